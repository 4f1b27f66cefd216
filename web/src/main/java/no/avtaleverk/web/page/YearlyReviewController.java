package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.model.yearly.YearlyNote;
import no.avtaleverk.model.yearly.YearlyNote.ActionAgreed;
import no.avtaleverk.model.yearly.YearlyNote.ActionDone;
import no.avtaleverk.model.yearly.YearlyNote.ActionDropped;
import no.avtaleverk.model.yearly.YearlyNote.MatterAssessed;
import no.avtaleverk.model.yearly.YearlyNote.PartyAnswered;
import no.avtaleverk.model.yearly.YearlyNote.PointMinuted;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.yearly.ReviewPack;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The yearly review: the one that is open, and those that are finished. */
@Controller
final class YearlyReviewController {
    private final AgreementPages pages;
    private final YearlyReviewPages rows;
    private final YearlyReviewing reviewing;
    private final Revising revising;
    private final PageAnswers answers;
    private final PageWords words;

    YearlyReviewController(
            AgreementPages pages,
            YearlyReviewPages rows,
            YearlyReviewing reviewing,
            Revising revising,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.rows = rows;
        this.reviewing = reviewing;
        this.revising = revising;
        this.answers = answers;
        this.words = words;
    }

    @GetMapping("/agreements/{id}/follow-up/review")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        LocalDate today = words.today();
        Set<PartyId> bound = agreement.circles().bound(today);
        YearlyReviews reviews = reviewing.reviews(agreement, actor);
        LocalDate last = ReviewDates.lastOf(agreement);
        boolean coordinates = actor.mayCoordinate(bound);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", today);
        model.addAttribute("last", last);
        model.addAttribute("due", last == null ? null : ReviewDates.due(last));
        model.addAttribute(
                "overdue",
                last != null
                        && agreement.inForceAnywhere(today).isPresent()
                        && !today.isBefore(ReviewDates.overdueFrom(last)));
        LocalDate opens = last == null ? null : reviewing.opens(ReviewDates.due(last));
        model.addAttribute("opens", opens);
        model.addAttribute("near", opens == null || !today.isBefore(opens));
        model.addAttribute("coordinates", coordinates);
        model.addAttribute("mayOpen", coordinates && agreement.state() == AgreementState.SIGNED);
        model.addAttribute(
                "finished",
                reviews.rounds().reversed().stream()
                        .filter(round -> !round.isOpen())
                        .toList());
        model.addAttribute(
                "openActions",
                rows.actions(
                        reviews.actions().stream()
                                .filter(YearlyReviews.Action::isOpen)
                                .toList(),
                        actor));
        ReviewPack pack = reviewing.pack(agreement, actor).orElse(null);
        model.addAttribute("pack", pack);
        if (pack != null) {
            YearlyReviews.Round round = pack.round();
            List<YearlyReviewPages.PartyRow> parties = rows.parties(round, bound, actor);
            model.addAttribute("round", round);
            model.addAttribute("parties", parties);
            model.addAttribute(
                    "own",
                    parties.stream()
                            .filter(YearlyReviewPages.PartyRow::own)
                            .findFirst()
                            .orElse(null));
            model.addAttribute("silent", round.silent(bound).size());
            model.addAttribute("matters", rows.matters(pack, actor));
            model.addAttribute("agenda", rows.agenda(pack));
            model.addAttribute("quiet", rows.quiet(pack));
            model.addAttribute("comments", rows.comments(pack, actor));
            model.addAttribute("agreed", rows.actions(reviews.agreedIn(round.number()), actor));
            model.addAttribute("wishes", Wish.values());
            model.addAttribute("assessments", Assessment.values());
            model.addAttribute("outcomes", Review.Outcome.values());
            model.addAttribute("points", AgendaPoint.values());
            model.addAttribute("roles", List.of(Role.COORDINATOR, Role.JURIST, Role.LEADER));
        }
        return "follow-up-review";
    }

    /** A finished review: who answered what when, what was looked at, what was decided. */
    @GetMapping("/agreements/{id}/follow-up/review/{number}")
    String finished(@PathVariable AgreementId id, @PathVariable int number, Actor actor, Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        YearlyReviews reviews = reviewing.reviews(agreement, actor);
        YearlyReviews.Round round =
                reviews.find(number).filter(one -> !one.isOpen()).orElseThrow(NotFoundException::new);
        LocalDate held = round.review().held();
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("round", round);
        model.addAttribute(
                "parties",
                rows.parties(
                        round,
                        agreement.circles().bound(held == null ? round.review().opened() : held),
                        actor));
        model.addAttribute("assessed", assessed(agreement, reviews, round));
        model.addAttribute("minutes", new java.util.TreeMap<>(round.minutes()));
        model.addAttribute("agreed", rows.actions(reviews.agreedIn(number), actor));
        return "follow-up-review-finished";
    }

    /** What parties said in a review, and after it what was carried into it because they said nothing. */
    private List<Assessed> assessed(Agreement agreement, YearlyReviews reviews, YearlyReviews.Round round) {
        var assessed = new ArrayList<Assessed>();
        for (Noted<YearlyNote> noted : round.assessments()) {
            assessed.add(assessed((MatterAssessed) noted.note(), false));
        }
        LocalDate held = round.review().held();
        LocalDate day = held == null ? round.review().opened() : held;
        List<Matter.Found> matters = reviewing.matters(agreement, day);
        for (PartyId party : agreement.circles().bound(day)) {
            reviews.carried(round.number(), party, matters).stream()
                    .filter(one -> one.found() != null && one.isCarriedOver())
                    .forEach(one -> assessed.add(assessed(Objects.requireNonNull(one.last()), true)));
        }
        return assessed;
    }

    private Assessed assessed(MatterAssessed said, boolean carried) {
        return new Assessed(rows.name(said.matter(), said.named()), words.party(said.party()), said, carried);
    }

    /**
     * What stood of a matter for a party when a review was finished.
     *
     * @param carried whether it was said in a review before, and not looked at again
     */
    record Assessed(String matter, String party, MatterAssessed said, boolean carried) {}

    @PostMapping("/agreements/{id}/follow-up/review/open")
    String open(@PathVariable AgreementId id, Actor actor, RedirectAttributes flash) {
        return answers.here(
                revising.openReview(id, actor),
                id,
                new Form(MultiValueMap.fromSingleValue(java.util.Map.of())),
                flash,
                "done.review-opened",
                page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/review/answer")
    String answer(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("wish");
        Wish wish = form.value("wish", Wish::valueOf);
        PartyId own = actor.organisation();
        if (!form.isSound() || wish == null || own == null) {
            return answers.unreadable(form, flash, page(id));
        }
        var answer = new PartyAnswered(open(id, actor), own, wish, form.text("answerWords"));
        return answers.noted(
                reviewing.answer(id, answer, actor), form, flash, "done.review-answered", page(id) + "#answers");
    }

    @PostMapping("/agreements/{id}/follow-up/review/assessments")
    String assess(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Agreement agreement = inner(id, actor).agreement();
        PartyId own = actor.organisation();
        String round = open(id, actor);
        YearlyReviews reviews = reviewing.reviews(agreement, actor);
        int number = Integer.parseInt(round);
        var assessed = new ArrayList<MatterAssessed>();
        if (own == null) {
            return answers.unreadable(form, flash, page(id));
        }
        if (number > 0) {
            for (YearlyReviews.Carried one : reviews.carried(number, own, reviewing.matters(agreement))) {
                Matter.Found found = one.found();
                MatterAssessed said = found == null ? null : said(round, one, found, own, form);
                if (said != null) {
                    assessed.add(said);
                }
            }
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, page(id));
        }
        if (assessed.isEmpty()) {
            form.fault("assessments", "fault.nothing-assessed");
            return answers.unreadable(form, flash, page(id));
        }
        return answers.noted(
                reviewing.assess(id, assessed, actor), form, flash, "done.review-assessed", page(id) + "#assessments");
    }

    /** What a party says of a matter now; absent when it lets stand what it said before, in this review or the last. */
    private static @Nullable MatterAssessed said(
            String round, YearlyReviews.Carried carried, Matter.Found found, PartyId own, Form form) {
        String matter = found.matter().id();
        Assessment how = form.value("assessment-" + matter, Assessment::valueOf);
        String words = form.text("words-" + matter);
        MatterAssessed before = carried.now() == null ? carried.last() : carried.now();
        if (how == null) {
            // Words of its own need an assessment of its own.
            if (!words.isEmpty()
                    && (before == null || !words.equals(before.words().strip()))) {
                form.fault("assessment-" + matter, "fault.missing");
            }
            return null;
        }
        if (how.needsReason() && words.isEmpty()) {
            form.fault("words-" + matter, "fault.missing");
        }
        var said = new MatterAssessed(round, own, found.matter(), found.named(), found.words(), how, words);
        boolean stands =
                said.equals(carried.now()) || before == null && how == Assessment.NOT_ASSESSED && words.isEmpty();
        return stands ? null : said;
    }

    @PostMapping("/agreements/{id}/follow-up/review/meeting")
    String meeting(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        LocalDate held = form.requiredDate("held");
        String participants = form.required("participants");
        if (!form.isSound() || held == null) {
            return answers.unreadable(form, flash, page(id));
        }
        inner(id, actor);
        return answers.noted(
                reviewing.hold(id, held, participants, actor),
                form,
                flash,
                "done.review-meeting",
                page(id) + "#meeting");
    }

    @PostMapping("/agreements/{id}/follow-up/review/minutes")
    String minute(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("point");
        AgendaPoint point = form.value("point", AgendaPoint::valueOf);
        String decided = form.required("decided");
        if (!form.isSound() || point == null) {
            return answers.unreadable(form, flash, page(id));
        }
        var minuted = new PointMinuted(open(id, actor), point, decided);
        return answers.noted(
                reviewing.minute(id, minuted, actor), form, flash, "done.review-minuted", page(id) + "#point-" + point);
    }

    @PostMapping("/agreements/{id}/follow-up/review/actions")
    String agree(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String what = form.required("action");
        form.required("party");
        PartyId party = form.value("party", PartyId::new);
        form.required("role");
        Role role = form.value("role", Role::valueOf);
        LocalDate due = form.requiredDate("actionDue");
        if (!form.isSound() || party == null || role == null || due == null) {
            return answers.unreadable(form, flash, page(id));
        }
        var action = new ActionAgreed(
                UUID.randomUUID().toString(), Integer.parseInt(open(id, actor)), party, role, what, due);
        return answers.noted(
                reviewing.agree(id, action, actor), form, flash, "done.review-action", page(id) + "#actions");
    }

    @PostMapping("/agreements/{id}/follow-up/review/actions/{action}")
    String finish(
            @PathVariable AgreementId id,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String said = form.required("how");
        if (!form.isSound()) {
            return answers.unreadable(form, flash, page(id));
        }
        return form.text("act").equals("drop")
                ? answers.noted(
                        reviewing.drop(id, new ActionDropped(action, said), actor),
                        form,
                        flash,
                        "done.review-action-dropped",
                        page(id))
                : answers.noted(
                        reviewing.finish(id, new ActionDone(action, words.today(), said), actor),
                        form,
                        flash,
                        "done.review-action-done",
                        page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/review/conclude")
    String conclude(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("reviewOutcome");
        Review.Outcome outcome = form.value("reviewOutcome", Review.Outcome::valueOf);
        String reason = form.required("reason");
        String round = open(id, actor);
        if (!form.isSound() || outcome == null) {
            return answers.unreadable(form, flash, page(id));
        }
        List<Refusal> refusals = reviewing.conclude(id, outcome, reason, form.text("silence"), actor);
        return refusals.isEmpty()
                ? answers.done(flash, "done.review-closed", page(id) + "/" + round)
                : answers.refused(refusals, form, flash, page(id));
    }

    /** The pack as it is now; what the meeting has before it is kept when it is held. */
    @GetMapping("/agreements/{id}/follow-up/review/pack.{format:pdf|docx}")
    ResponseEntity<byte[]> draw(@PathVariable AgreementId id, @PathVariable String format, Actor actor) {
        Agreement agreement = inner(id, actor).agreement();
        DocumentFormat as = Arrays.stream(DocumentFormat.values())
                .filter(one -> one.extension().equals(format))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        byte[] bytes = reviewing.draw(agreement, as, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(
                bytes,
                words.capital(FollowUpSubject.REVIEW) + " – " + agreement.head().title() + "." + format,
                as.mediaType());
    }

    @GetMapping("/agreements/{id}/follow-up/review/papers/{digest}")
    ResponseEntity<byte[]> paper(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        Files.StoredFile file =
                reviewing.handOut(inner(id, actor).agreement(), digest, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }

    private AgreementView inner(AgreementId id, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        return view;
    }

    /** The number of the review that is open, which a rule refuses when there is none. */
    private String open(AgreementId id, Actor actor) {
        return reviewing
                .reviews(inner(id, actor).agreement(), actor)
                .open()
                .map(round -> String.valueOf(round.number()))
                .orElse("0");
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.REVIEW, "");
    }
}
