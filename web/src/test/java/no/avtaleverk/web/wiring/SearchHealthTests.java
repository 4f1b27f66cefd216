package no.avtaleverk.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.search.IndexCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class SearchHealthTests {
    private static final Instant AT = Instant.parse("2026-06-01T02:10:00Z");

    private static Status after(IndexCheck.@Nullable Result last) {
        return SearchHealth.health(new IndexCheck() {
                    @Override
                    public Result check(Instant at) {
                        throw new IllegalStateException("Asking for the health must not check");
                    }

                    @Override
                    public Optional<Result> lastCheck() {
                        return Optional.ofNullable(last);
                    }
                })
                .getStatus();
    }

    @Test
    void anIndexThatIsRightOrWasMadeAnewOrIsNotYetCheckedIsWell() {
        assertThat(after(null)).isEqualTo(Status.UP);
        assertThat(after(new IndexCheck.Result(AT, 9, 1, 6, 2, "ab", null, 0, List.of(), false)))
                .isEqualTo(Status.UP);
        assertThat(after(new IndexCheck.Result(AT, 9, 1, 6, 2, "ab", "torn", 0, List.of(), true)))
                .isEqualTo(Status.UP);
    }

    @Test
    void aCheckThatFailedIsTold() {
        assertThat(after(IndexCheck.Result.failed(AT, 9, "The disk is full"))).isEqualTo(SearchHealth.UNCHECKED);
    }
}
