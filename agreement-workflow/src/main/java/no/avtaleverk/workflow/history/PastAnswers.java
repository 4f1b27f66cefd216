package no.avtaleverk.workflow.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.UnknownAnswer;
import no.avtaleverk.model.law.RequirementId;

/**
 * Which clauses of an agreement answered what when the log stood at a place, read back from how it is now. Entries tell what they replaced,
 * and what came to words by them. Older ones do not: what a jurist is not on record to have confirmed before one of these counts as not
 * confirmed, and is told as unknown; what went along by one of them, never confirmed, is as if it had been there before.
 */
final class PastAnswers {
    private final AgreementId agreement;
    private final List<AuditEntry> log;
    private final LongFunction<Clauses> texts;
    private final List<Answer> answers;
    private final Set<UnknownAnswer> unknown = new LinkedHashSet<>();

    /**
     * @param position of the last entry that counts
     * @param now the answers as they are
     * @param log every entry about the agreement, oldest first
     * @param texts the clauses of a revision
     */
    PastAnswers(
            AgreementId agreement, long position, List<Answer> now, List<AuditEntry> log, LongFunction<Clauses> texts) {
        this.agreement = agreement;
        this.log = log;
        this.texts = texts;
        this.answers = new ArrayList<>(now);
        for (AuditEntry entry : log.reversed()) {
            if (entry.position() > position) {
                undo(entry.event(), entry);
            }
        }
    }

    private void undo(AuditEvent event, AuditEntry entry) {
        switch (event) {
            case AuditEvent.AnswerRecorded e -> undo(e, entry.position());
            case AuditEvent.AnswersConfirmed e -> undo(e, texts.apply(entry.revision()));
            case AuditEvent.AnswerWithdrawn e -> undo(e, entry.position());
            case AuditEvent.ClauseEdited e -> takeBack(e.clause(), e.after(), e.carried());
            case AuditEvent.ClauseAdded e -> takeBack(e.clause(), e.text(), e.carried());
            case AuditEvent.StandardTaken e -> undo(e, entry.revision());
            case AuditEvent.ProposalTakenIn e -> undo(e.edit(), entry);
            default -> {}
        }
    }

    private void undo(AuditEvent.StandardTaken event, long revision) {
        if (!event.carried().isEmpty()) {
            Clauses then = texts.apply(revision);
            event.carried().forEach((id, requirements) -> then.find(id)
                    .ifPresent(clause -> takeBack(id, clause.sha256(), requirements)));
        }
    }

    /** These words had no such answers before. */
    private void takeBack(ClauseId clause, Sha256 words, Set<RequirementId> requirements) {
        requirements.forEach(requirement -> remove(new UnknownAnswer(agreement, clause, words, requirement)));
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Of which the log does not tell whether they had been confirmed. */
    List<UnknownAnswer> unknown() {
        return List.copyOf(unknown);
    }

    private void undo(AuditEvent.AnswerRecorded event, long at) {
        var about = new UnknownAnswer(agreement, event.clause(), event.text(), event.requirement());
        Answer former = event.former();
        if (former != null) {
            put(about, former);
        } else if (Boolean.TRUE.equals(event.isFirst())) {
            remove(about);
        } else {
            switch (before(about, at)) {
                case CONFIRMED -> put(about, confirmed(about, true));
                case ABSENT -> remove(about);
                case UNTOLD -> {
                    remove(about);
                    unknown.add(about);
                }
            }
        }
    }

    private void undo(AuditEvent.AnswersConfirmed event, Clauses then) {
        answers.replaceAll(answer -> isConfirmedBy(event, then, answer)
                ? new Answer(answer.clause(), answer.text(), answer.requirement(), answer.basis(), false)
                : answer);
    }

    private void undo(AuditEvent.AnswerWithdrawn event, long at) {
        var about = new UnknownAnswer(agreement, event.clause(), event.text(), event.requirement());
        Answer former = event.former();
        if (former != null) {
            put(about, former);
        } else if (before(about, at) == Before.CONFIRMED) {
            put(about, confirmed(about, true));
        } else {
            // It stood, since it was withdrawn.
            put(about, confirmed(about, false));
            unknown.add(about);
        }
    }

    private void put(UnknownAnswer about, Answer answer) {
        remove(about);
        answers.add(answer);
    }

    private void remove(UnknownAnswer about) {
        answers.removeIf(answer -> isAbout(about.clause(), about.text(), about.requirement(), answer));
        unknown.remove(about);
    }

    private static Answer confirmed(UnknownAnswer about, boolean confirmed) {
        return new Answer(about.clause(), about.text(), about.requirement(), Answer.Basis.JURIST, confirmed);
    }

    private enum Before {
        CONFIRMED,
        ABSENT,
        UNTOLD
    }

    /** What the entries before a place tell of an answer. What came with an import or a registration is told by none. */
    private Before before(UnknownAnswer about, long at) {
        Answer answer = confirmed(about, true);
        Before told = Before.UNTOLD;
        for (AuditEntry entry : log) {
            if (entry.position() >= at) {
                return told;
            }
            told = switch (entry.event()) {
                case AuditEvent.AnswerRecorded e ->
                    isAbout(e.clause(), e.text(), e.requirement(), answer) ? Before.CONFIRMED : told;
                case AuditEvent.AnswerWithdrawn e ->
                    isAbout(e.clause(), e.text(), e.requirement(), answer) ? Before.ABSENT : told;
                case AuditEvent.AnswersConfirmed e ->
                    isConfirmedBy(e, texts.apply(entry.revision()), answer) ? Before.CONFIRMED : told;
                default -> told;
            };
        }
        return told;
    }

    private static boolean isConfirmedBy(AuditEvent.AnswersConfirmed event, Clauses text, Answer answer) {
        return event.answers().getOrDefault(answer.clause(), Set.of()).contains(answer.requirement())
                && text.find(answer.clause())
                        .filter(clause -> clause.sha256().equals(answer.text()))
                        .isPresent();
    }

    private static boolean isAbout(ClauseId clause, Sha256 text, RequirementId requirement, Answer answer) {
        return clause.equals(answer.clause()) && text.equals(answer.text()) && requirement.equals(answer.requirement());
    }
}
