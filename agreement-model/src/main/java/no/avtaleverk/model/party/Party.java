package no.avtaleverk.model.party;

import java.time.LocalDate;
import java.util.Optional;

/** One who can be party to a samarbeidsavtale (hol. § 6-1, sphl. § 2-1 e fourth ledd). */
public sealed interface Party permits Municipality, HealthTrust, RegionalHealthAuthority, NonProfitHospital {
    PartyId id();

    /** The number in Enhetsregisteret; unknown for kommuner that ended before 2020. */
    Optional<OrganisationNumber> organisationNumber();

    /** The name as it stood on a date in Norway; the nearest known name outside the party's life. */
    String nameOn(LocalDate date);

    /** The name as written in agreements, such as {@code Vaksdal kommune}, {@code Voss herad} or {@code Helse Bergen HF}. */
    String formalNameOn(LocalDate date);

    /** Whether the party existed on a date in Norway. A start the sources do not tell counts as "always". */
    boolean existsOn(LocalDate date);
}
