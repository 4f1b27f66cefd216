package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;
import org.junit.jupiter.api.Test;

class RecentTextsTests {
    private final ClauseText one = ClauseText.parse("En", "1234567890");
    private final ClauseText two = ClauseText.parse("To", "1234567890");
    private final ClauseText three = ClauseText.parse("Tr", "1234567890");

    @Test
    void keepsWhatWasUsedLastWithinItsSize() {
        var texts = new RecentTexts(24);
        add(texts, one);
        add(texts, one);
        add(texts, two);
        assertThat(unknownTo(texts, one, two)).isEmpty();
        assertThat(unknownTo(texts, one)).isEmpty();

        add(texts, three);
        assertThat(unknownTo(texts, one, two, three)).containsExactly(two.sha256());
    }

    @Test
    void keepsNothingThatIsTooLarge() {
        var texts = new RecentTexts(11);
        add(texts, one);
        assertThat(unknownTo(texts, one)).containsExactly(one.sha256());
    }

    private static void add(RecentTexts texts, ClauseText text) {
        texts.add(text.sha256(), text);
    }

    private static List<Sha256> unknownTo(RecentTexts texts, ClauseText... asked) {
        var found = new HashMap<Sha256, ClauseText>();
        List<Sha256> others = texts.findInto(
                found, List.of(asked).stream().map(ClauseText::sha256).toList());
        found.forEach((digest, text) -> assertThat(text.sha256()).isEqualTo(digest));
        assertThat(found.size() + others.size()).isEqualTo(asked.length);
        return others;
    }
}
