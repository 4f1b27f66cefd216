package no.avtaleverk.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import no.avtaleverk.model.agreement.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Entity tags of the open data: strong ones, of the bytes that go out. What is packed by gzip is another row of bytes than what is not and has a
 * tag of its own, so that a cache never puts the two together. An answer that has its own tag is left as it is.
 */
final class OpenTags extends OncePerRequestFilter {
    /** So short that what is withdrawn is gone for everyone soon, as on the public pages. */
    private static final String KEPT = "max-age=60, must-revalidate, public";

    /** Below this are files that are streamed. */
    private static final String FILES = "/api/v1/open/bulk/";

    /** Less than this is not worth packing, in bytes. */
    private static final int LEAST = 512;

    /**
     * The file of all that is public is never held in memory, and has a digest of its own. Asked by the path as the controllers are found by it:
     * the address as it was written can have any letter as a percent sign and two digits.
     */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return path.startsWith(FILES) || path.endsWith(".zip");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (kept.getStatus() != HttpServletResponse.SC_OK || kept.containsHeader(HttpHeaders.ETAG)) {
            kept.copyBodyToResponse();
            return;
        }
        byte[] body = kept.getContentAsByteArray();
        boolean packed = body.length >= LEAST && takesGzip(request);
        byte[] sent = packed ? packed(body) : body;
        String tag = "\"" + Sha256.of(body).hex().substring(0, 40) + (packed ? "-gzip" : "") + "\"";
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (isKnown(request, tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (packed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(sent.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(sent);
        }
    }

    private static boolean isKnown(HttpServletRequest request, String tag) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static boolean takesGzip(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(one -> one.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .anyMatch(one -> one.equals("gzip") || one.startsWith("gzip;") && !one.matches("gzip;q=0(\\.0*)?"));
    }

    private static byte[] packed(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream(body.length / 3);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
