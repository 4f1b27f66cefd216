/** The scored questions to the parties, once a year with the yearly review. */
@NullMarked
package no.avtaleverk.workflow.evaluation;

import org.jspecify.annotations.NullMarked;
