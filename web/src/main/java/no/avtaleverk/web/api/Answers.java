package no.avtaleverk.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.activity.ActivityNote;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.StandingResolutions;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.audit.AuditNote;
import no.avtaleverk.model.audit.Sample;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.compare.Figure;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.WordMerge;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.delivery.Delivery;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationNote;
import no.avtaleverk.model.disagreement.DisagreementNote;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.discussion.Closing;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.Place;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.MinutesAnalysis;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.examination.Severity;
import no.avtaleverk.model.examination.Spot;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.path.Standing;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosFormFault;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.model.variant.ClauseMerge;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.web.problem.Problem;
import no.avtaleverk.workflow.casepaper.CasePapers;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.proof.PublishingHeads;
import no.avtaleverk.workflow.ros.ProposingMeasures;
import no.avtaleverk.workflow.variant.Proposal;
import org.jspecify.annotations.Nullable;

/** What the API answers. */
final class Answers {
    private Answers() {}

    record PartyNamed(
            PartyId id,
            String name,
            boolean municipality,
            @Nullable String organisationNumber,
            @Nullable LocalDate joined,
            @Nullable LocalDate left) {}

    record ValidityTold(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            EntryIntoForce entryIntoForce,
            @Nullable Integer quorum,
            @Nullable OwnTerms own) {}

    /** One agreement in the register. */
    record AgreementSummary(
            AgreementId id,
            String title,
            AgreementKind kind,
            Language language,
            AgreementState state,
            TextState text,
            List<PartyNamed> parties,
            int versions,
            List<InForceTold> inForce,
            boolean inner) {}

    record AgreementPage(long total, int page, int size, List<AgreementSummary> agreements) {}

    record InForceTold(
            int version,
            PartyId municipality,
            LocalDate from,
            @Nullable LocalDate until) {}

    record OriginTold(
            @Nullable String standard,
            @Nullable Sha256 file,
            @Nullable String fileName) {}

    record AgreementTold(
            AgreementId id,
            String title,
            AgreementKind kind,
            Language language,
            AgreementState state,
            TextState text,
            long sequence,
            long revision,
            List<PartyNamed> parties,
            ValidityTold validity,
            Map<String, String> parameters,
            Set<RequirementId> claims,
            boolean jointMeasure,
            @Nullable OriginTold origin,
            List<VersionSummary> versions,
            List<InForceTold> inForce,
            FactsTold facts,
            boolean inner,
            @Nullable BasisTold basis) {}

    /** The version of another text that an agreement is built on. */
    record BasisTold(AgreementId agreement, int version) {}

    record VersionSummary(
            int number,
            long revision,
            Sha256 text,
            TextCode code,
            String title,
            Instant at,
            String by,
            String note,
            boolean concluded,
            Map<PartyId, Sha256> documents,
            @Nullable Sha256 original) {}

    record VersionTold(
            AgreementId agreement,
            int number,
            Sha256 text,
            TextCode code,
            String title,
            Language language,
            Instant at,
            String by,
            String note,
            boolean concluded,
            List<PartyNamed> parties,
            ValidityTold validity,
            Map<String, String> parameters,
            Map<PartyId, Sha256> documents,
            @Nullable Sha256 original,
            List<ClauseTold> clauses) {}

    record DraftTold(
            AgreementId agreement,
            long sequence,
            long revision,
            TextState state,
            Sha256 text,
            TextCode code,
            String title,
            Language language,
            List<PartyNamed> parties,
            ValidityTold validity,
            Map<String, String> parameters,
            Set<RequirementId> claims,
            boolean jointMeasure,
            List<ClauseTold> clauses,
            List<Problem.Reason> standsAgainstSubmission) {}

    record ClauseTold(
            ClauseId id,
            int level,
            String number,
            String heading,
            String text,
            Sha256 sha256,
            List<AnswerTold> answers) {}

    record AnswerTold(RequirementId requirement, Answer.Basis basis, boolean confirmed) {}

    record FactsTold(
            List<ResolutionTold> resolutions,
            List<SignatureTold> signatures,
            List<DeclineTold> declined,
            List<ProlongationTold> prolongations,
            List<NoticeTold> notices,
            List<ReviewTold> reviews,
            List<EvidenceTold> evidence,
            List<JoiningTold> joinings,
            List<LeavingTold> leavings) {}

    /**
     * Where an agreement stands on its way, derived from what is recorded.
     *
     * @param at the step the work stands at
     * @param due the nearest day something lacking is due; absent when there is none
     */
    record PathTold(
            AgreementId agreement,
            String title,
            Stage at,
            boolean late,
            @Nullable LocalDate due,
            Map<Stage, MarkTold> steps,
            List<PartyPathTold> parties,
            List<HearingSummary> hearings,
            List<HostArrangementTold> hostArrangements) {}

    record PartyPathTold(PartyId party, String name, Map<Stage, MarkTold> steps) {}

    record MarkTold(
            Standing standing,
            @Nullable LocalDate date,
            @Nullable String reference,
            @Nullable LocalDate due,
            int done,
            int of) {}

    record HostArrangementTold(String title, PartyId host, List<PartyId> others, LocalDate date, String reference) {}

    record HearingSummary(
            int number,
            LocalDate sent,
            LocalDate deadline,
            @Nullable LocalDate closed,
            int receivers) {}

    /**
     * A høring as the asker may see it.
     *
     * @param receivers those whose answers the asker may read
     * @param all whether those are all
     */
    record HearingTold(
            AgreementId agreement,
            int number,
            PartyId sender,
            LocalDate sent,
            LocalDate deadline,
            @Nullable LocalDate closed,
            String title,
            Sha256 text,
            String letter,
            boolean all,
            List<ReceiverTold> receivers,
            List<HeardClauseTold> clauses) {}

    record HeardClauseTold(ClauseId id, int level, String number, String heading, String text) {}

    record ReceiverTold(
            String name,
            Hearing.Kind kind,
            @Nullable PartyId party,
            @Nullable LocalDate answered,
            HearingAnswer.@Nullable Position position,
            boolean late,
            boolean mayAnswer,
            List<RemarkTold> remarks) {}

    /** @param number in the receiver's newest answer, 1 first */
    record RemarkTold(
            int number,
            @Nullable ClauseId clause,
            String text,
            RemarkAssessment.@Nullable Treatment treatment,
            @Nullable String reason) {}

    record ResolutionTold(
            PartyId party,
            Organ organ,
            LocalDate date,
            String caseNumber,
            Resolution.Outcome outcome,
            int version,
            Sha256 text,
            String wording,
            Sha256 id,
            boolean counts,
            String change,
            List<ClauseId> clauses,
            @Nullable LocalDate postponedTo,
            String authority,
            @Nullable CorrectionTold correction,
            @Nullable CarriedTold carried) {}

    record CorrectionTold(Sha256 resolution, Resolution.Correction.Kind kind, String reason) {}

    record CarriedTold(AgreementId agreement, int version, Sha256 resolution, String confirmedBy) {}

    record JoiningTold(
            PartyId party,
            String name,
            int version,
            LocalDate from,
            Sha256 document,
            String reference,
            @Nullable LocalDate joined) {}

    record LeavingTold(PartyId party, LocalDate decided, LocalDate until, String reference) {}

    /** What the organs of the parties have said of a version, and how far it has come towards its entry into force. */
    record ResolutionsTold(AgreementId agreement, int version, ProgressTold entryIntoForce, List<CourseTold> parties) {}

    record ProgressTold(
            EntryIntoForce rule,
            int reached,
            int needed,
            int of,
            @Nullable LocalDate met) {}

    record CourseTold(
            PartyId party,
            String name,
            List<ResolutionTold> said,
            @Nullable Sha256 adoption,
            @Nullable Sha256 wish,
            @Nullable Organ awaits) {}

    /** Which vedtak stand for a version, or for the text being written, which is 0. */
    record StandingResolutionsTold(AgreementId agreement, int version, List<StandingLine> parties) {}

    record StandingLine(
            PartyId party,
            String name,
            StandingResolutions.Standing standing,
            @Nullable Sha256 resolution,
            List<ClauseId> changed,
            Set<StandingResolutions.Beside> beside) {}

    record SignatureTold(
            PartyId party,
            String signer,
            String capacity,
            String mandate,
            LocalDate date,
            SignatureRecord.Method method,
            int version,
            Sha256 text,
            @Nullable Sha256 document,
            Map<PartyId, Sha256> signed) {}

    record DeclineTold(PartyId party, String by, LocalDate date, int version, String reason) {}

    record ProlongationTold(LocalDate until, LocalDate decided, String source) {}

    record NoticeTold(PartyId by, LocalDate given, LocalDate ends) {}

    /** @param afterwards true where it was held before it was opened here; absent otherwise */
    record ReviewTold(
            LocalDate opened,
            @Nullable LocalDate held,
            Review.@Nullable Outcome outcome,
            String note,
            @Nullable Boolean afterwards) {}

    record EvidenceTold(
            RequirementId requirement,
            LocalDate date,
            String reference,
            Evidence.@Nullable Means means,
            @Nullable Integer version,
            @Nullable String notice) {}

    /** Tasks, the overdue and nearest first. */
    record TasksTold(List<TaskTold> tasks) {}

    /**
     * A task.
     *
     * @param kind what is to be done
     * @param about id of the agreement, or of the samarbeidsorgan when the subject is {@code BODY}
     * @param subject what is followed up; absent for tasks of the text itself
     * @param item in the dossier; absent when it is about all of it or none
     * @param words what people have called it
     * @param roles who does it; absent among one's own
     */
    record TaskTold(
            String kind,
            String about,
            String title,
            @Nullable String subject,
            @Nullable String item,
            @Nullable String words,
            @Nullable LocalDate due,
            boolean late,
            @Nullable List<String> roles) {}

    record SubmissionsTold(List<SubmissionTold> submissions) {}

    record SubmissionTold(
            AgreementId agreement,
            String title,
            int version,
            PartyId municipality,
            LocalDate concluded,
            LocalDate deadline,
            boolean late,
            @Nullable EvidenceTold done) {}
    /**
     * What minutes seem to hold; a person confirms by recording a vedtak with the same {@code minutes}.
     *
     * @param minutes digest of the file, which is kept
     * @param cases how many cases it holds
     * @param title of the case that was read
     */
    record MinutesTold(
            Sha256 minutes,
            int version,
            Sha256 text,
            int cases,
            String title,
            List<MinutesAnalysis.Doubt> doubts,
            @Nullable ReadTold organ,
            @Nullable ReadTold date,
            @Nullable ReadTold caseNumber,
            @Nullable ReadTold outcome,
            @Nullable ReadTold wording,
            @Nullable ReadTold change) {}

    /** @param quote the words it was read from */
    record ReadTold(String value, String quote, boolean doubtful) {}

    /** @param run the run under way or the last one since the product was started; absent for those who may not make papers */
    record CasePapersTold(int version, @Nullable CasePaperRunTold run, List<CasePaperTold> papers) {}

    /**
     * How far the making of papers has come.
     *
     * @param all how many are to be made
     * @param unprintable a letter no font has; absent unless that is why none was made
     */
    record CasePaperRunTold(
            CasePaper.Kind kind,
            CasePapers.Run.State state,
            int all,
            int made,
            Instant started,
            String by,
            @Nullable String unprintable,
            @Nullable PartyId party) {}

    /**
     * A case paper.
     *
     * @param docx digest by which the Word file is fetched
     * @param pdf digest by which the PDF is fetched
     * @param handedOver absent until all parties may read it
     */
    record CasePaperTold(
            CasePaper.Kind kind,
            PartyId party,
            Language language,
            Sha256 docx,
            Sha256 pdf,
            Instant at,
            String by,
            @Nullable Instant handedOver) {}

    /** Who may sign for an organisation, and could when. */
    record MandatesTold(PartyId party, List<MandateTold> mandates, List<AbsenceTold> absences) {}

    record MandateTold(
            String id,
            String holder,
            String name,
            String capacity,
            Mandate.Basis basis,
            String reference,
            LocalDate from,
            @Nullable LocalDate until,
            List<AgreementKind> kinds,
            @Nullable String deputyOf,
            boolean standing,
            Authority.Standing now,
            List<SpanTold> signs) {}

    record SpanTold(LocalDate from, @Nullable LocalDate until) {}

    record AbsenceTold(
            String holder, LocalDate from, @Nullable LocalDate until, String reason) {}

    record SigningPlanTold(
            int version,
            List<List<PartyId>> order,
            @Nullable LocalDate deadline,
            SignatureRecord.@Nullable Method method) {}

    /** An entry of the log. */
    record EntryTold(
            long position,
            Instant at,
            String userId,
            String userName,
            @Nullable PartyId organisation,
            long sequence,
            long revision,
            String type,
            String text,
            AuditEvent event,
            Sha256 previous,
            Sha256 hash) {}

    record LogTold(AgreementId agreement, List<EntryTold> entries) {}

    record AuditSampleTold(
            String id,
            String title,
            Instant at,
            String by,
            String seed,
            long position,
            Sample.Stratification stratification,
            Sample.Allocation allocation,
            int size,
            int frame,
            Sha256 frameDigest,
            boolean reproduced,
            List<AuditShareTold> strata,
            List<AuditItemTold> items) {}

    record AuditShareTold(String stratum, int inFrame, int drawn) {}

    record AuditItemTold(
            AgreementId agreement, String stratum, AuditNote.Progress progress, List<WorkingNoteTold> notes) {}

    record WorkingNoteTold(Instant at, String by, AuditNote.Topic topic, String text) {}

    record AuditCriteriaTold(LocalDate on, LocalDate edition, Sha256 catalogue, List<AuditCriterionTold> criteria) {}

    record AuditCriterionTold(
            RequirementId id,
            String nb,
            String nn,
            Force force,
            boolean demanded,
            @Nullable String quote,
            String source,
            LocalDate from,
            @Nullable LocalDate until,
            boolean checked) {}

    record LogHeadsTold(
            List<LogHeadTold> heads,
            @Nullable Instant checked,
            @Nullable Boolean intact) {}

    record LogHeadTold(LocalDate day, Sha256 mark) {}

    record LogHeadAnswerTold(LocalDate day, Sha256 mark, PublishingHeads.Answer answer) {}

    record VerificationTold(
            boolean intact,
            long entries,
            long texts,
            Sha256 head,
            @Nullable FaultTold firstFault) {}

    /**
     * The last check of the search index.
     *
     * @param at absent when none was made; what follows is absent then, and when it failed
     * @param digest of the keys of all that should be found
     * @param damaged whether the files could not be read
     * @param different number of agreements that were not found as they are stored
     */
    record IndexCheckTold(
            IndexState state,
            @Nullable Instant at,
            @Nullable Long position,
            @Nullable Long agreements,
            @Nullable Long texts,
            @Nullable Long logEntries,
            @Nullable String digest,
            @Nullable Boolean damaged,
            @Nullable Long different) {}

    /** What a check of the search index showed. */
    enum IndexState {
        /** No check was made. */
        UNKNOWN,
        /** All that is stored was found. */
        RIGHT,
        /** It was not, so the index was made anew. */
        MADE_ANEW,
        /** The store or the disk failed, so nothing is known of the index. */
        FAILED
    }

    record FaultTold(History.Fault.Kind kind, long position, String subject, String text) {}

    record ComparisonTold(
            AgreementId agreement,
            int from,
            int to,
            TextTold left,
            TextTold right,
            boolean parallel,
            Map<TextDifference.Kind, Long> counts,
            Map<TextDifference.Aspect, Long> aspects,
            WordsTold words,
            List<ClauseDifferenceTold> clauses,
            List<ConcordanceTold> concordance,
            List<ParameterDifferenceTold> parameters,
            List<ParallelTold> rows) {}

    record TextComparisonTold(
            TextTold left,
            TextTold right,
            boolean parallel,
            Map<TextDifference.Kind, Long> counts,
            Map<TextDifference.Aspect, Long> aspects,
            WordsTold words,
            List<ClauseDifferenceTold> clauses,
            List<ConcordanceTold> concordance,
            List<ParameterDifferenceTold> parameters,
            List<ParallelTold> rows) {}

    record TextTold(
            String reference,
            @Nullable AgreementId agreement,
            @Nullable Integer version,
            String title,
            Language language) {}

    record WordsTold(long inserted, long deleted) {}

    record ClauseDifferenceTold(
            ClauseId id,
            @Nullable ClauseId idBefore,
            TextDifference.Kind kind,
            Set<TextDifference.Aspect> aspects,
            boolean moved,
            @Nullable ClauseId movedWith,
            boolean renumbered,
            boolean relevelled,
            @Nullable String numberBefore,
            @Nullable String numberAfter,
            List<ReferenceChangeTold> references,
            List<SegmentTold> heading,
            List<SegmentTold> text) {}

    record ReferenceChangeTold(String before, String after) {}

    record ConcordanceTold(
            ClauseId id,
            @Nullable PointTold before,
            @Nullable PointTold after,
            Set<TextDifference.Aspect> aspects,
            boolean certain) {}

    record PointTold(String number, String heading) {}

    record ParameterDifferenceTold(String name, String before, String after) {}

    record ParallelTold(
            @Nullable ParallelClauseTold left, @Nullable ParallelClauseTold right, boolean differs, boolean certain) {}

    record ParallelClauseTold(ClauseId id, String number, String heading, String text, List<FigureTold> only) {}

    record FigureTold(Figure.Kind kind, String value, String written, boolean inHeading) {}

    record ExaminationTold(Map<Severity, Long> counts, List<FindingTold> findings) {}

    record FindingTold(
            String key,
            Finding.Kind kind,
            String rule,
            Severity severity,
            @Nullable ClauseId clause,
            Spot.Part part,
            int start,
            int end,
            String words,
            List<String> data,
            String title,
            String says,
            String advice,
            String source,
            @Nullable MendTold mend) {}

    record MendTold(int start, int end, String words, String replacement) {}

    record SegmentTold(TextDifference.Operation operation, String text) {}

    record CoverageTold(
            PartyTold municipality,
            LocalDate on,
            Map<CoverageReport.Status, Long> counts,
            List<CountedTold> agreements,
            List<RowTold> rows) {}

    record CountedTold(
            AgreementId agreement,
            String title,
            AgreementKind kind,
            int version,
            LocalDate from,
            @Nullable LocalDate until) {}

    record RowTold(
            RequirementId requirement,
            String title,
            Force force,
            Scope scope,
            CoverageReport.Status status,
            String statusText,
            List<ClauseAnswerTold> clauses,
            List<ActTold> acts) {}

    record ClauseAnswerTold(
            AgreementId agreement, int version, ClauseId clause, String number, String heading, boolean confirmed) {}

    record ActTold(AgreementId agreement, int version, String title, boolean documented, String reference) {}

    record RequirementTold(
            RequirementId id,
            BilingualTold title,
            Force force,
            Scope scope,
            boolean conditional,
            @Nullable String subject,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate statutoryFrom,
            @Nullable LocalDate concludeBy,
            String source,
            BilingualTold evidence,
            List<String> phrasesNb,
            List<String> phrasesNn,
            boolean checked) {}

    record RequirementsTold(List<RequirementTold> requirements) {}

    record BilingualTold(String nb, String nn) {}

    enum PartyKind {
        MUNICIPALITY,
        HEALTH_TRUST,
        NON_PROFIT_HOSPITAL,
        REGIONAL_HEALTH_AUTHORITY
    }

    record PartyTold(
            PartyId id,
            String name,
            PartyKind kind,
            @Nullable String municipalityNumber,
            @Nullable String organisationNumber,
            @Nullable PartyId trust,
            @Nullable PartyId region) {}

    record PartiesTold(LocalDate on, List<PartyTold> parties) {}

    record StandardTold(
            String key,
            String version,
            AgreementKind kind,
            BilingualTold title,
            BilingualTold about,
            List<RequirementId> claims,
            int clauses,
            List<QuestionTold> questions) {}

    record QuestionTold(
            String key,
            BilingualTold asks,
            String type,
            BilingualTold preset,
            List<OptionTold> options,
            @Nullable OpeningTold onlyWhen) {}

    /** Answers to another question; with any other the question does not matter. */
    record OpeningTold(String question, List<String> answers) {}

    record OptionTold(String key, BilingualTold label) {}

    record StandardsTold(List<StandardTold> standards) {}

    record LibraryClauseTold(
            ClauseId id,
            String standard,
            AgreementKind kind,
            Language language,
            int level,
            String heading,
            String text,
            List<RequirementId> requirements,
            List<RequirementId> concerns,
            Set<String> parameters,
            @Nullable GuidanceTold guidance,
            List<String> usedBy) {}

    record GuidanceTold(String text, String source) {}

    record ClauseLibraryTold(long total, int page, int size, List<LibraryClauseTold> clauses) {}

    record ImportTold(
            String id,
            String fileName,
            Sha256 file,
            long bytes,
            DocumentReader.SourceFormat format,
            int pages,
            boolean withoutText,
            boolean readByOcr,
            ImportReport.State state,
            String receivedBy,
            PartyId organisation,
            Instant receivedAt,
            List<DocumentTold> documents,
            List<WarningTold> warnings,
            List<AgreementId> registered) {}

    record DocumentTold(
            String title,
            AgreementKind kind,
            Language language,
            @Nullable LocalDate date,
            long recognised,
            long needHelp,
            List<FoundPartyTold> parties,
            List<FoundDateTold> dates,
            List<ProposedClauseTold> clauses) {}

    record FoundPartyTold(PartyId id, String name, String words, int times, boolean likely) {}

    record FoundDateTold(LocalDate date, ImportReport.FoundDate.Meaning meaning, String words) {}

    record ProposedClauseTold(
            ClauseId id,
            int level,
            String number,
            String heading,
            String text,
            List<DocumentReader.Doubt> doubts,
            List<SuggestionTold> suggestions) {}

    record SuggestionTold(RequirementId requirement, List<String> matched, double score) {}

    record WarningTold(DocumentReader.ReadWarning.Kind kind, int count) {}

    record ImportSummary(
            String id,
            String fileName,
            long bytes,
            ImportReport.State state,
            Instant receivedAt,
            int documents,
            long recognised,
            long needHelp,
            List<AgreementId> registered) {}

    record ImportsTold(List<ImportSummary> imports) {}

    record ConfirmationTold(List<AgreementId> agreements) {}

    /** @param groups put together as was asked for; left out when each hit stands by itself */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SearchTold(
            long total,
            int page,
            int size,
            List<HitTold> hits,
            FacetsTold facets,
            @Nullable List<HitGroupTold> groups,
            @Nullable Long groupTotal) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HitGroupTold(@Nullable LocalDate from, @Nullable LocalDate until, long size, List<HitTold> hits) {}

    record HitVersionTold(int version, List<HitPeriodTold> inForce) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HitPeriodTold(
            PartyId municipality, LocalDate from, @Nullable LocalDate until) {}

    record QuestionSuggestionTold(String kind, String text) {}

    record InquiryTold(
            String q,
            @Nullable LocalDate on,
            List<PartyId> municipalities,
            @Nullable PartyId trust,
            @Nullable RequirementId requirement,
            @Nullable AgreementState state,
            @Nullable String language,
            @Nullable Integer year,
            String kind) {}

    /** @param newHits how much was found after it was saved */
    record SavedSearchTold(String id, String name, InquiryTold inquiry, boolean alert, Instant saved, int newHits) {}

    /**
     * @param whole whether the hits told are all; absent with the hits
     * @param hits absent where many are listed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FrozenSearchTold(
            String id,
            String title,
            InquiryTold inquiry,
            Instant at,
            String by,
            long position,
            Sha256 sha256,
            @Nullable Boolean whole,
            @Nullable List<FrozenHitTold> hits) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FrozenHitTold(
            @Nullable AgreementId agreementId,
            String title,
            @Nullable Integer version,
            @Nullable ClauseId clauseId,
            String number,
            String heading,
            Sha256 digest,
            @Nullable Long logPosition) {}

    /** The rest is absent until it is done. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FrozenAgainTold(
            String id,
            AskingAgain.Progress progress,
            int agreementsRead,
            @Nullable Boolean same,
            @Nullable Boolean sameInOtherOrder,
            @Nullable Boolean whole,
            @Nullable Boolean cut,
            @Nullable Boolean unsure,
            @Nullable List<FrozenHitTold> missing,
            @Nullable List<FrozenHitTold> added,
            @Nullable List<FrozenHitTold> since,
            @Nullable List<FrozenHitTold> gone) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HitTold(
            @Nullable AgreementId agreementId,
            String title,
            int version,
            @Nullable ClauseId clauseId,
            String number,
            String heading,
            String snippet,
            List<FragmentTold> fragments,
            double score,
            String state,
            List<PartyId> parties,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Long logPosition,
            String kind,
            List<HitVersionTold> versions,
            Sha256 wording) {}

    record FragmentTold(String text, boolean highlighted) {}

    record FacetsTold(
            List<CountTold> municipality,
            List<CountTold> trust,
            List<CountTold> region,
            List<CountTold> requirement,
            List<CountTold> state,
            List<CountTold> language,
            List<CountTold> year) {}

    record CountTold(String value, String text, long hits) {}

    // ---- discussion
    // ----------------------------------------------------------------------------------------------------

    /** What one may read of what is said of an agreement. */
    record DiscussionTold(
            AgreementId agreement,
            List<TopicTold> topics,
            Map<String, Long> openByClause,
            List<ReturnedDocumentTold> returnedDocuments,
            boolean mayComment,
            boolean mayDecide) {}

    record TopicTold(
            TopicId id,
            Layer layer,
            @Nullable ClauseId clause,
            PlaceTold place,
            String quoted,
            List<CommentTold> comments,
            @Nullable ProposalTold proposal,
            boolean open,
            @Nullable ClosingTold closing,
            @Nullable TopicId returnedDocument,
            @Nullable TopicId sharedAs) {}

    /** Where it stands in the newest text; {@code changed} when the words it was put on are no longer as they were. */
    record PlaceTold(Place.Kind kind, int start, int end, boolean changed) {}

    record CommentTold(
            int number,
            String userId,
            String name,
            @Nullable PartyId organisation,
            @Nullable WordWriterTold word,
            Instant at,
            String text,
            List<EarlierTold> earlier) {}

    /** Who wrote it in Word, as Word says; {@code author} is empty when tracking was off. */
    record WordWriterTold(String author, @Nullable Instant at) {}

    record EarlierTold(String text, Instant until) {}

    record ClosingTold(
            Closing.Kind kind,
            String name,
            @Nullable PartyId organisation,
            Instant at,
            String reason,
            @Nullable ClauseId addedClause) {}

    record ProposalTold(
            ProposalKind kind,
            @Nullable ClauseId clause,
            @Nullable ClauseId after,
            @Nullable Integer level,
            @Nullable ClauseWords before,
            @Nullable ClauseWords proposed,
            @Nullable EffectTold effect) {}

    enum ProposalKind {
        REWORD,
        INSERT,
        DELETE,
        MOVE
    }

    record ClauseWords(String heading, String text, Sha256 sha256) {}

    /**
     * What accepting would do. {@code now} is the clause as it stands, whose digest is to be sent back as {@code read}; {@code then}
     * what it would say; both absent where no words are changed.
     */
    record EffectTold(
            EffectKind kind,
            @Nullable ClauseWords now,
            @Nullable ClauseWords then) {}

    enum EffectKind {
        REWORDS,
        /** The clause was changed meanwhile, in other words; both changes will stand. */
        REWORDS_MERGED,
        /** The same words were changed meanwhile; the words that shall stand must be sent. */
        CONFLICTS,
        INSERTS,
        DELETES,
        DELETES_CHANGED,
        MOVES,
        /** The text is already so. */
        NOTHING,
        /** The clause it builds on is gone. */
        IMPOSSIBLE
    }

    record ReturnedDocumentTold(
            TopicId id,
            Layer layer,
            String fileName,
            Sha256 file,
            int version,
            String name,
            @Nullable PartyId organisation,
            Instant at,
            List<TopicId> topics,
            List<UnmappedTold> unmapped) {}

    record UnmappedTold(String where, String text) {}
    /** Who departs from a standard where, one variant after another. */
    record DriftTold(
            AgreementId standard,
            String title,
            int newest,
            int withoutDeviations,
            int behind,
            List<DriftRowTold> clauses,
            List<DriftVariantTold> variants) {}

    record DriftRowTold(ClauseId clause, int level, String title, boolean inStandard, int deviating) {}

    /**
     * A variant with its deviations.
     *
     * @param shown version of the variant that was compared; 0 for its working text
     */
    record DriftVariantTold(
            AgreementId agreement,
            String title,
            List<PartyNamed> parties,
            AgreementState state,
            TextState text,
            int basis,
            boolean current,
            int shown,
            List<DeviationTold> deviations) {}

    /**
     * A clause that departs.
     *
     * @param share part of the words that changed, in per cent
     */
    record DeviationTold(
            ClauseId clause,
            LocalVariant.Deviation deviation,
            String title,
            int share,
            @Nullable ReasonTold reason) {}

    record ReasonTold(String text, String by, Instant at) {}

    /** The deviations of one variant, word by word. */
    record DeviationsTold(
            AgreementId agreement, AgreementId basis, int basisVersion, List<DeviationInFull> deviations) {}

    record DeviationInFull(
            ClauseId clause,
            LocalVariant.Deviation deviation,
            String title,
            int share,
            @Nullable ReasonTold reason,
            List<SegmentTold> heading,
            List<SegmentTold> text) {}

    /** What came of starting variants, kommune by kommune. */
    record VariantsStarted(List<VariantStarted> variants) {}

    record VariantStarted(PartyId municipality, @Nullable AgreementId agreement, List<Problem.Reason> refused) {}

    /** A new version of the standard, held against a variant. */
    record StandardProposalTold(
            AgreementId agreement,
            AgreementId standard,
            int from,
            int to,
            Proposal.Standing standing,
            boolean clean,
            boolean orderConflict,
            boolean orderTaken,
            List<ClauseMergeTold> clauses) {}

    /**
     * A clause the new version touches, or from which the variant departs.
     *
     * @param preset what happens when nothing is chosen; absent when something must be
     * @param heading the words of base and both sides, where both changed the clause
     */
    record ClauseMergeTold(
            ClauseId clause,
            ClauseMerge.Fate fate,
            @Nullable MergeChoice preset,
            @Nullable MergedWordsTold base,
            @Nullable MergedWordsTold mine,
            @Nullable MergedWordsTold theirs,
            @Nullable MergedWordsTold merged,
            List<MergeSegmentTold> heading,
            List<MergeSegmentTold> text) {}

    record MergedWordsTold(String number, String heading, String text) {}

    record MergeSegmentTold(WordMerge.Side side, String base, String mine, String theirs) {}

    /** What came of carrying a new version out, variant by variant. */
    record CarriedOut(
            int version,
            List<AgreementId> taken,
            List<AgreementId> conflicts,
            List<AgreementId> waiting,
            List<CarryingRefused> refused) {}

    record CarryingRefused(AgreementId agreement, List<Problem.Reason> reasons) {}

    record SigningJobsTold(List<SigningJobTold> jobs) {}

    /** A document at a signing service, with one status however many jobs the service makes of it. */
    record SigningJobTold(
            String id,
            int version,
            Sha256 document,
            SigningJob.State state,
            @Nullable SigningOutcome outcome,
            int jobsAtService,
            SigningServiceException.@Nullable Fault trouble,
            List<SigningSlotTold> signers) {}

    record SigningSlotTold(
            PartyId party,
            SigningJob.SlotState state,
            SigningEntry.@Nullable KeptBecause kept,
            @Nullable String person) {}

    record SigningAddressTold(String address) {}

    record SignedFileTold(Sha256 file, List<FoundSignatureTold> signatures) {}

    record FoundSignatureTold(int number, String signer, String organisation, String issuer) {}

    record AvvikTold(
            String id,
            boolean inner,
            ClauseId clause,
            Sha256 words,
            int version,
            PartyId reporter,
            @Nullable PartyId against,
            LocalDate happened,
            String what,
            String kind,
            String consequence,
            String reference,
            Deviation.Standing standing,
            DeviationNote.@Nullable Answer answer,
            @Nullable String cause,
            List<AvvikMeasureTold> measures,
            @Nullable Boolean worked,
            @Nullable LocalDate closed) {}

    record AvvikMeasureTold(
            String id,
            PartyId party,
            String role,
            String what,
            LocalDate due,
            @Nullable LocalDate done) {}

    /** @param awaited the party that is to confirm that they have agreed; absent when none is */
    record DisagreementTold(
            String id,
            String subject,
            ClauseId clause,
            Sha256 words,
            int version,
            List<PartyId> parties,
            LocalDate since,
            boolean open,
            @Nullable PartyId awaited,
            List<ViewTold> views,
            List<RungTold> rungs) {}

    record ViewTold(PartyId party, String view, String wanted) {}

    record RungTold(
            Rung rung,
            LocalDate since,
            String body,
            DisagreementNote.@Nullable RungOutcome outcome,
            @Nullable LocalDate concluded,
            boolean binding,
            String said) {}

    /** Numbers are text, so that no decimal is lost. */
    record ActivityFigureTold(
            String id,
            String name,
            ActivityNote.Measure measure,
            String unit,
            ClauseId clause,
            @Nullable String level,
            ActivityNote.Direction direction,
            ReportingPeriod.Length every,
            PartyId reporter,
            LocalDate from,
            List<ActivityValueTold> values) {}

    record ActivityValueTold(String period, String value, boolean kept, String source, List<String> before) {}
    /** The yearly reviews of an agreement, oldest first, and what is still to be done from them. */
    record YearlyReviewsTold(List<YearlyReviewTold> reviews, List<ReviewActionTold> openActions) {}

    /**
     * A yearly review with all its parties.
     *
     * @param silent who has not answered
     * @param held absent until the meeting is held
     * @param outcome absent while it is open
     * @param minutes what was decided, by point of the agenda
     * @param packPdf digest of the agenda the meeting had before it
     * @param minutesPdf digest of the minutes
     */
    record YearlyReviewTold(
            int number,
            LocalDate opened,
            @Nullable LocalDate held,
            Review.@Nullable Outcome outcome,
            String note,
            List<YearlyAnswerTold> answers,
            List<PartyId> silent,
            List<MatterAssessedTold> assessments,
            Map<String, String> minutes,
            List<ReviewActionTold> actions,
            @Nullable Sha256 packPdf,
            @Nullable Sha256 minutesPdf) {}

    record YearlyAnswerTold(PartyId party, Wish wish, String words, Instant at, String by) {}

    /** @param matter a requirement, or the clause that begins a chapter */
    record MatterAssessedTold(String matter, PartyId party, Assessment assessment, String words, Instant at) {}

    /** @param done absent while it is not */
    record ReviewActionTold(
            String id,
            PartyId party,
            Role role,
            String words,
            LocalDate due,
            @Nullable LocalDate done) {}

    /** The evaluation of an agreement: its questions, and what the parties have answered over the years. */
    record EvaluationTold(
            String edition,
            int openReview,
            List<EvaluationQuestionTold> questions,
            List<ScoreTold> scores,
            List<OpenAnswerTold> answers,
            List<UsersInvolvedTold> users) {}

    record EvaluationQuestionTold(String id, boolean scored, String asks) {}

    record ScoreTold(int review, PartyId party, String question, int score, String reason) {}

    record OpenAnswerTold(int review, PartyId party, String question, String words) {}

    record UsersInvolvedTold(int review, PartyId party, String organisation, String how, String outcome) {}

    // ---- deliveries, units, tilsyn and organs -----------------------------------------------------------------------

    record AttachmentTold(Sha256 digest, String name) {}

    /** One time a delivery is due. */
    record OccurrenceTold(
            int number,
            LocalDate due,
            Delivery.Standing standing,
            @Nullable LocalDate delivered,
            @Nullable String evidence,
            @Nullable AttachmentTold file,
            @Nullable LocalDate accepted,
            @Nullable String objection) {}

    record DeliveryTold(
            String id,
            int version,
            ClauseId clause,
            String quote,
            Delivery.ClauseNow clauseNow,
            String what,
            PartyId owner,
            Role role,
            @Nullable PartyId receiver,
            int everyMonths,
            String settlement,
            boolean late,
            List<OccurrenceTold> occurrences,
            @Nullable LocalDate ended,
            @Nullable String reason) {}

    record UnitTold(
            String id,
            int version,
            PartyId party,
            String unit,
            String responsible,
            LocalDate due,
            @Nullable LocalDate confirmed,
            @Nullable String how,
            @Nullable String dropped) {}

    record FindingMeasureTold(
            String id,
            String words,
            PartyId owner,
            Role role,
            LocalDate due,
            @Nullable LocalDate done,
            @Nullable String how) {}

    record SupervisionFindingTold(
            String id,
            Supervision.Grade grade,
            String words,
            String legalBasis,
            List<ClauseId> clauses,
            @Nullable LocalDate answerBy,
            @Nullable LocalDate answered,
            @Nullable String answer,
            List<FindingMeasureTold> measures,
            @Nullable LocalDate effectPlanned,
            @Nullable LocalDate effectChecked,
            @Nullable String effect,
            @Nullable Boolean works,
            @Nullable LocalDate closed,
            @Nullable String closedBy,
            @Nullable String closedWithoutEffect,
            boolean late) {}

    record ReportTold(
            AgreementId agreement,
            String id,
            boolean inner,
            Supervision.Supervisor supervisor,
            String authority,
            String title,
            String reference,
            LocalDate date,
            PartyId about,
            @Nullable AttachmentTold file,
            @Nullable LocalDate shared,
            List<SupervisionFindingTold> findings) {}

    record BodySummary(
            String id, String name, Body.Kind kind, String community, List<PartyId> parties, boolean closed) {}

    record BodyMandateTold(
            String words, LocalDate from, @Nullable LocalDate until) {}

    record SeatTold(
            String id,
            Body.Duty duty,
            @Nullable PartyId party,
            String represents,
            String office,
            String name,
            LocalDate from,
            @Nullable LocalDate vacated) {}

    record MeetingTold(
            String id,
            LocalDate on,
            String place,
            String agenda,
            List<AgreementId> agreements,
            boolean held,
            @Nullable String minutes,
            @Nullable AttachmentTold file,
            List<String> decisions,
            @Nullable String cancelled) {}

    record ActionTold(
            String id,
            String meeting,
            String words,
            PartyId party,
            Role role,
            LocalDate due,
            boolean late,
            @Nullable LocalDate done,
            @Nullable String how,
            @Nullable String dropped) {}

    record BodyTold(
            String id,
            String name,
            Body.Kind kind,
            String community,
            PartyId secretariat,
            List<PartyId> parties,
            List<BodyMandateTold> mandates,
            List<SeatTold> seats,
            List<MeetingTold> meetings,
            List<ActionTold> actions,
            @Nullable LocalDate closed,
            @Nullable String reason) {}

    // ---- ROS --------------------------------------------------------------------------------------------------------

    /**
     * The events of a ROS library.
     *
     * @param owner absent for the common library
     * @param retired reasons, by id of the event
     */
    record RosLibraryTold(
            @Nullable PartyId owner,
            String edition,
            boolean mayWrite,
            List<RosEventTold> events,
            Map<String, String> retired) {}

    /**
     * An event as it stands.
     *
     * @param own whether the trust has written it
     * @param edition how many times the trust has written it; 0 for a common event
     */
    record RosEventTold(RosScenario event, boolean own, int edition, boolean overdue) {}

    /** @param changed what differs from the edition before */
    record RosEventEditionTold(
            Instant at,
            String by,
            @Nullable RosScenario event,
            List<RosScenario.Part> changed,
            @Nullable String retired) {}

    record RosEventHistoryTold(RosEventTold now, @Nullable String retired, List<RosEventEditionTold> history) {}

    /**
     * The scale that analyses are made with from now on.
     *
     * @param owner absent for the common scale
     * @param editions of the trust's own, the oldest first
     */
    record RosScalesTold(@Nullable PartyId owner, RosScale scale, List<RosScale> editions) {}

    /**
     * The ROS analysis of an agreement.
     *
     * @param version the checklist was made of; 0 for the draft, absent while there is none
     */
    record RosAnalysisTold(
            @Nullable Integer version,
            @Nullable Sha256 text,
            @Nullable String library,
            @Nullable RosScale scale,
            Map<Zone, Long> byZone,
            List<RosRowTold> rows,
            List<RosConclusionTold> conclusions) {}

    /**
     * A row of the checklist.
     *
     * @param ground what grades of it rest on; sent with them, so that none is given of words that were changed meanwhile
     * @param setAside why the parties do not look at it
     */
    record RosRowTold(
            String id,
            RosRow.Kind kind,
            @Nullable RequirementId matter,
            Bilingual words,
            List<Bilingual> causes,
            List<RosRow.Barrier> barriers,
            List<RequirementId> unanswered,
            List<RosScenario.Proposed> proposals,
            Bilingual source,
            Sha256 ground,
            RosItem.Change change,
            @Nullable Zone zone,
            @Nullable String setAside,
            @Nullable RosAsideWanted asideWanted,
            @Nullable RosOwnerWanted ownerWanted,
            @Nullable PartyId owner,
            @Nullable Role ownerRole,
            List<String> deviations,
            List<RosLineTold> lines,
            List<RosMeasureTold> measures) {}

    /**
     * A party wants the row set aside, and another has not answered.
     *
     * @param number what is sent back as {@code read} by who says yes
     */
    record RosAsideWanted(PartyId party, String reason, long number) {}

    /**
     * A party wants somebody to follow the row, and another has not answered.
     *
     * @param number what is sent back as {@code read} by who says yes
     */
    record RosOwnerWanted(PartyId party, PartyId owner, Role role, long number) {}

    /**
     * A row in one area.
     *
     * @param before what it stands at
     * @param earlier what remained before its words or the scale became others
     */
    record RosLineTold(
            String area,
            RosLine.Standing standing,
            @Nullable RosGrade before,
            @Nullable RosGrade after,
            @Nullable Zone zone,
            @Nullable RosGrade earlier,
            List<RosScoreTold> scores,
            @Nullable RosProposalTold proposal,
            @Nullable RosAgreementTold agreement,
            boolean awaitsAcceptance,
            List<RosAcceptanceTold> acceptances) {}

    /** @param awaited those whose yes it awaits */
    record RosProposalTold(
            RosSayingTold by,
            RosGrade before,
            @Nullable RosGrade after,
            String minutes,
            List<RosSayingTold> confirmed,
            List<PartyId> awaited) {}

    /** @param by who proposed it, and each who said yes; one where one note was enough */
    record RosAgreementTold(List<RosSayingTold> by, String minutes) {}

    record RosSayingTold(@Nullable PartyId party, String name, Instant at) {}

    record RosScoreTold(
            PartyId party, RosGrade before, @Nullable RosGrade after, String reason) {}

    record RosAcceptanceTold(PartyId party, RosGrade remaining, String capacity, LocalDate until, String reason) {}

    record RosMeasureTold(
            String id,
            String what,
            Lowers lowers,
            PartyId party,
            Role role,
            LocalDate due,
            boolean late,
            RosNote.@Nullable MeasureStatus status,
            @Nullable LocalDate on,
            @Nullable String said,
            @Nullable AttachmentTold file,
            @Nullable String topic,
            List<RosMeasureEditionTold> editions) {}

    /** A measure as it was set, or after a change. */
    record RosMeasureEditionTold(
            int edition,
            String what,
            Lowers lowers,
            PartyId party,
            Role role,
            LocalDate due,
            String reason,
            RosSayingTold by) {}

    record RosConclusionTold(LocalDate on, String present, String minutes, LocalDate next) {}

    /** The questions of the guide, with the last answer of each party. */
    record RosGuideTold(List<RosGuideSectionTold> sections) {}

    record RosGuideSectionTold(String id, Bilingual title, Bilingual source, List<RosQuestionTold> questions) {}

    record RosQuestionTold(
            String id, Bilingual question, List<RequirementId> requirements, List<RosAnswerTold> answers) {}

    record RosAnswerTold(PartyId party, RosNote.GuideAnswer answer, String said, List<ClauseId> clauses, Instant at) {}
    /** @param noted whether it was noted; false in a preview, and when faults kept it back */
    record RosFormTold(boolean noted, List<RosFormNoteTold> notes, List<RosFormFaultTold> faults, int unchanged) {}

    /** @param taken how many notes came of it */
    record RosFormReadTold(
            AttachmentTold file, int taken, @Nullable PartyId party, String by, Instant at) {}

    record RosFormNoteTold(String kind, String item) {}

    record RosFormFaultTold(RosFormFault.Cause cause, String item, String area, String value, List<String> reasons) {}

    // ---- risks over many agreements ---------------------------------------------------------------------------------

    /** @param reason why it was rejected; empty otherwise */
    record MeasureProposalTold(
            String row, String measure, TopicId topic, ProposingMeasures.Standing standing, String reason) {}

    /** @param quarters how many rows stood in each zone at the end of each, oldest first */
    record RisksTold(
            int analyses,
            long red,
            long yellow,
            long green,
            long ungraded,
            List<RiskEventTold> events,
            List<RiskRowTold> unaccepted,
            List<RiskMeasureTold> late,
            List<PartyId> withoutAnalysis,
            List<RiskQuarterTold> quarters) {}

    /** @param ungraded kommuner in whose analyses nobody has graded it */
    record RiskEventTold(
            String id,
            @Nullable RequirementId matter,
            String event,
            List<PartyId> red,
            List<PartyId> yellow,
            List<PartyId> green,
            List<PartyId> ungraded) {}

    /** @param score the product of likelihood and consequence of what remains; absent while nobody has graded */
    record RiskRowTold(
            AgreementId agreement,
            String title,
            String row,
            String event,
            @Nullable Zone zone,
            @Nullable Integer score) {}

    record RiskMeasureTold(
            AgreementId agreement,
            String row,
            String measure,
            String what,
            PartyId party,
            Role role,
            LocalDate due,
            long days) {}

    record RiskQuarterTold(int year, int quarter, long red, long yellow, long green) {}

    /** @param agreements those in force, by id */
    record WholeRisksTold(PartyId municipality, List<AgreementId> agreements, List<WholeRiskTold> events) {}

    /** @param unanswered what should guard against it, and no agreement answers */
    record WholeRiskTold(
            String id,
            @Nullable RequirementId matter,
            String event,
            List<RequirementId> unanswered,
            List<RiskGuardTold> guards,
            List<RiskRowTold> grades) {}

    record RiskGuardTold(
            AgreementId agreement,
            ClauseId clause,
            String number,
            String heading,
            @Nullable RequirementId requirement) {}

    // ---- journal and access -----------------------------------------------------------------------------------------

    record JournalTold(PartyId organ, int year, List<JournalEntryTold> entries) {}

    /**
     * @param citation number and year, as {@code 14/2026}
     * @param caseCitation year and number of the case, and of the document in it
     * @param position of the entry of the log it follows from
     * @param others names of those it came from or went to
     */
    record JournalEntryTold(
            String citation,
            String caseCitation,
            long position,
            LocalDate journaled,
            LocalDate dated,
            String direction,
            String document,
            String act,
            AgreementId agreement,
            String title,
            int version,
            @Nullable PartyId from,
            List<PartyId> to,
            List<String> beside,
            List<Sha256> files) {}

    /** @param due last day to answer */
    record AccessRequestTold(
            String id,
            PartyId organ,
            LocalDate received,
            String requester,
            String asked,
            List<Long> entries,
            String standing,
            LocalDate due,
            boolean late,
            List<AccessAnswerTold> answers,
            @Nullable LocalDate appealed,
            @Nullable LocalDate decided,
            @Nullable String outcome) {}

    record AccessAnswerTold(
            LocalDate on,
            String answer,
            List<String> grounds,
            List<String> cited,
            boolean wider,
            String words,
            @Nullable Sha256 file) {}
}
