package no.avtaleverk.model.variant;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * Some words put in place of a run of words.
 *
 * @param start of the run in the text before, from 0
 * @param end one past it; the same as {@code start} for an insertion
 */
record Edit(int start, int end, List<String> words) {
    /** The shortest way from one text to another, in their order. */
    static List<Edit> between(List<String> before, List<String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        var edits = new ArrayList<Edit>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int start = delta.getSource().getPosition();
            edits.add(new Edit(
                    start, start + delta.getSource().size(), delta.getTarget().getLines()));
        }
        return edits;
    }

    /** A run of the text before with the edits made that lie within it. */
    static String apply(List<String> before, int start, int end, List<Edit> edits) {
        var text = new StringBuilder();
        int read = start;
        for (Edit edit : edits) {
            before.subList(read, edit.start).forEach(text::append);
            edit.words.forEach(text::append);
            read = edit.end;
        }
        before.subList(read, end).forEach(text::append);
        return text.toString();
    }
}
