package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.web.wording.AskedLanguage;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.publication.PublicRegister.Named;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/** What all public pages have in common: how long they are kept, the languages, and what is said where there is nothing. */
@Component
final class PublicPages {
    /** So short that what is withdrawn is gone for everyone soon. */
    static final String KEPT = "max-age=60, must-revalidate, public";

    private static final Map<String, String> FIELDS = Map.of("on", "public.on", "kommune", "field.municipality");

    private final PageWords words;

    PublicPages(PageWords words) {
        this.words = words;
    }

    /** The same page in a language. */
    record InLanguage(String code, String name, String href, boolean current) {}

    /** A page that caches may keep for a short while. */
    String page(String view, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT);
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        describe(request, model);
        return view;
    }

    /** A page that asks for a day; one that can not be read is told, the page shows today meanwhile, and nobody keeps it. */
    String page(String view, Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
        String page = page(view, request, response, model);
        if (!form.isSound()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            model.addAttribute(
                    PageAnswers.FAULTS,
                    form.faults().entrySet().stream()
                            .map(fault -> new Fault(told(fault), "#" + fault.getKey()))
                            .toList());
            model.addAttribute("badDay", form.faults().containsKey("on"));
        }
        return page;
    }

    private String told(Map.Entry<String, String> fault) {
        String label = FIELDS.getOrDefault(fault.getKey(), fault.getKey());
        return words.say(fault.getValue(), words.say(label))
                + (fault.getKey().equals("on") ? " " + words.say("public.today-meanwhile") : "");
    }

    /** There is nothing here, and never was anything public. */
    String unknown(HttpServletRequest request, HttpServletResponse response, Model model) {
        return nothing(HttpServletResponse.SC_NOT_FOUND, List.of(), request, response, model);
    }

    /** It was public and is taken down. */
    String gone(List<Named> ask, HttpServletRequest request, HttpServletResponse response, Model model) {
        return nothing(HttpServletResponse.SC_GONE, ask, request, response, model);
    }

    private static String nothing(
            int status, List<Named> ask, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        describe(request, model);
        model.addAttribute("gone", status == HttpServletResponse.SC_GONE);
        model.addAttribute("ask", ask);
        return "public-nothing";
    }

    private static void describe(HttpServletRequest request, Model model) {
        Locale now = PageWords.locale();
        model.addAttribute("sprak", now.getLanguage());
        model.addAttribute(
                "inLanguages",
                Wording.LANGUAGES.stream()
                        .map(one -> new InLanguage(
                                one.getLanguage(),
                                name(one),
                                in(one, request),
                                one.getLanguage().equals(now.getLanguage())))
                        .toList());
        model.addAttribute("path", request.getRequestURI());
    }

    private static String name(Locale language) {
        return switch (language.getLanguage()) {
            case "nb" -> "Bokmål";
            case "nn" -> "Nynorsk";
            default -> "English";
        };
    }

    private static String in(Locale language, HttpServletRequest request) {
        var address = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(AskedLanguage.PARAMETER) && name.matches("[a-z]{1,12}")) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        var values = new java.util.HashMap<String, Object>();
        request.getParameterMap().forEach((name, given) -> values.put(name, given.length == 0 ? "" : given[0]));
        return address.queryParam(AskedLanguage.PARAMETER, language.getLanguage())
                .encode()
                .buildAndExpand(values)
                .toUriString();
    }

    /** The day asked for; today when none is or, which is then a fault, none that can be read. */
    static LocalDate day(Form form, LocalDate today) {
        LocalDate given = form.date("on");
        return given == null ? today : given;
    }
}
