package no.avtaleverk.model.agreement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The order of clauses in two texts. */
final class Order {
    private Order() {}

    /** The clauses of both texts that lie outside the longest run of them that keeps its order. */
    static Set<ClauseId> moved(Clauses before, Clauses after) {
        Map<ClauseId, Integer> stood = new HashMap<>();
        for (Clause clause : before) {
            stood.put(clause.id(), stood.size());
        }
        ClauseId[] ids = new ClauseId[after.size()];
        int[] places = new int[after.size()];
        int common = 0;
        boolean inOrder = true;
        for (Clause clause : after) {
            Integer place = stood.get(clause.id());
            if (place != null) {
                inOrder &= common == 0 || places[common - 1] < place;
                ids[common] = clause.id();
                places[common] = place;
                common++;
            }
        }
        return inOrder ? Set.of() : outsideLongestRise(ids, places, common);
    }

    private static Set<ClauseId> outsideLongestRise(ClauseId[] ids, int[] places, int size) {
        int[] lowestEnd = new int[size];
        int[] before = new int[size];
        int length = 0;
        for (int i = 0; i < size; i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (places[lowestEnd[middle]] < places[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : lowestEnd[low - 1];
            lowestEnd[low] = i;
            length = Math.max(length, low + 1);
        }
        var moved = new HashSet<ClauseId>(Arrays.asList(ids).subList(0, size));
        for (int i = length == 0 ? -1 : lowestEnd[length - 1]; i >= 0; i = before[i]) {
            moved.remove(ids[i]);
        }
        return moved;
    }
}
