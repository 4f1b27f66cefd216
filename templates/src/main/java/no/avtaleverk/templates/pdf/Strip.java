package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a column as wide as the page that is never cut: a line, a row of a table, a box to sign in. Measures are in points, from
 * the left edge of the page and down from the top of the strip.
 */
final class Strip {
    /** Something to be drawn. */
    sealed interface Mark {
        /** Move it down. */
        Mark lowered(float by);
    }

    /**
     * Words on one line.
     *
     * @param tag what they are; null when they are no part of the text, such as leaders
     */
    record Words(@Nullable Tag tag, float x, float baseline, Face face, float size, int colour, String text)
            implements Mark {
        @Override
        public Words lowered(float by) {
            return new Words(tag, x, baseline + by, face, size, colour, text);
        }
    }

    /** A filled rectangle: a rule, or the ground under words. */
    record Area(float x, float y, float width, float height, int colour) implements Mark {
        @Override
        public Area lowered(float by) {
            return new Area(x, y + by, width, height, colour);
        }
    }

    /** The number of the page an anchor is on, flush right, with dots up to it. */
    record PageNumber(Tag tag, String anchor, float from, float right, float baseline, Face face, float size)
            implements Mark {
        @Override
        public PageNumber lowered(float by) {
            return new PageNumber(tag, anchor, from, right, baseline + by, face, size);
        }
    }

    /** Where a click leads to an anchor. */
    record Link(Tag tag, String anchor, String says, float x, float y, float width, float height) implements Mark {
        @Override
        public Link lowered(float by) {
            return new Link(tag, anchor, says, x, y + by, width, height);
        }
    }

    /** Where a click leads to an address on the web. */
    record WebLink(Tag tag, String address, String says, float x, float y, float width, float height) implements Mark {
        @Override
        public WebLink lowered(float by) {
            return new WebLink(tag, address, says, x, y + by, width, height);
        }
    }

    /** A picture made of filled rectangles. */
    record Figure(Tag tag, List<Area> areas) implements Mark {
        @Override
        public Figure lowered(float by) {
            return new Figure(tag, areas.stream().map(area -> area.lowered(by)).toList());
        }
    }

    /**
     * A place to sign.
     *
     * @param name by which it is found in the file
     * @param says what it is called for those who do not see the page
     */
    record Field(Tag tag, String name, String says, float x, float y, float width, float height) implements Mark {
        @Override
        public Field lowered(float by) {
            return new Field(tag, name, says, x, y + by, width, height);
        }
    }

    final float height;
    /** Room above, unless it comes first on a page. */
    float above;
    /** Whether it stays on the page of the strip above. */
    boolean glued;
    /** Whether it starts a page. */
    boolean startsPage;

    @Nullable
    String anchor;
    /** What stands again at the top when a page starts here. */
    @Nullable
    Strip again;

    final List<Mark> marks = new ArrayList<>();

    Strip(float height) {
        this.height = height;
    }

    Strip with(Mark mark) {
        marks.add(mark);
        return this;
    }

    /** The same marks as decoration, for when they have been read once already. */
    Strip untagged() {
        var copy = new Strip(height);
        for (Mark mark : marks) {
            copy.marks.add(
                    mark instanceof Words words
                            ? new Words(
                                    null,
                                    words.x(),
                                    words.baseline(),
                                    words.face(),
                                    words.size(),
                                    words.colour(),
                                    words.text())
                            : mark);
        }
        return copy;
    }
}
