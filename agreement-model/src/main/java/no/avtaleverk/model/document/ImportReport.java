package no.avtaleverk.model.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadWarning;
import no.avtaleverk.model.document.DocumentReader.SourceFormat;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * What an imported file seems to hold. A proposal: nothing is in the register before a person has confirmed it.
 *
 * @param receivedBy user id
 * @param organisation whose import it is; only its people see it
 * @param documents one, or several when the file holds an overordnet avtale and delavtaler
 * @param registered what the confirmation made; empty while open
 */
public record ImportReport(
        String id,
        String fileName,
        Sha256 file,
        long bytes,
        SourceFormat format,
        int pages,
        boolean withoutText,
        boolean readByOcr,
        State state,
        String receivedBy,
        PartyId organisation,
        Instant receivedAt,
        List<ProposedDocument> documents,
        List<ReadWarning> warnings,
        List<AgreementId> registered) {
    public ImportReport {
        documents = List.copyOf(documents);
        warnings = List.copyOf(warnings);
        registered = List.copyOf(registered);
    }

    public enum State {
        OPEN,
        CONFIRMED,
        DISCARDED
    }

    /**
     * One agreement in the file.
     *
     * @param date the document's own date, by which the parties were looked up; absent when none was found
     */
    public record ProposedDocument(
            String title,
            AgreementKind kind,
            Language language,
            @Nullable LocalDate date,
            List<FoundParty> parties,
            List<FoundDate> dates,
            List<ProposedClause> clauses) {
        public ProposedDocument {
            parties = List.copyOf(parties);
            dates = List.copyOf(dates);
            clauses = List.copyOf(clauses);
        }

        /** Clauses without doubts. */
        public long recognised() {
            return clauses.stream().filter(clause -> clause.doubts().isEmpty()).count();
        }

        public long needHelp() {
            return clauses.size() - recognised();
        }
    }

    /**
     * A party found in the text.
     *
     * @param name formal name at the document's date
     * @param words as they stood
     * @param times how often it is named
     * @param likely whether it is named as a party, not only mentioned
     */
    public record FoundParty(PartyId id, String name, String words, int times, boolean likely) {}

    /** A date found in the text, and what it seems to be. */
    public record FoundDate(LocalDate date, Meaning meaning, String words) {
        public enum Meaning {
            SIGNED,
            IN_FORCE_FROM,
            IN_FORCE_UNTIL,
            RESOLUTION,
            REVISED,
            OTHER
        }
    }

    /** A clause as it would be registered. */
    public record ProposedClause(
            ClauseId id,
            int level,
            String number,
            String heading,
            String body,
            List<Doubt> doubts,
            List<Suggestion> suggestions) {
        public ProposedClause {
            doubts = List.copyOf(doubts);
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * A requirement the clause seems to answer.
     *
     * @param matched the words of the clause that a phrase of the catalogue matched
     * @param score higher is surer; only the order means something
     */
    public record Suggestion(RequirementId requirement, List<String> matched, double score) {
        public Suggestion {
            matched = List.copyOf(matched);
        }
    }
}
