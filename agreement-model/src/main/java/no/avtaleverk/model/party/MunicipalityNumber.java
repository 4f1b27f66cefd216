package no.avtaleverk.model.party;

/** Kommunenummer: four digits, the first two naming the county (Statistics Norway, KLASS 131). Numbers change with the county. */
public record MunicipalityNumber(String digits) implements Comparable<MunicipalityNumber> {
    public MunicipalityNumber {
        if (!digits.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("Not a kommunenummer: '%s'".formatted(digits));
        }
    }

    @Override
    public int compareTo(MunicipalityNumber other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
