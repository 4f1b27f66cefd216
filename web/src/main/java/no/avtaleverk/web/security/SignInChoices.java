package no.avtaleverk.web.security;

import java.util.List;

/**
 * The ways one can sign in.
 *
 * @param sampleUsers to continue as with one click; empty unless the sample profile is active
 * @param issuers by whom OIDC is offered
 */
public record SignInChoices(List<SampleUser> sampleUsers, List<Issuer> issuers) {
    /**
     * An OIDC issuer.
     *
     * @param name for people
     * @param path where signing in with it begins
     */
    public record Issuer(String name, String path) {}

    public SignInChoices {
        sampleUsers = List.copyOf(sampleUsers);
        issuers = List.copyOf(issuers);
    }
}
