package no.avtaleverk.workflow.yearly;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.document.CasePaperContent.Changed;
import no.avtaleverk.model.evaluation.Evaluation;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;

/**
 * Everything a yearly review should look at, gathered from where it is followed up; nothing of it is inner.
 *
 * @param since the day of the last review or of entry into force, in Norway
 * @param parties that have a say
 * @param before the version in force on {@code since}; absent when none was
 * @param now the version in force today, or the last one concluded; absent when none is
 * @param text of {@code now}
 * @param laid the versions laid before the parties since, oldest first
 * @param comments open ones in the shared room
 * @param unanswered what the Act demands of the content and the agreements of a kommune do not answer
 * @param late tasks of the parties whose last day has passed, by point of the agenda; those that are among the items are left out
 */
public record ReviewPack(
        Agreement agreement,
        YearlyReviews reviews,
        YearlyReviews.Round round,
        LocalDate since,
        LocalDate today,
        List<PartyId> parties,
        @Nullable AgreementVersion before,
        @Nullable AgreementVersion now,
        Clauses text,
        List<AgreementVersion> laid,
        List<Changed> changes,
        List<Matter.Found> matters,
        Map<AgendaPoint, List<ReviewItem>> items,
        Map<AgendaPoint, List<Todo>> late,
        List<Topic> comments,
        List<Unanswered> unanswered,
        Evaluation evaluation) {
    public ReviewPack {
        parties = List.copyOf(parties);
        laid = List.copyOf(laid);
        changes = List.copyOf(changes);
        matters = List.copyOf(matters);
        items = ordered(items);
        late = ordered(late);
        comments = List.copyOf(comments);
        unanswered = List.copyOf(unanswered);
    }

    /** @param municipalities those whose agreements taken together do not answer it */
    public record Unanswered(Requirement requirement, List<PartyId> municipalities) {
        public Unanswered {
            municipalities = List.copyOf(municipalities);
        }
    }

    private static <T> Map<AgendaPoint, List<T>> ordered(Map<AgendaPoint, List<T>> by) {
        var ordered = new EnumMap<AgendaPoint, List<T>>(AgendaPoint.class);
        by.forEach((point, of) -> ordered.put(point, List.copyOf(of)));
        return Collections.unmodifiableMap(ordered);
    }

    /** Whether there is something to look at under a point; those that are always taken have it always. */
    public boolean has(AgendaPoint point) {
        return switch (point) {
            case ANSWERS, ASSESSMENTS, TEXT, REQUIREMENTS, EVALUATION, OTHER -> true;
            case COMMENTS -> !comments.isEmpty();
            default -> items.containsKey(point) || late.containsKey(point);
        };
    }
}
