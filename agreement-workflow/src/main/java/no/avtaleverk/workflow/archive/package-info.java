/** Archive files: a case or the whole register taken out after Noark 5, and put back (docs/adr/0028). */
@NullMarked
package no.avtaleverk.workflow.archive;

import org.jspecify.annotations.NullMarked;
