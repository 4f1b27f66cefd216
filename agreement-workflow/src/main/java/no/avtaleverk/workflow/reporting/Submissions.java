package no.avtaleverk.workflow.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.party.Actor;

/** What is to be sent to Helsedirektoratet, what was, and what is late (hol. § 6-4). */
public final class Submissions {
    private final Viewing viewing;

    public Submissions(Viewing viewing) {
        this.viewing = viewing;
    }

    /**
     * A version concluded with a kommune.
     *
     * @param mayReport whether the reader may document the submission
     */
    public record Line(AgreementId agreement, String title, SubmissionDuty duty, boolean mayReport) {}

    /** Those of agreements the reader knows from within; what is not done first, by its deadline. */
    public List<Line> of(Actor by, LocalDate today) {
        var lines = new ArrayList<Line>();
        for (AgreementView view : viewing.register(by)) {
            if (view.inner()) {
                Agreement agreement = view.agreement();
                boolean mayReport =
                        by.mayReportToDirectorate(agreement.circles().concerned(today));
                agreement
                        .submissionDuties()
                        .forEach(duty -> lines.add(
                                new Line(agreement.id(), agreement.head().title(), duty, mayReport)));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.duty().done() != null)
                .thenComparing(line -> line.duty().deadline())
                .thenComparing(Line::title)
                .thenComparing(line -> line.duty().municipality()));
        return lines;
    }
}
