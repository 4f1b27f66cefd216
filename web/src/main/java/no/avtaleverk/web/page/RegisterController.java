package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register: all agreements the reader may know of. */
@Controller
final class RegisterController {
    private final Viewing viewing;
    private final PageWords words;

    RegisterController(Viewing viewing, PageWords words) {
        this.viewing = viewing;
        this.words = words;
    }

    /**
     * A row.
     *
     * @param since first day in force of the version in force today; absent when none is
     */
    record Line(
            Agreement agreement,
            List<PageWords.Chip> chips,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            boolean own) {}

    @GetMapping("/agreements")
    String register(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = new Form(fields);
        List<AgreementView> all = viewing.register(actor);
        List<Line> lines = all.stream()
                .filter(view -> matches(view.agreement(), form))
                .map(view -> line(view.agreement(), actor))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("all", all.size());
        model.addAttribute("given", form.given());
        model.addAttribute("municipalities", parties(all, true));
        model.addAttribute("trusts", parties(all, false));
        model.addAttribute("kinds", AgreementKind.values());
        model.addAttribute("states", AgreementState.values());
        model.addAttribute("texts", TextState.values());
        model.addAttribute("writtenStandards", Language.values());
        return "register";
    }

    private static boolean matches(Agreement agreement, Form form) {
        String text = form.text("text").toLowerCase(Locale.ROOT);
        String party = form.text("municipality");
        String trust = form.text("trust");
        String state = form.text("state");
        return (text.isEmpty()
                        || agreement.head().title().toLowerCase(Locale.ROOT).contains(text)
                        || agreement.head().parties().stream()
                                .anyMatch(p -> p.name().toLowerCase(Locale.ROOT).contains(text)))
                && isParty(agreement, party)
                && isParty(agreement, trust)
                && (state.isEmpty()
                        || agreement.state().name().equals(state)
                        || ("TEXT_" + agreement.text().name()).equals(state))
                && (form.text("kind").isEmpty() || agreement.kind().name().equals(form.text("kind")))
                && (form.text("language").isEmpty()
                        || agreement.head().language().code().equals(form.text("language")));
    }

    private static boolean isParty(Agreement agreement, String party) {
        return party.isEmpty()
                || agreement.head().parties().stream()
                        .anyMatch(p -> p.id().value().equals(party));
    }

    private Line line(Agreement agreement, Actor actor) {
        Period inForce = agreement.allMunicipalities().stream()
                .flatMap(party -> agreement.periodsInForce(party).stream())
                .filter(one -> one.period().contains(words.today()))
                .max(Comparator.comparingInt((Agreement.InForce one) -> number(one.version())))
                .map(Agreement.InForce::period)
                .orElse(null);
        var own = actor.organisation();
        return new Line(
                agreement,
                words.chips(agreement),
                inForce == null ? null : inForce.from(),
                inForce == null ? null : words.lastDay(inForce),
                own != null && agreement.head().hasParty(own));
    }

    private static int number(AgreementVersion version) {
        return version.number();
    }

    /** Names of the parties by id, in the order of the names. */
    private static Map<String, String> parties(List<AgreementView> all, boolean municipal) {
        var names = new TreeMap<String, String>();
        for (AgreementView view : all) {
            for (AgreementParty party : view.agreement().head().parties()) {
                if (party.isMunicipality() == municipal) {
                    names.put(party.name(), party.id().value());
                }
            }
        }
        return names;
    }
}
