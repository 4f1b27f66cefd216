package no.avtaleverk.web.page;

import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.MunicipalityRisks;
import no.avtaleverk.workflow.ros.ProposingMeasures;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a row tells of the rest of the product: the draft, the other agreements, the deviations. */
@Component
final class RosRowUses {
    private final ProposingMeasures proposing;
    private final MunicipalityRisks municipalityRisks;
    private final AnalysingRisks analysing;
    private final PageWords words;

    RosRowUses(
            ProposingMeasures proposing,
            MunicipalityRisks municipalityRisks,
            AnalysingRisks analysing,
            PageWords words) {
        this.proposing = proposing;
        this.municipalityRisks = municipalityRisks;
        this.analysing = analysing;
        this.words = words;
    }

    /**
     * Where another agreement answers what the row lacks.
     *
     * @param kommuner for whom, where it is not for all of them; else empty
     */
    record Elsewhere(String requirement, String title, String href, String clause, List<String> kommuner) {}

    void tell(Agreement agreement, RosAnalysis analysis, RosItem item, Actor actor, Model model) {
        model.addAttribute(
                "mayPropose",
                proposing.draft(agreement) == ProposingMeasures.Draft.OPEN
                        && actor.mayDraft(agreement.circles().writing()));
        model.addAttribute("proposedOf", proposing.told(agreement, analysis, actor));
        model.addAttribute(
                "elsewhere",
                item.row().isRaised()
                        ? municipalityRisks.elsewhere(agreement, actor).getOrDefault(item.id(), List.of()).stream()
                                .map(this::line)
                                .toList()
                        : List.of());
        model.addAttribute(
                "contradicted",
                !analysing.besideDeviations(agreement, actor).against(item).isEmpty());
    }

    private Elsewhere line(MunicipalityRisks.Elsewhere one) {
        return new Elsewhere(
                words.requirement(one.requirement()),
                one.title(),
                "/agreements/" + one.agreement() + "#" + one.barrier().clause(),
                (one.barrier().number() + " " + one.barrier().heading()).strip(),
                one.forAll()
                        ? List.of()
                        : one.municipalities().stream()
                                .map(words::party)
                                .sorted()
                                .toList());
    }
}
