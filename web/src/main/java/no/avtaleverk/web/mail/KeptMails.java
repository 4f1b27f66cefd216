package no.avtaleverk.web.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import no.avtaleverk.model.notice.LetterNotifier;
import no.avtaleverk.model.notice.Letters.Letter;
import no.avtaleverk.model.notice.Mail;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.notice.Outbox;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Mandates.Contact;

/** Keeps the mails of a trial to be looked at, since they go to invented people. Forgets them when the product stops. */
final class KeptMails implements Notifier, LetterNotifier, Outbox {
    private static final int MOST = 2000;

    private final MailTexts texts;
    private final Deque<Mail> mails = new ArrayDeque<>();

    KeptMails(MailTexts texts) {
        this.texts = texts;
    }

    @Override
    public void send(Told told, String title, Contact to) {
        keep(texts.of(told, title, to));
    }

    @Override
    public void send(Letter letter, List<Line> lines, Person to) {
        keep(texts.of(letter, lines, to));
    }

    private synchronized void keep(Mail mail) {
        mails.addFirst(mail);
        if (mails.size() > MOST) {
            mails.removeLast();
        }
    }

    @Override
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }
}
