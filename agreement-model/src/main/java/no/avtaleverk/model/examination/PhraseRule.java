package no.avtaleverk.model.examination;

import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Vocabulary.Remark;

/** Wording that is worth a question (it may narrow what a statute gives) or a hint (it promises nothing), as authored. */
final class PhraseRule implements Rule {
    private final Vocabulary words;

    PhraseRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        return Passage.of(text)
                .flatMap(passage -> words.remarks().stream().flatMap(remark -> remarks(text, passage, remark)));
    }

    private static Stream<Finding> remarks(Examined text, Passage passage, Remark remark) {
        Phrases phrases = remark.phrases().getOrDefault(text.language(), Phrases.NONE);
        Phrases unless = remark.unless().getOrDefault(text.language(), Phrases.NONE);
        return phrases.in(passage.text())
                .filter(found -> !unless.occurIn(passage.text()))
                .map(found -> new Finding(
                        remark.kind(),
                        remark.kind().severity(),
                        passage.place(found.start(), found.end()),
                        found.words(),
                        List.of(),
                        remark.source(),
                        null));
    }
}
