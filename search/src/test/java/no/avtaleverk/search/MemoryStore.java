package no.avtaleverk.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StaleAgreementException;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** Agreements and their log in maps and a list, true to the ports but gone when the process ends. */
public final class MemoryStore implements Agreements, History {
    private final Map<AgreementId, Agreement> agreements = new LinkedHashMap<>();
    private final Map<AgreementId, Map<Long, Clauses>> texts = new HashMap<>();
    private final Map<Sha256, ClauseText> words = new HashMap<>();
    private final List<AuditEntry> log = new ArrayList<>();

    /** Store what was accepted and hand back the agreement as it is now. */
    public Agreement store(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> store(accepted.change());
            case Decision.Refused refused -> throw new AssertionError("Refused: " + refused.reasons());
        };
    }

    public Agreement store(Change change) {
        save(change);
        return change.agreement();
    }

    @Override
    public Optional<Agreement> find(AgreementId id) {
        return Optional.ofNullable(agreements.get(id));
    }

    @Override
    public Optional<Agreement> findToChange(AgreementId id) {
        return find(id);
    }

    @Override
    public AuditEntry save(Change change) {
        Agreement agreement = change.agreement();
        Agreement before = agreements.get(agreement.id());
        if ((before == null ? 0 : before.sequence()) != change.read()) {
            throw new StaleAgreementException(agreement.id());
        }
        agreements.put(agreement.id(), agreement);
        texts.computeIfAbsent(agreement.id(), id -> new HashMap<>()).put(agreement.revision(), agreement.clauses());
        for (Clause clause : agreement.clauses()) {
            words.put(clause.sha256(), clause.text());
        }
        return append(agreement, change.event(), change.by(), change.at());
    }

    @Override
    public AuditEntry record(AuditEvent event, Actor by, Instant at) {
        return append(null, event, by, at);
    }

    private AuditEntry append(@Nullable Agreement agreement, AuditEvent event, Actor by, Instant at) {
        Sha256 previous = log.isEmpty() ? Sha256.ZERO : log.getLast().hash();
        long position = log.size() + 1;
        var entry = new AuditEntry(
                position,
                at,
                by.userId(),
                by.name(),
                by.organisation(),
                agreement == null ? null : agreement.id(),
                agreement == null ? 0 : agreement.sequence(),
                agreement == null ? 0 : agreement.revision(),
                event,
                previous,
                Sha256.of(position + "\n" + previous + "\n" + at + "\n" + event));
        log.add(entry);
        return entry;
    }

    @Override
    public Clauses text(AgreementId id, long revision) {
        Clauses text = texts.getOrDefault(id, Map.of()).get(revision);
        if (text == null) {
            throw new IllegalArgumentException("Agreement %s has no revision %d".formatted(id, revision));
        }
        return text;
    }

    @Override
    public Optional<ClauseText> words(Sha256 digest) {
        return Optional.ofNullable(words.get(digest));
    }

    @Override
    public List<Agreement> ofParties(Collection<PartyId> parties) {
        return agreements.values().stream()
                .filter(agreement -> agreement.head().partyIds().stream().anyMatch(parties::contains))
                .toList();
    }

    @Override
    public List<Agreement> builtOn(AgreementId basis) {
        return agreements.values().stream()
                .filter(agreement -> agreement.variant() != null
                        && agreement.variant().basis().agreement().equals(basis))
                .toList();
    }

    @Override
    public List<Agreement> all() {
        return List.copyOf(agreements.values());
    }

    @Override
    public List<AuditEntry> after(long position, int limit) {
        return log.stream().skip(position).limit(limit).toList();
    }

    @Override
    public List<AuditEntry> of(AgreementId agreement) {
        return log.stream()
                .filter(entry -> Objects.equals(entry.agreement(), agreement))
                .toList();
    }

    @Override
    public Optional<AuditEntry> head() {
        return log.isEmpty() ? Optional.empty() : Optional.of(log.getLast());
    }

    @Override
    public Verification verify() {
        return new Verification(
                log.size(), words.size(), head().map(AuditEntry::hash).orElse(Sha256.ZERO), null);
    }
}
