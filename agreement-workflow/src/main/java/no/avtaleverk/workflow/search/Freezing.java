package no.avtaleverk.workflow.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.UnknownAnswer;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.model.search.FoundItem;
import no.avtaleverk.model.search.FreezeNote;
import no.avtaleverk.model.search.FrozenHit;
import no.avtaleverk.model.search.FrozenResult;
import no.avtaleverk.model.search.FrozenResult.Rights;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.frozen.FrozenFiles;
import no.avtaleverk.workflow.history.PastRegister;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers that are frozen to be cited, and asked for again. A frozen result is opened by whoever froze it, by those at work in the same
 * organisation, and by its auditors and its RHF; each sees the hits they may see now, and nothing tells how many others there are.
 */
public final class Freezing {
    private final FrozenFiles<FreezeNote> frozen;
    private final Agreements agreements;
    private final History history;
    private final Viewing viewing;
    private final Finder finder;
    private final Changes changes;

    public Freezing(
            FollowUps followUps,
            Files files,
            Agreements agreements,
            History history,
            Viewing viewing,
            Finder finder,
            TransactionOperations transactions,
            Changes changes) {
        this.frozen = new FrozenFiles<>(
                new FrozenFiles.Kind<>(
                        FollowUpSubject.FROZEN_RESULT,
                        FreezeNote.class,
                        "frozen-search.txt",
                        Freezing::isFor,
                        Freezing::isAtWork,
                        desk -> false),
                followUps,
                files,
                transactions);
        this.agreements = agreements;
        this.history = history;
        this.viewing = viewing;
        this.finder = finder;
        this.changes = changes;
    }

    /** Whether a person can freeze results: those who read a log that proves something. */
    public static boolean isFor(Actor by) {
        return by.has(Role.AUDITOR) || by.has(Role.RHF) || isAtWork(by);
    }

    private static boolean isAtWork(Actor by) {
        return by.organisation() != null && (by.has(Role.JURIST) || by.has(Role.COORDINATOR) || by.has(Role.LEADER));
    }

    // ---- freezing ---------------------------------------------------------------------------------------------------

    /** The answer to who wants to freeze one. */
    public sealed interface Frozen {
        record Kept(String id) implements Frozen {}

        record Refused(List<Refusal> reasons) implements Frozen {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Freeze the answer to a question as it is now. */
    public Frozen freeze(String title, Inquiry inquiry, Actor by) {
        var faults = new ArrayList<>(inquiry.faults());
        if (!isFor(by)) {
            faults.add(new Refusal.NotAllowed());
        }
        FrozenFiles.titleFaults(title).stream()
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            return new Frozen.Refused(faults);
        }
        Inquiry asked = inquiry.stripped();
        Finder.Answer found = finder.find(asked, by);
        if (found.total() > FrozenResult.MOST) {
            return new Frozen.Refused(List.of(new Refusal.TooManyHits(FrozenResult.MOST)));
        }
        var result = new FrozenResult(asked, changes.now(), found.position(), Rights.of(by), hits(found));
        return new Frozen.Kept(frozen.keep(
                result.canonical(),
                digest -> new FreezeNote.ResultFrozen(
                        "", FrozenFiles.desk(by), title.strip(), asked, result.position(), digest),
                by,
                result.at()));
    }

    /** What was found, told by what is stored; equally good hits in an order that does not depend on the index. */
    private List<FrozenHit> hits(Finder.Answer found) {
        List<FoundItem> items = found.items().stream()
                .filter(item -> item.logPosition() != null || item.version() > 0)
                .sorted(Comparator.comparing((FoundItem item) -> -item.score())
                        .thenComparing(item -> item.logPosition() == null ? 0L : -item.logPosition())
                        .thenComparing(item -> String.valueOf(item.agreement()))
                        .thenComparing(item -> -item.version())
                        .thenComparing(item ->
                                item.clause() == null ? "" : item.clause().value())
                        .thenComparing(item -> item.wording().hex()))
                .toList();
        return byAgreement(items, FoundItem::agreement, id -> new Texts(id)::hit);
    }

    /**
     * Each one made into something else, in their order. Those of one agreement are made together, and what is read for it is let go
     * before the next: an answer may be of thousands of agreements.
     *
     * @param made empty for what is left out
     */
    private static <T, R> List<R> byAgreement(
            List<T> ones,
            Function<T, @Nullable AgreementId> agreement,
            Function<@Nullable AgreementId, Function<T, Optional<R>>> made) {
        Map<Optional<AgreementId>, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < ones.size(); i++) {
            places.computeIfAbsent(Optional.ofNullable(agreement.apply(ones.get(i))), key -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, R> byPlace = new TreeMap<>();
        places.forEach((id, at) -> {
            Function<T, Optional<R>> maker = made.apply(id.orElse(null));
            at.forEach(i -> maker.apply(ones.get(i)).ifPresent(one -> byPlace.put(i, one)));
        });
        return List.copyOf(byPlace.values());
    }

    /** The texts of one agreement's versions, each read once; of no agreement, log entries alone. */
    private final class Texts {
        private final @Nullable AgreementId id;
        private final Map<Long, Clauses> texts = new HashMap<>();
        private @Nullable Agreement known;

        private Texts(@Nullable AgreementId id) {
            this.id = id;
        }

        Optional<FrozenHit> hit(FoundItem item) {
            Long position = item.logPosition();
            if (position != null) {
                return history.after(position - 1, 1).stream()
                        .findFirst()
                        .map(entry -> new FrozenHit(id, 0, null, "", entry.hash(), position));
            }
            AgreementId of = Objects.requireNonNull(id);
            return version(of, item.version())
                    .flatMap(version -> item.clause() == null
                            ? Optional.of(new FrozenHit(of, version.number(), null, "", version.text(), null))
                            : texts.computeIfAbsent(
                                            version.revision(), revision -> agreements.text(of, version.revision()))
                                    .find(item.clause())
                                    .map(clause -> new FrozenHit(
                                            of,
                                            version.number(),
                                            clause.id(),
                                            clause.number(),
                                            clause.sha256(),
                                            null)));
        }

        private Optional<AgreementVersion> version(AgreementId of, int number) {
            if (known == null) {
                known = agreements.find(of).orElse(null);
            }
            return Optional.ofNullable(known).flatMap(agreement -> agreement.version(number));
        }
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * A frozen result without its hits.
     *
     * @param digest what it is cited by
     */
    public record Heading(
            String id, String title, Inquiry inquiry, Instant at, String by, long position, Sha256 digest) {}

    /** A hit with what it says. */
    public record Shown(
            FrozenHit hit,
            String title,
            String heading,
            String text,
            @Nullable AuditEntry entry) {}

    /**
     * A frozen result as one person may see it.
     *
     * @param result as it was frozen, with all its hits; for {@link #hits} alone is it to be shown
     * @param hits those the reader may see, in their order; what they say is told by {@link #shown}
     * @param isWhole whether these are all
     */
    public record Sheet(Heading heading, FrozenResult result, List<FrozenHit> hits, boolean isWhole) {
        public Sheet {
            hits = List.copyOf(hits);
        }
    }

    /** Those the reader can open, newest first. */
    public List<Heading> all(Actor by) {
        return frozen.all(by).stream().map(Freezing::heading).toList();
    }

    private static Heading heading(FrozenFiles.Kept<FreezeNote> kept) {
        return switch (kept.note()) {
            case FreezeNote.ResultFrozen note ->
                new Heading(
                        kept.id(), note.title(), note.inquiry(), kept.at(), kept.by(), note.position(), note.digest());
        };
    }

    /** Whether the reader can open it. */
    public boolean isOpen(String id, Actor by) {
        return frozen.find(id, by).isPresent();
    }

    /** A frozen result, if the reader can open it. */
    public Optional<Sheet> find(String id, Actor by) {
        return frozen.find(id, by).map(kept -> {
            FrozenResult result = FrozenResult.parse(frozen.canonical(kept));
            List<FrozenHit> hits = visible(result.hits(), by);
            return new Sheet(
                    heading(kept), result, hits, hits.size() == result.hits().size());
        });
    }

    /** Those the reader may see now, in their order. */
    private List<FrozenHit> visible(List<FrozenHit> hits, Actor by) {
        return byAgreement(hits, FrozenHit::agreement, id -> {
            var sight = new Sight(id, by);
            return hit -> sight.isOpen(hit) ? Optional.of(hit) : Optional.empty();
        });
    }

    /** What hits say; those the reader may not see now are left out. */
    public List<Shown> shown(List<FrozenHit> hits, Actor by) {
        return byAgreement(hits, FrozenHit::agreement, id -> new Sight(id, by)::shown);
    }

    /** What one person may see now of one agreement, or of none. */
    private final class Sight {
        private final @Nullable AgreementId id;
        private final Actor by;
        private final @Nullable AgreementView view;
        private final Map<Long, Clauses> texts = new HashMap<>();
        private @Nullable Map<Long, AuditEntry> log;

        private Sight(@Nullable AgreementId id, Actor by) {
            this.id = id;
            this.by = by;
            this.view = id == null ? null : viewing.view(id, by).orElse(null);
        }

        boolean isOpen(FrozenHit hit) {
            Long position = hit.logPosition();
            return position == null ? version(hit).isPresent() : entry(position).isPresent();
        }

        private Optional<AgreementVersion> version(FrozenHit hit) {
            return view == null
                    ? Optional.empty()
                    : view.agreement().versions().stream()
                            .filter(version -> version.number() == hit.version() && version.revision() != 0)
                            .findFirst();
        }

        Optional<Shown> shown(FrozenHit hit) {
            Long position = hit.logPosition();
            if (position != null) {
                String title = view == null ? "" : view.agreement().head().title();
                return entry(position)
                        .map(entry -> new Shown(hit, title, entry.event().type(), "", entry));
            }
            return version(hit).flatMap(version -> shown(hit, Objects.requireNonNull(view), version));
        }

        private Optional<Shown> shown(FrozenHit hit, AgreementView seen, AgreementVersion version) {
            String title = version.head().title();
            if (hit.clause() == null) {
                return Optional.of(new Shown(hit, title, title, "", null));
            }
            Clauses clauses = texts.computeIfAbsent(version.revision(), revision -> viewing.clauses(seen, version));
            Optional<ClauseText> text =
                    clauses.find(Objects.requireNonNull(hit.clause())).map(Clause::text);
            Head head = seen.agreement().membership().headWithJoined(version);
            return text.map(words -> new Shown(
                    hit, title, asRead(words.heading(), head, clauses), asRead(words.body(), head, clauses), null));
        }

        private static String asRead(String text, Head head, Clauses clauses) {
            return ClauseReferences.shown(Parameters.fill(text, head), clauses);
        }

        private Optional<AuditEntry> entry(long position) {
            if (id == null) {
                return history.after(position - 1, 1).stream()
                        .filter(entry -> entry.position() == position
                                && entry.organisation() != null
                                && by.readsWorkOf().contains(entry.organisation()))
                        .findFirst();
            }
            if (log == null) {
                log = view == null
                        ? Map.of()
                        : viewing.log(view, by).stream()
                                .collect(Collectors.toMap(AuditEntry::position, Function.identity(), (a, b) -> a));
            }
            return Optional.ofNullable(log.get(position));
        }
    }

    // ---- again ------------------------------------------------------------------------------------------------------

    /**
     * A frozen result asked for again: as of then, which should be the same, and as of now. All of it is what the reader may see.
     *
     * @param frozen what was frozen
     * @param found the answer as of then
     * @param since found now, and not frozen
     * @param gone frozen, and not found now; none where the answer of now is cut
     * @param isCut whether there is more now than is looked through, so that {@code since} need not be all and what is gone can not be told
     * @param unsure agreements of which the log does not tell all that was answered then of what is asked for
     */
    public record Again(
            List<FrozenHit> frozen,
            List<FrozenHit> found,
            List<FrozenHit> since,
            List<FrozenHit> gone,
            boolean isCut,
            Set<AgreementId> unsure) {
        public Again {
            frozen = List.copyOf(frozen);
            found = List.copyOf(found);
            since = List.copyOf(since);
            gone = List.copyOf(gone);
            unsure = Set.copyOf(unsure);
        }

        /** Whether the answer as of then is the frozen one, hit for hit in the same order. */
        public boolean isSame() {
            return found.equals(frozen);
        }

        /** Whether it has the same hits in another order. */
        public boolean isSameInOtherOrder() {
            return !isSame() && new HashSet<>(frozen).equals(new HashSet<>(found));
        }

        /** Frozen, and not found again. */
        public List<FrozenHit> missing() {
            return without(frozen, found);
        }

        /** Found again, and not frozen. */
        public List<FrozenHit> added() {
            return without(found, frozen);
        }

        private static List<FrozenHit> without(List<FrozenHit> hits, List<FrozenHit> others) {
            var known = new HashSet<>(others);
            return hits.stream().filter(hit -> !known.contains(hit)).toList();
        }

        public boolean isUnsure() {
            return !unsure.isEmpty();
        }
    }

    /** What the reader may see of it now. */
    public Again seen(Again again, Actor by) {
        return new Again(
                visible(again.frozen(), by),
                visible(again.found(), by),
                visible(again.since(), by),
                visible(again.gone(), by),
                again.isCut(),
                seen(again.unsure(), by));
    }

    private Set<AgreementId> seen(Set<AgreementId> ids, Actor by) {
        return ids.stream().filter(id -> viewing.view(id, by).isPresent()).collect(Collectors.toSet());
    }

    /**
     * Ask again, with the rights of who froze it; told is what the reader may see. It takes its time: {@link no.avtaleverk.workflow.frozen.AskingAgain} does it beside
     * the request.
     *
     * @param reading hears of each agreement that is read
     */
    public Optional<Again> again(String id, Actor by, Runnable reading) {
        return find(id, by).map(sheet -> {
            FrozenResult result = sheet.result();
            Actor asker = result.rights().anybody();
            List<FrozenHit> then =
                    visible(hits(finder.findAsOf(result.position(), result.inquiry(), asker, reading)), by);
            Finder.Answer answer = finder.find(result.inquiry(), asker);
            List<FrozenHit> now = hits(answer);
            List<FrozenHit> before = sheet.hits();
            Set<String> words = before.stream().map(FrozenHit::words).collect(Collectors.toSet());
            Set<String> wordsNow = now.stream().map(FrozenHit::words).collect(Collectors.toSet());
            return new Again(
                    before,
                    then,
                    visible(
                            now.stream()
                                    .filter(hit -> !words.contains(hit.words()))
                                    .toList(),
                            by),
                    answer.isCut()
                            ? List.of()
                            : before.stream()
                                    .filter(hit -> !wordsNow.contains(hit.words()))
                                    .toList(),
                    answer.isCut(),
                    unsure(result, by));
        });
    }

    private Set<AgreementId> unsure(FrozenResult result, Actor by) {
        RequirementId requirement = result.inquiry().requirement();
        return requirement == null
                ? Set.of()
                : seen(
                        new PastRegister(agreements, history, result.position())
                                .unknownAnswers().stream()
                                        .filter(answer -> answer.requirement().equals(requirement))
                                        .map(UnknownAnswer::agreement)
                                        .collect(Collectors.toSet()),
                        by);
    }
}
