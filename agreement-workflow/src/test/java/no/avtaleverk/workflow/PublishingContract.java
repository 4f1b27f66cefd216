package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.publication.FaultyTextException;
import no.avtaleverk.workflow.publication.PublicChangeKind;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Cover;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import no.avtaleverk.workflow.publication.Publishing;
import no.avtaleverk.workflow.publication.Publishing.Sent;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.Verifying;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** What is public and what is not, on a real store; run on each of them. */
abstract class PublishingContract {
    static final WithholdingGrounds GROUNDS = new WithholdingGrounds(List.of(new WithholdingGrounds.Ground(
            "offl-24-3",
            new Bilingual("offentleglova § 24 tredje ledd", "offentleglova § 24 tredje ledd"),
            new Bilingual("Fare", "Fare"),
            new Bilingual("Unntatt offentlighet", "Unnateke offentlegheit"),
            "LOV-2006-05-19-16 § 24",
            true,
            false,
            false)));

    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final PartyId HELSE_VEST = new PartyId("rhf-983658725");
    private static final RequirementId EMERGENCY = new RequirementId("HOL-6-2-04");
    private static final ClauseId BEDS = new ClauseId("plassar");
    private static final ClauseId ALARM = new ClauseId("alarm");
    private static final String SITE = "https://avtaler.example.no";

    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor AUD = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor JONAS = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor TONE = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor INGRID =
            new Actor("ingrid.moe", "Ingrid Moe", HELSE_VEST, Set.of(Role.RHF), Set.of(HELSE_BERGEN));

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    private PublicRegister register() {
        return bean(PublicRegister.class);
    }

    private Publishing publishing() {
        return bean(Publishing.class);
    }

    private LocalDate today() {
        return bean(Changes.class).today();
    }

    private Agreement stored(AgreementId id) {
        return bean(Agreements.class).find(id).orElseThrow();
    }

    private static Agreement done(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    private AgreementId inReview(String title, String words) {
        var beds = new Clause(BEDS, 1, "1", ClauseText.parse("Døgnplassar", words));
        var alarm = new Clause(ALARM, 1, "2", ClauseText.parse("Alarm", "Koden er 4711, og ingen andre har han."));
        var head = new Head(
                title,
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(VOSS, "Voss herad"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        AgreementId id = done(bean(Drafting.class)
                        .start(
                                AgreementKind.SUB_AGREEMENT,
                                Origin.WRITTEN,
                                head,
                                new Clauses(List.of(beds, alarm)),
                                List.of(new Answer(BEDS, beds.sha256(), EMERGENCY, Answer.Basis.JURIST, true)),
                                JURIST))
                .id();
        done(bean(Reviewing.class).submit(id, "Internt notat om versjonen", JURIST));
        return id;
    }

    private void conclude(AgreementId id) {
        Concluding.conclude(context(), id, today(), List.of(DIRECTOR, MAYOR));
    }

    private AgreementId signed(String title, String words) {
        AgreementId id = inReview(title, words);
        conclude(id);
        return id;
    }

    private String release(AgreementId id, int version) {
        assertThat(publishing().ask(id, version, "Ny avtale.", JONAS)).isEmpty();
        assertThat(publishing().confirm(id, version, "Ny avtale.", SITE, TONE)).isEmpty();
        return publishing().publication(stored(id), TONE).code().orElseThrow();
    }

    private void withhold(AgreementId id, ClauseId clause, String part) {
        assertThat(publishing().withhold(id, clause, part, "offl-24-3", "Fare for misbruk", JONAS))
                .isEmpty();
        String item = List.copyOf(publishing()
                        .publication(stored(id), TONE)
                        .withholdings()
                        .keySet())
                .getLast();
        assertThat(publishing().note(id, new PublicationNote.WithholdingConfirmed(item), TONE))
                .isEmpty();
    }

    private PublicRegister.Text text(String code) {
        assertThat(register().text(code)).isInstanceOf(Found.Shown.class);
        return ((Found.Shown<PublicRegister.Text>) register().text(code)).value();
    }

    @Test
    void whatIsNotSignedOrNotReleasedIsFoundNowhere() {
        AgreementId draft = inReview("Utkast kvernhus", "Kvernhus i utkast.");
        AgreementId unreleased = signed("Signert kvernhus", "Kvernhus signert.");
        String code = Publication.newCode(unreleased, Set.of());
        assertThat(publishing().ask(draft, 1, "Ny.", JONAS)).containsExactly(new Refusal.NotForThePublic(1));
        assertThat(publishing().ask(unreleased, 1, "Ny.", JONAS)).isEmpty();

        assertThat(register().agreement(code)).isInstanceOf(Found.Unknown.class);
        assertThat(register().text(code + "-1")).isInstanceOf(Found.Unknown.class);
        assertThat(register().document(code + "-1", VAKSDAL)).isEmpty();
        assertThat(register().search("kvernhus", today(), 10)).isEmpty();
        assertThat(register().all()).noneMatch(one -> one.newest().title().contains("kvernhus"));
        assertThat(register().news(1000)).noneMatch(one -> one.title().contains("kvernhus"));
        assertThat(register().of(VAKSDAL)).noneMatch(one -> one.newest().title().contains("kvernhus"));
    }

    @Test
    void whatHappenedToPublicVersionsIsToldInOrderAndNothingElseIs() {
        AgreementId id = signed("Avtale som endrar seg", "Døgnplassar til alle.");
        AgreementId other = signed("Avtale som blir til", "Plassar.");
        assertThat(publishing().ask(other, 1, "Ny.", JONAS)).isEmpty();
        String code = release(id, 1) + "-1";
        PublicRegister.Change released = change(code);
        assertThat(released.kind()).isEqualTo(PublicChangeKind.RELEASED);
        assertThat(register().words(code)).isPresent();
        Sha256 words = register().words(code).orElseThrow();

        assertThat(publishing().withhold(id, ALARM, "Koden er 4711", "offl-24-3", "Fare for misbruk", JONAS))
                .isEmpty();
        assertThat(change(code)).isEqualTo(released);
        assertThat(register().words(code)).contains(words);
        assertThat(publishing().note(id, new PublicationNote.WithholdingConfirmed("u1"), TONE))
                .isEmpty();
        PublicRegister.Change replaced = change(code);
        assertThat(replaced.kind()).isEqualTo(PublicChangeKind.REPLACED);
        assertThat(replaced.sequence()).isGreaterThan(released.sequence());
        assertThat(register().words(code)).isPresent().isNotEqualTo(java.util.Optional.of(words));
        assertThat(register().clauses(text(code)))
                .filteredOn(one -> !one.grounds().isEmpty())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.clause().id()).isEqualTo(ALARM);
                    assertThat(one.grounds()).containsExactly("offl-24-3");
                });
        assertThat(register().clauses(text(code)))
                .filteredOn(one -> one.clause().id().equals(BEDS))
                .singleElement()
                .satisfies(one -> assertThat(one.answers()).containsExactly(EMERGENCY));

        PublicRegister.Text before = text(code);
        assertThat(publishing().note(id, new PublicationNote.ReleaseWithdrawn("1", "Feil"), JONAS))
                .isEmpty();
        PublicRegister.Change withdrawn = change(code);
        assertThat(withdrawn.kind()).isEqualTo(PublicChangeKind.WITHDRAWN);
        assertThat(withdrawn.sequence()).isGreaterThan(replaced.sequence());
        assertThat(register().words(code)).isEmpty();
        assertThat(register().clauses(before)).isEmpty();

        assertThat(register().changes())
                .extracting(PublicRegister.Change::code)
                .doesNotHaveDuplicates()
                .doesNotContain(Publication.newCode(other, Set.of()) + "-1");
        assertThat(register().changes())
                .extracting(PublicRegister.Change::sequence)
                .isSorted();
    }

    private PublicRegister.Change change(String code) {
        return register().changes().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReleasedVersionIsReadAndFoundInBothWrittenStandards() {
        AgreementId id = signed("Avtale om lokk", "Sjukehuset tek imot tilvising frå kommunen om spolebein.");
        String code = release(id, 1);

        assertThat(register().agreement(code)).isInstanceOf(Found.Shown.class);
        PublicRegister.Text text = text(code + "-1");
        assertThat(text.version().summary()).isEqualTo("Ny avtale.");
        assertThat(text.version().whole()).isTrue();
        assertThat(text.version().municipalities())
                .extracting(PublicRegister.Named::id)
                .containsExactly(VAKSDAL);
        assertThat(text.version().signed()).containsExactly(VAKSDAL);
        assertThat(register().search("sykehus henvisning spolebein", today(), 10))
                .singleElement()
                .satisfies(hit -> assertThat(hit.clause()).isEqualTo(BEDS));
        assertThat(register().search("sykehus henvisning spolebein", today().minusDays(1), 10))
                .isEmpty();
        assertThat(register().news(1).getFirst().code()).isEqualTo(code + "-1");
        assertThat(register().of(VAKSDAL))
                .extracting(PublicRegister.Public::code)
                .contains(code);
        assertThat(stored(id).facts().proceedings().milestones()).anySatisfy(milestone -> {
            assertThat(milestone.stage()).isEqualTo(Stage.PUBLICATION);
            assertThat(milestone.reference()).isEqualTo(SITE + "/offentlig/a/" + code);
        });
    }

    @Test
    void theSignedFileIsHandedOutAsItIsStored() {
        AgreementId id = signed("Avtale om fil", "Ord.");
        String code = release(id, 1);
        PublicRegister.Document document =
                register().document(code + "-1", null).orElseThrow();
        AgreementVersion version = stored(id).versions().getFirst();
        assertThat(document.signed()).isTrue();
        assertThat(Sha256.of(document.bytes()))
                .isEqualTo(stored(id).signatures(version).document(VAKSDAL).orElseThrow());
        assertThat(register().document(code + "-1", VOSS)).isEmpty();
    }

    @Test
    void whatIsWithheldIsInNoTextFileHitOrComparison() {
        AgreementId id = signed("Avtale med kode", "Kommunen har to plassar.");
        withhold(id, ALARM, "4711");
        String code = release(id, 1);

        PublicRegister.Text text = text(code + "-1");
        assertThat(text.clauses().list().toString()).doesNotContain("4711").contains("[Unnateke offentlegheit]");
        assertThat(text.version().whole()).isFalse();
        assertThat(text.version().grounds()).containsExactly("offl-24-3");
        assertThat(text.version().signed()).isEmpty();
        assertThat(register().search("4711", today(), 10))
                .noneMatch(hit -> hit.version().agreement().equals(code));
        assertThat(register().document(code + "-1", VAKSDAL)).isEmpty();
        PublicRegister.Document document =
                register().document(code + "-1", null).orElseThrow();
        assertThat(document.signed()).isFalse();
        assertThat(new String(document.bytes(), StandardCharsets.UTF_8))
                .contains("offentleg utgåve")
                .doesNotContain("4711");
        assertThat(register().difference(code + "-1", code + "-1").toString()).doesNotContain("4711");
        assertThat(publishing()
                        .full(stored(id), stored(id).versions().getFirst())
                        .list()
                        .toString())
                .contains("4711");
    }

    @Test
    void whatIsWithheldIsNeitherInTheTitleNorInWhatIsSaidOfIt() {
        AgreementId id = signed("Avtale om kode 4711", "Kommunen har to plassar.");
        withhold(id, ALARM, "4711");
        assertThat(publishing().ask(id, 1, "Koden er no 4711.", JONAS)).isEmpty();
        assertThat(publishing().confirm(id, 1, "Koden er no 4711.", SITE, TONE)).isEmpty();
        String code = publishing().publication(stored(id), TONE).code().orElseThrow();
        PublicRegister.Version version = text(code + "-1").version();
        assertThat(version.title()).isEqualTo("Avtale om kode [Unnateke offentlegheit]");
        assertThat(version.summary()).isEqualTo("Koden er no [Unnateke offentlegheit].");
        assertThat(register().document(code + "-1", null).orElseThrow().name()).doesNotContain("4711");
    }

    @Test
    void theCodeOfATextWithSecretsLeadsNoStrangerToIt() {
        AgreementId id = signed("Avtale med kode å gjette", "Kommunen har to plassar.");
        AgreementVersion version = stored(id).versions().getFirst();
        Actor nobody = new Actor("anonymous", "", null, Set.of(), Set.of());
        var verifying = bean(Verifying.class);
        assertThat(verifying.find(version.code(), nobody, register()::isWithheld))
                .anyMatch(place -> place.agreement().id().equals(id));
        withhold(id, ALARM, "4711");
        assertThat(verifying.find(version.code(), nobody, register()::isWithheld))
                .noneMatch(place -> place.agreement().id().equals(id));
        assertThat(verifying.find(version.code(), JURIST, register()::isWithheld))
                .anyMatch(place -> place.agreement().id().equals(id));
    }

    @Test
    void withholdingAfterwardsWorksAtOnceAndLiftingTakesTwo() {
        AgreementId id = signed("Avtale seinare", "Kommunen har to plassar.");
        String code = release(id, 1);
        assertThat(text(code + "-1").clauses().list().toString()).contains("4711");
        withhold(id, ALARM, "");
        assertThat(text(code + "-1").clauses().list().toString()).doesNotContain("4711", "Alarm");
        assertThat(publishing().note(id, new PublicationNote.LiftingProposed("u1", "Koden er bytt"), TONE))
                .isEmpty();
        assertThat(publishing().note(id, new PublicationNote.LiftingConfirmed("u1"), TONE))
                .containsExactly(new Refusal.AnotherPersonConfirms());
        assertThat(publishing().note(id, new PublicationNote.LiftingConfirmed("u1"), AUD))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(text(code + "-1").clauses().list().toString()).doesNotContain("4711");
    }

    @Test
    void aVersionTakenDownIsGoneEverywhereAndItsAddressSaysSo() {
        AgreementId id = signed("Avtale om flisespikking", "Flisespikking.");
        String code = release(id, 1);
        assertThat(publishing().note(id, new PublicationNote.ReleaseWithdrawn("1", "Feil vedlegg"), JONAS))
                .isEmpty();
        assertThat(register().agreement(code)).isInstanceOf(Found.Gone.class);
        assertThat(register().text(code + "-1")).isInstanceOf(Found.Gone.class);
        assertThat(((Found.Gone<PublicRegister.Text>) register().text(code + "-1")).ask())
                .containsExactly(new PublicRegister.Named(HELSE_BERGEN, "Helse Bergen HF"));
        assertThat(register().document(code + "-1", null)).isEmpty();
        assertThat(register().search("flisespikking", today(), 10)).isEmpty();
        assertThat(register().news(1000)).noneMatch(one -> one.agreement().equals(code));

        assertThat(release(id, 1)).isEqualTo(code);
        assertThat(register().text(code + "-1")).isInstanceOf(Found.Shown.class);
    }

    @Test
    void whatWaitsIsATaskOfAnotherAndUndecidedOneOfTheTrust() {
        AgreementId id = signed("Avtale som ventar", "Ord.");
        assertThat(todos(id, TONE)).contains(Todo.What.RELEASE_TEXT);
        assertThat(todos(id, AUD)).doesNotContain(Todo.What.RELEASE_TEXT);
        assertThat(publishing().ask(id, 1, "Ny avtale.", JONAS)).isEmpty();
        assertThat(todos(id, TONE)).contains(Todo.What.CONFIRM_RELEASE).doesNotContain(Todo.What.RELEASE_TEXT);
        assertThat(publishing().note(id, new PublicationNote.ReleaseRejected("1", "Skriv kva som er endra"), TONE))
                .isEmpty();
        assertThat(todos(id, TONE)).contains(Todo.What.RELEASE_TEXT).doesNotContain(Todo.What.CONFIRM_RELEASE);
        assertThat(publishing().note(id, new PublicationNote.ReleaseDeclined("1", "Ligg på nettsidene våre"), TONE))
                .isEmpty();
        assertThat(todos(id, TONE)).doesNotContain(Todo.What.RELEASE_TEXT, Todo.What.CONFIRM_RELEASE);
    }

    private List<Todo.What> todos(AgreementId id, Actor by) {
        return bean(Awaiting.class).tasks(by, today()).stream()
                .filter(task -> task.about().equals(id.value()) && task.todo() != null)
                .map(task -> Objects.requireNonNull(task.todo()).what())
                .toList();
    }

    @Test
    void aReportOfLinksIsEvidenceWithItsReceiptAllOrNothing() {
        AgreementId one = signed("Avtale meldt", "Ord.");
        AgreementId other = signed("Avtale ikkje meldt", "Ord.");
        release(one, 1);
        byte[] bytes = ("Kvittering " + one).getBytes(StandardCharsets.UTF_8);
        var receipt =
                new Attaching.Brought.Sound(new Attachment(Sha256.of(bytes), "kvittering.txt"), "text/plain", bytes);

        assertThat(publishing()
                        .report(List.of(new Sent(one, 1), new Sent(other, 1)), today(), "26/114-3", receipt, INGRID))
                .containsExactly(new Refusal.NothingByThatName("1"));
        assertThat(stored(one).submissionDuties()).allMatch(duty -> duty.done() == null);
        assertThat(publishing().publication(stored(one), INGRID).reported()).isEmpty();

        assertThat(publishing().report(List.of(new Sent(one, 1)), today(), "26/114-3", receipt, INGRID))
                .isEmpty();
        assertThat(stored(one).submissionDuties()).allSatisfy(duty -> assertThat(
                        Objects.requireNonNull(duty.done()).means())
                .isEqualTo(Evidence.Means.LINK_REPORTED));
        assertThat(publishing().publication(stored(one), INGRID).reported(1))
                .hasValueSatisfying(link -> assertThat(link.receipt()).isEqualTo(receipt.attachment()));
        assertThat(bean(Files.class).find(Sha256.of(bytes))).isPresent();
    }

    @Test
    void onlyTheRegionReportsAndStrangersDoNotKnowOfTheAgreement() {
        AgreementId id = signed("Avtale til melding", "Ord.");
        release(id, 1);
        assertThat(publishing().report(List.of(new Sent(id, 1)), today(), "26/1", null, TONE))
                .containsExactly(new Refusal.NotAllowed());
        Actor stranger = person("nils.berg", new PartyId("kommune-4601"), Role.COORDINATOR);
        assertThatExceptionOfType(UnknownAgreementException.class).isThrownBy(() -> publishing()
                .note(id, new PublicationNote.ReleaseWithdrawn("1", "Vil ikkje"), stranger));
    }

    @Test
    void coverageCountsWhatIsPublicAndConfirmedOnly() {
        AgreementId id = signed("Avtale om dekning", "Kommunen har to plassar for dekning.");
        assertThat(places(id)).isEmpty();
        String code = release(id, 1);
        PublicRegister.Covered covered = register().coverage(VAKSDAL, today());
        assertThat(covered.rows()).anySatisfy(row -> {
            assertThat(row.requirement().id()).isEqualTo(EMERGENCY);
            assertThat(row.cover()).isEqualTo(Cover.ANSWERED);
            assertThat(row.places())
                    .anyMatch(place -> place.version().agreement().equals(code));
        });
        assertThat(register().edition(code + "-1")).isInstanceOfSatisfying(Found.Shown.class, found -> {
            var edition = (PublicEdition) found.value();
            assertThat(edition.answered().get(BEDS))
                    .extracting(PublicEdition.Answered::requirement)
                    .containsExactly(EMERGENCY);
            assertThat(edition.parties()).allMatch(PublicEdition.Member::signed);
            assertThat(edition.issues()).hasSize(1);
            assertThat(edition.firstIssued()).isEqualTo(today());
        });
        assertThat(register().edition(code + "-2")).isInstanceOf(Found.Unknown.class);
        assertThat(register().coverage(VOSS, today()).agreements())
                .noneMatch(version -> version.agreement().equals(code));
    }

    private List<PublicRegister.Answering> places(AgreementId id) {
        String code = Publication.newCode(id, Set.of());
        return register().coverage(VAKSDAL, today()).rows().stream()
                .flatMap(row -> row.places().stream())
                .filter(place -> place.version().agreement().equals(code))
                .toList();
    }

    @Test
    void theSameClauseOfOthersIsFoundAmongWhatIsPublic() {
        AgreementId id = signed("Avtale nabo ein", "Kommunen har to plassar.");
        AgreementId other = signed("Avtale nabo to", "Kommunen har fem plassar.");
        String code = release(id, 1);
        PublicRegister.Text text = text(code + "-1");
        assertThat(register().alike(text, BEDS, today()))
                .noneMatch(one -> one.version().title().equals("Avtale nabo to"));
        String neighbour = release(other, 1);
        assertThat(register().alike(text, BEDS, today()))
                .anyMatch(one -> one.version().code().equals(neighbour + "-1")
                        && one.clause().text().body().contains("fem"));
    }

    @Test
    void everyActIsInTheLogAndTheLogHolds() {
        AgreementId id = signed("Avtale i loggen", "Ord.");
        release(id, 1);
        assertThat(bean(History.class).verify().isIntact()).isTrue();
    }

    // ---- what is kept -----------------------------------------------------------------------------------------------

    /** A public register of its own, over agreements that may be watched or broken. */
    private PublicRegister over(Agreements agreements) {
        return over(agreements, new ListedPassages());
    }

    private PublicRegister over(Agreements agreements, PublicPassages passages) {
        return new PublicRegister(
                agreements,
                bean(FollowUps.class),
                bean(History.class),
                bean(Files.class),
                bean(DocumentRenderer.class),
                bean(RequirementCatalogue.class),
                bean(PartyRegister.class),
                GROUNDS,
                passages);
    }

    /** Loses all it has when it is told to, just before something is looked for in it. */
    private static final class LosingPassages implements PublicPassages {
        private PublicPassages kept = new ListedPassages();
        private long generation;
        private boolean isFailing;

        @Override
        public long generation() {
            return generation;
        }

        @Override
        public void put(String agreement, Collection<Passage> passages) {
            kept.put(agreement, passages);
        }

        @Override
        public List<Place> find(Question question, List<Searched> among, int most) {
            if (isFailing) {
                isFailing = false;
                kept = new ListedPassages();
                generation++;
            }
            return kept.find(question, among, most);
        }
    }

    @Test
    void coverageCountedWhileTheIndexWasLostIsNotKept() {
        release(signed("Avtale i tapt register", "Ord i tapt register."), 1);
        var passages = new LosingPassages();
        PublicRegister kept = over(bean(Agreements.class), passages);
        long answered = register().coverage(VAKSDAL, today()).count(Cover.ANSWERED);
        assertThat(answered).isPositive();
        passages.isFailing = true;
        kept.coverage(VAKSDAL, today());
        assertThat(kept.coverage(VAKSDAL, today()).count(Cover.ANSWERED)).isEqualTo(answered);
        // Nor does what was counted before the loss stand in for what is counted after it.
        PublicRegister.Covered before = kept.coverage(VAKSDAL, today());
        passages.generation++;
        assertThat(kept.coverage(VAKSDAL, today())).isEqualTo(before).isNotSameAs(before);
    }

    @Test
    void whatWasTakenDownIsGoneAlsoWhenItsAgreementIsFaulty() {
        AgreementId id = signed("Avtale teken ned med feil", "Ord.");
        String code = release(id, 1);
        var isBroken = new AtomicBoolean();
        Agreements failing = told(one -> {
            if (isBroken.get() && one.equals(id)) {
                throw new IllegalArgumentException("Too long");
            }
        });
        PublicRegister known = over(failing);
        known.all();
        isBroken.set(true);
        assertThat(publishing().note(id, new PublicationNote.ReleaseWithdrawn("1", "Feil vedlegg"), JONAS))
                .isEmpty();
        var trust = new PublicRegister.Named(HELSE_BERGEN, "Helse Bergen HF");
        assertThat(known.agreement(code)).isEqualTo(new Found.Gone<>(List.of(trust)));
        assertThat(known.text(code + "-1")).isEqualTo(new Found.Gone<>(List.of(trust)));
        // Where it could never be read, nobody knows whom to ask.
        PublicRegister fresh = over(failing);
        assertThat(fresh.agreement(code)).isEqualTo(new Found.Gone<>(List.of()));
        assertThat(fresh.text(code + "-1")).isEqualTo(new Found.Gone<>(List.of()));
        assertThat(fresh.edition(code + "-1")).isEqualTo(new Found.Gone<>(List.of()));
        assertThat(fresh.document(code + "-1", null)).isEmpty();
        assertThat(fresh.text(code + "-2")).isInstanceOf(Found.Unknown.class);
        assertThat(fresh.changes())
                .filteredOn(change -> change.agreement().equals(code))
                .extracting(PublicRegister.Change::kind)
                .containsExactly(PublicChangeKind.WITHDRAWN);
        assertThat(places(fresh)).isEqualTo(places(register()));
    }

    @Test
    void aFaultIsToldOnceAndAnotherAsWell() {
        AgreementId id = signed("Avtale med to feil", "Ord.");
        String code = release(id, 1) + "-1";
        var broken = new AtomicInteger();
        PublicRegister register = over(told(one -> {
            if (one.equals(id) && broken.get() == 1) {
                throw new IllegalArgumentException("Too long");
            }
            if (one.equals(id) && broken.get() == 2) {
                throw new IllegalArgumentException("Too short");
            }
        }));
        register.all();
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        var log = (Logger) LoggerFactory.getLogger(PublicRegister.class);
        log.addAppender(told);
        try {
            for (int fault : new int[] {1, 1, 2, 2, 1}) {
                broken.set(fault);
                assertThatExceptionOfType(FaultyTextException.class).isThrownBy(() -> register.text(code));
            }
            assertThat(timesTold(told, code)).isEqualTo(2);
            // Of what has been changed since, it is told again.
            broken.set(0);
            withhold(id, BEDS, "");
            register.all();
            broken.set(1);
            assertThatExceptionOfType(FaultyTextException.class).isThrownBy(() -> register.text(code));
            assertThat(timesTold(told, code)).isEqualTo(3);
        } finally {
            log.detachAppender(told);
        }
    }

    private static long timesTold(ListAppender<ILoggingEvent> told, String code) {
        return List.copyOf(told.list).stream()
                .filter(event -> event.getFormattedMessage().contains(code))
                .count();
    }

    /** The stored agreements, of which each that is read is told of first. */
    private Agreements told(Consumer<AgreementId> reading) {
        Agreements stored = bean(Agreements.class);
        return (Agreements) Proxy.newProxyInstance(
                Agreements.class.getClassLoader(), new Class<?>[] {Agreements.class}, (proxy, method, given) -> {
                    if (given != null && given.length > 0 && given[0] instanceof AgreementId id) {
                        reading.accept(id);
                    }
                    try {
                        return method.invoke(stored, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whatWasReadIsKeptUntilTheLogTellsOfItAgain() {
        AgreementId id = signed("Avtale om skiferbrot", "Skiferbrot.");
        AgreementId other = signed("Avtale om noko anna", "Noko anna.");
        String code = release(id, 1);
        var read = new ArrayList<AgreementId>();
        PublicRegister kept = over(told(read::add));
        assertThat(kept.search("skiferbrot", today(), 10)).hasSize(1);
        assertThat(kept.text(code + "-1")).isInstanceOf(Found.Shown.class);

        read.clear();
        assertThat(kept.search("skiferbrot", today(), 10)).hasSize(1);
        assertThat(kept.text(code + "-1")).isInstanceOf(Found.Shown.class);
        assertThat(kept.coverage(VAKSDAL, today()).agreements()).isNotEmpty();
        assertThat(read).isEmpty();

        // The log goes on, with another agreement and with a draft of this one: what is public stands.
        assertThat(publishing().ask(other, 1, "Ny avtale.", JONAS)).isEmpty();
        done(bean(Reviewing.class).redraft(id, "Ny gjennomgang", JURIST));
        assertThat(kept.search("skiferbrot", today(), 10)).hasSize(1);
        assertThat(read).containsOnly(id);

        // Nor is any list made again.
        List<PublicRegister.Version> versions = kept.versions();
        List<PublicRegister.Public> byCode = kept.byCode();
        done(bean(Reviewing.class).submit(id, "", JURIST));
        assertThat(kept.versions()).isSameAs(versions);
        assertThat(kept.byCode()).isSameAs(byCode);
        assertThat(versions).isSortedAccordingTo(Comparator.comparing(PublicRegister.Version::code));
        assertThat(byCode).isSortedAccordingTo(Comparator.comparing(PublicRegister.Public::code));
        assertThat(kept.coverage(VAKSDAL, today())).isSameAs(kept.coverage(VAKSDAL, today()));

        read.clear();
        withhold(id, BEDS, "");
        assertThat(kept.search("skiferbrot", today(), 10)).isEmpty();
        assertThat(read).contains(id).doesNotContain(other);
        assertThat(publishing().note(id, new PublicationNote.LiftingProposed("u1", "Det er kjent"), TONE))
                .isEmpty();
        assertThat(publishing().note(id, new PublicationNote.LiftingConfirmed("u1"), JONAS))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(publishing().note(id, new PublicationNote.ReleaseWithdrawn("1", "Feil"), JONAS))
                .isEmpty();
        assertThat(kept.text(code + "-1")).isInstanceOf(Found.Gone.class);
        assertThat(kept.of(VAKSDAL)).noneMatch(one -> one.code().equals(code));
    }

    @Test
    void whatAJuristConfirmsOfAReleasedVersionIsCountedAtOnce() {
        AgreementId id = signed("Avtale utan svar", "Ord utan svar.");
        String code = release(id, 1);
        assertThat(places(id)).hasSize(1);
        Agreement agreement = stored(id);
        done(bean(Drafting.class)
                .withdrawAnswer(
                        id, BEDS, agreement.clauses().find(BEDS).orElseThrow().sha256(), EMERGENCY, JURIST));
        assertThat(places(id)).isEmpty();
        assertThat(register().text(code + "-1")).isInstanceOf(Found.Shown.class);
    }

    @Test
    void oneThatIsFaultyTakesNoOtherFromThePublic() {
        AgreementId sound = signed("Avtale heil og god", "Tjuvtitting.");
        AgreementId faulty = signed("Avtale med feil", "Tjuvtitting.");
        String soundCode = release(sound, 1);
        String faultyCode = release(faulty, 1);
        for (boolean isAtOnce : List.of(true, false)) {
            var isBroken = new AtomicBoolean(isAtOnce);
            PublicRegister broken = over(told(id -> {
                if (isBroken.get() && id.equals(faulty)) {
                    throw new IllegalArgumentException("Too long");
                }
            }));
            if (!isAtOnce) {
                broken.all();
                isBroken.set(true);
            }
            assertThat(broken.search("tjuvtitting", today(), 10))
                    .extracting(hit -> hit.version().agreement())
                    .containsExactly(soundCode);
            assertThat(broken.of(VAKSDAL))
                    .extracting(PublicRegister.Public::code)
                    .contains(soundCode);
            assertThat(broken.all().stream().anyMatch(one -> one.code().equals(faultyCode)))
                    .isNotEqualTo(isAtOnce);
            assertThat(broken.coverage(VAKSDAL, today()).rows()).isNotEmpty();
            assertThatExceptionOfType(FaultyTextException.class).isThrownBy(() -> broken.text(faultyCode + "-1"));
            assertThatExceptionOfType(FaultyTextException.class).isThrownBy(() -> broken.edition(faultyCode + "-1"));
            assertThatExceptionOfType(FaultyTextException.class)
                    .isThrownBy(() -> broken.document(faultyCode + "-1", null));
            assertThat(broken.text(faultyCode + "-2")).isInstanceOf(Found.Unknown.class);
            assertThat(broken.headed(faultyCode + "-1")).isEmpty();
            assertThat(broken.headed(soundCode + "-1")).isPresent();
            // That it can not be shown does not make it withdrawn.
            assertThat(broken.changes())
                    .filteredOn(change -> change.agreement().equals(faultyCode))
                    .extracting(PublicRegister.Change::kind)
                    .containsExactly(PublicChangeKind.RELEASED);
            assertThat(broken.text(soundCode + "-1")).isInstanceOf(Found.Shown.class);
            assertThat(broken.words(soundCode + "-1")).isPresent();
            assertThat(broken.words(faultyCode + "-1")).isEmpty();
            assertThat(places(broken)).isEqualTo(places(register()));
        }
    }

    /** Where each public version stands among what has happened. */
    private static Map<String, Long> places(PublicRegister register) {
        return register.changes().stream()
                .collect(Collectors.toMap(PublicRegister.Change::code, PublicRegister.Change::sequence));
    }

    @Test
    void whomToAskIsWhoWasPartyToWhatWasPublic() {
        AgreementId id = signed("Avtale som fleire kjem til", "Ord.");
        String code = release(id, 1);
        Agreement drafted = done(bean(Reviewing.class).redraft(id, "Fleire partar", JURIST));
        Head head = drafted.head();
        var more = new ArrayList<>(head.parties());
        more.add(AgreementParty.of(new PartyId("hf-983974732"), "Helse Førde HF"));
        done(bean(Drafting.class)
                .changeHead(
                        id,
                        new Head(
                                head.title(),
                                head.language(),
                                more,
                                head.terms(),
                                head.parameters(),
                                head.claims(),
                                head.jointMeasure()),
                        drafted.sequence(),
                        JURIST));
        done(bean(Reviewing.class).submit(id, "", JURIST));
        assertThat(publishing().note(id, new PublicationNote.ReleaseWithdrawn("1", "Feil vedlegg"), JONAS))
                .isEmpty();
        assertThat(((Found.Gone<PublicRegister.Public>) register().agreement(code)).ask())
                .containsExactly(new PublicRegister.Named(HELSE_BERGEN, "Helse Bergen HF"));
        assertThat(register().text(code + "-2")).isInstanceOf(Found.Unknown.class);
    }
}
