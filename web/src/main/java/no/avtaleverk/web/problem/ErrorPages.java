package no.avtaleverk.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.avtaleverk.web.wording.AskedLanguage;
import no.avtaleverk.web.wording.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** What is shown when no controller could answer: problem details to programs, the page {@code error} to people, and what looks like the public pages there. */
@Controller
class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final Map<String, String> NAMES = Map.of("nb", "Bokmål", "nn", "Nynorsk", "en", "English");

    private final Problems problems;
    private final LocaleResolver locales;

    ErrorPages(Problems problems, LocaleResolver locales) {
        this.problems = problems;
        this.locales = locales;
    }

    /** The public page in a language. */
    record InLanguage(String code, String name, String href, boolean current) {}

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        Locale locale = locales.resolveLocale(request);
        Problem problem = problem(request, locale);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.startsWith(request.getContextPath() + "/api/")) {
            return ResponseEntity.status(problem.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(new Problem(
                            problem.type(),
                            problem.title(),
                            problem.status(),
                            problem.detail(),
                            path,
                            problem.reasons(),
                            problem.more()));
        }
        boolean open = path.equals("/offentlig") || path.startsWith("/offentlig/");
        boolean trouble = problem.status() >= 500 || problem.status() == 429;
        var page = new ModelAndView(!open ? "error" : trouble ? "public-trouble" : "public-nothing");
        page.setStatus(org.springframework.http.HttpStatusCode.valueOf(problem.status()));
        page.addObject("problem", problem);
        if (open) {
            // The same for all, whoever is signed in; and no cache is to keep that something is not there.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            page.addObject("signedIn", false);
            describe(page, path, locale);
        }
        return page;
    }

    /** What the public pages show, as they do it themselves. */
    private static void describe(ModelAndView page, String path, Locale locale) {
        page.addObject("gone", false);
        page.addObject("ask", List.of());
        page.addObject("sprak", locale.getLanguage());
        page.addObject("path", path);
        page.addObject(
                "inLanguages",
                Wording.LANGUAGES.stream()
                        .map(one -> new InLanguage(
                                one.getLanguage(),
                                NAMES.getOrDefault(one.getLanguage(), one.getLanguage()),
                                path + "?" + AskedLanguage.PARAMETER + "=" + one.getLanguage(),
                                one.getLanguage().equals(locale.getLanguage())))
                        .toList());
    }

    private Problem problem(HttpServletRequest request, Locale locale) {
        if (request.getAttribute(Problem.class.getName()) instanceof Problem told) {
            return told;
        }
        if (request.getAttribute(ProblemKind.class.getName()) instanceof ProblemKind known) {
            return problems.of(known, locale);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        if (status < 500) {
            // The words for "method not allowed" and the like name what is allowed, which is not known here.
            ProblemKind kind = Arrays.stream(ProblemKind.values())
                    .filter(one -> one.status() == status && status != 405 && status != 406 && status != 415)
                    .findFirst()
                    .orElse(ProblemKind.NOT_FOUND);
            return problems.of(kind, locale, "", "");
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Error {}: {}", id, place(request), (Throwable)
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return problems.of(ProblemKind.INTERNAL_ERROR, locale, id).with("errorId", id);
    }

    /** Where it happened. A private address is as good as a password, and no log is the place for it. */
    private static String place(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .replaceAll("/feeds/[^/]+", "/feeds/…");
    }
}
