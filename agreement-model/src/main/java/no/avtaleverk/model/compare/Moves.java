package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.avtaleverk.model.agreement.Clause;

/**
 * Which clauses changed places. As few moves as possible explain the new order, where a chapter with all that stands under it is one
 * move; among equally few, points moved rather than chapters, then what is shorter. A clause that left its place along with the one it
 * stands under was not moved itself.
 */
final class Moves {
    /** What a clause weighs, by its level: a chapter more than all that stands under chapters, and so on down. */
    private static final long[] WEIGHTS = {1L << 48, 1L << 34, 1L << 20, 1L << 9};

    private final List<Clause> old;
    private final List<Clause> young;
    private final int[] partner;
    private final int[] parents;
    private final int[] youngParents;
    private final boolean[] left;
    private final int[] with;

    private Moves(List<Clause> old, List<Clause> young, int[] partner) {
        this.old = old;
        this.young = young;
        this.partner = partner;
        this.parents = parents(old);
        this.youngParents = parents(young);
        this.left = new boolean[old.size()];
        this.with = new int[old.size()];
    }

    /**
     * Find them.
     *
     * @param partner for each old clause its position in the new text, or -1
     */
    static Moves between(List<Clause> old, List<Clause> young, int[] partner) {
        var moves = new Moves(old, young, partner);
        moves.leave();
        moves.follow();
        return moves;
    }

    /** Whether an old clause stands elsewhere among those both texts have, by itself or with its chapter. */
    boolean left(int clause) {
        return left[clause];
    }

    /** The old clause this one moved with; -1 when it did not move or moved by itself. */
    int with(int clause) {
        return with[clause];
    }

    /** The heaviest row of clauses that ascends in both texts stays; the others left. */
    private void leave() {
        var best = new long[young.size() + 1];
        var last = new int[young.size() + 1];
        var previous = new int[old.size()];
        Arrays.fill(last, -1);
        int end = -1;
        long heaviest = 0;
        for (int i = 0; i < old.size(); i++) {
            if (partner[i] < 0) {
                continue;
            }
            long weight = 0;
            int before = -1;
            for (int at = partner[i]; at > 0; at -= at & -at) {
                if (best[at] > weight) {
                    weight = best[at];
                    before = last[at];
                }
            }
            previous[i] = before;
            weight += weight(i);
            for (int at = partner[i] + 1; at <= young.size(); at += at & -at) {
                if (weight > best[at]) {
                    best[at] = weight;
                    last[at] = i;
                }
            }
            if (weight > heaviest) {
                heaviest = weight;
                end = i;
            }
            left[i] = true;
        }
        for (int i = end; i >= 0; i = previous[i]) {
            left[i] = false;
        }
    }

    /** What it costs to say that a clause left its place; half when it came under another, which is what moving mostly does. */
    private long weight(int i) {
        Clause clause = old.get(i);
        Clause now = young.get(partner[i]);
        int level = Math.max(clause.level(), now.level());
        long weight = WEIGHTS[Math.min(level, WEIGHTS.length) - 1] / (staysUnder(i) ? 1 : 2);
        return weight + Math.min(127, (length(clause) + length(now)) / 64);
    }

    private static int length(Clause clause) {
        return clause.text().heading().length() + clause.text().body().length();
    }

    /** Whether a clause stands under the same clause in both texts, or is a chapter in both. */
    private boolean staysUnder(int i) {
        int parent = parents[i];
        int youngParent = youngParents[partner[i]];
        return parent < 0 ? youngParent < 0 : partner[parent] >= 0 && youngParent == partner[parent];
    }

    private void follow() {
        Arrays.fill(with, -1);
        for (int i = 0; i < old.size(); i++) {
            int parent = parents[i];
            if (left[i] && parent >= 0 && staysUnder(i) && left[parent]) {
                with[i] = with[parent] < 0 ? parent : with[parent];
            }
        }
    }

    /** Whether a clause rose or sank against the one it stands under. */
    boolean relevelled(int i) {
        int rise = young.get(partner[i]).level() - old.get(i).level();
        return rise != 0
                && !(parents[i] >= 0
                        && staysUnder(i)
                        && young.get(partner[parents[i]]).level()
                                        - old.get(parents[i]).level()
                                == rise);
    }

    /** For each clause the one it stands under; -1 for a chapter. */
    private static int[] parents(List<Clause> clauses) {
        var parents = new int[clauses.size()];
        var open = new ArrayList<Integer>();
        for (int i = 0; i < clauses.size(); i++) {
            while (!open.isEmpty()
                    && clauses.get(open.getLast()).level() >= clauses.get(i).level()) {
                open.removeLast();
            }
            parents[i] = open.isEmpty() ? -1 : open.getLast();
            open.add(i);
        }
        return parents;
    }
}
