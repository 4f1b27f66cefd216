package no.avtaleverk.model.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.party.PartyRegister;

/** Names in double braces, such as {@code {{kommune}}}, and the values put in for them when a text is shown. */
public final class Parameters {
    /** The name or names of the kommuner that are party. */
    public static final String MUNICIPALITY = "kommune";
    /** The name or names of the trusts and hospitals that are party. */
    public static final String TRUST = "helseforetak";
    /** The name of the regional authority above the trust. */
    public static final String REGION = "rhf";
    /** Those that follow from who is party. */
    public static final Set<String> OF_PARTIES = Set.of(MUNICIPALITY, TRUST, REGION);

    private static final String OPENING = "{{";
    private static final Pattern NAME = Pattern.compile("\\{\\{([a-zæøå0-9-]+)}}");

    private static final Pattern PLACE = Pattern.compile("\\{\\{((?:punkt:)?[a-zæøå0-9-]+)}}");

    private Parameters() {}

    /** How a parameter is written in the canonical text, and shown where it has no value. */
    public static String written(String name) {
        return "{{" + name + "}}";
    }

    /** The parameters a text uses. */
    public static Set<String> usedIn(String text) {
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The parameters a text uses. */
    public static Set<String> usedIn(Clauses clauses) {
        var names = new TreeSet<String>();
        for (Clause clause : clauses) {
            names.addAll(usedIn(clause.text().heading()));
            names.addAll(usedIn(clause.text().body()));
        }
        return names;
    }

    /** The parameters used in the clauses that have no value, or still the placeholder in square brackets they came with. */
    public static Set<String> missing(Clauses clauses, Head head) {
        Set<String> names = usedIn(clauses);
        names.removeIf(name -> {
            String value = head.parameters().getOrDefault(name, "").strip();
            return !value.isEmpty() && !isPlaceholder(value);
        });
        return names;
    }

    /** Whether a value is still the placeholder in square brackets it came with. */
    public static boolean isPlaceholder(String value) {
        String bare = value.strip();
        return bare.startsWith("[") && bare.endsWith("]");
    }

    /** The text with values put in; a parameter without a value stays as it is. */
    public static String fill(String text, Head head) {
        // Nearly no text has one, and to look for it by the pattern costs more than all else that is done to show a
        // clause.
        if (!text.contains(OPENING)) {
            return text;
        }
        return NAME.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        head.parameters().getOrDefault(found.group(1), found.group())));
    }

    /** The text with values put in, those of {@link ClauseReferences#with} too; what has no value stays as it is. */
    public static String fill(String text, Map<String, String> values) {
        if (!text.contains(OPENING)) {
            return text;
        }
        return PLACE.matcher(text)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** The values that follow from who is party. */
    public static Map<String, String> fromParties(Collection<AgreementParty> parties, PartyRegister register) {
        var values = new TreeMap<String, String>();
        // A standard text has no kommune, and says {{kommune}} until an agreement is built on it.
        if (parties.stream().anyMatch(AgreementParty::isMunicipality)) {
            values.put(MUNICIPALITY, listed(parties.stream().filter(AgreementParty::isMunicipality)));
        }
        values.put(TRUST, listed(parties.stream().filter(party -> !party.isMunicipality())));
        parties.stream()
                .filter(party -> !party.isMunicipality())
                .flatMap(party -> register.regionOf(party.id()).stream())
                .findFirst()
                .ifPresent(region -> values.put(REGION, region.name()));
        return values;
    }

    /** Names in a row, the last two joined by "og", which both written standards say. */
    private static String listed(Stream<AgreementParty> parties) {
        List<String> names = parties.map(AgreementParty::name).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " og " + names.getLast();
    }
}
