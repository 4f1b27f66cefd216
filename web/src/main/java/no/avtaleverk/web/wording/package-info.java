/** The words of everything that happens, in bokmål, nynorsk and English. */
@NullMarked
package no.avtaleverk.web.wording;

import org.jspecify.annotations.NullMarked;
