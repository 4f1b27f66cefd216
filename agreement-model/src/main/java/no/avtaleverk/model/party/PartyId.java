package no.avtaleverk.model.party;

import java.util.regex.Pattern;

/**
 * The register's permanent name of a party. It outlives renumbering: Vaksdal is {@code kommune-4628} also for 2016, when its
 * number was 1251. A merger makes a new party.
 */
public record PartyId(String value) implements Comparable<PartyId> {
    private static final Pattern FORM = Pattern.compile("(kommune|hf|rhf|ideell)-[0-9]+(-[0-9]{4})?");

    public PartyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of a party: '%s'".formatted(value));
        }
    }

    /** Whether it names a kommune; all others are trusts, hospitals and regional authorities. */
    public boolean isMunicipality() {
        return value.startsWith("kommune-");
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
