package no.avtaleverk.workflow.ros;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Fault;
import no.avtaleverk.model.followup.Sheet.Line;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Events as a table: a line for each, with causes and measures below each other in their cells. What is written out can be read in again.
 */
final class RosLibrarySheet {
    private static final String ID = "id";
    private static final String MATTER = "matter";
    private static final String EVENT = "event";
    private static final String AREAS = "areas";
    private static final String REQUIREMENTS = "requirements";
    private static final String CAUSES = "causes";
    private static final String MEASURES = "measures";
    private static final String LOWERS = "lowers";
    private static final String SOURCE = "source";
    private static final String REVIEWED = "reviewed";
    private static final String REVIEW_BY = "review-by";
    private static final String NB = "-nb";
    private static final String NN = "-nn";
    private static final List<String> COLUMNS = List.of(
            ID,
            MATTER,
            EVENT + NB,
            EVENT + NN,
            AREAS,
            REQUIREMENTS,
            CAUSES + NB,
            CAUSES + NN,
            LOWERS,
            MEASURES + NB,
            MEASURES + NN,
            SOURCE + NB,
            SOURCE + NN,
            REVIEWED,
            REVIEW_BY);
    private static final List<String> NEEDED =
            List.of(EVENT + NB, EVENT + NN, AREAS, SOURCE + NB, SOURCE + NN, REVIEWED, REVIEW_BY);
    private static final DateTimeFormatter NORWEGIAN = DateTimeFormatter.ofPattern("d.M.uuuu");

    private RosLibrarySheet() {}

    static Sheet of(List<RosScenario> scenarios) {
        var lines = new ArrayList<Line>();
        for (RosScenario one : scenarios) {
            var cells = new LinkedHashMap<String, String>();
            cells.put(ID, one.id());
            RequirementId matter = one.matter();
            if (matter != null) {
                cells.put(MATTER, matter.value());
            }
            both(cells, EVENT, List.of(one.event()));
            cells.put(AREAS, String.join(", ", one.areas()));
            cells.put(
                    REQUIREMENTS,
                    one.requirements().stream().map(RequirementId::value).collect(Collectors.joining(", ")));
            both(cells, CAUSES, one.causes());
            cells.put(
                    LOWERS,
                    one.measures().stream()
                            .map(measure -> measure.lowers().name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining("\n")));
            both(
                    cells,
                    MEASURES,
                    one.measures().stream().map(RosScenario.Proposed::what).toList());
            both(cells, SOURCE, List.of(one.source()));
            cells.put(REVIEWED, one.reviewed().toString());
            cells.put(REVIEW_BY, one.reviewBy().toString());
            lines.add(new Line(lines.size() + 1, cells));
        }
        return new Sheet(COLUMNS, lines);
    }

    private static void both(Map<String, String> cells, String column, List<Bilingual> words) {
        cells.put(column + NB, words.stream().map(Bilingual::nb).collect(Collectors.joining("\n")));
        cells.put(column + NN, words.stream().map(Bilingual::nn).collect(Collectors.joining("\n")));
    }

    /** The lines of a table, read; no events if anything is wrong. */
    static final class Lines {
        private final List<Fault> faults = new ArrayList<>();
        private final Map<Line, RosScenario> scenarios = new LinkedHashMap<>();
        private final Set<String> ids = new HashSet<>();
        private final OwnLibrary own;
        private final RosLibrary common;
        private final RosScale scale;
        private final RequirementCatalogue catalogue;
        private final LocalDate today;
        private final String prefix;
        private int free;

        Lines(
                Sheet sheet,
                OwnLibrary own,
                RosLibrary common,
                RosScale scale,
                RequirementCatalogue catalogue,
                LocalDate today) {
            this.own = own;
            this.common = common;
            this.scale = scale;
            this.catalogue = catalogue;
            this.today = today;
            this.prefix = own.prefix();
            this.free = 1;
            for (String column : sheet.columns()) {
                if (!COLUMNS.contains(column)) {
                    faults.add(new Fault(1, safe(column), Cause.UNKNOWN_COLUMN, ""));
                }
            }
            for (String column : NEEDED) {
                if (!sheet.columns().contains(column)) {
                    faults.add(new Fault(1, column, Cause.COLUMN_MISSING, ""));
                }
            }
            if (faults.isEmpty()) {
                sheet.lines().forEach(line -> ids.add(line.cell(ID)));
                var seen = new HashSet<String>();
                sheet.lines().forEach(line -> read(line, seen));
            }
        }

        List<Fault> faults() {
            return faults;
        }

        /** By line, in their order. */
        Map<Line, RosScenario> scenarios() {
            return scenarios;
        }

        private void read(Line line, Set<String> seen) {
            int before = faults.size();
            line.cells().forEach((column, cell) -> {
                if (NationalIdentityNumbers.occursIn(cell)) {
                    fault(line, column, Cause.IDENTITY_NUMBER, "");
                }
            });
            for (String column : NEEDED) {
                if (line.cell(column).isEmpty()) {
                    fault(line, column, Cause.MISSING, "");
                }
            }
            String id = line.cell(ID);
            if (!id.isEmpty() && !seen.add(id)) {
                fault(line, ID, Cause.TWICE, id);
            }
            if (!id.isEmpty() && !id.matches("[A-Z][0-9A-Z-]{0,39}")) {
                fault(line, ID, Cause.NOT_AN_ID, id);
            } else if (!id.isEmpty() && !own.mayBeNamed(id, common)) {
                fault(line, ID, Cause.ID_OF_OTHERS, own.prefix());
            }
            RequirementId matter = requirement(line, MATTER, line.cell(MATTER));
            List<RequirementId> requirements = words(line.cell(REQUIREMENTS)).stream()
                    .map(one -> requirement(line, REQUIREMENTS, one))
                    .filter(Objects::nonNull)
                    .toList();
            List<String> areas = words(line.cell(AREAS));
            areas.stream()
                    .filter(area -> scale.area(area).isEmpty())
                    .forEach(area -> fault(line, AREAS, Cause.UNKNOWN_AREA, area));
            List<Bilingual> causes = both(line, CAUSES);
            List<Bilingual> measures = both(line, MEASURES);
            List<Lowers> lowers = lowers(line);
            if (lowers.size() != measures.size()) {
                fault(line, LOWERS, Cause.NOT_AS_MANY_CELLS, lowers.size() + "/" + measures.size());
            }
            LocalDate reviewed = date(line, REVIEWED);
            LocalDate reviewBy = date(line, REVIEW_BY);
            if (reviewed != null && reviewed.isAfter(today)) {
                fault(line, REVIEWED, Cause.DATE_IN_FUTURE, reviewed.toString());
            }
            if (reviewed != null && reviewBy != null && !reviewBy.isAfter(reviewed)) {
                fault(line, REVIEW_BY, Cause.DATES_OUT_OF_ORDER, reviewBy.toString());
            }
            if (faults.size() == before && reviewed != null && reviewBy != null) {
                scenarios.put(
                        line,
                        new RosScenario(
                                id.isEmpty() ? freeId() : id,
                                matter,
                                one(line, EVENT),
                                causes,
                                areas,
                                requirements,
                                IntStream.range(0, measures.size())
                                        .mapToObj(at -> new RosScenario.Proposed(lowers.get(at), measures.get(at)))
                                        .toList(),
                                one(line, SOURCE),
                                reviewed,
                                reviewBy));
            }
        }

        private String freeId() {
            while (ids.contains(prefix + free)
                    || own.kept().containsKey(prefix + free)
                    || common.find(prefix + free).isPresent()) {
                free++;
            }
            String id = prefix + free;
            free++;
            return id;
        }

        private static Bilingual one(Line line, String column) {
            return new Bilingual(flat(line.cell(column + NB)), flat(line.cell(column + NN)));
        }

        private List<Bilingual> both(Line line, String column) {
            List<String> nb = rows(line.cell(column + NB));
            List<String> nn = rows(line.cell(column + NN));
            if (nb.size() != nn.size()) {
                fault(line, column + NN, Cause.NOT_AS_MANY_CELLS, nn.size() + "/" + nb.size());
                return List.of();
            }
            if (nb.size() > OwnLibrary.MOST_LINES) {
                fault(line, column + NB, Cause.TOO_MANY, String.valueOf(OwnLibrary.MOST_LINES));
            }
            return IntStream.range(0, nb.size())
                    .mapToObj(at -> new Bilingual(nb.get(at), nn.get(at)))
                    .toList();
        }

        private List<Lowers> lowers(Line line) {
            var lowers = new ArrayList<Lowers>();
            for (String one : rows(line.cell(LOWERS))) {
                try {
                    lowers.add(Lowers.valueOf(one.toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    fault(line, LOWERS, Cause.UNKNOWN_TERM, one);
                    lowers.add(Lowers.BOTH);
                }
            }
            return lowers;
        }

        private @Nullable RequirementId requirement(Line line, String column, String text) {
            if (text.isEmpty()) {
                return null;
            }
            try {
                var id = new RequirementId(text);
                if (catalogue.contains(id)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                // Said below, as for one that is not in the catalogue.
            }
            fault(line, column, Cause.UNKNOWN_REQUIREMENT, text);
            return null;
        }

        private @Nullable LocalDate date(Line line, String column) {
            String text = line.cell(column);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return text.contains(".") ? LocalDate.parse(text, NORWEGIAN) : LocalDate.parse(text);
            } catch (DateTimeException e) {
                fault(line, column, Cause.NOT_A_DATE, text);
                return null;
            }
        }

        private void fault(Line line, String column, Cause cause, String value) {
            faults.add(new Fault(line.number(), safe(column), cause, safe(value)));
        }
    }

    private static List<String> words(String cell) {
        return List.copyOf(new LinkedHashSet<>(Arrays.stream(cell.split("[,;\\s]+"))
                .filter(one -> !one.isEmpty())
                .toList()));
    }

    private static List<String> rows(String cell) {
        return cell.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    private static String flat(String cell) {
        return cell.replaceAll("\\s+", " ");
    }

    /** What stands in a cell, to be shown; not when it may name a person. */
    private static String safe(String value) {
        return NationalIdentityNumbers.occursIn(value) ? "" : value.substring(0, Math.min(value.length(), 60));
    }

    /** Where in a line a reason against it stands. */
    static Fault fault(Line line, Refusal reason) {
        return switch (reason) {
            case Refusal.TextTooLong longest ->
                new Fault(line.number(), "", Cause.TOO_LONG, String.valueOf(longest.max()));
            case Refusal.NationalIdentityNumberBeside number -> new Fault(line.number(), "", Cause.IDENTITY_NUMBER, "");
            case Refusal.TooMany most -> new Fault(line.number(), "", Cause.TOO_MANY, String.valueOf(most.most()));
            case Refusal.ReasonMissing missing -> new Fault(line.number(), "", Cause.MISSING, "");
            default -> new Fault(line.number(), "", Cause.NOT_ALLOWED, "");
        };
    }
}
