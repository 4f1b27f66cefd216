package no.avtaleverk.model.publication;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import org.jspecify.annotations.Nullable;

/** Where things stand in public texts. Holds what it was given and nothing else, and that is what everyone may read. */
public interface PublicPassages {
    /**
     * A clause in versions that follow each other and have it just the same.
     *
     * @param clause as the public reads it
     * @param rank where it stands among the clauses
     * @param first number of the first of the versions
     * @param last number of the last of them
     * @param words of heading and body, folded
     * @param answers what a jurist has confirmed that it answers
     */
    record Passage(Clause clause, int rank, int first, int last, Set<String> words, Set<RequirementId> answers) {
        public Passage {
            words = Set.copyOf(words);
            answers = Set.copyOf(answers);
        }
    }

    /** A version that is searched, of the agreement with a code. */
    record Searched(String agreement, int version) {}

    /**
     * What is looked for; of nothing, every clause.
     *
     * @param words folded, of which a clause has all
     * @param clause the permanent name; absent for any
     * @param answers of which a clause answers one; empty when that does not matter
     */
    record Question(Set<String> words, @Nullable ClauseId clause, Set<RequirementId> answers) {
        public Question {
            words = Set.copyOf(words);
            answers = Set.copyOf(answers);
        }

        public static Question ofWords(Collection<String> words) {
            return new Question(Set.copyOf(words), null, Set.of());
        }

        public static Question named(ClauseId clause) {
            return new Question(Set.of(), clause, Set.of());
        }

        public static Question answering(Set<RequirementId> requirements) {
            return new Question(Set.of(), null, requirements);
        }
    }

    /** A clause that was found. */
    record Place(Searched text, Clause clause, Set<RequirementId> answers) {
        public Place {
            answers = Set.copyOf(answers);
        }
    }

    /** Another number than before when all that was kept is lost, and is to be put anew. */
    long generation();

    /** Keep the passages of an agreement in place of those it had; none of them to forget it. */
    void put(String agreement, Collection<Passage> passages);

    /**
     * Look for clauses, in the order of the versions that are searched and of the clauses in them.
     *
     * @param most how many are told
     */
    List<Place> find(Question question, List<Searched> among, int most);
}
