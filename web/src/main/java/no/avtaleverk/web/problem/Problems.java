package no.avtaleverk.web.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.web.wording.Wording;

/** Puts problems into words. */
public final class Problems {
    private final Wording wording;

    public Problems(Wording wording) {
        this.wording = wording;
    }

    /**
     * A problem of a kind.
     *
     * @param about put into the words, in the order the wording asks for them
     */
    public Problem of(ProblemKind kind, Locale locale, Object... about) {
        return new Problem(
                kind.type(),
                title(kind, locale),
                kind.status(),
                detail(kind, locale, about),
                null,
                List.of(),
                Map.of());
    }

    /** A refusal, with every reason. */
    public Problem refused(List<Refusal> reasons, Clauses clauses, Locale locale) {
        ProblemKind kind = kindOf(reasons);
        var problem = new Problem(
                kind.type(),
                title(kind, locale),
                kind.status(),
                String.join(
                        " ",
                        reasons.stream()
                                .map(reason -> wording.of(reason, clauses, locale))
                                .toList()),
                null,
                reasons.stream().map(reason -> reason(reason, clauses, locale)).toList(),
                Map.of());
        for (Refusal reason : reasons) {
            if (reason instanceof Refusal.ClauseChangedMeanwhile changed) {
                return problem.with("now", told(changed.now()));
            }
            if (reason instanceof Refusal.ProposalConflicts conflict) {
                return problem.with("before", told(conflict.before()))
                        .with("now", told(conflict.now()))
                        .with("proposed", told(conflict.proposed()));
            }
        }
        return problem;
    }

    /** Words and their digest. */
    static Map<String, Object> told(ClauseText words) {
        var told = new LinkedHashMap<String, Object>();
        told.put("heading", words.heading());
        told.put("text", words.body());
        told.put("sha256", words.sha256());
        return told;
    }

    /** A file that is not taken. */
    public Problem unreadable(ReadFault fault, Locale locale) {
        ProblemKind kind = fault == ReadFault.TOO_BIG ? ProblemKind.TOO_BIG : ProblemKind.FILE_NOT_READABLE;
        return new Problem(
                kind.type(),
                title(kind, locale),
                kind.status(),
                wording.of(fault, locale),
                null,
                List.of(new Problem.Reason(code(fault.name()), wording.of(fault, locale), Map.of())),
                Map.of());
    }

    public Problem.Reason reason(Refusal refusal, Clauses clauses, Locale locale) {
        return new Problem.Reason(codeOf(refusal), wording.of(refusal, clauses, locale), RefusalData.of(refusal));
    }

    /** The stable name of a reason, such as {@code resolution-missing}. */
    static String codeOf(Refusal refusal) {
        return code(refusal.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String title(ProblemKind kind, Locale locale) {
        return wording.say("problem." + kind.slug() + ".title", locale);
    }

    private String detail(ProblemKind kind, Locale locale, Object... about) {
        return wording.say("problem." + kind.slug() + ".detail", locale, about);
    }

    /** One status has to stand for all reasons: what the person may not do comes first, then what others did meanwhile. */
    private static ProblemKind kindOf(List<Refusal> reasons) {
        return Stream.of(
                        ProblemKind.NOT_ALLOWED,
                        ProblemKind.CLAUSE_CHANGED_MEANWHILE,
                        ProblemKind.AGREEMENT_CHANGED_MEANWHILE,
                        ProblemKind.OTHER_TEXT,
                        ProblemKind.NOT_POSSIBLE_NOW)
                .filter(kind -> reasons.stream().anyMatch(reason -> kindOf(reason) == kind))
                .findFirst()
                .orElse(
                        reasons.stream().allMatch(reason -> kindOf(reason) == ProblemKind.NOT_FOUND)
                                ? ProblemKind.NOT_FOUND
                                : ProblemKind.REFUSED);
    }

    private static ProblemKind kindOf(Refusal reason) {
        return switch (reason) {
            case Refusal.NotAllowed refusal -> ProblemKind.NOT_ALLOWED;
            case Refusal.ClauseChangedMeanwhile refusal -> ProblemKind.CLAUSE_CHANGED_MEANWHILE;
            case Refusal.AgreementChangedMeanwhile refusal -> ProblemKind.AGREEMENT_CHANGED_MEANWHILE;
            case Refusal.OtherText refusal -> ProblemKind.OTHER_TEXT;
            case Refusal.OtherDocument refusal -> ProblemKind.OTHER_TEXT;
            case Refusal.NothingToConfirm refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NothingToHandOver refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NotEditable refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.StepNotPossible refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NotTheVersionInReview refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.AlreadySigned refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.ResolutionExists refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.OthersSignFirst refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.OtherWayPlanned refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.GradedMeanwhile refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NotedMeanwhile refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NoMandate refusal -> ProblemKind.NOT_ALLOWED;
            case Refusal.MandateNotValidOn refusal -> ProblemKind.NOT_ALLOWED;
            case Refusal.OutsideMandate refusal -> ProblemKind.NOT_ALLOWED;
            case Refusal.HolderNotAway refusal -> ProblemKind.NOT_ALLOWED;
            case Refusal.RecordedAway refusal -> ProblemKind.NOT_ALLOWED;
            case Refusal.UnknownMandate refusal -> ProblemKind.NOT_FOUND;
            case Refusal.NotTheirTurn refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.EverybodySigned refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NotSealed refusal -> ProblemKind.UNAVAILABLE;
            case Refusal.UnknownResolution refusal -> ProblemKind.NOT_FOUND;
            case Refusal.AlreadyParty refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.QuorumNotReached refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.PartlySigned refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NothingSigned refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.ProposalConflicts refusal -> ProblemKind.CLAUSE_CHANGED_MEANWHILE;
            case Refusal.TopicClosed refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.TopicOpen refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.ProposalUndecided refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.ProposalInText refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.OutForSigning refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.CalledBack refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.SignatureRecordedAlready refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NoRemoteSigning refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.UnknownTopic refusal -> ProblemKind.NOT_FOUND;
            case Refusal.UnknownClause refusal -> ProblemKind.NOT_FOUND;
            case Refusal.NoSuchVersion refusal -> ProblemKind.NOT_FOUND;
            case Refusal.UnknownHearing refusal -> ProblemKind.NOT_FOUND;
            case Refusal.HearingIsClosed refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.HearingRuns refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.RemarksNotAssessed refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            case Refusal.NothingInForce refusal -> ProblemKind.NOT_POSSIBLE_NOW;
            default -> ProblemKind.REFUSED;
        };
    }
}
