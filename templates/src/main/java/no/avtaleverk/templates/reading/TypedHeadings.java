package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells headings typed as plain lines from other numbered lines, by what the lines of the whole document have in common.
 *
 * <p>Lines such as {@code 3. Varighet} are headings when their numbers run from one through the document, one at a time, each with
 * text of its own below. A list has its numbers between two of them; a table of contents has nothing below; a date, an amount and a
 * page number are in no such row.
 */
final class TypedHeadings {
    /** Fewer lines than these may look alike by chance. */
    private static final int ENOUGH = 3;

    private static final int MAX_NUMBERED = 140;
    private static final int MAX_CAPITALS = 80;

    private final List<Block> blocks;
    private final List<Optional<Numbering>> numbers = new ArrayList<>();
    private final Map<String, Integer> lastTime = new HashMap<>();
    private final Map<String, Integer> timesNumbered = new HashMap<>();
    private final Set<Integer> headings = new HashSet<>();
    private final Set<Integer> items = new HashSet<>();

    private TypedHeadings(List<Block> blocks) {
        this.blocks = blocks;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Optional<Numbering> number = numberOf(block);
            numbers.add(number);
            lastTime.put(block.text(), i);
            if (number.isPresent() && number.get().depth() == 1) {
                timesNumbered.merge(number.get().rest(), 1, Integer::sum);
            }
        }
    }

    static TypedHeadings among(List<Block> blocks) {
        var found = new TypedHeadings(blocks);
        found.numberedLines();
        if (found.headings.isEmpty()) {
            found.linesInCapitals();
        }
        return found;
    }

    /** The number a line or an item of a list starts with. */
    static Optional<Numbering> numberOf(Block block) {
        if (block.kind() != Block.Kind.PARAGRAPH && block.kind() != Block.Kind.ITEM) {
            return Optional.empty();
        }
        return block.number().isEmpty()
                ? Numbering.at(block.text())
                : Numbering.automatic(block.number(), block.text());
    }

    boolean isHeading(int i) {
        return headings.contains(i);
    }

    /** Whether a numbered line belongs to a list, a table of contents or a running head. */
    boolean isItem(int i) {
        return items.contains(i);
    }

    // ---- numbers

    private void numberedLines() {
        var rows = new HashMap<String, Row>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean newDocument = block.kind() == Block.Kind.TITLE
                    || block.kind() == Block.Kind.HEADING && block.level() <= 1
                    || HeadingWords.isPart(block.text()) && isApart(i);
            if (newDocument) {
                rows.values().forEach(Row::close);
                rows.clear();
            }
            if (numbers.get(i).isEmpty()) {
                continue;
            }
            Numbering number = numbers.get(i).get();
            if (!hasBody(i) && lastTime.getOrDefault(block.text(), i) > i) {
                items.add(i); // stands once more, with its text: this is a table of contents
            }
            if (number.depth() == 1) {
                rows.computeIfAbsent(kindOf(number), kind -> new Row()).add(i, number);
            }
        }
        rows.values().forEach(Row::close);
    }

    /** Numbers of one kind in the order they stand. */
    private final class Row {
        private final List<Integer> found = new ArrayList<>();
        private final List<Integer> listed = new ArrayList<>();
        private final Set<Look> looks = new HashSet<>();
        private final Set<Look> listLooks = new HashSet<>();
        /** The numbers that would go on with the lists since the last heading. */
        private final Set<Integer> nextInLists = new HashSet<>();

        private int last;

        void add(int i, Numbering number) {
            int value = number.path().getFirst();
            if (isNext(value, i) && isCandidate(i, number) && (!nextInLists.contains(value) || looksLikeTheOthers(i))) {
                found.add(i);
                looks.add(look(i));
                last = value;
                nextInLists.clear();
                listLooks.clear();
            } else if (value == 1 || nextInLists.remove(value)) {
                listed.add(i);
                listLooks.add(look(i));
                nextInLists.add(value + 1);
            } else if (isRunningHead(number.rest())) {
                listed.add(i);
            }
        }

        /** The next number, or one soon after it where a heading was not to be told from its surroundings. */
        private boolean isNext(int value, int i) {
            boolean afterGap = value > last + 1 && value <= last + 3;
            return value == last + 1 || afterGap && found.size() >= ENOUGH && looks.equals(Set.of(look(i)));
        }

        /** A number that could go on with the list and with the headings goes with those it looks like. */
        private boolean looksLikeTheOthers(int i) {
            Look own = look(i);
            return looks.equals(Set.of(own)) && !listLooks.contains(own);
        }

        void close() {
            if (found.size() >= ENOUGH) {
                headings.addAll(found);
                items.addAll(listed);
            } else {
                listed.stream().filter(i -> isRunningHead(rest(i))).forEach(items::add);
            }
        }
    }

    /** Whether the same words stand beside many numbers, as at the top of each page. */
    private boolean isRunningHead(String words) {
        return timesNumbered.getOrDefault(words, 0) >= ENOUGH;
    }

    private boolean isCandidate(int i, Numbering number) {
        String rest = number.rest();
        return HeadingWords.isTitleLike(rest, MAX_NUMBERED)
                && !Character.isDigit(rest.codePointAt(0))
                && !isRunningHead(rest)
                && startsAnew(i)
                && hasBody(i);
    }

    /** Not in the middle of a sentence that was broken into lines. */
    private boolean startsAnew(int i) {
        Block above = i == 0 ? Block.BLANK : blocks.get(i - 1);
        Block below = i + 1 == blocks.size() ? Block.BLANK : blocks.get(i + 1);
        boolean within = above.kind() == Block.Kind.PARAGRAPH
                && above.text().length() > 40
                && !PdfLayout.endsSentence(above.text())
                && numbers.get(i - 1).isEmpty()
                && !blocks.get(i).apart();
        return !within && !(below.kind() == Block.Kind.PARAGRAPH && PdfLayout.startsLower(below.text()));
    }

    /** Whether there is text below a numbered line, or below the first point under it. */
    private boolean hasBody(int i) {
        Optional<Numbering> own = numbers.get(i);
        int below = below(i);
        if (below < 0) {
            return false;
        }
        return switch (blocks.get(below).kind()) {
            case BLANK, HEADING, TITLE, SIGNATURES -> false;
            case BULLET, ROW, GUESSED_ROW -> true;
            case PARAGRAPH, ITEM -> {
                Optional<Numbering> next = numbers.get(below);
                if (own.isEmpty() || next.isEmpty()) {
                    yield true;
                }
                boolean deeper = next.get().depth() > own.get().depth();
                yield deeper ? hasBody(below) : !next.get().follows(own.get().path());
            }
        };
    }

    private int below(int i) {
        for (int j = i + 1; j < blocks.size(); j++) {
            if (blocks.get(j).kind() != Block.Kind.BLANK) {
                return j;
            }
        }
        return -1;
    }

    private String rest(int i) {
        return numbers.get(i).map(Numbering::rest).orElse("");
    }

    private static String kindOf(Numbering number) {
        return number.worded() ? number.printed().replaceAll("[\\s0-9].*", "").toLowerCase(Locale.ROOT) : "";
    }

    /** How a line is set off, as far as plain text can. */
    private record Look(String after, boolean blankAbove, boolean blankBelow, boolean capitals, boolean bold) {}

    private Look look(int i) {
        Block block = blocks.get(i);
        String after = block.number().isEmpty()
                ? block.text().replaceAll("(?s)^[^0-9]*[0-9.]*[0-9]([.):]?).*$", "$1")
                : block.number().replaceAll("[0-9]", "");
        return new Look(
                after,
                block.apart() || i == 0 || blocks.get(i - 1).kind() == Block.Kind.BLANK,
                block.apart() || i + 1 < blocks.size() && blocks.get(i + 1).kind() == Block.Kind.BLANK,
                HeadingWords.isCapitals(block.text()),
                block.bold());
    }

    // ---- capitals

    private void linesInCapitals() {
        var found = new ArrayList<Integer>();
        var seen = new HashSet<String>();
        boolean front = true;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean alone = block.kind() == Block.Kind.PARAGRAPH
                    && numbers.get(i).isEmpty()
                    && block.text().length() <= MAX_CAPITALS
                    && HeadingWords.isCapitals(block.text())
                    && HeadingWords.isTitleLike(block.text(), MAX_CAPITALS)
                    && isApart(i)
                    && !isInCapitalsAbove(i);
            int below = below(i);
            boolean text = below >= 0
                    && (blocks.get(below).kind() != Block.Kind.PARAGRAPH
                            || !HeadingWords.isCapitals(blocks.get(below).text()));
            if (alone && text && !front && below - i <= 2 && seen.add(block.text())) {
                found.add(i);
            }
            front &= block.kind() == Block.Kind.BLANK; // the first line of all is the title
        }
        if (found.size() >= ENOUGH) {
            headings.addAll(found);
        }
    }

    /** A line that goes on with a heading broken into lines is none of its own. */
    private boolean isInCapitalsAbove(int i) {
        for (int j = i - 1; j >= 0; j--) {
            if (blocks.get(j).kind() != Block.Kind.BLANK) {
                return HeadingWords.isCapitals(blocks.get(j).text());
            }
        }
        return false;
    }

    private boolean isApart(int i) {
        return blocks.get(i).apart() || i == 0 || blocks.get(i - 1).kind() == Block.Kind.BLANK;
    }
}
