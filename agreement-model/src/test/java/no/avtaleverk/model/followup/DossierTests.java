package no.avtaleverk.model.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DossierTests {
    private static final AgreementId AGREEMENT = new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab");
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId BERGEN = new PartyId("hf-983974724");
    private static final Set<PartyId> BOUND = Set.of(VAKSDAL, BERGEN);

    private static final Dossier SHARED = Dossier.shared(FollowUpSubject.DEVIATION, AGREEMENT);
    private static final Dossier OF_VAKSDAL = Dossier.inner(FollowUpSubject.DEVIATION, AGREEMENT, VAKSDAL);

    private static Actor at(PartyId organisation, Role role) {
        return new Actor("kari", "Kari Ås", organisation, Set.of(role), Set.of());
    }

    private static Actor lookingInto(Role role, PartyId... remit) {
        return new Actor("revisor", "Rita Visor", null, Set.of(role), Set.of(remit));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"JURIST", "COORDINATOR", "LEADER"})
    void theInnerDossierIsReadByThoseAtWorkInItsOrganisationAlone(Role role) {
        assertThat(OF_VAKSDAL.isReadableBy(at(VAKSDAL, role), BOUND)).isTrue();
        assertThat(OF_VAKSDAL.isReadableBy(at(BERGEN, role), BOUND)).isFalse();
        assertThat(OF_VAKSDAL.isReadableBy(at(VOSS, role), BOUND)).isFalse();
    }

    @Test
    void noSecretaryAdministratorAuditorOrRegionReadsAnInnerDossier() {
        for (Role role : List.of(Role.COUNCIL_SECRETARY, Role.ADMINISTRATOR, Role.AUDITOR, Role.RHF)) {
            assertThat(OF_VAKSDAL.isReadableBy(at(VAKSDAL, role), BOUND))
                    .as("%s at work there", role)
                    .isFalse();
            assertThat(OF_VAKSDAL.isReadableBy(lookingInto(role, VAKSDAL, BERGEN), BOUND))
                    .as("%s with it in remit", role)
                    .isFalse();
        }
    }

    @Test
    void anOrganisationThatIsNotBoundHasNoInnerDossier() {
        assertThat(Dossier.inner(FollowUpSubject.DEVIATION, AGREEMENT, VOSS).isReadableBy(at(VOSS, Role.JURIST), BOUND))
                .isFalse();
    }

    @Test
    void whatThePartiesShareIsReadByThoseWhoWorkForThemTheirAuditorsAndTheirRegion() {
        assertThat(SHARED.isReadableBy(at(VAKSDAL, Role.COORDINATOR), BOUND)).isTrue();
        assertThat(SHARED.isReadableBy(at(BERGEN, Role.COUNCIL_SECRETARY), BOUND))
                .isTrue();
        assertThat(SHARED.isReadableBy(lookingInto(Role.AUDITOR, VAKSDAL), BOUND))
                .isTrue();
        assertThat(SHARED.isReadableBy(lookingInto(Role.RHF, BERGEN), BOUND)).isTrue();
        assertThat(SHARED.isReadableBy(at(VOSS, Role.JURIST), BOUND)).isFalse();
        assertThat(SHARED.isReadableBy(at(VAKSDAL, Role.ADMINISTRATOR), BOUND)).isFalse();
        assertThat(SHARED.isReadableBy(lookingInto(Role.AUDITOR, VOSS), BOUND)).isFalse();
        assertThat(SHARED.isReadableBy(lookingInto(Role.RHF, VOSS), BOUND)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "A", "a b", "'; drop table follow_up; --"})
    void isAboutSomethingWithAnId(String about) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Dossier(FollowUpSubject.BODY, about, null));
    }
}
