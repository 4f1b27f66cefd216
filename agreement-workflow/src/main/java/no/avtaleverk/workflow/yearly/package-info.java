/** The yearly review from its opening to its minutes. */
@NullMarked
package no.avtaleverk.workflow.yearly;

import org.jspecify.annotations.NullMarked;
