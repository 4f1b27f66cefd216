package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** The form in which a vedtak is recorded or put right. */
final class ResolutionForm {
    private ResolutionForm() {}

    /** The outcomes a person may choose; that a vedtak was set aside is recorded by itself. */
    static List<Outcome> outcomes() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome != Outcome.SET_ASIDE)
                .toList();
    }

    /** The organs of a party, in the order a case goes through them. */
    static List<Organ> organs(PartyId own) {
        return Arrays.stream(Organ.values())
                .filter(organ ->
                        organ == Organ.SSU || organ == Organ.OTHER || organ.isMunicipal() == own.isMunicipality())
                .toList();
    }

    /**
     * What the form needs to be shown.
     *
     * @param text decided on; its clauses may be pointed out as those a change concerns
     */
    static void show(Model model, Agreement agreement, Clauses text, @Nullable PartyId own) {
        model.addAttribute("organs", own == null ? List.of() : organs(own));
        model.addAttribute("usual", own == null ? null : agreement.kind().adoptingOrgan(own.isMunicipality()));
        model.addAttribute("outcomes", outcomes());
        model.addAttribute("choosable", text.list().stream().map(Line::of).toList());
        model.addAttribute(
                "needsAuthority",
                own != null
                        && !own.isMunicipality()
                        && agreement.kind().adoptingOrgan(false) != Organ.MANAGING_DIRECTOR);
    }

    /** A clause to choose. */
    record Line(ClauseId id, String title) {
        static Line of(Clause clause) {
            return new Line(clause.id(), clause.title());
        }
    }

    /** The vedtak as it was entered; empty when something can not be read, which the form then says. */
    static Optional<Resolution> read(Form form, PartyId party) {
        LocalDate date = form.requiredDate("date");
        form.required("organ");
        form.required("outcome");
        Organ organ = form.value("organ", Organ::valueOf);
        Outcome outcome = form.value("outcome", Outcome::valueOf);
        Integer version = form.value("version", Integer::valueOf);
        Sha256 text = form.value("text", Sha256::new);
        List<ClauseId> clauses = form.values("clauses", ClauseId::new);
        LocalDate again = form.date("postponedTo");
        Sha256 minutes = form.value("minutes", Sha256::new);
        if (outcome == Outcome.SET_ASIDE) {
            form.fault("outcome", "fault.value");
        }
        if (!form.isSound() || date == null || organ == null || outcome == null || version == null || text == null) {
            return Optional.empty();
        }
        boolean changes = outcome == Outcome.ADOPTED_WITH_CHANGE || outcome == Outcome.SUPPORTED;
        return Optional.of(new Resolution(
                        party,
                        organ,
                        date,
                        form.text("caseNumber"),
                        outcome,
                        version,
                        text,
                        form.text("wording"),
                        changes ? form.text("change") : "",
                        organ == Organ.MANAGING_DIRECTOR ? form.text("authority") : "",
                        minutes)
                .concerning(changes ? clauses : List.of())
                .postponedTo(outcome == Outcome.POSTPONED ? again : null));
    }
}
