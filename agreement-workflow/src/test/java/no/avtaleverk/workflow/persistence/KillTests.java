package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.avtaleverk.workflow.persistence.KillHarness.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds of {@link KillHarness}; hundreds are for its command line. */
class KillTests {
    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedChangeOutlivesTheProcessThatWroteIt() throws Exception {
        assertNothingIsLost(KillHarness.run(20, 20261122, KillHarness.sqliteIn(directory)), 20);
    }

    @Test
    void everyAcknowledgedChangeInPostgresOutlivesTheProcessThatWroteIt() throws Exception {
        assertNothingIsLost(KillHarness.run(5, 20261122, Postgres::newDatabase), 5);
    }

    private static void assertNothingIsLost(Figures figures, int rounds) {
        System.out.println(figures);
        assertThat(figures.rounds()).isEqualTo(rounds);
        assertThat(figures.acknowledged()).isGreaterThan(rounds);
        assertThat(figures.lost()).isZero();
        assertThat(figures.broken()).isZero();
    }
}
