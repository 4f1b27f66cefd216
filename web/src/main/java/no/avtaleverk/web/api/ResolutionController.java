package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Resolutions;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StandingResolutions;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.decision.Deciding;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What councils have said, in order; entries put right; vedtak carried over; and which of them stand. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class ResolutionController {
    private final Deciding deciding;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    ResolutionController(Deciding deciding, Access access, Telling telling, PartyRegister register) {
        this.deciding = deciding;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    /** Where the case of each party stands; of the newest version when none is named. */
    @GetMapping("/resolutions")
    Answers.ResolutionsTold resolutions(
            @PathVariable AgreementId id, @RequestParam(required = false) @Nullable Integer version, Actor actor) {
        AgreementView view = access.view(id, actor);
        if (!view.inner()) {
            throw notAllowed();
        }
        Agreement agreement = view.agreement();
        AgreementVersion asked = version(view, version);
        Agreement.Progress progress = agreement.progress(asked);
        return new Answers.ResolutionsTold(
                id,
                asked.number(),
                new Answers.ProgressTold(
                        progress.rule(), progress.reached(), progress.needed(), progress.of(), progress.met()),
                agreement.resolutions().courses(asked).stream()
                        .map(course -> course(agreement, course))
                        .toList());
    }

    private static Answers.CourseTold course(Agreement agreement, Resolutions.Course course) {
        return new Answers.CourseTold(
                course.party().id(),
                course.party().name(),
                course.said().stream()
                        .map(said -> Telling.resolution(agreement, said))
                        .toList(),
                digest(course.adoption()),
                digest(course.wish()),
                course.awaits());
    }

    private static @Nullable Sha256 digest(@Nullable Resolution resolution) {
        return resolution == null ? null : resolution.sha256();
    }

    /** Which vedtak stand for a version; without one, for the text being written. */
    @GetMapping("/standing-resolutions")
    Answers.StandingResolutionsTold standing(
            @PathVariable AgreementId id, @RequestParam(required = false) @Nullable Integer version, Actor actor) {
        AgreementView view = access.view(id, actor);
        boolean ofDraft = version == null || version == 0;
        if (!view.inner() || (ofDraft && !view.writing())) {
            throw notAllowed();
        }
        StandingResolutions standing = ofDraft
                ? deciding.standing(view.agreement())
                : deciding.standing(view.agreement(), version(view, version));
        return new Answers.StandingResolutionsTold(
                id,
                ofDraft ? 0 : version,
                standing.parties().stream()
                        .map(line -> new Answers.StandingLine(
                                line.party().id(),
                                line.party().name(),
                                line.standing(),
                                digest(line.resolution()),
                                line.changed(),
                                line.beside()))
                        .toList());
    }

    private AgreementVersion version(AgreementView view, @Nullable Integer number) {
        return number != null
                ? access.version(view, number)
                : view.agreement().versions().reversed().stream()
                        .filter(Telling::isShown)
                        .findFirst()
                        .orElseThrow(ProblemException::notFound);
    }

    private static RefusedException notAllowed() {
        return new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
    }

    /** Put another entry in the place of one that is wrong. */
    @PostMapping("/resolutions/{resolution}/correction")
    ResponseEntity<Answers.AgreementTold> correct(
            @PathVariable AgreementId id,
            @PathVariable Sha256 resolution,
            @RequestBody Requests.ResolutionCorrection asked,
            Actor actor) {
        Resolution was = access.inner(id, actor).resolutions().find(resolution).orElseThrow(ProblemException::notFound);
        var given = new Given(register, telling.today());
        Resolution.Outcome outcome = Objects.requireNonNullElse(asked.outcome(), was.outcome());
        if (outcome == Resolution.Outcome.SET_ASIDE) {
            given.invalid("outcome", outcome);
        }
        given.check();
        Resolution instead = new Resolution(
                        was.party(),
                        Objects.requireNonNullElse(asked.organ(), was.organ()),
                        Objects.requireNonNullElse(asked.date(), was.date()),
                        asked.caseNumber() == null ? was.caseNumber() : Given.text(asked.caseNumber()),
                        outcome,
                        was.version(),
                        was.text(),
                        asked.wording() == null ? was.wording() : Given.text(asked.wording()),
                        asked.change() == null ? was.change() : Given.text(asked.change()),
                        asked.authority() == null ? was.authority() : Given.text(asked.authority()),
                        was.minutes())
                .concerning(Objects.requireNonNullElse(asked.clauses(), was.clauses()))
                .postponedTo(asked.postponedTo() == null ? was.postponedTo() : asked.postponedTo());
        return access.changed(
                id, actor, () -> deciding.correct(id, resolution, instead, Given.text(asked.reason()), actor));
    }

    /** Record that a vedtak was set aside. */
    @PostMapping("/resolutions/{resolution}/setting-aside")
    ResponseEntity<Answers.AgreementTold> setAside(
            @PathVariable AgreementId id,
            @PathVariable Sha256 resolution,
            @RequestBody Requests.SettingAside asked,
            Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        LocalDate date = given.required("date", asked.date(), LocalDate.EPOCH);
        given.check();
        return access.changed(
                id,
                actor,
                () -> deciding.setAside(
                        id, resolution, date, Given.text(asked.caseNumber()), Given.text(asked.reason()), actor));
    }

    /** Note that a vedtak with a change is the vedtak on a version that has exactly that change. */
    @PostMapping("/resolutions/carried-over")
    ResponseEntity<Answers.AgreementTold> carryOver(
            @PathVariable AgreementId id, @RequestBody Requests.CarriedResolution asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        Sha256 resolution = given.required("resolution", asked.resolution(), Sha256.ZERO);
        Sha256 text = given.required("text", asked.text(), Sha256.ZERO);
        given.check();
        int newest = agreement.versions().size();
        var carry = new Deciding.CarryOver(
                asked.agreement() == null ? id : asked.agreement(),
                resolution,
                asked.version() == null ? newest : asked.version(),
                text,
                Boolean.TRUE.equals(asked.confirmed()));
        return access.changed(id, actor, () -> deciding.carryOver(id, carry, actor));
    }
}
