package no.avtaleverk.web.api;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What a person may reach: nothing is told of an agreement that the person may not know of. */
@Component
final class Access {
    private final Viewing viewing;
    private final Telling telling;

    Access(Viewing viewing, Telling telling) {
        this.viewing = viewing;
        this.telling = telling;
    }

    AgreementView view(AgreementId id, Actor actor) {
        return viewing.view(id, actor).orElseThrow(ProblemException::notFound);
    }

    /** An agreement with its draft and facts; who may see only what is concluded is told so. */
    Agreement inner(AgreementId id, Actor actor) {
        AgreementView view = view(id, actor);
        if (!view.inner()) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        return view.agreement();
    }

    /** An agreement with the text being written; who does not write it is told so. */
    Agreement work(AgreementId id, Actor actor) {
        AgreementView view = view(id, actor);
        if (!view.writing()) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        return view.agreement();
    }

    AgreementVersion version(AgreementView view, int number) {
        return Telling.version(view, number).orElseThrow(ProblemException::notFound);
    }

    /**
     * Ask for a change.
     *
     * @return the agreement after it
     * @throws RefusedException with all reasons, if it is refused
     */
    Agreement change(AgreementId id, Actor actor, Supplier<Decision> asked) {
        return change(id, actor, asked, null);
    }

    /**
     * Ask for a change of a clause.
     *
     * @param yours the words sent, given back when the change is refused
     */
    Agreement change(AgreementId id, Actor actor, Supplier<Decision> asked, @Nullable ClauseText yours) {
        return accepted(id, actor, asked, yours).agreement();
    }

    /**
     * Ask for a change, and learn what it was.
     *
     * @param yours the words sent, given back when the change is refused
     */
    Change accepted(AgreementId id, Actor actor, Supplier<Decision> asked, @Nullable ClauseText yours) {
        Agreement before = inner(id, actor);
        return switch (asked.get()) {
            case Decision.Accepted accepted -> accepted.change();
            case Decision.Refused refused -> throw new RefusedException(refused.reasons(), before.clauses(), yours);
        };
    }

    /** Ask for a change, and answer with the agreement as it is stored then. */
    ResponseEntity<Answers.AgreementTold> changed(AgreementId id, Actor actor, Supplier<Decision> asked) {
        change(id, actor, asked);
        AgreementView after = view(id, actor);
        return ResponseEntity.ok().eTag(Tag.of(after.agreement().sequence())).body(telling.agreement(after));
    }

    /** Ask for a change of the draft, and answer with the draft. */
    ResponseEntity<Answers.DraftTold> redrafted(AgreementId id, Actor actor, Locale locale, Supplier<Decision> asked) {
        Agreement after = change(id, actor, asked);
        return ResponseEntity.ok().eTag(Tag.of(after.sequence())).body(telling.draft(after, locale));
    }
}
