/** The written standards of Norwegian, and texts that exist in both. */
@NullMarked
package no.avtaleverk.model.wording;

import org.jspecify.annotations.NullMarked;
