package no.avtaleverk.workflow.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** The words of the agreement that something is followed up by: those that bound on the day, as far as any did. */
public final class AgreedWords {
    private final Agreements agreements;

    public AgreedWords(Agreements agreements) {
        this.agreements = agreements;
    }

    /** @param version 0 when the words stand in no numbered version */
    public record Found(Clause clause, int version) {}

    /**
     * A clause as it bound on a day; as it binds now, or was laid before the parties last, when none did.
     *
     * @param party in whose agreement; absent for that of any
     * @param today date in Norway
     */
    public Optional<Found> find(
            Agreement agreement, ClauseId clause, @Nullable PartyId party, LocalDate on, LocalDate today) {
        for (AgreementVersion version : candidates(agreement, party, on, today)) {
            Optional<Clause> found = text(agreement, version).find(clause);
            if (found.isPresent()) {
                return Optional.of(new Found(found.get(), version.number()));
            }
        }
        return Optional.empty();
    }

    private static List<AgreementVersion> candidates(
            Agreement agreement, @Nullable PartyId party, LocalDate on, LocalDate today) {
        var candidates = new ArrayList<AgreementVersion>();
        if (party != null && agreement.allMunicipalities().contains(party)) {
            agreement.inForce(party, on).ifPresent(candidates::add);
        }
        agreement.inForceAnywhere(on).ifPresent(candidates::add);
        agreement.inForceAnywhere(today).ifPresent(candidates::add);
        agreement.versions().reversed().stream().filter(agreement::isConcluded).forEach(candidates::add);
        agreement.versions().reversed().forEach(candidates::add);
        return candidates;
    }

    /** The text people choose a clause from: the one in force, or else the last laid before the parties; empty when there is none. */
    public Clauses now(Agreement agreement, LocalDate today) {
        return version(agreement, today)
                .map(version -> text(agreement, version))
                .orElse(Clauses.NONE);
    }

    /** A text with its head, which has the values of its parameters. */
    public record Text(Head head, Clauses clauses) {}

    /** The text in force, or else the last laid before the parties, or the draft when none was. */
    public Text textNow(Agreement agreement, LocalDate today) {
        return version(agreement, today)
                .map(version -> new Text(version.head(), text(agreement, version)))
                .filter(text -> !text.clauses().list().isEmpty())
                .orElseGet(() -> new Text(agreement.head(), agreement.clauses()));
    }

    private static Optional<AgreementVersion> version(Agreement agreement, LocalDate today) {
        return agreement
                .inForceAnywhere(today)
                .or(() -> agreement.versions().reversed().stream()
                        .filter(agreement::isConcluded)
                        .findFirst())
                .or(() -> agreement.versions().reversed().stream().findFirst());
    }

    /** A clause as people name it: by its id, or by the number it bears now. */
    public static Optional<Clause> named(Clauses clauses, String name) {
        return clauses.list().stream()
                .filter(clause -> clause.id().value().equals(name)
                        || !clause.number().isEmpty() && clause.number().equals(name))
                .findFirst();
    }

    /** A party as people name it: by its id, its number in a register, or its name in the agreement. */
    public static Optional<PartyId> party(Agreement agreement, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return agreement.head().parties().stream()
                .filter(party -> party.id().value().equals(wanted)
                        || party.id().value().endsWith("-" + wanted)
                        || party.name().toLowerCase(Locale.ROOT).equals(wanted))
                .map(AgreementParty::id)
                .findFirst();
    }

    /** The words with a digest. */
    public Optional<ClauseText> words(Sha256 digest) {
        return agreements.words(digest);
    }

    private Clauses text(Agreement agreement, AgreementVersion version) {
        return agreements.text(agreement.id(), version.revision());
    }
}
