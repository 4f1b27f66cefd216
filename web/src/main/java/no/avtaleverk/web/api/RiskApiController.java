package no.avtaleverk.web.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.MunicipalityRisks;
import no.avtaleverk.workflow.ros.ProposingMeasures;
import no.avtaleverk.workflow.ros.ProposingMeasures.Proposed;
import no.avtaleverk.workflow.ros.ProposingMeasures.Wish;
import no.avtaleverk.workflow.ros.RegionalRisks;
import no.avtaleverk.workflow.ros.RiskOverview;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Amendments made of measures, and risks over many agreements. */
@RestController
class RiskApiController {
    private final AnalysingRisks analysing;
    private final ProposingMeasures proposing;
    private final RiskOverview overview;
    private final MunicipalityRisks municipalityRisks;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    RiskApiController(
            AnalysingRisks analysing,
            ProposingMeasures proposing,
            RiskOverview overview,
            MunicipalityRisks municipalityRisks,
            Access access,
            Telling telling,
            PartyRegister register) {
        this.analysing = analysing;
        this.proposing = proposing;
        this.overview = overview;
        this.municipalityRisks = municipalityRisks;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping(
            path = "/api/v1/agreements/{id}/follow-up/ros/rows/{row}/measures/{measure}/proposal",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.MeasureProposalTold proposal(
            @PathVariable AgreementId id, @PathVariable String row, @PathVariable String measure, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        RosAnalysis analysis = analysing.analysis(agreement, actor);
        return analysis.find(row)
                .flatMap(item -> item.measure(measure))
                .flatMap(one -> Optional.ofNullable(
                        proposing.told(agreement, analysis, actor).get(measure)))
                .map(told ->
                        new Answers.MeasureProposalTold(row, measure, told.topic(), told.standing(), told.reason()))
                .orElseThrow(ProblemException::notFound);
    }

    /** Propose a measure as other words for a clause or as a new one. */
    @PostMapping(
            path = "/api/v1/agreements/{id}/follow-up/ros/rows/{row}/measures/{measure}/proposal",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.MeasureProposalTold> propose(
            @PathVariable AgreementId id,
            @PathVariable String row,
            @PathVariable String measure,
            @RequestBody Requests.NewMeasureProposal asked,
            Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        given.required("text", asked.text(), "?");
        ClauseText words = given.words(asked.heading(), asked.text());
        int level = given.level("level", asked.level());
        Wish wish;
        if (asked.clause() == null) {
            given.required("heading", asked.heading(), "?");
            wish = new Wish.Insert(asked.after(), level, words);
        } else {
            Sha256 read = given.required("read", asked.read(), Sha256.ZERO);
            wish = new Wish.Reword(asked.clause(), read, words);
        }
        given.check();
        return switch (proposing.propose(id, row, measure, wish, Given.text(asked.reason()), actor)) {
            case Proposed.Refused refused -> throw new RefusedException(refused.reasons(), agreement.clauses());
            case Proposed.Made made ->
                ResponseEntity.status(HttpStatus.CREATED).body(proposal(id, row, measure, actor));
        };
    }

    /** The risks of all agreements one may read. */
    @GetMapping(path = "/api/v1/risks", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.RisksTold risks(
            @RequestParam(required = false) @Nullable PartyId trust,
            @RequestParam(required = false) @Nullable RequirementId requirement,
            Locale locale,
            Actor actor) {
        RegionalRisks risks = overview.risks(new RiskOverview.Filter(null, trust, Set.of(), requirement), actor);
        return new Answers.RisksTold(
                risks.analyses().size(),
                risks.count(Zone.RED),
                risks.count(Zone.YELLOW),
                risks.count(Zone.GREEN),
                risks.ungraded(),
                risks.events().stream()
                        .map(one -> new Answers.RiskEventTold(
                                one.id(),
                                one.matter(),
                                Wording.in(one.words(), locale),
                                parties(one, Zone.RED),
                                parties(one, Zone.YELLOW),
                                parties(one, Zone.GREEN),
                                List.copyOf(one.ungraded())))
                        .toList(),
                risks.unaccepted().stream()
                        .map(one ->
                                told(one.agreement(), one.title(), one.item().row(), one.grade(), one.zone(), locale))
                        .toList(),
                risks.late().stream()
                        .map(one -> new Answers.RiskMeasureTold(
                                one.agreement(),
                                one.item().id(),
                                one.measure().set().measure(),
                                one.measure().set().what(),
                                one.measure().set().party(),
                                one.measure().set().role(),
                                one.measure().set().due(),
                                one.days()))
                        .toList(),
                List.copyOf(risks.without()),
                risks.trend().stream()
                        .map(one -> new Answers.RiskQuarterTold(
                                one.year(),
                                one.number(),
                                one.count(Zone.RED),
                                one.count(Zone.YELLOW),
                                one.count(Zone.GREEN)))
                        .toList());
    }

    private static List<PartyId> parties(RegionalRisks.Event event, Zone zone) {
        return List.copyOf(event.by().getOrDefault(zone, Set.of()));
    }

    private static Answers.RiskRowTold told(
            AgreementId agreement,
            String title,
            RosRow row,
            @Nullable RosGrade grade,
            @Nullable Zone zone,
            Locale locale) {
        return new Answers.RiskRowTold(
                agreement,
                title,
                row.id(),
                Wording.in(row.words(), locale),
                zone,
                grade == null ? null : grade.score());
    }

    /** The checklist of all agreements in force of a kommune. */
    @GetMapping(path = "/api/v1/risks/municipalities/{party}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.WholeRisksTold whole(@PathVariable PartyId party, Locale locale, Actor actor) {
        MunicipalityRisks.Whole whole = municipalityRisks.whole(party, actor).orElseThrow(ProblemException::notFound);
        return new Answers.WholeRisksTold(
                whole.municipality(),
                whole.agreements().stream().map(MunicipalityRisks.InSet::id).toList(),
                whole.lines().stream()
                        .map(line -> new Answers.WholeRiskTold(
                                line.row().id(),
                                line.row().matter(),
                                Wording.in(line.row().words(), locale),
                                line.row().unanswered(),
                                line.guards().stream()
                                        .map(guard -> new Answers.RiskGuardTold(
                                                guard.agreement(),
                                                guard.barrier().clause(),
                                                guard.barrier().number(),
                                                guard.barrier().heading(),
                                                guard.barrier().requirement()))
                                        .toList(),
                                line.grades().stream()
                                        .map(one -> told(
                                                one.agreement(),
                                                one.title(),
                                                one.item().row(),
                                                one.grade(),
                                                one.zone(),
                                                locale))
                                        .toList()))
                        .toList());
    }
}
