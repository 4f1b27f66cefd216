package no.avtaleverk.workflow.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import no.avtaleverk.model.activity.ActivityFigure;
import no.avtaleverk.model.activity.ActivityFigures;
import no.avtaleverk.model.activity.ActivityNote;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.FigureAgreed;
import no.avtaleverk.model.activity.ActivityNote.FigureCorrected;
import no.avtaleverk.model.activity.ActivityNote.FigureEnded;
import no.avtaleverk.model.activity.ActivityNote.FigureEntered;
import no.avtaleverk.model.activity.ActivityNote.Measure;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Fault;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;

/** Activity figures the parties follow, entered one by one or from a table. */
public final class FollowingFigures implements FollowedSubject {
    /** Days after the end of a period until its figure should be there; ours, no law says it. */
    private static final int DAYS_TO_REPORT = 30;

    private static final List<String> COLUMNS =
            List.of("figure", "name", "period", "value", "unit", "level", "kept", "source", "before");
    private static final List<String> NEEDED = List.of("figure", "period", "value");

    private final FollowingUp following;
    private final FollowUps followUps;
    private final AgreedWords words;
    private final Changes changes;

    public FollowingFigures(FollowingUp following, FollowUps followUps, AgreedWords words, Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.words = words;
        this.changes = changes;
    }

    /**
     * What the parties agree to follow.
     *
     * @param level absent when none is agreed
     * @param from the first day that is followed, in Norway
     */
    public record Told(
            String name,
            Measure measure,
            String unit,
            ClauseId clause,
            @Nullable BigDecimal level,
            Direction direction,
            ReportingPeriod.Length every,
            PartyId reporter,
            LocalDate from) {}

    /** The figures as a person may read them. */
    public ActivityFigures figures(Agreement agreement, Actor by) {
        return ActivityFigures.of(following.read(agreement, dossier(agreement.id()), ActivityNote.class, by));
    }

    /** The days on which versions entered into force for a kommune, with their numbers. */
    public static Map<LocalDate, Integer> textChanges(Agreement agreement) {
        var days = new TreeMap<LocalDate, Integer>();
        var told = new TreeSet<Integer>();
        agreement.allMunicipalities().stream()
                .flatMap(party -> agreement.periodsInForce(party).stream())
                .sorted(java.util.Comparator.comparing(
                        inForce -> inForce.period().from()))
                .forEach(inForce -> {
                    if (told.add(inForce.version().number())) {
                        days.putIfAbsent(
                                inForce.period().from(), inForce.version().number());
                    }
                });
        return days;
    }

    /**
     * Begin to follow a figure.
     *
     * @param item id for it
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> agree(AgreementId id, String item, Told told, Actor by) {
        return change(id, by, (agreement, figures) -> {
            LocalDate today = changes.today();
            Optional<AgreedWords.Found> found = words.find(agreement, told.clause(), null, today, today);
            return found.isEmpty()
                    ? Ruling.refused(new Refusal.UnknownClause(told.clause()))
                    : figures.agree(
                            new FigureAgreed(
                                    item,
                                    told.name().strip(),
                                    told.measure(),
                                    told.unit().strip(),
                                    told.clause(),
                                    found.get().clause().sha256(),
                                    found.get().version(),
                                    told.level() == null ? null : plain(told.level()),
                                    told.direction(),
                                    told.every(),
                                    told.reporter(),
                                    told.from()),
                            agreement.circles().bound(today),
                            by);
        });
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> end(AgreementId id, FigureEnded ended, Actor by) {
        return change(
                id,
                by,
                (agreement, figures) -> figures.end(ended, agreement.circles().bound(changes.today()), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> enter(AgreementId id, String item, String period, BigDecimal value, String source, Actor by) {
        var entered = new FigureEntered(item, period.strip(), plain(value), source.strip());
        return change(id, by, (agreement, figures) -> figures.enter(entered, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> correct(
            AgreementId id, String item, String period, BigDecimal value, String reason, Actor by) {
        var corrected = new FigureCorrected(item, period.strip(), plain(value), reason.strip());
        return change(id, by, (agreement, figures) -> figures.correct(corrected, by));
    }

    private List<Refusal> change(
            AgreementId id, Actor by, BiFunction<Agreement, ActivityFigures, Ruling<ActivityNote>> rule) {
        return following.note(
                dossier(id),
                ActivityNote.class,
                by,
                (agreement, notes) -> rule.apply(agreement, ActivityFigures.of(notes)));
    }

    /** Without zeros at the end, so that a number is written in one way. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        // What is too big is refused, and must not be written out to see that.
        return stripped.scale() < 0 && stripped.precision() - stripped.scale() < 20 ? stripped.setScale(0) : stripped;
    }

    /**
     * A number as Norwegians and spreadsheets write it; empty when it is none.
     *
     * @param text such as {@code 85,5} or {@code 1 204}
     */
    public static Optional<BigDecimal> number(String text) {
        String bare = text.replaceAll("[\\s\\u00a0\\u2009\\u202f]", "")
                .replace(',', '.')
                .replace('\u2212', '-');
        return bare.matches("[+-]?[0-9]{1,12}(\\.[0-9]{1,8})?") ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    /** All figures a person may read, one line for each period. */
    public Sheet sheet(Agreement agreement, Actor by) {
        var lines = new ArrayList<Sheet.Line>();
        for (ActivityFigure figure : figures(agreement, by).list()) {
            for (ActivityFigure.Value value : figure.values().values()) {
                var cells = new LinkedHashMap<String, String>();
                cells.put("figure", figure.id());
                cells.put("name", figure.agreed().name());
                cells.put("period", value.period().toString());
                cells.put("value", value.number().toPlainString());
                cells.put("unit", figure.agreed().unit());
                BigDecimal level = figure.agreed().level();
                if (level != null) {
                    cells.put("level", level.toPlainString());
                    cells.put("kept", figure.keeps(value.number()) ? "yes" : "no");
                }
                cells.put("source", value.source());
                if (!value.before().isEmpty()) {
                    cells.put(
                            "before",
                            String.join(
                                    " ",
                                    value.before().stream()
                                            .map(BigDecimal::toPlainString)
                                            .toList()));
                }
                lines.add(new Sheet.Line(lines.size() + 1, cells));
            }
        }
        return new Sheet(COLUMNS, lines);
    }

    /**
     * Enter all lines of a table, or none.
     *
     * @return what is wrong, by line and column; empty when all were entered
     */
    public List<Fault> importAll(Agreement agreement, Sheet sheet, Actor by) {
        var faults = new ArrayList<Fault>();
        sheet.columns().stream()
                .filter(column -> !COLUMNS.contains(column))
                .forEach(column -> faults.add(new Fault(1, safe(column), Cause.UNKNOWN_COLUMN, "")));
        NEEDED.stream()
                .filter(column -> !sheet.columns().contains(column))
                .forEach(column -> faults.add(new Fault(1, column, Cause.COLUMN_MISSING, "")));
        if (!faults.isEmpty()) {
            return faults;
        }
        List<Refusal> refused = change(agreement.id(), by, (now, figures) -> {
            var notes = new ArrayList<ActivityNote>();
            var reasons = new ArrayList<Refusal>();
            var seen = new TreeSet<String>();
            for (Sheet.Line line : sheet.lines()) {
                read(line, figures, faults).ifPresent(entered -> {
                    if (!seen.add(entered.item() + " " + entered.period())) {
                        faults.add(new Fault(line.number(), "period", Cause.TWICE, entered.period()));
                    }
                    figures.enterFaults(entered, by, changes.today())
                            .forEach(reason -> faults.add(fault(line, reason)));
                    notes.add(entered);
                });
            }
            if (!faults.isEmpty()) {
                reasons.add(new Refusal.NothingByThatName("import"));
            }
            return reasons.isEmpty() ? new Ruling.Made<>(notes) : Ruling.refused(reasons);
        });
        if (!refused.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(0, "", Cause.NOT_ALLOWED, ""));
        }
        return faults;
    }

    private static Optional<FigureEntered> read(Sheet.Line line, ActivityFigures figures, List<Fault> faults) {
        int before = faults.size();
        line.cells().forEach((column, cell) -> {
            if (NationalIdentityNumbers.occursIn(cell)) {
                faults.add(new Fault(line.number(), column, Cause.IDENTITY_NUMBER, ""));
            }
        });
        for (String column : NEEDED) {
            if (line.cell(column).isEmpty()) {
                faults.add(new Fault(line.number(), column, Cause.MISSING, ""));
            }
        }
        String named = line.cell("figure");
        Optional<ActivityFigure> figure = figures.list().stream()
                .filter(one -> one.id().equals(named) || one.agreed().name().equalsIgnoreCase(named))
                .findFirst();
        if (figure.isEmpty() && !named.isEmpty()) {
            faults.add(new Fault(line.number(), "figure", Cause.UNKNOWN_FIGURE, safe(named)));
        }
        Optional<ReportingPeriod> period = figure.flatMap(
                one -> ReportingPeriod.parse(line.cell("period"), one.agreed().every()));
        if (figure.isPresent() && period.isEmpty() && !line.cell("period").isEmpty()) {
            faults.add(new Fault(line.number(), "period", Cause.NOT_A_PERIOD, safe(line.cell("period"))));
        }
        Optional<BigDecimal> value = number(line.cell("value"));
        if (value.isEmpty() && !line.cell("value").isEmpty()) {
            faults.add(new Fault(line.number(), "value", Cause.NOT_A_NUMBER, safe(line.cell("value"))));
        }
        return faults.size() == before && figure.isPresent() && period.isPresent() && value.isPresent()
                ? Optional.of(new FigureEntered(
                        figure.get().id(), period.get().toString(), plain(value.get()), line.cell("source")))
                : Optional.empty();
    }

    private static String safe(String value) {
        return NationalIdentityNumbers.occursIn(value) ? "" : value.substring(0, Math.min(value.length(), 60));
    }

    private static Fault fault(Sheet.Line line, Refusal reason) {
        return switch (reason) {
            case Refusal.FigureEntered there -> new Fault(line.number(), "period", Cause.THERE_ALREADY, there.period());
            case Refusal.PeriodNotOver over -> new Fault(line.number(), "period", Cause.PERIOD_NOT_OVER, over.period());
            case Refusal.NoSuchPeriod none -> new Fault(line.number(), "period", Cause.NOT_A_PERIOD, none.period());
            case Refusal.NumberOutOfRange number ->
                new Fault(line.number(), "value", Cause.NOT_A_NUMBER, safe(line.cell("value")));
            case Refusal.TextTooLong longest ->
                new Fault(line.number(), "source", Cause.TOO_LONG, String.valueOf(longest.max()));
            default -> new Fault(line.number(), "", Cause.NOT_ALLOWED, "");
        };
    }

    // ---- what others are told ---------------------------------------------------------------------------------------

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.ACTIVITY;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        for (ActivityFigure figure : stored(agreement).list()) {
            List<ReportingPeriod> missing = figure.missing(today);
            if (!missing.isEmpty()) {
                todos.add(new Todo(
                        Todo.What.ENTER_FIGURES,
                        FollowUpSubject.ACTIVITY,
                        agreement.id(),
                        figure.id(),
                        figure.agreed().reporter(),
                        Role.COORDINATOR,
                        figure.agreed().name(),
                        missing.getFirst().last().plusDays(DAYS_TO_REPORT),
                        false));
            }
        }
        return todos;
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (ActivityFigure figure : stored(agreement).list()) {
            List<ReportingPeriod> missing = figure.missing(today.minusDays(DAYS_TO_REPORT));
            List<ActivityFigure.Value> recent = figure.values().values().stream()
                    .filter(value -> !value.period().last().isBefore(since))
                    .toList();
            Optional<ActivityFigure.Value> failed = recent.reversed().stream()
                    .filter(value -> !figure.keeps(value.number()))
                    .findFirst();
            if (!missing.isEmpty()) {
                items.add(item(
                        figure, ReviewItem.Standing.LATE, missing.getFirst().last()));
            } else if (failed.isPresent()) {
                items.add(item(
                        figure, ReviewItem.Standing.OPEN, failed.get().period().last()));
            } else if (!recent.isEmpty()) {
                items.add(item(
                        figure,
                        ReviewItem.Standing.DONE,
                        recent.getLast().period().last()));
            }
        }
        return items;
    }

    private static ReviewItem item(ActivityFigure figure, ReviewItem.Standing standing, LocalDate date) {
        String last = figure.last()
                .map(value -> ": " + value.number().toPlainString() + " "
                        + figure.agreed().unit())
                .orElse("");
        return new ReviewItem(
                FollowUpSubject.ACTIVITY,
                standing,
                figure.id(),
                figure.agreed().clause(),
                figure.agreed().reporter(),
                figure.agreed().name() + last,
                date);
    }

    private ActivityFigures stored(Agreement agreement) {
        return ActivityFigures.of(followUps.read(dossier(agreement.id()), ActivityNote.class));
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.ACTIVITY, id);
    }
}
