package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.lawchange.LawChangeFile;
import no.avtaleverk.model.lawchange.LawChangeNote.LawChangeAssessed;
import no.avtaleverk.model.lawchange.LawChangeNote.Outcome;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.termination.FallingAway;
import no.avtaleverk.model.termination.NoticeFile;
import no.avtaleverk.model.termination.NoticeNote.RegionTold;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalAsked;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalConsented;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalRefused;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.lawchange.LawChanging;
import no.avtaleverk.workflow.termination.Consequences;
import no.avtaleverk.workflow.termination.Terminating;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notice and its withdrawal, what falls away with an agreement, and changes in the law. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class EndingController {
    private final Terminating terminating;
    private final Consequences consequences;
    private final LawChanging changing;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    EndingController(
            Terminating terminating,
            Consequences consequences,
            LawChanging changing,
            Access access,
            Telling telling,
            PartyRegister register) {
        this.terminating = terminating;
        this.consequences = consequences;
        this.changing = changing;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    // ---- notice -----------------------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/follow-up/notice")
    Endings.EndingTold ending(@PathVariable AgreementId id, Actor actor, Locale locale) {
        Agreement agreement = access.inner(id, actor);
        LocalDate today = telling.today();
        NoticeFile file = terminating.file(agreement, actor);
        var ends = new TreeMap<PartyId, LocalDate>();
        for (PartyId municipality : agreement.allMunicipalities()) {
            List<Agreement.InForce> periods = agreement.periodsInForce(municipality);
            LocalDate until =
                    periods.isEmpty() ? null : periods.getLast().period().until();
            if (until != null) {
                ends.put(municipality, until);
            }
        }
        var named = file.replacement();
        LocalDate term = agreement.fixedEnd().orElse(null);
        return new Endings.EndingTold(
                agreement.facts().notices().stream()
                        .map(notice -> Endings.notice(agreement, notice, file, today))
                        .toList(),
                term,
                term == null ? null : terminating.warnings().beginBy(term),
                ends.isEmpty()
                        ? null
                        : Endings.away(
                                consequences.of(id, ends, named == null ? null : named.agreement(), actor, today),
                                locale));
    }

    /** What would happen if the asker's party gave notice. */
    @GetMapping("/agreements/{id}/follow-up/notice/preview")
    Endings.NoticePreviewTold preview(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate dispatched,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate received,
            Actor actor,
            Locale locale) {
        Agreement agreement = access.inner(id, actor);
        PartyId own = actor.organisation();
        LocalDate today = telling.today();
        if (own == null || !agreement.circles().bound(today).contains(own)) {
            throw refused(List.of(new Refusal.NotAllowed()));
        }
        LocalDate sent = dispatched == null ? today : dispatched;
        LocalDate got = received == null || received.isBefore(sent) ? sent : received;
        LocalDate ends = agreement.termination().earliestEnd(sent, got);
        var would = new TreeMap<PartyId, LocalDate>();
        agreement.termination().endsFor(own).forEach(municipality -> would.put(municipality, ends));
        FallingAway away = consequences.of(id, would, null, actor, today);
        return new Endings.NoticePreviewTold(
                own,
                sent,
                got,
                ends,
                List.copyOf(would.keySet()),
                List.copyOf(agreement.termination().others(own, today)),
                !terminating.frameworks(agreement, own, got).isEmpty(),
                Endings.away(away, locale));
    }

    @PostMapping("/agreements/{id}/follow-up/notice/{key}/withdrawal")
    Endings.EndingTold askToWithdraw(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestBody Requests.Reason asked,
            Actor actor,
            Locale locale) {
        access.inner(id, actor);
        var note = new WithdrawalAsked(key, own(actor), telling.today(), Given.text(asked.reason()));
        done(terminating.askToWithdraw(id, note, actor));
        return ending(id, actor, locale);
    }

    @PostMapping("/agreements/{id}/follow-up/notice/{key}/consents")
    Endings.EndingTold consent(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestBody Endings.DecisionGiven asked,
            Actor actor,
            Locale locale) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        PartyDecision consent = decision(given, "", asked, own(actor));
        given.check();
        done(terminating.consent(id, new WithdrawalConsented(key, consent), actor));
        return ending(id, actor, locale);
    }

    @PostMapping("/agreements/{id}/follow-up/notice/{key}/refusals")
    Endings.EndingTold refuse(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestBody Requests.Reason asked,
            Actor actor,
            Locale locale) {
        access.inner(id, actor);
        var note = new WithdrawalRefused(key, own(actor), telling.today(), Given.text(asked.reason()));
        done(terminating.refuse(id, note, actor));
        return ending(id, actor, locale);
    }

    /** Note that the asker's trust has told its RHF. */
    @PostMapping("/agreements/{id}/follow-up/notice/{key}/region")
    Endings.EndingTold tellRegion(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestBody Endings.ToldGiven asked,
            Actor actor,
            Locale locale) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        LocalDate on = given.required("on", asked.on(), LocalDate.EPOCH);
        given.check();
        done(terminating.tellRegion(id, new RegionTold(key, own(actor), on, Given.text(asked.reference())), actor));
        return ending(id, actor, locale);
    }

    @PostMapping("/agreements/{id}/follow-up/notice/replacement")
    Endings.EndingTold nameReplacement(
            @PathVariable AgreementId id, @RequestBody Endings.ReplacementGiven asked, Actor actor, Locale locale) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        AgreementId other = given.required("agreement", asked.agreement(), id);
        given.check();
        done(terminating.nameReplacement(id, other, actor));
        return ending(id, actor, locale);
    }

    static PartyDecision decision(Given given, String where, Endings.@Nullable DecisionGiven asked, PartyId party) {
        if (asked == null) {
            given.missing(where + "organ");
            return new PartyDecision(party, Organ.OTHER, LocalDate.EPOCH, "");
        }
        return new PartyDecision(
                party,
                given.required(where + "organ", asked.organ(), Organ.OTHER),
                given.required(where + "on", asked.on(), LocalDate.EPOCH),
                Given.text(asked.reference()));
    }

    static Notice.@Nullable Permission permission(Endings.@Nullable PermissionGiven asked, AgreementId otherwise) {
        return asked == null || asked.clause() == null
                ? null
                : new Notice.Permission(asked.agreement() == null ? otherwise : asked.agreement(), asked.clause());
    }

    // ---- changes in the law -----------------------------------------------------------------------------------------

    @GetMapping("/law-changes")
    Endings.LawChangesTold lawChanges(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate after,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            Locale locale) {
        LawHistory history = changing.history();
        List<LawChange> changes = history.between(
                after == null ? history.beginning() : after, until == null ? LocalDate.of(9999, 12, 31) : until);
        return new Endings.LawChangesTold(
                changes.stream().map(change -> Endings.change(change, locale)).toList());
    }

    @GetMapping("/agreements/{id}/follow-up/law-change")
    Endings.TouchesTold touches(@PathVariable AgreementId id, Actor actor, Locale locale) {
        Agreement agreement = access.inner(id, actor);
        LawChangeFile file = changing.file(agreement, actor);
        return new Endings.TouchesTold(changing.touches(agreement, telling.today()).stream()
                .map(touch -> new Endings.TouchTold(
                        Endings.change(touch.change(), locale),
                        List.copyOf(touch.lacking()),
                        List.copyOf(touch.stillLacking()),
                        touch.clauses().stream().map(clause -> clause.id()).toList(),
                        touch.isSettled(),
                        file.of(touch.change().key()).stream()
                                .map(noted -> (LawChangeAssessed) noted.note())
                                .map(one -> new Endings.AssessmentTold(one.party(), one.outcome(), one.reason()))
                                .toList()))
                .toList());
    }

    @PostMapping("/agreements/{id}/follow-up/law-change/{key}")
    Endings.TouchesTold assess(
            @PathVariable AgreementId id,
            @PathVariable String key,
            @RequestBody Endings.AssessmentGiven asked,
            Actor actor,
            Locale locale) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        Outcome outcome = given.required("outcome", asked.outcome(), Outcome.NO_CHANGE_NEEDED);
        given.check();
        done(changing.assess(id, new LawChangeAssessed(key, own(actor), outcome, Given.text(asked.reason())), actor));
        return touches(id, actor, locale);
    }

    private static PartyId own(Actor actor) {
        PartyId own = actor.organisation();
        if (own == null) {
            throw refused(List.of(new Refusal.NotAllowed()));
        }
        return own;
    }

    private static void done(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw refused(reasons);
        }
    }

    private static RefusedException refused(List<Refusal> reasons) {
        return new RefusedException(reasons, Clauses.NONE);
    }
}
