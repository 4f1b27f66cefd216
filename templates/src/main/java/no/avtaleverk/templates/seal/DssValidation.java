package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.PDFRevisionWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.signing.Alteration;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.ValidationReport.ArchiveTimeStamp;
import no.avtaleverk.model.signing.ValidationReport.ReportFile;
import no.avtaleverk.model.signing.ValidationReport.ValidatedSignature;
import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.templates.seal.Revisions.Signed;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Examines by way of EU DSS what the signatures are worth, and by way of {@link Revisions} what was done after them. */
final class DssValidation implements SignatureValidation {
    private static final String POLICY = "/seal/validation-policy.xml";
    private static final String XML = "application/xml";
    private static final byte[] HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    /** At once; more wait. One that does not end holds a place, so there are a few. */
    private static final int AT_ONCE = 4;

    private final Trust trust;
    private final Clock clock;
    private final Duration limit;
    private final ValidationPolicy policy;
    private final ExecutorService examiners;

    /** @param limit for one file, waiting included */
    DssValidation(Trust trust, Clock clock, Duration limit) {
        this.trust = trust;
        this.clock = clock;
        this.limit = limit;
        this.policy = policy();
        var pool = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("signatures-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.examiners = pool;
    }

    private static ValidationPolicy policy() {
        try (InputStream in = DssValidation.class.getResourceAsStream(POLICY)) {
            if (in == null) {
                throw new IllegalStateException(POLICY + " is missing");
            }
            return ValidationPolicyLoader.fromValidationPolicy(in).create();
        } catch (IOException e) {
            throw new UncheckedIOException(POLICY, e);
        }
    }

    @Override
    public ValidationReport validate(byte[] pdf) {
        if (pdf.length > StreamGuard.MOST_BYTES) {
            return obstructed(pdf, Obstacle.TOO_LARGE);
        }
        if (!startsAsPdf(pdf)) {
            return obstructed(pdf, Obstacle.NOT_A_PDF);
        }
        Future<ValidationReport> report = examiners.submit(() -> examine(pdf));
        try {
            return report.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            report.cancel(true);
            return obstructed(pdf, Obstacle.TOO_COSTLY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report.cancel(true);
            return obstructed(pdf, Obstacle.TECHNICAL);
        } catch (ExecutionException e) {
            return obstructed(pdf, obstacle(e.getCause()));
        }
    }

    private static Obstacle obstacle(@Nullable Throwable cause) {
        if (cause instanceof InvalidPasswordException) {
            return Obstacle.LOCKED;
        }
        if (cause instanceof TooCostlyException
                || cause instanceof StackOverflowError
                || cause instanceof OutOfMemoryError) {
            return Obstacle.TOO_COSTLY;
        }
        return cause instanceof IOException ? Obstacle.DAMAGED : Obstacle.TECHNICAL;
    }

    private static boolean startsAsPdf(byte[] pdf) {
        for (int i = 0; i < HEAD.length; i++) {
            if (pdf.length <= i || pdf[i] != HEAD[i]) {
                return false;
            }
        }
        return true;
    }

    private ValidationReport obstructed(byte[] pdf, Obstacle obstacle) {
        return new ValidationReport(
                Verdict.INDETERMINATE,
                Sha256.of(pdf),
                clock.instant(),
                obstacle,
                List.of(),
                List.of(),
                Set.of(),
                List.of());
    }

    private ValidationReport examine(byte[] pdf) throws IOException {
        StreamGuard.check(pdf);
        Revisions revisions = Revisions.of(pdf);
        Instant now = clock.instant();

        var validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(trust.forExamining());
        validator.setValidationTime(Date.from(now));
        var factory = new PdfBoxNativeObjectFactory();
        factory.setPdfDifferencesFinder(new RevisionFindings.Seen(revisions));
        factory.setPdfObjectModificationsFinder(new RevisionFindings.Unseen(revisions));
        validator.setPdfObjFactory(factory);
        Reports reports = validator.validateDocument(policy);

        var signatures = new ArrayList<ValidatedSignature>();
        for (SignatureWrapper signature : inOrder(reports.getDiagnosticData())) {
            signatures.add(signature(signature, signatures.size() + 1, reports.getSimpleReport(), revisions));
        }
        return new ValidationReport(
                worst(signatures),
                Sha256.of(pdf),
                now,
                null,
                signatures,
                timeStamps(reports),
                revisions.alterations(),
                List.of(
                        file("etsi-validation-report.xml", reports.getXmlValidationReport()),
                        file("dss-simple-report.xml", reports.getXmlSimpleReport()),
                        file("dss-detailed-report.xml", reports.getXmlDetailedReport())));
    }

    private static ReportFile file(String name, @Nullable String xml) {
        return new ReportFile(name, XML, (xml == null ? "" : xml).getBytes(StandardCharsets.UTF_8));
    }

    private static Verdict worst(List<ValidatedSignature> signatures) {
        return signatures.stream()
                .map(ValidatedSignature::verdict)
                .max(Comparator.comparingInt(DssValidation::gravity))
                .orElse(Verdict.UNSIGNED);
    }

    private static int gravity(Verdict verdict) {
        return switch (verdict) {
            case UNSIGNED -> 0;
            case VALID -> 1;
            case INDETERMINATE -> 2;
            case INVALID -> 3;
        };
    }

    private static List<SignatureWrapper> inOrder(DiagnosticData data) {
        return data.getSignatures().stream()
                .sorted(Comparator.comparingLong(DssValidation::length))
                .toList();
    }

    /** Of the revision a signature covers; which tells signatures of one file apart. */
    private static long length(SignatureWrapper signature) {
        PDFRevisionWrapper revision = signature.getPDFRevision();
        List<BigInteger> range = revision == null ? null : revision.getSignatureByteRange();
        return range == null || range.size() != 4
                ? Long.MAX_VALUE
                : range.get(2).add(range.get(3)).longValue();
    }

    private static ValidatedSignature signature(
            SignatureWrapper signature, int order, SimpleReport report, Revisions revisions) {
        String id = signature.getId();
        Signed signed = revisions.signed().stream()
                .filter(one -> one.length() == length(signature))
                .findFirst()
                .orElse(null);
        PDFRevisionWrapper revision = signature.getPDFRevision();
        CertificateWrapper certificate = signature.getSigningCertificate();
        CertificateWrapper issuer = certificate == null ? null : certificate.getSigningCertificate();
        Set<Alteration> alterations = signed == null ? Set.of(Alteration.UNCOVERED_BYTES) : revisions.after(signed);
        Indication indication = report.getIndication(id);
        SubIndication sub = report.getSubIndication(id);
        return new ValidatedSignature(
                revision == null ? "" : words(revision.getFirstFieldName()),
                order,
                certificate == null ? "" : words(certificate.getCommonName()),
                certificate == null ? "" : words(certificate.getOrganizationName()),
                issuer == null ? "" : words(issuer.getCommonName()),
                certificate != null && ThrowAwayAuthority.marks(words(certificate.getCommonName())),
                instant(signature.getClaimedSigningTime()),
                instant(report.getBestSignatureTime(id)),
                level(signature.getSignatureFormat()),
                alterations.isEmpty() ? verdict(indication) : Verdict.INVALID,
                String.valueOf(indication),
                sub == null ? "" : sub.name(),
                signed == null ? null : revisions.revision(signed),
                signed == null ? null : revisions.shown(signed),
                revision == null ? "" : words(revision.getReason()),
                alterations);
    }

    private static List<ArchiveTimeStamp> timeStamps(Reports reports) {
        var stamps = new ArrayList<ArchiveTimeStamp>();
        for (TimestampWrapper stamp : reports.getDiagnosticData().getTimestampList()) {
            if (stamp.getType() != null && stamp.getType().isDocumentTimestamp()) {
                CertificateWrapper certificate = stamp.getSigningCertificate();
                Indication indication =
                        reports.getDetailedReport().getArchiveDataTimestampValidationIndication(stamp.getId());
                if (indication == null) {
                    indication = reports.getDetailedReport().getBasicTimestampValidationIndication(stamp.getId());
                }
                stamps.add(new ArchiveTimeStamp(
                        certificate == null ? "" : words(certificate.getCommonName()),
                        stamp.getProductionTime().toInstant(),
                        certificate == null || certificate.getNotAfter() == null
                                ? null
                                : certificate.getNotAfter().toInstant().plusSeconds(1),
                        verdict(indication)));
            }
        }
        stamps.sort(Comparator.comparing(ArchiveTimeStamp::at));
        return stamps;
    }

    private static Verdict verdict(@Nullable Indication indication) {
        if (indication == Indication.TOTAL_PASSED || indication == Indication.PASSED) {
            return Verdict.VALID;
        }
        return indication == Indication.TOTAL_FAILED || indication == Indication.FAILED
                ? Verdict.INVALID
                : Verdict.INDETERMINATE;
    }

    private static @Nullable Level level(@Nullable SignatureLevel format) {
        if (format == null) {
            return null;
        }
        return switch (format) {
            case PAdES_BASELINE_B -> Level.B_B;
            case PAdES_BASELINE_T -> Level.B_T;
            case PAdES_BASELINE_LT -> Level.B_LT;
            case PAdES_BASELINE_LTA -> Level.B_LTA;
            default -> null;
        };
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static String words(@Nullable String words) {
        return words == null ? "" : words;
    }
}
