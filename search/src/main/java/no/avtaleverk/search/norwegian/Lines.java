package no.avtaleverk.search.norwegian;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Sha256;

/** A word file of this package: lines of text, {@code #} for remarks, {@code [name]} to begin a section. */
record Lines(String file, List<Line> all) {

    /**
     * A line that is neither empty nor a remark.
     *
     * @param number its place in the file, from 1
     */
    record Line(String file, int number, String text) {
        /** That the line can not be understood, with where it stands and what it says. */
        IllegalArgumentException wrong(String why) {
            return new IllegalArgumentException("%s, line %d: %s: %s".formatted(file, number, why, text));
        }

        /**
         * The two sides of the line.
         *
         * @throws IllegalArgumentException if the sign is not there, or more than once, or nothing stands before it
         */
        String[] sides(String sign) {
            String[] sides = text.split(sign, -1);
            if (sides.length != 2) {
                throw wrong("'%s' must stand there once".formatted(sign));
            }
            if (sides[0].isBlank()) {
                throw wrong("nothing stands before '%s'".formatted(sign));
            }
            return new String[] {sides[0].strip(), sides[1].strip()};
        }

        /** What stands between the signs, none of it empty. */
        List<String> between(String sign) {
            return between(sign, text);
        }

        /** What stands between the signs in a part of the line, none of it empty. */
        List<String> between(String sign, String part) {
            var phrases = new ArrayList<String>();
            for (String phrase : part.split(sign, -1)) {
                if (phrase.isBlank()) {
                    throw wrong("nothing stands on one side of '%s'".formatted(sign));
                }
                phrases.add(phrase.strip());
            }
            return phrases;
        }

        /** The words of the line, in small letters and nothing but letters. */
        List<String> words() {
            List<String> words = List.of(text.split("\\s+"));
            for (String word : words) {
                if (!word.chars().allMatch(Character::isLetter)) {
                    throw wrong("'%s' is not a word".formatted(word));
                }
            }
            return words;
        }
    }

    /** Read a file that lies beside this class. */
    static Lines of(String file) {
        try (InputStream stream = Lines.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no word file " + file);
            }
            return read(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Lines read(String file, String content) {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (String text : content.lines().toList()) {
            number++;
            if (!text.isBlank() && !text.strip().startsWith("#")) {
                lines.add(new Line(file, number, text.strip()));
            }
        }
        return new Lines(file, lines);
    }

    /**
     * The lines of each section, by its name; a section that is not there is empty.
     *
     * @throws IllegalArgumentException if a line stands in none of these sections
     */
    Map<String, List<Line>> sections(Set<String> names) {
        var sections = new LinkedHashMap<String, List<Line>>();
        names.forEach(name -> sections.put(name, new ArrayList<>()));
        List<Line> section = null;
        for (Line line : all) {
            if (line.text.startsWith("[") && line.text.endsWith("]")) {
                section = sections.get(line.text.substring(1, line.text.length() - 1));
                if (section == null) {
                    throw line.wrong("there is no such section, but " + names);
                }
            } else if (section == null) {
                throw line.wrong("it stands in no section");
            } else {
                section.add(line);
            }
        }
        return sections;
    }

    Sha256 sha256() {
        return Sha256.of(String.join("\n", all.stream().map(Line::text).toList()));
    }
}
