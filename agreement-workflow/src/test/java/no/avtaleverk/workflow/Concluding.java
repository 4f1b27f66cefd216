package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.signing.Signing;
import org.springframework.context.ApplicationContext;

/** From a version before the parties to one they are bound by, for tests of what comes after. */
final class Concluding {
    private Concluding() {}

    /** Each leader's organisation adopts the newest version on a day, and the leader signs it. */
    static void conclude(ApplicationContext context, AgreementId id, LocalDate on, List<Actor> leaders) {
        var signing = context.getBean(Signing.class);
        for (Actor leader : leaders) {
            AgreementVersion version = context.getBean(Agreements.class)
                    .find(id)
                    .orElseThrow()
                    .versions()
                    .getLast();
            PartyId party = Objects.requireNonNull(leader.organisation());
            assertThat(signing.recordResolution(
                            id,
                            new Resolution(
                                    party,
                                    party.isMunicipality() ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD,
                                    on,
                                    "12",
                                    Resolution.Outcome.ADOPTED,
                                    version.number(),
                                    version.text(),
                                    ""),
                            leader))
                    .isInstanceOf(Decision.Accepted.class);
            Sha256 document = version.documents()
                    .getOrDefault(
                            party,
                            version.documents().values().stream().findFirst().orElseThrow());
            assertThat(signing.sign(
                            new Signing.Approved(id, version.number(), version.text(), document, party), leader))
                    .isInstanceOf(Decision.Accepted.class);
        }
    }
}
