package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * What the register knew of an agreement at a moment. Facts count from the day they are dated, but are known from the moment the log
 * has them: a version signed on 1 March and registered on 20 March was not known on 10 March.
 *
 * @param agreement as it was known: versions and facts that were recorded later are not there, and its head is that of the text that was
 *     the newest. Its words are those of its versions; what was being written is told by the stored revisions and not here
 * @param late what has been recorded since, in the order it was
 */
public record Known(Agreement agreement, List<Late> late) {
    public Known {
        late = List.copyOf(late);
    }

    /**
     * A fact recorded afterwards.
     *
     * @param counts the day it counts from, in Norway
     */
    public record Late(AuditEntry entry, LocalDate counts) {}

    /**
     * Take away what was recorded later.
     *
     * @param now the agreement with what is known of it now
     * @param log every entry about it
     * @param until the first moment that no longer counts
     * @return empty when the register did not know of the agreement yet
     */
    public static Optional<Known> before(Instant until, Agreement now, List<AuditEntry> log) {
        return parted(entry -> entry.at().isBefore(until), now, log, before -> now.versions().stream()
                .filter(version -> version.at().isBefore(until))
                .toList());
    }

    /**
     * Take away what was recorded after a place in the log.
     *
     * @param now the agreement with what is known of it now
     * @param log every entry about it
     * @return empty when the register did not know of the agreement yet
     */
    public static Optional<Known> upTo(long position, Agreement now, List<AuditEntry> log) {
        return parted(entry -> entry.position() <= position, now, log, before -> {
            int newest = before.stream()
                    .mapToInt(entry -> versionMade(entry.event()))
                    .max()
                    .orElse(0);
            return now.versions().stream()
                    .filter(version -> version.number() <= newest)
                    .toList();
        });
    }

    /** The number of the version an entry tells of that was made; 0 when none was. */
    private static int versionMade(AuditEvent event) {
        return switch (event) {
            case AuditEvent.AgreementRegistered e -> 1;
            case AuditEvent.TextSubmitted e -> e.version();
            case AuditEvent.StandardIssued e -> e.version();
            default -> 0;
        };
    }

    private static Optional<Known> parted(
            Predicate<AuditEntry> isKnown,
            Agreement now,
            List<AuditEntry> log,
            Function<List<AuditEntry>, List<AgreementVersion>> versionsOf) {
        List<AuditEntry> ordered = log.stream()
                .sorted(Comparator.comparingLong(AuditEntry::position))
                .toList();
        List<AuditEntry> before = ordered.stream().filter(isKnown).toList();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        List<AuditEntry> after =
                ordered.stream().filter(entry -> !isKnown.test(entry)).toList();
        List<AgreementVersion> versions = versionsOf.apply(before);
        Facts facts = facts(now.facts(), after);
        Function<Head, Agreement> with = head -> new Agreement(
                now.id(),
                now.kind(),
                now.origin(),
                now.sequence(),
                versions.isEmpty() ? 1 : versions.getLast().revision(),
                state(before),
                text(before),
                head,
                Clauses.NONE,
                now.answers(),
                versions,
                facts,
                now.variant());
        Agreement then = with.apply(head(now, after));
        return Optional.of(new Known(
                with.apply(withJoined(then, now)),
                after.stream()
                        .flatMap(entry -> counts(entry.event()).map(day -> new Late(entry, day)))
                        .toList()));
    }

    /** Where the work on the agreement stood after these entries. */
    public static AgreementState state(List<AuditEntry> log) {
        return after(log, AgreementState.UNSIGNED, (state, event) -> switch (event) {
            case AuditEvent.AgreementRegistered e -> AgreementState.SIGNED;
            case AuditEvent.TextConcluded e -> AgreementState.SIGNED;
            case AuditEvent.ReviewOpened e -> AgreementState.ANNUAL_REVISION;
            case AuditEvent.ReviewClosed e -> AgreementState.SIGNED;
            case AuditEvent.AgreementEnded e -> AgreementState.ENDED;
            default -> state;
        });
    }

    /** Where the work on the newest text stood after these entries. */
    static TextState text(List<AuditEntry> log) {
        return after(log, TextState.DRAFT, (text, event) -> switch (event) {
            case AuditEvent.AgreementRegistered e -> TextState.SIGNED;
            case AuditEvent.TextSubmitted e -> TextState.REVIEW;
            case AuditEvent.TextReturned e -> TextState.DRAFT;
            case AuditEvent.TextWithdrawn e -> TextState.WITHDRAWN;
            case AuditEvent.TextRedrafted e -> TextState.DRAFT;
            case AuditEvent.TextConcluded e -> TextState.SIGNED;
            case AuditEvent.StandardIssued e -> TextState.ISSUED;
            default -> text;
        });
    }

    private static <S> S after(List<AuditEntry> log, S start, BiFunction<S, AuditEvent, S> move) {
        S state = start;
        for (AuditEntry entry : log) {
            state = move.apply(state, entry.event());
        }
        return state;
    }

    /** The head of the newest text as it was: what the first change since tells it was before, less what was written into it since. */
    private static Head head(Agreement now, List<AuditEntry> after) {
        var left = new HashSet<PartyId>();
        @Nullable Head head = null;
        for (AuditEntry entry : after) {
            head = switch (entry.event()) {
                case AuditEvent.HeadChanged e -> e.before();
                case AuditEvent.TextSubmitted e ->
                    now.version(e.version()).map(AgreementVersion::head).orElse(null);
                case AuditEvent.StandardIssued e ->
                    now.version(e.version()).map(AgreementVersion::head).orElse(null);
                default -> null;
            };
            if (head != null) {
                break;
            }
            if (entry.event() instanceof AuditEvent.LeavingRecorded leaving) {
                left.add(leaving.leaving().party());
            }
        }
        Head known = head == null ? now.head() : head;
        return left.isEmpty()
                ? known
                : known.withParties(known.parties().stream()
                        .map(party -> left.contains(party.id())
                                ? new AgreementParty(party.id(), party.name(), party.joined(), null)
                                : party)
                        .toList());
    }

    /** Who joined since is not written into the head yet. */
    private static Head withJoined(Agreement then, Agreement now) {
        List<AgreementParty> parties = then.head().parties().stream()
                .filter(party -> party.joined() == null
                        || now.facts().proceedings().joinings().stream()
                                .filter(joining -> joining.party().equals(party.id()))
                                .noneMatch(joining -> now.membership().hasJoined(joining)
                                        && !then.membership().hasJoined(joining)))
                .toList();
        return parties.size() == then.head().parties().size()
                ? then.head()
                : then.head().withParties(parties);
    }

    private static Facts facts(Facts now, List<AuditEntry> after) {
        var gone = new HashSet<Object>();
        var reopened = new HashSet<Review>();
        var standing = new HashSet<String>();
        for (AuditEntry entry : after) {
            switch (entry.event()) {
                case AuditEvent.ResolutionRecorded e -> gone.add(e.resolution());
                case AuditEvent.ResolutionCorrected e -> gone.add(e.after());
                case AuditEvent.AgreementSigned e -> gone.add(e.signature());
                case AuditEvent.SigningDeclined e -> gone.add(e.declined());
                case AuditEvent.AgreementProlonged e -> gone.add(e.prolongation());
                case AuditEvent.NoticeGiven e -> gone.add(e.notice().key());
                case AuditEvent.NoticeWithdrawn e ->
                    standing.add(e.notice().key().toString());
                case AuditEvent.EvidenceRecorded e -> gone.add(e.evidence());
                case AuditEvent.ReviewOpened e -> gone.add(e.date());
                case AuditEvent.ReviewClosed e -> reopened.add(e.review());
                case AuditEvent.JoiningOffered e -> gone.add(e.joining());
                case AuditEvent.LeavingRecorded e -> gone.add(e.leaving());
                default -> {}
            }
        }
        Proceedings way = now.proceedings();
        var later = new ArrayList<Object>();
        var hearings = new ArrayList<>(way.hearings());
        var papers = new ArrayList<>(way.casePapers());
        for (AuditEntry entry : after.reversed()) {
            switch (entry.event()) {
                case AuditEvent.MilestoneRecorded e -> later.add(e.milestone());
                case AuditEvent.HearingOpened e ->
                    takeBack(hearings, e.hearing().number());
                case AuditEvent.HearingExtended e -> takeBack(hearings, e.hearing());
                case AuditEvent.HearingClosed e -> takeBack(hearings, e.hearing());
                case AuditEvent.HearingAnswered e -> later.add(e.answer());
                case AuditEvent.RemarkAssessed e -> later.add(e.assessment());
                case AuditEvent.SigningPlanned e -> later.add(e.plan());
                case AuditEvent.HostArrangementLinked e -> later.add(e.arrangement());
                case AuditEvent.SignaturesExamined e -> later.add(e.examination());
                case AuditEvent.CasePapersHandedOver e ->
                    papers.removeIf(paper ->
                            entry.at().equals(paper.handedOver()) && e.papers().containsValue(paper.pdf()));
                case AuditEvent.CasePapersMade e -> papers.removeAll(e.papers());
                default -> {}
            }
        }
        return new Facts(
                without(now.resolutions(), gone),
                without(now.signatures(), gone),
                without(now.declined(), gone),
                without(now.prolongations(), gone),
                now.notices().stream()
                        .filter(notice -> !gone.contains(notice.key()))
                        .map(notice -> standing.contains(notice.key().toString())
                                ? new Notice(
                                        notice.by(),
                                        notice.given(),
                                        notice.ends(),
                                        notice.letter(),
                                        null,
                                        notice.again())
                                : notice)
                        .toList(),
                now.reviews().stream()
                        .filter(review -> !gone.contains(review.opened()))
                        .map(review -> reopened.contains(review) ? new Review(review.opened(), null, null, "") : review)
                        .toList(),
                without(now.evidence(), gone),
                new Proceedings(
                        takenBack(way.milestones(), later),
                        hearings,
                        takenBack(way.hearingAnswers(), later),
                        takenBack(way.assessments(), later),
                        takenBack(way.signingPlans(), later),
                        without(way.joinings(), gone),
                        without(way.leavings(), gone),
                        takenBack(way.hostArrangements(), later),
                        takenBack(way.examinations(), later),
                        papers));
    }

    /** A høring is noted anew each time something is done with it; the newest of a number is taken back. */
    private static void takeBack(List<Hearing> hearings, int number) {
        for (int i = hearings.size() - 1; i >= 0; i--) {
            if (hearings.get(i).number() == number) {
                hearings.remove(i);
                return;
            }
        }
    }

    /** The newest of each, since the same may have been noted before. */
    private static <T> List<T> takenBack(List<T> facts, List<Object> later) {
        var left = new ArrayList<>(facts);
        for (Object one : later) {
            int last = left.lastIndexOf(one);
            if (last >= 0) {
                left.remove(last);
            }
        }
        return left;
    }

    private static <T> List<T> without(List<T> facts, Set<Object> gone) {
        var left = new ArrayList<>(facts);
        left.removeIf(gone::contains);
        return left;
    }

    /** The day a fact counts from; nothing for what decides neither texts nor parties nor periods. */
    private static Stream<LocalDate> counts(AuditEvent event) {
        return switch (event) {
            case AuditEvent.ResolutionRecorded e -> Stream.of(e.resolution().date());
            case AuditEvent.ResolutionCorrected e -> Stream.of(e.after().date());
            case AuditEvent.AgreementSigned e -> Stream.of(e.signature().date());
            case AuditEvent.AgreementProlonged e -> Stream.of(e.prolongation().decided());
            case AuditEvent.NoticeGiven e -> Stream.of(e.notice().given());
            case AuditEvent.NoticeWithdrawn e ->
                Stream.ofNullable(e.notice().withdrawal()).map(Notice.Withdrawal::on);
            case AuditEvent.JoiningOffered e -> Stream.of(e.joining().from());
            case AuditEvent.LeavingRecorded e -> Stream.of(e.leaving().decided());
            case AuditEvent.AgreementEnded e -> Stream.of(e.date());
            default -> Stream.empty();
        };
    }
}
