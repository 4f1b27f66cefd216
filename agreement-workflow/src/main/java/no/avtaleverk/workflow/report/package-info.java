/** Reports on where the agreements of an organ stand. */
@NullMarked
package no.avtaleverk.workflow.report;

import org.jspecify.annotations.NullMarked;
