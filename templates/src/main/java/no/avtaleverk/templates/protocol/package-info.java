/** The documents of a disagreement, one for each rung below the courts. */
@NullMarked
package no.avtaleverk.templates.protocol;

import org.jspecify.annotations.NullMarked;
