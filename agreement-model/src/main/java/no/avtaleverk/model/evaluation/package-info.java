/** The scored questions to the parties, their answers over the years, and the voice of the users. */
@NullMarked
package no.avtaleverk.model.evaluation;

import org.jspecify.annotations.NullMarked;
