package no.avtaleverk.model.ros;

import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosLine.Grades;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosListed;
import org.jspecify.annotations.Nullable;

/**
 * The names by which the parts of a filled-in form are known again, whatever a person or an office program does to its words. Each is of
 * letters, digits and underscores, and so is a bookmark in a Word document, which holds 40 of them at most.
 */
public final class RosMarks {
    /** Nothing graded. */
    public static final String UNGRADED = "0000";

    private RosMarks() {}

    /**
     * Of a row in an area: {@code avr_}, which row and area, what of the row it was made from, and the grades it was given out with.
     *
     * @param given four digits, as {@link #given(RosLine, PartyId)} has them
     */
    public static String line(AgreementId agreement, RosItem item, String area, String given) {
        return "avr_%s_%s_%s"
                .formatted(lineKey(agreement, item.id(), area), item.ground().abbreviated(), given);
    }

    public static String lineKey(AgreementId agreement, String item, String area) {
        return key(agreement, "line", item, area);
    }

    public static String reason(AgreementId agreement, String item) {
        return "avb_" + rowKey(agreement, item);
    }

    public static String measure(AgreementId agreement, String item) {
        return "avm_" + rowKey(agreement, item);
    }

    public static String rowKey(AgreementId agreement, String item) {
        return key(agreement, "row", item);
    }

    /** Of a question of the guide: which, the answer it was given out with, and what was said beside it. */
    public static String question(AgreementId agreement, String question, @Nullable RosGuideAnswered answered) {
        return "avq_%s_%s".formatted(questionKey(agreement, question), answered(answered));
    }

    /** What an answer says: a digit, 0 for none, and the digest of what was said beside it. */
    public static String answered(@Nullable RosGuideAnswered answered) {
        return answered == null ? answered(null, "") : answered(answered.answer(), answered.said());
    }

    static String answered(@Nullable GuideAnswer answer, String said) {
        return answer(answer) + "_" + said(said);
    }

    public static String questionKey(AgreementId agreement, String question) {
        return key(agreement, "question", question);
    }

    /** Digest of words, blanks and line breaks aside, which no office program keeps as they were. */
    public static String said(String words) {
        return Sha256.of(plain(words)).abbreviated();
    }

    static String plain(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }

    /** Of a form as a whole: the list it was made of, the agreement and the party it was made for. */
    public static String form(AgreementId agreement, RosListed list, @Nullable PartyId party) {
        return "avl_%s_%s_%s".formatted(list(list), agreement(agreement), party(party));
    }

    public static String list(RosListed list) {
        var lines = new StringBuilder();
        lines.append(list.scale().id()).append(' ').append(list.scale().edition());
        for (RosRow row : list.rows()) {
            lines.append('\n').append(row.id()).append(' ').append(row.digest());
            row.areas().forEach(area -> lines.append(' ').append(area));
        }
        return Sha256.of(lines.toString()).hex().substring(0, 16);
    }

    public static String agreement(AgreementId agreement) {
        return Sha256.of(agreement.value()).abbreviated();
    }

    public static String party(@Nullable PartyId party) {
        return party == null ? "00000000" : Sha256.of(party.value()).abbreviated();
    }

    /**
     * The grades a form is given out with: what is agreed, or else what the party has given itself.
     *
     * @return likelihood and consequence before and after, each a digit, 0 where nothing is graded
     */
    public static String given(RosLine line, @Nullable PartyId party) {
        return grades(line, party)
                .map(grades -> {
                    RosGrade after = grades.after();
                    return "%d%d%d%d"
                            .formatted(
                                    grades.before().likelihood(),
                                    grades.before().consequence(),
                                    after == null ? 0 : after.likelihood(),
                                    after == null ? 0 : after.consequence());
                })
                .orElse(UNGRADED);
    }

    private static Optional<Grades> grades(RosLine line, @Nullable PartyId party) {
        var agreed = line.agreed();
        if (agreed != null) {
            return Optional.of(new Grades(agreed.note().before(), agreed.note().after()));
        }
        return Optional.ofNullable(party)
                .map(line.scores()::get)
                .map(score -> new Grades(score.note().before(), score.note().after()));
    }

    /** A digit for an answer, 0 for none. */
    private static int answer(@Nullable GuideAnswer answer) {
        return answer == null
                ? 0
                : switch (answer) {
                    case YES -> 1;
                    case PARTLY -> 2;
                    case NO -> 3;
                    case NOT_RELEVANT -> 4;
                };
    }

    private static String key(AgreementId agreement, String kind, String... parts) {
        return Sha256.of(agreement + "\n" + kind + "\n" + String.join("\n", parts))
                .hex()
                .substring(0, 12);
    }
}
