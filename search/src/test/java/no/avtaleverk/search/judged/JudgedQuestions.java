package no.avtaleverk.search.judged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.avtaleverk.model.wording.Language;

/** Reads {@code sporsmal.txt} and {@code sporsmal-andre.txt}; the former says what their lines mean. */
final class JudgedQuestions {
    private JudgedQuestions() {}

    /**
     * One question.
     *
     * @param held kept apart while the search was made
     * @param grades 0 to 3 by the id of the clause
     */
    record Judged(String group, Language of, Language text, boolean held, String words, Map<String, Integer> grades) {}

    static List<Judged> all() throws IOException {
        return of("sporsmal.txt");
    }

    /** Those of somebody who has not seen the search, nor the questions of {@link #all}. */
    static List<Judged> ofOthers() throws IOException {
        return of("sporsmal-andre.txt");
    }

    private static List<Judged> of(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(JudgedQuestions.class.getResourceAsStream(file))) {
            return read(
                    file,
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    private static List<Judged> read(String file, List<String> lines) {
        var all = new ArrayList<Judged>();
        String group = "";
        Map<String, Integer> grades = Map.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            try {
                if (line.startsWith("[")) {
                    group = line.substring(1, line.length() - 1);
                } else if (line.startsWith("?")) {
                    String[] sides = line.substring(1).split("\\|", 2);
                    String[] words = sides[0].strip().split(" ");
                    grades = new LinkedHashMap<>();
                    all.add(new Judged(
                            group,
                            Language.of(words[0]),
                            Language.of(words[1]),
                            isHeld(words[2]),
                            sides[1].strip(),
                            grades));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    int grade = Integer.parseInt(line.substring(0, 1));
                    for (String id : line.substring(1).strip().split(" ")) {
                        if (grade > 3 || grades.put(id, grade) != null) {
                            throw new IllegalArgumentException(id);
                        }
                    }
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("%s, line %d: %s".formatted(file, i + 1, line), e);
            }
        }
        return all;
    }

    private static boolean isHeld(String word) {
        return switch (word) {
            case "skjult" -> true;
            case "åpen" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
