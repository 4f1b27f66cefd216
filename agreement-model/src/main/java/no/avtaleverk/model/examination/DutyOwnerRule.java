package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.examination.Passage.Shape;
import no.avtaleverk.model.examination.Vocabulary.Words;

/**
 * A duty in the passive, of which nobody is said to be the owner. Only main clauses are looked at: what a relative clause says shall
 * be done is owed by whoever the sentence is about. That something shall not be done binds everybody and needs no owner.
 */
final class DutyOwnerRule implements Rule {
    private static final int REACH = 9;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}{}-]+|[,:;()]");
    private static final Pattern NOT = Pattern.compile("(?iu)(?<!\\p{L})(?:ikke|ikkje|verken|aldri)(?!\\p{L})");

    private final Vocabulary words;

    DutyOwnerRule(Vocabulary words) {
        this.words = words;
    }

    private record Token(int start, int end, String word) {}

    @Override
    public Stream<Finding> examine(Examined text) {
        Words own = words.in(text.language());
        return Passage.of(text)
                .filter(passage -> passage.shape() == Shape.SENTENCE || passage.shape() == Shape.ITEM)
                .flatMap(passage -> duty(passage, own)
                        .filter(duty -> !isOwned(passage, own))
                        .map(duty -> words.finding(
                                Kind.DUTY_WITHOUT_OWNER,
                                passage.place(duty.start(), duty.end()),
                                passage.words(duty.start(), duty.end()),
                                List.of(),
                                null))
                        .stream());
    }

    /** The verbs of a duty that hides who acts. */
    private static Optional<Token> duty(Passage passage, Words own) {
        String text = passage.text();
        var tokens = new ArrayList<Token>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            tokens.add(new Token(matcher.start(), matcher.end(), matcher.group()));
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (own.duties().contain(tokens.get(i).word()) && !isSubordinate(tokens, i, own)) {
                Optional<Token> end = passive(tokens, i, own);
                if (end.isPresent()) {
                    int from = tokens.get(i).start();
                    int to = end.get().end();
                    return isNegated(text.substring(from, to))
                            ? Optional.empty()
                            : Optional.of(new Token(from, to, ""));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Token> passive(List<Token> tokens, int duty, Words own) {
        for (int j = duty + 1; j < Math.min(tokens.size(), duty + REACH); j++) {
            String word = tokens.get(j).word();
            if (own.subordinators().contain(word) || word.equals(":") || word.equals(";")) {
                return Optional.empty();
            }
            if (own.helpers().contain(word)) {
                // "skal bli" together with the participle after it, when there is one.
                return Optional.of(tokens.get(Math.min(j + 1, tokens.size() - 1)));
            }
            if (own.passives().contain(word) && !own.notPassives().contain(word)) {
                return Optional.of(tokens.get(j));
            }
        }
        return Optional.empty();
    }

    private static boolean isSubordinate(List<Token> tokens, int duty, Words own) {
        for (int j = duty - 1; j >= 0; j--) {
            String word = tokens.get(j).word();
            if (word.equals(",") || word.equals(":")) {
                return false;
            }
            if (own.subordinators().contain(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether words say that something shall not be done. */
    static boolean isNegated(String words) {
        return NOT.matcher(words).find();
    }

    private static boolean isOwned(Passage passage, Words own) {
        return names(passage.text(), own)
                || names(passage.lead(), own)
                || passage.clause()
                        .text()
                        .body()
                        .lines()
                        .anyMatch(line -> own.responsible().occurIn(line) && names(line, own));
    }

    /** Whether a party, role or body stands in the words other than as the one who receives. */
    private static boolean names(String text, Words own) {
        return text.contains("{{")
                || own.owners().in(text).anyMatch(owner -> !own.recipients()
                        .contain(lastWords(text.substring(0, owner.start()))));
    }

    private static String lastWords(String before) {
        String[] all = before.strip().split("\\s+");
        for (int i = all.length - 1; i >= Math.max(0, all.length - 4); i--) {
            if (all[i].equalsIgnoreCase("til")) {
                return "til";
            }
            if (!all[i].matches(
                    "(?iu)den|det|dei|de|andre|annan|annen|begge|ein|en|et|eit|eigen|egen|relevante?|aktuelle?")) {
                return all[i];
            }
        }
        return "";
    }
}
