package no.avtaleverk.templates.returning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.templates.Likeness;
import no.avtaleverk.templates.tracked.View;
import no.avtaleverk.templates.tracked.View.TextClause;

/** Which clauses of a file are which of those that were sent: by the ids they carry, else by their words. */
final class ClauseMatch {
    /** Least likeness of two clauses that are taken for the same. */
    private static final double ALIKE = 0.5;
    /** Largest number of likenesses that are worked out. */
    private static final int MOST_PAIRS = 1_000_000;

    private final List<TextClause> read;
    private final List<Filled> sent;
    private final Map<Integer, ClauseId> ids = new HashMap<>();
    private final Set<ClauseId> taken = new HashSet<>();

    /** A clause that was sent, with its parameters filled in. */
    record Filled(Clause clause, String heading, String body) {}

    private ClauseMatch(List<TextClause> read, List<Filled> sent) {
        this.read = read;
        this.sent = sent;
    }

    /**
     * Match the clauses of one view.
     *
     * @param known clauses matched in another view of the same file, by the paragraph they start with
     * @return the sent clauses, by position in the view; new ones are left out
     */
    static Map<Integer, ClauseId> of(List<TextClause> read, List<Filled> sent, Map<Integer, ClauseId> known) {
        var match = new ClauseMatch(read, sent);
        match.byBookmark();
        match.byParagraph(known);
        match.where((clause, filled) ->
                clause.heading().equals(filled.heading()) && clause.body().equals(filled.body()));
        match.where((clause, filled) ->
                !filled.heading().isEmpty() && heading(clause.heading()).equals(heading(filled.heading())));
        match.byLikeness();
        return match.ids;
    }

    private static String heading(String text) {
        return View.withoutNumber(text).toLowerCase(Locale.ROOT);
    }

    private void take(int position, ClauseId id) {
        ids.put(position, id);
        taken.add(id);
    }

    /** Of several copies of a heading, the one most like what was sent keeps the id. */
    private void byBookmark() {
        var claims = new LinkedHashMap<ClauseId, List<Integer>>();
        for (int i = 0; i < read.size(); i++) {
            for (String id : read.get(i).ids()) {
                claims.computeIfAbsent(new ClauseId(id), one -> new ArrayList<>())
                        .add(i);
            }
        }
        for (Filled filled : sent) {
            claims.getOrDefault(filled.clause().id(), List.of()).stream()
                    .filter(position -> !ids.containsKey(position))
                    .max(Comparator.<Integer>comparingDouble(position -> likeness(read.get(position), filled))
                            .thenComparing(Comparator.reverseOrder()))
                    .ifPresent(position -> take(position, filled.clause().id()));
        }
    }

    private void byParagraph(Map<Integer, ClauseId> known) {
        for (int i = 0; i < read.size(); i++) {
            ClauseId id = known.get(first(read.get(i)));
            if (id != null && !ids.containsKey(i) && !taken.contains(id)) {
                take(i, id);
            }
        }
    }

    static int first(TextClause clause) {
        return clause.paragraphs().stream().findFirst().orElse(-1);
    }

    private void where(BiPredicate<TextClause, Filled> same) {
        for (Filled filled : sent) {
            if (taken.contains(filled.clause().id())) {
                continue;
            }
            for (int i = 0; i < read.size(); i++) {
                if (!ids.containsKey(i) && same.test(read.get(i), filled)) {
                    take(i, filled.clause().id());
                    break;
                }
            }
        }
    }

    private void byLikeness() {
        record Pair(int position, ClauseId id, double likeness) {}
        List<Filled> left = sent.stream()
                .filter(filled -> !taken.contains(filled.clause().id()))
                .toList();
        int open = read.size() - ids.size();
        if (left.isEmpty() || open == 0 || (long) left.size() * open > MOST_PAIRS) {
            return;
        }
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < read.size(); i++) {
            if (!ids.containsKey(i)) {
                for (Filled filled : left) {
                    double likeness = likeness(read.get(i), filled);
                    if (likeness >= ALIKE) {
                        pairs.add(new Pair(i, filled.clause().id(), likeness));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
        for (Pair pair : pairs) {
            if (!ids.containsKey(pair.position()) && !taken.contains(pair.id())) {
                take(pair.position(), pair.id());
            }
        }
    }

    /** From 0 to 1; the heading counts as much as a third of the body. */
    private static double likeness(TextClause clause, Filled filled) {
        double heading = Likeness.of(heading(clause.heading()), heading(filled.heading()));
        if (clause.body().isEmpty() && filled.body().isEmpty()) {
            return heading;
        }
        return 0.25 * heading + 0.75 * Likeness.of(clause.body(), filled.body());
    }
}
