/** The first class of the packaged jar. */
@NullMarked
package no.avtaleverk.start;

import org.jspecify.annotations.NullMarked;
