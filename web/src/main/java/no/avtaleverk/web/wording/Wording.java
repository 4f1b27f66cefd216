package no.avtaleverk.web.wording;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;

/** Words for what the model says in values: refusals, faults, events and the names of states. */
public final class Wording {
    public static final Locale BOKMAL = Locale.of("nb");
    public static final Locale NYNORSK = Locale.of("nn");
    public static final Locale ENGLISH = Locale.of("en");

    /** The languages there are words in; the first is spoken when nothing else is asked for. */
    public static final List<Locale> LANGUAGES = List.of(BOKMAL, NYNORSK, ENGLISH);

    private static final String BUNDLE = "wording";
    private static final Map<Locale, ResourceBundle> BUNDLES = Map.of(
            BOKMAL, bundle(BOKMAL),
            NYNORSK, bundle(NYNORSK),
            ENGLISH, bundle(ENGLISH));

    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final Clock clock;

    public Wording(PartyRegister register, RequirementCatalogue catalogue, Clock clock) {
        this.register = register;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale);
    }

    /** Whether there are words in a language. */
    public static boolean speaks(Locale locale) {
        return locale.getLanguage().equals("no")
                || LANGUAGES.stream().anyMatch(ours -> ours.getLanguage().equals(locale.getLanguage()));
    }

    /** The language of ours that comes nearest; bokmål for all we do not speak. */
    public static Locale best(Locale locale) {
        return LANGUAGES.stream()
                .filter(ours -> ours.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(BOKMAL);
    }

    /**
     * Words by key.
     *
     * @param about put in for {@code {0}}, {@code {1}} and so on: text, numbers, dates, ids
     * @throws MissingResourceException if there are none
     */
    public String say(String key, Locale locale, Object... about) {
        Locale language = best(locale);
        Object[] words = new Object[about.length];
        for (int i = 0; i < about.length; i++) {
            words[i] = word(about[i], language);
        }
        return plain(key, language, words);
    }

    /**
     * Words by key, where no register of parties and no catalogue is at hand.
     *
     * @param about put in as it is
     * @throws MissingResourceException if there are none
     */
    public static String plain(String key, Locale locale, Object... about) {
        Locale language = best(locale);
        var bundle = Objects.requireNonNull(BUNDLES.get(language));
        Object[] words = Arrays.stream(about).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), language).format(words);
    }

    private String word(Object value, Locale language) {
        return switch (value) {
            case PartyId party -> name(party, LocalDate.ofInstant(clock.instant(), Changes.NORWAY));
            case RequirementId requirement -> title(requirement, language);
            case LocalDate date -> date(date, language);
            case Enum<?> constant -> of(constant, language);
            case Span span -> of(span, language);
            default -> String.valueOf(value);
        };
    }

    // ---- values -----------------------------------------------------------------------------------------------------

    private String whyNotSealed(String fault, Locale locale) {
        return Arrays.stream(SealingFailedException.Fault.values())
                .filter(known -> known.name().equals(fault))
                .findFirst()
                .map(known -> of(known, locale))
                .orElseGet(() -> say("Refusal.NotSealed." + fault, locale));
    }

    /** A length of time in words, such as {@code 2 months}. */
    public String of(Span span, Locale locale) {
        return say("Span." + span.unit() + (span.amount() == 1 ? ".one" : ".many"), locale, span.amount());
    }

    /** What was noted, by the kind of note, such as {@code DeviationReported}. */
    public String ofNote(String act, Locale locale) {
        return say("Note." + act, locale);
    }

    /** The name of an enum's constant, such as a state or a role. */
    public String of(Enum<?> constant, Locale locale) {
        return say(key(constant), locale);
    }

    /** The key of the words for a constant, such as {@code Resolution.Outcome.ADOPTED}. */
    public static String key(Enum<?> constant) {
        return key(constant.getDeclaringClass()) + "." + constant.name();
    }

    /** The key of the words for a type, its package left out. */
    static String key(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    /** With a capital first letter, as at the start of a line. */
    public static String capital(String text, Locale locale) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    /** The formal name of a party on a date; the id when it is in no register. */
    public String name(PartyId party, LocalDate on) {
        return register.find(party).map(found -> found.formalNameOn(on)).orElse(party.value());
    }

    /** The title of a requirement. English readers get bokmål, since the law has no English text. */
    public String title(RequirementId requirement, Locale locale) {
        return catalogue
                .find(requirement)
                .map(found -> in(found.title(), locale))
                .orElse(requirement.value());
    }

    /** The authored words in the written standard that the reader's language calls for. */
    public static String in(Bilingual words, Locale locale) {
        return best(locale).equals(NYNORSK) ? words.nn() : words.nb();
    }

    /** A date in words, such as {@code 14. mars 2016}. */
    public String date(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(region(locale))
                .format(date);
    }

    /** A date without its year, such as {@code 14. mars}. */
    public String dayInMonth(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofLocalizedPattern("MMMMd")
                .withLocale(region(locale))
                .format(date);
    }

    /** A moment in Norwegian time, in words. */
    public String moment(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(region(locale))
                .withZone(Changes.NORWAY)
                .format(instant);
    }

    private static Locale region(Locale locale) {
        Locale language = best(locale);
        return language.equals(ENGLISH) ? Locale.UK : Locale.of(language.getLanguage(), "NO");
    }

    /** Why a signed variant gets a new draft, in the language of the variant. */
    public String newVersion(Agreement standard, AgreementVersion version, Agreement variant) {
        Locale language = variant.head().language() == Language.NYNORSK ? NYNORSK : BOKMAL;
        return say(
                "drift.new-version", language, version.number(), version.head().title());
    }

    // ---- refusals and events ----------------------------------------------------------------------------------------

    public String of(Refusal refusal, Locale locale) {
        return of(refusal, Clauses.NONE, locale);
    }

    /**
     * A reason in one sentence.
     *
     * @param clauses where the headings of clauses are found; a clause that is not there is named by its id
     */
    public String of(Refusal refusal, Clauses clauses, Locale locale) {
        String key = key(refusal.getClass());
        return switch (refusal) {
            case Refusal.NotAllowed reason -> say(key, locale);
            case Refusal.NotEditable reason -> say(key, locale, reason.state());
            case Refusal.StepNotPossible reason -> say(key, locale, reason.step(), reason.agreement(), reason.text());
            case Refusal.UnknownClause reason -> say(key, locale, reason.clause());
            case Refusal.ClauseChangedMeanwhile reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.AgreementChangedMeanwhile reason -> say(key, locale);
            case Refusal.UnknownRequirement reason ->
                say(key, locale, reason.requirement().value());
            case Refusal.RequirementUnanswered reason -> say(key, locale, reason.requirement());
            case Refusal.NoClauses reason -> say(key, locale);
            case Refusal.EmptyClause reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.ParameterMissing reason -> say(key, locale, reason.name());
            case Refusal.ReferenceDangling reason ->
                say(key, locale, reason.target().value());
            case Refusal.PartyMissing reason -> say(key + (reason.municipality() ? ".municipality" : ".trust"), locale);
            case Refusal.UnknownParty reason -> say(key, locale, reason.party());
            case Refusal.NotAParty reason -> say(key, locale, reason.party());
            case Refusal.NoSuchVersion reason -> say(key, locale, reason.version());
            case Refusal.NotTheVersionInReview reason -> say(key, locale, reason.version());
            case Refusal.OtherText reason ->
                say(key, locale, reason.expected().abbreviated(), reason.given().abbreviated());
            case Refusal.OtherDocument reason ->
                say(key, locale, reason.expected().abbreviated(), reason.given().abbreviated());
            case Refusal.ResolutionMissing reason -> say(key, locale, reason.party());
            case Refusal.ResolutionExists reason -> say(key, locale, reason.party());
            case Refusal.WrongOrgan reason -> say(key, locale, reason.organ(), reason.party());
            case Refusal.AlreadySigned reason -> say(key, locale, reason.party());
            case Refusal.SignatureMissing reason -> say(key, locale, reason.party());
            case Refusal.OtherWayPlanned reason -> say(key, locale, reason.planned());
            case Refusal.OthersSignFirst reason ->
                say(
                        key,
                        locale,
                        reason.awaited().stream()
                                .map(party -> word(party, best(locale)))
                                .collect(Collectors.joining(", ")));
            case Refusal.NotSealed reason ->
                say(key, locale, whyNotSealed(reason.fault(), locale), reason.done(), reason.of());
            case Refusal.QuorumNotReached reason -> say(key, locale, reason.needed(), reason.reached());
            case Refusal.ChangeMissing reason -> say(key, locale);
            case Refusal.AuthorityMissing reason -> say(key, locale);
            case Refusal.UnknownResolution reason -> say(key, locale);
            case Refusal.MinutesNotReceived reason -> say(key, locale);
            case Refusal.NotCarriedOver reason -> say(key, locale, reason.party());
            case Refusal.OtherThanDecided reason ->
                say(
                        key,
                        locale,
                        reason.clauses().stream()
                                .map(clause -> title(clause, clauses))
                                .collect(Collectors.joining("; ")));
            case Refusal.OtherwiseBesideClauses reason ->
                say(
                        key,
                        locale,
                        reason.beside().stream()
                                .map(beside -> word(beside, best(locale)))
                                .collect(Collectors.joining(", ")));
            case Refusal.NotConfirmed reason -> say(key, locale);
            case Refusal.AlreadyParty reason -> say(key, locale, reason.party());
            case Refusal.LastTrust reason -> say(key, locale, reason.party());
            case Refusal.PartlySigned reason -> say(key, locale, reason.party());
            case Refusal.DateInFuture reason -> say(key, locale, reason.date());
            case Refusal.DayNotPlausible reason -> say(key, locale, reason.date());
            case Refusal.DatesOutOfOrder reason -> say(key, locale, reason.earlier(), reason.later());
            case Refusal.ReviewHeldBeforeOpened reason -> say(key, locale, reason.opened(), reason.held());
            case Refusal.NoticeTooShort reason -> say(key, locale, reason.earliest());
            case Refusal.NoticeTermTooShort reason -> say(key, locale, reason.period());
            case Refusal.NoticeRunning reason ->
                say(key, locale, reason.by(), reason.ends().minusDays(1));
            case Refusal.NoticeHasRunOut reason ->
                say(key, locale, reason.ends().minusDays(1));
            case Refusal.PartyNotTold reason -> say(key, locale, reason.party());
            case Refusal.PartialNoticeNotAllowed reason -> say(key, locale);
            case Refusal.ConsentMissing reason -> say(key, locale, reason.party());
            case Refusal.TermHasEnded reason -> say(key, locale, reason.end().minusDays(1));
            case Refusal.NoFixedTerm reason -> say(key, locale);
            case Refusal.ClosingReasonMissing reason -> say(key, locale);
            case Refusal.RoleWithoutTasks reason -> say(key, locale, of(reason.role(), locale));
            case Refusal.FileToBeSeenThrough reason -> say(key, locale);
            case Refusal.NoticeNotNamed reason -> say(key, locale);
            case Refusal.NothingSigned reason -> say(key, locale);
            case Refusal.ReasonMissing reason -> say(key, locale);
            case Refusal.TextTooLong reason -> say(key, locale, reason.max());
            case Refusal.TooManyHits reason -> say(key, locale, reason.max());
            case Refusal.TooManySavedSearches reason -> say(key, locale, reason.max());
            case Refusal.SavedSearchesChangedTooOften reason -> say(key, locale, reason.max());
            case Refusal.SearchNameMissing reason -> say(key, locale);
            case Refusal.AskingAgainBusy reason -> say(key, locale);
            case Refusal.NotForThisKind reason -> say(key, locale, reason.step(), reason.kind());
            case Refusal.StandardTextHasMunicipality reason -> say(key, locale, reason.party());
            case Refusal.NotAVariant reason -> say(key, locale);
            case Refusal.DeviationUnexplained reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.NothingDeviates reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.ConflictUndecided reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.OrderUndecided reason -> say(key, locale);
            case Refusal.NotANewerVersion reason -> say(key, locale, reason.version());
            case Refusal.VariantExists reason -> say(key, locale, reason.party());
            case Refusal.NationalIdentityNumber reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.NationalIdentityNumberBeside reason -> say(key, locale);
            case Refusal.NothingToConfirm reason -> say(key, locale);
            case Refusal.UnknownTopic reason -> say(key, locale);
            case Refusal.TopicClosed reason -> say(key, locale);
            case Refusal.TopicOpen reason -> say(key, locale);
            case Refusal.ProposalUndecided reason -> say(key, locale);
            case Refusal.ProposalInText reason -> say(key, locale);
            case Refusal.NoProposal reason -> say(key, locale);
            case Refusal.ProposalConflicts reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.ProposalChangesNothing reason -> say(key, locale);
            case Refusal.WordsNotInClause reason -> say(key, locale, title(reason.clause(), clauses));
            case Refusal.CommentMissing reason -> say(key, locale);
            case Refusal.MadeFromAnotherAgreement reason -> say(key, locale);
            case Refusal.NothingToHandOver reason -> say(key, locale);
            case Refusal.NoRemoteSigning reason -> say(key, locale);
            case Refusal.OutForSigning reason -> say(key, locale, reason.party());
            case Refusal.CalledBack reason -> say(key, locale);
            case Refusal.SignedFileNotValid reason -> say(key, locale, reason.verdict());
            case Refusal.SignedFileNotExamined reason -> say(key, locale, reason.obstacle());
            case Refusal.NotTheStoredDocument reason -> say(key, locale);
            case Refusal.NoSuchSignature reason -> say(key, locale, reason.order());
            case Refusal.SignatureRecordedAlready reason -> say(key, locale);
            case Refusal.SignerMissing reason -> say(key, locale);
            case Refusal.OriginalMissing reason -> say(key, locale);
            case Refusal.UnknownHearing reason -> say(key, locale, reason.hearing());
            case Refusal.HearingIsClosed reason -> say(key, locale, reason.hearing());
            case Refusal.HearingRuns reason -> say(key, locale, reason.deadline(), reason.missing());
            case Refusal.ReceiverMissing reason -> say(key, locale);
            case Refusal.ReceiverTwice reason -> say(key, locale, reason.receiver());
            case Refusal.UnknownReceiver reason -> say(key, locale, reason.receiver());
            case Refusal.DeadlinePassed reason -> say(key, locale, reason.deadline());
            case Refusal.PositionContradicted reason -> say(key, locale, reason.position());
            case Refusal.UnknownRemark reason -> say(key, locale, reason.receiver(), reason.remark());
            case Refusal.RemarksNotAssessed reason -> say(key, locale, reason.remarks());
            case Refusal.NotAMilestone reason -> say(key, locale, reason.stage());
            case Refusal.NothingInForce reason -> say(key, locale);
            case Refusal.LinkMissing reason -> say(key, locale);
            case Refusal.NoMandate reason -> say(key, locale, reason.party());
            case Refusal.MandateNotValidOn reason ->
                say(key, locale, reason.date(), days(reason.from(), reason.until(), locale));
            case Refusal.OutsideMandate reason -> say(key, locale, reason.kind());
            case Refusal.HolderNotAway reason -> say(key, locale, reason.holder());
            case Refusal.RecordedAway reason -> say(key, locale, days(reason.from(), reason.until(), locale));
            case Refusal.WrongBasis reason -> say(key, locale, reason.basis(), reason.party());
            case Refusal.MandateReferenceMissing reason -> say(key, locale, reason.basis());
            case Refusal.HolderMissing reason -> say(key, locale);
            case Refusal.UnknownMandate reason -> say(key, locale);
            case Refusal.OwnDeputy reason -> say(key, locale);
            case Refusal.NotTheirTurn reason -> say(key, locale, reason.party());
            case Refusal.NotAnEmailAddress reason -> say(key, locale);
            case Refusal.NobodyAway reason -> say(key, locale);
            case Refusal.SignedOutOfOrder reason -> say(key, locale, reason.signed(), reason.before());
            case Refusal.NothingByThatName reason -> say(key, locale, reason.item());
            case Refusal.NotedMeanwhile reason -> say(key, locale);
            case Refusal.DoneBefore reason -> say(key, locale);
            case Refusal.NoReviewOpen reason -> say(key, locale);
            case Refusal.MeetingNotHeld reason -> say(key, locale);
            case Refusal.NotAllAnswered reason -> say(key, locale, names(reason.silent(), locale));
            case Refusal.ScoreOutOfRange reason -> say(key, locale, reason.lowest(), reason.highest());
            case Refusal.FileNotTaken reason -> say(key, locale, reason.fault());
            case Refusal.UnknownTerm reason -> say(key, locale, reason.term());
            case Refusal.ReferenceNoNumber reason -> say(key, locale);
            case Refusal.NothingAsked reason -> say(key, locale);
            case Refusal.MeasuresNotDone reason -> say(key, locale);
            case Refusal.EffectNotChecked reason -> say(key, locale);
            case Refusal.DeviationClosed reason -> say(key, locale);
            case Refusal.DeviationNotAccepted reason -> say(key, locale);
            case Refusal.RungNotPossible reason -> say(key, locale);
            case Refusal.ViewMissing reason -> say(key, locale, reason.party());
            case Refusal.NoSuchPeriod reason -> say(key, locale, reason.period());
            case Refusal.PeriodNotOver reason -> say(key, locale, reason.period());
            case Refusal.FigureEntered reason -> say(key, locale, reason.period());
            case Refusal.NumberOutOfRange reason -> say(key, locale);
            case Refusal.FallsWithoutMeasure reason -> say(key, locale, say("Lowers." + reason.what(), locale));
            case Refusal.FallsWithoutReason reason ->
                say(key, locale, say("Lowers." + reason.what(), locale), String.valueOf(reason.year()));
            case Refusal.GradedMeanwhile reason -> say(key, locale);
            case Refusal.NotScoredByOwnParty reason -> say(key, locale);
            case Refusal.GradeRestsOnMeasure reason -> say(key, locale);
            case Refusal.NotScoredByBoth reason -> say(key, locale);
            case Refusal.NotAgreed reason -> say(key, locale);
            case Refusal.RowNotLookedAt reason -> say(key, locale);
            case Refusal.NothingListed reason -> say(key, locale);
            case Refusal.TooMany reason -> say(key, locale, reason.most());
            case Refusal.DraftNotShared reason -> say(key, locale);
            case Refusal.AccessNotAsked reason -> say(key, locale);
            case Refusal.GroundMissing reason -> say(key, locale);
            case Refusal.GroundNotNeeded reason -> say(key, locale);
            case Refusal.WiderAccessNotConsidered reason -> say(key, locale);
            case Refusal.NothingToComplainOf reason -> say(key, locale);
            case Refusal.NoLongerInternal reason -> say(key, locale);
            case Refusal.AnotherPersonConfirms reason -> say(key, locale);
            case Refusal.WithholdingAwaited reason -> say(key, locale);
            case Refusal.WithheldWordsTooShort reason -> say(key, locale, reason.least());
            case Refusal.NotForThePublic reason -> say(key, locale, reason.version());
            case Refusal.EverybodySigned reason -> say(key, locale);
            case Refusal.SigningDeadlinePassed reason -> say(key, locale, reason.deadline());
            case Refusal.DifferencesNotSeen reason -> say(key, locale);
        };
    }

    public String of(AuditEvent event, Locale locale) {
        return of(event, Clauses.NONE, locale);
    }

    /**
     * What happened, in one sentence without who did it and when.
     *
     * @param clauses where the headings of clauses are found; a clause that is not there is named by its id
     */
    public String of(AuditEvent event, Clauses clauses, Locale locale) {
        String key = key(event.getClass());
        return switch (event) {
            case AuditEvent.AgreementDrafted drafted ->
                say(key, locale, drafted.title(), drafted.kind(), names(drafted.parties(), locale));
            case AuditEvent.AgreementRegistered registered ->
                say(key, locale, registered.title(), registered.kind(), names(registered.parties(), locale));
            case AuditEvent.HeadChanged changed ->
                say(key, locale, changed.after().title());
            case AuditEvent.ClauseEdited edited -> say(key, locale, title(edited.clause(), clauses));
            case AuditEvent.ClauseAdded added -> say(key, locale, title(added.clause(), clauses));
            case AuditEvent.ClauseRemoved removed -> say(key, locale, title(removed.clause(), clauses));
            case AuditEvent.ClauseMoved moved -> say(key, locale, title(moved.clause(), clauses), moved.position() + 1);
            case AuditEvent.AnswerRecorded recorded ->
                say(key, locale, title(recorded.clause(), clauses), recorded.requirement());
            case AuditEvent.AnswerWithdrawn withdrawn ->
                say(key, locale, title(withdrawn.clause(), clauses), withdrawn.requirement());
            case AuditEvent.AnswersConfirmed confirmed ->
                say(
                        key,
                        locale,
                        confirmed.answers().values().stream()
                                .mapToInt(java.util.Set::size)
                                .sum(),
                        confirmed.answers().size());
            case AuditEvent.TextSubmitted submitted ->
                say(key, locale, submitted.version(), submitted.text().abbreviated(), submitted.note());
            case AuditEvent.TextReturned returned -> say(key, locale, returned.version(), returned.reason());
            case AuditEvent.TextWithdrawn withdrawn -> say(key, locale, withdrawn.reason());
            case AuditEvent.TextRedrafted redrafted -> say(key, locale, redrafted.reason());
            case AuditEvent.ResolutionRecorded recorded -> {
                var resolution = recorded.resolution();
                yield say(
                        resolution.caseNumber().isBlank() ? key + ".no-case" : key,
                        locale,
                        resolution.organ(),
                        resolution.party(),
                        resolution.outcome(),
                        resolution.version(),
                        resolution.date(),
                        resolution.caseNumber());
            }
            case AuditEvent.ResolutionCorrected corrected -> {
                var before = corrected.before();
                var after = corrected.after();
                var correction = java.util.Objects.requireNonNull(after.correction());
                yield say(
                        key,
                        locale,
                        correction.kind(),
                        before.organ(),
                        before.party(),
                        before.outcome(),
                        before.date(),
                        before.caseNumber().isBlank() ? "–" : before.caseNumber(),
                        after.outcome(),
                        after.date(),
                        after.caseNumber().isBlank() ? "–" : after.caseNumber(),
                        correction.reason());
            }
            case AuditEvent.JoiningOffered offered -> {
                var joining = offered.joining();
                yield say(key, locale, joining.name(), joining.version(), joining.from(), joining.reference());
            }
            case AuditEvent.LeavingRecorded recorded -> {
                var leaving = recorded.leaving();
                yield say(key, locale, leaving.party(), leaving.decided(), leaving.until(), leaving.reference());
            }
            case AuditEvent.AgreementSigned signed -> {
                var signature = signed.signature();
                yield say(
                        key,
                        locale,
                        signature.signer(),
                        signature.capacity(),
                        signature.party(),
                        signature.version(),
                        signature.date());
            }
            case AuditEvent.SigningDeclined refused ->
                say(
                        key,
                        locale,
                        refused.declined().by(),
                        refused.declined().party(),
                        refused.declined().version(),
                        refused.declined().reason());
            case AuditEvent.SigningJobStarted started ->
                say(key, locale, started.version(), names(started.parties(), locale));
            case AuditEvent.SigningJobContinued continued ->
                say(
                        key,
                        locale,
                        continued.version(),
                        continued.party() == null ? "Posten signering" : continued.party(),
                        continued.step());
            case AuditEvent.SigningJobEnded ended -> say(key, locale, ended.version(), ended.outcome());
            case AuditEvent.SigningPlanned planned -> {
                var deadline = planned.plan().deadline();
                var method = planned.plan().method();
                yield say(
                        key,
                        locale,
                        planned.plan().version(),
                        planned.plan().order().size(),
                        deadline == null ? "–" : deadline,
                        method == null ? say("signing.any-way", locale) : method);
            }
            case AuditEvent.MandateGranted granted -> {
                var mandate = granted.mandate();
                yield say(
                        key,
                        locale,
                        mandate.name(),
                        mandate.capacity(),
                        mandate.party(),
                        days(mandate.period().from(), mandate.period().until(), locale));
            }
            case AuditEvent.MandateEnded ended -> say(key, locale, ended.until().minusDays(1), ended.reason());
            case AuditEvent.HolderAway away ->
                say(
                        key,
                        locale,
                        away.absence().holder(),
                        days(
                                away.absence().period().from(),
                                away.absence().period().until(),
                                locale));
            case AuditEvent.HolderBack back -> say(key, locale, back.holder(), back.from());
            case AuditEvent.TextConcluded concluded ->
                say(key, locale, concluded.version(), concluded.text().abbreviated());
            case AuditEvent.ReviewOpened opened -> say(key, locale, opened.date());
            case AuditEvent.ReviewClosed closed -> {
                var review = closed.review();
                yield say(
                        key,
                        locale,
                        review.held() == null ? review.opened() : review.held(),
                        review.outcome() == null ? "–" : review.outcome(),
                        review.note());
            }
            case AuditEvent.NoticeGiven given ->
                say(
                        key,
                        locale,
                        given.notice().by(),
                        given.notice().given(),
                        given.notice().ends());
            case AuditEvent.NoticeWithdrawn withdrawn ->
                say(
                        key,
                        locale,
                        withdrawn.notice().by(),
                        withdrawn.notice().given(),
                        withdrawn.notice().withdrawal() == null
                                ? "–"
                                : withdrawn.notice().withdrawal().on());
            case AuditEvent.AgreementProlonged prolonged ->
                say(
                        key,
                        locale,
                        prolonged.prolongation().until().minusDays(1),
                        prolonged.prolongation().decided(),
                        prolonged.prolongation().source());
            case AuditEvent.EvidenceRecorded recorded ->
                say(
                        key,
                        locale,
                        recorded.evidence().requirement(),
                        recorded.evidence().date(),
                        recorded.evidence().reference());
            case AuditEvent.CasePapersMade made ->
                say(
                        key,
                        locale,
                        made.version(),
                        made.papers().size(),
                        names(made.papers().stream().map(CasePaper::party).toList(), locale));
            case AuditEvent.CasePapersHandedOver handed ->
                say(
                        key,
                        locale,
                        handed.version(),
                        handed.papers().size(),
                        names(List.copyOf(new TreeMap<>(handed.papers()).keySet()), locale));
            case AuditEvent.AgreementEnded ended -> say(key, locale, ended.date(), ended.reason());
            case AuditEvent.StandardIssued issued ->
                say(key, locale, issued.version(), issued.text().abbreviated(), issued.note());
            case AuditEvent.VariantDrafted drafted ->
                say(
                        key,
                        locale,
                        drafted.title(),
                        drafted.kind(),
                        names(drafted.parties(), locale),
                        drafted.basis().version(),
                        drafted.reasons().size());
            case AuditEvent.DeviationExplained explained ->
                say(key, locale, title(explained.clause(), clauses), explained.reason());
            case AuditEvent.StandardTaken taken ->
                say(
                        key,
                        locale,
                        taken.to(),
                        taken.from(),
                        taken.choices().size(),
                        chosen(taken, locale),
                        order(taken, locale));
            case AuditEvent.MilestoneRecorded recorded -> {
                var milestone = recorded.milestone();
                PartyId party = milestone.party();
                yield say(
                        key,
                        locale,
                        milestone.stage(),
                        milestone.date(),
                        milestone.reference(),
                        party == null ? "" : " – " + word(party, locale));
            }
            case AuditEvent.HearingOpened opened ->
                say(
                        key,
                        locale,
                        opened.hearing().number(),
                        opened.hearing().receivers().size(),
                        opened.hearing().deadline());
            case AuditEvent.HearingExtended extended ->
                say(key, locale, extended.hearing(), extended.before(), extended.deadline(), extended.reason());
            case AuditEvent.HearingAnswered answered ->
                say(
                        key,
                        locale,
                        answered.answer().hearing(),
                        answered.answer().receiver(),
                        answered.answer().position(),
                        answered.answer().remarks().size());
            case AuditEvent.RemarkAssessed assessed ->
                say(
                        key,
                        locale,
                        assessed.assessment().remark() + 1,
                        assessed.assessment().receiver(),
                        assessed.assessment().treatment(),
                        assessed.assessment().reason());
            case AuditEvent.HearingClosed closed ->
                say(key, locale, closed.hearing(), closed.answered(), closed.asked());
            case AuditEvent.HostArrangementLinked linked ->
                say(
                        key,
                        locale,
                        linked.arrangement().title(),
                        linked.arrangement().host(),
                        names(linked.arrangement().others(), locale));
            case AuditEvent.FileReceived received -> say(key, locale, received.fileName(), received.bytes());
            case AuditEvent.SignaturesExamined examined ->
                say(
                        examined.examination().renewed() == null ? key : key + ".renewed",
                        locale,
                        examined.examination().version(),
                        examined.examination().municipality(),
                        Verdict.valueOf(examined.examination().verdict()));
            case AuditEvent.DocumentHandedOut handed ->
                say(
                        Set.of("PROOF_PACKAGE", "ARCHIVE").contains(handed.format())
                                ? key + ".package"
                                : handed.version() == 0 ? key + ".draft" : key,
                        locale,
                        handedOut(handed.format(), locale),
                        handed.version(),
                        handed.file().abbreviated());
            case AuditEvent.MinutesReceived received ->
                say(
                        key,
                        locale,
                        received.fileName(),
                        received.party(),
                        received.file().abbreviated());
            case AuditEvent.ImportDiscarded discarded -> say(key, locale, discarded.reason());
            case AuditEvent.FollowedUp noted ->
                say(
                        key,
                        locale,
                        capital(of(noted.subject(), locale), locale),
                        ofNote(noted.act(), locale),
                        of(noted.innerOf() == null ? Layer.SHARED : Layer.INNER, locale));
            case AuditEvent.CommentMade made -> said(key, made, made.clause(), clauses, locale);
            case AuditEvent.ProposalMade made -> said(key, made, made.clause(), clauses, locale);
            case AuditEvent.CommentAnswered answered -> said(key, answered, null, clauses, locale);
            case AuditEvent.CommentEdited edited -> said(key, edited, null, clauses, locale);
            case AuditEvent.CommentResolved resolved -> said(key, resolved, null, clauses, locale);
            case AuditEvent.CommentReopened reopened -> said(key, reopened, null, clauses, locale);
            case AuditEvent.CommentShared shared -> said(key, shared, null, clauses, locale);
            case AuditEvent.ProposalAccepted accepted -> said(key, accepted, null, clauses, locale);
            case AuditEvent.ProposalRejected rejected -> said(key, rejected, null, clauses, locale);
            case AuditEvent.WordFileReturned returned -> say(key, locale, layer(returned, locale), returned.topics());
            case AuditEvent.ProposalTakenIn taken -> {
                PartyId organisation = taken.organisation();
                yield say(
                        key + (taken.wordFile() ? ".word" : ""),
                        locale,
                        taken.giver(),
                        organisation == null ? "–" : organisation,
                        of(taken.edit(), clauses, locale));
            }
        };
    }

    /** The first and the last day of a half-open period, in words. */
    public String days(LocalDate from, @Nullable LocalDate until, Locale locale) {
        return date(from, locale) + "–" + (until == null ? "" : date(until.minusDays(1), locale));
    }

    /** What a document was handed out as. The log is read for ever, so what has no words is said as it stands there. */
    private static String handedOut(String format, Locale locale) {
        String key = "handed-out." + format;
        return Objects.requireNonNull(BUNDLES.get(best(locale))).containsKey(key) ? plain(key, locale) : format;
    }

    private String said(
            String key, AuditEvent.OfDiscussion event, @Nullable ClauseId clause, Clauses clauses, Locale locale) {
        return say(key, locale, layer(event, locale), clause == null ? "" : " – " + title(clause, clauses));
    }

    private String layer(AuditEvent.OfDiscussion event, Locale locale) {
        return of(event.innerOf() == null ? Layer.SHARED : Layer.INNER, locale);
    }

    /** How often each choice was made, such as "standardens tekst: 3, flettet: 1". */
    private String chosen(AuditEvent.StandardTaken taken, Locale locale) {
        var counts = new TreeMap<MergeChoice, Integer>();
        taken.choices().values().forEach(choice -> counts.merge(choice, 1, Integer::sum));
        return counts.isEmpty()
                ? "–"
                : String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(one -> of(one.getKey(), locale) + ": " + one.getValue())
                                .toList());
    }

    private String order(AuditEvent.StandardTaken taken, Locale locale) {
        MergeChoice order = taken.order();
        return order == null ? "" : say("drift.order." + order, locale);
    }

    private static String title(ClauseId clause, Clauses clauses) {
        return clauses.find(clause)
                .map(found -> found.title())
                .filter(title -> !title.isBlank())
                .orElse(clause.value());
    }

    private String names(List<PartyId> parties, Locale locale) {
        return String.join(
                ", ", parties.stream().map(party -> word(party, locale)).toList());
    }
}
