/** The journals of organs, read from the log. */
@NullMarked
package no.avtaleverk.workflow.journal;

import org.jspecify.annotations.NullMarked;
