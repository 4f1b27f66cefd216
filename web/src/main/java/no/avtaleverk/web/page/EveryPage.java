package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.clock.TrialTime;
import no.avtaleverk.web.problem.Problem;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.web.problem.Problems;
import no.avtaleverk.web.security.ActorResolver;
import no.avtaleverk.web.security.SignInChoices;
import no.avtaleverk.web.security.SignedIn;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.body.UnknownBodyException;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.publication.FaultyTextException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What every page shows: who is signed in, in which language, where one is. */
@ControllerAdvice(basePackages = {"no.avtaleverk.web.page", "no.avtaleverk.web.problem"})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EveryPage {
    private final PageWords words;
    private final SignInChoices choices;
    private final Problems problems;
    private final Notifying notifying;

    private final @Nullable TrialTime trial;

    EveryPage(
            PageWords words,
            SignInChoices choices,
            Problems problems,
            Notifying notifying,
            ObjectProvider<TrialTime> trial) {
        this.trial = trial.getIfAvailable();
        this.words = words;
        this.choices = choices;
        this.problems = problems;
        this.notifying = notifying;
    }

    @ModelAttribute("words")
    PageWords words() {
        return words;
    }

    /** The person at work; an actor without any right when nobody has signed in. */
    @ModelAttribute("who")
    Actor who() {
        return ActorResolver.current();
    }

    @ModelAttribute("signedIn")
    boolean signedIn() {
        return ActorResolver.current() != ActorResolver.NOBODY;
    }

    /** How much the person was told and has not seen, counted up to 99. */
    @ModelAttribute("unseen")
    long unseen() {
        try {
            return notifying.told(ActorResolver.current(), 99).stream()
                    .filter(told -> !told.seen())
                    .count();
        } catch (DataAccessException | TransactionException e) {
            // A page that says what is wrong is shown without the count.
            return 0;
        }
    }

    /** The clock of a trial; absent but with the sample profile. */
    @ModelAttribute("trial")
    @Nullable
    TrialTime trial() {
        return trial;
    }

    @ModelAttribute("position")
    String position() {
        return position(SecurityContextHolder.getContext().getAuthentication());
    }

    static String position(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? person.position()
                : "";
    }

    @ModelAttribute("choices")
    SignInChoices choices() {
        return choices;
    }

    @ModelAttribute("languages")
    List<Locale> languages() {
        return Wording.LANGUAGES;
    }

    /** The path and query asked for, so that a change of language leads back to it. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** A letter no embedded font has, told on the error page with the clause it stands in. */
    @ExceptionHandler(UnprintableTextException.class)
    void notPrintable(
            UnprintableTextException e, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        Problem problem = problems.of(ProblemKind.LETTER_NOT_PRINTABLE, locale, e.letter(), e.clause());
        request.setAttribute(Problem.class.getName(), problem);
        response.sendError(problem.status());
    }

    /** The log knows of it already. */
    @ExceptionHandler(FaultyTextException.class)
    void faulty(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ProblemKind.class.getName(), ProblemKind.TEXT_FAULTY);
        response.sendError(ProblemKind.TEXT_FAULTY.status());
    }

    /** Told on a page of its own, which knows who writes the text; to the script of the editor, that there is no draft any more. */
    @ExceptionHandler(NotEditableException.class)
    @Nullable
    String notEditable(NotEditableException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader(EditController.AUTOSAVE) != null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        return "forward:/agreements/" + e.agreement() + "/edit/closed";
    }

    @ExceptionHandler({
        UnknownAgreementException.class,
        UnknownBodyException.class,
        NotFoundException.class,
        MethodArgumentTypeMismatchException.class
    })
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
