package no.avtaleverk.workflow.deviation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationBook;
import no.avtaleverk.model.deviation.DeviationNote;
import no.avtaleverk.model.deviation.DeviationNote.DeviationAnswered;
import no.avtaleverk.model.deviation.DeviationNote.DeviationCauseNoted;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationEffectChecked;
import no.avtaleverk.model.deviation.DeviationNote.DeviationExplained;
import no.avtaleverk.model.deviation.DeviationNote.DeviationFileAdded;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureDone;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureSet;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReopened;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReported;
import no.avtaleverk.model.deviation.DeviationNote.DeviationToldToParties;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Avvik from an agreement, in the room the parties share and in an inner one of each. The patient is known in each party's own
 * avvikssystem, to which only a number leads (hol. § 6-2 asks for no patient data, and none is taken).
 */
public final class HandlingDeviations implements FollowedSubject {
    /** Days the other party has to answer, and until somebody should see whether measures worked; ours, no law says it. */
    private static final int DAYS_TO_ANSWER = 14;

    private static final int DAYS_TO_CHECK = 30;

    private static final int LONGEST_NAME = 200;

    private final FollowingUp following;
    private final FollowUps followUps;
    private final AgreedWords words;
    private final Files files;
    private final DocumentReader reader;
    private final DeviationTerms terms;
    private final TransactionOperations transactions;
    private final Changes changes;

    public HandlingDeviations(
            FollowingUp following,
            FollowUps followUps,
            AgreedWords words,
            Files files,
            DocumentReader reader,
            DeviationTerms terms,
            TransactionOperations transactions,
            Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.words = words;
        this.files = files;
        this.reader = reader;
        this.terms = terms;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * What a person tells of a deviation.
     *
     * @param against the other party; absent when the parties report together, or within one organisation
     * @param kind id of a term
     * @param consequence id of a term
     */
    public record Told(
            ClauseId clause,
            @Nullable PartyId against,
            LocalDate happened,
            String what,
            String kind,
            String consequence,
            String reference) {}

    /** What came of a file. */
    public sealed interface Attached {
        record Kept(Sha256 file) implements Attached {}

        record Unreadable(ReadFault fault) implements Attached {}

        /** Some of it could not be read, such as a scan or a picture; a person has to say that no patient is told of in it. */
        record ToBeSeenThrough() implements Attached {}

        record Refused(List<Refusal> reasons) implements Attached {}
    }

    public DeviationTerms terms() {
        return terms;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** What the parties share, as a person may read it. */
    public DeviationBook shared(Agreement agreement, Actor by) {
        return DeviationBook.of(following.read(agreement, dossier(agreement.id(), null), DeviationNote.class, by), null)
                .among(agreement.circles().bound(changes.today()));
    }

    /** What is inner in the person's own organisation; empty for those who may not read it. */
    public Optional<DeviationBook> inner(Agreement agreement, Actor by) {
        PartyId own = by.organisation();
        if (own == null) {
            return Optional.empty();
        }
        Dossier dossier = dossier(agreement.id(), own);
        return dossier.isReadableBy(by, agreement.circles().bound(changes.today()))
                ? Optional.of(DeviationBook.of(following.read(agreement, dossier, DeviationNote.class, by), own))
                : Optional.empty();
    }

    /** The rooms a person may read, the shared one first. */
    public List<DeviationBook> readable(Agreement agreement, Actor by) {
        var books = new ArrayList<DeviationBook>();
        books.add(shared(agreement, by));
        inner(agreement, by).ifPresent(books::add);
        return books;
    }

    /** How many open ones a person may know of, by clause. */
    public Map<ClauseId, Long> openByClause(Agreement agreement, Actor by) {
        var open = new HashMap<ClauseId, Long>();
        for (DeviationBook book : readable(agreement, by)) {
            book.list().stream()
                    .filter(Deviation::isOpen)
                    .forEach(one -> open.merge(one.reported().clause(), 1L, Long::sum));
        }
        return open;
    }

    /** A file of a deviation in a room the person may read. */
    public Optional<Files.StoredFile> file(Agreement agreement, Sha256 digest, Actor by) {
        return readable(agreement, by).stream()
                .flatMap(book -> book.list().stream())
                .flatMap(one -> one.files().stream())
                .filter(added -> added.file().equals(digest))
                .findFirst()
                .flatMap(added -> files.find(digest)
                        .map(stored -> new Files.StoredFile(digest, added.name(), stored.mediaType(), stored.bytes())));
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /**
     * Report a deviation.
     *
     * @param item id for it
     * @param inner whether within the person's own organisation
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> report(AgreementId id, boolean inner, String item, Told told, Actor by) {
        return change(id, inner, by, (agreement, book) -> report(agreement, book, item, told, by));
    }

    private Ruling<DeviationNote> report(Agreement agreement, DeviationBook book, String item, Told told, Actor by) {
        Optional<DeviationReported> reported = reported(agreement, item, told, book.innerOf() != null, by);
        return reported.isEmpty()
                ? Ruling.refused(new Refusal.UnknownClause(told.clause()))
                : book.report(reported.get(), terms, agreement.circles().bound(changes.today()), by, changes.today());
    }

    private Optional<DeviationReported> reported(Agreement agreement, String item, Told told, boolean inner, Actor by) {
        PartyId own = Objects.requireNonNullElse(by.organisation(), told.against());
        if (own == null) {
            return Optional.empty();
        }
        PartyId against = told.against();
        PartyId whose = against != null && against.value().startsWith("kommune-") ? against : own;
        return words.find(agreement, told.clause(), whose, told.happened(), changes.today())
                .map(found -> new DeviationReported(
                        item,
                        told.clause(),
                        found.clause().sha256(),
                        found.version(),
                        own,
                        inner ? null : against,
                        told.happened(),
                        told.what().strip(),
                        told.kind(),
                        told.consequence(),
                        told.reference().strip()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> answer(AgreementId id, DeviationAnswered answered, Actor by) {
        return change(id, false, by, (agreement, book) -> book.answer(answered, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> explain(AgreementId id, boolean inner, DeviationExplained explained, Actor by) {
        return change(id, inner, by, (agreement, book) -> book.explain(explained, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> noteCause(AgreementId id, boolean inner, DeviationCauseNoted cause, Actor by) {
        return change(id, inner, by, (agreement, book) -> book.noteCause(cause, terms, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> setMeasure(AgreementId id, boolean inner, DeviationMeasureSet set, Actor by) {
        return change(
                id,
                inner,
                by,
                (agreement, book) -> agreement.circles().bound(changes.today()).contains(set.party())
                        ? book.setMeasure(set, by, changes.today())
                        : Ruling.refused(new Refusal.NotAParty(set.party())));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> finishMeasure(AgreementId id, boolean inner, DeviationMeasureDone done, Actor by) {
        return change(id, inner, by, (agreement, book) -> book.finishMeasure(done, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> checkEffect(AgreementId id, boolean inner, DeviationEffectChecked checked, Actor by) {
        return change(id, inner, by, (agreement, book) -> book.checkEffect(checked, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> close(AgreementId id, boolean inner, DeviationClosed closed, Actor by) {
        return change(id, inner, by, (agreement, book) -> book.close(closed, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> reopen(AgreementId id, boolean inner, DeviationReopened reopened, Actor by) {
        return change(id, inner, by, (agreement, book) -> book.reopen(reopened, by));
    }

    /**
     * Tell the other parties of an inner deviation: a new one is reported in the shared room, in the words given now. The inner one
     * stays, and nothing in the shared one leads to it.
     *
     * @param shared id for the new one
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> tell(AgreementId id, String item, String shared, Told told, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Refusal> faults =
                    change(id, true, by, (agreement, book) -> book.tell(new DeviationToldToParties(item, shared), by));
            if (faults.isEmpty()) {
                faults = report(id, false, shared, told, by);
            }
            if (!faults.isEmpty()) {
                status.setRollbackOnly();
            }
            return faults;
        }));
    }

    private List<Refusal> change(
            AgreementId id, boolean inner, Actor by, BiFunction<Agreement, DeviationBook, Ruling<DeviationNote>> rule) {
        PartyId owner = inner ? by.organisation() : null;
        if (inner && owner == null) {
            return List.of(new Refusal.NotAllowed());
        }
        return following.note(
                dossier(id, owner),
                DeviationNote.class,
                by,
                (agreement, notes) -> rule.apply(
                        agreement,
                        DeviationBook.of(notes, owner).among(agreement.circles().bound(changes.today()))));
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    /**
     * Keep a file with a deviation. All that can be read of it is searched for numbers that name a person. A file that can not be read
     * is refused; one that can be read in part only, such as a scan, is kept when a person has said that it tells of no patient.
     *
     * @param seenThrough whether the person says so
     */
    public Attached attach(
            Agreement agreement, boolean inner, String item, String name, byte[] bytes, boolean seenThrough, Actor by) {
        Optional<DeviationBook> book = inner ? inner(agreement, by) : Optional.of(shared(agreement, by));
        if (book.flatMap(one -> one.find(item)).isEmpty()) {
            return new Attached.Refused(List.of(new Refusal.NothingByThatName(item)));
        }
        boolean table = name.toLowerCase(Locale.ROOT).endsWith(".csv");
        return switch (reader.read(table ? name.substring(0, name.length() - 4) + ".txt" : name, bytes)) {
            case Reading.Refused refused -> new Attached.Unreadable(refused.fault());
            case Reading.Read read -> attach(agreement, inner, item, name, bytes, read.document(), seenThrough, by);
        };
    }

    private Attached attach(
            Agreement agreement,
            boolean inner,
            String item,
            String name,
            byte[] bytes,
            ReadDocument document,
            boolean seenThrough,
            Actor by) {
        if (NationalIdentityNumbers.occursIn(text(document, bytes))) {
            return new Attached.Refused(List.of(new Refusal.NationalIdentityNumberBeside()));
        }
        boolean whole = Attaching.isReadWhole(document);
        if (!whole && !seenThrough) {
            return new Attached.ToBeSeenThrough();
        }
        String shown = name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
        var added = new DeviationFileAdded(item, Sha256.of(bytes), shown, !whole);
        List<Refusal> faults = Objects.requireNonNull(transactions.execute(status -> {
            // Nothing is noted of a file that is not stored.
            files.store("vedlegg", mediaType(document, name), bytes);
            List<Refusal> against = change(agreement.id(), inner, by, (now, book) -> book.addFile(added, by));
            if (!against.isEmpty()) {
                status.setRollbackOnly();
            }
            return against;
        }));
        return faults.isEmpty() ? new Attached.Kept(added.file()) : new Attached.Refused(faults);
    }

    private static String text(ReadDocument document, byte[] bytes) {
        var parts = new ArrayList<>(document.front());
        parts.add(document.title());
        document.clauses()
                .forEach(clause -> parts.add(clause.number() + " " + clause.heading() + "\n" + clause.body()));
        if (document.format() == DocumentReader.SourceFormat.TEXT) {
            parts.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return String.join("\n", parts);
    }

    private static String mediaType(ReadDocument document, String name) {
        return switch (document.format()) {
            case DOCX -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case PDF -> "application/pdf";
            case TEXT -> name.toLowerCase(Locale.ROOT).endsWith(".csv") ? "text/csv" : "text/plain";
        };
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    /** What a person may read, one line for each deviation. */
    public Sheet sheet(Agreement agreement, Actor by) {
        return DeviationSheet.of(readable(agreement, by), words.now(agreement, changes.today()));
    }

    /**
     * Report all lines of a table, or none.
     *
     * @return what is wrong, by line and column; empty when all were reported
     */
    public List<Sheet.Fault> importAll(Agreement agreement, boolean inner, Sheet sheet, Actor by) {
        var lines = new DeviationSheet.Lines(sheet, agreement, words.now(agreement, changes.today()), inner);
        if (!lines.faults().isEmpty()) {
            return lines.faults();
        }
        var faults = new ArrayList<Sheet.Fault>();
        List<Refusal> refused = change(agreement.id(), inner, by, (now, book) -> {
            var notes = new ArrayList<DeviationNote>();
            var reasons = new ArrayList<Refusal>();
            lines.told().forEach((line, told) -> {
                Optional<DeviationReported> reported =
                        reported(now, UUID.randomUUID().toString(), told, inner, by);
                List<Refusal> against = reported.isEmpty()
                        ? List.of(new Refusal.UnknownClause(told.clause()))
                        : book.reportFaults(
                                reported.get(), terms, now.circles().bound(changes.today()), by, changes.today());
                against.forEach(reason -> faults.add(DeviationSheet.fault(line, reason, told)));
                reasons.addAll(against);
                reported.ifPresent(notes::add);
                if (!line.cell("id").isEmpty() && book.find(line.cell("id")).isPresent()) {
                    faults.add(new Sheet.Fault(line.number(), "id", Sheet.Cause.THERE_ALREADY, line.cell("id")));
                    reasons.add(new Refusal.DoneBefore(line.cell("id")));
                }
            });
            return reasons.isEmpty() ? new Ruling.Made<>(notes) : Ruling.refused(reasons);
        });
        if (!refused.isEmpty() && faults.isEmpty()) {
            faults.add(new Sheet.Fault(0, "", Sheet.Cause.NOT_ALLOWED, ""));
        }
        return faults;
    }

    // ---- what others are told ---------------------------------------------------------------------------------------

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.DEVIATION;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        Set<PartyId> bound = agreement.circles().bound(today);
        stored(agreement, null).list().forEach(one -> todos.addAll(todo(agreement, one, null, bound)));
        for (PartyId party : bound) {
            stored(agreement, party).list().forEach(one -> todos.addAll(todo(agreement, one, party, bound)));
        }
        return todos;
    }

    /** Days are counted from the note that brought it where it stands; what else is noted moves none. */
    private static List<Todo> todo(Agreement agreement, Deviation one, @Nullable PartyId innerOf, Set<PartyId> bound) {
        DeviationReported reported = one.reported();
        PartyId against = present(Objects.requireNonNullElse(reported.against(), reported.reporter()), one, bound);
        PartyId reporter = present(reported.reporter(), one, bound);
        LocalDate told = LocalDate.ofInstant(one.since(), Changes.NORWAY);
        var make = new Maker(agreement.id(), one, innerOf != null);
        return switch (one.standing()) {
            case AWAITS_ANSWER ->
                // Nobody answers or explains in the place of one that has left; the other closes it.
                against.equals(reported.against())
                        ? make.one(Todo.What.ANSWER_DEVIATION, against, told.plusDays(DAYS_TO_ANSWER))
                        : make.one(Todo.What.CLOSE_DEVIATION, reporter, told.plusDays(DAYS_TO_ANSWER));
            case AWAITS_EXPLANATION, NOT_RECOGNISED ->
                make.one(
                        reporter.equals(reported.reporter()) ? Todo.What.EXPLAIN_DEVIATION : Todo.What.CLOSE_DEVIATION,
                        reporter,
                        told.plusDays(DAYS_TO_ANSWER));
            case AWAITS_MEASURE -> make.one(Todo.What.SET_DEVIATION_MEASURE, against, told.plusDays(DAYS_TO_ANSWER));
            case MEASURES_RUN ->
                one.measures().stream()
                        .filter(measure -> measure.done() == null)
                        .flatMap(measure -> make
                                .one(
                                        Todo.What.DO_DEVIATION_MEASURE,
                                        present(measure.set().party(), one, bound),
                                        measure.set().due())
                                .stream()
                                .map(todo -> todo.ofPart(measure.set().measure())))
                        .toList();
            case AWAITS_EFFECT_CHECK ->
                make.one(Todo.What.CHECK_DEVIATION_EFFECT, reporter, told.plusDays(DAYS_TO_CHECK));
            case READY_TO_CLOSE -> make.one(Todo.What.CLOSE_DEVIATION, reporter, told.plusDays(DAYS_TO_ANSWER));
            case CLOSED -> List.of();
        };
    }

    /** A party as long as it is bound; then the other it is between. */
    private static PartyId present(PartyId party, Deviation one, Set<PartyId> bound) {
        PartyId against = one.reported().against();
        return bound.contains(party)
                ? party
                : bound.contains(one.reported().reporter())
                        ? one.reported().reporter()
                        : against != null && bound.contains(against)
                                ? against
                                : bound.stream().findFirst().orElse(party);
    }

    private record Maker(AgreementId agreement, Deviation of, boolean inner) {
        private static final int SHORT = 60;

        List<Todo> one(Todo.What what, PartyId party, LocalDate due) {
            String words = of.reported().what();
            return List.of(new Todo(
                    what,
                    FollowUpSubject.DEVIATION,
                    agreement,
                    of.id(),
                    party,
                    Role.COORDINATOR,
                    words.length() > SHORT ? words.substring(0, SHORT) + "…" : words,
                    due,
                    inner));
        }
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (Deviation one : stored(agreement, null).list()) {
            DeviationClosed closed = one.closed();
            LocalDate reported = LocalDate.ofInstant(one.at(), Changes.NORWAY);
            LocalDate changed = LocalDate.ofInstant(one.history().getLast().at(), Changes.NORWAY);
            if (closed == null || !closed.on().isBefore(since)) {
                ReviewItem.Standing standing = closed != null
                        ? ReviewItem.Standing.DONE
                        : one.measures().stream().anyMatch(measure -> measure.isLate(today))
                                ? ReviewItem.Standing.LATE
                                : !reported.isBefore(since)
                                        ? ReviewItem.Standing.NEW
                                        : changed.isBefore(since)
                                                ? ReviewItem.Standing.OPEN
                                                : ReviewItem.Standing.CHANGED;
                items.add(new ReviewItem(
                        FollowUpSubject.DEVIATION,
                        standing,
                        one.id(),
                        one.reported().clause(),
                        one.reported().against(),
                        one.reported().what(),
                        one.reported().happened()));
            }
        }
        return items;
    }

    private DeviationBook stored(Agreement agreement, @Nullable PartyId innerOf) {
        return DeviationBook.of(followUps.read(dossier(agreement.id(), innerOf), DeviationNote.class), innerOf);
    }

    private static Dossier dossier(AgreementId id, @Nullable PartyId innerOf) {
        return innerOf == null
                ? Dossier.shared(FollowUpSubject.DEVIATION, id)
                : Dossier.inner(FollowUpSubject.DEVIATION, id, innerOf);
    }
}
