/** What the parties, and each organisation within itself, say of a text: comments and proposals. */
@NullMarked
package no.avtaleverk.model.discussion;

import org.jspecify.annotations.NullMarked;
