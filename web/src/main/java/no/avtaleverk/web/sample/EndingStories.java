package no.avtaleverk.web.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.termination.NoticeNote.RegionTold;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalAsked;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalConsented;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.termination.Terminating;
import org.jspecify.annotations.Nullable;

/** Agreements that come to an end: a notice that runs, one that fell with the other's consent, a fixed term that was made longer. */
final class EndingStories {
    private static final PartyId AUSTEVOLL = new PartyId("kommune-4625");
    private static final PartyId MODALEN = new PartyId("kommune-4629");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final ClauseId TERM = new ClauseId("varigheit");

    private final Agreements agreements;
    private final PartyRegister register;
    private final Terminating terminating;
    private final Changes changes;
    private final Narrator narrator;
    private final LocalDate today;
    private final Actor ofAustevoll = person("inger.storebo", "Inger Storebø", AUSTEVOLL, Role.COORDINATOR);
    private final Actor ofModalen = person("leif.mo", "Leif Mo", MODALEN, Role.COORDINATOR);
    private final Actor ofTrust = person("tone.hauge", "Tone Hauge", HELSE_BERGEN, Role.COORDINATOR);

    EndingStories(
            Agreements agreements,
            PartyRegister register,
            Terminating terminating,
            Changes changes,
            Narrator narrator,
            LocalDate today) {
        this.agreements = agreements;
        this.register = register;
        this.terminating = terminating;
        this.changes = changes;
        this.narrator = narrator;
        this.today = today;
    }

    void tell() {
        narrator.add(this::noticeThatRuns);
        narrator.add(this::noticeThatFell);
        narrator.add(this::termMadeLonger);
    }

    private static Actor person(String id, String name, PartyId organisation, Role role) {
        return new Actor(id, name, organisation, Set.of(role), Set.of());
    }

    /** Austevoll ends an agreement of its own; the RHF has still to notify Helsedirektoratet. */
    private void noticeThatRuns() {
        LocalDate sent = today.minusDays(40);
        narrator.on(LocalDate.of(2017, 2, 6));
        AgreementId id =
                registered("Særavtale om dialyse nær heimen i Austevoll", AUSTEVOLL, LocalDate.of(2016, 6, 1), null);
        narrator.on(sent.plusDays(3));
        Notice notice = notice(
                id,
                AUSTEVOLL,
                sent,
                "sak 74/" + sent.getYear(),
                "Tilbodet er lite brukt. Kommunen ønskjer ein ny avtale med ambulerande team.");
        done(terminating.giveNotice(id, notice, ofAustevoll));
        narrator.on(sent.plusDays(6));
        done(terminating.tellRegion(
                id, new RegionTold(notice.key(), HELSE_BERGEN, sent.plusDays(6), "brev til Helse Vest RHF"), ofTrust));
    }

    /** Modalen took its notice back, and the trust let it fall. */
    private void noticeThatFell() {
        narrator.on(LocalDate.of(2018, 1, 15));
        AgreementId id =
                registered("Særavtale om følgjeteneste for gravide i Modalen", MODALEN, LocalDate.of(2017, 9, 1), null);
        LocalDate sent = LocalDate.of(2024, 3, 4);
        narrator.on(sent.plusDays(3));
        Notice notice = notice(id, MODALEN, sent, "sak 11/2024", "Kommunen vil ha følgjetenesta saman med Alver.");
        done(terminating.giveNotice(id, notice, ofModalen));
        narrator.on(LocalDate.of(2024, 9, 10));
        done(terminating.askToWithdraw(
                id,
                new WithdrawalAsked(
                        notice.key(), MODALEN, LocalDate.of(2024, 9, 10), "Samarbeidet med Alver vart ikkje noko av."),
                ofModalen));
        narrator.on(LocalDate.of(2024, 10, 3));
        done(terminating.consent(
                id,
                new WithdrawalConsented(
                        notice.key(),
                        new PartyDecision(
                                HELSE_BERGEN, Organ.TRUST_BOARD, LocalDate.of(2024, 10, 2), "styresak 81/2024")),
                ofTrust));
    }

    /** Made longer by both parties, and about to end again. */
    private void termMadeLonger() {
        LocalDate end = today.plusMonths(5).withDayOfMonth(1);
        narrator.on(LocalDate.of(2019, 5, 6));
        AgreementId id = registered(
                "Særavtale om prøveordning med digital heimeoppfølging i Austevoll",
                AUSTEVOLL,
                LocalDate.of(2019, 5, 1),
                end.minusYears(2));
        LocalDate decided = end.minusYears(2).minusMonths(2);
        narrator.on(decided);
        done(terminating.prolong(
                id,
                new Prolongation(
                        end,
                        decided,
                        "Brev frå SSU om forlenging",
                        TERM,
                        List.of(
                                new PartyDecision(
                                        AUSTEVOLL, Organ.KOMMUNESTYRE, decided, "sak 31/" + decided.getYear()),
                                new PartyDecision(
                                        HELSE_BERGEN, Organ.TRUST_BOARD, decided, "styresak 22/" + decided.getYear()))),
                ofAustevoll));
    }

    private Notice notice(AgreementId id, PartyId by, LocalDate sent, String reference, String reason) {
        var letter = new Notice.Letter(
                Map.of(HELSE_BERGEN, new Notice.Delivery(sent, sent.plusDays(2))),
                new PartyDecision(by, Organ.KOMMUNESTYRE, sent.minusDays(6), reference),
                reason,
                null);
        return agreements.find(id).orElseThrow().termination().by(by, letter);
    }

    private AgreementId registered(String title, PartyId kommune, LocalDate from, @Nullable LocalDate until) {
        var id = AgreementId.random();
        var clauses = new Clauses(
                List.of(
                        new Clause(
                                new ClauseId("foremaal"),
                                1,
                                "1",
                                new ClauseText("Føremål", "Partane samarbeider om tilbodet nær der folk bur.")),
                        new Clause(
                                TERM,
                                1,
                                "2",
                                new ClauseText(
                                        "Varigheit",
                                        "Avtalen kan forlengjast når kommunestyret og styret i helseføretaket har vedteke det."))));
        var head = new Head(
                title,
                Language.NYNORSK,
                List.of(party(kommune, from), party(HELSE_BERGEN, from)),
                new Terms(from, until, EntryIntoForce.AS_REGISTERED),
                Map.of(),
                Set.of(),
                false);
        Actor jurist = person("jonas.lid", "Jonas Lid", HELSE_BERGEN, Role.JURIST);
        done(changes.create(() -> Agreement.register(
                id,
                AgreementKind.LOCAL_AGREEMENT,
                Origin.WRITTEN,
                head,
                clauses,
                List.of(),
                Facts.NONE,
                "Frå papirarkivet",
                jurist,
                changes.now(),
                changes.today())));
        return id;
    }

    private AgreementParty party(PartyId id, LocalDate on) {
        return new AgreementParty(id, register.get(id).formalNameOn(on), null, null);
    }

    private static void done(Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            throw new IllegalStateException("The sample story does not hold: " + refused.reasons());
        }
    }

    private static void done(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("The sample story does not hold: " + reasons);
        }
    }
}
