package no.avtaleverk.web.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.web.security.SignInMode;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.notice.Reminding;
import no.avtaleverk.workflow.recurring.RecurringJob;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail when the operator has named a server, and the rounds of reminding in any case. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
public class MailConfiguration {
    private static final String TIMEOUT = "15000";

    @Bean
    @ConditionalOnProperty("avtaleverk.mail.host")
    MailNotifier mailNotifier(MailProperties properties, Wording wording, LawHistory laws, MessageSource messages) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(properties.host());
        sender.setPort(properties.port());
        sender.setUsername(properties.username());
        sender.setPassword(properties.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var settings = sender.getJavaMailProperties();
        settings.setProperty("mail.smtp.auth", Boolean.toString(properties.username() != null));
        settings.setProperty(
                "mail.smtp.starttls.required",
                Boolean.toString(properties.security() == MailProperties.Security.STARTTLS));
        settings.setProperty(
                "mail.smtp.starttls.enable",
                Boolean.toString(properties.security() == MailProperties.Security.STARTTLS));
        settings.setProperty(
                "mail.smtp.ssl.enable", Boolean.toString(properties.security() == MailProperties.Security.TLS));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT);
        settings.setProperty("mail.smtp.timeout", TIMEOUT);
        settings.setProperty("mail.smtp.writetimeout", TIMEOUT);
        return new MailNotifier(
                sender, properties.from(), new MailTexts(properties.address(), wording, laws, messages));
    }

    /** With invented people and no server, mails are kept to be looked at. */
    @Bean
    @Profile(SignInMode.SAMPLE)
    @Conditional(NoServer.class)
    KeptMails outbox(MailProperties properties, Wording wording, LawHistory laws, MessageSource messages) {
        return new KeptMails(new MailTexts(properties.address(), wording, laws, messages));
    }

    /** @param reminding how often deadlines are looked at; people are told the same only once */
    @Bean
    @Order(RoundsConfiguration.REMINDS)
    RecurringJob remindingOfSignatures(
            Notifying notifying, @Value("${avtaleverk.notices.reminding:PT30M}") Duration reminding) {
        return RecurringJob.every(reminding, "Reminding of signatures", notifying::remind);
    }

    @Bean
    @Order(RoundsConfiguration.SENDS)
    RecurringJob sending(Notifying notifying, @Value("${avtaleverk.mail.sending:PT30S}") Duration sending) {
        return RecurringJob.every(sending, "Sending mail", notifying::send);
    }

    @Bean
    @Order(RoundsConfiguration.REMINDS)
    RecurringJob remindingOfTasks(Reminding tasks, @Value("${avtaleverk.notices.reminding:PT30M}") Duration reminding) {
        return RecurringJob.every(reminding, "Reminding of tasks", tasks::remind);
    }

    @Bean
    @Order(RoundsConfiguration.SENDS)
    RecurringJob sendingLetters(Reminding tasks, @Value("${avtaleverk.mail.sending:PT30S}") Duration sending) {
        return RecurringJob.every(sending, "Sending letters", tasks::send);
    }

    /** The operator has named no mail server. */
    static final class NoServer implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment().getProperty("avtaleverk.mail.host") == null;
        }
    }
}
