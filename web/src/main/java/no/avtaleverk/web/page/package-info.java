/** The pages, made on the server; they work without JavaScript, which only makes them more convenient. */
@NullMarked
package no.avtaleverk.web.page;

import org.jspecify.annotations.NullMarked;
