package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.lawchange.LawChangeFile;
import no.avtaleverk.model.lawchange.LawChangeNote;
import no.avtaleverk.model.lawchange.LawChangeNote.LawChangeAssessed;
import no.avtaleverk.model.lawchange.LawChangeNote.Outcome;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.lawchange.LawChanging;
import no.avtaleverk.workflow.lawchange.LawChanging.Touch;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the law has come to ask, edition by edition, and what that means for the agreements. */
@Controller
final class LawChangeController {
    private final AgreementPages pages;
    private final Viewing viewing;
    private final LawChanging changing;
    private final PageAnswers answers;
    private final PageWords words;

    LawChangeController(
            AgreementPages pages, Viewing viewing, LawChanging changing, PageAnswers answers, PageWords words) {
        this.pages = pages;
        this.viewing = viewing;
        this.changing = changing;
        this.answers = answers;
        this.words = words;
    }

    /** An edition with the agreements it touches. */
    record EditionLine(LawHistory.Edition edition, boolean ahead, List<LawChange> columns, List<RowLine> rows) {}

    /** @param cells one for each column */
    record RowLine(AgreementId agreement, String title, List<CellLine> cells) {}

    /** How it stands with one change in one agreement. */
    enum Standing {
        NOT_TOUCHED,
        /** It is for the agreement of higher rank to take up. */
        ELSEWHERE,
        OPEN,
        ASSESSED,
        SETTLED
    }

    record CellLine(Standing standing, @Nullable Touch touch) {}

    /** A change for the page of one agreement. */
    record TouchLine(
            Touch touch, Standing standing, boolean ahead, List<Said> said, List<PartyId> awaited, boolean mayAssess) {}

    record Said(LawChangeAssessed what, LocalDate day, String by) {}

    @GetMapping("/law-changes")
    String list(@RequestParam MultiValueMap<String, String> fields, Actor actor, Model model) {
        var form = new Form(fields);
        LocalDate today = words.today();
        LawHistory history = changing.history();
        LocalDate given = form.date("after");
        LocalDate until = form.date("until");
        LocalDate after = given == null ? history.beginning() : given;
        List<Agreement> known = viewing.register(actor).stream()
                .filter(AgreementView::inner)
                .map(AgreementView::agreement)
                .filter(agreement -> agreement.kind().isAgreement())
                .toList();
        Map<AgreementId, List<Touch>> touches = changing.touches(known, today);
        List<EditionLine> editions = history.editions().reversed().stream()
                .filter(edition -> edition.from().isAfter(after)
                        && (until == null || !edition.from().isAfter(until)))
                .map(edition -> line(edition, known, touches, actor, today))
                .toList();
        model.addAttribute("after", after);
        model.addAttribute("until", until);
        model.addAttribute("editions", editions);
        model.addAttribute("beginning", history.beginning());
        return "law-changes";
    }

    private EditionLine line(
            LawHistory.Edition edition,
            List<Agreement> known,
            Map<AgreementId, List<Touch>> touches,
            Actor actor,
            LocalDate today) {
        List<LawChange> columns = edition.changes().stream()
                .filter(change -> touches.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(touch -> touch.change().equals(change)))
                .toList();
        var rows = new ArrayList<RowLine>();
        for (Agreement agreement : known) {
            List<Touch> own = touches.getOrDefault(agreement.id(), List.of());
            if (own.stream().noneMatch(touch -> columns.contains(touch.change()))) {
                continue;
            }
            LawChangeFile file = changing.file(agreement, actor);
            rows.add(new RowLine(
                    agreement.id(),
                    agreement.head().title(),
                    columns.stream()
                            .map(change -> cell(agreement, own, change, file, today))
                            .toList()));
        }
        rows.sort(Comparator.comparing(RowLine::title));
        return new EditionLine(edition, edition.from().isAfter(today), columns, rows);
    }

    private static CellLine cell(
            Agreement agreement, List<Touch> touches, LawChange change, LawChangeFile file, LocalDate today) {
        Optional<Touch> found =
                touches.stream().filter(touch -> touch.change().equals(change)).findFirst();
        return found.map(touch -> new CellLine(standing(agreement, touch, file, today), touch))
                .orElse(new CellLine(Standing.NOT_TOUCHED, null));
    }

    private static Standing standing(Agreement agreement, Touch touch, LawChangeFile file, LocalDate today) {
        if (touch.isSettled()) {
            return Standing.SETTLED;
        }
        if (!touch.stands() && !touch.first()) {
            return Standing.ELSEWHERE;
        }
        return awaited(agreement, touch, file, today).isEmpty() ? Standing.ASSESSED : Standing.OPEN;
    }

    private static List<PartyId> awaited(Agreement agreement, Touch touch, LawChangeFile file, LocalDate today) {
        return agreement.circles().bound(today).stream()
                .filter(party -> touch.concerns(party)
                        && file.of(touch.change().key(), party).isEmpty())
                .toList();
    }

    @GetMapping("/agreements/{id}/follow-up/law-change")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        LocalDate today = words.today();
        LawChangeFile file = changing.file(agreement, actor);
        PartyId own = actor.organisation();
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute(
                "lines",
                changing.touches(agreement, today).reversed().stream()
                        .map(touch -> {
                            List<PartyId> awaited = awaited(agreement, touch, file, today);
                            return new TouchLine(
                                    touch,
                                    standing(agreement, touch, file, today),
                                    touch.change().from().isAfter(today),
                                    file.of(touch.change().key()).stream()
                                            .map(this::said)
                                            .toList(),
                                    touch.isSettled() ? List.of() : awaited,
                                    !touch.isSettled()
                                            && own != null
                                            && agreement.circles().bound(today).contains(own)
                                            && actor.mayCoordinate(List.of(own)));
                        })
                        .toList());
        return "follow-up-law-change";
    }

    private Said said(Noted<LawChangeNote> noted) {
        return new Said(
                (LawChangeAssessed) noted.note(),
                LocalDate.ofInstant(noted.at(), no.avtaleverk.workflow.Changes.NORWAY),
                noted.userName());
    }

    @PostMapping("/agreements/{id}/follow-up/law-change/{key}")
    String assess(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String page = FollowUpPlace.of(id, FollowUpSubject.LAW_CHANGE, "");
        form.required("lawOutcome");
        Outcome outcome = form.value("lawOutcome", Outcome::valueOf);
        String reason = form.required("reason");
        PartyId own = actor.organisation();
        if (!form.isSound() || outcome == null || own == null) {
            return answers.unreadable(form, flash, page);
        }
        var assessed = new LawChangeAssessed(key, own, Objects.requireNonNull(outcome), reason);
        return answers.noted(changing.assess(id, assessed, actor), form, flash, "done.law-change", page);
    }
}
