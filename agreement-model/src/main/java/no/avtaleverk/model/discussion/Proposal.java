package no.avtaleverk.model.discussion;

import java.util.Optional;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.WordMerge;
import org.jspecify.annotations.Nullable;

/** A change of the text that somebody asks for. */
public sealed interface Proposal {
    /**
     * Other words for a clause.
     *
     * @param before the words it was made from
     */
    record Reword(ClauseId clause, ClauseText before, ClauseText after) implements Proposal {}

    /**
     * A new clause.
     *
     * @param after the clause it comes after; absent to come first
     */
    record Insert(@Nullable ClauseId after, int level, ClauseText words) implements Proposal {}

    /** @param before the words the giver wants away */
    record Delete(ClauseId clause, ClauseText before) implements Proposal {}

    /** @param after the clause it comes after; absent to come first */
    record Move(ClauseId clause, @Nullable ClauseId after, int level) implements Proposal {}

    /** What accepting it would do to the text as it stands. */
    sealed interface Effect {
        /** @param merged whether the clause was changed since the proposal was made, without touching the same words */
        record Rewords(Clause now, ClauseText then, boolean merged) implements Effect {}

        /** Both the proposal and somebody else have changed the same words; a person must say what shall stand. */
        record Conflicts(Clause now, ClauseText before, ClauseText proposed) implements Effect {}

        record Inserts(@Nullable ClauseId after, int level, ClauseText words) implements Effect {}

        /** @param changed whether the clause was changed since the proposal was made */
        record Deletes(Clause now, boolean changed) implements Effect {}

        record Moves(Clause now, int position, int level) implements Effect {}

        /** The text is already so. */
        record Nothing() implements Effect {}

        /** The clause it builds on is no longer there. */
        record Impossible(ClauseId missing) implements Effect {}
    }

    /** What accepting would do. */
    default Effect on(Clauses now) {
        return switch (this) {
            case Reword reword -> rewording(reword, now);
            case Insert insert ->
                insert.after() == null || now.contains(insert.after())
                        ? new Effect.Inserts(insert.after(), insert.level(), insert.words())
                        : new Effect.Impossible(insert.after());
            case Delete delete ->
                now.find(delete.clause())
                        .<Effect>map(clause ->
                                new Effect.Deletes(clause, !clause.text().equals(delete.before())))
                        .orElse(new Effect.Nothing());
            case Move move -> moving(move, now);
        };
    }

    private static Effect rewording(Reword reword, Clauses now) {
        Optional<Clause> found = now.find(reword.clause());
        if (found.isEmpty()) {
            return new Effect.Impossible(reword.clause());
        }
        Clause clause = found.get();
        if (clause.text().equals(reword.after())) {
            return new Effect.Nothing();
        }
        if (clause.text().equals(reword.before())) {
            return new Effect.Rewords(clause, reword.after(), false);
        }
        Optional<ClauseText> merged = WordMerge.of(reword.before(), clause.text(), reword.after());
        if (merged.isEmpty()) {
            return new Effect.Conflicts(clause, reword.before(), reword.after());
        }
        return merged.get().equals(clause.text())
                ? new Effect.Nothing()
                : new Effect.Rewords(clause, merged.get(), true);
    }

    private static Effect moving(Move move, Clauses now) {
        Optional<Clause> found = now.find(move.clause());
        if (found.isEmpty()) {
            return new Effect.Impossible(move.clause());
        }
        ClauseId after = move.after();
        if (after != null && (!now.contains(after) || after.equals(move.clause()))) {
            return new Effect.Impossible(after);
        }
        int from = now.positionOf(move.clause());
        int behind = after == null ? -1 : now.positionOf(after);
        int position = behind < from ? behind + 1 : behind;
        return position == from && found.get().level() == move.level()
                ? new Effect.Nothing()
                : new Effect.Moves(found.get(), position, move.level());
    }
}
