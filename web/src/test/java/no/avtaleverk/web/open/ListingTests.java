package no.avtaleverk.web.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.avtaleverk.web.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTests {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aWalkHasOnceWhatWasThereAllTheTimeWhateverComesAndGoes(long seed) {
        var random = new Random(seed);
        var all = new TreeSet<String>();
        for (int i = 0; i < 200; i++) {
            all.add(Integer.toString(random.nextInt(1_000_000), 36));
        }
        Set<String> throughout = new HashSet<>(all);
        var seen = new ArrayList<String>();
        Cursor from = new Cursor("list", "-", "");
        while (from != null) {
            Listing<String> page = Listing.of(List.copyOf(all), Function.identity(), from, 1 + random.nextInt(7));
            seen.addAll(page.items());
            from = page.written().map(written -> Cursor.read("list", written)).orElse(null);
            for (int i = 0; i < 5; i++) {
                List<String> there = List.copyOf(all);
                String gone = there.get(random.nextInt(there.size()));
                all.remove(gone);
                throughout.remove(gone);
                String come = Integer.toString(random.nextInt(1_000_000), 36);
                if (!throughout.contains(come)) {
                    all.add(come);
                }
            }
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(throughout);
    }

    @Test
    void aPageEndsBeforeItIsTooHeavyAndIsNeverEmpty() {
        List<String> all = List.of("a", "b", "c", "d");
        var pages = new ArrayList<List<String>>();
        Cursor from = new Cursor("list", "-", "");
        while (from != null) {
            Listing<String> page = Listing.of(all, Function.identity(), from, 100, one -> one.equals("c") ? 501 : 250);
            pages.add(page.items());
            from = page.next();
        }
        assertThat(pages).containsExactly(List.of("a", "b"), List.of("c"), List.of("d"));
    }

    @Test
    void aCursorComesBackAsItWasWritten() {
        var cursor = new Cursor("agreements", "2026-01-01 kommune-4628", "abc2345");
        assertThat(Cursor.read("agreements", cursor.written())).isEqualTo(cursor);
        assertThat(cursor.written()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anotherListsCursorAndOneThatWasAlteredAreNone() {
        String written = new Cursor("agreements", "-", "abc2345").written();
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Cursor.read("versions", written));
        for (int at = 0; at < written.length(); at++) {
            String altered =
                    written.substring(0, at) + (written.charAt(at) == 'Q' ? 'x' : 'Q') + written.substring(at + 1);
            assertThatExceptionOfType(InvalidRequestException.class)
                    .as(altered)
                    .isThrownBy(() -> Cursor.read("agreements", altered));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void aPageHasBounds(int limit) {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> Listing.limit(limit, 100, 500));
    }
}
