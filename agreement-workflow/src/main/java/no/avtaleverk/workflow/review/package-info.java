/** Sending a draft to the parties, and back. */
@NullMarked
package no.avtaleverk.workflow.review;

import org.jspecify.annotations.NullMarked;
