/** Uenighet between the parties about what they agreed, from the dialogue nearest the patient to the courts. */
@NullMarked
package no.avtaleverk.model.disagreement;

import org.jspecify.annotations.NullMarked;
