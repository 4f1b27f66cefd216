package no.avtaleverk.model.agreement;

import java.util.UUID;
import java.util.regex.Pattern;

/** The permanent name of an agreement, the same through all its versions. */
public record AgreementId(String value) implements Comparable<AgreementId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public AgreementId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of an agreement: '%s'".formatted(value));
        }
    }

    public static AgreementId random() {
        return new AgreementId(UUID.randomUUID().toString());
    }

    @Override
    public int compareTo(AgreementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
