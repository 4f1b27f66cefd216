/** Vedtak and signatures of the parties. */
@NullMarked
package no.avtaleverk.workflow.signing;

import org.jspecify.annotations.NullMarked;
