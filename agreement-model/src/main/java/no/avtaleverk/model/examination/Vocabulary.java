package no.avtaleverk.model.examination;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * The words the rules look for and the sources behind them, as authored.
 *
 * @param sources for every kind of finding the statute, guide or advice behind it
 * @param words per written standard
 * @param remarks wording that is worth a question or a hint, each with a source of its own
 * @param demanded requirements of statutory content that a text of a kind answers whatever it claims
 * @param jointMeasure requirements demanded when a joint measure is agreed
 */
public record Vocabulary(
        Map<Kind, Bilingual> sources,
        Map<Language, Words> words,
        List<Remark> remarks,
        Map<AgreementKind, Set<RequirementId>> demanded,
        Set<RequirementId> jointMeasure,
        List<Order> orders,
        Law law) {
    public Vocabulary {
        sources = Map.copyOf(sources);
        words = Map.copyOf(words);
        remarks = List.copyOf(remarks);
        demanded = Map.copyOf(demanded);
        jointMeasure = Set.copyOf(jointMeasure);
        orders = List.copyOf(orders);
        for (Kind kind : Kind.values()) {
            if (!sources.containsKey(kind)) {
                throw new IllegalArgumentException("No source is given for " + kind);
            }
        }
        for (Language language : Language.values()) {
            if (!words.containsKey(language)) {
                throw new IllegalArgumentException("No words are given in " + language);
            }
        }
    }

    /**
     * The words of one written standard.
     *
     * @param duties verbs that put a duty on somebody
     * @param passives infinitives that hide who acts
     * @param notPassives words that only look like it
     * @param helpers verbs that hide who acts together with a participle
     * @param subordinators words that open a subordinate clause
     * @param owners parties, roles and bodies that can owe a duty
     * @param responsible words that say who answers for something
     * @param recipients prepositions that make a party the one who receives
     * @param acts what is done at a time
     * @param times words that say when
     * @param elsewhere words that show that a number belongs to another document
     * @param otherStandard words of the other written standard, with the form to use instead
     * @param names official names in which the other written standard stands
     * @param terms words before a term in quotation marks that make it one the text must define
     * @param knownAbbreviations those that need no explanation
     */
    public record Words(
            Phrases duties,
            Phrases passives,
            Phrases notPassives,
            Phrases helpers,
            Phrases subordinators,
            Phrases owners,
            Phrases responsible,
            Phrases recipients,
            Phrases acts,
            Phrases times,
            Phrases elsewhere,
            Map<String, String> otherStandard,
            Phrases names,
            Phrases terms,
            Set<String> knownAbbreviations,
            Phrases functionAddresses) {
        public Words {
            otherStandard = Map.copyOf(otherStandard);
            knownAbbreviations = Set.copyOf(knownAbbreviations);
        }
    }

    /**
     * Wording that is worth a look.
     *
     * @param unless words in the same sentence that make it harmless
     */
    public record Remark(Kind kind, Map<Language, Phrases> phrases, Map<Language, Phrases> unless, Bilingual source) {
        public Remark {
            phrases = Map.copyOf(phrases);
            unless = Map.copyOf(unless);
        }
    }

    /** Two parameters that hold dates, of which one can not be before the other. */
    public record Order(String earlier, String later) {}

    /** What is known of the sections of the statutes. */
    public record Law(
            Map<String, List<String>> names, List<Chapter> chapters, List<Repealed> repealed, List<Mistaken> mistaken) {
        public Law {
            names = Map.copyOf(names);
            chapters = List.copyOf(chapters);
            repealed = List.copyOf(repealed);
            mistaken = List.copyOf(mistaken);
        }
    }

    /**
     * A chapter of which every section is known.
     *
     * @param assumed whether a section of it cited without a statute is taken to be of this one
     * @param items how many numbers a section counts
     */
    public record Chapter(
            String statute, String chapter, List<String> sections, Map<String, Integer> items, boolean assumed) {
        public Chapter {
            sections = List.copyOf(sections);
            items = Map.copyOf(items);
        }
    }

    /** A section that is no longer there. */
    public record Repealed(String statute, String section, LocalDate from) {}

    /** A section that is often cited for what another one says. */
    public record Mistaken(String statute, String section, String meant, Phrases near) {}

    Words in(Language language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalArgumentException("No words are given in " + language);
        }
        return found;
    }

    Bilingual source(Kind kind) {
        @Nullable Bilingual source = sources.get(kind);
        if (source == null) {
            throw new IllegalArgumentException("No source is given for " + kind);
        }
        return source;
    }

    /** A finding with the source and weight of its kind. */
    Finding finding(Kind kind, Spot place, String words, List<String> data, @Nullable Mend mend) {
        return new Finding(kind, kind.severity(), place, words, data, source(kind), mend);
    }
}
