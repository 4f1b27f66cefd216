package no.avtaleverk.model.duty;

import java.time.LocalDate;

/**
 * The days of a duty, all in Norway (Europe/Oslo).
 *
 * @param opens from when people are told of it
 * @param byTheWords the last day as law or agreement gives it
 * @param due the day that counts: another one only where the last day is no working day and a rule moves it
 * @param overdueFrom first day it is overdue; for the yearly review when the calendar year it was due in has ended
 */
public record Deadline(LocalDate opens, LocalDate byTheWords, LocalDate due, LocalDate overdueFrom) {
    public boolean isMoved() {
        return !due.equals(byTheWords);
    }
}
