package no.avtaleverk.web.open;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * What the open data tell. Nothing in them depends on who asks or in which language. Values are named as the field names them; addresses
 * are whole where the product knows under which name people reach it, else they begin at its root.
 */
public final class OpenAnswers {
    private OpenAnswers() {}

    /** What a document is. */
    public enum OpenKind {
        OVERORDNET_SAMARBEIDSAVTALE,
        DELAVTALE,
        SAERAVTALE,
        RETNINGSLINJE
    }

    public enum OpenPartyKind {
        KOMMUNE,
        HELSEFORETAK,
        REGIONALT_HELSEFORETAK,
        IDEELT_SYKEHUS
    }

    public enum OpenCover {
        /** A jurist has confirmed that a clause of a public agreement in force answers it. */
        BESVART,
        /** No public agreement in force has such a clause. */
        IKKE_DEKKET,
        /** The law did not ask for it on that day. */
        IKKE_KREVD_ENNAA
    }

    public enum OpenChangeKind {
        OFFENTLIGGJORT,
        /** Words were withheld or shown again, so that another text stands at its address. */
        ERSTATTET,
        TATT_NED
    }

    /** Words in both written standards. */
    public record OpenWordsTold(String nb, String nn) {}

    /** @param licence of what the register itself has made */
    public record OpenStartTold(String licence, OpenWordsTold rights, OpenAddressesTold addresses) {}

    public record OpenAddressesTold(
            String agreements,
            String versions,
            String parties,
            String requirements,
            String coverage,
            String changes,
            String catalog,
            String bulk,
            String description,
            String page) {}

    /** @param next where what follows is read; absent on the last page */
    public record OpenAgreementsTold(
            String licence,
            @Nullable LocalDate on,
            List<OpenAgreementTold> agreements,
            @Nullable String next) {}

    /**
     * @param title of its newest public version
     * @param versions all that are public, newest first
     */
    public record OpenAgreementTold(
            String code,
            OpenKind kind,
            String title,
            Language language,
            List<OpenVersionHeadTold> versions,
            OpenAgreementLinksTold links) {}

    public record OpenAgreementLinksTold(String self, String page) {}

    /** @param inForce which version, for each kommune for which one is */
    public record OpenAgreementOnTold(
            String licence, LocalDate on, List<OpenInForceTold> inForce, OpenAgreementTold agreement) {}

    public record OpenInForceTold(PartyId municipality, String version) {}

    public record OpenVersionsTold(
            String licence,
            @Nullable LocalDate on,
            List<OpenVersionHeadTold> versions,
            @Nullable String next) {}

    /**
     * A version without its text.
     *
     * @param code of the version, the same for ever
     * @param language written standard
     * @param parties the trusts, and the kommuner that are or were bound by it
     * @param inForce for each kommune
     * @param summary what was changed and why, in the words of the trust
     * @param released when it became public
     * @param whole whether nothing of it is withheld
     * @param withheld by which provisions something is
     * @param sha256 digest of the public text
     */
    public record OpenVersionHeadTold(
            String code,
            String agreement,
            int number,
            OpenKind kind,
            String title,
            Language language,
            List<OpenNameTold> parties,
            List<OpenPeriodTold> inForce,
            String summary,
            Instant released,
            boolean whole,
            List<OpenGroundTold> withheld,
            Sha256 sha256,
            OpenVersionLinksTold links) {}

    /** A party as the agreement names it. */
    public record OpenNameTold(PartyId id, String name) {}

    /** @param until first day it no longer is in force; absent while it runs on */
    public record OpenPeriodTold(
            PartyId municipality, LocalDate from, @Nullable LocalDate until) {}

    /** A provision by which words are withheld. */
    public record OpenGroundTold(String key, OpenWordsTold provision) {}

    public record OpenVersionLinksTold(String self, String page, String pdf, String akomaNtoso) {}

    public record OpenVersionTold(String licence, OpenVersionHeadTold version, List<OpenClauseTold> clauses) {}

    /**
     * @param id the same in all versions of the agreement
     * @param level 1 for a chapter
     * @param text plain text; what is withheld has a mark with the provision in its place
     * @param answers requirements that a jurist has confirmed that it answers
     * @param withheld keys of the provisions by which words of it are withheld
     */
    public record OpenClauseTold(
            ClauseId id,
            int level,
            String number,
            String heading,
            String text,
            List<RequirementId> answers,
            List<String> withheld) {}

    public record OpenPartiesTold(
            String licence,
            LocalDate on,
            List<OpenPartyTold> parties,
            @Nullable String next) {}

    /**
     * @param name on the date
     * @param municipalityNumber on the date; absent for others than kommuner
     * @param organisationNumber in Enhetsregisteret; absent when it is not known
     * @param region the regional authority of a trust
     * @param predecessors kommuner that it was made from since 2012
     * @param exists whether it does on the date
     */
    public record OpenPartyTold(
            PartyId id,
            OpenPartyKind kind,
            String name,
            @Nullable String municipalityNumber,
            @Nullable String organisationNumber,
            @Nullable PartyId region,
            List<PartyId> predecessors,
            boolean exists) {}

    public record OpenRequirementsTold(String licence, List<OpenRequirementTold> requirements) {}

    /**
     * What the law or the guidance asks for in the agreements, and a clause may be confirmed to answer.
     *
     * @param inCoverage whether coverage tells of it: the law asks for it in every agreement
     * @param source place in the law
     * @param from first day it is looked for
     * @param until first day it no longer is
     */
    public record OpenRequirementTold(
            RequirementId id,
            OpenWordsTold title,
            String source,
            boolean inCoverage,
            LocalDate from,
            @Nullable LocalDate until) {}

    public record OpenCoverageTold(
            String licence,
            LocalDate on,
            List<OpenCoveredTold> municipalities,
            @Nullable String next) {}

    public record OpenCoverageOfTold(String licence, LocalDate on, OpenCoveredTold municipality) {}

    /** @param versions the public versions in force that were counted */
    public record OpenCoveredTold(
            PartyId municipality,
            String name,
            long answered,
            long notCovered,
            List<String> versions,
            List<OpenCoverTold> requirements) {}

    public record OpenCoverTold(RequirementId requirement, OpenCover state, List<OpenPlaceTold> places) {}

    public record OpenPlaceTold(String version, ClauseId clause) {}

    /**
     * @param more whether there are changes after these
     * @param next where what comes after is read, now or later
     */
    public record OpenChangesTold(String licence, List<OpenChangeTold> changes, boolean more, String next) {}

    /** @param sequence what happens later has a higher one */
    public record OpenChangeTold(
            long sequence, OpenChangeKind change, Instant at, String version, String agreement, String address) {}

    /**
     * @param asOf when it was made
     * @param versions how many are in it
     * @param sha256 of the whole file
     */
    public record OpenBulkTold(
            String licence, Instant asOf, int agreements, int versions, long bytes, Sha256 sha256, String address) {}
}
