package no.avtaleverk.model.agreement;

import java.time.LocalDate;

/**
 * That a fixed term was made longer.
 *
 * @param until first day no longer in force
 * @param source the document that tells of it
 */
public record Prolongation(LocalDate until, LocalDate decided, String source) {}
