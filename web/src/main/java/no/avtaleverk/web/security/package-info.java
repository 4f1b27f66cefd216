/** Who is asking, and what is closed to everyone who is not let in. */
@NullMarked
package no.avtaleverk.web.security;

import org.jspecify.annotations.NullMarked;
