package no.avtaleverk.web.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.body.BodyNote.BodyActionAgreed;
import no.avtaleverk.model.body.BodyNote.BodyActionDone;
import no.avtaleverk.model.body.BodyNote.BodyActionDropped;
import no.avtaleverk.model.body.BodyNote.BodyClosed;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.body.BodyNote.BodyMandateRenewed;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCalled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCancelled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingHeld;
import no.avtaleverk.model.body.BodyNote.BodyPartiesChanged;
import no.avtaleverk.model.body.BodyNote.BodySeatFilled;
import no.avtaleverk.model.body.BodyNote.BodySeatVacated;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.body.Convening.Founding;
import no.avtaleverk.workflow.body.Convening.Seen;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
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

/** Samarbeidsorganer: who sits in them, when they meet, and what they agree shall be done. */
@Controller
final class BodyController {
    private final Convening convening;
    private final Viewing viewing;
    private final PartyRegister register;
    private final Uploads uploads;
    private final PageAnswers answers;
    private final PageWords words;

    BodyController(
            Convening convening,
            Viewing viewing,
            PartyRegister register,
            Uploads uploads,
            PageAnswers answers,
            PageWords words) {
        this.convening = convening;
        this.viewing = viewing;
        this.register = register;
        this.uploads = uploads;
        this.answers = answers;
        this.words = words;
    }

    /** An organ in the list. */
    record BodyLine(Seen seen, Body.@Nullable Meeting next, long open, long late) {}

    /** A meeting with the agreements it speaks of that the reader may know of, by id, with their titles. */
    record MeetingLine(Body.Meeting meeting, Map<AgreementId, String> agreements, List<ActionLine> actions) {}

    /** An action point with whose it is. */
    record ActionLine(Body.Action action, String party, boolean late, boolean mayFinish) {}

    @GetMapping("/bodies")
    String all(Actor actor, Model model) {
        LocalDate today = words.today();
        var communities = new LinkedHashMap<String, List<BodyLine>>();
        for (Seen seen : convening.all(actor)) {
            Body body = seen.body();
            communities
                    .computeIfAbsent(body.founded().community(), community -> new java.util.ArrayList<>())
                    .add(new BodyLine(
                            seen,
                            body.meetings().stream()
                                    .filter(Body.Meeting::isAhead)
                                    .findFirst()
                                    .orElse(null),
                            body.actions().stream().filter(Body.Action::isOpen).count(),
                            body.actions().stream()
                                    .filter(action -> action.isLate(today))
                                    .count()));
        }
        model.addAttribute("communities", communities);
        model.addAttribute("mayFound", mayFound(actor));
        return "bodies";
    }

    private static boolean mayFound(Actor actor) {
        PartyId own = actor.organisation();
        return own != null && !own.value().startsWith("kommune-") && actor.mayCoordinate(List.of(own));
    }

    @GetMapping("/bodies/new")
    String begin(Actor actor, Model model) {
        PartyId own = actor.organisation();
        if (own == null || !mayFound(actor)) {
            model.addAttribute("whose", "body");
            return "not-for-you";
        }
        model.addAttribute("own", own);
        model.addAttribute("kinds", Body.Kind.values());
        model.addAttribute("kommuner", municipalitiesOf(own));
        model.addAttribute("others", others(own));
        return "body-new";
    }

    private List<PartyId> municipalitiesOf(PartyId trust) {
        LocalDate today = words.today();
        return register.municipalitiesOn(today).stream()
                .filter(one -> register.trustOf(one.id()).filter(trust::equals).isPresent())
                .map(Party::id)
                .toList();
    }

    /** Other trusts and hospitals under the same regional authority. */
    private List<PartyId> others(PartyId trust) {
        return register.regionOf(trust)
                .map(region -> register.trustsUnder(region.id()).stream()
                        .filter(one -> !one.equals(trust) && register.get(one).existsOn(words.today()))
                        .sorted(Comparator.comparing(words::party))
                        .toList())
                .orElse(List.of());
    }

    @PostMapping("/bodies")
    String found(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        String name = form.title("bodyName");
        Body.Kind kind = form.value("kind", Body.Kind::valueOf);
        String mandate = form.required("mandate");
        LocalDate from = form.requiredDate("mandateFrom");
        LocalDate last = form.date("mandateLast");
        Set<PartyId> parties = new TreeSet<>(form.values("party", PartyId::new));
        PartyId own = actor.organisation();
        if (!form.isSound() || kind == null || from == null || own == null) {
            return answers.unreadable(form, flash, "/bodies/new");
        }
        parties.add(own);
        var founded = new BodyFounded(
                "", name, kind, form.text("community"), parties, mandate, from, last == null ? null : last.plusDays(1));
        return switch (convening.found(founded, actor)) {
            case Founding.Founded made -> answers.done(flash, "done.body-founded", "/bodies/" + made.id());
            case Founding.Refused refused -> answers.refused(refused.reasons(), form, flash, "/bodies/new");
        };
    }

    @GetMapping("/bodies/{body}")
    String show(@PathVariable String body, Actor actor, Model model) {
        Seen seen = convening.find(body, actor).orElseThrow(NotFoundException::new);
        Body found = seen.body();
        LocalDate today = words.today();
        Map<AgreementId, String> titles = titles(found, actor);
        List<MeetingLine> meetings = found.meetings().stream()
                .map(meeting -> line(found, meeting, titles, actor))
                .toList();
        LocalDate until = found.mandate().until();
        model.addAttribute("seen", seen);
        model.addAttribute("body", found);
        model.addAttribute("today", today);
        model.addAttribute("mandateLast", until == null ? null : until.minusDays(1));
        model.addAttribute("mandateOver", until != null && !today.isBefore(until));
        model.addAttribute("seats", found.seatsOn(today));
        model.addAttribute(
                "ahead",
                meetings.stream().filter(one -> one.meeting().isAhead()).toList());
        model.addAttribute(
                "held",
                meetings.reversed().stream()
                        .filter(one -> !one.meeting().isAhead())
                        .toList());
        model.addAttribute("actions", actions(found, null, actor));
        model.addAttribute("duties", Body.Duty.values());
        model.addAttribute("roles", DeliveryController.ROLES);
        boolean keeps = seen.writes() && found.secretariat().equals(actor.organisation());
        model.addAttribute("keeps", keeps);
        if (keeps) {
            var candidates = new TreeSet<>(found.parties());
            found.parties().stream()
                    .filter(party -> !party.value().startsWith("kommune-"))
                    .forEach(trust -> {
                        candidates.addAll(municipalitiesOf(trust));
                        candidates.addAll(others(trust));
                    });
            model.addAttribute("candidates", candidates);
        }
        if (seen.writes()) {
            model.addAttribute("askable", choices(found, actor));
        }
        return "body";
    }

    /** The agreements that a meeting can be about: those between the parties of the organ that the person knows from within. */
    private Map<AgreementId, String> choices(Body body, Actor actor) {
        var choices = new LinkedHashMap<AgreementId, String>();
        for (AgreementView view : viewing.register(actor)) {
            if (view.inner()
                    && view.agreement().head().parties().stream()
                            .allMatch(party -> body.parties().contains(party.id()))) {
                choices.put(view.agreement().id(), view.agreement().head().title());
            }
        }
        return choices;
    }

    private Map<AgreementId, String> titles(Body body, Actor actor) {
        var titles = new LinkedHashMap<AgreementId, String>();
        body.meetings().stream()
                .flatMap(meeting -> meeting.called().agreements().stream())
                .distinct()
                .forEach(id -> viewing.view(id, actor)
                        .ifPresent(
                                view -> titles.put(id, view.agreement().head().title())));
        return titles;
    }

    private MeetingLine line(Body body, Body.Meeting meeting, Map<AgreementId, String> titles, Actor actor) {
        var agreements = new LinkedHashMap<AgreementId, String>();
        for (AgreementId id : meeting.called().agreements()) {
            Optional.ofNullable(titles.get(id)).ifPresent(title -> agreements.put(id, title));
        }
        return new MeetingLine(meeting, agreements, actions(body, meeting.id(), actor));
    }

    /** @param meeting id of the meeting that agreed them; absent for the open ones of all */
    private List<ActionLine> actions(Body body, @Nullable String meeting, Actor actor) {
        return body.actions().stream()
                .filter(action -> meeting == null
                        ? action.isOpen()
                        : action.agreed().meeting().equals(meeting))
                .map(action -> {
                    BodyActionAgreed agreed = action.agreed();
                    boolean own = agreed.party().equals(actor.organisation())
                            && (actor.mayCoordinate(List.of(agreed.party())) || actor.has(agreed.role()));
                    return new ActionLine(
                            action, words.party(agreed.party()), action.isLate(words.today()), own && action.isOpen());
                })
                .sorted(Comparator.comparing(line -> line.action().agreed().due()))
                .toList();
    }

    @PostMapping("/bodies/{body}/mandate")
    String renew(
            @PathVariable String body,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String mandate = form.required("mandate");
        LocalDate from = form.requiredDate("mandateFrom");
        LocalDate last = form.date("mandateLast");
        if (!form.isSound() || from == null) {
            return answers.unreadable(form, flash, page(body));
        }
        var renewed = new BodyMandateRenewed("", mandate, from, last == null ? null : last.plusDays(1));
        return noted(convening.renew(body, renewed, actor), form, flash, "done.body-mandate", body);
    }

    @PostMapping("/bodies/{body}/parties")
    String represent(
            @PathVariable String body,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        var parties = new TreeSet<>(form.values("party", PartyId::new));
        return form.isSound()
                ? noted(
                        convening.represent(body, new BodyPartiesChanged("", parties), actor),
                        form,
                        flash,
                        "done.body-parties",
                        body)
                : answers.unreadable(form, flash, page(body));
    }

    @PostMapping("/bodies/{body}/seats")
    String fill(
            @PathVariable String body,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Body.Duty duty = form.value("duty", Body.Duty::valueOf);
        PartyId party = form.value("seatParty", PartyId::new);
        String represents = party == null ? form.required("represents") : form.text("represents");
        String office = form.required("office");
        LocalDate from = form.requiredDate("seatFrom");
        if (!form.isSound() || duty == null || from == null) {
            return answers.unreadable(form, flash, page(body));
        }
        var filled = new BodySeatFilled(
                UUID.randomUUID().toString(), duty, party, represents, office, form.text("seatName"), from);
        return noted(convening.fill(body, filled, actor), form, flash, "done.body-seat", body);
    }

    @PostMapping("/bodies/{body}/seats/{seat}/vacated")
    String vacate(
            @PathVariable String body,
            @PathVariable String seat,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var vacated = new BodySeatVacated(seat, words.today());
        return noted(convening.vacate(body, vacated, actor), new Form(fields), flash, "done.body-seat-vacated", body);
    }

    @PostMapping("/bodies/{body}/meetings")
    String call(
            @PathVariable String body,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        LocalDate on = form.requiredDate("meetingOn");
        String agenda = form.required("agenda");
        List<AgreementId> agreements = form.values("agreement", AgreementId::new);
        if (!form.isSound() || on == null) {
            return answers.unreadable(form, flash, page(body));
        }
        var called = new BodyMeetingCalled(UUID.randomUUID().toString(), on, form.text("place"), agenda, agreements);
        return noted(convening.call(body, called, actor), form, flash, "done.body-meeting", body);
    }

    /** Minutes, or word that it is not held; which one is said by the button. */
    @PostMapping("/bodies/{body}/meetings/{meeting}")
    String hold(
            @PathVariable String body,
            @PathVariable String meeting,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        var form = new Form(fields);
        if (form.text("act").equals("cancel")) {
            var cancelled = new BodyMeetingCancelled(meeting, form.required("reason"));
            return noted(convening.cancel(body, cancelled, actor), form, flash, "done.body-meeting-cancelled", body);
        }
        LocalDate on = form.requiredDate("heldOn");
        List<String> decisions = form.text("decisions")
                .lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        Uploads.Upload upload = uploads.read(file, form);
        if (!form.isSound() || on == null) {
            return answers.unreadable(form, flash, page(body));
        }
        if (!upload.isTaken()) {
            return answers.refused(upload.reasons(), form, flash, page(body));
        }
        var held = new BodyMeetingHeld(meeting, on, form.text("minutesText"), upload.attachment(), decisions);
        return noted(convening.hold(body, held, upload.sound(), actor), form, flash, "done.body-minutes", body);
    }

    @PostMapping("/bodies/{body}/actions")
    String agree(
            @PathVariable String body,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String what = form.required("what");
        PartyId party = form.value("actionParty", PartyId::new);
        Role role = form.value("role", Role::valueOf);
        LocalDate due = form.requiredDate("actionDue");
        if (!form.isSound() || party == null || role == null || due == null) {
            return answers.unreadable(form, flash, page(body));
        }
        var agreed = new BodyActionAgreed(UUID.randomUUID().toString(), form.text("meeting"), what, party, role, due);
        return noted(convening.agree(body, agreed, actor), form, flash, "done.body-action", body);
    }

    /** It is done, or shall not be done after all; which one is said by the button. */
    @PostMapping("/bodies/{body}/actions/{action}")
    String finish(
            @PathVariable String body,
            @PathVariable String action,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        boolean drop = form.text("act").equals("drop");
        List<Refusal> reasons = drop
                ? convening.drop(body, new BodyActionDropped(action, form.required("reason")), actor)
                : convening.finish(body, new BodyActionDone(action, words.today(), form.required("proof")), actor);
        return noted(reasons, form, flash, drop ? "done.body-action-dropped" : "done.body-action-done", body);
    }

    @PostMapping("/bodies/{body}/closing")
    String close(
            @PathVariable String body,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        var closed = new BodyClosed("", words.today(), form.required("reason"));
        return noted(convening.close(body, closed, actor), form, flash, "done.body-closed", body);
    }

    private String noted(List<Refusal> reasons, Form form, RedirectAttributes flash, String done, String body) {
        return answers.noted(reasons, form, flash, done, page(body));
    }

    private static String page(String body) {
        return "/bodies/" + body;
    }
}
