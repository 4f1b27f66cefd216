/** Reads the questions of the evaluation. */
@NullMarked
package no.avtaleverk.templates.evaluation;

import org.jspecify.annotations.NullMarked;
