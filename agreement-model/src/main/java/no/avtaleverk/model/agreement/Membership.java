package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** Coming and going of parties while an agreement runs. A version stays as it was made; who is party to it follows from dated facts. */
public final class Membership {
    private final Agreement agreement;

    Membership(Agreement agreement) {
        this.agreement = agreement;
    }

    /** The parties of a version: those it names, each with the day it left, and those who were offered to join it. */
    List<AgreementParty> parties(AgreementVersion version) {
        List<AgreementParty> named = version.head().parties();
        List<Joining> joinings = proceedings().joinings();
        if (joinings.isEmpty() && proceedings().leavings().isEmpty()) {
            return named;
        }
        var parties = new ArrayList<AgreementParty>();
        named.forEach(party -> parties.add(asLeft(party, version)));
        var newest = new LinkedHashMap<PartyId, Joining>();
        joinings.stream()
                .filter(joining -> joining.version() == version.number())
                .forEach(joining -> newest.put(joining.party(), joining));
        newest.values().stream()
                .filter(joining -> !version.head().hasParty(joining.party()))
                .map(joining -> new AgreementParty(joining.party(), joining.name(), joining.from(), null))
                .forEach(party -> parties.add(asLeft(party, version)));
        return parties;
    }

    private AgreementParty asLeft(AgreementParty party, AgreementVersion version) {
        return leaving(party.id(), version)
                .map(leaving -> party.leaving(leaving.until()))
                .orElse(party);
    }

    /** That a party leaves a version by agreement; the newest such fact. */
    public Optional<Leaving> leaving(PartyId party, AgreementVersion version) {
        return proceedings().leavings().reversed().stream()
                .filter(leaving -> leaving.party().equals(party) && version.number() <= leaving.version())
                .findFirst();
    }

    /** The offer by which a kommune is party to a version that does not name it. */
    public Optional<Joining> joining(PartyId party, AgreementVersion version) {
        return proceedings().joinings().isEmpty() || version.head().hasParty(party)
                ? Optional.empty()
                : proceedings().joining(party, version.number());
    }

    /** The offers that are waiting for a vedtak or a signature of a party, or of any. */
    public List<Joining> open(@Nullable PartyId party) {
        return proceedings().joinings().stream()
                .filter(joining -> isNewest(joining) && !hasJoined(joining))
                .filter(joining -> agreement
                        .version(joining.version())
                        .filter(version -> leaving(joining.party(), version).isEmpty())
                        .filter(version -> party == null
                                || joining.party().equals(party)
                                || version.head().trusts().stream()
                                        .anyMatch(trust -> trust.id().equals(party)))
                        .isPresent())
                .toList();
    }

    private boolean isNewest(Joining joining) {
        return proceedings()
                .joining(joining.party(), joining.version())
                .filter(joining::equals)
                .isPresent();
    }

    /** Whether a kommune has adopted what it was offered to join, and it and the trusts have signed. */
    public boolean hasJoined(Joining joining) {
        return joinedOn(joining).isPresent();
    }

    /** The first day as party; empty until all have decided and signed. */
    public Optional<LocalDate> joinedOn(Joining joining) {
        return agreement
                .version(joining.version())
                .flatMap(version -> agreement.boundOn(version, joining.party()))
                .map(day -> day.isAfter(joining.from()) ? day : joining.from());
    }

    /** Offer a kommune to join the version that is in force; it decides itself. */
    public Decision offer(Joining joining, Actor by, Instant at, LocalDate today) {
        List<Refusal> faults = offerFaults(joining, by, today);
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return agreement.changed(
                agreement.head(),
                agreement.facts().with(proceedings().with(joining)),
                new AuditEvent.JoiningOffered(joining),
                by,
                at);
    }

    /** What stands against an offer; empty when nothing does. */
    public List<Refusal> offerFaults(Joining joining, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(agreement.circles().bound(today))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!joining.party().isMunicipality()) {
            faults.add(new Refusal.UnknownParty(joining.party().value()));
        }
        if (joining.reference().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        if (NationalIdentityNumbers.occursIn(joining.reference()) || NationalIdentityNumbers.occursIn(joining.name())) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        Optional<AgreementVersion> version = agreement.version(joining.version());
        if (version.isEmpty()) {
            faults.add(new Refusal.NoSuchVersion(joining.version()));
            return faults;
        }
        if (agreement.inForceAnywhere(today).filter(version.get()::equals).isEmpty()) {
            faults.add(new Refusal.NothingSigned());
        }
        faults.addAll(dayFaults(joining, version.get()));
        boolean named = version.get().head().hasParty(joining.party())
                || agreement.circles().writing().contains(joining.party());
        boolean under = proceedings()
                .joining(joining.party(), joining.version())
                .filter(earlier -> agreement.facts().signatures().stream()
                        .anyMatch(signature -> signature.version() == earlier.version()
                                && (signature.party().equals(earlier.party())
                                        || signature.signed().containsKey(earlier.party())
                                        || earlier.document().equals(signature.document()))))
                .isPresent();
        if (named || under) {
            faults.add(new Refusal.AlreadyParty(joining.party()));
        }
        return faults;
    }

    /** Nobody is party before the version is in force for anybody, or when it no longer is for any. */
    private List<Refusal> dayFaults(Joining joining, AgreementVersion version) {
        var faults = new ArrayList<Refusal>();
        agreement.allMunicipalities().stream()
                .flatMap(party -> agreement.periodsInForce(party).stream())
                .filter(one -> one.version().equals(version))
                .map(one -> one.period().from())
                .min(LocalDate::compareTo)
                .filter(joining.from()::isBefore)
                .ifPresent(first -> faults.add(new Refusal.DatesOutOfOrder(first, joining.from())));
        agreement
                .endsEverywhere()
                .filter(end -> !end.isAfter(joining.from()))
                .ifPresent(end -> faults.add(new Refusal.DatesOutOfOrder(joining.from(), end)));
        return faults;
    }

    /** The day a party was last bound by a version; empty when it is by none. A trust is bound from the first kommune on. */
    private Optional<LocalDate> boundOn(PartyId party) {
        return agreement.versions().stream()
                .flatMap(version -> boundOn(party, version).stream())
                .max(LocalDate::compareTo);
    }

    private Optional<LocalDate> boundOn(PartyId party, AgreementVersion version) {
        if (version.isRegistered() && version.head().hasParty(party)) {
            return agreement.facts().signature(party, version.number()).map(SignatureRecord::date);
        }
        return parties(version).stream()
                .filter(AgreementParty::isMunicipality)
                .map(AgreementParty::id)
                .filter(municipality -> party.equals(municipality)
                        || version.head().trusts().stream()
                                        .anyMatch(trust -> trust.id().equals(party))
                                && agreement
                                        .signature(party, version, municipality)
                                        .isPresent())
                .flatMap(municipality -> agreement.boundOn(version, municipality).stream())
                .min(LocalDate::compareTo);
    }

    /** Whether some text, the one being written or one that binds or is before the parties, would have no trust left. */
    private boolean isLastTrust(PartyId party, LocalDate today) {
        return !party.isMunicipality()
                && Stream.concat(
                                Stream.of(agreement.head()),
                                Stream.concat(
                                                agreement.versionInReview().stream(),
                                                agreement.inForceAnywhere(today).stream())
                                        .map(agreement::headOf))
                        .map(Head::trusts)
                        .filter(trusts ->
                                trusts.stream().anyMatch(trust -> trust.id().equals(party)))
                        .anyMatch(trusts -> trusts.stream()
                                .allMatch(trust ->
                                        trust.left() != null || trust.id().equals(party)));
    }

    /** Record that a party leaves by agreement with the others; what it was bound by it still reads. */
    public Decision leave(Leaving leaving, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        PartyId party = leaving.party();
        if (!by.mayRecordResolution(party)) {
            faults.add(new Refusal.NotAllowed());
        }
        boolean within = agreement.circles().concerned(today).contains(party);
        if (!within
                || proceedings().leavings().stream()
                        .anyMatch(earlier -> earlier.party().equals(party)
                                && agreement.versions().size() <= earlier.version())) {
            faults.add(new Refusal.NotAParty(party));
        }
        if (agreement.versions().isEmpty()) {
            faults.add(new Refusal.NothingSigned());
        }
        if (leaving.decided().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(leaving.decided()));
        }
        boundOn(party)
                .filter(leaving.decided()::isBefore)
                .ifPresent(bound -> faults.add(new Refusal.DatesOutOfOrder(bound, leaving.decided())));
        if (leaving.until().isBefore(leaving.decided())) {
            faults.add(new Refusal.DatesOutOfOrder(leaving.decided(), leaving.until()));
        }
        if (leaving.reference().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        if (NationalIdentityNumbers.occursIn(leaving.reference())) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        if (isLastTrust(party, today)) {
            faults.add(new Refusal.LastTrust(party));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        List<AgreementParty> parties = agreement.head().parties().stream()
                .map(one -> one.id().equals(party) ? one.leaving(leaving.until()) : one)
                .toList();
        return agreement.changed(
                agreement.head().withParties(parties),
                agreement.facts().with(proceedings().with(leaving)),
                new AuditEvent.LeavingRecorded(leaving),
                by,
                at);
    }

    /** What everyone may know of concluded versions: what stands behind them, who has joined them, and who has left. */
    public Proceedings done(Set<Integer> versions) {
        List<Joining> joined = proceedings().joinings().stream()
                .filter(joining -> versions.contains(joining.version()) && hasJoined(joining))
                .toList();
        return proceedings().open(versions).with(joined).with(proceedings().leavings());
    }

    /** The head of a version with those who have joined it, and not those who were offered to and have not. */
    public Head headWithJoined(AgreementVersion version) {
        Head head = agreement.headOf(version);
        List<AgreementParty> parties = head.parties().stream()
                .filter(party -> joining(party.id(), version)
                        .filter(joining -> !hasJoined(joining))
                        .isEmpty())
                .toList();
        return parties.equals(head.parties()) ? head : head.withParties(parties);
    }

    /** The head of the newest text with those who have joined since. */
    Head headWithJoined() {
        Head head = agreement.head();
        List<AgreementParty> joined = proceedings().joinings().stream()
                .filter(joining -> isNewest(joining) && !head.hasParty(joining.party()))
                .flatMap(joining ->
                        joinedOn(joining)
                                .map(day -> new AgreementParty(joining.party(), joining.name(), day, null))
                                .stream())
                .toList();
        if (joined.isEmpty()) {
            return head;
        }
        var parties = new ArrayList<>(head.parties());
        parties.addAll(joined);
        return head.withParties(parties);
    }

    private Proceedings proceedings() {
        return agreement.facts().proceedings();
    }
}
