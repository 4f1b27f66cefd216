package no.avtaleverk.workflow.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.publication.PublicPassages.Passage;

/** Puts together the clauses of versions that stand unchanged through several of them. */
final class PassagesOfVersions {
    private final FoldedWords folding;
    private final List<Passage> over = new ArrayList<>();
    private Map<ClauseId, Passage> going = new HashMap<>();

    PassagesOfVersions(FoldedWords folding) {
        this.folding = folding;
    }

    /**
     * Go on with the next version.
     *
     * @param text as the public reads it
     * @param answers of its clauses, those that no jurist has confirmed among them
     */
    void add(int number, Clauses text, List<Answer> answers) {
        var now = new HashMap<ClauseId, Passage>();
        int rank = 0;
        for (Clause clause : text) {
            Set<RequirementId> confirmed = answers.stream()
                    .filter(answer -> answer.confirmed() && answer.clause().equals(clause.id()))
                    .map(Answer::requirement)
                    .collect(Collectors.toSet());
            Passage before = going.remove(clause.id());
            if (before != null
                    && before.clause().equals(clause)
                    && before.answers().equals(confirmed)) {
                now.put(clause.id(), new Passage(clause, rank, before.first(), number, before.words(), confirmed));
            } else {
                if (before != null) {
                    over.add(before);
                }
                now.put(clause.id(), new Passage(clause, rank, number, number, words(clause), confirmed));
            }
            rank++;
        }
        over.addAll(going.values());
        going = now;
    }

    private Set<String> words(Clause clause) {
        return Set.copyOf(
                folding.of(clause.text().heading() + "\n" + clause.text().body()));
    }

    List<Passage> all() {
        var all = new ArrayList<>(over);
        all.addAll(going.values());
        return all;
    }
}
