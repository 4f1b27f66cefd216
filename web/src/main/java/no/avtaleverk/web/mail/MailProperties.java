package no.avtaleverk.web.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mail is handed over. Nothing is sent unless a host is given.
 *
 * @param host the operator's own mail server; absent for no mail at all
 * @param username absent when the server asks for none
 * @param security how the way to the server is kept from others
 * @param from what the mails come from, such as {@code avtaleverk@example.no}
 * @param address where people reach the product, such as {@code https://avtaler.example.no}; absent for mails without a link
 */
@ConfigurationProperties("avtaleverk.mail")
record MailProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("avtaleverk@localhost") String from,
        @Nullable URI address) {
    enum Security {
        STARTTLS,
        TLS,
        /** For a server on the same machine. */
        NONE
    }
}
