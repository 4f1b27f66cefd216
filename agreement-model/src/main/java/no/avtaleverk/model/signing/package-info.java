/** Seals and signatures on documents: the ports to the technique, and what is told of a signed file. */
@NullMarked
package no.avtaleverk.model.signing;

import org.jspecify.annotations.NullMarked;
