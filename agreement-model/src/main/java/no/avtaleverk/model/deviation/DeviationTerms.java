package no.avtaleverk.model.deviation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.law.RequirementId;
import org.jspecify.annotations.Nullable;

/**
 * The authored words deviations are sorted by. A term is never given another meaning and never removed, since what was noted names it.
 *
 * @param kinds what went wrong, each under a matter of hol. § 6-2 or under none
 * @param causes why
 * @param consequences what it meant for the service, mildest first
 */
public record DeviationTerms(List<Term> kinds, List<Term> causes, List<Term> consequences) {
    public DeviationTerms {
        kinds = List.copyOf(kinds);
        causes = List.copyOf(causes);
        consequences = List.copyOf(consequences);
    }

    /**
     * A word to sort by.
     *
     * @param matter the requirement of § 6-2 it belongs to; absent for what belongs to none, and for causes and consequences
     * @param serious whether it may have to be notified by hol. § 12-3 a
     */
    public record Term(String id, @Nullable RequirementId matter, boolean serious, String nb, String nn, String en) {
        public Term {
            if (!id.matches("[a-z0-9-]{1,40}")) {
                throw new IllegalArgumentException("Not the id of a term: '%s'".formatted(id));
            }
        }

        /** The words in the language of a reader; bokmål for those in none of ours. */
        public String in(Locale reader) {
            return switch (reader.getLanguage()) {
                case "nn" -> nn;
                case "en" -> en;
                default -> nb;
            };
        }
    }

    public Optional<Term> kind(String id) {
        return find(kinds, id);
    }

    public Optional<Term> cause(String id) {
        return find(causes, id);
    }

    public Optional<Term> consequence(String id) {
        return find(consequences, id);
    }

    private static Optional<Term> find(List<Term> terms, String id) {
        return terms.stream().filter(term -> term.id().equals(id)).findFirst();
    }
}
