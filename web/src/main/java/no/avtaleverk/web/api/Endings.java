package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.lawchange.LawChangeNote.Outcome;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.termination.FallingAway;
import no.avtaleverk.model.termination.NoticeFile;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.termination.Terminating;
import org.jspecify.annotations.Nullable;

/** What is asked and told of the end of agreements, and of changes in the law. */
final class Endings {
    private Endings() {}

    record DecisionGiven(
            @Nullable Organ organ,
            @Nullable LocalDate on,
            @Nullable String reference) {}

    record DeliveryGiven(
            @Nullable LocalDate dispatched, @Nullable LocalDate received) {}

    record PermissionGiven(
            @Nullable AgreementId agreement, @Nullable ClauseId clause) {}

    record ToldGiven(@Nullable LocalDate on, @Nullable String reference) {}

    record ReplacementGiven(@Nullable AgreementId agreement) {}

    record AssessmentGiven(
            @Nullable Outcome outcome, @Nullable String reason) {}

    record DecisionTold(PartyId party, Organ organ, LocalDate on, String reference) {}

    record DeliveryTold(
            PartyId party, LocalDate dispatched, @Nullable LocalDate received) {}

    record WithdrawalTold(
            String reason,
            @Nullable LocalDate asked,
            @Nullable LocalDate fallen,
            List<DecisionTold> consents,
            List<PartyId> awaited,
            @Nullable PartyId refusedBy) {}

    record NotificationTold(LocalDate date, String reference) {}

    record RunningNoticeTold(
            String key,
            PartyId by,
            LocalDate given,
            LocalDate ends,
            boolean running,
            @Nullable DecisionTold decision,
            @Nullable String reason,
            List<DeliveryTold> deliveries,
            @Nullable NotificationTold notification,
            @Nullable WithdrawalTold withdrawal) {}

    record RequirementNamed(RequirementId requirement, String title) {}

    record GapTold(
            PartyId municipality,
            LocalDate from,
            List<RequirementNamed> unanswered,
            List<RequirementNamed> uncovered) {}

    record ReferenceTold(AgreementId agreement, String title, String clause) {}

    record ReplacementTold(
            AgreementId agreement,
            String title,
            boolean named,
            FallingAway.Progress progress,
            int version,
            @Nullable LocalDate from) {}

    record FallingAwayTold(List<GapTold> gaps, List<ReferenceTold> references, List<ReplacementTold> replacements) {}

    record EndingTold(
            List<RunningNoticeTold> notices,
            @Nullable LocalDate termEnds,
            @Nullable LocalDate beginBy,
            @Nullable FallingAwayTold fallsAway) {}

    record NoticePreviewTold(
            PartyId by,
            LocalDate dispatched,
            LocalDate received,
            LocalDate ends,
            List<PartyId> endsFor,
            List<PartyId> others,
            boolean part,
            FallingAwayTold fallsAway) {}

    record LawChangeTold(
            String key,
            LawChange.Kind kind,
            LocalDate from,
            @Nullable RequirementId requirement,
            @Nullable String provision,
            String title,
            boolean statutory,
            @Nullable LocalDate concludeBy,
            String source) {}

    record LawChangesTold(List<LawChangeTold> changes) {}

    record AssessmentTold(PartyId party, Outcome outcome, String reason) {}

    record TouchTold(
            LawChangeTold change,
            List<PartyId> lacking,
            List<PartyId> stillLacking,
            List<ClauseId> clauses,
            boolean settled,
            List<AssessmentTold> assessments) {}

    record TouchesTold(List<TouchTold> changes) {}

    static RunningNoticeTold notice(Agreement agreement, Notice notice, NoticeFile file, LocalDate today) {
        Notice.Letter letter = notice.letter();
        Evidence notification = Terminating.notification(agreement, notice).orElse(null);
        return new RunningNoticeTold(
                notice.key(),
                notice.by(),
                notice.given(),
                notice.ends(),
                notice.stands() && today.isBefore(notice.ends()),
                letter == null ? null : decision(letter.decision()),
                letter == null ? null : letter.reason(),
                letter == null ? List.of() : deliveries(letter.deliveries()),
                notification == null ? null : new NotificationTold(notification.date(), notification.reference()),
                withdrawal(agreement, notice, file, today));
    }

    private static List<DeliveryTold> deliveries(Map<PartyId, Notice.Delivery> deliveries) {
        return deliveries.entrySet().stream()
                .map(one -> new DeliveryTold(
                        one.getKey(),
                        one.getValue().dispatched(),
                        one.getValue().received()))
                .toList();
    }

    private static @Nullable WithdrawalTold withdrawal(
            Agreement agreement, Notice notice, NoticeFile file, LocalDate today) {
        NoticeFile.Request request = file.requests().get(notice.key());
        Notice.Withdrawal fallen = notice.withdrawal();
        if (fallen != null) {
            return new WithdrawalTold(
                    fallen.reason(),
                    request == null ? null : request.asked().on(),
                    fallen.on(),
                    fallen.consents().stream().map(Endings::decision).toList(),
                    List.of(),
                    null);
        }
        if (request == null) {
            return null;
        }
        var refused = request.refused();
        return new WithdrawalTold(
                request.asked().reason(),
                request.asked().on(),
                null,
                request.consents().stream().map(Endings::decision).toList(),
                List.copyOf(request.awaited(agreement.termination().others(notice.by(), today))),
                refused == null ? null : refused.party());
    }

    static DecisionTold decision(PartyDecision decision) {
        return new DecisionTold(decision.party(), decision.organ(), decision.on(), decision.reference());
    }

    static FallingAwayTold away(FallingAway away, Locale locale) {
        return new FallingAwayTold(
                away.gaps().stream()
                        .map(gap -> new GapTold(
                                gap.municipality(),
                                gap.from(),
                                named(gap.unanswered(), locale),
                                named(gap.uncovered(), locale)))
                        .toList(),
                away.references().stream()
                        .map(one -> new ReferenceTold(one.agreement(), one.title(), one.clause()))
                        .toList(),
                away.replacements().stream()
                        .map(one -> new ReplacementTold(
                                one.agreement(), one.title(), one.named(), one.progress(), one.version(), one.from()))
                        .toList());
    }

    private static List<RequirementNamed> named(List<Requirement> requirements, Locale locale) {
        return requirements.stream()
                .map(one -> new RequirementNamed(one.id(), Wording.in(one.title(), locale)))
                .toList();
    }

    static LawChangeTold change(LawChange change, Locale locale) {
        LawChange.Provision provision = change.provision();
        return new LawChangeTold(
                change.key(),
                change.kind(),
                change.from(),
                change.requirement(),
                provision == null ? null : provision.statute() + " " + provision.section(),
                Wording.in(change.title(), locale),
                change.statutory(),
                change.concludeBy(),
                change.source());
    }
}
