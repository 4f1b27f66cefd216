package no.avtaleverk.workflow.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.duty.Basis;
import no.avtaleverk.model.duty.Duties;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.duty.Reckoning;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Awaiting.RoleTask;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;

/**
 * The duties and dated tasks of the agreements a person works with, and the days of their samarbeidsorganer. Reckoned from what the
 * person may see, so that nothing else shows.
 */
public final class DutyCalendar {
    /** What is done when the yearly review is: the duty has its day and its state, and twice on one day they contradict each other. */
    private static final Set<Todo.What> IN_THE_DUTY =
            EnumSet.of(Todo.What.REVIEW_DUE, Todo.What.REVIEW_OVERDUE, Todo.What.FINISH_REVIEW);

    private final Viewing viewing;
    private final List<FollowedSubject> subjects;
    private final Reckoning reckoning;
    private final Convening convening;
    private final Awaiting awaiting;

    public DutyCalendar(
            Viewing viewing,
            List<FollowedSubject> subjects,
            Reckoning reckoning,
            Convening convening,
            Awaiting awaiting) {
        this.convening = convening;
        this.awaiting = awaiting;
        this.viewing = viewing;
        this.subjects = List.copyOf(subjects);
        this.reckoning = reckoning;
    }

    /**
     * Something with a day: a duty or a task.
     *
     * @param key the same each time it is reckoned; nothing else in any agreement has it
     * @param agreement it is of; what else it is filed under where {@link #isOfBody} or {@link #isOfOrganisation}
     * @param title of the agreement, in {@code language}; the name of the organ or the organisation
     * @param duty absent for a task
     * @param todo absent for a duty
     * @param clause the words of the agreement it rests on; absent where none are known
     */
    public record Entry(
            String key,
            AgreementId agreement,
            String title,
            Language language,
            LocalDate day,
            Duty.State state,
            @Nullable Duty duty,
            @Nullable Todo todo,
            @Nullable Words clause) {
        /** Whether it is of a samarbeidsorgan, and no agreement. */
        public boolean isOfBody() {
            return todo != null && todo.subject() == FollowUpSubject.BODY;
        }

        /** Whether it is of one organisation, and no agreement. */
        public boolean isOfOrganisation() {
            return todo != null && todo.subject().isOfOrganisation();
        }
    }

    /**
     * A clause with what is put in for its parameters and references.
     *
     * @param version of the agreement; absent while no version is agreed
     */
    public record Words(
            Clause clause,
            Map<String, String> values,
            @Nullable Integer version) {}

    /**
     * Everything of a person, in the order of the days.
     *
     * @param today date in Norway
     * @param wanted which days; the words of the agreements are fetched for those alone
     */
    public List<Entry> of(Actor by, LocalDate today, Predicate<LocalDate> wanted) {
        var entries = new ArrayList<Entry>();
        for (AgreementView view : viewing.register(by)) {
            if (view.inner()) {
                entries.addAll(of(view, by, today, wanted));
            }
        }
        for (Convening.Awaited dated : convening.dated(by, today)) {
            Todo todo = dated.todo();
            LocalDate due = todo.due();
            if (due != null && wanted.test(due)) {
                var organ = new AgreementId(todo.about());
                entries.add(entry(organ, dated.name(), Language.BOKMAL, due, todo, today));
            }
        }
        for (RoleTask task : awaiting.ofOrganisations(today)) {
            Todo todo = task.task().todo();
            LocalDate due = task.task().due();
            if (todo != null && due != null && wanted.test(due) && task.party().equals(by.organisation())) {
                entries.add(entry(todo.filedUnder(), task.task().title(), Language.BOKMAL, due, todo, today));
            }
        }
        viewing.asked(by).forEach(heard -> {
            Duty duty = Duties.of(heard.agreement(), heard.hearing(), reckoning);
            String key = heard.agreement() + "-" + duty.key();
            if (wanted.test(duty.day())
                    && entries.stream().noneMatch(entry -> entry.key().equals(key))) {
                entries.add(new Entry(
                        key,
                        heard.agreement(),
                        heard.hearing().head().title(),
                        heard.hearing().head().language(),
                        duty.day(),
                        duty.state(today),
                        duty,
                        null,
                        null));
            }
        });
        return sorted(entries);
    }

    /**
     * Everything of one agreement, in the order of the days.
     *
     * @param today date in Norway
     */
    public List<Entry> of(AgreementView view, Actor by, LocalDate today, Predicate<LocalDate> wanted) {
        Agreement agreement = view.agreement();
        var texts = new HashMap<Integer, Clauses>();
        var entries = new ArrayList<Entry>();
        for (Duty duty : Duties.of(agreement, today, reckoning)) {
            if (wanted.test(duty.day())) {
                entries.add(new Entry(
                        agreement.id() + "-" + duty.key(),
                        agreement.id(),
                        agreement.head().title(),
                        agreement.head().language(),
                        duty.day(),
                        duty.state(today),
                        duty,
                        null,
                        clause(view, duty.basis(), texts)));
            }
        }
        for (FollowedSubject subject : subjects) {
            for (Todo todo : subject.todos(agreement, today, by)) {
                LocalDate due = todo.due();
                if (due != null
                        && wanted.test(due)
                        && !IN_THE_DUTY.contains(todo.what())
                        && todo.party().equals(by.organisation())) {
                    entries.add(entry(
                            agreement.id(),
                            agreement.head().title(),
                            agreement.head().language(),
                            due,
                            todo,
                            today));
                }
            }
        }
        return sorted(entries);
    }

    private static Entry entry(
            AgreementId about, String title, Language language, LocalDate due, Todo todo, LocalDate today) {
        String key = String.join(
                "-",
                about.value(),
                todo.subject().name(),
                todo.what().name(),
                todo.item(),
                todo.role().name());
        return new Entry(
                (todo.part().isEmpty() ? key : key + "-" + todo.part()).toLowerCase(Locale.ROOT),
                about,
                title,
                language,
                due,
                todo.isLate(today) ? Duty.State.OVERDUE : Duty.State.OPEN,
                null,
                todo,
                null);
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(Entry::day)
                        .thenComparing(Entry::title)
                        .thenComparing(Entry::key))
                .toList();
    }

    private @Nullable Words clause(AgreementView view, Basis basis, Map<Integer, Clauses> texts) {
        if (basis.clause() == null) {
            return null;
        }
        Integer number = basis.version();
        Optional<AgreementVersion> version =
                number == null ? Optional.empty() : view.agreement().version(number);
        Clauses clauses = version.isEmpty()
                ? view.agreement().clauses()
                : texts.computeIfAbsent(version.get().number(), any -> viewing.clauses(view, version.get()));
        Head head = version.map(AgreementVersion::head).orElse(view.agreement().head());
        return clauses.find(basis.clause())
                .map(clause -> new Words(clause, ClauseReferences.with(head.parameters(), clauses), number))
                .orElse(null);
    }
}
