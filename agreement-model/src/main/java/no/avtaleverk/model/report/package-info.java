/** Reports on where the agreements of an organ stand, for its leaders and its kontrollutvalg. */
@NullMarked
package no.avtaleverk.model.report;

import org.jspecify.annotations.NullMarked;
