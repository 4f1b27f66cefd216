package no.avtaleverk.model.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.ImportReport.Suggestion;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * Suggests which requirements a clause answers, by the catalogue's phrases in both written standards.
 *
 * <p>Words are folded, so that inflection, capitals and målform do not matter, and a phrase may have small words between its
 * words. Words that many requirements share count little, a lone everyday word hardly at all unless it stands in the heading. It
 * is a suggestion: a jurist answers.
 */
public final class RequirementSuggester {
    private static final int MAX_SUGGESTIONS = 6;
    private static final int MAX_MATCHES = 5;
    private static final int MAX_FOLDS = 50_000;
    /** Below this a match is most often chance; set by trying the standard texts. */
    private static final double LEAST = 1.7;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> SMALL = Set.of(
            "og", "i", "på", "av", "for", "til", "med", "som", "er", "skal", "kan", "den", "det", "de", "en", "et",
            "ett", "ved", "om", "fra", "jf", "eller", "å", "at", "sin", "sitt", "sine", "bli", "blir", "vert", "har",
            "ha", "være", "vere", "hvilke", "seg", "under", "over", "etter", "mot", "så", "dei", "ein", "eit", "frå",
            "dette", "denne", "disse", "desse", "hos", "når", "der", "hvem", "kven", "hva", "kva", "må", "vil", "si",
            "nr");
    /** Words of every clause in every agreement of this kind. */
    private static final Set<String> EVERYWHERE = folded(
            "kommune",
            "helseforetak",
            "foretak",
            "pasient",
            "bruker",
            "avtale",
            "samarbeid",
            "tjeneste",
            "helsetjeneste",
            "omsorgstjeneste",
            "helse",
            "omsorg",
            "sykehus",
            "part",
            "plan",
            "tiltak",
            "rutine",
            "informasjon",
            "ansvar",
            "behandling",
            "tilbud",
            "kommunal",
            "felles",
            "behov",
            "gjelder",
            "lege",
            "person",
            "oppgave",
            "overordnet");

    /** By requirement, since each adds its own. */
    private final List<Phrase> phrases = new ArrayList<>();
    /** The words of the phrases, numbered, so that a clause is compared by numbers. */
    private final Map<String, Integer> numbers = new HashMap<>();
    /** The phrases with each word. */
    private final List<List<Phrase>> byWord = new ArrayList<>();
    /** Words folded already; emptied when they are too many. */
    private final Map<String, Folded> folds = new ConcurrentHashMap<>();

    /** A word of a text by the number of what it folds to; {@link #UNKNOWN} when no phrase has that. */
    private record Folded(int number, boolean small) {}

    /** A phrase of the catalogue; its small words are left out. */
    private record Phrase(
            int place, Requirement requirement, String[] words, int[] numbers, double[] weights, double total) {
        boolean isAlone() {
            return words.length == 1;
        }
    }

    private record Token(int word, int start, int end, boolean heading, int sentence, boolean small) {}

    private static final int UNKNOWN = -1;

    public RequirementSuggester(RequirementCatalogue catalogue) {
        var wanted = catalogue.all().stream()
                .filter(requirement -> requirement.scope().isAnsweredByClause())
                .toList();
        var spread = new HashMap<String, Integer>();
        for (Requirement requirement : wanted) {
            var words = new HashSet<String>();
            for (String phrase : phrasesOf(requirement)) {
                words.addAll(Arrays.asList(words(phrase)));
            }
            words.forEach(word -> spread.merge(word, 1, Integer::sum));
        }
        for (Requirement requirement : wanted) {
            var seen = new HashSet<List<String>>();
            for (String text : phrasesOf(requirement)) {
                String[] words = words(text);
                if (words.length > 0 && seen.add(List.of(words))) {
                    add(requirement, words, spread, wanted.size());
                }
            }
        }
    }

    private void add(Requirement requirement, String[] words, Map<String, Integer> spread, int requirements) {
        double[] weights = new double[words.length];
        double total = 0;
        for (int i = 0; i < words.length; i++) {
            double rarity =
                    Math.log(1 + requirements / (double) spread.getOrDefault(words[i], 1)) / Math.log(1 + requirements);
            weights[i] = EVERYWHERE.contains(words[i]) ? 0.3 : 0.6 + 1.4 * rarity;
            total += weights[i];
        }
        int[] numbered = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            Integer known = numbers.putIfAbsent(words[i], numbers.size());
            numbered[i] = known == null ? numbers.size() - 1 : known;
            if (known == null) {
                byWord.add(new ArrayList<>());
            }
        }
        var phrase = new Phrase(phrases.size(), requirement, words, numbered, weights, total);
        phrases.add(phrase);
        Arrays.stream(numbered).distinct().forEach(number -> byWord.get(number).add(phrase));
    }

    private static Set<String> phrasesOf(Requirement requirement) {
        var phrases = new LinkedHashSet<String>();
        phrases.addAll(requirement.phrasesNb());
        phrases.addAll(requirement.phrasesNn());
        return phrases;
    }

    private static String[] words(String phrase) {
        var words = new ArrayList<String>();
        for (int start = 0; start < phrase.length(); ) {
            int end = endOfWord(phrase, start);
            if (end == start) {
                start += Character.charCount(phrase.codePointAt(start));
                continue;
            }
            String lower = phrase.substring(start, end).toLowerCase(Locale.ROOT);
            if (Character.isLetterOrDigit(phrase.charAt(start)) && !SMALL.contains(lower)) {
                words.add(FoldedWord.of(lower));
            }
            start = end;
        }
        return words.toArray(String[]::new);
    }

    private static Set<String> folded(String... words) {
        var folded = new HashSet<String>();
        for (String word : words) {
            folded.add(FoldedWord.of(word));
        }
        return Set.copyOf(folded);
    }

    /**
     * Suggest requirements for a clause, the surest first.
     *
     * @param language of the clause; both standards' phrases are looked for, since people quote across them
     * @param on date in Norway by which requirements are looked for
     */
    public List<Suggestion> suggest(ClauseText text, Language language, LocalDate on) {
        var sentences = new int[1];
        if (folds.size() > MAX_FOLDS) {
            folds.clear();
        }
        List<Token> tokens = new ArrayList<>(tokens(text.heading(), true, 0, sentences));
        sentences[0]++;
        String whole = text.heading() + "\n\n" + text.body();
        tokens.addAll(tokens(text.body(), false, text.heading().length() + 2, sentences));

        var found = new @Nullable Match[phrases.size()];
        for (int i = 0; i < tokens.size(); i++) {
            int word = tokens.get(i).word;
            if (word == UNKNOWN) {
                continue;
            }
            for (Phrase phrase : byWord.get(word)) {
                if (phrase.requirement.appliesOn(on)) {
                    Match match = match(phrase, tokens, i);
                    if (match != null) {
                        Match other = found[phrase.place];
                        found[phrase.place] = other == null ? match : other.with(match);
                    }
                }
            }
        }
        Map<RequirementId, List<Match>> byRequirement = new LinkedHashMap<>();
        for (int place = 0; place < found.length; place++) {
            Match match = found[place];
            if (match != null) {
                byRequirement
                        .computeIfAbsent(phrases.get(place).requirement.id(), key -> new ArrayList<>())
                        .add(match);
            }
        }
        var suggestions = new ArrayList<Suggestion>();
        byRequirement.forEach((requirement, matches) -> {
            matches.sort(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::start));
            double score = 0;
            double share = 1;
            var words = new LinkedHashSet<String>();
            for (Match match : matches) {
                score += match.score * share;
                share /= 2;
                String matched =
                        BLANKS.matcher(whole.substring(match.start, match.end)).replaceAll(" ");
                if (words.size() < MAX_MATCHES && words.stream().noneMatch(matched::equalsIgnoreCase)) {
                    words.add(matched);
                }
            }
            if (score >= LEAST) {
                suggestions.add(new Suggestion(requirement, List.copyOf(words), Math.round(score * 100) / 100.0));
            }
        });
        suggestions.sort(
                Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::requirement));
        return List.copyOf(suggestions.subList(0, Math.min(MAX_SUGGESTIONS, suggestions.size())));
    }

    private record Match(double score, int start, int end, boolean heading) {
        /** The better of two places, with a little more for the second. */
        Match with(Match other) {
            Match better = other.score > score ? other : this;
            return new Match(
                    Math.min(better.score * 1.6, better.score + 0.15), better.start, better.end, better.heading);
        }
    }

    /** The phrase at a token, within its sentence and with at most a few words between. */
    private static @Nullable Match match(Phrase phrase, List<Token> tokens, int at) {
        Token first = tokens.get(at);
        int count = phrase.words.length;
        double heading = first.heading ? 1.9 : 1;
        if (phrase.isAlone()) {
            return new Match(
                    phrase.total * aloneness(phrase.words[0]) * heading, first.start, first.end, first.heading);
        }
        boolean[] met = new boolean[count];
        double weight = 0;
        int number = 0;
        int last = -1;
        boolean ordered = true;
        int end = at;
        int reach = count + 2;
        for (int i = at; i < tokens.size() && reach > 0; i++) {
            Token token = tokens.get(i);
            int word = token.word;
            if (token.sentence != first.sentence) {
                break;
            }
            if (!token.small) {
                reach--;
            }
            for (int w = 0; w < count && word != UNKNOWN; w++) {
                if (phrase.numbers[w] == word && !met[w]) {
                    met[w] = true;
                    weight += phrase.weights[w];
                    ordered &= w > last;
                    last = w;
                    number++;
                    end = i;
                    break;
                }
            }
        }
        boolean whole = number == count;
        if (!whole && !(count >= 4 && number == count - 1 && ordered)) {
            return null;
        }
        double order = ordered ? 1 : 0.6;
        double part = whole ? 1 : 0.6;
        return new Match(weight * order * part * heading, first.start, tokens.get(end).end, first.heading);
    }

    /** How much one word says by itself: a long compound or an abbreviation much, an everyday word little. */
    private static double aloneness(String word) {
        if (EVERYWHERE.contains(word)) {
            return 0.3;
        }
        return word.length() >= 11 || word.length() <= 4 ? 0.95 : 0.7;
    }

    /** The words, and numbers such as {@code 6-2}, with the sentence each stands in. */
    private List<Token> tokens(String text, boolean heading, int offset, int[] sentence) {
        var tokens = new ArrayList<Token>(text.length() / 6 + 1);
        for (int start = 0; start < text.length(); ) {
            char first = text.charAt(start);
            int end = endOfWord(text, start);
            if (end == start) {
                boolean stop = first == '\n'
                        || first == '|'
                        || ".!?;:".indexOf(first) >= 0
                                && (start + 1 == text.length() || isBlank(text.charAt(start + 1)));
                sentence[0] += stop ? 1 : 0;
                start += Character.charCount(text.codePointAt(start));
                continue;
            }
            if (Character.isLetterOrDigit(first)) {
                String lower = text.substring(start, end).toLowerCase(Locale.ROOT);
                Folded word = folded(lower);
                tokens.add(new Token(word.number, start + offset, end + offset, heading, sentence[0], word.small));
            } else {
                sentence[0]++;
            }
            start = end;
        }
        return tokens;
    }

    private Folded folded(String lower) {
        Folded known = folds.get(lower);
        if (known == null) {
            boolean small = SMALL.contains(lower);
            known = new Folded(numbers.getOrDefault(small ? lower : FoldedWord.of(lower), UNKNOWN), small);
            folds.put(lower, known);
        }
        return known;
    }

    /** Where the word that starts at a place ends; the place itself when none does. */
    private static int endOfWord(String text, int start) {
        int end = endOfDigits(text, start);
        boolean numbers = false;
        while (end > start && end < text.length() && text.charAt(end) == '-' && endOfDigits(text, end + 1) > end + 1) {
            end = endOfDigits(text, end + 1);
            numbers = true;
        }
        if (numbers) {
            return end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z' ? end + 1 : end;
        }
        end = start;
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            if (!isLetterOrNumber(letter)) {
                break;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean isLetterOrNumber(int letter) {
        if (letter < 0x80) {
            return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
        }
        int type = Character.getType(letter);
        return Character.isLetter(letter)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter >= '\t' && letter <= '\r';
    }
}
