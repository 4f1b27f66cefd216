package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/** What happened, in the past tense. Wording is made when it is shown; a new kind breaks the build until it has words. */
public sealed interface AuditEvent {
    record AgreementDrafted(
            String title, AgreementKind kind, Language language, List<PartyId> parties, Origin origin, Sha256 text)
            implements AuditEvent {}

    /** An agreement that was concluded before it came here. */
    record AgreementRegistered(
            String title,
            AgreementKind kind,
            Language language,
            List<PartyId> parties,
            Origin origin,
            Sha256 text,
            @Nullable LocalDate inForceFrom)
            implements AuditEvent {}

    record HeadChanged(Head before, Head after) implements AuditEvent {}

    record ClauseEdited(ClauseId clause, Sha256 before, Sha256 after) implements AuditEvent {}

    record ClauseAdded(
            ClauseId clause, Sha256 text, @Nullable ClauseId after) implements AuditEvent {}

    record ClauseRemoved(ClauseId clause, Sha256 text) implements AuditEvent {}

    record ClauseMoved(ClauseId clause, int position, int level) implements AuditEvent {}

    record AnswerRecorded(ClauseId clause, Sha256 text, RequirementId requirement) implements AuditEvent {}

    record AnswerWithdrawn(ClauseId clause, Sha256 text, RequirementId requirement) implements AuditEvent {}

    /** A jurist has looked at answers that were suggested, came with a standard, or whose words have changed. */
    record AnswersConfirmed(Map<ClauseId, Set<RequirementId>> answers) implements AuditEvent {}

    record TextSubmitted(int version, Sha256 text, Map<PartyId, Sha256> documents, String note) implements AuditEvent {}

    record TextReturned(int version, String reason) implements AuditEvent {}

    record TextWithdrawn(String reason) implements AuditEvent {}

    record TextRedrafted(String reason) implements AuditEvent {}

    record ResolutionRecorded(Resolution resolution) implements AuditEvent {}

    record AgreementSigned(SignatureRecord signature) implements AuditEvent {}

    record SigningDeclined(Declined declined) implements AuditEvent {}

    record TextConcluded(int version, Sha256 text) implements AuditEvent {}

    record ReviewOpened(LocalDate date) implements AuditEvent {}

    record ReviewClosed(Review review) implements AuditEvent {}

    record NoticeGiven(Notice notice) implements AuditEvent {}

    record AgreementProlonged(Prolongation prolongation) implements AuditEvent {}

    record EvidenceRecorded(Evidence evidence) implements AuditEvent {}

    record AgreementEnded(LocalDate date, String reason) implements AuditEvent {}

    /** A file came in for import; nothing is in the register before a person has confirmed the report. */
    record FileReceived(String importId, String fileName, Sha256 file, long bytes) implements AuditEvent {}

    record ImportDiscarded(String importId, String reason) implements AuditEvent {}

    /** The name that is stored and shown in the API, such as {@code ClauseEdited}. */
    default String type() {
        return getClass().getSimpleName();
    }
}
