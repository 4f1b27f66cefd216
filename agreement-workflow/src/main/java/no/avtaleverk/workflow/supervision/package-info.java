/** Following up tilsyn and revisjon. */
@NullMarked
package no.avtaleverk.workflow.supervision;

import org.jspecify.annotations.NullMarked;
