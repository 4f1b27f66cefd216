package no.avtaleverk.web.examination;

import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.examination.Examination;
import no.avtaleverk.model.examination.Examined;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Component;

/** Examines a text with what its reader may know of the other agreements between the parties. */
@Component
public final class Examining {
    private final Examination examination;
    private final Viewing viewing;
    private final Changes changes;

    Examining(Examination examination, Viewing viewing, Changes changes) {
        this.examination = examination;
        this.viewing = viewing;
        this.changes = changes;
    }

    /** What is found in the text being written. */
    public List<Finding> draft(Agreement agreement, Actor by) {
        return findings(agreement, agreement.head(), agreement.clauses(), by);
    }

    /** What is found in a version. */
    public List<Finding> version(AgreementView view, AgreementVersion version, Actor by) {
        return findings(view.agreement(), version.head(), viewing.clauses(view, version), by);
    }

    private List<Finding> findings(Agreement agreement, Head head, Clauses clauses, Actor by) {
        // Reading the register is dear beside the rest, and few texts speak of other agreements by number.
        List<String> others = Examined.namesOthers(clauses) ? others(agreement, head, by) : List.of();
        return examination.of(Examined.of(agreement, head, clauses, changes.today(), others));
    }

    private List<String> others(Agreement agreement, Head head, Actor by) {
        return viewing.register(by).stream()
                .map(AgreementView::agreement)
                .filter(other -> !other.id().equals(agreement.id())
                        && other.head().partyIds().stream()
                                .anyMatch(party -> head.partyIds().contains(party)))
                .map(other -> other.head().title())
                .toList();
    }
}
