package no.avtaleverk.model.examination;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.examination.Passage.Shape;
import no.avtaleverk.model.wording.Language;

/** Finds the duties in a text: main clauses in which something shall be done. What shall not be done is no duty to act. */
public final class DutySentences {
    /** Nynorsk «kvar» before a noun is each, not where. */
    private static final Pattern EACH = Pattern.compile("(?iu)^\\s*kvar\\s");

    private final Map<Language, Signs> signs;

    /** @param signs by written standard */
    public DutySentences(Map<Language, Signs> signs) {
        this.signs = Map.copyOf(signs);
    }

    public static DutySentences of(Vocabulary vocabulary) {
        var signs = new EnumMap<Language, Signs>(Language.class);
        vocabulary
                .words()
                .forEach((language, words) ->
                        signs.put(language, new Signs(words.duties(), words.subordinators(), words.times())));
        return new DutySentences(signs);
    }

    /**
     * The words a duty is known by.
     *
     * @param duties verbs that put a duty on somebody
     * @param subordinators words that open a subordinate clause
     * @param times words that say when
     */
    public record Signs(Phrases duties, Phrases subordinators, Phrases times) {}

    /**
     * A duty in a text.
     *
     * @param sentence its words; of an item in a list, with the sentence that leads into it
     * @param timed whether it says when
     */
    public record Duty(Clause clause, String sentence, boolean timed) {}

    /** The duties in the order they stand. */
    public List<Duty> in(Clauses clauses, Language language) {
        Signs own = Objects.requireNonNull(signs.get(language), "No words are given in " + language);
        return clauses.list().stream()
                .flatMap(Passage::of)
                .filter(passage -> passage.shape() == Shape.SENTENCE || passage.shape() == Shape.ITEM)
                .flatMap(passage -> duty(passage, own))
                .toList();
    }

    private static Stream<Duty> duty(Passage passage, Signs own) {
        boolean itself = isDuty(passage.text(), own);
        boolean led = passage.shape() == Shape.ITEM && passage.lead().endsWith(":") && isDuty(passage.lead(), own);
        // A sentence that only leads into a list is told by its items.
        if (!itself && !led
                || passage.shape() == Shape.SENTENCE && passage.text().endsWith(":")) {
            return Stream.of();
        }
        String sentence = led && !itself ? passage.lead() + " " + passage.text() : passage.text();
        return Stream.of(new Duty(
                passage.clause(),
                sentence,
                own.times().occurIn(passage.text()) || led && own.times().occurIn(passage.lead())));
    }

    private static boolean isDuty(String text, Signs own) {
        return own.duties().in(text).anyMatch(duty -> {
            String before = text.substring(0, duty.start());
            String clause = before.substring(Math.max(before.lastIndexOf(','), before.lastIndexOf(':')) + 1);
            return isVerb(duty, text)
                    && !own.subordinators().occurIn(EACH.matcher(clause).replaceFirst(""))
                    && !DutyOwnerRule.isNegated(firstWords(text.substring(duty.end())));
        });
    }

    /** Whether «plikter» is the verb, which an infinitive follows, and not the noun. */
    private static boolean isVerb(Phrases.Found duty, String text) {
        return !duty.words().toLowerCase(Locale.ROOT).startsWith("plikt")
                || text.substring(duty.end()).strip().startsWith("å ");
    }

    /** What follows the verb closely enough to negate it. */
    private static String firstWords(String after) {
        String[] all = after.strip().split("\\s+", 4);
        return String.join(" ", List.of(all).subList(0, Math.min(3, all.length)));
    }
}
