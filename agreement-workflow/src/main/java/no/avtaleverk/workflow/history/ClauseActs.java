package no.avtaleverk.workflow.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationBook;
import no.avtaleverk.model.discussion.Closing;
import no.avtaleverk.model.discussion.Comment;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.workflow.discussion.Talk;
import no.avtaleverk.workflow.history.ClauseLife.Act;
import no.avtaleverk.workflow.history.ClauseLife.Kind;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;

/** Who did what with one clause of one agreement, from what the reader may know: the log, the facts, the talk and the deviations. */
final class ClauseActs {
    private final Agreement agreement;
    private final ClauseId clause;
    private final List<AuditEntry> log;
    private final @Nullable Talk talk;
    private final List<DeviationBook> deviations;
    private final BiFunction<AgreementId, Integer, Optional<Sha256>> standardWords;

    /** @param standardWords digest of the clause in a version of a standard */
    ClauseActs(
            AgreementView view,
            ClauseId clause,
            List<AuditEntry> log,
            @Nullable Talk talk,
            List<DeviationBook> deviations,
            BiFunction<AgreementId, Integer, Optional<Sha256>> standardWords) {
        this.agreement = view.agreement();
        this.clause = clause;
        this.log = log;
        this.talk = talk;
        this.deviations = deviations;
        this.standardWords = standardWords;
    }

    /**
     * What led to a wording and was decided on it, oldest first.
     *
     * @param edited revision of the version before: edits come after it
     * @param made revision of the first version with the wording
     * @param before when the wording before came: what was reported of it, and said to it, comes after it
     * @param until when the first version with the wording was made
     * @param first whether it is the first wording
     * @param versions those with the wording
     * @param digest of its words; absent when the clause is gone
     */
    List<Act> ledTo(
            long edited,
            long made,
            Instant before,
            Instant until,
            boolean first,
            List<Integer> versions,
            @Nullable Sha256 digest) {
        var acts = new ArrayList<Act>();
        for (AuditEntry entry : log) {
            // By revision and not by time: two acts may bear the same moment.
            if (entry.revision() > edited && entry.revision() <= made) {
                edit(entry, versions.getFirst(), digest).ifPresent(act -> add(acts, act));
            }
        }
        said(first ? Instant.MIN : before, until, acts);
        reasons(versions, acts);
        decided(versions, acts);
        acts.sort(Comparator.comparing(Act::on).thenComparing(act -> act.kind().ordinal()));
        return acts;
    }

    /** What was said, reported and wished since, oldest first. */
    List<Act> since(Instant since) {
        var acts = new ArrayList<Act>();
        said(since, Instant.MAX, acts);
        acts.sort(Comparator.comparing(Act::on).thenComparing(act -> act.kind().ordinal()));
        return acts;
    }

    private static boolean within(Instant at, Instant after, Instant until) {
        return at.isAfter(after) && !at.isAfter(until);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Norway.ZONE);
    }

    /** Several edits of one person on one day are one. */
    private static void add(List<Act> acts, Act act) {
        if (act.kind() == Kind.EDITED
                && !acts.isEmpty()
                && acts.getLast().kind() == Kind.EDITED
                && acts.getLast().who().equals(act.who())
                && acts.getLast().on().equals(act.on())) {
            acts.removeLast();
        }
        acts.add(act);
    }

    // ---- the log ----------------------------------------------------------------------------------------------------

    private Optional<Act> edit(AuditEntry entry, int version, @Nullable Sha256 digest) {
        return switch (entry.event()) {
            case AuditEvent.AgreementDrafted e ->
                Optional.of(act(Kind.DRAFTED, entry, "", e.origin().standard()));
            case AuditEvent.VariantDrafted e ->
                Optional.of(act(
                        Kind.DRAFTED,
                        entry,
                        e.reasons().getOrDefault(clause, ""),
                        version(e.basis().version())));
            case AuditEvent.AgreementRegistered e ->
                Optional.of(act(Kind.REGISTERED, entry, "", e.origin().fileName()));
            case AuditEvent.ProposalTakenIn e ->
                concerns(e.edit())
                        ? Optional.of(new Act(
                                Kind.PROPOSAL_TAKEN_IN,
                                day(entry.at()),
                                entry.at(),
                                e.giver(),
                                e.organisation(),
                                reasonOf(e.topic()),
                                entry.userName()))
                        : Optional.empty();
            case AuditEvent.StandardTaken e ->
                e.choices().containsKey(clause) || isOf(e.standard(), e.to(), digest)
                        ? Optional.of(
                                act(Kind.STANDARD_TAKEN, entry, e.reasons().getOrDefault(clause, ""), version(e.to())))
                        : Optional.empty();
            case AuditEvent.TextSubmitted e ->
                e.version() == version
                        ? Optional.of(act(Kind.SUBMITTED, entry, e.note(), version(e.version())))
                        : Optional.empty();
            case AuditEvent.StandardIssued e ->
                e.version() == version
                        ? Optional.of(act(Kind.ISSUED, entry, e.note(), version(e.version())))
                        : Optional.empty();
            default ->
                concerns(entry.event()) ? Optional.of(act(kind(entry.event()), entry, "", "")) : Optional.empty();
        };
    }

    private static String version(int number) {
        return Integer.toString(number);
    }

    private boolean concerns(AuditEvent event) {
        return switch (event) {
            case AuditEvent.ClauseEdited e -> e.clause().equals(clause);
            case AuditEvent.ClauseAdded e -> e.clause().equals(clause);
            case AuditEvent.ClauseRemoved e -> e.clause().equals(clause);
            default -> false;
        };
    }

    private static Kind kind(AuditEvent event) {
        return event instanceof AuditEvent.ClauseAdded
                ? Kind.ADDED
                : event instanceof AuditEvent.ClauseRemoved ? Kind.REMOVED : Kind.EDITED;
    }

    /** Whether a version of the standard has the words. */
    private boolean isOf(AgreementId standard, int version, @Nullable Sha256 digest) {
        return digest != null
                && standardWords.apply(standard, version).filter(digest::equals).isPresent();
    }

    private String reasonOf(String topic) {
        return talk == null
                ? ""
                : talk.topics().stream()
                        .map(Talk.Placed::topic)
                        .filter(one -> one.id().value().equals(topic))
                        .map(one -> one.opening().text())
                        .findFirst()
                        .orElse("");
    }

    private static Act act(Kind kind, AuditEntry entry, String said, @Nullable String reference) {
        return new Act(
                kind,
                day(entry.at()),
                entry.at(),
                entry.userName(),
                entry.organisation(),
                said,
                reference == null ? "" : reference);
    }

    // ---- what was said and reported ---------------------------------------------------------------------------------

    private void said(Instant after, Instant until, List<Act> acts) {
        if (talk != null) {
            for (Talk.Placed placed : talk.on(clause)) {
                topic(placed.topic(), after, until, acts);
            }
        }
        for (DeviationBook book : deviations) {
            for (Deviation deviation : book.list()) {
                var reported = deviation.reported();
                var noted = deviation.history().getFirst();
                if (reported.clause().equals(clause) && within(noted.at(), after, until)) {
                    acts.add(new Act(
                            Kind.DEVIATION,
                            reported.happened(),
                            noted.at(),
                            noted.userName(),
                            reported.reporter(),
                            reported.what(),
                            deviation.id()));
                }
            }
        }
        for (Hearing hearing : agreement.facts().proceedings().hearingsNow()) {
            for (Hearing.Receiver receiver : hearing.receivers()) {
                agreement
                        .facts()
                        .proceedings()
                        .answer(hearing.number(), receiver.name())
                        .ifPresent(answer -> remarks(receiver, answer, after, until, acts));
            }
        }
        for (Resolution resolution : agreement.facts().standing()) {
            if (resolution.clauses().contains(clause) && within(resolution.date(), after, until)) {
                acts.add(act(Kind.CHANGE_WISHED, resolution, resolution.change()));
            }
        }
    }

    private void topic(Topic topic, Instant after, Instant until, List<Act> acts) {
        Comment opening = topic.opening();
        boolean proposal = topic.proposal() != null;
        if (within(opening.at(), after, until)) {
            acts.add(new Act(
                    proposal ? Kind.PROPOSED : Kind.COMMENTED,
                    day(opening.at()),
                    opening.at(),
                    opening.giver(),
                    opening.author().organisation(),
                    opening.text(),
                    topic.id().value()));
        }
        Closing closing = topic.closing();
        if (proposal
                && closing != null
                && closing.kind() == Closing.Kind.REJECTED
                && within(closing.at(), after, until)) {
            acts.add(new Act(
                    Kind.REJECTED,
                    day(closing.at()),
                    closing.at(),
                    closing.by().name(),
                    closing.by().organisation(),
                    closing.reason(),
                    topic.id().value()));
        }
    }

    private void remarks(
            Hearing.Receiver receiver, HearingAnswer answer, Instant after, Instant until, List<Act> acts) {
        for (HearingAnswer.Remark remark : answer.remarks()) {
            if (clause.equals(remark.clause()) && within(answer.date(), after, until)) {
                acts.add(new Act(
                        Kind.HEARING_REMARK,
                        answer.date(),
                        null,
                        receiver.name(),
                        receiver.party(),
                        remark.text(),
                        Integer.toString(answer.hearing())));
            }
        }
    }

    /** Days are held against the days of the moments, the last counted. */
    private static boolean within(LocalDate on, Instant after, Instant until) {
        return (after.equals(Instant.MIN) || on.isAfter(day(after)))
                && (until.equals(Instant.MAX) || !on.isAfter(day(until)));
    }

    // ---- what was decided -------------------------------------------------------------------------------------------

    private void reasons(List<Integer> versions, List<Act> acts) {
        LocalVariant variant = agreement.variant();
        if (variant == null) {
            return;
        }
        int number = versions.getFirst();
        LocalVariant.Reason reason =
                (number == 0 ? variant : variant.at(number)).reasons().get(clause);
        if (reason != null) {
            acts.add(new Act(Kind.DEPARTED, day(reason.at()), reason.at(), reason.by(), null, reason.text(), ""));
        }
    }

    /** Vedtak and signatures on the first of the versions that has any. */
    private void decided(List<Integer> versions, List<Act> acts) {
        for (int number : versions) {
            List<Resolution> resolutions = agreement.facts().standing().stream()
                    .filter(one -> one.version() == number)
                    .toList();
            List<SignatureRecord> signatures = agreement.facts().signatures().stream()
                    .filter(one -> one.version() == number)
                    .toList();
            for (Resolution one : resolutions) {
                Kind kind =
                        switch (one.outcome()) {
                            case ADOPTED, SUPPORTED -> Kind.ADOPTED;
                            case ADOPTED_WITH_CHANGE, POSTPONED, REJECTED -> Kind.DECLINED;
                            case SET_ASIDE -> Kind.SET_ASIDE;
                        };
                acts.add(act(kind, one, one.change()));
            }
            for (SignatureRecord one : signatures) {
                acts.add(
                        new Act(Kind.SIGNED, one.date(), recorded(one), one.signer(), one.party(), "", one.capacity()));
            }
            if (!resolutions.isEmpty() || !signatures.isEmpty()) {
                return;
            }
        }
    }

    private Act act(Kind kind, Resolution resolution, String said) {
        return new Act(
                kind,
                resolution.date(),
                recorded(resolution),
                resolution.organ().name(),
                resolution.party(),
                said,
                resolution.caseNumber());
    }

    private @Nullable Instant recorded(Resolution resolution) {
        return log.stream()
                .filter(entry -> entry.event() instanceof AuditEvent.ResolutionRecorded e
                                && e.resolution().equals(resolution)
                        || entry.event() instanceof AuditEvent.ResolutionCorrected c
                                && c.after().equals(resolution))
                .map(AuditEntry::at)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant recorded(SignatureRecord signature) {
        return log.stream()
                .filter(entry -> entry.event() instanceof AuditEvent.AgreementSigned e
                        && e.signature().equals(signature))
                .map(AuditEntry::at)
                .findFirst()
                .orElse(null);
    }
}
