/** Following what clauses say shall be delivered. */
@NullMarked
package no.avtaleverk.workflow.delivery;

import org.jspecify.annotations.NullMarked;
