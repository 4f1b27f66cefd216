package no.avtaleverk.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** One click continues as another sample user: {@code POST /sample-sign-in} with the field {@code user}. */
final class SampleSignInFilter extends AbstractAuthenticationProcessingFilter {
    static final String PATH = "/sample-sign-in";

    private final SampleUsers users;

    SampleSignInFilter(SampleUsers users) {
        super(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, PATH));
        this.users = users;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        String id = request.getParameter("user");
        return users.find(id == null ? "" : id)
                .map(SampleAuthentication::signedIn)
                .orElseThrow(() -> new BadCredentialsException("No sample user has that id"));
    }
}
