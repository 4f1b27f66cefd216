/** Errors as people and programs get them: problem details (RFC 9457) with every reason at once. */
@NullMarked
package no.avtaleverk.web.problem;

import org.jspecify.annotations.NullMarked;
