package no.avtaleverk.model.law;

import java.util.List;

/** Finds places where a text points to the law. */
public interface StatuteCitations {
    /**
     * A place in a text.
     *
     * @param start where it begins
     * @param end where it ends, exclusive
     * @param law key of the law it names
     * @param section such as {@code 6-2}; empty when a whole chapter is meant
     */
    record Cited(int start, int end, String law, String section) {}

    /** Those that name their law, in order. */
    List<Cited> in(String text);
}
