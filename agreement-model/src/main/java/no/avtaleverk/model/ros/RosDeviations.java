package no.avtaleverk.model.ros;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationBook;

/**
 * An analysis beside the deviations the parties share: which show that what was thought of happens.
 *
 * @param shared the room of the parties; nothing inner is held against an analysis the others read
 */
public record RosDeviations(RosAnalysis analysis, DeviationBook shared) {
    public RosDeviations {
        if (shared.innerOf() != null) {
            throw new IllegalArgumentException("What is inner is not held against what the parties share");
        }
    }

    /** The rows that people have linked with a deviation. */
    public List<RosItem> linked(Deviation deviation) {
        return analysis.items().stream()
                .filter(item -> item.deviations().contains(deviation.id()))
                .toList();
    }

    /** The rows its clause guards against, that nobody has linked with it. */
    public List<RosItem> suggested(Deviation deviation) {
        return analysis.guardedBy(deviation.reported().clause()).stream()
                .filter(item -> !item.deviations().contains(deviation.id()))
                .toList();
    }

    /** The deviations that are linked with a row, in the order they were reported. */
    public List<Deviation> linked(RosItem item) {
        return shared.list().stream()
                .filter(one -> item.deviations().contains(one.id()))
                .toList();
    }

    /**
     * The deviations that speak against a green row: linked with it or of a clause that should guard against it, and told of since anybody
     * graded it. They show that it happens, so that its likelihood should be looked at again.
     */
    public List<Deviation> against(RosItem item) {
        boolean green = item.isLookedAt()
                && analysis.scale()
                        .flatMap(item::zone)
                        .filter(Zone.GREEN::equals)
                        .isPresent();
        return green
                ? shared.list().stream()
                        .filter(one -> item.deviations().contains(one.id())
                                || item.isGuardedBy(one.reported().clause()))
                        .filter(one -> isToldSince(one, item))
                        .toList()
                : List.of();
    }

    private static boolean isToldSince(Deviation deviation, RosItem item) {
        Optional<Instant> graded = item.lastGraded();
        return graded.isEmpty() || !deviation.history().getFirst().at().isBefore(graded.get());
    }

    /** The rows that a deviation speaks against, in the order of the list. */
    public List<RosItem> contradicted() {
        return analysis.lookedAt().stream()
                .filter(item -> !against(item).isEmpty())
                .toList();
    }
}
