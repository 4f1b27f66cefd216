package no.avtaleverk.model.law;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One thing the law asks, or says beside it, otherwise from a day on.
 *
 * @param key names it among all, for ever
 * @param from first day, in Norway
 * @param requirement of the catalogue; absent for a neighbouring provision
 * @param provision absent for a requirement that is changed as the catalogue tells
 * @param title what it is about
 * @param concludeBy last day to conclude, as set under hol. § 6-3; absent when none is set
 * @param source the Act that made the change, or where the requirement comes from
 */
public record LawChange(
        String key,
        Kind kind,
        LocalDate from,
        @Nullable RequirementId requirement,
        @Nullable Provision provision,
        Bilingual title,
        boolean statutory,
        @Nullable LocalDate concludeBy,
        String source) {
    /** What happened. */
    public enum Kind {
        /** Asked for the first time. */
        NEW,
        /** Looked for before, and demanded by law from now on. */
        DEMANDED,
        /** Other words. */
        CHANGED,
        REPEALED
    }

    /**
     * A section that agreements cite.
     *
     * @param section such as {@code 5-10}
     * @param names of the statute, as people write them
     */
    public record Provision(String statute, String section, List<String> names) {
        /** How far from the section the statute is named, in characters. */
        private static final int NEAR = 80;

        public Provision {
            names = List.copyOf(names);
        }

        /** Whether words cite it: the section, with the statute named close by. */
        public boolean isCitedIn(String words) {
            Matcher found = Pattern.compile("§§?\\s*" + Pattern.quote(section) + "(?![\\w-]|\\s[a-h]\\b)")
                    .matcher(words);
            while (found.find()) {
                String around = words.substring(
                                Math.max(0, found.start() - NEAR), Math.min(words.length(), found.end() + NEAR))
                        .toLowerCase(java.util.Locale.ROOT);
                if (names.stream().anyMatch(name -> around.contains(name.toLowerCase(java.util.Locale.ROOT)))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether an agreement may have to say more because of it. */
    public boolean asksForMore() {
        return requirement != null && statutory && (kind == Kind.NEW || kind == Kind.DEMANDED);
    }

    /** Whether what an agreement says already may have to be said otherwise. */
    public boolean touchesWhatIsSaid() {
        return kind == Kind.CHANGED || kind == Kind.REPEALED;
    }
}
