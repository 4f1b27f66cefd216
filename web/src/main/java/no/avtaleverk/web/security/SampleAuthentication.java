package no.avtaleverk.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** HTTP Basic for the sample users. */
final class SampleAuthentication implements AuthenticationProvider {
    private final SampleUsers users;

    SampleAuthentication(SampleUsers users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        byte[] given = String.valueOf(asked.getCredentials()).getBytes(StandardCharsets.UTF_8);
        byte[] right = SampleUsers.PASSWORD.getBytes(StandardCharsets.UTF_8);
        return users.find(asked.getName())
                .filter(user -> MessageDigest.isEqual(given, right))
                .map(SampleAuthentication::signedIn)
                .orElseThrow(() -> new BadCredentialsException("No sample user with that name and password"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    static Authentication signedIn(SampleUser user) {
        @Nullable Object noPassword = null;
        return UsernamePasswordAuthenticationToken.authenticated(
                user, noPassword, List.copyOf(AuthorityUtils.createAuthorityList("SIGNED_IN")));
    }
}
