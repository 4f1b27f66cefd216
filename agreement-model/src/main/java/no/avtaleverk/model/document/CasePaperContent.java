package no.avtaleverk.model.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.ros.RosStanding;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * All the register knows that a case paper tells one party of one version. What it does not know, the case officer fills in.
 *
 * @param language of the paper, which is that of the party
 * @param party as written in the agreement
 * @param kommuner how many are party
 * @param trusts as written in the agreement
 * @param text digest of the text that is laid before the party
 * @param submitted when it was laid before the parties, in Norway
 * @param note what is new, in the drafter's words; empty when nothing was said
 * @param made when the paper is made; its date, so that the same content gives the same bytes
 * @param previous what the party last adopted; absent when the register knows of nothing
 * @param changes since then
 * @param basis what the agreement is built on; absent when it stands by itself
 * @param answered the requirements the text answers
 * @param unanswered what the law demands and no agreement of the kommune answers; empty for others than kommuner
 * @param risk what is documented of risk analyses
 * @param involvement what is documented of user experience and the part user organisations had
 * @param hearing the last høring; absent when there was none
 * @param standing where each party stands with the version
 * @param deadlines the next days that count, in their order
 * @param risks where the ROS analysis stands; absent when there is none, or it is not the party's to read
 */
public record CasePaperContent(
        CasePaper.Kind kind,
        Language language,
        boolean municipal,
        String party,
        int kommuner,
        List<String> trusts,
        AgreementKind agreementKind,
        String title,
        int version,
        Sha256 text,
        LocalDate submitted,
        String note,
        Terms terms,
        Instant made,
        @Nullable Previous previous,
        List<Changed> changes,
        @Nullable Basis basis,
        List<Answered> answered,
        List<Unanswered> unanswered,
        List<Act> risk,
        List<Act> involvement,
        @Nullable Hearings hearing,
        List<Standing> standing,
        List<Deadline> deadlines,
        @Nullable Risks risks) {
    public CasePaperContent {
        trusts = List.copyOf(trusts);
        changes = List.copyOf(changes);
        answered = List.copyOf(answered);
        unanswered = List.copyOf(unanswered);
        risk = List.copyOf(risk);
        involvement = List.copyOf(involvement);
        standing = List.copyOf(standing);
        deadlines = List.copyOf(deadlines);
    }

    /**
     * Where the ROS analysis of the parties stands, of what both sides have graded.
     *
     * @param ungraded rows both sides have not graded
     * @param grave rows that are red or that a leader has yet to decide on, the gravest first
     */
    public record Risks(int red, int yellow, int green, int ungraded, List<Grave> grave) {
        public Risks {
            grave = List.copyOf(grave);
        }
    }

    /** @param event with its id in the library, by which people speak of it */
    public record Grave(Bilingual event, RosStanding standing) {}

    /** What is printed on every page of the text. */
    public TextCode code() {
        return TextCode.of(text);
    }

    /**
     * The version a party last agreed to.
     *
     * @param decided day of its vedtak; absent when the version is registered as concluded and no vedtak is documented
     * @param same whether it says the same as the one that is laid before the party now
     */
    public record Previous(int version, @Nullable LocalDate decided, String caseNumber, boolean same) {}

    /**
     * A clause that differs.
     *
     * @param clause number and heading, as it stands now or, when it is gone, as it stood
     * @param words heading and body; only for a new, reworded or removed one
     */
    public record Changed(String clause, How how, List<Segment> words) {
        public Changed {
            words = List.copyOf(words);
        }

        /** What differs between two texts as people read them, clause by clause. */
        public static List<Changed> between(Clauses was, Clauses is) {
            var changes = new ArrayList<Changed>();
            for (ClauseDifference one : TextDifference.between(was, is).changed()) {
                Clause now = one.after();
                Clause then = one.before();
                Clause named = now == null ? then : now;
                if (named == null) {
                    continue;
                }
                How how =
                        switch (one.kind()) {
                            case INSERTED -> How.NEW;
                            case DELETED -> How.REMOVED;
                            // Numbers that follow the clauses they name are words to those who read the paper.
                            case REWORDED, RENUMBERED -> How.REWORDED;
                            case FORMATTED -> How.FORMATTED;
                            case UNCHANGED -> one.moved() ? How.MOVED : null;
                        };
                if (how != null) {
                    boolean said = how == How.FORMATTED || how == How.MOVED;
                    changes.add(new Changed(name(named), how, said ? List.of() : words(one)));
                }
            }
            return changes;
        }

        /** Number and heading or, when it has neither, how it begins. */
        public static String name(Clause clause) {
            String body = clause.text().body().replace('\n', ' ');
            return clause.title().isBlank() && body.length() > 40 ? body.substring(0, 40) + "…" : title(clause, body);
        }

        private static String title(Clause clause, String body) {
            return clause.title().isBlank() ? body : clause.title();
        }

        /** The body, and the heading before it when that differs too or there is nothing else. */
        private static List<Segment> words(ClauseDifference one) {
            boolean headingDiffers = one.heading().stream().anyMatch(segment -> segment.operation() != Operation.SAME);
            boolean whole = one.kind() != TextDifference.Kind.REWORDED;
            if (one.body().isEmpty() || headingDiffers && !whole) {
                var words = new ArrayList<>(one.heading());
                words.add(new Segment(Operation.SAME, " "));
                words.addAll(one.body());
                return words;
            }
            return one.body();
        }

        public enum How {
            NEW,
            REWORDED,
            REMOVED,
            MOVED,
            /** The same words with other marks. */
            FORMATTED
        }
    }

    /** What the agreement is built on, and where it departs from that. */
    public record Basis(String title, int version, boolean standard, List<Departure> departures) {
        public Basis {
            departures = List.copyOf(departures);
        }
    }

    /** @param reason why; empty when nobody has said */
    public record Departure(String clause, LocalVariant.Deviation how, String reason) {}

    /** @param confirmed whether a jurist has confirmed one of the clauses as it stands */
    public record Answered(Bilingual requirement, String source, List<String> clauses, boolean confirmed) {
        public Answered {
            clauses = List.copyOf(clauses);
        }
    }

    public record Unanswered(Bilingual requirement, String source) {}

    /** A documented act. */
    public record Act(Bilingual requirement, LocalDate date, String reference) {}

    /**
     * A høring in short.
     *
     * @param positions how many took each position
     * @param remarks how many remarks were made
     * @param treated what became of them; those not yet assessed are in none
     * @param heard users, councils and unions, each with the position it took
     */
    public record Hearings(
            LocalDate sent,
            LocalDate deadline,
            int receivers,
            int answers,
            Map<HearingAnswer.Position, Integer> positions,
            int remarks,
            Map<RemarkAssessment.Treatment, Integer> treated,
            List<Heard> heard) {
        public Hearings {
            positions = java.util.Collections.unmodifiableMap(new TreeMap<>(positions));
            treated = java.util.Collections.unmodifiableMap(new TreeMap<>(treated));
            heard = List.copyOf(heard);
        }
    }

    /** @param position absent when there is no answer */
    public record Heard(String name, Hearing.Kind kind, HearingAnswer.@Nullable Position position) {}

    /**
     * Where a party stands.
     *
     * @param outcome of its last vedtak on the version; absent when there is none
     * @param change what it wants otherwise, when it adopted with a change; else empty
     * @param clauses the clauses its vedtak names, as they are called in the text
     * @param declined whether it has declined to sign
     */
    public record Standing(
            String party,
            boolean municipal,
            @Nullable Outcome outcome,
            @Nullable LocalDate decided,
            String caseNumber,
            String change,
            List<String> clauses,
            @Nullable LocalDate signed,
            boolean declined) {
        public Standing {
            clauses = List.copyOf(clauses);
        }
    }

    public record Deadline(Due due, LocalDate date) {}

    /** What is due. */
    public enum Due {
        HEARING,
        SUBMISSION,
        REVIEW,
        END_OF_TERM
    }
}
