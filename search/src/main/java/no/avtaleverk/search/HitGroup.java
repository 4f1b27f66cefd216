package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hits that belong together.
 *
 * @param from when they are put together by period, its first day; absent for a clause, and for what was never in force
 * @param until first day no longer in force; absent while it is
 * @param size number of all hits of the group, on every page
 * @param hits those on this page; of a clause the newest {@value #MOST} at most
 */
public record HitGroup(@Nullable LocalDate from, @Nullable LocalDate until, long size, List<Hit> hits) {
    /** Most wordings of one clause that are told. */
    public static final int MOST = 40;

    public HitGroup {
        hits = List.copyOf(hits);
    }
}
