package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Examination;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.HostArrangement;
import no.avtaleverk.model.agreement.Joining;
import no.avtaleverk.model.agreement.Leaving;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Milestone;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.agreement.SigningStep;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.discussion.Anchor;
import no.avtaleverk.model.discussion.Proposal;
import no.avtaleverk.model.discussion.Statement;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.Unmapped;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Absence;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.model.signing.SigningProvider.SignerCourse;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** What was written once is read for ever; the approved files are lines as they stand in somebody's log. */
class JsonTests {
    private static final Path APPROVED = Path.of("src/test/approved");
    private static final AgreementId AGREEMENT = new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab");
    private static final Sha256 ONE = Sha256.of("one");
    private static final Sha256 TWO = Sha256.of("two");
    private static final AgreementId STANDARD = new AgreementId("5a2d1f0e-4a53-4c5d-9d53-0123456789ab");
    private static final ClauseId CLAUSE = new ClauseId("oehd");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Head HEAD = new Head(
            "Delavtale 4 \"ø\"",
            Language.BOKMAL,
            List.of(
                    new AgreementParty(Samples.VAKSDAL, "Vaksdal kommune", DAY, DAY.plusYears(1)),
                    AgreementParty.of(Samples.BERGEN, "Helse Bergen HF")),
            new Terms(DAY, DAY.plusYears(2), EntryIntoForce.ALL_PARTIES),
            Map.of("sykehus", "Voss sjukehus", "kommune", "Vaksdal"),
            Set.of(Samples.OHD, new RequirementId("HOL-6-2-01")),
            true);

    private static final Head HEAD_WITH_OWN_TERMS = new Head(
            "Delavtale 4",
            Language.NYNORSK,
            HEAD.parties(),
            new Terms(
                    DAY,
                    DAY.plusYears(2),
                    EntryIntoForce.ALL_PARTIES,
                    null,
                    new OwnTerms(
                            new OwnTerms.Revision(Span.years(4), null, CLAUSE),
                            new OwnTerms.NoticeTerms(
                                    Span.months(18),
                                    OwnTerms.NoticeTerms.Start.DISPATCH,
                                    OwnTerms.NoticeTerms.End.END_OF_MONTH,
                                    CLAUSE),
                            new OwnTerms.Renewal(Span.years(1), Span.months(6), null))),
            Map.of(),
            Set.of(),
            false);

    private static final SigningJobId JOB = new SigningJobId("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static final Notice.Letter LETTER = new Notice.Letter(
            Map.of(
                    Samples.BERGEN,
                    new Notice.Delivery(DAY.minusDays(2), DAY),
                    Samples.VOSS,
                    new Notice.Delivery(DAY.minusDays(2), null)),
            new PartyDecision(Samples.VAKSDAL, Organ.KOMMUNESTYRE, DAY.minusDays(6), "sak 26/2026"),
            "Eigen legevakt",
            new Notice.Permission(new AgreementId("00000000-4a53-4c5d-9d53-0123456789ab"), new ClauseId("oppseiing")));

    private static final List<AuditEvent> EVENTS = List.of(
            new AuditEvent.AgreementDrafted(
                    "Delavtale 4",
                    AgreementKind.SUB_AGREEMENT,
                    Language.NYNORSK,
                    List.of(Samples.VAKSDAL, Samples.BERGEN),
                    Origin.standard("delavtale-4@1"),
                    ONE),
            new AuditEvent.AgreementRegistered(
                    "Avtale",
                    AgreementKind.FRAMEWORK_AGREEMENT,
                    Language.BOKMAL,
                    List.of(Samples.VAKSDAL),
                    Origin.file(ONE, "avtale.pdf"),
                    TWO,
                    DAY),
            new AuditEvent.HeadChanged(Samples.head("Før", Samples.VAKSDAL, Samples.BERGEN), HEAD),
            new AuditEvent.HeadChanged(HEAD, HEAD_WITH_OWN_TERMS),
            new AuditEvent.ClauseEdited(CLAUSE, ONE, TWO),
            new AuditEvent.ClauseAdded(CLAUSE, ONE, null),
            new AuditEvent.ClauseEdited(CLAUSE, ONE, TWO, Set.of(Samples.OHD)),
            new AuditEvent.ClauseAdded(CLAUSE, ONE, null, Set.of(Samples.OHD)),
            new AuditEvent.ClauseRemoved(CLAUSE, ONE),
            new AuditEvent.ClauseMoved(CLAUSE, 3, 2),
            new AuditEvent.AnswerRecorded(CLAUSE, ONE, Samples.OHD, null, null),
            new AuditEvent.AnswerWithdrawn(CLAUSE, ONE, Samples.OHD, null),
            new AuditEvent.AnswerRecorded(CLAUSE, ONE, Samples.OHD, null, true),
            new AuditEvent.AnswerRecorded(
                    CLAUSE,
                    ONE,
                    Samples.OHD,
                    new Answer(CLAUSE, ONE, Samples.OHD, Answer.Basis.SUGGESTION, false),
                    null),
            new AuditEvent.AnswerWithdrawn(
                    CLAUSE, ONE, Samples.OHD, new Answer(CLAUSE, ONE, Samples.OHD, Answer.Basis.JURIST, true)),
            new AuditEvent.AnswersConfirmed(
                    Map.of(CLAUSE, Set.of(Samples.OHD), new ClauseId("a-1"), Set.of(Samples.OHD))),
            new AuditEvent.TextSubmitted(2, ONE, Map.of(Samples.VOSS, ONE, Samples.VAKSDAL, TWO), "til høring"),
            new AuditEvent.TextReturned(2, "mangler plan"),
            new AuditEvent.TextWithdrawn("frafalt"),
            new AuditEvent.TextRedrafted("årlig gjennomgang"),
            new AuditEvent.ResolutionRecorded(Samples.resolution(Samples.VAKSDAL, ONE)),
            new AuditEvent.ResolutionRecorded(new Resolution(
                            Samples.VAKSDAL,
                            Organ.KOMMUNESTYRE,
                            DAY,
                            "26/2016",
                            Resolution.Outcome.ADOPTED_WITH_CHANGE,
                            1,
                            ONE,
                            "",
                            "Siste kulepunkt fell bort.",
                            "")
                    .concerning(List.of(CLAUSE))),
            new AuditEvent.ResolutionRecorded(new Resolution(
                            Samples.BERGEN,
                            Organ.MANAGING_DIRECTOR,
                            DAY,
                            "",
                            Resolution.Outcome.POSTPONED,
                            1,
                            ONE,
                            "",
                            "",
                            "styresak 12/2024")
                    .postponedTo(DAY.plusDays(7))),
            new AuditEvent.ResolutionCorrected(
                    Samples.resolution(Samples.VAKSDAL, ONE),
                    Samples.resolution(Samples.VAKSDAL, ONE)
                            .correcting(new Resolution.Correction(
                                    TWO, Resolution.Correction.Kind.ENTERED_WRONGLY, "feil dato"))),
            new AuditEvent.JoiningOffered(new Joining(Samples.VOSS, "Voss herad", 1, DAY, ONE, "SSU-sak 4/2026")),
            new AuditEvent.LeavingRecorded(new Leaving(Samples.VOSS, DAY, DAY.plusMonths(2), 1, "sak 9/2026")),
            new AuditEvent.AgreementSigned(Samples.signature(Samples.VAKSDAL, ONE, TWO)),
            new AuditEvent.SigningDeclined(new Declined(Samples.BERGEN, "Kari Ås", DAY, 2, "uavklart økonomi")),
            new AuditEvent.TextConcluded(2, ONE),
            new AuditEvent.ReviewOpened(DAY),
            new AuditEvent.ReviewClosed(new Review(DAY, DAY.plusDays(1), Review.Outcome.NO_CHANGE, "")),
            new AuditEvent.NoticeGiven(new Notice(Samples.VAKSDAL, DAY, DAY.plusYears(1))),
            new AuditEvent.AgreementProlonged(new Prolongation(DAY.plusYears(1), DAY, "brev")),
            new AuditEvent.EvidenceRecorded(new Evidence(new RequirementId("HOL-6-4-01"), DAY, "sak 26/2016")),
            new AuditEvent.CasePapersMade(
                    2,
                    List.of(new CasePaper(
                            CasePaper.Kind.CASE,
                            Samples.VAKSDAL,
                            2,
                            Language.NYNORSK,
                            ONE,
                            TWO,
                            Instant.parse("2026-11-02T09:00:00Z"),
                            "Tone Hauge",
                            Samples.BERGEN,
                            null))),
            new AuditEvent.CasePapersHandedOver(2, CasePaper.Kind.CASE, Map.of(Samples.VAKSDAL, TWO)),
            new AuditEvent.AgreementEnded(DAY, "utløpt"),
            new AuditEvent.StandardIssued(2, ONE, "til alle"),
            new AuditEvent.VariantDrafted(
                    "Delavtale 4",
                    AgreementKind.SUB_AGREEMENT,
                    Language.NYNORSK,
                    List.of(Samples.VAKSDAL, Samples.BERGEN),
                    new LocalVariant.Basis(STANDARD, 1, 7),
                    Map.of(CLAUSE, "felles legevakt"),
                    ONE),
            new AuditEvent.DeviationExplained(CLAUSE, "felles legevakt"),
            new AuditEvent.StandardTaken(
                    STANDARD,
                    1,
                    2,
                    Map.of(CLAUSE, MergeChoice.MERGED, new ClauseId("a-1"), MergeChoice.THEIRS),
                    null,
                    Map.of(CLAUSE, "felles legevakt"),
                    TWO),
            new AuditEvent.StandardTaken(STANDARD, 2, 3, Map.of(), MergeChoice.MINE, Map.of(), TWO),
            new AuditEvent.StandardTaken(
                    STANDARD, 2, 3, Map.of(), null, Map.of(), TWO, Map.of(CLAUSE, Set.of(Samples.OHD))),
            new AuditEvent.FileReceived("imp-1", "avtale.docx", ONE, 52_428_800),
            new AuditEvent.ImportDiscarded("imp-1", "feil fil"),
            new AuditEvent.SignaturesExamined(new Examination(2, Samples.VAKSDAL, DAY, ONE, "VALID", TWO, 2)),
            new AuditEvent.DocumentHandedOut(AGREEMENT, 2, Samples.VAKSDAL, "PDF", ONE),
            new AuditEvent.FollowedUp(
                    FollowUpSubject.IMPLEMENTATION,
                    AGREEMENT.value(),
                    Samples.VAKSDAL,
                    "e-1",
                    "UnitConfirmed",
                    List.of(ONE),
                    TWO),
            new AuditEvent.MinutesReceived(AGREEMENT, Samples.VAKSDAL, "møtebok.pdf", ONE),
            new AuditEvent.CommentMade(AGREEMENT, Samples.VAKSDAL, "t-1", CLAUSE, ONE, TWO),
            new AuditEvent.ProposalMade(AGREEMENT, null, "t-1", CLAUSE, ONE, TWO),
            new AuditEvent.CommentAnswered(AGREEMENT, null, "t-1", TWO),
            new AuditEvent.CommentEdited(AGREEMENT, null, "t-1", 1, TWO),
            new AuditEvent.CommentResolved(AGREEMENT, null, "t-1", TWO),
            new AuditEvent.CommentReopened(AGREEMENT, null, "t-1", TWO),
            new AuditEvent.CommentShared(AGREEMENT, Samples.VAKSDAL, "t-1", "t-2", TWO),
            new AuditEvent.ProposalAccepted(AGREEMENT, null, "t-1", TWO),
            new AuditEvent.ProposalRejected(AGREEMENT, null, "t-1", TWO),
            new AuditEvent.WordFileReturned(AGREEMENT, null, "t-1", ONE, 3, TWO),
            new AuditEvent.SigningJobStarted(
                    AGREEMENT, JOB.value(), 2, ONE, List.of(Samples.VAKSDAL, Samples.BERGEN), TWO),
            new AuditEvent.SigningJobContinued(
                    AGREEMENT, JOB.value(), 2, SigningStep.RECORDED, Samples.VAKSDAL, List.of(ONE), TWO),
            new AuditEvent.SigningJobEnded(AGREEMENT, JOB.value(), 2, SigningOutcome.SIGNED, TWO),
            new AuditEvent.ProposalTakenIn(
                    "t-1", "Kari Ås", Samples.BERGEN, true, new AuditEvent.ClauseEdited(CLAUSE, ONE, TWO)),
            new AuditEvent.MilestoneRecorded(
                    new Milestone(Stage.RECOMMENDATION, DAY, null, "SSU sak 14/2026", "samrøystes", ONE)),
            new AuditEvent.HearingOpened(new Hearing(
                    1,
                    Samples.BERGEN,
                    DAY,
                    DAY.plusWeeks(6),
                    7,
                    ONE,
                    HEAD,
                    List.of(
                            new Hearing.Receiver("Vaksdal kommune", Hearing.Kind.MUNICIPALITY, Samples.VAKSDAL),
                            new Hearing.Receiver("Brukarutvalet", Hearing.Kind.USERS, null)),
                    "Vi ber om svar.",
                    null)),
            new AuditEvent.HearingExtended(1, DAY.plusWeeks(6), DAY.plusWeeks(8), "sommarferie"),
            new AuditEvent.HearingAnswered(new HearingAnswer(
                    1,
                    "Brukarutvalet",
                    DAY,
                    HearingAnswer.Position.SUPPORTS_WITH_REMARKS,
                    List.of(
                            new HearingAnswer.Remark(CLAUSE, "to senger er for få"),
                            new HearingAnswer.Remark(null, "godt arbeid")),
                    TWO)),
            new AuditEvent.RemarkAssessed(new RemarkAssessment(
                    1, "Brukarutvalet", 1, 0, RemarkAssessment.Treatment.NOT_TAKEN_IN, "ikkje råd")),
            new AuditEvent.HearingClosed(1, DAY.plusWeeks(7), 1, 2),
            new AuditEvent.HostArrangementLinked(
                    new HostArrangement("Felles legevakt", Samples.VOSS, List.of(Samples.VAKSDAL), DAY, "sak 12/2026")),
            new AuditEvent.SigningPlanned(new SigningPlan(
                    2,
                    List.of(List.of(Samples.BERGEN), List.of(Samples.VAKSDAL, Samples.VOSS)),
                    DAY.plusDays(14),
                    SignatureRecord.Method.IN_PRODUCT)),
            new AuditEvent.MandateGranted(new Mandate(
                    new MandateId("m-1"),
                    Samples.VAKSDAL,
                    "hege.eide",
                    "Hege Eide",
                    "ordførar",
                    Mandate.Basis.LAW,
                    "61/2023",
                    new Period(DAY, DAY.plusYears(4)),
                    Set.of(AgreementKind.SUB_AGREEMENT, AgreementKind.LOCAL_AGREEMENT),
                    new MandateId("m-0"),
                    false)),
            new AuditEvent.MandateEnded(Samples.VAKSDAL, new MandateId("m-1"), DAY, "fråtredd"),
            new AuditEvent.HolderAway(
                    Samples.VAKSDAL, new Absence("hege.eide", new Period(DAY, DAY.plusDays(7)), "ferie")),
            new AuditEvent.HolderBack(Samples.VAKSDAL, "hege.eide", DAY.plusDays(3)),
            new AuditEvent.NoticeGiven(new Notice(Samples.VAKSDAL, DAY, DAY.plusYears(1), LETTER, null)),
            new AuditEvent.NoticeGiven(new Notice(Samples.VAKSDAL, DAY, DAY.plusYears(1), null, null, 2)),
            new AuditEvent.EvidenceRecorded(Evidence.notified("kommune-4628-2026-11-02-2", DAY, "sak 26/2016")),
            new AuditEvent.NoticeWithdrawn(new Notice(
                    Samples.VAKSDAL,
                    DAY,
                    DAY.plusYears(1),
                    null,
                    new Notice.Withdrawal(
                            DAY.plusDays(9),
                            "Ny avtale",
                            List.of(new PartyDecision(
                                    Samples.BERGEN, Organ.TRUST_BOARD, DAY.plusDays(8), "styresak 31/2026"))))),
            new AuditEvent.AgreementProlonged(new Prolongation(
                    DAY.plusYears(1),
                    DAY,
                    "brev",
                    new ClauseId("varigheit"),
                    List.of(new PartyDecision(Samples.VAKSDAL, Organ.KOMMUNESTYRE, DAY, "sak 9/2026")))));

    private static final List<SigningEntry> SIGNING_ENTRIES = List.of(
            new SigningEntry.Started(
                    2, "Delavtale 4", ONE, TWO, List.of(List.of(new SigningEntry.Slot("s1", Samples.VAKSDAL)))),
            new SigningEntry.Placed(
                    0, new SigningProvider.Placed("17", "https://p/17/status", Map.of("s1", "https://p/17/signers/1"))),
            new SigningEntry.SentAway("s1", "kari", "Kari Ås", "ordfører", "sak 3/2026"),
            new SigningEntry.Fetched(
                    0,
                    Map.of("s1", SignerCourse.SIGNED),
                    Map.of("s1", Samples.NOW),
                    ONE,
                    Map.of("s1", new SigningEntry.Proof(TWO, "ÅS, KARI", true)),
                    "https://p/17/complete",
                    true),
            new SigningEntry.Recorded("s1"),
            new SigningEntry.Kept("s1", SigningEntry.KeptBecause.NOT_VALID),
            new SigningEntry.Confirmed(0),
            new SigningEntry.CalledBack(SigningEntry.CalledBackBecause.BY_A_PERSON),
            new SigningEntry.Ended(SigningOutcome.SIGNED));

    private static final Hand HAND = new Hand("Kari Ås", Samples.NOW);
    private static final ClauseText WORDS = ClauseText.parse("Senger", "To senger.");
    private static final Anchor ANCHOR =
            Anchor.on(new Clause(CLAUSE, 1, "1", ClauseText.parse("Senger", "Vi har to senger.")), 7, 16);

    private static final List<Statement> STATEMENTS = List.of(
            new Statement.Opened(new TopicId("t-1"), ANCHOR, "Kvifor to?", null, null),
            new Statement.Opened(new TopicId("t-2"), Anchor.DOCUMENT, "", new Proposal.Insert(CLAUSE, 2, WORDS), HAND),
            new Statement.Opened(
                    new TopicId("t-3"), ANCHOR, "", new Proposal.Reword(CLAUSE, WORDS, WORDS), Hand.UNKNOWN),
            new Statement.Opened(new TopicId("t-4"), ANCHOR, "", new Proposal.Delete(CLAUSE, WORDS), null),
            new Statement.Opened(new TopicId("t-5"), ANCHOR, "", new Proposal.Move(CLAUSE, null, 1), null),
            new Statement.Answered(new TopicId("t-1"), "Etter vedtaket."),
            new Statement.Edited(new TopicId("t-1"), 1, "Etter vedtaket i mai."),
            new Statement.Resolved(new TopicId("t-1")),
            new Statement.Reopened(new TopicId("t-1")),
            new Statement.Accepted(new TopicId("t-2"), new ClauseId("k-ny")),
            new Statement.Rejected(new TopicId("t-3"), "Ikkje råd"),
            new Statement.Shared(new TopicId("t-1"), new TopicId("t-9")),
            new Statement.Returned(
                    new TopicId("t-6"),
                    "retur.docx",
                    ONE,
                    2,
                    List.of(new Statement.Opened(new TopicId("t-7"), ANCHOR, "Sjå her", null, HAND)),
                    List.of(new Unmapped("word/header1.xml", "Utkast"))));

    @Test
    void everyKindOfEventStandsAsApproved() throws IOException {
        assertThat(EVENTS.stream().map(AuditEvent::type).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuditEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
        assertThat(EVENTS.stream()
                        .map(event -> Json.write(event, AuditEvent.class))
                        .toList())
                .isEqualTo(Files.readAllLines(APPROVED.resolve("events.jsonl")));
    }

    @Test
    void theMinutesOfAVedtakAreStoredOnlyWhenThereAreAny() {
        Resolution without = Samples.resolution(Samples.VAKSDAL, ONE);
        var with = new Resolution(
                without.party(),
                without.organ(),
                without.date(),
                without.caseNumber(),
                without.outcome(),
                without.version(),
                without.text(),
                without.wording(),
                "",
                "",
                TWO);

        assertThat(Json.write(without, Resolution.class)).doesNotContain("minutes");
        assertThat(Json.write(with, Resolution.class)).contains("\"minutes\":\"" + TWO.hex());
        assertThat(Json.read(Json.write(with, Resolution.class), Resolution.class))
                .isEqualTo(with);
    }

    @Test
    void everyApprovedEventIsRead() throws IOException {
        assertThat(Files.readAllLines(APPROVED.resolve("events.jsonl")).stream()
                        .map(line -> Json.read(line, AuditEvent.class))
                        .toList())
                .isEqualTo(EVENTS);
    }

    @Test
    void everyKindOfStatementStandsAsApprovedAndIsRead() throws IOException {
        assertThat(STATEMENTS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Statement.class.getPermittedSubclasses());
        List<String> approved = Files.readAllLines(APPROVED.resolve("statements.jsonl"));
        assertThat(STATEMENTS.stream()
                        .map(one -> Json.write(one, Statement.class))
                        .toList())
                .isEqualTo(approved);
        assertThat(approved.stream()
                        .map(line -> Json.read(line, Statement.class))
                        .toList())
                .isEqualTo(STATEMENTS);
    }

    @Test
    void everyKindOfSigningEntryStandsAsApprovedAndIsRead() throws IOException {
        assertThat(SIGNING_ENTRIES.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(SigningEntry.class.getPermittedSubclasses());
        List<String> approved = Files.readAllLines(APPROVED.resolve("signing-entries.jsonl"));
        assertThat(SIGNING_ENTRIES.stream()
                        .map(one -> Json.write(one, SigningEntry.class))
                        .toList())
                .isEqualTo(approved);
        assertThat(approved.stream()
                        .map(line -> Json.read(line, SigningEntry.class))
                        .toList())
                .isEqualTo(SIGNING_ENTRIES);
    }

    @Test
    void theStoredAgreementStandsAsApproved() throws IOException {
        Change last = Samples.life(new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab"), ONE)
                .getLast();
        Change registered = Samples.registered(new AgreementId("00000000-4a53-4c5d-9d53-0123456789ab"), TWO);
        Change variant = Samples.variant(new AgreementId("11111111-4a53-4c5d-9d53-0123456789ab"), last.agreement());
        List<String> approved = Files.readAllLines(APPROVED.resolve("agreements.jsonl"));
        assertThat(List.of(
                        Snapshot.of(last.agreement()).json(),
                        Snapshot.of(registered.agreement()).json(),
                        Snapshot.of(variant.agreement()).json()))
                .isEqualTo(approved);
        assertThat(Snapshot.read(approved.get(0)).with(last.agreement().clauses()))
                .isEqualTo(last.agreement());
        assertThat(Snapshot.read(approved.get(1)).with(registered.agreement().clauses()))
                .isEqualTo(registered.agreement());
        assertThat(Snapshot.read(approved.get(2)).with(variant.agreement().clauses()))
                .isEqualTo(variant.agreement());
        // Stored before the reasons of numbered versions were kept.
        assertThat(Snapshot.read(approved.get(2).replace(",\"reasonsOfVersions\":{}", ""))
                        .with(variant.agreement().clauses()))
                .isEqualTo(variant.agreement());
    }

    @Test
    void theImportReportStandsAsApproved() throws IOException {
        ImportReport report = StoreContract.report("imp-1", ONE, Samples.NOW);
        String approved =
                Files.readString(APPROVED.resolve("import-report.json")).strip();
        assertThat(Json.write(report, ImportReport.class)).isEqualTo(approved);
        assertThat(Json.read(approved, ImportReport.class)).isEqualTo(report);
    }

    @Test
    void whatANewerProgramWroteIsNotSilentlyLost() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() ->
                        Json.read("{\"type\":\"ReviewOpened\",\"date\":\"2026-01-01\",\"by\":\"x\"}", AuditEvent.class))
                .withMessageContaining("by");
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> Json.read("{\"type\":\"NotInventedYet\"}", AuditEvent.class))
                .withMessageContaining("NotInventedYet");
    }
}
