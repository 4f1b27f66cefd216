package no.avtaleverk.model.law;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * One thing the law or the guidance asks of the agreements between a kommune and its trust.
 *
 * @param conditional whether it applies only when a joint measure (samarbeidstiltak) is agreed, hol. § 6-2 second ledd
 * @param applies when it is looked for at all
 * @param statutoryFrom first day the law demands it, when later than {@code applies.from()}: hol. § 6-2 nr. 4 was voluntary until 2016
 * @param concludeBy last day to conclude, as set under hol. § 6-3; separate from when the law entered into force
 * @param phrasesNb cues that suggest an answer; a jurist confirms
 * @param checked whether a jurist has held the entry against the statute
 * @param quote the words of the statute it rests on; absent where nobody has entered them
 */
public record Requirement(
        RequirementId id,
        Bilingual title,
        Force force,
        Scope scope,
        boolean conditional,
        @Nullable String subject,
        Period applies,
        @Nullable LocalDate statutoryFrom,
        @Nullable LocalDate concludeBy,
        String source,
        Bilingual evidence,
        List<String> phrasesNb,
        List<String> phrasesNn,
        boolean checked,
        @Nullable String quote) {
    public Requirement {
        phrasesNb = List.copyOf(phrasesNb);
        phrasesNn = List.copyOf(phrasesNn);
    }

    /** One whose words of the statute nobody has entered. */
    public Requirement(
            RequirementId id,
            Bilingual title,
            Force force,
            Scope scope,
            boolean conditional,
            @Nullable String subject,
            Period applies,
            @Nullable LocalDate statutoryFrom,
            @Nullable LocalDate concludeBy,
            String source,
            Bilingual evidence,
            List<String> phrasesNb,
            List<String> phrasesNn,
            boolean checked) {
        this(
                id,
                title,
                force,
                scope,
                conditional,
                subject,
                applies,
                statutoryFrom,
                concludeBy,
                source,
                evidence,
                phrasesNb,
                phrasesNn,
                checked,
                null);
    }

    /** The cues in one written standard. */
    public List<String> phrases(Language language) {
        return language == Language.BOKMAL ? phrasesNb : phrasesNn;
    }

    /** Whether it is looked for on a date in Norway. */
    public boolean appliesOn(LocalDate date) {
        return applies.contains(date);
    }

    /** First day of it: that on which the law began to demand it, or of what the law does not demand, that from which it is looked for. */
    public LocalDate inForceFrom() {
        return statutoryFrom == null ? applies.from() : statutoryFrom;
    }

    /** Whether the law demands it on a date in Norway. */
    public boolean isDemandedOn(LocalDate date) {
        return force.isStatutory() && appliesOn(date) && (statutoryFrom == null || !date.isBefore(statutoryFrom));
    }
}
