package no.avtaleverk.model.lawchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.lawchange.LawChangeNote.LawChangeAssessed;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/**
 * What the parties of an agreement have said of changes in the law.
 *
 * @param assessed oldest first
 */
public record LawChangeFile(List<Noted<LawChangeNote>> assessed) {
    /** Longest reason, in characters. */
    private static final int LONGEST = 2000;

    public LawChangeFile {
        assessed = List.copyOf(assessed);
    }

    /** What a party said last of a change. */
    public Optional<LawChangeAssessed> of(String key, PartyId party) {
        return assessed.stream()
                .map(noted -> (LawChangeAssessed) noted.note())
                .filter(one -> one.item().equals(key) && one.party().equals(party))
                .reduce((earlier, later) -> later);
    }

    /** All that was said of a change, oldest first. */
    public List<Noted<LawChangeNote>> of(String key) {
        return assessed.stream()
                .filter(noted -> noted.note().item().equals(key))
                .toList();
    }

    /**
     * Say what comes of a change; for jurists and coordinators of the party.
     *
     * @param change that it is about, if there is one with that key
     * @param touched whether it touches the agreement
     */
    public Ruling<LawChangeNote> assess(LawChangeAssessed one, Optional<LawChange> change, boolean touched, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(List.of(one.party()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (change.isEmpty() || !touched) {
            faults.add(new Refusal.NothingByThatName(one.item()));
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, one.reason()));
        return faults.isEmpty() ? Ruling.made(one) : Ruling.refused(faults);
    }
}
