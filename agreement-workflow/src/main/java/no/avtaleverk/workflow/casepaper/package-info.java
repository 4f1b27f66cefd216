/** Making case papers for the organs of every party. */
@NullMarked
package no.avtaleverk.workflow.casepaper;

import org.jspecify.annotations.NullMarked;
