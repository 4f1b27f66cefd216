package no.avtaleverk.templates.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** How the blocks of one document look beside each other: what is large, bold or in capitals there. */
final class Looks {
    private final float bodySize;
    private final boolean boldTells;
    private final Map<String, Integer> ranks;

    private Looks(float bodySize, boolean boldTells, Map<String, Integer> ranks) {
        this.bodySize = bodySize;
        this.boldTells = boldTells;
        this.ranks = ranks;
    }

    static Looks of(List<Block> blocks) {
        float bodySize = bodySize(blocks);
        return new Looks(bodySize, boldTells(blocks), ranks(blocks, bodySize));
    }

    /** Of most of the text, in points; 0 when the format has none. */
    float bodySize() {
        return bodySize;
    }

    boolean isLarge(float size) {
        return size > 0 && bodySize > 0 && size >= bodySize * 1.12;
    }

    boolean isStrong(Block block) {
        return block.bold() && boldTells
                || isLarge(block.size())
                || HeadingWords.isCapitals(block.text()) && (block.size() > 0 || block.apart());
    }

    /** The level of a heading by its look alone. */
    int rank(Block block) {
        return ranks.getOrDefault(lookOf(block), 1);
    }

    private static String lookOf(Block block) {
        return block.size() + (block.bold() ? "b" : "") + (HeadingWords.isCapitals(block.text()) ? "C" : "");
    }

    private static Map<String, Integer> ranks(List<Block> blocks, float body) {
        record Look(String key, float size, boolean bold, boolean capitals) {}
        var looks = new HashSet<Look>();
        for (Block block : blocks) {
            if (block.kind() == Block.Kind.PARAGRAPH
                    && HeadingWords.isTitleLike(block.text(), HeadingWords.LONGEST_GUESS)
                    && (block.bold() || block.size() > body * 1.12 || HeadingWords.isCapitals(block.text()))) {
                looks.add(new Look(lookOf(block), block.size(), block.bold(), HeadingWords.isCapitals(block.text())));
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
}
