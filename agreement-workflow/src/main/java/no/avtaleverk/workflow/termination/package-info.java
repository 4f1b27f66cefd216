/** Notice and its withdrawal, the end of fixed terms, and what falls away with an agreement. */
@NullMarked
package no.avtaleverk.workflow.termination;

import org.jspecify.annotations.NullMarked;
