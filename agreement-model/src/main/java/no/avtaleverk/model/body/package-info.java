/** Samarbeidsorganer: who sits in them, by what mandate, when they meet, and what they agree shall be done. */
@NullMarked
package no.avtaleverk.model.body;

import org.jspecify.annotations.NullMarked;
