package no.avtaleverk.web.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote.MeasureStatus;
import no.avtaleverk.model.ros.RosNote.OfRow;
import no.avtaleverk.model.ros.RosNote.RosAcceptanceWithdrawn;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAreaAdded;
import no.avtaleverk.model.ros.RosNote.RosDeviationLinked;
import no.avtaleverk.model.ros.RosNote.RosDeviationUnlinked;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureMoved;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosProposalDeclined;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosRowTakenUp;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.web.page.DeviationController.Option;
import no.avtaleverk.web.page.RosPages.AreaLine;
import no.avtaleverk.web.page.RosPages.Line;
import no.avtaleverk.web.page.RosPages.Mark;
import no.avtaleverk.web.page.RosPages.Shown;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One row of a ROS checklist: what it is, how the parties grade it, what is done about it, and who accepts what remains. */
@Controller
final class RosRowController {
    private static final List<Role> RESPONSIBLE = List.of(Role.COORDINATOR, Role.JURIST, Role.LEADER);

    private final RosPages pages;
    private final AnalysingRisks analysing;
    private final HandlingDeviations handling;
    private final DeviationTerms terms;
    private final Attaching attaching;
    private final Uploads uploads;
    private final PageAnswers answers;
    private final PageWords words;
    private final RosRowUses uses;
    private final RosHistory history;

    RosRowController(
            RosPages pages,
            AnalysingRisks analysing,
            HandlingDeviations handling,
            DeviationTerms terms,
            Attaching attaching,
            Uploads uploads,
            PageAnswers answers,
            PageWords words,
            RosRowUses uses,
            RosHistory history) {
        this.pages = pages;
        this.analysing = analysing;
        this.handling = handling;
        this.terms = terms;
        this.attaching = attaching;
        this.uploads = uploads;
        this.answers = answers;
        this.words = words;
        this.uses = uses;
        this.history = history;
    }

    /**
     * A row in one area, to be graded, agreed on and accepted.
     *
     * @param own what the reader's party has graded; absent before it has
     * @param suggested the gravest of what the parties have graded, to begin the talk from
     * @param gap how far apart they are; absent where they are not, or only one has graded
     * @param proposal what one party has proposed; absent when nothing is, and when they agree
     * @param agreed who said yes to what they agree on, and when; empty when one note was enough
     * @param agrees whether the reader may say what the parties agree on
     * @param confirms whether the reader's party is asked to say yes to the proposal
     * @param accepts whether the reader may accept what remains for the own party
     * @param withdraws whether the reader's party has accepted
     */
    record Grading(
            AreaLine at,
            RosMatrix matrix,
            List<Given> given,
            @Nullable Given own,
            @Nullable Given suggested,
            @Nullable Gap gap,
            @Nullable ProposalLine proposal,
            List<String> agreed,
            boolean grades,
            boolean agrees,
            boolean confirms,
            boolean accepts,
            boolean withdraws) {
        /** What the reader's party may have read of it when it begins to grade. */
        public long read(String party) {
            return party.isEmpty() ? 0 : at.line().lastRead(new PartyId(party));
        }

        public String remaining() {
            return at.line()
                    .grades()
                    .map(grades -> RosMatrix.value(grades.remaining()))
                    .orElse("");
        }
    }

    /** What a party has graded. */
    record Given(String party, Mark before, @Nullable Mark after, String reason, String who, String when) {}

    /**
     * What a party wants to agree on.
     *
     * @param confirmed who has said yes since, and when
     * @param awaited whose answer it awaits
     */
    record ProposalLine(Given given, List<String> confirmed, List<String> awaited) {}

    /**
     * How far the parties are apart, in words.
     *
     * @param before the measures; empty where they are not
     * @param after the measures; empty where they are not
     * @param someAfter whether only some have graded what remains
     */
    record Gap(String before, String after, boolean someAfter) {}

    /**
     * Something to be done.
     *
     * @param moves whether the reader may say how it goes
     * @param changes whether the reader may change what it is
     * @param editions as it was set and after each change, the last first
     */
    record MeasureLine(Measure one, boolean late, boolean moves, boolean changes, List<EditionLine> editions) {}

    /** @param reason why it was changed; empty for the first */
    record EditionLine(RosMeasureSet set, boolean first, String who, String when, String reason) {}

    /** A measure that the library proposes, in the language of the agreement. */
    record Proposal(int number, Lowers lowers, String what, boolean used) {}

    record DeviationLine(String id, String words, boolean linked) {}

    @GetMapping("/agreements/{id}/follow-up/ros/{row}")
    String show(
            @PathVariable AgreementId id,
            @PathVariable String row,
            @RequestParam(defaultValue = "") String use,
            Actor actor,
            Model model) {
        Shown shown = pages.shown(id, actor, model);
        RosItem item = shown.analysis().find(row).orElseThrow(NotFoundException::new);
        RosScale scale = shown.analysis().scale().orElseThrow(NotFoundException::new);
        Agreement agreement = shown.agreement();
        Line line = pages.line(shown, item, scale);
        boolean works = shown.works() && item.isLookedAt();
        model.addAttribute("scale", scale);
        model.addAttribute("line", line);
        model.addAttribute("item", item);
        model.addAttribute("path", RosPages.path(id, row));
        model.addAttribute("changes", works);
        model.addAttribute("wants", wants(item, works, actor));
        model.addAttribute("causes", item.row().causes().stream().map(words::in).toList());
        model.addAttribute(
                "gradings",
                line.areas().stream()
                        .map(area -> grading(shown, item, area, scale, works))
                        .toList());
        // One form at a time stands open, so that the page is not as long as all of them.
        model.addAttribute(
                "open",
                item.lines().stream()
                        .filter(one -> shown.own() != null && !one.scores().containsKey(shown.own()))
                        .filter(one -> one.standing() != RosLine.Standing.AGREED)
                        .map(RosLine::area)
                        .findFirst()
                        .orElse(""));
        model.addAttribute("history", history.lines(item, scale));
        model.addAttribute("measures", measures(item, actor, works));
        uses.tell(agreement, shown.analysis(), item, actor, model);
        List<Proposal> proposals = proposals(item, agreement);
        model.addAttribute("proposals", proposals);
        model.addAttribute(
                "used",
                proposals.stream()
                        .filter(one -> String.valueOf(one.number()).equals(use))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("deviations", deviations(item, agreement, actor));
        model.addAttribute(
                "parties",
                analysing.parties(agreement).stream()
                        .map(party -> new Option(party.value(), words.party(party)))
                        .toList());
        model.addAttribute(
                "roles",
                RESPONSIBLE.stream()
                        .map(role -> new Option(role.name(), words.capital(role)))
                        .toList());
        model.addAttribute("lowers", Lowers.values());
        model.addAttribute("statuses", MeasureStatus.values());
        model.addAttribute(
                "otherAreas",
                scale.areas().stream()
                        .filter(area -> item.line(area.id()).isEmpty())
                        .map(area -> new Option(area.id(), words.in(area.name())))
                        .toList());
        PartyId own = shown.own();
        model.addAttribute("ownParty", own == null ? "" : own.value());
        model.addAttribute("longest", words.today().plusYears(no.avtaleverk.model.ros.RosAnalysis.LONGEST_ACCEPTANCE));
        return "follow-up-ros-row";
    }

    /**
     * What a party wants with the row, and another has not answered.
     *
     * @param owner who is to follow it; absent when it is to be set aside
     * @param asked whether the reader is asked for a yes
     * @param answers whether the reader may say no, or, when it is the own party's, no longer want it
     */
    record Want(
            String act,
            long read,
            String who,
            String party,
            String when,
            @Nullable String owner,
            String reason,
            boolean asked,
            boolean answers) {}

    private List<Want> wants(RosItem item, boolean works, Actor actor) {
        var wants = new ArrayList<Want>();
        var aside = item.wanted().aside();
        if (aside != null) {
            wants.add(want(item, OfRow.ASIDE, aside, null, aside.note().reason(), works, actor));
        }
        var owner = item.wanted().owner();
        if (owner != null) {
            String named = words.party(owner.note().owner()) + ", "
                    + words.of(owner.note().role());
            wants.add(want(item, OfRow.OWNER, owner, named, "", works, actor));
        }
        return wants;
    }

    private Want want(
            RosItem item,
            OfRow what,
            Noted<?> noted,
            @Nullable String owner,
            String reason,
            boolean works,
            Actor actor) {
        PartyId from = noted.organisation();
        PartyId own = actor.organisation();
        return new Want(
                what == OfRow.ASIDE ? "aside" : "owner",
                noted.number(),
                noted.userName(),
                from == null ? "" : words.party(from),
                words.day(noted.at()),
                owner,
                reason,
                works && own != null && item.wanted().awaitsYesOf(own, what),
                works && own != null && item.wanted().isDeclinedBy(own, what));
    }

    private Grading grading(Shown shown, RosItem item, AreaLine at, RosScale scale, boolean works) {
        RosLine line = at.line();
        PartyId own = shown.own();
        List<Given> given = line.scores().values().stream()
                .map(noted -> given(
                        words.party(noted.note().party()),
                        noted.note().before(),
                        noted.note().after(),
                        noted.note().reason(),
                        noted.userName(),
                        words.day(noted.at()),
                        scale))
                .toList();
        var mine = own == null ? null : line.scores().get(own);
        PartyId signs = shown.signs();
        PartyId owner = item.ownerParty();
        boolean sides = at.standing() == RosLine.Standing.APART
                || at.standing() == RosLine.Standing.ALIKE
                || at.standing() == RosLine.Standing.PROPOSED;
        return new Grading(
                at,
                RosMatrix.of(scale, scale.area(at.area()).orElse(null), List.of(), words),
                given,
                mine == null
                        ? null
                        : given(
                                words.party(mine.note().party()),
                                mine.note().before(),
                                mine.note().after(),
                                mine.note().reason(),
                                mine.userName(),
                                words.day(mine.at()),
                                scale),
                at.before() == null ? null : new Given("", at.before(), at.after(), "", "", ""),
                gap(line),
                at.standing() == RosLine.Standing.PROPOSED ? proposal(line, scale) : null,
                agreedBy(line),
                works,
                works && sides,
                works
                        && own != null
                        && at.standing() == RosLine.Standing.PROPOSED
                        && line.awaited().contains(own),
                signs != null
                        && item.isLookedAt()
                        && line.asksForAcceptance(scale)
                        && (owner == null || owner.equals(signs)),
                signs != null && line.acceptances().containsKey(signs));
    }

    private @Nullable ProposalLine proposal(RosLine line, RosScale scale) {
        RosLine.Proposal proposal = line.proposed();
        if (proposal == null) {
            return null;
        }
        var made = proposal.made();
        return new ProposalLine(
                given(
                        words.party(made.note().party()),
                        made.note().before(),
                        made.note().after(),
                        made.note().minutes(),
                        made.userName(),
                        words.day(made.at()),
                        scale),
                proposal.confirmed().values().stream().map(this::person).toList(),
                line.awaited().stream().map(words::party).toList());
    }

    /** Who proposed it and who has said yes, the last of whom made it agreed; empty when one note was enough. */
    private List<String> agreedBy(RosLine line) {
        RosLine.Proposal led = line.proposed();
        Noted<RosAgreed> agreed = line.agreed();
        if (led == null || agreed == null) {
            return List.of();
        }
        var people = new ArrayList<String>();
        people.add(person(led.made()));
        led.confirmed().values().forEach(yes -> people.add(person(yes)));
        people.add(person(agreed));
        return people;
    }

    private String person(Noted<?> noted) {
        PartyId party = noted.organisation();
        return words.say(
                "ros.person-of", noted.userName(), party == null ? "" : words.party(party), words.day(noted.at()));
    }

    private static Given given(
            String party,
            RosGrade before,
            @Nullable RosGrade after,
            String reason,
            String who,
            String when,
            RosScale scale) {
        return new Given(party, new Mark(before, scale.zone(before)), Mark.of(after, scale), reason, who, when);
    }

    private @Nullable Gap gap(RosLine line) {
        var said = line.said().values();
        if (line.agreed() != null || said.size() < 2 || line.isAlike()) {
            return null;
        }
        List<RosGrade> before = said.stream().map(RosLine.Grades::before).toList();
        List<RosGrade> after = said.stream()
                .map(RosLine.Grades::after)
                .filter(Objects::nonNull)
                .toList();
        return new Gap(apart(before), apart(after), !after.isEmpty() && after.size() < before.size());
    }

    /** How many grades apart they are at most, in what they differ in; empty where they give the same. */
    private String apart(List<RosGrade> grades) {
        int likelihood = span(grades.stream().map(RosGrade::likelihood).toList());
        int consequence = span(grades.stream().map(RosGrade::consequence).toList());
        if (likelihood > 0 && consequence > 0) {
            return words.say(
                    "ros.gap-and",
                    words.say("ros.gap-likelihood", likelihood),
                    words.say("ros.gap-consequence", consequence));
        }
        if (likelihood > 0) {
            return words.say("ros.gap-likelihood", likelihood);
        }
        return consequence > 0 ? words.say("ros.gap-consequence", consequence) : "";
    }

    private static int span(List<Integer> grades) {
        return grades.stream().mapToInt(Integer::intValue).max().orElse(0)
                - grades.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    private List<MeasureLine> measures(RosItem item, Actor actor, boolean works) {
        LocalDate today = words.today();
        return item.measures().stream()
                .map(one -> new MeasureLine(
                        one,
                        one.isLate(today),
                        actor.mayCoordinate(List.of(one.set().party())),
                        works && one.isOpen(),
                        one.changes().isEmpty() ? List.of() : editions(one)))
                .toList();
    }

    private List<EditionLine> editions(Measure measure) {
        var first = measure.first();
        var lines = new ArrayList<EditionLine>();
        List<RosMeasureSet> editions = measure.editions();
        lines.add(new EditionLine(first.note(), true, first.userName(), words.day(first.at()), ""));
        for (int at = 0; at < measure.changes().size(); at++) {
            var change = measure.changes().get(at);
            lines.add(new EditionLine(
                    editions.get(at + 1),
                    false,
                    change.userName(),
                    words.day(change.at()),
                    change.note().reason()));
        }
        return lines.reversed();
    }

    private static List<Proposal> proposals(RosItem item, Agreement agreement) {
        var proposals = new ArrayList<Proposal>();
        List<RosScenario.Proposed> all = item.row().proposals();
        for (int at = 0; at < all.size(); at++) {
            String what = all.get(at).what().in(RosPages.language(agreement));
            proposals.add(new Proposal(
                    at + 1,
                    all.get(at).lowers(),
                    what,
                    item.measures().stream()
                            .anyMatch(measure ->
                                    !measure.isDropped() && measure.set().what().equals(what))));
        }
        return proposals;
    }

    private List<DeviationLine> deviations(RosItem item, Agreement agreement, Actor actor) {
        return handling.readable(agreement, actor).getFirst().list().stream()
                .map(one -> new DeviationLine(
                        one.id(), named(one), item.deviations().contains(one.id())))
                .toList();
    }

    private String named(Deviation one) {
        return terms.kind(one.reported().kind())
                        .map(term -> term.in(PageWords.locale()))
                        .orElse(one.reported().kind())
                + ", " + words.date(one.reported().happened());
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /** One step with a row: what is asked for stands in {@code act}. */
    @PostMapping("/agreements/{id}/follow-up/ros/{row}/{act}")
    String step(
            @PathVariable AgreementId id,
            @PathVariable String row,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        var form = new Form(fields);
        List<Refusal> faults =
                switch (act) {
                    case "score" -> score(id, row, form, actor);
                    case "agree" -> agree(id, row, form, actor);
                    case "confirm" -> confirm(id, row, form, actor);
                    case "accept" -> accept(id, row, form, actor);
                    case "withdraw" -> withdraw(id, row, form, actor);
                    case "measure" -> measure(id, row, form, actor);
                    case "move" -> move(id, row, form, file, actor);
                    case "change" -> change(id, row, form, actor);
                    case "owner" -> owner(id, row, form, actor);
                    case "link" -> link(id, row, form, actor);
                    case "unlink" -> unlink(id, row, form, actor);
                    case "aside" -> setAside(id, row, form, actor);
                    case "take-up" ->
                        note(id, actor, (analysis, parties) -> analysis.takeUp(new RosRowTakenUp(row), parties, actor));
                    case "yes-aside" -> consent(id, row, OfRow.ASIDE, form, actor);
                    case "yes-owner" -> consent(id, row, OfRow.OWNER, form, actor);
                    case "no-aside" -> decline(id, row, OfRow.ASIDE, form, actor);
                    case "no-owner" -> decline(id, row, OfRow.OWNER, form, actor);
                    case "area" -> area(id, row, form, actor);
                    default -> throw new NotFoundException();
                };
        boolean asks = faults.isEmpty()
                && switch (act) {
                    case "agree" -> isProposed(id, row, form, actor);
                    case "aside" -> isWanted(id, row, OfRow.ASIDE, form, actor);
                    case "owner" -> isWanted(id, row, OfRow.OWNER, form, actor);
                    default -> false;
                };
        String done = asks
                ? "done.ros-propose"
                : act.startsWith("yes-") || act.startsWith("no-") ? "done.ros-confirm" : "done.ros-" + act;
        return pages.answered(faults, form, flash, done, RosPages.path(id, row), place(act, form));
    }

    /** Whether what was said awaits the yes of another party. */
    private boolean isProposed(AgreementId id, String row, Form form, Actor actor) {
        return form.isSound()
                && pages.analysis(id, actor)
                        .find(row)
                        .flatMap(item -> item.line(form.text("area")))
                        .filter(line -> line.standing() == RosLine.Standing.PROPOSED)
                        .isPresent();
    }

    /** Whether what was said of a row awaits the yes of another party. */
    private boolean isWanted(AgreementId id, String row, OfRow what, Form form, Actor actor) {
        return form.isSound()
                && pages.analysis(id, actor)
                        .find(row)
                        .filter(item -> (what == OfRow.ASIDE
                                        ? item.wanted().aside()
                                        : item.wanted().owner())
                                != null)
                        .isPresent();
    }

    private static String place(String act, Form form) {
        return switch (act) {
            case "score", "agree", "confirm", "accept", "withdraw" -> "area-" + form.text("area");
            case "measure", "move", "change" -> "measures";
            case "link", "unlink" -> "deviations";
            case "yes-owner", "no-owner" -> "more";
            default -> "";
        };
    }

    private List<Refusal> note(AgreementId id, Actor actor, AnalysingRisks.Rule rule) {
        return analysing.note(id, actor, rule);
    }

    /** Grades that were sent, and what they rest on. */
    private record Graded(RosGrade before, @Nullable RosGrade after, Sha256 ground) {}

    /** What was graded; absent when something of it is missing or unsound, which the form then tells. */
    private static @Nullable Graded graded(Form form) {
        form.required("rosBefore");
        form.required("ground");
        RosGrade before = form.value("rosBefore", RosMatrix::read);
        RosGrade after = form.value("rosAfter", RosMatrix::read);
        Sha256 ground = form.value("ground", Sha256::new);
        return !form.isSound() || before == null || ground == null ? null : new Graded(before, after, ground);
    }

    private List<Refusal> score(AgreementId id, String row, Form form, Actor actor) {
        Long read = form.value("read", Long::valueOf);
        Graded graded = graded(form);
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        if (graded == null) {
            return List.of();
        }
        var score = new RosScored(
                row, form.text("area"), own, graded.before, graded.after, graded.ground, form.text("rosReason"));
        return note(id, actor, (analysis, parties) -> analysis.score(score, read, parties, actor, words.today()));
    }

    private List<Refusal> agree(AgreementId id, String row, Form form, Actor actor) {
        Graded graded = graded(form);
        if (graded == null) {
            return List.of();
        }
        var agreed = new RosAgreed(
                row, form.text("area"), graded.before, graded.after, graded.ground, form.text("rosMinutes"));
        return note(id, actor, (analysis, parties) -> analysis.agree(agreed, parties, actor, words.today()));
    }

    private List<Refusal> confirm(AgreementId id, String row, Form form, Actor actor) {
        Graded graded = graded(form);
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        if (graded == null) {
            return List.of();
        }
        var yes = new RosAgreementConfirmed(row, form.text("area"), own, graded.before, graded.after, graded.ground);
        return note(id, actor, (analysis, parties) -> analysis.confirm(yes, parties, actor, words.today()));
    }

    private List<Refusal> consent(AgreementId id, String row, OfRow what, Form form, Actor actor) {
        form.required("read");
        Long read = form.value("read", Long::valueOf);
        return !form.isSound() || read == null
                ? List.of()
                : note(id, actor, (analysis, parties) -> analysis.consent(row, what, read, parties, actor));
    }

    private List<Refusal> decline(AgreementId id, String row, OfRow what, Form form, Actor actor) {
        String reason = form.required("rosWhy");
        form.required("read");
        Long read = form.value("read", Long::valueOf);
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        var declined = new RosProposalDeclined(row, own, what, reason);
        return !form.isSound() || read == null
                ? List.of()
                : note(id, actor, (analysis, parties) -> analysis.decline(declined, read, parties, actor));
    }

    private List<Refusal> accept(AgreementId id, String row, Form form, Actor actor) {
        form.required("remaining");
        RosGrade remaining = form.value("remaining", RosMatrix::read);
        String capacity = form.required("rosCapacity");
        LocalDate until = form.requiredDate("rosUntil");
        String reason = form.required("rosWhy");
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        if (!form.isSound() || remaining == null || until == null) {
            return List.of();
        }
        var accepted = new RosRiskAccepted(row, form.text("area"), own, remaining, capacity, until, reason);
        return note(id, actor, (analysis, parties) -> analysis.accept(accepted, parties, actor, words.today()));
    }

    private List<Refusal> withdraw(AgreementId id, String row, Form form, Actor actor) {
        String reason = form.required("rosWhy");
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        return !form.isSound()
                ? List.of()
                : note(
                        id,
                        actor,
                        (analysis, parties) -> analysis.withdrawAcceptance(
                                new RosAcceptanceWithdrawn(row, form.text("area"), own, reason), parties, actor));
    }

    private List<Refusal> measure(AgreementId id, String row, Form form, Actor actor) {
        String what = form.required("rosWhat");
        form.required("rosLowers");
        Lowers lowers = form.value("rosLowers", Lowers::valueOf);
        form.required("rosParty");
        PartyId party = form.value("rosParty", PartyId::new);
        form.required("rosRole");
        Role role = form.value("rosRole", Role::valueOf);
        LocalDate due = form.requiredDate("rosDue");
        if (!form.isSound() || lowers == null || party == null || role == null || due == null) {
            return List.of();
        }
        var set = new RosMeasureSet(row, UUID.randomUUID().toString(), what, lowers, party, role, due);
        return note(id, actor, (analysis, parties) -> analysis.setMeasure(set, parties, actor, words.today()));
    }

    private List<Refusal> change(AgreementId id, String row, Form form, Actor actor) {
        form.required("edition");
        Integer edition = form.value("edition", Integer::valueOf);
        String what = form.required("rosWhat");
        form.required("rosLowers");
        Lowers lowers = form.value("rosLowers", Lowers::valueOf);
        form.required("rosParty");
        PartyId party = form.value("rosParty", PartyId::new);
        form.required("rosRole");
        Role role = form.value("rosRole", Role::valueOf);
        LocalDate due = form.requiredDate("rosDue");
        if (!form.isSound() || edition == null || lowers == null || party == null || role == null || due == null) {
            return List.of();
        }
        var changed = new RosMeasureChanged(
                row, form.text("measure"), edition, what, lowers, party, role, due, form.text("rosChangeReason"));
        return note(id, actor, (analysis, parties) -> analysis.changeMeasure(changed, parties, actor, words.today()));
    }

    private List<Refusal> move(AgreementId id, String row, Form form, @Nullable MultipartFile file, Actor actor)
            throws IOException {
        form.required("rosStatus");
        MeasureStatus status = form.value("rosStatus", MeasureStatus::valueOf);
        LocalDate on = form.requiredDate("rosOn");
        if (!form.isSound() || status == null || on == null) {
            return List.of();
        }
        Uploads.Upload upload = uploads.read(file, form);
        if (!upload.isTaken()) {
            return upload.reasons();
        }
        var moved =
                new RosMeasureMoved(row, form.text("measure"), status, on, form.text("rosSaid"), upload.attachment());
        return note(
                id,
                actor,
                (analysis, parties) ->
                        attaching.kept(upload.sound(), analysis.moveMeasure(moved, parties, actor, words.today())));
    }

    private List<Refusal> owner(AgreementId id, String row, Form form, Actor actor) {
        form.required("rosParty");
        PartyId party = form.value("rosParty", PartyId::new);
        form.required("rosRole");
        Role role = form.value("rosRole", Role::valueOf);
        return !form.isSound() || party == null || role == null
                ? List.of()
                : note(
                        id,
                        actor,
                        (analysis, parties) -> analysis.nameOwner(new RosOwnerNamed(row, party, role), parties, actor));
    }

    private List<Refusal> link(AgreementId id, String row, Form form, Actor actor) {
        String deviation = form.required("rosDeviation");
        return !form.isSound() ? List.of() : analysing.link(id, new RosDeviationLinked(row, deviation), actor);
    }

    private List<Refusal> unlink(AgreementId id, String row, Form form, Actor actor) {
        var unlinked = new RosDeviationUnlinked(row, form.text("rosDeviation"));
        return note(id, actor, (analysis, parties) -> analysis.unlink(unlinked, parties, actor));
    }

    private List<Refusal> setAside(AgreementId id, String row, Form form, Actor actor) {
        String reason = form.required("rosWhy");
        return !form.isSound()
                ? List.of()
                : note(
                        id,
                        actor,
                        (analysis, parties) -> analysis.setAside(new RosRowSetAside(row, reason), parties, actor));
    }

    private List<Refusal> area(AgreementId id, String row, Form form, Actor actor) {
        String area = form.required("rosArea");
        return !form.isSound()
                ? List.of()
                : note(id, actor, (analysis, parties) -> analysis.addArea(new RosAreaAdded(row, area), parties, actor));
    }
}
