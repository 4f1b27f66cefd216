package no.avtaleverk.model.search;

import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.FrozenNote;

/** What is noted of a frozen result: that it was made. The result itself is the stored file. */
public sealed interface FreezeNote extends FrozenNote {
    /**
     * The answer to a question was frozen.
     *
     * @param item empty
     * @param desk whose it is: the organisation of who froze it or, of those who have none in the register, the person
     * @param title what the person calls it
     * @param position of the log it rests on
     * @param result digest of its canonical form, and of the file with it
     */
    record ResultFrozen(String item, String desk, String title, Inquiry inquiry, long position, Sha256 result)
            implements FreezeNote {
        @Override
        public Sha256 digest() {
            return result;
        }
    }
}
