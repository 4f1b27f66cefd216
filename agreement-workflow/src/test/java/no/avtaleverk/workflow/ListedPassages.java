package no.avtaleverk.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.avtaleverk.model.publication.PublicPassages;

/** Looks through all passages, one by one. */
final class ListedPassages implements PublicPassages {
    private final Map<String, List<Passage>> passages = new ConcurrentHashMap<>();

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public void put(String agreement, Collection<Passage> given) {
        passages.put(agreement, List.copyOf(given));
    }

    @Override
    public List<Place> find(Question question, List<Searched> among, int most) {
        return among.stream()
                .flatMap(text -> in(text).filter(passage -> passage.words().containsAll(question.words()))
                        .filter(passage -> question.clause() == null
                                || question.clause().equals(passage.clause().id()))
                        .filter(passage -> question.answers().isEmpty()
                                || question.answers().stream().anyMatch(passage.answers()::contains))
                        .map(passage -> new Place(text, passage.clause(), passage.answers())))
                .limit(most)
                .toList();
    }

    private Stream<Passage> in(Searched text) {
        return passages.getOrDefault(text.agreement(), List.of()).stream()
                .filter(passage -> passage.first() <= text.version() && text.version() <= passage.last())
                .sorted(Comparator.comparingInt(Passage::rank));
    }
}
