package no.avtaleverk.web.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A request that can not be understood: values missing or not of their form, all of them at once. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidRequestException(List<Fault> faults) {
        super(faults.stream().map(Fault::field).collect(Collectors.joining(", ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * One thing.
     *
     * @param field its name, such as {@code clauses[3].heading}
     * @param value as given; empty when missing
     */
    public record Fault(String field, String value) {
        public static Fault missing(String field) {
            return new Fault(field, "");
        }
    }
}
