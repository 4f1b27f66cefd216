/** Findings of tilsyn and revisjon: answer, measures, effect, closing. */
@NullMarked
package no.avtaleverk.model.supervision;

import org.jspecify.annotations.NullMarked;
