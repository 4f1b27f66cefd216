/** Releasing agreements to the public, and what the public reads of them (docs/adr/0026). */
@NullMarked
package no.avtaleverk.workflow.publication;

import org.jspecify.annotations.NullMarked;
