package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.avtaleverk.model.audit.AuditNote.Topic;
import no.avtaleverk.model.audit.Sample;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.workflow.audit.AuditDesk.Sheet;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Samples with their notes, and how they were drawn, to take away. */
@Controller
final class AuditSampleFiles {
    private final AuditSampleLines lines;
    private final PageWords words;

    AuditSampleFiles(AuditSampleLines lines, PageWords words) {
        this.lines = lines;
        this.words = words;
    }

    @GetMapping("/audit/samples/{sample}/sample.csv")
    ResponseEntity<byte[]> csv(@PathVariable String sample, Actor actor) {
        Sheet sheet = lines.sheet(sample, actor);
        return AgreementPageController.file(
                SheetFiles.csv(columns(), rows(sheet, actor)), name(sheet, "csv"), SheetFiles.CSV);
    }

    @GetMapping("/audit/samples/{sample}/sample.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String sample, Actor actor) {
        Sheet sheet = lines.sheet(sample, actor);
        Sample drawn = sheet.sample();
        List<List<Object>> method = List.of(
                List.of(words.say("audit.name"), sheet.title()),
                List.of(words.say("audit.when"), words.moment(sheet.at())),
                List.of(words.say("audit.who"), sheet.by()),
                List.of(words.say("audit.seed"), drawn.seed()),
                List.of(
                        words.say("audit.method-frame"),
                        words.say("audit.method-frame-about", drawn.frame().size(), String.valueOf(drawn.position()))),
                List.of(words.say("audit.method-digest"), drawn.frameDigest().hex()),
                List.of(words.say("audit.by"), words.of(drawn.stratification())),
                List.of(words.say("audit.allocation"), words.of(drawn.allocation())),
                List.of(words.say("audit.size"), drawn.size()),
                List.of(words.say("audit.method"), words.say("audit.method-how")));
        List<List<Object>> frame = drawn.frame().stream()
                .map(unit -> List.<Object>of(
                        unit.agreement().value(),
                        lines.stratum(unit.stratum(), sheet),
                        unit.stratum(),
                        Sample.rank(drawn.seed(), unit.agreement()).hex(),
                        drawn.items().contains(unit.agreement()) ? 1 : 0))
                .toList();
        byte[] file = Workbook.of(
                "Avtaleverk",
                List.of(
                        new Workbook.Sheet(words.say("audit.samples"), wide(columns()), cells(rows(sheet, actor))),
                        new Workbook.Sheet(
                                words.say("audit.method-frame"),
                                wide(List.of(
                                        words.say("audit.id"),
                                        words.say("audit.stratum"),
                                        words.say("audit.stratum") + " (id)",
                                        words.say("audit.rank"),
                                        words.say("audit.drawn"))),
                                frame),
                        new Workbook.Sheet(
                                words.say("audit.method"),
                                List.of(new Workbook.Column("", 30), new Workbook.Column("", 90)),
                                method)));
        return AgreementPageController.file(file, name(sheet, "xlsx"), Workbook.MEDIA_TYPE);
    }

    private String name(Sheet sheet, String extension) {
        return words.say("audit.samples") + " "
                + sheet.title().replaceAll("[^\\p{L}\\p{N} .-]", "").strip() + "." + extension;
    }

    private List<String> columns() {
        var columns = new ArrayList<>(List.of(
                words.say("audit.agreement"),
                words.say("audit.id"),
                words.say("audit.stratum"),
                words.say("audit.progress")));
        for (Topic topic : Topic.values()) {
            columns.add(words.capital(topic));
        }
        return columns;
    }

    private List<List<String>> rows(Sheet sheet, Actor actor) {
        return lines.lines(sheet, actor).stream()
                .map(line -> {
                    var row = new ArrayList<>(List.of(
                            line.title(),
                            line.item().agreement().value(),
                            line.stratum(),
                            words.of(line.item().progress())));
                    for (Topic topic : Topic.values()) {
                        row.add(AuditSampleLines.notes(line.item()).stream()
                                .filter(note -> note.topic() == topic)
                                .map(note -> note.text() + " (" + note.noted().userName() + ", "
                                        + words.moment(note.noted().at()) + ")")
                                .collect(Collectors.joining("\n")));
                    }
                    return List.copyOf(row);
                })
                .toList();
    }

    private static List<Workbook.Column> wide(List<String> titles) {
        return titles.stream().map(title -> new Workbook.Column(title, 32)).toList();
    }

    private static List<List<Object>> cells(List<List<String>> rows) {
        return rows.stream().map(row -> List.<Object>copyOf(row)).toList();
    }
}
