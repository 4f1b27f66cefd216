package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.spi.client.http.DataLoader;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Fetches within a time limit, and not more than a limit of bytes. */
final class WebLoader implements DataLoader {
    private static final long serialVersionUID = 1L;
    /** The largest lists of revoked certificates are some ten megabytes. */
    private static final int MOST_BYTES = 32 << 20;

    private final transient Web web;
    private final Duration limit;
    private final String type;

    /** @param type media type of what is posted */
    WebLoader(Web web, Duration limit, String type) {
        this.web = web;
        this.limit = limit;
        this.type = type;
    }

    @Override
    public byte[] get(String url) {
        try {
            return web.get(URI.create(url), limit, MOST_BYTES);
        } catch (IOException e) {
            throw new DSSExternalResourceException(url + " does not answer", e);
        }
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
        try {
            return web.post(URI.create(url), content, type, limit, MOST_BYTES);
        } catch (IOException e) {
            throw new DSSExternalResourceException(url + " does not answer", e);
        }
    }

    @Override
    public void setContentType(String contentType) {
        throw new UnsupportedOperationException("The type is given once");
    }
}
