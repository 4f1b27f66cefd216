package no.avtaleverk.templates.pdf;

import java.util.List;
import no.avtaleverk.templates.pdf.Pagination.Placed;

/** A document as strips on pages, before they are drawn. */
interface Setting {
    /** The whole of it, for those who do not see it. */
    Tag root();

    /** Asked for once. */
    List<List<Placed>> pages();

    /** What stands above and below the text of a page, as decoration. */
    List<Strip.Mark> margins(int page, int pages);

    /** Where the reader may leap to, in the order of the pages. */
    List<Bookmark> bookmarks();

    /** @param depth 1 for the outermost */
    record Bookmark(int depth, String title, String anchor) {}
}
