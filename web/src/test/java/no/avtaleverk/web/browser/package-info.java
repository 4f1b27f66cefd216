/** A real browser for the tests of pages. */
@NullMarked
package no.avtaleverk.web.browser;

import org.jspecify.annotations.NullMarked;
