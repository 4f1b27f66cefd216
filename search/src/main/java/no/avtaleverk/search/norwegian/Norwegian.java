package no.avtaleverk.search.norwegian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know about the words of an agreement: their stems in both målformer, the parts of compounds, citations,
 * synonyms. All of it is data in the word files beside this class, which a språkrådgiver can edit. Safe for many threads.
 */
public final class Norwegian {
    /** Raised when the code of the analysis changes so that old indexes no longer fit. */
    private static final int RULES_OF_THE_CODE = 3;

    /** What is put after a verb, or before it in one word with it. */
    private static final List<String> PARTICLES = List.of(
            "gjennom", "tilbake", "under", "over", "etter", "imot", "fram", "frem", "inn", "opp", "ned", "ut", "av",
            "til", "på", "om");

    private static final int MOST_REMEMBERED = 200_000;

    /** Names of laws of at most so many letters are abbreviations. */
    private static final int LONGEST_SHORT_NAME = 5;

    private final Stems stems;
    private final Compounds compounds;
    private final Citations citations;
    private final Synonyms synonyms;
    private final Set<String> stopWords;
    private final Map<String, String> logWords;
    private final String fingerprint;
    private final Map<String, Forms> known = new ConcurrentHashMap<>();
    private final Map<Suspended, String> suspended = new ConcurrentHashMap<>();
    private final Set<AnalysisStep> steps;

    /** A word that ends in a hyphen, and the next one but one. */
    private record Suspended(String first, String whole) {}

    private record Forms(String folded, String stem, Compounds.Cut cut) {}

    private Norwegian(Set<AnalysisStep> steps) {
        this.steps = Set.copyOf(steps);
        Lines malform = Lines.of("malform.txt");
        Lines parts = Lines.of("sammensetninger.txt");
        Lines laws = Lines.of("lover.txt");
        stems = new Stems(malform);
        compounds = new Compounds(parts, stems);
        citations = new Citations(laws);
        var stop = new HashSet<String>();
        Lines.of("stopord.txt").all().forEach(line -> stop.addAll(line.words()));
        stopWords = Set.copyOf(stop);
        Lines log = Lines.of("loggord.txt");
        logWords = log.all().stream()
                .map(line -> line.sides("="))
                .collect(Collectors.toUnmodifiableMap(sides -> sides[0], sides -> sides[1]));
        var same = new ArrayList<>(Lines.of("synonymer.txt").all());
        // A law is also found by another of its names when no section of it is asked for.
        laws.all().stream().map(this::namesAlike).filter(Objects::nonNull).forEach(same::add);
        synonyms = new Synonyms(
                same, phrase -> words(phrase).stream().map(Word::stem).toList(), phrase -> words(phrase).stream()
                        .filter(word -> !isStopWord(word))
                        .map(Word::stem)
                        .toList());
        fingerprint = Sha256.of(RULES_OF_THE_CODE + " " + new TreeSet<>(this.steps) + malform.sha256() + parts.sha256()
                        + laws.sha256() + log.sha256())
                .abbreviated();
    }

    /**
     * Read the word files.
     *
     * @throws IllegalArgumentException if one of them can not be understood, naming file and line
     */
    public static Norwegian load() {
        return new Norwegian(EnumSet.allOf(AnalysisStep.class));
    }

    /** The same words taken in these steps only, to measure what each is worth. */
    public static Norwegian with(Set<AnalysisStep> steps) {
        return new Norwegian(steps);
    }

    /** The names of a law, without those that would be taken for other words: loa has the stem of lo. */
    private Lines.@Nullable Line namesAlike(Lines.Line law) {
        List<String> names = Arrays.stream(law.sides("=")[1].split("\\|"))
                .map(String::strip)
                .filter(name -> name.length() > LONGEST_SHORT_NAME || stem(name).equals(name))
                .toList();
        return names.size() > 1 ? new Lines.Line(law.file(), law.number(), String.join(" = ", names)) : null;
    }

    /** Whether a step is taken. */
    public boolean takes(AnalysisStep step) {
        return steps.contains(step);
    }

    /** The words of a text in their order. */
    public List<Word> words(String text) {
        List<Tokens.Token> tokens = Tokens.of(text);
        var words = new ArrayList<Word>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Tokens.Token token = tokens.get(i);
            Forms forms = forms(token.exact());
            List<String> within = forms.cut.within();
            if (token.suspended() && i + 2 < tokens.size()) {
                within = withSuspended(token, tokens.get(i + 2), within);
            }
            words.add(new Word(
                    token.exact(),
                    forms.stem,
                    forms.cut.parts(),
                    within,
                    token.start(),
                    token.end(),
                    token.newParagraph()));
        }
        return words;
    }

    /** In {@code helse- og omsorgstjenester} the first word is also helsetjenester. */
    private List<String> withSuspended(Tokens.Token token, Tokens.Token whole, List<String> within) {
        var both = new Suspended(token.exact(), whole.exact());
        String meant = suspended.get(both);
        if (meant == null) {
            meant = meant(both);
            if (suspended.size() >= MOST_REMEMBERED) {
                suspended.clear();
            }
            suspended.put(both, meant);
        }
        if (meant.isEmpty()) {
            return within;
        }
        var longer = new ArrayList<>(within);
        longer.add(meant);
        return longer;
    }

    /** The stem of the word that a suspended one stands for; empty when the other is none it could end as. */
    private String meant(Suspended both) {
        Forms forms = forms(both.whole);
        if (!forms.cut.parts().isEmpty()) {
            String last = forms.cut.parts().getLast();
            for (int cut = forms.folded.length() - 3; cut > 2; cut--) {
                String rest = forms.folded.substring(cut);
                if (stems.strip(rest).equals(last)) {
                    return stems.strip(stems.fold(both.first) + rest);
                }
            }
        }
        return "";
    }

    private Forms forms(String exact) {
        Forms forms = known.get(exact);
        if (forms == null) {
            String folded = takes(AnalysisStep.MALFORM) ? stems.fold(exact) : exact;
            forms = new Forms(
                    folded,
                    takes(AnalysisStep.ENDINGS) ? stems.strip(folded) : folded,
                    takes(AnalysisStep.PARTS) ? compounds.cut(folded) : Compounds.Cut.NONE);
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(exact, forms);
        }
        return forms;
    }

    /** The stem of one word. */
    public String stem(String word) {
        return forms(word).stem;
    }

    /** The stems of one word that two might have been written as: together, with -s- and with -e- between. */
    public Set<String> joined(Word first, Word second) {
        var joined = new LinkedHashSet<String>();
        for (String joint : List.of("", "s", "e")) {
            joined.add(stem(first.exact() + joint + second.exact()));
        }
        int last = first.exact().length() - 1;
        if (last > 0
                && first.exact().charAt(last) == first.exact().charAt(last - 1)
                && first.exact().charAt(last) == second.exact().charAt(0)) {
            // Of three equal letters two are written: akutt-tilbud is akuttilbud.
            joined.add(stem(first.exact() + second.exact().substring(1)));
        }
        return joined;
    }

    /**
     * The stem of the one word that a verb and what stands after it make, such as innlegg for <i>legge inn</i>; empty when the
     * second word is none that is put before verbs.
     */
    public Set<String> asOne(Word verb, Word after) {
        return PARTICLES.contains(after.exact()) ? Set.of(stem(after.exact() + verb.exact())) : Set.of();
    }

    /** The stems of every two words that a word may be put together of, by its letters alone; the longest last word first. */
    public List<List<String>> cuts(Word word) {
        String folded = forms(word.exact()).folded;
        var cuts = new ArrayList<List<String>>();
        for (int at = 4; at <= folded.length() - 4; at++) {
            String last = stems.strip(folded.substring(at));
            cuts.add(List.of(stems.strip(folded.substring(0, at)), last));
            if ("se".indexOf(folded.charAt(at - 1)) >= 0 && at > 4) {
                cuts.add(List.of(stems.strip(folded.substring(0, at - 1)), last));
            }
        }
        return cuts;
    }

    /** Whether words that are put together of others are known to end with this one. */
    public boolean endsCompounds(String stem) {
        return takes(AnalysisStep.PARTS) && compounds.isHead(stem);
    }

    /** The stems of what a word may begin with, five letters at least and four left over, the longest first. */
    public List<String> beginnings(Word word) {
        String folded = forms(word.exact()).folded;
        var fronts = new LinkedHashSet<String>();
        for (int at = folded.length() - 4; at >= 5; at--) {
            fronts.add(stems.strip(folded.substring(0, at)));
        }
        return List.copyOf(fronts);
    }

    /** A word of which only the stem is known, in the place of another. */
    public Word fromStem(String stem, Word at) {
        Compounds.Cut cut = takes(AnalysisStep.PARTS) ? compounds.cut(stem) : Compounds.Cut.NONE;
        return new Word(stem, stem, cut.parts(), cut.within(), at.start(), at.end(), at.newParagraph());
    }

    /** Whether a word says too little to be searched for beside others. */
    public boolean isStopWord(Word word) {
        return takes(AnalysisStep.STOP_WORDS) && stopWords.contains(word.exact());
    }

    /** The citations of statutes in a text. */
    public List<Citation> citations(String text) {
        return takes(AnalysisStep.CITATIONS) ? citations.in(text, false) : List.of();
    }

    /** The citations in a question, where {@code 6-2} alone is enough. */
    public List<Citation> askedCitations(String question) {
        return takes(AnalysisStep.CITATIONS) ? citations.in(question, true) : List.of();
    }

    /** A citation in a question as it stands, with blanks for all but the name of the law, and as long as before. */
    public String lawAlone(String question, Citation citation) {
        return citations.lawAlone(question, citation);
    }

    /** Where a citation in a question ends, exclusive, with the name of the law when that follows it. */
    public int endWithLaw(String question, Citation citation) {
        return citations.endWithLaw(question, citation);
    }

    /** Sequences of stems that mean the same as this one. */
    public List<Synonym> synonyms(List<String> sequence) {
        return takes(AnalysisStep.SYNONYMS) ? synonyms.of(sequence) : List.of();
    }

    /**
     * Phrases that mean the same as one with these telling words, in any order: who asks turns <i>tar til å gjelde</i> into <i>når tar
     * den til å gjelde</i>, and <i>fullt sykehus</i> into <i>sykehuset er fullt</i>.
     *
     * @param telling stems of two words at least, without stop words
     */
    public List<Synonym> looseSynonyms(List<String> telling) {
        return takes(AnalysisStep.SYNONYMS) ? synonyms.loose(telling) : List.of();
    }

    /** Stems of the single words that have a synonym. */
    public Set<String> wordsWithSynonyms() {
        return takes(AnalysisStep.SYNONYMS) ? synonyms.words() : Set.of();
    }

    /** Number of words in the longest phrase that has a synonym. */
    public int longestSynonym() {
        return synonyms.longest();
    }

    /** Words a log entry of this type is found by; empty for an unknown type. */
    public String logWords(String type) {
        return logWords.getOrDefault(type, "");
    }

    /** Names what documents were analysed with; an index with another one does not fit. */
    public String fingerprint() {
        return fingerprint;
    }
}
