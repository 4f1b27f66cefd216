/** What follows a notice (oppsigelse) and the end of a fixed term: its withdrawal, what falls away, what takes its place. */
@NullMarked
package no.avtaleverk.model.termination;

import org.jspecify.annotations.NullMarked;
