/** Commenting, proposing and deciding on proposals, and Word files that come back. */
@NullMarked
package no.avtaleverk.workflow.discussion;

import org.jspecify.annotations.NullMarked;
