package no.avtaleverk.workflow.reporting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.path.AgreementPath;

/** Where all agreements of a person's organisation stand, those that are late first. */
public final class BoardOverview {
    private final Viewing viewing;

    public BoardOverview(Viewing viewing) {
        this.viewing = viewing;
    }

    /** An agreement with its way. */
    public record Line(AgreementView view, AgreementPath path) {}

    /**
     * The agreements whose way the person may see: late ones first, then by the next day something is due, then by title. What was
     * given up or has ended is left out.
     *
     * @param today date in Norway
     */
    public List<Line> of(Actor by, LocalDate today) {
        return viewing.register(by).stream()
                .filter(view -> view.inner()
                        && view.agreement().text() != TextState.WITHDRAWN
                        && view.agreement().state() != AgreementState.ENDED)
                .filter(view -> !view.agreement().kind().isStandardText())
                .map(view -> new Line(view, AgreementPath.of(view.agreement(), today)))
                .sorted(Comparator.comparing((Line line) -> !line.path().isLate())
                        .thenComparing(line -> line.path().nextDeadline().orElse(LocalDate.MAX))
                        .thenComparing(line -> line.view().agreement().head().title()))
                .toList();
    }
}
