package no.avtaleverk.web.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.Measure;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.activity.ReportingPeriod.Length;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.deviation.DeviationNote.Answer;
import no.avtaleverk.model.deviation.DeviationNote.DeviationAnswered;
import no.avtaleverk.model.deviation.DeviationNote.DeviationCauseNoted;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationEffectChecked;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureDone;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureSet;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.DisagreementNote.RungReached;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.activity.FollowingFigures;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.disagreement.SettlingDisagreements;
import org.jspecify.annotations.Nullable;

/** What did not go as agreed at the emergency beds of Vaksdal, what the parties do not agree on, and how much the beds are used. All invented. */
final class DeviationStories {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor AUD = new Actor("aud.dale", "Aud Dale", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());
    private static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());
    private static final int MONTHS = 24;

    private final Agreements agreements;
    private final HandlingDeviations handling;
    private final SettlingDisagreements settling;
    private final FollowingFigures following;
    private final Narrator narrator;
    private final LocalDate today;

    DeviationStories(
            Agreements agreements,
            HandlingDeviations handling,
            SettlingDisagreements settling,
            FollowingFigures following,
            Narrator narrator,
            LocalDate today) {
        this.agreements = agreements;
        this.handling = handling;
        this.settling = settling;
        this.following = following;
        this.narrator = narrator;
        this.today = today;
    }

    void tell() {
        narrator.add(this::closedAndOpen);
        narrator.add(this::inner);
        narrator.add(this::transport);
        narrator.add(this::figures);
    }

    private AgreementId beds() {
        return agreements.ofParties(List.of(VAKSDAL)).stream()
                .filter(one -> one.head().hasParty(TRUST)
                        && one.clauses().contains(new ClauseId("d4-transport"))
                        && one.inForce(VAKSDAL, today.minusYears(2)).isPresent())
                .map(Agreement::id)
                .findFirst()
                .orElseThrow();
    }

    private static void done(List<Refusal> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The sample story does not hold: " + faults);
        }
    }

    private void closedAndOpen() {
        LocalDate first = today.minusDays(600);
        narrator.on(first);
        AgreementId id = beds();
        report(
                id,
                "avvik-1",
                "d4-innleggelse",
                TRUST,
                4,
                "bed-not-used",
                "extra-work",
                "2025-118",
                "Legevakta sende ein pasient til sjukehuset utan å spørje om plass i døgntilbodet.",
                AUD);
        done(handling.answer(id, new DeviationAnswered("avvik-1", TRUST, Answer.ACCEPTED, "", "55021"), TONE));
        done(handling.noteCause(id, false, new DeviationCauseNoted("avvik-1", "routine-unknown", "Nye vikarar"), TONE));
        done(handling.setMeasure(
                id,
                false,
                new DeviationMeasureSet(
                        "avvik-1",
                        "m-1",
                        TRUST,
                        "avdelingsleiar i akuttmottaket",
                        "Rutinen inn i opplæringa av vikarar",
                        first.plusDays(60)),
                TONE));
        narrator.on(first.plusDays(50));
        done(handling.finishMeasure(
                id, false, new DeviationMeasureDone("avvik-1", "m-1", first.plusDays(48), "Står i sjekklista"), TONE));
        narrator.on(first.plusDays(120));
        done(handling.checkEffect(
                id,
                false,
                new DeviationEffectChecked("avvik-1", first.plusDays(119), true, "Ingen nye på tre månader"),
                AUD));
        done(handling.close(id, false, new DeviationClosed("avvik-1", first.plusDays(120), "Tiltaket verka"), AUD));
        narrator.on(today.minusDays(340));
        report(
                id,
                "avvik-2",
                "d4-utskrivning",
                VAKSDAL,
                2,
                "not-received",
                "delay",
                "56110",
                "Pasienten låg to døgn ekstra fordi plassen ikkje var klar.",
                TONE);
        done(handling.answer(id, new DeviationAnswered("avvik-2", VAKSDAL, Answer.ACCEPTED, "", "2025-402"), AUD));
        done(handling.setMeasure(
                id,
                false,
                new DeviationMeasureSet(
                        "avvik-2", "m-1", VAKSDAL, "einingsleiar", "Fast telefonvakt i helgane", today.minusDays(200)),
                AUD));
        narrator.on(today.minusDays(100));
        report(
                id,
                "avvik-3",
                "d4-utskrivning",
                TRUST,
                3,
                "discharge-summary",
                "serious",
                "2026-077",
                "Legemiddellista mangla ved overføring; feil dose vart oppdaga før ho vart gjeven.",
                AUD);
        narrator.on(today.minusDays(20));
        report(
                id,
                "avvik-4",
                "d4-transport",
                TRUST,
                6,
                "task-unclear",
                "extra-work",
                "2026-301",
                "Ingen av partane meinte dei skulle tinge transporten til døgntilbodet.",
                AUD);
        done(handling.answer(
                id,
                new DeviationAnswered(
                        "avvik-4",
                        TRUST,
                        Answer.NOT_RECOGNISED,
                        "Slik vi les punktet, er det kommunen si oppgåve.",
                        ""),
                TONE));
    }

    private void inner() {
        narrator.on(today.minusDays(45));
        AgreementId id = beds();
        done(handling.report(
                id,
                true,
                "avvik-i1",
                told(
                        "d4-kompetanse",
                        null,
                        1,
                        "other",
                        "none",
                        "",
                        "Vi er ikkje sikre på om nattevakta hadde kurset avtalen krev."),
                AUD));
    }

    private void report(
            AgreementId id,
            String item,
            String clause,
            PartyId against,
            int daysBefore,
            String kind,
            String consequence,
            String reference,
            String what,
            Actor by) {
        done(handling.report(
                id, false, item, told(clause, against, daysBefore, kind, consequence, reference, what), by));
    }

    private HandlingDeviations.Told told(
            String clause,
            @Nullable PartyId against,
            int daysBefore,
            String kind,
            String consequence,
            String reference,
            String what) {
        return new HandlingDeviations.Told(
                new ClauseId(clause),
                against,
                narrator.today().minusDays(daysBefore),
                what,
                kind,
                consequence,
                reference);
    }

    /** On its second rung. */
    private void transport() {
        narrator.on(today.minusDays(80));
        AgreementId id = beds();
        done(settling.raise(
                id,
                "usemje-1",
                "Kven betaler transport til døgntilbodet",
                new ClauseId("d4-transport"),
                TRUST,
                today.minusDays(80),
                AUD));
        narrator.on(today.minusDays(60));
        done(settling.conclude(
                id,
                new RungConcluded(
                        "usemje-1",
                        Rung.DIALOGUE,
                        today.minusDays(61),
                        RungOutcome.GOES_ON,
                        false,
                        "Einingsleiarane møttest to gonger og vart ikkje samde."),
                TONE));
        narrator.on(today.minusDays(50));
        done(settling.reach(id, new RungReached("usemje-1", Rung.PROTOCOL, today.minusDays(50), ""), AUD));
        done(settling.state(
                id,
                new ViewStated(
                        "usemje-1",
                        VAKSDAL,
                        "Transport frå sjukehus til døgntilbodet er pasientreise, og føretaket si oppgåve.",
                        "Føretaket tingar og betaler transporten."),
                AUD));
        narrator.on(today.minusDays(40));
        done(settling.state(
                id,
                new ViewStated(
                        "usemje-1",
                        TRUST,
                        "Når pasienten er skriven ut, er transporten ein del av det kommunale tilbodet.",
                        ""),
                TONE));
        done(settling.makeProtocol(agreements.find(id).orElseThrow(), "usemje-1", Rung.PROTOCOL, AUD));
    }

    private void figures() {
        ReportingPeriod first = ReportingPeriod.of(today.minusMonths(MONTHS), Length.MONTH);
        narrator.on(first.first());
        AgreementId id = beds();
        agree(id, "tal-belegg", "Belegg i døgntilbodet", Measure.OCCUPANCY, "prosent", "45", "d4-dimensjon", first);
        agree(id, "tal-opphald", "Opphald i døgntilbodet", Measure.STAYS, "opphald", null, "d4-rapport", first);
        agree(id, "tal-niva", "Opphald på rett nivå", Measure.ADEQUACY, "prosent", "85", "d4-rapport", first);
        int[] occupancy = {
            38, 41, 36, 44, 47, 52, 49, 46, 43, 50, 55, 53, 48, 42, 39, 51, 57, 60, 58, 49, 47, 54, 56, 52
        };
        ReportingPeriod period = first;
        for (int month = 0; month < MONTHS; month++) {
            LocalDate reported = period.last().plusDays(9);
            if (reported.isAfter(today)) {
                return;
            }
            narrator.on(reported);
            enter(id, "tal-belegg", period, occupancy[month]);
            enter(id, "tal-opphald", period, occupancy[month] / 4);
            enter(id, "tal-niva", period, 80 + (month * 7) % 17);
            if (month == 9) {
                done(following.correct(
                        id, "tal-belegg", period.toString(), new BigDecimal("48"), "Ei stengd seng var talt med", AUD));
            }
            period = period.next();
        }
    }

    private void agree(
            AgreementId id,
            String item,
            String name,
            Measure measure,
            String unit,
            @Nullable String level,
            String clause,
            ReportingPeriod from) {
        var told = new FollowingFigures.Told(
                name,
                measure,
                unit,
                new ClauseId(clause),
                level == null ? null : new BigDecimal(level),
                Direction.AT_LEAST,
                Length.MONTH,
                VAKSDAL,
                from.first());
        done(following.agree(id, item, told, AUD));
    }

    private void enter(AgreementId id, String item, ReportingPeriod period, int value) {
        done(following.enter(id, item, period.toString(), BigDecimal.valueOf(value), "månadsrapport", AUD));
    }
}
