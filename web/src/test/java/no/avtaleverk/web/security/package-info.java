/** Tests of security, on the running product. */
@NullMarked
package no.avtaleverk.web.security;

import org.jspecify.annotations.NullMarked;
