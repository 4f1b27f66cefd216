/** The authored words deviations are sorted by. */
@NullMarked
package no.avtaleverk.templates.deviation;

import org.jspecify.annotations.NullMarked;
