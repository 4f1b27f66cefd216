package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StandingResolutions.Standing;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.decision.Deciding;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.membership.ChangingParties;
import no.avtaleverk.workflow.minutes.ReadingMinutes;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Awaiting.TaskKind;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.signing.RecordingSignatures;
import no.avtaleverk.workflow.signing.Signing;
import no.avtaleverk.workflow.termination.Terminating;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Adapting.LocalChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Councils that want a change, and parties that come and go, on a real store; run on each of them. */
abstract class CouncilContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ClauseId PLACES = new ClauseId("plassar");

    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor JURIST_OF_VOSS = person("siri.giske", VOSS, Role.JURIST);
    private static final Actor SECRETARY_OF_VOSS = person("ola.voss", VOSS, Role.COUNCIL_SECRETARY);
    private static final Actor TRUST_JURIST = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor MAYOR_OF_VOSS = person("odd.skjerven", VOSS, Role.LEADER);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.JURIST);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);

    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Signing signing = context().getBean(Signing.class);
    private final RecordingSignatures elsewhere = context().getBean(RecordingSignatures.class);
    private final Deciding deciding = context().getBean(Deciding.class);
    private final Adapting adapting = context().getBean(Adapting.class);
    private final ChangingParties changing = context().getBean(ChangingParties.class);
    private final Revising revising = context().getBean(Revising.class);
    private final Notifying notifying = context().getBean(Notifying.class);
    private final Viewing viewing = context().getBean(Viewing.class);
    private final Awaiting awaiting = context().getBean(Awaiting.class);
    private final Agreements agreements = context().getBean(Agreements.class);
    private final Files files = context().getBean(Files.class);
    private final History history = context().getBean(History.class);
    private final ReadingMinutes minutes = context().getBean(ReadingMinutes.class);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private static Agreement accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    private static List<Refusal> refused(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reasons();
    }

    private Agreement stored(AgreementId id) {
        return agreements.find(id).orElseThrow();
    }

    private AgreementId submitted(PartyId... municipalities) {
        return submitted(EntryIntoForce.EACH_MUNICIPALITY, municipalities);
    }

    private AgreementId submitted(EntryIntoForce rule, PartyId... municipalities) {
        var parties = new java.util.ArrayList<AgreementParty>();
        for (PartyId one : municipalities) {
            parties.add(AgreementParty.of(one, one.equals(VOSS) ? "Voss herad" : "Vaksdal kommune"));
        }
        parties.add(AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF"));
        var head = new Head(
                "Delavtale 4",
                Language.NYNORSK,
                parties,
                new Terms(LocalDate.of(2026, 1, 1), null, rule),
                Map.of(),
                Set.of(),
                false);
        var clauses = new Clauses(List.of(
                        new Clause(new ClauseId("formaal"), 1, "", ClauseText.parse("Føremål", "Samarbeid.")),
                        new Clause(PLACES, 1, "", ClauseText.parse("Plassar", "To plassar."))))
                .renumbered();
        AgreementId id = accepted(drafting.start(
                        AgreementKind.SUB_AGREEMENT, Origin.WRITTEN, head, clauses, List.of(), TRUST_JURIST))
                .id();
        accepted(reviewing.submit(id, "", TRUST_JURIST));
        return id;
    }

    private Resolution vedtak(AgreementId id, PartyId party, Outcome outcome, String change) {
        AgreementVersion version = stored(id).versions().getLast();
        return new Resolution(
                party,
                party.equals(HELSE_BERGEN) ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE,
                TODAY.minusDays(3),
                "12/2026",
                outcome,
                version.number(),
                version.text(),
                "",
                change,
                "");
    }

    private Sha256 handedIn(AgreementId id, String words, Actor by) {
        var received = minutes.receive(id, "protokoll.txt", words.getBytes(StandardCharsets.UTF_8), by);
        assertThat(received).isInstanceOf(ReadingMinutes.Received.Proposed.class);
        return ((ReadingMinutes.Received.Proposed) received).file();
    }

    private void adopt(AgreementId id, Actor by) {
        PartyId party = Objects.requireNonNull(by.organisation());
        accepted(signing.recordResolution(id, vedtak(id, party, Outcome.ADOPTED, ""), by));
    }

    private Decision sign(AgreementId id, Actor by, PartyId document) {
        Agreement agreement = stored(id);
        AgreementVersion version = agreement.versions().getLast();
        return signing.sign(
                new Signing.Approved(
                        id,
                        version.number(),
                        version.text(),
                        agreement.signatures(version).document(document).orElse(Sha256.ZERO),
                        Objects.requireNonNull(by.organisation())),
                by);
    }

    @Test
    void aKommuneJoinsReadsDecidesSignsGivesNoticeAndLeaves() {
        AgreementId id = submitted(VAKSDAL);
        adopt(id, DIRECTOR);
        adopt(id, MAYOR);
        accepted(sign(id, MAYOR, VAKSDAL));
        accepted(sign(id, DIRECTOR, VAKSDAL));
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> changing.offer(
                        new AgreementId("00000000-4a53-4c5d-9d53-0123456789ab"), 1, VOSS, TODAY, "sak", JURIST));
        assertThat(refused(changing.offer(id, 1, new PartyId("kommune-9999"), TODAY, "sak", JURIST)))
                .containsExactly(new Refusal.UnknownParty("kommune-9999"));

        Agreement offered = accepted(changing.offer(id, 1, VOSS, TODAY, "SSU-sak 4/2026", JURIST));
        AgreementVersion version = offered.versions().getFirst();
        Sha256 document = offered.signatures(version).document(VOSS).orElseThrow();
        assertThat(files.find(document)).isPresent();
        assertThat(stored(id)).isEqualTo(offered);
        assertThat(awaiting.tasks(MAYOR_OF_VOSS, TODAY))
                .anyMatch(task -> task.agreement().equals(id) && task.kind() == TaskKind.RECORD_RESOLUTION);
        assertThat(awaiting.tasks(DIRECTOR, TODAY))
                .anyMatch(task -> task.agreement().equals(id) && task.kind() == TaskKind.SIGN);
        var seen = viewing.view(id, SECRETARY_OF_VOSS).orElseThrow();
        assertThat(seen.inner()).isTrue();
        assertThat(viewing.log(seen, SECRETARY_OF_VOSS))
                .extracting(entry -> entry.event().type())
                .contains("JoiningOffered")
                .doesNotContain("AgreementDrafted");

        adopt(id, MAYOR_OF_VOSS);
        accepted(sign(id, MAYOR_OF_VOSS, VOSS));
        Agreement joined = accepted(sign(id, DIRECTOR, VOSS));
        assertThat(joined.inForce(VOSS, TODAY)).isPresent();
        assertThat(joined.signatures(version).isComplete(VOSS)).isTrue();
        assertThat(joined.head().hasParty(VOSS)).isTrue();
        assertThat(stored(id)).isEqualTo(joined);
        assertThat(viewing.view(id, JURIST_OF_VOSS).orElseThrow().writing()).isTrue();
        assertThat(awaiting.tasks(DIRECTOR, TODAY))
                .noneMatch(task -> task.agreement().equals(id) && task.kind() == TaskKind.SIGN);
        Agreement noticed = accepted(context()
                .getBean(Terminating.class)
                .giveNotice(id, new Notice(VOSS, TODAY, TODAY.plusYears(1)), MAYOR_OF_VOSS));
        assertThat(noticed.inForce(VOSS, TODAY.plusYears(1))).isEmpty();
        assertThat(noticed.inForce(VAKSDAL, TODAY.plusYears(1))).isPresent();

        Agreement left =
                accepted(changing.leave(id, VOSS, TODAY, TODAY.plusDays(10), "sak 9/2026; SSU 7/2026", MAYOR_OF_VOSS));
        assertThat(left.inForce(VOSS, TODAY.plusDays(10))).isEmpty();
        assertThat(stored(id)).isEqualTo(left);
        accepted(reviewing.redraft(id, "Ny tekst", JURIST));
        var after = viewing.view(id, JURIST_OF_VOSS).orElseThrow();
        assertThat(after.writing()).isFalse();
        assertThat(after.agreement().versions()).hasSize(1);
        assertThat(after.agreement().inForce(VOSS, TODAY)).isPresent();
        assertThat(history.verify().isIntact()).isTrue();
    }

    @Test
    void whatIsJoinedIsAskedForAndSignedWhileTheNextVersionIsNegotiated() {
        AgreementId id = submitted(VAKSDAL);
        adopt(id, DIRECTOR);
        adopt(id, MAYOR);
        accepted(sign(id, MAYOR, VAKSDAL));
        accepted(sign(id, DIRECTOR, VAKSDAL));
        int before = asked(id, DIRECTOR).size();
        Agreement offered = accepted(changing.offer(id, 1, VOSS, TODAY, "SSU-sak 4/2026", JURIST));
        AgreementVersion first = offered.versions().getFirst();
        Sha256 document = offered.signatures(first).document(VOSS).orElseThrow();
        assertThat(asked(id, DIRECTOR)).hasSize(before + 1);
        accepted(signing.recordResolution(id, vedtak(id, VOSS, Outcome.ADOPTED, ""), MAYOR_OF_VOSS));
        accepted(reviewing.redraft(id, "Ny tekst", JURIST));
        Clause places = stored(id).clauses().find(PLACES).orElseThrow();
        accepted(drafting.editClause(id, PLACES, places.sha256(), ClauseText.parse("Plassar", "Tre plassar."), JURIST));
        accepted(reviewing.submit(id, "", JURIST));

        assertThat(asked(id, MAYOR_OF_VOSS)).containsExactly(1);
        assertThat(kinds(id, MAYOR_OF_VOSS)).containsExactly(TaskKind.SIGN);
        assertThat(kinds(id, DIRECTOR)).containsExactly(TaskKind.RECORD_RESOLUTION, TaskKind.SIGN);
        assertThat(notifying.remindNow(id, HELSE_BERGEN, JURIST)).isEmpty();
        for (Actor by : List.of(MAYOR_OF_VOSS, DIRECTOR)) {
            accepted(signing.sign(
                    new Signing.Approved(id, 1, first.text(), document, Objects.requireNonNull(by.organisation())),
                    by));
        }
        assertThat(stored(id).inForce(VOSS, TODAY)).isPresent();
        assertThat(kinds(id, DIRECTOR)).containsExactly(TaskKind.RECORD_RESOLUTION);
        assertThat(notifying.remindNow(id, HELSE_BERGEN, JURIST))
                .containsExactly(new Refusal.NotTheirTurn(HELSE_BERGEN));
    }

    private List<TaskKind> kinds(AgreementId id, Actor by) {
        return awaiting.tasks(by, TODAY).stream()
                .filter(task -> task.agreement().equals(id))
                .map(Awaiting.Task::kind)
                .toList();
    }

    /** The versions a person was asked to sign. */
    private List<Integer> asked(AgreementId id, Actor by) {
        return notifying.told(by, 500).stream()
                .map(Told::notification)
                .filter(one -> one.agreement().equals(id) && one.kind() == Notification.Kind.ASKED_TO_SIGN)
                .map(Notification::version)
                .toList();
    }

    @Test
    void whoJoinedLaterSignsOnPaperAndTheTrustOnTheSameDocument() {
        AgreementId id = submitted(VAKSDAL);
        adopt(id, DIRECTOR);
        adopt(id, MAYOR);
        accepted(sign(id, MAYOR, VAKSDAL));
        accepted(sign(id, DIRECTOR, VAKSDAL));
        Agreement offered = accepted(changing.offer(id, 1, VOSS, TODAY, "SSU-sak 4/2026", JURIST));
        AgreementVersion version = offered.versions().getFirst();
        Sha256 document = offered.signatures(version).set().get(VOSS);
        adopt(id, MAYOR_OF_VOSS);

        assertThat(refused(onPaper(id, version.documents().get(VAKSDAL), "odd.skjerven", JURIST_OF_VOSS)))
                .hasAtLeastOneElementOfType(Refusal.OtherDocument.class);
        accepted(onPaper(id, document, "odd.skjerven", JURIST_OF_VOSS));
        assertThat(stored(id).inForce(VOSS, TODAY)).isEmpty();
        Agreement both = accepted(onPaper(id, document, "rune.sandvik", TRUST_JURIST));

        assertThat(both.inForce(VOSS, TODAY)).isPresent();
        assertThat(both.signatures(version).lacking(HELSE_BERGEN)).isEmpty();
        assertThat(both.facts().signature(HELSE_BERGEN, 1, VOSS).orElseThrow().signed())
                .containsOnlyKeys(VOSS);
    }

    private Decision onPaper(AgreementId id, @Nullable Sha256 document, String signer, Actor by) {
        return elsewhere.recordPaper(
                id, 1, Objects.requireNonNull(document), signer, TODAY, "Arkivet, sak 26/9", null, by);
    }

    @Test
    void aVedtakWithAChangeBecomesAVariantAndIsCarriedOverWithoutDisturbingTheOthers() {
        AgreementId id = submitted(VAKSDAL, VOSS);
        adopt(id, MAYOR);
        Resolution unknown = vedtak(id, VOSS, Outcome.ADOPTED_WITH_CHANGE, "Tre plassar.")
                .concerning(List.of(new ClauseId("finst-ikkje")));
        assertThat(refused(signing.recordResolution(id, unknown, MAYOR_OF_VOSS)))
                .containsExactly(new Refusal.UnknownClause(new ClauseId("finst-ikkje")));
        Resolution wish =
                vedtak(id, VOSS, Outcome.ADOPTED_WITH_CHANGE, "Tre plassar.").concerning(List.of(PLACES));
        Agreement wished = accepted(signing.recordResolution(id, wish, MAYOR_OF_VOSS));
        assertThat(viewing.view(id, JURIST)
                        .orElseThrow()
                        .agreement()
                        .resolutions()
                        .wishes(1))
                .containsExactly(wish);
        for (Actor by : List.of(JURIST_OF_VOSS, TRUST_JURIST)) {
            assertThat(kinds(id, by)).contains(TaskKind.CHOOSE_WAY_ON);
        }
        assertThat(kinds(id, JURIST)).doesNotContain(TaskKind.CHOOSE_WAY_ON);

        var change = new LocalChange(PLACES, ClauseText.parse("Plassar", "Tre plassar."), "Vedtak i Voss");
        AgreementId variant = accepted(adapting.start(id, 1, VOSS, null, List.of(change), JURIST_OF_VOSS))
                .id();
        for (Actor by : List.of(JURIST_OF_VOSS, TRUST_JURIST)) {
            assertThat(kinds(id, by)).doesNotContain(TaskKind.CHOOSE_WAY_ON);
        }
        Agreement sent = accepted(reviewing.submit(variant, "", JURIST_OF_VOSS));
        AgreementVersion version = sent.versions().getFirst();
        assertThat(deciding.carriable(sent, version, JURIST_OF_VOSS)).isPresent();
        var carry = new Deciding.CarryOver(id, wish.sha256(), 1, version.text(), true);
        assertThat(refused(deciding.carryOver(variant, carry, MAYOR_OF_VOSS)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(deciding.carryOver(variant, carry, TRUST_JURIST)))
                .containsExactly(new Refusal.UnknownResolution(wish.sha256()));
        Agreement carried = accepted(deciding.carryOver(variant, carry, JURIST_OF_VOSS));
        Resolution adoption = carried.adoption(VOSS, version).orElseThrow();
        assertThat(adoption.caseNumber()).isEqualTo("12/2026");
        assertThat(Objects.requireNonNull(adoption.carried()).agreement()).isEqualTo(id);
        assertThat(stored(variant)).isEqualTo(carried);
        assertThat(stored(id)).isEqualTo(wished);
        assertThat(stored(id).adoption(VAKSDAL, stored(id).versions().getFirst()))
                .isPresent();
    }

    @Test
    void whatWaitedForOneAloneIsConcludedWhenThatOneLeaves() {
        AgreementId id = submitted(EntryIntoForce.ALL_PARTIES, VAKSDAL, VOSS);
        adopt(id, DIRECTOR);
        adopt(id, MAYOR);
        accepted(sign(id, MAYOR, VAKSDAL));
        accepted(sign(id, DIRECTOR, VAKSDAL));
        assertThat(stored(id).text()).isEqualTo(TextState.REVIEW);

        accepted(changing.leave(id, VOSS, TODAY, TODAY, "sak 9/2026; SSU 7/2026", MAYOR_OF_VOSS));

        assertIsConcluded(id);
        assertThat(stored(id).inForce(VAKSDAL, TODAY)).isPresent();
        assertThat(stored(id).inForce(VOSS, TODAY)).isEmpty();
    }

    @Test
    void nothingIsConcludedWhenTheOnlyKommuneLeaves() {
        AgreementId id = submitted(EntryIntoForce.ALL_PARTIES, VAKSDAL);
        accepted(changing.leave(id, VAKSDAL, TODAY, TODAY, "sak 9/2026", MAYOR));
        assertThat(stored(id).text()).isEqualTo(TextState.REVIEW);
    }

    @Test
    void whatLackedAVedtakAloneIsConcludedWhenAnEntryIsCorrected() {
        AgreementId id = submitted(VAKSDAL);
        Resolution aside = signedAndThenSetAside(id);
        Resolution right = vedtak(id, VAKSDAL, Outcome.ADOPTED, "");

        accepted(deciding.correct(id, aside.sha256(), right, "Vart aldri oppheva", MAYOR));

        assertIsConcluded(id);
    }

    @Test
    void whatLackedAVedtakAloneIsConcludedWhenOneIsCarriedOver() {
        AgreementId id = submitted(VAKSDAL);
        Resolution wish = vedtak(id, VAKSDAL, Outcome.ADOPTED_WITH_CHANGE, "Tre plassar.");
        accepted(signing.recordResolution(id, wish, MAYOR));
        accepted(reviewing.returnToDraft(id, "Vaksdal vil ha tre", JURIST));
        Clause places = stored(id).clauses().find(PLACES).orElseThrow();
        accepted(drafting.editClause(id, PLACES, places.sha256(), ClauseText.parse("Plassar", "Tre plassar."), JURIST));
        AgreementVersion second =
                accepted(reviewing.submit(id, "", JURIST)).versions().getLast();
        signedAndThenSetAside(id);

        accepted(deciding.carryOver(id, new Deciding.CarryOver(id, wish.sha256(), 2, second.text(), true), JURIST));

        assertIsConcluded(id);
    }

    /** Both have signed, and what is lacking is the vedtak of the kommune, which was set aside meanwhile. */
    private Resolution signedAndThenSetAside(AgreementId id) {
        adopt(id, MAYOR);
        accepted(sign(id, MAYOR, VAKSDAL));
        Resolution adoption =
                stored(id).adoption(VAKSDAL, stored(id).versions().getLast()).orElseThrow();
        Agreement aside =
                accepted(deciding.setAside(id, adoption.sha256(), TODAY.minusDays(3), "", "Lovlegkontroll", MAYOR));
        adopt(id, DIRECTOR);
        accepted(sign(id, DIRECTOR, VAKSDAL));
        assertThat(stored(id).text()).isEqualTo(TextState.REVIEW);
        return aside.facts().resolutions().getLast();
    }

    private void assertIsConcluded(AgreementId id) {
        assertThat(stored(id).text()).isEqualTo(TextState.SIGNED);
        assertThat(stored(id).state()).isEqualTo(AgreementState.SIGNED);
        assertThat(history.of(id).getLast().event()).isInstanceOf(AuditEvent.TextConcluded.class);
    }

    @Test
    void aVedtakIsBoundToNoFileButTheMinutesItsPartyHandedInForTheAgreement() {
        AgreementId id = submitted(VAKSDAL, VOSS);
        AgreementId another = submitted(VAKSDAL, VOSS);
        Sha256 secret = files.store("rekneskap.txt", "text/plain", "Løyndom".getBytes(StandardCharsets.UTF_8));
        Sha256 ofVoss = handedIn(id, "Protokoll frå Voss", MAYOR_OF_VOSS);
        Sha256 ofAnother = handedIn(another, "Protokoll om ei anna avtale", MAYOR);
        Resolution vedtak = vedtak(id, VAKSDAL, Outcome.ADOPTED, "");
        for (Sha256 file : List.of(secret, ofVoss, ofAnother)) {
            assertThat(refused(signing.recordResolution(id, vedtak.documentedBy(file), MAYOR)))
                    .containsExactly(new Refusal.MinutesNotReceived(file));
            assertThat(minutes.handOut(id, file, MAYOR)).isEmpty();
        }

        Sha256 own = handedIn(id, "Protokoll frå Vaksdal", MAYOR);
        Agreement recorded = accepted(signing.recordResolution(id, vedtak.documentedBy(own), MAYOR));
        assertThat(history.head().orElseThrow().event()).isInstanceOf(AuditEvent.ResolutionRecorded.class);
        assertThat(minutes.handOut(id, own, MAYOR_OF_VOSS)).hasValueSatisfying(file -> assertThat(file.bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Protokoll frå Vaksdal"));
        assertThat(minutes.handOut(id, own, OUTSIDER)).isEmpty();

        Sha256 entry = recorded.facts().resolutions().getLast().sha256();
        assertThat(refused(deciding.correct(id, entry, vedtak.documentedBy(secret), "feil fil", MAYOR)))
                .containsExactly(new Refusal.MinutesNotReceived(secret));
        accepted(deciding.correct(id, entry, vedtak.documentedBy(own), "feil sak", MAYOR));
        assertThat(history.verify().isIntact()).isTrue();
    }

    @Test
    void minutesThatComeInAreInTheLogOfWhoSentThem() {
        AgreementId id = submitted(VAKSDAL);
        Sha256 file = handedIn(id, "Protokoll", MAYOR);
        var entry = history.head().orElseThrow();
        assertThat(entry.event()).isEqualTo(new AuditEvent.MinutesReceived(id, VAKSDAL, "protokoll.txt", file));
        assertThat(entry.organisation()).isEqualTo(VAKSDAL);
        assertThat(viewing.log(viewing.view(id, TRUST_JURIST).orElseThrow(), TRUST_JURIST))
                .extracting(one -> one.event().type())
                .doesNotContain("MinutesReceived");
    }

    @Test
    void aCorrectionIsAnEntryOfItsOwnAndWhoMustDecideAgainIsSaid() {
        AgreementId id = submitted(VAKSDAL, VOSS);
        adopt(id, MAYOR);
        Resolution wrong = stored(id).facts().resolutions().getFirst();
        var right = new Resolution(
                VAKSDAL,
                Organ.KOMMUNESTYRE,
                TODAY.minusDays(4),
                "13/2026",
                Outcome.ADOPTED,
                1,
                wrong.text(),
                "Samrøystes.");
        Agreement corrected = accepted(deciding.correct(id, wrong.sha256(), right, "feil sak", MAYOR));
        assertThat(stored(id)).isEqualTo(corrected);
        assertThat(history.of(id).getLast().event()).isInstanceOf(AuditEvent.ResolutionCorrected.class);
        accepted(reviewing.returnToDraft(id, "Ny runde", JURIST));
        assertThat(deciding.standing(stored(id)).count(Standing.STANDS)).isEqualTo(1);
        Clause places = stored(id).clauses().find(PLACES).orElseThrow();
        accepted(
                drafting.editClause(id, PLACES, places.sha256(), ClauseText.parse("Plassar", "Fire plassar."), JURIST));
        var standing = deciding.standing(stored(id));
        assertThat(standing.mustDecideAgain()).singleElement().satisfies(line -> {
            assertThat(line.party().id()).isEqualTo(VAKSDAL);
            assertThat(line.changed()).containsExactly(PLACES);
        });
        accepted(deciding.setAside(
                id, corrected.facts().standing().getFirst().sha256(), TODAY, "", "Lovlegkontroll: ugildskap", MAYOR));
        assertThat(deciding.standing(stored(id)).count(Standing.NEVER_DECIDED)).isEqualTo(3);
    }
}
