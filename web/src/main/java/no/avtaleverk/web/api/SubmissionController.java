package no.avtaleverk.web.api;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.reporting.Submissions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is to be sent to Helsedirektoratet, and what was (hol. § 6-4). */
@RestController
class SubmissionController {
    private final Submissions submissions;
    private final Telling telling;

    SubmissionController(Submissions submissions, Telling telling) {
        this.submissions = submissions;
        this.telling = telling;
    }

    @GetMapping(path = "/api/v1/submissions", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.SubmissionsTold submissions(Actor actor) {
        LocalDate today = telling.today();
        return new Answers.SubmissionsTold(submissions.of(actor, today).stream()
                .map(line -> told(line, today))
                .toList());
    }

    private static Answers.SubmissionTold told(Submissions.Line line, LocalDate today) {
        SubmissionDuty duty = line.duty();
        Evidence done = duty.done();
        return new Answers.SubmissionTold(
                line.agreement(),
                line.title(),
                duty.version(),
                duty.municipality(),
                duty.concluded(),
                duty.deadline(),
                duty.isLate(today),
                done == null ? null : Telling.evidence(done));
    }
}
