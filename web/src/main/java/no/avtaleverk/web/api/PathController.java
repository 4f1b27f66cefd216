package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.HostArrangement;
import no.avtaleverk.model.agreement.Proceedings;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.path.AgreementPath;
import no.avtaleverk.model.path.Mark;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.reporting.BoardOverview;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where agreements stand on their way from mandate to publication, and documenting its steps. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class PathController {
    private static final PartyId NOBODY = new PartyId("kommune-0");

    private final Documenting documenting;
    private final BoardOverview overview;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    PathController(
            Documenting documenting, BoardOverview overview, Access access, Telling telling, PartyRegister register) {
        this.documenting = documenting;
        this.overview = overview;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    /** All whose way one may see; late ones first. */
    @GetMapping("/board")
    List<Answers.PathTold> board(Actor actor) {
        return overview.of(actor, telling.today()).stream()
                .map(line -> told(line.path()))
                .toList();
    }

    @GetMapping("/agreements/{id}/path")
    Answers.PathTold path(@PathVariable AgreementId id, Actor actor) {
        return told(AgreementPath.of(access.inner(id, actor), telling.today()));
    }

    @PostMapping("/agreements/{id}/milestones")
    Answers.PathTold recordMilestone(
            @PathVariable AgreementId id, @RequestBody Requests.NewMilestone asked, Actor actor) {
        var given = new Given(register, telling.today());
        Stage stage = given.required("stage", asked.stage(), Stage.MANDATE);
        LocalDate date = given.required("date", asked.date(), LocalDate.EPOCH);
        given.check();
        PartyId party = Boolean.TRUE.equals(asked.own()) ? actor.organisation() : null;
        access.change(
                id,
                actor,
                () -> documenting.recordMilestone(
                        id, stage, date, party, Given.text(asked.reference()), Given.text(asked.note()), actor));
        return path(id, actor);
    }

    @PostMapping("/agreements/{id}/host-arrangements")
    Answers.PathTold linkHostArrangement(
            @PathVariable AgreementId id, @RequestBody Requests.NewHostArrangement asked, Actor actor) {
        var given = new Given(register, telling.today());
        String title = given.required("title", asked.title(), "?");
        PartyId host = given.partyOr("host", asked.host(), null);
        LocalDate date = given.required("date", asked.date(), LocalDate.EPOCH);
        List<PartyGiven> asMany = asked.others() == null ? List.of() : asked.others();
        List<PartyId> others = asMany.stream()
                .map(other -> given.party("others", other, null))
                .filter(other -> !other.equals(NOBODY))
                .toList();
        given.check();
        access.change(
                id,
                actor,
                () -> documenting.linkHostArrangement(
                        id, new HostArrangement(title, host, others, date, Given.text(asked.reference())), actor));
        return path(id, actor);
    }

    private static Answers.PathTold told(AgreementPath path) {
        Agreement agreement = path.agreement();
        Proceedings known = agreement.facts().proceedings();
        return new Answers.PathTold(
                agreement.id(),
                agreement.head().title(),
                path.status().stage(),
                path.isLate(),
                path.nextDeadline().orElse(null),
                told(path.stages()),
                path.parties().stream()
                        .map(party -> new Answers.PartyPathTold(
                                party.party().id(), party.party().name(), told(party.marks())))
                        .toList(),
                known.hearingsNow().stream()
                        .map(hearing -> new Answers.HearingSummary(
                                hearing.number(),
                                hearing.sent(),
                                hearing.deadline(),
                                hearing.closed(),
                                hearing.receivers().size()))
                        .toList(),
                known.hostArrangements().stream()
                        .map(one -> new Answers.HostArrangementTold(
                                one.title(), one.host(), one.others(), one.date(), one.reference()))
                        .toList());
    }

    private static Map<Stage, Answers.MarkTold> told(Map<Stage, Mark> marks) {
        var told = new EnumMap<Stage, Answers.MarkTold>(Stage.class);
        marks.forEach((stage, mark) -> told.put(
                stage,
                new Answers.MarkTold(
                        mark.standing(),
                        mark.date(),
                        mark.reference().isEmpty() ? null : mark.reference(),
                        mark.due(),
                        mark.done(),
                        mark.of())));
        return told;
    }
}
