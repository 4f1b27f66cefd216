package no.avtaleverk.web.api;

import java.util.List;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.search.IndexCheck;
import no.avtaleverk.web.problem.RefusedException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether everything stored is found, for those who run the product: numbers and no names, since they may not read it all. */
@RestController
@RequestMapping(path = "/api/v1/search/check", produces = MediaType.APPLICATION_JSON_VALUE)
class IndexCheckApiController {
    private final IndexCheck index;

    IndexCheckApiController(IndexCheck index) {
        this.index = index;
    }

    @GetMapping
    Answers.IndexCheckTold last(Actor actor) {
        if (!actor.has(Role.ADMINISTRATOR)) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        return index.lastCheck()
                .map(IndexCheckApiController::told)
                .orElseGet(() -> without(Answers.IndexState.UNKNOWN));
    }

    static Answers.IndexCheckTold told(IndexCheck.Result result) {
        if (result.isFailed()) {
            return new Answers.IndexCheckTold(
                    Answers.IndexState.FAILED, result.at(), null, null, null, null, null, null, null);
        }
        return new Answers.IndexCheckTold(
                result.isRight() ? Answers.IndexState.RIGHT : Answers.IndexState.MADE_ANEW,
                result.at(),
                result.position(),
                result.agreements(),
                result.texts(),
                result.entries(),
                result.digest(),
                result.fault() != null,
                result.different());
    }

    private static Answers.IndexCheckTold without(Answers.IndexState state) {
        return new Answers.IndexCheckTold(state, null, null, null, null, null, null, null, null);
    }
}
