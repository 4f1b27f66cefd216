package no.avtaleverk.model.termination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Termination;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.termination.NoticeNote.RegionTold;
import no.avtaleverk.model.termination.NoticeNote.ReplacementNamed;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalAsked;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalConsented;
import no.avtaleverk.model.termination.NoticeNote.WithdrawalRefused;
import org.jspecify.annotations.Nullable;

/**
 * What is noted beside the notices of an agreement.
 *
 * @param requests to withdraw, by the key of the notice; the newest of each
 * @param told by the key of the notice
 * @param replacement the newest that was named; absent when none was
 */
public record NoticeFile(
        Map<String, Request> requests,
        Map<String, List<RegionTold>> told,
        @Nullable ReplacementNamed replacement) {
    /** Longest reason or reference, in characters. */
    private static final int LONGEST = 2000;

    public NoticeFile {
        requests = Map.copyOf(requests);
        told = Map.copyOf(told);
    }

    /**
     * A wish to withdraw, and what the others say to it.
     *
     * @param refused the first who wants the notice to stand; absent while nobody does
     */
    public record Request(
            WithdrawalAsked asked,
            List<PartyDecision> consents,
            @Nullable WithdrawalRefused refused) {
        public Request {
            consents = List.copyOf(consents);
        }

        public boolean isOpen() {
            return refused == null;
        }

        public Optional<PartyDecision> consent(PartyId party) {
            return consents.stream()
                    .filter(consent -> consent.party().equals(party))
                    .findFirst();
        }

        /** Those of the others who have not answered. */
        public Set<PartyId> awaited(Set<PartyId> others) {
            var awaited = new TreeSet<>(others);
            consents.forEach(consent -> awaited.remove(consent.party()));
            return awaited;
        }
    }

    /** What the notes of a dossier tell of. */
    public static NoticeFile of(List<Noted<NoticeNote>> notes) {
        Map<String, Request> requests = new LinkedHashMap<>();
        Map<String, List<RegionTold>> told = new LinkedHashMap<>();
        ReplacementNamed replacement = null;
        for (Noted<NoticeNote> noted : notes) {
            switch (noted.note()) {
                case WithdrawalAsked asked -> requests.put(asked.item(), new Request(asked, List.of(), null));
                case WithdrawalConsented consented ->
                    requests.computeIfPresent(consented.item(), (key, request) -> {
                        var consents = new ArrayList<>(request.consents());
                        consents.add(consented.consent());
                        return new Request(request.asked(), consents, request.refused());
                    });
                case WithdrawalRefused refused ->
                    requests.computeIfPresent(
                            refused.item(),
                            (key, request) -> new Request(request.asked(), request.consents(), refused));
                case ReplacementNamed named -> replacement = named;
                case RegionTold one ->
                    told.merge(one.item(), List.of(one), (earlier, later) -> {
                        var both = new ArrayList<>(earlier);
                        both.addAll(later);
                        return List.copyOf(both);
                    });
            }
        }
        return new NoticeFile(requests, told, replacement);
    }

    /** The wish to withdraw a notice that nobody has refused. */
    public Optional<Request> open(String key) {
        return Optional.ofNullable(requests.get(key)).filter(Request::isOpen);
    }

    /** Ask the others to let a notice fall; for those who gave it, while it runs. */
    public Ruling<NoticeNote> ask(WithdrawalAsked asked, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Optional<Notice> notice = agreement.termination().find(asked.item());
        if (!Termination.mayActFor(asked.by(), by)
                || notice.filter(one -> !one.by().equals(asked.by())).isPresent()) {
            faults.add(new Refusal.NotAllowed());
        }
        List<Refusal> over = agreement.termination().withdrawalFaults(asked.item(), today);
        faults.addAll(over);
        if (over.isEmpty() && open(asked.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(asked.item()));
        }
        faults.addAll(dayFaults(asked.on(), notice, today));
        faults.addAll(NoteWords.requiredFaults(LONGEST, asked.reason()));
        return faults.isEmpty() ? Ruling.made(asked) : Ruling.refused(faults);
    }

    /** Consent for another party. When it is the last of them, the notice is to be withdrawn in the same breath. */
    public Ruling<NoticeNote> consent(WithdrawalConsented consented, Agreement agreement, Actor by, LocalDate today) {
        PartyDecision consent = consented.consent();
        var faults = new ArrayList<Refusal>(answerFaults(consented.item(), consent.party(), agreement, by, today));
        LocalDate earliest = agreement
                .termination()
                .find(consented.item())
                .map(Notice::given)
                .orElse(LocalDate.MIN);
        faults.addAll(Termination.faultsOf(consent, earliest, today));
        return faults.isEmpty() ? Ruling.made(consented) : Ruling.refused(faults);
    }

    public Ruling<NoticeNote> refuse(WithdrawalRefused refused, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(answerFaults(refused.item(), refused.party(), agreement, by, today));
        faults.addAll(dayFaults(refused.on(), agreement.termination().find(refused.item()), today));
        faults.addAll(NoteWords.requiredFaults(LONGEST, refused.reason()));
        return faults.isEmpty() ? Ruling.made(refused) : Ruling.refused(faults);
    }

    private List<Refusal> answerFaults(String key, PartyId party, Agreement agreement, Actor by, LocalDate today) {
        Optional<Request> request = open(key);
        if (request.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(key));
        }
        var faults = new ArrayList<Refusal>();
        if (!Termination.mayActFor(party, by)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!agreement.termination().others(request.get().asked().by(), today).contains(party)) {
            faults.add(new Refusal.NotAParty(party));
        }
        if (request.get().consent(party).isPresent()) {
            faults.add(new Refusal.DoneBefore(key));
        }
        faults.addAll(agreement.termination().withdrawalFaults(key, today));
        return faults;
    }

    /** Name what is to take the place of the agreement. */
    public Ruling<NoticeNote> name(ReplacementNamed named, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(agreement.circles().bound(today))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (named.item().equals(agreement.id().value())) {
            faults.add(new Refusal.NothingByThatName(named.item()));
        }
        return faults.isEmpty() ? Ruling.made(named) : Ruling.refused(faults);
    }

    /** Note that a trust told its RHF. */
    public Ruling<NoticeNote> tell(RegionTold told, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Optional<Notice> notice = agreement.termination().find(told.item());
        // A trust that was bound when notice was given still has it to tell when the notice has run out.
        LocalDate then = notice.map(Notice::given).orElse(today);
        if (told.trust().isMunicipality()
                || !agreement.circles().bound(then).contains(told.trust())
                || !by.mayCoordinate(List.of(told.trust()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (notice.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(told.item()));
        }
        if (told(told.item(), told.trust()).isPresent()) {
            faults.add(new Refusal.DoneBefore(told.item()));
        }
        faults.addAll(dayFaults(told.on(), notice, today));
        faults.addAll(NoteWords.requiredFaults(LONGEST, told.reference()));
        return faults.isEmpty() ? Ruling.made(told) : Ruling.refused(faults);
    }

    /** That a trust told its RHF of a notice. */
    public Optional<RegionTold> told(String key, PartyId trust) {
        return told.getOrDefault(key, List.of()).stream()
                .filter(one -> one.trust().equals(trust))
                .findFirst();
    }

    private static List<Refusal> dayFaults(LocalDate on, Optional<Notice> notice, LocalDate today) {
        if (on.isAfter(today)) {
            return List.of(new Refusal.DateInFuture(on));
        }
        // A trust may tell its RHF of what it has sent before the others have received it.
        return notice.map(
                        one -> one.letter() == null ? one.given() : one.letter().dispatched())
                .filter(on::isBefore)
                .<List<Refusal>>map(first -> List.of(new Refusal.DatesOutOfOrder(first, on)))
                .orElse(List.of());
    }
}
