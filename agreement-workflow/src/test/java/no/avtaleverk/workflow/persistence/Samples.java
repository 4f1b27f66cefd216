package no.avtaleverk.workflow.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;

/** Agreements between Vaksdal kommune and Helse Bergen HF, and the people who work on them. */
final class Samples {
    static final PartyId VAKSDAL = new PartyId("kommune-4628");
    static final PartyId VOSS = new PartyId("kommune-4621");
    static final PartyId BERGEN = new PartyId("hf-983974724");
    static final Instant NOW = Instant.parse("2026-11-02T08:15:30.123456789Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    static final RequirementId OHD = new RequirementId("HOL-6-2-04");
    static final Actor JURIST =
            new Actor("kari", "Kari Ødegård", VAKSDAL, Set.of(Role.JURIST, Role.COORDINATOR, Role.LEADER), Set.of());
    static final Actor TRUST_LEADER =
            new Actor("per", "Per \\ Ås\nHansen", BERGEN, Set.of(Role.LEADER, Role.COORDINATOR), Set.of());

    private Samples() {}

    static Head head(String title, PartyId... parties) {
        var named = new ArrayList<AgreementParty>();
        for (PartyId party : parties) {
            named.add(AgreementParty.of(party, "Parten " + party));
        }
        return new Head(
                title,
                Language.NYNORSK,
                named,
                new Terms(LocalDate.of(2026, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of("sjukehus", "Voss sjukehus", "kommune", "Vaksdal"),
                Set.of(OHD),
                true);
    }

    static Clause clause(String id, int level, String number, String heading, String body) {
        return new Clause(new ClauseId(id), level, number, ClauseText.parse(heading, body));
    }

    static Clauses clauses() {
        return new Clauses(List.of(
                clause("formaal", 1, "1", "Føremål", "Avtalen skal sikre pasientane trygge tenester."),
                clause(
                        "oehd",
                        1,
                        "2",
                        "Døgnopphald for augneblikkeleg hjelp",
                        "{{kommune}} har tilbod ved {{sjukehus}}."),
                clause("plassar", 2, "2.1", "", "- éi seng\n- to senger\n\n| stad | senger |\n| Voss | 3 |"),
                clause("tom", 1, "3", "", "")));
    }

    static Change draft(AgreementId id, String title) {
        return draft(id, title, clauses(), VAKSDAL, BERGEN);
    }

    static Change draft(AgreementId id, String title, Clauses clauses, PartyId... parties) {
        var answers = clauses.find(new ClauseId("oehd")).stream()
                .map(clause -> new Answer(clause.id(), clause.sha256(), OHD, Answer.Basis.STANDARD_TEXT, false))
                .toList();
        return accepted(Agreement.draft(
                id,
                AgreementKind.SUB_AGREEMENT,
                Origin.standard("delavtale-4@1"),
                head(title, parties),
                clauses,
                answers,
                JURIST,
                NOW));
    }

    /** Built on the newest text of another, as if that were its first version, with a clause left out. */
    static Change variant(AgreementId id, Agreement standard) {
        return accepted(Agreement.draftVariant(
                id,
                AgreementKind.SUB_AGREEMENT,
                new LocalVariant.Basis(standard.id(), 1, standard.revision()),
                standard.clauses(),
                standard.head(),
                standard.clauses().without(new ClauseId("plassar")),
                List.of(),
                Map.of(new ClauseId("plassar"), "Ikkje bruk for han"),
                JURIST,
                NOW));
    }

    static Change edit(Agreement agreement, String clause, String body) {
        var before = agreement.clauses().find(new ClauseId(clause)).orElseThrow();
        return accepted(agreement.editClause(
                before.id(), before.sha256(), ClauseText.parse(before.text().heading(), body), JURIST, NOW));
    }

    static Change accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.change();
            case Decision.Refused refused ->
                throw new IllegalArgumentException(refused.reasons().toString());
        };
    }

    /**
     * The changes of a whole life, from draft to ended, with every kind of fact in it.
     *
     * @param pdf digest of a stored file
     */
    static List<Change> life(AgreementId id, Sha256 pdf) {
        var changes = new ArrayList<Change>();
        Agreement agreement = add(changes, draft(id, "Delavtale 4 – augneblikkeleg hjelp"));
        agreement = add(changes, edit(agreement, "formaal", "Avtalen skal sikre innbyggjarane trygge tenester."));
        agreement = add(
                changes,
                accepted(agreement.addClause(
                        new ClauseId("tvist"),
                        new ClauseId("plassar"),
                        1,
                        ClauseText.parse("Tvist", "Partane løyser usemje i minnelegheit."),
                        agreement.sequence(),
                        JURIST,
                        NOW)));
        agreement = add(
                changes,
                accepted(agreement.moveClause(new ClauseId("tvist"), 0, 1, agreement.sequence(), JURIST, NOW)));
        agreement =
                add(changes, accepted(agreement.removeClause(new ClauseId("tom"), agreement.sequence(), JURIST, NOW)));
        agreement = add(
                changes,
                accepted(
                        agreement.changeHead(head("Delavtale 4", VAKSDAL, BERGEN), agreement.sequence(), JURIST, NOW)));
        agreement = add(changes, accepted(agreement.confirmAnswers(null, JURIST, NOW)));
        Sha256 text = agreement.clauses().sha256();
        agreement = add(
                changes,
                agreement.submitted(
                        AgreementState.UNSIGNED,
                        TextState.REVIEW,
                        Map.of(VAKSDAL, pdf),
                        "Til politisk handsaming",
                        JURIST,
                        NOW));
        agreement = add(changes, accepted(agreement.recordResolution(resolution(VAKSDAL, text), JURIST, NOW, TODAY)));
        agreement = add(changes, accepted(agreement.sign(signature(VAKSDAL, text, pdf), JURIST, NOW, TODAY)));
        agreement = add(
                changes,
                agreement.enter(
                        AgreementState.SIGNED, TextState.SIGNED, new AuditEvent.TextConcluded(1, text), JURIST, NOW));
        agreement = add(
                changes,
                agreement.enter(
                        AgreementState.ANNUAL_REVISION,
                        TextState.SIGNED,
                        new AuditEvent.ReviewOpened(TODAY),
                        JURIST,
                        NOW));
        agreement = add(
                changes,
                agreement.enter(
                        AgreementState.SIGNED,
                        TextState.SIGNED,
                        new AuditEvent.ReviewClosed(
                                new Review(TODAY, TODAY.plusDays(3), Review.Outcome.SMALL_UPDATE, "Gått gjennom")),
                        JURIST,
                        NOW));
        agreement = add(
                changes,
                accepted(agreement.recordEvidence(
                        new Evidence(new RequirementId("HOL-6-4-01"), TODAY, "sak 26/2016"), JURIST, NOW, TODAY)));
        add(
                changes,
                accepted(
                        agreement.giveNotice(new Notice(BERGEN, TODAY, TODAY.plusYears(1)), TRUST_LEADER, NOW, TODAY)));
        return changes;
    }

    private static Agreement add(List<Change> changes, Change change) {
        changes.add(change);
        return change.agreement();
    }

    static Resolution resolution(PartyId party, Sha256 text) {
        return new Resolution(
                party,
                Organ.KOMMUNESTYRE,
                TODAY,
                "26/2016",
                Resolution.Outcome.ADOPTED,
                1,
                text,
                "Samrøystes vedteke.");
    }

    static SignatureRecord signature(PartyId party, Sha256 text, Sha256 pdf) {
        return new SignatureRecord(
                party, "Eirik Haga", "ordførar", "", TODAY, SignatureRecord.Method.IN_PRODUCT, 1, text, pdf);
    }

    /** Registered as concluded before the product, with a fixed term made longer. */
    static Change registered(AgreementId id, Sha256 file) {
        var head = new Head(
                "Avtale om ØHD ved Voss sjukehus",
                Language.NYNORSK,
                List.of(
                        new AgreementParty(VAKSDAL, "Vaksdal kommune", LocalDate.of(2016, 3, 14), null),
                        AgreementParty.of(BERGEN, "Helse Bergen HF")),
                new Terms(LocalDate.of(2016, 3, 14), LocalDate.of(2017, 1, 1), EntryIntoForce.AS_REGISTERED),
                Map.of(),
                Set.of(),
                false);
        var facts = new Facts(
                List.of(new Resolution(
                        VAKSDAL,
                        Organ.FORMANNSKAP,
                        LocalDate.of(2016, 3, 14),
                        "",
                        Resolution.Outcome.SUPPORTED,
                        1,
                        Sha256.ZERO,
                        "")),
                List.of(),
                List.of(),
                List.of(new Prolongation(LocalDate.of(2017, 3, 1), LocalDate.of(2016, 12, 20), "brev")),
                List.of(),
                List.of(),
                List.of());
        return accepted(Agreement.register(
                id,
                AgreementKind.LOCAL_AGREEMENT,
                Origin.file(file, "vaksdal øhd.pdf"),
                head,
                clauses(),
                List.of(),
                facts,
                "Frå arkivet",
                JURIST,
                NOW,
                TODAY));
    }
}
