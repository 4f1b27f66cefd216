package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.AlikeQuery;
import no.avtaleverk.search.SideBySide;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.TextQuestions;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.history.ClausesAsked;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same clause of all kommuner side by side. */
@Controller
final class AlikeController {
    private final TextQuestions questions;
    private final ClausesAsked asked;
    private final Viewing viewing;
    private final HistoryPages history;
    private final PartyRegister register;
    private final PageWords words;

    AlikeController(
            TextQuestions questions,
            ClausesAsked asked,
            Viewing viewing,
            HistoryPages history,
            PartyRegister register,
            PageWords words) {
        this.questions = questions;
        this.asked = asked;
        this.viewing = viewing;
        this.history = history;
        this.register = register;
        this.words = words;
    }

    /** The clause everything is held against. */
    private record Given(AgreementView view, Clause clause, ClauseText text) {}

    private record Answer(@Nullable Given given, @Nullable RequirementId requirement, SideBySide found) {}

    /** A kommune with where its text is. */
    record Holder(String name, String href) {}

    record GroupLine(
            SideBySide.Group group,
            int number,
            List<Holder> holders,
            List<DifferenceBlocks.Piece> heading,
            List<DifferenceBlocks.Block> body) {}

    @GetMapping("/history/alike")
    String alike(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        Answer answer = ask(form, on, actor);
        model.addAttribute("on", on);
        if (answer != null) {
            Given given = answer.given();
            model.addAttribute("clause", given == null ? null : given.clause());
            model.addAttribute("agreement", given == null ? null : given.view().agreement());
            model.addAttribute("requirement", answer.requirement());
            model.addAttribute("found", answer.found());
            model.addAttribute("groups", lines(answer.found()));
            model.addAttribute(
                    "agreements",
                    answer.found().groups().stream()
                            .flatMap(group -> group.places().stream())
                            .map(TextPlace::agreement)
                            .distinct()
                            .count());
            model.addAttribute(
                    "kommuner",
                    answer.found().groups().stream()
                            .flatMap(group -> group.municipalities().stream())
                            .distinct()
                            .count());
            model.addAttribute("csv", HistoryPages.href("/history/alike.csv", form.given()));
        }
        history.offer(model, form);
        return "history-alike";
    }

    @GetMapping("/history/alike.csv")
    ResponseEntity<byte[]> file(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        var form = new Form(fields);
        Answer answer = ask(form, history.on(form), actor);
        if (answer == null) {
            throw new NotFoundException();
        }
        var rows = new ArrayList<List<String>>();
        int number = 0;
        for (SideBySide.Group group : answer.found().groups()) {
            number++;
            for (TextPlace place : group.places()) {
                rows.add(List.of(
                        Integer.toString(number),
                        Integer.toString(group.share()),
                        place.versions().stream()
                                .flatMap(version -> version.inForce().stream())
                                .map(one -> words.party(one.municipality()))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        place.last().title(),
                        Integer.toString(place.last().version()),
                        (place.last().number() + " " + place.heading()).strip(),
                        place.text()));
            }
        }
        return AgreementPageController.file(
                SheetFiles.csv(HistoryPages.sheet(
                        List.of(
                                words.say("alike.wording"),
                                words.say("alike.share"),
                                words.say("field.municipality"),
                                words.say("history.agreement"),
                                words.say("history.version"),
                                words.say("alike.clause"),
                                words.say("alike.text")),
                        rows)),
                "samme-punkt.csv",
                SheetFiles.CSV);
    }

    private @Nullable Answer ask(Form form, LocalDate on, Actor actor) {
        AgreementId agreement = form.value("agreement", AgreementId::new);
        ClauseId clause = form.value("clause", ClauseId::new);
        RequirementId requirement = history.requirement(form, "requirement");
        HistoryPages.Scope scope = history.scope(form);
        Given given = agreement == null || clause == null ? null : given(agreement, clause, on, form, actor);
        if (given == null && requirement == null) {
            if (!form.given().isEmpty() && form.isSound()) {
                form.fault("requirement", "alike.fault.nothing");
            }
            return null;
        }
        if (!form.isSound()) {
            return null;
        }
        List<TextPlace> places = questions.alike(new AlikeQuery(
                given == null ? "" : given.text().heading(),
                given == null ? "" : given.text().body(),
                given == null ? requirement : null,
                on,
                scope.municipalities(),
                scope.trust(),
                actor));
        ClauseText against = given != null && given.view().agreement().kind().isStandardText() ? given.text() : null;
        return new Answer(given, given == null ? requirement : null, SideBySide.of(places, against, register, on));
    }

    private @Nullable Given given(AgreementId id, ClauseId clause, LocalDate on, Form form, Actor actor) {
        Optional<AgreementView> view = viewing.view(id, actor);
        if (view.isEmpty()) {
            form.fault("agreement", "fault.value");
            return null;
        }
        Optional<ClausesAsked.Asked> found = asked.find(view.get(), clause, on);
        if (found.isEmpty()) {
            form.fault("clause", "history.fault.clause");
            return null;
        }
        return new Given(view.get(), found.get().clause(), found.get().words());
    }

    private List<GroupLine> lines(SideBySide found) {
        var lines = new ArrayList<GroupLine>();
        for (SideBySide.Group group : found.groups()) {
            lines.add(new GroupLine(
                    group,
                    lines.size() + 1,
                    holders(group),
                    DifferenceBlocks.heading(group.heading(), DifferenceBlocks.Side.BOTH, Map.of(), Map.of()),
                    DifferenceBlocks.of(group.body(), DifferenceBlocks.Side.BOTH, Map.of(), Map.of())));
        }
        return lines;
    }

    private List<Holder> holders(SideBySide.Group group) {
        var holders = new ArrayList<Holder>();
        for (TextPlace place : group.places()) {
            for (TextPlace.InVersion version : place.versions()) {
                List<PartyId> kommuner = version.inForce().stream()
                        .map(TextPlace.InForce::municipality)
                        .distinct()
                        .toList();
                holders.add(new Holder(
                        kommuner.isEmpty()
                                ? version.title()
                                : kommuner.stream().map(words::party).collect(Collectors.joining(", ")),
                        "/agreements/" + place.agreement() + "?version=" + version.version() + "#" + place.clause()));
            }
        }
        return holders;
    }
}
