/** Texts built on a standard: how far they depart from it, and how its next version reaches them. */
@NullMarked
package no.avtaleverk.model.variant;

import org.jspecify.annotations.NullMarked;
