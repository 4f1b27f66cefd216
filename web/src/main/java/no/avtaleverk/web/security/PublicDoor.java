package no.avtaleverk.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The way in to the public pages. Whoever comes is nobody: cookies, session and password are left at the door, so that an answer is the
 * same for all and may be kept by caches.
 */
final class PublicDoor extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Nobody(request), response);
    }

    private static final class Nobody extends HttpServletRequestWrapper {
        Nobody(HttpServletRequest request) {
            super(request);
        }

        @Override
        @SuppressWarnings({"NullAway", "ReturnsNullCollection"}) // the Servlet API says so when there are no cookies
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            if (create) {
                throw new IllegalStateException("No public page keeps a session");
            }
            return null;
        }

        @Override
        public @Nullable HttpSession getSession() {
            return getSession(true);
        }

        @Override
        public @Nullable String getRequestedSessionId() {
            return null;
        }
    }
}
