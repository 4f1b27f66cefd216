package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.web.security.ActorResolver;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends people on to the next page with word of what was done, or back with every reason why it was not. */
@Component
final class PageAnswers {
    static final String DONE = "done";
    static final String FAULTS = "faults";
    static final String GIVEN = "given";

    private final Wording wording;
    private final MessageSource messages;
    private final Viewing viewing;

    PageAnswers(Wording wording, MessageSource messages, Viewing viewing) {
        this.wording = wording;
        this.messages = messages;
        this.viewing = viewing;
    }

    /**
     * Answer a request for change.
     *
     * @param done key of the message when it was done
     * @param onward path to go to then
     * @param back path to go to when it was refused
     */
    String to(
            Decision decision,
            AgreementId id,
            Form form,
            RedirectAttributes flash,
            String done,
            String onward,
            String back) {
        return switch (decision) {
            case Decision.Accepted accepted -> done(flash, done, onward);
            case Decision.Refused refused -> {
                flash.addFlashAttribute(FAULTS, faults(refused.reasons(), id, form));
                flash.addFlashAttribute(GIVEN, form.given());
                yield "redirect:" + back;
            }
        };
    }

    /** The same for a form whose page is shown again, whatever comes of it. */
    String here(Decision decision, AgreementId id, Form form, RedirectAttributes flash, String done, String page) {
        return to(decision, id, form, flash, done, page, page);
    }

    String done(RedirectAttributes flash, String done, String onward) {
        flash.addFlashAttribute(DONE, done);
        return "redirect:" + onward;
    }

    /** Go back with every reason why it was not done, where no agreement is spoken of. */
    String refused(List<Refusal> reasons, Form form, RedirectAttributes flash, String back) {
        flash.addFlashAttribute(
                FAULTS,
                reasons.stream()
                        .flatMap(reason ->
                                atFields(reason, form).orElseGet(() -> List.of(new Fault(words(reason), ""))).stream())
                        .distinct()
                        .toList());
        flash.addFlashAttribute(GIVEN, form.given());
        return "redirect:" + back;
    }

    /**
     * Tell on a page which fields of what was asked for it could not be read.
     *
     * @param names the beginning of the keys of their names
     */
    static void tellFaults(Form form, String names, PageWords words, Model model) {
        if (!form.isSound()) {
            model.addAttribute(
                    FAULTS,
                    form.faults().entrySet().stream()
                            .map(fault -> new Fault(
                                    words.say(fault.getValue(), words.say(names + fault.getKey())),
                                    "#" + fault.getKey()))
                            .toList());
        }
    }

    /**
     * Answer a wish to have something frozen made again, beside the request.
     *
     * @param frozen where it is read; what comes of it is told below that
     */
    String madeAgain(AskingAgain.Start<?> start, Form form, RedirectAttributes flash, String frozen) {
        return switch (start) {
            case AskingAgain.Start.Begun<?> begun ->
                "redirect:" + frozen + "/again/" + begun.run().id();
            case AskingAgain.Start.Busy<?> busy -> refused(List.of(new Refusal.AskingAgainBusy()), form, flash, frozen);
            case AskingAgain.Start.Unknown<?> unknown -> throw new NotFoundException();
        };
    }

    /**
     * Answer a wish to note something.
     *
     * @param reasons what stands against it; empty when it was done
     * @param form whose faults come before the reasons, since they name the fields
     * @param page shown again, whatever comes of it
     */
    String noted(List<Refusal> reasons, Form form, RedirectAttributes flash, String done, String page) {
        if (!form.isSound()) {
            return unreadable(form, flash, page);
        }
        return reasons.isEmpty() ? done(flash, done, page) : refused(reasons, form, flash, page);
    }

    /** A reason in one sentence. */
    String words(Refusal reason) {
        return wording.of(reason, LocaleContextHolder.getLocale());
    }

    /** Send back a form with fields that could not be read. */
    String unreadable(Form form, RedirectAttributes flash, String back) {
        flash.addFlashAttribute(FAULTS, faults(form));
        flash.addFlashAttribute(GIVEN, form.given());
        return "redirect:" + back;
    }

    /** Send back a form that needs a file and came without. */
    String withoutFile(RedirectAttributes flash, String back) {
        flash.addFlashAttribute(FAULTS, List.of(named("file", "fault.file", LocaleContextHolder.getLocale())));
        return "redirect:" + back;
    }

    List<Fault> faults(Form form) {
        Locale locale = LocaleContextHolder.getLocale();
        var faults = new ArrayList<Fault>();
        form.faults().forEach((field, message) -> faults.add(named(field, message, locale)));
        return faults;
    }

    private Fault named(String field, String message, Locale locale) {
        return new Fault(
                messages.getMessage(message, new Object[] {label(field, locale)}, locale), "#" + field, message, "");
    }

    /** A reason that lies in what was typed in some fields, said of those; empty when it lies elsewhere. */
    private Optional<List<Fault>> atFields(Refusal reason, Form form) {
        Locale locale = LocaleContextHolder.getLocale();
        List<Fault> faults =
                switch (reason) {
                    case Refusal.TextTooLong tooLong ->
                        form.where(text -> text.length() > tooLong.max()).stream()
                                .map(field -> named(field, "fault.too-long", locale))
                                .toList();
                    case Refusal.NationalIdentityNumberBeside beside ->
                        form.where(NationalIdentityNumbers::occursIn).stream()
                                .map(field -> named(field, "fault.identity-number", locale))
                                .toList();
                    case Refusal.NotAnEmailAddress address ->
                        form.where(text -> true).stream()
                                .filter("email"::equals)
                                .map(field -> named(field, "fault.email", locale))
                                .toList();
                    case Refusal.DateInFuture future -> at(reason, form.whereDate(future.date()));
                    case Refusal.DatesOutOfOrder order -> at(reason, form.whereDate(order.later()));
                    case Refusal.DayNotPlausible day -> at(reason, form.whereDate(day.date()));
                    case Refusal.ReviewHeldBeforeOpened early -> at(reason, form.whereDate(early.held()));
                    case Refusal.NotAllAnswered unanswered -> at(reason, List.of("silence"));
                    default -> List.of();
                };
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
    }

    private List<Fault> at(Refusal reason, List<String> fields) {
        Locale locale = LocaleContextHolder.getLocale();
        String said = words(reason);
        return fields.stream()
                .limit(1)
                .map(field -> new Fault(
                        messages.getMessage("fault.at", new Object[] {label(field, locale), said}, locale),
                        "#" + field,
                        "fault.at",
                        said))
                .toList();
    }

    /** What a field is called on the page; those nobody sees have no name of their own. */
    private @Nullable String label(String field, Locale locale) {
        return messages.getMessage("field." + field, null, messages.getMessage("field.unseen", null, locale), locale);
    }

    /** The reasons, each with a link to where it can be put right. */
    List<Fault> faults(List<Refusal> reasons, AgreementId id) {
        return faults(reasons, id, new Form(new LinkedMultiValueMap<>()));
    }

    private List<Fault> faults(List<Refusal> reasons, AgreementId id, Form form) {
        // Named from what the reader sees: the text being written may have other headings than the one laid before the
        // parties.
        Clauses clauses = viewing.view(id, ActorResolver.current())
                .map(view -> view.agreement().clauses())
                .orElse(Clauses.NONE);
        return reasons.stream()
                .flatMap(reason -> atFields(reason, form).orElseGet(() -> List.of(at(reason, id, clauses))).stream())
                .distinct()
                .toList();
    }

    private Fault at(Refusal reason, AgreementId id, Clauses clauses) {
        String edit = "/agreements/" + id + "/edit";
        return new Fault(
                wording.of(reason, clauses, LocaleContextHolder.getLocale()),
                switch (reason) {
                    case Refusal.EmptyClause empty -> edit + "#" + empty.clause();
                    case Refusal.NationalIdentityNumber number -> edit + "#" + number.clause();
                    case Refusal.ClauseChangedMeanwhile changed -> edit + "#" + changed.clause();
                    case Refusal.DeviationUnexplained unexplained ->
                        "/agreements/" + id + "/deviations#" + unexplained.clause();
                    case Refusal.ConflictUndecided undecided -> "/agreements/" + id + "/proposal#" + undecided.clause();
                    case Refusal.OrderUndecided undecided -> "/agreements/" + id + "/proposal#order-MINE";
                    case Refusal.ParameterMissing missing -> edit + "/head#parameter-" + missing.name();
                    case Refusal.RequirementUnanswered unanswered -> edit + "/head#claim-" + unanswered.requirement();
                    default -> "";
                });
    }
}
