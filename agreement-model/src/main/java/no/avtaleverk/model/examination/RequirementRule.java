package no.avtaleverk.model.examination;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;

/** What the text claims to answer, and what the law demands of a text of its kind, on the date it will be in force. */
final class RequirementRule implements Rule {
    private final RequirementCatalogue catalogue;
    private final Vocabulary words;

    RequirementRule(RequirementCatalogue catalogue, Vocabulary words) {
        this.catalogue = catalogue;
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        return Stream.of(claims(text), demanded(text), content(text)).flatMap(one -> one);
    }

    private Stream<Finding> claims(Examined text) {
        return text.claims().stream().flatMap(id -> catalogue.find(id).stream()).flatMap(requirement -> {
            if (!requirement.appliesOn(text.inForce())) {
                return Stream.of(finding(Kind.CLAIM_NOT_IN_FORCE, requirement));
            }
            return text.isAnswered(requirement.id())
                    ? Stream.empty()
                    : Stream.of(finding(Kind.CLAIM_UNANSWERED, requirement));
        });
    }

    private Stream<Finding> demanded(Examined text) {
        var demanded = new TreeSet<>(words.demanded().getOrDefault(text.kind(), Set.of()));
        if (text.head().jointMeasure()) {
            demanded.addAll(words.jointMeasure());
        }
        return demanded.stream()
                .filter(id -> !text.claims().contains(id) && !text.isAnswered(id))
                .flatMap(id -> catalogue.find(id).stream())
                .filter(requirement -> requirement.isDemandedOn(text.inForce()))
                .map(requirement -> finding(Kind.CONTENT_UNANSWERED, requirement));
    }

    /** A delavtale that neither claims nor answers anything the Act demands is hardly one. */
    private Stream<Finding> content(Examined text) {
        boolean none = Stream.concat(
                        text.claims().stream(), text.answers().stream().map(answer -> answer.requirement()))
                .noneMatch(this::isStatutoryContent);
        return text.kind() == AgreementKind.SUB_AGREEMENT && !text.clauses().isEmpty() && none
                ? Stream.of(words.finding(Kind.NO_STATUTORY_CONTENT, Spot.WHOLE, "", List.of(), null))
                : Stream.empty();
    }

    private boolean isStatutoryContent(RequirementId id) {
        return catalogue
                .find(id)
                .filter(requirement -> requirement.force() == Force.STATUTORY_CONTENT)
                .isPresent();
    }

    private static Finding finding(Kind kind, Requirement requirement) {
        return new Finding(
                kind,
                kind.severity(),
                Spot.WHOLE,
                "",
                List.of(requirement.id().value()),
                new Bilingual(requirement.source(), requirement.source()),
                null);
    }
}
