package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * A question, with who is asking.
 *
 * @param words as typed; a quoted phrase is exact, a citation is known however it is written; empty lists all that the filters let through
 * @param on in force on this date in Norway for one of {@code municipalities}, or for any kommune when none is chosen; for the log, recorded on this date
 * @param municipalities at least one of them, or a kommune it was made from, is party; empty for all
 * @param trust it, or for an RHF a trust under it, is party
 * @param requirement the clause answers it
 * @param language målform of the text; nothing in the log has one
 * @param year a version with the words entered into force for some kommune in this year; for the log, recorded in it
 * @param grouping how the hits are put together; log entries stand alone
 * @param page 0 for the first
 * @param size hits on a page, or groups of one clause, 1 to 100
 */
public record SearchQuery(
        String words,
        @Nullable LocalDate on,
        Set<PartyId> municipalities,
        @Nullable PartyId trust,
        @Nullable RequirementId requirement,
        @Nullable AgreementState state,
        @Nullable Language language,
        @Nullable Integer year,
        Kind kind,
        Grouping grouping,
        int page,
        int size,
        Actor asker) {
    /** What is looked for. */
    public enum Kind {
        /** Clauses, and the titles and parties of versions. */
        TEXT,
        /** Log entries. */
        LOG
    }

    /** How hits are put together. */
    public enum Grouping {
        /** Each by itself, the best first. */
        NONE,
        /** All wordings of a clause of an agreement that are hits, the newest first; the clause with the best hit first. */
        CLAUSE,
        /** By the days the words were in force, from the first for any kommune to the last; what is still in force first, what never was last. */
        PERIOD
    }

    /** Most hits on a page. */
    public static final int MAX_SIZE = 100;

    public SearchQuery {
        municipalities = java.util.Collections.unmodifiableSet(new TreeSet<>(municipalities));
        if (page < 0 || size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("A page has 1 to %d hits and is numbered from 0, not page %d of %d"
                    .formatted(MAX_SIZE, page, size));
        }
    }

    /** Without målform and year, and each hit by itself. */
    public SearchQuery(
            String words,
            @Nullable LocalDate on,
            Set<PartyId> municipalities,
            @Nullable PartyId trust,
            @Nullable RequirementId requirement,
            @Nullable AgreementState state,
            Kind kind,
            int page,
            int size,
            Actor asker) {
        this(words, on, municipalities, trust, requirement, state, null, null, kind, Grouping.NONE, page, size, asker);
    }

    /** A question for clauses with no filter, first page of ten. */
    public static SearchQuery of(String words, Actor asker) {
        return new SearchQuery(words, null, Set.of(), null, null, null, Kind.TEXT, 0, 10, asker);
    }

    public SearchQuery on(LocalDate date) {
        return new SearchQuery(
                words,
                date,
                municipalities,
                trust,
                requirement,
                state,
                language,
                year,
                kind,
                grouping,
                page,
                size,
                asker);
    }

    public SearchQuery inMunicipalities(Set<PartyId> chosen) {
        return new SearchQuery(
                words, on, chosen, trust, requirement, state, language, year, kind, grouping, page, size, asker);
    }

    public SearchQuery withTrust(PartyId chosen) {
        return new SearchQuery(
                words,
                on,
                municipalities,
                chosen,
                requirement,
                state,
                language,
                year,
                kind,
                grouping,
                page,
                size,
                asker);
    }

    public SearchQuery answering(RequirementId chosen) {
        return new SearchQuery(
                words, on, municipalities, trust, chosen, state, language, year, kind, grouping, page, size, asker);
    }

    public SearchQuery inState(AgreementState chosen) {
        return new SearchQuery(
                words,
                on,
                municipalities,
                trust,
                requirement,
                chosen,
                language,
                year,
                kind,
                grouping,
                page,
                size,
                asker);
    }

    public SearchQuery inLanguage(Language chosen) {
        return new SearchQuery(
                words, on, municipalities, trust, requirement, state, chosen, year, kind, grouping, page, size, asker);
    }

    public SearchQuery inYear(int chosen) {
        return new SearchQuery(
                words,
                on,
                municipalities,
                trust,
                requirement,
                state,
                language,
                chosen,
                kind,
                grouping,
                page,
                size,
                asker);
    }

    public SearchQuery inLog() {
        return new SearchQuery(
                words,
                on,
                municipalities,
                trust,
                requirement,
                state,
                language,
                year,
                Kind.LOG,
                grouping,
                page,
                size,
                asker);
    }

    public SearchQuery groupedBy(Grouping chosen) {
        return new SearchQuery(
                words, on, municipalities, trust, requirement, state, language, year, kind, chosen, page, size, asker);
    }

    public SearchQuery page(int number, int hits) {
        return new SearchQuery(
                words,
                on,
                municipalities,
                trust,
                requirement,
                state,
                language,
                year,
                kind,
                grouping,
                number,
                hits,
                asker);
    }

    public SearchQuery by(Actor other) {
        return new SearchQuery(
                words,
                on,
                municipalities,
                trust,
                requirement,
                state,
                language,
                year,
                kind,
                grouping,
                page,
                size,
                other);
    }
}
