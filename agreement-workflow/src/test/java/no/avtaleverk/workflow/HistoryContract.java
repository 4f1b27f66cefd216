package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.history.ClauseLife;
import no.avtaleverk.workflow.history.ClauseLife.Act;
import no.avtaleverk.workflow.history.ClauseLife.Kin;
import no.avtaleverk.workflow.history.ClauseLife.Kind;
import no.avtaleverk.workflow.history.ClauseLife.Strand;
import no.avtaleverk.workflow.history.ClauseLife.Wording;
import no.avtaleverk.workflow.history.ClauseLives;
import no.avtaleverk.workflow.history.ClausesAsked;
import no.avtaleverk.workflow.history.Recalled;
import no.avtaleverk.workflow.history.Recalling;
import no.avtaleverk.workflow.history.RegisterLine;
import no.avtaleverk.workflow.history.RegisterLine.Knowledge;
import no.avtaleverk.workflow.history.StandardDepartures;
import no.avtaleverk.workflow.history.UnansweredOverview;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Issuing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Questions of time and difference on a real store; run on each of them. Each test works on agreements of its own. */
abstract class HistoryContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId GRANVIN = new PartyId("kommune-1234");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final ClauseId PLACES = new ClauseId("plassar");
    private static final ClauseId DISPUTES = new ClauseId("tvist");

    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor TRUST_JURIST = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.JURIST);

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    private static final LocalDate SECOND = LocalDate.of(2025, 3, 1);
    /** After all that the clock of these tests has seen. */
    private static final LocalDate LATER = LocalDate.of(2030, 3, 1);

    private final Agreements agreements = context().getBean(Agreements.class);
    private final Viewing viewing = context().getBean(Viewing.class);
    private final ClauseLives lives = context().getBean(ClauseLives.class);
    private final Recalling recalling = context().getBean(Recalling.class);
    private final StandardDepartures departures = context().getBean(StandardDepartures.class);
    private final HandlingDeviations deviations = context().getBean(HandlingDeviations.class);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(11, 0).toInstant(ZoneOffset.UTC);
    }

    private Agreement save(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        var change = ((Decision.Accepted) decision).change();
        agreements.save(change);
        return change.agreement();
    }

    private static Clause clause(ClauseId id, String heading, String body) {
        return new Clause(id, 1, "", ClauseText.parse(heading, body));
    }

    private static Clauses clauses(String places) {
        return new Clauses(List.of(
                        clause(PLACES, "Plassar", places),
                        clause(DISPUTES, "Usemje", "Usemje skal løysast på lågast mogleg nivå av partane.")))
                .renumbered();
    }

    private static Head head(EntryIntoForce rule, LocalDate from, PartyId municipality, String name) {
        return new Head(
                "Delavtale 4",
                Language.NYNORSK,
                List.of(AgreementParty.of(municipality, name), AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(from, null, rule),
                Map.of("kommune", name),
                Set.of(),
                false);
    }

    private Agreement draft(String places, LocalDate day) {
        return save(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.EACH_MUNICIPALITY, day, VAKSDAL, "Vaksdal kommune"),
                clauses(places),
                List.of(),
                JURIST,
                noon(day)));
    }

    private Agreement submitted(Agreement draft, LocalDate day) {
        Map<PartyId, Sha256> documents = new TreeMap<>();
        byte[] document = ("pdf " + draft.id() + draft.versions().size()).getBytes(StandardCharsets.UTF_8);
        documents.put(VAKSDAL, context().getBean(Files.class).store("avtale.pdf", "application/pdf", document));
        var change = draft.submitted(draft.state(), TextState.REVIEW, documents, "Til partane", JURIST, noon(day));
        agreements.save(change);
        return change.agreement();
    }

    private Agreement adopted(Agreement agreement, Actor by, LocalDate day, LocalDate recorded) {
        AgreementVersion version = agreement.versions().getLast();
        PartyId party = Objects.requireNonNull(by.organisation());
        return save(agreement.recordResolution(
                new Resolution(
                        party,
                        party.equals(VAKSDAL) ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD,
                        day,
                        "12/2024",
                        Resolution.Outcome.ADOPTED,
                        version.number(),
                        version.text(),
                        ""),
                by,
                noon(recorded),
                recorded));
    }

    private Agreement signed(Agreement agreement, Actor by, LocalDate day, LocalDate recorded) {
        AgreementVersion version = agreement.versions().getLast();
        return save(agreement.sign(
                new SignatureRecord(
                        Objects.requireNonNull(by.organisation()),
                        by.name(),
                        "ordførar",
                        "",
                        day,
                        SignatureRecord.Method.IN_PRODUCT,
                        version.number(),
                        version.text(),
                        Objects.requireNonNull(version.documents().get(VAKSDAL))),
                by,
                noon(recorded),
                recorded));
    }

    /** Sent out, adopted and signed on one day, as the log learns of it on another. */
    private Agreement concluded(Agreement draft, LocalDate day, LocalDate recorded) {
        Agreement agreement = submitted(draft, day);
        for (Actor by : List.of(MAYOR, DIRECTOR)) {
            agreement = signed(adopted(agreement, by, day, recorded), by, day, recorded);
        }
        AgreementVersion version = agreement.versions().getLast();
        var change = agreement.enter(
                AgreementState.SIGNED,
                TextState.SIGNED,
                new AuditEvent.TextConcluded(version.number(), version.text()),
                Actor.SYSTEM,
                noon(recorded));
        agreements.save(change);
        return change.agreement();
    }

    private Agreement reworded(Agreement agreement, String places, LocalDate day) {
        var redrafted = agreement.enter(
                agreement.state(),
                TextState.DRAFT,
                new AuditEvent.TextRedrafted("Årleg gjennomgang"),
                JURIST,
                noon(day));
        agreements.save(redrafted);
        Clause before = redrafted.agreement().clauses().find(PLACES).orElseThrow();
        return save(redrafted
                .agreement()
                .editClause(PLACES, before.sha256(), ClauseText.parse("Plassar", places), JURIST, noon(day)));
    }

    /** Two versions in force and a third being written. */
    private Agreement threeWordings() {
        Agreement first = concluded(draft("Kommunen har to plassar for døgnopphald.", FIRST), FIRST, FIRST);
        Agreement second = concluded(
                reworded(first, "Kommunen har tre plassar for døgnopphald.", SECOND.minusDays(3)), SECOND, SECOND);
        return reworded(second, "Hemmeleg utkast om plassar.", SECOND.plusDays(9));
    }

    private ClauseLife life(Agreement agreement, ClauseId clause, Actor by) {
        return lives.of(agreement.id(), clause, by).orElseThrow();
    }

    private static List<Kind> kinds(Wording wording) {
        return wording.acts().stream().map(Act::kind).toList();
    }

    private static String words(List<TextDifference.Segment> segments, TextDifference.Operation operation) {
        return segments.stream()
                .filter(one -> one.operation() == operation)
                .map(TextDifference.Segment::text)
                .reduce("", String::concat);
    }

    // ---- the life of a clause ---------------------------------------------------------------------------------------

    @Test
    void aClauseTellsEveryWordingWhenItWasInForceAndWhoWroteAndAdoptedIt() {
        Agreement agreement = threeWordings();
        Strand strand = life(agreement, PLACES, JURIST).strands().getFirst();
        assertThat(strand.wordings())
                .extracting(Wording::versions, wording -> wording.from().orElse(null))
                .containsExactly(tuple(List.of(1), FIRST), tuple(List.of(2), SECOND), tuple(List.of(0), null));
        assertThat(strand.wordings().getFirst().until()).contains(SECOND);
        Wording second = strand.wordings().get(1);
        assertThat(words(second.body(), TextDifference.Operation.DELETED)).isEqualTo("to");
        assertThat(words(second.body(), TextDifference.Operation.INSERTED)).isEqualTo("tre");
        assertThat(kinds(second))
                .containsExactly(Kind.EDITED, Kind.SUBMITTED, Kind.ADOPTED, Kind.ADOPTED, Kind.SIGNED, Kind.SIGNED);
        assertThat(second.acts().getFirst().who()).isEqualTo("marit.tveit");
        assertThat(second.acts())
                .filteredOn(act -> act.kind() == Kind.ADOPTED)
                .extracting(Act::organisation, Act::reference)
                .containsExactlyInAnyOrder(tuple(VAKSDAL, "12/2024"), tuple(HELSE_BERGEN, "12/2024"));
    }

    @Test
    void aClauseThatKeptItsWordsHasOneWordingThroughAllVersions() {
        Agreement agreement = threeWordings();
        Strand strand = life(agreement, DISPUTES, JURIST).strands().getFirst();
        assertThat(strand.wordings()).singleElement().satisfies(wording -> {
            assertThat(wording.versions()).containsExactly(1, 2, 0);
            assertThat(wording.inForce()).containsExactly(new ClauseLife.InForce(VAKSDAL, new Period(FIRST, null)));
            assertThat(wording.body()).allMatch(one -> one.operation() == TextDifference.Operation.SAME);
        });
    }

    @Test
    void whatWasReportedWhileTheWordsStoodUnchangedIsToldAfterThem() {
        Agreement agreement = concluded(draft("Kommunen har to plassar for døgnopphald.", FIRST), FIRST, FIRST);
        assertThat(deviations.report(
                        agreement.id(),
                        false,
                        "d-1",
                        new HandlingDeviations.Told(DISPUTES, HELSE_BERGEN, SECOND, "Sein", "other", "delay", ""),
                        COORDINATOR))
                .isEmpty();
        Agreement second = reworded(
                agreements.find(agreement.id()).orElseThrow(), "Kommunen har tre plassar.", LATER.minusDays(3));
        assertThat(later(second, DISPUTES)).as("while the next is written").containsExactly(Kind.DEVIATION);
        second = submitted(second, LATER);
        Strand strand = life(second, DISPUTES, JURIST).strands().getFirst();
        assertThat(strand.wordings()).extracting(Wording::versions).containsExactly(List.of(1, 2));
        assertThat(later(second, DISPUTES)).as("after the next").containsExactly(Kind.DEVIATION);
        assertThat(later(second, PLACES)).isEmpty();
    }

    private List<Kind> later(Agreement agreement, ClauseId clause) {
        return life(agreement, clause, JURIST).strands().getFirst().later().stream()
                .map(Act::kind)
                .toList();
    }

    @Test
    void aVariantOfAStandardIsKinAndTellsWhetherItHasKeptTheWords() {
        Agreement standard = issuedStandard();
        Agreement variant = variant(standard);
        ClauseLife life = life(variant, DISPUTES, JURIST);
        assertThat(life.strands())
                .extracting(Strand::kin, Strand::agreement, Strand::isInherited)
                .containsExactly(tuple(Kin.ITSELF, variant.id(), true), tuple(Kin.STANDARD, standard.id(), false));
        Agreement submitted = submitted(variant, LATER);
        assertThat(life(standard, DISPUTES, TRUST_JURIST).strands())
                .extracting(Strand::kin, Strand::agreement)
                .containsExactly(tuple(Kin.ITSELF, standard.id()), tuple(Kin.VARIANT, submitted.id()));
    }

    @Test
    void anotherVariantOfTheSameStandardIsASibling() {
        Agreement standard = issuedStandard();
        Agreement variant = variant(standard);
        Agreement other = accepted(
                context().getBean(Adapting.class).start(standard.id(), 1, VOSS, null, List.of(), TRUST_JURIST));
        assertThat(life(variant, DISPUTES, TRUST_JURIST).strands())
                .extracting(Strand::kin, Strand::agreement)
                .containsExactly(
                        tuple(Kin.ITSELF, variant.id()),
                        tuple(Kin.STANDARD, standard.id()),
                        tuple(Kin.SIBLING, other.id()));
        assertThat(life(variant, DISPUTES, JURIST).strands())
                .as("a draft of others is no business of theirs")
                .extracting(Strand::kin)
                .containsExactly(Kin.ITSELF, Kin.STANDARD);
    }

    private Agreement issuedStandard() {
        Agreement standard = standard("Kommunen har to plassar.");
        return accepted(context().getBean(Issuing.class).issue(standard.id(), "Første utgåve", TRUST_JURIST));
    }

    private Agreement standard(String places) {
        return save(Agreement.draft(
                AgreementId.random(),
                AgreementKind.STANDARD_TEXT,
                Origin.standard("delavtale-4@1"),
                new Head(
                        "Delavtale 4",
                        Language.NYNORSK,
                        List.of(AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                        new Terms(FIRST, null, EntryIntoForce.EACH_MUNICIPALITY),
                        Map.of(),
                        Set.of(),
                        false),
                clauses(places),
                List.of(),
                TRUST_JURIST,
                noon(FIRST)));
    }

    private Agreement variant(Agreement standard) {
        return accepted(context().getBean(Adapting.class).start(standard.id(), 1, VAKSDAL, null, List.of(), JURIST));
    }

    private static Agreement accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    @Test
    void aVedtakThatWasSetRightIsToldOnce() {
        Agreement agreement = submitted(draft("Kommunen har to plassar.", FIRST), FIRST);
        Resolution wished = wishing(agreement, "Tre plassar");
        agreement = save(agreement.recordResolution(wished, MAYOR, noon(FIRST.plusDays(1)), FIRST.plusDays(1)));
        agreement = save(agreement
                .resolutions()
                .correct(
                        wished.sha256(),
                        wishing(agreement, "Fire plassar"),
                        "Feil tal",
                        MAYOR,
                        noon(FIRST.plusDays(1)),
                        FIRST.plusDays(1)));
        assertThat(life(agreement, PLACES, JURIST).strands().getFirst().later())
                .filteredOn(act -> act.kind() == Kind.CHANGE_WISHED)
                .extracting(Act::said)
                .containsExactly("Fire plassar");
    }

    private static Resolution wishing(Agreement agreement, String change) {
        return new Resolution(
                        VAKSDAL,
                        Organ.KOMMUNESTYRE,
                        FIRST.plusDays(1),
                        "12/2024",
                        Resolution.Outcome.ADOPTED_WITH_CHANGE,
                        1,
                        agreement.versions().getLast().text(),
                        "",
                        change,
                        "")
                .concerning(List.of(PLACES));
    }

    @Test
    void aSignatureSaysWhoInWhatCapacity() {
        Agreement agreement = concluded(draft("Kommunen har to plassar.", FIRST), FIRST, FIRST);
        assertThat(life(agreement, PLACES, JURIST)
                        .strands()
                        .getFirst()
                        .wordings()
                        .getFirst()
                        .acts())
                .filteredOn(act -> act.kind() == Kind.SIGNED)
                .extracting(Act::said, Act::reference)
                .containsOnly(tuple("", "ordførar"));
    }

    @Test
    void aStandardWasNotIssuedBeforeItsFirstVersion() {
        Agreement standard = issuedStandard();
        AgreementView view = viewing.view(standard.id(), TRUST_JURIST).orElseThrow();
        assertThat(StandardDepartures.issuedOn(view, FIRST)).isEmpty();
        assertThat(StandardDepartures.issuedOn(view, LATER)).isPresent();
    }

    @Test
    void nobodyElseLearnsOfWhatIsWrittenOrWhoWroteIt() {
        Agreement agreement = threeWordings();
        Strand strand = life(agreement, PLACES, OUTSIDER).strands().getFirst();
        assertThat(strand.wordings()).extracting(Wording::versions).containsExactly(List.of(1), List.of(2));
        assertThat(strand.wordings().get(1).acts()).extracting(Act::kind).containsOnly(Kind.ADOPTED, Kind.SIGNED);
        assertThat(strand.toString()).doesNotContain("Hemmeleg");
        Agreement secret = draft("Berre for oss.", FIRST);
        assertThat(lives.of(secret.id(), PLACES, OUTSIDER)).isEmpty();
        assertThat(lives.of(agreement.id(), new ClauseId("finst-ikkje"), JURIST))
                .isEmpty();
    }

    @Test
    void aMergedKommunesClauseIsFoundByItsWords() {
        String places = "Kommunen har to plassar for døgnopphald ved sjukeheimen i sentrum.";
        Agreement granvin = registered(
                GRANVIN,
                "Granvin herad",
                new Clauses(List.of(
                                clause(new ClauseId("k-gammal"), "Plassar", places),
                                clause(
                                        new ClauseId("k-tvist"),
                                        "Usemje",
                                        "Usemje skal løysast på lågast mogleg nivå av partane.")))
                        .renumbered());
        Agreement voss = registered(VOSS, "Voss herad", clauses(places + " Legen avgjer."));
        var ofMergers = new ClauseLives(agreements, viewing, context().getBean(Discussing.class), deviations, merged());
        ClauseLife life = ofMergers.of(voss.id(), PLACES, OUTSIDER).orElseThrow();
        assertThat(life.strands())
                .extracting(
                        Strand::kin,
                        Strand::agreement,
                        strand -> strand.clause().value(),
                        Strand::byWords)
                .containsExactly(
                        tuple(Kin.ITSELF, voss.id(), "plassar", false),
                        tuple(Kin.PREDECESSOR, granvin.id(), "k-gammal", true));
        assertThat(ofMergers
                        .of(granvin.id(), new ClauseId("k-gammal"), OUTSIDER)
                        .orElseThrow()
                        .strands())
                .extracting(Strand::kin)
                .containsExactly(Kin.ITSELF, Kin.SUCCESSOR);
    }

    private Agreement registered(PartyId municipality, String name, Clauses text) {
        return save(Agreement.register(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.AS_REGISTERED, LocalDate.of(2016, 1, 1), municipality, name),
                text,
                List.of(),
                Facts.NONE,
                "",
                TRUST_JURIST,
                noon(FIRST),
                FIRST));
    }

    private static PartyRegister merged() {
        var parties = new ArrayList<Party>();
        parties.add(kommune(VOSS, "4621", "Voss", new Period(LocalDate.of(2020, 1, 1), null)));
        parties.add(
                kommune(GRANVIN, "1234", "Granvin", new Period(LocalDate.of(2012, 1, 1), LocalDate.of(2020, 1, 1))));
        parties.add(new HealthTrust(
                HELSE_BERGEN,
                "Helse Bergen HF",
                new OrganisationNumber("983974724"),
                new PartyId("rhf-983658725"),
                null,
                null));
        return new PartyRegister(parties, Map.of(VOSS, Set.of(GRANVIN)), Map.of(VOSS, HELSE_BERGEN));
    }

    private static Municipality kommune(PartyId id, String number, String name, Period period) {
        return new Municipality(
                id,
                List.of(new Municipality.Designation(
                        new MunicipalityNumber(number), name, name + " herad", "Vestland", period)),
                Optional.empty(),
                Optional.empty());
    }

    // ---- what was known ---------------------------------------------------------------------------------------------

    @Test
    void whatWasSignedOnTheFirstAndRegisteredOnTheTwentiethWasNotKnownOnTheTenth() {
        LocalDate recorded = LocalDate.of(2024, 3, 20);
        Agreement agreement = concluded(draft("Kommunen har to plassar.", FIRST.minusDays(5)), FIRST, recorded);
        LocalDate tenth = LocalDate.of(2024, 3, 10);

        Recalled then =
                recalling.agreement(agreement.id(), tenth, tenth, JURIST).orElseThrow();
        assertThat(then.wasKnown()).isTrue();
        assertThat(then.inForce()).isEmpty();
        assertThat(then.inForceNow())
                .extracting(Agreement.InForce::municipality)
                .containsExactly(VAKSDAL);
        assertThat(then.differs()).isTrue();
        assertThat(then.state()).isEqualTo(AgreementState.UNSIGNED);
        assertThat(then.late()).hasSize(4).allSatisfy(late -> {
            assertThat(late.counts()).isEqualTo(FIRST);
            assertThat(late.entry().at()).isEqualTo(noon(recorded));
        });

        for (LocalDate known : List.of(recorded, recorded.plusYears(1))) {
            assertThat(recalling
                            .agreement(agreement.id(), tenth, known, JURIST)
                            .orElseThrow()
                            .inForce())
                    .as("known on " + known)
                    .hasSize(1);
        }
        assertThat(recalling
                        .agreement(agreement.id(), tenth, FIRST.minusDays(6), JURIST)
                        .orElseThrow()
                        .wasKnown())
                .isFalse();
        // That it was being written is no business of others.
        assertThat(recalling
                        .agreement(agreement.id(), tenth, tenth, OUTSIDER)
                        .orElseThrow()
                        .wasKnown())
                .isFalse();
        assertThat(recalling
                        .agreement(agreement.id(), tenth, tenth, OUTSIDER)
                        .orElseThrow()
                        .state())
                .isNull();
    }

    @Test
    void thatTheTextCameToEndLaterIsNoOtherAnswerForTheDay() {
        Agreement agreement = threeWordings();
        Recalled then = recalling
                .agreement(agreement.id(), FIRST.plusDays(10), FIRST.plusDays(10), JURIST)
                .orElseThrow();
        assertThat(then.inForce()).isNotEqualTo(then.inForceNow());
        assertThat(then.differs()).isFalse();
        assertThat(recalling
                        .agreement(agreement.id(), SECOND.plusDays(10), FIRST.plusDays(10), JURIST)
                        .orElseThrow()
                        .differs())
                .isTrue();
    }

    @Test
    void theRegisterTellsWhatCameLater() {
        LocalDate recorded = LocalDate.of(2024, 3, 20);
        Agreement agreement = concluded(draft("Kommunen har fem plassar.", FIRST.minusDays(5)), FIRST, recorded);
        assertThat(knowledge(agreement, LocalDate.of(2024, 3, 10), LocalDate.of(2024, 3, 10)))
                .containsExactly(Knowledge.LATER);
        assertThat(knowledge(agreement, LocalDate.of(2024, 3, 10), recorded)).containsExactly(Knowledge.KNOWN);
        assertThat(knowledge(agreement, LocalDate.of(2024, 3, 10), null)).containsExactly(Knowledge.KNOWN);
        assertThat(knowledge(agreement, FIRST.minusDays(1), null)).isEmpty();
    }

    @Test
    void theRegisterTellsWhatWasBelievedAndWasNotSo() {
        Agreement first = concluded(draft("Kommunen har seks plassar.", FIRST), FIRST, FIRST);
        LocalDate recorded = SECOND.plusDays(20);
        Agreement second =
                concluded(reworded(first, "Kommunen har sju plassar.", SECOND.minusDays(3)), SECOND, recorded);
        LocalDate tenth = SECOND.plusDays(10);
        assertThat(lines(Set.of(VAKSDAL), second, tenth, tenth))
                .extracting(line -> line.inForce().version().number(), RegisterLine::knowledge)
                .containsExactlyInAnyOrder(tuple(1, Knowledge.MISTAKEN), tuple(2, Knowledge.LATER));
        assertThat(lines(Set.of(VAKSDAL), second, tenth, recorded))
                .extracting(line -> line.inForce().version().number(), RegisterLine::knowledge)
                .containsExactly(tuple(2, Knowledge.KNOWN));
    }

    @Test
    void theRegisterIsAskedOfKommunerAndTrustsAndNeverOfAll() {
        Agreement agreement = concluded(draft("Kommunen har åtte plassar.", FIRST), FIRST, FIRST);
        assertThat(lines(Set.of(HELSE_BERGEN), agreement, FIRST, null)).hasSize(1);
        assertThat(lines(Set.of(VOSS), agreement, FIRST, null)).isEmpty();
        assertThat(recalling.register(Set.of(), FIRST, null, OUTSIDER)).isEmpty();
    }

    private List<Knowledge> knowledge(Agreement agreement, LocalDate on, @Nullable LocalDate known) {
        return lines(Set.of(VAKSDAL), agreement, on, known).stream()
                .map(RegisterLine::knowledge)
                .toList();
    }

    private List<RegisterLine> lines(
            Set<PartyId> parties, Agreement agreement, LocalDate on, @Nullable LocalDate known) {
        return recalling.register(parties, on, known, OUTSIDER).stream()
                .filter(line -> line.view().agreement().id().equals(agreement.id()))
                .toList();
    }

    @Test
    void whatNobodyAnsweredIsAskedOfTheKommunerThereWereThatDay() {
        assertThat(kommuner(LocalDate.of(2026, 1, 1), VOSS)).containsExactly("Voss");
        assertThat(kommuner(LocalDate.of(2015, 1, 1), VOSS)).containsExactly("Granvin");
        assertThat(kommuner(LocalDate.of(2026, 1, 1), GRANVIN)).containsExactly("Voss");
    }

    private List<String> kommuner(LocalDate on, PartyId municipality) {
        var overview = new UnansweredOverview(
                context().getBean(CoverageOverview.class), context().getBean(RequirementCatalogue.class), merged());
        return overview.matrix(on, municipality, null, null, LATER).kommuner().stream()
                .map(one -> one.nameOn(on))
                .toList();
    }

    // ---- departures -------------------------------------------------------------------------------------------------

    @Test
    void howFarAnAgreementIsFromAStandardIsToldClauseByClauseForTheTextInForce() {
        Agreement agreement = threeWordings();
        Clauses standard = clauses("Kommunen har to plassar for døgnopphald.");
        var views = List.of(viewing.view(agreement.id(), OUTSIDER).orElseThrow());
        var first = departures.matrix(standard, views, FIRST).columns();
        assertThat(first).singleElement().satisfies(column -> {
            assertThat(column.version().number()).isEqualTo(1);
            assertThat(column.share()).isZero();
        });
        var second = departures.matrix(standard, views, SECOND).columns();
        assertThat(second).singleElement().satisfies(column -> {
            assertThat(Objects.requireNonNull(column.cells().get(PLACES)).share())
                    .isBetween(10, 20);
            assertThat(Objects.requireNonNull(column.cells().get(DISPUTES)).share())
                    .isZero();
        });
        assertThat(departures.matrix(standard, views, FIRST.minusDays(1)).columns())
                .isEmpty();
    }

    @Test
    void aStandardIsHeldAgainstAgreementsOfTheKommunerAndTrustsAskedFor() {
        Agreement agreement = concluded(draft("Kommunen har ni plassar.", FIRST), FIRST, FIRST);
        PartyId region = new PartyId("rhf-983658725");
        assertThat(isAmong(agreement, Language.NYNORSK, Set.of(), Set.of(region)))
                .isTrue();
        assertThat(isAmong(agreement, Language.NYNORSK, Set.of(VAKSDAL), Set.of()))
                .isTrue();
        assertThat(isAmong(agreement, Language.NYNORSK, Set.of(VOSS), Set.of(HELSE_BERGEN)))
                .isFalse();
        assertThat(isAmong(agreement, Language.BOKMAL, Set.of(), Set.of(region)))
                .isFalse();
        assertThat(departures.agreements(Language.NYNORSK, Set.of(), Set.of(), OUTSIDER))
                .isEmpty();
    }

    private boolean isAmong(Agreement agreement, Language language, Set<PartyId> municipalities, Set<PartyId> trusts) {
        return departures.agreements(language, municipalities, trusts, OUTSIDER).stream()
                .anyMatch(view -> view.agreement().id().equals(agreement.id()));
    }

    @Test
    void theStandardsToChooseAreThoseOfTrusts() {
        Agreement standard = issuedStandard();
        Agreement agreement = draft("Kommunen har ti plassar.", FIRST);
        assertThat(departures.standards(TRUST_JURIST))
                .extracting(view -> view.agreement().id())
                .contains(standard.id())
                .doesNotContain(agreement.id());
    }

    @Test
    void theClauseAskedForIsThatOfTheTextInForceElseOfTheNewestThatIsSeen() {
        Agreement agreement = threeWordings();
        var asked = context().getBean(ClausesAsked.class);
        AgreementView writing = viewing.view(agreement.id(), JURIST).orElseThrow();
        assertThat(asked.find(writing, PLACES, FIRST).orElseThrow().words().body())
                .contains("to plassar");
        assertThat(asked.find(writing, PLACES, FIRST.minusDays(1))
                        .orElseThrow()
                        .words()
                        .body())
                .contains("tre plassar");
        assertThat(asked.find(writing, new ClauseId("finst-ikkje"), FIRST)).isEmpty();

        Agreement unsent = draft("Kommunen har elleve plassar for {{kommune}}.", FIRST);
        AgreementView draft = viewing.view(unsent.id(), JURIST).orElseThrow();
        assertThat(asked.find(draft, PLACES, FIRST).orElseThrow().words().body())
                .isEqualTo("Kommunen har elleve plassar for Vaksdal kommune.");

        Agreement standard = standard("Plassar for {{kommune}}.");
        AgreementView issuing = viewing.view(standard.id(), TRUST_JURIST).orElseThrow();
        assertThat(asked.find(issuing, PLACES, FIRST).orElseThrow().words().body())
                .isEqualTo("Plassar for {{kommune}}.");
    }
}
