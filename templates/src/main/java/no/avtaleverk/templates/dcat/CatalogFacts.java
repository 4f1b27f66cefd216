package no.avtaleverk.templates.dcat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue tells that is not written beforehand.
 *
 * @param site where the product is reached, without a slash at the end; addresses in the catalogue are whole
 * @param bulk the file of all that is public; absent while there is none
 */
public record CatalogFacts(
        String site, Publisher publisher, @Nullable Bulk bulk) {
    /**
     * Who runs the product and publishes the data.
     *
     * @param organisationNumber nine digits in Enhetsregisteret; empty when it is not told
     * @param contact name of the contact point
     * @param email empty when it is not told
     * @param page address of a page where the contact point is reached
     */
    public record Publisher(String name, String organisationNumber, String contact, String email, String page) {}

    public record Bulk(Instant madeAt, long bytes, String sha256) {}
}
