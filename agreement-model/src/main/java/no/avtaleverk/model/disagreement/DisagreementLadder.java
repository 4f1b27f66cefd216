package no.avtaleverk.model.disagreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.disagreement.DisagreementNote.DisagreementRaised;
import no.avtaleverk.model.disagreement.DisagreementNote.ProtocolMade;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
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
 */
public record DisagreementLadder(List<Disagreement> list) {
    public DisagreementLadder {
        list = List.copyOf(list);
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
        return new DisagreementLadder(List.copyOf(all.values()));
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
     * is there for.
     */
    public Ruling<DisagreementNote> conclude(RungConcluded concluded, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(concluded.said()));
        find(concluded.item()).ifPresent(one -> {
            if (one.now().rung() != concluded.rung()
                    || one.now().concluded() != null
                    || concluded.binding() && !concluded.rung().isAdvisory()) {
                faults.add(new Refusal.RungNotPossible(concluded.rung().name()));
            }
            if (concluded.rung() != Rung.DIALOGUE) {
                faults.addAll(viewFaults(one));
            }
            faults.addAll(dateFaults(one.now().since(), concluded.on(), today));
        });
        return ruled(concluded, by, faults);
    }

    /** Whether a document of a rung can be made: of a rung it is on or has been on, with what each party holds. */
    public List<Refusal> protocolFaults(String item, Rung rung, Actor by) {
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
        faults.addAll(viewFaults(found.get()));
        return faults;
    }

    public Ruling<DisagreementNote> keep(ProtocolMade made, Actor by) {
        List<Refusal> faults = protocolFaults(made.item(), made.rung(), by);
        return faults.isEmpty() ? Ruling.made(made) : Ruling.refused(faults);
    }

    private static List<Refusal> viewFaults(Disagreement one) {
        return one.parties().stream()
                .filter(party -> one.view(party).isEmpty())
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
