/** The public holidays of Norway, from a library that keeps them as data. */
@NullMarked
package no.avtaleverk.templates.holiday;

import org.jspecify.annotations.NullMarked;
