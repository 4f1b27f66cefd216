package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * That an agreement is built on a version of another text, and why it departs from it. Which clauses depart is never stored but
 * found by comparing; only the reasons are.
 *
 * @param basis the version the newest text is built on
 * @param reasons why a clause departs from the basis (lokal tilpasning), as far as somebody has said
 * @param basisOfVersions what each numbered version of the variant was built on when it was made
 * @param reasonsOfVersions the reasons as they stood when each numbered version was made; absent in what was stored before they were
 *     kept, and then none
 */
public record LocalVariant(
        Basis basis,
        Map<ClauseId, Reason> reasons,
        Map<Integer, Basis> basisOfVersions,
        Map<Integer, Map<ClauseId, Reason>> reasonsOfVersions) {
    /**
     * A version of a text that others are built on.
     *
     * @param agreement a trust's standard text, or an agreement from which one kommune departs
     * @param revision the stored edit that holds its clauses
     */
    public record Basis(AgreementId agreement, int version, long revision) {
        /** A version of an agreement as a basis. */
        public static Basis of(Agreement agreement, AgreementVersion version) {
            return new Basis(agreement.id(), version.number(), version.revision());
        }
    }

    /** Why a clause departs from the basis, and who said so. */
    public record Reason(String text, String by, Instant at) {
        /** Longest reason, in characters. */
        public static final int MAX = 2000;
    }

    /** How a clause departs from the basis. */
    public enum Deviation {
        /** Other words. */
        REWORDED,
        /** Not in the basis. */
        ADDED,
        /** In the basis and not here. */
        LEFT_OUT,
        /** The same words in another place or on another level. */
        MOVED
    }

    public LocalVariant {
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        basisOfVersions = Collections.unmodifiableMap(new TreeMap<>(basisOfVersions));
        reasonsOfVersions =
                Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(reasonsOfVersions, Map.of())));
    }

    /** Built on a version, with nothing said yet. */
    public static LocalVariant on(Basis basis) {
        return new LocalVariant(basis, Map.of(), Map.of(), Map.of());
    }

    /**
     * The clauses that depart from the basis, in the order of the variant, those left out where they stood. Numbers alone are no
     * deviation, since they follow from what stands before.
     *
     * @param basis the text of {@link #basis()}
     * @param own a text of the variant
     */
    public static SequencedMap<ClauseId, Deviation> deviations(Clauses basis, Clauses own) {
        var moves = Order.moved(basis, own);
        Map<ClauseId, Clause> was = byId(basis);
        Map<ClauseId, Clause> is = byId(own);
        var found = new LinkedHashMap<ClauseId, Deviation>();
        int from = 0;
        for (Clause clause : own) {
            Clause before = was.get(clause.id());
            if (before != null && !moves.contains(clause.id())) {
                from = leftOut(basis, from, clause.id(), is, found);
            }
            if (before == null) {
                found.put(clause.id(), Deviation.ADDED);
            } else if (!before.text().equals(clause.text())) {
                found.put(clause.id(), Deviation.REWORDED);
            } else if (before.level() != clause.level() || moves.contains(clause.id())) {
                found.put(clause.id(), Deviation.MOVED);
            }
        }
        leftOut(basis, from, null, is, found);
        return found;
    }

    private static int leftOut(
            Clauses basis,
            int from,
            @org.jspecify.annotations.Nullable ClauseId until,
            Map<ClauseId, Clause> is,
            Map<ClauseId, Deviation> found) {
        int at = from;
        for (; at < basis.size(); at++) {
            ClauseId id = basis.list().get(at).id();
            if (id.equals(until)) {
                return at + 1;
            }
            if (!is.containsKey(id)) {
                found.put(id, Deviation.LEFT_OUT);
            }
        }
        return at;
    }

    private static Map<ClauseId, Clause> byId(Clauses clauses) {
        var byId = new LinkedHashMap<ClauseId, Clause>();
        clauses.forEach(clause -> byId.put(clause.id(), clause));
        return byId;
    }

    /** The departing clauses nobody has given a reason for. */
    public List<ClauseId> unexplained(Clauses basisText, Clauses own) {
        return deviations(basisText, own).keySet().stream()
                .filter(clause -> !reasons.containsKey(clause))
                .toList();
    }

    /** What a numbered version of the variant was built on. */
    public Optional<Basis> basisOf(int version) {
        return Optional.ofNullable(basisOfVersions.get(version));
    }

    LocalVariant with(ClauseId clause, Reason reason) {
        var more = new TreeMap<>(reasons);
        more.put(clause, reason);
        return new LocalVariant(basis, more, basisOfVersions, reasonsOfVersions);
    }

    LocalVariant withVersion(int number) {
        var more = new TreeMap<>(basisOfVersions);
        more.put(number, basis);
        var said = new TreeMap<>(reasonsOfVersions);
        said.put(number, reasons);
        return new LocalVariant(basis, reasons, more, said);
    }

    /** On another version, with the reasons for the clauses that still depart from it. */
    LocalVariant on(Basis newBasis, Clauses basisText, Clauses own, Map<ClauseId, Reason> given) {
        var deviating = deviations(basisText, own);
        var kept = new TreeMap<>(reasons);
        kept.putAll(given);
        kept.keySet().retainAll(deviating.keySet());
        return new LocalVariant(newBasis, kept, basisOfVersions, reasonsOfVersions);
    }

    /** As it was when a numbered version of the variant was made, and nothing of the reasons given for others. */
    public LocalVariant at(int version) {
        Map<ClauseId, Reason> said = reasonsOfVersions.getOrDefault(version, Map.of());
        return new LocalVariant(basisOf(version).orElse(basis), said, basisOfVersions, Map.of(version, said));
    }

    /** What others than the parties may know. */
    public LocalVariant withoutReasons() {
        return new LocalVariant(basis, Map.of(), basisOfVersions, Map.of());
    }
}
