/** What is public, for whoever uses it again: as data, as a catalogue, and all of it in one file. Read from {@code PublicRegister} alone. */
@NullMarked
package no.avtaleverk.web.open;

import org.jspecify.annotations.NullMarked;
