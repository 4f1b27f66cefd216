package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.MeasureStatus;
import no.avtaleverk.model.ros.RosNote.OfRow;
import no.avtaleverk.model.ros.RosNote.RosAcceptanceWithdrawn;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAreaAdded;
import no.avtaleverk.model.ros.RosNote.RosConcluded;
import no.avtaleverk.model.ros.RosNote.RosDeviationLinked;
import no.avtaleverk.model.ros.RosNote.RosDeviationUnlinked;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureMoved;
import no.avtaleverk.model.ros.RosNote.RosMeasureProposed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosProposalDeclined;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosRowAdded;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosRowTakenUp;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.AnsweringGuide;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ROS analysis of an agreement: its checklist, what the parties grade and agree, measures, and who accepts what remains. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}/follow-up/ros", produces = MediaType.APPLICATION_JSON_VALUE)
class RosApiController {
    private static final Bilingual NO_WORDS = new Bilingual("", "");

    private final AnalysingRisks analysing;
    private final AnsweringGuide answering;
    private final Access access;
    private final PartyRegister register;
    private final Telling telling;

    RosApiController(
            AnalysingRisks analysing,
            AnsweringGuide answering,
            Access access,
            PartyRegister register,
            Telling telling) {
        this.analysing = analysing;
        this.answering = answering;
        this.access = access;
        this.register = register;
        this.telling = telling;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    @GetMapping
    Answers.RosAnalysisTold analysis(@PathVariable AgreementId id, Actor actor) {
        RosAnalysis analysis = analysing.analysis(access.inner(id, actor), actor);
        Noted<RosListed> listed = analysis.listed();
        RosScale scale = listed == null ? null : listed.note().scale();
        return new Answers.RosAnalysisTold(
                listed == null ? null : listed.note().version(),
                listed == null ? null : listed.note().text(),
                listed == null ? null : listed.note().library(),
                scale,
                analysis.byZone(),
                scale == null
                        ? List.of()
                        : analysis.items().stream()
                                .map(item -> told(item, scale))
                                .toList(),
                analysis.conclusions().stream()
                        .map(Noted::note)
                        .map(one -> new Answers.RosConclusionTold(one.on(), one.present(), one.minutes(), one.next()))
                        .toList());
    }

    @GetMapping("/rows/{row}")
    Answers.RosRowTold row(@PathVariable AgreementId id, @PathVariable String row, Actor actor) {
        RosAnalysis analysis = analysing.analysis(access.inner(id, actor), actor);
        RosScale scale = analysis.scale().orElseThrow(ProblemException::notFound);
        return told(analysis.find(row).orElseThrow(ProblemException::notFound), scale);
    }

    private Answers.RosRowTold told(RosItem item, RosScale scale) {
        RosRow row = item.row();
        RosOwnerNamed owner = item.owner();
        var aside = item.wanted().aside();
        var wanted = item.wanted().owner();
        return new Answers.RosRowTold(
                row.id(),
                row.kind(),
                row.matter(),
                row.words(),
                row.causes(),
                row.barriers(),
                row.unanswered(),
                row.proposals(),
                row.source(),
                item.ground(),
                item.change(),
                item.zone(scale).orElse(null),
                item.setAside(),
                aside == null
                        ? null
                        : new Answers.RosAsideWanted(
                                aside.note().party(), aside.note().reason(), aside.number()),
                wanted == null
                        ? null
                        : new Answers.RosOwnerWanted(
                                wanted.note().party(),
                                wanted.note().owner(),
                                wanted.note().role(),
                                wanted.number()),
                owner == null ? null : owner.party(),
                owner == null ? null : owner.role(),
                List.copyOf(item.deviations()),
                item.lines().stream().map(line -> told(line, item, scale)).toList(),
                item.measures().stream().map(this::told).toList());
    }

    private Answers.RosLineTold told(RosLine line, RosItem item, RosScale scale) {
        RosLine.Grades grades = line.grades().orElse(null);
        RosLine.Grades earlier = line.earlier();
        return new Answers.RosLineTold(
                line.area(),
                line.standing(),
                grades == null ? null : grades.before(),
                grades == null ? null : grades.after(),
                grades == null ? null : scale.zone(grades.remaining()),
                earlier == null ? null : earlier.remaining(),
                line.scores().values().stream()
                        .map(Noted::note)
                        .map(one -> new Answers.RosScoreTold(one.party(), one.before(), one.after(), one.reason()))
                        .toList(),
                line.agreed() == null ? proposal(line) : null,
                agreement(line),
                item.isLookedAt() && line.awaitsAcceptance(scale, item.ownerParty(), telling.today()),
                line.acceptances().values().stream()
                        .map(Noted::note)
                        .map(one -> new Answers.RosAcceptanceTold(
                                one.party(), one.remaining(), one.capacity(), one.until(), one.reason()))
                        .toList());
    }

    private static Answers.@Nullable RosProposalTold proposal(RosLine line) {
        RosLine.Proposal proposal = line.proposed();
        return proposal == null
                ? null
                : new Answers.RosProposalTold(
                        saying(proposal.made()),
                        proposal.grades().before(),
                        proposal.grades().after(),
                        proposal.made().note().minutes(),
                        proposal.confirmed().values().stream()
                                .map(RosApiController::saying)
                                .toList(),
                        List.copyOf(line.awaited()));
    }

    private static Answers.@Nullable RosAgreementTold agreement(RosLine line) {
        Noted<RosAgreed> agreed = line.agreed();
        if (agreed == null) {
            return null;
        }
        var by = new ArrayList<Answers.RosSayingTold>();
        RosLine.Proposal led = line.proposed();
        if (led != null) {
            by.add(saying(led.made()));
            led.confirmed().values().forEach(yes -> by.add(saying(yes)));
        }
        by.add(saying(agreed));
        return new Answers.RosAgreementTold(by, agreed.note().minutes());
    }

    private static Answers.RosSayingTold saying(Noted<?> noted) {
        return new Answers.RosSayingTold(noted.organisation(), noted.userName(), noted.at());
    }

    private static List<Answers.RosMeasureEditionTold> editions(RosItem.Measure measure) {
        var told = new ArrayList<Answers.RosMeasureEditionTold>();
        List<RosMeasureSet> editions = measure.editions();
        for (int at = 0; at < editions.size(); at++) {
            RosMeasureSet set = editions.get(at);
            Noted<?> noted = at == 0 ? measure.first() : measure.changes().get(at - 1);
            told.add(new Answers.RosMeasureEditionTold(
                    at,
                    set.what(),
                    set.lowers(),
                    set.party(),
                    set.role(),
                    set.due(),
                    at == 0 ? "" : measure.changes().get(at - 1).note().reason(),
                    saying(noted)));
        }
        return told;
    }

    private Answers.RosMeasureTold told(RosItem.Measure measure) {
        RosMeasureSet set = measure.set();
        RosMeasureMoved moved = measure.moved();
        RosMeasureProposed proposed = measure.proposed();
        return new Answers.RosMeasureTold(
                set.measure(),
                set.what(),
                set.lowers(),
                set.party(),
                set.role(),
                set.due(),
                measure.isLate(telling.today()),
                moved == null ? null : moved.status(),
                moved == null ? null : moved.on(),
                moved == null ? null : moved.said(),
                moved == null ? null : DeliveryApiController.told(moved.file()),
                proposed == null ? null : proposed.topic(),
                editions(measure));
    }

    @GetMapping("/guide")
    Answers.RosGuideTold guide(@PathVariable AgreementId id, Actor actor) {
        RosAnalysis analysis = analysing.analysis(access.inner(id, actor), actor);
        return new Answers.RosGuideTold(analysing.guide().sections().stream()
                .map(section -> new Answers.RosGuideSectionTold(
                        section.id(),
                        section.title(),
                        section.source(),
                        section.questions().stream()
                                .map(question -> new Answers.RosQuestionTold(
                                        question.id(),
                                        question.question(),
                                        question.requirements(),
                                        analysis.answers().getOrDefault(question.id(), Map.of()).values().stream()
                                                .map(RosApiController::told)
                                                .toList()))
                                .toList()))
                .toList());
    }

    private static Answers.RosAnswerTold told(Noted<RosGuideAnswered> noted) {
        RosGuideAnswered one = noted.note();
        return new Answers.RosAnswerTold(one.party(), one.answer(), one.said(), one.clauses(), noted.at());
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /** Make the checklist, or make it anew. */
    @PostMapping("/list")
    Answers.RosAnalysisTold list(@PathVariable AgreementId id, @RequestBody Requests.NewRosList asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        int version = asked.version() == null ? analysing.versionToList(agreement) : asked.version();
        DeliveryApiController.check(analysing.list(id, version, actor));
        return analysis(id, actor);
    }

    /** Add an event of one's own to the checklist. */
    @PostMapping("/rows")
    ResponseEntity<Answers.RosRowTold> add(
            @PathVariable AgreementId id, @RequestBody Requests.NewRosRow asked, Actor actor) {
        access.inner(id, actor);
        var given = given();
        String words = given.required("words", asked.words(), "?").strip();
        List<String> areas = asked.areas() == null ? List.of() : asked.areas();
        if (areas.isEmpty()) {
            given.missing("areas");
        }
        given.check();
        var row = new RosRow(
                "egen-" + UUID.randomUUID(),
                RosRow.Kind.OWN,
                null,
                new Bilingual(words, words),
                (asked.causes() == null ? List.<String>of() : asked.causes())
                        .stream()
                                .map(String::strip)
                                .filter(cause -> !cause.isEmpty())
                                .map(cause -> new Bilingual(cause, cause))
                                .toList(),
                areas,
                List.of(),
                List.of(),
                List.of(),
                NO_WORDS);
        DeliveryApiController.check(analysing.addRow(id, new RosRowAdded(row.id(), row), actor));
        return ResponseEntity.status(HttpStatus.CREATED).body(row(id, row.id(), actor));
    }

    /** One step with a row. */
    @PostMapping("/rows/{row}/steps")
    Answers.RosRowTold step(
            @PathVariable AgreementId id, @PathVariable String row, @RequestBody Requests.RosStep asked, Actor actor) {
        access.inner(id, actor);
        var given = given();
        RosStepKind kind = given.required("step", asked.step(), RosStepKind.TAKE_UP);
        given.check();
        DeliveryApiController.check(noted(id, row, kind, asked, actor));
        return row(id, row, actor);
    }

    private Given given() {
        return new Given(register, telling.today());
    }

    private List<Refusal> noted(AgreementId id, String row, RosStepKind kind, Requests.RosStep asked, Actor actor) {
        LocalDate today = telling.today();
        String said = Given.text(asked.said());
        return switch (kind) {
            case SCORE -> score(id, row, asked, actor);
            case AGREE -> agree(id, row, asked, actor);
            case CONFIRM_GRADE -> confirm(id, row, asked, actor);
            case SET_MEASURE -> setMeasure(id, row, asked, actor);
            case CHANGE_MEASURE -> changeMeasure(id, row, asked, actor);
            case MOVE_MEASURE -> {
                var given = given();
                String measure = given.required("measure", asked.measure(), "?");
                MeasureStatus status = given.required("status", asked.status(), MeasureStatus.STARTED);
                given.check();
                LocalDate on = asked.date() == null ? today : asked.date();
                var moved = new RosMeasureMoved(row, measure, status, on, said, null);
                yield analysing.note(
                        id, actor, (analysis, parties) -> analysis.moveMeasure(moved, parties, actor, today));
            }
            case ACCEPT -> accept(id, row, asked, actor);
            case WITHDRAW_ACCEPTANCE -> {
                var given = given();
                String area = given.required("area", asked.area(), "?");
                PartyId party = given.partyOr("party", asked.party(), actor.organisation());
                given.check();
                var withdrawn = new RosAcceptanceWithdrawn(row, area, party, said);
                yield analysing.note(
                        id, actor, (analysis, parties) -> analysis.withdrawAcceptance(withdrawn, parties, actor));
            }
            case NAME_OWNER -> {
                var given = given();
                PartyId party = given.partyOr("party", asked.party(), actor.organisation());
                given.check();
                var owner = new RosOwnerNamed(row, party, Objects.requireNonNullElse(asked.role(), Role.LEADER));
                yield analysing.note(id, actor, (analysis, parties) -> analysis.nameOwner(owner, parties, actor));
            }
            case SET_ASIDE ->
                analysing.note(
                        id,
                        actor,
                        (analysis, parties) -> analysis.setAside(new RosRowSetAside(row, said), parties, actor));
            case CONFIRM_ASIDE -> consent(id, row, OfRow.ASIDE, asked, actor);
            case CONFIRM_OWNER -> consent(id, row, OfRow.OWNER, asked, actor);
            case DECLINE_ASIDE -> decline(id, row, OfRow.ASIDE, asked, said, actor);
            case DECLINE_OWNER -> decline(id, row, OfRow.OWNER, asked, said, actor);
            case TAKE_UP ->
                analysing.note(
                        id, actor, (analysis, parties) -> analysis.takeUp(new RosRowTakenUp(row), parties, actor));
            case ADD_AREA -> {
                var given = given();
                var added = new RosAreaAdded(row, given.required("area", asked.area(), "?"));
                given.check();
                yield analysing.note(id, actor, (analysis, parties) -> analysis.addArea(added, parties, actor));
            }
            case LINK_DEVIATION -> {
                var given = given();
                var linked = new RosDeviationLinked(row, given.required("deviation", asked.deviation(), "?"));
                given.check();
                yield analysing.link(id, linked, actor);
            }
            case UNLINK_DEVIATION -> {
                var given = given();
                var unlinked = new RosDeviationUnlinked(row, given.required("deviation", asked.deviation(), "?"));
                given.check();
                yield analysing.note(id, actor, (analysis, parties) -> analysis.unlink(unlinked, parties, actor));
            }
        };
    }

    private List<Refusal> consent(AgreementId id, String row, OfRow what, Requests.RosStep asked, Actor actor) {
        var given = given();
        long read = given.required("read", asked.read(), 0L);
        given.check();
        return analysing.note(id, actor, (analysis, parties) -> analysis.consent(row, what, read, parties, actor));
    }

    private List<Refusal> decline(
            AgreementId id, String row, OfRow what, Requests.RosStep asked, String said, Actor actor) {
        var given = given();
        long read = given.required("read", asked.read(), 0L);
        given.check();
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        var declined = new RosProposalDeclined(row, own, what, said);
        return analysing.note(id, actor, (analysis, parties) -> analysis.decline(declined, read, parties, actor));
    }

    /** Grades that were sent, and what they rest on. */
    private record Graded(
            String area, RosGrade before, @Nullable RosGrade after, Sha256 ground) {}

    private Graded graded(Requests.RosStep asked) {
        var given = given();
        String area = given.required("area", asked.area(), "?");
        RosGrade before = grade("before", asked.before(), given);
        RosGrade after = asked.after() == null ? null : grade("after", asked.after(), given);
        Sha256 ground = given.required("ground", asked.ground(), Sha256.ZERO);
        given.check();
        return new Graded(area, before, after, ground);
    }

    private List<Refusal> score(AgreementId id, String row, Requests.RosStep asked, Actor actor) {
        Graded graded = graded(asked);
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        var score = new RosScored(
                row, graded.area, own, graded.before, graded.after, graded.ground, Given.text(asked.said()));
        return analysing.note(id, actor, (analysis, parties) -> analysis.score(score, parties, actor, telling.today()));
    }

    private List<Refusal> agree(AgreementId id, String row, Requests.RosStep asked, Actor actor) {
        Graded graded = graded(asked);
        var agreed =
                new RosAgreed(row, graded.area, graded.before, graded.after, graded.ground, Given.text(asked.said()));
        return analysing.note(
                id, actor, (analysis, parties) -> analysis.agree(agreed, parties, actor, telling.today()));
    }

    private List<Refusal> confirm(AgreementId id, String row, Requests.RosStep asked, Actor actor) {
        Graded graded = graded(asked);
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        var yes = new RosAgreementConfirmed(row, graded.area, own, graded.before, graded.after, graded.ground);
        return analysing.note(id, actor, (analysis, parties) -> analysis.confirm(yes, parties, actor, telling.today()));
    }

    /** What is left out stays as it was. */
    private List<Refusal> changeMeasure(AgreementId id, String row, Requests.RosStep asked, Actor actor) {
        var given = given();
        String measure = given.required("measure", asked.measure(), "?");
        int edition = given.required("edition", asked.edition(), 1);
        PartyId party = asked.party() == null ? null : given.partyOr("party", asked.party(), actor.organisation());
        given.check();
        return analysing.note(id, actor, (analysis, parties) -> {
            RosMeasureSet now = analysis.find(row)
                    .flatMap(item -> item.measure(measure))
                    .map(RosItem.Measure::set)
                    .orElse(null);
            if (now == null) {
                return Ruling.refused(new Refusal.NothingByThatName(measure));
            }
            var changed = new RosMeasureChanged(
                    row,
                    measure,
                    edition,
                    asked.said() == null ? now.what() : Given.text(asked.said()),
                    Objects.requireNonNullElse(asked.lowers(), now.lowers()),
                    Objects.requireNonNullElse(party, now.party()),
                    Objects.requireNonNullElse(asked.role(), now.role()),
                    Objects.requireNonNullElse(asked.date(), now.due()),
                    Given.text(asked.reason()));
            return analysis.changeMeasure(changed, parties, actor, telling.today());
        });
    }

    private List<Refusal> setMeasure(AgreementId id, String row, Requests.RosStep asked, Actor actor) {
        var given = given();
        Lowers lowers = given.required("lowers", asked.lowers(), Lowers.BOTH);
        PartyId party = given.partyOr("party", asked.party(), actor.organisation());
        LocalDate due = given.required("date", asked.date(), LocalDate.EPOCH);
        given.check();
        var set = new RosMeasureSet(
                row,
                UUID.randomUUID().toString(),
                Given.text(asked.said()),
                lowers,
                party,
                Objects.requireNonNullElse(asked.role(), Role.COORDINATOR),
                due);
        return analysing.note(
                id, actor, (analysis, parties) -> analysis.setMeasure(set, parties, actor, telling.today()));
    }

    private List<Refusal> accept(AgreementId id, String row, Requests.RosStep asked, Actor actor) {
        var given = given();
        String area = given.required("area", asked.area(), "?");
        RosGrade remaining = grade("after", asked.after(), given);
        String capacity = given.required("capacity", asked.capacity(), "?");
        LocalDate until = given.required("date", asked.date(), LocalDate.EPOCH);
        given.check();
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        var accepted =
                new RosRiskAccepted(row, area, own, remaining, capacity.strip(), until, Given.text(asked.said()));
        return analysing.note(
                id, actor, (analysis, parties) -> analysis.accept(accepted, parties, actor, telling.today()));
    }

    private static RosGrade grade(String field, Requests.@Nullable RosGradeGiven asked, Given given) {
        var grade = given.required(field, asked, new Requests.RosGradeGiven(1, 1));
        int likelihood = given.required(field + ".likelihood", grade.likelihood(), 1);
        int consequence = given.required(field + ".consequence", grade.consequence(), 1);
        return new RosGrade(
                within(field + ".likelihood", likelihood, given), within(field + ".consequence", consequence, given));
    }

    private static int within(String field, int grade, Given given) {
        if (grade < 1 || grade > RosGrade.HIGHEST) {
            given.invalid(field, grade);
            return 1;
        }
        return grade;
    }

    /** Answer a question of the guide for one's own party. */
    @PostMapping("/guide/answers")
    Answers.RosGuideTold answer(@PathVariable AgreementId id, @RequestBody Requests.RosAnswerGiven asked, Actor actor) {
        var agreement = access.inner(id, actor);
        var given = given();
        String question = given.required("question", asked.question(), "?");
        GuideAnswer answer = given.required("answer", asked.answer(), GuideAnswer.NO);
        given.check();
        var answered =
                new AnsweringGuide.Given(question, answer, Given.text(asked.said()), asked.clauses(), null, true);
        DeliveryApiController.check(
                answering.answer(agreement, List.of(answered), actor).reasons());
        return guide(id, actor);
    }

    /** Say that the parties have gone through the analysis together. */
    @PostMapping("/conclusions")
    Answers.RosAnalysisTold conclude(
            @PathVariable AgreementId id, @RequestBody Requests.NewRosConclusion asked, Actor actor) {
        access.inner(id, actor);
        var given = given();
        LocalDate on = asked.on() == null ? telling.today() : asked.on();
        LocalDate next = given.required("next", asked.next(), LocalDate.EPOCH);
        given.check();
        var concluded = new RosConcluded("", on, Given.text(asked.present()), Given.text(asked.minutes()), next);
        DeliveryApiController.check(analysing.note(
                id, actor, (analysis, parties) -> analysis.conclude(concluded, parties, actor, telling.today())));
        return analysis(id, actor);
    }
}
