package no.avtaleverk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.workflow.publication.Publishing;
import org.springframework.context.ApplicationContext;

/** What two people of Helse Bergen do together so that everybody reads an agreement, or does not read all of it. */
public final class Releasing {
    private static final PartyId TRUST = new PartyId("hf-983974724");
    public static final Actor JONAS = new Actor("jonas.lid", "Jonas Lid", TRUST, Set.of(Role.JURIST), Set.of());
    public static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());
    public static final String SUMMARY = "Ny avtale mellom partane.";

    private final Publishing publishing;
    private final Agreements agreements;

    public Releasing(ApplicationContext context) {
        this.publishing = context.getBean(Publishing.class);
        this.agreements = context.getBean(Agreements.class);
    }

    /** Release its first version; gives the public code of the agreement. */
    public String release(AgreementId id) {
        return release(id, SUMMARY);
    }

    /** @param summary what was changed and why, for everybody */
    public String release(AgreementId id, String summary) {
        assertThat(publishing.ask(id, 1, summary, JONAS)).isEmpty();
        assertThat(publishing.confirm(id, 1, summary, "https://avtaler.example.no", TONE))
                .isEmpty();
        return code(id);
    }

    /** The public code of an agreement that was released. */
    public String code(AgreementId id) {
        return publishing
                .publication(agreements.find(id).orElseThrow(), TONE)
                .code()
                .orElseThrow();
    }

    public Clause clause(AgreementId id, String heading) {
        return agreements.find(id).orElseThrow().clauses().list().stream()
                .filter(one -> one.text().heading().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    /** Withhold words of the clause on «Ansvar», for the first time in the agreement. */
    public void withhold(AgreementId id, String part) {
        assertThat(publishing.withhold(id, clause(id, "Ansvar").id(), part, "offl-23-1", "Løynd grunn", JONAS))
                .isEmpty();
        assertThat(publishing.note(id, new PublicationNote.WithholdingConfirmed("u1"), TONE))
                .isEmpty();
    }
}
