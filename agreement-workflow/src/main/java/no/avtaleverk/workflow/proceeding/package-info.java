/** Documenting the way of a text from mandate to publication, and its høring. */
@NullMarked
package no.avtaleverk.workflow.proceeding;

import org.jspecify.annotations.NullMarked;
