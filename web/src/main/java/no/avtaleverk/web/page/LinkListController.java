package no.avtaleverk.web.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.workflow.publication.LinkList;
import no.avtaleverk.workflow.publication.LinkList.Line;
import no.avtaleverk.workflow.publication.LinkList.State;
import no.avtaleverk.workflow.publication.Publishing;
import no.avtaleverk.workflow.publication.Publishing.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The links to send to Helsedirektoratet, and that they were sent. */
@Controller
final class LinkListController {
    private static final String PAGE = "/submissions/links";

    private final LinkList links;
    private final Publishing publishing;
    private final Uploads uploads;
    private final PageAnswers answers;
    private final PageWords words;
    private final Site site;

    LinkListController(
            LinkList links, Publishing publishing, Uploads uploads, PageAnswers answers, PageWords words, Site site) {
        this.links = links;
        this.publishing = publishing;
        this.uploads = uploads;
        this.answers = answers;
        this.words = words;
        this.site = site;
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        List<Line> lines = links.of(actor, words.today());
        model.addAttribute("lines", lines);
        model.addAttribute("ready", count(lines, State.READY));
        model.addAttribute("hidden", count(lines, State.NOT_PUBLIC));
        model.addAttribute(
                "late",
                lines.stream()
                        .filter(line -> line.late() && line.done() == null)
                        .count());
        model.addAttribute("mayReport", lines.stream().anyMatch(Line::mayReport));
        return "submissions-links";
    }

    private static long count(List<Line> lines, State state) {
        return lines.stream().filter(line -> line.state() == state).count();
    }

    /** The links of all that is public, ready to send. */
    @GetMapping(PAGE + ".{extension}")
    ResponseEntity<byte[]> file(@PathVariable String extension, Actor actor) {
        List<Line> lines = links.of(actor, words.today()).stream()
                .filter(line -> !line.code().isEmpty())
                .toList();
        String name = "lenker-" + words.today() + "." + extension;
        return switch (extension) {
            case "txt" ->
                AgreementPageController.file(
                        text(lines).getBytes(StandardCharsets.UTF_8), name, "text/plain;charset=UTF-8");
            case "csv" -> AgreementPageController.file(SheetFiles.csv(columns(), rows(lines)), name, SheetFiles.CSV);
            case "xlsx" ->
                AgreementPageController.file(
                        Workbook.of(
                                "Avtaleverk",
                                List.of(new Workbook.Sheet(
                                        words.say("links.sheet"),
                                        columns().stream()
                                                .map(title -> new Workbook.Column(title, 28))
                                                .toList(),
                                        rows(lines).stream()
                                                .map(row -> List.<Object>copyOf(row))
                                                .toList()))),
                        name,
                        Workbook.MEDIA_TYPE);
            default -> throw new NotFoundException();
        };
    }

    private String text(List<Line> lines) {
        return words.say("links.letter", words.date(words.today())) + "\n\n"
                + lines.stream()
                        .map(line -> line.title() + "\n" + municipalities(line) + "\n" + address(line))
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private List<String> columns() {
        return List.of(
                words.say("register.agreement"),
                words.say("links.version"),
                words.say("public.municipalities"),
                words.say("links.address"),
                words.say("submissions.deadline"),
                words.say("submissions.done"));
    }

    private List<List<String>> rows(List<Line> lines) {
        return lines.stream().map(this::row).toList();
    }

    private List<String> row(Line line) {
        Evidence done = line.done();
        return List.of(
                line.title(),
                String.valueOf(line.version()),
                municipalities(line),
                address(line),
                line.deadline().toString(),
                done == null ? "" : done.date().toString());
    }

    private String municipalities(Line line) {
        return line.municipalities().stream().map(words::party).collect(Collectors.joining(", "));
    }

    private String address(Line line) {
        return site.address(line.place());
    }

    /** Note that links were sent; each is named by its agreement and version. */
    @PostMapping(PAGE)
    String report(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        var form = new Form(fields);
        LocalDate on = form.requiredDate("actDate");
        String reference = form.required("reference");
        var sent = new ArrayList<Sent>(form.values("sent", LinkListController::sent));
        if (!form.isSound()) {
            return answers.unreadable(form, flash, PAGE);
        }
        Uploads.Upload upload = uploads.read(file, form);
        return answers.noted(
                upload.isTaken()
                        ? publishing.report(sent, Objects.requireNonNull(on), reference, upload.sound(), actor)
                        : upload.reasons(),
                form,
                flash,
                "done.links-reported",
                PAGE);
    }

    private static Sent sent(String value) {
        int at = value.lastIndexOf(':');
        if (at < 0) {
            throw new IllegalArgumentException("Not an agreement with a version: " + value);
        }
        return new Sent(new AgreementId(value.substring(0, at)), Integer.parseInt(value.substring(at + 1)));
    }
}
