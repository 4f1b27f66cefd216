package no.avtaleverk.model.examination;

import java.util.List;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Something a rule found.
 *
 * @param words the words it was found in, as they stand; empty when it is about what is not there
 * @param data what the wording of it names besides, in an order the kind decides
 * @param source statute, guide or advice behind it
 * @param mend absent when a person must decide
 */
public record Finding(
        Kind kind,
        Severity severity,
        Spot place,
        String words,
        List<String> data,
        Bilingual source,
        @Nullable Mend mend) {
    /** What can be found, and how much it weighs unless the finding says otherwise. */
    public enum Kind {
        /** Data: the requirement. */
        CLAIM_UNANSWERED("requirement", Severity.FAULT),
        /** Data: the requirement. */
        CONTENT_UNANSWERED("requirement", Severity.FAULT),
        /** Data: the requirement. */
        CLAIM_NOT_IN_FORCE("requirement", Severity.QUESTION),
        NO_STATUTORY_CONTENT("requirement", Severity.QUESTION),
        DUTY_WITHOUT_OWNER("duty-owner", Severity.QUESTION),
        DUTY_WITHOUT_TIME("duty-time", Severity.HINT),
        /** Data: number or heading that is not there. */
        REFERENCE_DANGLING("reference", Severity.FAULT),
        /** A reference that followed a clause which is now gone. */
        REFERENCE_TARGET_GONE("reference", Severity.FAULT),
        /** Data: number and heading of the clause. */
        REFERENCE_BY_NUMBER("reference", Severity.HINT),
        /** Data: the heading. */
        REFERENCE_AMBIGUOUS("reference", Severity.QUESTION),
        /** Data: the number of the delavtale. */
        AGREEMENT_UNKNOWN("reference", Severity.QUESTION),
        /** Data: the name of the appendix. */
        APPENDIX_UNKNOWN("reference", Severity.QUESTION),
        /** Data: the section. */
        SECTION_UNKNOWN("reference", Severity.QUESTION),
        /** Data: the section, and the day it was repealed. */
        SECTION_REPEALED("reference", Severity.QUESTION),
        /** Data: the section cited, and the one that is probably meant. */
        SECTION_MISTAKEN("reference", Severity.QUESTION),
        ABBREVIATION_UNEXPLAINED("term", Severity.HINT),
        TERM_UNDEFINED("term", Severity.QUESTION),
        TERM_DEFINED_TWICE("term", Severity.QUESTION),
        TERM_UNUSED("term", Severity.HINT),
        DATE_IMPOSSIBLE("date", Severity.FAULT),
        /** Data: the weekday it is. */
        WEEKDAY_WRONG("date", Severity.FAULT),
        /** Data: the earlier and the later of the two, as they should have been. */
        DATES_REVERSED("date", Severity.FAULT),
        /** Data: the date in the text, and the one the agreement is registered with. */
        DATE_AGAINST_TERMS("date", Severity.QUESTION),
        IDENTITY_NUMBER("person", Severity.FAULT),
        CONTACT_DETAILS("person", Severity.HINT),
        /** Data: the right form. */
        OTHER_WRITTEN_STANDARD("written-standard", Severity.HINT),
        NARROWING("narrowing", Severity.QUESTION),
        /** Data: the name. */
        PARAMETER_MISSING("left-over", Severity.TO_FILL_IN),
        PARAMETER_MISSPELT("left-over", Severity.FAULT),
        DRAFTING_MARK("left-over", Severity.QUESTION),
        EMPTY_PROMISE("empty-promise", Severity.HINT);

        private final String rule;
        private final Severity severity;

        Kind(String rule, Severity severity) {
            this.rule = rule;
            this.severity = severity;
        }

        /** The key of the rule it belongs to. */
        public String rule() {
            return rule;
        }

        public Severity severity() {
            return severity;
        }
    }

    public Finding {
        data = List.copyOf(data);
    }

    /** A name for it that stays as long as the same is found in the same place, such as {@code empty-promise-d4-avvik-b120}. */
    public String key() {
        String where = place.clause() == null
                ? "text-" + String.join("-", data)
                : place.clause() + (place.part() == Spot.Part.HEADING ? "-h" : "-b") + place.start();
        return (kind.name() + "-" + where).toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
