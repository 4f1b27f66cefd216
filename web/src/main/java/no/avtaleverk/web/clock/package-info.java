/** The clock of the product: the machine's own, and with the sample profile one that people may move ahead. */
@NullMarked
package no.avtaleverk.web.clock;

import org.jspecify.annotations.NullMarked;
