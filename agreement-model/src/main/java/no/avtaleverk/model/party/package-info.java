/** Who agrees: kommuner, health trusts and their regional authorities, with their lives in time. */
@NullMarked
package no.avtaleverk.model.party;

import org.jspecify.annotations.NullMarked;
