package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;

/** A small, believable agreement for tests: Vaksdal and Voss with Helse Bergen on emergency beds. */
public final class Examples {
    public static final PartyId VAKSDAL = new PartyId("kommune-4628");
    public static final PartyId VOSS = new PartyId("kommune-4621");
    public static final PartyId BERGEN = new PartyId("kommune-4601");
    public static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    public static final PartyId HELSE_VEST = new PartyId("rhf-983658725");

    public static final Actor JURIST = actor("marit.tveit", "Marit Tveit", VAKSDAL, Role.JURIST);
    public static final Actor SECRETARY = actor("liv.bolstad", "Liv Bolstad", VAKSDAL, Role.COUNCIL_SECRETARY);
    public static final Actor MAYOR = actor("hege.eide", "Hege Eide", VAKSDAL, Role.LEADER);
    public static final Actor MAYOR_OF_VOSS = actor("odd.skjerven", "Odd Skjerven", VOSS, Role.LEADER);
    public static final Actor DIRECTOR = actor("rune.sandvik", "Rune Sandvik", HELSE_BERGEN, Role.LEADER);
    public static final Actor COORDINATOR = actor("aud.dale", "Aud Dale", VAKSDAL, Role.COORDINATOR);
    public static final Actor OUTSIDER = actor("nils.berg", "Nils Berg", BERGEN, Role.LEADER);

    public static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    public static final RequirementId ACUTE_BEDS = new RequirementId("HOL-6-2-04");
    public static final ClauseId PURPOSE = new ClauseId("formaal");
    public static final ClauseId BEDS = new ClauseId("plassar");

    private Examples() {}

    private static Actor actor(String id, String name, PartyId organisation, Role role) {
        return new Actor(id, name, organisation, Set.of(role), Set.of());
    }

    public static Head head(EntryIntoForce rule, PartyId... municipalities) {
        var parties = new ArrayList<AgreementParty>();
        for (PartyId municipality : municipalities) {
            parties.add(
                    AgreementParty.of(municipality, municipality.equals(VAKSDAL) ? "Vaksdal kommune" : "Voss herad"));
        }
        parties.add(AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF"));
        return new Head(
                "Delavtale 4: Øyeblikkeleg hjelp døgnopphald",
                Language.NYNORSK,
                parties,
                new Terms(LocalDate.of(2026, 4, 1), null, rule),
                Map.of("kommune", "Vaksdal kommune"),
                Set.of(ACUTE_BEDS),
                false);
    }

    public static Clauses clauses() {
        return new Clauses(List.of(
                        new Clause(
                                PURPOSE,
                                1,
                                "",
                                ClauseText.parse("Føremål", "Avtalen skal sikre {{kommune}} eit heilskapleg tilbod.")),
                        new Clause(
                                BEDS,
                                1,
                                "",
                                ClauseText.parse("Døgnplassar", "Kommunen har to plassar for øyeblikkeleg hjelp."))))
                .renumbered();
    }

    public static List<Answer> answers() {
        return List.of(new Answer(
                BEDS, clauses().find(BEDS).orElseThrow().sha256(), ACUTE_BEDS, Answer.Basis.STANDARD_TEXT, false));
    }

    public static Agreement draft(PartyId... municipalities) {
        return accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.EACH_MUNICIPALITY, municipalities),
                clauses(),
                answers(),
                JURIST,
                NOON));
    }

    public static final Sha256 PDF = Sha256.of("the pdf that was shown");

    public static Agreement submitted(Agreement draft) {
        return draft.submitted(draft.state(), TextState.REVIEW, documents(draft), "", JURIST, NOON)
                .agreement();
    }

    private static Map<PartyId, Sha256> documents(Agreement draft) {
        return draft.head().municipalities().stream()
                .collect(java.util.stream.Collectors.toMap(
                        AgreementParty::id,
                        party -> party.id().equals(VAKSDAL) ? PDF : Sha256.of("for " + party.id())));
    }

    public static Resolution resolution(Agreement agreement, PartyId party, Organ organ, LocalDate date) {
        AgreementVersion version = agreement.versions().getLast();
        return new Resolution(
                party, organ, date, "12/2026", Resolution.Outcome.ADOPTED, version.number(), version.text(), "");
    }

    public static SignatureRecord signature(Agreement agreement, Actor by) {
        AgreementVersion version = agreement.versions().getLast();
        PartyId party = java.util.Objects.requireNonNull(by.organisation());
        Sha256 any = version.documents().values().iterator().next();
        return new SignatureRecord(
                party,
                by.name(),
                "ordførar",
                "",
                TODAY,
                SignatureRecord.Method.IN_PRODUCT,
                version.number(),
                version.text(),
                version.documents().getOrDefault(party, any));
    }

    /** Adopted and signed by a party. */
    public static Agreement decided(Agreement agreement, Actor by) {
        PartyId party = java.util.Objects.requireNonNull(by.organisation());
        Organ organ = party.equals(HELSE_BERGEN) ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE;
        Agreement adopted = accepted(
                agreement.recordResolution(resolution(agreement, party, organ, TODAY.minusDays(5)), by, NOON, TODAY));
        return accepted(adopted.sign(signature(adopted, by), by, NOON, TODAY));
    }

    public static Agreement concluded(Agreement agreement) {
        AgreementVersion version = agreement.versions().getLast();
        return agreement
                .enter(
                        AgreementState.SIGNED,
                        TextState.SIGNED,
                        new AuditEvent.TextConcluded(version.number(), version.text()),
                        Actor.SYSTEM,
                        NOON)
                .agreement();
    }

    public static Agreement accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.change().agreement();
            case Decision.Refused refused -> throw new AssertionError("Refused: " + refused.reasons());
        };
    }

    public static List<Refusal> refused(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted ->
                throw new AssertionError("Accepted: " + accepted.change().event());
            case Decision.Refused refused -> refused.reasons();
        };
    }
}
