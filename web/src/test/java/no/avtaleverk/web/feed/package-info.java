@NullMarked
package no.avtaleverk.web.feed;

import org.jspecify.annotations.NullMarked;
