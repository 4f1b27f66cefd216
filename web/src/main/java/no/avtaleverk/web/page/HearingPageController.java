package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.wording.HearingSheet;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.HeardText;
import no.avtaleverk.workflow.reporting.HeardText.Answered;
import no.avtaleverk.workflow.reporting.HeardText.Assessed;
import no.avtaleverk.workflow.reporting.Viewing;
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

/** A høring: sending a text, answering it, and saying what became of each remark. */
@Controller
final class HearingPageController {
    private static final Map<String, Hearing.Kind> NAMED = Map.of(
            "users", Hearing.Kind.USERS,
            "councils", Hearing.Kind.COUNCIL,
            "unions", Hearing.Kind.UNION,
            "otherReceivers", Hearing.Kind.OTHER);

    private final AgreementPages pages;
    private final Viewing viewing;
    private final Documenting documenting;
    private final PartyRegister register;
    private final PageAnswers answers;
    private final PageWords words;
    private final Wording wording;
    private final HandingOut handingOut;

    HearingPageController(
            AgreementPages pages,
            Viewing viewing,
            Documenting documenting,
            PartyRegister register,
            PageAnswers answers,
            PageWords words,
            Wording wording,
            HandingOut handingOut) {
        this.pages = pages;
        this.viewing = viewing;
        this.documenting = documenting;
        this.register = register;
        this.answers = answers;
        this.words = words;
        this.wording = wording;
        this.handingOut = handingOut;
    }

    /**
     * A clause with what is said of it.
     *
     * @param clause absent for the text as a whole
     * @param now the words of the draft where they are others by now, none where the clause is gone; absent for those who do not write
     */
    record ClauseRemarks(
            @Nullable Clause clause,
            List<TextBlocks.Run> heading,
            List<TextBlocks.Block> blocks,
            @Nullable List<TextBlocks.Block> now,
            List<Assessed> remarks) {
        public String id() {
            return clause == null ? "" : clause.id().value();
        }
    }

    // ---- sending ----------------------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/hearings/new")
    String form(@PathVariable AgreementId id, Actor actor, Model model) {
        Agreement agreement = pages.work(id, actor);
        if (!actor.mayCoordinate(agreement.circles().writing())) {
            throw new NotEditableException(id);
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute("deadline", documenting.usualDeadline(words.today()));
        model.addAttribute(
                "parties",
                agreement.head().parties().stream()
                        .filter(party -> !party.id().equals(actor.organisation()))
                        .toList());
        model.addAttribute(
                "kommuner",
                register.municipalitiesOn(words.today()).stream()
                        .filter(one -> !agreement.head().hasParty(one.id()))
                        .toList());
        return "hearing-new";
    }

    @PostMapping("/agreements/{id}/hearings")
    String send(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/hearings/new";
        LocalDate sent = form.date("sent");
        LocalDate deadline = form.requiredDate("hearingDeadline");
        var receivers = new ArrayList<Hearing.Receiver>();
        for (PartyId party : form.values("party", PartyId::new)) {
            receivers.add(new Hearing.Receiver(words.party(party), kind(party), party));
        }
        NAMED.forEach(
                (field, kind) -> form.text(field).lines().map(String::strip).forEach(name -> {
                    if (!name.isEmpty()) {
                        receivers.add(new Hearing.Receiver(name, kind, null));
                    }
                }));
        if (!form.isSound() || deadline == null) {
            return answers.unreadable(form, flash, back);
        }
        return answers.to(
                documenting.openHearing(id, sent, deadline, receivers, form.text("letter"), actor),
                id,
                form,
                flash,
                "done.hearing-sent",
                "/agreements/" + id + "/board",
                back);
    }

    private static Hearing.Kind kind(PartyId party) {
        return party.isMunicipality() ? Hearing.Kind.MUNICIPALITY : Hearing.Kind.HEALTH_TRUST;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /**
     * The høring with its answer matrix.
     *
     * @param clause id of the only clause to show; {@code text} for remarks on the whole
     * @param receiver name of the only receiver to show
     * @param treatment the only treatment to show; {@code NONE} for remarks not yet assessed
     */
    @GetMapping("/agreements/{id}/hearings/{number}")
    String hearing(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String receiver,
            @RequestParam(defaultValue = "") String treatment,
            Actor actor,
            Model model) {
        HeardText heard = heard(id, number, actor);
        Predicate<Assessed> wanted = one -> matches(one, clause, receiver, treatment);
        Agreement written = viewing.view(id, actor)
                .filter(AgreementView::writing)
                .map(AgreementView::agreement)
                .orElse(null);
        List<ClauseRemarks> groups = groups(heard, written, wanted);
        model.addAttribute("edits", written != null && AgreementPages.isEditable(written, actor));
        model.addAttribute("heard", heard);
        model.addAttribute("hearing", heard.hearing());
        model.addAttribute("groups", groups);
        model.addAttribute(
                "shown",
                groups.stream().mapToInt(group -> group.remarks().size()).sum());
        model.addAttribute("all", heard.remarks().size());
        model.addAttribute("clause", clause);
        model.addAttribute("receiver", receiver);
        model.addAttribute("treatment", treatment);
        model.addAttribute("treatments", RemarkAssessment.Treatment.values());
        model.addAttribute("known", viewing.view(id, actor).isPresent());
        return "hearing";
    }

    private static boolean matches(Assessed one, String clause, String receiver, String treatment) {
        ClauseId about = one.remark().clause();
        RemarkAssessment assessment = one.assessment();
        return (clause.isEmpty() || clause.equals(about == null ? "text" : about.value()))
                && (receiver.isEmpty() || receiver.equals(one.receiver().name()))
                && (treatment.isEmpty()
                        || treatment.equals(
                                assessment == null
                                        ? "NONE"
                                        : assessment.treatment().name()));
    }

    private static List<ClauseRemarks> groups(
            HeardText heard, @Nullable Agreement written, Predicate<Assessed> wanted) {
        var groups = new ArrayList<ClauseRemarks>();
        var values = ClauseReferences.with(heard.hearing().head().parameters(), heard.clauses());
        var byClause = new LinkedHashMap<Optional<ClauseId>, List<Assessed>>();
        heard.remarks().stream().filter(wanted).forEach(one -> byClause.computeIfAbsent(
                        Optional.ofNullable(one.remark().clause()), about -> new ArrayList<>())
                .add(one));
        byClause.forEach((about, remarks) -> {
            Clause clause = about.flatMap(heard.clauses()::find).orElse(null);
            groups.add(new ClauseRemarks(
                    clause,
                    clause == null ? List.of() : TextBlocks.runs(clause.text().heading(), values),
                    clause == null ? List.of() : TextBlocks.of(clause.text().body(), values),
                    clause == null || written == null ? null : now(clause, written),
                    remarks));
        });
        return groups;
    }

    private static @Nullable List<TextBlocks.Block> now(Clause sent, Agreement written) {
        Optional<Clause> now = written.clauses().find(sent.id());
        if (now.filter(one -> one.sha256().equals(sent.sha256())).isPresent()) {
            return null;
        }
        var values = ClauseReferences.with(written.head().parameters(), written.clauses());
        return now.map(one -> TextBlocks.of(one.text().body(), values)).orElse(List.of());
    }

    /** The answer matrix as a spreadsheet, for those who read all answers. */
    @GetMapping("/agreements/{id}/hearings/{number}.xlsx")
    ResponseEntity<byte[]> sheet(@PathVariable AgreementId id, @PathVariable int number, Actor actor) {
        HeardText heard = heard(id, number, actor);
        byte[] sheet = HearingSheet.of(heard, wording, PageWords.locale());
        handingOut.note(id, 0, null, HearingSheet.HANDED_OUT_AS, Sha256.of(sheet), actor);
        return AgreementPageController.file(
                sheet, HearingSheet.fileName(heard, wording, PageWords.locale()), HearingSheet.MEDIA_TYPE);
    }

    // ---- answering --------------------------------------------------------------------------------------------------

    /** The text that was sent, with room for remarks beside each clause. */
    @GetMapping("/agreements/{id}/hearings/{number}/answer")
    String answerForm(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String receiver,
            Actor actor,
            Model model) {
        HeardText heard = heard(id, number, actor);
        List<Answered> own =
                heard.receivers().stream().filter(Answered::mayAnswer).toList();
        Answered chosen = own.stream()
                .filter(one -> one.receiver().name().equals(receiver))
                .findFirst()
                .or(() -> own.stream()
                        .filter(one -> Objects.equals(one.receiver().party(), actor.organisation()))
                        .findFirst())
                .or(() -> own.stream().findFirst())
                .orElseThrow(NotFoundException::new);
        var values = ClauseReferences.with(heard.hearing().head().parameters(), heard.clauses());
        model.addAttribute("heard", heard);
        model.addAttribute("hearing", heard.hearing());
        model.addAttribute("own", own);
        model.addAttribute("chosen", chosen);
        model.addAttribute("positions", HearingAnswer.Position.values());
        model.addAttribute(
                "clauses",
                heard.clauses().list().stream()
                        .map(clause -> new ClauseRemarks(
                                clause,
                                TextBlocks.runs(clause.text().heading(), values),
                                TextBlocks.of(clause.text().body(), values),
                                null,
                                chosen.on(clause.id())))
                        .toList());
        return "hearing-answer";
    }

    @PostMapping("/agreements/{id}/hearings/{number}/answers")
    String answer(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String page = "/agreements/" + id + "/hearings/" + number;
        HeardText heard = heard(id, number, actor);
        String receiver = form.required("receiver");
        form.required("position");
        HearingAnswer.Position position = form.value("position", HearingAnswer.Position::valueOf);
        LocalDate given = form.date("answered");
        var remarks = new ArrayList<HearingAnswer.Remark>();
        if (!form.text("remark").isEmpty()) {
            remarks.add(new HearingAnswer.Remark(null, form.text("remark")));
        }
        for (Clause clause : heard.clauses()) {
            String said = form.text("remark-" + clause.id());
            if (!said.isEmpty()) {
                remarks.add(new HearingAnswer.Remark(clause.id(), said));
            }
        }
        String back = page + "/answer";
        if (!form.isSound() || position == null) {
            return answers.unreadable(form, flash, back);
        }
        var answer =
                new HearingAnswer(number, receiver, given == null ? words.today() : given, position, remarks, null);
        return answers.to(
                documenting.answerHearing(id, answer, actor), id, form, flash, "done.hearing-answered", page, back);
    }

    // ---- what became of it ------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/hearings/{number}/assessments")
    String assess(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        heard(id, number, actor);
        String page = "/agreements/" + id + "/hearings/" + number;
        String receiver = form.required("receiver");
        Integer remark = form.value("remarkNumber", Integer::valueOf);
        form.required("treatment");
        RemarkAssessment.Treatment treatment = form.value("treatment", RemarkAssessment.Treatment::valueOf);
        if (!form.isSound() || remark == null || treatment == null) {
            return answers.unreadable(form, flash, page);
        }
        return answers.here(
                documenting.assessRemark(id, number, receiver, remark, treatment, form.text("assessment"), actor),
                id,
                form,
                flash,
                "done.remark-assessed",
                page + "#remarks");
    }

    @PostMapping("/agreements/{id}/hearings/{number}/deadline")
    String extend(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        heard(id, number, actor);
        String page = "/agreements/" + id + "/hearings/" + number;
        LocalDate deadline = form.requiredDate("hearingDeadline");
        if (!form.isSound() || deadline == null) {
            return answers.unreadable(form, flash, page);
        }
        return answers.here(
                documenting.extendHearing(id, number, deadline, form.text("reason"), actor),
                id,
                form,
                flash,
                "done.hearing-extended",
                page);
    }

    @PostMapping("/agreements/{id}/hearings/{number}/close")
    String close(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        heard(id, number, actor);
        return answers.here(
                documenting.closeHearing(id, number, actor),
                id,
                new Form(fields),
                flash,
                "done.hearing-closed",
                "/agreements/" + id + "/hearings/" + number);
    }

    private HeardText heard(AgreementId id, int number, Actor actor) {
        return viewing.hearing(id, number, actor).orElseThrow(NotFoundException::new);
    }
}
