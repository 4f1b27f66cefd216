package no.avtaleverk.templates.returning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;

/** Two rewordings of one text, taken together where they do not touch the same words. */
final class Merge {
    private Merge() {}

    /** An edit of the base: what stood from start to end becomes other words. */
    private record Edit(int start, int end, String words) {}

    /** The text with both rewordings; empty when they touch the same words. */
    static Optional<String> of(String base, String one, String other) {
        if (base.equals(one)) {
            return Optional.of(other);
        }
        if (base.equals(other) || one.equals(other)) {
            return Optional.of(one);
        }
        var edits = new ArrayList<>(edits(base, one));
        edits.addAll(edits(base, other));
        edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        var merged = new StringBuilder();
        int at = 0;
        Edit before = null;
        for (Edit edit : edits) {
            if (edit.equals(before)) {
                continue;
            }
            if (before != null && (edit.start() < before.end() || edit.start() == before.start())) {
                return Optional.empty();
            }
            merged.append(base, at, edit.start()).append(edit.words());
            at = edit.end();
            before = edit;
        }
        return Optional.of(merged.append(base.substring(at)).toString());
    }

    private static List<Edit> edits(String base, String reworded) {
        var edits = new ArrayList<Edit>();
        int at = 0;
        int start = -1;
        var words = new StringBuilder();
        for (Segment segment : TextDifference.words(base, reworded)) {
            if (segment.operation() == Operation.SAME) {
                if (start >= 0) {
                    edits.add(new Edit(start, at, words.toString()));
                    words.setLength(0);
                    start = -1;
                }
                at += segment.text().length();
            } else {
                start = start < 0 ? at : start;
                if (segment.operation() == Operation.INSERTED) {
                    words.append(segment.text());
                } else {
                    at += segment.text().length();
                }
            }
        }
        if (start >= 0) {
            edits.add(new Edit(start, at, words.toString()));
        }
        return edits;
    }
}
