/** Where the product is reached. */
@NullMarked
package no.avtaleverk.web.site;

import org.jspecify.annotations.NullMarked;
