package no.avtaleverk.workflow.ros;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosLibraryNote;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.workflow.Changes;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The events and scales that ROS analyses are made from: the common ones, and what a health trust keeps of its own. Everyone who is signed
 * in reads them; a trust's jurists and coordinators write those of the trust.
 */
public final class KeepingRosLibraries {
    private final RosLibrary common;
    private final RosScale commonScale;
    private final FollowUps followUps;
    private final TransactionOperations transactions;
    private final Changes changes;

    public KeepingRosLibraries(
            RosLibrary common,
            RosScale commonScale,
            FollowUps followUps,
            TransactionOperations transactions,
            Changes changes) {
        this.common = common;
        this.commonScale = commonScale;
        this.followUps = followUps;
        this.transactions = transactions;
        this.changes = changes;
    }

    public RosLibrary common() {
        return common;
    }

    public RosScale commonScale() {
        return commonScale;
    }

    /** What an organisation keeps of its own. */
    public OwnLibrary own(PartyId owner) {
        return OwnLibrary.of(owner, followUps.read(dossier(owner), RosLibraryNote.class));
    }

    /** The library an organisation makes its lists from. */
    public RosLibrary library(PartyId owner) {
        return common.with(own(owner));
    }

    /** The scale an organisation grades by now. */
    public RosScale scale(PartyId owner) {
        return own(owner).scale().orElse(commonScale);
    }

    /** Whose library an agreement is analysed with: that of its first health trust; its first party when it has none. */
    public static PartyId ownerFor(Agreement agreement) {
        List<AgreementParty> trusts = agreement.head().trusts();
        return (trusts.isEmpty() ? agreement.head().parties() : trusts)
                .getFirst()
                .id();
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> keep(PartyId owner, RosScenario scenario, Actor by) {
        return change(owner, by, own -> own.keep(scenario, own.scale().orElse(commonScale), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> review(PartyId owner, String id, LocalDate on, LocalDate reviewBy, Actor by) {
        return change(owner, by, own -> common.with(own)
                .find(id)
                .map(scenario ->
                        own.review(scenario, on, reviewBy, own.scale().orElse(commonScale), by, changes.today()))
                .orElseGet(() -> Ruling.refused(new Refusal.NothingByThatName(id))));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> retire(PartyId owner, String id, String reason, Actor by) {
        return change(owner, by, own -> own.retire(id, reason, common.with(own), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> issue(PartyId owner, RosScale scale, Actor by) {
        return change(owner, by, own -> own.issue(scale, by));
    }

    private List<Refusal> change(PartyId owner, Actor by, Function<OwnLibrary, Ruling<RosLibraryNote>> rule) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Dossier dossier = dossier(owner);
            List<Noted<RosLibraryNote>> notes = followUps.readToChange(dossier, RosLibraryNote.class);
            return switch (rule.apply(OwnLibrary.of(owner, notes))) {
                case Ruling.Refused<RosLibraryNote> refused -> refused.reasons();
                case Ruling.Made<RosLibraryNote> made -> {
                    followUps.add(dossier, notes.size(), made.notes(), RosLibraryNote.class, by, changes.now());
                    yield List.<Refusal>of();
                }
            };
        }));
    }

    private static Dossier dossier(PartyId owner) {
        return new Dossier(FollowUpSubject.ROS_LIBRARY, owner.value(), null);
    }
}
