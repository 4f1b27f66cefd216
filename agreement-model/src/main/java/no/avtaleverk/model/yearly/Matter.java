package no.avtaleverk.model.yearly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import org.jspecify.annotations.Nullable;

/**
 * What is assessed year by year: a requirement that the agreement answers, or a chapter of it that answers none. Exactly one of the two
 * is there.
 */
public record Matter(
        @Nullable RequirementId requirement, @Nullable ClauseId chapter) {
    public Matter {
        if ((requirement == null) == (chapter == null)) {
            throw new IllegalArgumentException("A matter is a requirement or a chapter");
        }
    }

    /**
     * Read the id of a matter.
     *
     * @throws IllegalArgumentException if it is neither the id of a requirement nor that of a clause
     */
    public static Matter parse(String id) {
        return id.matches("[A-Z0-9]+(-[A-Z0-9]+)+")
                ? new Matter(new RequirementId(id), null)
                : new Matter(null, new ClauseId(id));
    }

    /** The id of the requirement or of the chapter; the two never look alike. */
    public String id() {
        RequirementId of = requirement;
        return of == null ? String.valueOf(chapter) : of.value();
    }

    /**
     * A matter as a text has it.
     *
     * @param named number and heading of the chapter, or of the first clause that answers the requirement
     * @param words digest of the words it rests on, so that a later text shows whether they have changed
     */
    public record Found(Matter matter, String named, List<ClauseId> clauses, Sha256 words) {
        public Found {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * The matters of a text: first the requirements, in the order they are given, then the chapters without an answer to any.
     *
     * @param answers of the text
     * @param order the requirements there are; answers to others are passed over
     */
    public static List<Found> of(Clauses text, List<Answer> answers, List<RequirementId> order) {
        Map<RequirementId, Set<ClauseId>> answering = new LinkedHashMap<>();
        order.forEach(requirement -> answering.put(requirement, new LinkedHashSet<>()));
        Set<ClauseId> used = new LinkedHashSet<>();
        for (Clause clause : text.list()) {
            for (Answer answer : answers) {
                Set<ClauseId> clauses = answering.get(answer.requirement());
                if (clauses != null && answer.clause().equals(clause.id())) {
                    clauses.add(clause.id());
                    used.add(clause.id());
                }
            }
        }
        var found = new ArrayList<Found>();
        answering.forEach((requirement, clauses) -> {
            List<Clause> own = text.list().stream()
                    .filter(clause -> clauses.contains(clause.id()))
                    .toList();
            if (!own.isEmpty()) {
                found.add(found(new Matter(requirement, null), own));
            }
        });
        for (List<Clause> chapter : chapters(text)) {
            boolean saysSomething =
                    chapter.stream().anyMatch(clause -> !clause.text().body().isBlank());
            if (saysSomething && chapter.stream().noneMatch(clause -> used.contains(clause.id()))) {
                found.add(found(new Matter(null, chapter.getFirst().id()), chapter));
            }
        }
        return found;
    }

    private static Found found(Matter matter, List<Clause> clauses) {
        var words = new StringBuilder();
        clauses.forEach(clause -> words.append(clause.sha256().hex()));
        return new Found(
                matter,
                clauses.getFirst().title(),
                clauses.stream().map(Clause::id).toList(),
                Sha256.of(words.toString()));
    }

    private static List<List<Clause>> chapters(Clauses text) {
        var chapters = new ArrayList<List<Clause>>();
        for (Clause clause : text.list()) {
            if (clause.level() == 1 || chapters.isEmpty()) {
                chapters.add(new ArrayList<>());
            }
            chapters.getLast().add(clause);
        }
        return chapters;
    }
}
