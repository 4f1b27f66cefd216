/** Avvik: where what was done departed from a clause, told of without patients, and what was done about it. */
@NullMarked
package no.avtaleverk.model.deviation;

import org.jspecify.annotations.NullMarked;
