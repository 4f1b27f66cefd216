package no.avtaleverk.workflow.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.audit.AuditNote;
import no.avtaleverk.model.audit.AuditNote.Progress;
import no.avtaleverk.model.audit.AuditNote.Topic;
import no.avtaleverk.model.audit.Sample;
import no.avtaleverk.model.audit.Sample.Allocation;
import no.avtaleverk.model.audit.Sample.Stratification;
import no.avtaleverk.model.audit.Sample.Unit;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.history.LogPlaces;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Samples that auditors draw from the register, and their working notes. Read and written by auditors of the organisation that drew the
 * sample, or by the one person who drew it where the organisation is not in the register; nobody else learns that there are any.
 */
public final class AuditDesk {
    /** Of an agreement with several kommuner, trusts or matters. */
    public static final String SEVERAL = "SEVERAL";

    /** Of an agreement with none. */
    public static final String NONE = "NONE";

    private static final int MAX_TITLE = 300;

    private final FollowUps followUps;
    private final Viewing viewing;
    private final History history;
    private final TransactionOperations transactions;
    private final Changes changes;

    public AuditDesk(
            FollowUps followUps,
            Viewing viewing,
            History history,
            TransactionOperations transactions,
            Changes changes) {
        this.followUps = followUps;
        this.viewing = viewing;
        this.history = history;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Whether a person has a desk. */
    public static boolean isFor(Actor by) {
        return by.has(Role.AUDITOR);
    }

    private static String desk(Actor by) {
        PartyId organisation = by.organisation();
        return organisation == null ? "person " + by.userId() : organisation.value();
    }

    /** The work on one agreement of a sample; the notes oldest first. */
    public record Item(AgreementId agreement, String stratum, Progress progress, List<Noted<AuditNote>> notes) {
        /** The working notes, oldest first. */
        public List<Noted<AuditNote>> written() {
            return notes.stream()
                    .filter(noted -> noted.note() instanceof AuditNote.WorkingNoteWritten)
                    .toList();
        }
    }

    /** A sample with the work on it. */
    public record Sheet(String id, String title, Instant at, String by, Sample sample, List<Item> items) {
        public long count(Progress progress) {
            return items.stream().filter(item -> item.progress() == progress).count();
        }

        public Optional<Item> item(AgreementId agreement) {
            return items.stream()
                    .filter(item -> item.agreement().equals(agreement))
                    .findFirst();
        }
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** The samples of the person's desk, newest first. */
    public List<Sheet> samples(Actor by) {
        if (!isFor(by)) {
            return List.of();
        }
        var sheets = new ArrayList<Sheet>();
        followUps.all(FollowUpSubject.AUDIT, null, AuditNote.class).forEach((id, notes) -> sheet(id, notes, by)
                .ifPresent(sheets::add));
        sheets.sort(Comparator.comparing(Sheet::at).reversed().thenComparing(Sheet::id));
        return sheets;
    }

    /** A sample of the person's desk. */
    public Optional<Sheet> sample(String id, Actor by) {
        return isId(id) && isFor(by) ? sheet(id, followUps.read(dossier(id), AuditNote.class), by) : Optional.empty();
    }

    private static boolean isId(String id) {
        return id.matches("[0-9a-f-]{36}");
    }

    private static Dossier dossier(String id) {
        return new Dossier(FollowUpSubject.AUDIT, id, null);
    }

    private static Optional<Sheet> sheet(String id, List<Noted<AuditNote>> notes, Actor by) {
        if (notes.isEmpty()
                || !(notes.getFirst().note() instanceof AuditNote.SampleDrawn drawn)
                || !drawn.desk().equals(desk(by))) {
            return Optional.empty();
        }
        List<Item> items = drawn.sample().items().stream()
                .map(agreement -> item(agreement, drawn.sample(), notes))
                .toList();
        Noted<AuditNote> first = notes.getFirst();
        return Optional.of(new Sheet(id, drawn.title(), first.at(), first.userName(), drawn.sample(), items));
    }

    private static Item item(AgreementId agreement, Sample sample, List<Noted<AuditNote>> notes) {
        List<Noted<AuditNote>> own = notes.stream()
                .filter(noted -> noted.note().item().equals(agreement.value()))
                .toList();
        Progress progress = own.isEmpty() ? Progress.NOT_BEGUN : Progress.AT_WORK;
        for (Noted<AuditNote> noted : own) {
            if (noted.note() instanceof AuditNote.ItemProgressed moved) {
                progress = moved.progress();
            }
        }
        return new Item(agreement, sample.stratum(agreement), progress, own);
    }

    // ---- the frame --------------------------------------------------------------------------------------------------

    /** The place the log had reached at the end of a day; 0 when it had not begun. */
    public long positionOn(LocalDate day) {
        return LogPlaces.atEndOf(day, history);
    }

    /** The newest place in the log. */
    public long newest() {
        return LogPlaces.newest(history);
    }

    /**
     * What a sample is drawn from: the agreements of the organisations in the person's remit that had a numbered version at a place in the
     * log. Everything of it is read from entries up to that place, so that it is the same whenever it is made.
     */
    public List<Unit> frame(long position, Stratification stratification, Actor by) {
        var frame = new ArrayList<Unit>();
        for (AgreementView view : viewing.register(by)) {
            if (view.inner() && !view.agreement().kind().isStandardText()) {
                unit(view.agreement(), position, stratification).ifPresent(frame::add);
            }
        }
        frame.sort(Comparator.comparing(Unit::agreement));
        return frame;
    }

    private Optional<Unit> unit(Agreement agreement, long position, Stratification stratification) {
        int newest = 0;
        AgreementState state = AgreementState.UNSIGNED;
        for (AuditEntry entry : history.of(agreement.id())) {
            if (entry.position() > position) {
                break;
            }
            switch (entry.event()) {
                case AuditEvent.AgreementRegistered registered -> {
                    newest = 1;
                    state = AgreementState.SIGNED;
                }
                case AuditEvent.TextSubmitted submitted -> newest = submitted.version();
                case AuditEvent.TextConcluded concluded -> state = AgreementState.SIGNED;
                case AuditEvent.AgreementEnded ended -> state = AgreementState.ENDED;
                default -> {}
            }
        }
        int number = newest;
        AgreementState then = state;
        return agreement.versions().stream()
                .filter(version -> version.number() == number && version.revision() != 0)
                .findFirst()
                .map(version -> new Unit(agreement.id(), stratum(version, then, stratification)));
    }

    private static String stratum(AgreementVersion version, AgreementState state, Stratification stratification) {
        return switch (stratification) {
            case NONE -> "";
            case TRUST ->
                one(version.head().trusts().stream()
                        .map(AgreementParty::id)
                        .map(PartyId::value)
                        .toList());
            case MUNICIPALITY ->
                one(version.head().municipalities().stream()
                        .map(AgreementParty::id)
                        .map(PartyId::value)
                        .toList());
            case MATTER ->
                one(version.head().claims().stream()
                        .map(Object::toString)
                        .filter(claim -> claim.matches("HOL-6-2-[0-9]{2}"))
                        .toList());
            case STATE -> state.name();
        };
    }

    private static String one(List<String> of) {
        return of.isEmpty() ? NONE : of.size() == 1 ? of.getFirst() : SEVERAL;
    }

    // ---- working ----------------------------------------------------------------------------------------------------

    /** The answer to who wants a sample. */
    public sealed interface Drawing {
        record Drawn(String id) implements Drawing {}

        /** There was no agreement to draw from at that place in the log. */
        record NothingThere() implements Drawing {}

        record Refused(List<Refusal> reasons) implements Drawing {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * Draw a sample and keep it.
     *
     * @param position of the log; 0 for the newest entry
     */
    public Drawing draw(
            String title,
            String seed,
            long position,
            Stratification stratification,
            Allocation allocation,
            int size,
            Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!isFor(by)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (title.length() > MAX_TITLE) {
            faults.add(new Refusal.TextTooLong(MAX_TITLE));
        }
        if (seed.length() > Sample.MAX_SEED) {
            faults.add(new Refusal.TextTooLong(Sample.MAX_SEED));
        }
        if (NationalIdentityNumbers.occursIn(title) || NationalIdentityNumbers.occursIn(seed)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        if (!faults.isEmpty()) {
            return new Drawing.Refused(faults);
        }
        long newest = newest();
        long at = position == 0 ? newest : position;
        List<Unit> frame = at < 1 || at > newest || size < 1 ? List.of() : frame(at, stratification, by);
        if (frame.isEmpty()) {
            return new Drawing.NothingThere();
        }
        Sample sample = Sample.draw(seed, at, stratification, allocation, size, frame);
        String id = UUID.randomUUID().toString();
        transactions.executeWithoutResult(status -> {
            List<Noted<AuditNote>> before = followUps.readToChange(dossier(id), AuditNote.class);
            followUps.add(
                    dossier(id),
                    before.size(),
                    List.of(new AuditNote.SampleDrawn("", desk(by), title, sample)),
                    AuditNote.class,
                    by,
                    changes.now());
        });
        return new Drawing.Drawn(id);
    }

    /** Whether the frame of a sample is what the register gives now for the same place in the log, to the same person. */
    public boolean isFrameOfRegister(Sample sample, Actor by) {
        return Sample.digest(frame(sample.position(), sample.stratification(), by))
                .equals(sample.frameDigest());
    }

    /** Write a working note on an agreement of a sample. */
    public List<Refusal> write(String id, AgreementId agreement, Topic topic, String text, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (text.isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        if (text.length() > AuditNote.MAX_TEXT) {
            faults.add(new Refusal.TextTooLong(AuditNote.MAX_TEXT));
        }
        if (NationalIdentityNumbers.occursIn(text)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return add(id, agreement, new AuditNote.WorkingNoteWritten(agreement.value(), topic, text), faults, by);
    }

    /** Note how far the work on an agreement of a sample has come. */
    public List<Refusal> progress(String id, AgreementId agreement, Progress progress, Actor by) {
        return add(id, agreement, new AuditNote.ItemProgressed(agreement.value(), progress), List.of(), by);
    }

    private List<Refusal> add(String id, AgreementId agreement, AuditNote note, List<Refusal> faults, Actor by) {
        if (!isId(id) || !isFor(by)) {
            return List.of(new Refusal.NotAllowed());
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Noted<AuditNote>> notes = followUps.readToChange(dossier(id), AuditNote.class);
            boolean theirs =
                    sheet(id, notes, by).flatMap(sheet -> sheet.item(agreement)).isPresent();
            if (!theirs) {
                return List.<Refusal>of(new Refusal.NotAllowed());
            }
            if (faults.isEmpty()) {
                followUps.add(dossier(id), notes.size(), List.of(note), AuditNote.class, by, changes.now());
            }
            return faults;
        }));
    }
}
