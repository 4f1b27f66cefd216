package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;

/**
 * Which clause of one text is which of another: by the permanent id, then those with the same words, then those most alike. A clause is
 * one other clause or none; that it became two, or that two became one, is not claimed.
 *
 * <p>Likeness is the share of words two clauses have in common, rare words and words of the heading counting more. At least half must
 * be common; three tenths when the headings are the same.
 */
final class ClauseMatching {
    private static final double ALIKE = 0.5;
    private static final double ALIKE_UNDER_ONE_HEADING = 0.3;
    private static final int HEADING_WEIGHT = 3;

    private final List<Clause> old;
    private final List<Clause> young;
    private final int[] partner;
    private final int[] partnerOfYoung;

    private record Pair(int old, int young, double likeness) {}

    /** The words of a clause, each once, with how much each counts. */
    private record Bag(int[] words, double[] weights, double total) {}

    private ClauseMatching(Clauses before, Clauses after) {
        this.old = before.list();
        this.young = after.list();
        this.partner = new int[old.size()];
        this.partnerOfYoung = new int[young.size()];
        Arrays.fill(partner, -1);
        Arrays.fill(partnerOfYoung, -1);
    }

    /** For each clause of the old text the position of the same in the new; -1 when it is gone. */
    static int[] between(Clauses before, Clauses after) {
        var matching = new ClauseMatching(before, after);
        matching.byId();
        matching.byWords();
        matching.byLikeness();
        return matching.partner;
    }

    private void pair(int i, int j) {
        partner[i] = j;
        partnerOfYoung[j] = i;
    }

    private void byId() {
        Map<ClauseId, Integer> places = HashMap.newHashMap(young.size());
        for (int j = 0; j < young.size(); j++) {
            places.put(young.get(j).id(), j);
        }
        for (int i = 0; i < old.size(); i++) {
            Integer j = places.get(old.get(i).id());
            if (j != null) {
                pair(i, j);
            }
        }
    }

    private void byWords() {
        var waiting = new HashMap<ClauseText, ArrayList<Integer>>();
        for (int j : free(partnerOfYoung)) {
            if (!young.get(j).text().isBlank()) {
                waiting.computeIfAbsent(young.get(j).text(), text -> new ArrayList<>())
                        .add(j);
            }
        }
        for (int i : free(partner)) {
            List<Integer> same = waiting.get(old.get(i).text());
            if (same != null && !same.isEmpty()) {
                pair(i, same.removeFirst());
            }
        }
    }

    private void byLikeness() {
        int[] olds = free(partner);
        int[] youngs = free(partnerOfYoung);
        if (olds.length == 0 || youngs.length == 0) {
            return;
        }
        var vocabulary = new Pieces.Vocabulary();
        var counts = new ArrayList<Map<Integer, Integer>>();
        for (int i : olds) {
            counts.add(words(old.get(i).text(), vocabulary));
        }
        for (int j : youngs) {
            counts.add(words(young.get(j).text(), vocabulary));
        }
        var clausesWith = new int[vocabulary.size()];
        for (Map<Integer, Integer> bag : counts) {
            bag.keySet().forEach(word -> clausesWith[word]++);
        }
        var bags = new Bag[counts.size()];
        for (int k = 0; k < bags.length; k++) {
            bags[k] = bag(counts.get(k), clausesWith, counts.size());
        }
        var pairs = pairs(olds, youngs, bags, vocabulary.size());
        pairs.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparingDouble(
                        pair -> Math.abs((double) pair.old() / old.size() - (double) pair.young() / young.size()))
                .thenComparingInt(Pair::old)
                .thenComparingInt(Pair::young));
        for (Pair pair : pairs) {
            if (partner[pair.old()] < 0 && partnerOfYoung[pair.young()] < 0) {
                pair(pair.old(), pair.young());
            }
        }
    }

    private List<Pair> pairs(int[] olds, int[] youngs, Bag[] bags, int words) {
        var youngsWith = new ArrayList<List<int[]>>(words);
        for (int word = 0; word < words; word++) {
            youngsWith.add(new ArrayList<>(2));
        }
        for (int j = 0; j < youngs.length; j++) {
            Bag bag = bags[olds.length + j];
            for (int k = 0; k < bag.words().length; k++) {
                youngsWith.get(bag.words()[k]).add(new int[] {j, k});
            }
        }
        var pairs = new ArrayList<Pair>();
        var common = new double[youngs.length];
        for (int i = 0; i < olds.length; i++) {
            Arrays.fill(common, 0);
            Bag bag = bags[i];
            for (int k = 0; k < bag.words().length; k++) {
                for (int[] place : youngsWith.get(bag.words()[k])) {
                    common[place[0]] += Math.min(
                            bag.weights()[k], bags[olds.length + place[0]].weights()[place[1]]);
                }
            }
            for (int j = 0; j < youngs.length; j++) {
                double total = bag.total() + bags[olds.length + j].total();
                double likeness = total == 0 ? 0 : 2 * common[j] / total;
                if (likeness >= ALIKE || likeness >= ALIKE_UNDER_ONE_HEADING && haveOneHeading(olds[i], youngs[j])) {
                    pairs.add(new Pair(olds[i], youngs[j], likeness));
                }
            }
        }
        return pairs;
    }

    private boolean haveOneHeading(int i, int j) {
        String heading = old.get(i).text().heading();
        return !heading.isEmpty()
                && heading.equalsIgnoreCase(young.get(j).text().heading());
    }

    private static Map<Integer, Integer> words(ClauseText text, Pieces.Vocabulary vocabulary) {
        var words = new HashMap<Integer, Integer>();
        count(vocabulary.read(text.heading().toLowerCase(Locale.ROOT)), HEADING_WEIGHT, words);
        count(vocabulary.read(text.body().toLowerCase(Locale.ROOT)), 1, words);
        return words;
    }

    private static void count(Pieces pieces, int weight, Map<Integer, Integer> words) {
        for (int piece = 0; piece < pieces.size(); piece++) {
            if (pieces.isWord(piece)) {
                words.merge(pieces.code[piece], weight, Integer::sum);
            }
        }
    }

    private static Bag bag(Map<Integer, Integer> counts, int[] clausesWith, int clauses) {
        var words = new int[counts.size()];
        var weights = new double[counts.size()];
        double total = 0;
        int k = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            words[k] = entry.getKey();
            // A word in both clauses of a pair and nowhere else is as rare as a common word can be.
            double rarity = Math.log(1 + (double) clauses / Math.max(2, clausesWith[words[k]]));
            weights[k] = entry.getValue() * rarity;
            total += weights[k++];
        }
        return new Bag(words, weights, total);
    }

    private static int[] free(int[] partners) {
        var free = new int[partners.length];
        int count = 0;
        for (int place = 0; place < partners.length; place++) {
            if (partners[place] < 0) {
                free[count++] = place;
            }
        }
        return Arrays.copyOf(free, count);
    }
}
