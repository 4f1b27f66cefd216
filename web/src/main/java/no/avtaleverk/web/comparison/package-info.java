/** Any two texts a person may read, found by reference and compared; the same for pages and API. */
@NullMarked
package no.avtaleverk.web.comparison;

import org.jspecify.annotations.NullMarked;
