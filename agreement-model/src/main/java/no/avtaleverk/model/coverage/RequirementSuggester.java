package no.avtaleverk.model.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.ImportReport.Suggestion;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.wording.Language;

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

    private static final Pattern TOKEN =
            Pattern.compile("[0-9]+(?:-[0-9]+)+[a-z]?|[\\p{L}\\p{N}]+|[.!?;:](?=\\s|$)|\\n|\\|");
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

    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, List<Phrase>> byWord = new HashMap<>();
    /** Words folded already; emptied when they are too many. */
    private final Map<String, String> folds = new ConcurrentHashMap<>();

    /** A phrase of the catalogue; its small words are left out. */
    private record Phrase(Requirement requirement, String[] words, double[] weights, double total) {
        boolean isAlone() {
            return words.length == 1;
        }
    }

    private record Token(String word, int start, int end, boolean heading, int sentence, boolean small) {}

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
        var phrase = new Phrase(requirement, words, weights, total);
        phrases.add(phrase);
        for (String word : new HashSet<>(Arrays.asList(words))) {
            byWord.computeIfAbsent(word, key -> new ArrayList<>()).add(phrase);
        }
    }

    private static Set<String> phrasesOf(Requirement requirement) {
        var phrases = new LinkedHashSet<String>();
        phrases.addAll(requirement.phrasesNb());
        phrases.addAll(requirement.phrasesNn());
        return phrases;
    }

    private static String[] words(String phrase) {
        return tokens(phrase, false, 0, new int[1], new HashMap<>()).stream()
                .filter(token -> !token.small)
                .map(Token::word)
                .toArray(String[]::new);
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
        List<Token> tokens = new ArrayList<>(tokens(text.heading(), true, 0, sentences, folds));
        sentences[0]++;
        String whole = text.heading() + "\n\n" + text.body();
        tokens.addAll(tokens(text.body(), false, text.heading().length() + 2, sentences, folds));

        var found = new HashMap<Phrase, Match>();
        for (int i = 0; i < tokens.size(); i++) {
            for (Phrase phrase : byWord.getOrDefault(tokens.get(i).word, List.of())) {
                if (phrase.requirement.appliesOn(on)) {
                    Match match = match(phrase, tokens, i);
                    if (match != null) {
                        found.merge(phrase, match, Match::with);
                    }
                }
            }
        }
        var byRequirement = new HashMap<Requirement, List<Match>>();
        found.forEach((phrase, match) -> byRequirement
                .computeIfAbsent(phrase.requirement, key -> new ArrayList<>())
                .add(match));
        var suggestions = new ArrayList<Suggestion>();
        byRequirement.forEach((requirement, matches) -> {
            matches.sort(Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::start));
            double score = 0;
            double share = 1;
            var words = new LinkedHashSet<String>();
            for (Match match : matches) {
                score += match.score * share;
                share /= 2;
                String matched = whole.substring(match.start, match.end).replaceAll("\\s+", " ");
                if (words.size() < MAX_MATCHES && words.stream().noneMatch(matched::equalsIgnoreCase)) {
                    words.add(matched);
                }
            }
            if (score >= LEAST) {
                suggestions.add(new Suggestion(requirement.id(), List.copyOf(words), Math.round(score * 100) / 100.0));
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
    private static @org.jspecify.annotations.Nullable Match match(Phrase phrase, List<Token> tokens, int at) {
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
            if (token.sentence != first.sentence) {
                break;
            }
            if (!token.small) {
                reach--;
            }
            for (int w = 0; w < count; w++) {
                if (!met[w] && phrase.words[w].equals(token.word)) {
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

    private static List<Token> tokens(
            String text, boolean heading, int offset, int[] sentence, Map<String, String> folds) {
        var tokens = new ArrayList<Token>();
        Matcher found = TOKEN.matcher(text);
        while (found.find()) {
            if (!Character.isLetterOrDigit(text.charAt(found.start()))) {
                sentence[0]++;
                continue;
            }
            String lower = found.group().toLowerCase(java.util.Locale.ROOT);
            boolean small = SMALL.contains(lower);
            tokens.add(new Token(
                    small ? lower : folds.computeIfAbsent(lower, FoldedWord::of),
                    found.start() + offset,
                    found.end() + offset,
                    heading,
                    sentence[0],
                    small));
        }
        return tokens;
    }
}
