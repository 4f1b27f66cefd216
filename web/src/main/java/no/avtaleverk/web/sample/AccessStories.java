package no.avtaleverk.web.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.access.AccessNote.AccessAnswered;
import no.avtaleverk.model.access.AccessNote.AccessRequested;
import no.avtaleverk.model.access.AccessNote.Answer;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.access.GivingAccess;
import no.avtaleverk.workflow.access.GivingAccess.Registering;

/** Requests for access to a kommune: one answered in part, and one that waits. */
final class AccessStories {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");

    private final GivingAccess access;
    private final Narrator narrator;
    private final LocalDate today;
    private final Actor coordinator = new Actor("aud.dale", "Aud Dale", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());

    AccessStories(GivingAccess access, Narrator narrator, LocalDate today) {
        this.access = access;
        this.narrator = narrator;
        this.today = today;
    }

    void tell() {
        narrator.add(() -> {
            narrator.on(today.minusDays(40));
            String id = received("Alle utkast til retningslinja om pasienttransport", "Vaksdal avis");
            narrator.on(today.minusDays(38));
            done(access.answer(
                    id,
                    new AccessAnswered(
                            narrator.day(),
                            Answer.PARTLY_GRANTED,
                            List.of("offl-23-1"),
                            true,
                            "Det partane forhandlar om no, er halde tilbake til avtalen er underskriven.",
                            null),
                    null,
                    coordinator));
            narrator.on(today.minusDays(1));
            received("Merknadene til delavtale 4 frå høyringa", "");
        });
    }

    private String received(String asked, String requester) {
        Registering registering =
                access.register(new AccessRequested(VAKSDAL, narrator.day(), requester, asked, List.of()), coordinator);
        if (registering instanceof Registering.Registered made) {
            return made.id();
        }
        throw new IllegalStateException("The sample story does not hold: " + registering);
    }

    private static void done(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw new IllegalStateException("The sample story does not hold: " + reasons);
        }
    }
}
