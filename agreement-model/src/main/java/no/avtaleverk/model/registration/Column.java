package no.avtaleverk.model.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of the registration, by the names of Helsedirektoratet's spreadsheet. Each counts kommuner.
 *
 * @param number of hol. § 6-2, for {@link Kind#LACKING_NUMBER}; 0 otherwise
 */
public record Column(Kind kind, int number) {
    /** How many numbers hol. § 6-2 has had. */
    public static final int NUMBERS = 13;

    /** What is counted. */
    public enum Kind {
        /** Kommuner of the area on the date. */
        MUNICIPALITIES("antKommuner"),
        /** With an agreement in force. */
        WITH_AGREEMENT("antMedAvtale"),
        /** Whose agreements leave a number of hol. § 6-2 without an answer. */
        LACKING("antManglerDelavtale"),
        /** Whose agreements leave that number without an answer. */
        LACKING_NUMBER("manglerDelavtale_"),
        /** With an overordnet samarbeidsavtale in force. */
        WITH_FRAMEWORK("antMedOverordnet"),
        /** Party to a text for more than one kommune. */
        JOINT("antFellesavtale"),
        /** Party to a text for itself alone. */
        SINGLE("antEnkeltavtale"),
        /** With an answer on how deviations are handled. */
        DEVIATIONS("antAvvik"),
        /** With an answer on disagreement that names the national panel. */
        DISAGREEMENTS("antTvist"),
        /** With an answer on quality and patient safety. */
        QUALITY("antKvalitet"),
        /** With a delavtale or særavtale on none of the numbers of hol. § 6-2. */
        OTHERS("antAndre");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    public Column {
        if ((kind == Kind.LACKING_NUMBER) != (number > 0) || number < 0 || number > NUMBERS) {
            throw new IllegalArgumentException("No column %s %d".formatted(kind, number));
        }
    }

    private static final List<Column> ALL = inOrder();

    private static List<Column> inOrder() {
        var columns = new ArrayList<Column>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.LACKING_NUMBER) {
                for (int number = 1; number <= NUMBERS; number++) {
                    columns.add(new Column(kind, number));
                }
            } else {
                columns.add(new Column(kind, 0));
            }
        }
        return List.copyOf(columns);
    }

    /** All columns, in the order of the spreadsheet. */
    public static List<Column> all() {
        return ALL;
    }

    public static Column of(Kind kind) {
        return new Column(kind, 0);
    }

    /** The column with a name. */
    public static Optional<Column> named(String key) {
        return ALL.stream().filter(column -> column.key().equals(key)).findFirst();
    }

    /** The name in the spreadsheet, such as {@code manglerDelavtale_4}. */
    public String key() {
        return number == 0 ? kind.key : kind.key + number;
    }
}
