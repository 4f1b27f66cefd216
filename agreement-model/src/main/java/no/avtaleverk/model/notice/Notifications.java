package no.avtaleverk.model.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.PartyId;

/** What people have been told, and the mails on their way to them. */
public interface Notifications {
    /** Stored. */
    record Told(String id, Notification notification, Instant at, boolean seen) {}

    /**
     * Keep a notification, within the transaction that gave rise to it. One with a topic that was told before is not told again.
     *
     * @param byMail whether it is to be sent by mail, too
     */
    void tell(Notification notification, Instant at, boolean byMail);

    /**
     * What was told to a person, newest first.
     *
     * @param coordinates whether the person is also told what is for those who coordinate
     */
    List<Told> of(PartyId receiver, String person, boolean coordinates, int limit);

    /** The organisations whose people were told of a version that it is their turn to sign it. */
    Set<PartyId> asked(AgreementId agreement, int version);

    /** Note that a person has seen everything told so far. */
    void seen(PartyId receiver, String person, boolean coordinates);

    /**
     * Take the next mail to send. It is nobody else's from then on: one taken by a process that was killed is not sent a second time, since
     * it may have gone out.
     */
    Optional<Told> takeMail(Instant now);

    /** Note that a mail taken went out, or that there is no more use for it. */
    void mailDone(String id, boolean sent);

    /** Note that a mail taken was not accepted, and is to be tried again. After too many tries it is given up. */
    void mailFailed(String id, Instant nextTry);
}
