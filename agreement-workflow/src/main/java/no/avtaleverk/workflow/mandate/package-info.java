/** Who may sign for an organisation. */
@NullMarked
package no.avtaleverk.workflow.mandate;

import org.jspecify.annotations.NullMarked;
