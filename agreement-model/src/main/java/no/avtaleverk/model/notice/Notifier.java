package no.avtaleverk.model.notice;

import no.avtaleverk.model.party.Mandates.Contact;

/** Reaches people outside the product. */
public interface Notifier {
    /**
     * Send a notification to a person. The same id makes the same message, so that a receiver can tell a second copy.
     *
     * @throws NotSentException if it was not accepted, and may be tried again
     */
    void send(Notifications.Told told, String title, Contact to);

    /** It was not accepted. */
    final class NotSentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotSentException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
