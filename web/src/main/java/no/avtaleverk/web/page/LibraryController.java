package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.templates.standard.ClauseLibrary;
import no.avtaleverk.templates.standard.ClauseLibrary.LibraryClause;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.workflow.drafting.Drafting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The clause library, opened from a draft at the place where a clause shall stand. */
@Controller
final class LibraryController {
    private static final int SIZE = 12;
    private static final int BEGINNING = 200;
    private static final int NEAR = 2;

    private final AgreementPages pages;
    private final Drafting drafting;
    private final RequirementCatalogue catalogue;
    private final StandardTexts standards;
    private final PageAnswers answers;
    private final PageWords words;

    LibraryController(
            AgreementPages pages,
            Drafting drafting,
            RequirementCatalogue catalogue,
            StandardTexts standards,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.drafting = drafting;
        this.catalogue = catalogue;
        this.standards = standards;
        this.answers = answers;
        this.words = words;
    }

    /**
     * A clause on offer.
     *
     * @param beginning of its text, enough to know it by
     * @param standing the clause of the draft that has its id
     * @param lacking what the draft must be told before the text is whole
     */
    record OfferLine(
            LibraryClause clause,
            String heading,
            String beginning,
            @Nullable StandardText standard,
            List<TextBlocks.Block> blocks,
            @Nullable Clause standing,
            List<String> lacking) {}

    /** A link to another page of clauses. */
    record PageLink(int number, String href, boolean current) {}

    @GetMapping("/agreements/{id}/edit/library")
    String library(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Actor actor,
            Model model) {
        var form = new Form(fields);
        Agreement agreement = pages.editable(id, actor);
        RequirementId requirement = form.value("requirement", RequirementId::new);
        String standard = form.text("standard");
        ClauseLibrary library = standards.clauses();
        List<LibraryClause> found = library.find(
                new ClauseLibrary.Wish(form.text("q"), requirement, null, standard.isEmpty() ? null : standard));
        Integer asked = form.value("page", Integer::valueOf);
        int last = Math.max(0, (found.size() - 1) / SIZE);
        int page = asked == null ? 0 : Math.clamp(asked, 0, last);

        model.addAttribute("agreement", agreement);
        model.addAttribute("after", after(form, agreement).orElse(null));
        model.addAttribute("wanted", requirement == null ? "" : requirement.value());
        model.addAttribute("standard", standard);
        model.addAttribute("q", form.text("q"));
        model.addAttribute("standards", standards.all());
        model.addAttribute("answerable", answerable(library));
        model.addAttribute("total", found.size());
        model.addAttribute(
                "offers",
                found.stream()
                        .skip((long) page * SIZE)
                        .limit(SIZE)
                        .map(clause -> line(clause, agreement))
                        .toList());
        model.addAttribute("pages", links(fields, id, page, last));
        return partial ? "library :: results" : "library";
    }

    /** The clause after which one shall stand: the one asked for, else the last. */
    private static Optional<Clause> after(Form form, Agreement agreement) {
        if (form.text("after").equals("first") || agreement.clauses().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(form.value("after", ClauseId::new))
                .flatMap(agreement.clauses()::find)
                .or(() -> Optional.of(agreement.clauses().list().getLast()));
    }

    /** The requirements that some clause on offer answers or is about. */
    private List<Requirement> answerable(ClauseLibrary library) {
        return catalogue.all().stream()
                .filter(requirement -> library.all().stream().anyMatch(clause -> clause.isFor(requirement.id())))
                .toList();
    }

    private OfferLine line(LibraryClause clause, Agreement agreement) {
        ClauseText text = clause.words(agreement.head().language());
        Map<String, String> parameters = agreement.head().parameters();
        var used = new TreeSet<>(Parameters.usedIn(text.heading()));
        used.addAll(Parameters.usedIn(text.body()));
        return new OfferLine(
                clause,
                text.heading(),
                beginning(Parameters.fill(text.body(), agreement.head())),
                standards.find(clause.standard()).orElse(null),
                TextBlocks.of(text.body(), parameters),
                agreement.clauses().find(clause.id()).orElse(null),
                used.stream()
                        .filter(name -> parameters.getOrDefault(name, "").isBlank())
                        .map(name ->
                                standards.clauses().asks(name).map(words::in).orElse(name))
                        .toList());
    }

    /** The first line, cut between two words. */
    private static String beginning(String body) {
        String line = body.lines().findFirst().orElse("");
        int cut = line.lastIndexOf(' ', BEGINNING);
        return line.length() <= BEGINNING || cut < 0 ? line : line.substring(0, cut) + " …";
    }

    /** The first, the last, and those near the one that is shown. */
    private static List<PageLink> links(MultiValueMap<String, String> fields, AgreementId id, int current, int last) {
        var links = new ArrayList<PageLink>();
        for (int page = 0; last > 0 && page <= last; page++) {
            if (page > 0 && page < last && Math.abs(page - current) > NEAR) {
                continue;
            }
            String href = UriComponentsBuilder.fromPath("/agreements/" + id + "/edit/library")
                    .queryParams(fields)
                    .replaceQueryParam("page", page)
                    .encode()
                    .toUriString();
            links.add(new PageLink(page + 1, href, page == current));
        }
        return links;
    }

    /** Put a clause of the library into the draft, with what it answers. */
    @PostMapping("/agreements/{id}/edit/library")
    String insert(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String edit = "/agreements/" + id + "/edit";
        Agreement agreement = pages.editable(id, actor);
        ClauseId asked = form.value("clause", ClauseId::new);
        LibraryClause clause =
                Optional.ofNullable(asked).flatMap(standards.clauses()::find).orElseThrow(NotFoundException::new);
        ClauseId after = form.value("after", ClauseId::new);
        if (!form.isSound()) {
            return answers.unreadable(form, flash, edit + "/library");
        }
        int before = Optional.ofNullable(after)
                .flatMap(agreement.clauses()::find)
                .map(Clause::level)
                .orElse(0);
        Decision decision = drafting.insertClause(
                id,
                after,
                clause.levelAfter(before),
                clause.id(),
                clause.words(agreement.head().language()),
                clause.answers(),
                actor);
        String onward = decision instanceof Decision.Accepted accepted
                        && accepted.change().event() instanceof AuditEvent.ClauseAdded added
                ? edit + "#" + added.clause()
                : edit;
        String done = clause.answers().isEmpty() ? "done.inserted" : "done.inserted-with-answers";
        return answers.to(
                decision, id, form, flash, done, onward, edit + "/library" + (after == null ? "" : "?after=" + after));
    }
}
