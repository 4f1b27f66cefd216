package no.avtaleverk.web.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.LetterNotifier.Line;
import no.avtaleverk.model.notice.Letters.Letter;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notification.Kind;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.web.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.support.ResourceBundleMessageSource;

class MailNotifierTests {
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final Told TOLD = new Told(
            "0e2f6a1c-0000-4000-8000-000000000001",
            new Notification(
                    "t",
                    Kind.DEADLINE_IN_A_WEEK,
                    new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab"),
                    2,
                    VAKSDAL,
                    "hege.eide",
                    VAKSDAL,
                    "ord som ikkje skal ut",
                    LocalDate.of(2026, 12, 1)),
            Instant.parse("2026-11-24T08:00:00Z"),
            false);

    private static MailNotifier notifier(int port) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("pages");
        messages.setDefaultEncoding("UTF-8");
        RequirementCatalogue requirements = RequirementFiles.load();
        var wording = new Wording(
                RegisterFiles.load(), requirements, Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC));
        return new MailConfiguration()
                .mailNotifier(
                        new MailProperties(
                                "localhost",
                                port,
                                null,
                                null,
                                MailProperties.Security.NONE,
                                "avtaleverk@example.no",
                                URI.create("https://avtaler.example.no/")),
                        wording,
                        new LawHistory(requirements, List.of()),
                        messages);
    }

    @Test
    void aMailIsInTheReceiversWrittenStandardAndQuotesNobody() throws Exception {
        notifier(SERVER.getSmtp().getPort())
                .send(TOLD, "Delavtale 4", new Contact("hege@vaksdal.example.no", Language.NYNORSK));
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<0e2f6a1c-0000-4000-8000-000000000001@example.no>");
        assertThat(mail.getSubject()).isEqualTo("Fristen for underskrift nærmar seg: Delavtale 4");
        assertThat(mail.getAllRecipients()[0]).hasToString("hege@vaksdal.example.no");
        assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                .contains("Frist: 1. desember 2026")
                .contains("https://avtaler.example.no/agreements/6f1c1f0e-4a53-4c5d-9d53-0123456789ab/decide")
                .contains("skrive under for Vaksdal kommune")
                .doesNotContain("ord som ikkje skal ut");
    }

    @Test
    void aServerThatIsNotThereIsAFaultToTryAgain() {
        Notifier notifier = notifier(1);
        assertThatExceptionOfType(Notifier.NotSentException.class)
                .isThrownBy(() -> notifier.send(TOLD, "Delavtale 4", new Contact("a@example.no", Language.BOKMAL)));
    }

    @Test
    void aLetterGathersTasksAndSaysNothingOfInnerOnes() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        var outer = new TaskKey("TERM_ENDS", "", null, "", 0, Set.of(Role.COORDINATOR), false);
        var inner = new TaskKey(
                "FOLLOW_UP", "CLOSE_DEVIATION", FollowUpSubject.DEVIATION, "x", 0, Set.of(Role.COORDINATOR), true);
        var letter = new Letter(
                "0e2f6a1c-0000-4000-8000-000000000009",
                VAKSDAL,
                "aud.dale",
                List.of(told("1", outer), told("2", inner)),
                TOLD.at());
        var aud = new Person(
                VAKSDAL,
                "aud.dale",
                "Aud Dale",
                Set.of(Role.COORDINATOR),
                "aud@vaksdal.example.no",
                Language.NYNORSK,
                Digest.DAILY,
                null);
        notifier(SERVER.getSmtp().getPort())
                .send(
                        letter,
                        letter.told().stream()
                                .map(told -> new Line(told, "Delavtale 4"))
                                .toList(),
                        aud);
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getMessageID()).isEqualTo("<0e2f6a1c-0000-4000-8000-000000000009@example.no>");
        assertThat(mail.getSubject()).isEqualTo("2 oppgåver i Avtaleverk");
        assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                .contains("Avtalen", "ei intern oppgåve", "Frist: 1. desember 2026", "har ei rolle for Vaksdal kommune")
                .doesNotContain("ord som ikkje skal ut", "vvik");
    }

    @Test
    void aLetterNamesTheOrganTheChangeOfTheLawAndTheTaskOfAnEmptyRoleAndSaysTheSameOnce() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        LawChange change =
                new LawHistory(RequirementFiles.load(), List.of()).afterwards().getLast();
        var minutes = new TaskKey(
                "FOLLOW_UP", "WRITE_BODY_MINUTES", FollowUpSubject.BODY, "m1", 0, Set.of(Role.COORDINATOR), false);
        var assess = new TaskKey(
                "FOLLOW_UP",
                "ASSESS_LAW_CHANGE",
                FollowUpSubject.LAW_CHANGE,
                change.key(),
                0,
                Set.of(Role.JURIST),
                false);
        var first =
                new TaskKey("FOLLOW_UP", "DELIVER", FollowUpSubject.DELIVERY, "a", 0, Set.of(Role.COORDINATOR), false);
        var second =
                new TaskKey("FOLLOW_UP", "DELIVER", FollowUpSubject.DELIVERY, "b", 0, Set.of(Role.COORDINATOR), false);
        var letter = new Letter("0e2f6a1c-0000-4000-8000-000000000010", VAKSDAL, "hege.eide", List.of(), TOLD.at());
        var hege = new Person(
                VAKSDAL,
                "hege.eide",
                "Hege Eide",
                Set.of(Role.LEADER),
                "hege@vaksdal.example.no",
                Language.NYNORSK,
                Digest.DAILY,
                null);
        notifier(SERVER.getSmtp().getPort())
                .send(
                        letter,
                        List.of(
                                new Line(told("1", Kind.ROLE_EMPTY, minutes), "Strategisk samarbeidsutval"),
                                new Line(told("2", Kind.TASK_NEAR, assess), "Delavtale 4"),
                                new Line(told("3", Kind.TASK_NEAR, first), "Delavtale 5"),
                                new Line(told("4", Kind.TASK_NEAR, second), "Delavtale 5")),
                        hege);
        String body = SERVER.getReceivedMessages()[0].getContent().toString().replace("\r\n", "\n");
        assertThat(body)
                .contains("referat", "Strategisk samarbeidsutval", "Ingen har rolla: samhandlingskoordinator")
                .contains(change.title().in(Language.NYNORSK))
                .contains("2 slike oppgåver")
                .containsOnlyOnce("Delavtale 5");
    }

    private static Told told(String id, TaskKey task) {
        return told(id, Kind.TASK_NEAR, task);
    }

    private static Told told(String id, Kind kind, TaskKey task) {
        return new Told(
                id,
                new Notification(
                        "t" + id,
                        kind,
                        new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab"),
                        0,
                        VAKSDAL,
                        "aud.dale",
                        null,
                        "ord som ikkje skal ut",
                        LocalDate.of(2026, 12, 1),
                        task),
                TOLD.at(),
                false);
    }
}
