/** Tests of api, on the running product. */
@NullMarked
package no.avtaleverk.web.api;

import org.jspecify.annotations.NullMarked;
