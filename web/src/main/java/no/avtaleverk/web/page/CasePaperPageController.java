package no.avtaleverk.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.casepaper.CasePapers;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The case papers of a version: made for every party in one run, fetched, handed over. */
@Controller
final class CasePaperPageController {
    private final AgreementPages pages;
    private final CasePapers papers;
    private final PageAnswers answers;

    CasePaperPageController(AgreementPages pages, CasePapers papers, PageAnswers answers) {
        this.pages = pages;
        this.papers = papers;
        this.answers = answers;
    }

    /** A party with the papers the reader may read; absent where there is none. */
    record PartyPapers(
            AgreementParty party,
            @Nullable Language language,
            @Nullable CasePaper decision,
            @Nullable CasePaper note) {}

    @GetMapping("/agreements/{id}/case-papers")
    String show(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        AgreementVersion shown = version(view, version);
        List<CasePaper> readable = papers.papers(id, shown.number(), actor);
        var lines = new ArrayList<PartyPapers>();
        for (AgreementParty party : view.agreement().parties(shown)) {
            CasePaper decision = of(readable, party, CasePaper.Kind.CASE);
            CasePaper note = of(readable, party, CasePaper.Kind.STATUS_NOTE);
            CasePaper any = decision == null ? note : decision;
            lines.add(new PartyPapers(party, any == null ? null : any.language(), decision, note));
        }
        boolean mayMake = papers.mayMake(view.agreement(), shown.number(), actor);
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("text", null);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("version", shown);
        model.addAttribute("versions", AgreementPages.versions(view));
        model.addAttribute("lines", lines);
        model.addAttribute("any", !readable.isEmpty());
        model.addAttribute("mayMake", mayMake);
        model.addAttribute("run", papers.run(id, shown.number(), actor).orElse(null));
        model.addAttribute("kinds", CasePaper.Kind.values());
        model.addAttribute(
                "waiting",
                mayMake
                        ? java.util.Arrays.stream(CasePaper.Kind.values())
                                .filter(kind -> readable.stream()
                                        .anyMatch(paper -> paper.kind() == kind && paper.handedOver() == null))
                                .toList()
                        : List.of());
        return partial ? "case-papers :: papers" : "case-papers";
    }

    private static @Nullable CasePaper of(List<CasePaper> papers, AgreementParty party, CasePaper.Kind kind) {
        return papers.stream()
                .filter(paper -> paper.party().equals(party.id()) && paper.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /** The version asked for, else the one that lies with the parties, else the newest. */
    private static AgreementVersion version(AgreementView view, @Nullable Integer asked) {
        if (!view.inner() || view.agreement().kind().isStandardText()) {
            throw new NotFoundException();
        }
        List<AgreementVersion> known = AgreementPages.versions(view);
        Optional<AgreementVersion> found = asked == null
                ? view.agreement().versionInReview().filter(known::contains).or(() -> known.stream()
                        .findFirst())
                : known.stream().filter(one -> one.number() == asked).findFirst();
        return found.orElseThrow(NotFoundException::new);
    }

    @PostMapping("/agreements/{id}/case-papers")
    String make(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("kind");
        CasePaper.Kind kind = form.value("kind", CasePaper.Kind::valueOf);
        Integer number = form.value("version", Integer::valueOf);
        AgreementVersion version = version(pages.view(id, actor), number);
        String back = "/agreements/" + id + "/case-papers?version=" + version.number();
        if (kind == null || !form.isSound()) {
            return answers.unreadable(form, flash, back);
        }
        if (papers.start(id, version.number(), kind, actor) instanceof CasePapers.Asked.Refused refused) {
            flash.addFlashAttribute(PageAnswers.FAULTS, answers.faults(refused.reasons(), id));
        }
        return "redirect:" + back;
    }

    @PostMapping("/agreements/{id}/case-papers/handover")
    String handOver(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("kind");
        CasePaper.Kind kind = form.value("kind", CasePaper.Kind::valueOf);
        Integer number = form.value("version", Integer::valueOf);
        AgreementVersion version = version(pages.view(id, actor), number);
        String back = "/agreements/" + id + "/case-papers?version=" + version.number();
        if (kind == null || !form.isSound()) {
            return answers.unreadable(form, flash, back);
        }
        return answers.to(
                papers.handOver(id, version.number(), kind, actor), id, form, flash, "done.handed-over", back, back);
    }

    @GetMapping("/agreements/{id}/case-papers/{digest}")
    ResponseEntity<byte[]> file(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        StoredFile file = papers.handOut(id, digest, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }

    /** All newest papers of a kind that the person may read, in one file. */
    @GetMapping("/agreements/{id}/case-papers/{version}/{kind}.zip")
    ResponseEntity<byte[]> all(
            @PathVariable AgreementId id, @PathVariable int version, @PathVariable CasePaper.Kind kind, Actor actor)
            throws IOException {
        version(pages.view(id, actor), version);
        var out = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (var zip = new ZipOutputStream(out)) {
            for (CasePaper paper : papers.papers(id, version, actor)) {
                if (paper.kind() == kind) {
                    for (Sha256 digest : List.of(paper.docx(), paper.pdf())) {
                        StoredFile file = papers.handOut(id, digest, actor).orElseThrow(NotFoundException::new);
                        // Two parties of one name are told apart by the digest.
                        String name = names.add(file.name()) ? file.name() : digest.abbreviated() + " " + file.name();
                        zip.putNextEntry(new ZipEntry(name));
                        zip.write(file.bytes());
                        zip.closeEntry();
                    }
                }
            }
        }
        if (names.isEmpty()) {
            throw new NotFoundException();
        }
        return AgreementPageController.file(
                out.toByteArray(), "saksdokument-v%d.zip".formatted(version), "application/zip");
    }
}
