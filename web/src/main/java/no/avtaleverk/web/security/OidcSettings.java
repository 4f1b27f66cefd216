package no.avtaleverk.web.security;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which claims say who a person is.
 *
 * @param userClaim permanent name of the account; never a national identity number
 * @param nameClaim the person's name
 * @param organisationClaim organisation number of the organisation the roles are held for
 * @param rolesClaim one role or a list of them
 * @param remitClaim organisation numbers an auditor may look into
 * @param positionClaim what the person signs under, such as {@code ordfører}
 * @param roles our role for each of the issuer's; one not named here is read as the name of ours, such as {@code jurist}
 */
@ConfigurationProperties("avtaleverk.sign-in.oidc")
record OidcSettings(
        @DefaultValue("sub") String userClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue("organisation_number") String organisationClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("remit") String remitClaim,
        @DefaultValue("position") String positionClaim,
        @DefaultValue Map<String, String> roles) {}
