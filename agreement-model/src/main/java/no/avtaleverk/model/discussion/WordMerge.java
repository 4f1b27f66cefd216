package no.avtaleverk.model.discussion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;

/** Brings two edits of the same words together, as long as they do not touch the same place. */
final class WordMerge {
    /** Words put in for those from {@code start} to {@code end} of the common ancestor. */
    private record Edit(int start, int end, String words) {
        boolean touches(Edit other) {
            return start <= other.end && other.start <= end;
        }
    }

    private WordMerge() {}

    /** The words with both edits; empty when both changed the same place, each in its own way. */
    static Optional<ClauseText> merge(ClauseText before, ClauseText mine, ClauseText theirs) {
        Optional<String> heading = merge(before.heading(), mine.heading(), theirs.heading());
        Optional<String> body = merge(before.body(), mine.body(), theirs.body());
        if (heading.isEmpty()
                || body.isEmpty()
                || heading.get().length() > ClauseText.MAX_HEADING
                || body.get().length() > ClauseText.MAX_BODY) {
            return Optional.empty();
        }
        return Optional.of(ClauseText.parse(heading.get(), body.get()));
    }

    static Optional<String> merge(String before, String mine, String theirs) {
        if (mine.equals(theirs) || before.equals(theirs)) {
            return Optional.of(mine);
        }
        if (before.equals(mine)) {
            return Optional.of(theirs);
        }
        List<Edit> ours = edits(before, mine);
        List<Edit> others = edits(before, theirs);
        var all = new ArrayList<>(ours);
        for (Edit other : others) {
            if (ours.contains(other)) {
                continue;
            }
            if (ours.stream().anyMatch(other::touches)) {
                return Optional.empty();
            }
            all.add(other);
        }
        all.sort(java.util.Comparator.comparingInt(Edit::start));
        var merged = new StringBuilder();
        int read = 0;
        for (Edit edit : all) {
            merged.append(before, read, edit.start()).append(edit.words());
            read = edit.end();
        }
        return Optional.of(merged.append(before, read, before.length()).toString());
    }

    private static List<Edit> edits(String before, String after) {
        var edits = new ArrayList<Edit>();
        int at = 0;
        int start = 0;
        var words = new StringBuilder();
        boolean open = false;
        for (Segment segment : TextDifference.words(before, after)) {
            if (segment.operation() == Operation.SAME) {
                if (open) {
                    edits.add(new Edit(start, at, words.toString()));
                    words.setLength(0);
                    open = false;
                }
                at += segment.text().length();
                continue;
            }
            if (!open) {
                start = at;
                open = true;
            }
            if (segment.operation() == Operation.DELETED) {
                at += segment.text().length();
            } else {
                words.append(segment.text());
            }
        }
        if (open) {
            edits.add(new Edit(start, at, words.toString()));
        }
        return edits;
    }
}
