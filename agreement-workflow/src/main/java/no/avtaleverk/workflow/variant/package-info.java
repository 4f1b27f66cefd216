/** Standard texts and the agreements built on them. */
@NullMarked
package no.avtaleverk.workflow.variant;

import org.jspecify.annotations.NullMarked;
