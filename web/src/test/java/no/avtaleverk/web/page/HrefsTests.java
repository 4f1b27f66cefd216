package no.avtaleverk.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HrefsTests {
    private static String href(Map<String, String> fields) {
        return Hrefs.of("/search", fields, Set.of("q", "on", "page"));
    }

    @Test
    void bracesInWhatWasTypedAreTextAndNoPlaceForAnotherField() {
        assertThat(href(Map.of("q", "{on} og {alt}", "on", "2026-06-01")))
                .isEqualTo("/search?on=2026-06-01&q=%7Bon%7D%20og%20%7Balt%7D");
    }

    @Test
    void signsWithAMeaningInAddressesAreTextToo() {
        assertThat(href(Map.of("q", "a&b=c + 50 % #æ"))).isEqualTo("/search?q=a%26b%3Dc%20%2B%2050%20%25%20%23%C3%A6");
    }

    @Test
    void fieldsNobodyAsksForAreLeftOutWhateverTheyAreCalled() {
        assertThat(href(Map.of("q", "ord", "}{", "x", "page:[0-9", "y", "utm", "z")))
                .isEqualTo("/search?q=ord");
    }

    @Test
    void emptyFieldsAreLeftOut() {
        var fields = new HashMap<>(Map.of("q", " ", "on", "", "page", "2"));
        assertThat(href(fields)).isEqualTo("/search?page=2");
        assertThat(fields).hasSize(3);
    }
}
