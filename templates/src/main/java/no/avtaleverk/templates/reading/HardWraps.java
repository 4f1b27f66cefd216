package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins lines that were broken at a fixed width, in text files and in Word documents made from them, where every line is a
 * paragraph of its own.
 */
final class HardWraps {
    private static final Pattern BULLET = Pattern.compile("^\\s*[•●▪■◦○‣∙·\\uf0b7\\uf0a7\\u2013\\u2014*-]\\s+(\\S.*)$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[0-9]{1,2}|[a-zæøå])[.)]\\s+\\S.*$");
    private static final Pattern RULE = Pattern.compile("^[\\s_=*.-]{5,}$");

    private HardWraps() {}

    /** The same text with the lines of each paragraph in one block; untouched where lines are paragraphs already. */
    static List<Block> join(List<Block> blocks) {
        List<Block> single = singleSpaced(blocks);
        int width = width(single);
        var joined = new ArrayList<Block>();
        if (width == 0) {
            for (Block block : single) {
                joined.add(marked(block));
            }
            return apart(joined);
        }
        Words words = Words.of(blocks.stream().map(Block::text).toList());
        int i = 0;
        while (i < single.size()) {
            Block first = single.get(i);
            if (first.kind() != Block.Kind.PARAGRAPH
                    || RULE.matcher(first.text()).matches()) {
                joined.add(first.kind() == Block.Kind.PARAGRAPH ? Block.BLANK : first);
                i++;
                continue;
            }
            var lines = new ArrayList<String>();
            lines.add(first.text());
            int next = i + 1;
            while (next < single.size() && continues(single, next, lines, width)) {
                lines.add(single.get(next).text());
                next++;
            }
            joined.add(marked(first.withText(words.join(lines))));
            i = next;
        }
        return apart(joined);
    }

    private static boolean continues(List<Block> blocks, int at, List<String> lines, int width) {
        Block block = blocks.get(at);
        Block above = blocks.get(at - 1);
        String text = block.text();
        String before = lines.getLast();
        if (block.kind() != Block.Kind.PARAGRAPH
                || block.bold() != above.bold()
                || block.size() != above.size()
                || BULLET.matcher(text).matches()
                || ITEM.matcher(text).matches()
                || RULE.matcher(text).matches()
                || isNumberedHeading(text)) {
            return false;
        }
        if (lines.size() == 1 && isNumberedHeading(before) && !PdfLayout.startsLower(text.strip())) {
            return false;
        }
        boolean full = before.length() > width * 0.78;
        boolean goesOn = PdfLayout.startsLower(text.strip()) && !PdfLayout.endsSentence(before);
        return full || goesOn;
    }

    /** Whether a line starts with a number and goes on as headings do. */
    static boolean isNumberedHeading(String text) {
        return Numbering.at(text.strip())
                .filter(number -> !number.rest().isEmpty()
                        && number.rest().length() < 90
                        && Character.isUpperCase(number.rest().codePointAt(0))
                        && !number.rest().endsWith("."))
                .isPresent();
    }

    /** A bullet typed as a sign becomes one. */
    private static Block marked(Block block) {
        if (block.kind() != Block.Kind.PARAGRAPH) {
            return block;
        }
        var bullet = BULLET.matcher(block.text());
        if (bullet.matches()) {
            return new Block(
                    Block.Kind.BULLET, 0, "", bullet.group(1).strip(), block.size(), block.bold(), false, null);
        }
        return block.withText(block.text().strip().replaceAll("[ \\t]+", " "));
    }

    /** Notes which paragraphs have empty lines on both sides. */
    private static List<Block> apart(List<Block> blocks) {
        var marked = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean above = i == 0 || blocks.get(i - 1).kind() == Block.Kind.BLANK;
            boolean below = i + 1 == blocks.size() || blocks.get(i + 1).kind() == Block.Kind.BLANK;
            Block block = blocks.get(i);
            marked.add(above && below && block.kind() == Block.Kind.PARAGRAPH ? block.standingApart() : block);
        }
        return marked;
    }

    /** Drops every second line where a text is set with an empty line after each line, in the middle of sentences too. */
    private static List<Block> singleSpaced(List<Block> blocks) {
        int lines = 0;
        int followedByOne = 0;
        int broken = 0;
        for (int i = 0; i + 2 < blocks.size(); i++) {
            if (blocks.get(i).kind() == Block.Kind.PARAGRAPH) {
                lines++;
                if (blocks.get(i + 1).kind() == Block.Kind.BLANK
                        && blocks.get(i + 2).kind() == Block.Kind.PARAGRAPH) {
                    followedByOne++;
                    if (PdfLayout.startsLower(blocks.get(i + 2).text().strip())
                            && !PdfLayout.endsSentence(blocks.get(i).text())) {
                        broken++;
                    }
                }
            }
        }
        if (lines < 20 || followedByOne < lines * 0.5 || broken < followedByOne * 0.25) {
            return blocks;
        }
        var single = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean blank = blocks.get(i).kind() == Block.Kind.BLANK;
            boolean afterText = i > 0 && blocks.get(i - 1).kind() == Block.Kind.PARAGRAPH;
            if (!blank || !afterText) {
                single.add(blocks.get(i));
            }
        }
        return single;
    }

    /** The width lines were broken at; 0 when each line is a whole paragraph. */
    private static int width(List<Block> blocks) {
        var lengths = new ArrayList<Integer>();
        int goOn = 0;
        int pairs = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.kind() != Block.Kind.PARAGRAPH) {
                continue;
            }
            if (block.text().length() > 30) {
                lengths.add(block.text().length());
            }
            if (i + 1 < blocks.size() && blocks.get(i + 1).kind() == Block.Kind.PARAGRAPH) {
                pairs++;
                if (PdfLayout.startsLower(blocks.get(i + 1).text().strip()) && !PdfLayout.endsSentence(block.text())) {
                    goOn++;
                }
            }
        }
        if (lengths.isEmpty() || pairs < 4 || goOn < pairs * 0.2) {
            return 0;
        }
        lengths.sort(null);
        int width = lengths.get((int) (lengths.size() * 0.9));
        return width > 160 ? 0 : width;
    }
}
