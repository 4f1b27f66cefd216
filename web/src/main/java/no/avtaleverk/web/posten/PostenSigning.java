package no.avtaleverk.web.posten;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import no.digipost.signature.client.ClientConfiguration;
import no.digipost.signature.client.ServiceEnvironment;
import no.digipost.signature.client.core.AuthenticationLevel;
import no.digipost.signature.client.core.ConfirmationReference;
import no.digipost.signature.client.core.IdentifierInSignedDocuments;
import no.digipost.signature.client.core.OnBehalfOf;
import no.digipost.signature.client.core.PAdESReference;
import no.digipost.signature.client.core.PollingQueue;
import no.digipost.signature.client.core.Sender;
import no.digipost.signature.client.core.SignatureType;
import no.digipost.signature.client.core.XAdESReference;
import no.digipost.signature.client.direct.DirectClient;
import no.digipost.signature.client.direct.DirectDocument;
import no.digipost.signature.client.direct.DirectJob;
import no.digipost.signature.client.direct.DirectJobResponse;
import no.digipost.signature.client.direct.DirectJobStatus;
import no.digipost.signature.client.direct.DirectJobStatusResponse;
import no.digipost.signature.client.direct.DirectSigner;
import no.digipost.signature.client.direct.ExitUrls;
import no.digipost.signature.client.direct.Signature;
import no.digipost.signature.client.direct.SignerStatus;
import no.digipost.signature.client.direct.StatusReference;
import no.digipost.signature.client.direct.StatusRetrievalMethod;
import no.digipost.signature.client.direct.WithSignerUrl;
import no.digipost.signature.client.security.KeyStoreConfig;
import org.jspecify.annotations.Nullable;

/**
 * Posten signering in its direct flow: the signer goes there from our page, and comes back.
 *
 * <p>Signers are known there by identifiers of ours. All jobs are of the kind whose status is also laid in a queue, so that a signer
 * who does not come back is not the only one who could have told. The direct flow knows no calling back: a job runs out by itself.
 */
final class PostenSigning implements SigningProvider {
    private static final int MOST_SIGNERS = 10;
    private static final int MOST_OF_TITLE = 80;
    private static final int MOST_PDF = 100 * 1024 * 1024;
    private static final int MOST_XML = 20 * 1024 * 1024;

    private final PostenSettings settings;
    private final Sender sender;
    private final DirectClient client;
    private final Clock clock;

    PostenSigning(PostenSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.sender = new Sender(settings.organisationNumber().digits(), PollingQueue.of(settings.queue()));
        this.client = new DirectClient(configuration());
    }

    private ClientConfiguration configuration() {
        ClientConfiguration.Builder builder = ClientConfiguration.builder(keyStore())
                .serviceEnvironment(environment())
                .defaultSender(sender)
                .includeInUserAgent("Avtaleverk")
                .clock(clock)
                .timeouts(timeouts -> timeouts.connectTimeout(settings.connectTimeout())
                        .connectionRequestTimeout(settings.answerTimeout())
                        .socketTimeout(settings.answerTimeout())
                        .responseArrivalTimeout(settings.answerTimeout()))
                .timeoutsForDocumentDownloads(timeouts -> timeouts.connectTimeout(settings.connectTimeout())
                        .connectionRequestTimeout(settings.answerTimeout())
                        .socketTimeout(settings.answerTimeout())
                        .responseArrivalTimeout(settings.answerTimeout()));
        if (settings.serverOrganisationNumber() != null) {
            builder.serverOrganizationNumber(settings.serverOrganisationNumber());
        }
        return builder.build();
    }

    private KeyStoreConfig keyStore() {
        try (InputStream in = Files.newInputStream(settings.keyStore())) {
            return KeyStoreConfig.fromOrganizationCertificate(in, settings.keyStorePassword());
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate for Posten signering can not be read", e);
        }
    }

    private ServiceEnvironment environment() {
        ServiceEnvironment environment =
                switch (settings.environment()) {
                    case PRODUCTION -> ServiceEnvironment.PRODUCTION;
                    case DIFITEST -> ServiceEnvironment.DIFITEST;
                    case DIFIQA -> ServiceEnvironment.DIFIQA;
                };
        if (settings.serviceAddress() != null) {
            environment = environment.withServiceUrl(settings.serviceAddress());
        }
        return settings.trustedCertificates() == null
                ? environment
                : environment.withCertificates(settings.trustedCertificates().toString());
    }

    @Override
    public int mostSigners() {
        return MOST_SIGNERS;
    }

    @Override
    public boolean isOwn(String address) {
        try {
            return settings.isOwn(URI.create(address));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    @Override
    public Placed place(Order order) {
        String title = order.title().length() <= MOST_OF_TITLE
                ? order.title()
                : order.title().substring(0, MOST_OF_TITLE - 1) + "…";
        DirectJob.Builder job = DirectJob.builder(
                        title,
                        List.of(DirectDocument.builder(title, order.pdf()).build()),
                        order.signers().stream().map(this::signer).toList(),
                        ExitUrls.of(
                                URI.create(order.exits().completed()),
                                URI.create(order.exits().rejected()),
                                URI.create(order.exits().failed())))
                .withReference(order.reference())
                .retrieveStatusBy(StatusRetrievalMethod.POLLING)
                .requireAuthentication(AuthenticationLevel.FOUR);
        PostenSettings.SignerName name = settings.identifier();
        if (name != null) {
            job.withIdentifierInSignedDocuments(
                    switch (name) {
                        case NAME -> IdentifierInSignedDocuments.NAME;
                        case DATE_OF_BIRTH_AND_NAME -> IdentifierInSignedDocuments.DATE_OF_BIRTH_AND_NAME;
                    });
        }
        DirectJobResponse placed = PostenFaults.told(() -> client.create(job.build()));
        var signers = new HashMap<String, String>();
        for (String signer : order.signers()) {
            signers.put(signer, PostenFaults.told(() -> placed.getSignerIdentifiedBy(signer)
                    .getSignerUrl()
                    .toString()));
        }
        return new Placed(
                String.valueOf(placed.getSignatureJobId()),
                placed.getStatusUrl().toString(),
                signers);
    }

    private DirectSigner signer(String identifier) {
        return DirectSigner.withCustomIdentifier(identifier)
                .withSignatureType(
                        settings.signatureType() == PostenSettings.SignatureKind.ADVANCED
                                ? SignatureType.ADVANCED_SIGNATURE
                                : SignatureType.AUTHENTICATED_SIGNATURE)
                .onBehalfOf(OnBehalfOf.OTHER)
                .build();
    }

    @Override
    public String address(String signer) {
        return PostenFaults.told(() -> client.requestNewRedirectUrl(WithSignerUrl.of(URI.create(signer)))
                .getRedirectUrl()
                .toString());
    }

    @Override
    public Status status(String job, String token) {
        return PostenFaults.told(() ->
                status(client.getStatus(StatusReference.ofUrl(URI.create(job)).withStatusQueryToken(token))));
    }

    @Override
    public Polled next() {
        return PostenFaults.told(() -> {
            DirectJobStatusResponse changed = client.getStatusChange(sender);
            return new Polled(
                    changed.is(DirectJobStatus.NO_CHANGES) ? Optional.empty() : Optional.of(status(changed)),
                    notBefore(changed));
        });
    }

    private Instant notBefore(DirectJobStatusResponse changed) {
        Instant permitted = changed.getNextPermittedPollTime();
        return permitted == null ? clock.instant() : permitted;
    }

    private static Status status(DirectJobStatusResponse response) {
        Map<String, SignerCourse> signers = new HashMap<>();
        Map<String, Instant> since = new HashMap<>();
        Map<String, String> evidence = new HashMap<>();
        for (Signature signature : response.getSignatures()) {
            signers.put(signature.getSigner(), course(signature.getStatus()));
            since.put(signature.getSigner(), signature.getStatusDateTime());
            if (signature.getxAdESUrl() != null) {
                evidence.put(
                        signature.getSigner(),
                        signature.getxAdESUrl().getxAdESUrl().toString());
            }
        }
        String reference = response.getReference();
        ConfirmationReference confirmation = response.getConfirmationReference();
        return new Status(
                reference == null ? "" : reference,
                String.valueOf(response.getSignatureJobId()),
                switch (response.getStatus()) {
                    case IN_PROGRESS, NO_CHANGES -> Course.IN_PROGRESS;
                    case COMPLETED_SUCCESSFULLY -> Course.COMPLETED;
                    case FAILED -> Course.FAILED;
                },
                signers,
                since,
                response.isPAdESAvailable()
                        ? response.getpAdESUrl().getpAdESUrl().toString()
                        : null,
                evidence,
                confirmation == null ? null : confirmation.getConfirmationUrl().toString());
    }

    /** The service may come to tell of more than is known today; what the whole has come to is told beside it. */
    private static SignerCourse course(SignerStatus status) {
        if (status.equals(SignerStatus.SIGNED)) {
            return SignerCourse.SIGNED;
        }
        if (status.equals(SignerStatus.REJECTED)) {
            return SignerCourse.REJECTED;
        }
        if (status.equals(SignerStatus.EXPIRED)) {
            return SignerCourse.EXPIRED;
        }
        if (status.equals(SignerStatus.NOT_APPLICABLE)) {
            return SignerCourse.NOT_APPLICABLE;
        }
        if (status.equals(SignerStatus.FAILED) || status.equals(SignerStatus.SIGNERS_NAME_NOT_AVAILABLE)) {
            return SignerCourse.FAILED;
        }
        return SignerCourse.WAITING;
    }

    @Override
    public byte[] signedPdf(Status status) {
        PAdESReference reference = PAdESReference.of(URI.create(required(status.pdf())));
        return PostenFaults.told(() -> read(client.getPAdES(reference), MOST_PDF));
    }

    @Override
    public Evidence evidence(Status status, String signer, byte[] original) {
        XAdESReference reference =
                XAdESReference.of(URI.create(required(status.evidence().get(signer))));
        byte[] content = PostenFaults.told(() -> read(client.getXAdES(reference), MOST_XML));
        return Xades.read(content, original);
    }

    private static String required(@Nullable String address) {
        if (address == null) {
            throw new SigningServiceException(Fault.NOT_READY, "no address to fetch it from", null);
        }
        return address;
    }

    private static byte[] read(InputStream stream, int most) {
        try (stream) {
            byte[] read = stream.readNBytes(most + 1);
            if (read.length > most) {
                throw new SigningServiceException(Fault.UNREADABLE, "more than %d bytes".formatted(most), null);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void confirm(String confirmation) {
        ConfirmationReference reference = ConfirmationReference.of(URI.create(confirmation));
        PostenFaults.told(() -> {
            client.confirm(new DirectJobStatusResponse(
                    0L, null, DirectJobStatus.COMPLETED_SUCCESSFULLY, reference, null, List.of(), null, null));
            return reference;
        });
    }

    @Override
    public boolean cancel(Placed placed) {
        return false;
    }
}
