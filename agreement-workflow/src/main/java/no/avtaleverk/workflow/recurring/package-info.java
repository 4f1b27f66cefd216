/** What the product does by itself, again and again. */
@NullMarked
package no.avtaleverk.workflow.recurring;

import org.jspecify.annotations.NullMarked;
