/** What of the agreements is for everyone: released versions, what is withheld of them, and links reported (docs/adr/0026). */
@NullMarked
package no.avtaleverk.model.publication;

import org.jspecify.annotations.NullMarked;
