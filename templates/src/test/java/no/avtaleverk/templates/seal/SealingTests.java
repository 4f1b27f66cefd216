package no.avtaleverk.templates.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.SealedDocument;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.Verdict;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTests {
    @TempDir
    static Path folder;

    @Test
    void eachOfTwoPartiesSealsAndEachSealIsValid() throws Exception {
        Seals seals = Seals.open(SealSettings.throwAway(folder), Clock.systemUTC());
        byte[] pdf = SealSamples.document(2, Language.NYNORSK);
        java.nio.file.Files.write(Path.of("/tmp/seal0.pdf"), pdf);
        for (PartyLine party : SealSamples.parties(2)) {
            long t = System.nanoTime();
            SealedDocument sealed = seals.sealing().seal(pdf, SealSamples.order(party, Language.NYNORSK));
            System.out.println("seal ms " + (System.nanoTime() - t) / 1000000 + " size " + sealed.content().length);
            java.nio.file.Files.write(Path.of("/tmp/seal.pdf"), sealed.content());
            t = System.nanoTime();
            ValidationReport report = seals.validation().validate(sealed.content());
            System.out.println("validate ms " + (System.nanoTime() - t) / 1000000);
            System.out.println(report.verdict() + " " + report.obstacle() + " " + report.alterations());
            report.signatures().forEach(System.out::println);
            report.timeStamps().forEach(System.out::println);
            java.nio.file.Files.write(
                    Path.of("/tmp/simple.xml"), report.files().get(1).content());
            java.nio.file.Files.write(
                    Path.of("/tmp/detailed.xml"), report.files().get(2).content());
            assertThat(report.verdict()).isEqualTo(Verdict.VALID);
            assertThat(report.signatures().getLast().level()).isEqualTo(Level.B_LTA);
            pdf = sealed.content();
        }
    }
}
