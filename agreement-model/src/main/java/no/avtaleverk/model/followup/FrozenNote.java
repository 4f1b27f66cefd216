package no.avtaleverk.model.followup;

import java.util.List;
import no.avtaleverk.model.agreement.Sha256;

/** A note that something was frozen to be cited. What was frozen is the stored file. */
public interface FrozenNote extends Note {
    /** Whose it is: the organisation of who froze it or, of those who have none in the register, the person. */
    String desk();

    /** What the person calls it; may be empty. */
    String title();

    /** The place in the log it rests on. */
    long position();

    /** Digest of its canonical form, and of the file with it; what it is cited by. */
    Sha256 digest();

    @Override
    default List<Sha256> files() {
        return List.of(digest());
    }
}
