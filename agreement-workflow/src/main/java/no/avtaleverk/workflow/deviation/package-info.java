/** Avvik from an agreement: reported, answered, put right, and seen to have been put right. */
@NullMarked
package no.avtaleverk.workflow.deviation;

import org.jspecify.annotations.NullMarked;
