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

    @Test
    void whatIsLargePutsOutSeveral() {
        var latest = new Latest<String, Integer>(10, size -> size);
        latest.put("a", 4);
        latest.put("b", 4);
        latest.put("b", 5);
        assertThat(latest.get("a")).isEqualTo(4);
        latest.put("c", 9);
        assertThat(latest.get("a")).isNull();
        assertThat(latest.get("b")).isNull();
        assertThat(latest.get("c")).isEqualTo(9);
        latest.forget("c"::equals);
        latest.put("d", 10);
        assertThat(latest.get("c")).isNull();
        assertThat(latest.get("d")).isEqualTo(10);
    }
}
