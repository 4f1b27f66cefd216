package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clauses among the blocks of a document. What the file itself says (styles, bookmarks) comes first, then numbers that
 * follow one another, then the look; a clause found by its look alone carries a doubt.
 */
final class Outline {
    /** A clause longer than about four pages has probably swallowed headings. */
    private static final int VERY_LONG = 12_000;

    private static final int MAX_GUESS = 110;
    private static final Pattern PART = Pattern.compile(
            "(?i)^(?:vedlegg|bilag|delavtale|tjenesteavtale|tenesteavtale|særavtale|del)\\s*(?:nr\\.?\\s*)?(?:[0-9]{1,2}|[ivx]{1,5}|[a-h])\\b.*");
    /** Headings that agreements of this kind have, in both written standards. */
    private static final Set<String> USUAL = Set.of(
            "parter",
            "partar",
            "partene",
            "partane",
            "bakgrunn",
            "formål",
            "føremål",
            "virkeområde",
            "verkeområde",
            "definisjoner",
            "definisjonar",
            "lovgrunnlag",
            "ansvar",
            "ansvarsfordeling",
            "økonomi",
            "finansiering",
            "kompetanse",
            "varighet",
            "varigheit",
            "avtaletid",
            "avtaleperiode",
            "oppsigelse",
            "oppseiing",
            "revisjon",
            "mislighold",
            "misleghald",
            "uenighet",
            "usemje",
            "tvisteløsning",
            "tvisteløysing",
            "avvik",
            "evaluering",
            "rapportering",
            "ikrafttredelse",
            "iverksetjing",
            "iverksetting",
            "underskrift",
            "underskrifter",
            "signatur",
            "målgruppe",
            "pasientgruppe",
            "pasientgrupper",
            "lokalisering",
            "bemanning",
            "transport",
            "innledning",
            "innleiing",
            "generelt",
            "beredskap",
            "samarbeid",
            "dokumentasjon",
            "journalføring",
            "utskriving",
            "utskrivning",
            "innlegging",
            "innleggelse",
            "vedlegg",
            "historikk",
            "organisering");

    private final List<Block> blocks;
    private final boolean ocr;
    private final float bodySize;
    private final boolean boldTells;
    private final boolean styled;
    private final boolean bookmarked;
    private final int styleBase;
    private final Map<String, Integer> guessRanks;
    private final TypedHeadings typed;

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Block> front = new ArrayList<>();
    private List<Integer> last = List.of();
    private int lastItem;
    private boolean inSignatures;
    private boolean underChapters;
    private float numberedSize;

    private Outline(List<Block> blocks, boolean ocr) {
        this.blocks = blocks;
        this.ocr = ocr;
        this.bodySize = bodySize(blocks);
        this.boldTells = boldTells(blocks);
        this.bookmarked = blocks.stream().anyMatch(block -> block.known() != null);
        List<Block> headings =
                blocks.stream().filter(b -> b.kind() == Block.Kind.HEADING).toList();
        this.styled = headings.size() >= 2 || bookmarked;
        this.styleBase = styleBase(headings);
        this.guessRanks = guessRanks(blocks);
        this.typed = TypedHeadings.among(blocks);
    }

    /** The parts of a document. */
    record Structure(String title, List<String> front, List<ReadClause> clauses) {}

    /**
     * @param title what the file's properties call it; may be empty or useless
     * @throws UnreadableFileException if there are more clauses than any agreement has
     */
    static Structure of(List<Block> blocks, String title, boolean ocr, Budget budget) {
        var outline = new Outline(joinedCapitals(numbersAbove(Contents.drop(blocks))), ocr);
        for (int i = 0; i < outline.blocks.size(); i++) {
            if ((i & 0xff) == 0) {
                budget.checkTime();
            }
            outline.place(i);
        }
        return outline.structure(title);
    }

    private static final class Draft {
        final int level;
        final String number;
        final String heading;
        final @Nullable ClauseId known;
        final List<Doubt> doubts = new ArrayList<>();
        final List<Block> body = new ArrayList<>();

        Draft(int level, String number, String heading, @Nullable ClauseId known) {
            this.level = Math.clamp(level, 1, 6);
            this.number = number;
            this.heading = heading;
            this.known = known;
        }
    }

    // ---- one block after the other

    private void place(int i) {
        Block block = blocks.get(i);
        switch (block.kind()) {
            case SIGNATURES -> inSignatures = true;
            case BLANK, ROW, GUESSED_ROW, BULLET -> append(block);
            case TITLE -> {
                if (drafts.isEmpty()) {
                    front.add(block);
                } else {
                    open(new Draft(1, "", block.text(), null)); // a second document in the same file
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
        if (block.known() == null && drafts.isEmpty() && isTitleLikeStyle(block)) {
            front.add(block);
            return;
        }
        inSignatures = false;
        Optional<Numbering> number = block.number().isEmpty()
                ? Numbering.at(block.text())
                : Numbering.automatic(block.number(), block.text());
        int level = Math.max(1, block.level() - styleBase + 1);
        String printed = number.map(Numbering::printed).orElse(clean(block.number()));
        String heading = number.map(Numbering::rest).orElse(block.text());
        if (heading.length() > ClauseText.MAX_HEADING) {
            var draft = new Draft(level, printed, "", block.known());
            draft.doubts.add(Doubt.NO_HEADING);
            open(draft);
            append(block.withText(heading));
        } else {
            open(new Draft(level, printed, heading, block.known()));
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
        Optional<Numbering> found =
                block.number().isEmpty() ? Numbering.at(text) : Numbering.automatic(block.number(), text);
        if (found.isPresent()) {
            return placeNumbered(i, block, found.get());
        }
        if (block.kind() == Block.Kind.ITEM || !isTitleLike(text, MAX_GUESS)) {
            return false;
        }
        if (typed.isHeading(i)) {
            open(new Draft(guessedLevel(block), "", text, null));
            return true;
        }
        boolean part = isPart(text);
        boolean strong = isStrong(block);
        boolean usual = USUAL.contains(text.toLowerCase(Locale.ROOT).replaceAll("[:.]$", ""));
        boolean capitals = isCapitals(text);
        boolean below = hasBodyBelow(i);
        if (!(part && (strong || block.apart())
                || strong && below
                || usual && (below || strong)
                || capitals && below && block.apart())) {
            return false;
        }
        if (drafts.isEmpty() && isTitleLine(i)) {
            return false;
        }
        if (styled && !strong && !part) {
            return false;
        }
        int level = part ? 1 : guessedLevel(block);
        var draft = new Draft(level, "", text, null);
        if (!part) {
            draft.doubts.add(Doubt.HEADING_GUESSED);
        }
        open(draft);
        if (part || level == 1 && strong) {
            last = List.of();
        }
        return true;
    }

    private boolean placeNumbered(int i, Block block, Numbering number) {
        String rest = number.rest();
        boolean strong = isStrong(block);
        boolean fits = number.follows(last);
        boolean next = fits || number.isSoonAfter(last) && !last.isEmpty();
        boolean inList = number.depth() == 1
                && !number.worded()
                && lastItem > 0
                && lastItem == number.path().getFirst() - 1;
        if (rest.isEmpty() || typed.isItem(i) && !strong) {
            return false;
        }
        if (typed.isHeading(i)) {
            var draft = new Draft(levelOf(number), number.printed(), rest, null);
            if (!fits && !last.isEmpty()) {
                draft.doubts.add(Doubt.NUMBER_OUT_OF_ORDER);
            }
            open(draft);
            last = number.path();
            numberedSize = block.size();
            return true;
        }
        boolean title = isTitleLike(rest, MAX_GUESS + 30);
        if (number.depth() > 1 || number.worded()) {
            if (!next && !(strong && title) && !(number.worded() && title)) {
                return false;
            }
            if (number.worded() && !title && !strong) {
                return false; // a reference such as "§ 6-2 første ledd" at the start of a paragraph
            }
            if (!Character.isUpperCase(rest.codePointAt(0)) && !strong) {
                return false;
            }
            var draft = title
                    ? new Draft(levelOf(number), number.printed(), rest, null)
                    : new Draft(levelOf(number), number.printed(), "", null);
            if (!title) {
                draft.doubts.add(Doubt.NO_HEADING);
            }
            if (!fits) {
                draft.doubts.add(Doubt.NUMBER_OUT_OF_ORDER);
            }
            open(draft);
            if (!title) {
                append(new Block(Block.Kind.PARAGRAPH, 0, "", rest, block.size(), block.bold(), false, null));
            }
            last = number.path();
            numberedSize = block.size();
            return true;
        }
        if (!title || inList && !strong) {
            return false;
        }
        boolean chapter = strong || block.apart() && hasBodyBelow(i) || !isListed(i) && hasBodyBelow(i);
        if (!chapter || !next && !strong || styled && !strong) {
            return false;
        }
        var draft = new Draft(levelOf(number), number.printed(), rest, null);
        if (!fits) {
            draft.doubts.add(Doubt.NUMBER_OUT_OF_ORDER);
        }
        if (!strong && !block.apart()) {
            draft.doubts.add(Doubt.HEADING_GUESSED);
        }
        open(draft);
        last = number.path();
        numberedSize = block.size();
        return true;
    }

    private void open(Draft draft) {
        inSignatures = false;
        drafts.add(draft);
        underChapters |= draft.number.toLowerCase(Locale.ROOT).startsWith("kap");
        if (drafts.size() > Budget.MAX_CLAUSES) {
            throw new UnreadableFileException(
                    ReadFault.TOO_COMPLEX, "More than %d clauses".formatted(Budget.MAX_CLAUSES));
        }
    }

    private void append(Block block) {
        if (inSignatures) {
            return;
        }
        if (drafts.isEmpty()) {
            front.add(block);
        } else {
            drafts.getLast().body.add(block);
        }
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
                    && isTitleLike(blocks.get(below).text(), MAX_GUESS);
            if (heading) {
                joined.add(block.withText(block.text() + " " + blocks.get(below).text()));
                i = below;
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    /** A heading in capitals that goes on in the next block, as where a title page breaks its lines. */
    private static List<Block> joinedCapitals(List<Block> blocks) {
        var joined = new ArrayList<Block>();
        for (Block block : blocks) {
            Block above = joined.isEmpty() ? Block.BLANK : joined.getLast();
            boolean goesOn = block.kind() == Block.Kind.PARAGRAPH
                    && above.kind() == Block.Kind.PARAGRAPH
                    && isCapitals(block.text())
                    && isCapitals(above.text())
                    && Numbering.at(above.text()).isPresent()
                    && Numbering.at(block.text()).isEmpty()
                    && above.size() == block.size()
                    && above.text().length() + block.text().length() < MAX_GUESS;
            if (goesOn) {
                joined.set(joined.size() - 1, above.withText(above.text() + " " + block.text()));
            } else {
                joined.add(block);
            }
        }
        return joined;
    }

    // ---- what a block looks like

    private boolean isStrong(Block block) {
        return block.bold() && boldTells
                || block.size() > 0 && bodySize > 0 && block.size() >= bodySize * 1.12
                || isCapitals(block.text()) && (block.size() > 0 || block.apart());
    }

    static boolean isCapitals(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        return letters >= 4 && text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** Whether words can be a heading: short, starting with a capital, and no sentence. */
    static boolean isTitleLike(String text, int longest) {
        if (text.isEmpty() || text.length() > longest || text.contains("\n")) {
            return false;
        }
        int first = text.codePointAt(0);
        char end = text.charAt(text.length() - 1);
        if (!Character.isUpperCase(first) && first != '«' && first != '"' && !Character.isDigit(first)) {
            return false;
        }
        if (end == '.' || end == ';' || end == ',' || end == '!' || end == '-') {
            return false;
        }
        if (end == ':' && text.length() > 60) {
            return false;
        }
        return text.split(" ").length <= 18
                && text.chars().filter(Character::isLetter).count() >= 2
                && !text.matches(".*[_.…]{4,}.*|.*[:;].*[.;].*");
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
        if (block.kind() != Block.Kind.PARAGRAPH && block.kind() != Block.Kind.ITEM) {
            return 0;
        }
        return (block.number().isEmpty()
                        ? Numbering.at(block.text())
                        : Numbering.automatic(block.number(), block.text()))
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
        boolean first = front.stream().allMatch(b -> b.kind() == Block.Kind.BLANK);
        return first || block.size() > 0 && block.size() >= largest && block.size() > bodySize * 1.25;
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
            return isCapitals(block.text()) ? 1 : Math.min(6, last.size() + 1);
        }
        return guessRanks.getOrDefault(lookOf(block), 1);
    }

    private static String lookOf(Block block) {
        return block.size() + (block.bold() ? "b" : "") + (isCapitals(block.text()) ? "C" : "");
    }

    private static Map<String, Integer> guessRanks(List<Block> blocks) {
        record Look(String key, float size, boolean bold, boolean capitals) {}
        var looks = new HashSet<Look>();
        float body = bodySize(blocks);
        for (Block block : blocks) {
            if (block.kind() == Block.Kind.PARAGRAPH
                    && isTitleLike(block.text(), MAX_GUESS)
                    && (block.bold() || block.size() > body * 1.12 || isCapitals(block.text()))) {
                looks.add(new Look(lookOf(block), block.size(), block.bold(), isCapitals(block.text())));
            }
        }
        var sorted = looks.stream()
                .sorted((a, b) -> a.size() != b.size()
                        ? Float.compare(b.size(), a.size())
                        : a.capitals() != b.capitals()
                                ? Boolean.compare(b.capitals(), a.capitals())
                                : Boolean.compare(b.bold(), a.bold()))
                .toList();
        var ranks = new HashMap<String, Integer>();
        for (int i = 0; i < sorted.size(); i++) {
            ranks.put(sorted.get(i).key(), Math.min(i + 1, 4));
        }
        return ranks;
    }

    private static float bodySize(List<Block> blocks) {
        Map<Float, Integer> letters = new HashMap<>();
        for (Block block : blocks) {
            if (block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.BULLET) {
                letters.merge(block.size(), block.text().length(), Integer::sum);
            }
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    private static boolean boldTells(List<Block> blocks) {
        long bold = 0;
        long all = 0;
        for (Block block : blocks) {
            if (block.kind() == Block.Kind.PARAGRAPH || block.kind() == Block.Kind.ITEM) {
                all += block.text().length();
                bold += block.bold() ? block.text().length() : 0;
            }
        }
        return bold * 5 < all * 2;
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
        for (Draft draft : drafts) {
            boolean table = draft.body.stream().anyMatch(b -> b.kind() == Block.Kind.GUESSED_ROW);
            if (table) {
                draft.doubts.add(Doubt.MAYBE_TABLE);
            }
            List<String> bodies = bodiesOf(draft.body);
            for (int i = 0; i < bodies.size(); i++) {
                var doubts = new ArrayList<>(draft.doubts);
                String body = bodies.get(i);
                if (body.length() > VERY_LONG) {
                    doubts.add(Doubt.VERY_LONG);
                }
                if (isUnreadable(draft.heading + body)) {
                    doubts.add(Doubt.UNREADABLE_LETTERS);
                }
                if (ocr) {
                    doubts.add(Doubt.OCR);
                }
                ClauseId known = i == 0 && draft.known != null && seen.add(draft.known) ? draft.known : null;
                if (i > 0 && !doubts.contains(Doubt.NO_HEADING)) {
                    doubts.add(Doubt.NO_HEADING);
                }
                clauses.add(new ReadClause(
                        draft.level,
                        i == 0 ? clean(draft.number) : "",
                        i == 0 ? heading(draft.heading) : "",
                        body,
                        known,
                        List.copyOf(doubts)));
            }
        }
        String title = title(properties);
        var lines = new ArrayList<String>();
        for (Block block : front) {
            if (block.kind() != Block.Kind.BLANK) {
                lines.add(frontLine(block));
            }
        }
        return new Structure(title, lines, clauses);
    }

    private static String heading(String text) {
        return ClauseText.parse(text, "").heading();
    }

    private static String frontLine(Block block) {
        return switch (block.kind()) {
            case BULLET -> "- " + block.text();
            case ITEM -> block.number() + " " + block.text();
            default -> block.text();
        };
    }

    private static String clean(String number) {
        String clean = number.replaceAll("[^\\p{L}\\p{N}§.() -]", "").strip().replaceAll("[.)]$", "");
        return clean.length() > 30 ? "" : clean;
    }

    /** The text under one heading; in several pieces when it is longer than a clause may be. */
    private static List<String> bodiesOf(List<Block> body) {
        var bodies = new ArrayList<String>();
        var text = new StringBuilder();
        Block before = null;
        for (Block block : body) {
            if (block.kind() == Block.Kind.BLANK) {
                continue;
            }
            for (String part : parts(line(block))) {
                if (text.length() + part.length() + 2 > ClauseText.MAX_BODY) {
                    bodies.add(canonical(text));
                    text.setLength(0);
                }
                if (!text.isEmpty()) {
                    boolean close =
                            before != null && (isInList(before) && isInList(block) || isRow(before) && isRow(block));
                    text.append(close ? "\n" : "\n\n");
                }
                text.append(part);
            }
            before = block;
        }
        if (!text.isEmpty() || bodies.isEmpty()) {
            bodies.add(canonical(text));
        }
        return bodies;
    }

    private static String canonical(StringBuilder text) {
        return ClauseText.parse("", text.toString()).body();
    }

    private static List<String> parts(String text) {
        if (text.length() <= ClauseText.MAX_BODY / 2) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += ClauseText.MAX_BODY / 2) {
            parts.add(text.substring(from, Math.min(text.length(), from + ClauseText.MAX_BODY / 2)));
        }
        return parts;
    }

    /** A block in the marks of a clause text. */
    private static String line(Block block) {
        return switch (block.kind()) {
            case BULLET -> "- " + block.text().replace('\n', ' ');
            case ITEM -> {
                String number = block.number().replaceAll("[.):]$", "");
                yield (number.matches("[0-9]{1,3}") ? number + ". " : number + ") ")
                        + block.text().replace('\n', ' ');
            }
            default -> block.text();
        };
    }

    private static boolean isRow(Block block) {
        return block.kind() == Block.Kind.ROW || block.kind() == Block.Kind.GUESSED_ROW;
    }

    private static boolean isInList(Block block) {
        return block.kind() == Block.Kind.BULLET || isItem(block);
    }

    private static boolean isItem(Block block) {
        return block.kind() == Block.Kind.ITEM
                || block.kind() == Block.Kind.PARAGRAPH && block.text().matches("(?s)^[0-9]{1,2}[.)]\\s.*");
    }

    private static boolean isUnreadable(String text) {
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\ufffd' || Character.getType(c) == Character.PRIVATE_USE) {
                odd++;
            }
        }
        return odd > 0;
    }

    private String title(String properties) {
        String styledTitle = joined(block -> block.kind() == Block.Kind.TITLE);
        if (!styledTitle.isEmpty()) {
            return styledTitle;
        }
        for (Block block : front) {
            if (block.kind() == Block.Kind.HEADING) {
                return block.text().replace('\n', ' ');
            }
        }
        float largest = 0;
        for (Block block : front) {
            if (block.kind() == Block.Kind.PARAGRAPH) {
                largest = Math.max(largest, block.size());
            }
        }
        if (largest > bodySize * 1.12) {
            float size = largest;
            String largeTitle = joined(block -> block.size() == size);
            if (!largeTitle.isEmpty()) {
                return largeTitle;
            }
        }
        if (isUseful(properties)) {
            return properties;
        }
        for (Block block : front) {
            String text = block.text();
            if (block.kind() == Block.Kind.PARAGRAPH
                    && text.length() <= 200
                    && text.matches("(?is).*(?:avtale|retningslin|prosedyre|rutine|kontaktliste|instruks).*")) {
                return text.replace('\n', ' ');
            }
        }
        for (Block block : front) {
            if (block.kind() == Block.Kind.PARAGRAPH && block.text().length() <= 200) {
                return block.text().replace('\n', ' ');
            }
        }
        return "";
    }

    /** The first run of neighbouring front lines of one kind, as one line. */
    private String joined(java.util.function.Predicate<Block> wanted) {
        var text = new StringBuilder();
        int lines = 0;
        for (Block block : front) {
            if (block.kind() == Block.Kind.BLANK) {
                continue;
            }
            if (wanted.test(block) && lines < 4) {
                text.append(text.isEmpty() ? "" : " ").append(block.text().replace('\n', ' '));
                lines++;
            } else if (!text.isEmpty()) {
                break;
            }
        }
        return text.length() > 250 ? "" : text.toString();
    }

    private static boolean isUseful(String title) {
        return title.length() >= 5
                && title.length() <= 250
                && title.contains(" ")
                && !title.matches(
                        "(?i).*\\.(?:docx?|pdf|txt|dotx?)$|microsoft word.*|untitled.*|(?:document|dokument) ?[0-9]*");
    }
}
