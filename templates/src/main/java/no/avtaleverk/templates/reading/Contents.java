package no.avtaleverk.templates.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a printed table of contents, whose lines look like headings and are none. */
final class Contents {
    private static final Pattern HEAD = Pattern.compile(
            "(?i)^(?:innhold|innhald|innholdsfortegnelse|innhaldsliste|innhaldsoversikt|innholdsoversikt|contents|table of contents)\\s*:?$");
    private static final Pattern LEADERS = Pattern.compile("^.{2,200}?(?:\\.\\s?){4,}\\s*([0-9ivx]{1,4})?$");
    private static final Pattern ENDS_WITH_PAGE = Pattern.compile("^(.{2,150}\\S)[\\s|]+([0-9]{1,4})(?: \\|)?$");

    private Contents() {}

    /** The blocks without those of a table of contents. */
    static List<Block> drop(List<Block> blocks) {
        var kept = new ArrayList<Block>();
        int i = 0;
        while (i < blocks.size()) {
            Block block = blocks.get(i);
            if (isLeader(block)) {
                i++;
            } else if (HEAD.matcher(block.text()).matches() && entries(blocks, i + 1) > i + 1) {
                i = entries(blocks, i + 1);
            } else {
                kept.add(block);
                i++;
            }
        }
        return kept;
    }

    private static boolean isLeader(Block block) {
        return block.kind() != Block.Kind.HEADING
                && LEADERS.matcher(block.text()).matches();
    }

    /** The first block after the entries that start here: lines that end in page numbers that do not fall. */
    private static int entries(List<Block> blocks, int from) {
        int end = from;
        int page = 0;
        for (int i = from; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.kind() == Block.Kind.BLANK) {
                continue;
            }
            Matcher entry = ENDS_WITH_PAGE.matcher(block.text());
            if (isLeader(block)) {
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
