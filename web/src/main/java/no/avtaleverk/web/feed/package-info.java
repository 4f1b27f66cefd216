/** What a person may see, fetched by calendars (RFC 5545) and news readers (RFC 4287) from a private address (docs/adr/0018). */
@NullMarked
package no.avtaleverk.web.feed;

import org.jspecify.annotations.NullMarked;
