package no.avtaleverk.web.posten;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks the protocol of Posten signering's direct flow over mutual TLS, with signatures of throw-away keys. Differs from the real
 * service in that its signed PDF is the document with seals after it, where Posten's has a front page and a line at each foot.
 */
final class PostenStandIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostenStandIn.class);
    private static final Pattern JOB = Pattern.compile("/api/([0-9]{9})/direct/signature-jobs/([0-9]+)/(.*)");
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String NAMESPACE = " xmlns=\"http://signering.posten.no/schema/v1\"";

    /** How requests are answered. */
    enum Mode {
        WELL,
        /** The connection is cut. */
        DOWN,
        /** No answer before the test ends. */
        SLOW,
        /** The service has an error of its own. */
        BROKEN,
        /** The service will not do it. */
        UNWILLING,
        /** The service asks to be asked less often. */
        BUSY
    }

    private final TrialKeys keys;
    private final UnaryOperator<byte[]> sealer;
    private final HttpsServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<Integer, Job> jobs = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Mode mode = Mode.WELL;
    private boolean losesAnswers;

    private static final class Job {
        private final int id;
        private final String reference;
        private final String exit;
        private final List<String> signers;
        private final byte[] pdf;
        private final Map<String, String> courses = new LinkedHashMap<>();
        private final Map<String, byte[]> evidence = new HashMap<>();
        private int addresses;
        private boolean told = true;
        private int handedOut;

        Job(int id, String reference, String exit, List<String> signers, byte[] pdf) {
            this.id = id;
            this.reference = reference;
            this.exit = exit;
            this.signers = signers;
            this.pdf = pdf;
            signers.forEach(signer -> courses.put(signer, "WAITING"));
        }

        String course() {
            if (courses.containsValue("WAITING")) {
                return "IN_PROGRESS";
            }
            return courses.values().stream().allMatch("SIGNED"::equals) ? "COMPLETED_SUCCESSFULLY" : "FAILED";
        }

        String token() {
            return "token-" + id;
        }
    }

    /** @param sealer makes the signed PDF of a document */
    PostenStandIn(TrialKeys keys, UnaryOperator<byte[]> sealer) throws IOException, GeneralSecurityException {
        this.keys = keys;
        this.sealer = sealer;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var context = keys.context(keys.issue("CN=signering,SERIALNUMBER=984661185,O=POSTEN BRING AS"));
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        server.createContext("/", this::answered);
        server.setExecutor(workers);
        server.start();
    }

    URI address() {
        return URI.create(
                "https://localhost:%d/api".formatted(server.getAddress().getPort()));
    }

    synchronized void answers(Mode how) {
        mode = how;
    }

    /** What is ordered is taken, and the answer does not get through. */
    synchronized void losesAnswers(boolean lost) {
        losesAnswers = lost;
    }

    /** Method and path of each request, in order. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized int jobs() {
        return jobs.size();
    }

    synchronized int signersOf(int job) {
        return Objects.requireNonNull(jobs.get(job)).signers.size();
    }

    /** What the person who opens an address does; gives the address the person is sent back to. */
    synchronized String signs(String address, String name) {
        return acts(address, "SIGNED", name);
    }

    /** A signed PDF, as made for a job. */
    byte[] sealed(byte[] pdf) {
        return sealer.apply(pdf);
    }

    synchronized String does(String address, String course) {
        return acts(address, course, "");
    }

    private String acts(String address, String course, String name) {
        String[] parts = URI.create(address).getPath().split("/");
        Job job = Objects.requireNonNull(jobs.get(Integer.valueOf(parts[2])));
        String signer = parts[3];
        job.courses.put(signer, course);
        job.told = false;
        if (course.equals("SIGNED")) {
            job.evidence.put(signer, TrialXades.sign(keys.issueTo(name), job.pdf));
        } else {
            job.courses.replaceAll((one, its) -> its.equals("WAITING") ? "NOT_APPLICABLE" : its);
        }
        return job.exit + "&status_query_token=" + job.token();
    }

    // ---- the protocol
    // ---------------------------------------------------------------------------------------------------

    private void answered(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (RuntimeException e) {
            LOG.error("The stand-in for Posten failed", e);
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Mode how;
        boolean lost;
        synchronized (this) {
            asked.add(exchange.getRequestMethod() + " " + path);
            how = mode;
            lost = losesAnswers;
        }
        switch (how) {
            case DOWN -> exchange.close();
            case SLOW -> {
                try {
                    closing.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case BROKEN -> send(exchange, 503, "text/plain", "Service Unavailable".getBytes(StandardCharsets.UTF_8));
            case UNWILLING -> error(exchange, 400, "BAD_REQUEST");
            case BUSY -> error(exchange, 429, "TOO_MANY_REQUESTS");
            case WELL -> {
                if (lost) {
                    synchronized (this) {
                        if (path.endsWith("/direct/signature-jobs")
                                && exchange.getRequestMethod().equals("POST")) {
                            create(exchange, body);
                        }
                    }
                    exchange.close();
                } else {
                    well(exchange, path, body);
                }
            }
        }
    }

    private void well(HttpExchange exchange, String path, byte[] body) throws IOException {
        Matcher job = JOB.matcher(path);
        if (path.endsWith("/direct/signature-jobs")) {
            if (exchange.getRequestMethod().equals("POST")) {
                String created;
                synchronized (this) {
                    created = create(exchange, body);
                }
                xml(exchange, created);
            } else {
                changed(exchange);
            }
        } else if (job.matches()) {
            Job one;
            synchronized (this) {
                one = jobs.get(Integer.valueOf(job.group(2)));
            }
            if (one == null) {
                error(exchange, 404, "JOB_NOT_FOUND");
            } else {
                of(exchange, one, job.group(3));
            }
        } else {
            error(exchange, 404, "NOT_FOUND");
        }
    }

    private String create(HttpExchange exchange, byte[] body) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)").matcher(type);
        if (!boundary.find()) {
            throw new IOException("No boundary in " + type);
        }
        List<byte[]> parts = parts(body, boundary.group(1));
        String request = new String(parts.get(0), StandardCharsets.UTF_8);
        Map<String, byte[]> bundle = unzip(parts.get(1));
        String manifest = new String(Objects.requireNonNull(bundle.get("manifest.xml")), StandardCharsets.UTF_8);
        if (!bundle.containsKey("META-INF/signatures.xml") || manifest.contains("personal-identification-number")) {
            throw new IOException("A bundle without a signature, or with a national identity number");
        }
        List<String> signers = Pattern.compile("<(?:\\w+:)?signer-identifier>([^<]+)<")
                .matcher(manifest)
                .results()
                .map(found -> found.group(1))
                .toList();
        byte[] pdf = bundle.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".pdf"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        var job = new Job(jobs.size() + 1, value(request, "reference"), value(request, "completion-url"), signers, pdf);
        jobs.put(job.id, job);
        var answer = new StringBuilder(HEAD + "<direct-signature-job-response" + NAMESPACE + ">");
        answer.append("<reference>")
                .append(job.reference)
                .append("</reference><signature-job-id>")
                .append(job.id)
                .append("</signature-job-id>");
        signers.forEach(signer -> answer.append("<redirect-url signer=\"")
                .append(signer)
                .append("\">")
                .append(door(job, signer))
                .append("</redirect-url>"));
        answer.append("<status-url>").append(url(exchange, job, "status")).append("</status-url>");
        signers.forEach(signer -> answer.append(signer(exchange, job, signer, "signer", "")));
        return answer.append("</direct-signature-job-response>").toString();
    }

    private static String value(String xml, String name) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + name + ">([^<]*)<").matcher(xml);
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }

    private String door(Job job, String signer) {
        return "https://localhost:%d/door/%d/%s/%d"
                .formatted(server.getAddress().getPort(), job.id, signer, ++job.addresses);
    }

    private static String url(HttpExchange exchange, Job job, String rest) {
        String organisation = exchange.getRequestURI().getPath().split("/")[2];
        return "https://localhost:%d/api/%s/direct/signature-jobs/%d/%s"
                .formatted(exchange.getLocalAddress().getPort(), organisation, job.id, rest);
    }

    private String signer(HttpExchange exchange, Job job, String signer, String element, String namespace) {
        return "<%s%s href=\"%s\"><signer-identifier>%s</signer-identifier><redirect-url>%s</redirect-url></%s>"
                .formatted(
                        element,
                        namespace,
                        url(exchange, job, "signers/" + signer),
                        signer,
                        door(job, signer),
                        element);
    }

    private void of(HttpExchange exchange, Job job, String rest) throws IOException {
        if (rest.startsWith("signers/")) {
            String answer;
            synchronized (this) {
                answer = HEAD
                        + signer(
                                exchange,
                                job,
                                rest.substring("signers/".length()),
                                "direct-signer-response",
                                NAMESPACE);
            }
            xml(exchange, answer);
        } else if (rest.equals("status")) {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (!query.equals("status_query_token=" + job.token())) {
                error(exchange, 403, "INVALID_STATUS_QUERY_TOKEN");
            } else {
                String status;
                synchronized (this) {
                    status = status(exchange, job);
                }
                xml(exchange, status);
            }
        } else if (rest.equals("pades")) {
            send(exchange, 200, "application/octet-stream", sealer.apply(job.pdf));
        } else if (rest.startsWith("xades/")) {
            byte[] evidence;
            synchronized (this) {
                evidence = Objects.requireNonNull(job.evidence.get(rest.substring("xades/".length())));
            }
            send(exchange, 200, "application/xml", evidence);
        } else if (rest.equals("complete")) {
            synchronized (this) {
                job.told = true;
            }
            send(exchange, 200, "application/xml", new byte[0]);
        } else {
            error(exchange, 404, "NOT_FOUND");
        }
    }

    private void changed(HttpExchange exchange) throws IOException {
        String status = null;
        synchronized (this) {
            Job next = jobs.values().stream()
                    .filter(job -> !job.told)
                    .min(Comparator.comparingInt(job -> job.handedOut))
                    .orElse(null);
            if (next != null) {
                next.handedOut++;
                status = status(exchange, next);
            }
        }
        exchange.getResponseHeaders()
                .set(
                        "X-Next-permitted-poll-time",
                        Instant.EPOCH.truncatedTo(ChronoUnit.SECONDS).toString());
        if (status == null) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            xml(exchange, status);
        }
    }

    private static String status(HttpExchange exchange, Job job) {
        var answer = new StringBuilder(HEAD + "<direct-signature-job-status-response" + NAMESPACE + ">");
        answer.append("<reference>")
                .append(job.reference)
                .append("</reference><signature-job-id>")
                .append(job.id)
                .append("</signature-job-id><signature-job-status>")
                .append(job.course())
                .append("</signature-job-status>");
        job.courses.forEach((signer, course) -> answer.append("<status signer=\"")
                .append(signer)
                .append("\" since=\"2026-06-01T11:59:00+02:00\">")
                .append(course)
                .append("</status>"));
        answer.append("<confirmation-url>")
                .append(url(exchange, job, "complete"))
                .append("</confirmation-url>");
        job.evidence.keySet().forEach(signer -> answer.append("<xades-url signer=\"")
                .append(signer)
                .append("\">")
                .append(url(exchange, job, "xades/" + signer))
                .append("</xades-url>"));
        if (job.course().equals("COMPLETED_SUCCESSFULLY")) {
            answer.append("<pades-url>").append(url(exchange, job, "pades")).append("</pades-url>");
        }
        return answer.append("</direct-signature-job-status-response>").toString();
    }

    private static void xml(HttpExchange exchange, String body) throws IOException {
        send(exchange, 200, "application/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        String body = HEAD + "<error" + NAMESPACE + "><error-code>" + code + "</error-code><error-message>" + code
                + "</error-message><error-type>CLIENT</error-type></error>";
        send(exchange, status, "application/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static List<byte[]> parts(byte[] body, String boundary) {
        String raw = new String(body, StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<byte[]>();
        for (String part : raw.split("\r\n--" + Pattern.quote(boundary) + "|--" + Pattern.quote(boundary), -1)) {
            int start = part.indexOf("\r\n\r\n");
            if (start >= 0) {
                parts.add(part.substring(start + 4).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return parts;
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (@Nullable ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = new ByteArrayOutputStream();
                in.transferTo(content);
                files.put(entry.getName(), content.toByteArray());
            }
        }
        return files;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
