package no.avtaleverk.workflow.ros;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosGuideText;
import no.avtaleverk.model.ros.RosMarks;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.AgreedWords;
import org.jspecify.annotations.Nullable;

/** The guide's questions, answered by each party beside the clauses that speak of them. */
public final class AnsweringGuide {
    private final AnalysingRisks analysing;
    private final AgreedWords agreed;
    private final Changes changes;

    public AnsweringGuide(AnalysingRisks analysing, AgreedWords agreed, Changes changes) {
        this.analysing = analysing;
        this.agreed = agreed;
        this.changes = changes;
    }

    /** The text the questions are asked of: the one in force, or else the last laid before the parties, or the draft. */
    public RosGuideText text(Agreement agreement) {
        AgreedWords.Text text = agreed.textNow(agreement, changes.today());
        return RosGuideText.of(
                analysing.guide(),
                text.clauses(),
                text.clauses().filled(text.head()),
                agreement.answersFor(text.clauses()));
    }

    /**
     * An answer somebody gives for a party.
     *
     * @param clauses it rests on; absent for those that speak of the question
     * @param read what the party had answered when the person read it, as {@link RosMarks#answered} has it; absent when that is not asked
     * @param confirmed whether it is to be noted again, also where it is the same
     */
    public record Given(
            String question,
            GuideAnswer answer,
            String said,
            @Nullable List<ClauseId> clauses,
            @Nullable String read,
            boolean confirmed) {}

    /** @param noted how many; those that were the same are not */
    public record Outcome(List<Refusal> reasons, int noted) {
        public Outcome {
            reasons = List.copyOf(reasons);
        }
    }

    /** Note the answers that are new, other than before, or confirmed; all of them or none. */
    public Outcome answer(Agreement agreement, List<Given> given, Actor by) {
        PartyId own = by.organisation();
        if (own == null) {
            return new Outcome(List.of(new Refusal.NotAllowed()), 0);
        }
        RosGuideText text = text(agreement);
        var notes = new ArrayList<RosNote>();
        List<Refusal> reasons = analysing.note(agreement.id(), by, (analysis, parties) -> {
            notes.clear();
            var faults = new LinkedHashSet<Refusal>();
            for (Given one : given) {
                List<ClauseId> clauses = one.clauses() == null ? text.ids(one.question()) : one.clauses();
                var answered = new RosGuideAnswered(
                        one.question(), own, one.answer(), one.said(), clauses, text.ground(clauses));
                String now = RosMarks.answered(answered);
                String stored = RosMarks.answered(before(analysis, one.question(), own));
                if ((now.equals(stored) || now.equals(one.read())) && !one.confirmed()) {
                    continue;
                }
                Ruling<RosNote> ruling = analysis.answer(answered, analysing.guide(), parties, by);
                switch (ruling) {
                    case Ruling.Refused<RosNote> refused -> faults.addAll(refused.reasons());
                    case Ruling.Made<RosNote> made -> {
                        if (one.read() == null || one.read().equals(stored) || now.equals(stored)) {
                            notes.addAll(made.notes());
                        } else {
                            faults.add(new Refusal.NotedMeanwhile());
                        }
                    }
                }
            }
            return faults.isEmpty() ? new Ruling.Made<>(notes) : Ruling.refused(List.copyOf(faults));
        });
        return new Outcome(reasons, reasons.isEmpty() ? notes.size() : 0);
    }

    private static @Nullable RosGuideAnswered before(RosAnalysis analysis, String question, PartyId party) {
        return Optional.ofNullable(
                        analysis.answers().getOrDefault(question, Map.of()).get(party))
                .map(Noted::note)
                .orElse(null);
    }
}
