package no.avtaleverk.model.disagreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.disagreement.DisagreementNote.DisagreementRaised;
import no.avtaleverk.model.disagreement.DisagreementNote.OutcomeAnswered;
import no.avtaleverk.model.disagreement.DisagreementNote.ProtocolMade;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.DisagreementNote.RungReached;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/**
 * The disagreements of one agreement, and how they move up the ladder.
 *
 * @param list in the order they were raised
 * @param left parties that are bound no longer; what was theirs alone to say, the other may
 */
public record DisagreementLadder(List<Disagreement> list, Set<PartyId> left) {
    public DisagreementLadder {
        list = List.copyOf(list);
        left = Set.copyOf(left);
    }

    /** The disagreements that the notes of a dossier tell of. */
    public static DisagreementLadder of(List<Noted<DisagreementNote>> notes) {
        Map<String, Disagreement> all = new LinkedHashMap<>();
        for (Noted<DisagreementNote> noted : notes) {
            if (noted.note() instanceof DisagreementRaised raised) {
                all.put(raised.item(), Disagreement.of(raised, noted));
            } else {
                all.computeIfPresent(noted.note().item(), (item, one) -> one.with(noted));
            }
        }
        return new DisagreementLadder(List.copyOf(all.values()), Set.of());
    }

    /** The same, when these are the parties that are bound. */
    public DisagreementLadder among(Collection<PartyId> bound) {
        var gone = new TreeSet<PartyId>();
        list.forEach(one -> gone.addAll(one.parties()));
        gone.removeAll(bound);
        return new DisagreementLadder(list, gone);
    }

    public Optional<Disagreement> find(String item) {
        return list.stream().filter(one -> one.id().equals(item)).findFirst();
    }

    /**
     * Say that there is a disagreement.
     *
     * @param parties those who are bound by the agreement
     * @param today date in Norway
     */
    public Ruling<DisagreementNote> raise(
            DisagreementRaised raised, Collection<PartyId> parties, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(List.of(raised.raisedBy()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!parties.contains(raised.other()) || raised.other().equals(raised.raisedBy())) {
            faults.add(new Refusal.NotAParty(raised.other()));
        }
        if (raised.since().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(raised.since()));
        }
        faults.addAll(NoteWords.requiredFaults(raised.subject()));
        if (find(raised.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(raised.item()));
        }
        return faults.isEmpty() ? Ruling.made(raised) : Ruling.refused(faults);
    }

    /** Set down how a party sees it; for that party alone, as long as it goes on. */
    public Ruling<DisagreementNote> state(ViewStated view, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(List.of(view.party()))) {
            faults.add(new Refusal.NotAllowed());
        }
        find(view.item()).ifPresent(one -> {
            if (!one.parties().contains(view.party())) {
                faults.add(new Refusal.NotAParty(view.party()));
            }
        });
        faults.addAll(NoteWords.requiredFaults(view.view()));
        faults.addAll(NoteWords.faults(view.wanted()));
        return ruled(view, by, faults);
    }

    /** Take it to a higher rung, when it goes on from the one it was on. A rung the agreement does not have may be passed by. */
    public Ruling<DisagreementNote> reach(RungReached reached, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(NoteWords.faults(reached.body()));
        find(reached.item()).ifPresent(one -> {
            if (!one.next().contains(reached.rung())) {
                faults.add(new Refusal.RungNotPossible(reached.rung().name()));
            }
            faults.addAll(dateFaults(one.lastDay(), reached.on(), today));
        });
        return ruled(reached, by, faults);
    }

    /**
     * Say what came of it on the rung it is on. Above the dialogue, what each party holds must be set down first: that is what the rung
     * is there for. The one that raised it may withdraw it; that the parties have agreed, the other confirms.
     */
    public Ruling<DisagreementNote> conclude(RungConcluded concluded, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(concluded.said()));
        find(concluded.item()).ifPresent(one -> {
            if (one.now().rung() != concluded.rung()
                    || !isUndecided(one, by)
                    || concluded.binding() && !concluded.rung().isAdvisory()
                    || !outcomes(one, by).contains(concluded.outcome())
                            && concluded.outcome() != RungOutcome.WITHDRAWN) {
                faults.add(new Refusal.RungNotPossible(concluded.rung().name()));
            }
            if (concluded.outcome() == RungOutcome.WITHDRAWN) {
                if (!outcomes(one, by).contains(RungOutcome.WITHDRAWN)) {
                    faults.add(new Refusal.NotAllowed());
                }
            } else if (concluded.rung() != Rung.DIALOGUE) {
                faults.addAll(viewFaults(one, by, today));
            }
            faults.addAll(dateFaults(one.now().since(), concluded.on(), today));
        });
        return ruled(concluded, by, faults);
    }

    /** What a person may say came of the rung it is on: nothing goes on from the courts, and who did not raise it does not withdraw it. */
    public List<RungOutcome> outcomes(Disagreement one, Actor by) {
        var outcomes = new ArrayList<>(List.of(RungOutcome.values()));
        if (one.now().rung() == Rung.COURTS) {
            outcomes.remove(RungOutcome.GOES_ON);
        }
        if (!actsFor(one.raised().raisedBy(), one, by)) {
            outcomes.remove(RungOutcome.WITHDRAWN);
        }
        return outcomes;
    }

    /** Whether a person may say what came of the rung it is on. */
    public boolean mayConclude(Disagreement one, Actor by) {
        return one.isOpen() && by.mayCoordinate(one.parties()) && isUndecided(one, by);
    }

    /** Nothing is said of the rung, or what is said waits for the other party and may be taken back. */
    private static boolean isUndecided(Disagreement one, Actor by) {
        PartyId own = one.now().by();
        return one.now().concluded() == null
                || one.now().rung() == Rung.COURTS && !one.now().awaitsConfirmation()
                || one.now().awaitsConfirmation() && own != null && own.equals(by.organisation());
    }

    /** Say whether one's own party agrees that they have agreed. If not, it is dealt with on the same rung again. */
    public Ruling<DisagreementNote> answerOutcome(OutcomeAnswered answered, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(
                answered.agrees() ? NoteWords.faults(answered.said()) : NoteWords.requiredFaults(answered.said()));
        find(answered.item()).ifPresent(one -> {
            if (one.awaited().isEmpty() || one.now().rung() != answered.rung()) {
                faults.add(new Refusal.RungNotPossible(answered.rung().name()));
            } else if (!mayAnswerOutcome(one, by) || !answered.party().equals(by.organisation())) {
                faults.add(new Refusal.NotAllowed());
            }
            if (answered.on().isAfter(today)) {
                faults.add(new Refusal.DateInFuture(answered.on()));
            }
        });
        return ruled(answered, by, faults);
    }

    /** Whether a person may say if they have agreed, as the other party says. */
    public boolean mayAnswerOutcome(Disagreement one, Actor by) {
        return one.awaited().filter(party -> actsFor(party, one, by)).isPresent();
    }

    private boolean actsFor(PartyId party, Disagreement one, Actor by) {
        return by.mayCoordinate(left.contains(party) ? one.parties() : List.of(party));
    }

    /**
     * Whether a document of a rung can be made: of a rung it is on or has been on, with what each party holds, or that it has not said so
     * in time.
     *
     * @param today date in Norway
     */
    public List<Refusal> protocolFaults(String item, Rung rung, Actor by, LocalDate today) {
        Optional<Disagreement> found = find(item);
        if (found.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(item));
        }
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(found.get().parties())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (rung == Rung.COURTS || found.get().step(rung).isEmpty()) {
            faults.add(new Refusal.RungNotPossible(rung.name()));
        }
        faults.addAll(viewFaults(found.get(), by, today));
        return faults;
    }

    public Ruling<DisagreementNote> keep(ProtocolMade made, Actor by, LocalDate today) {
        List<Refusal> faults = protocolFaults(made.item(), made.rung(), by, today);
        return faults.isEmpty() ? Ruling.made(made) : Ruling.refused(faults);
    }

    /** The silence of the other party stands in the way until its last day has passed, or it has left; one's own always does. */
    private List<Refusal> viewFaults(Disagreement one, Actor by, LocalDate today) {
        return one.parties().stream()
                .filter(party -> one.view(party).isEmpty())
                .filter(party ->
                        party.equals(by.organisation()) || !left.contains(party) && !today.isAfter(one.viewsBy()))
                .<Refusal>map(Refusal.ViewMissing::new)
                .toList();
    }

    private static List<Refusal> dateFaults(LocalDate since, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return List.of(new Refusal.DateInFuture(on));
        }
        return on.isBefore(since) ? List.of(new Refusal.DatesOutOfOrder(since, on)) : List.of();
    }

    private Ruling<DisagreementNote> ruled(DisagreementNote note, Actor by, List<Refusal> more) {
        Optional<Disagreement> found = find(note.item());
        if (found.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(note.item()));
        }
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(found.get().parties())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!found.get().isOpen()) {
            faults.add(new Refusal.RungNotPossible(found.get().now().rung().name()));
        }
        more.stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        return faults.isEmpty() ? Ruling.made(note) : Ruling.refused(faults);
    }
}
