package no.avtaleverk.workflow.persistence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;

/** A text as it is stored: which clause stands where under which number, and the digest of its words. */
record Manifest(List<Line> lines) {
    record Line(ClauseId id, int level, String number, Sha256 words) {}

    static Manifest of(Clauses clauses) {
        return new Manifest(clauses.list().stream()
                .map(clause -> new Line(clause.id(), clause.level(), clause.number(), clause.sha256()))
                .toList());
    }

    /**
     * Read {@link #text()}.
     *
     * @throws IllegalArgumentException if it is not a manifest
     */
    static Manifest parse(String text) {
        return parse(text, new HashMap<>());
    }

    /**
     * The same, of one of several texts.
     *
     * @param known lines of those read before, since most lines stay as they are from text to text
     */
    static Manifest parse(String text, Map<String, Line> known) {
        return new Manifest(text.lines()
                .map(line -> known.computeIfAbsent(line, Manifest::line))
                .toList());
    }

    private static Line line(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("Not a line of a manifest: '%s'".formatted(line));
        }
        return new Line(new ClauseId(parts[0]), Integer.parseInt(parts[1]), parts[2], new Sha256(parts[3]));
    }

    /** One line per clause: id, level, number and digest of the words, parted by tabs. */
    String text() {
        var text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.id()).append('\t');
            appendCanonical(text, line);
        }
        return text.toString();
    }

    /** The digest of the whole manifest, clause ids included. */
    Sha256 sha256() {
        return Sha256.of(text());
    }

    /** {@link Clauses#sha256()} of the text, which leaves the clause ids out. */
    Sha256 textSha256() {
        var canonical = new StringBuilder();
        lines.forEach(line -> appendCanonical(canonical, line));
        return Sha256.of(canonical.toString());
    }

    /** The text with words put in; every digest must be there. */
    Clauses with(Map<Sha256, ClauseText> words) {
        return new Clauses(lines.stream()
                .map(line -> new Clause(line.id(), line.level(), line.number(), wordsOf(line, words)))
                .toList());
    }

    private static ClauseText wordsOf(Line line, Map<Sha256, ClauseText> words) {
        ClauseText found = words.get(line.words());
        if (found == null) {
            throw new IllegalStateException(
                    "The words %s of clause %s are not stored".formatted(line.words(), line.id()));
        }
        return found;
    }

    private static void appendCanonical(StringBuilder text, Line line) {
        text.append(line.level())
                .append('\t')
                .append(line.number())
                .append('\t')
                .append(line.words())
                .append('\n');
    }
}
