package no.avtaleverk.templates.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Run;

/** A paper without clauses as the parts of a Word document. */
final class PaperDocument {
    /** Widths in twentieths of a point. */
    private static final int COLUMN = 9071;

    private static final int LABEL = 2154;
    private static final int BULLETS = 1;
    private static final int FIRST_NUMBERED = 2;
    /** Width of the row heads of a matrix, in per cent. */
    private static final int MATRIX_LABEL = 20;
    /** Lines to write on, as in the PDF. */
    private static final int FIELD_LINES = 5;

    private final Paper paper;
    private final Labels labels;
    private int numbered;

    PaperDocument(Paper paper) {
        this.paper = paper;
        this.labels = Labels.in(paper.language());
    }

    /** @param references of header and footer, as they stand in the section's properties */
    String body(Map<String, String> references) {
        boolean boxes = paper.blocks().stream().anyMatch(Paper.Ticks.class::isInstance);
        WordXml xml = (boxes ? WordXml.withBoxes() : new WordXml("document")).open("body");
        xml.paragraph("AvkIssuer").run(paper.author()).close();
        xml.paragraph("AvkKind").run(paper.kind()).close();
        xml.paragraph("Title").run(paper.title()).close();
        for (int i = 0; i < paper.blocks().size(); i++) {
            block(xml, paper.blocks().get(i), paper.leads(i));
        }
        xml.open("sectPr");
        references.forEach((type, id) -> {
            String[] kind = type.split(" ", 2);
            xml.empty(kind[0], "type", kind[1], "r:id", id);
        });
        xml.empty("pgSz", "w", "11906", "h", "16838");
        xml.empty(
                "pgMar", "top", "1531", "right", "1474", "bottom", "1531", "left", "1361", "header", "850", "footer",
                "794", "gutter", "0");
        xml.empty("titlePg").close();
        return xml.close().end();
    }

    private void block(WordXml xml, Block block, boolean leads) {
        switch (block) {
            case Paper.Heading heading ->
                xml.paragraph("Heading" + heading.level()).run(heading.text()).close();
            case Paper.Paragraph paragraph ->
                runs(xml.paragraph("BodyText", leads ? Map.of("keepNext", "true") : Map.of()), paragraph.runs())
                        .close();
            case Paper.Items items -> items(xml, items);
            case Paper.Table table -> table(xml, table);
            case Paper.Facts facts -> facts(xml, facts);
            case Paper.Ticks ticks -> ticks(xml, ticks);
            case Paper.Matrix matrix -> matrix(xml, matrix);
            case Paper.Field field -> field(xml, field);
        }
    }

    private static WordXml runs(WordXml xml, List<Run> runs) {
        for (Run run : runs) {
            String style =
                    switch (run.look()) {
                        case PLAIN -> "";
                        case FIELD -> "AvkField";
                        case OLD -> "AvkOld";
                        case NEW -> "AvkNew";
                    };
            xml.run(style, run.text().replace('\n', ' '));
        }
        return xml;
    }

    private void items(WordXml xml, Paper.Items items) {
        int list = items.numbered() ? FIRST_NUMBERED + numbered++ : BULLETS;
        for (List<Run> item : items.items()) {
            runs(xml.item(items.numbered() ? "ListNumber" : "ListBullet", list), item)
                    .close();
        }
    }

    private static void table(WordXml xml, Paper.Table table) {
        var widths = new ArrayList<Integer>();
        table.shares().forEach(share -> widths.add(COLUMN * share / 100));
        AgreementDocument.table(xml, "AvkTable", 0, true, widths);
        AgreementDocument.row(xml, true);
        for (int i = 0; i < widths.size(); i++) {
            AgreementDocument.cell(xml, widths.get(i), 1)
                    .paragraph("AvkCell", Map.of("keepNext", "true"))
                    .run(table.header().get(i))
                    .close()
                    .close();
        }
        xml.close();
        for (List<List<Run>> cells : table.rows()) {
            AgreementDocument.row(xml, false);
            for (int i = 0; i < widths.size(); i++) {
                AgreementDocument.cell(xml, widths.get(i), 1).paragraph("AvkCell");
                runs(xml, cells.get(i)).close().close();
            }
            xml.close();
        }
        xml.close();
        after(xml);
    }

    private static void ticks(WordXml xml, Paper.Ticks table) {
        var widths = new ArrayList<Integer>();
        table.shares().forEach(share -> widths.add(COLUMN * share / 100));
        boolean headed = table.header().stream().anyMatch(one -> !one.isEmpty());
        AgreementDocument.table(xml, "AvkTable", 0, headed, widths);
        if (headed) {
            AgreementDocument.row(xml, true);
            for (int i = 0; i < widths.size(); i++) {
                AgreementDocument.cell(xml, widths.get(i), 1)
                        .paragraph("AvkCell", Map.of("keepNext", "true"))
                        .run(table.header().get(i))
                        .close()
                        .close();
            }
            xml.close();
        }
        for (Paper.TickRow row : table.rows()) {
            AgreementDocument.row(xml, false);
            for (int i = 0; i < widths.size(); i++) {
                AgreementDocument.cell(xml, widths.get(i), 1).paragraph("AvkCell");
                if (i == 0) {
                    xml.bookmark(row.mark());
                }
                switch (row.cells().get(i)) {
                    case Paper.Room room -> xml.run(room.words().replace('\n', ' '));
                    case Paper.Boxes boxes -> {
                        for (int j = 0; j < boxes.boxes().size(); j++) {
                            Paper.Box box = boxes.boxes().get(j);
                            boolean last = j == boxes.boxes().size() - 1;
                            xml.box(box.says(), box.ticked())
                                    .run((box.label().length() > 1 ? "\u00a0" : "") + box.label() + (last ? "" : " "));
                        }
                    }
                }
                xml.close().close();
            }
            xml.close();
        }
        xml.close();
        after(xml);
    }

    private static void matrix(WordXml xml, Paper.Matrix matrix) {
        xml.paragraph("AvkLabel", Map.of("keepNext", "true")).run(matrix.says()).close();
        int columns = matrix.columns().size();
        int label = COLUMN * MATRIX_LABEL / 100;
        int width = (COLUMN - label) / columns;
        var widths = new ArrayList<>(List.of(label));
        matrix.columns().forEach(one -> widths.add(width));
        AgreementDocument.table(xml, "AvkTable", 0, true, widths);
        AgreementDocument.row(xml, true);
        AgreementDocument.cell(xml, label, 1)
                .paragraph("AvkCell", Map.of("keepNext", "true"))
                .run(matrix.corner())
                .close()
                .close();
        for (String column : matrix.columns()) {
            AgreementDocument.cell(xml, width, 1)
                    .paragraph("AvkCell", Map.of("keepNext", "true"))
                    .run(column)
                    .close()
                    .close();
        }
        xml.close();
        for (int i = 0; i < matrix.rows().size(); i++) {
            AgreementDocument.row(xml, false);
            AgreementDocument.cell(xml, label, 1)
                    .paragraph("AvkCell", Map.of("keepNext", "true"))
                    .run(matrix.rows().get(i))
                    .close()
                    .close();
            for (Paper.Shaded cell : matrix.cells().get(i)) {
                xml.open("tc").open("tcPr").empty("tcW", "w", String.valueOf(width), "type", "dxa");
                xml.empty(
                        "shd",
                        "val",
                        "clear",
                        "color",
                        "auto",
                        "fill",
                        cell.shade().ground());
                xml.close();
                for (String line : cell.text()) {
                    xml.paragraph("AvkCell", Map.of("keepNext", "true"));
                    xml.coloured(line, cell.shade().ink()).close();
                }
                xml.close();
            }
            xml.close();
        }
        xml.close();
        after(xml);
    }

    /** Without a paragraph between them Word would join two tables. */
    private static void after(WordXml xml) {
        xml.paragraph("AvkAfterTable").close();
    }

    private static void facts(WordXml xml, Paper.Facts facts) {
        AgreementDocument.table(xml, "AvkFacts", 0, false, List.of(LABEL, COLUMN - LABEL));
        for (Fact fact : facts.facts()) {
            AgreementDocument.row(xml, false);
            AgreementDocument.cell(xml, LABEL, 1)
                    .paragraph("AvkLabel")
                    .run(fact.label())
                    .close()
                    .close();
            AgreementDocument.cell(xml, COLUMN - LABEL, 1).paragraph("AvkCell");
            runs(xml, fact.value()).close().close();
            xml.close();
        }
        xml.close();
        after(xml);
    }

    private static void field(WordXml xml, Paper.Field field) {
        AgreementDocument.table(xml, "AvkRoom", 0, false, List.of(COLUMN));
        xml.open("tr").open("tc").open("tcPr");
        xml.empty("tcW", "w", String.valueOf(COLUMN), "type", "dxa");
        xml.empty("shd", "val", "clear", "color", "auto", "fill", "FFFAEB").close();
        xml.paragraph("AvkHint").run(field.asks()).close();
        for (int i = 0; i < FIELD_LINES; i++) {
            xml.paragraph("AvkCell").close();
        }
        xml.close().close().close();
        after(xml);
    }

    String header(boolean firstPage) {
        return new WordXml("hdr")
                .paragraph("Header")
                .run(firstPage ? "" : paper.head() + " · " + paper.title())
                .close()
                .end();
    }

    String footer() {
        var xml = new WordXml("ftr").paragraph("Footer").run(paper.foot()).tab();
        String[] around = labels.of("page-x-of-y", "\t", "\t").split("\t", -1);
        xml.run(around[0])
                .field("PAGE", "1")
                .run(around[1])
                .field("NUMPAGES", "1")
                .run(around[2]);
        return xml.close().end();
    }

    /** The lists, known when the main part has been written. */
    String numbering() {
        var xml = new WordXml("numbering");
        xml.open("abstractNum", "abstractNumId", "0").empty("multiLevelType", "val", "hybridMultilevel");
        AgreementDocument.level(xml, 0, "bullet", "•", "", 397, 295);
        xml.close();
        xml.open("abstractNum", "abstractNumId", "1").empty("multiLevelType", "val", "hybridMultilevel");
        AgreementDocument.level(xml, 0, "decimal", "%1.", "", 397, 295);
        xml.close();
        AgreementDocument.number(xml, BULLETS, "0").close();
        for (int i = 0; i < numbered; i++) {
            AgreementDocument.number(xml, FIRST_NUMBERED + i, "1");
            xml.open("lvlOverride", "ilvl", "0")
                    .empty("startOverride", "val", "1")
                    .close();
            xml.close();
        }
        return xml.end();
    }

    String settings() {
        var xml = new WordXml("settings");
        xml.empty("defaultTabStop", "val", "907");
        xml.empty("autoHyphenation", "val", "false");
        xml.open("compat")
                .empty(
                        "compatSetting",
                        "name",
                        "compatibilityMode",
                        "uri",
                        "http://schemas.microsoft.com/office/word",
                        "val",
                        "15")
                .close();
        xml.empty("themeFontLang", "val", paper.language().locale().toLanguageTag());
        return xml.end();
    }
}
