/** Which requirement is answered by which clause, for one kommune on one date. */
@NullMarked
package no.avtaleverk.model.coverage;

import org.jspecify.annotations.NullMarked;
