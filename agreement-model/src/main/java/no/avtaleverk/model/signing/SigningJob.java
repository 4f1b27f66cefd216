package no.avtaleverk.model.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SigningEntry.KeptBecause;
import no.avtaleverk.model.signing.SigningEntry.Slot;
import no.avtaleverk.model.signing.SigningProvider.SignerCourse;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way through a signing service, with one status however many jobs the service makes of it. Computed from the
 * {@link SigningEntry entries} that are stored of it, and never anything else.
 */
public final class SigningJob {
    private final SigningJobId id;
    private final AgreementId agreement;
    private final SigningEntry.Started started;
    private final Instant startedAt;
    private final Map<Integer, SigningProvider.Placed> placed = new HashMap<>();
    private final Map<String, List<SigningEntry.SentAway>> people = new HashMap<>();
    private final Map<String, Instant> sentAt = new HashMap<>();
    private final Map<Integer, SigningEntry.Fetched> fetched = new HashMap<>();
    private final Map<String, SigningEntry.Proof> proofs = new HashMap<>();
    private final Set<String> recorded = new HashSet<>();
    private final Map<String, KeptBecause> kept = new HashMap<>();
    private final Set<Integer> confirmed = new HashSet<>();
    private SigningEntry.@Nullable CalledBackBecause calledBack;
    private @Nullable SigningOutcome outcome;
    private long entries = 1;

    private SigningJob(SigningJobId id, AgreementId agreement, SigningEntry.Started started, Instant at) {
        this.id = id;
        this.agreement = agreement;
        this.started = started;
        this.startedAt = at;
    }

    /** How it stands with one party's signature. */
    public enum SlotState {
        /** Nobody has been sent to the service. */
        WAITING,
        /** Somebody was sent to the service and has not been heard of. */
        AWAY,
        /** Signed at the service; not yet examined here, or others in the same job are awaited. */
        SIGNED,
        /** Recorded on the agreement. */
        RECORDED,
        /** Signed, and does not bind. */
        KEPT,
        REJECTED,
        EXPIRED,
        FAILED,
        NOT_APPLICABLE
    }

    /** The one status of the whole. */
    public enum State {
        /** The service has not got it yet. */
        NOT_SENT,
        /** Lies at the service. */
        OPEN,
        /** Everything the service had is stored here, and is being examined. */
        EXAMINED,
        CALLED_BACK,
        ENDED
    }

    public static SigningJob begin(SigningJobId id, AgreementId agreement, SigningEntry.Started started, Instant at) {
        return new SigningJob(id, agreement, started, at);
    }

    /**
     * Add what happened.
     *
     * @throws IllegalArgumentException if it can not have happened to this job
     */
    public SigningJob with(SigningEntry entry, Instant at) {
        var next = copy();
        next.entries++;
        switch (entry) {
            case SigningEntry.Started again -> throw new IllegalArgumentException("A job starts once");
            case SigningEntry.Placed one -> next.placed.put(requirePart(one.part()), one.at());
            case SigningEntry.SentAway one -> {
                next.people
                        .computeIfAbsent(slot(one.slot()).id(), slot -> new ArrayList<>())
                        .add(one);
                next.sentAt.put(one.slot(), at);
            }
            case SigningEntry.Fetched one -> {
                next.fetched.put(requirePart(one.part()), one);
                next.proofs.putAll(one.evidence());
            }
            case SigningEntry.Recorded one -> next.recorded.add(slot(one.slot()).id());
            case SigningEntry.Kept one -> next.kept.put(slot(one.slot()).id(), one.reason());
            case SigningEntry.Confirmed one -> next.confirmed.add(requirePart(one.part()));
            case SigningEntry.CalledBack one -> next.calledBack = one.reason();
            case SigningEntry.Ended one -> next.outcome = one.outcome();
        }
        return next;
    }

    private SigningJob copy() {
        var copy = new SigningJob(id, agreement, started, startedAt);
        copy.placed.putAll(placed);
        people.forEach((slot, sent) -> copy.people.put(slot, new ArrayList<>(sent)));
        copy.sentAt.putAll(sentAt);
        copy.fetched.putAll(fetched);
        copy.proofs.putAll(proofs);
        copy.recorded.addAll(recorded);
        copy.kept.putAll(kept);
        copy.confirmed.addAll(confirmed);
        copy.calledBack = calledBack;
        copy.outcome = outcome;
        copy.entries = entries;
        return copy;
    }

    private int requirePart(int part) {
        if (part < 0 || part >= started.parts().size()) {
            throw new IllegalArgumentException("No part %d of %s".formatted(part, id));
        }
        return part;
    }

    public SigningJobId id() {
        return id;
    }

    public AgreementId agreement() {
        return agreement;
    }

    public int version() {
        return started.version();
    }

    public String title() {
        return started.title();
    }

    public Sha256 text() {
        return started.text();
    }

    public Sha256 document() {
        return started.document();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** How many entries there are of it. */
    public long entries() {
        return entries;
    }

    public int parts() {
        return started.parts().size();
    }

    public List<Slot> slots(int part) {
        return started.parts().get(part);
    }

    public List<Slot> slots() {
        return started.parts().stream().flatMap(List::stream).toList();
    }

    /**
     * Find a slot.
     *
     * @throws IllegalArgumentException if there is none with that id
     */
    public Slot slot(String slot) {
        return slots().stream()
                .filter(one -> one.id().equals(slot))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No slot '%s' in %s".formatted(slot, id)));
    }

    public Optional<Slot> slotOf(PartyId party) {
        return slots().stream().filter(one -> one.party().equals(party)).findFirst();
    }

    public int partOf(String slot) {
        for (int part = 0; part < parts(); part++) {
            if (slots(part).contains(slot(slot))) {
                return part;
            }
        }
        throw new IllegalStateException(slot);
    }

    public Optional<SigningProvider.Placed> placed(int part) {
        return Optional.ofNullable(placed.get(part));
    }

    /** Those who were sent to the service for a slot, in order. */
    public List<SigningEntry.SentAway> people(String slot) {
        return List.copyOf(people.getOrDefault(slot, List.of()));
    }

    public boolean isAnybodyAway() {
        return !people.isEmpty();
    }

    public Optional<Instant> sentAt(String slot) {
        return Optional.ofNullable(sentAt.get(slot));
    }

    /** What was fetched of a part, last. */
    public Optional<SigningEntry.Fetched> fetched(int part) {
        return Optional.ofNullable(fetched.get(part));
    }

    public Optional<SigningEntry.Proof> proof(String slot) {
        return Optional.ofNullable(proofs.get(slot));
    }

    public boolean isConfirmed(int part) {
        return confirmed.contains(part);
    }

    public Optional<KeptBecause> kept(String slot) {
        return Optional.ofNullable(kept.get(slot));
    }

    public boolean isCalledBack() {
        return calledBack != null;
    }

    public Optional<SigningEntry.CalledBackBecause> calledBack() {
        return Optional.ofNullable(calledBack);
    }

    public Optional<SigningOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public boolean isOpen() {
        return outcome == null;
    }

    /** Every file that is stored of it. */
    public Set<Sha256> files() {
        var files = new LinkedHashSet<Sha256>();
        fetched.values().forEach(one -> {
            if (one.pdf() != null) {
                files.add(one.pdf());
            }
        });
        proofs.values().forEach(proof -> files.add(proof.file()));
        return Collections.unmodifiableSet(files);
    }

    public SlotState state(Slot slot) {
        if (recorded.contains(slot.id())) {
            return SlotState.RECORDED;
        }
        if (kept.containsKey(slot.id())) {
            return SlotState.KEPT;
        }
        SigningEntry.Fetched last = fetched.get(partOf(slot.id()));
        SignerCourse course =
                last == null ? SignerCourse.WAITING : last.courses().getOrDefault(slot.id(), SignerCourse.WAITING);
        return switch (course) {
            case WAITING -> people.containsKey(slot.id()) ? SlotState.AWAY : SlotState.WAITING;
            case SIGNED -> SlotState.SIGNED;
            case REJECTED -> SlotState.REJECTED;
            case EXPIRED -> SlotState.EXPIRED;
            case FAILED -> SlotState.FAILED;
            case NOT_APPLICABLE -> SlotState.NOT_APPLICABLE;
        };
    }

    public State state() {
        if (outcome != null) {
            return State.ENDED;
        }
        if (calledBack != null) {
            return State.CALLED_BACK;
        }
        if (placed.size() < parts()) {
            return State.NOT_SENT;
        }
        return isFetched() ? State.EXAMINED : State.OPEN;
    }

    /** Whether the service is done with every part and all of it is stored. */
    public boolean isFetched() {
        for (int part = 0; part < parts(); part++) {
            if (!isFetched(part)) {
                return false;
            }
        }
        return true;
    }

    public boolean isFetched(int part) {
        SigningEntry.Fetched last = fetched.get(part);
        return last != null && last.done();
    }

    /** Signatures the service has made of which it is not decided whether they bind. */
    public List<Slot> undecided(int part) {
        var open = new ArrayList<Slot>();
        for (Slot slot : slots(part)) {
            if (state(slot) == SlotState.SIGNED) {
                open.add(slot);
            }
        }
        return open;
    }

    /** How it has ended, when nothing more is to be done; empty while something is. */
    public Optional<SigningOutcome> ending() {
        if (!isFetched()) {
            return Optional.empty();
        }
        var states = new HashSet<SlotState>();
        for (Slot slot : slots()) {
            states.add(state(slot));
        }
        if (states.contains(SlotState.SIGNED)) {
            return Optional.empty();
        }
        if (states.contains(SlotState.RECORDED)) {
            return Optional.of(states.size() == 1 ? SigningOutcome.SIGNED : SigningOutcome.PARTLY_SIGNED);
        }
        if (states.contains(SlotState.KEPT)) {
            return Optional.of(SigningOutcome.KEPT);
        }
        if (states.contains(SlotState.REJECTED)) {
            return Optional.of(SigningOutcome.REJECTED);
        }
        if (isCalledBack()) {
            return Optional.of(SigningOutcome.CALLED_BACK);
        }
        return Optional.of(states.contains(SlotState.EXPIRED) ? SigningOutcome.EXPIRED : SigningOutcome.FAILED);
    }
}
