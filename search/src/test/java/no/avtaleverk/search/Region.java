package no.avtaleverk.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;

/** A few kommuner and a trust in the west, with invented people, and the steps an agreement goes through there. */
public final class Region {
    public static final PartyId VAKSDAL = new PartyId("kommune-4628");
    public static final PartyId VOSS = new PartyId("kommune-4621");
    public static final PartyId GRANVIN = new PartyId("kommune-1234");
    public static final PartyId BERGEN = new PartyId("kommune-4601");
    public static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    public static final PartyId HELSE_VEST = new PartyId("rhf-983658725");

    public static final Actor JURIST = actor("marit.tveit", "Marit Tveit", VAKSDAL, Role.JURIST);
    public static final Actor SECRETARY = actor("liv.bolstad", "Liv Bolstad", VAKSDAL, Role.COUNCIL_SECRETARY);
    public static final Actor MAYOR = actor("hege.eide", "Hege Eide", VAKSDAL, Role.LEADER);
    public static final Actor DIRECTOR = actor("rune.sandvik", "Rune Sandvik", HELSE_BERGEN, Role.LEADER);
    public static final Actor TRUST_JURIST = actor("jonas.lid", "Jonas Lid", HELSE_BERGEN, Role.JURIST);
    public static final Actor OUTSIDER = actor("nils.berg", "Nils Berg", BERGEN, Role.LEADER);
    public static final Actor AUDITOR =
            new Actor("randi.moe", "Randi Moe", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));
    /** Signed in, but with no role for anybody. */
    public static final Actor NOBODY = new Actor("per.hansen", "Per Hansen", null, Set.of(), Set.of());

    public static final RequirementId ACUTE_BEDS = new RequirementId("HOL-6-2-04");
    public static final RequirementId MIDWIVES = new RequirementId("HOL-6-2-08");

    private static final OrganisationNumber ANY_NUMBER = OrganisationNumber.parse("983 974 724");

    private Region() {}

    private static Actor actor(String id, String name, PartyId organisation, Role role) {
        return new Actor(id, name, organisation, Set.of(role), Set.of());
    }

    public static PartyRegister register() {
        List<Party> parties = List.of(
                kommune(VAKSDAL, "Vaksdal", "Vaksdal kommune", "1251", "4628"),
                kommune(VOSS, "Voss", "Voss herad", "4621"),
                kommune(GRANVIN, "Granvin", "Granvin herad", "1234"),
                kommune(BERGEN, "Bergen", "Bergen kommune", "1201", "4601"),
                new HealthTrust(HELSE_BERGEN, "Helse Bergen HF", ANY_NUMBER, HELSE_VEST, null, null),
                new RegionalHealthAuthority(
                        HELSE_VEST, "Helse Vest RHF", OrganisationNumber.parse("983 658 725"), null, null));
        return new PartyRegister(
                parties, Map.of(VOSS, Set.of(GRANVIN)), Map.of(VAKSDAL, HELSE_BERGEN, VOSS, HELSE_BERGEN));
    }

    private static Municipality kommune(PartyId id, String name, String formal, String... numbers) {
        var designations = new ArrayList<Municipality.Designation>();
        LocalDate from = LocalDate.of(2012, 1, 1);
        for (int i = 0; i < numbers.length; i++) {
            LocalDate until = i + 1 < numbers.length ? LocalDate.of(2020, 1, 1) : null;
            designations.add(new Municipality.Designation(
                    new MunicipalityNumber(numbers[i]), name, formal, "Vestland", new Period(from, until)));
            from = LocalDate.of(2020, 1, 1);
        }
        return new Municipality(id, designations, Optional.empty(), Optional.empty());
    }

    public static RequirementCatalogue catalogue() {
        return catalogue("hol § 6-2 første ledd nr. 4");
    }

    /** As if the law about beds for acute help stood elsewhere. */
    public static RequirementCatalogue catalogue(String acuteBeds) {
        return new RequirementCatalogue(List.of(
                requirement(ACUTE_BEDS, "Døgnopphold for øyeblikkelig hjelp", acuteBeds),
                requirement(MIDWIVES, "Jordmortjenester", "hol § 6-2 første ledd nr. 8")));
    }

    private static Requirement requirement(RequirementId id, String title, String source) {
        var words = new Bilingual(title, title);
        return new Requirement(
                id,
                words,
                Force.STATUTORY_CONTENT,
                Scope.CONTENT,
                false,
                null,
                Period.from(LocalDate.of(2012, 1, 1)),
                null,
                null,
                source,
                words,
                List.of(),
                List.of(),
                true);
    }

    public static Clause clause(String id, String heading, String body) {
        return new Clause(new ClauseId(id), 1, "", ClauseText.parse(heading, body));
    }

    public static Clauses text(Clause... clauses) {
        return new Clauses(List.of(clauses)).renumbered();
    }

    public static Head head(String title, Language language, LocalDate from, PartyId... municipalities) {
        var parties = new ArrayList<AgreementParty>();
        PartyRegister register = register();
        for (PartyId municipality : municipalities) {
            parties.add(
                    AgreementParty.of(municipality, register.get(municipality).formalNameOn(from)));
        }
        parties.add(AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF"));
        return new Head(
                title,
                language,
                parties,
                new Terms(from, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of("kommune", parties.getFirst().name()),
                Set.of(),
                false);
    }

    public static Instant noon(LocalDate day) {
        return day.atTime(11, 0).toInstant(ZoneOffset.UTC);
    }

    /** A draft of Vaksdal and Helse Bergen. */
    public static Agreement draft(MemoryStore store, String title, Language language, LocalDate day, Clauses text) {
        return store.store(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(title, language, day, VAKSDAL),
                text,
                List.of(),
                JURIST,
                noon(day)));
    }

    public static Agreement answering(
            MemoryStore store, Agreement agreement, String clause, RequirementId requirement) {
        Clause answer = agreement.clauses().find(new ClauseId(clause)).orElseThrow();
        return store.store(agreement.recordAnswer(
                answer.id(), answer.sha256(), requirement, JURIST, noon(LocalDate.of(2026, 1, 2))));
    }

    /** Sent to the parties as a numbered version. */
    public static Agreement submitted(MemoryStore store, Agreement agreement, LocalDate day) {
        Map<PartyId, Sha256> documents = agreement.head().municipalities().stream()
                .collect(Collectors.toMap(AgreementParty::id, party -> Sha256.of(party.name())));
        return store.store(agreement.submitted(
                agreement.state(), TextState.REVIEW, documents, "Til begge partar", JURIST, noon(day)));
    }

    /** Submitted, adopted and signed by Vaksdal and Helse Bergen on one day. */
    public static Agreement concluded(MemoryStore store, Agreement draft, LocalDate day) {
        Agreement agreement = submitted(store, draft, day);
        AgreementVersion version = agreement.versions().getLast();
        for (Actor signer : List.of(MAYOR, DIRECTOR)) {
            PartyId party = Objects.requireNonNull(signer.organisation());
            Organ organ = party.equals(VAKSDAL) ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD;
            // A vedtak on an earlier version that says the same stands.
            agreement = agreement.adoption(party, version).isPresent()
                    ? agreement
                    : store.store(agreement.recordResolution(
                            new Resolution(
                                    party,
                                    organ,
                                    day,
                                    "12/2026",
                                    Resolution.Outcome.ADOPTED,
                                    version.number(),
                                    version.text(),
                                    ""),
                            signer,
                            noon(day),
                            day));
            agreement = store.store(agreement.sign(
                    new SignatureRecord(
                            party,
                            signer.name(),
                            "ordførar",
                            "",
                            day,
                            SignatureRecord.Method.IN_PRODUCT,
                            version.number(),
                            version.text(),
                            Objects.requireNonNull(version.documents().get(VAKSDAL))),
                    signer,
                    noon(day),
                    day));
        }
        return store.store(agreement.enter(
                AgreementState.SIGNED,
                TextState.SIGNED,
                new AuditEvent.TextConcluded(version.number(), version.text()),
                Actor.SYSTEM,
                noon(day)));
    }

    /** A draft again, for the next version. */
    public static Agreement redrafted(MemoryStore store, Agreement agreement, LocalDate day) {
        return store.store(agreement.enter(
                agreement.state(),
                TextState.DRAFT,
                new AuditEvent.TextRedrafted("Årleg gjennomgang"),
                JURIST,
                noon(day)));
    }

    public static Agreement edited(MemoryStore store, Agreement agreement, String clause, String body, LocalDate day) {
        return edited(store, agreement, clause, body, JURIST, day);
    }

    public static Agreement edited(
            MemoryStore store, Agreement agreement, String clause, String body, Actor by, LocalDate day) {
        Clause before = agreement.clauses().find(new ClauseId(clause)).orElseThrow();
        return store.store(agreement.editClause(
                before.id(), before.sha256(), ClauseText.parse(before.text().heading(), body), by, noon(day)));
    }

    /** The next text is for another kommune. */
    public static Agreement between(MemoryStore store, Agreement draft, PartyId municipality, Actor by, LocalDate day) {
        Head before = draft.head();
        return store.store(draft.changeHead(
                head(before.title(), before.language(), day, municipality), draft.sequence(), by, noon(day)));
    }

    /** An agreement of Voss that was concluded long ago on paper. */
    public static Agreement registered(
            MemoryStore store,
            String title,
            Language language,
            LocalDate from,
            LocalDate today,
            Clauses text,
            PartyId... municipalities) {
        Actor jurist = actor("olav.haug", "Olav Haug", HELSE_BERGEN, Role.JURIST);
        Head head = head(title, language, from, municipalities);
        var registered = new Head(
                head.title(),
                head.language(),
                head.parties(),
                new Terms(from, null, EntryIntoForce.AS_REGISTERED),
                head.parameters(),
                Set.of(),
                false);
        return store.store(Agreement.register(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                registered,
                text,
                List.of(new Answer(
                        text.list().getFirst().id(),
                        text.list().getFirst().sha256(),
                        ACUTE_BEDS,
                        Answer.Basis.SUGGESTION,
                        false)),
                no.avtaleverk.model.agreement.Facts.NONE,
                "",
                jurist,
                noon(today),
                today));
    }
}
