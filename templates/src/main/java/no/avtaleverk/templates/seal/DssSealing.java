package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.SealKey;
import no.avtaleverk.model.signing.SealOrder;
import no.avtaleverk.model.signing.SealedDocument;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SealingFailedException.Fault;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.pdf.SealAppearance;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Seals by way of EU DSS, in memory from first to last. */
final class DssSealing implements Sealing {
    private static final String APPLICATION = "Avtaleverk";
    // Room is reserved in the file before it is known what fills it, and every reader reads it all, so it is kept
    // small.
    /** A signature without certificates, in bytes. */
    private static final int ROOM_FOR_SIGNATURE = 2_000;
    /** A time-stamp with three certificates. */
    private static final int ROOM_FOR_TIME_STAMP = 10_000;

    private static final int ROOM_FOR_THROW_AWAY_TIME_STAMP = 3_000;

    private final SealSettings settings;
    private final Trust trust;
    private final Clock clock;

    DssSealing(SealSettings settings, Trust trust, Clock clock) {
        this.settings = settings;
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public SealedDocument seal(byte[] pdf, SealOrder order) {
        return attempt(() -> {
            Instant now = clock.instant();
            SealAppearance appearance = appearance(order, now);
            requireUnchanged(pdf);
            requireEmpty(pdf, order.field());
            HeldKey key = HeldKey.of(settings.key(), clock);
            requireValid(key, now);

            PAdESSignatureParameters parameters = parameters();
            parameters.setSigningCertificate(key.token());
            parameters.setCertificateChain(key.tokens());
            parameters.setDigestAlgorithm(key.digest());
            parameters.bLevel().setSigningDate(Date.from(now));
            parameters.setSigningTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            parameters.setSignerName(name(order));
            parameters.setReason(order.approval());
            parameters.setAppName(APPLICATION);
            parameters.setContentSize(room(key));
            parameters.getImageParameters().getFieldParameters().setFieldId(order.field());

            PAdESService service = service();
            String says = String.join(", ", appearance.kind(), name(order), appearance.when());
            service.setPdfObjFactory(new StampingFactory(order.field(), says, appearance));
            var document = new InMemoryDocument(pdf);
            ToBeSigned data = service.getDataToSign(document, parameters);
            DSSDocument sealed = service.signDocument(document, parameters, key.sign(data.getBytes()));
            return new SealedDocument(DSSUtils.toByteArray(sealed), settings.level());
        });
    }

    @Override
    public byte[] renew(byte[] pdf) {
        return attempt(() -> {
            Revisions revisions = requireUnchanged(pdf);
            if (revisions.signed().isEmpty()) {
                throw new SealingFailedException(Fault.NOT_SEALED, "There is no seal");
            }
            PAdESService service = service();
            service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
            var parameters = new PAdESTimestampParameters();
            parameters.setContentSize(roomForTimeStamp());
            return DSSUtils.toByteArray(service.timestamp(new InMemoryDocument(pdf), parameters));
        });
    }

    @Override
    public SealKey about() {
        X509Certificate certificate = HeldKey.of(settings.key(), clock).certificate();
        String subject = certificate.getSubjectX500Principal().getName();
        String issuer = certificate.getIssuerX500Principal().getName();
        return new SealKey(
                part(subject, "CN"),
                part(subject, "O"),
                part(issuer, "CN"),
                settings.key() instanceof SealSettings.Key.ThrowAway,
                certificate.getNotBefore().toInstant(),
                // the certificate names the last second in which it is valid
                certificate.getNotAfter().toInstant().plusSeconds(1),
                settings.level());
    }

    // ---- what must be so

    private static Revisions requireUnchanged(byte[] pdf) throws IOException {
        StreamGuard.check(pdf);
        Revisions revisions = Revisions.of(pdf);
        if (!revisions.alterations().isEmpty()) {
            throw new SealingFailedException(
                    Fault.DOCUMENT_CHANGED, revisions.alterations().toString());
        }
        for (Revisions.Signed signed : revisions.signed()) {
            if (!Digests.hold(signed, pdf)) {
                throw new SealingFailedException(Fault.DOCUMENT_CHANGED, "Bytes that are signed were changed");
            }
        }
        return revisions;
    }

    private static void requireEmpty(byte[] pdf, String name) throws IOException {
        try (PDDocument file = Revisions.open(pdf)) {
            if (file.isEncrypted()) {
                throw new SealingFailedException(Fault.DOCUMENT_UNREADABLE, "The document is locked");
            }
            PDAcroForm form = file.getDocumentCatalog().getAcroForm(null);
            PDField field = form == null ? null : form.getField(name);
            if (!(field instanceof PDSignatureField) || field.getCOSObject().getCOSArray(COSName.RECT) == null) {
                throw new SealingFailedException(Fault.NO_SUCH_FIELD, "There is no place to sign called " + name);
            }
            if (((PDSignatureField) field).getSignature() != null) {
                throw new SealingFailedException(Fault.FIELD_TAKEN, name + " is signed already");
            }
        }
    }

    private void requireValid(HeldKey key, Instant now) {
        X509Certificate certificate = key.certificate();
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new SealingFailedException(
                    Fault.CERTIFICATE_NOT_YET_VALID,
                    "Valid from " + certificate.getNotBefore().toInstant());
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new SealingFailedException(
                    Fault.CERTIFICATE_EXPIRED,
                    "Valid until " + certificate.getNotAfter().toInstant());
        }
        if (!trust.leadsToRoot(key.chain())) {
            throw new SealingFailedException(
                    Fault.CERTIFICATE_NOT_TRUSTED,
                    "Issued by " + certificate.getIssuerX500Principal().getName());
        }
    }

    // ---- parts

    private PAdESService service() {
        var service = new PAdESService(trust.forSealing());
        service.setTspSource(trust.timeStamps());
        return service;
    }

    private PAdESSignatureParameters parameters() {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(
                settings.level() == Level.B_LT ? SignatureLevel.PAdES_BASELINE_LT : SignatureLevel.PAdES_BASELINE_LTA);
        parameters.getArchiveTimestampParameters().setContentSize(roomForTimeStamp());
        return parameters;
    }

    private SealAppearance appearance(SealOrder order, Instant at) {
        Labels labels = Labels.in(order.language());
        String when = DateTimeFormatter.ofPattern(
                        "d. MMMM uuuu 'kl.' HH.mm", order.language().locale())
                .format(at.atZone(Norway.ZONE));
        List<String> capacity =
                order.capacity().isBlank() ? List.of(order.party()) : List.of(order.capacity(), order.party());
        boolean throwAway = settings.key() instanceof SealSettings.Key.ThrowAway;
        return new SealAppearance(
                labels.of(throwAway ? "seal.throw-away" : "seal"),
                when,
                order.signer(),
                String.join(", ", capacity),
                order.approval());
    }

    private int room(HeldKey key) {
        int certificates = key.tokens().stream()
                .mapToInt(token -> token.getEncoded().length)
                .sum();
        return ROOM_FOR_SIGNATURE + certificates + roomForTimeStamp();
    }

    private int roomForTimeStamp() {
        return settings.timeStamps() instanceof SealSettings.TimeStamps.ThrowAway
                ? ROOM_FOR_THROW_AWAY_TIME_STAMP
                : ROOM_FOR_TIME_STAMP;
    }

    private static String name(SealOrder order) {
        return order.capacity().isBlank()
                ? order.signer() + ", " + order.party()
                : order.signer() + ", " + order.capacity() + ", " + order.party();
    }

    /** A part of a distinguished name; empty when it has none. */
    private static String part(String name, String type) {
        try {
            for (Rdn part : new LdapName(name).getRdns()) {
                if (part.getType().equalsIgnoreCase(type)) {
                    return String.valueOf(part.getValue());
                }
            }
            return "";
        } catch (InvalidNameException e) {
            return "";
        }
    }

    // ---- faults

    private interface Attempt<T> {
        T run() throws IOException;
    }

    /** Give every failure its name, also when DSS has wrapped it. */
    private static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException | UncheckedIOException e) {
            throw new SealingFailedException(Fault.DOCUMENT_UNREADABLE, "Not a document that can be read", e);
        } catch (TooCostlyException e) {
            throw new SealingFailedException(Fault.DOCUMENT_UNREADABLE, "Not a document of ours", e);
        } catch (UnprintableTextException e) {
            throw new SealingFailedException(Fault.UNPRINTABLE, e.letter(), e);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SealingFailedException named) {
                    throw named;
                }
            }
            throw new SealingFailedException(Fault.OTHER, String.valueOf(e.getMessage()), e);
        }
    }
}
