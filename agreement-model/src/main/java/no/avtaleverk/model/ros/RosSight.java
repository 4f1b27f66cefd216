package no.avtaleverk.model.ros;

import java.util.Arrays;
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
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAgreementProposed;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosReadBack;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/**
 * What a party sees of what another has graded: it sees it once it has graded the same itself, or the parties have agreed, so that they
 * grade apart.
 */
public final class RosSight {
    private RosSight() {}

    /**
     * What is graded: a row in an area, on certain words and by a certain scale.
     *
     * @param scales how many times another scale had been taken into use
     */
    private record Cell(String item, String area, Sha256 ground, int scales) {}

    /**
     * What a person may see of notes that may be read: without what the other has graded before the own party has graded the same. A
     * form that was read back holds all that its party has graded, and is shown when all of that is.
     *
     * @param notes of one dossier, oldest first
     */
    public static List<Noted<RosNote>> shown(List<Noted<RosNote>> notes, Actor by) {
        PartyId own = by.organisation();
        // Whoever has a task in the party may tell those who grade; auditors and the RHF grade nothing.
        if (own == null || Arrays.stream(Role.values()).noneMatch(role -> role.hasTasksInParties() && by.has(role))) {
            return notes;
        }
        Set<Cell> seen = new HashSet<>();
        Map<Noted<RosNote>, Cell> others = new HashMap<>();
        RosScale scale = null;
        int scales = 0;
        for (Noted<RosNote> noted : notes) {
            switch (noted.note()) {
                case RosListed listed -> {
                    scales += scale == null || scale.isSameAs(listed.scale()) ? 0 : 1;
                    scale = listed.scale();
                }
                case RosScored score -> {
                    var cell = new Cell(score.item(), score.area(), score.ground(), scales);
                    if (score.party().equals(own)) {
                        seen.add(cell);
                    } else {
                        others.put(noted, cell);
                    }
                }
                case RosAgreementProposed proposed ->
                    others.put(noted, new Cell(proposed.item(), proposed.area(), proposed.ground(), scales));
                case RosAgreementConfirmed yes ->
                    others.put(noted, new Cell(yes.item(), yes.area(), yes.ground(), scales));
                case RosAgreed agreed -> seen.add(new Cell(agreed.item(), agreed.area(), agreed.ground(), scales));
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
