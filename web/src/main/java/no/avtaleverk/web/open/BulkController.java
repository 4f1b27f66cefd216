package no.avtaleverk.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.web.open.BulkFile.Edition;
import no.avtaleverk.web.open.OpenAnswers.OpenBulkTold;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the file of all that is public, whole or from where a download broke off. */
@RestController
final class BulkController {
    private static final String KEPT = "max-age=60, must-revalidate, public";
    private static final String SOON = "30";
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
    private static final int PIECE = 1 << 16;

    private final BulkFile bulk;
    private final OpenTelling telling;

    BulkController(BulkFile bulk, OpenTelling telling) {
        this.bulk = bulk;
        this.telling = telling;
    }

    @GetMapping(path = OpenTelling.PLACE + "/bulk", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OpenBulkTold> about(HttpServletResponse response) {
        Edition edition = edition(response);
        return ResponseEntity.ok(new OpenBulkTold(
                OpenTelling.LICENCE,
                edition.asOf(),
                edition.agreements(),
                edition.versions(),
                edition.bytes(),
                edition.sha256(),
                telling.address(BulkFile.PLACE)));
    }

    @GetMapping(path = BulkFile.PLACE, produces = "application/zip")
    void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Edition edition = edition(response);
        try {
            send(edition, request, response);
        } catch (NoSuchFileException e) {
            // It was replaced in this moment.
            send(edition(response), request, response);
        }
    }

    private Edition edition(HttpServletResponse response) {
        Optional<Edition> current = bulk.current();
        if (current.isEmpty()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
        return current.orElseThrow(() -> new ProblemException(ProblemKind.UNAVAILABLE));
    }

    private static void send(Edition edition, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (FileChannel file = FileChannel.open(edition.path(), StandardOpenOption.READ)) {
            String tag = "\"" + edition.sha256().hex() + "\"";
            response.setHeader(HttpHeaders.ETAG, tag);
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT);
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
            String digest = Base64.getEncoder()
                    .encodeToString(HexFormat.of().parseHex(edition.sha256().hex()));
            response.setHeader("Repr-Digest", "sha-256=:" + digest + ":");
            response.setHeader("Digest", "sha-256=" + digest);
            response.addHeader(HttpHeaders.LINK, "<" + OpenTelling.LICENCE + ">; rel=\"license\"");
            if (isKnown(request, tag)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(BulkFile.NAME)
                            .build()
                            .toString());
            Span span = Span.asked(request, tag, edition.bytes());
            if (span == null) {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + edition.bytes());
                response.setContentLengthLong(0);
                return;
            }
            if (!span.isWhole(edition.bytes())) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes %d-%d/%d".formatted(span.from(), span.until() - 1, edition.bytes()));
            }
            response.setContentLengthLong(span.until() - span.from());
            if (!request.getMethod().equals("HEAD")) {
                copy(file.position(span.from()), span.until() - span.from(), response.getOutputStream());
            }
        }
    }

    private static boolean isKnown(HttpServletRequest request, String tag) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static void copy(FileChannel file, long bytes, OutputStream out) throws IOException {
        var in = Channels.newInputStream(file);
        byte[] piece = new byte[PIECE];
        long left = bytes;
        while (left > 0) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new IOException("The file of open data has become shorter");
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    /** A piece of the file. */
    private record Span(long from, long until) {
        /** What is asked for; the whole file when that is more than one piece of it or of another file; nothing when there is no such piece. */
        static @Nullable Span asked(HttpServletRequest request, String tag, long bytes) {
            var whole = new Span(0, bytes);
            String range = request.getHeader(HttpHeaders.RANGE);
            String of = request.getHeader(HttpHeaders.IF_RANGE);
            Matcher matcher = RANGE.matcher(range == null ? "" : range.strip());
            if (!request.getMethod().equals("GET") || !matcher.matches() || of != null && !of.equals(tag)) {
                return whole;
            }
            String first = matcher.group(1);
            String last = matcher.group(2);
            if (first.isEmpty()) {
                long asked = last.isEmpty() ? 0 : Long.parseLong(last);
                return last.isEmpty() ? whole : asked == 0 ? null : new Span(Math.max(0, bytes - asked), bytes);
            }
            long from = Long.parseLong(first);
            long until = last.isEmpty() ? bytes : Math.min(bytes, Long.parseLong(last) + 1);
            if (!last.isEmpty() && Long.parseLong(last) < from) {
                return whole;
            }
            return from >= bytes ? null : new Span(from, until);
        }

        boolean isWhole(long bytes) {
            return from == 0 && until == bytes;
        }
    }
}
