package no.avtaleverk.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.problem.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who waits for whom. A request that is let in is held until the test lets it go, so that nothing here depends on time. */
@RunningProduct
class GateTests {
    @Autowired
    private ProblemWriter problems;

    private Gate uploads;
    private Gate strangers;
    private Gate examinations;

    @BeforeEach
    void build() {
        uploads = Gate.forUploads(1, 0, problems);
        strangers = Gate.forStrangers(1, 0, problems);
        examinations = Gate.forExaminations(1, 0, problems);
    }

    private static MockHttpServletRequest upload(String path, @Nullable String user) {
        var request = new MockHttpServletRequest("POST", path);
        request.setContentType("multipart/form-data; boundary=x");
        if (user != null) {
            request.setUserPrincipal(() -> user);
        }
        return request;
    }

    private static MockHttpServletRequest read(String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.setUserPrincipal(() -> "marit.tveit");
        return request;
    }

    /** Through all three, as in the product. */
    private int ask(MockHttpServletRequest request, FilterChain last) {
        var response = new MockHttpServletResponse();
        try {
            uploads.doFilter(
                    request,
                    response,
                    (one, two) ->
                            strangers.doFilter(one, two, (three, four) -> examinations.doFilter(three, four, last)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return response.getStatus();
    }

    private int ask(MockHttpServletRequest request) {
        return ask(request, (one, two) -> {});
    }

    /** What is answered to others while one request is at work. */
    private void during(MockHttpServletRequest held, Runnable others) throws Exception {
        var inside = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> answer = threads.submit(() -> ask(held, (one, two) -> {
                inside.countDown();
                try {
                    done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            inside.await();
            try {
                others.run();
            } finally {
                done.countDown();
            }
            assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(ask(held)).as("the place is free again").isEqualTo(200);
    }

    @Test
    void strangersWhoUploadKeepNobodyWaitingWhoHasSignedIn() throws Exception {
        during(upload("/verify", null), () -> {
            assertThat(ask(upload("/verify", null))).isEqualTo(429);
            assertThat(ask(upload("/v/whatever", null))).isEqualTo(429);
            assertThat(ask(upload("/import", "marit.tveit"))).isEqualTo(200);
            assertThat(ask(upload("/verify", "marit.tveit"))).isEqualTo(200);
        });
    }

    @Test
    void uploadsWaitForEachOtherAndNoPageForThem() throws Exception {
        during(upload("/import", "marit.tveit"), () -> {
            assertThat(ask(upload("/api/v1/imports", "jonas.lid"))).isEqualTo(429);
            assertThat(ask(upload("/verify", null))).isEqualTo(200);
            assertThat(ask(read("/agreements/a/signatures"))).isEqualTo(200);
        });
    }

    @Test
    void examinationsWaitForEachOtherWhetherPagesOrReports() throws Exception {
        during(read("/agreements/a/signatures/1/kommune-4628/etsi-validation-report.xml"), () -> {
            var page = read("/agreements/b/signatures");
            page.setParameter("of", "kommune-4628");
            assertThat(ask(page)).isEqualTo(429);
            assertThat(ask(read("/agreements/b/%73ignatures/1/kommune-4628/x.xml")))
                    .isEqualTo(429);
            assertThat(ask(read("/agreements/b/signatures"))).isEqualTo(200);
            assertThat(ask(read("/agreements/b"))).isEqualTo(200);
            assertThat(ask(upload("/import", "marit.tveit"))).isEqualTo(200);
        });
    }

    @Test
    void thePublicWaitsForThePublicWhereAnswersAreMade() throws Exception {
        Gate open = Gate.forPublicFiles(0, 0, problems);
        for (String path : new String[] {
            "/api/v1/open/agreements",
            "/api/v1/open/versions",
            "/api/v1/open/changes",
            "/api/v1/open/coverage",
            "/offentlig/dekning",
            "/offentlig/sok",
            "/offentlig/t/abc2345-1/punkt/plassar",
            "/offentlig/t/abc2345-1/pdf"
        }) {
            var response = new MockHttpServletResponse();
            open.doFilter(new MockHttpServletRequest("GET", path), response, (one, two) -> {});
            assertThat(response.getStatus()).as(path).isEqualTo(429);
        }
        var response = new MockHttpServletResponse();
        open.doFilter(new MockHttpServletRequest("GET", "/offentlig/t/abc2345-1"), response, (one, two) -> {});
        assertThat(response.getStatus()).isEqualTo(200);
    }
}
