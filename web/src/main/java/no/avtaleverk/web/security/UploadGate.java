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
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a few uploads through at a time, since each is held in memory while it is read; the others wait, and not forever. */
final class UploadGate extends OncePerRequestFilter {
    private final Semaphore places;
    private final long seconds;
    private final ProblemWriter problems;

    UploadGate(int places, long seconds, ProblemWriter problems) {
        this.places = new Semaphore(places, true);
        this.seconds = seconds;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.startsWith("multipart/form-data");
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
