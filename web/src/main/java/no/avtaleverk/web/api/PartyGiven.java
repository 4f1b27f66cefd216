package no.avtaleverk.web.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A party as given: a municipality number, an organisation number or a party id, alone or with more.
 *
 * @param name as the agreement writes it; the formal name of the register when absent
 */
record PartyGiven(
        @Nullable String party,
        @Nullable String name,
        @Nullable LocalDate joined,
        @Nullable LocalDate left) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    PartyGiven(
            @JsonProperty("party") @Nullable String party,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("joined") @Nullable LocalDate joined,
            @JsonProperty("left") @Nullable LocalDate left) {
        this.party = party;
        this.name = name;
        this.joined = joined;
        this.left = left;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PartyGiven of(String party) {
        return new PartyGiven(party, null, null, null);
    }
}
