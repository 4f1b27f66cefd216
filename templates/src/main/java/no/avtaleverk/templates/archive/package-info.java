/** Archive files described after Noark 5 and ADDML. */
@NullMarked
package no.avtaleverk.templates.archive;

import org.jspecify.annotations.NullMarked;
