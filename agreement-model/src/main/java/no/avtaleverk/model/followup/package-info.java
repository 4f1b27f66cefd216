/** What is followed up while agreements are in force: each subject a row of notes, added to and never changed (docs/adr/0017). */
@NullMarked
package no.avtaleverk.model.followup;

import org.jspecify.annotations.NullMarked;
