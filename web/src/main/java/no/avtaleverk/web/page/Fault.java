package no.avtaleverk.web.page;

/**
 * A reason why something was not done, as shown at the top of a page.
 *
 * @param href where it can be put right; empty when nowhere
 */
record Fault(String text, String href) {}
