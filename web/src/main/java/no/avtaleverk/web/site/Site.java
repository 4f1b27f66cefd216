package no.avtaleverk.web.site;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people reach the product, for words and addresses that are taken out of it. */
@Component
public final class Site {
    private final String set;

    /** @param set the address of the request when it is empty */
    public Site(@Value("${avtaleverk.mail.address:}") String set) {
        this.set = set.replaceAll("/+$", "");
    }

    /** A whole address. */
    public String address(String path) {
        return (set.isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        : set)
                + path;
    }
}
