package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Absence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Authority.Ruling;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.mandate.Mandating;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.Signing;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Who may sign, on a real store; run on each of them. */
abstract class MandateContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor ADMINISTRATOR = person("kari.vik", VAKSDAL, Role.ADMINISTRATOR);

    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Signing signing = context().getBean(Signing.class);
    private final Mandating mandating = context().getBean(Mandating.class);
    private final Mandates mandates = context().getBean(Mandates.class);
    private final Agreements agreements = context().getBean(Agreements.class);
    private final History history = context().getBean(History.class);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private AgreementId adopted() {
        var head = new Head(
                "Avtale",
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(LocalDate.of(2026, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        var clause = new Clause(ClauseId.random(), 1, "1", ClauseText.parse("Møte", "Partane møtest."));
        AgreementId id = done(drafting.start(
                        AgreementKind.LOCAL_AGREEMENT,
                        Origin.WRITTEN,
                        head,
                        new Clauses(List.of(clause)),
                        List.of(),
                        JURIST))
                .id();
        done(reviewing.submit(id, "", JURIST));
        AgreementVersion version = version(id);
        done(signing.recordResolution(
                id,
                new Resolution(
                        VAKSDAL,
                        Organ.KOMMUNESTYRE,
                        TODAY.minusDays(3),
                        "12/2026",
                        Resolution.Outcome.ADOPTED,
                        1,
                        version.text(),
                        ""),
                MAYOR));
        return id;
    }

    private AgreementVersion version(AgreementId id) {
        return agreements.find(id).orElseThrow().versions().getLast();
    }

    private Decision sign(AgreementId id, Actor by) {
        AgreementVersion version = version(id);
        Sha256 document = version.documents().values().iterator().next();
        return signing.sign(
                new Signing.Approved(
                        id, 1, version.text(), document, java.util.Objects.requireNonNull(by.organisation())),
                by);
    }

    private static Mandate deputy(String holder, MandateId of) {
        return new Mandate(
                MandateId.random(),
                VAKSDAL,
                holder,
                holder,
                "varaordførar",
                Mandate.Basis.LAW,
                "61/2023",
                new Period(LocalDate.of(2023, 10, 17), LocalDate.of(2027, 10, 1)),
                Set.of(),
                of,
                false);
    }

    private MandateId mayors() {
        return mandates.of(VAKSDAL).mandates().getFirst().id();
    }

    private static Agreement done(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    private static void made(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
    }

    private static List<Refusal> reasons(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reasons();
    }

    @Test
    void theSignatureSaysByWhichMandateItWasGiven() {
        AgreementId id = adopted();
        Agreement signed = done(sign(id, MAYOR));
        SignatureRecord signature = signed.facts().signatures().getLast();
        assertThat(signature.capacity()).isEqualTo("ordførar");
        assertThat(signature.mandate()).isEqualTo("61/2023 (17.10.2023–30.09.2027)");
    }

    @Test
    void aLeaderWithoutAMandateDoesNotSign() {
        AgreementId id = adopted();
        assertThat(reasons(sign(id, person("eli.straume", VAKSDAL, Role.LEADER))))
                .containsExactly(new Refusal.NoMandate(VAKSDAL));
        assertThat(agreements.find(id).orElseThrow().facts().signatures()).isEmpty();
    }

    @Test
    void whoMayNotSignMayNotDeclineEither() {
        AgreementId id = adopted();
        assertThat(reasons(signing.decline(id, 1, VAKSDAL, "", person("eli.straume", VAKSDAL, Role.LEADER))))
                .containsExactly(new Refusal.ReasonMissing(), new Refusal.NoMandate(VAKSDAL));
        assertThat(reasons(signing.decline(id, 1, VAKSDAL, "Nei", JURIST))).containsExactly(new Refusal.NotAllowed());
        assertThat(done(signing.decline(id, 1, VAKSDAL, "Nei", MAYOR)).facts().declined())
                .hasSize(1);
    }

    @Test
    void theDeputySignsWhileTheHolderIsAwayAndAtNoOtherTime() {
        String name = "vara." + MandateId.random();
        Actor stands = person(name, VAKSDAL, Role.LEADER);
        made(mandating.grant(deputy(name, mayors()), ADMINISTRATOR));
        AgreementId id = adopted();
        assertThat(reasons(sign(id, stands))).containsExactly(new Refusal.HolderNotAway("hege.eide"));
        var week = new Period(TODAY.minusDays(1), TODAY.plusDays(6));
        made(mandating.away(VAKSDAL, new Absence("hege.eide", week, "ferie"), MAYOR));
        assertThat(reasons(sign(id, MAYOR))).containsExactly(new Refusal.RecordedAway(week.from(), week.until()));
        SignatureRecord signature = done(sign(id, stands)).facts().signatures().getLast();
        assertThat(signature.capacity()).isEqualTo("varaordførar");
        made(mandating.back(VAKSDAL, "hege.eide", TODAY, ADMINISTRATOR));
        assertThat(mandates.of(VAKSDAL).effective(TODAY))
                .extracting(Mandate::holder)
                .contains("hege.eide")
                .doesNotContain(name);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void whatIsRecordedOfAPaperIsHeldAgainstTheDayItWasSigned() {
        AgreementId id = adopted();
        AgreementVersion version = version(id);
        var early = paper(version, "Kari Ås", LocalDate.of(2019, 5, 1));
        assertThat(reasons(signing.record(id, early, MAYOR))).contains(new Refusal.NoMandate(VAKSDAL));
        var other = paper(version, "Hege Ås", TODAY.minusDays(1));
        assertThat(reasons(signing.record(id, other, MAYOR))).containsExactly(new Refusal.NoMandate(VAKSDAL));
        var before = paper(version, "hege.eide", LocalDate.of(2019, 5, 1));
        assertThat(reasons(signing.record(id, before, MAYOR)))
                .containsExactly(new Refusal.MandateNotValidOn(
                        LocalDate.of(2019, 5, 1), LocalDate.of(2023, 10, 17), LocalDate.of(2027, 10, 1)));
        SignatureRecord kept = done(signing.record(id, paper(version, "hege.eide", TODAY.minusDays(1)), MAYOR))
                .facts()
                .signatures()
                .getLast();
        assertThat(kept.mandate()).startsWith("61/2023");
    }

    private static SignatureRecord paper(AgreementVersion version, String signer, LocalDate date) {
        return new SignatureRecord(
                VAKSDAL,
                signer,
                "ordførar",
                "",
                date,
                SignatureRecord.Method.ON_PAPER,
                1,
                version.text(),
                null,
                Map.of(),
                "arkivet");
    }

    @Test
    void mandatesAreKeptByTheAdministratorOfTheOrganisationOnly() {
        Mandate mandate = deputy("x", mayors());
        for (Actor by : List.of(JURIST, MAYOR, person("z", HELSE_BERGEN, Role.ADMINISTRATOR))) {
            assertThat(mandating.grant(mandate, by)).isEqualTo(new Ruling.Refused(List.of(new Refusal.NotAllowed())));
        }
    }

    @Test
    void whatWasRecordedStandsInTheLogAndIsReadBackAsItWas() {
        String name = "vara." + MandateId.random();
        Mandate mandate = deputy(name, mayors());
        made(mandating.grant(
                mandate, Optional.of(new Contact("v@vaksdal.example.no", Language.NYNORSK)), ADMINISTRATOR));
        made(mandating.end(VAKSDAL, mandate.id(), TODAY, "fråtredd", ADMINISTRATOR));
        Authority authority = mandates.of(VAKSDAL);
        assertThat(authority.find(mandate.id()).orElseThrow().period().until()).isEqualTo(TODAY);
        assertThat(mandates.contacts(VAKSDAL)).containsKey(name);
        var entry = history.head().orElseThrow();
        assertThat(entry.event()).isInstanceOf(AuditEvent.MandateEnded.class);
        assertThat(mandating.reach(VAKSDAL, name, Optional.empty(), ADMINISTRATOR))
                .isEmpty();
        assertThat(mandates.contacts(VAKSDAL)).doesNotContainKey(name);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void theTrustsDirectorIsAskedForTheMandateToo() {
        AgreementId id = adopted();
        assertThat(reasons(sign(id, person("annen.leiar", HELSE_BERGEN, Role.LEADER))))
                .contains(new Refusal.NoMandate(HELSE_BERGEN));
        assertThat(reasons(sign(id, DIRECTOR))).containsExactly(new Refusal.ResolutionMissing(HELSE_BERGEN));
    }
}
