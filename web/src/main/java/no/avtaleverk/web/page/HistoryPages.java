package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages with questions of time, absence and difference have in common. */
@Component
final class HistoryPages {
    private static final Set<String> FIELDS = Set.of(
            "q",
            "on",
            "known",
            "municipality",
            "trust",
            "requirement",
            "holds",
            "answers",
            "lacks",
            "unanswered",
            "agreement",
            "clause",
            "standard",
            "only",
            "page");

    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final PageWords words;

    HistoryPages(PartyRegister register, RequirementCatalogue catalogue, PageWords words) {
        this.register = register;
        this.catalogue = catalogue;
        this.words = words;
    }

    /** Something to choose in a list. */
    record Choice(String value, String name) {}

    /** What is asked of which kommuner and which trust. */
    record Scope(Set<PartyId> municipalities, @Nullable PartyId trust) {}

    /** Read the fields of {@link #offer}; what is not in the register becomes a fault. */
    Scope scope(Form form) {
        PartyId municipality = known(form, "municipality");
        return new Scope(municipality == null ? Set.of() : Set.of(municipality), known(form, "trust"));
    }

    private @Nullable PartyId known(Form form, String name) {
        PartyId party = form.value(name, PartyId::new);
        if (party != null && register.find(party).isEmpty()) {
            form.fault(name, "fault.value");
            return null;
        }
        return party;
    }

    /** The day asked for; today when there is none. */
    LocalDate on(Form form) {
        LocalDate on = form.date("on");
        return on == null ? words.today() : on;
    }

    /** The requirement asked for; one that never was is a fault. */
    @Nullable
    RequirementId requirement(Form form, String name) {
        RequirementId id = form.value(name, RequirementId::new);
        if (id != null && !catalogue.contains(id)) {
            form.fault(name, "fault.value");
            return null;
        }
        return id;
    }

    /** Offer what can be chosen, show again what was given, and tell the faults. */
    void offer(Model model, Form form) {
        offer(model, form, form.given());
    }

    /** As {@link #offer(Model, Form)}, with the trust that was meant chosen when none was. */
    void offer(Model model, Form form, Scope scope) {
        var given = new HashMap<>(form.given());
        PartyId trust = scope.trust();
        if (trust != null) {
            given.put("trust", trust.value());
        }
        offer(model, form, given);
    }

    private void offer(Model model, Form form, Map<String, String> given) {
        model.addAttribute("given", given);
        model.addAttribute("municipalityChoices", municipalities());
        model.addAttribute("trustChoices", trusts());
        model.addAttribute("requirementList", catalogue.all());
        faults(model, form);
    }

    void faults(Model model, Form form) {
        PageAnswers.tellFaults(form, "history.field.", words, model);
    }

    /** Every kommune there has been, the former ones with the last day they were. */
    private List<Choice> municipalities() {
        LocalDate today = words.today();
        return register.all().stream()
                .filter(Municipality.class::isInstance)
                .map(Municipality.class::cast)
                .sorted(Comparator.comparing(one -> one.nameOn(today)))
                .map(one -> new Choice(
                        one.id().value(),
                        one.existsOn(today)
                                ? one.nameOn(today)
                                : words.say("history.former", one.nameOn(today), lastYear(one))))
                .toList();
    }

    private static String lastYear(Municipality municipality) {
        LocalDate until = municipality.designations().getLast().period().until();
        return until == null ? "" : Integer.toString(until.minusDays(1).getYear());
    }

    private List<Choice> trusts() {
        LocalDate today = words.today();
        var choices = new ArrayList<Choice>();
        register.all().stream()
                .filter(RegionalHealthAuthority.class::isInstance)
                .filter(party -> party.existsOn(today))
                .forEach(party -> choices.add(new Choice(party.id().value(), party.formalNameOn(today))));
        register.trustsOn(today)
                .forEach(party -> choices.add(new Choice(party.id().value(), party.formalNameOn(today))));
        return choices;
    }

    /** A link with what was given, but for what no page asks. */
    static String href(String path, Map<String, String> given) {
        return Hrefs.of(path, given, FIELDS);
    }

    /** The trust a person's own work is about, for those who have chosen neither kommune nor trust. */
    PartyId usualTrust(Actor actor) {
        PartyId own = actor.organisation();
        return (own == null ? actor.remit().stream().sorted() : Stream.of(own))
                .flatMap(one -> one.isMunicipality()
                        ? register.bearersOn(one, words.today()).stream().flatMap(now -> register.trustOf(now).stream())
                        : Stream.of(one))
                .findFirst()
                .orElseGet(() -> register.trustsOn(words.today()).getFirst().id());
    }

    /** What is asked of, or when nothing is chosen all that the person's own work is about. */
    Scope usualScope(Form form, Actor actor) {
        Scope scope = scope(form);
        return scope.municipalities().isEmpty() && scope.trust() == null
                ? new Scope(Set.of(), usualTrust(actor))
                : scope;
    }

    /** A table for a file. */
    static Sheet sheet(List<String> columns, List<List<String>> rows) {
        var lines = new ArrayList<Sheet.Line>();
        for (List<String> row : rows) {
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < columns.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    cells.put(columns.get(i), row.get(i));
                }
            }
            lines.add(new Sheet.Line(lines.size() + 1, cells));
        }
        return new Sheet(columns, lines);
    }
}
