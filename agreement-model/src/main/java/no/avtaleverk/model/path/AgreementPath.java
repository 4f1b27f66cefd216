package no.avtaleverk.model.path;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Where an agreement stands on its way from mandate to publication: each step for each party, and for all. Computed from dated
 * facts, never stored.
 *
 * @param version what is decided on and signed; absent while it is being written
 * @param stages every step, in the order they are usually taken
 * @param parties the trusts, then the kommuner
 */
public record AgreementPath(
        Agreement agreement, @Nullable AgreementVersion version, Map<Stage, Mark> stages, List<PartyPath> parties) {
    /** The steps each party takes for itself; the vedtak of a trust and of a kommune stand in one column. */
    public static final List<Stage> OF_PARTIES = List.of(
            Stage.EMPLOYEE_CONSULTATION,
            Stage.HEARING,
            Stage.MUNICIPAL_DECISION,
            Stage.SIGNING,
            Stage.ENTRY_INTO_FORCE,
            Stage.SUBMISSION);

    public AgreementPath {
        stages = java.util.Collections.unmodifiableMap(new EnumMap<>(stages));
        parties = List.copyOf(parties);
    }

    /**
     * Compute where an agreement stands.
     *
     * @param today date in Norway
     */
    public static AgreementPath of(Agreement agreement, LocalDate today) {
        return new Round(agreement, today).path();
    }

    /** One party's steps. */
    public record PartyPath(AgreementParty party, Map<Stage, Mark> marks) {
        public PartyPath {
            marks = java.util.Collections.unmodifiableMap(new EnumMap<>(marks));
        }

        /** How a step of {@link AgreementPath#OF_PARTIES} stands; the vedtak is the party's own. */
        public Mark at(Stage stage) {
            Stage own = stage == Stage.MUNICIPAL_DECISION && !party.isMunicipality() ? Stage.TRUST_DECISION : stage;
            return Objects.requireNonNull(marks.get(own));
        }

        /** How many steps remain for the party itself. */
        public int lacking() {
            return (int) OF_PARTIES.stream()
                    .filter(stage -> at(stage).standing().isLacking())
                    .count();
        }

        public boolean isStuck() {
            return OF_PARTIES.stream().anyMatch(stage -> at(stage).standing().isStuck());
        }
    }

    /**
     * What is to be said of the whole in one line.
     *
     * @param stage the first step that is not done; {@link Stage#PUBLICATION} when all are
     */
    public record Status(Stage stage, Mark mark) {}

    public Mark at(Stage stage) {
        return Objects.requireNonNull(stages.get(stage));
    }

    public Optional<PartyPath> of(PartyId party) {
        return parties.stream().filter(one -> one.party().id().equals(party)).findFirst();
    }

    /** The step the work stands at. What is recommended and was never documented holds nothing up. */
    public Status status() {
        for (Stage stage : Stage.values()) {
            boolean gate =
                    switch (stage) {
                        case DRAFTING, TRUST_DECISION, MUNICIPAL_DECISION, SIGNING, ENTRY_INTO_FORCE, SUBMISSION ->
                            true;
                        case HEARING ->
                            at(stage).standing() == Standing.UNDER_WAY
                                    || at(stage).standing() == Standing.LATE;
                        default -> false;
                    };
            if (stage == Stage.DRAFTING && at(Stage.HEARING).due() != null) {
                continue;
            }
            if (gate && at(stage).standing().isLacking() && at(stage).standing() != Standing.UNDOCUMENTED) {
                return new Status(stage, at(stage));
            }
        }
        return new Status(Stage.PUBLICATION, at(Stage.PUBLICATION));
    }

    /** The nearest day something lacking is due, in Norway. */
    public Optional<LocalDate> nextDeadline() {
        return stages.values().stream()
                .filter(mark -> mark.standing().isLacking())
                .map(Mark::due)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    public boolean isLate() {
        return stages.values().stream().anyMatch(mark -> mark.standing() == Standing.LATE);
    }
}
