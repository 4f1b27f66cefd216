/** Puts the modules together. */
@NullMarked
package no.avtaleverk.web.wiring;

import org.jspecify.annotations.NullMarked;
