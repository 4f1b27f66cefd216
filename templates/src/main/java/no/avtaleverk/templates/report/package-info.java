/** Reports on where agreements stand, as PDF and Word. */
@NullMarked
package no.avtaleverk.templates.report;

import org.jspecify.annotations.NullMarked;
