package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Joining;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.membership.ChangingParties;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is party to a running agreement: coming, and going by agreement. */
@Controller
final class MembershipPageController {
    private final AgreementPages pages;
    private final ChangingParties changing;
    private final PartyRegister register;
    private final PageAnswers answers;
    private final PageWords words;

    MembershipPageController(
            AgreementPages pages,
            ChangingParties changing,
            PartyRegister register,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.changing = changing;
        this.register = register;
        this.answers = answers;
        this.words = words;
    }

    /**
     * A party and since when.
     *
     * @param joining how it came, when later than the others
     * @param joined whether that is complete
     * @param document the PDF it signs, with the signatures so far; absent where all sign others
     * @param lastDay the last day as party; absent while it stays
     * @param adopted whether it has adopted the version
     * @param lacking those who have yet to sign its document, in words
     */
    record Line(
            AgreementParty party,
            @Nullable Joining joining,
            boolean joined,
            @Nullable Sha256 document,
            @Nullable LocalDate lastDay,
            boolean adopted,
            String lacking) {}

    @GetMapping("/agreements/{id}/parties")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        LocalDate today = words.today();
        AgreementVersion version = agreement.inForceAnywhere(today).orElse(null);
        if (!view.inner() || agreement.versions().isEmpty()) {
            throw new NotFoundException();
        }
        AgreementVersion shown = version == null ? AgreementPages.versions(view).getFirst() : version;
        Set<PartyId> bound = agreement.circles().bound(today);
        PartyId own = actor.organisation();
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("version", shown);
        model.addAttribute(
                "lines",
                agreement.parties(shown).stream()
                        .map(party -> line(agreement, shown, party))
                        .toList());
        boolean mayOffer = version != null && actor.mayCoordinate(bound);
        model.addAttribute("mayOffer", mayOffer);
        model.addAttribute("candidates", mayOffer ? candidates(agreement, shown) : List.of());
        model.addAttribute(
                "mayLeave",
                own != null
                        && actor.mayRecordResolution(own)
                        && agreement.circles().concerned(today).contains(own)
                        && agreement.membership().leaving(own, shown).isEmpty()
                        && (own.isMunicipality() || agreement.head().trusts().size() > 1));
        return "parties";
    }

    private Line line(Agreement agreement, AgreementVersion version, AgreementParty party) {
        Joining joining = agreement.membership().joining(party.id(), version).orElse(null);
        LocalDate left = party.left();
        return new Line(
                party,
                joining,
                joining == null || agreement.membership().hasJoined(joining),
                joining == null
                        ? null
                        : agreement.signatures(version).document(party.id()).orElse(null),
                left == null ? null : left.minusDays(1),
                agreement.adoption(party.id(), version).isPresent(),
                joining == null
                        ? ""
                        : agreement.parties(version).stream()
                                .filter(one -> !one.isMunicipality() || one.id().equals(party.id()))
                                .filter(one -> !agreement.signatures(version).isSigned(one.id(), party.id()))
                                .map(AgreementParty::name)
                                .collect(Collectors.joining(", ")));
    }

    /** A kommune that may be asked. */
    record Candidate(PartyId id, String name) {}

    private List<Candidate> candidates(Agreement agreement, AgreementVersion version) {
        Set<PartyId> within =
                agreement.parties(version).stream().map(AgreementParty::id).collect(Collectors.toSet());
        LocalDate today = words.today();
        return register.municipalitiesOn(today).stream()
                .filter(municipality -> !within.contains(municipality.id()))
                .map(municipality -> new Candidate(municipality.id(), municipality.formalNameOn(today)))
                .sorted(java.util.Comparator.comparing(Candidate::name))
                .toList();
    }

    @PostMapping("/agreements/{id}/parties/offer")
    String offer(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/parties";
        form.required("municipality");
        PartyId municipality = form.value("municipality", PartyId::new);
        LocalDate from = form.requiredDate("joinFrom");
        String reference = form.required("consent");
        Integer version = form.value("version", Integer::valueOf);
        if (!form.isSound() || municipality == null || from == null || version == null) {
            return answers.unreadable(form, flash, back);
        }
        return answers.here(
                changing.offer(id, version, municipality, from, reference, actor),
                id,
                form,
                flash,
                "done.offered",
                back);
    }

    @PostMapping("/agreements/{id}/parties/leave")
    String leave(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/parties";
        LocalDate decided = form.requiredDate("leaveDecided");
        LocalDate last = form.requiredDate("leaveLast");
        String reference = form.required("leaveConsent");
        PartyId own = actor.organisation();
        if (!form.isSound() || decided == null || last == null || own == null) {
            return answers.unreadable(form, flash, back);
        }
        return answers.here(
                changing.leave(id, own, decided, last.plusDays(1), reference, actor),
                id,
                form,
                flash,
                "done.left",
                back);
    }
}
