package no.avtaleverk.model.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalTests {
    private static final AgreementId ID = AgreementId.random();
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId BERGEN = new PartyId("hf-983974724");
    private static final PartyId VEST = new PartyId("rhf-983658725");
    private static final Sha256 FILE = Sha256.of("file");

    private final List<AuditEntry> log = new ArrayList<>();

    private void happens(String day, @Nullable PartyId organisation, AuditEvent event) {
        long position = log.size() + 1L;
        log.add(new AuditEntry(
                position,
                Instant.parse(day + "T10:00:00Z"),
                "user",
                "Name",
                organisation,
                ID,
                position,
                position,
                event,
                Sha256.ZERO,
                Sha256.of("entry " + position)));
    }

    private void drafted(String day, PartyId... parties) {
        happens(
                day,
                BERGEN,
                new AuditEvent.AgreementDrafted(
                        "Delavtale 4",
                        AgreementKind.SUB_AGREEMENT,
                        Language.NYNORSK,
                        List.of(parties),
                        Origin.WRITTEN,
                        FILE));
    }

    private static Head head(String title, PartyId... parties) {
        return new Head(
                title,
                Language.NYNORSK,
                Stream.of(parties)
                        .map(party -> AgreementParty.of(party, party.value()))
                        .toList(),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
    }

    private List<String> journal(PartyId organ) {
        return Journal.of(organ, Crossings.of(ID, log)).entries().stream()
                .map(entry -> "%s %s %s %s %s"
                        .formatted(
                                entry.citation(),
                                entry.caseCitation(),
                                entry.direction(),
                                entry.crossing().document(),
                                entry.crossing().version()))
                .toList();
    }

    @Test
    void aDraftIsACaseDocumentOfBothFromTheDayItIsOpenedToTheOther() {
        drafted("2025-11-03", BERGEN, VAKSDAL);
        happens(
                "2026-01-12",
                BERGEN,
                new AuditEvent.TextSubmitted(1, FILE, Map.of(VAKSDAL, Sha256.of("pdf")), "Til vedtak"));
        happens("2026-02-02", VAKSDAL, new AuditEvent.TextReturned(1, "Punkt 3"));
        assertThat(journal(BERGEN))
                .containsExactly(
                        "1/2025 2025/1-1 OUT DRAFT_SHARED 0",
                        "1/2026 2025/1-2 OUT DRAFT_SUBMITTED 1",
                        "2/2026 2025/1-3 IN DRAFT_RETURNED 1");
        assertThat(journal(VAKSDAL))
                .containsExactly(
                        "1/2025 2025/1-1 IN DRAFT_SHARED 0",
                        "1/2026 2025/1-2 IN DRAFT_SUBMITTED 1",
                        "2/2026 2025/1-3 OUT DRAFT_RETURNED 1");
        assertThat(journal(VOSS)).isEmpty();
    }

    @Test
    void whatOnePartyWritesAloneAndWhatIsInnerCrossesNothing() {
        drafted("2026-01-05", BERGEN);
        happens("2026-01-06", BERGEN, new AuditEvent.TextWithdrawn("Feil"));
        happens("2026-01-07", BERGEN, new AuditEvent.WordFileReturned(ID, BERGEN, "w-1", FILE, 3, Sha256.of("said")));
        happens(
                "2026-01-08",
                BERGEN,
                new AuditEvent.FollowedUp(
                        FollowUpSubject.DEVIATION,
                        ID.value(),
                        BERGEN,
                        "1",
                        "DeviationReported",
                        List.of(FILE),
                        Sha256.of("said")));
        assertThat(journal(BERGEN)).isEmpty();
    }

    @Test
    void aHearingGoesToAllWhoAreAskedAndTheAnswersComeBack() {
        drafted("2026-01-05", BERGEN);
        var hearing = new Hearing(
                1,
                BERGEN,
                LocalDate.of(2026, 1, 10),
                LocalDate.of(2026, 3, 1),
                1,
                FILE,
                head("Delavtale 4", BERGEN),
                List.of(
                        new Hearing.Receiver("Voss herad", Hearing.Kind.MUNICIPALITY, VOSS),
                        new Hearing.Receiver("Eldrerådet", Hearing.Kind.COUNCIL, null)),
                "Sei kva de meiner",
                null);
        happens("2026-01-10", BERGEN, new AuditEvent.HearingOpened(hearing));
        happens("2026-02-10", VOSS, new AuditEvent.HearingAnswered(answer("Voss herad", null)));
        happens("2026-02-11", BERGEN, new AuditEvent.HearingAnswered(answer("Eldrerådet", FILE)));
        assertThat(journal(VOSS))
                .containsExactly("1/2026 2026/1-1 IN HEARING 0", "2/2026 2026/1-2 OUT HEARING_ANSWER 0");
        List<Crossing> crossings = Crossings.of(ID, log);
        assertThat(crossings.getFirst().beside()).containsExactly("Eldrerådet");
        assertThat(crossings.getLast().from()).isNull();
        assertThat(crossings.getLast().to()).containsExactly(BERGEN);
        assertThat(crossings.getLast().beside()).containsExactly("Eldrerådet");
    }

    private static HearingAnswer answer(String receiver, @Nullable Sha256 file) {
        return new HearingAnswer(
                1, receiver, LocalDate.of(2026, 2, 9), HearingAnswer.Position.SUPPORTS, List.of(), file);
    }

    @Test
    void theRegionalAuthorityJournalsWhatItSendsToTheDirectorate() {
        drafted("2026-01-05", BERGEN, VAKSDAL);
        happens(
                "2026-02-01",
                VEST,
                new AuditEvent.EvidenceRecorded(
                        new Evidence(Evidence.SUBMISSION, LocalDate.of(2026, 1, 30), "2026/17", null, 1)));
        assertThat(journal(VEST)).containsExactly("1/2026 2026/1-1 OUT SUBMISSION 1");
        assertThat(Crossings.of(ID, log).getLast().beside()).containsExactly("Helsedirektoratet");
        assertThat(Crossings.of(ID, log).getLast().dated()).isEqualTo(LocalDate.of(2026, 1, 30));
        assertThat(journal(VAKSDAL)).hasSize(1);
    }

    @Test
    void aPaperInTheFollowingUpCrossesAndAScoreDoesNot() {
        drafted("2026-01-05", BERGEN, VAKSDAL);
        happens("2026-03-01", VAKSDAL, followedUp(FollowUpSubject.DEVIATION, "DeviationReported", List.of()));
        happens("2026-03-02", VAKSDAL, followedUp(FollowUpSubject.EVALUATION, "ScoreGiven", List.of()));
        happens("2026-03-03", BERGEN, followedUp(FollowUpSubject.REVIEW, "MeetingHeld", List.of(FILE)));
        assertThat(journal(BERGEN))
                .containsExactly(
                        "1/2026 2026/1-1 OUT DRAFT_SHARED 0",
                        "2/2026 2026/1-2 IN FOLLOW_UP 0",
                        "3/2026 2026/1-3 OUT FOLLOW_UP 0");
    }

    private static AuditEvent followedUp(FollowUpSubject subject, String act, List<Sha256> files) {
        return new AuditEvent.FollowedUp(subject, ID.value(), null, "1", act, files, Sha256.of("said"));
    }

    @Test
    void anEntryBearsTheTitleOfTheVersionItIsAbout() {
        drafted("2026-01-05", BERGEN, VAKSDAL);
        happens("2026-01-12", BERGEN, new AuditEvent.TextSubmitted(1, FILE, Map.of(), ""));
        happens("2026-02-01", BERGEN, new AuditEvent.TextRedrafted("Ny runde"));
        happens(
                "2026-02-02",
                BERGEN,
                new AuditEvent.HeadChanged(head("Delavtale 4", BERGEN, VAKSDAL), head("Uferdig", BERGEN, VAKSDAL)));
        happens("2026-03-01", VAKSDAL, new AuditEvent.TextReturned(1, "Nei"));
        assertThat(Crossings.of(ID, log).getLast().title()).isEqualTo("Delavtale 4");
        assertThat(journal(VAKSDAL)).hasSize(4);
    }

    @Test
    void numbersOnceGivenStayWhateverComesLater() {
        drafted("2025-11-03", BERGEN, VAKSDAL);
        happens("2026-01-12", BERGEN, new AuditEvent.TextSubmitted(1, FILE, Map.of(), ""));
        List<String> before = journal(VAKSDAL);
        happens("2026-02-02", VAKSDAL, new AuditEvent.TextReturned(1, "Nei"));
        happens("2026-03-02", BERGEN, new AuditEvent.TextSubmitted(2, FILE, Map.of(), ""));
        assertThat(journal(VAKSDAL).subList(0, before.size())).isEqualTo(before);
    }
}
