package no.avtaleverk.templates.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Municipality.Designation;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.CsvFile.Row;
import org.jspecify.annotations.Nullable;

/**
 * Kommuner followed through renumbering and renaming. A merger or split makes a new party, also where it kept name and number, as
 * Stavanger did in 2020: the old kommune's agreements are not the new one's.
 *
 * <p>A party is named by the last number it had, {@code kommune-4628}; one that ended and whose number another took over has the year
 * it ended added, {@code kommune-1103-2020}.
 */
record Lineages(List<Municipality> municipalities, Map<PartyId, Set<PartyId>> predecessors) {
    /** The first day the change tables tell of. */
    private static final LocalDate START = LocalDate.of(2012, 1, 1);

    private static final Set<String> SAME_PARTY = Set.of("renumber", "rename", "label", "renumber+rename");
    private static final Set<String> NEW_PARTY = Set.of("merge", "split", "split+merge");
    /** A moved border makes no new party. */
    private static final String BOUNDARY = "boundary";

    /**
     * Tie the rows together.
     *
     * @param segments kommuner.csv: one row for each time with one number and name
     * @param changes kommune_endringer.csv
     */
    static Lineages of(List<Row> segments, List<Row> changes) {
        var starting = new LinkedHashMap<String, Row>();
        var ending = new HashMap<String, Row>();
        for (Row row : segments) {
            LocalDate until = row.dateOrNull("valid_to");
            if (starting.put(key(row.text("kommunenummer"), row.date("valid_from")), row) != null
                    || until != null && ending.put(key(row.text("kommunenummer"), until), row) != null) {
                throw new AuthoredContentException(row.where(), "the same number starts or ends twice on one day");
            }
        }
        var next = new HashMap<Row, Row>();
        var continued = new HashSet<Row>();
        var made = new LinkedHashMap<Row, List<Row>>();
        for (Row change : changes) {
            String type = change.text("type");
            Row before = ending.get(key(change.text("fra_nummer"), change.date("dato")));
            Row after = starting.get(key(change.text("til_nummer"), change.date("dato")));
            if (!SAME_PARTY.contains(type) && !NEW_PARTY.contains(type) && !type.equals(BOUNDARY)) {
                throw new AuthoredContentException(change.where(), "'%s' is no kind of change".formatted(type));
            }
            if (before == null || after == null) {
                continue; // labels and borders break no row, and what ended on the first day is not in the file
            }
            if (NEW_PARTY.contains(type)) {
                made.computeIfAbsent(after, row -> new ArrayList<>()).add(before);
            } else if (SAME_PARTY.contains(type) && (next.put(before, after) != null || !continued.add(after))) {
                throw new AuthoredContentException(change.where(), "one kommune can not become two and stay the same");
            }
        }
        for (Row row : segments) {
            if (row.date("valid_from").isAfter(START) && !continued.contains(row) && !made.containsKey(row)) {
                throw new AuthoredContentException(row.where(), "no change tells where this kommune came from");
            }
        }
        return assemble(segments, next, continued, made);
    }

    private static Lineages assemble(
            List<Row> segments, Map<Row, Row> next, Set<Row> continued, Map<Row, List<Row>> made) {
        var chains = new ArrayList<List<Row>>();
        for (Row row : segments) {
            if (!continued.contains(row)) {
                var chain = new ArrayList<Row>();
                for (Row link = row; link != null; link = next.get(link)) {
                    chain.add(link);
                }
                chains.add(chain);
            }
        }
        Map<List<Row>, PartyId> ids = ids(chains);
        var partyOf = new HashMap<Row, PartyId>();
        ids.forEach((chain, id) -> chain.forEach(row -> partyOf.put(row, id)));

        var municipalities = new ArrayList<Municipality>();
        ids.forEach((chain, id) -> municipalities.add(municipality(id, chain)));
        var predecessors = new TreeMap<PartyId, Set<PartyId>>();
        made.forEach((after, before) -> before.forEach(row -> predecessors
                .computeIfAbsent(partyOf.get(after), id -> new TreeSet<>())
                .add(partyOf.get(row))));
        return new Lineages(municipalities, predecessors);
    }

    private static Map<List<Row>, PartyId> ids(List<List<Row>> chains) {
        var sharing = new HashMap<String, Integer>();
        for (List<Row> chain : chains) {
            sharing.merge(chain.getLast().text("kommunenummer"), 1, Integer::sum);
        }
        var ids = new LinkedHashMap<List<Row>, PartyId>();
        var taken = new HashMap<PartyId, String>();
        for (List<Row> chain : chains) {
            Row last = chain.getLast();
            String number = last.text("kommunenummer");
            LocalDate until = last.dateOrNull("valid_to");
            boolean collides = sharing.getOrDefault(number, 0) > 1;
            var id = new PartyId("kommune-" + number + (collides && until != null ? "-" + until.getYear() : ""));
            if (taken.put(id, last.where()) != null) {
                throw new AuthoredContentException(last.where(), "two kommuner would be " + id);
            }
            ids.put(chain, id);
        }
        return ids;
    }

    private static Municipality municipality(PartyId id, List<Row> chain) {
        Row last = chain.getLast();
        boolean herad = last.text("brreg_navn_2023").matches(".*\\bHERAD\\b.*");
        var designations = new ArrayList<Designation>();
        for (Row row : chain) {
            String name = row.text("navn_norsk");
            designations.add(new Designation(
                    new MunicipalityNumber(row.text("kommunenummer")),
                    name,
                    name + (herad ? " herad" : " kommune"),
                    row.text("fylke"),
                    new Period(row.date("valid_from"), row.dateOrNull("valid_to"))));
        }
        // The number of a kommune that has ended may have gone on to the one that took over its name.
        boolean present = last.dateOrNull("valid_to") == null;
        return new Municipality(id, designations, present ? organisation(last) : Optional.empty(), language(last));
    }

    private static Optional<OrganisationNumber> organisation(Row row) {
        try {
            return Optional.of(row.text("organisasjonsnummer"))
                    .filter(digits -> !digits.isEmpty())
                    .map(OrganisationNumber::new);
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(row.where(), e);
        }
    }

    private static Optional<Language> language(Row row) {
        return switch (row.text("maalform")) {
            case "bokmål" -> Optional.of(Language.BOKMAL);
            case "nynorsk" -> Optional.of(Language.NYNORSK);
            case "nøytral", "" -> Optional.empty();
            default ->
                throw new AuthoredContentException(
                        row.where(), "'%s' is no written standard".formatted(row.text("maalform")));
        };
    }

    private static String key(String number, @Nullable LocalDate date) {
        return number + " " + date;
    }
}
