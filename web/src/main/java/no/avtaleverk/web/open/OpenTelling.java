package no.avtaleverk.web.open;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.NonProfitHospital;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.web.open.OpenAnswers.OpenAgreementLinksTold;
import no.avtaleverk.web.open.OpenAnswers.OpenAgreementTold;
import no.avtaleverk.web.open.OpenAnswers.OpenChangeKind;
import no.avtaleverk.web.open.OpenAnswers.OpenChangeTold;
import no.avtaleverk.web.open.OpenAnswers.OpenClauseTold;
import no.avtaleverk.web.open.OpenAnswers.OpenCover;
import no.avtaleverk.web.open.OpenAnswers.OpenCoverTold;
import no.avtaleverk.web.open.OpenAnswers.OpenCoveredTold;
import no.avtaleverk.web.open.OpenAnswers.OpenGroundTold;
import no.avtaleverk.web.open.OpenAnswers.OpenInForceTold;
import no.avtaleverk.web.open.OpenAnswers.OpenKind;
import no.avtaleverk.web.open.OpenAnswers.OpenNameTold;
import no.avtaleverk.web.open.OpenAnswers.OpenPartyKind;
import no.avtaleverk.web.open.OpenAnswers.OpenPartyTold;
import no.avtaleverk.web.open.OpenAnswers.OpenPeriodTold;
import no.avtaleverk.web.open.OpenAnswers.OpenPlaceTold;
import no.avtaleverk.web.open.OpenAnswers.OpenRequirementTold;
import no.avtaleverk.web.open.OpenAnswers.OpenVersionHeadTold;
import no.avtaleverk.web.open.OpenAnswers.OpenVersionLinksTold;
import no.avtaleverk.web.open.OpenAnswers.OpenVersionTold;
import no.avtaleverk.web.open.OpenAnswers.OpenWordsTold;
import no.avtaleverk.workflow.publication.FaultyTextException;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Change;
import no.avtaleverk.workflow.publication.PublicRegister.Cover;
import no.avtaleverk.workflow.publication.PublicRegister.Covered;
import no.avtaleverk.workflow.publication.PublicRegister.Public;
import no.avtaleverk.workflow.publication.PublicRegister.PublicClause;
import no.avtaleverk.workflow.publication.PublicRegister.Text;
import no.avtaleverk.workflow.publication.PublicRegister.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells what is public as data, the same to all. */
@Component
final class OpenTelling {
    /** Norsk lisens for offentlige data, for what the register itself has made. */
    static final String LICENCE = "https://data.norge.no/nlod/no/2.0";

    static final String PLACE = "/api/v1/open";

    /** What is said of the rights to the agreements themselves, and no more than is certain. */
    static final OpenWordsTold RIGHTS = new OpenWordsTold(
            "Opplysningene som registeret selv har laget (koder, datoer, dekning, sammenstilling), kan brukes etter Norsk lisens for"
                    + " offentlige data (NLOD) 2.0. Lisensen omfatter ikke avtaletekstene, som partene har skrevet. Åndsverkloven § 14"
                    + " har regler om hva som er uten vern av det offentlige myndigheter gir ut; registeret har ikke vurdert den enkelte teksten.",
            "Opplysningane som registeret sjølv har laga (kodar, datoar, dekning, samanstilling), kan brukast etter Norsk lisens for"
                    + " offentlege data (NLOD) 2.0. Lisensen omfattar ikkje avtaletekstane, som partane har skrive. Åndsverklova § 14"
                    + " har reglar om kva som er utan vern av det offentlege styresmakter gjev ut; registeret har ikkje vurdert den einskilde teksten.");

    private final PublicRegister register;
    private final PartyRegister parties;
    private final String site;

    /** @param site where people reach the product; empty when it has not been told */
    OpenTelling(PublicRegister register, PartyRegister parties, @Value("${avtaleverk.mail.address:}") String site) {
        this.register = register;
        this.parties = parties;
        this.site = site.replaceAll("/+$", "");
    }

    /** An address of the product as the open data tell it. */
    String address(String path) {
        return site + path;
    }

    // ---- agreements -------------------------------------------------------------------------------------------------

    OpenAgreementTold told(Public one) {
        Version newest = one.newest();
        return new OpenAgreementTold(
                one.code(),
                kind(newest.kind()),
                newest.title(),
                newest.language(),
                one.versions().stream()
                        .flatMap(version -> head(version).stream())
                        .toList(),
                new OpenAgreementLinksTold(
                        address(PLACE + "/agreements/" + one.code()), address(PublicRegister.place(one.code()))));
    }

    static List<OpenInForceTold> inForce(Public one, LocalDate day) {
        return one.versions().stream()
                .flatMap(version -> version.times().stream()
                        .filter(time -> time.contains(day))
                        .map(time -> new OpenInForceTold(time.municipality(), version.code())))
                .sorted(Comparator.comparing(OpenInForceTold::municipality))
                .toList();
    }

    /** Nothing when it was taken down while it was told, or can not be told. */
    Optional<OpenVersionHeadTold> head(Version version) {
        return unlessFaulty(
                version.code(), () -> register.headed(version.code()).map(now -> head(now.version(), now.digest())));
    }

    /**
     * What is told of a version. One that is faulty must not take all others from those who read lists; it is passed by, and the log tells so
     * once. That nothing can be read at all is no fault of a version, and is thrown.
     */
    <T> Optional<T> unlessFaulty(String code, Supplier<Optional<T>> told) {
        try {
            return register.soundly(code, told);
        } catch (FaultyTextException e) {
            return Optional.empty();
        }
    }

    private OpenVersionHeadTold head(Version version, Sha256 digest) {
        return new OpenVersionHeadTold(
                version.code(),
                version.agreement(),
                version.number(),
                kind(version.kind()),
                version.title(),
                version.language(),
                version.parties().stream()
                        .map(party -> new OpenNameTold(party.id(), party.name()))
                        .toList(),
                version.times().stream()
                        .map(time -> new OpenPeriodTold(time.municipality(), time.from(), time.until()))
                        .sorted(Comparator.comparing(OpenPeriodTold::municipality)
                                .thenComparing(OpenPeriodTold::from))
                        .toList(),
                version.summary(),
                version.released(),
                version.whole(),
                version.grounds().stream().sorted().map(this::ground).toList(),
                digest,
                new OpenVersionLinksTold(
                        address(PLACE + "/versions/" + version.code()),
                        address("/offentlig/t/" + version.code()),
                        address("/offentlig/t/" + version.code() + "/pdf"),
                        address(PLACE + "/versions/" + version.code() + "/akoma-ntoso")));
    }

    private OpenGroundTold ground(String key) {
        return new OpenGroundTold(
                key,
                register.ground(key)
                        .map(WithholdingGrounds.Ground::cite)
                        .map(OpenTelling::words)
                        .orElse(new OpenWordsTold("", "")));
    }

    /**
     * Nothing when it was taken down while it was told.
     *
     * @throws FaultyTextException if it can not be told
     */
    Optional<OpenVersionTold> told(Text text) {
        return register.soundly(text.version().code(), () -> version(text));
    }

    private Optional<OpenVersionTold> version(Text text) {
        List<PublicClause> clauses = register.clauses(text);
        return clauses.size() == text.clauses().size()
                ? Optional.of(new OpenVersionTold(
                        LICENCE,
                        head(text.version(), register.digest(text)),
                        clauses.stream().map(OpenTelling::told).toList()))
                : Optional.empty();
    }

    private static OpenClauseTold told(PublicClause told) {
        Clause clause = told.clause();
        return new OpenClauseTold(
                clause.id(),
                clause.level(),
                clause.number(),
                clause.text().heading(),
                clause.text().body(),
                List.copyOf(told.answers()),
                List.copyOf(told.grounds()));
    }

    private static OpenKind kind(AgreementKind kind) {
        return switch (kind) {
            case FRAMEWORK_AGREEMENT -> OpenKind.OVERORDNET_SAMARBEIDSAVTALE;
            case SUB_AGREEMENT -> OpenKind.DELAVTALE;
            case LOCAL_AGREEMENT -> OpenKind.SAERAVTALE;
            case GUIDELINE -> OpenKind.RETNINGSLINJE;
            case CONTACT_LIST, STANDARD_TEXT -> throw new IllegalArgumentException("Never public: " + kind);
        };
    }

    private static OpenWordsTold words(Bilingual words) {
        return new OpenWordsTold(words.nb(), words.nn());
    }

    // ---- parties, requirements, coverage ----------------------------------------------------------------------------

    OpenPartyTold told(Party party, LocalDate day) {
        return new OpenPartyTold(
                party.id(),
                kind(party),
                party.formalNameOn(day),
                number(party, day),
                party.organisationNumber().map(OrganisationNumber::digits).orElse(null),
                party instanceof Municipality || party instanceof RegionalHealthAuthority
                        ? null
                        : parties.regionOf(party.id())
                                .map(RegionalHealthAuthority::id)
                                .orElse(null),
                party instanceof Municipality ? List.copyOf(parties.predecessorsOf(party.id())) : List.of(),
                party.existsOn(day));
    }

    private static @Nullable String number(Party party, LocalDate day) {
        return party instanceof Municipality municipality
                ? municipality.numberOn(day).digits()
                : null;
    }

    private static OpenPartyKind kind(Party party) {
        return switch (party) {
            case Municipality kommune -> OpenPartyKind.KOMMUNE;
            case HealthTrust hf -> OpenPartyKind.HELSEFORETAK;
            case RegionalHealthAuthority rhf -> OpenPartyKind.REGIONALT_HELSEFORETAK;
            case NonProfitHospital hospital -> OpenPartyKind.IDEELT_SYKEHUS;
        };
    }

    static OpenRequirementTold told(Requirement requirement) {
        return new OpenRequirementTold(
                requirement.id(),
                words(requirement.title()),
                requirement.source(),
                PublicRegister.isLookedFor(requirement),
                requirement.applies().from(),
                requirement.applies().until());
    }

    OpenCoveredTold told(Covered covered) {
        return new OpenCoveredTold(
                covered.municipality(),
                parties.find(covered.municipality())
                        .map(party -> party.formalNameOn(covered.day()))
                        .orElse(covered.municipality().value()),
                covered.count(Cover.ANSWERED),
                covered.count(Cover.NOT_COVERED),
                covered.agreements().stream().map(Version::code).sorted().toList(),
                covered.rows().stream()
                        .map(row -> new OpenCoverTold(
                                row.requirement().id(),
                                cover(row.cover()),
                                row.places().stream()
                                        .map(place -> new OpenPlaceTold(
                                                place.version().code(), place.clause()))
                                        .toList()))
                        .toList());
    }

    private static OpenCover cover(Cover cover) {
        return switch (cover) {
            case ANSWERED -> OpenCover.BESVART;
            case NOT_COVERED -> OpenCover.IKKE_DEKKET;
            case NOT_YET_ASKED -> OpenCover.IKKE_KREVD_ENNAA;
        };
    }

    // ---- changes ----------------------------------------------------------------------------------------------------

    OpenChangeTold told(Change change) {
        return new OpenChangeTold(
                change.sequence(),
                switch (change.kind()) {
                    case RELEASED -> OpenChangeKind.OFFENTLIGGJORT;
                    case REPLACED -> OpenChangeKind.ERSTATTET;
                    case WITHDRAWN -> OpenChangeKind.TATT_NED;
                },
                change.at(),
                change.code(),
                change.agreement(),
                address(PLACE + "/versions/" + change.code()));
    }
}
