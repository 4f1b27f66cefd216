package no.avtaleverk.model.examination;

import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.examination.Passage.Shape;
import no.avtaleverk.model.examination.Vocabulary.Words;

/** A duty to do something that is done at a time, such as to send or to report, with no word of when. */
final class DutyTimeRule implements Rule {
    private final Vocabulary words;

    DutyTimeRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        Words own = words.in(text.language());
        return Passage.of(text)
                .filter(passage -> passage.shape() == Shape.SENTENCE || passage.shape() == Shape.ITEM)
                .filter(passage -> !isTimed(passage, own))
                .flatMap(passage -> own
                        .acts()
                        .firstIn(passage.text())
                        .filter(act -> !DutyOwnerRule.isNegated(act.words()) && isMain(passage.text(), act, own))
                        .map(act -> words.finding(
                                Kind.DUTY_WITHOUT_TIME,
                                passage.place(act.start(), act.end()),
                                act.words(),
                                List.of(),
                                null))
                        .stream());
    }

    /** Whether the duty is said in a main clause, and not of what somebody else shall do. */
    private static boolean isMain(String text, Phrases.Found act, Words own) {
        String before = text.substring(0, act.start());
        return !own.subordinators().occurIn(act.words())
                && !own.subordinators().occurIn(before.substring(before.lastIndexOf(',') + 1));
    }

    private static boolean isTimed(Passage passage, Words own) {
        return own.times().occurIn(passage.text())
                || own.times().occurIn(passage.lead())
                || own.times().occurIn(passage.before());
    }
}
