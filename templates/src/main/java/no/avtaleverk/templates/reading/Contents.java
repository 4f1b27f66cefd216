package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a printed table of contents, whose lines look like headings and are none. */
final class Contents {
    private static final Pattern HEAD = Pattern.compile(
            "(?i)^(?:innhold|innhald|innholdsfortegnelse|innhaldsliste|innhaldsoversikt|innholdsoversikt|contents|table of contents)\\s*:?$");
    private static final int LONGEST_ENTRY = 200;
    private static final Pattern LEADERS = Pattern.compile("^.{2,200}?(?:\\.\\s?){4,}\\s*([0-9ivx]{1,4})?$");
    private static final Pattern ENDS_WITH_PAGE = Pattern.compile("^(.{2,150}\\S)[\\s|]+([0-9]{1,4})(?: \\|)?$");

    private static final Pattern PAGE = Pattern.compile("[\\s|]+[0-9]{1,4}(?: \\|)?$");

    private Contents() {}

    /** The blocks without those of a table of contents. */
    static List<Block> drop(List<Block> blocks) {
        Map<String, Integer> times = blocks.stream().anyMatch(block -> isHead(block.text())) ? times(blocks) : Map.of();
        var kept = new ArrayList<Block>();
        int i = 0;
        while (i < blocks.size()) {
            Block block = blocks.get(i);
            if (isLeader(block)) {
                i++;
            } else if (isHead(block.text()) && entries(blocks, i + 1, times) > i + 1) {
                i = entries(blocks, i + 1, times);
            } else {
                kept.add(block);
                i++;
            }
        }
        return kept;
    }

    /** How often each line stands in the document. */
    private static Map<String, Integer> times(List<Block> blocks) {
        Map<String, Integer> times = new HashMap<>();
        for (Block block : blocks) {
            if (block.text().length() <= LONGEST_ENTRY) {
                times.merge(bare(block.text()), 1, Integer::sum);
            }
        }
        return times;
    }

    private static boolean isHead(String text) {
        return !text.isEmpty()
                && "iIcCtT".indexOf(text.charAt(0)) >= 0
                && HEAD.matcher(text).matches();
    }

    private static boolean isLeader(Block block) {
        return block.kind() != Block.Kind.HEADING
                && (block.text().contains("..") || block.text().contains(". ."))
                && LEADERS.matcher(block.text()).matches();
    }

    /** An entry and its heading alike: number and words without the page. */
    private static String bare(String text) {
        char last = text.isEmpty() ? '.' : text.charAt(text.length() - 1);
        boolean pageless = last == '.' || last == ':' || Character.isLetter(last); // as most lines are
        return XmlScan.letters(pageless ? text : PAGE.matcher(text).replaceAll(""));
    }

    /**
     * The first block after the entries that start here: lines that end in page numbers that do not fall, or that stand in the
     * document once more.
     */
    private static int entries(List<Block> blocks, int from, Map<String, Integer> times) {
        int end = from;
        int page = 0;
        var seen = new HashSet<String>();
        for (int i = from; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.kind() == Block.Kind.BLANK) {
                continue;
            }
            Matcher entry = ENDS_WITH_PAGE.matcher(block.text());
            String bare = bare(block.text());
            if (!seen.add(bare)) {
                break; // the first heading itself
            }
            boolean again = block.text().length() <= LONGEST_ENTRY && times.getOrDefault(bare, 0) > 1;
            if (isLeader(block) || again && block.kind() != Block.Kind.HEADING) {
                end = i + 1;
            } else if (block.kind() != Block.Kind.HEADING
                    && entry.matches()
                    && Integer.parseInt(entry.group(2)) >= page
                    && Integer.parseInt(entry.group(2)) <= Budget.MAX_PAGES) {
                page = Integer.parseInt(entry.group(2));
                end = i + 1;
            } else {
                break;
            }
        }
        return end;
    }
}
