package no.avtaleverk.web.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.MinutesAnalysis.Found;
import no.avtaleverk.model.document.MinutesAnalysis.Proposal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.minutes.ReadingMinutes;
import no.avtaleverk.workflow.minutes.ReadingMinutes.Received;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A saksprotokoll fills in the form in which its vedtak is recorded. */
@Controller
final class MinutesPageController {
    private final AgreementPages pages;
    private final ReadingMinutes reading;
    private final PageAnswers answers;
    private final PageWords words;

    MinutesPageController(AgreementPages pages, ReadingMinutes reading, PageAnswers answers, PageWords words) {
        this.pages = pages;
        this.reading = reading;
        this.answers = answers;
        this.words = words;
    }

    /** A field as it was read. */
    record Line(String field, String value, String quote, boolean doubtful) {}

    @GetMapping("/agreements/{id}/decide/minutes")
    String ask(@PathVariable AgreementId id, Actor actor, Model model) {
        fill(id, actor, model);
        return "minutes";
    }

    @PostMapping("/agreements/{id}/decide/minutes")
    String read(@PathVariable AgreementId id, @RequestParam("file") MultipartFile file, Actor actor, Model model)
            throws IOException {
        AgreementVersion version = fill(id, actor, model);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        switch (reading.receive(id, name, file.getBytes(), actor)) {
            case Received.Proposed proposed -> {
                Proposal proposal = proposed.proposal();
                model.addAttribute("name", name);
                model.addAttribute("proposal", proposal);
                model.addAttribute("lines", lines(proposal));
                model.addAttribute(PageAnswers.GIVEN, given(proposal, proposed.file(), version));
            }
            case Received.Unreadable unreadable ->
                model.addAttribute(PageAnswers.FAULTS, List.of(new Fault(words.of(unreadable.fault()), "#file")));
            case Received.WithoutText none -> model.addAttribute("scan", true);
            case Received.Refused refused ->
                model.addAttribute(PageAnswers.FAULTS, answers.faults(refused.reasons(), id));
        }
        return "minutes";
    }

    private AgreementVersion fill(AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        PartyId own = actor.organisation();
        if (!view.inner() || own == null || !actor.mayRecordResolution(own)) {
            throw new NotFoundException();
        }
        AgreementVersion version = agreement.versionBefore(own).orElseThrow(NotFoundException::new);
        model.addAttribute("agreement", agreement);
        model.addAttribute("version", version);
        ResolutionForm.show(model, agreement, pages.text(view, version).clauses(), own);
        return version;
    }

    private List<Line> lines(Proposal proposal) {
        var lines = new java.util.ArrayList<Line>();
        add(lines, "organ", proposal.organ(), words::capital);
        add(lines, "date", proposal.date(), words::date);
        add(lines, "caseNumber", proposal.caseNumber(), number -> number);
        add(lines, "outcome", proposal.outcome(), words::capital);
        add(lines, "change", proposal.change(), change -> change);
        return lines;
    }

    private static <T> void add(
            List<Line> lines, String field, @Nullable Found<T> found, java.util.function.Function<T, String> shown) {
        if (found != null) {
            lines.add(new Line(field, shown.apply(found.value()), found.quote(), found.doubtful()));
        }
    }

    /** What the form starts with. */
    private static Map<String, String> given(Proposal proposal, Sha256 file, AgreementVersion version) {
        var given = new HashMap<String, String>();
        given.put("minutes", file.hex());
        given.put("version", String.valueOf(version.number()));
        put(given, "organ", proposal.organ());
        put(given, "date", proposal.date());
        put(given, "caseNumber", proposal.caseNumber());
        put(given, "outcome", proposal.outcome());
        put(given, "wording", proposal.wording());
        put(given, "change", proposal.change());
        return given;
    }

    private static void put(Map<String, String> given, String field, @Nullable Found<?> found) {
        if (found != null) {
            given.put(field, String.valueOf(found.value()));
        }
    }

    /** The minutes a recorded vedtak is documented by. */
    @GetMapping("/agreements/{id}/minutes/{digest}")
    ResponseEntity<byte[]> file(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        StoredFile file = reading.handOut(id, digest, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }
}
