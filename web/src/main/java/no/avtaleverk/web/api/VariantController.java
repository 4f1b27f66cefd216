package no.avtaleverk.web.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.compare.WordMerge;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.variant.ClauseMerge;
import no.avtaleverk.model.variant.Merge;
import no.avtaleverk.web.problem.Problem;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.Problems;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.wording.DriftSheet;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.DriftMatrix;
import no.avtaleverk.workflow.reporting.DriftOverview;
import no.avtaleverk.workflow.reporting.DriftOverview.Deviations;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Adapting.LocalChange;
import no.avtaleverk.workflow.variant.Issuing;
import no.avtaleverk.workflow.variant.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Standard texts, the agreements built on them, and how a new version reaches each. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class VariantController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Issuing issuing;
    private final Adapting adapting;
    private final DriftOverview drift;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;
    private final Problems problems;
    private final Wording wording;

    VariantController(
            Issuing issuing,
            Adapting adapting,
            DriftOverview drift,
            Access access,
            Telling telling,
            PartyRegister register,
            Problems problems,
            Wording wording) {
        this.issuing = issuing;
        this.adapting = adapting;
        this.drift = drift;
        this.access = access;
        this.telling = telling;
        this.register = register;
        this.problems = problems;
        this.wording = wording;
    }

    /** Hand a standard text out as a numbered version. */
    @PostMapping("/issue")
    ResponseEntity<Answers.AgreementTold> issue(
            @PathVariable AgreementId id, @RequestBody(required = false) Requests.@Nullable Note asked, Actor actor) {
        return access.changed(
                id, actor, () -> issuing.issue(id, Given.text(asked == null ? null : asked.note()), actor));
    }

    // ---- who departs where ------------------------------------------------------------------------------------------

    @GetMapping("/variants")
    Answers.DriftTold variants(@PathVariable AgreementId id, Actor actor) {
        DriftMatrix matrix = matrix(id, actor);
        return new Answers.DriftTold(
                id,
                matrix.standard().head().title(),
                matrix.newest().number(),
                (int) matrix.withoutDeviations(),
                (int) matrix.behind(),
                matrix.rows().stream()
                        .map(row -> new Answers.DriftRowTold(
                                row.clause(), row.level(), row.title(), row.inStandard(), row.deviating()))
                        .toList(),
                matrix.variants().stream().map(VariantController::variant).toList());
    }

    private DriftMatrix matrix(AgreementId id, Actor actor) {
        return drift.matrix(access.view(id, actor), actor).orElseThrow(ProblemException::notFound);
    }

    private static Answers.DriftVariantTold variant(DriftMatrix.Column column) {
        Agreement agreement = column.variant().agreement();
        return new Answers.DriftVariantTold(
                agreement.id(),
                agreement.head().title(),
                agreement.head().parties().stream()
                        .filter(AgreementParty::isMunicipality)
                        .map(party -> new Answers.PartyNamed(
                                party.id(), party.name(), true, null, party.joined(), party.left()))
                        .toList(),
                agreement.state(),
                agreement.text(),
                column.basis(),
                column.current(),
                column.shown(),
                column.drift().deviations().values().stream()
                        .map(one -> new Answers.DeviationTold(
                                one.clause(), one.deviation(), one.title(), one.share(), reason(one.reason())))
                        .toList());
    }

    private static Answers.@Nullable ReasonTold reason(LocalVariant.@Nullable Reason reason) {
        return reason == null ? null : new Answers.ReasonTold(reason.text(), reason.by(), reason.at());
    }

    /** The matrix as a sheet, one line for each clause. */
    @GetMapping(path = "/variants.csv", produces = "text/csv")
    ResponseEntity<byte[]> sheet(@PathVariable AgreementId id, Actor actor, Locale locale) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + DriftSheet.fileName(id) + '"')
                .body(DriftSheet.of(matrix(id, actor), wording, locale));
    }

    @GetMapping("/deviations")
    Answers.DeviationsTold deviations(@PathVariable AgreementId id, Actor actor) {
        AgreementView view = access.view(id, actor);
        Deviations found = drift.deviations(view, actor).orElseThrow(ProblemException::notFound);
        return new Answers.DeviationsTold(
                id,
                found.basis().agreement(),
                found.basis().version(),
                found.departures().stream()
                        .map(one -> new Answers.DeviationInFull(
                                one.departure().clause(),
                                one.departure().deviation(),
                                one.departure().title(),
                                one.departure().share(),
                                reason(one.departure().reason()),
                                ComparisonTelling.segments(one.heading()),
                                ComparisonTelling.segments(one.body())))
                        .toList());
    }

    /** Say why a clause departs. */
    @PutMapping(path = "/deviations/{clause}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answers.DeviationsTold explain(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestBody Requests.Reason asked,
            Actor actor) {
        access.change(id, actor, () -> adapting.explain(id, clause, Given.text(asked.reason()), actor));
        return deviations(id, actor);
    }

    // ---- new variants -----------------------------------------------------------------------------------------------

    /** Begin agreements built on a version, one for each kommune. What is refused for one is done for the others. */
    @PostMapping(path = "/variants", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answers.VariantsStarted start(
            @PathVariable AgreementId id, @RequestBody Requests.NewVariants asked, Actor actor, Locale locale) {
        AgreementView view = access.view(id, actor);
        var given = new Given(register, telling.today());
        int version = given.required("version", asked.version(), 1);
        given.required("municipalities", asked.municipalities(), List.of());
        List<AgreementParty> municipalities = given.parties("municipalities", asked.municipalities(), null);
        var changes = new ArrayList<LocalChange>();
        List<Requests.LocalChangeGiven> wanted = asked.changes() == null ? List.of() : asked.changes();
        for (int i = 0; i < wanted.size(); i++) {
            Requests.LocalChangeGiven one = wanted.get(i);
            if (one == null) {
                given.missing("changes[%d]".formatted(i));
                continue;
            }
            String where = "changes[%d].".formatted(i);
            ClauseId clause = given.required(where + "clause", one.clause(), ClauseId.random());
            String reason = given.required(where + "reason", one.reason(), "");
            boolean leftOut = Boolean.TRUE.equals(one.leftOut());
            if (leftOut == (one.text() != null)) {
                given.missing(where + "text");
            }
            changes.add(new LocalChange(
                    clause, leftOut ? null : given.words(one.heading(), Given.text(one.text())), reason));
        }
        given.check();
        Clauses clauses = view.agreement().clauses();
        return new Answers.VariantsStarted(municipalities.stream()
                .map(party -> switch (adapting.start(id, version, party.id(), asked.kind(), changes, actor)) {
                    case Decision.Accepted accepted ->
                        new Answers.VariantStarted(
                                party.id(), accepted.change().agreement().id(), List.of());
                    case Decision.Refused refused ->
                        new Answers.VariantStarted(party.id(), null, reasons(refused.reasons(), clauses, locale));
                })
                .toList());
    }

    private List<Problem.Reason> reasons(List<Refusal> reasons, Clauses clauses, Locale locale) {
        return reasons.stream()
                .map(reason -> problems.reason(reason, clauses, locale))
                .toList();
    }

    // ---- a new version ----------------------------------------------------------------------------------------------

    /** The newer version that waits for an agreement, and what would become of each clause. */
    @GetMapping("/proposal")
    ResponseEntity<Answers.StandardProposalTold> proposal(@PathVariable AgreementId id, Actor actor) {
        Agreement agreement = access.work(id, actor);
        Proposal found = adapting.proposal(agreement).orElseThrow(ProblemException::notFound);
        Merge merge = found.merge();
        return ResponseEntity.ok()
                .eTag(Tag.of(agreement.sequence()))
                .body(new Answers.StandardProposalTold(
                        id,
                        found.standard().id(),
                        found.from(),
                        found.to().number(),
                        found.standing(),
                        merge.isClean(),
                        merge.isOrderConflict(),
                        merge.isOrderTaken(),
                        merge.inOrder().stream()
                                .filter(clause -> clause.fate() != ClauseMerge.Fate.UNCHANGED)
                                .map(VariantController::clause)
                                .toList()));
    }

    private static Answers.ClauseMergeTold clause(ClauseMerge clause) {
        return new Answers.ClauseMergeTold(
                clause.id(),
                clause.fate(),
                clause.fate().preset(),
                words(clause.base()),
                words(clause.mine()),
                words(clause.theirs()),
                clause.fate() == ClauseMerge.Fate.MERGED
                        ? new Answers.MergedWordsTold(
                                "", clause.merged().heading(), clause.merged().body())
                        : null,
                segments(clause.heading()),
                segments(clause.body()));
    }

    private static Answers.@Nullable MergedWordsTold words(@Nullable Clause clause) {
        return clause == null
                ? null
                : new Answers.MergedWordsTold(
                        clause.number(), clause.text().heading(), clause.text().body());
    }

    private static List<Answers.MergeSegmentTold> segments(WordMerge merge) {
        return merge.segments().stream()
                .map(one -> new Answers.MergeSegmentTold(one.side(), one.base(), one.mine(), one.theirs()))
                .toList();
    }

    /** Work the new version in as chosen. {@code If-Match} is the tag of the proposal that was read. */
    @PostMapping(path = "/proposal", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.DraftTold> take(
            @PathVariable AgreementId id,
            @RequestHeader(HttpHeaders.IF_MATCH) String read,
            @RequestBody Requests.StandardToTake asked,
            Actor actor,
            Locale locale) {
        long sequence = Tag.sequence(read);
        var given = new Given(register, telling.today());
        int version = given.required("version", asked.version(), 1);
        var chosen = new TreeMap<ClauseId, Merge.Chosen>();
        Map<ClauseId, Requests.MergeChoiceGiven> choices = asked.choices() == null ? Map.of() : asked.choices();
        choices.forEach((clause, one) -> {
            if (one == null) {
                given.missing("choices." + clause);
                return;
            }
            MergeChoice choice = given.required("choices." + clause + ".choice", one.choice(), MergeChoice.MINE);
            ClauseText own = choice == MergeChoice.OWN ? given.words(one.heading(), Given.text(one.text())) : null;
            chosen.put(clause, new Merge.Chosen(choice, own));
        });
        Map<ClauseId, String> reasons = asked.reasons() == null ? Map.of() : asked.reasons();
        reasons.forEach((clause, reason) -> given.required("reasons." + clause, reason, "?"));
        given.check();
        return access.redrafted(
                id,
                actor,
                locale,
                () -> adapting.take(
                        id,
                        new Adapting.Choices(
                                version, chosen, asked.order(), reasons, sequence, Given.text(asked.reason())),
                        actor));
    }

    /** Work the newest version into every variant where nobody has to choose; the others keep it as a proposal. */
    @PostMapping("/carry-out")
    Answers.CarriedOut carryOut(
            @PathVariable AgreementId id,
            @RequestBody(required = false) Requests.@Nullable CarryOut asked,
            Actor actor,
            Locale locale) {
        AgreementView view = access.view(id, actor);
        DriftMatrix matrix = matrix(id, actor);
        if (!actor.mayDraft(view.agreement().circles().writing())) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        var taken = new ArrayList<AgreementId>();
        var conflicts = new ArrayList<AgreementId>();
        var waiting = new ArrayList<AgreementId>();
        var refused = new ArrayList<Answers.CarryingRefused>();
        List<AgreementId> only = asked == null ? null : asked.variants();
        String reason = Given.text(asked == null ? null : asked.reason());
        for (Proposal proposal : adapting.proposals(id, actor)) {
            AgreementId variant = proposal.variant().id();
            if (only != null && !only.contains(variant)) {
                continue;
            }
            if (!proposal.standing().isReady()) {
                waiting.add(variant);
                continue;
            }
            Optional<Decision> decision = adapting.takeClean(
                    variant,
                    reason.isEmpty()
                            ? wording.newVersion(proposal.standard(), proposal.to(), proposal.variant())
                            : reason,
                    actor);
            if (decision.isEmpty()) {
                conflicts.add(variant);
            } else if (decision.get() instanceof Decision.Refused reasons) {
                refused.add(new Answers.CarryingRefused(
                        variant, reasons(reasons.reasons(), proposal.variant().clauses(), locale)));
            } else {
                taken.add(variant);
            }
        }
        return new Answers.CarriedOut(matrix.newest().number(), taken, conflicts, waiting, refused);
    }
}
