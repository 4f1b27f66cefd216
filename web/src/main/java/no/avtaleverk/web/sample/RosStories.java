package no.avtaleverk.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.MeasureStatus;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosConcluded;
import no.avtaleverk.model.ros.RosNote.RosDeviationLinked;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureMoved;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.templates.ros.WorkedExample;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.AnsweringGuide;
import org.jspecify.annotations.Nullable;

/**
 * The ROS analysis of the emergency beds of Vaksdal: the worked example of the guide's vedlegg 1 as the parties carried it out, some
 * duties, a row they do not agree on, and answers to the guide's questions. Who did what and when is invented.
 */
final class RosStories {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor AUD = new Actor("aud.dale", "Aud Dale", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());
    private static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());
    private static final Actor HEGE = new Actor("hege.eide", "Hege Eide", VAKSDAL, Set.of(Role.LEADER), Set.of());

    private final Agreements agreements;
    private final AnalysingRisks analysing;
    private final AnsweringGuide answering;
    private final WorkedExample example;
    private final Narrator narrator;
    private final LocalDate today;

    RosStories(
            Agreements agreements,
            AnalysingRisks analysing,
            AnsweringGuide answering,
            WorkedExample example,
            Narrator narrator,
            LocalDate today) {
        this.agreements = agreements;
        this.analysing = analysing;
        this.answering = answering;
        this.example = example;
        this.narrator = narrator;
        this.today = today;
    }

    void tell() {
        narrator.add(this::analysis);
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

    private void analysis() {
        narrator.on(today.minusDays(430));
        AgreementId id = beds();
        done(analysing.list(id, analysing.versionToList(agreements.find(id).orElseThrow()), AUD));
        for (WorkedExample.Row row : example.rows()) {
            together(id, row.scenario(), row.area(), row.before().grade(), null, "");
        }
        duties(id);
        narrator.on(today.minusDays(400));
        example.rows().forEach(row -> measures(id, row));
        narrator.on(today.minusDays(330));
        done(analysing.note(
                id,
                AUD,
                (analysis, parties) -> analysis.conclude(
                        new RosConcluded(
                                "",
                                today.minusDays(330),
                                "Einingsleiar og kommuneoverlege i Vaksdal, seksjonsleiar ved Voss sjukehus, fastlege, brukarrepresentant",
                                "Dei tre hendingane i rettleiaren er gjennomgåtte, og tiltaka er fordelte. Vi ser på verknaden om eit halvt år.",
                                today.plusDays(35)),
                        parties,
                        AUD,
                        narrator.day())));
        answers(id);
        narrator.on(today.minusDays(210));
        for (WorkedExample.Row row : example.rows()) {
            finish(id, row);
            together(
                    id,
                    row.scenario(),
                    row.area(),
                    row.before().grade(),
                    row.after().grade(),
                    "Tiltaka har verka som vi venta.");
        }
        WorkedExample.Row first = example.rows().getFirst();
        for (Actor by : List.of(AUD, TONE)) {
            done(analysing.note(
                    id,
                    by,
                    (analysis, parties) -> analysis.nameOwner(
                            new RosOwnerNamed(first.scenario(), VAKSDAL, Role.COORDINATOR), parties, by)));
        }
        narrator.on(today.minusDays(195));
        done(analysing.note(
                id,
                HEGE,
                (analysis, parties) -> analysis.accept(
                        new RosRiskAccepted(
                                first.scenario(),
                                first.area(),
                                VAKSDAL,
                                first.after().grade(),
                                "ordførar",
                                today.plusDays(170),
                                "Legedekninga blir styrkt neste år. Til då er risikoen til å leve med."),
                        parties,
                        HEGE,
                        narrator.day())));
        narrator.on(today.minusDays(60));
        score(id, AUD, "R-04-4", "continuity", new RosGrade(4, 3), null, "Belegget er under halvparten.");
        score(id, TONE, "R-04-4", "continuity", new RosGrade(2, 4), null, "Talet på opphald stig.");
        score(id, AUD, "R-04-7", "patient", new RosGrade(3, 4), null, "Fire tilfelle i år.");
        score(id, TONE, "R-04-7", "patient", new RosGrade(2, 5), null, "Sjeldan, men alvorleg.");
        done(analysing.note(
                id,
                AUD,
                (analysis, parties) -> analysis.agree(
                        new RosAgreed(
                                "R-04-7",
                                "patient",
                                new RosGrade(3, 5),
                                null,
                                item(analysis, "R-04-7").ground(),
                                "I møtet kom vi til at det skjer så ofte kommunen seier, og er så alvorleg som sjukehuset seier."),
                        parties,
                        AUD,
                        narrator.day())));
        putOff(id);
        narrator.on(today.minusDays(15));
        done(analysing.link(id, new RosDeviationLinked("R-04-10", "avvik-4"), AUD));
        answer(id, AUD, "OHD-2.2-11", GuideAnswer.PARTLY, "Partane er usamde om reisa til døgntilbodet.");
        answer(id, TONE, "OHD-2.2-11", GuideAnswer.YES, "");
    }

    /** Both grade the same, and say that they agree. */
    private void together(
            AgreementId id, String row, String area, RosGrade before, @Nullable RosGrade after, String minutes) {
        score(id, AUD, row, area, before, after, "");
        score(id, TONE, row, area, before, after, "");
        done(analysing.note(
                id,
                AUD,
                (analysis, parties) -> analysis.agree(
                        new RosAgreed(
                                row, area, before, after, item(analysis, row).ground(), minutes),
                        parties,
                        AUD,
                        narrator.day())));
    }

    private void score(
            AgreementId id,
            Actor by,
            String row,
            String area,
            RosGrade before,
            @Nullable RosGrade after,
            String reason) {
        done(analysing.note(
                id,
                by,
                (analysis, parties) -> analysis.score(
                        new RosScored(
                                row,
                                area,
                                Objects.requireNonNull(by.organisation()),
                                before,
                                after,
                                item(analysis, row).ground(),
                                reason),
                        parties,
                        by,
                        narrator.day())));
    }

    private static RosItem item(RosAnalysis analysis, String row) {
        return analysis.find(row).orElseThrow();
    }

    /** Three duties: two that the parties agree on, one that only the trust has graded. */
    private void duties(AgreementId id) {
        List<RosItem> duties = analysing.analysis(agreements.find(id).orElseThrow(), AUD).items().stream()
                .filter(item -> item.row().kind() == RosRow.Kind.DUTY)
                .toList();
        String area = duties.getFirst().lines().getFirst().area();
        together(id, duties.get(0).id(), area, new RosGrade(2, 2), null, "");
        together(id, duties.get(1).id(), area, new RosGrade(1, 4), null, "Sjeldan, men alvorleg når det skjer.");
        score(id, TONE, duties.get(2).id(), area, new RosGrade(3, 2), null, "");
    }

    /** Those of the example, shared between the parties. One is late, and its last day has passed. */
    private void measures(AgreementId id, WorkedExample.Row row) {
        var all = row.measures();
        for (int at = 0; at < all.size(); at++) {
            boolean late = isLate(row, at);
            var set = new RosMeasureSet(
                    row.scenario(),
                    measure(row, at),
                    all.get(at).what().nn(),
                    all.get(at).lowers(),
                    at % 2 == 0 ? VAKSDAL : TRUST,
                    Role.COORDINATOR,
                    late ? today.minusDays(30) : today.minusDays(240));
            done(analysing.note(
                    id, AUD, (analysis, parties) -> analysis.setMeasure(set, parties, AUD, narrator.day())));
        }
    }

    private static String measure(WorkedExample.Row row, int at) {
        return "tiltak-" + row.letter() + (at + 1);
    }

    private static boolean isLate(WorkedExample.Row row, int at) {
        return row.letter().equals("A") && at == 2;
    }

    /** The measure that is late is given a later day, with a reason. */
    private void putOff(AgreementId id) {
        WorkedExample.Row row = example.rows().getFirst();
        done(analysing.note(id, AUD, (analysis, parties) -> {
            RosMeasureSet set = item(analysis, row.scenario())
                    .measure(measure(row, 2))
                    .orElseThrow()
                    .set();
            return putOff(analysis, set, parties);
        }));
    }

    private Ruling<RosNote> putOff(RosAnalysis analysis, RosMeasureSet set, Collection<PartyId> parties) {
        var changed = new RosMeasureChanged(
                set.item(),
                set.measure(),
                1,
                set.what(),
                set.lowers(),
                set.party(),
                set.role(),
                today.minusDays(12),
                "Tilsetjinga er utsett til etter sommaren.");
        return analysis.changeMeasure(changed, parties, AUD, narrator.day());
    }

    private void finish(AgreementId id, WorkedExample.Row row) {
        for (int at = 0; at < row.measures().size(); at++) {
            boolean late = isLate(row, at);
            var moved = new RosMeasureMoved(
                    row.scenario(),
                    measure(row, at),
                    late ? MeasureStatus.STARTED : MeasureStatus.DONE,
                    today.minusDays(212),
                    late ? "Ventar på tilsetjing" : "Gjort og lagt i kvalitetssystemet",
                    null);
            Actor by = at % 2 == 0 ? AUD : TONE;
            done(analysing.note(
                    id, by, (analysis, parties) -> analysis.moveMeasure(moved, parties, by, narrator.day())));
        }
    }

    private void answers(AgreementId id) {
        var questions = new ArrayList<String>();
        analysing.guide().sections().forEach(section -> section.questions().stream()
                .limit(3)
                .forEach(question -> questions.add(question.id())));
        for (String question : questions) {
            boolean partly = question.endsWith("-02");
            answer(
                    id,
                    AUD,
                    question,
                    partly ? GuideAnswer.PARTLY : GuideAnswer.YES,
                    partly ? "Vi arbeider med det i plana for neste år." : "");
        }
        questions.stream().limit(4).forEach(question -> answer(id, TONE, question, GuideAnswer.YES, ""));
    }

    private void answer(AgreementId id, Actor by, String question, GuideAnswer answer, String said) {
        Agreement agreement = agreements.find(id).orElseThrow();
        var given = new AnsweringGuide.Given(question, answer, said, null, null, false);
        done(answering.answer(agreement, List.of(given), by).reasons());
    }
}
