package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.discussion.Comment;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.Place;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.discussion.Discussing.Accepted;
import no.avtaleverk.workflow.discussion.Discussing.Mark;
import no.avtaleverk.workflow.discussion.Discussing.Received;
import no.avtaleverk.workflow.discussion.Discussing.Wish;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.discussion.Talk;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Talking about a text, on a real store; run on each of them. Each test works on agreements of its own. */
abstract class DiscussingContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final PartyId BERGEN = new PartyId("kommune-4601");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor TRUST_JURIST = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OUTSIDER = person("nils.berg", BERGEN, Role.JURIST);
    private static final ClauseId BEDS = new ClauseId("plassar");
    private static final ClauseId PLACE = new ClauseId("stad");
    private static final String BODY = "{{kommune}} har to plassar for øyeblikkeleg hjelp.";
    private static final Hand KARI = new Hand("Kari Nordmann", null);

    private final Discussing discussing = context().getBean(Discussing.class);
    private final Drafting drafting = context().getBean(Drafting.class);
    private final Awaiting awaiting = context().getBean(Awaiting.class);
    private final Viewing viewing = context().getBean(Viewing.class);
    private final Agreements agreements = context().getBean(Agreements.class);
    private final History history = context().getBean(History.class);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    /**
     * Reads each line as a change: a reworded clause, a comment, or something unmapped; an empty file is refused. A first line
     * {@code #2} says that the file was made from the second edit.
     */
    static final ReturnedDocuments READER = new ReturnedDocuments() {
        @Override
        public long revision(String name, byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.startsWith("#") ? Long.parseLong(text.substring(1, text.indexOf('\n'))) : 0;
        }

        @Override
        public Reading read(String name, byte[] bytes, Sent sent) {
            if (name.startsWith("annan")) {
                return new Reading.OfAnotherAgreement();
            }
            List<ReturnedChange> changes = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> change(line.split("=", 2), sent.printed()))
                    .toList();
            return changes.isEmpty()
                    ? new Reading.Refused(ReadFault.EMPTY)
                    : new Reading.Read(new ReturnedText(changes));
        }
    };

    private static ReturnedChange change(String[] line, Clauses sent) {
        var id = line[0].startsWith("?") || line[0].startsWith("!") ? null : new ClauseId(line[0]);
        if (id == null) {
            return line[0].startsWith("?")
                    ? new ReturnedText.Remark(
                            null, 0, 0, "", line[1], line[0].length() > 1 ? new Hand(line[0].substring(1), null) : KARI)
                    : new ReturnedText.Unmapped("word/header1.xml", line[1]);
        }
        ClauseText before = sent.find(id).orElseThrow().text();
        return new ReturnedText.Reworded(id, before, ClauseText.parse(before.heading(), line[1]), KARI);
    }

    private AgreementId draft() {
        var head = new Head(
                "Delavtale 4",
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(LocalDate.of(2027, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of("kommune", "Vaksdal kommune"),
                Set.of(),
                false);
        var clauses = new Clauses(List.of(
                new Clause(BEDS, 1, "1", ClauseText.parse("Døgnplassar", BODY)),
                new Clause(PLACE, 1, "2", ClauseText.parse("Stad", "Plassane er i Dale."))));
        return accepted(drafting.start(AgreementKind.SUB_AGREEMENT, Origin.WRITTEN, head, clauses, List.of(), JURIST))
                .id();
    }

    private static Agreement accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.change().agreement();
            case Decision.Refused refused -> throw new AssertionError("Refused: " + refused.reasons());
        };
    }

    private static TopicId topic(Contribution contribution) {
        return switch (contribution) {
            case Contribution.Made made -> made.discussion().topics().getLast().id();
            case Contribution.Refused refused -> throw new AssertionError("Refused: " + refused.reasons());
        };
    }

    private static List<Refusal> refused(Contribution contribution) {
        return switch (contribution) {
            case Contribution.Made made -> throw new AssertionError("Made: " + made.statement());
            case Contribution.Refused refused -> refused.reasons();
        };
    }

    private Clause clause(AgreementId id, ClauseId clause) {
        return agreements.find(id).orElseThrow().clauses().find(clause).orElseThrow();
    }

    private TopicId propose(AgreementId id, Layer layer, String quoted, String instead, Actor by) {
        return topic(discussing.proposeInstead(id, layer, Mark.on(BEDS, quoted), instead, "", by));
    }

    private Talk talk(AgreementId id, Actor by) {
        return discussing.talk(id, by).orElseThrow();
    }

    // ---- who
    // ---------------------------------------------------------------------------------------------------------

    static Stream<Arguments> everyRoleOfEveryone() {
        var cases = new ArrayList<Arguments>();
        for (Role role : Role.values()) {
            for (PartyId of : List.of(VAKSDAL, HELSE_BERGEN, BERGEN)) {
                for (Layer layer : Layer.values()) {
                    cases.add(Arguments.of(role, of, layer));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0} of {1}, {2}")
    @MethodSource("everyRoleOfEveryone")
    void whatOneMayDoIsWhatOneDoes(Role role, PartyId of, Layer layer) {
        AgreementId id = draft();
        TopicId inner = topic(discussing.comment(id, Layer.INNER, Mark.on(BEDS), "Løynleg", JURIST));
        TopicId shared = topic(discussing.comment(id, Layer.SHARED, Mark.on(BEDS), "Ope", JURIST));
        long before = talk(id, JURIST).topics().size();
        var by = new Actor("nokon", "Nokon", of, Set.of(role), Set.of(VAKSDAL, HELSE_BERGEN));
        boolean party = !of.equals(BERGEN);
        boolean talks =
                party && EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER).contains(role);
        boolean reads = talks || role == Role.AUDITOR || party && role == Role.COUNCIL_SECRETARY;
        boolean readsInner = talks && of.equals(VAKSDAL);

        var seen = discussing.talk(id, by);
        assertThat(seen.isPresent()).isEqualTo(reads);
        assertThat(seen.flatMap(talk -> talk.find(shared)).isPresent()).isEqualTo(reads);
        assertThat(seen.flatMap(talk -> talk.find(inner)).isPresent()).isEqualTo(readsInner);
        if (!reads) {
            assertThatExceptionOfType(UnknownAgreementException.class)
                    .isThrownBy(() -> discussing.comment(id, layer, Mark.on(BEDS), "Hei", by));
            assertThatExceptionOfType(UnknownAgreementException.class)
                    .isThrownBy(() -> discussing.answer(id, inner, "Hei", by));
            assertThatExceptionOfType(UnknownAgreementException.class)
                    .isThrownBy(() -> discussing.accept(id, List.of(new Wish(inner, null, null)), by));
            assertThatExceptionOfType(UnknownAgreementException.class)
                    .isThrownBy(() -> discussing.receive(id, layer, 0, null, "a.docx", bytes("?=Hei"), by));
        } else {
            assertThat(discussing.comment(id, layer, Mark.on(BEDS), "Hei", by) instanceof Contribution.Made)
                    .isEqualTo(talks);
            assertThat(discussing.answer(id, shared, "Hei", by) instanceof Contribution.Made)
                    .isEqualTo(talks);
            assertThat(discussing.proposeRemoval(id, layer, PLACE, "", by) instanceof Contribution.Made)
                    .isEqualTo(talks && role == Role.JURIST);
            assertThat(discussing.receive(id, layer, 0, null, "a.docx", bytes("?=Hei"), by) instanceof Received.Kept)
                    .isEqualTo(talks && role == Role.JURIST);
            if (!readsInner) {
                // Another's inner topic is as unknown as one that never was.
                assertThat(refused(discussing.answer(id, inner, "Hei", by)))
                        .containsExactly(new Refusal.UnknownTopic(inner.value()));
                assertThat(refused(discussing.resolve(id, inner, by)))
                        .containsExactly(new Refusal.UnknownTopic(inner.value()));
                assertThat(discussing.accept(id, List.of(new Wish(inner, null, null)), by))
                        .isEqualTo(new Accepted.Refused(inner, List.of(new Refusal.UnknownTopic(inner.value()))));
            }
        }
        boolean readsLater = of.equals(VAKSDAL) || layer == Layer.SHARED || !talks;
        assertThat(talk(id, JURIST).topics()).hasSizeGreaterThanOrEqualTo((int) before);
        if (!readsLater) {
            assertThat(talk(id, JURIST).topics()).hasSize((int) before);
        }
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void theInnerLayerOfOnePartyShowsNowhereForTheOther() {
        AgreementId id = draft();
        long sequence = agreements.find(id).orElseThrow().sequence();
        int entries = viewing.log(viewing.view(id, TRUST_JURIST).orElseThrow(), TRUST_JURIST)
                .size();
        TopicId inner = topic(discussing.comment(id, Layer.INNER, Mark.on(BEDS, "to plassar"), "Løynleg", JURIST));
        discussing.answer(id, inner, "Heilt einig", COORDINATOR);
        discussing.resolve(id, inner, JURIST);
        assertThat(discussing.receive(id, Layer.INNER, 0, null, "loynleg.docx", bytes("?=Hei"), JURIST))
                .isInstanceOf(Received.Kept.class);
        assertThat(talk(id, TRUST_JURIST).topics()).isEmpty();
        assertThat(talk(id, TRUST_JURIST).returns()).isEmpty();
        assertThat(viewing.log(viewing.view(id, TRUST_JURIST).orElseThrow(), TRUST_JURIST))
                .hasSize(entries);
        assertThat(viewing.log(viewing.view(id, JURIST).orElseThrow(), JURIST)).hasSize(entries + 4);
        assertThat(agreements.find(id).orElseThrow().sequence()).isEqualTo(sequence);
        assertThat(history.of(id)).extracting(AuditEntry::event).noneMatch(AuditEvent.OfDiscussion.class::isInstance);
    }

    // ---- comments
    // ----------------------------------------------------------------------------------------------------

    @Test
    void aCommentFollowsItsWordsIntoTheNextEdit() {
        AgreementId id = draft();
        TopicId topic = topic(discussing.comment(id, Layer.SHARED, Mark.on(BEDS, "to plassar"), "Nok?", JURIST));
        assertThat(talk(id, TRUST_JURIST).on(BEDS))
                .extracting(Talk.Placed::place)
                .containsExactly(new Place(Place.Kind.WORDS, 16, 26, false));
        edit(id, "Frå nyttår har {{kommune}} to plassar for øyeblikkeleg hjelp.");
        Place place = talk(id, JURIST).find(topic).orElseThrow().place();
        assertThat(place.changed()).isFalse();
        assertThat(clause(id, BEDS).text().body().substring(place.start(), place.end()))
                .isEqualTo("to plassar");
        edit(id, "Frå nyttår har {{kommune}} fem sengar.");
        assertThat(talk(id, JURIST).find(topic).orElseThrow().place().changed()).isTrue();
        accepted(drafting.removeClause(
                id, BEDS, agreements.find(id).orElseThrow().sequence(), JURIST));
        assertThat(talk(id, JURIST).find(topic).orElseThrow().place()).isEqualTo(Place.GONE);
    }

    private void edit(AgreementId id, String body) {
        accepted(drafting.editClause(
                id, BEDS, clause(id, BEDS).sha256(), ClauseText.parse("Døgnplassar", body), JURIST));
    }

    @Test
    void aCommentOnWordsSomeoneChangedMeanwhileIsKeptAndOneOnWordsThatNeverWereIsNot() {
        AgreementId id = draft();
        Sha256 read = clause(id, BEDS).sha256();
        edit(id, "{{kommune}} har sengar.");
        TopicId topic = topic(discussing.comment(
                id, Layer.SHARED, new Mark(BEDS, read, 16, 26, "to plassar", "", ""), "Nok?", JURIST));
        assertThat(talk(id, JURIST).find(topic).orElseThrow().place().changed()).isTrue();
        assertThat(refused(discussing.comment(id, Layer.SHARED, Mark.on(BEDS, "fem plassar"), "Nok?", JURIST)))
                .containsExactly(new Refusal.WordsNotInClause(BEDS));
        assertThat(refused(discussing.comment(id, Layer.SHARED, Mark.on(new ClauseId("finst-ikkje")), "Nok?", JURIST)))
                .containsExactly(new Refusal.UnknownClause(new ClauseId("finst-ikkje")));
    }

    @Test
    void manyWhoCommentAtOnceAreAllHeard() throws Exception {
        AgreementId id = draft();
        List<Callable<Contribution>> voices = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String text = "Kommentar " + i;
            voices.add(() -> discussing.comment(id, Layer.SHARED, Mark.on(BEDS), text, JURIST));
        }
        try (var people = Executors.newFixedThreadPool(6)) {
            for (var one : people.invokeAll(voices)) {
                assertThat(one.get()).isInstanceOf(Contribution.Made.class);
            }
        }
        assertThat(talk(id, JURIST).topics())
                .extracting(placed -> placed.topic().opening().text())
                .doesNotHaveDuplicates()
                .hasSize(24);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void anInnerTopicIsSharedUnderANewName() {
        AgreementId id = draft();
        TopicId inner = topic(discussing.comment(id, Layer.INNER, Mark.on(BEDS), "Bør vere tre.", JURIST));
        discussing.answer(id, inner, "Godta to.", COORDINATOR);
        TopicId shared = topic(discussing.share(id, inner, JURIST));
        assertThat(talk(id, TRUST_JURIST).topics()).singleElement().satisfies(placed -> {
            assertThat(placed.topic().id()).isEqualTo(shared).isNotEqualTo(inner);
            assertThat(placed.topic().comments()).extracting(Comment::text).containsExactly("Bør vere tre.");
        });
        assertThat(history.verify().firstFault()).isNull();
    }

    // ---- proposals
    // ---------------------------------------------------------------------------------------------------

    @Test
    void anAcceptedProposalKeepsItsGiverInTheHistory() {
        AgreementId id = draft();
        TopicId topic = propose(id, Layer.SHARED, "to plassar", "tre plassar", TRUST_JURIST);
        var done =
                discussing.accept(id, List.of(new Wish(topic, clause(id, BEDS).sha256(), null)), JURIST);
        assertThat(done).isInstanceOf(Accepted.Done.class);
        assertThat(clause(id, BEDS).text().body()).isEqualTo(BODY.replace("to", "tre"));
        AuditEntry entry = history.of(id).getLast();
        assertThat(entry.userId()).isEqualTo("marit.tveit");
        assertThat(entry.event()).isInstanceOfSatisfying(AuditEvent.ProposalTakenIn.class, taken -> {
            assertThat(taken.giver()).isEqualTo("jonas.lid");
            assertThat(taken.organisation()).isEqualTo(HELSE_BERGEN);
            assertThat(taken.topic()).isEqualTo(topic.value());
        });
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void aProposalOfTheOtherPartyAwaitsAJuristAndAnInnerOneNobodyElse() {
        AgreementId id = draft();
        propose(id, Layer.INNER, "to plassar", "fem plassar", TRUST_JURIST);
        assertThat(awaits(id, JURIST)).isFalse();
        TopicId topic = propose(id, Layer.SHARED, "to plassar", "tre plassar", TRUST_JURIST);
        assertThat(awaits(id, JURIST)).isTrue();
        assertThat(awaits(id, TRUST_JURIST)).isFalse();
        assertThat(awaits(id, COORDINATOR)).isFalse();
        discussing.reject(id, topic, "Ikkje råd", JURIST);
        assertThat(awaits(id, JURIST)).isFalse();
    }

    private boolean awaits(AgreementId id, Actor by) {
        return awaiting.tasks(by, LocalDate.of(2026, 11, 22)).stream()
                .anyMatch(task -> task.agreement().equals(id) && task.kind() == Awaiting.TaskKind.DECIDE_ON_PROPOSALS);
    }

    @Test
    void anInnerProposalIsAcceptedWithoutATraceOfItsGiver() {
        AgreementId id = draft();
        TopicId topic = propose(id, Layer.INNER, "to plassar", "tre plassar", JURIST);
        var done =
                discussing.accept(id, List.of(new Wish(topic, clause(id, BEDS).sha256(), null)), JURIST);
        assertThat(done).isInstanceOf(Accepted.Done.class);
        assertThat(history.of(id).getLast().event()).isInstanceOf(AuditEvent.ClauseEdited.class);
        assertThat(viewing.log(viewing.view(id, TRUST_JURIST).orElseThrow(), TRUST_JURIST))
                .noneMatch(entry -> entry.event().toString().contains(topic.value()));
    }

    @Test
    void severalProposalsAreAcceptedTogetherOrNotAtAll() {
        AgreementId id = draft();
        TopicId beds = propose(id, Layer.SHARED, "to plassar", "tre plassar", TRUST_JURIST);
        TopicId help = propose(id, Layer.SHARED, "øyeblikkeleg hjelp", "øyeblikkeleg hjelp og rus", TRUST_JURIST);
        TopicId other = propose(id, Layer.SHARED, "to plassar", "fire plassar", JURIST);
        Sha256 read = clause(id, BEDS).sha256();
        Agreement before = agreements.find(id).orElseThrow();
        assertThat(discussing.accept(
                        id,
                        List.of(new Wish(beds, read, null), new Wish(help, read, null), new Wish(other, read, null)),
                        JURIST))
                .isInstanceOfSatisfying(Accepted.Refused.class, refused -> {
                    assertThat(refused.topic()).isEqualTo(other);
                    assertThat(refused.reasons()).singleElement().isInstanceOf(Refusal.ProposalConflicts.class);
                });
        assertThat(agreements.find(id)).contains(before);
        assertThat(talk(id, JURIST).topics()).allMatch(placed -> placed.topic().isOpen());

        assertThat(discussing.accept(id, List.of(new Wish(beds, read, null), new Wish(help, read, null)), JURIST))
                .isInstanceOf(Accepted.Done.class);
        assertThat(clause(id, BEDS).text().body())
                .isEqualTo("{{kommune}} har tre plassar for øyeblikkeleg hjelp og rus.");
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void aProposalIsNotAcceptedOnWordsNobodyHasSeen() {
        AgreementId id = draft();
        TopicId topic = propose(id, Layer.SHARED, "to plassar", "tre plassar", TRUST_JURIST);
        Sha256 read = clause(id, BEDS).sha256();
        edit(id, BODY + " Plassane er bemanna.");
        assertThat(discussing.accept(id, List.of(new Wish(topic, read, null)), JURIST))
                .isInstanceOfSatisfying(Accepted.Refused.class, refused -> assertThat(refused.reasons())
                        .singleElement()
                        .isInstanceOf(Refusal.ClauseChangedMeanwhile.class));
        assertThat(discussing.accept(
                        id, List.of(new Wish(topic, clause(id, BEDS).sha256(), null)), JURIST))
                .isInstanceOf(Accepted.Done.class);
        assertThat(clause(id, BEDS).text().body())
                .isEqualTo("{{kommune}} har tre plassar for øyeblikkeleg hjelp. Plassane er bemanna.");
    }

    // ---- Word files that come back
    // -----------------------------------------------------------------------------------

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aWordFileComesBackAsProposalsCommentsAndAListOfTheRest() {
        AgreementId id = draft();
        byte[] file =
                bytes("plassar=Vaksdal kommune har tre plassar for øyeblikkeleg hjelp.\n?=Fint utkast\n!=Utkast 2");
        Received received = discussing.receive(id, Layer.SHARED, 0, null, "retur.docx", file, JURIST);
        var kept = (Received.Kept) received;
        assertThat(kept.file().unmapped()).containsExactly(new ReturnedText.Unmapped("word/header1.xml", "Utkast 2"));
        Talk talk = talk(id, TRUST_JURIST);
        assertThat(talk.topics())
                .hasSize(2)
                .allMatch(placed -> placed.topic().opening().giver().equals("Kari Nordmann"));
        TopicId proposal = talk.on(BEDS).getFirst().topic().id();
        assertThat(discussing.accept(
                        id, List.of(new Wish(proposal, clause(id, BEDS).sha256(), null)), TRUST_JURIST))
                .isInstanceOf(Accepted.Done.class);
        assertThat(clause(id, BEDS).text().body()).isEqualTo(BODY.replace("to", "tre"));
        assertThat(discussing
                        .file(id, kept.file().id(), TRUST_JURIST)
                        .orElseThrow()
                        .bytes())
                .isEqualTo(file);
        assertThat(discussing.file(id, kept.file().id(), OUTSIDER)).isEmpty();
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void aFileIsHeldAgainstTheEditItWasMadeFromAndNotAgainstWhatWasWrittenSince() {
        AgreementId id = draft();
        byte[] file = bytes("#1\nplassar=Vaksdal kommune har tre plassar for øyeblikkeleg hjelp.");
        edit(id, BODY + " Plassane er bemanna.");
        assertThat(discussing.receive(id, Layer.SHARED, 0, null, "retur.docx", file, JURIST))
                .isInstanceOf(Received.Kept.class);
        TopicId proposal = talk(id, JURIST).on(BEDS).getFirst().topic().id();
        assertThat(discussing.accept(
                        id, List.of(new Wish(proposal, clause(id, BEDS).sha256(), null)), JURIST))
                .isInstanceOf(Accepted.Done.class);
        assertThat(clause(id, BEDS).text().body())
                .isEqualTo("{{kommune}} har tre plassar for øyeblikkeleg hjelp. Plassane er bemanna.");
    }

    @Test
    void theNameOfAnInnerFileDoesNotFollowItsBytesToTheOtherParty() {
        AgreementId id = draft();
        discussing.receive(id, Layer.INNER, 0, null, "vaar strategi.docx", bytes("?=Same bytes"), JURIST);
        var kept = (Received.Kept)
                discussing.receive(id, Layer.SHARED, 0, null, "retur.docx", bytes("?=Same bytes"), TRUST_JURIST);
        assertThat(discussing
                        .file(id, kept.file().id(), TRUST_JURIST)
                        .orElseThrow()
                        .name())
                .isEqualTo("retur.docx");
        assertThat(Objects.requireNonNull(talk(id, TRUST_JURIST).returns().getFirst())
                        .file()
                        .fileName())
                .isEqualTo("retur.docx");
    }

    @Test
    void anIdentityNumberInTheNameOfAFileOrOfItsWriterIsRefused() {
        AgreementId id = draft();
        var refused = new Received.Refused(List.of(new Refusal.NationalIdentityNumberBeside()));
        assertThat(discussing.receive(
                        id, Layer.SHARED, 0, null, "Pasient 01017000027.docx", bytes("?=Fint utkast"), JURIST))
                .isEqualTo(refused);
        assertThat(discussing.receive(id, Layer.SHARED, 0, null, "retur.docx", bytes("?01017000027=Fint"), JURIST))
                .isEqualTo(refused);
        assertThat(talk(id, JURIST).topics()).isEmpty();
    }

    @Test
    void aFileThatCanNotBeReadOrIsForAnUnknownVersionChangesNothing() {
        AgreementId id = draft();
        long position = history.head().orElseThrow().position();
        assertThat(discussing.receive(id, Layer.SHARED, 0, null, "tom.docx", new byte[0], JURIST))
                .isEqualTo(new Received.Unreadable(ReadFault.EMPTY));
        assertThat(discussing.receive(id, Layer.SHARED, 0, null, "annan.docx", bytes("?=Hei"), JURIST))
                .isEqualTo(new Received.Refused(List.of(new Refusal.MadeFromAnotherAgreement())));
        assertThat(discussing.receive(id, Layer.SHARED, 3, null, "a.docx", bytes("?=Hei"), JURIST))
                .isEqualTo(new Received.Refused(List.of(new Refusal.NoSuchVersion(3))));
        assertThat(discussing.receive(id, Layer.SHARED, 0, null, "a.docx", bytes("?=Nr 01017000027"), JURIST))
                .isEqualTo(new Received.Refused(List.of(new Refusal.NationalIdentityNumberBeside())));
        assertThat(history.head().orElseThrow().position()).isEqualTo(position);
    }
}
