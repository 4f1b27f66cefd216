/** Finding clauses, versions and log entries: the questions one may ask and what comes back, without the technique behind. */
@NullMarked
package no.avtaleverk.search;

import org.jspecify.annotations.NullMarked;
