package no.avtaleverk.model.registration;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.FrozenNote;

/** What is noted of a frozen registration: that it was made. The registration itself is the stored file. */
public sealed interface RegistrationNote extends FrozenNote {
    /**
     * A registration was frozen.
     *
     * @param item empty
     * @param desk whose it is: the organisation of who froze it or, of those who have none in the register, the person
     * @param title what the person calls it
     * @param on the cut-off date
     * @param position of the log it rests on
     * @param record digest of its canonical form, and of the file with it
     */
    record RegistrationFrozen(String item, String desk, String title, LocalDate on, long position, Sha256 record)
            implements RegistrationNote {
        @Override
        public Sha256 digest() {
            return record;
        }
    }
}
