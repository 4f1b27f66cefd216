package no.avtaleverk.workflow.registration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.RequirementCatalogue;
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

    private static final int MAX_TITLE = 300;
    private static final String MEDIA_TYPE = "text/plain; charset=utf-8";

    /** How many registrations are kept ready, so that going from figure to figure costs nothing. */
    private static final int KEPT = 8;

    private static final Set<Role> AT_WORK = EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER);

    private final FollowUps followUps;
    private final Files files;
    private final Agreements agreements;
    private final History history;
    private final PartyRegister register;
    private final Registration.Computation computation;
    private final TransactionOperations transactions;
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
        this.followUps = followUps;
        this.files = files;
        this.agreements = agreements;
        this.history = history;
        this.register = register;
        this.computation = new Registration.Computation(catalogue, register, subjects);
        this.transactions = transactions;
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
        if (title.length() > MAX_TITLE) {
            faults.add(new Refusal.TextTooLong(MAX_TITLE));
        }
        if (NationalIdentityNumbers.occursIn(title)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        if (!faults.isEmpty()) {
            return new Frozen.Refused(faults);
        }
        RegistrationRecord record = record(on);
        String id = UUID.randomUUID().toString();
        byte[] bytes = record.canonical().getBytes(StandardCharsets.UTF_8);
        transactions.executeWithoutResult(status -> {
            Sha256 digest = files.store("registration.txt", MEDIA_TYPE, bytes);
            followUps.add(
                    dossier(id),
                    0,
                    List.of(new RegistrationNote.RegistrationFrozen(
                            "", desk(by), title.strip(), on, record.position(), digest)),
                    RegistrationNote.class,
                    by,
                    record.at());
        });
        return new Frozen.Kept(id);
    }

    private static Dossier dossier(String id) {
        return new Dossier(FollowUpSubject.REGISTRATION, id, null);
    }

    private static String desk(Actor by) {
        PartyId organisation = by.organisation();
        return organisation == null ? "person " + by.userId() : organisation.value();
    }

    /** What a regional authority freezes is its report on the area, and is read by all; else it is for those who froze it. */
    private static boolean opens(Actor by, String desk, String froze) {
        return isFor(by)
                && (desk.startsWith("rhf-")
                        || by.userId().equals(froze)
                        || by.organisation() != null && desk.equals(desk(by))
                        || (by.has(Role.AUDITOR) || by.has(Role.RHF))
                                && by.remit().stream()
                                        .anyMatch(party -> party.value().equals(desk)));
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
        var headings = new ArrayList<Heading>();
        followUps
                .all(FollowUpSubject.REGISTRATION, null, RegistrationNote.class)
                .forEach((id, notes) -> heading(id, notes, by).ifPresent(headings::add));
        headings.sort(Comparator.comparing(Heading::at).reversed().thenComparing(Heading::id));
        return headings;
    }

    private static Optional<Heading> heading(String id, List<Noted<RegistrationNote>> notes, Actor by) {
        if (notes.isEmpty() || !(notes.getFirst().note() instanceof RegistrationNote.RegistrationFrozen frozen)) {
            return Optional.empty();
        }
        Noted<RegistrationNote> first = notes.getFirst();
        return opens(by, frozen.desk(), first.userId())
                ? Optional.of(new Heading(
                        id,
                        frozen.title(),
                        frozen.on(),
                        first.at(),
                        first.userName(),
                        frozen.position(),
                        frozen.record()))
                : Optional.empty();
    }

    /** A frozen registration, if the reader can open it. */
    public Optional<Sheet> find(String id, Actor by) {
        if (!id.matches("[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        return heading(id, followUps.read(dossier(id), RegistrationNote.class), by)
                .map(heading -> new Sheet(
                        heading,
                        RegistrationRecord.parse(new String(
                                files.find(heading.digest())
                                        .orElseThrow(() -> new IllegalStateException(
                                                "The file of a frozen registration is gone: " + id))
                                        .bytes(),
                                StandardCharsets.UTF_8))));
    }

    // ---- again ------------------------------------------------------------------------------------------------------

    /**
     * A frozen registration computed again.
     *
     * @param then against the register as it was at the place in the log; should be the same
     * @param now against the register as it is now, for the same date: what has been recorded since
     */
    public record Again(Sheet sheet, RegistrationRecord.Comparison then, RegistrationRecord.Comparison now) {}

    /** Compute a frozen registration again. */
    public Optional<Again> again(String id, Actor by) {
        return find(id, by).map(sheet -> {
            RegistrationRecord frozen = sheet.record();
            ReadAgreements past = new PastRegister(agreements, history, frozen.position()).agreements();
            var then = new Counted(count(past, frozen.on()), frozen.position(), frozen.at());
            return new Again(sheet, frozen.comparedWith(record(then)), frozen.comparedWith(record(frozen.on())));
        });
    }
}
