package no.avtaleverk.workflow.ros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.NoteDays;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosLibraryNote;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.OrganisationSubject;
import no.avtaleverk.workflow.followup.Todo;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The events and scales that ROS analyses are made from: the common ones, and what a health trust keeps of its own. Everyone who is signed
 * in reads them, since they say nothing of any agreement; a trust's jurists and coordinators write those of the trust.
 */
public final class KeepingRosLibraries implements OrganisationSubject {
    /** Days ahead that a trust is told that events of its own are to be held against practice again. */
    private static final int DAYS_AHEAD = 28;

    private final RosLibrary common;
    private final RosScale commonScale;
    private final RequirementCatalogue catalogue;
    private final FollowUps followUps;
    private final TransactionOperations transactions;
    private final Changes changes;

    public KeepingRosLibraries(
            RosLibrary common,
            RosScale commonScale,
            RequirementCatalogue catalogue,
            FollowUps followUps,
            TransactionOperations transactions,
            Changes changes) {
        this.common = common;
        this.commonScale = commonScale;
        this.catalogue = catalogue;
        this.followUps = followUps;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.ROS_LIBRARY;
    }

    public RosLibrary common() {
        return common;
    }

    public RosScale commonScale() {
        return commonScale;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

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

    /** Those who have noted something of their own, by id. */
    public SortedSet<PartyId> owners() {
        var owners = new TreeSet<PartyId>();
        followUps.all(FollowUpSubject.ROS_LIBRARY, null, RosLibraryNote.class).forEach((owner, notes) -> {
            if (!notes.isEmpty()) {
                owners.add(new PartyId(owner));
            }
        });
        return owners;
    }

    /** Whose library an agreement is analysed with: that of its first health trust; its first party when it has none. */
    public static PartyId ownerFor(Agreement agreement) {
        List<AgreementParty> trusts = agreement.head().trusts();
        return (trusts.isEmpty() ? agreement.head().parties() : trusts)
                .getFirst()
                .id();
    }

    /**
     * What trusts are to do: hold events of their own against practice again. One for each trust, due the first of the days, from four
     * weeks ahead of it.
     */
    @Override
    public List<Todo> todos(LocalDate today) {
        var todos = new ArrayList<Todo>();
        followUps.all(FollowUpSubject.ROS_LIBRARY, null, RosLibraryNote.class).forEach((id, notes) -> OwnLibrary.of(
                        new PartyId(id), notes)
                .reviewBy()
                .filter(due -> !due.isAfter(today.plusDays(DAYS_AHEAD)))
                .ifPresent(due -> todos.add(new Todo(
                        Todo.What.REVIEW_RISK_EVENTS,
                        FollowUpSubject.ROS_LIBRARY,
                        id,
                        id,
                        new PartyId(id),
                        Role.COORDINATOR,
                        "",
                        due,
                        false,
                        ""))));
        return todos;
    }

    /** Whether a party may keep a library: a health trust or hospital, and neither a kommune nor a regional authority. */
    public static boolean mayKeep(PartyId party, PartyRegister register) {
        return !party.isMunicipality()
                && register.find(party)
                        .filter(found -> !(found instanceof RegionalHealthAuthority))
                        .isPresent();
    }

    /** Whose library a person meets first: that of the own trust, or of the trust of the own kommune; empty for the common one. */
    public static Optional<PartyId> nearest(Actor by, PartyRegister register) {
        PartyId own = by.organisation();
        if (own == null) {
            return Optional.empty();
        }
        return (own.isMunicipality() ? register.trustOf(own) : Optional.of(own)).filter(one -> mayKeep(one, register));
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /** What came of a wish to write a new event. */
    public sealed interface Writing {
        record Written(String id) implements Writing {}

        record Refused(List<Refusal> reasons) implements Writing {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Write a new event, under an id it is given. */
    public Writing write(PartyId owner, Function<String, RosScenario> event, Actor by) {
        var id = new AtomicReference<>("");
        List<Refusal> reasons = change(owner, by, own -> {
            id.set(own.freeId());
            return kept(own, event.apply(id.get()), by);
        });
        return reasons.isEmpty() ? new Writing.Written(id.get()) : new Writing.Refused(reasons);
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> keep(PartyId owner, RosScenario scenario, Actor by) {
        return change(owner, by, own -> kept(own, scenario, by));
    }

    /**
     * Write an event anew, if nobody else has since it was read.
     *
     * @param read how many times the organisation had written it then; 0 for an event of the common library
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> keep(PartyId owner, RosScenario scenario, int read, Actor by) {
        return change(owner, by, own -> {
            OwnLibrary.Kept now = own.kept().get(scenario.id());
            if (now == null && common.find(scenario.id()).isEmpty()) {
                return Ruling.refused(new Refusal.NothingByThatName(scenario.id()));
            }
            Ruling<RosLibraryNote> ruling = kept(own, scenario, by);
            // Who may not write is told that, and nothing of what others have written.
            boolean asRead = (now == null ? 0 : now.edition()) == read;
            return asRead || ruling instanceof Ruling.Refused<RosLibraryNote>
                    ? ruling
                    : Ruling.refused(new Refusal.NotedMeanwhile());
        });
    }

    private Ruling<RosLibraryNote> kept(OwnLibrary own, RosScenario scenario, Actor by) {
        Ruling<RosLibraryNote> ruling =
                own.keep(scenario, common, own.scale().orElse(commonScale), by, changes.today());
        List<Refusal> unknown = unknown(scenario);
        if (unknown.isEmpty()) {
            return ruling;
        }
        var faults = new ArrayList<Refusal>(unknown);
        if (ruling instanceof Ruling.Refused<RosLibraryNote> refused) {
            faults.addAll(refused.reasons());
        }
        return Ruling.refused(faults);
    }

    private List<Refusal> unknown(RosScenario scenario) {
        var named = new LinkedHashSet<RequirementId>(scenario.requirements());
        RequirementId matter = scenario.matter();
        if (matter != null) {
            named.add(matter);
        }
        return named.stream()
                .filter(one -> !catalogue.contains(one))
                .<Refusal>map(Refusal.UnknownRequirement::new)
                .toList();
    }

    /**
     * Write all events of a file, or none. The file is read only when the person may write here.
     *
     * @return what is wrong, by line; empty when it was done
     */
    public List<Sheet.Fault> keepAll(PartyId owner, Supplier<Sheet.Reading> file, Actor by) {
        if (!own(owner).isWrittenBy(by)) {
            return List.of(notAllowed());
        }
        return switch (file.get()) {
            case Sheet.Reading.Faulty faulty -> faulty.faults();
            case Sheet.Reading.Read read -> keepAll(owner, read.sheet(), by);
        };
    }

    private static Sheet.Fault notAllowed() {
        return new Sheet.Fault(0, "", Sheet.Cause.NOT_ALLOWED, "");
    }

    /**
     * Write all events of a table, or none. Those that stand the same in the library are left alone, so that a common event does not
     * become an own one because it was in the file.
     *
     * @return what is wrong, by line; empty when it was done
     */
    public List<Sheet.Fault> keepAll(PartyId owner, Sheet sheet, Actor by) {
        var faults = new ArrayList<Sheet.Fault>();
        List<Refusal> refused = change(owner, by, own -> {
            var lines = new RosLibrarySheet.Lines(
                    sheet, own, common, own.scale().orElse(commonScale), catalogue, changes.today());
            faults.addAll(lines.faults());
            if (!own.isWrittenBy(by)) {
                return Ruling.refused(new Refusal.NotAllowed());
            }
            if (!faults.isEmpty()) {
                return new Ruling.Made<>(List.of());
            }
            var notes = new ArrayList<RosLibraryNote>();
            RosLibrary now = common.with(own);
            lines.scenarios().forEach((line, scenario) -> {
                if (now.find(scenario.id()).filter(scenario::equals).isPresent()) {
                    return;
                }
                switch (kept(own, scenario, by)) {
                    case Ruling.Made<RosLibraryNote> made -> notes.addAll(made.notes());
                    case Ruling.Refused<RosLibraryNote> against ->
                        against.reasons().forEach(reason -> faults.add(RosLibrarySheet.fault(line, reason)));
                }
            });
            return new Ruling.Made<>(faults.isEmpty() ? notes : List.of());
        });
        if (!refused.isEmpty()) {
            return List.of(notAllowed());
        }
        return faults;
    }

    /** Events as a table that can be read in again. */
    public static Sheet sheet(List<RosScenario> scenarios) {
        return RosLibrarySheet.of(scenarios);
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> review(PartyId owner, String id, LocalDate on, LocalDate reviewBy, Actor by) {
        return change(owner, by, own -> common.with(own)
                .find(id)
                .map(scenario -> own.review(
                        scenario, on, reviewBy, common, own.scale().orElse(commonScale), by, changes.today()))
                .orElseGet(() -> Ruling.refused(new Refusal.NothingByThatName(id))));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> retire(PartyId owner, String id, String reason, Actor by) {
        return change(owner, by, own -> own.retire(id, reason, common.with(own), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> restore(PartyId owner, String id, Actor by) {
        return change(owner, by, own -> own.restore(id, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> issue(PartyId owner, RosScale scale, Actor by) {
        return change(owner, by, own -> own.issue(scale, by));
    }

    private List<Refusal> change(PartyId owner, Actor by, Function<OwnLibrary, Ruling<RosLibraryNote>> rule) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Dossier dossier = dossier(owner);
            List<Noted<RosLibraryNote>> notes = followUps.readToChange(dossier, RosLibraryNote.class);
            return switch (NoteDays.ruled(rule.apply(OwnLibrary.of(owner, notes)))) {
                case Ruling.Refused<RosLibraryNote> refused -> refused.reasons();
                case Ruling.Made<RosLibraryNote> made -> {
                    if (!made.notes().isEmpty()) {
                        followUps.add(dossier, notes.size(), made.notes(), RosLibraryNote.class, by, changes.now());
                    }
                    yield List.<Refusal>of();
                }
            };
        }));
    }

    private static Dossier dossier(PartyId owner) {
        return new Dossier(FollowUpSubject.ROS_LIBRARY, owner.value(), null);
    }
}
