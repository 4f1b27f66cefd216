package no.avtaleverk.model.party;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.wording.Language;

/** The stored fullmakter of each organisation. What was recorded stays; only the ways to reach people are changed and forgotten. */
public interface Mandates {
    Authority of(PartyId party);

    /** As {@link #of}, while nobody else can change anything; within a transaction. */
    Authority findToChange(PartyId party);

    /**
     * Store what was decided, with its entry in the log, or nothing.
     *
     * @throws StaleAuthorityException if something was recorded since it was read
     */
    AuditEntry save(Authority.Ruling.Made made);

    /**
     * How a holder is reached.
     *
     * @param email address at work
     * @param language of what is written to the person
     */
    record Contact(String email, Language language) {
        private static final Pattern EMAIL =
                Pattern.compile("[^@\\s<>\",;:]{1,64}@[A-Za-z0-9.-]{1,250}\\.[A-Za-z]{2,}");

        /** Whether the address looks like one that mail can be sent to. */
        public boolean isSound() {
            return EMAIL.matcher(email).matches();
        }
    }

    /** By holder. */
    Map<String, Contact> contacts(PartyId party);

    /** Keep the way to reach a holder, or forget it when empty. Stands outside the log, so that it can be forgotten. */
    void reach(PartyId party, String holder, Optional<Contact> contact);

    /** A lost race. */
    final class StaleAuthorityException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleAuthorityException(PartyId party) {
            super("Something was recorded of the mandates of %s meanwhile".formatted(party));
        }
    }
}
