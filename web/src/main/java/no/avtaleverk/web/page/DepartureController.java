package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.history.StandardDepartures;
import no.avtaleverk.workflow.history.StandardDepartures.Cell;
import no.avtaleverk.workflow.history.StandardDepartures.Column;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How far agreements in force on a date are from a standard text: one a trust has issued, or one that comes with the product. */
@Controller
final class DepartureController {
    private static final int MOST_COLUMNS = 50;

    private final StandardDepartures departures;
    private final StandardTexts standards;
    private final Viewing viewing;
    private final HistoryPages history;
    private final PageWords words;

    DepartureController(
            StandardDepartures departures,
            StandardTexts standards,
            Viewing viewing,
            HistoryPages history,
            PageWords words) {
        this.departures = departures;
        this.standards = standards;
        this.viewing = viewing;
        this.history = history;
        this.words = words;
    }

    /**
     * A standard text.
     *
     * @param reference how a comparison names it
     */
    private record Standard(String name, String reference, Language language, Clauses clauses) {}

    record CellLine(@Nullable Cell cell, String text, String tone) {}

    record ColumnLine(Column column, String name, String href) {}

    record Row(Clause clause, long departing, List<CellLine> cells) {}

    @GetMapping("/history/standard")
    String standard(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        List<AgreementView> own = departures.standards(actor);
        HistoryPages.Scope scope = history.usualScope(form, actor);
        model.addAttribute("on", on);
        model.addAttribute("standardChoices", choices(own));
        model.addAttribute("trust", scope.municipalities().isEmpty() ? scope.trust() : null);
        Standard standard = chosen(form, own, on);
        if (standard != null && form.isSound()) {
            StandardDepartures.Matrix matrix = matrix(standard, scope, on, actor);
            model.addAttribute("standard", standard.name());
            model.addAttribute("language", standard.language().code());
            model.addAttribute("matrix", matrix);
            model.addAttribute("count", matrix.columns().size());
            model.addAttribute(
                    "columns",
                    matrix.columns().stream()
                            .limit(MOST_COLUMNS)
                            .map(one -> line(one, standard))
                            .toList());
            boolean only = form.isChecked("only");
            model.addAttribute(
                    "rows",
                    rows(matrix).stream()
                            .filter(row -> !only || row.departing() > 0)
                            .toList());
            model.addAttribute("csv", HistoryPages.href("/history/standard.csv", form.given()));
        }
        history.offer(model, form, scope);
        return "history-standard";
    }

    @GetMapping("/history/standard.csv")
    ResponseEntity<byte[]> file(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        HistoryPages.Scope scope = history.usualScope(form, actor);
        Standard standard = chosen(form, departures.standards(actor), on);
        if (standard == null || !form.isSound()) {
            throw new NotFoundException();
        }
        StandardDepartures.Matrix matrix = matrix(standard, scope, on, actor);
        var lines = new ArrayList<List<String>>();
        for (Column column : matrix.columns()) {
            for (Clause clause : matrix.clauses()) {
                Cell cell = column.cells().get(clause.id());
                if (cell != null) {
                    lines.add(List.of(
                            name(column),
                            column.version().head().title(),
                            Integer.toString(column.version().number()),
                            clause.title(),
                            words.of(cell.kind()),
                            Integer.toString(cell.share())));
                }
            }
            for (Clause clause : column.added()) {
                lines.add(List.of(
                        name(column),
                        column.version().head().title(),
                        Integer.toString(column.version().number()),
                        clause.title(),
                        words.of(TextDifference.Kind.INSERTED),
                        "100"));
            }
        }
        return AgreementPageController.file(
                SheetFiles.csv(HistoryPages.sheet(
                        List.of(
                                words.say("field.municipality"),
                                words.say("history.agreement"),
                                words.say("history.version"),
                                words.say("alike.clause"),
                                words.say("departs.how"),
                                words.say("alike.share")),
                        lines)),
                "forskjeller-fra-standard.csv",
                SheetFiles.CSV);
    }

    private StandardDepartures.Matrix matrix(Standard standard, HistoryPages.Scope scope, LocalDate on, Actor actor) {
        Set<PartyId> trusts = Stream.ofNullable(scope.trust()).collect(Collectors.toSet());
        return departures.matrix(
                standard.clauses(),
                departures.agreements(standard.language(), scope.municipalities(), trusts, actor),
                on);
    }

    private List<HistoryPages.Choice> choices(List<AgreementView> own) {
        var choices = new ArrayList<HistoryPages.Choice>();
        for (AgreementView view : own) {
            if (!AgreementPages.versions(view).isEmpty()) {
                choices.add(new HistoryPages.Choice(
                        view.agreement().id().value(),
                        words.say(
                                "departs.own",
                                view.agreement().head().title(),
                                String.join(
                                        ", ",
                                        view.agreement().head().partyIds().stream()
                                                .map(words::party)
                                                .toList()))));
            }
        }
        for (StandardText text : standards.all()) {
            for (Language language : Language.values()) {
                choices.add(new HistoryPages.Choice(
                        text.key() + ":" + language.code(),
                        words.say("departs.shipped", title(text, language), words.of(language))));
            }
        }
        return choices;
    }

    private @Nullable Standard chosen(Form form, List<AgreementView> own, LocalDate on) {
        String asked = form.text("standard");
        if (asked.isEmpty()) {
            return null;
        }
        Optional<AgreementView> known = own.stream()
                .filter(view -> view.agreement().id().equals(id(asked)))
                .findFirst();
        Optional<Standard> found = known.isPresent() ? known.flatMap(view -> issued(view, on)) : shipped(asked);
        if (found.isEmpty()) {
            form.fault("standard", known.isPresent() ? "departs.fault.not-issued" : "fault.value");
        }
        return found.orElse(null);
    }

    private Optional<Standard> issued(AgreementView view, LocalDate on) {
        return StandardDepartures.issuedOn(view, on)
                .map(version -> new Standard(
                        words.say("departs.version", version.head().title(), version.number()),
                        view.agreement().id() + "@" + version.number(),
                        version.head().language(),
                        viewing.clauses(view, version)));
    }

    private static String title(StandardText text, Language language) {
        return language == Language.NYNORSK ? text.title().nn() : text.title().nb();
    }

    private static @Nullable AgreementId id(String text) {
        try {
            return new AgreementId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Optional<Standard> shipped(String asked) {
        int colon = asked.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String code = asked.substring(colon + 1).toLowerCase(Locale.ROOT);
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return standards
                        .find(asked.substring(0, colon))
                        .map(text -> new Standard(
                                title(text, language),
                                "standard:" + asked,
                                language,
                                text.start(language, Map.of()).clauses()));
            }
        }
        return Optional.empty();
    }

    private ColumnLine line(Column column, Standard standard) {
        AgreementVersion version = column.version();
        return new ColumnLine(
                column,
                name(column),
                Hrefs.of(
                        "/comparison",
                        Map.of(
                                "left",
                                standard.reference(),
                                "right",
                                column.view().agreement().id() + "@" + version.number()),
                        List.of("left", "right")));
    }

    private String name(Column column) {
        return String.join(
                ", ", column.municipalities().stream().map(words::party).toList());
    }

    private List<Row> rows(StandardDepartures.Matrix matrix) {
        var rows = new ArrayList<Row>();
        for (Clause clause : matrix.clauses()) {
            var cells = new ArrayList<CellLine>();
            for (Column column : matrix.columns()
                    .subList(0, Math.min(MOST_COLUMNS, matrix.columns().size()))) {
                Cell cell = column.cells().get(clause.id());
                cells.add(new CellLine(cell, cell == null ? "" : text(cell), cell == null ? "" : tone(cell)));
            }
            rows.add(new Row(clause, matrix.departing(clause.id()), cells));
        }
        return rows;
    }

    private static String text(Cell cell) {
        return switch (cell.kind()) {
            case DELETED -> "–";
            case REWORDED -> cell.share() + " %";
            default -> cell.moved() ? "↕" : "=";
        };
    }

    private static String tone(Cell cell) {
        return switch (cell.kind()) {
            case DELETED -> "danger";
            case REWORDED -> cell.share() >= 50 ? "danger" : cell.share() >= 15 ? "warning" : "info";
            default -> cell.moved() ? "info" : "neutral";
        };
    }
}
