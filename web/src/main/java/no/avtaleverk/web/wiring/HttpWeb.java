package no.avtaleverk.web.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import no.avtaleverk.templates.seal.Web;

/** The network by way of HTTP. */
final class HttpWeb implements Web {
    private static final int OK = 200;

    @Override
    public byte[] get(URI address, Duration limit, int mostBytes) throws IOException {
        return send(HttpRequest.newBuilder(address).timeout(limit).GET().build(), limit, mostBytes);
    }

    @Override
    public byte[] post(URI address, byte[] question, String type, Duration limit, int mostBytes) throws IOException {
        return send(
                HttpRequest.newBuilder(address)
                        .timeout(limit)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                        .build(),
                limit,
                mostBytes);
    }

    private static byte[] send(HttpRequest request, Duration limit, int mostBytes) throws IOException {
        // The client's own limit ends with the head of the answer; this one with its last byte.
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(limit)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            try {
                return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                        .thenApplyAsync(response -> body(response, mostBytes))
                        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (CompletionException e) {
                throw new IOException(request.uri() + " does not answer", e);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static byte[] body(HttpResponse<InputStream> response, int mostBytes) {
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new IOException(response.uri() + " answers " + response.statusCode());
            }
            byte[] bytes = body.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new IOException(response.uri() + " answers too much");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
