/** What differs between two texts. */
@NullMarked
package no.avtaleverk.model.compare;

import org.jspecify.annotations.NullMarked;
