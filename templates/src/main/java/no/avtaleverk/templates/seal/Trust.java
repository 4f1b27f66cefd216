package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.alert.StatusAlert;
import eu.europa.esig.dss.crl.CRLBinary;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SealingFailedException.Fault;
import no.avtaleverk.templates.seal.SealSettings.Key;
import no.avtaleverk.templates.seal.SealSettings.Status;
import no.avtaleverk.templates.seal.SealSettings.TimeStamps;
import org.jspecify.annotations.Nullable;

/** Whom we believe, and whom we ask. */
final class Trust {
    private static final String THROW_AWAY_POLICY = "1.3.6.1.4.1.99999.1";

    private final SealSettings settings;
    private final Web web;
    private final Clock clock;
    private final CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
    private final @Nullable ThrowAwayAuthority authority;

    /** @throws UncheckedIOException if a root can not be read, or throw-away keys not made */
    Trust(SealSettings settings, Web web, Clock clock) {
        this.settings = settings;
        this.web = web;
        this.clock = clock;
        this.authority =
                settings.key() instanceof Key.ThrowAway key ? ThrowAwayAuthority.in(key.folder(), clock) : null;
        if (authority != null) {
            roots.addCertificate(new CertificateToken(authority.root()));
        }
        for (Path root : settings.trustedRoots()) {
            try (InputStream in = Files.newInputStream(root)) {
                roots.addCertificate(DSSUtils.loadCertificate(in));
            } catch (IOException e) {
                throw new UncheckedIOException("A trusted root can not be read", e);
            }
        }
    }

    /** Whether one of the certificates is a root we believe or issued by one. */
    boolean leadsToRoot(List<X509Certificate> chain) {
        return chain.stream()
                .map(CertificateToken::new)
                .anyMatch(token -> roots.isTrusted(token)
                        || roots.getCertificates().stream().anyMatch(token::isSignedBy));
    }

    /** For examining: what is missing is told in the report. */
    CertificateVerifier forExamining() {
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(roots);
        verifier.setAIASource(null);
        if (authority != null) {
            verifier.setCrlSource(new AuthorityStatus(authority, clock));
            return verifier;
        }
        switch (settings.status()) {
            case Status.Online online -> {
                verifier.setOcspSource(
                        new OnlineOCSPSource(new WebLoader(web, settings.timeLimit(), "application/ocsp-request")));
                verifier.setCrlSource(
                        new OnlineCRLSource(new WebLoader(web, settings.timeLimit(), "application/octet-stream")));
            }
            case Status.Files files -> verifier.setCrlSource(lists(files.lists()));
        }
        return verifier;
    }

    /** For sealing: what is missing ends it. */
    CertificateVerifier forSealing() {
        CertificateVerifier verifier = forExamining();
        verifier.setAlertOnRevokedCertificate(failing(Fault.CERTIFICATE_REVOKED));
        verifier.setAlertOnMissingRevocationData(failing(Fault.STATUS_SERVICE_DOWN));
        verifier.setAlertOnExpiredCertificate(failing(Fault.CERTIFICATE_EXPIRED));
        verifier.setAlertOnNotYetValidCertificate(failing(Fault.CERTIFICATE_NOT_YET_VALID));
        verifier.setAlertOnInvalidTimestamp(failing(Fault.TIME_STAMP_SERVICE_DOWN));
        verifier.setAlertOnInvalidSignature(failing(Fault.DOCUMENT_CHANGED));
        return verifier;
    }

    private static StatusAlert failing(Fault fault) {
        return status -> {
            throw new SealingFailedException(fault, String.valueOf(status.getErrorString()));
        };
    }

    TSPSource timeStamps() {
        return switch (settings.timeStamps()) {
            case TimeStamps.Rfc3161 service ->
                new WebTimeStamps(
                        new WebLoader(web, settings.timeLimit(), "application/timestamp-query"), service.address());
            case TimeStamps.ThrowAway within -> {
                if (authority == null) {
                    throw new IllegalStateException("Settings that were checked have throw-away keys");
                }
                yield new AuthorityTimeStamps(authority.stamp(), clock);
            }
        };
    }

    private static CRLSource lists(List<Path> files) {
        var lists = new ArrayList<InputStream>();
        for (Path file : files) {
            try {
                lists.add(new ByteArrayInputStream(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("A list of revoked certificates can not be read", e);
            }
        }
        return new ListStatus(new ExternalResourcesCRLSource(lists.toArray(InputStream[]::new)));
    }

    /** Of the lists in files the newest that speaks of a certificate. */
    private static final class ListStatus implements CRLSource {
        private static final long serialVersionUID = 1L;
        private final transient ExternalResourcesCRLSource lists;

        ListStatus(ExternalResourcesCRLSource lists) {
            this.lists = lists;
        }

        @Override
        public @Nullable CRLToken getRevocationToken(CertificateToken certificate, CertificateToken issuer) {
            return lists.getRevocationTokens(certificate, issuer).stream()
                    .map(CRLToken.class::cast)
                    .max(Comparator.comparing(CRLToken::getThisUpdate))
                    .orElse(null);
        }
    }

    /** A list made when somebody first asks, so after the time-stamp it is to vouch for. */
    private static final class AuthorityStatus implements CRLSource {
        private static final long serialVersionUID = 1L;
        private final transient ThrowAwayAuthority authority;
        private final transient Clock clock;
        private byte @Nullable [] list;

        AuthorityStatus(ThrowAwayAuthority authority, Clock clock) {
            this.authority = authority;
            this.clock = clock;
        }

        @Override
        public synchronized @Nullable CRLToken getRevocationToken(
                CertificateToken certificate, CertificateToken issuer) {
            if (!issuer.getCertificate().equals(authority.root())) {
                return null;
            }
            if (list == null) {
                list = authority.revocationList(clock.instant());
            }
            try {
                CRLBinary binary = CRLUtils.buildCRLBinary(list);
                var token = new CRLToken(certificate, CRLUtils.buildCRLValidity(binary, issuer));
                token.setExternalOrigin(RevocationOrigin.EXTERNAL);
                return token;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Time-stamps by a throw-away key. */
    private static final class AuthorityTimeStamps implements TSPSource {
        private static final long serialVersionUID = 1L;
        private final transient ThrowAwayAuthority.Entry key;
        private final transient Clock clock;

        AuthorityTimeStamps(ThrowAwayAuthority.Entry key, Clock clock) {
            this.key = key;
            this.clock = clock;
        }

        @Override
        public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
            var source = new KeyEntityTSPSource(key.key(), key.certificate(), key.chain());
            source.setTsaPolicy(THROW_AWAY_POLICY);
            source.setDigestAlgorithm(DigestAlgorithm.SHA256);
            source.setProductionTime(Date.from(clock.instant()));
            return source.getTimeStampResponse(algorithm, digest);
        }
    }
}
