package no.avtaleverk.workflow.drafting;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import org.jspecify.annotations.Nullable;

/** Writing an agreement. Every edit is stored as a revision; two people can work on two clauses at once. */
public final class Drafting {
    private final Changes changes;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;

    public Drafting(Changes changes, RequirementCatalogue catalogue, PartyRegister register) {
        this.changes = changes;
        this.catalogue = catalogue;
        this.register = register;
    }

    /** Begin a draft. */
    public Decision start(
            AgreementKind kind, Origin origin, Head head, Clauses clauses, List<Answer> answers, Actor by) {
        List<Refusal> unknown =
                unknown(Stream.concat(head.claims().stream(), answers.stream().map(Answer::requirement)));
        if (!unknown.isEmpty()) {
            return new Decision.Refused(unknown);
        }
        return changes.create(
                () -> Agreement.draft(AgreementId.random(), kind, origin, head, clauses, answers, by, changes.now()));
    }

    /**
     * Replace the words of a clause.
     *
     * @param read digest of the words on the writer's screen
     */
    public Decision editClause(AgreementId id, ClauseId clause, Sha256 read, ClauseText words, Actor by) {
        return change(id, by, agreement -> agreement.editClause(clause, read, words, by, changes.now()));
    }

    /**
     * Add a clause with a new id.
     *
     * @param after the clause it comes after; absent to come first
     */
    public Decision addClause(
            AgreementId id, @Nullable ClauseId after, int level, ClauseText words, long readSequence, Actor by) {
        return change(
                id,
                by,
                agreement ->
                        agreement.addClause(ClauseId.random(), after, level, words, readSequence, by, changes.now()));
    }

    /**
     * Add a clause from the clause library, with what it is said to answer.
     *
     * @param offered its permanent id; kept when no clause of the draft has it, else it gets a new one
     * @param suggested requirements, each an answer to be confirmed by a jurist
     */
    public Decision insertClause(
            AgreementId id,
            @Nullable ClauseId after,
            int level,
            ClauseId offered,
            ClauseText words,
            List<RequirementId> suggested,
            long readSequence,
            Actor by) {
        List<Refusal> unknown = unknown(suggested.stream());
        if (!unknown.isEmpty()) {
            return new Decision.Refused(unknown);
        }
        return change(id, by, agreement -> {
            ClauseId free = agreement.clauses().contains(offered) ? ClauseId.random() : offered;
            return agreement.addClause(free, after, level, words, suggested, readSequence, by, changes.now());
        });
    }

    /** Add a clause with a new id, whatever else has changed meanwhile. */
    public Decision addClause(AgreementId id, @Nullable ClauseId after, int level, ClauseText words, Actor by) {
        return change(
                id,
                by,
                agreement -> agreement.addClause(ClauseId.random(), after, level, words, List.of(), by, changes.now()));
    }

    /** Add a clause from the clause library, whatever else has changed meanwhile. */
    public Decision insertClause(
            AgreementId id,
            @Nullable ClauseId after,
            int level,
            ClauseId offered,
            ClauseText words,
            List<RequirementId> suggested,
            Actor by) {
        List<Refusal> unknown = unknown(suggested.stream());
        if (!unknown.isEmpty()) {
            return new Decision.Refused(unknown);
        }
        return change(id, by, agreement -> {
            ClauseId free = agreement.clauses().contains(offered) ? ClauseId.random() : offered;
            return agreement.addClause(free, after, level, words, suggested, by, changes.now());
        });
    }

    /**
     * Take a clause out of the text.
     *
     * @param read digest of the words on the writer's screen
     */
    public Decision removeClause(AgreementId id, ClauseId clause, Sha256 read, Actor by) {
        return change(id, by, agreement -> agreement.removeClause(clause, read, by, changes.now()));
    }

    /**
     * Move a clause and all that stands below it.
     *
     * @param after the clause it shall stand after; absent to come first
     */
    public Decision moveClause(AgreementId id, ClauseId clause, @Nullable ClauseId after, int level, Actor by) {
        return change(id, by, agreement -> agreement.moveClause(clause, after, level, by, changes.now()));
    }

    /**
     * Take back that a clause was added, removed or moved.
     *
     * @param before the text as it stood before that event
     * @param after the text as that event left it
     * @param words digest of the words on the writer's screen, where a clause is to go out again
     */
    public Decision undo(AgreementId id, AuditEvent event, Clauses before, Clauses after, Sha256 words, Actor by) {
        return change(id, by, agreement -> agreement.undo(event, before, after, words, by, changes.now()));
    }

    public Decision removeClause(AgreementId id, ClauseId clause, long readSequence, Actor by) {
        return change(id, by, agreement -> agreement.removeClause(clause, readSequence, by, changes.now()));
    }

    /**
     * Move a clause.
     *
     * @param position where it shall stand, 0 first
     */
    public Decision moveClause(AgreementId id, ClauseId clause, int position, int level, long readSequence, Actor by) {
        return change(
                id, by, agreement -> agreement.moveClause(clause, position, level, readSequence, by, changes.now()));
    }

    /** Change what is said outside the clauses. The names of the parties in the text follow when the parties change. */
    public Decision changeHead(AgreementId id, Head head, long readSequence, Actor by) {
        List<Refusal> unknown = unknown(head.claims().stream());
        if (!unknown.isEmpty()) {
            return new Decision.Refused(unknown);
        }
        return change(
                id,
                by,
                agreement -> agreement.changeHead(named(head, agreement.head()), readSequence, by, changes.now()));
    }

    /** The head with the names that were those of the old parties made those of the new. */
    private Head named(Head changed, Head before) {
        if (changed.parties().equals(before.parties())) {
            return changed;
        }
        var old = Parameters.fromParties(before.parties(), register);
        var values = new TreeMap<>(changed.parameters());
        Parameters.fromParties(changed.parties(), register).forEach((name, value) -> {
            if (values.containsKey(name) && Objects.equals(values.get(name), old.get(name))) {
                values.put(name, value);
            }
        });
        return new Head(
                changed.title(),
                changed.language(),
                changed.parties(),
                changed.terms(),
                values,
                changed.claims(),
                changed.jointMeasure());
    }

    /** Note that a clause answers a requirement. */
    public Decision recordAnswer(AgreementId id, ClauseId clause, Sha256 words, RequirementId requirement, Actor by) {
        if (!catalogue.contains(requirement)) {
            return Decision.refused(new Refusal.UnknownRequirement(requirement));
        }
        return change(id, by, agreement -> agreement.recordAnswer(clause, words, requirement, by, changes.now()));
    }

    public Decision withdrawAnswer(AgreementId id, ClauseId clause, Sha256 words, RequirementId requirement, Actor by) {
        return change(id, by, agreement -> agreement.withdrawAnswer(clause, words, requirement, by, changes.now()));
    }

    /**
     * Confirm the answers a jurist has now looked at.
     *
     * @param only the clause; absent for all
     */
    public Decision confirmAnswers(AgreementId id, @Nullable ClauseId only, Actor by) {
        return change(id, by, agreement -> agreement.confirmAnswers(only, by, changes.now()));
    }

    private List<Refusal> unknown(Stream<RequirementId> requirements) {
        return requirements
                .distinct()
                .filter(requirement -> !catalogue.contains(requirement))
                .<Refusal>map(Refusal.UnknownRequirement::new)
                .toList();
    }

    private Decision change(AgreementId id, Actor by, Function<Agreement, Decision> rule) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            // Where the work stands is told to those who write.
            if (!by.readsAny(agreement.circles().writing())) {
                return Decision.refused(new Refusal.NotAllowed());
            }
            return rule.apply(agreement);
        });
    }
}
