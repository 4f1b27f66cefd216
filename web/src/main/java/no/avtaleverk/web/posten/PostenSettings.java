package no.avtaleverk.web.posten;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import no.avtaleverk.model.party.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Posten signering is reached. Without {@code environment} it is off.
 *
 * @param environment {@code production}, or {@code difitest} or {@code difiqa} for trying it
 * @param organisationNumber of who has the agreement with Posten
 * @param keyStore PKCS#12 file with the virksomhetssertifikat
 * @param returnAddress where this product is reached by those who come back, such as {@code https://avtaler.example.no}
 * @param queue of the organisation at Posten that is this product's own
 * @param signatureType {@code advanced}, made with the signer's own key, or {@code authenticated}
 * @param identifier how signers are named in what they sign: {@code NAME} or {@code DATE_OF_BIRTH_AND_NAME}; the service's own choice
 *     when it is left out. A national identity number is not among them
 * @param connectTimeout for being let in
 * @param answerTimeout for each answer
 * @param interval between two askings for what has changed; zero for never
 * @param serviceAddress other than the environment's
 * @param signingHost name of the machine signers are sent to, and those below it, when the address of the service is another
 * @param trustedCertificates directory with the certificates of those who issued the service's, other than the environment's
 * @param serverOrganisationNumber in the service's certificate, when it is not Posten's
 */
@ConfigurationProperties("avtaleverk.posten")
record PostenSettings(
        Environment environment,
        OrganisationNumber organisationNumber,
        Path keyStore,
        String keyStorePassword,
        URI returnAddress,
        @DefaultValue("avtaleverk") String queue,
        @DefaultValue("advanced") SignatureKind signatureType,
        @Nullable SignerName identifier,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration answerTimeout,
        @DefaultValue("15s") Duration interval,
        @Nullable URI serviceAddress,
        @Nullable String signingHost,
        @Nullable Path trustedCertificates,
        @Nullable String serverOrganisationNumber) {

    enum Environment {
        PRODUCTION,
        DIFITEST,
        DIFIQA
    }

    enum SignatureKind {
        ADVANCED,
        AUTHENTICATED
    }

    enum SignerName {
        NAME,
        DATE_OF_BIRTH_AND_NAME
    }

    /** Whether an address is one that signers may be sent to: over TLS, to the service's own machines. */
    boolean isOwn(URI address) {
        String host = address.getHost();
        if (!"https".equals(address.getScheme()) || host == null || address.getUserInfo() != null) {
            return false;
        }
        String own = signingHost == null ? "signering.posten.no" : signingHost;
        return host.equals(own) || host.endsWith("." + own);
    }
}
