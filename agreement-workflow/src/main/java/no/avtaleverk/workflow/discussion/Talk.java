package no.avtaleverk.workflow.discussion;

import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.discussion.Place;
import no.avtaleverk.model.discussion.Proposal;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.discussion.WordReturn;
import org.jspecify.annotations.Nullable;

/**
 * All that a person may read of what is said of an agreement, held against its newest text.
 *
 * @param rooms the rooms the person may enter, the shared one first
 * @param topics in the order of the text, those on the document first; within a clause the oldest first
 * @param mayComment whether the person may comment, answer, resolve and reopen
 * @param mayDecide whether the person may propose, accept and reject
 */
public record Talk(
        Agreement agreement,
        List<Room> rooms,
        List<Placed> topics,
        List<Received> returns,
        boolean mayComment,
        boolean mayDecide) {
    public Talk {
        rooms = List.copyOf(rooms);
        topics = List.copyOf(topics);
        returns = List.copyOf(returns);
    }

    /**
     * A topic and where it stands now.
     *
     * @param effect what accepting its proposal would do; absent when there is none to decide
     */
    public record Placed(Topic topic, Place place, Proposal.@Nullable Effect effect) {}

    /** A Word file and the room it was received in. */
    public record Received(Room room, WordReturn file) {}

    public Optional<Placed> find(TopicId id) {
        return topics.stream().filter(placed -> placed.topic().id().equals(id)).findFirst();
    }

    public Optional<Received> returned(TopicId id) {
        return returns.stream().filter(one -> one.file().id().equals(id)).findFirst();
    }

    /** The topics on one clause. */
    public List<Placed> on(ClauseId clause) {
        return topics.stream()
                .filter(placed -> clause.equals(placed.topic().clause()))
                .toList();
    }

    /** How many topics on a clause are open. */
    public long openOn(ClauseId clause) {
        return on(clause).stream().filter(placed -> placed.topic().isOpen()).count();
    }
}
