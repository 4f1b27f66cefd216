package no.avtaleverk.web.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.HearingAnswer.Position;
import no.avtaleverk.model.agreement.HearingAnswer.Remark;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.HostArrangement;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.agreement.RemarkAssessment.Treatment;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.ImportReport.ProposedClause;
import no.avtaleverk.model.document.ImportReport.Suggestion;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.examination.DutySentences;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Absence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.termination.ExpiryWarnings;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.examination.ExaminationFiles;
import no.avtaleverk.templates.holiday.NorwegianHolidays;
import no.avtaleverk.templates.law.WithholdingFiles;
import no.avtaleverk.templates.ros.RosFiles;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.access.GivingAccess;
import no.avtaleverk.workflow.activity.FollowingFigures;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.disagreement.SettlingDisagreements;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.evaluation.Evaluating;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.implementation.Implementing;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.mandate.Mandating;
import no.avtaleverk.workflow.mandate.RightToSign;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.publication.Publishing;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.AnsweringGuide;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import no.avtaleverk.workflow.signing.Approval;
import no.avtaleverk.workflow.signing.Signing;
import no.avtaleverk.workflow.termination.Terminating;
import no.avtaleverk.workflow.transition.Concluding;
import no.avtaleverk.workflow.transition.Workflow;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Issuing;
import no.avtaleverk.workflow.yearly.ReviewPacks;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import no.avtaleverk.workflow.yearly.YearlyRounds;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills an empty store by doing, through the same services as everybody, what a region would have done over ten years. Kommuner,
 * trust and the dates of the Vaksdal case are real (public case papers of 2017); people, later agreements and vedtak are invented.
 */
public final class SampleData {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId BERGEN = new PartyId("kommune-4601");
    private static final PartyId OSTEROY = new PartyId("kommune-4630");
    private static final PartyId SAMNANGER = new PartyId("kommune-4623");
    private static final PartyId ALVER = new PartyId("kommune-4631");
    private static final PartyId LINDAS = new PartyId("kommune-1263");
    private static final PartyId MELAND = new PartyId("kommune-1256");
    private static final PartyId RADOY = new PartyId("kommune-1260");
    private static final PartyId ASKOY = new PartyId("kommune-4627");
    private static final PartyId OYGARDEN = new PartyId("kommune-4626");
    private static final PartyId BJORNAFJORDEN = new PartyId("kommune-4624");
    private static final PartyId MODALEN = new PartyId("kommune-4629");
    private static final PartyId AUSTEVOLL = new PartyId("kommune-4625");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final PartyId HELSE_VEST = new PartyId("rhf-983658725");
    private static final String USERS = "Brukarutvalet i Helse Bergen";
    private static final RequirementId SUBMISSION = new RequirementId("HOL-6-4-INNSENDING");
    private static final RequirementId USERS_TOOK_PART = new RequirementId("HOL-6-1-ORG");
    private static final RequirementId USER_EXPERIENCE = new RequirementId("HOL-6-1-ERFARING");
    private static final RequirementId RIGHT_PARTY = new RequirementId("HOL-6-1-PART");

    private final History history;
    private final DocumentRenderer renderer;
    private final Discussing discussing;
    private final Actor juristOfVoss;
    /** Days before the story ends since when the parties sign in the product; before, they did on paper. */
    private static final int SEALED_SINCE = 60;

    private final Agreements agreements;
    private final PartyRegister register;
    private final StandardTexts standards;
    private final StoryClock clock = new StoryClock();
    private final Narrator narrator = new Narrator(clock);
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final Signing signing;
    private final Documenting documenting;
    private final Revising revising;
    private final Issuing issuing;
    private final Adapting adapting;
    private final Importing importing;
    private final Mandating mandating;
    private final DeviationStories deviations;
    private final EndingStories endings;
    private final PublicationStories publications;
    private final AccessStories requests;
    private final LocalDate today;
    private final DeliveryStories deliveries;
    private final RosStories risks;

    private final SampleReviews reviews;

    private final Actor jurist;
    private final Actor juristOfTrust;
    private final Actor coordinator;
    private final Actor coordinatorOfTrust;
    private final Actor secretary;
    private final Actor mayor;
    private final Actor mayorOfVoss;
    private final Actor director;
    private final Actor region;

    /**
     * @param today the day the story ends, in Norway
     * @param register to look the parties up
     */
    public SampleData(
            Agreements agreements,
            History history,
            Files files,
            Imports imports,
            TransactionOperations transactions,
            RequirementCatalogue catalogue,
            PartyRegister register,
            StandardTexts standards,
            DocumentRenderer renderer,
            DocumentReader reader,
            Importing.Analysis analysis,
            Discussions discussions,
            ReturnedDocuments returned,
            Sealing sealing,
            SignatureValidation validation,
            Approval approval,
            Mandates mandates,
            DeviationTerms terms,
            ProtocolRenderer protocols,
            ReceivedMinutes minutes,
            FollowUps followUps,
            IssuedDocuments documents,
            ReviewRenderer reviewRenderer,
            Questionnaire questions,
            LocalDate today) {
        this.agreements = agreements;
        this.renderer = renderer;
        this.history = history;
        this.register = register;
        this.standards = standards;
        this.today = today;
        var changes = new Changes(agreements, transactions, clock);
        var workflow = new Workflow(agreements);
        drafting = new Drafting(changes, catalogue, register);
        reviewing = new Reviewing(agreements, changes, workflow, renderer, files, register);
        documenting = new Documenting(agreements, changes, register, 6);
        signing = new Signing(
                agreements,
                changes,
                new Concluding(changes, workflow),
                files,
                sealing,
                validation,
                approval,
                new RightToSign(mandates),
                minutes);
        mandating = new Mandating(mandates, transactions, changes);
        revising = new Revising(changes, workflow);
        issuing = new Issuing(changes, workflow);
        adapting = new Adapting(agreements, changes, workflow, register);
        importing = new Importing(
                reader, analysis, imports, files, agreements, history, catalogue, register, transactions, changes);
        discussing = new Discussing(agreements, discussions, files, returned, transactions, changes);
        var following = new FollowingUp(agreements, followUps, transactions, changes);
        deliveries = new DeliveryStories(
                agreements, followUps, files, reader, register, transactions, changes, narrator, today);
        var words = new AgreedWords(agreements);
        endings = new EndingStories(
                agreements,
                register,
                new Terminating(following, followUps, agreements, register, changes, ExpiryWarnings.USUAL),
                changes,
                narrator,
                today);
        publications = new PublicationStories(
                agreements,
                new Publishing(
                        following,
                        followUps,
                        agreements,
                        WithholdingFiles.load(),
                        documenting,
                        revising,
                        new Attaching(reader, files),
                        changes),
                narrator,
                today);
        requests = new AccessStories(
                new GivingAccess(
                        followUps,
                        WithholdingFiles.load(),
                        new NorwegianHolidays(),
                        files,
                        new Attaching(reader, files),
                        transactions,
                        changes),
                narrator,
                today);
        deviations = new DeviationStories(
                agreements,
                new HandlingDeviations(following, followUps, words, files, reader, terms, transactions, changes),
                new SettlingDisagreements(
                        following, followUps, words, files, protocols, register, transactions, changes),
                new FollowingFigures(following, followUps, words, changes),
                narrator,
                today);
        var analysing = new AnalysingRisks(
                following,
                followUps,
                agreements,
                new KeepingRosLibraries(
                        RosFiles.library(), RosFiles.scale(), catalogue, followUps, transactions, changes),
                new RosChecklist(catalogue, DutySentences.of(ExaminationFiles.load())),
                RosFiles.guide(),
                changes);
        risks = new RosStories(
                agreements,
                analysing,
                new AnsweringGuide(analysing, words, changes),
                RosFiles.example(),
                narrator,
                today);
        juristOfVoss = person("siri.giske", "Siri Giske", VOSS, Role.JURIST);
        jurist = person("marit.tveit", "Marit Tveit", VAKSDAL, Role.JURIST);
        juristOfTrust = person("jonas.lid", "Jonas Lid", HELSE_BERGEN, Role.JURIST);
        coordinator = person("aud.dale", "Aud Dale", VAKSDAL, Role.COORDINATOR);
        coordinatorOfTrust = person("tone.hauge", "Tone Hauge", HELSE_BERGEN, Role.COORDINATOR);
        secretary = person("liv.bolstad", "Liv Bolstad", VAKSDAL, Role.COUNCIL_SECRETARY);
        mayor = person("hege.eide", "Hege Eide", VAKSDAL, Role.LEADER);
        mayorOfVoss = person("odd.skjerven", "Odd Skjerven", VOSS, Role.LEADER);
        director = person("rune.sandvik", "Rune Sandvik", HELSE_BERGEN, Role.LEADER);
        var evaluating = new Evaluating(following, followUps, changes, questions);
        var packs = new ReviewPacks(
                agreements,
                followUps,
                discussions,
                catalogue,
                register,
                new CoverageOverview(agreements, catalogue, register),
                List.of(new Implementing(following, followUps, changes), new YearlyRounds(followUps), evaluating));
        reviews = new SampleReviews(
                agreements,
                new YearlyReviewing(
                        following,
                        packs,
                        revising,
                        agreements,
                        changes,
                        files,
                        reviewRenderer,
                        catalogue,
                        register,
                        questions,
                        new HandingOut(documents, changes),
                        8),
                evaluating,
                revising,
                narrator,
                coordinator,
                coordinatorOfTrust,
                person("gro.hole", "Gro Hole", OSTEROY, Role.COORDINATOR));
        region = new Actor("ingrid.moe", "Ingrid Moe", HELSE_VEST, Set.of(Role.RHF), register.trustsUnder(HELSE_VEST));
    }

    private static Actor person(String id, String name, PartyId organisation, Role role) {
        return new Actor(id, name, organisation, Set.of(role), Set.of());
    }

    /**
     * Tell the story, unless the store holds something already.
     *
     * @return whether it was told
     */
    public boolean fill() {
        if (history.head().isPresent()) {
            return false;
        }
        int year = today.getYear();
        narrator.add(this::thoseWhoSign);
        narrator.add(this::firstAgreementOf2012);
        narrator.add(this::temporaryAgreementOf2016);
        narrator.add(() -> emergencyBedsOfVaksdal(year));
        narrator.add(() -> frameworkAgreement(year));
        narrator.add(() -> emergencyBedsOfOsteroy(year));
        narrator.add(() -> emergencyBedsOfBergen(year));
        narrator.add(() -> contactList(year));
        narrator.add(this::guidanceAwaitingTheMayor);
        narrator.add(this::emergencyBedsOfVossInReview);
        narrator.add(this::patientTransportOneCouncilWantsChanged);
        narrator.add(this::withdrawnLocalAgreement);
        narrator.add(this::emergencyBedsOfSamnangerInDraft);
        narrator.add(this::courseOfPatientsAtVossUnderDiscussion);
        narrator.add(this::standardOfTheTrust);
        narrator.add(this::preventionOnItsWay);
        deliveries.tell();
        deviations.tell();
        endings.tell();
        risks.tell();
        publications.tell();
        requests.tell();
        narrator.tell();
        return true;
    }

    // ---- who signs --------------------------------------------------------------------------------------------------

    /** Mayors of three periods, the trust's directors by board case, deputies, one whose mandate has run out, and one who is away. */
    private void thoseWhoSign() {
        narrator.on(LocalDate.of(2017, 1, 5));
        var administration = person("eli.straume", "Eli Straume", VAKSDAL, Role.LEADER);
        made(mandating.grant(
                new Mandate(
                        MandateId.random(),
                        VAKSDAL,
                        administration.userId(),
                        administration.name(),
                        "kommunedirektør",
                        Mandate.Basis.DELEGATION,
                        "delegeringsreglementet, sak 12/2016",
                        Period.from(LocalDate.of(2016, 3, 1)),
                        Set.of(AgreementKind.CONTACT_LIST, AgreementKind.GUIDELINE),
                        null,
                        false),
                administrator(VAKSDAL)));
        for (int council = 2015; council <= today.getYear(); council += 4) {
            LocalDate constituted = LocalDate.of(council, 10, 20);
            if (constituted.getYear() > 2016) {
                narrator.on(earliest(constituted));
            }
            for (Actor leader : List.of(mayorOfVoss, leaderOf(BERGEN), leaderOf(OSTEROY), leaderOf(SAMNANGER))) {
                grant(leader, leader.name().equals("Nils Berg") ? "ordfører" : "ordførar", council, null);
            }
            MandateId mayors = grant(mayor, "ordførar", council, null);
            grant(person("arne.fossen", "Arne Fossen", VAKSDAL, Role.LEADER), "varaordførar", council, mayors);
            MandateId directors = grant(director, "administrerande direktør", council, null);
            var standIn = person("berit.lunde", "Berit Lunde", HELSE_BERGEN, Role.LEADER);
            grant(standIn, "viseadministrerande direktør", council, directors);
        }
        narrator.on(today.minusDays(3));
        made(mandating.away(
                VOSS,
                new Absence(mayorOfVoss.userId(), new Period(today.minusDays(2), today.plusDays(5)), "tenestereise"),
                mayorOfVoss));
    }

    /** For the period of a council, which begins and ends in October; of the trust by a case of its board. */
    private MandateId grant(Actor leader, String capacity, int council, @Nullable MandateId deputyOf) {
        PartyId party = Objects.requireNonNull(leader.organisation());
        boolean trust = party.equals(HELSE_BERGEN);
        var id = MandateId.random();
        made(mandating.grant(
                new Mandate(
                        id,
                        party,
                        leader.userId(),
                        leader.name(),
                        capacity,
                        trust ? Mandate.Basis.BOARD : Mandate.Basis.LAW,
                        (trust ? "styresak 71/" : "sak 68/") + council,
                        new Period(LocalDate.of(council, 10, 17), LocalDate.of(council + 4, 10, 17)),
                        Set.of(),
                        deputyOf,
                        false),
                administrator(party)));
        return id;
    }

    private static Actor administrator(PartyId party) {
        return person("kari.vik", "Kari Vik", party, Role.ADMINISTRATOR);
    }

    private static void made(Authority.Ruling ruling) {
        if (ruling instanceof Authority.Ruling.Refused refused) {
            throw new IllegalStateException("The sample story does not hold: " + refused.reasons());
        }
    }

    // ---- the agreements ---------------------------------------------------------------------------------------------

    /**
     * Found in the archive of the trust: the first of the agreements the Act demanded, for three kommuner in common, in force from the date
     * set for it. It ended with the kommuner, which became one in 2020.
     */
    private void firstAgreementOf2012() {
        narrator.on(LocalDate.of(2017, 1, 6));
        var from = LocalDate.of(2012, 1, 31);
        var facts = new Facts(
                List.of(
                        adoptedIn2011(LINDAS, LocalDate.of(2011, 12, 15), "102/11"),
                        adoptedIn2011(MELAND, LocalDate.of(2011, 12, 14), "87/11"),
                        adoptedIn2011(RADOY, LocalDate.of(2011, 12, 8), "71/11")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        AgreementId id = onFile(
                "fyrste-delavtale-2012.txt",
                juristOfTrust,
                "Fyrste delavtale: ansvar, innlegging, utskrivingsklare pasientar og akuttmedisinsk kjede",
                parties(from, LINDAS, MELAND, RADOY),
                new Terms(from, LocalDate.of(2020, 1, 1), EntryIntoForce.AS_REGISTERED),
                facts,
                clause -> Optional.ofNullable(Map.of(
                                        "Ansvar og oppgåver", "HOL-6-2-01",
                                        "Innlegging", "HOL-6-2-03",
                                        "Utskrivingsklare pasientar", "HOL-6-2-05",
                                        "Akuttmedisinsk kjede og beredskap", "HOL-6-2-11",
                                        "Usemje", "VEIL-TVIST")
                                .get(clause.heading()))
                        .map(RequirementId::new)
                        .map(Set::of)
                        .orElse(Set.of()));
        narrator.on(LocalDate.of(2020, 1, 2));
        done(revising.end(id, "Kommunane er slegne saman", coordinatorOfTrust));
    }

    private static Resolution adoptedIn2011(PartyId party, LocalDate on, String caseNumber) {
        return new Resolution(
                party, Organ.KOMMUNESTYRE, on, caseNumber, Resolution.Outcome.ADOPTED, 1, Sha256.ZERO, "");
    }

    /**
     * Register what was found in an archive.
     *
     * @param answers the requirements the jurist says that a clause answers
     */
    private AgreementId onFile(
            String fileName,
            Actor by,
            String title,
            List<AgreementParty> parties,
            Terms terms,
            Facts facts,
            Function<ProposedClause, Set<RequirementId>> answers) {
        ImportReport report =
                switch (importing.receive(fileName, resource("/sample/" + fileName), by)) {
                    case Importing.Received.Reported reported -> reported.report();
                    case Importing.Received.Unreadable unreadable ->
                        throw new IllegalStateException("The sample file is not read: " + unreadable.fault());
                    case Importing.Received.NotAllowed notAllowed ->
                        throw new IllegalStateException("The sample jurist may not import");
                };
        var confirmed = new Importing.ConfirmedDocument(
                0,
                title,
                AgreementKind.SUB_AGREEMENT,
                Language.NYNORSK,
                parties,
                terms,
                true,
                true,
                true,
                facts,
                report.documents().getFirst().clauses().stream()
                        .map(clause -> new Importing.ConfirmedClause(
                                clause.id(),
                                clause.level(),
                                clause.number(),
                                clause.heading(),
                                clause.body(),
                                answers.apply(clause)))
                        .toList(),
                "Registrert frå arkivet");
        if (importing.confirm(report.id(), List.of(confirmed), by)
                instanceof Importing.Confirmed.Registered registered) {
            return registered.agreements().getFirst();
        }
        throw new IllegalStateException("The sample file is not registered: " + fileName);
    }

    /** Found on file: in force from 14 March 2016, backed by the formannskap only, prolonged once, and over. */
    private void temporaryAgreementOf2016() {
        narrator.on(LocalDate.of(2017, 1, 9));
        var backed = new Resolution(
                VAKSDAL,
                Organ.FORMANNSKAP,
                LocalDate.of(2016, 3, 14),
                "",
                Resolution.Outcome.SUPPORTED,
                1,
                Sha256.ZERO,
                "Formannskapet gir si tilslutning til avtalen.");
        var prolonged = new Prolongation(
                LocalDate.of(2017, 3, 1),
                LocalDate.of(2016, 12, 19),
                "Notat 17/43 til levekårsutvalet 23.01.2017: forlengd ut februar 2017");
        var facts =
                new Facts(List.of(backed), List.of(), List.of(), List.of(prolonged), List.of(), List.of(), List.of());
        AgreementId id = onFile(
                "mellombels-avtale-voss-sjukehus.txt",
                jurist,
                "Mellombels avtale om øyeblikkeleg hjelp døgnopphald ved Voss sjukehus",
                parties(LocalDate.of(2016, 3, 14), VAKSDAL),
                new Terms(LocalDate.of(2016, 3, 14), LocalDate.of(2017, 1, 1), EntryIntoForce.AS_REGISTERED),
                facts,
                clause -> clause.suggestions().stream()
                        .map(Suggestion::requirement)
                        .limit(3)
                        .collect(java.util.stream.Collectors.toSet()));
        narrator.on(LocalDate.of(2017, 3, 1));
        done(revising.end(id, "Perioden er over; avløyst av delavtale 4", coordinator));
    }

    /** One text for four kommuner; the second version is not yet signed by Samnanger, and the yearly review is open. */
    private void frameworkAgreement(int year) {
        LocalDate started = LocalDate.of(year - 4, 3, 7);
        narrator.on(started);
        AgreementId id = start(
                "overordnet-samarbeidsavtale",
                Language.NYNORSK,
                juristOfTrust,
                LocalDate.of(year - 4, 8, 1),
                Map.of(
                        "helsefellesskap",
                        "helsefellesskapet i området til Helse Bergen",
                        "gjelder-fra",
                        (year - 4) + "-08-01",
                        "evalueres-innen",
                        year + "-08-01"),
                VAKSDAL,
                VOSS,
                OSTEROY,
                SAMNANGER);
        done(drafting.confirmAnswers(id, null, juristOfTrust));
        narrator.on(started.plusMonths(1));
        done(reviewing.submit(id, "Første versjon etter lovendringa 1. august 2022", juristOfTrust));
        adopt(id, HELSE_BERGEN, started.plusMonths(2), "33/" + yearOf(started));
        adopt(id, VAKSDAL, started.plusMonths(3), "41/" + yearOf(started));
        adopt(id, VOSS, started.plusMonths(3).plusDays(9), "58/" + yearOf(started));
        adopt(id, OSTEROY, started.plusMonths(3).plusDays(15), "47/" + yearOf(started));
        adopt(id, SAMNANGER, started.plusMonths(4), "29/" + yearOf(started));
        narrator.on(started.plusMonths(4).plusDays(20));
        evidence(id, SUBMISSION, "Lenkje til avtalen meld til Helsedirektoratet", region);
        evidence(id, USERS_TOOK_PART, "Brukarutvalet i Helse Bergen, møte 4 og 6", coordinator);
        evidence(id, USER_EXPERIENCE, "Brukarundersøking om samanhengande tenester", coordinator);
        evidence(id, RIGHT_PARTY, "Avgjerd i Helse Vest RHF om at Helse Bergen HF er part", coordinator);
        reviews.first(id, LocalDate.of(year - 3, 9, 12));
        reviews.second(id, LocalDate.of(year - 2, 9, 10));
        LocalDate second = LocalDate.of(year - 1, 2, 3);
        narrator.on(second);
        done(reviewing.redraft(id, "Oppfølging av årleg gjennomgang", juristOfTrust));
        append(
                id,
                "os-involvering",
                "Kommunane og helseføretaket skal leggje fram utkast til eigne planar som gjeld den andre parten, for SSU seinast tolv veker før planen skal vedtakast.",
                juristOfTrust);
        done(drafting.confirmAnswers(id, null, juristOfTrust));
        narrator.on(second.plusDays(20));
        done(reviewing.submit(id, "Frist for å leggje fram planutkast er teken inn", juristOfTrust));
        adopt(id, HELSE_BERGEN, second.plusMonths(2), "18/" + (year - 1));
        adopt(id, VAKSDAL, second.plusMonths(2).plusDays(12), "22/" + (year - 1));
        adopt(id, VOSS, second.plusMonths(3), "30/" + (year - 1));
        adopt(id, OSTEROY, second.plusMonths(3).plusDays(5), "27/" + (year - 1));
        reviews.third(id, LocalDate.of(year - 1, 9, 15));
        reviews.fourth(id, earliest(LocalDate.of(year, 9, 1)));
    }

    /** Three versions over the years, and a review that is overdue. */
    private void emergencyBedsOfVaksdal(int year) {
        LocalDate first = LocalDate.of(2017, 1, 16);
        narrator.on(first);
        AgreementId id = start(
                "delavtale-4",
                Language.NYNORSK,
                jurist,
                LocalDate.of(2017, 3, 1),
                beds("1", "Vaksdal sjukeheim, Dale", "2017-03-01"),
                VAKSDAL);
        done(drafting.confirmAnswers(id, null, jurist));
        done(reviewing.submit(id, "Avløyser den mellombelse avtalen om seng ved Voss sjukehus", jurist));
        adopt(id, VAKSDAL, LocalDate.of(2017, 2, 13), "8/2017");
        adopt(id, HELSE_BERGEN, LocalDate.of(2017, 2, 20), "11/2017");
        narrator.on(LocalDate.of(2017, 3, 13));
        evidence(id, SUBMISSION, "Avtalen sendt til Helsedirektoratet", region);
        LocalDate second = LocalDate.of(year - 6, 2, 10);
        narrator.on(second);
        done(reviewing.redraft(id, "Psykisk helse og rus blir tydelegare", jurist));
        append(
                id,
                "d4-paskat",
                "Pasientar med psykiske helseproblem eller rusmiddelproblem skal vurderast på lik linje med andre pasientar.",
                jurist);
        done(drafting.confirmAnswers(id, null, jurist));
        done(reviewing.submit(id, "Psykisk helse og rus", jurist));
        adopt(id, HELSE_BERGEN, second.plusMonths(1), "9/" + (year - 6));
        adopt(id, VAKSDAL, second.plusMonths(2), "15/" + (year - 6));
        review(id, LocalDate.of(year - 5, 3, 4), Review.Outcome.NO_CHANGE, "Gjennomgått i møte mellom partane.");
        LocalDate third = LocalDate.of(year - 3, 1, 23);
        narrator.on(third);
        done(reviewing.redraft(id, "Rutine ved stenging av plassar", jurist));
        append(
                id,
                "d4-dimensjon",
                "Varar stenginga lenger enn ei veke, skal partane møtast og avtale korleis pasientane skal få hjelp.",
                jurist);
        done(drafting.confirmAnswers(id, null, jurist));
        done(reviewing.submit(id, "Møte når plassar er stengde lenger enn ei veke", jurist));
        adopt(id, VAKSDAL, third.plusMonths(1), "6/" + (year - 3));
        adopt(id, HELSE_BERGEN, third.plusMonths(1).plusDays(10), "14/" + (year - 3));
        narrator.on(third.plusMonths(2));
        evidence(id, SUBMISSION, "Lenkje til ny versjon meld til Helsedirektoratet", region);
        review(id, LocalDate.of(year - 2, 5, 6), Review.Outcome.NO_CHANGE, "Gjennomgått. Ingen endring.");
    }

    /** In order: signed, reported, reviewed this year. */
    private void emergencyBedsOfOsteroy(int year) {
        LocalDate started = LocalDate.of(year - 2, 2, 5);
        narrator.on(started);
        AgreementId id = start(
                "delavtale-4",
                Language.NYNORSK,
                juristOfTrust,
                LocalDate.of(year - 2, 6, 1),
                beds("2", "Osterøytunet, Lonevåg", (year - 2) + "-06-01"),
                OSTEROY);
        done(drafting.confirmAnswers(id, null, juristOfTrust));
        done(reviewing.submit(id, "Ny delavtale", juristOfTrust));
        adopt(id, OSTEROY, started.plusMonths(2), "21/" + (year - 2));
        adopt(id, HELSE_BERGEN, started.plusMonths(3), "37/" + (year - 2));
        narrator.on(started.plusMonths(3).plusDays(12));
        evidence(id, SUBMISSION, "Lenkje til avtalen meld til Helsedirektoratet", region);
        var their = person("gro.hole", "Gro Hole", OSTEROY, Role.COORDINATOR);
        for (int reviewed = year - 1; reviewed <= year; reviewed++) {
            LocalDate held = earliest(LocalDate.of(reviewed, 4, 22));
            narrator.on(held);
            done(revising.openReview(id, their));
            done(revising.closeReview(
                    id, held, Review.Outcome.NO_CHANGE, "Gjennomgått i samarbeidsmøte. Ingen endring.", their));
        }
    }

    /** In bokmål: a signed version in force, and the next one being written. */
    private void emergencyBedsOfBergen(int year) {
        LocalDate started = LocalDate.of(year - 2, 9, 2);
        narrator.on(started);
        AgreementId id = start(
                "delavtale-4",
                Language.BOKMAL,
                juristOfTrust,
                LocalDate.of(year - 1, 1, 1),
                beds("24", "Bergen helsehus, Storetveit", (year - 1) + "-01-01"),
                BERGEN);
        done(drafting.confirmAnswers(id, null, juristOfTrust));
        done(reviewing.submit(id, "Ny delavtale", juristOfTrust));
        adopt(id, HELSE_BERGEN, started.plusMonths(1), "61/" + (year - 2));
        adopt(id, BERGEN, started.plusMonths(2), "310/" + (year - 2));
        narrator.on(earliest(LocalDate.of(year, 10, 6)));
        done(reviewing.redraft(id, "Flere plasser fra neste år", juristOfTrust));
        append(
                id,
                "d4-dimensjon",
                "Partene skal innen 1. juni hvert år vurdere om antallet plasser er riktig, ut fra liggedøgn og avviste innleggelser.",
                juristOfTrust);
    }

    /** A list the administrations keep: a function changes without a new vedtak in the kommunestyre. */
    private void contactList(int year) {
        var administration = person("eli.straume", "Eli Straume", VAKSDAL, Role.LEADER);
        narrator.on(LocalDate.of(year - 2, 5, 20));
        Head head = head(
                "Kontaktliste for samarbeidet mellom Vaksdal kommune og Helse Bergen HF",
                Language.NYNORSK,
                LocalDate.of(year - 2, 6, 1),
                VAKSDAL);
        AgreementId id = made(drafting.start(
                AgreementKind.CONTACT_LIST,
                Origin.WRITTEN,
                head,
                written(
                        List.of("Kommunen", "Helseføretaket"),
                        List.of(
                                "| Funksjon | Eining | Intern linje |\n| Leiar for heimetenesta | Helse og omsorg | 4101 |\n| Vakthavande sjukepleiar | Vaksdal sjukeheim | 4120 |",
                                "| Funksjon | Eining | Intern linje |\n| Samhandlingssjef | Stab | 7200 |\n| Vakthavande lege | Akuttmottaket | 7311 |")),
                List.of(),
                jurist));
        done(reviewing.submit(id, "Første liste", jurist));
        adoptAs(id, administration, Organ.KOMMUNEDIREKTOR, LocalDate.of(year - 2, 5, 27), "", "kommunedirektør");
        adoptAs(id, director, Organ.MANAGING_DIRECTOR, LocalDate.of(year - 2, 5, 28), "", "administrerande direktør");
        narrator.on(LocalDate.of(year - 1, 11, 3));
        done(reviewing.redraft(id, "Ny linje til sjukeheimen", jurist));
        Agreement draft = agreements.find(id).orElseThrow();
        Clause first = draft.clauses().list().getFirst();
        done(drafting.editClause(
                id,
                first.id(),
                first.sha256(),
                ClauseText.parse(first.text().heading(), first.text().body().replace("4120", "4125")),
                jurist));
        done(reviewing.submit(id, "Ny linje til vakthavande sjukepleiar", jurist));
        adoptAs(id, administration, Organ.KOMMUNEDIREKTOR, LocalDate.of(year - 1, 11, 5), "", "kommunedirektør");
        adoptAs(id, director, Organ.MANAGING_DIRECTOR, LocalDate.of(year - 1, 11, 6), "", "administrerande direktør");
    }

    /** Adopted by both, signed by the trust: the ordførar has it on the desk. */
    private void guidanceAwaitingTheMayor() {
        narrator.on(today.minusDays(60));
        Head head = new Head(
                "Lokal avtale om rettleiing og hospitering",
                Language.NYNORSK,
                parties(today, VAKSDAL),
                new Terms(today.plusDays(20), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(new RequirementId("HOL-6-2-06")),
                false);
        AgreementId id = made(drafting.start(
                AgreementKind.LOCAL_AGREEMENT,
                Origin.WRITTEN,
                head,
                written(
                        List.of("Føremål", "Rettleiing", "Hospitering", "Faglege nettverk", "Varigheit"),
                        List.of(
                                "Avtalen skal sikre gjensidig kunnskapsoverføring mellom tilsette i Vaksdal kommune og Helse Bergen HF.",
                                "Helseføretaket tilbyr rettleiing på telefon eller video alle kvardagar. Kommunen melder behovet seinast to dagar før.",
                                "Kvar part tek imot inntil seks tilsette frå den andre parten til hospitering kvart år. Arbeidsgivar betaler løn.",
                                "Partane held eit fagleg nettverk for sår, ernæring og palliasjon. Helseføretaket kallar inn til minst to møte i året.",
                                "Avtalen gjeld til han blir sagd opp. Oppseiingsfristen er eitt år.")),
                List.of(),
                jurist));
        Agreement draft = agreements.find(id).orElseThrow();
        draft.clauses()
                .list()
                .subList(0, 4)
                .forEach(clause -> done(drafting.recordAnswer(
                        id, clause.id(), clause.sha256(), new RequirementId("HOL-6-2-06"), jurist)));
        Clause last = draft.clauses().list().getLast();
        done(drafting.recordAnswer(id, last.id(), last.sha256(), new RequirementId("HOL-6-5-OPPSIGELSE"), jurist));
        done(reviewing.submit(id, "Til vedtak", jurist));
        adopt(id, HELSE_BERGEN, today.minusDays(30), "44/" + yearOf(today.minusDays(30)));
        narrator.on(today.minusDays(12));
        done(signing.recordResolution(
                id,
                vedtak(id, VAKSDAL, Organ.KOMMUNESTYRE, today.minusDays(13), "52/" + yearOf(today.minusDays(13))),
                secretary));
    }

    /** Signed by Voss; the trust's board has not met. */
    private void emergencyBedsOfVossInReview() {
        narrator.on(today.minusDays(45));
        AgreementId id = start(
                "delavtale-4",
                Language.NYNORSK,
                juristOfTrust,
                today.plusMonths(2).withDayOfMonth(1),
                beds(
                        "3",
                        "Voss sjukeheim, Vangen",
                        today.plusMonths(2).withDayOfMonth(1).toString()),
                VOSS);
        done(drafting.confirmAnswers(id, null, juristOfTrust));
        done(reviewing.submit(id, "Ny delavtale etter at tilbodet er flytta", juristOfTrust));
        adopt(id, VOSS, today.minusDays(10), "77/" + yearOf(today.minusDays(10)));
    }

    /** Enters into force when three of four kommuner are in; the council of Voss adopted it with a change. */
    private void patientTransportOneCouncilWantsChanged() {
        narrator.on(today.minusDays(50));
        Head like = head(
                "Lokal avtale om følgje ved pasienttransport",
                Language.NYNORSK,
                today.plusMonths(3).withDayOfMonth(1),
                VOSS,
                BERGEN,
                OSTEROY,
                SAMNANGER);
        var head = new Head(
                like.title(),
                like.language(),
                like.parties(),
                new Terms(like.terms().from(), null, EntryIntoForce.AT_LEAST, 3),
                like.parameters(),
                like.claims(),
                like.jointMeasure());
        AgreementId id = made(drafting.start(
                AgreementKind.LOCAL_AGREEMENT,
                Origin.WRITTEN,
                head,
                written(
                        List.of("Føremål", "Følgje", "Varigheit"),
                        List.of(
                                "Avtalen skal sikre at pasientar som treng det, har følgje på reisa til og frå sjukehuset.",
                                "Kommunen stiller med følgje når pasienten bur heime og har helse- og omsorgstenester. Helseføretaket skal melde behovet seinast klokka 12 dagen før. Kommunen skal stille med følgje også i helgar.",
                                "Avtalen gjeld til han blir sagd opp. Oppseiingsfristen er eitt år.")),
                List.of(),
                juristOfTrust));
        done(reviewing.submit(id, "Til vedtak i styret og kommunestyra", juristOfTrust));
        narrator.on(today.minusDays(34));
        done(signing.recordResolution(
                id,
                vedtak(id, HELSE_BERGEN, Organ.TRUST_BOARD, today.minusDays(35), "51/" + yearOf(today.minusDays(35))),
                director));
        AgreementVersion version = agreements.find(id).orElseThrow().versions().getLast();
        narrator.on(today.minusDays(20));
        done(signing.recordResolution(
                id,
                new Resolution(
                        VOSS,
                        Organ.ELDERS_COUNCIL,
                        today.minusDays(21),
                        "9/" + yearOf(today.minusDays(21)),
                        Resolution.Outcome.SUPPORTED,
                        version.number(),
                        version.text(),
                        "Eldrerådet rår til at avtalen blir vedteken. Rådet er uroa for bemanninga i helgane."),
                mayorOfVoss));
        Clause escort = agreements.find(id).orElseThrow().clauses().list().get(1);
        narrator.on(today.minusDays(8));
        done(signing.recordResolution(
                id,
                new Resolution(
                                VOSS,
                                Organ.KOMMUNESTYRE,
                                today.minusDays(9),
                                "83/" + yearOf(today.minusDays(9)),
                                Resolution.Outcome.ADOPTED_WITH_CHANGE,
                                version.number(),
                                version.text(),
                                "Kommunestyret vedtek avtalen slik han ligg føre, med den endring at siste setning i punkt 2 fell bort.",
                                "Siste setning i punkt 2 («Kommunen skal stille med følgje også i helgar.») fell bort.",
                                "")
                        .concerning(List.of(escort.id())),
                mayorOfVoss));
        narrator.on(today.minusDays(5));
        done(signing.recordResolution(
                id,
                vedtak(id, OSTEROY, Organ.KOMMUNESTYRE, today.minusDays(6), "70/" + yearOf(today.minusDays(6))),
                leaderOf(OSTEROY)));
    }

    private void withdrawnLocalAgreement() {
        narrator.on(today.minusDays(25));
        Head head = head("Lokal avtale om felles opplæringsdagar", Language.NYNORSK, today.plusMonths(3), VAKSDAL);
        AgreementId id = made(drafting.start(
                AgreementKind.LOCAL_AGREEMENT,
                Origin.WRITTEN,
                head,
                written(
                        List.of("Føremål", "Opplæringsdagar"),
                        List.of(
                                "Partane skal halde felles opplæringsdagar.",
                                "Helseføretaket kallar inn til to opplæringsdagar i året.")),
                List.of(),
                jurist));
        narrator.on(today.minusDays(18));
        done(reviewing.withdraw(id, "Teke inn i avtalen om rettleiing og hospitering", jurist));
    }

    private void emergencyBedsOfSamnangerInDraft() {
        narrator.on(today.minusDays(6));
        start(
                "delavtale-4",
                Language.NYNORSK,
                juristOfTrust,
                today.plusMonths(4).withDayOfMonth(1),
                Map.of("ohd-plasser", "1"),
                SAMNANGER);
    }

    /** A draft both parties have commented on; a doctor at the hospital has answered in Word, and Voss talks among its own. */
    private void courseOfPatientsAtVossUnderDiscussion() {
        narrator.on(today.minusDays(21));
        Head head =
                head("Lokal avtale om pasientforløp ved Voss sjukehus", Language.NYNORSK, today.plusMonths(2), VOSS);
        AgreementId id = made(drafting.start(
                AgreementKind.LOCAL_AGREEMENT,
                Origin.WRITTEN,
                head,
                written(
                        List.of("Føremål", "Melding om innlagd pasient", "Utskriving", "Plassar og økonomi", "Møte"),
                        List.of(
                                "Avtalen skal gi pasientane i Voss eit trygt og heilskapleg forløp mellom heim og sjukehus.",
                                "Sjukehuset melder frå til kommunen innan 24 timar etter innlegging.\n\nMeldinga skal ha:\n\n- forventa utskrivingsdato\n- behov for kommunale tenester",
                                "Sjukehuset melder pasienten utskrivingsklar før klokka 15. Kommunen svarer innan to timar.",
                                "Kommunen held to plassar for pasientar som ventar på tilbod heime. Kvar part dekkjer sine eigne kostnader.",
                                "Partane møtest ein gong i året og går gjennom avtalen.")),
                List.of(),
                juristOfTrust));
        List<ClauseId> clauses = agreements.find(id).orElseThrow().clauses().list().stream()
                .map(Clause::id)
                .toList();
        byte[] sent = document(id);
        narrator.on(today.minusDays(15));
        TopicId hours = said(discussing.comment(
                id,
                Layer.SHARED,
                Discussing.Mark.on(clauses.get(1), "innan 24 timar"),
                "Held vi dette i helgene? Kan fristen vere kortare når meldinga går elektronisk?",
                juristOfVoss));
        said(discussing.comment(
                id,
                Layer.INNER,
                Discussing.Mark.on(clauses.get(3), "to plassar"),
                "Budsjettet toler tre plassar, men be om at føretaket tek ein del av kostnaden.",
                juristOfVoss));
        narrator.on(today.minusDays(14));
        said(discussing.answer(id, hours, "Ja, avdelinga meiner 12 timar er råd på kvardagar.", juristOfTrust));
        said(discussing.proposeInstead(
                id,
                Layer.SHARED,
                Discussing.Mark.on(clauses.get(3), "to plassar"),
                "tre plassar",
                "Belegget i fjor tilseier tre.",
                juristOfTrust));
        said(discussing.proposeClause(
                id,
                Layer.SHARED,
                clauses.get(4),
                1,
                ClauseText.parse(
                        "Usemje", "Usemje blir løyst på lågast mogleg nivå og elles etter den overordna avtalen."),
                "Manglar i utkastet.",
                juristOfVoss));
        narrator.on(today.minusDays(9));
        byte[] back = EditedInWord.replaced(
                sent,
                "før klokka 15",
                "før klokka 13",
                "Kari Ås",
                clock.instant().minusSeconds(3600));
        if (!(discussing.receive(
                        id, Layer.SHARED, 0, null, "pasientforlop-merknader-avdelinga.docx", back, juristOfTrust)
                instanceof Discussing.Received.Kept)) {
            throw new IllegalStateException("The sample Word file is not read");
        }
        narrator.on(today.minusDays(8));
        TopicId meetings = said(discussing.comment(
                id,
                Layer.SHARED,
                Discussing.Mark.on(clauses.get(4)),
                "Er eitt møte nok det fyrste året?",
                mayorOfVoss));
        said(discussing.answer(id, meetings, "Ja, den overordna avtalen har eigne møte.", juristOfVoss));
        said(discussing.resolve(id, meetings, juristOfVoss));
        narrator.on(today.minusDays(7));
        done(documenting.openHearing(
                id,
                null,
                today.plusDays(28),
                List.of(
                        kommune(VOSS),
                        kommune(BERGEN),
                        new Hearing.Receiver(USERS, Hearing.Kind.USERS, null),
                        new Hearing.Receiver("Eldrerådet i Voss", Hearing.Kind.COUNCIL, VOSS)),
                "Vi ber særleg om syn på fristane og talet på plassar. Bergen kommune er spurd fordi pasientane kan flytte dit.",
                coordinatorOfTrust));
    }

    private Hearing.Receiver kommune(PartyId party) {
        return new Hearing.Receiver(register.get(party).formalNameOn(today), Hearing.Kind.MUNICIPALITY, party);
    }

    /**
     * One text for six kommuner that has come all the way for one of them: mandate, høring with answers, recommendation, vedtak of
     * every sort, signatures, entry into force, submission, publication.
     */
    private void preventionOnItsWay() {
        narrator.on(today.minusDays(130));
        AgreementId id = made(drafting.start(
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(
                        "Delavtale 10: Samarbeid om førebygging",
                        Language.NYNORSK,
                        today.minusDays(30),
                        VAKSDAL,
                        VOSS,
                        OSTEROY,
                        SAMNANGER,
                        ALVER,
                        MODALEN),
                written(
                        List.of("Føremål", "Fallførebygging", "Frisklivssentral", "Deling av data", "Oppfølging"),
                        List.of(
                                "Partane skal saman førebyggje sjukdom og skade hos innbyggjarane.",
                                "Sjukehuset melder pasientar over 75 år som er behandla etter fall, til kommunen innan ei veke.",
                                "Kommunen har frisklivssentral åleine eller saman med andre kommunar.",
                                "Helseføretaket gir kommunane tal på innleggingar ein gong i året.",
                                "Fagleg samarbeidsutval går gjennom avtalen kvart år.")),
                List.of(),
                juristOfTrust));
        List<ClauseId> clauses = agreements.find(id).orElseThrow().clauses().list().stream()
                .map(Clause::id)
                .toList();
        step(id, Stage.MANDATE, null, "SSU sak 14/" + yearOf(today), coordinatorOfTrust);
        narrator.on(today.minusDays(112));
        step(id, Stage.QUALITY_CHECK, HELSE_BERGEN, "Gjennomgått av juridisk avdeling", juristOfTrust);
        narrator.on(today.minusDays(108));
        step(id, Stage.EMPLOYEE_CONSULTATION, HELSE_BERGEN, "Drøftingsreferat 26/311", coordinatorOfTrust);
        step(id, Stage.EMPLOYEE_CONSULTATION, VAKSDAL, "Drøftingsmøte 26/88", coordinator);
        narrator.on(today.minusDays(105));
        String union = "Fagforbundet Vestland";
        String elders = "Eldrerådet i Vaksdal";
        done(documenting.openHearing(
                id,
                null,
                null,
                List.of(
                        kommune(VAKSDAL),
                        kommune(VOSS),
                        kommune(OSTEROY),
                        kommune(SAMNANGER),
                        kommune(ALVER),
                        kommune(MODALEN),
                        new Hearing.Receiver(USERS, Hearing.Kind.USERS, null),
                        new Hearing.Receiver(elders, Hearing.Kind.COUNCIL, VAKSDAL),
                        new Hearing.Receiver(union, Hearing.Kind.UNION, null)),
                "Vi ber særleg om syn på fallførebygging og på kva tal kommunane treng.",
                coordinatorOfTrust));
        String vaksdal = kommune(VAKSDAL).name();
        String voss = kommune(VOSS).name();
        narrator.on(today.minusDays(80));
        answer(
                id,
                vaksdal,
                Position.SUPPORTS_WITH_REMARKS,
                coordinator,
                new Remark(clauses.get(1), "Ei veke er for lenge. Meldinga bør kome innan tre dagar."),
                new Remark(clauses.get(3), "Vi treng tala kvart halvår for å planleggje."));
        answer(
                id,
                voss,
                Position.SUPPORTS_WITH_REMARKS,
                juristOfVoss,
                new Remark(clauses.get(2), "Det bør stå at kommunar kan samarbeide med vertskommune."));
        narrator.on(today.minusDays(72));
        answer(id, kommune(OSTEROY).name(), Position.NO_REMARKS, leaderOf(OSTEROY));
        answer(id, kommune(SAMNANGER).name(), Position.SUPPORTS, leaderOf(SAMNANGER));
        answer(
                id,
                USERS,
                Position.SUPPORTS_WITH_REMARKS,
                coordinatorOfTrust,
                new Remark(null, "Brukarane må vere med når avtalen blir gått gjennom kvart år."));
        answer(
                id,
                union,
                Position.AGAINST,
                coordinatorOfTrust,
                new Remark(clauses.get(2), "Frisklivssentralen må ha fast tilsette, ikkje prosjektmidlar."));
        narrator.on(today.minusDays(60));
        answer(
                id,
                elders,
                Position.SUPPORTS_WITH_REMARKS,
                coordinator,
                new Remark(clauses.get(1), "Eldre som bur åleine, bør få besøk heime."));
        narrator.on(today.minusDays(56));
        append(
                id,
                clauses.get(1).value(),
                "For den som bur åleine, blir meldinga send innan tre dagar.",
                juristOfTrust);
        append(id, clauses.get(4).value(), "Brukarutvalet blir invitert til gjennomgangen.", juristOfTrust);
        assess(id, vaksdal, 0, Treatment.PARTLY_TAKEN_IN, "Tre dagar gjeld for dei som bur åleine.");
        assess(id, vaksdal, 1, Treatment.NOT_TAKEN_IN, "Tala er ferdige éin gong i året.");
        assess(id, voss, 0, Treatment.NOTED, "Følgjer alt av ordlyden; vertskommuneavtalen er knytt til.");
        assess(id, USERS, 0, Treatment.TAKEN_IN, "");
        assess(id, union, 0, Treatment.NOT_TAKEN_IN, "Kommunane rår sjølve over bemanninga.");
        assess(id, elders, 0, Treatment.NOTED, "Blir teke med i handlingsplanen.");
        done(documenting.closeHearing(id, 1, coordinatorOfTrust));
        done(documenting.linkHostArrangement(
                id,
                new HostArrangement(
                        "Frisklivssentral for Alver og Modalen",
                        ALVER,
                        List.of(MODALEN),
                        today.minusDays(400),
                        "Alver kommunestyre sak 61/" + (yearOf(today) - 1)),
                coordinatorOfTrust));
        narrator.on(today.minusDays(54));
        step(id, Stage.RECOMMENDATION, null, "SSU sak 31/" + yearOf(today), coordinatorOfTrust);
        done(reviewing.submit(id, "Etter høyring og tilråding frå SSU", juristOfTrust));
        adopt(id, HELSE_BERGEN, today.minusDays(49), "71/" + yearOf(today));
        adopt(id, VAKSDAL, today.minusDays(40), "64/" + yearOf(today));
        narrator.on(today.minusDays(24));
        evidence(id, SUBMISSION, "Lenkje meld til Helsedirektoratet", region);
        step(
                id,
                Stage.PUBLICATION,
                HELSE_BERGEN,
                "https://avtalar.example.no/helse-bergen/delavtale-10",
                coordinatorOfTrust);
        decided(id, VOSS, today.minusDays(20), "77/" + yearOf(today), Resolution.Outcome.ADOPTED, "");
        decided(id, OSTEROY, today.minusDays(18), "59/" + yearOf(today), Resolution.Outcome.POSTPONED, "");
        decided(
                id,
                SAMNANGER,
                today.minusDays(15),
                "44/" + yearOf(today),
                Resolution.Outcome.ADOPTED_WITH_CHANGE,
                "Punkt 2: meldinga skal kome innan tre dagar for alle.");
    }

    private void step(AgreementId id, Stage stage, @Nullable PartyId party, String reference, Actor by) {
        LocalDate date = LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
        done(documenting.recordMilestone(id, stage, date, party, reference, "", by));
    }

    private void answer(AgreementId id, String receiver, Position position, Actor by, Remark... remarks) {
        LocalDate date = LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
        done(documenting.answerHearing(id, new HearingAnswer(1, receiver, date, position, List.of(remarks), null), by));
    }

    private void assess(AgreementId id, String receiver, int remark, Treatment treatment, String reason) {
        done(documenting.assessRemark(id, 1, receiver, remark, treatment, reason, coordinatorOfTrust));
    }

    /** A vedtak of a kommunestyre that no signature follows yet. */
    private void decided(
            AgreementId id,
            PartyId party,
            LocalDate date,
            String caseNumber,
            Resolution.Outcome outcome,
            String change) {
        narrator.on(date.plusDays(1));
        Resolution whole = vedtak(id, party, Organ.KOMMUNESTYRE, date, caseNumber);
        done(signing.recordResolution(
                id,
                new Resolution(
                        party, whole.organ(), date, caseNumber, outcome, whole.version(), whole.text(), "", change, ""),
                leaderOf(party)));
    }

    private byte[] document(AgreementId id) {
        Agreement agreement = agreements.find(id).orElseThrow();
        return renderer.render(
                DocumentContent.of(
                        agreement,
                        agreement.head(),
                        0,
                        agreement.clauses(),
                        reviewing.lines(agreement.head()),
                        clock.instant()),
                DocumentFormat.DOCX);
    }

    private static TopicId said(Contribution contribution) {
        return switch (contribution) {
            case Contribution.Made made -> made.discussion().topics().getLast().id();
            case Contribution.Refused refused ->
                throw new IllegalStateException("The sample story does not hold: " + refused.reasons());
        };
    }

    /**
     * The trust's standard text in two issued versions, and six agreements built on it: some adapted with a reason, one without, one
     * with the parties, and one where both the standard and the kommune changed the same words.
     */
    private void standardOfTheTrust() {
        narrator.on(today.minusDays(120));
        StandardText text = standards.find("delavtale-4").orElseThrow();
        StandardText.Draft draft = text.start(
                Language.NYNORSK,
                beds(
                        "2",
                        "Kommunal eining",
                        today.plusMonths(6).withDayOfMonth(1).toString()));
        List<AgreementParty> owner = parties(today);
        var parameters = new HashMap<>(draft.parameters());
        parameters.putAll(Parameters.fromParties(owner, register));
        AgreementId standard = made(drafting.start(
                AgreementKind.STANDARD_TEXT,
                draft.origin(),
                new Head(
                        draft.title(),
                        Language.NYNORSK,
                        owner,
                        new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                        parameters,
                        draft.claims(),
                        draft.jointMeasure()),
                draft.clauses(),
                draft.answers(),
                juristOfTrust));
        done(drafting.confirmAnswers(standard, null, juristOfTrust));
        done(issuing.issue(standard, "Første utgåve, drøfta i samarbeidsutvalet", juristOfTrust));

        narrator.on(today.minusDays(100));
        AgreementId alver = builtOn(standard, ALVER);
        AgreementId askoy = builtOn(standard, ASKOY);
        AgreementId oygarden = builtOn(standard, OYGARDEN);
        AgreementId bjornafjorden = builtOn(standard, BJORNAFJORDEN);
        AgreementId modalen = builtOn(standard, MODALEN);
        AgreementId austevoll = builtOn(standard, AUSTEVOLL);

        narrator.on(today.minusDays(80));
        adapt(
                alver,
                12,
                " Kommunen kan be om tilsyn av geriatrisk team same dag.",
                "Alver har eige geriatrisk team i lag med helseføretaket");
        ClauseId gone = clause(askoy, 20);
        done(drafting.removeClause(
                askoy, gone, agreements.find(askoy).orElseThrow().sequence(), juristOfTrust));
        done(adapting.explain(askoy, gone, "Står i den overordna samarbeidsavtalen", juristOfTrust));
        adapt(
                oygarden,
                15,
                " Ambulansebåten går når vegen er stengd.",
                "Delar av kommunen har berre sjøveg når brua er stengd");
        append(oygarden, clause(oygarden, 18).value(), "Kommunen varslar seinast klokka 14.", juristOfTrust);
        adapt(
                bjornafjorden,
                8,
                " Talet blir vurdert på nytt kvart halvår.",
                "Folketalet veks raskt; vedteke i kommunestyret");
        done(drafting.addClause(
                modalen,
                clause(modalen, 10),
                2,
                ClauseText.parse("Vakt saman med Alver", "Modalen kjøper legevakt og døgnplassar av Alver kommune."),
                agreements.find(modalen).orElseThrow().sequence(),
                juristOfTrust));
        Agreement withVakt = agreements.find(modalen).orElseThrow();
        ClauseId own = withVakt.clauses().list().stream()
                .map(Clause::id)
                .filter(id -> !draft.clauses().contains(id))
                .findFirst()
                .orElseThrow();
        done(adapting.explain(modalen, own, "Interkommunalt samarbeid med Alver som vertskommune", juristOfTrust));
        narrator.on(today.minusDays(60));
        done(reviewing.submit(austevoll, "Til vedtak i kommunestyret", juristOfTrust));

        narrator.on(today.minusDays(21));
        done(reviewing.redraft(standard, "Erfaringar frå det første halvåret", juristOfTrust));
        append(
                standard,
                clause(standard, 8).value(),
                "Partane går gjennom talet på plassar i samarbeidsutvalet innan 1. oktober kvart år.",
                juristOfTrust);
        append(
                standard,
                clause(standard, 16).value(),
                "Helseføretaket svarer seinast innan éin time på dagtid.",
                juristOfTrust);
        done(issuing.issue(
                standard, "Årleg vurdering av talet på plassar, og svarfrist for helseføretaket", juristOfTrust));
        narrator.on(today.minusDays(14));
        done(adapting.takeClean(alver, "Versjon 2 av standardteksten", juristOfTrust)
                .orElseThrow());
    }

    private AgreementId builtOn(AgreementId standard, PartyId municipality) {
        AgreementId id = made(adapting.start(standard, 1, municipality, null, List.of(), juristOfTrust));
        done(drafting.confirmAnswers(id, null, juristOfTrust));
        return id;
    }

    /** The clause with a text of its own that has so many of them before it. */
    private ClauseId clause(AgreementId id, int before) {
        return agreements.find(id).orElseThrow().clauses().list().stream()
                .filter(clause -> !clause.text().body().isEmpty())
                .skip(before)
                .map(Clause::id)
                .findFirst()
                .orElseThrow();
    }

    private void adapt(AgreementId id, int before, String sentence, String reason) {
        ClauseId clause = clause(id, before);
        append(id, clause.value(), sentence.strip(), juristOfTrust);
        done(adapting.explain(id, clause, reason, juristOfTrust));
    }

    // ---- how it is told ---------------------------------------------------------------------------------------------

    private static Map<String, String> beds(String number, String place, String from) {
        LocalDate date = LocalDate.parse(from);
        return Map.of(
                "ohd-plasser",
                number,
                "ohd-sted",
                place,
                "gjelder-fra",
                from,
                "full-drift-fra",
                from,
                "evalueres-innen",
                date.plusYears(2).toString());
    }

    private AgreementId start(
            String standard,
            Language language,
            Actor by,
            LocalDate from,
            Map<String, String> answers,
            PartyId... municipalities) {
        StandardText text = standards.find(standard).orElseThrow();
        StandardText.Draft draft = text.start(language, answers);
        List<AgreementParty> parties = parties(from, municipalities);
        var parameters = new HashMap<>(draft.parameters());
        parameters.putAll(Parameters.fromParties(parties, register));
        Head head = new Head(
                draft.title(),
                language,
                parties,
                new Terms(from, null, EntryIntoForce.EACH_MUNICIPALITY),
                parameters,
                draft.claims(),
                draft.jointMeasure());
        return made(drafting.start(text.kind(), draft.origin(), head, draft.clauses(), draft.answers(), by));
    }

    private Head head(String title, Language language, LocalDate from, PartyId... municipalities) {
        return new Head(
                title,
                language,
                parties(from, municipalities),
                new Terms(from, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
    }

    private List<AgreementParty> parties(LocalDate on, PartyId... municipalities) {
        var parties = new ArrayList<AgreementParty>();
        for (PartyId municipality : municipalities) {
            parties.add(
                    AgreementParty.of(municipality, register.get(municipality).formalNameOn(on)));
        }
        parties.add(AgreementParty.of(HELSE_BERGEN, register.get(HELSE_BERGEN).formalNameOn(on)));
        return parties;
    }

    private static Clauses written(List<String> headings, List<String> bodies) {
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < headings.size(); i++) {
            clauses.add(new Clause(ClauseId.random(), 1, "", ClauseText.parse(headings.get(i), bodies.get(i))));
        }
        return new Clauses(clauses).renumbered();
    }

    private void append(AgreementId id, String clause, String sentence, Actor by) {
        Clause before = agreements
                .find(id)
                .orElseThrow()
                .clauses()
                .find(new ClauseId(clause))
                .orElseThrow();
        done(drafting.editClause(
                id,
                before.id(),
                before.sha256(),
                ClauseText.parse(before.text().heading(), before.text().body() + "\n\n" + sentence),
                by));
    }

    /** A party's vedtak on one day and its signature a week later, by those who hold the office. */
    private void adopt(AgreementId id, PartyId party, LocalDate date, String caseNumber) {
        boolean trust = party.equals(HELSE_BERGEN);
        adoptAs(
                id,
                leaderOf(party),
                trust ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE,
                date,
                caseNumber,
                trust ? "administrerande direktør" : "ordførar");
    }

    private void adoptAs(
            AgreementId id, Actor leader, Organ organ, LocalDate date, String caseNumber, String capacity) {
        PartyId party = Objects.requireNonNull(leader.organisation());
        narrator.on(date.plusDays(1));
        done(signing.recordResolution(id, vedtak(id, party, organ, date, caseNumber), leader));
        narrator.on(date.plusDays(7));
        AgreementVersion version = agreements.find(id).orElseThrow().versions().getLast();
        Sha256 document = version.documents()
                .getOrDefault(party, version.documents().values().iterator().next());
        if (date.plusDays(7).isBefore(today.minusDays(SEALED_SINCE))) {
            done(signing.record(id, onPaper(version, leader, capacity, date.plusDays(7)), leader));
            return;
        }
        done(signing.sign(new Signing.Approved(id, version.number(), version.text(), document, party), leader));
    }

    private static SignatureRecord onPaper(AgreementVersion version, Actor leader, String capacity, LocalDate date) {
        return new SignatureRecord(
                Objects.requireNonNull(leader.organisation()),
                leader.name(),
                capacity,
                "",
                date,
                SignatureRecord.Method.ON_PAPER,
                version.number(),
                version.text(),
                null,
                Map.of(),
                "Saksarkivet, %d".formatted(date.getYear()));
    }

    private Resolution vedtak(AgreementId id, PartyId party, Organ organ, LocalDate date, String caseNumber) {
        AgreementVersion version = agreements.find(id).orElseThrow().versions().getLast();
        String wording =
                switch (organ) {
                    case KOMMUNESTYRE -> "Kommunestyret vedtek avtalen slik han ligg føre.";
                    case TRUST_BOARD -> "Styret godkjenner avtalen.";
                    default -> "Godkjent.";
                };
        return new Resolution(
                party, organ, date, caseNumber, Resolution.Outcome.ADOPTED, version.number(), version.text(), wording);
    }

    private Actor leaderOf(PartyId party) {
        if (party.equals(VAKSDAL)) {
            return mayor;
        }
        if (party.equals(VOSS)) {
            return mayorOfVoss;
        }
        if (party.equals(HELSE_BERGEN)) {
            return director;
        }
        if (party.equals(BERGEN)) {
            return person("nils.berg", "Nils Berg", BERGEN, Role.LEADER);
        }
        return party.equals(OSTEROY)
                ? person("terje.hole", "Terje Hole", OSTEROY, Role.LEADER)
                : person("anne.tysse", "Anne Tysse", SAMNANGER, Role.LEADER);
    }

    private void review(AgreementId id, LocalDate held, Review.Outcome outcome, String note) {
        narrator.on(held.minusDays(20));
        done(revising.openReview(id, coordinator));
        narrator.on(held);
        done(revising.closeReview(id, held, outcome, note, coordinator));
    }

    private void evidence(AgreementId id, RequirementId requirement, String reference, Actor by) {
        LocalDate date = LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
        done(revising.recordEvidence(id, new Evidence(requirement, date, reference), by));
    }

    /** A day of the story, but not after its end. */
    private LocalDate earliest(LocalDate date) {
        return date.isAfter(today) ? today.minusDays(1) : date;
    }

    private static int yearOf(LocalDate date) {
        return date.getYear();
    }

    private static AgreementId made(Decision decision) {
        return done(decision).id();
    }

    private static Agreement done(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.change().agreement();
            case Decision.Refused refused ->
                throw new IllegalStateException("The sample story does not hold: " + refused.reasons());
        };
    }

    private static byte[] resource(String name) {
        try (@Nullable InputStream in = SampleData.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
