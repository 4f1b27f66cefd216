/** The catalogue of open data in DCAT-AP-NO, as Turtle and JSON-LD. */
@NullMarked
package no.avtaleverk.templates.dcat;

import org.jspecify.annotations.NullMarked;
