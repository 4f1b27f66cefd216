package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What stands before the first clause. */
final class FrontMatter {
    private final Looks looks;
    private final List<Block> front = new ArrayList<>();

    FrontMatter(Looks looks) {
        this.looks = looks;
    }

    void add(Block block) {
        front.add(block);
    }

    boolean isBlank() {
        return front.stream().allMatch(block -> block.kind() == Block.Kind.BLANK);
    }

    List<String> lines() {
        return front.stream()
                .filter(block -> block.kind() != Block.Kind.BLANK)
                .map(FrontMatter::frontLine)
                .toList();
    }

    private static String frontLine(Block block) {
        return switch (block.kind()) {
            case BULLET -> "- " + block.text();
            case ITEM -> block.number() + " " + block.text();
            default -> block.text();
        };
    }

    /** The best guess: what is styled as a title, then the largest letters, then the file's properties, then the words. */
    String title(String properties) {
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
        if (looks.isLarge(largest)) {
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
    private String joined(Predicate<Block> wanted) {
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
