/** Tests of the words. */
@NullMarked
package no.avtaleverk.web.wording;

import org.jspecify.annotations.NullMarked;
