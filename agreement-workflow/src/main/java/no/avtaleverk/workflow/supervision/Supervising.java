package no.avtaleverk.workflow.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.supervision.FindingNote;
import no.avtaleverk.model.supervision.FindingNote.FindingAnswered;
import no.avtaleverk.model.supervision.FindingNote.FindingClosed;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectChecked;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectPlanned;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureDone;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureSet;
import no.avtaleverk.model.supervision.FindingNote.FindingRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportShared;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.model.supervision.Supervision.Finding;
import no.avtaleverk.model.supervision.Supervision.Report;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Following up what tilsyn and revisjon found: between the parties, or within the organisation that was looked at until it chooses to
 * share it.
 */
public final class Supervising implements FollowedSubject {
    private final FollowingUp following;
    private final FollowUps followUps;
    private final Agreements agreements;
    private final Attaching attaching;
    private final TransactionOperations transactions;
    private final Changes changes;

    public Supervising(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            Attaching attaching,
            TransactionOperations transactions,
            Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.agreements = agreements;
        this.attaching = attaching;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * A report with where it is followed up.
     *
     * @param inner whether the own organisation alone reads it
     */
    public record Placed(Agreement agreement, Report report, boolean inner) {}

    /** The reports on an agreement that a person may read: those the parties share, then those of the own organisation alone. */
    public List<Placed> reports(Agreement agreement, Actor by) {
        var placed = new ArrayList<Placed>();
        for (Report report :
                supervision(agreement, dossier(agreement.id(), null), by).reports()) {
            placed.add(new Placed(agreement, report, false));
        }
        PartyId own = by.organisation();
        if (own != null) {
            for (Report report :
                    supervision(agreement, dossier(agreement.id(), own), by).reports()) {
                placed.add(new Placed(agreement, report, true));
            }
        }
        return placed;
    }

    private Supervision supervision(Agreement agreement, Dossier dossier, Actor by) {
        return Supervision.of(following.read(agreement, dossier, FindingNote.class, by));
    }

    /** The reports over all agreements that a person may read, the newest first. What was shared is told of once. */
    public List<Placed> everywhere(Actor by) {
        return agreements.all().stream()
                .flatMap(agreement -> reports(agreement, by).stream())
                .filter(placed -> placed.report().shared() == null)
                .sorted(java.util.Comparator.comparing(
                                (Placed placed) -> placed.report().registered().date())
                        .reversed())
                .toList();
    }

    /**
     * Register a report.
     *
     * @param inner whether it is for the own organisation alone
     * @param file the report; absent when it is not at hand
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> register(
            AgreementId id,
            ReportRegistered report,
            List<FindingRegistered> findings,
            boolean inner,
            Attaching.Brought.@Nullable Sound file,
            Actor by) {
        return note(
                id,
                inner,
                by,
                (agreement, supervision) -> attaching.kept(
                        file,
                        supervision.register(
                                report,
                                findings,
                                agreement.circles().bound(changes.today()),
                                inner,
                                by,
                                changes.today())));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> add(AgreementId id, boolean inner, FindingRegistered finding, Actor by) {
        return note(id, inner, by, (agreement, supervision) -> supervision.add(finding, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> answer(AgreementId id, boolean inner, FindingAnswered answered, Actor by) {
        return note(id, inner, by, (agreement, supervision) -> supervision.answer(answered, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> measure(AgreementId id, boolean inner, FindingMeasureSet set, Actor by) {
        return note(
                id,
                inner,
                by,
                (agreement, supervision) -> supervision.measure(
                        set,
                        inner
                                ? Optional.ofNullable(by.organisation()).stream()
                                        .toList()
                                : agreement.circles().bound(changes.today()),
                        by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> carryOut(AgreementId id, boolean inner, FindingMeasureDone done, Actor by) {
        return note(id, inner, by, (agreement, supervision) -> supervision.carryOut(done, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> planEffect(AgreementId id, boolean inner, FindingEffectPlanned planned, Actor by) {
        return note(id, inner, by, (agreement, supervision) -> supervision.planEffect(planned, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> checkEffect(AgreementId id, boolean inner, FindingEffectChecked checked, Actor by) {
        return note(id, inner, by, (agreement, supervision) -> supervision.checkEffect(checked, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> close(AgreementId id, boolean inner, FindingClosed closed, Actor by) {
        return note(id, inner, by, (agreement, supervision) -> supervision.close(closed, by, changes.today()));
    }

    /**
     * Share an inner report with the parties, with all that was noted of it. From then on it is followed up there.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> share(AgreementId id, String report, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var told = new ArrayList<FindingNote>();
            List<Refusal> reasons = following.note(dossier(id, own(by)), FindingNote.class, by, (agreement, notes) -> {
                notes.stream()
                        .map(Noted::note)
                        .filter(one -> isOf(one, report, notes))
                        .forEach(told::add);
                return Supervision.of(notes).share(new ReportShared(report, changes.today()), by);
            });
            return reasons.isEmpty()
                    ? following.note(
                            dossier(id, null),
                            FindingNote.class,
                            by,
                            (agreement, notes) -> new Ruling.Made<FindingNote>(told))
                    : reasons;
        }));
    }

    private static boolean isOf(FindingNote note, String report, List<Noted<FindingNote>> all) {
        return note.item().equals(report)
                || all.stream()
                        .map(Noted::note)
                        .anyMatch(one -> one instanceof FindingRegistered finding
                                && finding.report().equals(report)
                                && finding.item().equals(note.item()));
    }

    private List<Refusal> note(
            AgreementId id, boolean inner, Actor by, BiFunction<Agreement, Supervision, Ruling<FindingNote>> rule) {
        return following.note(
                dossier(id, inner ? own(by) : null),
                FindingNote.class,
                by,
                (agreement, notes) -> rule.apply(agreement, Supervision.of(notes)));
    }

    /** Whoever works for no party has no inner dossier; the shared one then refuses. */
    private static @Nullable PartyId own(Actor by) {
        return by.organisation();
    }

    private static Dossier dossier(AgreementId id, @Nullable PartyId innerOf) {
        return new Dossier(FollowUpSubject.FINDING, id.value(), innerOf);
    }

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.FINDING;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        collect(agreement, null, todos);
        agreement.circles().bound(today).forEach(party -> collect(agreement, party, todos));
        return todos;
    }

    private void collect(Agreement agreement, @Nullable PartyId innerOf, List<Todo> todos) {
        for (Report report : stored(agreement, innerOf).reports()) {
            if (report.shared() == null) {
                PartyId about = report.registered().about();
                report.findings().stream()
                        .filter(Finding::isOpen)
                        .forEach(finding -> collect(agreement, about, finding, innerOf != null, todos));
            }
        }
    }

    private static void collect(Agreement agreement, PartyId about, Finding finding, boolean inner, List<Todo> todos) {
        String words = finding.registered().words();
        LocalDate answerBy = finding.registered().answerBy();
        if (finding.answered() == null && answerBy != null) {
            todos.add(todo(
                    Todo.What.ANSWER_FINDING, agreement, finding, about, Role.COORDINATOR, words, answerBy, inner));
        }
        for (Supervision.Measure measure : finding.measures()) {
            FindingMeasureSet set = measure.set();
            if (measure.done() == null) {
                todos.add(todo(
                                Todo.What.DO_FINDING_MEASURE,
                                agreement,
                                finding,
                                set.owner(),
                                set.role(),
                                set.words(),
                                set.due(),
                                inner)
                        .ofPart(set.measure()));
            }
        }
        FindingEffectPlanned planned = finding.planned();
        if (planned != null && finding.checked() == null) {
            todos.add(todo(
                    Todo.What.CHECK_FINDING_EFFECT,
                    agreement,
                    finding,
                    about,
                    Role.COORDINATOR,
                    words,
                    planned.on(),
                    inner));
        }
        next(finding)
                .ifPresent(what -> todos.add(todo(what, agreement, finding, about, Role.COORDINATOR, words, null, inner)
                        // After another round it is a task anew.
                        .ofPart(finding.judged() == 0 ? "" : String.valueOf(finding.judged()))));
    }

    /** What is to be done that nobody has set a day for. */
    private static Optional<Todo.What> next(Finding finding) {
        if (finding.isMended()) {
            return Optional.of(Todo.What.CLOSE_FINDING);
        }
        return finding.lacksMeasure()
                ? Optional.of(Todo.What.SET_FINDING_MEASURE)
                : finding.lacksEffectDay() ? Optional.of(Todo.What.PLAN_FINDING_EFFECT) : Optional.empty();
    }

    private static Todo todo(
            Todo.What what,
            Agreement agreement,
            Finding finding,
            PartyId party,
            Role role,
            String words,
            @Nullable LocalDate due,
            boolean inner) {
        return new Todo(what, FollowUpSubject.FINDING, agreement.id(), finding.id(), party, role, words, due, inner);
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (Report report : stored(agreement, null).reports()) {
            for (Finding finding : report.findings()) {
                FindingClosed closed = finding.closed();
                if (finding.isOpen()) {
                    boolean isNew = !report.registered().date().isBefore(since);
                    items.add(item(
                            report,
                            finding,
                            finding.isLate(today)
                                    ? ReviewItem.Standing.LATE
                                    : isNew ? ReviewItem.Standing.NEW : ReviewItem.Standing.OPEN,
                            finding.due().orElse(null)));
                } else if (closed != null && !closed.on().isBefore(since)) {
                    items.add(item(report, finding, ReviewItem.Standing.DONE, closed.on()));
                }
            }
        }
        return items;
    }

    private static ReviewItem item(
            Report report, Finding finding, ReviewItem.Standing standing, @Nullable LocalDate date) {
        return new ReviewItem(
                FollowUpSubject.FINDING,
                standing,
                finding.id(),
                finding.registered().clauses().stream().findFirst().orElse(null),
                report.registered().about(),
                finding.registered().words(),
                date);
    }

    private Supervision stored(Agreement agreement, @Nullable PartyId innerOf) {
        return Supervision.of(followUps.read(dossier(agreement.id(), innerOf), FindingNote.class));
    }
}
