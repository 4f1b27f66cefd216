package no.avtaleverk.workflow.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.journal.Crossing;
import no.avtaleverk.model.journal.Crossings;
import no.avtaleverk.model.journal.Journal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.signing.SigningJobs;

/** The journals of organs. One is read by those who work with agreements in the organ and by its auditors. */
public final class Journals {
    private final Agreements agreements;
    private final History history;
    private final Discussions discussions;
    private final SigningJobs jobs;
    private final FollowUps followUps;
    private final PartyRegister register;

    public Journals(
            Agreements agreements,
            History history,
            Discussions discussions,
            SigningJobs jobs,
            FollowUps followUps,
            PartyRegister register) {
        this.agreements = agreements;
        this.history = history;
        this.discussions = discussions;
        this.jobs = jobs;
        this.followUps = followUps;
        this.register = register;
    }

    /** The organs whose journals a person reads. */
    public List<PartyId> organs(Actor by) {
        var organs = new ArrayList<>(by.readsWorkOf());
        PartyId own = by.organisation();
        if (own != null && mayRead(own, by) && !organs.contains(own)) {
            organs.add(own);
        }
        return organs;
    }

    private static boolean mayRead(PartyId organ, Actor by) {
        return by.readsWorkOf().contains(organ)
                || organ.equals(by.organisation()) && by.has(no.avtaleverk.model.party.Role.RHF);
    }

    /** The journal of an organ; empty for who may not read it. */
    public Optional<Journal> of(PartyId organ, Actor by) {
        return mayRead(organ, by) ? Optional.of(of(organ)) : Optional.empty();
    }

    private Journal of(PartyId organ) {
        var crossings = new ArrayList<Crossing>();
        for (Agreement agreement : agreements.all()) {
            if (mayConcern(agreement, organ)) {
                crossings.addAll(Crossings.of(agreement.id(), log(agreement)));
            }
        }
        return Journal.of(organ, crossings);
    }

    /** Parties now or before, those who were asked in a høring, and a regional authority where it has reported something. */
    private boolean mayConcern(Agreement agreement, PartyId organ) {
        Set<PartyId> circle = agreement.circles().all();
        return circle.contains(organ)
                || circle.stream().anyMatch(party -> isNear(party, organ))
                || !agreement.facts().evidence().isEmpty() && !organ.isMunicipality()
                || agreement.facts().proceedings().hearingsNow().stream()
                        .map(Hearing::asked)
                        .anyMatch(asked -> asked.contains(organ));
    }

    /** A kommune and its trust: who was taken out of a draft again has it in the journal still. */
    private boolean isNear(PartyId party, PartyId organ) {
        return register.trustOf(party).filter(organ::equals).isPresent()
                || register.trustOf(organ).filter(party::equals).isPresent();
    }

    /** All that is logged of an agreement and shared between its parties, in the order it was logged. */
    private List<AuditEntry> log(Agreement agreement) {
        var log = new ArrayList<>(history.of(agreement.id()));
        log.addAll(jobs.log(agreement.id()));
        log.addAll(discussions.log(Room.shared(agreement.id())));
        log.addAll(followUps.log(agreement.id().value(), null));
        log.sort(Comparator.comparingLong(AuditEntry::position));
        return log;
    }
}
