package no.avtaleverk.workflow.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.CriteriaContent;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;

/** The requirements of a day as criteria of an audit. */
public final class Criteria {
    private final RequirementCatalogue catalogue;
    private final LawHistory law;
    private final Changes changes;

    public Criteria(RequirementCatalogue catalogue, LawHistory law, Changes changes) {
        this.catalogue = catalogue;
        this.law = law;
        this.changes = changes;
    }

    /** What was looked for on a date in Norway. */
    public CriteriaContent on(LocalDate on, Language language) {
        List<Requirement> criteria = catalogue.appliedOn(on);
        LocalDate edition = law.editions().stream()
                .map(LawHistory.Edition::from)
                .filter(from -> !from.isAfter(on))
                .reduce((earlier, later) -> later)
                .orElse(law.beginning());
        Sha256 digest = Sha256.of(criteria.stream()
                .map(one -> String.join(
                        "\t",
                        one.id().toString(),
                        one.title().nb(),
                        one.title().nn(),
                        one.force().key(),
                        one.source(),
                        one.applies().toString(),
                        String.valueOf(one.statutoryFrom()),
                        String.valueOf(one.quote())))
                .collect(Collectors.joining("\n")));
        return new CriteriaContent(on, edition, digest, language, changes.now(), criteria);
    }
}
