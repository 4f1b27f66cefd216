package no.avtaleverk.model.signing;

import java.util.UUID;
import java.util.regex.Pattern;

/** The permanent name of a {@link SigningJob}; also what the signing service is told to call it. */
public record SigningJobId(String value) implements Comparable<SigningJobId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public SigningJobId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of a signing job: '%s'".formatted(value));
        }
    }

    public static SigningJobId random() {
        return new SigningJobId(UUID.randomUUID().toString());
    }

    @Override
    public int compareTo(SigningJobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
