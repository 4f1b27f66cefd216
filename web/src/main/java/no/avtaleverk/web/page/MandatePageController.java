package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.party.Absence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Authority.Ruling;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.mandate.Mandating;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign for one's own organisation, and could when. */
@Controller
final class MandatePageController {
    private static final String PAGE = "/mandates";

    private final Mandating mandating;
    private final PageAnswers answers;
    private final PageWords words;

    MandatePageController(Mandating mandating, PageAnswers answers, PageWords words) {
        this.mandating = mandating;
        this.answers = answers;
        this.words = words;
    }

    /**
     * A mandate with what is shown of it.
     *
     * @param spans days in which the holder could sign by it, oldest first
     * @param principal whom a deputy stands in for
     */
    record Line(
            Mandate mandate,
            Authority.Standing standing,
            @Nullable LocalDate lastDay,
            List<String> spans,
            @Nullable Mandate principal,
            @Nullable Contact contact,
            boolean mayEnd) {}

    /** An absence that is not over. */
    record AwayLine(Absence absence, String name, @Nullable LocalDate lastDay, boolean mayEnd) {}

    @GetMapping(PAGE)
    String mandates(Actor actor, Model model) {
        Authority authority = mandating.own(actor).orElseThrow(NotFoundException::new);
        LocalDate today = words.today();
        boolean keeps = actor.mayKeepMandates(authority.party());
        boolean signs = actor.maySignFor(authority.party());
        var contacts = mandating.contacts(actor);
        List<Authority.Span> timeline = authority.timeline();
        List<Line> lines = authority.mandates().stream()
                .map(mandate -> new Line(
                        mandate,
                        authority.standing(mandate, today),
                        words.lastDay(mandate.period()),
                        timeline.stream()
                                .filter(span -> span.mandate().equals(mandate))
                                .map(span -> days(span.period()))
                                .toList(),
                        Optional.ofNullable(mandate.deputyOf())
                                .flatMap(authority::find)
                                .orElse(null),
                        contacts.get(mandate.holder()),
                        (keeps || (signs && mandate.basis() == Mandate.Basis.DELEGATION))
                                && authority.standing(mandate, today) != Authority.Standing.OVER))
                .sorted(Comparator.comparing((Line line) -> line.standing() == Authority.Standing.OVER))
                .toList();
        model.addAttribute("party", authority.party());
        model.addAttribute("lines", lines);
        model.addAttribute(
                "current",
                lines.stream()
                        .filter(line -> line.standing() != Authority.Standing.OVER)
                        .toList());
        model.addAttribute(
                "over",
                lines.stream()
                        .filter(line -> line.standing() == Authority.Standing.OVER)
                        .toList());
        model.addAttribute(
                "away",
                authority.absences().stream()
                        .filter(absence -> absence.period().until() == null
                                || absence.period().until().isAfter(today))
                        .map(absence -> new AwayLine(
                                absence,
                                name(authority, absence.holder()),
                                words.lastDay(absence.period()),
                                keeps || (signs && actor.userId().equals(absence.holder()))))
                        .toList());
        model.addAttribute("keeps", keeps);
        model.addAttribute("delegates", signs);
        model.addAttribute(
                "holders",
                lines.stream()
                        .filter(line -> line.standing() != Authority.Standing.OVER)
                        .map(Line::mandate)
                        .filter(mandate -> keeps || mandate.isHeldBy(actor))
                        .toList());
        boolean municipal = authority.party().isMunicipality();
        model.addAttribute(
                "bases",
                keeps
                        ? municipal
                                ? List.of(Mandate.Basis.LAW, Mandate.Basis.DELEGATION)
                                : List.of(
                                        Mandate.Basis.BOARD, Mandate.Basis.MANAGING_DIRECTOR, Mandate.Basis.DELEGATION)
                        : List.of(Mandate.Basis.DELEGATION));
        model.addAttribute(
                "kinds",
                Arrays.stream(AgreementKind.values())
                        .filter(kind -> !kind.isStandardText())
                        .toList());
        return "mandates";
    }

    private static String name(Authority authority, String holder) {
        return authority.mandates().stream()
                .filter(mandate -> mandate.holder().equals(holder))
                .map(Mandate::name)
                .reduce((earlier, later) -> later)
                .orElse(holder);
    }

    private String days(Period period) {
        LocalDate last = words.lastDay(period);
        return words.date(period.from()) + "–" + (last == null ? "" : words.date(last));
    }

    @PostMapping(PAGE)
    String grant(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = own(actor);
        Mandate.Basis basis = form.required("basis").isEmpty() ? null : form.value("basis", Mandate.Basis::valueOf);
        LocalDate from = form.requiredDate("from");
        LocalDate last = form.date("last");
        List<AgreementKind> kinds = form.values("kinds", AgreementKind::valueOf);
        MandateId deputyOf = form.value("deputyOf", MandateId::new);
        Language language = form.value("contactLanguage", Language::valueOf);
        String holder = form.required("holder");
        String name = form.required("holderName");
        String capacity = form.required("capacity");
        if (from != null && last != null && last.isBefore(from)) {
            form.fault("last", "fault.date");
        }
        if (!form.isSound() || basis == null || from == null) {
            return answers.unreadable(form, flash, PAGE);
        }
        var mandate = new Mandate(
                MandateId.random(),
                own,
                holder,
                name,
                capacity,
                basis,
                form.text("mandateReference"),
                new Period(from, last == null ? null : last.plusDays(1)),
                kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds),
                deputyOf,
                form.isChecked("standing"));
        String email = form.text("email");
        Optional<Contact> contact = email.isEmpty()
                ? Optional.empty()
                : Optional.of(new Contact(email, language == null ? Language.BOKMAL : language));
        return answered(mandating.grant(mandate, contact, actor), form, flash, "done.mandate");
    }

    @PostMapping(PAGE + "/{mandate}/end")
    String end(
            @PathVariable String mandate,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = own(actor);
        LocalDate last = form.requiredDate("last");
        String reason = form.required("reason");
        if (!form.isSound() || last == null) {
            return answers.unreadable(form, flash, PAGE);
        }
        return answered(
                mandating.end(own, id(mandate), last.plusDays(1), reason, actor), form, flash, "done.mandate-ended");
    }

    @PostMapping(PAGE + "/away")
    String away(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = own(actor);
        String holder = form.required("holder");
        LocalDate from = form.requiredDate("from");
        LocalDate last = form.date("last");
        if (from != null && last != null && last.isBefore(from)) {
            form.fault("last", "fault.date");
        }
        if (!form.isSound() || from == null) {
            return answers.unreadable(form, flash, PAGE);
        }
        var absence =
                new Absence(holder, new Period(from, last == null ? null : last.plusDays(1)), form.text("reason"));
        return answered(mandating.away(own, absence, actor), form, flash, "done.away");
    }

    @PostMapping(PAGE + "/back")
    String back(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = own(actor);
        String holder = form.required("holder");
        return form.isSound()
                ? answered(mandating.back(own, holder, words.today(), actor), form, flash, "done.back")
                : answers.unreadable(form, flash, PAGE);
    }

    private String answered(Ruling ruling, Form form, RedirectAttributes flash, String done) {
        return switch (ruling) {
            case Ruling.Made made -> answers.done(flash, done, PAGE);
            case Ruling.Refused refused -> answers.refused(refused.reasons(), form, flash, PAGE);
        };
    }

    private static PartyId own(Actor actor) {
        PartyId own = actor.organisation();
        if (own == null) {
            throw new NotFoundException();
        }
        return own;
    }

    private static MandateId id(String text) {
        try {
            return new MandateId(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }
}
