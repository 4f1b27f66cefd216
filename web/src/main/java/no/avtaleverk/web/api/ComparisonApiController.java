package no.avtaleverk.web.api;

import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.comparison.ComparedText;
import no.avtaleverk.web.comparison.ComparedTexts;
import no.avtaleverk.web.comparison.Comparison;
import no.avtaleverk.web.comparison.TextReference;
import no.avtaleverk.web.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparison of any two texts the asker may read. */
@RestController
final class ComparisonApiController {
    private final ComparedTexts texts;

    ComparisonApiController(ComparedTexts texts) {
        this.texts = texts;
    }

    @GetMapping("/api/v1/agreements/{id}/comparison")
    Answers.ComparisonTold versions(
            @PathVariable AgreementId id, @RequestParam int from, @RequestParam int to, Actor actor) {
        return ComparisonTelling.ofVersions(
                id,
                from,
                to,
                Comparison.of(
                        text(new TextReference.OfAgreement(id, from), actor),
                        text(new TextReference.OfAgreement(id, to), actor)));
    }

    @GetMapping("/api/v1/comparison")
    Answers.TextComparisonTold texts(@RequestParam TextReference left, @RequestParam TextReference right, Actor actor) {
        return ComparisonTelling.ofTexts(Comparison.of(text(left, actor), text(right, actor)));
    }

    /** Each side by itself must be one the asker may read. */
    private ComparedText text(TextReference reference, Actor actor) {
        return texts.find(reference, actor).orElseThrow(ProblemException::notFound);
    }
}
