package no.avtaleverk.workflow.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.model.registration.Registration;
import no.avtaleverk.model.registration.RegistrationNote;
import no.avtaleverk.model.registration.RegistrationRecord;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.frozen.FrozenFiles;
import no.avtaleverk.workflow.history.PastRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The registration of samarbeidsavtaler, computed from what is in force and so from concluded texts alone: everybody at work with
 * agreements may see it. It can be frozen, to be reported and cited, and computed again years later from the place in the log it rests
 * on.
 */
public final class Registering {
    /** The first day there is a register of: chapter 6 of the Act entered into force. */
    public static final LocalDate FIRST = LocalDate.of(2012, 1, 1);

    /** How many registrations are kept ready, so that going from figure to figure costs nothing. */
    private static final int KEPT = 8;

    private static final Set<Role> AT_WORK = EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER);

    private final FrozenFiles<RegistrationNote> frozen;
    private final Agreements agreements;
    private final History history;
    private final PartyRegister register;
    private final Registration.Computation computation;
    private final Changes changes;
    private final Map<Key, Registration> kept = new LinkedHashMap<>();

    public Registering(
            FollowUps followUps,
            Files files,
            Agreements agreements,
            History history,
            RequirementCatalogue catalogue,
            PartyRegister register,
            OtherSubjects subjects,
            TransactionOperations transactions,
            Changes changes) {
        this.frozen = new FrozenFiles<>(
                new FrozenFiles.Kind<>(
                        FollowUpSubject.REGISTRATION,
                        RegistrationNote.class,
                        "registration.txt",
                        Registering::isFor,
                        by -> by.organisation() != null,
                        // What a regional authority freezes is its report on the area.
                        desk -> desk.startsWith("rhf-")),
                followUps,
                files,
                transactions);
        this.agreements = agreements;
        this.history = history;
        this.register = register;
        this.computation = new Registration.Computation(catalogue, register, subjects);
        this.changes = changes;
    }

    /** Whether a person may see registrations: everybody at work with agreements, those who audit, and the RHF. */
    public static boolean isFor(Actor by) {
        return mayFreeze(by) || by.has(Role.COUNCIL_SECRETARY);
    }

    /** Whether a person may freeze a registration. */
    public static boolean mayFreeze(Actor by) {
        return by.has(Role.AUDITOR) || by.has(Role.RHF) || isAtWork(by);
    }

    private static boolean isAtWork(Actor by) {
        return by.organisation() != null && AT_WORK.stream().anyMatch(by::has);
    }

    // ---- counting ---------------------------------------------------------------------------------------------------

    private record Key(long position, LocalDate on) {}

    /** A registration with the place in the log it rests on. */
    public record Counted(Registration registration, long position, Instant at) {}

    /**
     * Count on a date. The same until something is recorded.
     *
     * @param on from {@link #FIRST} on
     */
    public Counted on(LocalDate on) {
        long position = position();
        Registration registration = ready(new Key(position, on));
        if (registration == null) {
            registration = count(agreements, on);
            if (position() == position) {
                keep(new Key(position, on), registration);
            } else {
                // Something was recorded meanwhile, and may be in it or not.
                registration = count(new PastRegister(agreements, history, position).agreements(), on);
            }
        }
        return new Counted(registration, position, changes.now());
    }

    private Registration count(ReadAgreements from, LocalDate on) {
        return computation.on(on, from.all(), (agreement, version) -> from.text(agreement.id(), version.revision()));
    }

    private long position() {
        return history.head().map(AuditEntry::position).orElse(0L);
    }

    private @Nullable Registration ready(Key key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private void keep(Key key, Registration registration) {
        synchronized (kept) {
            kept.keySet().removeIf(other -> other.position() != key.position());
            if (kept.size() >= KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(key, registration);
        }
    }

    /** The regional authorities there were on a date. */
    public List<PartyId> regions(LocalDate on) {
        return register.all().stream()
                .filter(party -> party instanceof RegionalHealthAuthority && party.existsOn(on))
                .map(party -> party.id())
                .toList();
    }

    /** The registration of a date, as files and the API tell it. */
    public RegistrationRecord record(LocalDate on) {
        return record(on(on));
    }

    private RegistrationRecord record(Counted counted) {
        return RegistrationRecord.of(
                counted.registration(), regions(counted.registration().on()), counted.at(), counted.position());
    }

    /** The numbers of hol. § 6-2 that the law demands on a date. */
    public Set<Integer> demandedOn(LocalDate on) {
        return computation.demandedOn(on);
    }

    // ---- freezing ---------------------------------------------------------------------------------------------------

    /** The answer to who wants to freeze a registration. */
    public sealed interface Frozen {
        record Kept(String id) implements Frozen {}

        record Refused(List<Refusal> reasons) implements Frozen {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Freeze the registration of a date as the register knows it now. */
    public Frozen freeze(String title, LocalDate on, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!mayFreeze(by)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (on.isAfter(changes.today())) {
            faults.add(new Refusal.DateInFuture(on));
        }
        if (on.isBefore(FIRST)) {
            faults.add(new Refusal.DayNotPlausible(on));
        }
        faults.addAll(FrozenFiles.titleFaults(title));
        if (!faults.isEmpty()) {
            return new Frozen.Refused(faults);
        }
        RegistrationRecord record = record(on);
        return new Frozen.Kept(frozen.keep(
                record.canonical(),
                digest -> new RegistrationNote.RegistrationFrozen(
                        "", FrozenFiles.desk(by), title.strip(), on, record.position(), digest),
                by,
                record.at()));
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * A frozen registration without its figures.
     *
     * @param digest what it is cited by
     */
    public record Heading(String id, String title, LocalDate on, Instant at, String by, long position, Sha256 digest) {}

    public record Sheet(Heading heading, RegistrationRecord record) {}

    /** Those the reader can open, newest first. */
    public List<Heading> all(Actor by) {
        return frozen.all(by).stream().map(Registering::heading).toList();
    }

    private static Heading heading(FrozenFiles.Kept<RegistrationNote> kept) {
        return switch (kept.note()) {
            case RegistrationNote.RegistrationFrozen note ->
                new Heading(kept.id(), note.title(), note.on(), kept.at(), kept.by(), note.position(), note.digest());
        };
    }

    /** Whether the reader can open it. */
    public boolean isOpen(String id, Actor by) {
        return frozen.find(id, by).isPresent();
    }

    /** A frozen registration, if the reader can open it. */
    public Optional<Sheet> find(String id, Actor by) {
        return frozen.find(id, by)
                .map(kept -> new Sheet(heading(kept), RegistrationRecord.parse(frozen.canonical(kept))));
    }

    // ---- again ------------------------------------------------------------------------------------------------------

    /**
     * A frozen registration computed again.
     *
     * @param then against the register as it was at the place in the log; should be the same
     * @param now against the register as it is now, for the same date: what has been recorded since
     * @param unknown clauses in force on the date of which the log does not tell whether a jurist had confirmed that they answer; in
     *     {@code then} they are counted as not confirmed
     */
    public record Again(
            Sheet sheet, RegistrationRecord.Comparison then, RegistrationRecord.Comparison now, List<Unknown> unknown) {
        public Again {
            unknown = List.copyOf(unknown);
        }
    }

    /** A clause of which the log does not tell whether it had been confirmed to answer a requirement. */
    public record Unknown(
            AgreementId agreement,
            int version,
            String title,
            ClauseId clause,
            String number,
            RequirementId requirement) {}

    /**
     * Compute a frozen registration again. It takes its time: {@link no.avtaleverk.workflow.frozen.AskingAgain} does it beside the request.
     *
     * @param reading hears of each agreement that is read
     */
    public Optional<Again> again(String id, Actor by, Runnable reading) {
        return find(id, by).map(sheet -> {
            RegistrationRecord was = sheet.record();
            var past = new PastRegister(agreements, history, was.position(), reading);
            Registration then = count(past.agreements(), was.on());
            return new Again(
                    sheet,
                    was.comparedWith(record(new Counted(then, was.position(), was.at()))),
                    was.comparedWith(record(was.on())),
                    unknown(past, then));
        });
    }

    /** Those that could have been counted. All texts in force are concluded, and so open to all who read registrations. */
    private List<Unknown> unknown(PastRegister past, Registration then) {
        Set<PastRegister.Text> inForce = then.municipalities().stream()
                .flatMap(line -> line.agreements().stream())
                .map(line -> new PastRegister.Text(line.agreement(), line.version()))
                .collect(Collectors.toSet());
        Set<RequirementId> looked =
                computation.requirements().stream().map(Requirement::id).collect(Collectors.toSet());
        return past.unknownIn(inForce, looked).stream()
                .map(one -> new Unknown(
                        one.answer().agreement(),
                        one.version(),
                        one.title(),
                        one.answer().clause(),
                        one.number(),
                        one.answer().requirement()))
                .toList();
    }
}
