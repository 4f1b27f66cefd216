package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.spi.client.http.DataLoader;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Fetches over HTTP within a time limit, and not more than a limit of bytes. */
final class WebClient implements DataLoader {
    private static final long serialVersionUID = 1L;
    /** The largest lists of revoked certificates are some ten megabytes. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int OK = 200;

    private final transient HttpClient client;
    private final Duration limit;
    private final String type;

    /** @param type media type of what is posted */
    WebClient(Duration limit, String type) {
        this.limit = limit;
        this.type = type;
        this.client = HttpClient.newBuilder()
                .connectTimeout(limit)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public byte[] get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(limit).GET().build());
    }

    @Override
    public DataAndUrl get(List<String> urls) {
        var last = new DSSExternalResourceException("No address");
        for (String url : urls) {
            try {
                return new DataAndUrl(url, get(url));
            } catch (DSSExternalResourceException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public byte[] post(String url, byte[] content) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .timeout(limit)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build());
    }

    @Override
    public void setContentType(String contentType) {
        throw new UnsupportedOperationException("The type is given once");
    }

    private byte[] send(HttpRequest request) {
        // the client's own limit ends with the head of the answer; this one with its last byte
        try {
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .thenApplyAsync(WebClient::body)
                    .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new DSSExternalResourceException(request.uri() + " does not answer", e);
        }
    }

    private static byte[] body(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                throw new DSSExternalResourceException(response.uri() + " answers " + response.statusCode());
            }
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new DSSExternalResourceException(response.uri() + " answers too much");
            }
            return bytes;
        } catch (IOException e) {
            throw new DSSExternalResourceException(response.uri() + " breaks off", e);
        }
    }
}
