package no.avtaleverk.model.notice;

import java.util.List;
import no.avtaleverk.model.notice.Letters.Letter;

/** Reaches people with letters. */
public interface LetterNotifier {
    /**
     * What is told, with the title of the agreement it is about.
     *
     * @param title empty when the receiver is not to read it in a mail
     */
    record Line(Notifications.Told told, String title) {}

    /**
     * Send a letter. The same letter makes the same message, so that a receiver can tell a second copy.
     *
     * @throws Notifier.NotSentException if it was not accepted, and may be tried again
     */
    void send(Letter letter, List<Line> lines, Person to);
}
