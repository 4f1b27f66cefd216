package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Known;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.history.Recalled;
import no.avtaleverk.workflow.history.Recalling;
import no.avtaleverk.workflow.history.RegisterLine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What held on a date, as the register knew it on another. */
@Controller
final class RecallController {
    private static final int MOST_LINES = 500;

    private final Recalling recalling;
    private final AgreementPages pages;
    private final HistoryPages history;
    private final PartyRegister register;
    private final PageWords words;

    RecallController(
            Recalling recalling, AgreementPages pages, HistoryPages history, PartyRegister register, PageWords words) {
        this.recalling = recalling;
        this.pages = pages;
        this.history = history;
        this.register = register;
        this.words = words;
    }

    /**
     * A party as it was called then.
     *
     * @param now what it is called or has become since; empty when it is the same
     */
    record PartyThen(
            String name,
            String now,
            @Nullable LocalDate joined,
            @Nullable LocalDate left) {}

    /** A fact that came late. */
    record LateLine(Known.Late late, String what) {}

    /** A line of the register, with the name of the kommune as it was then. */
    record Line(RegisterLine line, String kommune, String now) {}

    @GetMapping("/agreements/{id}/at")
    String at(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        LocalDate known = known(form);
        Recalled recalled = recalling.agreement(id, on, known, actor).orElseThrow(NotFoundException::new);
        Agreement agreement = recalled.view().agreement();
        model.addAttribute("agreement", agreement);
        model.addAttribute(
                "titled",
                recalled.version()
                        .map(AgreementVersion::head)
                        .orElse(agreement.head())
                        .title());
        model.addAttribute("view", recalled.view());
        model.addAttribute("recalled", recalled);
        model.addAttribute("on", on);
        model.addAttribute("known", known);
        recalled.version().ifPresent(version -> {
            AgreementPages.Text text = pages.text(recalled.view(), version);
            model.addAttribute("shown", text);
            model.addAttribute("clauses", pages.clauses(agreement, text));
            model.addAttribute(
                    "parties",
                    agreement.parties(version).stream()
                            .map(party -> then(party, on))
                            .toList());
        });
        model.addAttribute(
                "late",
                recalled.late().stream()
                        .map(one -> new LateLine(one, words.event(one.entry().event(), agreement.clauses())))
                        .toList());
        history.offer(model, form);
        return "agreement-at";
    }

    private PartyThen then(AgreementParty party, LocalDate on) {
        String name = words.party(party.id(), on);
        String now = bearers(party.id());
        return new PartyThen(name, name.equals(now) ? "" : now, party.joined(), party.left());
    }

    private String bearers(PartyId party) {
        return String.join(
                ", ",
                register.bearersOn(party, words.today()).stream()
                        .map(one -> words.party(one, words.today()))
                        .toList());
    }

    private @Nullable LocalDate known(Form form) {
        LocalDate known = form.date("known");
        return known == null || !known.isBefore(words.today()) ? null : known;
    }

    @GetMapping("/history/register")
    String register(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        LocalDate known = known(form);
        HistoryPages.Scope scope = history.usualScope(form, actor);
        List<Line> lines = form.isSound() ? lines(scope, on, known, actor) : List.of();
        model.addAttribute("on", on);
        model.addAttribute("known", known);
        model.addAttribute("trust", scope.municipalities().isEmpty() ? scope.trust() : null);
        model.addAttribute("count", lines.size());
        model.addAttribute("lines", lines.stream().limit(MOST_LINES).toList());
        model.addAttribute(
                "later",
                lines.stream()
                        .filter(line -> line.line().knowledge() != RegisterLine.Knowledge.KNOWN)
                        .count());
        model.addAttribute("csv", HistoryPages.href("/history/register.csv", form.given()));
        history.offer(model, form, scope);
        return "history-register";
    }

    @GetMapping("/history/register.csv")
    ResponseEntity<byte[]> file(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        var form = new Form(fields);
        LocalDate on = history.on(form);
        LocalDate known = known(form);
        HistoryPages.Scope scope = history.usualScope(form, actor);
        if (!form.isSound()) {
            throw new NotFoundException();
        }
        var rows = new ArrayList<List<String>>();
        for (Line line : lines(scope, on, known, actor)) {
            Agreement.InForce one = line.line().inForce();
            LocalDate last = words.lastDay(one.period());
            rows.add(List.of(
                    line.kommune(),
                    line.now(),
                    one.version().head().title(),
                    Integer.toString(one.version().number()),
                    one.period().from().toString(),
                    last == null ? "" : last.toString(),
                    words.of(line.line().knowledge())));
        }
        return AgreementPageController.file(
                SheetFiles.csv(HistoryPages.sheet(
                        List.of(
                                words.say("field.municipality"),
                                words.say("known.now-called"),
                                words.say("history.agreement"),
                                words.say("history.version"),
                                words.say("history.from"),
                                words.say("history.to"),
                                words.say("known.knowledge")),
                        rows)),
                "i-kraft.csv",
                SheetFiles.CSV);
    }

    private List<Line> lines(HistoryPages.Scope scope, LocalDate on, @Nullable LocalDate known, Actor actor) {
        Set<PartyId> parties = new TreeSet<>(scope.municipalities());
        PartyId trust = scope.trust();
        boolean both = trust != null && !parties.isEmpty();
        if (trust != null && !both) {
            parties.addAll(register.withTrustsUnder(trust));
        }
        PartyId needed = both ? trust : null;
        return recalling.register(parties, on, known, actor).stream()
                .filter(line -> needed == null || isWith(line, needed))
                .map(line -> {
                    PartyId municipality = line.inForce().municipality();
                    String then = words.party(municipality, on);
                    String now = bearers(municipality);
                    return new Line(line, then, then.equals(now) ? "" : now);
                })
                .toList();
    }

    private boolean isWith(RegisterLine line, PartyId trust) {
        Set<PartyId> trusts = register.withTrustsUnder(trust);
        return line.inForce().version().head().partyIds().stream().anyMatch(trusts::contains);
    }
}
