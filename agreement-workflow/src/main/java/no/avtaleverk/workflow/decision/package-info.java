/** What councils and boards decide, beside recording it: correcting, carrying over, and which vedtak stand. */
@NullMarked
package no.avtaleverk.workflow.decision;

import org.jspecify.annotations.NullMarked;
