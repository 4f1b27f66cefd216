package no.avtaleverk.templates.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.Redliner.Redline;
import no.avtaleverk.model.document.ReturnReader.Made;
import no.avtaleverk.model.document.ReturnReader.Return;
import no.avtaleverk.model.document.ReturnReader.Sent;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.RandomEdits;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.docx.DocxRedliner;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.reading.ReturnedFile;
import no.avtaleverk.templates.returning.SentText;
import org.junit.jupiter.api.Test;

class ReturnedLinesTests {
    /** What the process tells over its pipe is what the reader finds when it is called straight. */
    @Test
    void aFileThatComesBackIsReadInTheProcessAsWell() {
        DocumentContent content = Samples.standard("delavtale-4", Language.BOKMAL, 3);
        Clauses clauses = new Clauses(content.clauses());
        var head = new Head(
                content.title(),
                content.language(),
                List.of(AgreementParty.of(new PartyId("kommune-4628"), "Vaksdal kommune")),
                new Terms(LocalDate.of(2027, 1, 1), null, EntryIntoForce.ALL_PARTIES),
                Map.of("kommune", "Vaksdal kommune"),
                Set.of(),
                false);
        var sent = new Sent(content, clauses, head);
        var renderer = new DocxRenderer();
        DocumentContent edited = RandomEdits.with(content, new RandomEdits(11).edit(clauses, 0.4), 3);
        byte[] silent = renderer.render(edited);
        byte[] drawn =
                ((Redline.Drawn) new DocxRedliner(renderer).draw(content, edited, "Nora Vik", Instant.EPOCH)).file();
        var straight = new ReturnedFile(Duration.ofSeconds(60));
        try (var process = new ReadingProcess(Duration.ofSeconds(60), ReadingProcess.MEGABYTES, false)) {
            assertThat(process.origin("avtale.docx", silent))
                    .isEqualTo(new Made.From(content.agreement(), 3, 0, edited.text()));
            assertThat(process.read("avtale.docx", silent, sent))
                    .isEqualTo(straight.read("avtale.docx", silent, SentText.of(sent, renderer)))
                    .satisfies(read ->
                            assertThat(((Return.Read) read).text().changes()).hasSizeGreaterThan(5));
            assertThat(process.read("avtale.docx", drawn, sent))
                    .isEqualTo(straight.read("avtale.docx", drawn, SentText.of(sent, renderer)));
            assertThat(process.read("avtale.docx", new byte[] {'P', 'K', 3, 4, 0}, sent))
                    .isInstanceOfSatisfying(Return.Refused.class, refused -> assertThat(refused.fault())
                            .isEqualTo(ReadFault.CORRUPT));
        }
    }
}
