package no.avtaleverk.web.national;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyRegister;

/** Questions made of the words of the corpus, drawn by a seed: one word, three that follow each other, and three of one sentence. */
final class Questions {
    static final String TERM = "one word";
    static final String PHRASE = "phrase of three";
    static final String THREE = "three words";
    static final String FILTERED = "three words, of a trust";
    static final String DATED = "three words, in force on a day";

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern SENTENCE_END = Pattern.compile("[.:\n]");
    private static final int AGREEMENTS = 40;

    private final Map<String, List<Rival.Question>> all = new LinkedHashMap<>();

    Questions(NationalStore store, PartyRegister register, long seed, int count) {
        var random = new Random(seed);
        List<AgreementId> ids = store.ids();
        var texts = new ArrayList<String>();
        for (int i = 0; i < AGREEMENTS; i++) {
            VersionText.each(ids.get(random.nextInt(ids.size())), store.agreements(), version -> {
                if (version.number() % 7 == 1) {
                    texts.add(version.text());
                }
            });
        }
        List<Party> trusts = register.trustsOn(LocalDate.of(2026, 1, 1));
        List.of(TERM, PHRASE, THREE, FILTERED, DATED).forEach(kind -> all.put(kind, new ArrayList<>()));
        while (questions(THREE).size() < count) {
            String[] sentences = SENTENCE_END.split(texts.get(random.nextInt(texts.size())));
            List<String> words = NO_LETTERS
                    .splitAsStream(sentences[random.nextInt(sentences.length)])
                    .filter(word -> !word.isEmpty())
                    .toList();
            var telling = new ArrayList<>(
                    words.stream().filter(word -> word.length() > 4).distinct().toList());
            if (telling.size() < 4) {
                continue;
            }
            Collections.shuffle(telling, random);
            List<String> three = List.copyOf(telling.subList(0, 3));
            int at = random.nextInt(words.size() - 2);
            LocalDate day = LocalDate.of(2013 + random.nextInt(13), 1 + random.nextInt(12), 1 + random.nextInt(28));
            String trust = trusts.get(random.nextInt(trusts.size())).id().value();
            questions(TERM).add(new Rival.Question(three.subList(0, 1), false, "", null));
            questions(PHRASE).add(new Rival.Question(words.subList(at, at + 3), true, "", null));
            questions(THREE).add(new Rival.Question(three, false, "", null));
            questions(FILTERED).add(new Rival.Question(three, false, trust, null));
            questions(DATED).add(new Rival.Question(three, false, "", day));
        }
    }

    private List<Rival.Question> questions(String kind) {
        return all.getOrDefault(kind, List.of());
    }

    /** By their kind. */
    Map<String, List<Rival.Question>> all() {
        return all;
    }
}
