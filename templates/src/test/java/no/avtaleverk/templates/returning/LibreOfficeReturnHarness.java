package no.avtaleverk.templates.returning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.document.ReturnReader.Return;
import no.avtaleverk.model.document.ReturnReader.Sent;
import no.avtaleverk.model.document.ReturnedText.Remark;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import no.avtaleverk.model.document.ReturnedText.Unmapped;
import no.avtaleverk.templates.LibreOffice;
import no.avtaleverk.templates.LibreOffice.NoLibreOfficeException;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.reading.ReturnedFile;

/**
 * Edits files as people do, sends them through LibreOffice (saved as .docx, and by way of .odt), and counts which of the changes that
 * the edited file itself brings back are still brought back, on the same clause and by the same writer.
 *
 * <p>From the command line: the command of LibreOffice (soffice). Ends with 1 when a change is lost (the files are then kept), and
 * with 2 when LibreOffice is not there.
 */
final class LibreOfficeReturnHarness {
    private static final DocxRenderer RENDERER = new DocxRenderer();
    private static final ReturnedFile READER = new ReturnedFile(Duration.ofMinutes(1));

    /** A file somebody edited. */
    private record Edited(Sent sent, byte[] file) {}

    private final LibreOffice office;

    private LibreOfficeReturnHarness(LibreOffice office) {
        this.office = office;
    }

    static void main(String[] arguments) throws Exception {
        var office = new LibreOffice(arguments.length > 0 ? arguments[0] : "soffice");
        int exit;
        try {
            exit = new LibreOfficeReturnHarness(office).run() ? 0 : 1;
        } catch (NoLibreOfficeException e) {
            System.out.println(e.getMessage());
            exit = 2;
        }
        if (exit == 1) {
            System.out.println("The files are kept in " + office.folder());
        } else {
            office.close();
        }
        System.exit(exit);
    }

    private boolean run() throws IOException, InterruptedException, NoLibreOfficeException {
        System.out.println(office.version());
        Map<String, Edited> edited = edited();
        Path folder = Files.createDirectory(office.folder().resolve("edited"));
        for (Map.Entry<String, Edited> one : edited.entrySet()) {
            Files.write(folder.resolve(one.getKey() + ".docx"), one.getValue().file());
        }
        office.convert("edited", "docx", "saved");
        office.convert("edited", "odt", "odt");
        office.convert("odt", "docx", "back");
        System.out.printf("%-32s %8s %18s %18s%n", "edit", "changes", "saved as .docx", "by way of .odt");
        int lost = 0;
        var remarks = new ArrayList<String>();
        for (Map.Entry<String, Edited> one : edited.entrySet()) {
            Sent sent = one.getValue().sent();
            List<ReturnedChange> wanted = changes(one.getValue().file(), sent);
            var cells = new ArrayList<String>();
            for (String way : List.of("saved", "back")) {
                List<ReturnedChange> found =
                        changes(Files.readAllBytes(office.folder().resolve(way).resolve(one.getKey() + ".docx")), sent);
                List<String> missing = new ArrayList<>(told(wanted));
                told(found).forEach(missing::remove);
                List<String> more = new ArrayList<>(told(found));
                told(wanted).forEach(more::remove);
                missing.forEach(change -> remarks.add(one.getKey() + ", " + way + ", lost: " + change));
                more.forEach(change -> remarks.add(one.getKey() + ", " + way + ", new: " + change));
                lost += missing.size();
                cells.add("%d/%d, %d other".formatted(wanted.size() - missing.size(), wanted.size(), more.size()));
            }
            System.out.printf("%-32s %8d %18s %18s%n", one.getKey(), wanted.size(), cells.get(0), cells.get(1));
        }
        remarks.forEach(System.out::println);
        System.out.printf("%d lost%n", lost);
        return lost == 0;
    }

    private static Map<String, Edited> edited() {
        Map<String, Edited> edited = new TreeMap<>();
        Sent small = SentSamples.small();
        put(edited, small, "silent words", word -> word.replace("innen 24 timer", "innen 48 timer"));
        put(edited, small, "tracked words", word -> word.track("innen 24 timer", "innen 48 timer", WordEdits.NORA));
        put(edited, small, "tracked, two writers", word -> {
            word.track("innen 24 timer", "innen 48 timer", WordEdits.NORA);
            word.track("være skriftlig", "være skriftlig og datert", WordEdits.PER);
        });
        put(edited, small, "silent and tracked", word -> {
            word.replace("sendes Helse Bergen HF", "sendes elektronisk til Helse Bergen HF");
            word.track("innen 24 timer", "innen 48 timer", WordEdits.NORA);
        });
        put(edited, small, "tracked new clause", word -> {
            String added = word.paragraph("Heading2", "Taushetsplikt", WordEdits.NORA)
                    + word.paragraph("BodyText", "Partene har taushetsplikt.", WordEdits.NORA);
            word.replace(word.clause("avk_oppgaver"), added + word.clause("avk_oppgaver"));
        });
        put(edited, small, "silent new clause", word -> {
            String added =
                    word.paragraph("Heading1", "Taushetsplikt", "") + word.paragraph("BodyText", "Alle har den.", "");
            word.replace(word.clause("avk_formaal"), added + word.clause("avk_formaal"));
        });
        put(edited, small, "tracked clause struck", word -> {
            String clause = word.clause("avk_moter");
            word.replace(clause, word.allStruck(clause, WordEdits.PER));
        });
        put(edited, small, "silent clause gone", word -> word.replace(word.clause("avk_moter"), ""));
        put(edited, small, "silent clause moved", word -> {
            String clause = word.clause("avk_moter");
            word.replace(clause, "");
            word.replace(word.clause("avk_oppsigelse"), clause + word.clause("avk_oppsigelse"));
        });
        put(edited, small, "comment", LibreOfficeReturnHarness::comment);
        List<Sent> standards = SentSamples.standards().toList();
        for (int i = 0; i < standards.size(); i += 2) {
            Sent sent = standards.get(i);
            put(edited, sent, "standard %02d, tracked and silent".formatted(i / 2), word -> {
                word.replace(
                        "Partene ",
                        "</w:t></w:r>" + word.put("Begge ", WordEdits.NORA)
                                + "<w:r><w:t xml:space=\"preserve\">Partene ");
                word.replace(" skal ", " må ");
            });
        }
        return edited;
    }

    private static void comment(WordEdits word) {
        word.replace(
                "sendes Helse Bergen HF",
                "</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>sendes Helse Bergen HF</w:t></w:r>"
                        + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>");
        word.comments(WordEdits.comment(0, WordEdits.NORA, "0000000A", "Til hvem?"));
        String types = word.part("[Content_Types].xml");
        word.part(
                "[Content_Types].xml",
                types.replace(
                        "</Types>",
                        "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>"));
        String relations = word.part("word/_rels/document.xml.rels");
        word.part(
                "word/_rels/document.xml.rels",
                relations.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rIdComments\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"/></Relationships>"));
    }

    @FunctionalInterface
    private interface Edit {
        void to(WordEdits word);
    }

    private static void put(Map<String, Edited> edited, Sent sent, String name, Edit edit) {
        var word = new WordEdits(RENDERER.render(sent.content()));
        edit.to(word);
        edited.put(name.replace(' ', '-').replace(",", ""), new Edited(sent, word.bytes()));
    }

    private static List<ReturnedChange> changes(byte[] file, Sent sent) {
        return switch (READER.read("avtale.docx", file, SentText.of(sent, RENDERER))) {
            case Return.Read read -> read.text().changes();
            case Return.OtherAgreement other -> throw new IllegalStateException(other.toString());
            case Return.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    /** The changes in words, with their clause and writer; moments are not compared. */
    private static List<String> told(List<ReturnedChange> changes) {
        return changes.stream()
                .map(change -> change instanceof Remark remark
                        ? "Remark[%s, %d-%d, %s, %s]"
                                .formatted(
                                        remark.clause(),
                                        remark.start(),
                                        remark.end(),
                                        remark.text(),
                                        remark.hand().author())
                        : change instanceof Unmapped unmapped
                                ? "Unmapped[" + unmapped.text() + "]"
                                : change.toString().replaceAll(", at=[^\\]]*", ""))
                .toList();
    }
}
