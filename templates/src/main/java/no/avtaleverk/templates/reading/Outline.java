package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadFault;

/**
 * Finds the clauses among the blocks of a document. What the file itself says (styles, bookmarks) comes first, then numbers that
 * follow one another, then the look; a clause found by its look alone carries a doubt.
 */
final class Outline {
    private final List<Block> blocks;
    private final boolean ocr;
    private final Looks looks;
    private final boolean styled;
    private final boolean bookmarked;
    private final int styleBase;
    private final TypedHeadings typed;

    private final List<FoundClause> found = new ArrayList<>();
    private final FrontMatter front;
    private List<Integer> last = List.of();
    private int lastItem;
    private boolean inSignatures;
    private boolean underChapters;
    private float numberedSize;

    private Outline(List<Block> blocks, boolean ocr) {
        this.blocks = blocks;
        this.ocr = ocr;
        this.looks = Looks.of(blocks);
        this.front = new FrontMatter(looks);
        this.bookmarked = blocks.stream().anyMatch(block -> block.known() != null);
        List<Block> headings =
                blocks.stream().filter(b -> b.kind() == Block.Kind.HEADING).toList();
        this.styled = headings.size() >= 2 || bookmarked;
        this.styleBase = styleBase(headings);
        this.typed = TypedHeadings.among(blocks);
    }

    /** The parts of a document. */
    record Structure(String title, List<String> front, List<ReadClause> clauses) {}

    /**
     * @param title what the file's properties call it; may be empty or useless
     * @throws UnreadableFileException if there are more clauses than any agreement has
     */
    static Structure of(List<Block> blocks, String title, boolean ocr, Budget budget) {
        var outline = new Outline(BrokenHeadings.join(Contents.drop(blocks)), ocr);
        for (int i = 0; i < outline.blocks.size(); i++) {
            if ((i & 0xff) == 0) {
                budget.checkTime();
            }
            outline.place(i);
        }
        return outline.structure(title);
    }

    // ---- one block after the other

    private void place(int i) {
        Block block = blocks.get(i);
        switch (block.kind()) {
            case SIGNATURES -> inSignatures = true;
            case BLANK, ROW, GUESSED_ROW, BULLET -> append(block);
            case TITLE -> {
                if (found.isEmpty()) {
                    front.add(block);
                } else {
                    open(new FoundClause(1, "", block.text(), null)); // a second document in the same file
                    last = List.of();
                }
            }
            case HEADING -> placeHeading(block);
            case ITEM, PARAGRAPH -> {
                if (!placeGuess(i, block)) {
                    append(block);
                }
            }
        }
        if (block.kind() != Block.Kind.BLANK) {
            lastItem = itemNumber(block);
        }
    }

    private void placeHeading(Block block) {
        if (block.known() == null && found.isEmpty() && isTitleLikeStyle(block)) {
            front.add(block);
            return;
        }
        inSignatures = false;
        Optional<Numbering> number = block.number().isEmpty()
                ? Numbering.at(block.text())
                : Numbering.automatic(block.number(), block.text());
        int level = Math.max(1, block.level() - styleBase + 1);
        String printed = number.map(Numbering::printed).orElse(FoundClause.clean(block.number()));
        String heading = number.map(Numbering::rest).orElse(block.text());
        if (heading.length() > ClauseText.MAX_HEADING) {
            open(new FoundClause(level, printed, "", block.known())
                    .doubted(Doubt.NO_HEADING)
                    .append(block.withText(heading)));
        } else {
            open(new FoundClause(level, printed, heading, block.known()));
        }
        last = number.map(Numbering::path).orElse(last);
        numberedSize = block.size();
    }

    /** The only heading of the top level, first in the document, is its title. */
    private boolean isTitleLikeStyle(Block block) {
        if (block.level() != 1
                || !block.number().isEmpty()
                || Numbering.at(block.text()).isPresent()) {
            return false;
        }
        long top = blocks.stream()
                .filter(b -> b.kind() == Block.Kind.HEADING && b.level() == 1)
                .count();
        long below = blocks.stream()
                .filter(b -> b.kind() == Block.Kind.HEADING && b.level() == 2)
                .count();
        return top == 1 && below >= 2;
    }

    private boolean placeGuess(int i, Block block) {
        if (inSignatures || bookmarked && block.kind() != Block.Kind.HEADING) {
            return false;
        }
        String text = block.text();
        Optional<Numbering> numbering = TypedHeadings.numberOf(block);
        if (numbering.isPresent()) {
            return placeNumbered(i, block, numbering.get());
        }
        if (block.kind() == Block.Kind.ITEM || !HeadingWords.isTitleLike(text, HeadingWords.LONGEST_GUESS)) {
            return false;
        }
        if (typed.isHeading(i)) {
            open(new FoundClause(guessedLevel(block), "", text, null));
            return true;
        }
        boolean part = HeadingWords.isPart(text);
        boolean strong = looks.isStrong(block);
        boolean usual = HeadingWords.isUsual(text);
        boolean capitals = HeadingWords.isCapitals(text);
        boolean below = hasBodyBelow(i);
        if (!(part && (strong || block.apart())
                || strong && below
                || usual && (below || strong)
                || capitals && below && block.apart())) {
            return false;
        }
        if (found.isEmpty() && isTitleLine(i)) {
            return false;
        }
        if (styled && !strong && !part) {
            return false;
        }
        int level = part ? 1 : guessedLevel(block);
        var guessed = new FoundClause(level, "", text, null);
        open(part ? guessed : guessed.doubted(Doubt.HEADING_GUESSED));
        if (part || level == 1 && strong) {
            last = List.of();
        }
        return true;
    }

    private boolean placeNumbered(int i, Block block, Numbering number) {
        boolean strong = looks.isStrong(block);
        if (number.rest().isEmpty() || typed.isItem(i) && !strong) {
            return false;
        }
        boolean fits = number.follows(last);
        boolean next = fits || number.isSoonAfter(last) && !last.isEmpty();
        boolean title = HeadingWords.isTitleLike(number.rest(), HeadingWords.LONGEST_GUESS + 30);
        boolean single = number.depth() == 1 && !number.worded();
        boolean clause = typed.isHeading(i)
                || (single ? isChapter(i, number, title, next) : isPoint(number, title, next, strong));
        if (!clause) {
            return false;
        }
        var opened = new FoundClause(levelOf(number), number.printed(), title ? number.rest() : "", null);
        if (!title) {
            opened.doubted(Doubt.NO_HEADING);
            opened.append(
                    new Block(Block.Kind.PARAGRAPH, 0, "", number.rest(), block.size(), block.bold(), false, null));
        }
        if (!fits && !(typed.isHeading(i) && last.isEmpty())) {
            opened.doubted(Doubt.NUMBER_OUT_OF_ORDER);
        }
        if (single && !strong && !block.apart() && !typed.isHeading(i)) {
            opened.doubted(Doubt.HEADING_GUESSED);
        }
        open(opened);
        last = number.path();
        numberedSize = block.size();
        return true;
    }

    /** Whether a number of several parts, or one with a sign or a word, opens a clause. */
    private static boolean isPoint(Numbering number, boolean title, boolean next, boolean strong) {
        if (number.worded() && !title && !strong) {
            return false; // a reference such as "§ 6-2 første ledd" at the start of a paragraph
        }
        return (next || title && (strong || number.worded()))
                && (strong || Character.isUpperCase(number.rest().codePointAt(0)));
    }

    /** Whether a single number opens a clause, and not an item of a list. */
    private boolean isChapter(int i, Numbering number, boolean title, boolean next) {
        Block block = blocks.get(i);
        if (looks.isStrong(block)) {
            return title;
        }
        boolean inList = lastItem > 0 && lastItem == number.path().getFirst() - 1;
        return title && next && !inList && !styled && (block.apart() || !isListed(i)) && hasBodyBelow(i);
    }

    private void open(FoundClause clause) {
        inSignatures = false;
        found.add(clause);
        underChapters |= clause.isChapter();
        if (found.size() > Budget.MAX_CLAUSES) {
            throw new UnreadableFileException(
                    ReadFault.TOO_COMPLEX, "More than %d clauses".formatted(Budget.MAX_CLAUSES));
        }
    }

    private void append(Block block) {
        if (inSignatures) {
            return;
        }
        if (found.isEmpty()) {
            front.add(block);
        } else {
            found.getLast().append(block);
        }
    }

    /** Whether the next block that is not empty belongs under a heading. */
    private boolean hasBodyBelow(int i) {
        for (int j = i + 1; j < blocks.size() && j < i + 5; j++) {
            Block block = blocks.get(j);
            switch (block.kind()) {
                case BLANK -> {
                    // look on
                }
                case PARAGRAPH -> {
                    return block.text().length() > 60
                            || PdfLayout.endsSentence(block.text())
                            || Numbering.at(block.text()).isPresent();
                }
                case HEADING, TITLE, SIGNATURES -> {
                    return false;
                }
                case BULLET, ITEM, ROW, GUESSED_ROW -> {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the neighbours are items of the same list. */
    private boolean isListed(int i) {
        int own = itemNumber(blocks.get(i));
        return i + 1 < blocks.size() && own > 0 && itemNumber(blocks.get(i + 1)) == own + 1;
    }

    private static int itemNumber(Block block) {
        return TypedHeadings.numberOf(block)
                .filter(number -> number.depth() == 1 && !number.worded())
                .map(number -> number.path().getFirst())
                .orElse(0);
    }

    /** Whether a line before the first clause is part of the title page. */
    private boolean isTitleLine(int i) {
        Block block = blocks.get(i);
        float largest = 0;
        for (int j = 0; j < blocks.size() && j < i + 40; j++) {
            largest = Math.max(largest, blocks.get(j).size());
        }
        return front.isBlank() || block.size() > 0 && block.size() >= largest && block.size() > looks.bodySize() * 1.25;
    }

    private int levelOf(Numbering number) {
        if (number.isChapter()) {
            return 1;
        }
        int depth = number.worded() && number.printed().startsWith("§") ? 1 : number.depth();
        return underChapters && number.worded() ? depth + 1 : depth;
    }

    private int guessedLevel(Block block) {
        if (!last.isEmpty() && numberedSize > 0 && block.size() > 0) {
            return block.size() > numberedSize + 0.6 ? 1 : Math.min(6, last.size() + 1);
        }
        if (!last.isEmpty()) {
            return HeadingWords.isCapitals(block.text()) ? 1 : Math.min(6, last.size() + 1);
        }
        return looks.rank(block);
    }

    private static int styleBase(List<Block> headings) {
        int least = headings.stream()
                .mapToInt(Block::level)
                .filter(level -> level > 0)
                .min()
                .orElse(1);
        long atLeast = headings.stream().filter(h -> h.level() == least).count();
        // One heading alone above all others is the title; see isTitleLikeStyle.
        boolean title = atLeast == 1
                && least == 1
                && headings.size() > 2
                && headings.getFirst().level() == 1
                && headings.getFirst().number().isEmpty()
                && headings.getFirst().known() == null
                && Numbering.at(headings.getFirst().text()).isEmpty();
        return title
                ? headings.stream()
                        .mapToInt(Block::level)
                        .filter(level -> level > least)
                        .min()
                        .orElse(least)
                : least;
    }

    // ---- the whole

    private Structure structure(String properties) {
        var clauses = new ArrayList<ReadClause>();
        var seen = new HashSet<ClauseId>();
        for (FoundClause clause : found) {
            clauses.addAll(clause.read(seen, ocr));
        }
        return new Structure(front.title(properties), front.lines(), clauses);
    }
}
