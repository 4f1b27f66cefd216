/** What Word files that come back say, held against the text that was sent out. */
@NullMarked
package no.avtaleverk.templates.returning;

import org.jspecify.annotations.NullMarked;
