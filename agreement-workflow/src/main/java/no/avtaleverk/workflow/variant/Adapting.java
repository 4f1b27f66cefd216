package no.avtaleverk.workflow.variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.variant.Merge;
import no.avtaleverk.model.variant.StandardChange;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.transition.Workflow;
import org.jspecify.annotations.Nullable;

/** Building agreements on a version of another text, saying why they depart from it, and taking its next version. */
public final class Adapting {
    private final Agreements agreements;
    private final Changes changes;
    private final Workflow workflow;
    private final PartyRegister register;

    public Adapting(Agreements agreements, Changes changes, Workflow workflow, PartyRegister register) {
        this.agreements = agreements;
        this.changes = changes;
        this.workflow = workflow;
        this.register = register;
    }

    // ---- a new variant ----------------------------------------------------------------------------------------------

    /**
     * A change of one clause that a variant starts with.
     *
     * @param words the new words; absent when the clause is left out
     */
    public record LocalChange(ClauseId clause, @Nullable ClauseText words, String reason) {}

    /**
     * Begin an agreement for one kommune, built on a version of a standard text or of an agreement it is party to. The text built on,
     * and what others have decided and signed of it, stays as it is.
     *
     * @param kind what a standard text becomes; absent for a delavtale. Built on an agreement it is of the same kind as that
     * @param wanted what the kommune changes from the start; each with its reason
     */
    public Decision start(
            AgreementId basis,
            int version,
            PartyId municipality,
            @Nullable AgreementKind kind,
            List<LocalChange> wanted,
            Actor by) {
        return changes.create(() -> {
            // Held while the variant is made, so that two who ask at once do not make two.
            Agreement standard = agreements.findToChange(basis).orElseThrow(() -> new UnknownAgreementException(basis));
            Optional<AgreementVersion> found = standard.version(version);
            boolean known = standard.circles().isKnownTo(by)
                    || found.filter(standard::isOpenToAll).isPresent();
            if (!known) {
                throw new UnknownAgreementException(basis);
            }
            if (found.filter(one -> standard.isOpenToAll(one)
                            || by.mayReadDraft(standard.circles().addressed(one)))
                    .isEmpty()) {
                return Decision.refused(new Refusal.NoSuchVersion(version));
            }
            AgreementKind own = kind == null ? AgreementKind.SUB_AGREEMENT : kind;
            return start(
                    standard,
                    found.get(),
                    municipality,
                    standard.kind().isStandardText() ? own : standard.kind(),
                    wanted,
                    by);
        });
    }

    private Decision start(
            Agreement standard,
            AgreementVersion version,
            PartyId municipality,
            AgreementKind kind,
            List<LocalChange> wanted,
            Actor by) {
        Optional<Head> head = headFor(standard, version, municipality);
        if (head.isEmpty()) {
            return Decision.refused(
                    standard.kind().isStandardText()
                            ? new Refusal.UnknownParty(municipality.value())
                            : new Refusal.NotAParty(municipality));
        }
        if (!by.mayDraft(head.get().partyIds())) {
            return Decision.refused(new Refusal.NotAllowed());
        }
        Clauses basisText = agreements.text(standard.id(), version.revision());
        var faults = new ArrayList<Refusal>();
        if (hasVariant(standard.id(), municipality)) {
            faults.add(new Refusal.VariantExists(municipality));
        }
        Clauses text = basisText;
        var reasons = new TreeMap<ClauseId, String>();
        for (LocalChange change : wanted) {
            Optional<Clause> before = text.find(change.clause());
            if (before.isEmpty()) {
                faults.add(new Refusal.UnknownClause(change.clause()));
                continue;
            }
            text = change.words() == null
                    ? text.without(change.clause())
                    : text.replacing(change.clause(), change.words());
            reasons.put(change.clause(), change.reason());
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return Agreement.draftVariant(
                AgreementId.random(),
                kind,
                LocalVariant.Basis.of(standard, version),
                basisText,
                head.get(),
                text,
                answers(standard, basisText, text),
                reasons,
                by,
                changes.now());
    }

    private boolean hasVariant(AgreementId basis, PartyId municipality) {
        return agreements.builtOn(basis).stream()
                .anyMatch(variant -> variant.state() != AgreementState.ENDED
                        && variant.text() != TextState.WITHDRAWN
                        && variant.head().hasParty(municipality));
    }

    /** The head of the agreement of one kommune with the trusts of the text built on. */
    private Optional<Head> headFor(Agreement standard, AgreementVersion version, PartyId municipality) {
        Head head = version.head();
        if (!standard.kind().isStandardText()) {
            return head.municipalities().stream()
                    .filter(party -> party.id().equals(municipality))
                    .findFirst()
                    .map(party -> head.forMunicipality(party).titledFor(party));
        }
        if (!municipality.isMunicipality()) {
            return Optional.empty();
        }
        return register.find(municipality).map(party -> {
            AgreementParty own = AgreementParty.of(municipality, party.formalNameOn(changes.today()));
            var parties = new ArrayList<AgreementParty>();
            parties.add(own);
            parties.addAll(head.trusts());
            var values = new TreeMap<>(head.parameters());
            values.putAll(Parameters.fromParties(parties, register));
            return new Head(
                            head.title(),
                            head.language(),
                            parties,
                            head.terms(),
                            values,
                            head.claims(),
                            head.jointMeasure())
                    .titledFor(own);
        });
    }

    /** The answers of the standard: for inherited words as they are, to be looked at again where the words are others. */
    private static List<Answer> answers(Agreement standard, Clauses basisText, Clauses text) {
        var answers = new ArrayList<Answer>();
        for (Answer answer : standard.answersFor(basisText)) {
            text.find(answer.clause()).ifPresent(clause -> {
                boolean same = clause.sha256().equals(answer.text());
                answers.add(new Answer(
                        clause.id(),
                        clause.sha256(),
                        answer.requirement(),
                        same ? Answer.Basis.STANDARD_TEXT : answer.basis(),
                        false));
            });
        }
        return answers;
    }

    /** What stands against the next step of a draft: issuing a standard text, or submitting any other. */
    public List<Refusal> draftFaults(Agreement agreement) {
        return agreement.kind().isStandardText()
                ? agreement.issueFaults()
                : agreement.submitFaults(agreements.basisText(agreement).orElse(null));
    }

    // ---- reasons ----------------------------------------------------------------------------------------------------

    /** Say why a clause departs from the text built on. */
    public Decision explain(AgreementId id, ClauseId clause, String reason, Actor by) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            if (!by.readsAny(agreement.circles().writing())) {
                return Decision.refused(new Refusal.NotAllowed());
            }
            return agreement.explainDeviation(
                    clause, reason, agreements.basisText(agreement).orElse(null), by, changes.now());
        });
    }

    // ---- a new version of what is built on --------------------------------------------------------------------------

    /** The newer version that waits for an agreement; empty when there is none. */
    public Optional<Proposal> proposal(Agreement variant) {
        return new Carrying().proposal(variant);
    }

    /** The proposals for all variants of a standard that the person may write in, oldest variant first. */
    public List<Proposal> proposals(AgreementId standard, Actor by) {
        var carrying = new Carrying();
        return agreements.builtOn(standard).stream()
                .filter(variant -> by.mayDraft(variant.circles().writing()))
                .flatMap(variant -> carrying.proposal(variant).stream())
                .toList();
    }

    /**
     * What a person chose when taking a new version.
     *
     * @param version the number of the version that was looked at
     * @param clauses choices where there is something to choose
     * @param order whose order stands, when both moved clauses; absent otherwise
     * @param reasons why clauses depart from the new version, where said now
     * @param readSequence number of changes to the variant the person had seen
     * @param redraftReason why work on a next text starts, when the variant is signed
     */
    public record Choices(
            int version,
            Map<ClauseId, Merge.Chosen> clauses,
            @Nullable MergeChoice order,
            Map<ClauseId, String> reasons,
            long readSequence,
            String redraftReason) {}

    /** Work the new version in as chosen. A signed text is redrafted first; one that lies with the parties is not touched. */
    public Decision take(AgreementId id, Choices choices, Actor by) {
        var carrying = new Carrying();
        return changes.changeInSteps(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return take(agreement, carrying, choices, by);
        });
    }

    /**
     * Work the new version into a variant where nobody has to choose anything.
     *
     * @return empty when there is no new version, something is to be chosen, or the variant lies with its parties
     */
    public Optional<Decision> takeClean(AgreementId id, String redraftReason, Actor by) {
        var carrying = new Carrying();
        Agreement seen = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
        UnknownAgreementException.unlessKnown(seen, by);
        if (!by.mayDraft(seen.circles().writing())) {
            return Optional.of(Decision.refused(new Refusal.NotAllowed()));
        }
        if (carrying.proposal(seen).filter(Proposal::isCleanAndReady).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(changes.changeInSteps(id, agreement -> {
            Optional<Proposal> proposal = carrying.proposal(agreement);
            return proposal.isEmpty()
                    ? List.of(Decision.refused(new Refusal.AgreementChangedMeanwhile(agreement.sequence())))
                    : take(
                            agreement,
                            carrying,
                            new Choices(
                                    proposal.get().to().number(),
                                    Map.of(),
                                    null,
                                    Map.of(),
                                    agreement.sequence(),
                                    redraftReason),
                            by);
        }));
    }

    private List<Decision> take(Agreement agreement, Carrying carrying, Choices choices, Actor by) {
        if (!by.mayDraft(agreement.circles().writing())) {
            return List.of(Decision.refused(new Refusal.NotAllowed()));
        }
        if (choices.readSequence() != agreement.sequence()) {
            return List.of(Decision.refused(new Refusal.AgreementChangedMeanwhile(agreement.sequence())));
        }
        if (agreement.variant() == null) {
            return List.of(Decision.refused(new Refusal.NotAVariant()));
        }
        Optional<Proposal> found = carrying.proposal(agreement);
        if (found.isEmpty() || found.get().to().number() != choices.version()) {
            return List.of(Decision.refused(new Refusal.NotANewerVersion(choices.version())));
        }
        Proposal proposal = found.get();
        Merge.Outcome outcome = proposal.merge().outcome(choices.clauses(), choices.order());
        if (outcome instanceof Merge.Outcome.Unsettled unsettled) {
            return List.of(new Decision.Refused(unsettled.reasons()));
        }
        var settled = (Merge.Outcome.Settled) outcome;
        var decisions = new ArrayList<Decision>();
        Agreement open = agreement;
        if (agreement.text() == TextState.SIGNED) {
            Decision redrafted = redraft(agreement, choices.redraftReason(), by);
            decisions.add(redrafted);
            if (redrafted instanceof Decision.Accepted accepted) {
                open = accepted.change().agreement();
            }
        }
        decisions.add(open.takeStandard(
                LocalVariant.Basis.of(proposal.standard(), proposal.to()),
                carrying.text(proposal.standard(), proposal.to().revision()),
                settled.text(),
                proposal.standard(),
                settled.choices(),
                settled.order(),
                choices.reasons(),
                open.sequence(),
                by,
                changes.now()));
        return decisions;
    }

    private Decision redraft(Agreement agreement, String reason, Actor by) {
        if (reason.isBlank()) {
            return Decision.refused(new Refusal.ReasonMissing());
        }
        return switch (workflow.ask(agreement, Step.REDRAFT, changes.today())) {
            case Workflow.Verdict.Lawful lawful ->
                new Decision.Accepted(agreement.enter(
                        lawful.agreement(), lawful.text(), new AuditEvent.TextRedrafted(reason), by, changes.now()));
            case Workflow.Verdict.Unlawful unlawful -> new Decision.Refused(unlawful.reasons());
        };
    }

    /** What is read and worked out once for many variants of the same standard. */
    private final class Carrying {
        private final Map<AgreementId, Optional<Agreement>> standards = new HashMap<>();
        private final Map<Long, Clauses> texts = new HashMap<>();
        private final Map<LocalVariant.Basis, StandardChange> worked = new HashMap<>();

        Optional<Proposal> proposal(Agreement variant) {
            LocalVariant built = variant.variant();
            if (built == null) {
                return Optional.empty();
            }
            LocalVariant.Basis basis = built.basis();
            return standards
                    .computeIfAbsent(basis.agreement(), agreements::find)
                    .flatMap(standard -> newest(standard)
                            .filter(version -> version.number() > basis.version())
                            .map(version -> new Proposal(
                                    variant,
                                    standard,
                                    basis.version(),
                                    version,
                                    change(standard, basis, version).into(variant.clauses()),
                                    Proposal.Standing.of(variant))));
        }

        private static Optional<AgreementVersion> newest(Agreement standard) {
            return standard.versions().reversed().stream()
                    .filter(standard::isOpenToAll)
                    .findFirst();
        }

        private StandardChange change(Agreement standard, LocalVariant.Basis basis, AgreementVersion version) {
            return worked.computeIfAbsent(
                    basis,
                    key -> StandardChange.between(
                            text(standard, basis.revision()), text(standard, version.revision())));
        }

        Clauses text(Agreement standard, long revision) {
            return texts.computeIfAbsent(revision, key -> agreements.text(standard.id(), revision));
        }
    }
}
