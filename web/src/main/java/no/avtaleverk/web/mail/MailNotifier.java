package no.avtaleverk.web.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import no.avtaleverk.model.notice.LetterNotifier;
import no.avtaleverk.model.notice.Letters.Letter;
import no.avtaleverk.model.notice.Mail;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Mandates.Contact;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands mails to the operator's server. */
final class MailNotifier implements Notifier, LetterNotifier {
    private final JavaMailSender sender;
    private final String from;
    private final MailTexts texts;

    MailNotifier(JavaMailSender sender, String from, MailTexts texts) {
        this.sender = sender;
        this.from = from;
        this.texts = texts;
    }

    @Override
    public void send(Told told, String title, Contact to) {
        send(texts.of(told, title, to));
    }

    @Override
    public void send(Letter letter, List<Line> lines, Person to) {
        send(texts.of(letter, lines, to));
    }

    private void send(Mail mail) {
        try {
            var message = new Identified(mail.id());
            message.setFrom(new InternetAddress(from));
            message.setRecipient(RecipientType.TO, new InternetAddress(mail.to()));
            message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(mail.at()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(mail.body(), StandardCharsets.UTF_8.name());
            sender.send(message);
        } catch (MailException | MessagingException e) {
            throw new NotSentException(
                    "The mail server did not take it: " + e.getClass().getSimpleName(), e);
        }
    }

    /** Bears the id of what is sent, so that a copy is known for what it is. */
    private final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@" + from.substring(from.indexOf('@') + 1) + ">");
        }
    }
}
