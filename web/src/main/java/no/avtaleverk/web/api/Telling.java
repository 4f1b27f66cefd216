package no.avtaleverk.web.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.NonProfitHospital;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.ClauseLibrary.LibraryClause;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardText.Guidance;
import no.avtaleverk.web.problem.Problems;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.variant.Adapting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the values of the model in the form the API answers in. */
@Component
final class Telling {
    private final Viewing viewing;
    private final Adapting adapting;
    private final PartyRegister register;
    private final Wording wording;
    private final Problems problems;
    private final Clock clock;

    Telling(
            Viewing viewing,
            Adapting adapting,
            PartyRegister register,
            Wording wording,
            Problems problems,
            Clock clock) {
        this.viewing = viewing;
        this.adapting = adapting;
        this.register = register;
        this.wording = wording;
        this.problems = problems;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
    }

    // ---- agreements -------------------------------------------------------------------------------------------------

    Answers.AgreementSummary summary(AgreementView view) {
        Agreement agreement = view.agreement();
        return new Answers.AgreementSummary(
                agreement.id(),
                agreement.head().title(),
                agreement.kind(),
                agreement.head().language(),
                agreement.state(),
                agreement.text(),
                parties(agreement.head()),
                (int) agreement.versions().stream().filter(Telling::isShown).count(),
                inForce(agreement),
                view.inner());
    }

    Answers.AgreementTold agreement(AgreementView view) {
        Agreement agreement = view.agreement();
        Head head = agreement.head();
        return new Answers.AgreementTold(
                agreement.id(),
                head.title(),
                agreement.kind(),
                head.language(),
                agreement.state(),
                agreement.text(),
                agreement.sequence(),
                agreement.revision(),
                parties(head),
                validity(head.terms()),
                head.parameters(),
                head.claims(),
                head.jointMeasure(),
                agreement.origin().equals(Origin.WRITTEN)
                        ? null
                        : new Answers.OriginTold(
                                agreement.origin().standard(),
                                agreement.origin().file(),
                                agreement.origin().fileName()),
                agreement.versions().stream()
                        .filter(Telling::isShown)
                        .map(version -> summary(agreement, version))
                        .toList(),
                inForce(agreement),
                facts(agreement),
                view.inner(),
                basis(agreement));
    }

    private static Answers.@Nullable BasisTold basis(Agreement agreement) {
        LocalVariant variant = agreement.variant();
        return variant == null
                ? null
                : new Answers.BasisTold(
                        variant.basis().agreement(), variant.basis().version());
    }

    /** A version the reader may not see is an empty place in the list. */
    static boolean isShown(AgreementVersion version) {
        return !version.text().equals(Sha256.ZERO);
    }

    Answers.VersionSummary summary(Agreement agreement, AgreementVersion version) {
        return new Answers.VersionSummary(
                version.number(),
                version.revision(),
                version.text(),
                version.code(),
                version.head().title(),
                version.at(),
                version.by(),
                version.note(),
                agreement.isOpenToAll(version),
                version.documents(),
                version.original());
    }

    Answers.VersionTold version(AgreementView view, AgreementVersion version) {
        Agreement agreement = view.agreement();
        Head head = version.head();
        return new Answers.VersionTold(
                agreement.id(),
                version.number(),
                version.text(),
                version.code(),
                head.title(),
                head.language(),
                version.at(),
                version.by(),
                version.note(),
                agreement.isOpenToAll(version),
                parties(head),
                validity(head.terms()),
                head.parameters(),
                version.documents(),
                version.original(),
                clauses(agreement, viewing.clauses(view, version)));
    }

    Answers.DraftTold draft(Agreement agreement, Locale locale) {
        Head head = agreement.head();
        return new Answers.DraftTold(
                agreement.id(),
                agreement.sequence(),
                agreement.revision(),
                agreement.text(),
                agreement.clauses().sha256(),
                TextCode.of(agreement.clauses().sha256()),
                head.title(),
                head.language(),
                parties(head),
                validity(head.terms()),
                head.parameters(),
                head.claims(),
                head.jointMeasure(),
                clauses(agreement, agreement.clauses()),
                agreement.text() == TextState.DRAFT
                        ? adapting.draftFaults(agreement).stream()
                                .map(fault -> problems.reason(fault, agreement.clauses(), locale))
                                .toList()
                        : List.of());
    }

    private static List<Answers.ClauseTold> clauses(Agreement agreement, Clauses clauses) {
        List<Answer> answers = agreement.answersFor(clauses);
        return clauses.list().stream().map(clause -> clause(clause, answers)).toList();
    }

    static Answers.ClauseTold clause(Clause clause, List<Answer> answers) {
        return new Answers.ClauseTold(
                clause.id(),
                clause.level(),
                clause.number(),
                clause.text().heading(),
                clause.text().body(),
                clause.sha256(),
                answers.stream()
                        .filter(answer -> answer.clause().equals(clause.id()))
                        .map(answer -> new Answers.AnswerTold(answer.requirement(), answer.basis(), answer.confirmed()))
                        .toList());
    }

    private List<Answers.PartyNamed> parties(Head head) {
        return head.parties().stream().map(this::party).toList();
    }

    private Answers.PartyNamed party(AgreementParty party) {
        return new Answers.PartyNamed(
                party.id(),
                party.name(),
                party.isMunicipality(),
                register.find(party.id())
                        .flatMap(Party::organisationNumber)
                        .map(OrganisationNumber::digits)
                        .orElse(null),
                party.joined(),
                party.left());
    }

    private static Answers.ValidityTold validity(Terms terms) {
        return new Answers.ValidityTold(terms.from(), terms.until(), terms.rule(), terms.quorum(), terms.own());
    }

    private static List<Answers.InForceTold> inForce(Agreement agreement) {
        return agreement.allMunicipalities().stream()
                .flatMap(municipality -> agreement.periodsInForce(municipality).stream())
                .map(one -> new Answers.InForceTold(
                        one.version().number(),
                        one.municipality(),
                        one.period().from(),
                        one.period().until()))
                .toList();
    }

    static Answers.ResolutionTold resolution(Agreement agreement, Resolution r) {
        Resolution.Correction correction = r.correction();
        Resolution.Carried carried = r.carried();
        return new Answers.ResolutionTold(
                r.party(),
                r.organ(),
                r.date(),
                r.caseNumber(),
                r.outcome(),
                r.version(),
                r.text(),
                r.wording(),
                r.sha256(),
                agreement.facts().standing().contains(r) && r.outcome() != Resolution.Outcome.SET_ASIDE,
                r.change(),
                r.clauses(),
                r.postponedTo(),
                r.authority(),
                correction == null
                        ? null
                        : new Answers.CorrectionTold(correction.of(), correction.kind(), correction.reason()),
                carried == null
                        ? null
                        : new Answers.CarriedTold(
                                carried.agreement(), carried.version(), carried.resolution(), carried.confirmedBy()));
    }

    private static Answers.FactsTold facts(Agreement agreement) {
        Facts facts = agreement.facts();
        return new Answers.FactsTold(
                facts.resolutions().stream().map(r -> resolution(agreement, r)).toList(),
                facts.signatures().stream()
                        .map(s -> new Answers.SignatureTold(
                                s.party(),
                                s.signer(),
                                s.capacity(),
                                s.mandate(),
                                s.date(),
                                s.method(),
                                s.version(),
                                s.text(),
                                s.document(),
                                s.signed()))
                        .toList(),
                facts.declined().stream()
                        .map(d -> new Answers.DeclineTold(d.party(), d.by(), d.date(), d.version(), d.reason()))
                        .toList(),
                facts.prolongations().stream()
                        .map(p -> new Answers.ProlongationTold(p.until(), p.decided(), p.source()))
                        .toList(),
                facts.notices().stream()
                        .map(n -> new Answers.NoticeTold(n.by(), n.given(), n.ends()))
                        .toList(),
                facts.reviews().stream()
                        .map(r -> new Answers.ReviewTold(
                                r.opened(), r.held(), r.outcome(), r.note(), r.isRegisteredAfterwards() ? true : null))
                        .toList(),
                facts.evidence().stream().map(e -> evidence(e)).toList(),
                facts.proceedings().joinings().stream()
                        .map(j -> new Answers.JoiningTold(
                                j.party(),
                                j.name(),
                                j.version(),
                                j.from(),
                                j.document(),
                                j.reference(),
                                agreement.membership().joinedOn(j).orElse(null)))
                        .toList(),
                facts.proceedings().leavings().stream()
                        .map(l -> new Answers.LeavingTold(l.party(), l.decided(), l.until(), l.reference()))
                        .toList());
    }

    Answers.EntryTold entry(AuditEntry entry, Clauses clauses, Locale locale) {
        return new Answers.EntryTold(
                entry.position(),
                entry.at(),
                entry.userId(),
                entry.userName(),
                entry.organisation(),
                entry.sequence(),
                entry.revision(),
                entry.event().type(),
                wording.of(entry.event(), clauses, locale),
                entry.event(),
                entry.previous(),
                entry.hash());
    }

    // ---- coverage, law, parties, standards --------------------------------------------------------------------------

    Answers.CoverageTold coverage(CoverageReport report, Locale locale) {
        var counts = new EnumMap<CoverageReport.Status, Long>(CoverageReport.Status.class);
        for (CoverageReport.Status status : CoverageReport.Status.values()) {
            counts.put(status, report.count(status));
        }
        return new Answers.CoverageTold(
                party(register.get(report.municipality()), report.on()),
                report.on(),
                counts,
                report.agreements().stream()
                        .map(one -> new Answers.CountedTold(
                                one.agreement(),
                                one.title(),
                                one.kind(),
                                one.version(),
                                one.inForce().from(),
                                one.inForce().until()))
                        .toList(),
                report.rows().stream().map(row -> row(row, locale)).toList());
    }

    private Answers.RowTold row(CoverageReport.Row row, Locale locale) {
        Requirement requirement = row.requirement();
        return new Answers.RowTold(
                requirement.id(),
                Wording.in(requirement.title(), locale),
                requirement.force(),
                requirement.scope(),
                row.status(),
                wording.of(row.status(), locale),
                row.clauses().stream()
                        .map(c -> new Answers.ClauseAnswerTold(
                                c.agreement(), c.version(), c.clause(), c.number(), c.heading(), c.confirmed()))
                        .toList(),
                row.acts().stream()
                        .map(a -> new Answers.ActTold(
                                a.agreement(), a.version(), a.title(), a.documented(), a.reference()))
                        .toList());
    }

    static Answers.RequirementTold requirement(Requirement requirement) {
        return new Answers.RequirementTold(
                requirement.id(),
                bilingual(requirement.title()),
                requirement.force(),
                requirement.scope(),
                requirement.conditional(),
                requirement.subject(),
                requirement.applies().from(),
                requirement.applies().until(),
                requirement.statutoryFrom(),
                requirement.concludeBy(),
                requirement.source(),
                bilingual(requirement.evidence()),
                requirement.phrasesNb(),
                requirement.phrasesNn(),
                requirement.checked());
    }

    private static Answers.BilingualTold bilingual(Bilingual words) {
        return new Answers.BilingualTold(words.nb(), words.nn());
    }

    Answers.PartyTold party(Party party, LocalDate on) {
        Answers.PartyKind kind =
                switch (party) {
                    case Municipality municipality -> Answers.PartyKind.MUNICIPALITY;
                    case HealthTrust trust -> Answers.PartyKind.HEALTH_TRUST;
                    case NonProfitHospital hospital -> Answers.PartyKind.NON_PROFIT_HOSPITAL;
                    case RegionalHealthAuthority region -> Answers.PartyKind.REGIONAL_HEALTH_AUTHORITY;
                };
        return new Answers.PartyTold(
                party.id(),
                party.formalNameOn(on),
                kind,
                party instanceof Municipality municipality
                        ? municipality.numberOn(on).digits()
                        : null,
                party.organisationNumber().map(OrganisationNumber::digits).orElse(null),
                register.trustOf(party.id()).orElse(null),
                party instanceof Municipality
                        ? null
                        : register.regionOf(party.id()).map(Party::id).orElse(null));
    }

    static Answers.StandardTold standard(StandardText standard) {
        return new Answers.StandardTold(
                standard.key(),
                standard.version(),
                standard.kind(),
                bilingual(standard.title()),
                bilingual(standard.about()),
                standard.claims(),
                standard.clauses().size(),
                standard.questions().stream()
                        .map(question -> new Answers.QuestionTold(
                                question.key(),
                                bilingual(question.asks()),
                                question.type().name(),
                                bilingual(question.preset()),
                                question.options().stream()
                                        .map(option -> new Answers.OptionTold(option.key(), bilingual(option.label())))
                                        .toList(),
                                standard.opening(question)
                                        .map(opening -> new Answers.OpeningTold(
                                                opening.by().key(),
                                                opening.when().stream()
                                                        .map(StandardText.Option::key)
                                                        .toList()))
                                        .orElse(null)))
                        .toList());
    }

    static Answers.LibraryClauseTold offered(LibraryClause clause, Language language) {
        Guidance guidance = clause.guidance();
        ClauseText words = clause.words(language);
        var parameters = new TreeSet<>(Parameters.usedIn(words.heading()));
        parameters.addAll(Parameters.usedIn(words.body()));
        return new Answers.LibraryClauseTold(
                clause.id(),
                clause.standard(),
                clause.kind(),
                language,
                clause.level(),
                words.heading(),
                words.body(),
                clause.answers(),
                clause.concerns(),
                parameters,
                guidance == null
                        ? null
                        : new Answers.GuidanceTold(guidance.text().in(language), guidance.source()),
                clause.usedBy());
    }

    // ---- imports ----------------------------------------------------------------------------------------------------

    static Answers.ImportSummary summary(ImportReport report) {
        return new Answers.ImportSummary(
                report.id(),
                report.fileName(),
                report.bytes(),
                report.state(),
                report.receivedAt(),
                report.documents().size(),
                report.documents().stream()
                        .mapToLong(ImportReport.ProposedDocument::recognised)
                        .sum(),
                report.documents().stream()
                        .mapToLong(ImportReport.ProposedDocument::needHelp)
                        .sum(),
                report.registered());
    }

    static Answers.ImportTold report(ImportReport report) {
        var documents = new ArrayList<Answers.DocumentTold>();
        for (ImportReport.ProposedDocument document : report.documents()) {
            documents.add(new Answers.DocumentTold(
                    document.title(),
                    document.kind(),
                    document.language(),
                    document.date(),
                    document.recognised(),
                    document.needHelp(),
                    document.parties().stream()
                            .map(p -> new Answers.FoundPartyTold(p.id(), p.name(), p.words(), p.times(), p.likely()))
                            .toList(),
                    document.dates().stream()
                            .map(d -> new Answers.FoundDateTold(d.date(), d.meaning(), d.words()))
                            .toList(),
                    document.clauses().stream()
                            .map(c -> new Answers.ProposedClauseTold(
                                    c.id(),
                                    c.level(),
                                    c.number(),
                                    c.heading(),
                                    c.body(),
                                    c.doubts(),
                                    c.suggestions().stream()
                                            .map(s ->
                                                    new Answers.SuggestionTold(s.requirement(), s.matched(), s.score()))
                                            .toList()))
                            .toList()));
        }
        return new Answers.ImportTold(
                report.id(),
                report.fileName(),
                report.file(),
                report.bytes(),
                report.format(),
                report.pages(),
                report.withoutText(),
                report.readByOcr(),
                report.state(),
                report.receivedBy(),
                report.organisation(),
                report.receivedAt(),
                documents,
                report.warnings().stream()
                        .map(w -> new Answers.WarningTold(w.kind(), w.count()))
                        .toList(),
                report.registered());
    }

    /** A version the reader may see. */
    static Optional<AgreementVersion> version(AgreementView view, int number) {
        return view.agreement().version(number).filter(Telling::isShown);
    }

    static Answers.EvidenceTold evidence(Evidence act) {
        return new Answers.EvidenceTold(
                act.requirement(), act.date(), act.reference(), act.means(), act.version(), act.notice());
    }
}
