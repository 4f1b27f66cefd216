/** Following up agreements in force: who may open a dossier, and how something is noted in it. */
@NullMarked
package no.avtaleverk.workflow.followup;

import org.jspecify.annotations.NullMarked;
