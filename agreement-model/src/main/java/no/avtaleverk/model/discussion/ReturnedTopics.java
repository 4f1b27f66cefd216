package no.avtaleverk.model.discussion;

import java.util.Optional;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.WordMerge;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import org.jspecify.annotations.Nullable;

/** Makes topics of the changes of a Word file: its words had the values of parameters where the stored text has their names. */
final class ReturnedTopics {
    private ReturnedTopics() {}

    static Statement.Opened of(ReturnedChange change, TopicId id, Clauses sent, Clauses printed) {
        return switch (change) {
            case ReturnedText.Reworded c ->
                proposed(id, c.clause(), reworded(c, sent.find(c.clause())), c.hand(), sent);
            case ReturnedText.Inserted c ->
                proposed(id, c.after(), new Proposal.Insert(c.after(), c.level(), c.text()), c.hand(), sent);
            case ReturnedText.Deleted c -> {
                ClauseText before = sent.find(c.clause()).map(Clause::text).orElseGet(() -> ClauseText.parse("", ""));
                yield proposed(id, c.clause(), new Proposal.Delete(c.clause(), before), c.hand(), sent);
            }
            case ReturnedText.Moved c ->
                proposed(id, c.clause(), new Proposal.Move(c.clause(), c.after(), c.level()), c.hand(), sent);
            case ReturnedText.Remark c -> new Statement.Opened(id, anchor(c, sent, printed), c.text(), null, c.hand());
            case ReturnedText.Unmapped c -> throw new IllegalArgumentException("Tied to no clause: " + c.where());
        };
    }

    private static Statement.Opened proposed(
            TopicId id, @Nullable ClauseId on, Proposal proposal, Hand hand, Clauses sent) {
        Anchor anchor =
                on == null ? Anchor.DOCUMENT : sent.find(on).map(Anchor::on).orElse(Anchor.DOCUMENT);
        return new Statement.Opened(id, anchor, "", proposal, hand);
    }

    private static Proposal reworded(ReturnedText.Reworded change, Optional<Clause> stored) {
        return stored.filter(clause -> !clause.text().equals(change.before()))
                .flatMap(clause -> WordMerge.of(change.before(), clause.text(), change.after())
                        .filter(after -> !after.equals(clause.text()))
                        .map(after -> new Proposal.Reword(change.clause(), clause.text(), after)))
                .orElseGet(() -> new Proposal.Reword(change.clause(), change.before(), change.after()));
    }

    private static Anchor anchor(ReturnedText.Remark remark, Clauses sent, Clauses printed) {
        ClauseId id = remark.clause();
        if (id == null) {
            return Anchor.DOCUMENT;
        }
        Optional<Clause> found = sent.find(id);
        if (found.isEmpty()) {
            return Anchor.DOCUMENT;
        }
        Clause clause = found.get();
        ClauseText shown = printed.find(id).map(Clause::text).orElse(clause.text());
        if (remark.quoted().isEmpty()) {
            return Anchor.on(clause);
        }
        String stored = clause.text().body();
        if (remark.end() <= stored.length()
                && remark.start() < remark.end()
                && stored.substring(remark.start(), remark.end()).equals(remark.quoted())) {
            return Anchor.on(clause, remark.start(), remark.end());
        }
        String body = shown.body();
        int start = Math.clamp(remark.start(), 0, body.length());
        int end = Math.clamp(remark.end(), start, body.length());
        return Anchor.quoting(clause, shown, remark.quoted(), body.substring(0, start), body.substring(end))
                .orElseGet(() -> Anchor.of(id, clause.sha256(), start, end, remark.quoted()));
    }
}
