package no.avtaleverk.model.agreement;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names in double braces, such as {@code {{kommune}}}, and the values put in for them when a text is shown. */
public final class Parameters {
    private static final Pattern NAME = Pattern.compile("\\{\\{([a-zæøå0-9-]+)}}");

    private Parameters() {}

    /** The parameters a text uses. */
    public static Set<String> usedIn(String text) {
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The parameters used in the clauses that have no value, or still the placeholder in square brackets they came with. */
    public static Set<String> missing(Clauses clauses, Head head) {
        var names = new TreeSet<String>();
        for (Clause clause : clauses) {
            names.addAll(usedIn(clause.text().heading()));
            names.addAll(usedIn(clause.text().body()));
        }
        names.removeIf(name -> {
            String value = head.parameters().getOrDefault(name, "").strip();
            return !value.isEmpty() && !(value.startsWith("[") && value.endsWith("]"));
        });
        return names;
    }

    /** The text with values put in; a parameter without a value stays as it is. */
    public static String fill(String text, Head head) {
        return NAME.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        head.parameters().getOrDefault(found.group(1), found.group())));
    }
}
