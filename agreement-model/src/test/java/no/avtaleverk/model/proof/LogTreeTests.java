package no.avtaleverk.model.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import org.junit.jupiter.api.Test;

class LogTreeTests {
    private static final int MOST = 70;

    private static Sha256 entry(int position) {
        return Sha256.of("oppføring " + position);
    }

    private static LogTree of(int size) {
        var builder = new LogTree.Builder();
        for (int position = 1; position <= size; position++) {
            builder.add(entry(position));
        }
        return builder.build();
    }

    @Test
    void growsToTheSameRootAsItIsBuiltWith() {
        var growing = new LogTree.Growing();
        assertThat(growing.root()).isEqualTo(of(0).root()).isEqualTo(Sha256.of(""));
        for (int size = 1; size <= 3000; size++) {
            growing.add(entry(size));
            if (size <= MOST || size % 517 == 0) {
                assertThat(of(size).root()).as("of %d", size).isEqualTo(growing.root());
            }
        }
    }

    @Test
    void leadsFromEveryEntryToTheRootAndFromNoOther() {
        for (int size = 1; size <= MOST; size++) {
            LogTree tree = of(size);
            for (int position = 1; position <= size; position++) {
                List<Sha256> path = tree.inclusion(position);
                assertThat(LogProof.includes(size, tree.root(), position, entry(position), path))
                        .as("%d of %d", position, size)
                        .isTrue();
                assertThat(LogProof.includes(size, tree.root(), position, entry(position + 1), path))
                        .isFalse();
                assertThat(size > 1 && LogProof.includes(size, tree.root(), position % size + 1, entry(position), path))
                        .isFalse();
            }
        }
    }

    @Test
    void showsThatItBeginsWithEveryShorterLog() {
        for (int size = 0; size <= MOST; size++) {
            LogTree tree = of(size);
            for (int before = 0; before <= size; before++) {
                List<Sha256> proof = tree.continuation(before);
                Sha256 then = of(before).root();
                assertThat(LogProof.continues(before, then, size, tree.root(), proof))
                        .as("%d in %d", before, size)
                        .isTrue();
                assertThat(LogProof.continues(before, Sha256.of("ein annan"), size, tree.root(), proof))
                        .isFalse();
                if (before > 0) {
                    assertThat(LogProof.continues(before, then, size, Sha256.of("ein annan"), proof))
                            .isFalse();
                }
                var longer = new ArrayList<>(proof);
                longer.add(entry(1));
                assertThat(LogProof.continues(before, then, size, tree.root(), longer))
                        .isFalse();
            }
        }
    }

    @Test
    void isShort() {
        assertThat(of(3000).inclusion(1234)).hasSizeLessThanOrEqualTo(12);
        assertThat(of(3000).continuation(1234)).hasSizeLessThanOrEqualTo(13);
    }

    @Test
    void provesNothingOfWhatItHasNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(3).inclusion(4));
        assertThatIllegalArgumentException().isThrownBy(() -> of(3).inclusion(0));
        assertThatIllegalArgumentException().isThrownBy(() -> of(3).continuation(4));
    }
}
