package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * A question, with who is asking.
 *
 * @param inquiry the words as typed and the filters; a quoted phrase is exact, a citation is known however it is written, no words list all
 *     that the filters let through; a date means in force for one of the kommuner chosen, or for any when none is
 * @param since only what may have become another answer since then; absent for all there is
 * @param grouping how the hits are put together; log entries stand alone
 * @param page 0 for the first
 * @param size hits on a page, or groups of one clause, 1 to 100
 */
public record SearchQuery(Inquiry inquiry, @Nullable Since since, Grouping grouping, int page, int size, Actor asker) {
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

    /**
     * What the log has told of.
     *
     * @param position log entries after it are told
     * @param agreements whose texts, and all of whose log entries, are told
     */
    public record Since(long position, Set<AgreementId> agreements) {
        public Since {
            agreements = Set.copyOf(agreements);
        }
    }

    /** Most hits on a page. */
    public static final int MAX_SIZE = 100;

    private static final int USUAL_SIZE = 10;

    public SearchQuery {
        if (page < 0 || size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("A page has 1 to %d hits and is numbered from 0, not page %d of %d"
                    .formatted(MAX_SIZE, page, size));
        }
    }

    /** First page of ten, each hit by itself. */
    public static SearchQuery of(Inquiry inquiry, Actor asker) {
        return new SearchQuery(inquiry, null, Grouping.NONE, 0, USUAL_SIZE, asker);
    }

    /** A question for clauses with no filter, first page of ten. */
    public static SearchQuery of(String words, Actor asker) {
        return of(Inquiry.of(words), asker);
    }

    // ---- what is asked ----------------------------------------------------------------------------------------------

    public String words() {
        return inquiry.words();
    }

    public @Nullable LocalDate on() {
        return inquiry.on();
    }

    public Set<PartyId> municipalities() {
        return inquiry.municipalities();
    }

    public @Nullable PartyId trust() {
        return inquiry.trust();
    }

    public @Nullable RequirementId requirement() {
        return inquiry.requirement();
    }

    public @Nullable AgreementState state() {
        return inquiry.state();
    }

    public @Nullable Language language() {
        return inquiry.language();
    }

    public @Nullable Integer year() {
        return inquiry.year();
    }

    public Kind kind() {
        return inquiry.inLog() ? Kind.LOG : Kind.TEXT;
    }

    // ---- the same, asked otherwise ----------------------------------------------------------------------------------

    private SearchQuery asking(Inquiry other) {
        return new SearchQuery(other, since, grouping, page, size, asker);
    }

    public SearchQuery on(LocalDate date) {
        return asking(inquiry.on(date));
    }

    public SearchQuery inMunicipalities(Set<PartyId> chosen) {
        return asking(inquiry.inMunicipalities(chosen));
    }

    public SearchQuery withTrust(PartyId chosen) {
        return asking(inquiry.withTrust(chosen));
    }

    public SearchQuery answering(RequirementId chosen) {
        return asking(inquiry.answering(chosen));
    }

    public SearchQuery inState(AgreementState chosen) {
        return asking(inquiry.inState(chosen));
    }

    public SearchQuery inLanguage(Language chosen) {
        return asking(inquiry.inLanguage(chosen));
    }

    public SearchQuery inYear(int chosen) {
        return asking(inquiry.inYear(chosen));
    }

    public SearchQuery inLog() {
        return asking(inquiry.ofLog());
    }

    public SearchQuery since(Since told) {
        return new SearchQuery(inquiry, told, grouping, page, size, asker);
    }

    public SearchQuery groupedBy(Grouping chosen) {
        return new SearchQuery(inquiry, since, chosen, page, size, asker);
    }

    public SearchQuery page(int number, int hits) {
        return new SearchQuery(inquiry, since, grouping, number, hits, asker);
    }

    public SearchQuery by(Actor other) {
        return new SearchQuery(inquiry, since, grouping, page, size, other);
    }
}
