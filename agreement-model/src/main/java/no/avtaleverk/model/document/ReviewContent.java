package no.avtaleverk.model.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.CasePaperContent.Changed;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.model.yearly.YearlyReviews.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What the papers of a yearly review tell: the pack before the meeting and, with {@code meeting}, the minutes after it.
 *
 * @param review number of the review of the agreement
 * @param since the day of the last review or of entry into force
 * @param due by our reading of hol. § 6-5; absent when nothing has been in force
 * @param made when the paper is made; its date, so that the same content gives the same bytes
 * @param parties as written in the agreement
 * @param lines what the parties follow up, by point of the agenda
 * @param comments open comments in the shared room; where and whose, not their words, since not all who read the paper read the room
 * @param meeting absent in the pack
 */
public record ReviewContent(
        Language language,
        String title,
        int review,
        LocalDate opened,
        LocalDate since,
        @Nullable LocalDate due,
        Instant made,
        List<String> parties,
        List<Answered> answers,
        List<Assessed> assessments,
        TextSince text,
        List<Unanswered> unanswered,
        Map<AgendaPoint, List<Line>> lines,
        List<Remark> comments,
        List<Scored> scores,
        List<Users> users,
        @Nullable Meeting meeting) {
    public ReviewContent {
        parties = List.copyOf(parties);
        answers = List.copyOf(answers);
        assessments = List.copyOf(assessments);
        unanswered = List.copyOf(unanswered);
        var ordered = new EnumMap<AgendaPoint, List<Line>>(AgendaPoint.class);
        lines.forEach((point, of) -> ordered.put(point, List.copyOf(of)));
        lines = Collections.unmodifiableMap(ordered);
        comments = List.copyOf(comments);
        scores = List.copyOf(scores);
        users = List.copyOf(users);
    }

    /**
     * What a party has answered.
     *
     * @param wish absent while it has not
     * @param by who answered for it
     */
    public record Answered(
            String party,
            @Nullable Wish wish,
            String words,
            @Nullable LocalDate on,
            String by) {}

    /**
     * What stands of a matter for a party.
     *
     * @param last what the party said last time; {@link Assessment#NOT_ASSESSED} when it said nothing
     * @param carried whether it stands from last time, and was not looked at again
     */
    public record Assessed(
            String matter, String party, Mark mark, Assessment last, Assessment now, boolean carried, String words) {}

    /**
     * The text since the last review.
     *
     * @param before number of the version in force then; 0 when none was
     * @param now number of the version in force now; 0 when none is
     * @param laid numbers of the versions laid before the parties since, with what is new in the drafter's words
     */
    public record TextSince(int before, int now, List<Laid> laid, List<Changed> changes) {
        public TextSince {
            laid = List.copyOf(laid);
            changes = List.copyOf(changes);
        }
    }

    public record Laid(int version, LocalDate on, String note) {}

    /** @param municipalities whose agreements do not answer it */
    public record Unanswered(Bilingual requirement, String source, List<String> municipalities) {
        public Unanswered {
            municipalities = List.copyOf(municipalities);
        }
    }

    /** How it goes with what is followed up. */
    public enum Course {
        NEW,
        CHANGED,
        OPEN,
        LATE,
        DONE
    }

    /**
     * Something that is followed up.
     *
     * @param clause number and heading; empty when it is about none
     * @param party empty when it is everyone's
     */
    public record Line(
            Course course,
            String clause,
            String party,
            String words,
            @Nullable LocalDate date) {}

    /** @param clause empty when it is about the document */
    public record Remark(String clause, String organisation, LocalDate on) {}

    /** @param last the score of the last review; 0 when there was none */
    public record Scored(Bilingual question, String party, int last, int now, String reason) {}

    public record Users(String organisation, String how, String outcome) {}

    /**
     * @param minutes what was decided, by point of the agenda
     * @param silent those that have not answered
     * @param silence why it is finished though they have not; empty when all have
     * @param pack digest of the pack in PDF the meeting had before it
     */
    public record Meeting(
            LocalDate held,
            String participants,
            Map<AgendaPoint, String> minutes,
            List<Task> actions,
            Review.Outcome outcome,
            String reason,
            List<String> silent,
            String silence,
            Sha256 pack) {
        public Meeting {
            silent = List.copyOf(silent);
            minutes = Collections.unmodifiableMap(
                    minutes.isEmpty() ? new EnumMap<>(AgendaPoint.class) : new EnumMap<>(minutes));
            actions = List.copyOf(actions);
        }
    }

    /** An action point. */
    public record Task(String party, Role role, String words, LocalDate due) {}
}
