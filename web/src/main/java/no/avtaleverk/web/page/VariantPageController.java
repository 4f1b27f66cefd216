package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.variant.ClauseMerge;
import no.avtaleverk.model.variant.Merge;
import no.avtaleverk.web.wording.DriftSheet;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.DriftMatrix;
import no.avtaleverk.workflow.reporting.DriftOverview;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Adapting.LocalChange;
import no.avtaleverk.workflow.variant.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Standard texts and the agreements built on them: who departs where, why, and what a new version brings. */
@Controller
final class VariantPageController {
    private final AgreementPages pages;
    private final Viewing viewing;
    private final Adapting adapting;
    private final DriftOverview drift;
    private final PartyRegister register;
    private final PageAnswers answers;
    private final PageWords words;
    private final Wording wording;

    VariantPageController(
            AgreementPages pages,
            Viewing viewing,
            Adapting adapting,
            DriftOverview drift,
            PartyRegister register,
            PageAnswers answers,
            PageWords words,
            Wording wording) {
        this.pages = pages;
        this.viewing = viewing;
        this.adapting = adapting;
        this.drift = drift;
        this.register = register;
        this.answers = answers;
        this.words = words;
        this.wording = wording;
    }

    // ---- who departs where ------------------------------------------------------------------------------------------

    /**
     * One variant in short.
     *
     * @param ways how many clauses depart in which way, in words
     */
    record VariantLine(DriftMatrix.Column column, String ways, int unexplained) {}

    /**
     * The matrix.
     *
     * @param only {@code rows} to leave out the clauses nobody departs from and the variants that depart nowhere
     * @param sort {@code most} for the variants that depart most first; else by name
     * @param list what a narrow screen lists: {@code clause} for the clauses, else the kommuner
     */
    @GetMapping("/agreements/{id}/variants")
    String matrix(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String list,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        DriftMatrix matrix = drift.matrix(view, actor).orElseThrow(NotFoundException::new);
        boolean trimmed = only.equals("rows");
        boolean most = sort.equals("most");
        DriftMatrix ordered = most ? matrix.mostFirst() : matrix;
        DriftMatrix shown = trimmed ? ordered.onlyDeviations() : ordered;
        head(view, actor, model);
        model.addAttribute("matrix", matrix);
        model.addAttribute("trimmed", trimmed);
        model.addAttribute("most", most);
        model.addAttribute("list", list.equals("clause") ? "clause" : "kommune");
        model.addAttribute("columns", shown.variants());
        model.addAttribute(
                "rows",
                shown.rows().stream().filter(DriftMatrix.Row::inStandard).toList());
        model.addAttribute(
                "local", shown.rows().stream().filter(row -> !row.inStandard()).toList());
        model.addAttribute(
                "departing",
                ordered.onlyDeviations().variants().stream().map(this::line).toList());
        model.addAttribute(
                "even",
                matrix.variants().stream()
                        .filter(column -> column.drift().isNone())
                        .toList());
        model.addAttribute("deviations", LocalVariant.Deviation.values());
        model.addAttribute("proposals", adapting.proposals(id, actor).size());
        return "variants";
    }

    private VariantLine line(DriftMatrix.Column column) {
        return new VariantLine(
                column,
                String.join(
                        ", ",
                        column.drift().counts().entrySet().stream()
                                .map(one -> words.of(one.getKey()) + ": " + one.getValue())
                                .toList()),
                column.variant().inner() ? column.drift().unexplained().size() : 0);
    }

    @GetMapping("/agreements/{id}/variants.csv")
    ResponseEntity<byte[]> sheet(@PathVariable AgreementId id, Actor actor) {
        DriftMatrix matrix = drift.matrix(pages.view(id, actor), actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(
                DriftSheet.of(matrix, wording, PageWords.locale()), DriftSheet.fileName(id), "text/csv; charset=utf-8");
    }

    private void head(AgreementView view, Actor actor, Model model) {
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("drafter", actor.mayDraft(view.agreement().circles().writing()));
    }

    // ---- one variant ------------------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/deviations")
    String deviations(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        DriftOverview.Deviations found = drift.deviations(view, actor).orElseThrow(NotFoundException::new);
        head(view, actor, model);
        model.addAttribute("found", found);
        model.addAttribute(
                "standard", viewing.view(found.basis().agreement(), actor).orElse(null));
        model.addAttribute("inner", view.inner());
        model.addAttribute(
                "mayExplain",
                view.writing()
                        && agreement.text() == TextState.DRAFT
                        && actor.mayDraft(agreement.circles().writing()));
        model.addAttribute("proposal", pages.proposal(view).orElse(null));
        return "deviations";
    }

    @PostMapping("/agreements/{id}/deviations/{clause}")
    String explain(
            @PathVariable AgreementId id,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String onward = form.text("back").equals("edit")
                ? "/agreements/" + id + "/edit#" + clause
                : "/agreements/" + id + "/deviations#" + clause;
        return answers.here(
                adapting.explain(id, clause, form.text("reason"), actor), id, form, flash, "done.explained", onward);
    }

    // ---- a new version for one variant ------------------------------------------------------------------------------

    /**
     * A clause of the proposal.
     *
     * @param heading both rewordings merged, or what the standard changed where only it did
     * @param body in the same way
     * @param here the clause as it stands in the variant
     */
    record MergeLine(
            ClauseMerge merge,
            @Nullable Clause shown,
            List<DifferenceBlocks.Piece> heading,
            List<DifferenceBlocks.Block> body,
            List<TextBlocks.Block> here,
            String ownHeading,
            String ownBody,
            String reason) {}

    @GetMapping("/agreements/{id}/proposal")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        Optional<Proposal> found = pages.proposal(view);
        if (found.isEmpty()) {
            return view.agreement().variant() == null
                    ? "redirect:/agreements/" + id
                    : "redirect:/agreements/" + id + "/deviations";
        }
        Proposal proposal = found.get();
        LocalVariant variant = view.agreement().variant();
        Map<ClauseId, LocalVariant.Reason> reasons = variant == null ? Map.of() : variant.reasons();
        head(view, actor, model);
        model.addAttribute("proposal", proposal);
        Map<String, String> values = ClauseReferences.with(
                view.agreement().head().parameters(), view.agreement().clauses());
        List<MergeLine> lines = proposal.merge().inOrder().stream()
                .filter(one -> one.fate().isTouched())
                .map(one -> line(one, reasons, values))
                .toList();
        model.addAttribute(
                "conflicts",
                lines.stream().filter(line -> line.merge().fate().isConflict()).toList());
        model.addAttribute(
                "clean",
                lines.stream().filter(line -> !line.merge().fate().isConflict()).toList());
        model.addAttribute(
                "kept",
                proposal.merge().inOrder().stream()
                        .filter(one -> one.fate() == ClauseMerge.Fate.KEPT)
                        .toList());
        return "proposal";
    }

    private static MergeLine line(
            ClauseMerge merge, Map<ClauseId, LocalVariant.Reason> reasons, Map<String, String> values) {
        Clause shown = merge.mine() == null ? merge.theirs() : merge.mine();
        ClauseText before = words(merge.base());
        ClauseText after = words(merge.theirs());
        ClauseText own = merge.mine() == null ? after : merge.merged();
        LocalVariant.Reason reason = reasons.get(merge.id());
        boolean merged = !merge.heading().segments().isEmpty()
                || !merge.body().segments().isEmpty();
        return new MergeLine(
                merge,
                shown,
                merged
                        ? DifferenceBlocks.heading(merge.heading(), values)
                        : DifferenceBlocks.heading(
                                TextDifference.words(before.heading(), after.heading()),
                                DifferenceBlocks.Side.BOTH,
                                values,
                                values),
                merged
                        ? DifferenceBlocks.of(merge.body(), values)
                        : DifferenceBlocks.of(
                                TextDifference.words(before.body(), after.body()),
                                DifferenceBlocks.Side.BOTH,
                                values,
                                values),
                TextBlocks.of(words(merge.mine()).body(), values),
                own.heading(),
                own.body(),
                reason == null ? "" : reason.text());
    }

    private static ClauseText words(@Nullable Clause clause) {
        return clause == null ? ClauseText.parse("", "") : clause.text();
    }

    @PostMapping("/agreements/{id}/proposal")
    String take(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        AgreementView view = pages.view(id, actor);
        var chosen = new TreeMap<ClauseId, Merge.Chosen>();
        var reasons = new TreeMap<ClauseId, String>();
        for (String field : fields.keySet()) {
            if (field.startsWith("choice-")) {
                String clause = field.substring("choice-".length());
                MergeChoice choice = form.value(field, MergeChoice::valueOf);
                ClauseId named = clause(field, clause, form);
                if (choice != null && named != null) {
                    chosen.put(
                            named,
                            new Merge.Chosen(
                                    choice,
                                    choice == MergeChoice.OWN
                                            ? form.words("own-heading-" + clause, "own-body-" + clause)
                                            : null));
                }
            } else if (field.startsWith("reason-") && !form.text(field).isEmpty()) {
                ClauseId named = clause(field, field.substring("reason-".length()), form);
                if (named != null) {
                    reasons.put(named, form.text(field));
                }
            }
        }
        Integer version = form.value("version", Integer::valueOf);
        Long sequence = form.value("sequence", Long::valueOf);
        MergeChoice order = form.value("order", MergeChoice::valueOf);
        String back = "/agreements/" + id + "/proposal";
        if (!form.isSound() || version == null || sequence == null) {
            return answers.unreadable(form, flash, back);
        }
        String redraft = pages.proposal(view)
                .map(one -> wording.newVersion(one.standard(), one.to(), one.variant()))
                .orElse("–");
        return answers.to(
                adapting.take(id, new Adapting.Choices(version, chosen, order, reasons, sequence, redraft), actor),
                id,
                form,
                flash,
                "done.taken",
                "/agreements/" + id + "/edit",
                back);
    }

    /** The clause that the name of a field ends with; absent when it is none, which is then a fault. */
    private static @Nullable ClauseId clause(String field, String name, Form form) {
        try {
            return new ClauseId(name);
        } catch (IllegalArgumentException e) {
            form.fault(field, "fault.value");
            return null;
        }
    }

    // ---- a new version for all variants -----------------------------------------------------------------------------

    /** A variant and what came of it, when something has been done. */
    record CarryLine(
            Proposal proposal, String name, @Nullable Boolean taken, List<Fault> faults) {
        /** Clauses that change without anybody choosing. */
        public long changes() {
            return proposal.merge().touched().size()
                    - proposal.merge().conflicts().size();
        }
    }

    @GetMapping("/agreements/{id}/carry-out")
    String carrying(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        head(view, actor, model);
        List<CarryLine> lines = adapting.proposals(id, actor).stream()
                .map(one -> new CarryLine(one, name(one.variant()), null, List.of()))
                .sorted(Comparator.comparing(CarryLine::name))
                .toList();
        model.addAttribute(
                "clean",
                lines.stream().filter(line -> line.proposal().isCleanAndReady()).toList());
        model.addAttribute(
                "choosing",
                lines.stream()
                        .filter(line -> line.proposal().standing().isReady()
                                && !line.proposal().merge().isClean())
                        .toList());
        model.addAttribute(
                "waiting",
                lines.stream()
                        .filter(line -> !line.proposal().standing().isReady())
                        .toList());
        return "carry-out";
    }

    private static String name(Agreement variant) {
        return String.join(
                ", ",
                variant.head().municipalities().stream()
                        .map(AgreementParty::name)
                        .toList());
    }

    /** All chosen variants at once, without the script. */
    @PostMapping("/agreements/{id}/carry-out")
    String carryOut(
            @PathVariable AgreementId id,
            @RequestParam(name = "each", required = false) @Nullable List<AgreementId> chosen,
            Actor actor,
            Model model) {
        pages.view(id, actor);
        model.addAttribute(
                "outcomes",
                chosen == null
                        ? List.of()
                        : chosen.stream().map(one -> carry(id, one, actor)).toList());
        return carrying(id, actor, model);
    }

    /** One variant sent by the script, which shows its line. */
    @PostMapping(path = "/agreements/{id}/carry-out", headers = "X-One")
    String carryOne(@PathVariable AgreementId id, @RequestParam("each") AgreementId chosen, Actor actor, Model model) {
        pages.view(id, actor);
        model.addAttribute("outcome", carry(id, chosen, actor));
        return "parts/variant :: carried";
    }

    private EachOutcome carry(AgreementId standard, AgreementId variant, Actor actor) {
        AgreementView view = pages.view(variant, actor);
        String name = name(view.agreement());
        LocalVariant built = view.agreement().variant();
        if (built == null || !built.basis().agreement().equals(standard)) {
            throw new NotFoundException();
        }
        Optional<Proposal> proposal = pages.proposal(view);
        Optional<Decision> decision = proposal.flatMap(
                one -> adapting.takeClean(variant, wording.newVersion(one.standard(), one.to(), one.variant()), actor));
        return outcome(name, variant, decision.orElse(null));
    }

    /**
     * What came of one of many.
     *
     * @param agreement the agreement made or changed; absent when there is none
     * @param done whether it was done; else somebody has to choose, or the reasons say why
     */
    record EachOutcome(String name, @Nullable AgreementId agreement, boolean done, List<Fault> faults) {}

    private EachOutcome outcome(String name, @Nullable AgreementId agreement, @Nullable Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            return new EachOutcome(name, accepted.change().agreement().id(), true, List.of());
        }
        List<Fault> faults = decision instanceof Decision.Refused refused
                ? answers.faults(refused.reasons(), agreement == null ? AgreementId.random() : agreement)
                : List.of();
        return new EachOutcome(name, agreement, false, faults);
    }

    // ---- new variants -----------------------------------------------------------------------------------------------

    /** A kommune that may get an agreement built on the text. */
    record Candidate(PartyId id, String name, boolean has) {}

    @GetMapping("/agreements/{id}/variants/new")
    String begin(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable PartyId municipality,
            @RequestParam(required = false) @Nullable ClauseId clause,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        AgreementVersion chosen = AgreementPages.versions(view).stream()
                .filter(one -> version == null || one.number() == version)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        head(view, actor, model);
        model.addAttribute("version", chosen);
        model.addAttribute(
                "kinds",
                List.of(
                        AgreementKind.SUB_AGREEMENT,
                        AgreementKind.FRAMEWORK_AGREEMENT,
                        AgreementKind.LOCAL_AGREEMENT,
                        AgreementKind.GUIDELINE));
        model.addAttribute("candidates", candidates(agreement, chosen, actor));
        Clauses text = viewing.clauses(view, chosen);
        model.addAttribute("clauses", text.list());
        model.addAttribute("municipality", municipality);
        model.addAttribute("changed", clause == null ? null : text.find(clause).orElseThrow(NotFoundException::new));
        return "start-variants";
    }

    /** Of a standard, the kommuner of its trust; of an agreement, its own. A kommune's jurist starts for that kommune alone. */
    private List<Candidate> candidates(Agreement agreement, AgreementVersion version, Actor actor) {
        Set<PartyId> have = new HashSet<>();
        viewing.builtOn(agreement.id(), actor).stream()
                .map(AgreementView::agreement)
                .filter(variant -> variant.state() != AgreementState.ENDED && variant.text() != TextState.WITHDRAWN)
                .forEach(variant -> have.addAll(variant.head().partyIds()));
        var names = new HashMap<PartyId, String>();
        if (agreement.kind().isStandardText()) {
            List<PartyId> trusts =
                    version.head().trusts().stream().map(AgreementParty::id).toList();
            register.municipalitiesOn(words.today()).stream()
                    .filter(one ->
                            register.trustOf(one.id()).filter(trusts::contains).isPresent())
                    .forEach(one -> names.put(one.id(), one.formalNameOn(words.today())));
        } else {
            version.head().municipalities().forEach(party -> names.put(party.id(), party.name()));
        }
        PartyId own = actor.organisation();
        if (own != null && own.isMunicipality()) {
            names.keySet().retainAll(Set.of(own));
        }
        var candidates = new ArrayList<Candidate>();
        names.forEach((id, name) -> candidates.add(new Candidate(id, name, have.contains(id))));
        candidates.sort(Comparator.comparing(Candidate::name));
        return candidates;
    }

    /** All chosen kommuner at once, without the script; or one, with a change. */
    @PostMapping("/agreements/{id}/variants")
    String start(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        var form = new Form(fields);
        List<PartyId> chosen = form.values("each", PartyId::new);
        Wanted wanted = wanted(form);
        String back = "/agreements/" + id + "/variants/new";
        if (wanted.clause() != null && chosen.size() == 1) {
            back += "?municipality=%s&clause=%s".formatted(chosen.getFirst(), wanted.clause());
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, back);
        }
        if (wanted.clause() != null && chosen.size() == 1) {
            return switch (start(id, chosen.getFirst(), wanted, actor)) {
                case Decision.Accepted accepted ->
                    answers.done(
                            flash,
                            "done.variant",
                            "/agreements/" + accepted.change().agreement().id() + "/deviations");
                case Decision.Refused refused -> answers.here(refused, id, form, flash, "done.variant", back);
            };
        }
        model.addAttribute(
                "outcomes",
                chosen.stream().map(one -> startOne(id, one, wanted, actor)).toList());
        return begin(id, wanted.version(), null, null, actor, model);
    }

    @PostMapping(path = "/agreements/{id}/variants", headers = "X-One")
    String startOne(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model) {
        var form = new Form(fields);
        form.required("each");
        PartyId municipality = form.value("each", PartyId::new);
        Wanted wanted = wanted(form);
        model.addAttribute(
                "outcome",
                municipality == null || !form.isSound()
                        ? new EachOutcome(form.text("each"), null, false, answers.faults(form))
                        : startOne(id, municipality, wanted, actor));
        return "parts/variant :: started";
    }

    private EachOutcome startOne(AgreementId id, PartyId municipality, Wanted wanted, Actor actor) {
        return outcome(words.party(municipality), null, start(id, municipality, wanted, actor));
    }

    /**
     * What is asked for, whichever kommune it is for.
     *
     * @param clause the one that is changed from the start, with the words or without when it is left out; absent for no change
     */
    private record Wanted(
            @Nullable Integer version,
            @Nullable AgreementKind kind,
            @Nullable ClauseId clause,
            @Nullable ClauseText words,
            String reason) {}

    private static Wanted wanted(Form form) {
        ClauseId clause = form.value("clause", ClauseId::new);
        return new Wanted(
                form.value("version", Integer::valueOf),
                form.value("kind", AgreementKind::valueOf),
                clause,
                clause == null || form.isChecked("leftOut") ? null : form.words("heading", "body"),
                form.text("reason"));
    }

    private Decision start(AgreementId id, PartyId municipality, Wanted wanted, Actor actor) {
        List<LocalChange> changes = wanted.clause() == null
                ? List.of()
                : List.of(new LocalChange(wanted.clause(), wanted.words(), wanted.reason()));
        return adapting.start(
                id, wanted.version() == null ? 0 : wanted.version(), municipality, wanted.kind(), changes, actor);
    }
}
