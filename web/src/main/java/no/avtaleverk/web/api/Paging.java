package no.avtaleverk.web.api;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.web.problem.InvalidRequestException;

/** Page and size, within bounds. */
final class Paging {
    private Paging() {}

    static void check(int page, int size, int most) {
        var faults = new ArrayList<InvalidRequestException.Fault>();
        if (page < 0 || page > 1_000_000) {
            faults.add(new InvalidRequestException.Fault("page", String.valueOf(page)));
        }
        if (size < 1 || size > most) {
            faults.add(new InvalidRequestException.Fault("size", String.valueOf(size)));
        }
        if (!faults.isEmpty()) {
            throw new InvalidRequestException(faults);
        }
    }

    static InvalidRequestException invalid(String field, Object value) {
        return new InvalidRequestException(List.of(new InvalidRequestException.Fault(field, String.valueOf(value))));
    }
}
