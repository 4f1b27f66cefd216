package no.avtaleverk.web.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.avtaleverk.model.access.AccessRequest;
import no.avtaleverk.model.journal.Journal;
import no.avtaleverk.model.journal.Journal.Direction;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.workflow.journal.Journals;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal of an organ: what crossed between it and others, as it follows from the log. */
@Controller
final class JournalController {
    private final Journals journals;
    private final JournalLines lines;
    private final PageWords words;

    JournalController(Journals journals, JournalLines lines, PageWords words) {
        this.journals = journals;
        this.lines = lines;
        this.words = words;
    }

    /** What is shown of a journal. */
    private record Chosen(Journal journal, List<Integer> years, int year, String direction) {
        List<Journal.Entry> entries() {
            return journal.entries().stream()
                    .filter(entry -> entry.year() == year)
                    .filter(entry ->
                            direction.isEmpty() || entry.direction().name().equals(direction))
                    .toList()
                    .reversed();
        }
    }

    @GetMapping("/journal")
    String show(
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String direction,
            Actor actor,
            Model model) {
        List<PartyId> organs = journals.organs(actor);
        if (organs.isEmpty()) {
            model.addAttribute("whose", "journal");
            return "not-for-you";
        }
        Chosen chosen = chosen(organ, year, direction, actor);
        model.addAttribute("organs", organs);
        model.addAttribute("organ", chosen.journal().organ());
        model.addAttribute("years", chosen.years());
        model.addAttribute("year", chosen.year());
        model.addAttribute("direction", chosen.direction());
        model.addAttribute("directions", Direction.values());
        model.addAttribute("lines", lines.of(chosen.entries()));
        model.addAttribute(
                "keeps", AccessRequest.isKeptBy(actor, chosen.journal().organ()));
        return "journal";
    }

    private Chosen chosen(String organ, String year, String direction, Actor actor) {
        List<PartyId> organs = journals.organs(actor);
        PartyId whose = organ.isBlank()
                ? Optional.ofNullable(actor.organisation())
                        .filter(organs::contains)
                        .or(() -> organs.stream().findFirst())
                        .orElseThrow(NotFoundException::new)
                : organs.stream()
                        .filter(one -> one.value().equals(organ))
                        .findFirst()
                        .orElseThrow(NotFoundException::new);
        Journal journal = journals.of(whose, actor).orElseThrow(NotFoundException::new);
        int now = words.today().getYear();
        List<Integer> years = Stream.concat(
                        Stream.of(now), journal.entries().stream().map(Journal.Entry::year))
                .distinct()
                .sorted((a, b) -> b - a)
                .toList();
        int newest =
                journal.entries().isEmpty() ? now : journal.entries().getLast().year();
        int asked = year.matches("[0-9]{4}") ? Integer.parseInt(year) : newest;
        String way = Stream.of(Direction.values())
                .map(Direction::name)
                .filter(direction::equals)
                .findFirst()
                .orElse("");
        return new Chosen(journal, years, asked, way);
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    @GetMapping("/journal.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String direction,
            Actor actor) {
        Chosen chosen = chosen(organ, year, direction, actor);
        return AgreementPageController.file(
                SheetFiles.csv(columns(), rows(chosen)), name(chosen, "csv"), SheetFiles.CSV);
    }

    @GetMapping("/journal.xlsx")
    ResponseEntity<byte[]> xlsx(
            @RequestParam(defaultValue = "") String organ,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String direction,
            Actor actor) {
        Chosen chosen = chosen(organ, year, direction, actor);
        List<List<Object>> cells =
                rows(chosen).stream().map(row -> List.<Object>copyOf(row)).toList();
        byte[] file = Workbook.of(
                "Avtaleverk",
                List.of(new Workbook.Sheet(
                        words.say("journal.name"),
                        columns().stream()
                                .map(title -> new Workbook.Column(title, 24))
                                .toList(),
                        cells)));
        return AgreementPageController.file(file, name(chosen, "xlsx"), Workbook.MEDIA_TYPE);
    }

    private String name(Chosen chosen, String extension) {
        return "%s %s %d.%s"
                .formatted(
                        words.say("journal.name"), words.party(chosen.journal().organ()), chosen.year(), extension);
    }

    private List<String> columns() {
        return Stream.of("number", "case", "journaled", "dated", "direction", "document", "agreement", "other")
                .map(key -> words.say("journal." + key))
                .toList();
    }

    private List<List<String>> rows(Chosen chosen) {
        return lines.of(chosen.entries().reversed()).stream()
                .map(line -> List.of(
                        line.entry().citation(),
                        line.entry().caseCitation(),
                        line.entry().journaled().toString(),
                        line.entry().crossing().dated().toString(),
                        words.of(line.entry().direction()),
                        line.document(),
                        line.entry().crossing().title(),
                        line.others()))
                .toList();
    }
}
