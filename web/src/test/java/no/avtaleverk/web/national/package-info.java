/** The corpus of the whole country, drawn from a seed, and what search does with it beside its rivals. */
@NullMarked
package no.avtaleverk.web.national;

import org.jspecify.annotations.NullMarked;
