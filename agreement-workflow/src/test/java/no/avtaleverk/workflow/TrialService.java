package no.avtaleverk.workflow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.ValidationReport.ValidatedSignature;
import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.model.validation.Verdict;
import org.jspecify.annotations.Nullable;

/** A signing service in memory, with words for signatures: what is signed is the document and a line for each signer. */
final class TrialService implements SigningProvider {
    private static final Instant SIGNED = Instant.parse("2026-11-22T10:59:00Z");
    private static final String LINE = "\n%%signed by ";

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private @Nullable Fault fault;
    private int most = 10;
    private String pdfEnd = "";

    private static final class Job {
        private final Order order;
        private final Map<String, SignerCourse> courses = new TreeMap<>();
        private final Map<String, String> names = new HashMap<>();
        private boolean told;

        Job(Order order) {
            this.order = order;
            order.signers().forEach(signer -> courses.put(signer, SignerCourse.WAITING));
        }

        Course course() {
            if (courses.containsValue(SignerCourse.WAITING)) {
                return Course.IN_PROGRESS;
            }
            return courses.values().stream().allMatch(one -> one == SignerCourse.SIGNED)
                    ? Course.COMPLETED
                    : Course.FAILED;
        }
    }

    /** Everything asked from now on fails like this; {@code null} for no more. */
    synchronized void fails(@Nullable Fault with) {
        fault = with;
    }

    synchronized void takesAtMost(int signers) {
        most = signers;
    }

    /** What the service writes at the end of each signed PDF. */
    synchronized void endsPdfsWith(String end) {
        pdfEnd = end;
    }

    /** Jobs there are with a reference. */
    synchronized int jobs(String reference) {
        return (int) jobs.values().stream()
                .filter(job -> job.order.reference().equals(reference))
                .count();
    }

    synchronized void signs(String address, String name) {
        act(address, SignerCourse.SIGNED, name);
    }

    synchronized void does(String address, SignerCourse course) {
        act(address, course, "");
    }

    private void act(String address, SignerCourse course, String name) {
        String[] parts = address.substring("https://sign.example.no/".length()).split("/");
        Job job = job(parts[0]);
        job.courses.put(parts[1], course);
        job.names.put(parts[1], name);
        job.told = false;
        if (course != SignerCourse.SIGNED) {
            job.courses.replaceAll((signer, one) -> one == SignerCourse.WAITING ? SignerCourse.NOT_APPLICABLE : one);
        }
    }

    /** The token the person who was sent to an address comes back with. */
    static String token(String address) {
        return "token-" + address.substring("https://sign.example.no/".length()).split("/")[0];
    }

    private Job job(@Nullable String id) {
        return Objects.requireNonNull(jobs.get(id));
    }

    private void mayFail() {
        if (fault != null) {
            throw new SigningServiceException(fault, "as the test wants it", null);
        }
    }

    @Override
    public synchronized int mostSigners() {
        return most;
    }

    @Override
    public boolean isOwn(String address) {
        return address.startsWith("https://sign.example.no/");
    }

    @Override
    public synchronized Placed place(Order order) {
        mayFail();
        String id = String.valueOf(jobs.size() + 1);
        jobs.put(id, new Job(order));
        var signers = new HashMap<String, String>();
        order.signers().forEach(signer -> signers.put(signer, id + "/" + signer));
        return new Placed(id, "status/" + id, signers);
    }

    @Override
    public synchronized String address(String signer) {
        mayFail();
        return "https://sign.example.no/" + signer;
    }

    @Override
    public synchronized Status status(String job, String token) {
        mayFail();
        String id = job.substring("status/".length());
        if (!token.equals("token-" + id)) {
            throw new SigningServiceException(Fault.WRONG_TOKEN, token, null);
        }
        return status(id);
    }

    private Status status(String id) {
        Job job = job(id);
        var since = new HashMap<String, Instant>();
        var evidence = new HashMap<String, String>();
        job.courses.forEach((signer, course) -> {
            since.put(signer, SIGNED);
            if (course == SignerCourse.SIGNED) {
                evidence.put(signer, id + "/" + signer);
            }
        });
        return new Status(
                job.order.reference(),
                id,
                job.course(),
                job.courses,
                since,
                job.course() == Course.COMPLETED ? id : null,
                evidence,
                "confirm/" + id);
    }

    @Override
    public synchronized Polled next() {
        mayFail();
        return new Polled(
                jobs.entrySet().stream()
                        .filter(one -> !one.getValue().told
                                && one.getValue().courses.values().stream()
                                        .anyMatch(course -> course != SignerCourse.WAITING))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .map(this::status),
                Instant.MIN);
    }

    @Override
    public synchronized byte[] signedPdf(Status status) {
        mayFail();
        Job job = job(status.pdf());
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(job.order.pdf());
        job.names.values().forEach(name -> signed.writeBytes((LINE + name).getBytes(StandardCharsets.UTF_8)));
        signed.writeBytes(pdfEnd.getBytes(StandardCharsets.UTF_8));
        return signed.toByteArray();
    }

    @Override
    public synchronized Evidence evidence(Status status, String signer, byte[] original) {
        mayFail();
        Job job = job(status.job());
        String name = Objects.requireNonNull(job.names.get(signer));
        return new Evidence(
                (name + " signed " + Sha256.of(job.order.pdf())).getBytes(StandardCharsets.UTF_8),
                Arrays.equals(job.order.pdf(), original),
                name);
    }

    @Override
    public synchronized void confirm(String confirmation) {
        mayFail();
        job(confirmation.substring("confirm/".length())).told = true;
    }

    @Override
    public boolean cancel(Placed placed) {
        return false;
    }

    /** Finds the lines {@link TrialService} and tests write. */
    static final class Examiner {
        private Examiner() {}

        /** Ends of files nobody can be found to vouch for; emptied, they are trusted. */
        static final Set<String> DISTRUSTED = java.util.concurrent.ConcurrentHashMap.newKeySet();

        static ValidationReport validate(byte[] pdf) {
            String words = new String(pdf, StandardCharsets.UTF_8);
            var signatures = new ArrayList<ValidatedSignature>();
            boolean distrusted = DISTRUSTED.stream().anyMatch(words::contains);
            int at = words.indexOf(LINE);
            while (at >= 0) {
                int end = words.indexOf('\n', at + 1);
                end = end < 0 ? words.length() : end;
                signatures.add(new ValidatedSignature(
                        "",
                        signatures.size() + 1,
                        words.substring(at + LINE.length(), end),
                        "",
                        "Utferdar",
                        false,
                        SIGNED,
                        SIGNED,
                        Level.B_LT,
                        distrusted ? Verdict.INDETERMINATE : Verdict.VALID,
                        "TOTAL_PASSED",
                        "",
                        Sha256.of(words.substring(0, end)),
                        Sha256.of(words.substring(0, at)),
                        "",
                        Set.of()));
                at = words.indexOf(LINE, end);
            }
            Verdict verdict =
                    signatures.isEmpty() ? Verdict.UNSIGNED : distrusted ? Verdict.INDETERMINATE : Verdict.VALID;
            return new ValidationReport(
                    verdict,
                    Sha256.of(pdf),
                    SIGNED,
                    words.contains("%%locked") ? Obstacle.LOCKED : null,
                    signatures,
                    List.of(),
                    Set.of(),
                    List.of());
        }
    }

    /** A document with lines of signatures, as another service would make it. */
    static byte[] signed(byte[] document, String... names) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes(document);
        for (String name : names) {
            signed.writeBytes((LINE + name).getBytes(StandardCharsets.UTF_8));
        }
        return signed.toByteArray();
    }
}
