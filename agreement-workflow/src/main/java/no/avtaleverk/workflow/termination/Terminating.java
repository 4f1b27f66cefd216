package no.avtaleverk.workflow.termination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.termination.ExpiryWarnings;
import no.avtaleverk.model.termination.NoticeFile;
import no.avtaleverk.model.termination.NoticeNote;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;

/** Notice (oppsigelse) and its withdrawal, the RHF's duty to notify, and the end of fixed terms. */
public final class Terminating implements FollowedSubject {
    /** The RHF's notification of Helsedirektoratet (hol. § 6-5 second ledd). */
    public static final RequirementId NOTIFICATION = Evidence.NOTIFICATION;

    private final FollowingUp following;
    private final FollowUps followUps;
    private final Agreements agreements;
    private final PartyRegister register;
    private final Changes changes;
    private final ExpiryWarnings warnings;

    public Terminating(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            PartyRegister register,
            Changes changes,
            ExpiryWarnings warnings) {
        this.following = following;
        this.followUps = followUps;
        this.agreements = agreements;
        this.register = register;
        this.changes = changes;
        this.warnings = warnings;
    }

    /** When people are warned that a fixed term ends. */
    public ExpiryWarnings warnings() {
        return warnings;
    }

    /** What is noted beside the notices, as a person may read it. */
    public NoticeFile file(Agreement agreement, Actor by) {
        return NoticeFile.of(following.read(agreement, dossier(agreement.id()), NoticeNote.class, by));
    }

    // ---- notice -----------------------------------------------------------------------------------------------------

    /** What stands against a notice that a person thinks of giving; empty when nothing does. */
    public List<Refusal> faults(Agreement agreement, Notice notice, Actor by) {
        LocalDate today = changes.today();
        var faults = new ArrayList<>(agreement.termination().faults(notice, isPart(agreement, notice), by, today));
        faults.addAll(permissionFaults(agreement, notice));
        return faults;
    }

    public Decision giveNotice(AgreementId id, Notice notice, Actor by) {
        LocalDate today = changes.today();
        return change(id, by, agreement -> {
            List<Refusal> faults = permissionFaults(agreement, notice);
            return faults.isEmpty()
                    ? agreement.termination().give(notice, isPart(agreement, notice), by, changes.now(), today)
                    : new Decision.Refused(faults);
        });
    }

    public Decision prolong(AgreementId id, Prolongation prolongation, Actor by) {
        LocalDate today = changes.today();
        return change(id, by, agreement -> agreement.prolong(prolongation, by, changes.now(), today));
    }

    /** Whether it would end one delavtale of several: an overordnet avtale between the same parties is in force. */
    public boolean isPart(Agreement agreement, Notice notice) {
        return !frameworks(agreement, notice.by(), notice.given()).isEmpty();
    }

    /** The overordnede avtaler that a delavtale is part of, for those it would end for. */
    public List<Agreement> frameworks(Agreement agreement, PartyId by, LocalDate on) {
        if (agreement.kind() != AgreementKind.SUB_AGREEMENT) {
            return List.of();
        }
        Set<PartyId> ending = agreement.termination().endsFor(by);
        Set<PartyId> bound = agreement.circles().bound(on);
        return agreements.ofParties(ending).stream()
                .filter(other -> other.kind() == AgreementKind.FRAMEWORK_AGREEMENT
                        && ending.stream().anyMatch(municipality -> other.inForce(municipality, on)
                                .filter(version -> other.headOf(version).trusts().stream()
                                        .anyMatch(trust -> bound.contains(trust.id())))
                                .isPresent()))
                .toList();
    }

    /** The clause that lets a delavtale be ended alone stands in what is in force, of it or of its overordnet avtale. */
    private List<Refusal> permissionFaults(Agreement agreement, Notice notice) {
        Notice.Letter letter = notice.letter();
        Notice.Permission permission = letter == null ? null : letter.permission();
        if (permission == null) {
            return List.of();
        }
        var searched = new ArrayList<>(frameworks(agreement, notice.by(), notice.given()));
        searched.add(agreement);
        boolean stands = searched.stream()
                .filter(one -> one.id().equals(permission.agreement()))
                .anyMatch(one -> one.inForceAnywhere(notice.given())
                        .filter(version -> agreements
                                .text(one.id(), version.revision())
                                .find(permission.clause())
                                .isPresent())
                        .isPresent());
        return stands ? List.of() : List.of(new Refusal.UnknownClause(permission.clause()));
    }

    // ---- withdrawal -------------------------------------------------------------------------------------------------

    /** @return what stands against it; empty when it was done */
    public List<Refusal> askToWithdraw(AgreementId id, NoticeNote.WithdrawalAsked asked, Actor by) {
        return note(id, by, (agreement, file) -> file.ask(asked, agreement, by, changes.today()));
    }

    /**
     * Consent for another party. With the last consent the notice falls.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> consent(AgreementId id, NoticeNote.WithdrawalConsented consented, Actor by) {
        var faults = new ArrayList<Refusal>();
        Decision outcome = changes.together(() -> {
            // The agreement is locked first, as whoever changes it does, so that nobody waits for another in a ring.
            Agreement agreement = agreements.findToChange(id).orElseThrow(() -> new UnknownAgreementException(id));
            faults.addAll(note(id, by, (locked, file) -> file.consent(consented, locked, by, changes.today())));
            if (!faults.isEmpty()) {
                return new Decision.Refused(faults);
            }
            NoticeFile file = stored(id);
            NoticeFile.Request request = file.open(consented.item()).orElseThrow();
            Set<PartyId> others = agreement.termination().others(request.asked().by(), changes.today());
            if (!request.awaited(others).isEmpty()) {
                return Decision.refused(new Refusal.ConsentMissing(
                        request.awaited(others).iterator().next()));
            }
            var withdrawal =
                    new Notice.Withdrawal(changes.today(), request.asked().reason(), request.consents());
            Decision fallen = changes.change(id, one -> one.termination()
                    .withdraw(consented.item(), withdrawal, by, changes.now(), changes.today()));
            if (fallen instanceof Decision.Refused refused) {
                throw new IllegalStateException("All consent, and the notice does not fall: " + refused.reasons());
            }
            return fallen;
        });
        return outcome instanceof Decision.Refused ? faults : List.of();
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> refuse(AgreementId id, NoticeNote.WithdrawalRefused refused, Actor by) {
        return note(id, by, (agreement, file) -> file.refuse(refused, agreement, by, changes.today()));
    }

    /**
     * Name what is to take the place.
     *
     * @param by must know of the other agreement as well
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> nameReplacement(AgreementId id, AgreementId replacement, Actor by) {
        Optional<Agreement> other =
                agreements.find(replacement).filter(one -> one.circles().isKnownTo(by));
        if (other.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(replacement.value()));
        }
        var named = new NoticeNote.ReplacementNamed(
                replacement.value(), other.get().head().title());
        return note(id, by, (agreement, file) -> file.name(named, agreement, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> tellRegion(AgreementId id, NoticeNote.RegionTold told, Actor by) {
        return note(id, by, (agreement, file) -> file.tell(told, agreement, by, changes.today()));
    }

    private List<Refusal> note(AgreementId id, Actor by, BiFunction<Agreement, NoticeFile, Ruling<NoticeNote>> rule) {
        return following.note(
                dossier(id), NoticeNote.class, by, (agreement, notes) -> rule.apply(agreement, NoticeFile.of(notes)));
    }

    private Decision change(AgreementId id, Actor by, Function<Agreement, Decision> rule) {
        return changes.change(id, agreement -> {
            if (!agreement.circles().isKnownTo(by)) {
                throw new UnknownAgreementException(id);
            }
            return rule.apply(agreement);
        });
    }

    private NoticeFile stored(AgreementId id) {
        return NoticeFile.of(followUps.read(dossier(id), NoticeNote.class));
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.NOTICE, id);
    }

    // ---- what is to be done -----------------------------------------------------------------------------------------

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.NOTICE;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        if (!agreement.kind().isAgreement()) {
            return todos;
        }
        List<Notice> standing =
                agreement.facts().notices().stream().filter(Notice::stands).toList();
        if (!standing.isEmpty()) {
            NoticeFile file = stored(agreement.id());
            // The duty to notify is not over because the notice is.
            standing.forEach(notice -> tell(agreement, notice, file, todos));
            agreement.termination().running(today).forEach(notice -> answer(agreement, notice, file, today, todos));
        }
        expiring(agreement, today).ifPresent(end -> agreement
                .circles()
                .bound(today)
                .forEach(party -> todos.add(new Todo(
                        Todo.What.PROLONG_OR_REPLACE,
                        FollowUpSubject.NOTICE,
                        agreement.id(),
                        // A new warning is a new task to those who are told once of each.
                        "expiry-" + warnings.reached(end, today).orElseThrow().months(),
                        party,
                        Role.COORDINATOR,
                        "",
                        warnings.beginBy(end),
                        false))));
        return todos;
    }

    /** That Helsedirektoratet was notified of a notice. */
    public static Optional<Evidence> notification(Agreement agreement, Notice notice) {
        return agreement.termination().notification(notice, LocalDate.MAX);
    }

    /** The trusts of an agreement with the RHF each has. */
    public Optional<PartyId> regionOf(PartyId trust) {
        return register.find(trust).isEmpty()
                ? Optional.empty()
                : register.regionOf(trust).map(region -> region.id());
    }

    private void tell(Agreement agreement, Notice notice, NoticeFile file, List<Todo> todos) {
        if (notification(agreement, notice).isPresent()) {
            return;
        }
        for (PartyId trust : agreement.circles().bound(notice.given())) {
            Optional<PartyId> region = trust.isMunicipality() ? Optional.empty() : regionOf(trust);
            if (region.isEmpty()) {
                continue;
            }
            if (todos.stream()
                    .noneMatch(todo -> todo.what() == Todo.What.TELL_DIRECTORATE
                            && todo.item().equals(notice.key())
                            && todo.party().equals(region.get()))) {
                todos.add(todo(Todo.What.TELL_DIRECTORATE, agreement, notice, region.get(), Role.RHF, null));
            }
            if (file.told(notice.key(), trust).isEmpty()) {
                todos.add(todo(Todo.What.TELL_REGION, agreement, notice, trust, Role.COORDINATOR, null));
            }
        }
    }

    private static void answer(Agreement agreement, Notice notice, NoticeFile file, LocalDate today, List<Todo> todos) {
        file.open(notice.key())
                .ifPresent(request -> request.awaited(agreement.termination().others(notice.by(), today))
                        .forEach(party -> todos.add(todo(
                                Todo.What.ANSWER_WITHDRAWAL,
                                agreement,
                                notice,
                                party,
                                Role.COORDINATOR,
                                notice.ends().minusDays(1)))));
    }

    private static Todo todo(
            Todo.What what, Agreement agreement, Notice notice, PartyId party, Role role, @Nullable LocalDate due) {
        return new Todo(what, FollowUpSubject.NOTICE, agreement.id(), notice.key(), party, role, "", due, false);
    }

    /** The end of a fixed term that people are to be warned of: first day no longer in force. */
    public Optional<LocalDate> expiring(Agreement agreement, LocalDate today) {
        if (agreement.state() == AgreementState.UNSIGNED || agreement.state() == AgreementState.ENDED) {
            return Optional.empty();
        }
        return agreement
                .fixedEnd()
                .filter(end -> today.isBefore(end)
                        && warnings.reached(end, today).isPresent()
                        && agreement.inForceAnywhere(today).isPresent()
                        && agreement.endsEverywhere().filter(end::equals).isPresent());
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (Notice notice : agreement.facts().notices()) {
            Notice.Withdrawal withdrawal = notice.withdrawal();
            if (withdrawal != null && !withdrawal.on().isBefore(since)) {
                items.add(item(ReviewItem.Standing.DONE, notice.key(), notice.by(), withdrawal.on()));
            } else if (withdrawal == null && today.isBefore(notice.ends())) {
                boolean fresh = !notice.given().isBefore(since);
                items.add(item(
                        fresh ? ReviewItem.Standing.NEW : ReviewItem.Standing.OPEN,
                        notice.key(),
                        notice.by(),
                        notice.ends().minusDays(1)));
            }
        }
        for (Prolongation prolongation : agreement.facts().prolongations()) {
            if (!prolongation.decided().isBefore(since)) {
                items.add(item(
                        ReviewItem.Standing.DONE,
                        "prolonged-" + prolongation.until(),
                        null,
                        prolongation.until().minusDays(1)));
            }
        }
        Optional<LocalDate> end = agreement.fixedEnd().filter(today::isBefore);
        end.ifPresent(day -> items.add(item(
                warnings.beginBy(day).isBefore(today) ? ReviewItem.Standing.LATE : ReviewItem.Standing.OPEN,
                "expiry",
                null,
                day.minusDays(1))));
        return items;
    }

    private static ReviewItem item(ReviewItem.Standing standing, String key, @Nullable PartyId party, LocalDate date) {
        return new ReviewItem(FollowUpSubject.NOTICE, standing, key, null, party, "", date);
    }
}
