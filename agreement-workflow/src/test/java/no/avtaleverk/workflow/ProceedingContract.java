package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Hearing.Kind;
import no.avtaleverk.model.agreement.Hearing.Receiver;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.HearingAnswer.Position;
import no.avtaleverk.model.agreement.HearingAnswer.Remark;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.RemarkAssessment.Treatment;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Awaiting.Task;
import no.avtaleverk.workflow.reporting.Awaiting.TaskKind;
import no.avtaleverk.workflow.reporting.BoardOverview;
import no.avtaleverk.workflow.reporting.HeardText;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A høring and the steps of the way, on a real store; run on each of them. */
abstract class ProceedingContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor COORDINATOR_OF_VAKSDAL = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor MAYOR_OF_VOSS = person("odd.skjerven", VOSS, Role.LEADER);
    private static final Actor REGION =
            new Actor("ingrid.moe", "Ingrid Moe", new PartyId("rhf-983658725"), Set.of(Role.RHF), Set.of(HELSE_BERGEN));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Receiver OF_VOSS = new Receiver("Voss herad", Kind.MUNICIPALITY, VOSS);
    private static final Receiver OF_VAKSDAL = new Receiver("Vaksdal kommune", Kind.MUNICIPALITY, VAKSDAL);
    private static final Receiver USERS = new Receiver("Brukarutvalet", Kind.USERS, null);
    private static final ClauseId BEDS = new ClauseId("plassar");

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    private Documenting documenting() {
        return bean(Documenting.class);
    }

    private AgreementId draft(String title) {
        var head = new Head(
                title,
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        var clauses =
                new Clauses(List.of(new Clause(BEDS, 1, "1", ClauseText.parse("Plassar", "Kommunen har to plassar."))));
        return done(bean(Drafting.class)
                        .start(AgreementKind.SUB_AGREEMENT, Origin.WRITTEN, head, clauses, List.of(), JURIST))
                .id();
    }

    private static Agreement done(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.change().agreement();
            case Decision.Refused refused -> throw new AssertionError("Refused: " + refused.reasons());
        };
    }

    private void send(AgreementId id, Receiver... receivers) {
        done(documenting().openHearing(id, null, null, List.of(receivers), "Svar oss", COORDINATOR));
    }

    private Decision answer(AgreementId id, Receiver from, Position position, Actor by, Remark... remarks) {
        return documenting()
                .answerHearing(id, new HearingAnswer(1, from.name(), TODAY, position, List.of(remarks), null), by);
    }

    private HeardText heard(AgreementId id, Actor by) {
        return bean(Viewing.class).hearing(id, 1, by).orElseThrow();
    }

    private List<Task> tasks(Actor by, AgreementId id) {
        return bean(Awaiting.class).tasks(by, TODAY).stream()
                .filter(task -> task.agreement().equals(id))
                .toList();
    }

    @Test
    void theUsualDeadlineIsTheSetting() {
        AgreementId id = draft("Vanleg frist");
        send(id, OF_VAKSDAL);
        assertThat(heard(id, COORDINATOR).hearing().deadline()).isEqualTo(TODAY.plusWeeks(6));
    }

    @Test
    void whatWasSentIsReadThoughTheDraftGoesOn() {
        AgreementId id = draft("Sendt");
        send(id, OF_VOSS, USERS);
        Clause before = heard(id, COORDINATOR).clauses().list().getFirst();
        done(bean(Drafting.class)
                .editClause(
                        id, BEDS, before.sha256(), ClauseText.parse("Plassar", "Kommunen har tre plassar."), JURIST));
        assertThat(heard(id, MAYOR_OF_VOSS).clauses().list()).containsExactly(before);
        assertThat(bean(Viewing.class).view(id, MAYOR_OF_VOSS)).isEmpty();
        assertThat(bean(Viewing.class).hearing(id, 1, REGION)).isEmpty();
        // Who is no party to it learns of no answers but the own.
        assertThat(heard(id, MAYOR_OF_VOSS).receivers())
                .extracting(one -> one.receiver().name())
                .containsExactly("Voss herad");
    }

    @Test
    void tasksFollowTheHearing() {
        AgreementId id = draft("Oppgåver");
        send(id, OF_VOSS);
        assertThat(tasks(MAYOR_OF_VOSS, id))
                .containsExactly(new Task(TaskKind.ANSWER_HEARING, id, "Oppgåver", 1, TODAY.plusWeeks(6)));
        done(answer(id, OF_VOSS, Position.AGAINST, MAYOR_OF_VOSS, new Remark(BEDS, "Tre plassar")));
        assertThat(tasks(MAYOR_OF_VOSS, id)).isEmpty();
        assertThat(tasks(COORDINATOR, id)).extracting(Task::kind).containsExactly(TaskKind.ASSESS_REMARKS);
        assertThat(tasks(COORDINATOR_OF_VAKSDAL, id)).isEmpty();
        done(documenting().assessRemark(id, 1, "Voss herad", 0, Treatment.NOTED, "Vurderast", COORDINATOR));
        assertThat(tasks(COORDINATOR, id)).extracting(Task::kind).containsExactly(TaskKind.CLOSE_HEARING);
        done(documenting().closeHearing(id, 1, COORDINATOR));
        assertThat(tasks(COORDINATOR, id)).isEmpty();
        assertThat(heard(id, MAYOR_OF_VOSS).remarks()).singleElement().satisfies(one -> assertThat(one.assessment())
                .isNotNull());
    }

    @Test
    void whoKnowsNothingOfItIsToldNothing() {
        AgreementId id = draft("Løynd");
        send(id, USERS);
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> answer(id, USERS, Position.SUPPORTS, MAYOR_OF_VOSS));
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> documenting().closeHearing(id, 1, MAYOR_OF_VOSS));
    }

    @Test
    void theRegionReadsTheWayOfWhatWasSubmittedAndNotOfTheNextDraft() {
        AgreementId id = draft("For regionen");
        send(id, OF_VAKSDAL);
        Documenting documenting = documenting();
        done(documenting.recordMilestone(id, Stage.MANDATE, TODAY, null, "SSU 14", "", COORDINATOR));
        assertThat(bean(Viewing.class).view(id, REGION)).isEmpty();
        done(bean(Reviewing.class).submit(id, "", JURIST));
        done(bean(Reviewing.class).returnToDraft(id, "Retting", JURIST));
        Clause before = heard(id, COORDINATOR).clauses().list().getFirst();
        done(bean(Drafting.class)
                .editClause(id, BEDS, before.sha256(), ClauseText.parse("Plassar", "Løynde ord."), JURIST));
        send(id, OF_VAKSDAL);
        AgreementView region = bean(Viewing.class).view(id, REGION).orElseThrow();
        assertThat(region.agreement().facts().proceedings().hearingsNow()).hasSize(1);
        assertThat(region.agreement().facts().proceedings().milestones()).hasSize(1);
        assertThat(bean(Viewing.class).hearing(id, 1, REGION)).isPresent();
        assertThat(bean(Viewing.class).hearing(id, 2, REGION)).isEmpty();
        assertThat(bean(Viewing.class).log(region, REGION))
                .filteredOn(entry -> entry.event() instanceof AuditEvent.HearingOpened)
                .hasSize(1);
        assertThat(bean(BoardOverview.class).of(REGION, TODAY))
                .anyMatch(line -> line.view().agreement().id().equals(id));
    }

    @Test
    void everythingOfTheWayIsStoredWithItsEntryAndTheLogHolds() {
        AgreementId id = draft("Lagra");
        send(id, OF_VAKSDAL, USERS);
        done(answer(id, USERS, Position.SUPPORTS, COORDINATOR));
        done(documenting().extendHearing(id, 1, TODAY.plusWeeks(8), "Sommarferie", COORDINATOR));
        History history = bean(History.class);
        assertThat(history.of(id))
                .extracting(entry -> entry.event().type())
                .containsExactly("AgreementDrafted", "HearingOpened", "HearingAnswered", "HearingExtended");
        assertThat(history.verify().isIntact()).isTrue();
    }
}
