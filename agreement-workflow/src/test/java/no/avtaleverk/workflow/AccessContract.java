package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.access.AccessNote.AccessAnswered;
import no.avtaleverk.model.access.AccessNote.AccessAppealed;
import no.avtaleverk.model.access.AccessNote.AccessRequested;
import no.avtaleverk.model.access.AccessNote.Answer;
import no.avtaleverk.model.access.AccessRequest.Standing;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.journal.Journal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.access.GivingAccess;
import no.avtaleverk.workflow.access.GivingAccess.Registering;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.Attaching.Brought;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.journal.Journals;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.review.Reviewing;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Requests for access and journals on a real store; run on each of them. */
abstract class AccessContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OUTSIDER = person("siri.giske", VOSS, Role.JURIST);
    private static final Actor OF_TRUST = person("jonas.lid", TRUST, Role.JURIST);
    private static final Actor AUDITOR =
            new Actor("per.nesse", "Per Nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));

    private final GivingAccess access = context().getBean(GivingAccess.class);
    private final Journals journals = context().getBean(Journals.class);
    private final LocalDate today = context().getBean(Changes.class).today();

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private String registered(String asked) {
        var request = new AccessRequested(VAKSDAL, today.minusDays(1), "", asked, List.of());
        return ((Registering.Registered) access.register(request, COORDINATOR)).id();
    }

    @Test
    void aRequestIsReadByTheOrganAndItsAuditorsAndByNobodyElse() {
        String id = registered("Utkast til delavtale 4");
        assertThat(access.find(id, JURIST)).isPresent();
        assertThat(access.find(id, AUDITOR)).get().satisfies(seen -> assertThat(seen.kept())
                .isFalse());
        assertThat(access.all(AUDITOR)).anyMatch(seen -> seen.id().equals(id));
        for (Actor other : List.of(OUTSIDER, OF_TRUST)) {
            assertThat(access.find(id, other)).isEmpty();
            assertThat(access.all(other)).noneMatch(seen -> seen.id().equals(id));
            assertThat(access.appeal(id, new AccessAppealed(today, ""), other)).isNotEmpty();
        }
        assertThat(context().getBean(History.class).verify().isIntact()).isTrue();
    }

    @Test
    void itIsATaskOfTheOrganUntilItIsAnsweredWithAFileThatIsKept() {
        String id = registered("Saksframlegg");
        Awaiting awaiting = context().getBean(Awaiting.class);
        assertThat(awaiting.tasks(COORDINATOR, today))
                .filteredOn(task -> task.about().equals(id))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.due())
                            .isEqualTo(
                                    access.find(id, COORDINATOR).orElseThrow().due());
                    assertThat(task.todo()).extracting(Todo::what).isEqualTo(Todo.What.ANSWER_ACCESS_REQUEST);
                });
        assertThat(awaiting.tasks(person("x", VOSS, Role.COORDINATOR), today))
                .noneMatch(task -> task.about().equals(id));

        byte[] letter = "Svar".getBytes(StandardCharsets.UTF_8);
        var file = (Brought.Sound) context().getBean(Attaching.class).look("svar.txt", letter, true);
        var answer = new AccessAnswered(today, Answer.GRANTED, List.of(), false, "", file.attachment());
        assertThat(access.answer(id, answer, file, JURIST)).isEmpty();
        assertThat(access.find(id, JURIST).orElseThrow().request().standing()).isEqualTo(Standing.ANSWERED);
        assertThat(access.file(id, file.attachment().digest(), AUDITOR)).isPresent();
        assertThat(access.file(id, file.attachment().digest(), OUTSIDER)).isEmpty();
        assertThat(awaiting.tasks(COORDINATOR, today))
                .noneMatch(task -> task.about().equals(id));
    }

    @Test
    void theJournalTellsOfADraftToBothAndToNobodyElse() {
        var head = new Head(
                "Om journalen",
                Language.NYNORSK,
                List.of(AgreementParty.of(VAKSDAL, "Vaksdal kommune"), AgreementParty.of(TRUST, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        var clauses = new Clauses(List.of(
                        new Clause(new ClauseId("varsling"), 1, "", ClauseText.parse("Varsling", "Partane varslar."))))
                .renumbered();
        Decision drafted = context()
                .getBean(Drafting.class)
                .start(AgreementKind.LOCAL_AGREEMENT, Origin.WRITTEN, head, clauses, List.of(), JURIST);
        AgreementId id = ((Decision.Accepted) drafted).change().agreement().id();
        assertThat(context().getBean(Reviewing.class).submit(id, "", JURIST)).isInstanceOf(Decision.Accepted.class);
        assertThat(kinds(VAKSDAL, JURIST, id)).containsExactly("OUT DRAFT_SHARED", "OUT DRAFT_SUBMITTED");
        assertThat(kinds(TRUST, OF_TRUST, id)).containsExactly("IN DRAFT_SHARED", "IN DRAFT_SUBMITTED");
        assertThat(journals.of(TRUST, JURIST)).isEmpty();
        assertThat(journals.of(VAKSDAL, AUDITOR)).isPresent();
        assertThat(kinds(VOSS, OUTSIDER, id)).isEmpty();
    }

    private List<String> kinds(PartyId organ, Actor by, AgreementId id) {
        Journal journal = journals.of(organ, by).orElseThrow();
        return journal.entries().stream()
                .filter(entry -> entry.crossing().agreement().equals(id))
                .map(entry -> entry.direction() + " " + entry.crossing().document())
                .toList();
    }
}
