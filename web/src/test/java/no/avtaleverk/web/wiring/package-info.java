/** Tests of what is put together. */
@NullMarked
package no.avtaleverk.web.wiring;

import org.jspecify.annotations.NullMarked;
