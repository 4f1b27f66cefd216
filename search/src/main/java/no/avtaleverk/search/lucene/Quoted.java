package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, cut at the quotation marks of any kind.
 *
 * @param phrases what stands between them, which is meant word for word
 * @param rest all else
 */
record Quoted(List<String> phrases, String rest) {
    private static final int MOST_CHARACTERS = 2_000;
    private static final Pattern QUOTED = Pattern.compile("[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]");

    Quoted {
        phrases = List.copyOf(phrases);
    }

    /** Of something endless, the beginning. */
    static Quoted in(String typed) {
        String some = typed.length() > MOST_CHARACTERS ? typed.substring(0, MOST_CHARACTERS) : typed;
        var phrases = new ArrayList<String>();
        Matcher quoted = QUOTED.matcher(some);
        var rest = new StringBuilder();
        while (quoted.find()) {
            phrases.add(quoted.group(1).strip());
            quoted.appendReplacement(rest, " ");
        }
        quoted.appendTail(rest);
        return new Quoted(phrases, rest.toString());
    }
}
