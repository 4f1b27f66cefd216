package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import org.jspecify.annotations.Nullable;

/**
 * The same text in two written standards, side by side. Words are not compared, since all of them may rightly differ; what must not
 * differ is: numbers, dates, citations, references and parameters.
 *
 * <p>Clauses are aligned by their permanent id; those left over in their order, by number and by how many groups of three letters they
 * have in common, which bokmål and nynorsk have many of.
 *
 * @param rows in the order of the right text, clauses that only the left has where they stand
 */
public record ParallelTexts(List<Row> rows) {
    private static final double ALIKE = 0.3;
    private static final double SAME_NUMBER = 0.15;
    /** Above so many pairs left over, numbers alone decide. */
    private static final long MOST_PAIRS = 200_000;

    public ParallelTexts {
        rows = List.copyOf(rows);
    }

    /**
     * A clause in both, or in one.
     *
     * @param onlyLeft what only the left clause says
     * @param onlyRight what only the right clause says
     * @param certain whether the two are aligned by their permanent id
     */
    public record Row(
            @Nullable Clause left,
            @Nullable Clause right,
            List<Found> onlyLeft,
            List<Found> onlyRight,
            boolean certain) {
        public Row {
            onlyLeft = List.copyOf(onlyLeft);
            onlyRight = List.copyOf(onlyRight);
        }

        /** Whether a jurist should look here: something differs that must not, or one of the texts lacks the clause. */
        public boolean differs() {
            return left == null || right == null || !onlyLeft.isEmpty() || !onlyRight.isEmpty();
        }
    }

    /** A figure in a heading or a body. */
    public record Found(Figure figure, boolean inHeading) {
        /** As it is written there. */
        public String in(ClauseText text) {
            return (inHeading ? text.heading() : text.body()).substring(figure.start(), figure.end());
        }
    }

    /** Put two texts side by side. */
    public static ParallelTexts between(Clauses left, Clauses right) {
        List<Clause> lefts = left.list();
        List<Clause> rights = right.list();
        var partner = new int[lefts.size()];
        var origin = new int[rights.size()];
        Arrays.fill(partner, -1);
        Arrays.fill(origin, -1);
        Map<ClauseId, Integer> places = new HashMap<>();
        for (int j = 0; j < rights.size(); j++) {
            places.put(rights.get(j).id(), j);
        }
        for (int i = 0; i < lefts.size(); i++) {
            Integer j = places.get(lefts.get(i).id());
            if (j != null) {
                partner[i] = j;
                origin[j] = i;
            }
        }
        alignRest(lefts, rights, partner, origin);
        return new ParallelTexts(rows(lefts, rights, partner, origin));
    }

    /** The rows a jurist should look at. */
    public List<Row> differing() {
        return rows.stream().filter(Row::differs).toList();
    }

    private static List<Row> rows(List<Clause> lefts, List<Clause> rights, int[] partner, int[] origin) {
        Moves moves = Moves.between(lefts, rights, partner);
        var rows = new ArrayList<Row>();
        int i = 0;
        int j = 0;
        while (i < lefts.size() || j < rights.size()) {
            if (i < lefts.size() && partner[i] < 0) {
                rows.add(new Row(lefts.get(i++), null, List.of(), List.of(), true));
            } else if (i < lefts.size() && moves.left(i)) {
                i++;
            } else {
                rows.add(
                        origin[j] < 0
                                ? new Row(null, rights.get(j), List.of(), List.of(), true)
                                : row(lefts.get(origin[j]), rights.get(j)));
                if (origin[j] == i) {
                    i++;
                }
                j++;
            }
        }
        return rows;
    }

    private static Row row(Clause left, Clause right) {
        List<Found> onlyLeft = found(left);
        List<Found> onlyRight = found(right);
        for (Found one : List.copyOf(onlyLeft)) {
            for (Found other : onlyRight) {
                if (other.figure().kind() == one.figure().kind()
                        && other.figure().value().equals(one.figure().value())) {
                    onlyLeft.remove(one);
                    onlyRight.remove(other);
                    break;
                }
            }
        }
        return new Row(left, right, onlyLeft, onlyRight, left.id().equals(right.id()));
    }

    private static List<Found> found(Clause clause) {
        var found = new ArrayList<Found>();
        Figure.in(clause.text().heading()).forEach(figure -> found.add(new Found(figure, true)));
        Figure.in(clause.text().body()).forEach(figure -> found.add(new Found(figure, false)));
        return found;
    }

    // ---- clauses without a common id --------------------------------------------------------------------------------

    private static void alignRest(List<Clause> lefts, List<Clause> rights, int[] partner, int[] origin) {
        int[] is = free(partner);
        int[] js = free(origin);
        if (is.length == 0 || js.length == 0) {
            return;
        }
        boolean byLetters = (long) is.length * js.length <= MOST_PAIRS;
        int[][] leftLetters = byLetters ? letters(lefts, is) : new int[0][];
        int[][] rightLetters = byLetters ? letters(rights, js) : new int[0][];
        var best = new double[is.length + 1][js.length + 1];
        var likeness = new double[is.length][js.length];
        for (int a = is.length - 1; a >= 0; a--) {
            for (int b = js.length - 1; b >= 0; b--) {
                double alike = byLetters ? alike(leftLetters[a], rightLetters[b]) : ALIKE;
                String number = lefts.get(is[a]).number();
                boolean sameNumber =
                        !number.isEmpty() && number.equals(rights.get(js[b]).number());
                likeness[a][b] =
                        alike >= ALIKE && (byLetters || sameNumber) ? alike + (sameNumber ? SAME_NUMBER : 0) : 0;
                best[a][b] = Math.max(
                        Math.max(best[a + 1][b], best[a][b + 1]),
                        likeness[a][b] > 0 ? best[a + 1][b + 1] + likeness[a][b] : 0);
            }
        }
        int a = 0;
        int b = 0;
        while (a < is.length && b < js.length) {
            if (likeness[a][b] > 0 && best[a][b] == best[a + 1][b + 1] + likeness[a][b]) {
                partner[is[a]] = js[b];
                origin[js[b]] = is[a];
                a++;
                b++;
            } else if (best[a][b] == best[a + 1][b]) {
                a++;
            } else {
                b++;
            }
        }
    }

    private static int[] free(int[] partners) {
        return java.util.stream.IntStream.range(0, partners.length)
                .filter(place -> partners[place] < 0)
                .toArray();
    }

    /** Groups of three letters, sorted. */
    private static int[][] letters(List<Clause> clauses, int[] which) {
        var letters = new int[which.length][];
        for (int k = 0; k < which.length; k++) {
            Clause clause = clauses.get(which[k]);
            String text = (clause.text().heading() + " " + clause.text().body())
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", " ");
            letters[k] = new int[Math.max(0, text.length() - 2)];
            for (int at = 0; at < letters[k].length; at++) {
                letters[k][at] = (text.charAt(at) * 31 + text.charAt(at + 1)) * 1021 + text.charAt(at + 2);
            }
            Arrays.sort(letters[k]);
        }
        return letters;
    }

    /** The share of groups two texts have in common. */
    private static double alike(int[] left, int[] right) {
        int common = 0;
        int j = 0;
        for (int i = 0; i < left.length && j < right.length; ) {
            if (left[i] == right[j]) {
                common++;
                i++;
                j++;
            } else if (left[i] < right[j]) {
                i++;
            } else {
                j++;
            }
        }
        return left.length + right.length == 0 ? 0 : 2.0 * common / (left.length + right.length);
    }
}
