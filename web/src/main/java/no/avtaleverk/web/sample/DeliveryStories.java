package no.avtaleverk.web.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.body.BodyNote.BodyActionAgreed;
import no.avtaleverk.model.body.BodyNote.BodyActionDone;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCalled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingHeld;
import no.avtaleverk.model.body.BodyNote.BodySeatFilled;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryAccepted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.implementation.ImplementationNote.UnitConfirmed;
import no.avtaleverk.model.implementation.ImplementationNote.UnitPlanned;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.supervision.FindingNote.FindingAnswered;
import no.avtaleverk.model.supervision.FindingNote.FindingClosed;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectChecked;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectPlanned;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureDone;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureSet;
import no.avtaleverk.model.supervision.FindingNote.FindingRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportRegistered;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.delivery.Delivering;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.implementation.Implementing;
import no.avtaleverk.workflow.supervision.Supervising;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What is followed up of the delavtale on emergency beds between Vaksdal and Helse Bergen, and the organs of their helsefellesskap. The
 * report of the tilsyn of 2016, its two avvik and the day to answer by are those of the public case papers of 2017, in our own words; what
 * was done about them, and all the rest, is invented.
 */
final class DeliveryStories {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId BERGEN = new PartyId("kommune-4601");
    private static final PartyId OSTEROY = new PartyId("kommune-4630");
    private static final PartyId SAMNANGER = new PartyId("kommune-4623");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final String COMMUNITY = "Helsefellesskapet Helse Bergen og kommunane";
    private static final ClauseId CAPACITY = new ClauseId("d4-dimensjon");
    private static final ClauseId TRAINING = new ClauseId("d4-kompetanse");
    private static final ClauseId QUALITY = new ClauseId("d4-kvalitet");

    private final Agreements agreements;
    private final Narrator narrator;
    private final LocalDate today;
    private final Delivering delivering;
    private final Implementing implementing;
    private final Supervising supervising;
    private final Convening convening;
    private final Actor vaksdal = person("aud.dale", "Aud Dale", VAKSDAL);
    private final Actor trust = person("tone.hauge", "Tone Hauge", HELSE_BERGEN);

    DeliveryStories(
            Agreements agreements,
            FollowUps followUps,
            Files files,
            DocumentReader reader,
            PartyRegister register,
            TransactionOperations transactions,
            Changes changes,
            Narrator narrator,
            LocalDate today) {
        this.agreements = agreements;
        this.narrator = narrator;
        this.today = today;
        var following = new FollowingUp(agreements, followUps, transactions, changes);
        var attaching = new Attaching(reader, files);
        delivering = new Delivering(following, followUps, agreements, attaching, changes);
        implementing = new Implementing(following, followUps, changes);
        supervising = new Supervising(following, followUps, agreements, attaching, transactions, changes);
        convening = new Convening(followUps, agreements, register, attaching, transactions, changes);
    }

    private static Actor person(String id, String name, PartyId organisation) {
        return new Actor(id, name, organisation, Set.of(Role.COORDINATOR), Set.of());
    }

    void tell() {
        int year = today.getYear();
        narrator.add(this::tilsynOf2016);
        narrator.add(() -> takenIntoUse(year));
        narrator.add(() -> deliveries(year));
        narrator.add(() -> auditOfTheKommune(year));
        narrator.add(() -> organs(year));
    }

    /** The delavtale on emergency beds of Vaksdal alone. */
    private AgreementId beds() {
        return agreements.ofParties(List.of(VAKSDAL)).stream()
                .filter(one -> one.head().municipalities().size() == 1
                        && one.clauses().contains(CAPACITY)
                        && one.versions().stream().anyMatch(one::isConcluded))
                .map(Agreement::id)
                .findFirst()
                .orElseThrow();
    }

    // ---- tilsyn -----------------------------------------------------------------------------------------------------

    private void tilsynOf2016() {
        narrator.on(LocalDate.of(2017, 3, 6));
        AgreementId id = beds();
        String report = id();
        String training = id();
        String records = id();
        done(supervising.register(
                id,
                new ReportRegistered(
                        report,
                        Supervision.Supervisor.STATE_GOVERNOR,
                        "Fylkesmannen i Hordaland",
                        "Tilsyn med tvungen helsehjelp ved Vaksdal sjukeheim",
                        "",
                        LocalDate.of(2016, 12, 30),
                        VAKSDAL,
                        null),
                List.of(
                        new FindingRegistered(
                                training,
                                report,
                                Supervision.Grade.DEVIATION,
                                "Dei tilsette på ei avdeling ved sjukeheimen har ikkje fått god nok opplæring om samtykke og om når helsehjelp kan givast med tvang.",
                                "pasient- og brukarrettslova kapittel 4 og 4 A; forskrift om internkontroll i helse- og omsorgstenesta § 4 bokstav c, g og h",
                                List.of(TRAINING),
                                LocalDate.of(2017, 4, 1)),
                        new FindingRegistered(
                                records,
                                report,
                                Supervision.Grade.DEVIATION,
                                "Journalane på avdelinga manglar opplysningar som trengst om tilstanden til pasientane og hjelpa dei har fått.",
                                "helsepersonellova § 40; pasient- og brukarrettslova kapittel 4 og 4 A; forskrift om pasientjournal § 8",
                                List.of(),
                                LocalDate.of(2017, 4, 1))),
                false,
                null,
                vaksdal));
        narrator.on(LocalDate.of(2017, 3, 28));
        String taught = answered(id, training, "Opplæringsplan med e-læring og øving for alle tilsette på sjukeheimen");
        String access = answered(
                id, records, "Tilgang til den elektroniske journalen for alle som skal føre han, og fast tid til det");
        narrator.on(LocalDate.of(2017, 8, 25));
        carriedOut(id, training, taught, "Alle har gått gjennom opplæringa, og ho er med i kompetanseplanen.");
        carriedOut(id, records, access, "Alle som fører journal, har tilgang.");
        narrator.on(LocalDate.of(2017, 12, 1));
        effective(id, training);
        effective(id, records);
        narrator.on(LocalDate.of(2018, 1, 15));
        closed(id, training);
        closed(id, records);
    }

    private String answered(AgreementId id, String finding, String measure) {
        String number = id();
        done(supervising.answer(
                id,
                false,
                new FindingAnswered(
                        finding,
                        LocalDate.of(2017, 3, 28),
                        "Kommunen har svart kva tiltak som blir sette i verk, når dei skal vere gjennomførte, og korleis dei blir evaluerte."),
                vaksdal));
        done(supervising.measure(
                id,
                false,
                new FindingMeasureSet(finding, number, measure, VAKSDAL, Role.COORDINATOR, LocalDate.of(2017, 9, 1)),
                vaksdal));
        done(supervising.planEffect(id, false, new FindingEffectPlanned(finding, LocalDate.of(2017, 12, 1)), vaksdal));
        return number;
    }

    private void carriedOut(AgreementId id, String finding, String measure, String how) {
        done(supervising.carryOut(id, false, new FindingMeasureDone(finding, measure, narrator.day(), how), vaksdal));
    }

    private void effective(AgreementId id, String finding) {
        done(supervising.checkEffect(
                id,
                false,
                new FindingEffectChecked(
                        finding, narrator.day(), "Stikkprøve i journalane viser at tiltaka verkar.", true),
                vaksdal));
    }

    private void closed(AgreementId id, String finding) {
        done(supervising.close(
                id, false, new FindingClosed(finding, narrator.day(), "Fylkesmannen i Hordaland, brev"), vaksdal));
    }

    /** Inner: nobody else is to know of it until the kommune shares it. */
    private void auditOfTheKommune(int year) {
        narrator.on(notLater(LocalDate.of(year, 9, 14)));
        AgreementId id = beds();
        String report = id();
        String finding = id();
        done(supervising.register(
                id,
                new ReportRegistered(
                        report,
                        Supervision.Supervisor.CONTROL_COMMITTEE,
                        "Kontrollutvalet i Vaksdal",
                        "Forvaltningsrevisjon: oppfølging av samarbeidsavtalar",
                        "sak 22/" + year,
                        notLater(LocalDate.of(year, 9, 7)),
                        VAKSDAL,
                        null),
                List.of(new FindingRegistered(
                        finding,
                        report,
                        Supervision.Grade.REMARK,
                        "Kommunen kan ikkje vise at den årlege gjennomgangen er halden i år.",
                        "helse- og omsorgstenestelova § 6-5",
                        List.of(QUALITY),
                        notLater(LocalDate.of(year, 11, 1)))),
                true,
                null,
                vaksdal));
        done(supervising.measure(
                id,
                true,
                new FindingMeasureSet(
                        finding,
                        id(),
                        "Årshjul for gjennomgang av alle avtalane",
                        VAKSDAL,
                        Role.COORDINATOR,
                        LocalDate.of(year, 12, 31)),
                vaksdal));
    }

    // ---- in use, and delivered --------------------------------------------------------------------------------------

    private void takenIntoUse(int year) {
        narrator.on(LocalDate.of(year - 6, 6, 2));
        AgreementId id = beds();
        LocalDate due = LocalDate.of(year - 6, 9, 1);
        for (String unit : List.of("Vaksdal legevakt", "Vaksdal sjukeheim, Dale", "Heimetenesta")) {
            unit(id, vaksdal, 2, unit, "einingsleiar", due, due.minusDays(92));
        }
        narrator.on(LocalDate.of(year - 3, 5, 3));
        LocalDate next = LocalDate.of(year - 3, 8, 1);
        unit(id, trust, 3, "Akuttmottaket, Haukeland", "seksjonsleiar", next, LocalDate.of(year - 3, 5, 3));
        unit(id, trust, 3, "AMK-sentralen", "avdelingssjef", next, LocalDate.of(year - 3, 5, 3));
        unit(id, trust, 3, "Voss DPS", "klinikkdirektør", next, null);
    }

    private void unit(
            AgreementId id,
            Actor by,
            int version,
            String name,
            String responsible,
            LocalDate due,
            @Nullable LocalDate confirmed) {
        String unit = id();
        PartyId party = java.util.Objects.requireNonNull(by.organisation());
        done(implementing.plan(id, new UnitPlanned(unit, version, party, name, responsible, due), by));
        if (confirmed != null) {
            done(implementing.confirm(
                    id, new UnitConfirmed(unit, confirmed, "Gjennomgått i personalmøte; rutinen er oppdatert."), by));
        }
    }

    private void deliveries(int year) {
        narrator.on(LocalDate.of(year - 3, 1, 9));
        AgreementId id = beds();
        // The clause gets more words in the next version, which nobody has looked at.
        String capacity = start(
                id,
                2,
                CAPACITY,
                "Må plassar stengjast mellombels, skal kommunen straks varsle akuttmottaket i helseføretaket, AMK-sentralen og legevakta, og opplyse kor lenge stenginga er venta å vare.",
                "Oversikt over stengde plassar i året som gjekk",
                VAKSDAL,
                HELSE_BERGEN,
                LocalDate.of(year - 3, 2, 1));
        narrator.on(LocalDate.of(year - 3, 4, 20));
        String training = start(
                id,
                3,
                TRAINING,
                "Partane fastset omfang og datoar for neste år innan 1. november.",
                "Omfang og datoar for opplæring neste år",
                HELSE_BERGEN,
                VAKSDAL,
                LocalDate.of(year - 2, 11, 1));
        String figures = start(
                id,
                3,
                QUALITY,
                "Kommunen hentar inn tala og legg dei fram ved den årlege gjennomgangen.",
                "Måltala for døgntilbodet",
                VAKSDAL,
                HELSE_BERGEN,
                LocalDate.of(year, 5, 15));
        delivered(id, capacity, 0, vaksdal, trust, "Oversikt sendt på e-post");
        for (int occurrence = 1; occurrence <= 3; occurrence++) {
            narrator.on(LocalDate.of(year - 3 + occurrence, 1, 20));
            delivered(id, capacity, occurrence, vaksdal, trust, "Oversikt sendt på e-post");
            if (occurrence < 3) {
                narrator.on(LocalDate.of(year - 3 + occurrence, 10, 24));
                delivered(id, training, occurrence - 1, trust, vaksdal, "Kursplanen er lagd ut på nettsidene");
            }
        }
        narrator.on(notLater(LocalDate.of(year, 5, 11)));
        done(delivering.make(
                id,
                new DeliveryMade(
                        figures, 0, notLater(LocalDate.of(year, 5, 11)), "Tala ligg i saka til samarbeidsmøtet", null),
                null,
                vaksdal));
    }

    private String start(
            AgreementId id,
            int version,
            ClauseId clause,
            String quote,
            String what,
            PartyId owner,
            PartyId receiver,
            LocalDate due) {
        String item = id();
        var wish =
                new Delivering.Wish(item, version, clause, quote, what, owner, Role.COORDINATOR, receiver, due, 12, "");
        done(delivering.start(id, wish, vaksdal));
        return item;
    }

    private void delivered(AgreementId id, String item, int occurrence, Actor owner, Actor receiver, String evidence) {
        LocalDate on = narrator.day();
        done(delivering.make(id, new DeliveryMade(item, occurrence, on, evidence, null), null, owner));
        done(delivering.accept(id, new DeliveryAccepted(item, occurrence, on), receiver));
    }

    // ---- organs -----------------------------------------------------------------------------------------------------

    private void organs(int year) {
        narrator.on(LocalDate.of(year - 2, 1, 15));
        var all = Set.of(HELSE_BERGEN, VAKSDAL, VOSS, BERGEN, OSTEROY, SAMNANGER);
        found("Partnarskapsmøtet", Body.Kind.PARTNERSHIP_MEETING, all, "Set retning og mål for samarbeidet.", year);
        String strategic = found(
                "Strategisk samarbeidsutval (SSU)",
                Body.Kind.STRATEGIC,
                all,
                "Prioriterer utviklinga av samarbeidet, og rår til i saker om samarbeidsavtalane.",
                year);
        found(
                "Fagleg samarbeidsutval for skrøpelege eldre",
                Body.Kind.PROFESSIONAL,
                Set.of(HELSE_BERGEN, VAKSDAL, VOSS),
                "Lagar forslag til gode pasientforløp for skrøpelege eldre. Rapporterer til SSU.",
                year);
        seat(strategic, Body.Duty.CHAIR, VAKSDAL, "kommunalsjef helse og omsorg", year);
        seat(strategic, Body.Duty.DEPUTY_CHAIR, HELSE_BERGEN, "viseadministrerande direktør", year);
        seat(strategic, Body.Duty.SECRETARIAT, HELSE_BERGEN, "samhandlingssjef", year);
        done(convening.fill(
                strategic,
                new BodySeatFilled(
                        id(),
                        Body.Duty.MEMBER,
                        null,
                        "Brukarutvalet i Helse Bergen",
                        "brukarrepresentant",
                        "",
                        LocalDate.of(year - 2, 1, 15)),
                trust));
        LocalDate met = notLater(LocalDate.of(year, 9, 10));
        narrator.on(met.minusDays(30));
        String meeting = id();
        done(convening.call(
                strategic,
                new BodyMeetingCalled(
                        meeting,
                        met,
                        "kl. 10–14, Haukeland",
                        "1. Årleg gjennomgang av delavtalane\n2. Opplæring på legevaktene",
                        List.of(beds())),
                trust));
        narrator.on(met);
        done(convening.hold(
                strategic,
                new BodyMeetingHeld(
                        meeting,
                        met,
                        "Partane gjekk gjennom kva avtalar som skal gåast gjennom før nyttår.",
                        null,
                        List.of("SSU rår til at delavtale 4 blir gått gjennom før 1. desember.")),
                null,
                trust));
        action(strategic, meeting, "Sende over tal for døgntilbodet", VAKSDAL, met.plusDays(45));
        action(strategic, meeting, "Kalle inn til gjennomgang av delavtale 4", HELSE_BERGEN, met.plusDays(90));
        String answered = action(strategic, meeting, "Spørje legevaktene om behov for kurs", VOSS, met.plusDays(30));
        narrator.on(notLater(met.plusDays(20)));
        done(convening.finish(
                strategic,
                new BodyActionDone(answered, narrator.day(), "Svara er sende til sekretariatet."),
                person("siri.dugstad", "Siri Dugstad", VOSS)));
        narrator.on(today.minusDays(4));
        done(convening.call(
                strategic,
                new BodyMeetingCalled(
                        id(),
                        today.plusDays(12),
                        "kl. 12–14, Teams",
                        "1. Oppfølgingspunkt\n2. Måltal og evaluering",
                        List.of()),
                trust));
    }

    private String found(String name, Body.Kind kind, Set<PartyId> parties, String mandate, int year) {
        var founded = new BodyFounded(
                "",
                name,
                kind,
                COMMUNITY,
                parties,
                mandate,
                LocalDate.of(year - 2, 1, 15),
                LocalDate.of(year + 2, 1, 1));
        return switch (convening.found(founded, trust)) {
            case Convening.Founding.Founded made -> made.id();
            case Convening.Founding.Refused refused ->
                throw new IllegalStateException("The sample story does not hold: " + refused.reasons());
        };
    }

    private void seat(String body, Body.Duty duty, PartyId party, String office, int year) {
        done(convening.fill(
                body, new BodySeatFilled(id(), duty, party, "", office, "", LocalDate.of(year - 2, 1, 15)), trust));
    }

    private String action(String body, String meeting, String words, PartyId party, LocalDate due) {
        String action = id();
        done(convening.agree(body, new BodyActionAgreed(action, meeting, words, party, Role.COORDINATOR, due), trust));
        return action;
    }

    private LocalDate notLater(LocalDate date) {
        return date.isBefore(today) ? date : today.minusDays(1);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static void done(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("The sample story does not hold: " + reasons);
        }
    }
}
