/** The words and sources of the examination (røntgen), from the files in {@code examination/}. */
@NullMarked
package no.avtaleverk.templates.examination;

import org.jspecify.annotations.NullMarked;
