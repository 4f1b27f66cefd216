/** What the product does by itself, at its own pace. */
@NullMarked
package no.avtaleverk.web.rounds;

import org.jspecify.annotations.NullMarked;
