package no.avtaleverk.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What seals need of the network: whole answers, in time and of bounded size, or none. */
class HttpWebTests {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MOST = 1000;

    private final HttpWeb web = new HttpWeb();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = bound();

    private static HttpServer bound() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() {
        server.setExecutor(threads);
        server.createContext(
                "/echo",
                exchange -> answer(exchange, 200, exchange.getRequestBody().readAllBytes()));
        server.createContext("/type", exchange -> answer(exchange, 200, type(exchange)));
        server.createContext("/fault", exchange -> answer(exchange, 503, new byte[] {1}));
        server.createContext("/much", exchange -> answer(exchange, 200, new byte[MOST + 1]));
        server.createContext("/never", this::wait);
        server.createContext("/half", this::half);
        server.start();
    }

    @AfterEach
    void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static byte[] type(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Content-Type").getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private void wait(HttpExchange exchange) {
        try (exchange) {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The head and the first byte come at once, the rest not before the end. */
    private void half(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write(1);
        exchange.getResponseBody().flush();
        wait(exchange);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void aQuestionIsPostedWithItsTypeAndTheWholeAnswerComesBack() throws Exception {
        byte[] question = {1, 2, 3};
        assertThat(web.post(at("/echo"), question, "application/timestamp-query", PATIENT, MOST))
                .isEqualTo(question);
        assertThat(web.post(at("/type"), question, "application/timestamp-query", PATIENT, MOST))
                .isEqualTo("application/timestamp-query".getBytes(StandardCharsets.UTF_8));
        assertThat(web.get(at("/echo"), PATIENT, MOST)).isEmpty();
    }

    @Test
    void anAnswerThatIsAFaultOrTooMuchIsNone() {
        assertThatIOException().isThrownBy(() -> web.get(at("/fault"), PATIENT, MOST));
        assertThatIOException().isThrownBy(() -> web.get(at("/much"), PATIENT, MOST));
        assertThatIOException().isThrownBy(() -> web.get(at("/nowhere"), PATIENT, MOST));
    }

    @Test
    void theLimitIsForTheWholeAnswerToItsLastByte() {
        assertThatIOException().isThrownBy(() -> web.get(at("/never"), SHORT, MOST));
        assertThatIOException().isThrownBy(() -> web.get(at("/half"), SHORT, MOST));
    }
}
