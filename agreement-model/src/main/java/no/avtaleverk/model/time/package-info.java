/** Half-open periods of dates. */
@NullMarked
package no.avtaleverk.model.time;

import org.jspecify.annotations.NullMarked;
