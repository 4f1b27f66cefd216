/** The examination (røntgen) of the texts a person may read, for the pages and the API. */
@NullMarked
package no.avtaleverk.web.examination;

import org.jspecify.annotations.NullMarked;
