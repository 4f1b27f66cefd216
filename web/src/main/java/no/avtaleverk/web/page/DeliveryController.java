package no.avtaleverk.web.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.delivery.Delivery;
import no.avtaleverk.model.delivery.Delivery.Occurrence;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryAccepted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryEnded;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryObjected;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryStarted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.delivery.Delivering;
import no.avtaleverk.workflow.delivery.Delivering.Followed;
import no.avtaleverk.workflow.delivery.Delivering.Wish;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What clauses say shall be delivered, and whether it came. */
@Controller
final class DeliveryController {
    /** The roles whose task something in the following up can be. */
    static final List<Role> ROLES = List.of(Role.COORDINATOR, Role.LEADER, Role.JURIST, Role.COUNCIL_SECRETARY);

    private final AgreementPages pages;
    private final Delivering delivering;
    private final DeliveryLines lines;
    private final Uploads uploads;
    private final PageAnswers answers;
    private final PageWords words;

    DeliveryController(
            AgreementPages pages,
            Delivering delivering,
            DeliveryLines lines,
            Uploads uploads,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.delivering = delivering;
        this.lines = lines;
        this.uploads = uploads;
        this.answers = answers;
        this.words = words;
    }

    /** One time it is due, with what the reader may do about it; the form that makes it is the page's to show. */
    record TimeLine(Occurrence occurrence, PageWords.Chip chip, boolean mayMake, boolean mayAnswer) {}

    /**
     * A delivery.
     *
     * @param times the open and the newest ones, the nearest first
     * @param earlier how many more there are
     */
    record Line(
            Followed followed,
            PageWords.Chip chip,
            String owner,
            String receiver,
            String clause,
            List<TimeLine> times,
            List<TimeLine> earlier,
            boolean mayEnd,
            @Nullable Reworded reworded) {
        public Delivery delivery() {
            return followed.delivery();
        }
    }

    /**
     * How the clause of a delivery was worded anew.
     *
     * @param quote words that make the duty now, as far as can be told
     */
    record Reworded(List<TextDifference.Segment> words, String quote) {}

    @GetMapping("/agreements/{id}/follow-up/delivery")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", words.today());
        List<Line> all = delivering.followed(agreement, actor).stream()
                .map(one -> line(view, one, actor))
                .toList();
        model.addAttribute(
                "lines",
                all.stream().filter(one -> one.delivery().ended() == null).toList());
        model.addAttribute(
                "ended",
                all.stream().filter(one -> one.delivery().ended() != null).toList());
        return "follow-up-delivery";
    }

    private AgreementView inner(AgreementId id, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        return view;
    }

    private Line line(AgreementView view, Followed followed, Actor actor) {
        Delivery delivery = followed.delivery();
        DeliveryStarted started = delivery.started();
        PartyId own = actor.organisation();
        boolean coordinates = own != null && actor.mayCoordinate(List.of(own));
        boolean owns = started.owner().equals(own);
        boolean receives = own != null
                && delivery.isFor(own)
                && view.agreement().circles().bound(words.today()).contains(own);
        boolean mayMake = owns && (coordinates || actor.has(started.role()));
        boolean mayAnswer = receives && own != null && (coordinates || actor.maySignFor(own));
        List<TimeLine> times = followed.occurrences().reversed().stream()
                .map(one -> new TimeLine(
                        one,
                        chip(one),
                        mayMake && one.isOpen(),
                        mayAnswer && one.standing() == Delivery.Standing.DELIVERED))
                .toList();
        PartyId receiver = started.receiver();
        List<TimeLine> shown = times.stream()
                .filter(one -> one.occurrence().standing() != Delivery.Standing.ACCEPTED || one == times.getFirst())
                .toList();
        return new Line(
                followed,
                lines.chip(followed),
                words.party(started.owner()),
                receiver == null ? words.say("delivery.any-party") : words.party(receiver),
                pages.text(view, delivery.version())
                        .clauses()
                        .find(delivery.clause())
                        .map(Clause::title)
                        .orElse(""),
                shown,
                times.stream().filter(one -> !shown.contains(one)).toList(),
                coordinates && (owns || receives) && delivery.ended() == null,
                followed.clause() == Delivery.ClauseNow.CHANGED
                        ? reworded(view.agreement(), delivery).orElse(null)
                        : null);
    }

    private Optional<Reworded> reworded(Agreement agreement, Delivery delivery) {
        Optional<Clause> then = delivering.clauseThen(agreement, delivery);
        return delivering.clauseNow(agreement, delivery).map(now -> {
            String quote = delivery.quote();
            String words = Delivering.quotation(now);
            return new Reworded(
                    TextDifference.words(then.map(Delivering::quotation).orElse(quote), words),
                    words.contains(quote) ? quote : words);
        });
    }

    private PageWords.Chip chip(Occurrence one) {
        String text = words.capital(one.standing());
        return switch (one.standing()) {
            case EXPECTED -> new PageWords.Chip(text, "neutral", "clock");
            case LATE -> new PageWords.Chip(text, "danger", "warning");
            case DELIVERED -> new PageWords.Chip(text, "info", "half");
            case OBJECTED -> new PageWords.Chip(text, "warning", "question");
            case ACCEPTED -> new PageWords.Chip(text, "success", "check");
        };
    }

    @GetMapping("/agreements/{id}/follow-up/delivery/new")
    String begin(
            @PathVariable AgreementId id,
            @RequestParam int version,
            @RequestParam ClauseId clause,
            Actor actor,
            Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        Collection<PartyId> bound = agreement.circles().bound(words.today());
        AgreementPages.Text text = pages.text(view, version);
        Clause found = text.clauses().filled(text.head()).find(clause).orElseThrow(NotFoundException::new);
        if (text.version() == null || !agreement.isConcluded(text.version()) || !actor.mayCoordinate(bound)) {
            throw new NotFoundException();
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute("version", version);
        model.addAttribute("clause", found);
        model.addAttribute("quote", Delivering.quotation(found));
        model.addAttribute("parties", bound);
        model.addAttribute("own", actor.organisation());
        model.addAttribute("roles", ROLES);
        return "follow-up-delivery-new";
    }

    @PostMapping("/agreements/{id}/follow-up/delivery/deliveries")
    String start(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Integer version = form.value("version", Integer::valueOf);
        ClauseId clause = form.value("clause", ClauseId::new);
        String quote = form.required("quote");
        String what = form.required("what");
        PartyId owner = form.value("owner", PartyId::new);
        PartyId receiver = form.value("receiver", PartyId::new);
        Role role = form.value("role", Role::valueOf);
        LocalDate due = form.requiredDate("deliveryDue");
        Integer every = form.value("everyMonths", DeliveryController::months);
        if (version == null || clause == null || owner == null || role == null) {
            return answers.unreadable(form, flash, page(id));
        }
        String back = page(id) + "/new?version=" + version + "&clause=" + clause;
        if (!form.isSound() || due == null) {
            return answers.unreadable(form, flash, back);
        }
        var wish = new Wish(
                UUID.randomUUID().toString(),
                version,
                clause,
                quote,
                what,
                owner,
                role,
                receiver,
                due,
                every == null ? 0 : every,
                form.text("settlement"));
        List<Refusal> reasons = delivering.start(id, wish, actor);
        return reasons.isEmpty()
                ? answers.done(flash, "done.delivery-started", page(id))
                : answers.refused(reasons, form, flash, back);
    }

    private static Integer months(String text) {
        int months = Integer.parseInt(text);
        if (months < 0 || months > DeliveryStarted.RAREST) {
            throw new IllegalArgumentException("Not so many months: " + text);
        }
        return months;
    }

    /** One of the acts a delivery can have; which one is said by the button. */
    @PostMapping("/agreements/{id}/follow-up/delivery/deliveries/{item}")
    String act(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        var form = new Form(fields);
        Integer number = form.value("occurrence", Integer::valueOf);
        int occurrence = number == null ? 0 : number;
        LocalDate today = words.today();
        return switch (form.text("act")) {
            case "make" -> {
                LocalDate on = form.requiredDate("deliveredOn");
                String evidence = form.required("evidence");
                Uploads.Upload upload = uploads.read(file, form);
                if (!form.isSound() || on == null) {
                    yield answers.unreadable(form, flash, page(id));
                }
                yield upload.isTaken()
                        ? answered(
                                id,
                                delivering.make(
                                        id,
                                        new DeliveryMade(item, occurrence, on, evidence, upload.attachment()),
                                        upload.sound(),
                                        actor),
                                form,
                                flash,
                                "done.delivery-made")
                        : answers.refused(upload.reasons(), form, flash, page(id));
            }
            case "accept" ->
                answered(
                        id,
                        delivering.accept(id, new DeliveryAccepted(item, occurrence, today), actor),
                        form,
                        flash,
                        "done.delivery-accepted");
            case "object" ->
                answered(
                        id,
                        delivering.object(id, new DeliveryObjected(item, occurrence, form.required("reason")), actor),
                        form,
                        flash,
                        "done.delivery-objected");
            case "uphold" ->
                answered(
                        id,
                        delivering.uphold(id, item, form.required("quote"), actor),
                        form,
                        flash,
                        "done.delivery-upheld");
            case "end" ->
                answered(
                        id,
                        delivering.end(id, new DeliveryEnded(item, today, form.required("reason")), actor),
                        form,
                        flash,
                        "done.delivery-ended");
            default -> throw new NotFoundException();
        };
    }

    private String answered(AgreementId id, List<Refusal> reasons, Form form, RedirectAttributes flash, String done) {
        return answers.noted(reasons, form, flash, done, page(id));
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.DELIVERY, "");
    }
}
