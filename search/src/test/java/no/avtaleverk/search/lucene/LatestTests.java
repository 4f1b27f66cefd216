package no.avtaleverk.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was used last is kept, and no more of it than is allowed. */
class LatestTests {
    @Test
    void whatWasNotUsedForTheLongestTimeIsForgottenFirst() {
        var latest = new Latest<String, Integer>(2);
        latest.put("delavtale", 1);
        latest.put("vedtak", 2);
        assertThat(latest.get("delavtale")).isEqualTo(1);
        latest.put("høring", 3);
        assertThat(latest.get("vedtak")).isNull();
        assertThat(latest.get("delavtale")).isEqualTo(1);
        assertThat(latest.get("høring")).isEqualTo(3);
    }
}
