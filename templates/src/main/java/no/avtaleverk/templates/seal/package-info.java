/** Seals and their examination (PAdES) by way of EU DSS: keys, time-stamps, revisions, reports. */
@NullMarked
package no.avtaleverk.templates.seal;

import org.jspecify.annotations.NullMarked;
