package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Headings of plain text that are underlined with a row of signs on the next line. */
final class Underlines {
    /** No {@code _}, which people sign on. */
    private static final Pattern ROW = Pattern.compile("^\\s*(={3,}|-{3,}|~{3,})\\s*$");

    private static final int LONGEST = 110;

    private Underlines() {}

    /** The same lines, with underlined ones as headings and without the signs. */
    static List<Block> headings(List<Block> lines) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < lines.size(); i++) {
            int level = i + 1 < lines.size() ? levelOf(lines.get(i + 1).text()) : 0;
            boolean starts = i == 0 || lines.get(i - 1).kind() == Block.Kind.BLANK;
            String text = lines.get(i).text().strip();
            if (level > 0 && starts && HeadingWords.isTitleLike(text, LONGEST)) {
                blocks.add(heading(text, level));
                i++;
            } else {
                blocks.add(lines.get(i));
            }
        }
        return withTitle(blocks);
    }

    private static int levelOf(String below) {
        var row = ROW.matcher(below);
        return row.matches() ? 1 + "=-~".indexOf(row.group(1).charAt(0)) : 0;
    }

    private static Block heading(String text, int signs) {
        int level = Numbering.at(text).map(Numbering::depth).orElse(signs);
        return new Block(Block.Kind.HEADING, level, "", text, 0, false, true, null);
    }

    /** The first line of all is the title when another underlined line, unlike it, comes next. */
    private static List<Block> withTitle(List<Block> blocks) {
        List<Block> headings = blocks.stream()
                .filter(block -> block.kind() == Block.Kind.HEADING)
                .toList();
        Optional<Block> first = blocks.stream()
                .filter(block -> block.kind() != Block.Kind.BLANK)
                .findFirst();
        if (headings.isEmpty() || !headings.getFirst().equals(first.orElseThrow())) {
            return blocks;
        }
        Block title = headings.getFirst();
        boolean numbered = Numbering.at(title.text()).isPresent();
        boolean unlikeTheOthers = headings.stream()
                .skip(1)
                .allMatch(other -> other.level() != title.level()
                        || Numbering.at(other.text()).isPresent());
        if (numbered || !unlikeTheOthers) {
            return blocks;
        }
        var titled = new ArrayList<>(blocks);
        titled.set(blocks.indexOf(title), new Block(Block.Kind.TITLE, 0, "", title.text(), 0, false, true, null));
        return titled;
    }
}
