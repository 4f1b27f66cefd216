/** Uenighet between the parties, from the dialogue nearest the patient to the courts. */
@NullMarked
package no.avtaleverk.workflow.disagreement;

import org.jspecify.annotations.NullMarked;
