package no.avtaleverk.model.followup;

import java.util.Collection;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject is followed up: between the parties, or within one of them. Each dossier is stored and read by itself, so that nobody
 * has to remember to leave something out.
 *
 * @param about id of the agreement or of the samarbeidsorgan it is about
 * @param innerOf the organisation that alone reads it; absent for what the parties share
 */
public record Dossier(
        FollowUpSubject subject, String about, @Nullable PartyId innerOf) {
    public Dossier {
        if (!about.matches("[0-9a-z-]{1,60}")) {
            throw new IllegalArgumentException("Not the id of something to follow up: " + about);
        }
    }

    public static Dossier shared(FollowUpSubject subject, AgreementId agreement) {
        return new Dossier(subject, agreement.value(), null);
    }

    public static Dossier inner(FollowUpSubject subject, AgreementId agreement, PartyId organisation) {
        return new Dossier(subject, agreement.value(), organisation);
    }

    /**
     * Whether a person may read it: what the parties share is read by those who work for one of them, its auditors and its RHF; what is
     * inner by those at work in the organisation alone.
     *
     * @param parties those who have a say in what it is about
     */
    public boolean isReadableBy(Actor by, Collection<PartyId> parties) {
        PartyId owner = innerOf;
        return owner == null ? by.mayReadDraft(parties) : by.mayComment(parties) && owner.equals(by.organisation());
    }
}
