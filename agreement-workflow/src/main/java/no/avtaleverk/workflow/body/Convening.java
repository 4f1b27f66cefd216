package no.avtaleverk.workflow.body;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.body.BodyNote;
import no.avtaleverk.model.body.BodyNote.BodyActionAgreed;
import no.avtaleverk.model.body.BodyNote.BodyActionDone;
import no.avtaleverk.model.body.BodyNote.BodyActionDropped;
import no.avtaleverk.model.body.BodyNote.BodyClosed;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.body.BodyNote.BodyMandateRenewed;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCalled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCancelled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingHeld;
import no.avtaleverk.model.body.BodyNote.BodyPartiesChanged;
import no.avtaleverk.model.body.BodyNote.BodySeatFilled;
import no.avtaleverk.model.body.BodyNote.BodySeatVacated;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.NoteDays;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Samarbeidsorganer at work. An organ belongs to no agreement, so its door is here: those who work for a party that is represented, its
 * auditors and its RHF read it; those of a party that no longer is, what was noted while it was.
 */
public final class Convening {
    /** Days before a mandate runs out that it is somebody's task; ours, no law says it. */
    private static final int DAYS_AHEAD = 60;

    private final FollowUps followUps;
    private final Agreements agreements;
    private final PartyRegister register;
    private final Attaching attaching;
    private final TransactionOperations transactions;
    private final Changes changes;

    public Convening(
            FollowUps followUps,
            Agreements agreements,
            PartyRegister register,
            Attaching attaching,
            TransactionOperations transactions,
            Changes changes) {
        this.followUps = followUps;
        this.agreements = agreements;
        this.register = register;
        this.attaching = attaching;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * An organ with its id, as a person may read it.
     *
     * @param writes whether the person may note something in it now
     */
    public record Seen(String id, Body body, boolean writes) {}

    /** A task of an organ, with its name. */
    public record Awaited(String name, Todo todo) {}

    /** A meeting that is called and not yet held, for a calendar. */
    public record Planned(String body, String name, String meeting, LocalDate on) {}

    private static Dossier dossier(String id) {
        return new Dossier(FollowUpSubject.BODY, id, null);
    }

    /** An organ, if a person may read it. */
    public Optional<Seen> find(String id, Actor by) {
        return isId(id) ? seen(id, followUps.read(dossier(id), BodyNote.class), by) : Optional.empty();
    }

    private static boolean isId(String id) {
        return id.matches("[0-9a-z-]{1,60}");
    }

    private static Optional<Seen> seen(String id, List<Noted<BodyNote>> notes, Actor by) {
        return Body.of(Body.readable(dossier(id), notes, by))
                .map(body -> new Seen(
                        id,
                        body,
                        Body.of(notes).filter(now -> now.isWrittenBy(by)).isPresent()));
    }

    /** What an organ is called; known to all who have a task there. */
    public Optional<String> name(String id) {
        return isId(id) ? Body.of(followUps.read(dossier(id), BodyNote.class)).map(Body::name) : Optional.empty();
    }

    /** All organs a person may read, those that work first, then by helsefellesskap, kind and name. */
    public List<Seen> all(Actor by) {
        var all = new ArrayList<Seen>();
        stored().forEach((id, notes) -> seen(id, notes, by).ifPresent(all::add));
        all.sort(Comparator.comparing((Seen seen) -> seen.body().closed() != null)
                .thenComparing(seen -> seen.body().founded().community())
                .thenComparing(seen -> seen.body().founded().kind())
                .thenComparing(seen -> seen.body().name()));
        return all;
    }

    private Map<String, List<Noted<BodyNote>>> stored() {
        return followUps.all(FollowUpSubject.BODY, null, BodyNote.class);
    }

    /** The meetings called for a day from one on, of the organs a person may read, the nearest first. */
    public List<Planned> planned(Actor by, LocalDate from) {
        return all(by).stream()
                .filter(seen -> seen.body().closed() == null)
                .flatMap(seen -> seen.body().meetings().stream()
                        .filter(meeting -> meeting.isAhead() && !meeting.on().isBefore(from))
                        .map(meeting -> new Planned(seen.id(), seen.body().name(), meeting.id(), meeting.on())))
                .sorted(Comparator.comparing(Planned::on))
                .toList();
    }

    /** What has a day in the organs a person may read: meetings, the end of each mandate, and what the own organisation is to do. */
    public List<Awaited> dated(Actor by, LocalDate today) {
        PartyId own = by.organisation();
        var dated = new ArrayList<Awaited>();
        if (own == null) {
            return dated;
        }
        for (Planned meeting : planned(by, today)) {
            dated.add(new Awaited(
                    meeting.name(),
                    todo(
                            Todo.What.ATTEND_BODY_MEETING,
                            meeting.body(),
                            meeting.meeting(),
                            own,
                            Role.COORDINATOR,
                            "",
                            meeting.on())));
        }
        for (Seen seen : all(by)) {
            if (seen.body().closed() == null) {
                mandateEnd(seen.id(), seen.body())
                        .ifPresent(todo -> dated.add(new Awaited(seen.body().name(), todo)));
            }
        }
        todos(today).stream()
                .filter(one -> one.todo().party().equals(own) && one.todo().what() != Todo.What.RENEW_BODY_MANDATE)
                .forEach(dated::add);
        return dated;
    }

    private static Optional<Todo> mandateEnd(String id, Body body) {
        LocalDate until = body.mandate().until();
        return until == null
                ? Optional.empty()
                : Optional.of(todo(
                        Todo.What.RENEW_BODY_MANDATE,
                        id,
                        "",
                        body.secretariat(),
                        Role.COORDINATOR,
                        "",
                        until.minusDays(1)));
    }

    /** What roles in the parties are to do for organs, of all there are. */
    public List<Awaited> todos(LocalDate today) {
        var awaited = new ArrayList<Awaited>();
        stored().forEach((id, notes) -> Body.of(notes)
                .filter(body -> body.closed() == null)
                .ifPresent(
                        body -> todos(id, body, today).forEach(todo -> awaited.add(new Awaited(body.name(), todo)))));
        return awaited;
    }

    /** What a person is to do for organs. */
    public List<Awaited> awaited(Actor by, LocalDate today) {
        return by.organisation() == null
                ? List.of()
                : todos(today).stream().filter(one -> one.todo().isFor(by)).toList();
    }

    private static List<Todo> todos(String id, Body body, LocalDate today) {
        var todos = new ArrayList<Todo>();
        for (Body.Action action : body.actions()) {
            BodyActionAgreed agreed = action.agreed();
            if (action.isOpen() && body.parties().contains(agreed.party())) {
                todos.add(todo(
                        Todo.What.DO_BODY_ACTION,
                        id,
                        agreed.item(),
                        agreed.party(),
                        agreed.role(),
                        agreed.words(),
                        agreed.due()));
            }
        }
        for (Body.Meeting meeting : body.meetings()) {
            if (meeting.isAhead() && today.isAfter(meeting.on())) {
                todos.add(todo(
                        Todo.What.WRITE_BODY_MINUTES,
                        id,
                        meeting.id(),
                        body.secretariat(),
                        Role.COORDINATOR,
                        "",
                        meeting.on()));
            }
        }
        mandateEnd(id, body)
                .filter(todo -> {
                    LocalDate due = todo.due();
                    return due != null && due.isBefore(today.plusDays(DAYS_AHEAD));
                })
                .ifPresent(todos::add);
        return todos;
    }

    private static Todo todo(
            Todo.What what, String id, String item, PartyId party, Role role, String words, LocalDate due) {
        return new Todo(what, FollowUpSubject.BODY, id, item, party, role, words, due, false, "");
    }

    // ---- noting -----------------------------------------------------------------------------------------------------

    /** What came of a wish to found an organ. */
    public sealed interface Founding {
        record Founded(String id) implements Founding {}

        record Refused(List<Refusal> reasons) implements Founding {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Found an organ. */
    public Founding found(BodyFounded founded, Actor by) {
        var faults = new ArrayList<>(unknown(founded.parties()));
        if (NoteDays.ruled(Body.found(founded, by)) instanceof Ruling.Refused<BodyNote> refused) {
            faults.addAll(refused.reasons());
        }
        if (!faults.isEmpty()) {
            return new Founding.Refused(faults);
        }
        String id = UUID.randomUUID().toString();
        transactions.executeWithoutResult(status -> {
            followUps.readToChange(dossier(id), BodyNote.class);
            followUps.add(dossier(id), 0, List.of(founded), BodyNote.class, by, changes.now());
        });
        return new Founding.Founded(id);
    }

    private List<Refusal> unknown(Collection<PartyId> parties) {
        return parties.stream()
                .filter(party -> register.find(party)
                        .filter(found -> found.existsOn(changes.today()))
                        .isEmpty())
                .sorted()
                .<Refusal>map(party -> new Refusal.UnknownParty(party.value()))
                .toList();
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> renew(String id, BodyMandateRenewed renewed, Actor by) {
        return note(id, by, body -> body.renew(renewed, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> represent(String id, BodyPartiesChanged changed, Actor by) {
        return note(id, by, body -> {
            List<Refusal> unknown = unknown(changed.parties());
            return unknown.isEmpty() ? body.represent(changed, by) : Ruling.refused(unknown);
        });
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> fill(String id, BodySeatFilled filled, Actor by) {
        return note(id, by, body -> body.fill(filled, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> vacate(String id, BodySeatVacated vacated, Actor by) {
        return note(id, by, body -> body.vacate(vacated, by));
    }

    /**
     * Call a meeting.
     *
     * @return what stands against it, such as an agreement the person may not know of; empty when it was done
     */
    public List<Refusal> call(String id, BodyMeetingCalled called, Actor by) {
        return note(id, by, body -> {
            boolean unknown = called.agreements().stream().anyMatch(agreement -> !isKnown(agreement, by));
            return unknown ? Ruling.refused(new Refusal.NotAllowed()) : body.call(called, by);
        });
    }

    private boolean isKnown(AgreementId agreement, Actor by) {
        return agreements
                .find(agreement)
                .filter(one -> one.circles().isKnownTo(by))
                .isPresent();
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> cancel(String id, BodyMeetingCancelled cancelled, Actor by) {
        return note(id, by, body -> body.cancel(cancelled, by));
    }

    /**
     * Note that a meeting was held.
     *
     * @param file the minutes; absent when they are in words alone
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> hold(String id, BodyMeetingHeld held, Attaching.Brought.@Nullable Sound file, Actor by) {
        return note(id, by, body -> attaching.kept(file, body.hold(held, by, changes.today())));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> agree(String id, BodyActionAgreed agreed, Actor by) {
        return note(id, by, body -> body.agree(agreed, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> finish(String id, BodyActionDone done, Actor by) {
        return note(id, by, body -> body.finish(done, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> drop(String id, BodyActionDropped dropped, Actor by) {
        return note(id, by, body -> body.drop(dropped, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> close(String id, BodyClosed closed, Actor by) {
        return note(id, by, body -> body.close(closed, by, changes.today()));
    }

    /** Whether a person may read a note of an organ that speaks of a stored file. */
    public boolean isShown(String id, Sha256 file, Actor by) {
        return isId(id)
                && Body.readable(dossier(id), followUps.read(dossier(id), BodyNote.class), by).stream()
                        .anyMatch(noted -> noted.note().files().contains(file));
    }

    /** @throws UnknownBodyException if there is none by that id, or none the person may know of */
    private List<Refusal> note(String id, Actor by, Function<Body, Ruling<BodyNote>> rule) {
        if (!isId(id)) {
            throw new UnknownBodyException(id);
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Noted<BodyNote>> notes = followUps.readToChange(dossier(id), BodyNote.class);
            Body body = Body.of(notes)
                    .filter(one -> seen(id, notes, by).isPresent())
                    .orElseThrow(() -> new UnknownBodyException(id));
            return switch (NoteDays.ruled(rule.apply(body))) {
                case Ruling.Refused<BodyNote> refused -> refused.reasons();
                case Ruling.Made<BodyNote> made -> {
                    followUps.add(dossier(id), notes.size(), made.notes(), BodyNote.class, by, changes.now());
                    yield List.<Refusal>of();
                }
            };
        }));
    }
}
