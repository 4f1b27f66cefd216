package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.examination.Finding.Kind;

/** References by heading, such as "punktet «Endring og korrigering»". */
final class HeadingReferenceRule implements Rule {
    private static final String QUOTED = "«[^«»]{1,200}»";
    private static final Pattern REFERENCE = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:punkt(?:et|ene|a)?|kapit(?:let|telet|lene|la|tel|el)|avsnitt(?:et)?)\\s+" + QUOTED
                    + "(?:(?:,| og| eller)\\s+" + QUOTED + ")*");
    private static final Pattern ONE = Pattern.compile(QUOTED);
    private static final int NEAR = 3;

    private final Vocabulary words;

    HeadingReferenceRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        Phrases elsewhere = words.in(text.language()).elsewhere();
        return Passage.of(text).flatMap(passage -> {
            var findings = new ArrayList<Finding>();
            Matcher reference = REFERENCE.matcher(passage.text());
            while (reference.find()) {
                String after = passage.text()
                        .substring(reference.end(), Math.min(passage.text().length(), reference.end() + 60));
                boolean other = after.matches("(?su)\\s+(?:i|av|frå|fra)\\s.*") && elsewhere.occurIn(after);
                Matcher one = ONE.matcher(passage.text()).region(reference.start(), reference.end());
                while (!other && one.find()) {
                    finding(text, passage, one.start() + 1, one.end() - 1).ifPresent(findings::add);
                }
            }
            return findings.stream();
        });
    }

    private Optional<Finding> finding(Examined text, Passage passage, int start, int end) {
        String heading = passage.words(start, end);
        List<Clause> targets = text.clauses().list().stream()
                .filter(clause -> clause.text().heading().equalsIgnoreCase(heading))
                .toList();
        if (targets.size() == 1) {
            return Optional.empty();
        }
        if (targets.size() > 1) {
            return Optional.of(words.finding(
                    Kind.REFERENCE_AMBIGUOUS, passage.place(start, end), heading, List.of(heading), null));
        }
        Mend mend = nearest(text, heading)
                .map(right -> passage.mend(start, end, right))
                .orElse(null);
        return Optional.of(words.finding(
                Kind.REFERENCE_DANGLING, passage.place(start, end), heading, List.of("«" + heading + "»"), mend));
    }

    /** The one heading that differs in a few letters only. */
    private static Optional<String> nearest(Examined text, String heading) {
        List<String> near = text.clauses().list().stream()
                .map(clause -> clause.text().heading())
                .filter(one -> !one.isEmpty() && distance(one, heading) <= NEAR)
                .distinct()
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > NEAR) {
            return NEAR + 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
