package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Absence;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
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

    /**
     * Words took the place of others.
     *
     * @param carried what the new words were said to answer by this, to be confirmed: it went along, and they had no such answer before. Not
     *     kept in old entries
     */
    record ClauseEdited(ClauseId clause, Sha256 before, Sha256 after, Set<RequirementId> carried)
            implements AuditEvent {
        public ClauseEdited {
            carried = carried == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(carried));
        }

        public ClauseEdited(ClauseId clause, Sha256 before, Sha256 after) {
            this(clause, before, after, Set.of());
        }
    }

    /** @param carried as {@link ClauseEdited#carried} */
    record ClauseAdded(
            ClauseId clause, Sha256 text, @Nullable ClauseId after, Set<RequirementId> carried) implements AuditEvent {
        public ClauseAdded {
            carried = carried == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(carried));
        }

        public ClauseAdded(ClauseId clause, Sha256 text, @Nullable ClauseId after) {
            this(clause, text, after, Set.of());
        }
    }

    record ClauseRemoved(ClauseId clause, Sha256 text) implements AuditEvent {}

    record ClauseMoved(ClauseId clause, int position, int level) implements AuditEvent {}

    /**
     * @param former the answer it took the place of; absent when there was none, and in entries from before it was kept
     * @param isFirst true when there was none; absent when there was one, and in entries from before it was told
     */
    record AnswerRecorded(
            ClauseId clause,
            Sha256 text,
            RequirementId requirement,
            @Nullable Answer former,
            @Nullable Boolean isFirst) implements AuditEvent {
        static AnswerRecorded of(ClauseId clause, Sha256 text, RequirementId requirement, @Nullable Answer former) {
            return new AnswerRecorded(clause, text, requirement, former, former == null ? true : null);
        }
    }

    /** @param former what was withdrawn; absent in entries from before it was kept */
    record AnswerWithdrawn(
            ClauseId clause,
            Sha256 text,
            RequirementId requirement,
            @Nullable Answer former) implements AuditEvent {}

    /** A jurist has looked at answers that were suggested, came with a standard, or whose words have changed. */
    record AnswersConfirmed(Map<ClauseId, Set<RequirementId>> answers) implements AuditEvent {}

    record TextSubmitted(int version, Sha256 text, Map<PartyId, Sha256> documents, String note) implements AuditEvent {}

    record TextReturned(int version, String reason) implements AuditEvent {}

    record TextWithdrawn(String reason) implements AuditEvent {}

    record TextRedrafted(String reason) implements AuditEvent {}

    record ResolutionRecorded(Resolution resolution) implements AuditEvent {}

    /** An entry of a vedtak was corrected, or the vedtak set aside; both entries stay. */
    record ResolutionCorrected(Resolution before, Resolution after) implements AuditEvent {}

    record JoiningOffered(Joining joining) implements AuditEvent {}

    record LeavingRecorded(Leaving leaving) implements AuditEvent {}

    record AgreementSigned(SignatureRecord signature) implements AuditEvent {}

    /** The signatures in a document were examined again, as they are every year. */
    record SignaturesExamined(Examination examination) implements AuditEvent {}

    record SigningDeclined(Declined declined) implements AuditEvent {}

    record TextConcluded(int version, Sha256 text) implements AuditEvent {}

    record ReviewOpened(LocalDate date) implements AuditEvent {}

    record ReviewClosed(Review review) implements AuditEvent {}

    record NoticeGiven(Notice notice) implements AuditEvent {}

    /** A notice fell with the consent of the other parties; it ends nothing any more. */
    record NoticeWithdrawn(Notice notice) implements AuditEvent {}

    record AgreementProlonged(Prolongation prolongation) implements AuditEvent {}

    record EvidenceRecorded(Evidence evidence) implements AuditEvent {}

    /** Papers that lay a version before the organs of its parties were made and kept. */
    record CasePapersMade(int version, List<CasePaper> papers) implements AuditEvent {}

    /** Case papers were handed over to the parties of the version, each by the digest of its PDF. */
    record CasePapersHandedOver(int version, CasePaper.Kind kind, Map<PartyId, Sha256> papers) implements AuditEvent {}

    record AgreementEnded(LocalDate date, String reason) implements AuditEvent {}

    /** A standard text was handed out as a numbered version. */
    record StandardIssued(int version, Sha256 text, String note) implements AuditEvent {}

    /** An agreement was begun on a version of another text, departing from it for these reasons. */
    record VariantDrafted(
            String title,
            AgreementKind kind,
            Language language,
            List<PartyId> parties,
            LocalVariant.Basis basis,
            Map<ClauseId, String> reasons,
            Sha256 text)
            implements AuditEvent {}

    record DeviationExplained(ClauseId clause, String reason) implements AuditEvent {}

    /**
     * A new version of what the agreement is built on was worked into it.
     *
     * @param choices what a person chose for the clauses where there was something to choose
     * @param order whose order of clauses a person chose, when both had moved some; absent otherwise
     * @param carried as {@link ClauseEdited#carried}, of each clause
     */
    record StandardTaken(
            AgreementId standard,
            int from,
            int to,
            Map<ClauseId, MergeChoice> choices,
            @Nullable MergeChoice order,
            Map<ClauseId, String> reasons,
            Sha256 text,
            Map<ClauseId, Set<RequirementId>> carried)
            implements AuditEvent {
        public StandardTaken {
            var sorted = new TreeMap<ClauseId, Set<RequirementId>>();
            if (carried != null) {
                carried.forEach((clause, ids) -> sorted.put(clause, Collections.unmodifiableSet(new TreeSet<>(ids))));
            }
            carried = Collections.unmodifiableMap(sorted);
        }

        public StandardTaken(
                AgreementId standard,
                int from,
                int to,
                Map<ClauseId, MergeChoice> choices,
                @Nullable MergeChoice order,
                Map<ClauseId, String> reasons,
                Sha256 text) {
            this(standard, from, to, choices, order, reasons, text, Map.of());
        }
    }

    record MilestoneRecorded(Milestone milestone) implements AuditEvent {}

    record HearingOpened(Hearing hearing) implements AuditEvent {}

    record HearingExtended(int hearing, LocalDate before, LocalDate deadline, String reason) implements AuditEvent {}

    record HearingAnswered(HearingAnswer answer) implements AuditEvent {}

    record RemarkAssessed(RemarkAssessment assessment) implements AuditEvent {}

    record HearingClosed(int hearing, LocalDate date, int answered, int asked) implements AuditEvent {}

    record HostArrangementLinked(HostArrangement arrangement) implements AuditEvent {}

    /** A file came in for import; nothing is in the register before a person has confirmed the report. */
    record FileReceived(String importId, String fileName, Sha256 file, long bytes) implements AuditEvent {}

    record ImportDiscarded(String importId, String reason) implements AuditEvent {}

    /**
     * A document was handed out. Changes nothing, and is not told to other organisations than the receiver's.
     *
     * @param version 0 for a draft
     * @param municipality whose document it is; absent for one of all parties
     * @param format such as {@code PDF}
     * @param file digest of what was handed out
     */
    record DocumentHandedOut(
            AgreementId agreement, int version, @Nullable PartyId municipality, String format, Sha256 file)
            implements AuditEvent {}

    /**
     * Minutes came in, so that a vedtak of the party can be bound to them. Changes nothing, and is told to the party alone.
     *
     * @param party whose organ the minutes are of
     */
    record MinutesReceived(AgreementId agreement, PartyId party, String fileName, Sha256 file) implements AuditEvent {}

    /** A comment was put on a text. Events of a discussion hold no words, but the digest of what was said as it is stored. */
    record CommentMade(
            AgreementId agreement,
            @Nullable PartyId innerOf,
            String topic,
            @Nullable ClauseId clause,
            @Nullable Sha256 text,
            Sha256 said)
            implements AuditEvent, OfDiscussion {}

    record ProposalMade(
            AgreementId agreement,
            @Nullable PartyId innerOf,
            String topic,
            @Nullable ClauseId clause,
            @Nullable Sha256 text,
            Sha256 said)
            implements AuditEvent, OfDiscussion {}

    record CommentAnswered(AgreementId agreement, @Nullable PartyId innerOf, String topic, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    /** @param comment number of the comment in its topic, 0 for the one that opened it */
    record CommentEdited(AgreementId agreement, @Nullable PartyId innerOf, String topic, int comment, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    record CommentResolved(AgreementId agreement, @Nullable PartyId innerOf, String topic, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    record CommentReopened(AgreementId agreement, @Nullable PartyId innerOf, String topic, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    record CommentShared(AgreementId agreement, @Nullable PartyId innerOf, String topic, String as, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    record ProposalAccepted(AgreementId agreement, @Nullable PartyId innerOf, String topic, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    record ProposalRejected(AgreementId agreement, @Nullable PartyId innerOf, String topic, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    /** A Word file edited elsewhere came back. */
    record WordFileReturned(
            AgreementId agreement, @Nullable PartyId innerOf, String returned, Sha256 file, int topics, Sha256 said)
            implements AuditEvent, OfDiscussion {}

    /**
     * The text was changed as somebody had proposed.
     *
     * @param giver name of the one who proposed it
     * @param organisation the giver's
     * @param wordFile whether the giver's name comes from a Word file that the organisation brought
     * @param edit what was changed
     */
    record ProposalTakenIn(
            String topic, String giver, @Nullable PartyId organisation, boolean wordFile, AuditEvent edit)
            implements AuditEvent {}

    /** A document is to be signed with a signing service. Events of a signing job hold the digest of what is stored of it. */
    record SigningJobStarted(
            AgreementId agreement, String job, int version, Sha256 document, List<PartyId> parties, Sha256 said)
            implements AuditEvent, OfSigning {}

    /**
     * A signing job went on.
     *
     * @param party whose signature it is about; absent when it is about more than one
     * @param files what was fetched
     */
    record SigningJobContinued(
            AgreementId agreement,
            String job,
            int version,
            SigningStep step,
            @Nullable PartyId party,
            List<Sha256> files,
            Sha256 said)
            implements AuditEvent, OfSigning {}

    record SigningJobEnded(AgreementId agreement, String job, int version, SigningOutcome outcome, Sha256 said)
            implements AuditEvent, OfSigning {}

    /** An event about a document at a signing service. It changes no agreement. */
    interface OfSigning {
        AgreementId agreement();

        String job();

        int version();

        /** Digest of the entry as it is stored. */
        Sha256 said();
    }

    /**
     * Something was noted in the following up of an agreement or a samarbeidsorgan. It changes no agreement, holds no words, but their digest.
     *
     * @param about id of the agreement or organ
     * @param innerOf the organisation that alone may know of it; absent when the parties share it
     * @param item what in the dossier it is about; empty when it is about all of it
     * @param act the kind of note, such as {@code DeliveryMet}
     * @param files stored files it speaks of
     * @param said digest of the note as it is stored
     */
    record FollowedUp(
            FollowUpSubject subject,
            String about,
            @Nullable PartyId innerOf,
            String item,
            String act,
            List<Sha256> files,
            Sha256 said)
            implements AuditEvent {
        public FollowedUp {
            files = List.copyOf(files);
        }
    }

    /** The order, deadline or way of signing a version was set, or set anew. */
    record SigningPlanned(SigningPlan plan) implements AuditEvent {}

    record MandateGranted(Mandate mandate) implements AuditEvent, OfMandates {
        @Override
        public PartyId party() {
            return mandate.party();
        }
    }

    /** @param until first day it no longer holds */
    record MandateEnded(PartyId party, MandateId mandate, LocalDate until, String reason)
            implements AuditEvent, OfMandates {}

    record HolderAway(PartyId party, Absence absence) implements AuditEvent, OfMandates {}

    /** @param from first day back */
    record HolderBack(PartyId party, String holder, LocalDate from) implements AuditEvent, OfMandates {}

    /** An event about who may sign for an organisation. It changes no agreement. */
    sealed interface OfMandates permits MandateGranted, MandateEnded, HolderAway, HolderBack {
        PartyId party();
    }

    /** An event about what is said of an agreement. It changes no agreement, and not everyone who reads the agreement may read it. */
    interface OfDiscussion {
        AgreementId agreement();

        /** The organisation that alone may know of it; absent when the parties share it. */
        @Nullable
        PartyId innerOf();

        /** Digest of the statement as it is stored. */
        Sha256 said();
    }

    /** The name that is stored and shown in the API, such as {@code ClauseEdited}. */
    default String type() {
        return getClass().getSimpleName();
    }
}
