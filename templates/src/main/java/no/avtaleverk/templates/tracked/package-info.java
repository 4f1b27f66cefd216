/** Word documents with their tracked changes and comments, read without the library that writes them. */
@NullMarked
package no.avtaleverk.templates.tracked;

import org.jspecify.annotations.NullMarked;
