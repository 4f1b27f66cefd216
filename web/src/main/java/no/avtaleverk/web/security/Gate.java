package no.avtaleverk.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.web.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a few requests of a heavy kind through at a time; the others wait, and not forever. Each kind has a gate of its own. */
final class Gate extends OncePerRequestFilter {
    private static final RequestMatcher SIGNATURES =
            PathPatternRequestMatcher.withDefaults().matcher("/agreements/*/signatures/**");
    private static final RequestMatcher A_REPORT =
            PathPatternRequestMatcher.withDefaults().matcher("/agreements/*/signatures/*/**");

    private static final RequestMatcher A_PACKAGE =
            PathPatternRequestMatcher.withDefaults().matcher("/agreements/*/proof/package.zip");
    private static final RequestMatcher A_PACKAGE_OF_THE_API =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/agreements/*/proof-package");

    private static final RequestMatcher A_PUBLIC_FILE =
            PathPatternRequestMatcher.withDefaults().matcher("/offentlig/t/*/pdf");
    private static final RequestMatcher PUBLIC_XML =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/open/versions/*/akoma-ntoso");
    private static final RequestMatcher A_PUBLIC_COMPARISON =
            PathPatternRequestMatcher.withDefaults().matcher("/offentlig/t/*/mot");
    private static final RequestMatcher A_PUBLIC_CLAUSE =
            PathPatternRequestMatcher.withDefaults().matcher("/offentlig/t/*/punkt/*");
    private static final RequestMatcher PUBLIC_COVERAGE =
            PathPatternRequestMatcher.withDefaults().matcher("/offentlig/dekning");
    private static final RequestMatcher A_PUBLIC_SEARCH =
            PathPatternRequestMatcher.withDefaults().matcher("/offentlig/sok");
    private static final RequestMatcher OPEN_COVERAGE =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/open/coverage/**");
    private static final RequestMatcher OPEN_AGREEMENTS =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/open/agreements");
    private static final RequestMatcher OPEN_VERSIONS =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/open/versions");
    private static final RequestMatcher OPEN_CHANGES =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/open/changes");
    private static final RequestMatcher AN_ARCHIVE =
            PathPatternRequestMatcher.withDefaults().matcher("/agreements/*/archive/extract.zip");
    private static final RequestMatcher AN_ARCHIVE_OF_THE_API =
            PathPatternRequestMatcher.withDefaults().matcher("/api/v1/agreements/*/archive");

    private final RequestMatcher heavy;
    private final Semaphore places;
    private final long seconds;
    private final ProblemWriter problems;

    private Gate(RequestMatcher heavy, int places, long seconds, ProblemWriter problems) {
        this.heavy = heavy;
        this.places = new Semaphore(places, true);
        this.seconds = seconds;
        this.problems = problems;
    }

    /** Uploads of those who have signed in: each is held in memory while it is read. */
    static Gate forUploads(int places, long seconds, ProblemWriter problems) {
        return new Gate(request -> isUpload(request) && !isStranger(request), places, seconds, problems);
    }

    /** Uploads of others, as to the page where anybody may have a file verified. Strangers wait for strangers, and nobody else for them. */
    static Gate forStrangers(int places, long seconds, ProblemWriter problems) {
        return new Gate(request -> isUpload(request) && isStranger(request), places, seconds, problems);
    }

    /** Pages, reports and packages that examine the signatures of stored documents while the reader waits. */
    static Gate forExaminations(int places, long seconds, ProblemWriter problems) {
        return new Gate(
                request -> A_REPORT.matches(request)
                        || A_PACKAGE.matches(request)
                        || A_PACKAGE_OF_THE_API.matches(request)
                        || AN_ARCHIVE.matches(request)
                        || AN_ARCHIVE_OF_THE_API.matches(request)
                        || SIGNATURES.matches(request) && request.getParameter("of") != null,
                places,
                seconds,
                problems);
    }

    /** Public files, comparisons, coverage, hits and long lists, which are made while the reader waits. */
    static Gate forPublicFiles(int places, long seconds, ProblemWriter problems) {
        return new Gate(
                request -> A_PUBLIC_FILE.matches(request)
                        || PUBLIC_XML.matches(request)
                        || A_PUBLIC_COMPARISON.matches(request)
                        || A_PUBLIC_CLAUSE.matches(request)
                        || PUBLIC_COVERAGE.matches(request)
                        || OPEN_COVERAGE.matches(request)
                        || OPEN_AGREEMENTS.matches(request)
                        || OPEN_VERSIONS.matches(request)
                        || OPEN_CHANGES.matches(request)
                        || A_PUBLIC_SEARCH.matches(request),
                places,
                seconds,
                problems);
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/form-data");
    }

    private static boolean isStranger(HttpServletRequest request) {
        return request.getUserPrincipal() == null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !heavy.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isLetIn()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            if (ProblemWriter.isApi(request)) {
                problems.write(request, response, ProblemKind.TOO_MANY_REQUESTS);
            } else {
                response.sendError(ProblemKind.TOO_MANY_REQUESTS.status());
            }
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private boolean isLetIn() {
        try {
            return places.tryAcquire(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
