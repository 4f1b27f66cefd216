/** Parties that come and go while an agreement runs. */
@NullMarked
package no.avtaleverk.workflow.membership;

import org.jspecify.annotations.NullMarked;
