package no.avtaleverk.workflow.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import no.avtaleverk.model.access.AccessNote;
import no.avtaleverk.model.access.AccessNote.AccessAnswered;
import no.avtaleverk.model.access.AccessNote.AccessAppealed;
import no.avtaleverk.model.access.AccessNote.AccessRequested;
import no.avtaleverk.model.access.AccessNote.AppealDecided;
import no.avtaleverk.model.access.AccessNote.AppealForwarded;
import no.avtaleverk.model.access.AccessRequest;
import no.avtaleverk.model.access.AccessRequest.Standing;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.NoteDays;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.Attaching.Brought;
import no.avtaleverk.workflow.followup.OrganisationSubject;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Requests for access (innsynskrav) to an organ: registered, answered within five working days, complained of. Each is read by those who
 * work with agreements in that organ and by its auditors, and by nobody else.
 */
public final class GivingAccess implements OrganisationSubject {
    private final FollowUps followUps;
    private final WithholdingGrounds grounds;
    private final Holidays holidays;
    private final Files files;
    private final Attaching attaching;
    private final TransactionOperations transactions;
    private final Changes changes;

    public GivingAccess(
            FollowUps followUps,
            WithholdingGrounds grounds,
            Holidays holidays,
            Files files,
            Attaching attaching,
            TransactionOperations transactions,
            Changes changes) {
        this.followUps = followUps;
        this.grounds = grounds;
        this.holidays = holidays;
        this.files = files;
        this.attaching = attaching;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * A request as somebody reads it.
     *
     * @param due last day to answer
     * @param late whether it waits and its last day has passed
     * @param kept whether the reader may note something of it
     */
    public record Seen(String id, AccessRequest request, LocalDate due, boolean late, boolean kept) {}

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.ACCESS_REQUEST;
    }

    /** The organs whose requests a person reads. */
    public static Set<PartyId> organs(Actor by) {
        var organs = new TreeSet<>(by.readsWorkOf());
        PartyId own = by.organisation();
        if (own != null && AccessRequest.isReadBy(by, own)) {
            organs.add(own);
        }
        return organs;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** The requests to the organs whose work a person reads: those that wait first, the nearest last day first; then the newest. */
    public List<Seen> all(Actor by) {
        var all = new ArrayList<Seen>();
        for (PartyId organ : organs(by)) {
            followUps.all(subject(), organ, AccessNote.class).forEach((id, notes) -> seen(id, notes, by)
                    .ifPresent(all::add));
        }
        all.sort(Comparator.comparing((Seen seen) -> seen.request().standing() != Standing.WAITING)
                .thenComparing(seen -> seen.request().standing() == Standing.WAITING
                        ? seen.due().toEpochDay()
                        : -seen.request().request().received().toEpochDay())
                .thenComparing(Seen::id));
        return all;
    }

    /** A request, if the person reads it. */
    public Optional<Seen> find(String id, Actor by) {
        return dossier(id, by).flatMap(dossier -> seen(id, followUps.read(dossier, AccessNote.class), by));
    }

    /** The file of an answer, if the person reads the request. */
    public Optional<Files.StoredFile> file(String id, Sha256 digest, Actor by) {
        return find(id, by)
                .filter(seen -> seen.request().answers().stream()
                        .anyMatch(answer -> answer.note().files().contains(digest)))
                .flatMap(seen -> files.find(digest));
    }

    private Optional<Seen> seen(String id, List<Noted<AccessNote>> notes, Actor by) {
        return AccessRequest.of(notes)
                .filter(request -> AccessRequest.isReadBy(by, request.request().organ()))
                .map(request -> new Seen(
                        id,
                        request,
                        request.due(holidays),
                        request.isLate(changes.today(), holidays),
                        AccessRequest.isKeptBy(by, request.request().organ())));
    }

    /** Where a request is kept: in the organ it went to, which has to be one whose work the person reads. */
    private Optional<Dossier> dossier(String id, Actor by) {
        return id.matches("[0-9a-f-]{36}")
                ? organs(by).stream()
                        .map(organ -> new Dossier(subject(), id, organ))
                        .filter(dossier ->
                                !followUps.read(dossier, AccessNote.class).isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public List<Todo> todos(LocalDate today) {
        var todos = new ArrayList<Todo>();
        followUps.allInner(subject(), AccessNote.class).forEach((dossier, notes) -> AccessRequest.of(notes)
                .ifPresent(request -> {
                    if (request.standing() == Standing.WAITING) {
                        todos.add(todo(Todo.What.ANSWER_ACCESS_REQUEST, dossier, request.due(holidays)));
                    } else if (request.standing() == Standing.APPEALED) {
                        todos.add(todo(Todo.What.FOLLOW_ACCESS_APPEAL, dossier, null));
                    }
                }));
        return todos;
    }

    private static Todo todo(Todo.What what, Dossier dossier, @Nullable LocalDate due) {
        return new Todo(
                what,
                dossier.subject(),
                dossier.about(),
                dossier.about(),
                Objects.requireNonNull(dossier.innerOf()),
                Objects.requireNonNull(dossier.innerOf()).value().startsWith("rhf-") ? Role.RHF : Role.COORDINATOR,
                "",
                due,
                true,
                "");
    }

    // ---- noting -----------------------------------------------------------------------------------------------------

    /** What came of a wish to register a request. */
    public sealed interface Registering {
        record Registered(String id) implements Registering {}

        record Refused(List<Refusal> reasons) implements Registering {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Register a request that came in to an organ. */
    public Registering register(AccessRequested request, Actor by) {
        Ruling<AccessNote> ruling = NoteDays.ruled(AccessRequest.received(request, by, changes.today()));
        return switch (ruling) {
            case Ruling.Refused<AccessNote> refused -> new Registering.Refused(refused.reasons());
            case Ruling.Made<AccessNote> made -> {
                String id = UUID.randomUUID().toString();
                transactions.executeWithoutResult(status -> followUps.add(
                        new Dossier(subject(), id, request.organ()),
                        0,
                        made.notes(),
                        AccessNote.class,
                        by,
                        changes.now()));
                yield new Registering.Registered(id);
            }
        };
    }

    /**
     * Answer a request.
     *
     * @param answer names the file that is brought
     * @param file the answer or what is handed out; absent when there is none
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> answer(String id, AccessAnswered answer, Brought.@Nullable Sound file, Actor by) {
        return note(
                id,
                by,
                (request, today) -> attaching.kept(file, NoteDays.ruled(request.answered(answer, grounds, by, today))));
    }

    public List<Refusal> appeal(String id, AccessAppealed complaint, Actor by) {
        return note(id, by, (request, today) -> NoteDays.ruled(request.appealed(complaint, holidays, by, today)));
    }

    public List<Refusal> forward(String id, AppealForwarded laid, Actor by) {
        return note(id, by, (request, today) -> NoteDays.ruled(request.forwarded(laid, by, today)));
    }

    public List<Refusal> decide(String id, AppealDecided outcome, Actor by) {
        return note(id, by, (request, today) -> NoteDays.ruled(request.decided(outcome, by, today)));
    }

    private List<Refusal> note(String id, Actor by, BiFunction<AccessRequest, LocalDate, Ruling<AccessNote>> rule) {
        Optional<Dossier> where = dossier(id, by);
        if (where.isEmpty()) {
            return List.of(new Refusal.NotAllowed());
        }
        Dossier dossier = where.get();
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Noted<AccessNote>> notes = followUps.readToChange(dossier, AccessNote.class);
            AccessRequest request = AccessRequest.of(notes).orElseThrow();
            return switch (rule.apply(request, changes.today())) {
                case Ruling.Refused<AccessNote> refused -> refused.reasons();
                case Ruling.Made<AccessNote> made -> {
                    followUps.add(dossier, notes.size(), made.notes(), AccessNote.class, by, changes.now());
                    yield List.<Refusal>of();
                }
            };
        }));
    }
}
