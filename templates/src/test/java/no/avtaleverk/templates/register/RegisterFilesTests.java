package no.avtaleverk.templates.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.HealthCommunities;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.registration.SubjectFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterFilesTests {
    private static final PartyRegister REGISTER = RegisterFiles.load();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        "2012, 429",
        "2013, 428",
        "2014, 428",
        "2015, 428",
        "2016, 428",
        "2017, 426",
        "2018, 422",
        "2019, 422",
        "2020, 356",
        "2021, 356",
        "2022, 356",
        "2023, 356",
        "2024, 357",
        "2025, 357",
        "2026, 357"
    })
    void countsTheKommunerOfEachYear(int year, int kommuner) {
        assertThat(REGISTER.municipalitiesOn(LocalDate.of(year, 1, 1))).hasSize(kommuner);
    }

    @Test
    void vaksdalIsOnePartyWithTwoNumbers() {
        Municipality vaksdal = municipality("kommune-4628");
        assertThat(vaksdal.designations()).hasSize(2);
        assertThat(vaksdal.numberOn(LocalDate.of(2016, 3, 14))).hasToString("1251");
        assertThat(vaksdal.numberOn(LocalDate.of(2019, 12, 31))).hasToString("1251");
        assertThat(vaksdal.numberOn(LocalDate.of(2020, 1, 1))).hasToString("4628");
        assertThat(vaksdal.formalNameOn(TODAY)).isEqualTo("Vaksdal kommune");
        assertThat(vaksdal.organisationNumber()).contains(new OrganisationNumber("961821967"));
        assertThat(vaksdal.language()).contains(Language.NYNORSK);
        assertThat(REGISTER.municipality(new MunicipalityNumber("1251"), TODAY)).contains(vaksdal);
        assertThat(REGISTER.predecessorsOf(vaksdal.id())).isEmpty();
    }

    @Test
    void vossIsANewPartyMadeOfGranvinAndTheOldVoss() {
        Municipality voss = municipality("kommune-4621");
        assertThat(voss.existsOn(LocalDate.of(2019, 12, 31))).isFalse();
        assertThat(voss.formalNameOn(TODAY)).isEqualTo("Voss herad");
        assertThat(REGISTER.predecessorsOf(voss.id()))
                .containsExactly(new PartyId("kommune-1234"), new PartyId("kommune-1235"));
        Municipality before = municipality("kommune-1235");
        assertThat(before.formalNameOn(LocalDate.of(2016, 1, 1))).isEqualTo("Voss kommune");
        assertThat(before.organisationNumber()).isEmpty();
        assertThat(REGISTER.successorsOf(before.id())).containsExactly(voss.id());
    }

    @Test
    void onlyThreeCallThemselvesHerad() {
        assertThat(REGISTER.municipalitiesOn(TODAY))
                .filteredOn(kommune -> kommune.formalNameOn(TODAY).endsWith(" herad"))
                .extracting(kommune -> kommune.nameOn(TODAY))
                .containsExactly("Kvam", "Ulvik", "Voss");
    }

    @Test
    void stavangerBecameANewPartyWithTheSameNumber() {
        assertThat(municipality("kommune-1103-2020").existsOn(LocalDate.of(2019, 12, 31)))
                .isTrue();
        assertThat(municipality("kommune-1103").existsOn(LocalDate.of(2020, 1, 1)))
                .isTrue();
        assertThat(REGISTER.municipality(new MunicipalityNumber("1103"), LocalDate.of(2018, 6, 1)))
                .map(Municipality::id)
                .contains(new PartyId("kommune-1103-2020"));
        assertThat(REGISTER.predecessorsOf(new PartyId("kommune-1103")))
                .contains(new PartyId("kommune-1103-2020"))
                .hasSize(3);
    }

    @Test
    void alesundWasSplitInTwo() {
        assertThat(REGISTER.successorsOf(new PartyId("kommune-1507")))
                .containsExactly(new PartyId("kommune-1508"), new PartyId("kommune-1580"));
    }

    @Test
    void nesbyenKeptItsPartyThroughANewNameAndNumber() {
        Municipality nesbyen = REGISTER.municipality(new MunicipalityNumber("0616"), LocalDate.of(2015, 1, 1))
                .orElseThrow();
        assertThat(nesbyen.nameOn(LocalDate.of(2015, 1, 1))).isEqualTo("Nes");
        assertThat(nesbyen.nameOn(TODAY)).isEqualTo("Nesbyen");
    }

    @Test
    void everyPresentPartyHasAnOrganisationNumberOfItsOwn() {
        var numbers = new HashSet<OrganisationNumber>();
        for (Party party : REGISTER.all()) {
            Optional<OrganisationNumber> number = party.organisationNumber();
            if (party.existsOn(TODAY)) {
                assertThat(number).as(party.id().value()).isPresent();
            }
            number.ifPresent(digits ->
                    assertThat(numbers.add(digits)).as(digits.digits()).isTrue());
        }
        assertThat(numbers).hasSize(357 + 46);
    }

    @Test
    void designationsFollowEachOtherWithoutGaps() {
        for (Party party : REGISTER.all()) {
            if (party instanceof Municipality kommune) {
                for (int i = 1; i < kommune.designations().size(); i++) {
                    assertThat(kommune.designations().get(i - 1).period().until())
                            .isEqualTo(kommune.designations().get(i).period().from());
                }
            }
        }
    }

    @Test
    void everyPresentKommuneLiesInTheAreaOfATrust() {
        assertThat(REGISTER.municipalitiesOn(TODAY)).allSatisfy(kommune -> assertThat(REGISTER.trustOf(kommune.id()))
                .as(kommune.nameOn(TODAY))
                .isPresent());
        assertThat(REGISTER.trustOf(new PartyId("kommune-4628"))).contains(new PartyId("hf-983974724"));
        assertThat(REGISTER.regionOf(new PartyId("hf-983974724")))
                .map(Party::id)
                .contains(new PartyId("rhf-983658725"));
    }

    @Test
    void knowsHospitalsThatAreNoTrusts() {
        assertThat(REGISTER.get(new PartyId("ideell-984027737")).nameOn(TODAY))
                .isEqualTo("Haraldsplass diakonale sykehus AS");
    }

    private static Municipality municipality(String id) {
        return (Municipality) REGISTER.get(new PartyId(id));
    }

    @Test
    void everyKommuneOfTodayIsInOneHelsefellesskapOfTheTrustWhoseAreaItLiesIn() {
        PartyRegister register = RegisterFiles.load();
        HealthCommunities communities = HealthCommunityFiles.load(register);
        assertThat(communities.list()).hasSize(19);
        assertThat(communities.list().stream()
                        .flatMap(one -> one.municipalities().stream())
                        .toList())
                .hasSize(357)
                .doesNotHaveDuplicates();
    }

    @Test
    void aKommuneThatEndedInAnotherRegionLayWhereItDid() {
        PartyRegister register = RegisterFiles.load();
        assertThat(register.trustOf(new PartyId("kommune-1444"))).contains(new PartyId("hf-983974732"));
    }

    @Test
    void theSubjectsOfTheRegistrationAreReadAndEndWithTheOneForAllElse() {
        OtherSubjects subjects = SubjectFiles.load();
        assertThat(subjects.of("Lokal avtale om følgje ved pasienttransport").id())
                .isEqualTo("transport");
        assertThat(subjects.of("Særavtale om digital heimeoppfølging").id()).isEqualTo("home-hospital");
        assertThat(subjects.of("Avtale").id()).isEqualTo(OtherSubjects.OTHER);
    }
}
