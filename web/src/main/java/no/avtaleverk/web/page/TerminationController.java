package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Termination;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.termination.ExpiryWarnings;
import no.avtaleverk.model.termination.FallingAway;
import no.avtaleverk.model.termination.NoticeFile;
import no.avtaleverk.model.termination.NoticeNote.RegionTold;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalAsked;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalConsented;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalRefused;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.termination.Consequences;
import no.avtaleverk.workflow.termination.Terminating;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How an agreement comes to its end: notice, its withdrawal, the end of a fixed term, and what falls away with it. */
@Controller
final class TerminationController {
    private final AgreementPages pages;
    private final Agreements agreements;
    private final Viewing viewing;
    private final Terminating terminating;
    private final Consequences consequences;
    private final Revising revising;
    private final PageAnswers answers;
    private final PageWords words;

    TerminationController(
            AgreementPages pages,
            Agreements agreements,
            Viewing viewing,
            Terminating terminating,
            Consequences consequences,
            Revising revising,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.agreements = agreements;
        this.viewing = viewing;
        this.terminating = terminating;
        this.consequences = consequences;
        this.revising = revising;
        this.answers = answers;
        this.words = words;
    }

    /**
     * A notice for the page.
     *
     * @param notification of Helsedirektoratet; absent while there is none
     * @param mayReport whether the reader may record it
     * @param told by each trust that its RHF knows; absent values where nobody has said so
     * @param request to withdraw; absent when there is none
     * @param lines what each of the others says to it
     * @param mayAsk whether the reader may ask to withdraw
     * @param mayAnswer whether the reader may consent or refuse
     */
    record NoticeLine(
            Notice notice,
            boolean running,
            @Nullable Evidence notification,
            boolean mayReport,
            List<ToldLine> told,
            NoticeFile.@Nullable Request request,
            List<ConsentLine> lines,
            boolean mayAsk,
            boolean mayAnswer,
            @Nullable String permission) {
        /** Whether something of it is to be done: it runs, or ran out and Helsedirektoratet was not notified. */
        public boolean isCurrent() {
            return running || notice.stands() && notification == null;
        }
    }

    record ToldLine(PartyId trust, String region, @Nullable RegionTold told, boolean mayTell) {}

    record ConsentLine(PartyId party, @Nullable PartyDecision consent) {}

    record WarningLine(ExpiryWarnings.Warning warning, boolean given) {}

    /** A clause that can be named. */
    record ClauseChoice(String value, String words) {}

    @GetMapping("/agreements/{id}/follow-up/notice")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = view(id, actor);
        Agreement agreement = view.agreement();
        LocalDate today = words.today();
        frame(view, actor, model);
        NoticeFile file = terminating.file(agreement, actor);
        List<NoticeLine> notices = agreement.facts().notices().reversed().stream()
                .map(notice -> line(agreement, notice, file, actor, today))
                .toList();
        model.addAttribute(
                "running", notices.stream().filter(NoticeLine::isCurrent).toList());
        model.addAttribute(
                "past", notices.stream().filter(line -> !line.isCurrent()).toList());
        Set<PartyId> bound = agreement.circles().bound(today);
        model.addAttribute("coordinates", actor.mayCoordinate(bound));
        model.addAttribute("mayGive", mayGive(agreement, actor, today));
        LocalDate end = agreement.fixedEnd().orElse(null);
        term(agreement, end, today, model);
        Map<PartyId, LocalDate> ends = ends(agreement, today);
        var replacement = file.replacement();
        FallingAway away = ends.isEmpty()
                ? null
                : consequences.of(id, ends, replacement == null ? null : replacement.agreement(), actor, today);
        model.addAttribute("away", away);
        model.addAttribute(
                "lapsed",
                agreement.inForceAnywhere(today).isEmpty()
                        && agreement
                                .endsEverywhere()
                                .filter(day -> !day.isAfter(today))
                                .isPresent());
        model.addAttribute("candidates", replacementChoices(agreement, actor));
        model.addAttribute("timeline", NoticeTimeline.of(agreement, away, today));
        model.addAttribute("clauses", inForceClauses(agreement, today));
        return "follow-up-notice";
    }

    private AgreementView view(AgreementId id, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner() || view.agreement().kind().isStandardText()) {
            throw new NotFoundException();
        }
        return view;
    }

    private void frame(AgreementView view, Actor actor, Model model) {
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", words.today());
        PartyId own = actor.organisation();
        model.addAttribute(
                "organs",
                Arrays.stream(Organ.values())
                        .filter(organ -> own != null
                                && !organ.isAdvisory()
                                && organ != Organ.SSU
                                && (own.isMunicipality()
                                        ? organ != Organ.TRUST_BOARD && organ != Organ.MANAGING_DIRECTOR
                                        : !organ.isMunicipal()))
                        .toList());
    }

    private void term(Agreement agreement, @Nullable LocalDate end, LocalDate today, Model model) {
        model.addAttribute("fixedEnd", end == null ? null : end.minusDays(1));
        model.addAttribute("ended", end != null && !today.isBefore(end));
        model.addAttribute(
                "beginBy", end == null ? null : terminating.warnings().beginBy(end));
        model.addAttribute("weeks", terminating.warnings().weeksToDecide());
        model.addAttribute(
                "warnings",
                end == null || !today.isBefore(end)
                        ? List.of()
                        : terminating.warnings().of(end).stream()
                                .map(one -> new WarningLine(one, !today.isBefore(one.day())))
                                .toList());
        model.addAttribute("bound", List.copyOf(agreement.circles().bound(today)));
        model.addAttribute(
                "demanded", agreement.termination().prolongationClause().orElse(null));
    }

    private NoticeLine line(Agreement agreement, Notice notice, NoticeFile file, Actor actor, LocalDate today) {
        boolean running = notice.stands() && today.isBefore(notice.ends());
        NoticeFile.Request request = file.requests().get(notice.key());
        Set<PartyId> others = agreement.termination().others(notice.by(), today);
        PartyId own = actor.organisation();
        boolean open = running && request != null && request.isOpen();
        List<ToldLine> told = agreement.circles().bound(notice.given()).stream()
                .filter(party -> !party.isMunicipality())
                .flatMap(trust -> terminating.regionOf(trust).stream().map(region -> {
                    RegionTold one = file.told(notice.key(), trust).orElse(null);
                    return new ToldLine(
                            trust,
                            words.party(region),
                            one,
                            notice.stands() && one == null && actor.mayCoordinate(List.of(trust)));
                }))
                .toList();
        Notice.Letter letter = notice.letter();
        return new NoticeLine(
                notice,
                running,
                Terminating.notification(agreement, notice).orElse(null),
                actor.mayReportToDirectorate(agreement.circles().bound(notice.given())),
                told,
                request,
                others.stream()
                        .map(party -> new ConsentLine(
                                party,
                                request == null ? null : request.consent(party).orElse(null)))
                        .toList(),
                running && !open && Termination.mayActFor(notice.by(), actor),
                open
                        && request != null
                        && own != null
                        && others.contains(own)
                        && request.consent(own).isEmpty()
                        && Termination.mayActFor(own, actor),
                letter == null || letter.permission() == null ? null : permission(letter.permission()));
    }

    private String permission(Notice.Permission permission) {
        return agreements
                .find(permission.agreement())
                .map(one -> one.head().title() + ", "
                        + one.inForceAnywhere(words.today())
                                .flatMap(version -> agreements
                                        .text(one.id(), version.revision())
                                        .find(permission.clause()))
                                .map(TerminationController::name)
                                .orElse(permission.clause().value()))
                .orElse(permission.clause().value());
    }

    private static String name(Clause clause) {
        return (clause.number() + " " + clause.text().heading()).strip();
    }

    private static boolean mayGive(Agreement agreement, Actor actor, LocalDate today) {
        PartyId own = actor.organisation();
        boolean live =
                agreement.state() == AgreementState.SIGNED || agreement.state() == AgreementState.ANNUAL_REVISION;
        return live
                && own != null
                && agreement.circles().bound(today).contains(own)
                && Termination.mayActFor(own, actor)
                && agreement.inForceAnywhere(today).isPresent()
                && agreement.termination().running(today).stream()
                        .noneMatch(notice -> notice.by().equals(own));
    }

    /** The first day without the agreement for each kommune it is known to end for; also for those it ended for when nothing came after. */
    private static Map<PartyId, LocalDate> ends(Agreement agreement, LocalDate today) {
        var ends = new HashMap<PartyId, LocalDate>();
        for (PartyId municipality : agreement.allMunicipalities()) {
            List<Agreement.InForce> periods = agreement.periodsInForce(municipality);
            LocalDate until =
                    periods.isEmpty() ? null : periods.getLast().period().until();
            if (until != null) {
                ends.put(municipality, until);
            }
        }
        return ends;
    }

    private List<AgreementView> replacementChoices(Agreement agreement, Actor actor) {
        return viewing.register(actor).stream()
                .filter(view -> view.inner()
                        && !view.agreement().id().equals(agreement.id())
                        && view.agreement().kind().isAgreement()
                        && view.agreement().state() != AgreementState.ENDED
                        && agreement.allMunicipalities().stream()
                                .anyMatch(view.agreement().allMunicipalities()::contains))
                .toList();
    }

    private List<ClauseChoice> inForceClauses(Agreement agreement, LocalDate today) {
        return agreement.inForceAnywhere(today).stream()
                .flatMap(version -> agreements.text(agreement.id(), version.revision()).list().stream())
                .map(clause -> new ClauseChoice(clause.id().value(), name(clause)))
                .toList();
    }

    // ---- giving notice ----------------------------------------------------------------------------------------------

    /** What would happen, before anything is done. */
    @GetMapping("/agreements/{id}/follow-up/notice/preview")
    String preview(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        AgreementView view = view(id, actor);
        Agreement agreement = view.agreement();
        LocalDate today = words.today();
        PartyId own = actor.organisation();
        if (own == null || !mayGive(agreement, actor, today)) {
            throw new NotFoundException();
        }
        var form = new Form(fields);
        LocalDate asked = form.date("dispatched");
        LocalDate dispatched = asked == null ? today : asked;
        LocalDate other = form.date("received");
        LocalDate received = other == null ? dispatched : other;
        List<Refusal> reasons = outOfOrder(agreement, own, dispatched, received, actor, today);
        if (!form.isSound()) {
            return answers.unreadable(form, flash, page(id));
        }
        if (!reasons.isEmpty()) {
            return answers.refused(reasons, form, flash, page(id));
        }
        LocalDate ends = agreement.termination().earliestEnd(dispatched, received);
        frame(view, actor, model);
        model.addAttribute("dispatched", dispatched);
        model.addAttribute("received", received);
        model.addAttribute("last", ends.minusDays(1));
        model.addAttribute("fromDispatch", agreement.termination().countsFromDispatch(received));
        model.addAttribute("own", own);
        Set<PartyId> endsFor = agreement.termination().endsFor(own);
        model.addAttribute("endsFor", endsFor);
        model.addAttribute("goesOn", goesOn(agreement, endsFor, ends));
        model.addAttribute("others", agreement.termination().others(own, today));
        var would = new LinkedHashMap<PartyId, LocalDate>();
        endsFor.forEach(municipality -> would.put(municipality, ends));
        var named = terminating.file(agreement, actor).replacement();
        FallingAway away = consequences.of(id, would, named == null ? null : named.agreement(), actor, today);
        model.addAttribute("away", away);
        List<Agreement> frameworks = terminating.frameworks(agreement, own, received);
        model.addAttribute("part", !frameworks.isEmpty());
        model.addAttribute("permissions", permissions(agreement, frameworks, received));
        model.addAttribute("usualOrgan", agreement.kind().adoptingOrgan(own.isMunicipality()));
        model.addAttribute("timeline", NoticeTimeline.preview(agreement, own, dispatched, received, ends, today));
        return "follow-up-notice-preview";
    }

    /** What stands against the days of a notice, before it is said by whom it was decided. */
    private static List<Refusal> outOfOrder(
            Agreement agreement, PartyId own, LocalDate dispatched, LocalDate received, Actor actor, LocalDate today) {
        if (received.isBefore(dispatched)) {
            return List.of(new Refusal.DatesOutOfOrder(dispatched, received));
        }
        Termination termination = agreement.termination();
        LocalDate given = termination.countsFromDispatch(received) ? dispatched : received;
        var notice = new Notice(own, given, termination.earliestEnd(dispatched, received), null, null);
        return termination.faults(notice, false, actor, today).stream()
                .filter(Refusal.DatesOutOfOrder.class::isInstance)
                .toList();
    }

    private static List<PartyId> goesOn(Agreement agreement, Set<PartyId> endsFor, LocalDate ends) {
        return agreement.allMunicipalities().stream()
                .filter(one ->
                        !endsFor.contains(one) && agreement.inForce(one, ends).isPresent())
                .toList();
    }

    private List<ClauseChoice> permissions(Agreement agreement, List<Agreement> frameworks, LocalDate on) {
        var choices = new ArrayList<ClauseChoice>();
        var searched = new ArrayList<>(frameworks);
        searched.add(agreement);
        for (Agreement one : searched) {
            one.inForceAnywhere(on).stream()
                    .flatMap(version -> agreements.text(one.id(), version.revision()).list().stream())
                    .forEach(clause -> choices.add(new ClauseChoice(
                            one.id() + " " + clause.id(), one.head().title() + ": " + name(clause))));
        }
        return choices;
    }

    @PostMapping({"/agreements/{id}/follow-up/notice/give", "/agreements/{id}/upkeep/notice"})
    String give(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Agreement agreement = view(id, actor).agreement();
        PartyId own = actor.organisation();
        LocalDate dispatched = form.requiredDate("dispatched");
        LocalDate received = form.date("received");
        boolean inOrder = dispatched != null
                && own != null
                && outOfOrder(
                                agreement,
                                own,
                                dispatched,
                                received == null ? dispatched : received,
                                actor,
                                words.today())
                        .isEmpty();
        String back = page(id) + "/preview"
                + (inOrder ? "?dispatched=" + dispatched + (received == null ? "" : "&received=" + received) : "");
        PartyDecision decision = decision(form, own);
        String reason = form.required("reason");
        if (dispatched == null || own == null || decision == null) {
            return answers.unreadable(form, flash, back);
        }
        var deliveries = new HashMap<PartyId, Notice.Delivery>();
        for (PartyId other : agreement.termination().others(own, words.today())) {
            LocalDate sent = form.date("dispatched-" + other);
            LocalDate got = form.date("received-" + other);
            deliveries.put(other, new Notice.Delivery(sent == null ? dispatched : sent, got == null ? received : got));
        }
        Notice.Permission permission = form.value("permission", TerminationController::permissionOf);
        LocalDate last = form.date("noticeLast");
        if (!form.isSound() || deliveries.isEmpty()) {
            return answers.unreadable(form, flash, back);
        }
        Notice earliest = agreement.termination().by(own, new Notice.Letter(deliveries, decision, reason, permission));
        Notice notice =
                last == null ? earliest : new Notice(own, earliest.given(), last.plusDays(1), earliest.letter(), null);
        return answers.to(terminating.giveNotice(id, notice, actor), id, form, flash, "done.notice", page(id), back);
    }

    private static Notice.Permission permissionOf(String value) {
        String[] parts = value.split(" ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(value);
        }
        return new Notice.Permission(new AgreementId(parts[0]), new ClauseId(parts[1]));
    }

    private static @Nullable PartyDecision decision(Form form, @Nullable PartyId own) {
        form.required("organ");
        Organ organ = form.value("organ", Organ::valueOf);
        LocalDate on = form.requiredDate("decidedOn");
        String reference = form.required("decisionReference");
        return organ == null || on == null || own == null || reference.isEmpty()
                ? null
                : new PartyDecision(own, organ, on, reference);
    }

    // ---- what is noted beside it ------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/notice/{key}/region")
    String tellRegion(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        LocalDate on = form.requiredDate("toldOn");
        String reference = form.required("reference");
        PartyId own = actor.organisation();
        if (!form.isSound() || on == null || own == null) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.noted(
                terminating.tellRegion(id, new RegionTold(key, own, on, reference), actor),
                form,
                flash,
                "done.region-told",
                page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/notice/{key}/directorate")
    String tellDirectorate(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        LocalDate on = form.requiredDate("toldOn");
        String reference = form.required("reference");
        if (!form.isSound() || on == null) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.here(
                revising.recordEvidence(id, Evidence.notified(key, on, reference), actor),
                id,
                form,
                flash,
                "done.directorate-told",
                page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/notice/{key}/withdrawal")
    String withdraw(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String reason = form.required("reason");
        PartyId own = actor.organisation();
        if (!form.isSound() || own == null) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.noted(
                terminating.askToWithdraw(id, new WithdrawalAsked(key, own, words.today(), reason), actor),
                form,
                flash,
                "done.withdrawal-asked",
                page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/notice/{key}/answer")
    String answer(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = actor.organisation();
        if (form.text("act").equals("refuse")) {
            String reason = form.required("reason");
            if (!form.isSound() || own == null) {
                return answers.unreadable(form, flash, page(id));
            }
            return answers.noted(
                    terminating.refuse(id, new WithdrawalRefused(key, own, words.today(), reason), actor),
                    form,
                    flash,
                    "done.withdrawal-refused",
                    page(id));
        }
        PartyDecision consent = decision(form, own);
        if (!form.isSound() || consent == null) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.noted(
                terminating.consent(id, new WithdrawalConsented(key, consent), actor),
                form,
                flash,
                "done.withdrawal-consented",
                page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/notice/replacement")
    String replacement(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("replacement");
        AgreementId other = form.value("replacement", AgreementId::new);
        if (!form.isSound() || other == null) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.noted(
                terminating.nameReplacement(id, other, actor), form, flash, "done.replacement-named", page(id));
    }

    // ---- fixed terms and the end ------------------------------------------------------------------------------------

    @PostMapping({"/agreements/{id}/follow-up/notice/prolongation", "/agreements/{id}/upkeep/prolongation"})
    String prolong(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Agreement agreement = view(id, actor).agreement();
        LocalDate last = form.requiredDate("prolongedTo");
        LocalDate decided = form.requiredDate("decided");
        String source = form.required("source");
        ClauseId demandedBy = form.value("demandedBy", ClauseId::new);
        var decisions = new ArrayList<PartyDecision>();
        for (PartyId party : agreement.circles().bound(words.today())) {
            LocalDate on = form.date("decidedOn-" + party);
            String reference = form.text("decisionReference-" + party);
            if (on != null || !reference.isEmpty()) {
                decisions.add(new PartyDecision(
                        party,
                        agreement.kind().adoptingOrgan(party.isMunicipality()),
                        on != null ? on : decided == null ? words.today() : decided,
                        reference));
            }
        }
        if (!form.isSound() || last == null || decided == null) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.here(
                terminating.prolong(
                        id, new Prolongation(last.plusDays(1), decided, source, demandedBy, decisions), actor),
                id,
                form,
                flash,
                "done.prolonged",
                page(id));
    }

    @PostMapping({"/agreements/{id}/follow-up/notice/end", "/agreements/{id}/upkeep/end"})
    String end(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String reason = form.required("reason");
        return form.isSound()
                ? answers.here(revising.end(id, reason, actor), id, form, flash, "done.ended", page(id))
                : answers.unreadable(form, flash, page(id));
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.NOTICE, "");
    }
}
