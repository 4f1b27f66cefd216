package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import org.jspecify.annotations.Nullable;

/** A clause while its blocks are being gathered. */
final class FoundClause {
    /** A clause longer than about four pages has probably swallowed headings. */
    private static final int VERY_LONG = 12_000;

    private static final Pattern NOT_PRINTED = Pattern.compile("[^\\p{L}\\p{N}§.() -]");
    private static final Pattern CLOSING = Pattern.compile("[.)]$");

    private final int level;
    private final String number;
    private final String heading;
    private final @Nullable ClauseId known;
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Block> body = new ArrayList<>();

    FoundClause(int level, String number, String heading, @Nullable ClauseId known) {
        this.level = Math.clamp(level, 1, 6);
        this.number = number;
        this.heading = heading;
        this.known = known;
    }

    FoundClause doubted(Doubt doubt) {
        doubts.add(doubt);
        return this;
    }

    FoundClause append(Block block) {
        body.add(block);
        return this;
    }

    /** Whether sections are counted below it. */
    boolean isChapter() {
        return number.toLowerCase(Locale.ROOT).startsWith("kap");
    }

    /**
     * The clause as read; several when it is longer than a clause may be.
     *
     * @param seen the ids of clauses before it; the first of two with the same id keeps it
     */
    List<ReadClause> read(Set<ClauseId> seen, boolean ocr) {
        if (body.stream().anyMatch(block -> block.kind() == Block.Kind.GUESSED_ROW)) {
            doubts.add(Doubt.MAYBE_TABLE);
        }
        var clauses = new ArrayList<ReadClause>();
        List<String> bodies = bodiesOf(body);
        for (int i = 0; i < bodies.size(); i++) {
            boolean first = i == 0;
            String text = bodies.get(i);
            clauses.add(new ReadClause(
                    level,
                    first ? clean(number) : "",
                    first ? ClauseText.parse(heading, "").heading() : "",
                    text,
                    first && known != null && seen.add(known) ? known : null,
                    doubtsOf(text, first, ocr)));
        }
        return clauses;
    }

    private List<Doubt> doubtsOf(String text, boolean first, boolean ocr) {
        var found = new ArrayList<>(doubts);
        if (text.length() > VERY_LONG) {
            found.add(Doubt.VERY_LONG);
        }
        if (isUnreadable(heading + text)) {
            found.add(Doubt.UNREADABLE_LETTERS);
        }
        if (ocr) {
            found.add(Doubt.OCR);
        }
        if (!first && !found.contains(Doubt.NO_HEADING)) {
            found.add(Doubt.NO_HEADING);
        }
        return found;
    }

    /** A number as people print it, without what closes it; empty when it is none. */
    static String clean(String number) {
        String clean = CLOSING.matcher(
                        NOT_PRINTED.matcher(number).replaceAll("").strip())
                .replaceAll("");
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
}
