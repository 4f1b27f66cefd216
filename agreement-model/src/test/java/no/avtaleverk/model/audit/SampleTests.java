package no.avtaleverk.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.audit.Sample.Allocation;
import no.avtaleverk.model.audit.Sample.Share;
import no.avtaleverk.model.audit.Sample.Stratification;
import no.avtaleverk.model.audit.Sample.Unit;
import org.junit.jupiter.api.Test;

class SampleTests {
    private static AgreementId id(int number) {
        return new AgreementId("00000000-0000-4000-8000-%012d".formatted(number));
    }

    private static List<Unit> frame(int large, int middle, int small) {
        var frame = new ArrayList<Unit>();
        for (int i = 0; i < large + middle + small; i++) {
            frame.add(new Unit(id(i), i < large ? "a" : i < large + middle ? "b" : "c"));
        }
        return frame;
    }

    private static Sample draw(String seed, Allocation allocation, int size, List<Unit> frame) {
        return Sample.draw(seed, 100, Stratification.MUNICIPALITY, allocation, size, frame);
    }

    /** What it gave on the day it was written; a program that gives another sample breaks every sample ever drawn. */
    @Test
    void givesForEverWhatItGave() {
        Sample sample = draw("Vaksdal 2026", Allocation.PROPORTIONAL, 4, frame(6, 3, 1));
        assertThat(Sample.rank("Vaksdal 2026", id(0)).hex())
                .isEqualTo("71148265e3501bb4785d9c7217c772c8257680a4bf0a206378cfbc000618fd0f");
        assertThat(sample.items()).containsExactly(id(5), id(1), id(0), id(8));
    }

    @Test
    void theSameSeedAndFrameGiveTheSameInWhateverOrderTheFrameIsToldIn() {
        List<Unit> frame = frame(60, 30, 10);
        Sample sample = draw("frø", Allocation.PROPORTIONAL, 20, frame);
        var shuffled = new ArrayList<>(frame);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(draw("frø", Allocation.PROPORTIONAL, 20, shuffled)).isEqualTo(sample);
        assertThat(sample.isReproduced()).isTrue();
        assertThat(draw("eit anna frø", Allocation.PROPORTIONAL, 20, frame).items())
                .isNotEqualTo(sample.items());
        assertThat(Sample.digest(shuffled)).isEqualTo(sample.frameDigest());
    }

    @Test
    void aLargerSampleOfOneStratumBeginsWithTheSmaller() {
        List<Unit> frame = frame(50, 0, 0);
        List<AgreementId> ten = draw("frø", Allocation.EQUAL, 10, frame).items();
        assertThat(draw("frø", Allocation.EQUAL, 25, frame).items().subList(0, 10))
                .isEqualTo(ten);
    }

    @Test
    void sharesFollowTheStrataOrAreEqualAsFarAsTheyGo() {
        assertThat(draw("frø", Allocation.PROPORTIONAL, 20, frame(60, 30, 10)).shares())
                .containsExactly(new Share("a", 60, 12), new Share("b", 30, 6), new Share("c", 10, 2));
        assertThat(draw("frø", Allocation.EQUAL, 12, frame(60, 30, 2)).shares())
                .containsExactly(new Share("a", 60, 5), new Share("b", 30, 5), new Share("c", 2, 2));
        assertThat(draw("frø", Allocation.PROPORTIONAL, 7, frame(3, 3, 3)).items())
                .hasSize(7);
        assertThat(draw("frø", Allocation.EQUAL, 99, frame(3, 2, 1)).items()).hasSize(6);
    }

    /** Of 600 seeds each of three like strata has the one agreement that is over in about 200, whatever its name. */
    @Test
    void whatIsLeftOverGoesToAnyStratumBySeedAndNotByName() {
        for (Allocation allocation : Allocation.values()) {
            int[] times = new int[3];
            for (int seed = 0; seed < 600; seed++) {
                List<Share> shares =
                        draw("frø " + seed, allocation, 4, frame(3, 3, 3)).shares();
                assertThat(shares).extracting(Share::drawn).containsExactlyInAnyOrder(1, 1, 2);
                for (int stratum = 0; stratum < 3; stratum++) {
                    times[stratum] += shares.get(stratum).drawn() - 1;
                }
            }
            for (int count : times) {
                assertThat(count).isBetween(160, 240);
            }
        }
    }

    @Test
    void aSampleThatIsNotWhatItsSeedGivesIsFound() {
        Sample sample = draw("frø", Allocation.PROPORTIONAL, 5, frame(10, 0, 0));
        List<AgreementId> chosen =
                sample.frame().stream().map(Unit::agreement).limit(5).toList();
        assertThat(new Sample("frø", 100, Stratification.NONE, Allocation.PROPORTIONAL, 5, sample.frame(), chosen)
                        .isReproduced())
                .isFalse();
    }

    /** Drawn independently, every agreement is as likely as the next: of 2000 samples of a tenth each is in about 200. */
    @Test
    void everyAgreementIsAsLikely() {
        List<Unit> frame = frame(50, 0, 0);
        int[] times = new int[50];
        for (int seed = 0; seed < 2000; seed++) {
            for (AgreementId id :
                    draw("frø " + seed, Allocation.PROPORTIONAL, 5, frame).items()) {
                times[Integer.parseInt(id.value().substring(24))]++;
            }
        }
        for (int count : times) {
            assertThat(count).isBetween(140, 260);
        }
    }
}
