package no.avtaleverk.templates.tracked;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A comment in the margin.
 *
 * @param id within the file
 * @param answers id of the comment this one is a reply to; empty when it is none or the file does not say
 */
public record Comment(String id, String author, @Nullable Instant at, String text, String answers) {}
