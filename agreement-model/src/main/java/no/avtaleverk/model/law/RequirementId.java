package no.avtaleverk.model.law;

import java.util.regex.Pattern;

/** The permanent key of a requirement, such as {@code HOL-6-2-04}; never reused, never renumbered. */
public record RequirementId(String value) implements Comparable<RequirementId> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)+");

    public RequirementId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of a requirement: '%s'".formatted(value));
        }
    }

    @Override
    public int compareTo(RequirementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
