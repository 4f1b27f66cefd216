/** Duties in clauses, followed as deliveries: who, what, by when, and whether it came. */
@NullMarked
package no.avtaleverk.model.delivery;

import org.jspecify.annotations.NullMarked;
