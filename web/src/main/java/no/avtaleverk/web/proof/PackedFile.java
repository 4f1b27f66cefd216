package no.avtaleverk.web.proof;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.archive.Archiving;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.proof.ProofPackages.Order;
import no.avtaleverk.workflow.reporting.HandingOut;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Hands out evidence packages and archives. Each is made on the disk first, so that none is ever cut short by what goes wrong while it is made, and
 * the log names its digest before it leaves.
 */
@Component
public final class PackedFile {
    /** What the handing out is noted as. */
    private static final String FORMAT = "PROOF_PACKAGE";

    private static final String ARCHIVE = "ARCHIVE";

    private final ProofPackages packages;
    private final Archiving archiving;
    private final HandingOut handingOut;

    public PackedFile(ProofPackages packages, Archiving archiving, HandingOut handingOut) {
        this.packages = packages;
        this.archiving = archiving;
        this.handingOut = handingOut;
    }

    /** Answer a request with a package; its mark, the digest of the manifest, is in the header {@code Avtaleverk-Mark}. */
    public void send(Order order, HttpServletResponse response) throws IOException {
        send(
                out -> packages.write(order, out),
                order.view().agreement().id(),
                FORMAT,
                order.fileName(),
                order.by(),
                response);
    }

    /** Answer a request with the archive of a case; its mark is told as that of a package. */
    public void sendArchive(Archiving.Order order, HttpServletResponse response) throws IOException {
        send(
                out -> archiving.write(order, out),
                order.view().agreement().id(),
                ARCHIVE,
                order.fileName(),
                order.by(),
                response);
    }

    private interface Written {
        Sha256 to(OutputStream out) throws IOException;
    }

    private void send(
            Written written,
            AgreementId agreement,
            String format,
            String fileName,
            Actor by,
            HttpServletResponse response)
            throws IOException {
        Path file = Files.createTempFile("bevispakke-", ".zip");
        try {
            Sha256 mark;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                mark = written.to(out);
            }
            handingOut.note(agreement, 0, null, format, digest(file), by);
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Avtaleverk-Mark", mark.hex());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(fileName, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Sha256 digest(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return new Sha256(HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
