/** What lets somebody outside hold the log to what it once said: published heads, and proofs that one log continues another. */
@NullMarked
package no.avtaleverk.model.proof;

import org.jspecify.annotations.NullMarked;
