package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.springframework.test.web.servlet.MvcResult;

/** A form that was sent back with what is wrong. */
final class SentBack {
    private SentBack() {}

    /** The words a person is told, after asserting that there are some and that no key of a message is among them. */
    static List<String> words(MvcResult result) {
        assertThat(result.getResponse().getStatus()).isEqualTo(302);
        List<String> words = ((List<?>)
                        Objects.requireNonNull(result.getFlashMap().get("faults")))
                .stream()
                        .map(fault -> fault.toString().replaceFirst("^Fault\\[text=(.*), href=.*]$", "$1"))
                        .toList();
        assertThat(words).isNotEmpty().allSatisfy(one -> assertThat(one)
                .matches("(?s)[A-ZÆØÅ«“\"].*[.»]")
                .doesNotContain("fault.", "field.", "??"));
        return words;
    }
}
