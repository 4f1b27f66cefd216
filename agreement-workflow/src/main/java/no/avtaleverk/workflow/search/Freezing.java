package no.avtaleverk.workflow.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.model.search.FoundItem;
import no.avtaleverk.model.search.FreezeNote;
import no.avtaleverk.model.search.FrozenHit;
import no.avtaleverk.model.search.FrozenResult;
import no.avtaleverk.model.search.FrozenResult.Rights;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers that are frozen to be cited, and asked for again. A frozen result is opened by whoever froze it, by those at work in the same
 * organisation, and by its auditors and its RHF; each sees the hits they may see now, and nothing tells how many others there are.
 */
public final class Freezing {
    private static final int MAX_TITLE = 300;
    private static final String MEDIA_TYPE = "text/plain; charset=utf-8";

    private final FollowUps followUps;
    private final Files files;
    private final Agreements agreements;
    private final History history;
    private final Viewing viewing;
    private final Finder finder;
    private final TransactionOperations transactions;
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
        this.followUps = followUps;
        this.files = files;
        this.agreements = agreements;
        this.history = history;
        this.viewing = viewing;
        this.finder = finder;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Whether a person can freeze results: those who read a log that proves something. */
    public static boolean isFor(Actor by) {
        return by.has(Role.AUDITOR) || by.has(Role.RHF) || isAtWork(by);
    }

    private static boolean isAtWork(Actor by) {
        return by.organisation() != null && (by.has(Role.JURIST) || by.has(Role.COORDINATOR) || by.has(Role.LEADER));
    }

    private static String desk(Actor by) {
        PartyId organisation = by.organisation();
        return organisation == null ? "person " + by.userId() : organisation.value();
    }

    /** Whose work a person looks into, beside the own. */
    private static boolean opens(Actor by, String desk, String froze) {
        return isFor(by)
                && (by.userId().equals(froze)
                        || isAtWork(by) && desk.equals(desk(by))
                        || (by.has(Role.AUDITOR) || by.has(Role.RHF))
                                && by.remit().stream()
                                        .anyMatch(party -> party.value().equals(desk)));
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
        if (title.length() > MAX_TITLE) {
            faults.add(new Refusal.TextTooLong(MAX_TITLE));
        }
        if (NationalIdentityNumbers.occursIn(title)
                && faults.stream().noneMatch(Refusal.NationalIdentityNumberBeside.class::isInstance)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        if (!faults.isEmpty()) {
            return new Frozen.Refused(faults);
        }
        Finder.Answer found = finder.find(inquiry, by);
        if (found.total() > FrozenResult.MOST) {
            return new Frozen.Refused(List.of(new Refusal.TooManyHits(FrozenResult.MOST)));
        }
        var result = new FrozenResult(inquiry, changes.now(), found.position(), Rights.of(by), hits(found));
        String id = UUID.randomUUID().toString();
        byte[] bytes = result.canonical().getBytes(StandardCharsets.UTF_8);
        transactions.executeWithoutResult(status -> {
            Sha256 digest = files.store("frozen-search.txt", MEDIA_TYPE, bytes);
            followUps.add(
                    dossier(id),
                    0,
                    List.of(new FreezeNote.ResultFrozen(
                            "", desk(by), title.strip(), inquiry, result.position(), digest)),
                    FreezeNote.class,
                    by,
                    result.at());
        });
        return new Frozen.Kept(id);
    }

    private static Dossier dossier(String id) {
        return new Dossier(FollowUpSubject.FROZEN_RESULT, id, null);
    }

    /** What was found, told by what is stored; equally good hits in an order that does not depend on the index. */
    private List<FrozenHit> hits(Finder.Answer found) {
        var texts = new Texts();
        return found.items().stream()
                .filter(item -> item.logPosition() != null || item.version() > 0)
                .sorted(Comparator.comparing((FoundItem item) -> -item.score())
                        .thenComparing(item -> item.logPosition() == null ? 0L : -item.logPosition())
                        .thenComparing(item -> String.valueOf(item.agreement()))
                        .thenComparing(item -> -item.version())
                        .thenComparing(item ->
                                item.clause() == null ? "" : item.clause().value())
                        .thenComparing(item -> item.wording().hex()))
                .flatMap(item -> texts.hit(item).stream())
                .toList();
    }

    /** Texts of versions, each read once. */
    private final class Texts {
        private final Map<AgreementId, Optional<Agreement>> known = new HashMap<>();
        private final Map<String, Clauses> texts = new HashMap<>();

        Optional<FrozenHit> hit(FoundItem item) {
            Long position = item.logPosition();
            if (position != null) {
                return history.after(position - 1, 1).stream()
                        .findFirst()
                        .map(entry -> new FrozenHit(item.agreement(), 0, null, "", entry.hash(), position));
            }
            AgreementId id = Objects.requireNonNull(item.agreement());
            return version(id, item.version())
                    .flatMap(version -> item.clause() == null
                            ? Optional.of(new FrozenHit(id, version.number(), null, "", version.text(), null))
                            : clauses(id, version)
                                    .find(item.clause())
                                    .map(clause -> new FrozenHit(
                                            id,
                                            version.number(),
                                            clause.id(),
                                            clause.number(),
                                            clause.sha256(),
                                            null)));
        }

        Optional<AgreementVersion> version(AgreementId id, int number) {
            return known.computeIfAbsent(id, agreements::find).flatMap(agreement -> agreement.version(number));
        }

        Clauses clauses(AgreementId id, AgreementVersion version) {
            return texts.computeIfAbsent(id + " " + version.revision(), key -> agreements.text(id, version.revision()));
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
     * @param hits those the reader may see, in their order
     * @param isWhole whether these are all
     */
    public record Sheet(Heading heading, FrozenResult result, List<Shown> hits, boolean isWhole) {
        public Sheet {
            hits = List.copyOf(hits);
        }
    }

    /** Those the reader can open, newest first. */
    public List<Heading> all(Actor by) {
        if (!isFor(by)) {
            return List.of();
        }
        var headings = new ArrayList<Heading>();
        followUps
                .all(FollowUpSubject.FROZEN_RESULT, null, FreezeNote.class)
                .forEach((id, notes) -> heading(id, notes, by).ifPresent(headings::add));
        headings.sort(Comparator.comparing(Heading::at).reversed().thenComparing(Heading::id));
        return headings;
    }

    private static Optional<Heading> heading(String id, List<Noted<FreezeNote>> notes, Actor by) {
        if (notes.isEmpty() || !(notes.getFirst().note() instanceof FreezeNote.ResultFrozen frozen)) {
            return Optional.empty();
        }
        Noted<FreezeNote> first = notes.getFirst();
        return opens(by, frozen.desk(), first.userId())
                ? Optional.of(new Heading(
                        id,
                        frozen.title(),
                        frozen.inquiry(),
                        first.at(),
                        first.userName(),
                        frozen.position(),
                        frozen.result()))
                : Optional.empty();
    }

    /** A frozen result, if the reader can open it. */
    public Optional<Sheet> find(String id, Actor by) {
        if (!id.matches("[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        return heading(id, followUps.read(dossier(id), FreezeNote.class), by).map(heading -> {
            FrozenResult result = FrozenResult.parse(new String(
                    files.find(heading.digest())
                            .orElseThrow(() -> new IllegalStateException("The file of a frozen result is gone: " + id))
                            .bytes(),
                    StandardCharsets.UTF_8));
            var sight = new Sight(by);
            List<Shown> hits = result.hits().stream()
                    .flatMap(hit -> sight.shown(hit).stream())
                    .toList();
            return new Sheet(heading, result, hits, hits.size() == result.hits().size());
        });
    }

    /** What one person may see now, each agreement looked at once. */
    private final class Sight {
        private final Actor by;
        private final Map<AgreementId, Optional<AgreementView>> views = new HashMap<>();
        private final Map<AgreementId, Map<Long, AuditEntry>> logs = new HashMap<>();
        private final Map<String, Clauses> texts = new HashMap<>();

        private Sight(Actor by) {
            this.by = by;
        }

        private Optional<AgreementView> view(AgreementId id) {
            return views.computeIfAbsent(id, one -> viewing.view(one, by));
        }

        Optional<Shown> shown(FrozenHit hit) {
            AgreementId id = hit.agreement();
            Long position = hit.logPosition();
            if (position != null) {
                return entry(id, position)
                        .map(entry -> new Shown(
                                hit,
                                id == null
                                        ? ""
                                        : view(id).map(view ->
                                                        view.agreement().head().title())
                                                .orElse(""),
                                entry.event().type(),
                                "",
                                entry));
            }
            if (id == null) {
                return Optional.empty();
            }
            return view(id).flatMap(view -> view.agreement().versions().stream()
                    .filter(version -> version.number() == hit.version() && version.revision() != 0)
                    .findFirst()
                    .flatMap(version -> shown(hit, view, version)));
        }

        private Optional<Shown> shown(FrozenHit hit, AgreementView view, AgreementVersion version) {
            String title = version.head().title();
            if (hit.clause() == null) {
                return Optional.of(new Shown(hit, title, title, "", null));
            }
            Clauses clauses = texts.computeIfAbsent(
                    hit.agreement() + " " + version.revision(), key -> viewing.clauses(view, version));
            Optional<ClauseText> text =
                    clauses.find(Objects.requireNonNull(hit.clause())).map(Clause::text);
            Head head = view.agreement().membership().headWithJoined(version);
            return text.map(words -> new Shown(
                    hit, title, asRead(words.heading(), head, clauses), asRead(words.body(), head, clauses), null));
        }

        private static String asRead(String text, Head head, Clauses clauses) {
            return ClauseReferences.shown(Parameters.fill(text, head), clauses);
        }

        private Optional<AuditEntry> entry(@Nullable AgreementId id, long position) {
            if (id == null) {
                return history.after(position - 1, 1).stream()
                        .filter(entry -> entry.position() == position
                                && entry.organisation() != null
                                && by.readsWorkOf().contains(entry.organisation()))
                        .findFirst();
            }
            return Optional.ofNullable(logs.computeIfAbsent(id, one -> view(one).stream()
                            .flatMap(view -> viewing.log(view, by).stream())
                            .collect(Collectors.toMap(AuditEntry::position, Function.identity(), (a, b) -> a)))
                    .get(position));
        }
    }

    // ---- again ------------------------------------------------------------------------------------------------------

    /**
     * A frozen result asked for again: as of then, which should be the same, and as of now.
     *
     * @param isSame whether the answer as of then is the frozen one, hit for hit in the same order, as far as the reader may see
     * @param isSameInOtherOrder whether it has the same hits in another order
     * @param missing frozen, and not found again
     * @param added found again, and not frozen
     * @param since found now, and not frozen
     * @param gone frozen, and not found now
     */
    public record Again(
            boolean isSame,
            boolean isSameInOtherOrder,
            List<Shown> missing,
            List<Shown> added,
            List<Shown> since,
            List<Shown> gone) {
        public Again {
            missing = List.copyOf(missing);
            added = List.copyOf(added);
            since = List.copyOf(since);
            gone = List.copyOf(gone);
        }
    }

    /** Ask again, with the rights of who froze it; told is what the reader may see. */
    public Optional<Again> again(String id, Actor by) {
        return find(id, by).map(sheet -> {
            FrozenResult frozen = sheet.result();
            Actor asker = frozen.rights().anybody();
            List<FrozenHit> then = hits(finder.findAsOf(frozen.position(), frozen.inquiry(), asker));
            List<FrozenHit> now = hits(finder.find(frozen.inquiry(), asker));
            var sight = new Sight(by);
            List<FrozenHit> before = sheet.hits().stream().map(Shown::hit).toList();
            List<Shown> thenShown =
                    then.stream().flatMap(hit -> sight.shown(hit).stream()).toList();
            List<FrozenHit> thenHits = thenShown.stream().map(Shown::hit).toList();
            Set<FrozenHit> frozenOnes = new HashSet<>(before);
            Set<FrozenHit> foundOnes = new HashSet<>(thenHits);
            Set<String> words = before.stream().map(FrozenHit::words).collect(Collectors.toSet());
            Set<String> wordsNow = now.stream().map(FrozenHit::words).collect(Collectors.toSet());
            return new Again(
                    thenHits.equals(before),
                    !thenHits.equals(before) && frozenOnes.equals(foundOnes),
                    sheet.hits().stream()
                            .filter(shown -> !foundOnes.contains(shown.hit()))
                            .toList(),
                    thenShown.stream()
                            .filter(shown -> !frozenOnes.contains(shown.hit()))
                            .toList(),
                    now.stream()
                            .filter(hit -> !words.contains(hit.words()))
                            .flatMap(hit -> sight.shown(hit).stream())
                            .toList(),
                    sheet.hits().stream()
                            .filter(shown -> !wordsNow.contains(shown.hit().words()))
                            .toList());
        });
    }
}
