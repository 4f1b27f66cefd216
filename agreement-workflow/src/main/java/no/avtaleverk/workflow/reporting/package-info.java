/** What is shown to whom: reading only. */
@NullMarked
package no.avtaleverk.workflow.reporting;

import org.jspecify.annotations.NullMarked;
