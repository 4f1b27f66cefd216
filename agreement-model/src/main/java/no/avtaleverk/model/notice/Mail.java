package no.avtaleverk.model.notice;

import java.time.Instant;

/**
 * A mail as it is sent.
 *
 * @param id the same for a second copy
 */
public record Mail(String id, String to, String subject, String body, Instant at) {}
