/** The journal of documents that cross between the parties, as it follows from the log. */
@NullMarked
package no.avtaleverk.model.journal;

import org.jspecify.annotations.NullMarked;
