/** Authored content, and the file formats documents go out and come in as. */
@NullMarked
package no.avtaleverk.templates;

import org.jspecify.annotations.NullMarked;
