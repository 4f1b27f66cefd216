package no.avtaleverk.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.SealKey;
import no.avtaleverk.model.signing.SealOrder;
import no.avtaleverk.model.signing.SealedDocument;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SealingFailedException.Fault;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.ValidationReport.ValidatedSignature;
import no.avtaleverk.model.validation.Verdict;
import org.jspecify.annotations.Nullable;

/** Seals that are lines at the end of a file, for a store of texts that are no PDFs; can be made to fail as the real ones do. */
final class LineSeals implements Sealing, SignatureValidation {
    private static final String SEAL = "\nsealed ";

    /** Thrown by the next seals; none while null. */
    final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();

    /** Run once, after the next seal was made and before it is recorded. */
    final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

    @Override
    public SealedDocument seal(byte[] pdf, SealOrder order) {
        Fault now = fault.get();
        if (now != null) {
            throw new SealingFailedException(now, "as the test asked");
        }
        String text = new String(pdf, StandardCharsets.UTF_8);
        if (text.contains(SEAL + order.field())) {
            throw new SealingFailedException(Fault.FIELD_TAKEN, order.field());
        }
        byte[] sealed = (text + SEAL + order.field() + " " + order.signer() + " " + order.approval())
                .getBytes(StandardCharsets.UTF_8);
        Runnable other = meanwhile.getAndSet(null);
        if (other != null) {
            other.run();
        }
        return new SealedDocument(sealed, Level.B_LTA);
    }

    @Override
    public byte[] renew(byte[] pdf) {
        return (new String(pdf, StandardCharsets.UTF_8) + "\nrenewed").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public SealKey about() {
        return new SealKey("Line", "", "Line", true, Instant.EPOCH, Instant.MAX, Level.B_LTA);
    }

    @Override
    public ValidationReport validate(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.UTF_8);
        if (text.contains("%%")) {
            return TrialService.Examiner.validate(pdf);
        }
        List<ValidatedSignature> found = new ArrayList<>();
        for (String line : text.split(SEAL, -1)) {
            if (line.startsWith("signatur-")) {
                String field = line.substring(0, line.indexOf(' '));
                found.add(new ValidatedSignature(
                        field,
                        found.size() + 1,
                        "Line",
                        "",
                        "Line",
                        true,
                        null,
                        null,
                        Level.B_LTA,
                        Verdict.VALID,
                        "TOTAL_PASSED",
                        "",
                        null,
                        null,
                        "",
                        Set.of()));
            }
        }
        Verdict verdict = found.isEmpty() ? Verdict.UNSIGNED : Verdict.VALID;
        return new ValidationReport(
                verdict, Sha256.of(pdf), Instant.EPOCH, null, found, List.of(), Set.of(), List.of());
    }
}
