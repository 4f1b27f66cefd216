/** Posten signering, which people sign with by an electronic identity of their own. */
@NullMarked
package no.avtaleverk.web.posten;

import org.jspecify.annotations.NullMarked;
