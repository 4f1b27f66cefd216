/** Taking agreements over from files. */
@NullMarked
package no.avtaleverk.workflow.importing;

import org.jspecify.annotations.NullMarked;
