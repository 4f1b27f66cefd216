package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.List;

/** Puts headings together that a file has in two blocks. */
final class BrokenHeadings {
    private BrokenHeadings() {}

    static List<Block> join(List<Block> blocks) {
        return joinedCapitals(numbersAbove(blocks));
    }

    /** A number with its word, such as {@code Artikkel 2}, on a line above its heading becomes one line. */
    private static List<Block> numbersAbove(List<Block> blocks) {
        var joined = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean alone = block.kind() == Block.Kind.PARAGRAPH
                    && Numbering.at(block.text())
                            .filter(number -> number.worded() && number.rest().isEmpty())
                            .isPresent();
            int below = i + 1 < blocks.size() && blocks.get(i + 1).kind() == Block.Kind.BLANK ? i + 2 : i + 1;
            boolean heading = alone
                    && below < blocks.size()
                    && blocks.get(below).kind() == Block.Kind.PARAGRAPH
                    && blocks.get(below).size() == block.size()
                    && Numbering.at(blocks.get(below).text()).isEmpty()
                    && HeadingWords.isTitleLike(blocks.get(below).text(), HeadingWords.LONGEST_GUESS);
            if (heading) {
                joined.add(block.withText(block.text() + " " + blocks.get(below).text()));
                i = below;
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    /** A heading in capitals that goes on in the next block, as where a title page breaks its lines. */
    private static List<Block> joinedCapitals(List<Block> blocks) {
        var joined = new ArrayList<Block>();
        for (Block block : blocks) {
            Block above = joined.isEmpty() ? Block.BLANK : joined.getLast();
            boolean goesOn = block.kind() == Block.Kind.PARAGRAPH
                    && above.kind() == Block.Kind.PARAGRAPH
                    && HeadingWords.isCapitals(block.text())
                    && HeadingWords.isCapitals(above.text())
                    && Numbering.at(above.text()).isPresent()
                    && Numbering.at(block.text()).isEmpty()
                    && above.size() == block.size()
                    && above.text().length() + block.text().length() < HeadingWords.LONGEST_GUESS;
            if (goesOn) {
                joined.set(joined.size() - 1, above.withText(above.text() + " " + block.text()));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }
}
