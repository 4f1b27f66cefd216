package no.avtaleverk.web.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.Changes;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/** Plain mails in the receiver's written standard. They say what awaits and where; what people wrote is read in the product. */
final class MailNotifier implements Notifier {
    private final JavaMailSender sender;
    private final MailProperties properties;
    private final Wording wording;
    private final MessageSource messages;

    MailNotifier(JavaMailSender sender, MailProperties properties, Wording wording, MessageSource messages) {
        this.sender = sender;
        this.properties = properties;
        this.wording = wording;
        this.messages = messages;
    }

    @Override
    public void send(Told told, String title, Contact to) {
        Locale language = to.language().locale();
        Notification notification = told.notification();
        String subject = wording.of(notification.kind(), language);
        try {
            var message = new Identified(told.id());
            message.setFrom(new InternetAddress(properties.from()));
            message.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to.email()));
            message.setSubject(oneLine(subject + ": " + title), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(told.at()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(body(told, subject, title, language), StandardCharsets.UTF_8.name());
            sender.send(message);
        } catch (MailException | MessagingException e) {
            throw new NotSentException(
                    "The mail server did not take it: " + e.getClass().getSimpleName(), e);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private String body(Told told, String subject, String title, Locale language) {
        Notification notification = told.notification();
        var body = new StringBuilder(subject).append("\n\n").append(title).append("\n");
        if (notification.due() != null) {
            body.append(say("mail.due", language, wording.date(notification.due(), language)))
                    .append('\n');
        }
        URI address = properties.address();
        if (address != null) {
            String page = notification.kind().asksForSignature() ? "/decide?version=" + notification.version() : "";
            body.append('\n')
                    .append(address.toString().replaceAll("/+$", ""))
                    .append("/agreements/")
                    .append(notification.agreement())
                    .append(page)
                    .append('\n');
        } else {
            body.append('\n').append(say("mail.sign-in", language)).append('\n');
        }
        return body.append('\n')
                .append(say(
                        "mail.why",
                        language,
                        wording.name(notification.receiver(), LocalDate.ofInstant(told.at(), Changes.NORWAY))))
                .append('\n')
                .toString();
    }

    private String say(String key, Locale language, Object... about) {
        return messages.getMessage(key, about, language);
    }

    /** Bears the id of the notification, so that a copy is known for what it is. */
    private final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            String from = properties.from();
            setHeader("Message-ID", "<" + id + "@" + from.substring(from.indexOf('@') + 1) + ">");
        }
    }
}
