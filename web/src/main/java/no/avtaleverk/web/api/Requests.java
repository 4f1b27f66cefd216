package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.activity.ActivityNote;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.OwnTerms.NoticeTerms;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.audit.AuditNote;
import no.avtaleverk.model.audit.Sample;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.deviation.DeviationNote;
import no.avtaleverk.model.disagreement.DisagreementNote;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.search.SearchQuery;
import org.jspecify.annotations.Nullable;

/** What the API takes. Everything may be missing until {@link Given} has looked. */
final class Requests {
    private Requests() {}

    record ValidityGiven(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable EntryIntoForce entryIntoForce,
            @Nullable Integer quorum,
            @Nullable OwnTermsGiven own) {}

    /** What the text says of itself; what is missing, it does not say. */
    record OwnTermsGiven(
            @Nullable RevisionGiven revision,
            @Nullable NoticeTermsGiven notice,
            @Nullable RenewalGiven renewal) {}

    record RevisionGiven(
            @Nullable SpanGiven every,
            @Nullable LocalDate by,
            @Nullable ClauseId clause) {}

    record NoticeTermsGiven(
            @Nullable SpanGiven period,
            NoticeTerms.@Nullable Start start,
            NoticeTerms.@Nullable End end,
            @Nullable ClauseId clause) {}

    record RenewalGiven(
            @Nullable SpanGiven by,
            @Nullable SpanGiven noticeBefore,
            @Nullable ClauseId clause) {}

    record SpanGiven(@Nullable Integer amount, Span.@Nullable Unit unit) {}

    record ClauseGiven(
            @Nullable ClauseId id,
            @Nullable Integer level,
            @Nullable String number,
            @Nullable String heading,
            @Nullable String text,
            @Nullable Set<RequirementId> requirements) {}

    /** Either written out, with clauses, or from a standard text, with answers. */
    record NewAgreement(
            @Nullable String title,
            @Nullable AgreementKind kind,
            @Nullable Language language,
            @Nullable List<PartyGiven> parties,
            @Nullable ValidityGiven validity,
            @Nullable Map<String, String> parameters,
            @Nullable List<ClauseGiven> clauses,
            @Nullable Set<RequirementId> claims,
            @Nullable Boolean jointMeasure,
            @Nullable String standard,
            @Nullable Map<String, String> answers) {}

    /** What is left out stays as it is. */
    record HeadChange(
            @Nullable String title,
            @Nullable Language language,
            @Nullable List<PartyGiven> parties,
            @Nullable ValidityGiven validity,
            @Nullable Map<String, String> parameters,
            @Nullable Set<RequirementId> claims,
            @Nullable Boolean jointMeasure) {}

    record Words(@Nullable String heading, @Nullable String text) {}

    /** Either written out, or one of the clause library by its id. */
    record NewClause(
            @Nullable String heading,
            @Nullable String text,
            @Nullable Integer level,
            @Nullable ClauseId after,
            @Nullable ClauseId library) {}

    record ClauseMove(
            @Nullable Integer position,
            @Nullable Integer level,
            @Nullable ClauseId after,
            @Nullable Boolean first) {}

    record AnswersToConfirm(@Nullable ClauseId clause) {}

    record Note(@Nullable String note) {}

    record Submission(@Nullable String note, @Nullable Boolean joint) {}

    record NewSigningPlan(
            @Nullable Integer version,
            @Nullable List<List<PartyGiven>> order,
            @Nullable LocalDate deadline,
            SignatureRecord.@Nullable Method method) {}

    record NewReminder(@Nullable PartyGiven party) {}

    record NewMandate(
            @Nullable String holder,
            @Nullable String name,
            @Nullable String capacity,
            Mandate.@Nullable Basis basis,
            @Nullable String reference,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Set<AgreementKind> kinds,
            @Nullable String deputyOf,
            @Nullable Boolean standing,
            @Nullable String email,
            @Nullable Language language) {}

    record MandateEnd(@Nullable LocalDate until, @Nullable String reason) {}

    record NewAbsence(
            @Nullable String holder,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    record AbsenceEnd(@Nullable String holder, @Nullable LocalDate from) {}

    record Reason(@Nullable String reason) {}

    record NewResolution(
            @Nullable PartyGiven party,
            @Nullable Organ organ,
            @Nullable LocalDate date,
            @Nullable String caseNumber,
            Resolution.@Nullable Outcome outcome,
            @Nullable Integer version,
            @Nullable Sha256 text,
            @Nullable String wording,
            @Nullable String change,
            @Nullable List<ClauseId> clauses,
            @Nullable LocalDate postponedTo,
            @Nullable String authority,
            @Nullable Sha256 minutes) {}

    /** How a vedtak was, in the place of an entry that is wrong; what is left out stays as it is. */
    record ResolutionCorrection(
            @Nullable Organ organ,
            @Nullable LocalDate date,
            @Nullable String caseNumber,
            Resolution.@Nullable Outcome outcome,
            @Nullable String wording,
            @Nullable String change,
            @Nullable List<ClauseId> clauses,
            @Nullable LocalDate postponedTo,
            @Nullable String authority,
            @Nullable String reason) {}

    record SettingAside(
            @Nullable LocalDate date,
            @Nullable String caseNumber,
            @Nullable String reason) {}

    /** {@code agreement} is where the vedtak was made, and {@code resolution} its id there. */
    record CarriedResolution(
            @Nullable AgreementId agreement,
            @Nullable Sha256 resolution,
            @Nullable Integer version,
            @Nullable Sha256 text,
            @Nullable Boolean confirmed) {}

    record NewJoining(
            @Nullable PartyGiven municipality,
            @Nullable Integer version,
            @Nullable LocalDate from,
            @Nullable String reference) {}

    record NewLeaving(
            @Nullable PartyGiven party,
            @Nullable LocalDate decided,
            @Nullable LocalDate until,
            @Nullable String reference) {}

    record NewSignature(
            @Nullable PartyGiven party,
            @Nullable Integer version,
            @Nullable Sha256 text,
            @Nullable Sha256 document) {}

    record NewDecline(
            @Nullable PartyGiven party,
            @Nullable Integer version,
            @Nullable String reason) {}

    /** {@code silence} when not all parties have answered: why the review is finished all the same. */
    record ReviewHeld(
            @Nullable LocalDate held,
            Review.@Nullable Outcome outcome,
            @Nullable String note,
            @Nullable String silence,
            @Nullable Boolean afterwards) {}

    record NewNotice(
            @Nullable PartyGiven party,
            @Nullable LocalDate given,
            @Nullable LocalDate ends,
            @Nullable Map<PartyId, Endings.DeliveryGiven> deliveries,
            Endings.@Nullable DecisionGiven decision,
            @Nullable String reason,
            Endings.@Nullable PermissionGiven permission) {}

    record NewProlongation(
            @Nullable LocalDate until,
            @Nullable LocalDate decided,
            @Nullable String source,
            @Nullable ClauseId demandedBy,
            @Nullable Map<PartyId, Endings.DecisionGiven> decisions) {}

    record NewCasePapers(CasePaper.@Nullable Kind kind) {}
    /** {@code own} when it was the asker's own organisation's step, and not the parties' together. */
    record NewMilestone(
            @Nullable Stage stage,
            @Nullable LocalDate date,
            @Nullable Boolean own,
            @Nullable String reference,
            @Nullable String note) {}

    record NewHostArrangement(
            @Nullable String title,
            @Nullable PartyGiven host,
            @Nullable List<PartyGiven> others,
            @Nullable LocalDate date,
            @Nullable String reference) {}

    /** Without {@code name}, the receiver is called what the party is. */
    record ReceiverGiven(
            @Nullable String name,
            Hearing.@Nullable Kind kind,
            @Nullable PartyGiven party) {}

    /** @param position of the log that the frame is made from; the newest entry when left out */
    record NewAuditSample(
            @Nullable String title,
            @Nullable String seed,
            @Nullable Long position,
            Sample.@Nullable Stratification stratification,
            Sample.@Nullable Allocation allocation,
            @Nullable Integer size) {}

    /** A question with its filters; the kommuner by their numbers. */
    record InquiryGiven(
            @Nullable String q,
            @Nullable LocalDate on,
            @Nullable List<MunicipalityNumber> municipalities,
            @Nullable String trust,
            @Nullable RequirementId requirement,
            @Nullable AgreementState state,
            @Nullable Language language,
            @Nullable Integer year,
            SearchQuery.@Nullable Kind kind) {}

    record NewSavedSearch(
            @Nullable String name,
            @Nullable InquiryGiven inquiry,
            @Nullable Boolean alert) {}

    /** What is left out stays as it is. */
    record SavedSearchChange(
            @Nullable String name, @Nullable Boolean alert) {}

    record NewFrozenRegistration(
            @Nullable String title, @Nullable LocalDate on) {}

    record NewFrozenSearch(@Nullable String title, @Nullable InquiryGiven inquiry) {}

    record NewWorkingNote(
            AuditNote.@Nullable Topic topic, @Nullable String text) {}

    record NewProgress(AuditNote.@Nullable Progress progress) {}

    record NewHearing(
            @Nullable LocalDate sent,
            @Nullable LocalDate deadline,
            @Nullable List<ReceiverGiven> receivers,
            @Nullable String letter) {}

    record NewDeadline(
            @Nullable LocalDate deadline, @Nullable String reason) {}

    record RemarkGiven(@Nullable ClauseId clause, @Nullable String text) {}

    record NewHearingAnswer(
            @Nullable String receiver,
            @Nullable LocalDate date,
            HearingAnswer.@Nullable Position position,
            @Nullable List<RemarkGiven> remarks) {}

    /** {@code remark} counts from 1 in the receiver's newest answer. */
    record NewAssessment(
            @Nullable String receiver,
            @Nullable Integer remark,
            RemarkAssessment.@Nullable Treatment treatment,
            @Nullable String reason) {}

    record NewEvidence(
            @Nullable RequirementId requirement,
            @Nullable LocalDate date,
            @Nullable String reference,
            Evidence.@Nullable Means means,
            @Nullable Integer version,
            @Nullable String notice) {}

    record HistoricSignature(
            @Nullable PartyGiven party,
            @Nullable String signer,
            @Nullable String capacity,
            @Nullable String mandate,
            @Nullable LocalDate date) {}

    record HistoricReview(
            @Nullable LocalDate opened,
            @Nullable LocalDate held,
            Review.@Nullable Outcome outcome,
            @Nullable String note) {}

    /** What is left out is taken from the import report. */
    record DocumentConfirmed(
            @Nullable Integer document,
            @Nullable String title,
            @Nullable AgreementKind kind,
            @Nullable Language language,
            @Nullable List<PartyGiven> parties,
            @Nullable ValidityGiven validity,
            @Nullable Boolean jointMeasure,
            @Nullable Boolean concluded,
            @Nullable Boolean reviewed,
            @Nullable List<NewResolution> resolutions,
            @Nullable List<HistoricSignature> signatures,
            @Nullable List<NewProlongation> prolongations,
            @Nullable List<NewNotice> notices,
            @Nullable List<HistoricReview> reviews,
            @Nullable List<NewEvidence> evidence,
            @Nullable List<ClauseGiven> clauses,
            @Nullable String note) {}

    record ImportConfirmation(@Nullable List<DocumentConfirmed> documents) {}

    /**
     * A comment, and with {@code proposal} a proposal. Without {@code clause} it is about the document; without {@code quoted} and
     * range about the whole clause.
     */
    record NewTopic(
            @Nullable Layer layer,
            @Nullable ClauseId clause,
            @Nullable Sha256 read,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable String quoted,
            @Nullable String comment,
            @Nullable NewProposal proposal) {}

    /**
     * {@code REWORD} takes {@code instead} for the quoted words, or {@code heading} and {@code text} for the whole clause;
     * {@code INSERT} and {@code MOVE} take {@code after} and {@code level}.
     */
    record NewProposal(
            Answers.@Nullable ProposalKind kind,
            @Nullable String instead,
            @Nullable String heading,
            @Nullable String text,
            @Nullable ClauseId after,
            @Nullable Integer level) {}

    record CommentText(@Nullable String text) {}

    record Acceptances(@Nullable List<AcceptanceGiven> proposals) {}

    /** {@code heading} and {@code text} are what shall stand where the proposal and later edits touch the same words. */
    record AcceptanceGiven(
            @Nullable TopicId topic,
            @Nullable Sha256 read,
            @Nullable String heading,
            @Nullable String text) {}

    record Rejections(
            @Nullable List<TopicId> topics, @Nullable String reason) {}
    /** A change of one clause of the text built on: new words, or left out. */
    record LocalChangeGiven(
            @Nullable ClauseId clause,
            @Nullable String heading,
            @Nullable String text,
            @Nullable Boolean leftOut,
            @Nullable String reason) {}

    record NewVariants(
            @Nullable Integer version,
            @Nullable AgreementKind kind,
            @Nullable List<PartyGiven> municipalities,
            @Nullable List<LocalChangeGiven> changes) {}

    record MergeChoiceGiven(
            @Nullable MergeChoice choice,
            @Nullable String heading,
            @Nullable String text) {}

    record StandardToTake(
            @Nullable Integer version,
            @Nullable Map<ClauseId, MergeChoiceGiven> choices,
            @Nullable MergeChoice order,
            @Nullable Map<ClauseId, String> reasons,
            @Nullable String reason) {}

    record CarryOut(
            @Nullable List<AgreementId> variants, @Nullable String reason) {}

    /** Without {@code parties} the own organisation alone signs. */
    record NewSigningJob(
            @Nullable Integer version,
            @Nullable Sha256 document,
            @Nullable List<PartyGiven> parties) {}

    /** {@code file} is the digest of the file that was examined, {@code signature} the number of one in it. */
    record SignatureElsewhere(
            @Nullable Integer version,
            @Nullable Sha256 document,
            @Nullable Sha256 file,
            @Nullable Integer signature) {}

    /** {@code original} tells where the paper lies. */
    record PaperSignature(
            @Nullable Integer version,
            @Nullable Sha256 document,
            @Nullable String signer,
            @Nullable LocalDate date,
            @Nullable String original) {}

    record NewDeviation(
            @Nullable Boolean inner,
            @Nullable ClauseId clause,
            @Nullable PartyGiven against,
            @Nullable LocalDate happened,
            @Nullable String what,
            @Nullable String kind,
            @Nullable String consequence,
            @Nullable String reference) {}

    record DeviationStep(
            @Nullable DeviationStepKind step,
            DeviationNote.@Nullable Answer answer,
            @Nullable String said,
            @Nullable String reference,
            @Nullable String cause,
            @Nullable PartyId party,
            @Nullable String role,
            @Nullable String measure,
            @Nullable LocalDate date,
            @Nullable Boolean worked) {}

    record NewDisagreement(
            @Nullable String subject,
            @Nullable ClauseId clause,
            @Nullable PartyId other,
            @Nullable LocalDate since) {}

    /**
     * With {@code view}, what one's own party holds; with {@code agrees}, whether it agrees that they have agreed; with {@code outcome},
     * what came of the rung; else the rung it is taken to.
     */
    record DisagreementStep(
            @Nullable String view,
            @Nullable String wanted,
            @Nullable Rung rung,
            @Nullable LocalDate date,
            DisagreementNote.@Nullable RungOutcome outcome,
            @Nullable Boolean binding,
            @Nullable Boolean agrees,
            @Nullable String said) {}

    record NewFigure(
            @Nullable String name,
            ActivityNote.@Nullable Measure measure,
            @Nullable String unit,
            @Nullable ClauseId clause,
            @Nullable String level,
            ActivityNote.@Nullable Direction direction,
            ReportingPeriod.@Nullable Length every,
            @Nullable PartyId reporter,
            @Nullable LocalDate from) {}

    record NewFigureValue(
            @Nullable String period,
            @Nullable String value,
            @Nullable String source,
            @Nullable String reason) {}
    /** What a party wants to come of the yearly review; {@code words} may be left out when nothing needs to change. */
    record NewYearlyAnswer(@Nullable Wish wish, @Nullable String words) {}

    record NewReviewMeeting(
            @Nullable LocalDate held, @Nullable String participants) {}

    record NewReviewMinute(
            @Nullable AgendaPoint point, @Nullable String decided) {}

    /** {@code silence} when not all parties have answered: why the review is finished all the same. */
    record NewReviewConclusion(
            Review.@Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable String silence) {}

    /** {@code score} for the questions that are scored, with the reason as {@code words}. */
    record NewEvaluationAnswer(
            @Nullable String question,
            @Nullable Integer score,
            @Nullable String words) {}

    record NewEvaluation(@Nullable List<NewEvaluationAnswer> answers) {}

    // ---- deliveries, units, tilsyn and organs -----------------------------------------------------------------------

    record NewDelivery(
            @Nullable Integer version,
            @Nullable ClauseId clause,
            @Nullable String quote,
            @Nullable String what,
            @Nullable PartyGiven owner,
            @Nullable Role role,
            @Nullable PartyGiven receiver,
            @Nullable LocalDate due,
            @Nullable Integer everyMonths,
            @Nullable String settlement) {}

    /** What can be said of a delivery. */
    enum DeliveryAct {
        MAKE,
        ACCEPT,
        OBJECT,
        UPHOLD,
        END
    }

    /** Today when no day is given. */
    record NewDeliveryAct(
            @Nullable DeliveryAct act,
            @Nullable Integer occurrence,
            @Nullable LocalDate on,
            @Nullable String words) {}

    /** For the version in force when none is given. */
    record NewUnit(
            @Nullable Integer version,
            @Nullable String unit,
            @Nullable String responsible,
            @Nullable LocalDate due) {}

    record UnitConfirmation(
            @Nullable LocalDate on, @Nullable String how) {}

    record NewFinding(
            Supervision.@Nullable Grade grade,
            @Nullable String words,
            @Nullable String legalBasis,
            @Nullable List<ClauseId> clauses,
            @Nullable LocalDate answerBy) {}

    record NewReport(
            @Nullable Boolean inner,
            Supervision.@Nullable Supervisor supervisor,
            @Nullable String authority,
            @Nullable String title,
            @Nullable String reference,
            @Nullable LocalDate date,
            @Nullable PartyGiven about,
            @Nullable List<NewFinding> findings) {}

    /** What can be done about a finding. */
    enum FindingAct {
        ANSWER,
        SET_MEASURE,
        CARRY_OUT_MEASURE,
        PLAN_EFFECT,
        EFFECT_WORKS,
        EFFECT_LACKS,
        CLOSE
    }

    /** Today when no day is given. */
    record NewFindingAct(
            @Nullable FindingAct act,
            @Nullable Boolean inner,
            @Nullable LocalDate on,
            @Nullable String words,
            @Nullable PartyGiven owner,
            @Nullable Role role,
            @Nullable String measure,
            @Nullable String reason) {}

    record NewBody(
            @Nullable String name,
            Body.@Nullable Kind kind,
            @Nullable String community,
            @Nullable List<PartyGiven> parties,
            @Nullable String mandate,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record NewBodyMandate(
            @Nullable String mandate,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record BodyParties(@Nullable List<PartyGiven> parties) {}

    record NewSeat(
            Body.@Nullable Duty duty,
            @Nullable PartyGiven party,
            @Nullable String represents,
            @Nullable String office,
            @Nullable String name,
            @Nullable LocalDate from) {}

    record NewMeeting(
            @Nullable LocalDate on,
            @Nullable String place,
            @Nullable String agenda,
            @Nullable List<AgreementId> agreements) {}

    record NewMinutes(
            @Nullable LocalDate on,
            @Nullable String minutes,
            @Nullable List<String> decisions) {}

    record NewAction(
            @Nullable String meeting,
            @Nullable String words,
            @Nullable PartyGiven party,
            @Nullable Role role,
            @Nullable LocalDate due) {}

    record ActionProof(@Nullable LocalDate on, @Nullable String how) {}

    // ---- ROS --------------------------------------------------------------------------------------------------------

    record BilingualGiven(@Nullable String nb, @Nullable String nn) {}

    record RosProposedGiven(
            @Nullable Lowers lowers, @Nullable BilingualGiven what) {}

    /** @param read edition that was read, of an event that is written anew */
    record NewRosEvent(
            @Nullable String id,
            @Nullable Integer read,
            @Nullable RequirementId matter,
            @Nullable BilingualGiven event,
            @Nullable List<BilingualGiven> causes,
            @Nullable List<String> areas,
            @Nullable List<RequirementId> requirements,
            @Nullable List<RosProposedGiven> measures,
            @Nullable BilingualGiven source,
            @Nullable LocalDate reviewed,
            @Nullable LocalDate reviewBy) {}

    record RosReviewGiven(@Nullable LocalDate on, @Nullable LocalDate reviewBy) {}

    record RosLikelihoodGiven(
            @Nullable BilingualGiven name,
            @Nullable BilingualGiven meaning,
            @Nullable String perYear) {}

    record RosAreaGiven(
            @Nullable String id,
            @Nullable BilingualGiven name,
            @Nullable List<BilingualGiven> grades,
            @Nullable Boolean added) {}

    record NewRosScale(
            @Nullable Integer edition,
            @Nullable BilingualGiven name,
            @Nullable BilingualGiven source,
            @Nullable List<RosLikelihoodGiven> likelihoods,
            @Nullable List<BilingualGiven> consequences,
            @Nullable List<RosAreaGiven> areas,
            @Nullable List<BilingualGiven> zones,
            @Nullable Integer yellowFrom,
            @Nullable Integer redFrom,
            @Nullable Integer neverGreenFrom,
            @Nullable Integer decisionFrom) {}

    /** @param version 0 for the draft; left out for the one in force, or else the last */
    record NewRosList(@Nullable Integer version) {}

    record NewRosRow(
            @Nullable String words,
            @Nullable List<String> causes,
            @Nullable List<String> areas) {}

    record RosGradeGiven(
            @Nullable Integer likelihood, @Nullable Integer consequence) {}

    record RosStep(
            @Nullable RosStepKind step,
            @Nullable String area,
            @Nullable RosGradeGiven before,
            @Nullable RosGradeGiven after,
            @Nullable Sha256 ground,
            @Nullable String said,
            @Nullable String measure,
            @Nullable Lowers lowers,
            RosNote.@Nullable MeasureStatus status,
            @Nullable PartyGiven party,
            @Nullable Role role,
            @Nullable String capacity,
            @Nullable LocalDate date,
            @Nullable String deviation,
            @Nullable Integer edition,
            @Nullable String reason,
            @Nullable Long read) {}

    record RosAnswerGiven(
            @Nullable String question,
            RosNote.@Nullable GuideAnswer answer,
            @Nullable String said,
            @Nullable List<ClauseId> clauses) {}

    record NewRosConclusion(
            @Nullable LocalDate on,
            @Nullable String present,
            @Nullable String minutes,
            @Nullable LocalDate next) {}

    /**
     * A measure as words of the agreement.
     *
     * @param clause the one that is reworded; left out for a new clause
     * @param read digest of its words as they were read; asked for with {@code clause}
     * @param after the clause a new one comes after; left out to come first
     */
    record NewMeasureProposal(
            @Nullable ClauseId clause,
            @Nullable Sha256 read,
            @Nullable ClauseId after,
            @Nullable Integer level,
            @Nullable String heading,
            @Nullable String text,
            @Nullable String reason) {}

    record NewAccessRequest(
            @Nullable LocalDate received,
            @Nullable String requester,
            @Nullable String asked,
            @Nullable List<@Nullable Long> entries) {}

    record NewAccessAnswer(
            @Nullable LocalDate on,
            @Nullable String answer,
            @Nullable List<@Nullable String> grounds,
            @Nullable Boolean wider,
            @Nullable String words) {}
}
