package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.model.validation.Verdict;
import org.jspecify.annotations.Nullable;

/** A reason against a request. Carries data, not prose; the web has the words in each language. */
public sealed interface Refusal {
    /** The role or organisation does not allow it. */
    record NotAllowed() implements Refusal {}

    record NotEditable(TextState state) implements Refusal {}

    record StepNotPossible(Step step, AgreementState agreement, TextState text) implements Refusal {}

    record UnknownClause(ClauseId clause) implements Refusal {}

    record ClauseChangedMeanwhile(ClauseId clause, ClauseText now) implements Refusal {}

    /** Someone else changed title, parties, validity or the order of clauses meanwhile. */
    record AgreementChangedMeanwhile(long sequence) implements Refusal {}

    record UnknownRequirement(RequirementId requirement) implements Refusal {}

    record RequirementUnanswered(RequirementId requirement) implements Refusal {}

    record NoClauses() implements Refusal {}

    record EmptyClause(ClauseId clause) implements Refusal {}

    record ParameterMissing(String name) implements Refusal {}

    /** The text refers to a clause that is no longer in it. */
    record ReferenceDangling(ClauseId target) implements Refusal {}

    /** There must be at least one kommune, and a trust or regional authority as the other part (hol. § 6-1). */
    record PartyMissing(boolean municipality) implements Refusal {}

    record UnknownParty(String party) implements Refusal {}

    record NotAParty(PartyId party) implements Refusal {}

    record NoSuchVersion(int version) implements Refusal {}

    /** The version is not the one that lies with the parties. */
    record NotTheVersionInReview(int version) implements Refusal {}

    /** The text that was seen, decided or signed is not the text of the version. */
    record OtherText(Sha256 expected, Sha256 given) implements Refusal {}

    /** The PDF that was seen is not the stored one. */
    record OtherDocument(Sha256 expected, Sha256 given) implements Refusal {}

    record ResolutionMissing(PartyId party) implements Refusal {}

    record ResolutionExists(PartyId party) implements Refusal {}

    /** The organ can not decide for that party. */
    record WrongOrgan(Organ organ, PartyId party) implements Refusal {}

    /** So many kommuner must have adopted and signed with their trust before the agreement enters into force for any of them. */
    record QuorumNotReached(int needed, int reached) implements Refusal {}

    record AlreadySigned(PartyId party) implements Refusal {}

    /** By the plan for signing, these sign before. */
    record OthersSignFirst(List<PartyId> awaited) implements Refusal {
        public OthersSignFirst {
            awaited = List.copyOf(awaited);
        }
    }

    /**
     * The document could not be sealed, and nothing was recorded for it.
     *
     * @param fault name of a {@code SealingFailedException.Fault}, or {@code NOT_VALID} when the seal did not stand its own examination
     * @param done how many documents were sealed and recorded before
     * @param of how many were to be
     */
    record NotSealed(String fault, int done, int of) implements Refusal {}

    record SignatureMissing(PartyId party) implements Refusal {}

    /** Signed before: what is signed is not returned or withdrawn without the parties. */
    record PartlySigned(PartyId party) implements Refusal {}

    record DateInFuture(LocalDate date) implements Refusal {}

    record DatesOutOfOrder(LocalDate earlier, LocalDate later) implements Refusal {}

    /** A day with a year nobody can mean, such as 26 for 2026. */
    record DayNotPlausible(LocalDate date) implements Refusal {}

    /** hol. § 6-5: one year. */
    record NoticeTooShort(LocalDate earliest) implements Refusal {}

    /** hol. § 6-5: an agreement may give longer notice than a year, not shorter. */
    record NoticeTermTooShort(Span period) implements Refusal {}

    /** The review was held before it was opened, and is not said to be registered afterwards. */
    record ReviewHeldBeforeOpened(LocalDate opened, LocalDate held) implements Refusal {}

    /** A finding is to be closed whose measures are not seen to work, and nobody has said why. */
    record ClosingReasonMissing() implements Refusal {}

    /** Those who hold the role are given no tasks in the parties of agreements. */
    record RoleWithoutTasks(Role role) implements Refusal {}

    /** Some of a file can not be read here, and nobody says to have looked through it. */
    record FileToBeSeenThrough() implements Refusal {}

    /** A notification of Helsedirektoratet says not which notice it is about, and it may be about none or several. */
    record NoticeNotNamed() implements Refusal {}

    /** The party has given notice already, and it has not run out. */
    record NoticeRunning(PartyId by, LocalDate ends) implements Refusal {}

    /** It is withdrawn while it runs, or not at all: then a new agreement is made. */
    record NoticeHasRunOut(LocalDate ends) implements Refusal {}

    /** The party is not told of the notice, or has not received it. */
    record PartyNotTold(PartyId party) implements Refusal {}

    /** A delavtale is ended alone only where the agreement's own words let it. */
    record PartialNoticeNotAllowed() implements Refusal {}

    /** A notice is withdrawn with the consent of every other party. */
    record ConsentMissing(PartyId party) implements Refusal {}

    /** A term that has ended is not made longer: then a new agreement is made. */
    record TermHasEnded(LocalDate end) implements Refusal {}

    record NoFixedTerm() implements Refusal {}

    record NothingSigned() implements Refusal {}

    record ReasonMissing() implements Refusal {}

    /** There is nothing by that id in what is followed up. */
    record NothingByThatName(String item) implements Refusal {}

    /** While the document was made, others noted something that belongs in it. */
    record NotedMeanwhile() implements Refusal {}

    /** It was noted, answered or closed before. */
    record DoneBefore(String item) implements Refusal {}

    /** No yearly review is open, or not that one. */
    record NoReviewOpen() implements Refusal {}

    /** What was decided is minuted when the meeting is held. */
    record MeetingNotHeld() implements Refusal {}

    /** These have not answered in the yearly review, and nothing is said of why it is finished all the same. */
    record NotAllAnswered(List<PartyId> silent) implements Refusal {
        public NotAllAnswered {
            silent = List.copyOf(silent);
        }
    }

    record ScoreOutOfRange(int lowest, int highest) implements Refusal {}

    record TextTooLong(int max) implements Refusal {}

    /** The step is not for a document of this kind: a standard text is issued, all others are submitted. */
    record NotForThisKind(Step step, AgreementKind kind) implements Refusal {}

    /** A standard text is kept by a trust alone. */
    record StandardTextHasMunicipality(PartyId party) implements Refusal {}

    /** The agreement is not built on another text. */
    record NotAVariant() implements Refusal {}

    /** The clause departs from the text the agreement is built on, and nobody has said why. */
    record DeviationUnexplained(ClauseId clause) implements Refusal {}

    /** The clause is as in the text the agreement is built on. */
    record NothingDeviates(ClauseId clause) implements Refusal {}

    /** Both the variant and the new version of its standard changed the clause, and nobody has chosen. */
    record ConflictUndecided(ClauseId clause) implements Refusal {}

    /** Both the variant and the new version of its standard moved clauses, and nobody has chosen whose order stands. */
    record OrderUndecided() implements Refusal {}

    /** The variant is built on that version, or a newer one, already. */
    record NotANewerVersion(int version) implements Refusal {}

    /** The kommune has a variant of that text already. */
    record VariantExists(PartyId party) implements Refusal {}

    /** An eleven-digit number that is a valid fødselsnummer: not needed in an agreement, and not to be stored. */
    record NationalIdentityNumber(ClauseId clause) implements Refusal {}

    /** As {@link NationalIdentityNumber}, in words outside the clauses. */
    record NationalIdentityNumberBeside() implements Refusal {}

    /** No answer of the text waits to be confirmed. */
    record NothingToConfirm() implements Refusal {}

    /** There is no such comment or proposal, or none the asker may know of. */
    record UnknownTopic(String topic) implements Refusal {}

    /** It has been resolved, accepted or rejected. */
    record TopicClosed(String topic) implements Refusal {}

    record TopicOpen(String topic) implements Refusal {}

    /** A proposal is accepted or rejected, not resolved. */
    record ProposalUndecided(String topic) implements Refusal {}

    /** What is in the text is not taken out by opening the proposal again. */
    record ProposalInText(String topic) implements Refusal {}

    record NoProposal(String topic) implements Refusal {}

    /** Somebody else has changed the words that the proposal changes. */
    record ProposalConflicts(String topic, ClauseId clause, ClauseText before, ClauseText now, ClauseText proposed)
            implements Refusal {}

    record ProposalChangesNothing() implements Refusal {}

    /** The words that were quoted are not in the clause. */
    record WordsNotInClause(ClauseId clause) implements Refusal {}

    record CommentMissing() implements Refusal {}

    /** No case paper of the version waits to be handed over. */
    record NothingToHandOver() implements Refusal {}

    /** The Word file says that it was made from another agreement than the one it is brought to. */
    record MadeFromAnotherAgreement() implements Refusal {}

    /** A vedtak with a change says what is to be changed. */
    record ChangeMissing() implements Refusal {}

    /** The managing director decides alone only by authority of the board or by an instruction (hfl. § 37). */
    record AuthorityMissing() implements Refusal {}

    /** There is no such vedtak, or a later entry has taken its place already. */
    record UnknownResolution(Sha256 resolution) implements Refusal {}

    /** The party has not handed in that file as minutes for the agreement. */
    record MinutesNotReceived(Sha256 file) implements Refusal {}

    /** Only a vedtak that adopts with a change is carried over, and only to a text that came of the one it was made on. */
    record NotCarriedOver(PartyId party) implements Refusal {}

    /** The text differs from the one decided on in more than what the vedtak wanted changed. */
    record OtherThanDecided(List<ClauseId> clauses) implements Refusal {
        public OtherThanDecided {
            clauses = List.copyOf(clauses);
        }
    }

    /** The text differs outside its clauses from the one decided on. */
    record OtherwiseBesideClauses(Set<StandingResolutions.Beside> beside) implements Refusal {
        public OtherwiseBesideClauses {
            beside = Collections.unmodifiableSet(new TreeSet<>(beside));
        }
    }

    /** A person has to say that it is so. */
    record NotConfirmed() implements Refusal {}

    record AlreadyParty(PartyId party) implements Refusal {}

    /** A trust signs with every kommune; without one there is no agreement. */
    record LastTrust(PartyId party) implements Refusal {}

    /** Nobody has set up a signing service. */
    record NoRemoteSigning() implements Refusal {}

    /** A document of the version lies at the signing service for that party already. */
    record OutForSigning(PartyId party) implements Refusal {}

    /** The document was called back from the signing service. */
    record CalledBack() implements Refusal {}

    /** The signatures of the file that was brought do not hold. */
    record SignedFileNotValid(Verdict verdict) implements Refusal {}

    /** The file could not be examined. */
    record SignedFileNotExamined(Obstacle obstacle) implements Refusal {}

    /** What was signed is not the document of the version. */
    record NotTheStoredDocument() implements Refusal {}

    record NoSuchSignature(int order) implements Refusal {}

    /** The signature was recorded already. */
    record SignatureRecordedAlready() implements Refusal {}

    record SignerMissing() implements Refusal {}

    /** Nobody said where the paper lies. */
    record OriginalMissing() implements Refusal {}

    record UnknownHearing(int hearing) implements Refusal {}

    record HearingIsClosed(int hearing) implements Refusal {}

    /** Not all have answered, and they may until that day. */
    record HearingRuns(int hearing, LocalDate deadline, int missing) implements Refusal {}

    record ReceiverMissing() implements Refusal {}

    record ReceiverTwice(String receiver) implements Refusal {}

    record UnknownReceiver(String receiver) implements Refusal {}

    /** A day to do something by can not be over already. */
    record DeadlinePassed(LocalDate deadline) implements Refusal {}

    /** The position says that there are remarks and there are none, or the other way about. */
    record PositionContradicted(HearingAnswer.Position position) implements Refusal {}

    record UnknownRemark(String receiver, int remark) implements Refusal {}

    /** Remarks nobody has said what became of. */
    record RemarksNotAssessed(int remarks) implements Refusal {}

    /** The step follows from other facts, and is not recorded by itself. */
    record NotAMilestone(Stage stage) implements Refusal {}

    record NothingInForce() implements Refusal {}

    /** An address of a page on the internet is needed. */
    record LinkMissing() implements Refusal {}

    // ---- who may sign, and in what order ----------------------------------------------------------------------------

    /** No mandate of the person for the party is recorded. */
    record NoMandate(PartyId party) implements Refusal {}

    /** The person's mandate does not hold on that day. */
    record MandateNotValidOn(
            LocalDate date, LocalDate from, @Nullable LocalDate until) implements Refusal {}

    /** The person's mandate does not cover documents of that kind. */
    record OutsideMandate(AgreementKind kind) implements Refusal {}

    /** The person signs as deputy, while the holder is not away. */
    record HolderNotAway(String holder) implements Refusal {}

    /** The person is recorded as away, so the deputy signs. */
    record RecordedAway(LocalDate from, @Nullable LocalDate until) implements Refusal {}

    /** That basis gives no right to sign for an organisation of that sort. */
    record WrongBasis(Mandate.Basis basis, PartyId party) implements Refusal {}

    /** A right given by a vedtak or a board is recorded with the case. */
    record MandateReferenceMissing(Mandate.Basis basis) implements Refusal {}

    record HolderMissing() implements Refusal {}

    record UnknownMandate() implements Refusal {}

    /** Nobody stands in for oneself. */
    record OwnDeputy() implements Refusal {}

    /** Others sign before, or its vedtak is not recorded. */
    record NotTheirTurn(PartyId party) implements Refusal {}

    record NotAnEmailAddress() implements Refusal {}

    /** A search finds more than can be kept or watched. */
    record TooManyHits(int max) implements Refusal {}

    record TooManySavedSearches(int max) implements Refusal {}

    /** What is done with saved searches is kept, so that there is an end to how much of it a day has. */
    record SavedSearchesChangedTooOften(int max) implements Refusal {}

    /** A saved search has no name. */
    record SearchNameMissing() implements Refusal {}

    /** Another frozen search is being asked again, and one is at a time. */
    record AskingAgainBusy() implements Refusal {}

    record NobodyAway() implements Refusal {}

    /** The new order would put one who has signed after one who has not. */
    record SignedOutOfOrder(PartyId signed, PartyId before) implements Refusal {}

    /** All have signed, so there is nothing to plan. */
    record EverybodySigned() implements Refusal {}

    record SigningDeadlinePassed(LocalDate deadline) implements Refusal {}

    /** The plan for signing says in which way it is signed, and it is another. */
    record OtherWayPlanned(SignatureRecord.Method planned) implements Refusal {}

    /** The changes of the agreement were not shown to the person who asks to sign it. */
    record DifferencesNotSeen() implements Refusal {}

    /** The file that was brought could not be read, so nobody knows what is in it. */
    record FileNotTaken(DocumentReader.ReadFault fault) implements Refusal {}
    /** There is no such word to sort deviations by. */
    record UnknownTerm(String term) implements Refusal {}

    /** What was to be a number in another system holds words. */
    record ReferenceNoNumber() implements Refusal {}

    /** The other party has asked nothing. */
    record NothingAsked() implements Refusal {}

    record MeasuresNotDone() implements Refusal {}

    /** Nobody has seen that the measures worked. */
    record EffectNotChecked() implements Refusal {}

    record DeviationClosed() implements Refusal {}

    /** The other party has not accepted the deviation. */
    record DeviationNotAccepted() implements Refusal {}

    /** The disagreement is over, or is not at that rung. */
    record RungNotPossible(String rung) implements Refusal {}

    /** The views of these are not set down yet. */
    record ViewMissing(PartyId party) implements Refusal {}

    /** No figure is agreed for that period, or it is not a period of that length. */
    record NoSuchPeriod(String period) implements Refusal {}

    /** The period is not over. */
    record PeriodNotOver(String period) implements Refusal {}

    /** A figure is there already; it is corrected by a later one with a reason. */
    record FigureEntered(String period) implements Refusal {}

    /** The number is too big or has too many decimals. */
    record NumberOutOfRange() implements Refusal {}

    /**
     * A grade is set lower with no measure that acts on it.
     *
     * @param what {@code LIKELIHOOD} or {@code CONSEQUENCE}
     */
    record FallsWithoutMeasure(String what) implements Refusal {}

    /** A lower grade rests on the measure that is to be dropped. */
    record GradeRestsOnMeasure() implements Refusal {}

    /**
     * A grade before the measures is lower than in an earlier year, and no measure that acts on it was carried out since.
     *
     * @param what name of a {@code Lowers}
     * @param year when it was higher
     */
    record FallsWithoutReason(String what, int year) implements Refusal {}

    /** The own party has graded the row, or the parties have agreed on it, since the page was opened. */
    record GradedMeanwhile() implements Refusal {}

    /** A party says what the parties agree on, and has not graded it itself. */
    record NotScoredByOwnParty() implements Refusal {}

    /** The parties agree when a kommune and a health trust have graded the row as it stands. */
    record NotScoredByBoth() implements Refusal {}

    /** The parties have not agreed on what remains. */
    record NotAgreed() implements Refusal {}

    /** The row is set aside, or is no longer in the checklist. */
    record RowNotLookedAt() implements Refusal {}

    /** No checklist was made. */
    record NothingListed() implements Refusal {}

    /** There are more of something than there is room for. */
    record TooMany(int most) implements Refusal {}

    /** Not all who are bound write the draft, so what they share can not tell of it. */
    record DraftNotShared() implements Refusal {}

    /** It is not said what access is asked to. */
    record AccessNotAsked() implements Refusal {}

    /** What is withheld needs a place in offentleglova (§ 31 first ledd). */
    record GroundMissing() implements Refusal {}

    /** Nothing is withheld, so there is no place in the law to name. */
    record GroundNotNeeded() implements Refusal {}

    /** The law leaves it to the organ to give more access than it must, and it has not been considered (offentleglova § 11). */
    record WiderAccessNotConsidered() implements Refusal {}

    /** A document that has crossed to another organ is internal no more (offentleglova §§ 4, 14 and 15). */
    record NoLongerInternal() implements Refusal {}

    /** No access was refused, no complaint waits, or it is not yet with whoever decides. */
    record NothingToComplainOf() implements Refusal {}

    // ---- what is public ---------------------------------------------------------------------------------------------

    /** What is shown and withheld is decided by two people; the one who wanted it is one of them. */
    record AnotherPersonConfirms() implements Refusal {}

    /** A proposal to withhold words waits for another person. */
    record WithholdingAwaited() implements Refusal {}

    /** Words that are withheld wherever they stand have so many letters that they do not stand everywhere. */
    record WithheldWordsTooShort(int least) implements Refusal {}

    /** Only what is signed is for the public, and no list of people's names and numbers. */
    record NotForThePublic(int version) implements Refusal {}
}
