package no.avtaleverk.model.variant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.LocalVariant.Deviation;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.compare.Words;
import org.jspecify.annotations.Nullable;

/**
 * How far a text departs from the one it is built on.
 *
 * @param deviations the clauses that depart, in the order of the text; all others are inherited
 */
public record Drift(SequencedMap<ClauseId, Departure> deviations) {
    /**
     * One clause that departs.
     *
     * @param number as in the text or, when left out, as in the basis; empty when it bears none
     * @param title number and heading, likewise
     * @param changed words taken out or put in
     * @param words words of both texts together; a clause only one of them has counts as changed whole
     */
    public record Departure(
            ClauseId clause,
            Deviation deviation,
            String number,
            String title,
            int changed,
            int words,
            LocalVariant.@Nullable Reason reason) {
        /** Part of the words that changed, in per cent: 100 when none is left, never 0 when any changed. */
        public int share() {
            return changed == 0 ? 0 : Math.max(1, (int) Math.round(100.0 * changed / words));
        }

        /** The title without the number. */
        public String heading() {
            return title.startsWith(number) ? title.substring(number.length()).strip() : title;
        }

        /** Without anything that is known from the basis alone: a clause left out has its id as title. */
        Departure withoutBasis() {
            boolean gone = deviation == Deviation.LEFT_OUT;
            return new Departure(clause, deviation, gone ? "" : number, gone ? clause.value() : title, 0, 1, reason);
        }
    }

    public Drift {
        deviations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(deviations));
    }

    /**
     * Hold a text against its basis.
     *
     * @param reasons why clauses depart, as far as known
     */
    public static Drift of(Clauses basis, Clauses own, Map<ClauseId, LocalVariant.Reason> reasons) {
        Map<ClauseId, Clause> was = StandardChange.byId(basis);
        Map<ClauseId, Clause> is = StandardChange.byId(own);
        var departures = new LinkedHashMap<ClauseId, Departure>();
        LocalVariant.deviations(basis, own)
                .forEach((id, deviation) ->
                        departures.put(id, departure(id, deviation, was.get(id), is.get(id), reasons.get(id))));
        return new Drift(departures);
    }

    private static Departure departure(
            ClauseId id,
            Deviation deviation,
            @Nullable Clause was,
            @Nullable Clause is,
            LocalVariant.@Nullable Reason reason) {
        int before = was == null ? 0 : count(whole(was));
        int after = is == null ? 0 : count(whole(is));
        int changed = before + after;
        if (was != null && is != null) {
            changed = deviation == Deviation.MOVED ? 0 : Math.max(1, changed(was, is));
        }
        Clause shown = is == null ? was : is;
        return new Departure(
                id,
                deviation,
                shown == null ? "" : shown.number(),
                shown == null ? "" : shown.title(),
                changed,
                Math.max(1, before + after),
                reason);
    }

    private static List<String> whole(Clause clause) {
        var words = new ArrayList<>(Words.of(clause.text().heading()));
        words.addAll(Words.of(clause.text().body()));
        return words;
    }

    private static int changed(Clause was, Clause is) {
        int changed = 0;
        var segments = new ArrayList<Segment>(
                TextDifference.words(was.text().heading(), is.text().heading()));
        segments.addAll(TextDifference.words(was.text().body(), is.text().body()));
        for (Segment segment : segments) {
            if (segment.operation() != Operation.SAME) {
                changed += count(Words.of(segment.text()));
            }
        }
        return changed;
    }

    private static int count(List<String> pieces) {
        return (int) pieces.stream().filter(Words::isWord).count();
    }

    /** For who may not read the basis: which clauses depart and in what way, and no word of it. */
    public Drift withoutBasis() {
        var told = new LinkedHashMap<ClauseId, Departure>();
        deviations.forEach((clause, departure) -> told.put(clause, departure.withoutBasis()));
        return new Drift(told);
    }

    /** Whether nothing departs. */
    public boolean isNone() {
        return deviations.isEmpty();
    }

    /** Words taken out or put in, over all clauses. */
    public int changed() {
        return deviations.values().stream().mapToInt(Departure::changed).sum();
    }

    /** How many clauses depart in each way, those that do. */
    public Map<Deviation, Long> counts() {
        return deviations.values().stream()
                .collect(Collectors.groupingBy(
                        Departure::deviation, () -> new EnumMap<>(Deviation.class), Collectors.counting()));
    }

    /** The departures nobody has given a reason for. */
    public List<Departure> unexplained() {
        return deviations.values().stream().filter(one -> one.reason() == null).toList();
    }
}
