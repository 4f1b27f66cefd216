package no.avtaleverk.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.model.publication.PublicPassages.Passage;
import no.avtaleverk.model.publication.PublicPassages.Place;
import no.avtaleverk.model.publication.PublicPassages.Question;
import no.avtaleverk.model.publication.PublicPassages.Searched;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index of public texts, beside going through all passages one by one. */
class PassageIndexTests {
    private static final List<String> WORDS = List.of("kommune", "sykehus", "pasient", "avtal", "ansvar", "lege");
    private static final List<RequirementId> REQUIREMENTS =
            List.of(new RequirementId("HOL-6-2-01"), new RequirementId("HOL-6-2-04"));

    private static Passage passage(String clause, int rank, int first, int last, String... words) {
        return new Passage(
                new Clause(new ClauseId(clause), 2, rank + ".", ClauseText.parse("Punkt", String.join(" ", words))),
                rank,
                first,
                last,
                Set.of(words),
                Set.of());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void theSameIsFoundInTheSameOrderAsByGoingThroughAll(long seed) throws IOException {
        var random = new Random(seed);
        var all = new HashMap<String, List<Passage>>();
        try (var index = (PassageIndex) SearchIndex.ofPublicTextsInMemory()) {
            for (int round = 0; round < 400; round++) {
                String agreement = "a" + random.nextInt(90);
                List<Passage> passages = IntStream.range(0, random.nextInt(6))
                        .mapToObj(rank -> drawn(rank, random))
                        .toList();
                all.put(agreement, passages);
                index.put(agreement, passages);
                if (round % 20 == 19) {
                    List<Searched> among = all.keySet().stream()
                            .sorted(Comparator.comparing(code -> code.hashCode() * seed))
                            .limit(round % 40 == 19 ? 10 : 200)
                            .map(code -> new Searched(code, 1 + random.nextInt(4)))
                            .toList();
                    for (Question question : List.of(
                            Question.ofWords(Set.of(WORDS.get(random.nextInt(6)))),
                            Question.ofWords(Stream.of(WORDS.get(random.nextInt(6)), WORDS.get(random.nextInt(6)))
                                    .distinct()
                                    .toList()),
                            Question.named(new ClauseId("c" + random.nextInt(6))),
                            Question.answering(Set.of(REQUIREMENTS.getFirst())),
                            Question.answering(Set.copyOf(REQUIREMENTS)))) {
                        for (int most : new int[] {1, 7, 1000}) {
                            assertThat(index.find(question, among, most))
                                    .as("%s of %s", question, most)
                                    .isEqualTo(oneByOne(all, question, among, most));
                        }
                    }
                }
            }
        }
    }

    private static Passage drawn(int rank, Random random) {
        var words = new TreeSet<String>();
        IntStream.range(0, 1 + random.nextInt(4)).forEach(i -> words.add(WORDS.get(random.nextInt(6))));
        int first = 1 + random.nextInt(4);
        Passage made = passage("c" + rank, rank, first, first + random.nextInt(3), words.toArray(String[]::new));
        return new Passage(
                made.clause(),
                rank,
                made.first(),
                made.last(),
                made.words(),
                random.nextInt(3) > 0 ? Set.of() : Set.copyOf(REQUIREMENTS.subList(0, 1 + random.nextInt(2))));
    }

    private static List<Place> oneByOne(
            Map<String, List<Passage>> all, Question question, List<Searched> among, int most) {
        var found = new ArrayList<Place>();
        for (Searched text : among) {
            for (Passage one : all.getOrDefault(text.agreement(), List.of())) {
                if (one.first() <= text.version()
                        && text.version() <= one.last()
                        && one.words().containsAll(question.words())
                        && (question.clause() == null || one.clause().id().equals(question.clause()))
                        && (question.answers().isEmpty()
                                || question.answers().stream().anyMatch(one.answers()::contains))) {
                    found.add(new Place(text, one.clause(), one.answers()));
                }
            }
        }
        return found.stream().limit(most).toList();
    }

    @Test
    void whatIsPutAgainStandsInPlaceOfWhatWasAndNothingForgetsIt() {
        PublicPassages index = SearchIndex.ofPublicTextsInMemory();
        var text = List.of(new Searched("a", 1));
        Question secret = Question.ofWords(Set.of("løynd"));
        index.put("a", List.of(passage("c", 0, 1, 1, "løynd", "ord")));
        assertThat(index.find(secret, text, 10)).hasSize(1);
        index.put("a", List.of(passage("c", 0, 1, 1, "ord")));
        assertThat(index.find(secret, text, 10)).isEmpty();
        assertThat(index.find(Question.ofWords(Set.of("ord")), text, 10)).hasSize(1);
        index.put("a", List.of());
        assertThat(index.find(Question.ofWords(Set.of("ord")), text, 10)).isEmpty();
    }

    @Test
    void nothingOfAFormerTimeIsInIt(@TempDir Path folder) throws IOException {
        var text = List.of(new Searched("a", 1));
        try (var before = (PassageIndex) SearchIndex.ofPublicTexts(folder)) {
            before.put("a", List.of(passage("c", 0, 1, 1, "ord")));
            assertThat(before.find(Question.ofWords(Set.of("ord")), text, 10)).hasSize(1);
        }
        try (var now = (PassageIndex) SearchIndex.ofPublicTexts(folder);
                var files = FSDirectory.open(folder)) {
            assertThat(now.find(Question.ofWords(Set.of("ord")), text, 10)).isEmpty();
            assertThat(files.listAll()).allMatch(name -> name.equals("write.lock"));
        }
    }
}
