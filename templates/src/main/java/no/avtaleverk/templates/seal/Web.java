package no.avtaleverk.templates.seal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** The network, as far as seals need it: time-stamp services, and those who tell whether a certificate is revoked. */
public interface Web {
    /**
     * Fetch a document.
     *
     * @param limit for all of it, to the last byte
     * @param mostBytes an answer may have
     * @throws IOException if there is no whole answer with status 200 in time
     */
    byte[] get(URI address, Duration limit, int mostBytes) throws IOException;

    /**
     * Ask a service.
     *
     * @param type media type of what is asked
     * @throws IOException as {@link #get}
     */
    byte[] post(URI address, byte[] question, String type, Duration limit, int mostBytes) throws IOException;
}
