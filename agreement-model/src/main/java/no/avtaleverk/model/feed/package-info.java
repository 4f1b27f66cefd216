/** Private addresses at which calendars and news readers fetch what a person may see. */
@NullMarked
package no.avtaleverk.model.feed;

import org.jspecify.annotations.NullMarked;
