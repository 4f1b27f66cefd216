package no.avtaleverk.workflow.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * The whole life of a clause (punktets livsløp): every wording it has had, here and in the texts it came from and went to.
 *
 * @param title number and heading as it was last seen
 * @param strands the agreement asked about first, then what it is built on, what is built on it, others on the same standard, and the
 *     agreements of the kommuner it was merged from or into
 */
public record ClauseLife(AgreementId agreement, ClauseId clause, String title, List<Strand> strands) {
    public ClauseLife {
        strands = List.copyOf(strands);
    }

    /** What an agreement is to the one asked about. */
    public enum Kin {
        ITSELF,
        /** It is built on this one. */
        STANDARD,
        /** Built on this one. */
        VARIANT,
        /** Built on the same standard. */
        SIBLING,
        /** Of a kommune that its kommune was made from. */
        PREDECESSOR,
        /** Of a kommune that was made from its kommune. */
        SUCCESSOR
    }

    /**
     * The clause in one agreement.
     *
     * @param clause its id there
     * @param byWords whether it was taken for the same by its words, since the ids differ
     * @param wordings oldest first
     * @param later what was said, reported or decided since the last wording was made, and led to no other yet
     */
    public record Strand(
            AgreementId agreement,
            AgreementKind kind,
            String title,
            Language language,
            List<PartyId> municipalities,
            Kin kin,
            ClauseId clause,
            boolean byWords,
            List<Wording> wordings,
            List<Act> later) {
        public Strand {
            municipalities = List.copyOf(municipalities);
            wordings = List.copyOf(wordings);
            later = List.copyOf(later);
        }

        /** Whether it has had no words but those of what it is built on. */
        public boolean isInherited() {
            return wordings.stream().allMatch(Wording::inherited);
        }

        /** The day its first wording was made or entered into force, whichever came first. */
        public LocalDate begins() {
            return wordings.stream()
                    .map(Wording::begins)
                    .min(LocalDate::compareTo)
                    .orElse(LocalDate.MAX);
        }
    }

    /**
     * Words that stood unchanged through one or more versions.
     *
     * @param text as people read it, values put in; absent while the clause was not in the text
     * @param number as printed in the last of the versions
     * @param versions numbers of the versions, oldest first; 0 for the text being written
     * @param made the day the first of them was made, in Norway
     * @param inForce when it was in force for each kommune, adjoining periods joined
     * @param inherited whether these are the words of the version the agreement is built on
     * @param heading how the heading differs from the wording before; in the first of a variant from what it is built on
     * @param acts what led to it and what was decided on it, oldest first
     */
    public record Wording(
            @Nullable ClauseText text,
            String number,
            List<Integer> versions,
            LocalDate made,
            List<InForce> inForce,
            boolean inherited,
            List<Segment> heading,
            List<Segment> body,
            List<Act> acts) {
        public Wording {
            versions = List.copyOf(versions);
            inForce = List.copyOf(inForce);
            heading = List.copyOf(heading);
            body = List.copyOf(body);
            acts = List.copyOf(acts);
        }

        /** Number of the version it came with; 0 for the text being written. */
        public int firstVersion() {
            return versions.getFirst();
        }

        public int lastVersion() {
            return versions.getLast();
        }

        /** The first day in force for any kommune; empty when it never was. */
        public Optional<LocalDate> from() {
            return inForce.stream().map(one -> one.period().from()).min(Comparator.naturalOrder());
        }

        /** The first day it was no longer in force for any kommune; empty when it still is somewhere, or never was. */
        public Optional<LocalDate> until() {
            return inForce.stream().anyMatch(one -> one.period().until() == null)
                    ? Optional.empty()
                    : inForce.stream()
                            .flatMap(one -> Stream.ofNullable(one.period().until()))
                            .max(Comparator.naturalOrder());
        }

        LocalDate begins() {
            return from().filter(made::isAfter).orElse(made);
        }
    }

    /** A period in force for one kommune. */
    public record InForce(PartyId municipality, Period period) {}

    /**
     * Something that was done with the clause, or that it led to.
     *
     * @param on the day it counts from: of the meeting, the signature, what happened; else the day it was recorded, in Norway
     * @param recorded when the register came to know; absent for what came with a registered agreement
     * @param who name of a person, or of who answered a høring
     * @param said why, or what was said; empty when nothing was
     * @param reference case number, version, key of a standard, capacity of who signed, id of what tells more; empty when there is none
     */
    public record Act(
            Kind kind,
            LocalDate on,
            @Nullable Instant recorded,
            String who,
            @Nullable PartyId organisation,
            String said,
            String reference) {}

    /** What kind of act. */
    public enum Kind {
        DRAFTED,
        REGISTERED,
        ADDED,
        EDITED,
        REMOVED,
        /** Came with a version of the standard. */
        STANDARD_TAKEN,
        /** The reason given for departing from the standard. */
        DEPARTED,
        PROPOSED,
        /** A proposal was taken in; {@code who} proposed it. */
        PROPOSAL_TAKEN_IN,
        REJECTED,
        COMMENTED,
        HEARING_REMARK,
        /** An avvik from the clause was reported. */
        DEVIATION,
        /** A vedtak that wishes the clause otherwise. */
        CHANGE_WISHED,
        SUBMITTED,
        ADOPTED,
        DECLINED,
        SET_ASIDE,
        SIGNED,
        ISSUED
    }
}
