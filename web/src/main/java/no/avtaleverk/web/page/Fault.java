package no.avtaleverk.web.page;

/**
 * A reason why something was not done, as shown at the top of a page.
 *
 * @param href where it can be put right; empty when nowhere
 * @param key of the message when it names a field, so that a form can say it with its own name of it; otherwise empty
 * @param reason what the message says of the field beside its name; empty when it is the message itself that says it
 */
record Fault(String text, String href, String key, String reason) {
    Fault(String text, String href) {
        this(text, href, "", "");
    }
}
