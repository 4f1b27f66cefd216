/** Mail to those who are waited for, and the clock that reminds them. */
@NullMarked
package no.avtaleverk.web.mail;

import org.jspecify.annotations.NullMarked;
