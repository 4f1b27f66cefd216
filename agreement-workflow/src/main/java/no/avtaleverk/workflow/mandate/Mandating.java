package no.avtaleverk.workflow.mandate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Absence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Authority.Ruling;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.Changes;
import org.springframework.transaction.support.TransactionOperations;

/** Keeping the record of who may sign for an organisation. */
public final class Mandating {
    private final Mandates mandates;
    private final TransactionOperations transactions;
    private final Changes changes;

    public Mandating(Mandates mandates, TransactionOperations transactions, Changes changes) {
        this.mandates = mandates;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Who may sign for the reader's organisation; empty when the reader has none, or nothing to do with its mandates. */
    public Optional<Authority> own(Actor by) {
        PartyId own = by.organisation();
        return own != null && (by.mayKeepMandates(own) || by.readsWorkOf().contains(own))
                ? Optional.of(mandates.of(own))
                : Optional.empty();
    }

    /** By holder, for those who may change them. */
    public Map<String, Contact> contacts(Actor by) {
        PartyId own = by.organisation();
        return own != null && by.mayKeepMandates(own) ? mandates.contacts(own) : Map.of();
    }

    /** Record a mandate. */
    public Ruling grant(Mandate mandate, Actor by) {
        return change(mandate.party(), authority -> authority.grant(mandate, by, changes.now(), changes.today()));
    }

    /**
     * Record a mandate together with how its holder is reached.
     *
     * @param contact absent to leave what is known as it is
     */
    public Ruling grant(Mandate mandate, Optional<Contact> contact, Actor by) {
        if (contact.isPresent() && !contact.get().isSound()) {
            return new Ruling.Refused(List.of(new Refusal.NotAnEmailAddress()));
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            Ruling ruling = grant(mandate, by);
            if (ruling instanceof Ruling.Made && contact.isPresent()) {
                mandates.reach(mandate.party(), mandate.holder(), contact);
            }
            return ruling;
        }));
    }

    /** @param until first day it no longer holds */
    public Ruling end(PartyId party, MandateId mandate, LocalDate until, String reason, Actor by) {
        return change(party, authority -> authority.end(mandate, until, reason, by, changes.now()));
    }

    public Ruling away(PartyId party, Absence absence, Actor by) {
        return change(party, authority -> authority.away(absence, by, changes.now()));
    }

    /** @param from first day back */
    public Ruling back(PartyId party, String holder, LocalDate from, Actor by) {
        return change(party, authority -> authority.back(holder, from, by, changes.now()));
    }

    /** Change or, when empty, forget how a holder is reached; what stands against it, if anything does. */
    public List<Refusal> reach(PartyId party, String holder, Optional<Contact> contact, Actor by) {
        var faults = new ArrayList<Refusal>();
        boolean own = by.maySignFor(party) && by.userId().equals(holder);
        if (!by.mayKeepMandates(party) && !own) {
            faults.add(new Refusal.NotAllowed());
        } else if (mandates.of(party).mandates().stream()
                .noneMatch(mandate -> mandate.holder().equals(holder))) {
            faults.add(new Refusal.UnknownMandate());
        }
        if (contact.isPresent() && !contact.get().isSound()) {
            faults.add(new Refusal.NotAnEmailAddress());
        }
        if (faults.isEmpty()) {
            mandates.reach(party, holder, contact);
        }
        return faults;
    }

    private Ruling change(PartyId party, Function<Authority, Ruling> rule) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Ruling ruling = rule.apply(mandates.findToChange(party));
            if (ruling instanceof Ruling.Made made) {
                mandates.save(made);
            }
            return ruling;
        }));
    }
}
