package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;

/** Divides a column into pages where it may be divided. */
final class Pagination {
    /** A strip with its place, in points from the top of the page's text. */
    record Placed(Strip strip, float top) {}

    private Pagination() {}

    /**
     * Fill pages from the top.
     *
     * @param height of a page's text, in points
     */
    static List<List<Placed>> pages(List<Strip> strips, float height) {
        var pages = new ArrayList<List<Placed>>();
        int at = 0;
        while (at < strips.size()) {
            int end = end(strips, at, height);
            var page = new ArrayList<Placed>();
            float top = 0;
            Strip first = strips.get(at);
            if (at > 0 && first.again != null) {
                page.add(new Placed(first.again, top));
                top += first.again.height;
            }
            for (int i = at; i < end; i++) {
                Strip strip = strips.get(i);
                top += i == at ? 0 : strip.above;
                page.add(new Placed(strip, top));
                top += strip.height;
            }
            pages.add(page);
            at = end;
        }
        return pages;
    }

    /** The strip the next page starts with: the last one that may start a page and is not too far down. */
    private static int end(List<Strip> strips, int at, float height) {
        Strip first = strips.get(at);
        float used = at > 0 && first.again != null ? first.again.height : 0;
        int full = at;
        while (full < strips.size()) {
            Strip strip = strips.get(full);
            used += (full == at ? 0 : strip.above) + strip.height;
            if (full > at && (used > height || strip.startsPage)) {
                break;
            }
            full++;
        }
        int end = full;
        while (end > at && end < strips.size() && strips.get(end).glued && !strips.get(end).startsPage) {
            end--;
        }
        return end > at ? end : full;
    }
}
