/** The desk of those who audit. */
@NullMarked
package no.avtaleverk.workflow.audit;

import org.jspecify.annotations.NullMarked;
