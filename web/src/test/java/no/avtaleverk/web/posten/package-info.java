/** The protocol of Posten signering, spoken on this machine. */
@NullMarked
package no.avtaleverk.web.posten;

import org.jspecify.annotations.NullMarked;
