package no.avtaleverk.model.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign for an organisation, and could on any day. Immutable; added to by what was recorded, so that nothing said of a day that
 * has been is lost.
 *
 * @param entries how much has been recorded of it
 */
public record Authority(PartyId party, List<Mandate> mandates, List<Absence> absences, long entries) {
    public Authority {
        mandates = List.copyOf(mandates);
        absences = List.copyOf(absences);
    }

    /** Of an organisation nothing is recorded of. */
    public static Authority none(PartyId party) {
        return new Authority(party, List.of(), List.of(), 0);
    }

    // ---- asking -----------------------------------------------------------------------------------------------------

    /** Whether a person may sign. */
    public sealed interface Right {
        /** By this mandate. */
        record Granted(Mandate mandate) implements Right {}

        record Lacking(List<Refusal> reasons) implements Right {
            public Lacking {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * Whether a person may sign a document of a kind.
     *
     * @param on date in Norway of the signature
     */
    public Right of(Actor person, AgreementKind kind, LocalDate on) {
        return of(mandate -> mandate.isHeldBy(person), kind, on);
    }

    /** As {@link #of(Actor, AgreementKind, LocalDate)} for a name in a certificate or on paper. */
    public Right named(String signer, AgreementKind kind, LocalDate on) {
        return of(mandate -> mandate.isNamed(signer), kind, on);
    }

    private Right of(Predicate<Mandate> theirs, AgreementKind kind, LocalDate on) {
        List<Mandate> held = mandates.stream().filter(theirs).toList();
        if (held.isEmpty()) {
            return new Right.Lacking(List.of(new Refusal.NoMandate(party)));
        }
        Optional<Mandate> granted = held.stream()
                .filter(mandate -> covers(mandate, kind) && signs(mandate, on))
                .min(Comparator.comparing(mandate -> mandate.deputyOf() != null));
        return granted.<Right>map(Right.Granted::new).orElseGet(() -> lacking(held, kind, on));
    }

    /** Whether a mandate covers a kind of document; a deputy's no more than that of the one stood in for. */
    private boolean covers(Mandate mandate, AgreementKind kind) {
        return mandate.covers(kind)
                && (mandate.deputyOf() == null
                        || principal(mandate)
                                .filter(other -> covers(other, kind))
                                .isPresent());
    }

    private Right lacking(List<Mandate> held, AgreementKind kind, LocalDate on) {
        List<Mandate> valid =
                held.stream().filter(mandate -> mandate.period().contains(on)).toList();
        if (valid.isEmpty()) {
            Mandate nearest = held.getLast();
            return new Right.Lacking(List.of(new Refusal.MandateNotValidOn(
                    on, nearest.period().from(), nearest.period().until())));
        }
        Optional<Mandate> covering =
                valid.stream().filter(mandate -> covers(mandate, kind)).findFirst();
        if (covering.isEmpty()) {
            return new Right.Lacking(List.of(new Refusal.OutsideMandate(kind)));
        }
        Optional<Absence> away = absence(covering.get().holder(), on);
        if (away.isPresent() && isDue(covering.get(), on)) {
            Period period = away.get().period();
            return new Right.Lacking(List.of(new Refusal.RecordedAway(period.from(), period.until())));
        }
        String holder = principal(covering.get())
                .map(Mandate::name)
                .orElse(covering.get().name());
        return new Right.Lacking(List.of(new Refusal.HolderNotAway(holder)));
    }

    /** The mandates by which somebody could sign on a day, whatever the kind of document. */
    public List<Mandate> effective(LocalDate on) {
        return mandates.stream().filter(mandate -> signs(mandate, on)).toList();
    }

    public boolean signs(Mandate mandate, LocalDate on) {
        return isDue(mandate, on) && absence(mandate.holder(), on).isEmpty();
    }

    /** Whether it would be this mandate's turn if its holder were there: a deputy's comes while the one stood in for is away. */
    private boolean isDue(Mandate mandate, LocalDate on) {
        if (!mandate.period().contains(on)) {
            return false;
        }
        return mandate.deputyOf() == null
                || mandate.standing()
                || principal(mandate)
                        .filter(other ->
                                isDue(other, on) && absence(other.holder(), on).isPresent())
                        .isPresent();
    }

    /** Where a mandate stands on a day. */
    public enum Standing {
        SIGNS,
        /** A deputy whose holder is there. */
        STANDS_BY,
        AWAY,
        NOT_YET,
        OVER
    }

    public Standing standing(Mandate mandate, LocalDate on) {
        if (on.isBefore(mandate.period().from())) {
            return Standing.NOT_YET;
        }
        if (!mandate.period().contains(on)) {
            return Standing.OVER;
        }
        if (signs(mandate, on)) {
            return Standing.SIGNS;
        }
        return absence(mandate.holder(), on).isPresent() ? Standing.AWAY : Standing.STANDS_BY;
    }

    public Optional<Mandate> find(MandateId id) {
        return mandates.stream().filter(mandate -> mandate.id().equals(id)).findFirst();
    }

    private Optional<Mandate> principal(Mandate deputy) {
        MandateId of = deputy.deputyOf();
        return of == null ? Optional.empty() : find(of);
    }

    public Optional<Absence> absence(String holder, LocalDate on) {
        return absences.stream()
                .filter(absence ->
                        absence.holder().equals(holder) && absence.period().contains(on))
                .findFirst();
    }

    /** Days from one to another in which somebody could sign by a mandate. */
    public record Span(Mandate mandate, Period period) {}

    /** Who could sign when, mandate by mandate. */
    public List<Span> timeline() {
        var turns = new TreeSet<LocalDate>();
        mandates.forEach(mandate -> add(mandate.period(), turns));
        absences.forEach(absence -> add(absence.period(), turns));
        List<LocalDate> days = List.copyOf(turns);
        var spans = new ArrayList<Span>();
        for (Mandate mandate : mandates) {
            LocalDate from = null;
            for (LocalDate day : days) {
                boolean signs = signs(mandate, day);
                if (signs && from == null) {
                    from = day;
                } else if (!signs && from != null) {
                    spans.add(new Span(mandate, new Period(from, day)));
                    from = null;
                }
            }
            if (from != null) {
                spans.add(new Span(mandate, Period.from(from)));
            }
        }
        return spans;
    }

    private static void add(Period period, TreeSet<LocalDate> turns) {
        turns.add(period.from());
        LocalDate until = period.until();
        if (until != null) {
            turns.add(until);
        }
    }

    // ---- keeping ----------------------------------------------------------------------------------------------------

    /** The answer to a request for change. */
    public sealed interface Ruling {
        /** Not stored yet. */
        record Made(Authority authority, AuditEvent event, Actor by, Instant at) implements Ruling {}

        record Refused(List<Refusal> reasons) implements Ruling {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Record a mandate. By the administrator of the organisation; by a leader within what the leader may sign. */
    public Ruling grant(Mandate mandate, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayKeepMandates(party) && !delegatesOwn(mandate, by, today)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!mandate.basis().isFor(party.isMunicipality())) {
            faults.add(new Refusal.WrongBasis(mandate.basis(), party));
        }
        boolean referenceNeeded = mandate.basis() == Mandate.Basis.DELEGATION || mandate.basis() == Mandate.Basis.BOARD;
        if (referenceNeeded && mandate.reference().isBlank()) {
            faults.add(new Refusal.MandateReferenceMissing(mandate.basis()));
        }
        if (mandate.holder().isBlank()
                || mandate.name().isBlank()
                || mandate.capacity().isBlank()) {
            faults.add(new Refusal.HolderMissing());
        }
        if (mandate.period().isEmpty()) {
            faults.add(new Refusal.DatesOutOfOrder(
                    mandate.period().from(), mandate.period().from()));
        }
        List<String> words = List.of(mandate.holder(), mandate.name(), mandate.capacity(), mandate.reference());
        if (words.stream().anyMatch(text -> text.length() > Mandate.MAX_TEXT)) {
            faults.add(new Refusal.TextTooLong(Mandate.MAX_TEXT));
        }
        if (words.stream().anyMatch(NationalIdentityNumbers::occursIn)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        MandateId principal = mandate.deputyOf();
        if (!mandate.party().equals(party)
                || find(mandate.id()).isPresent()
                || (principal != null && find(principal).isEmpty())) {
            faults.add(new Refusal.UnknownMandate());
        } else if (principal != null
                && find(principal)
                        .filter(other -> other.holder().equals(mandate.holder()))
                        .isPresent()) {
            faults.add(new Refusal.OwnDeputy());
        }
        return faults.isEmpty() ? made(new AuditEvent.MandateGranted(mandate), by, at) : new Ruling.Refused(faults);
    }

    /** A leader delegates what the own mandate covers, to another, by a vedtak and for no longer. */
    private boolean delegatesOwn(Mandate mandate, Actor by, LocalDate today) {
        return by.maySignFor(party)
                && mandate.basis() == Mandate.Basis.DELEGATION
                && !mandate.isHeldBy(by)
                && effective(today).stream()
                        .anyMatch(own -> own.isHeldBy(by)
                                && own.deputyOf() == null
                                && !mandate.period()
                                        .from()
                                        .isBefore(own.period().from())
                                && endsWithin(
                                        mandate.period().until(), own.period().until())
                                && covered(mandate).stream().allMatch(own::covers));
    }

    /** The kinds of documents a mandate is for, those people sign. */
    private static List<AgreementKind> covered(Mandate mandate) {
        return Arrays.stream(AgreementKind.values())
                .filter(kind -> !kind.isStandardText() && mandate.covers(kind))
                .toList();
    }

    private static boolean endsWithin(@Nullable LocalDate until, @Nullable LocalDate own) {
        return own == null || (until != null && !until.isAfter(own));
    }

    /**
     * End a mandate.
     *
     * @param until first day it no longer holds
     */
    public Ruling end(MandateId id, LocalDate until, String reason, Actor by, Instant at) {
        var faults = new ArrayList<Refusal>();
        Optional<Mandate> mandate = find(id);
        boolean holds =
                by.maySignFor(party) && mandates.stream().anyMatch(one -> one.isHeldBy(by) && one.deputyOf() == null);
        boolean own = holds
                && mandate.filter(one -> one.basis() == Mandate.Basis.DELEGATION || one.isHeldBy(by))
                        .isPresent();
        if (!by.mayKeepMandates(party) && !own) {
            faults.add(new Refusal.NotAllowed());
        }
        if (mandate.isEmpty()) {
            faults.add(new Refusal.UnknownMandate());
        } else {
            Period period = mandate.get().period();
            LocalDate ends = period.until();
            if (until.isBefore(period.from())) {
                faults.add(new Refusal.DatesOutOfOrder(period.from(), until));
            } else if (ends != null && until.isAfter(ends)) {
                faults.add(new Refusal.DatesOutOfOrder(until, ends));
            }
        }
        requireReason(reason, faults);
        return faults.isEmpty()
                ? made(new AuditEvent.MandateEnded(party, id, until, reason), by, at)
                : new Ruling.Refused(faults);
    }

    /** Record that a holder is or will be away. By the administrator, or by the holder. */
    public Ruling away(Absence absence, Actor by, Instant at) {
        var faults = new ArrayList<Refusal>();
        requireKeeperOr(absence.holder(), by, faults);
        if (mandates.stream().noneMatch(mandate -> mandate.holder().equals(absence.holder()))) {
            faults.add(new Refusal.UnknownMandate());
        }
        if (absence.period().isEmpty()) {
            faults.add(new Refusal.DatesOutOfOrder(
                    absence.period().from(), absence.period().from()));
        }
        if (absence.reason().length() > Mandate.MAX_TEXT) {
            faults.add(new Refusal.TextTooLong(Mandate.MAX_TEXT));
        }
        if (NationalIdentityNumbers.occursIn(absence.reason())) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults.isEmpty() ? made(new AuditEvent.HolderAway(party, absence), by, at) : new Ruling.Refused(faults);
    }

    /**
     * Record that a holder is back.
     *
     * @param from first day back
     */
    public Ruling back(String holder, LocalDate from, Actor by, Instant at) {
        var faults = new ArrayList<Refusal>();
        requireKeeperOr(holder, by, faults);
        boolean away = absences.stream()
                .anyMatch(absence -> absence.holder().equals(holder)
                        && (absence.period().until() == null
                                || absence.period().until().isAfter(from)));
        if (!away) {
            faults.add(new Refusal.NobodyAway());
        }
        return faults.isEmpty()
                ? made(new AuditEvent.HolderBack(party, holder, from), by, at)
                : new Ruling.Refused(faults);
    }

    private void requireKeeperOr(String holder, Actor by, List<Refusal> faults) {
        if (!by.mayKeepMandates(party) && !(by.maySignFor(party) && by.userId().equals(holder))) {
            faults.add(new Refusal.NotAllowed());
        }
    }

    private static void requireReason(String reason, List<Refusal> faults) {
        if (reason.isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        if (reason.length() > Mandate.MAX_TEXT) {
            faults.add(new Refusal.TextTooLong(Mandate.MAX_TEXT));
        }
        if (NationalIdentityNumbers.occursIn(reason)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
    }

    private Ruling made(AuditEvent.OfMandates event, Actor by, Instant at) {
        return new Ruling.Made(after(event), (AuditEvent) event, by, at);
    }

    /** What it becomes when an event is recorded; what is known of one of another organisation stays. */
    public Authority after(AuditEvent.OfMandates event) {
        var mandatesAfter = new ArrayList<>(mandates);
        var absencesAfter = new ArrayList<>(absences);
        switch (event) {
            case AuditEvent.MandateGranted granted -> mandatesAfter.add(granted.mandate());
            case AuditEvent.MandateEnded ended ->
                mandatesAfter.replaceAll(
                        mandate -> mandate.id().equals(ended.mandate()) ? mandate.endingOn(ended.until()) : mandate);
            case AuditEvent.HolderAway away -> absencesAfter.add(away.absence());
            case AuditEvent.HolderBack back -> {
                absencesAfter.removeIf(absence -> absence.holder().equals(back.holder())
                        && !absence.period().from().isBefore(back.from()));
                absencesAfter.replaceAll(absence -> absence.holder().equals(back.holder())
                                && absence.period().contains(back.from())
                        ? new Absence(
                                absence.holder(), new Period(absence.period().from(), back.from()), absence.reason())
                        : absence);
            }
        }
        return new Authority(party, mandatesAfter, absencesAfter, entries + 1);
    }
}
