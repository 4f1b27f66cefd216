/** A believable small region to begin with: real kommuner and trust, invented people and agreements. */
@NullMarked
package no.avtaleverk.web.sample;

import org.jspecify.annotations.NullMarked;
