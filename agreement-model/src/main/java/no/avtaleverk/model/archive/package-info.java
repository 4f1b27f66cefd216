/** Archive files (arkivuttrekk): a case or the whole register, laid out after Noark 5 and so that the register can be restored from it. */
@NullMarked
package no.avtaleverk.model.archive;

import org.jspecify.annotations.NullMarked;
