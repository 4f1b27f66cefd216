/** The yearly review of an agreement: what each party answers and assesses, the meeting, and what came of it. */
@NullMarked
package no.avtaleverk.model.yearly;

import org.jspecify.annotations.NullMarked;
