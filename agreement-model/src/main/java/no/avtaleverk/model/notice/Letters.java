package no.avtaleverk.model.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.party.PartyId;

/**
 * Mails that gather what a person was told of tasks. What is told waits until it is gathered into one letter, and is in no other.
 *
 * <p>A letter is handed to the mail server at least once and, unless the process dies between the server's yes and the note of it, exactly
 * once; a second copy bears the same id.
 */
public interface Letters {
    /** A mail to one person. */
    record Letter(String id, PartyId party, String account, List<Told> told, Instant at) {
        public Letter {
            told = List.copyOf(told);
        }
    }

    /** A person for whom something waits, and since when. */
    record Waiting(PartyId party, String account, Instant since) {}

    /** How a letter fares. */
    enum State {
        WAITING,
        SENDING,
        SENT,
        /** Given up after many tries. */
        FAILED,
        /** There is nobody to send it to any more. */
        DROPPED
    }

    /**
     * Keep a notification, as {@link Notifications#tell} does, and have it wait to be gathered.
     *
     * @return whether it was new
     */
    boolean tell(Notification notification, Instant at, boolean byMail);

    /** For whom something waits to be gathered. */
    List<Waiting> waiting();

    /**
     * Gather what waits for a person into a letter, all in one transaction.
     *
     * @param which what the letter is to hold; the others go on waiting
     * @param mailed what of that is mailed, given oldest first; the rest is put aside for good, such as what was done meanwhile
     * @return whether there was anything
     */
    boolean gather(
            PartyId party,
            String account,
            Predicate<Notification> which,
            UnaryOperator<List<Notification>> mailed,
            Instant now);

    /** Put aside all that waits for a person nobody can write to. */
    void putAside(PartyId party, String account);

    /**
     * Take the next letter to send. One that another process has taken and not finished within the lease is taken over, since that
     * process is dead.
     *
     * @param owner this process
     */
    Optional<Letter> take(Instant now, String owner, Duration lease);

    /** Note what became of a letter. */
    void done(String id, State state);

    /** Note that a letter was not accepted and is to be tried again. */
    void failed(String id, Instant nextTry);

    /** How many times a letter was tried. */
    int attempts(String id);
}
