/** Reading the minutes of a council or board for the vedtak they hold. */
@NullMarked
package no.avtaleverk.workflow.minutes;

import org.jspecify.annotations.NullMarked;
