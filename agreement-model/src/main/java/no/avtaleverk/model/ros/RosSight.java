package no.avtaleverk.model.ros;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAgreementProposed;
import no.avtaleverk.model.ros.RosNote.RosReadBack;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/**
 * What a party sees of what another has graded: it sees it once it has graded the same itself, or the parties have agreed, so that they
 * grade apart.
 */
public final class RosSight {
    private RosSight() {}

    /** What is graded: a row in an area, on what it rests on. */
    private record Cell(String item, String area, Sha256 ground) {}

    /**
     * What a person may see of notes that may be read: without what the other has graded before the own party has graded the same. A
     * form that was read back holds all that its party has graded, and is shown when all of that is. It is so for everybody who works for
     * a party, whatever the role: who does not grade may tell those who do. Auditors from outside and the RHF grade nothing.
     *
     * @param notes of one dossier, oldest first
     * @param parties those who have a say
     */
    public static List<Noted<RosNote>> shown(List<Noted<RosNote>> notes, Collection<PartyId> parties, Actor by) {
        PartyId own = by.organisation();
        if (own == null || !parties.contains(own)) {
            return notes;
        }
        Set<Cell> seen = new HashSet<>();
        Map<Noted<RosNote>, Cell> others = new HashMap<>();
        for (Noted<RosNote> noted : notes) {
            switch (noted.note()) {
                case RosScored score -> {
                    var cell = new Cell(score.item(), score.area(), score.ground());
                    if (score.party().equals(own)) {
                        seen.add(cell);
                    } else {
                        others.put(noted, cell);
                    }
                }
                case RosAgreementProposed proposed ->
                    others.put(noted, new Cell(proposed.item(), proposed.area(), proposed.ground()));
                case RosAgreementConfirmed yes -> others.put(noted, new Cell(yes.item(), yes.area(), yes.ground()));
                case RosAgreed agreed -> seen.add(new Cell(agreed.item(), agreed.area(), agreed.ground()));
                default -> {}
            }
        }
        Set<Noted<RosNote>> hidden = others.entrySet().stream()
                .filter(one -> !seen.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return notes.stream()
                .filter(noted -> !hidden.contains(noted) && !isFormOf(hidden, noted, own))
                .toList();
    }

    /** Whether a note is of a form that another party brought, with or after grades that are hidden. */
    private static boolean isFormOf(Set<Noted<RosNote>> hidden, Noted<RosNote> noted, @Nullable PartyId own) {
        return noted.note() instanceof RosReadBack read
                && !Objects.equals(noted.organisation(), own)
                && hidden.stream()
                        .anyMatch(one -> Objects.equals(one.organisation(), noted.organisation())
                                && one.number() <= noted.number() + read.taken());
    }
}
