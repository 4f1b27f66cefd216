package no.avtaleverk.templates.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The talk with the program; how well it reads is tried by hand, since it need not be installed. */
class TesseractTests {
    @TempDir
    private Path folder;

    private void install(String languages) throws IOException {
        Path program = Files.writeString(folder.resolve("tesseract"), """
                #!/bin/sh
                if [ "$1" = "--list-langs" ]; then echo "List of available languages:"; echo "%s"; exit 0; fi
                test -s "$1" || exit 1
                printf '1 Partar\\n\\nVaksdal kommune og Helse Bergen HF er samde om dette.\\n\\n2 Avtaletid\\n\\nAvtalen gjeld ut 2016.\\n'
                """.formatted(languages));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aScanIsReadFromItsPicturesAndEveryClauseIsToBeProofRead() throws IOException {
        install("nor");
        var asked = new ArrayList<Duration>();
        var reader = new BudgetedReader(Duration.ofSeconds(60), Tesseract.onPath(folder.toString()), asked::add);
        ReadDocument document = ((Reading.Read) reader.read("skann.pdf", HostileSamples.scan())).document();
        assertThat(document.readByOcr()).isTrue();
        assertThat(document.withoutText()).isFalse();
        assertThat(document.clauses()).extracting(ReadClause::heading).containsExactly("Partar", "Avtaletid");
        assertThat(document.clauses())
                .allSatisfy(clause -> assertThat(clause.doubts()).contains(Doubt.OCR));
        assertThat(asked).isEqualTo(List.of(Tesseract.LONGEST));
    }

    @Test
    void aDocumentWithTextIsNotReadFromPictures() throws IOException {
        install("nor");
        var asked = new ArrayList<Duration>();
        var reader = new BudgetedReader(Duration.ofSeconds(60), Tesseract.onPath(folder.toString()), asked::add);
        ReadDocument document = ((Reading.Read)
                        reader.read("avtale.pdf", VaksdalAgreement.pages().bytes()))
                .document();
        assertThat(document.readByOcr()).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutTheProgramOrItsNorwegianLettersThereIsNoOcr() throws IOException {
        assertThat(Tesseract.onPath(folder.toString())).isEmpty();
        install("jpn");
        assertThat(Tesseract.onPath(folder.toString())).isEmpty();
    }
}
