package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two texts of one agreement, clause by clause and word by word. */
@Controller
final class ComparisonController {
    private final AgreementPages pages;

    /** A changed clause alone, or a run of unchanged ones to be folded. */
    record Part(TextDifference.@Nullable ClauseDifference changed, List<TextDifference.ClauseDifference> folded) {}

    ComparisonController(AgreementPages pages) {
        this.pages = pages;
    }

    @GetMapping("/agreements/{id}/comparison")
    String compare(
            @PathVariable AgreementId id,
            @RequestParam @Nullable Integer from,
            @RequestParam @Nullable Integer to,
            @RequestParam(defaultValue = "inline") String layout,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        List<AgreementVersion> versions = AgreementPages.versions(view);
        boolean draft = AgreementPages.hasDraft(view);
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("versions", versions);
        model.addAttribute("hasDraft", draft);
        model.addAttribute("sides", layout.equals("sides"));
        if (versions.size() + (draft ? 1 : 0) < 2) {
            return "comparison";
        }
        int newest = draft ? 0 : versions.getFirst().number();
        int before = draft ? versions.getFirst().number() : versions.get(1).number();
        AgreementPages.Text old = pages.text(view, from == null ? before : from);
        AgreementPages.Text young = pages.text(view, to == null ? newest : to);
        TextDifference difference = TextDifference.between(filled(old), filled(young));
        model.addAttribute("old", old);
        model.addAttribute("young", young);
        model.addAttribute("difference", difference);
        model.addAttribute("parts", parts(difference));
        model.addAttribute("kinds", TextDifference.Kind.values());
        model.addAttribute(
                "moved",
                difference.clauses().stream().filter(one -> one.moved()).count());
        return "comparison";
    }

    /** The words as people read them, each version with its own values for the parameters. */
    private static Clauses filled(AgreementPages.Text text) {
        return text.clauses().filled(text.head());
    }

    private static List<Part> parts(TextDifference difference) {
        var parts = new ArrayList<Part>();
        for (TextDifference.ClauseDifference one : difference.clauses()) {
            if (one.isChanged()) {
                parts.add(new Part(one, List.of()));
            } else if (parts.isEmpty() || parts.getLast().changed() != null) {
                parts.add(new Part(null, new ArrayList<>(List.of(one))));
            } else {
                parts.getLast().folded().add(one);
            }
        }
        return parts;
    }
}
