package no.avtaleverk.web.wording;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/** The language of an answer: the one chosen on the pages, else the first of {@code Accept-Language} we have, else bokmål. */
public final class AskedLanguage implements LocaleResolver {
    /** Keeps the choice made on the pages. */
    public static final String COOKIE = "avtaleverk-language";

    /** The language of a public page, in its address, since those pages keep no cookies. */
    public static final String PARAMETER = "sprak";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        boolean open = isOpen(request);
        String asked = open ? request.getParameter(PARAMETER) : null;
        if (asked != null) {
            return Wording.best(Locale.forLanguageTag(asked));
        }
        Cookie[] cookies = open ? null : request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return Wording.best(Locale.forLanguageTag(cookie.getValue()));
                }
            }
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            for (Locale locale : Collections.list(request.getLocales())) {
                if (Wording.speaks(locale)) {
                    return Wording.best(locale);
                }
            }
        }
        return Wording.BOKMAL;
    }

    private static boolean isOpen(HttpServletRequest request) {
        // Of an error page, the address that was asked for.
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return path.equals("/offentlig")
                || path.startsWith("/offentlig/")
                || path.equals("/api/v1/open")
                || path.startsWith("/api/v1/open/");
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null) {
            var cookie = new Cookie(
                    COOKIE, locale == null ? "" : Wording.best(locale).getLanguage());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            cookie.setSecure(request.isSecure());
            cookie.setMaxAge(locale == null ? 0 : (int) Duration.ofDays(365).toSeconds());
            response.addCookie(cookie);
        }
    }
}
