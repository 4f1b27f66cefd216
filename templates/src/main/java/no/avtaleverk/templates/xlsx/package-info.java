/** Spreadsheets. */
@NullMarked
package no.avtaleverk.templates.xlsx;

import org.jspecify.annotations.NullMarked;
