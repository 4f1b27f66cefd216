package no.avtaleverk.templates.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.layout.Columns;
import no.avtaleverk.templates.layout.FrontPage;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.pdf.Foliation;

/** An agreement as the parts of a Word document. */
final class AgreementDocument {
    /** List of the headings' numbers, when they count by themselves. */
    static final int HEADINGS = 1;

    static final int BULLETS = 2;
    private static final int FIRST_NUMBERED = 3;
    private static final int NO_LIST = 0;

    /** Widths in twentieths of a point: the text column, and how far words stand in from the numbers. */
    private static final int COLUMN = 9071;

    private static final int INDENT = 907;
    private static final int CONTENTS_DEPTH = 2;
    private static final int LEVELS = 6;
    private static final String SIGNATURES = "avk_signatures";
    /** Room below the last item of a list, and above a heading that follows a heading. */
    private static final int BELOW_LIST = 147;

    private static final int BETWEEN_HEADINGS = 142;

    private final DocumentContent content;
    private final Labels labels;
    private final FrontPage front;
    private final Foliation foliation;
    private final boolean countsItself;
    private final List<Integer> numbered = new ArrayList<>();

    AgreementDocument(DocumentContent content) {
        this(content, countsItself(content));
    }

    /**
     * Set a document whose numbers are made or written out as the caller says.
     *
     * @param countsItself whether the headings' numbers are left to Word
     */
    AgreementDocument(DocumentContent content, boolean countsItself) {
        this.content = content;
        this.labels = Labels.in(content.language());
        this.front = FrontPage.of(content);
        this.foliation = Foliation.of(content);
        this.countsItself = countsItself;
    }

    /** Whether the numbers of a text are those that Word makes by itself. */
    static boolean countsItself(DocumentContent content) {
        return new Clauses(content.clauses()).renumbered().list().equals(content.clauses());
    }

    /** The bookmark that carries a clause's id through Word and LibreOffice. */
    static String bookmark(Clause clause) {
        return "avk_" + clause.id().value().replace('-', '_');
    }

    FrontPage front() {
        return front;
    }

    // ---- the main part ----------------------------------------------------------------------------------------------

    /**
     * The main part.
     *
     * @param references of header and footer, as they stand in the section's properties
     */
    String body(Map<String, String> references) {
        var xml = new WordXml("document").open("body");
        frontPage(xml);
        contents(xml);
        boolean first = true;
        boolean afterHeading = false;
        for (Clause clause : content.clauses()) {
            clause(xml, clause, first, afterHeading);
            first = false;
            afterHeading = clause.text().body().isEmpty();
        }
        signatures(xml);
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

    void frontPage(WordXml xml) {
        xml.paragraph("Subtitle").run(front.kind()).close();
        xml.paragraph("Title").run(front.title()).close();
        for (int i = 0; i < front.groups().size(); i++) {
            xml.paragraph("AvkJoint").run(labels.of(i == 0 ? "between" : "and")).close();
            for (PartyLine party : front.groups().get(i)) {
                xml.paragraph("AvkParty").run(party.name()).close();
                xml.paragraph("AvkPartyNumber").run(number(party)).close();
            }
        }
        xml.paragraph("AvkJoint").close();
        int label = 3000;
        table(xml, "AvkFacts", 0, false, List.of(label, COLUMN - label));
        for (FrontPage.Field field : front.fields()) {
            row(xml, false);
            cell(xml, label, 1).paragraph("AvkFact").run(field.label()).close().close();
            cell(xml, COLUMN - label, 1)
                    .paragraph("AvkFact")
                    .run(field.code() ? "AvkCode" : "", field.value())
                    .close()
                    .close();
            xml.close();
        }
        xml.close();
        xml.paragraph("AvkFact").run(front.note()).close();
    }

    private String number(PartyLine party) {
        return party.organisationNumber().isEmpty() ? "" : labels.of("organisation-number", party.organisationNumber());
    }

    /**
     * Entries are written out with the pages of the PDF, which has the same sizes and leading: only Word itself can fill the field, and
     * does when asked to. A short text has none.
     */
    void contents(WordXml xml) {
        if (!foliation.hasContents()) {
            return;
        }
        xml.paragraph("TOCHeading").run(labels.of("contents")).close();
        boolean started = false;
        for (Clause clause : content.clauses()) {
            if (clause.level() <= CONTENTS_DEPTH && !clause.text().heading().isEmpty()) {
                xml.paragraph("TOC" + clause.level());
                if (!started) {
                    startContents(xml);
                    started = true;
                }
                xml.open("hyperlink", "anchor", bookmark(clause), "history", "1");
                if (!clause.number().isEmpty()) {
                    xml.run(clause.number()).tab();
                }
                xml.words(clause.text().heading());
                page(xml, bookmark(clause), foliation.clauses().getOrDefault(clause.id(), 1));
                xml.close().close();
            }
        }
        xml.paragraph("TOC1");
        if (!started) {
            startContents(xml);
        }
        xml.open("hyperlink", "anchor", SIGNATURES, "history", "1").tab();
        xml.run(labels.of("signatures"));
        page(xml, SIGNATURES, foliation.signatures());
        xml.close();
        xml.fieldCharacter("end").close();
    }

    private static void page(WordXml xml, String bookmark, int page) {
        xml.tab()
                .fieldCharacter("begin")
                .instruction("PAGEREF %s \\h".formatted(bookmark))
                .fieldCharacter("separate")
                .run(String.valueOf(page))
                .fieldCharacter("end");
    }

    private static void startContents(WordXml xml) {
        xml.fieldCharacter("begin")
                .instruction("TOC \\o \"1-%d\" \\h \\z \\u".formatted(CONTENTS_DEPTH))
                .fieldCharacter("separate");
    }

    private void clause(WordXml xml, Clause clause, boolean first, boolean afterHeading) {
        String style = "Heading" + clause.level();
        if (afterHeading) {
            xml.paragraphAbove(style, BETWEEN_HEADINGS);
        } else {
            xml.paragraph(style, first && foliation.startsPage() ? Map.of("pageBreakBefore", "true") : Map.of());
        }
        xml.bookmark(bookmark(clause));
        if (!countsItself && !clause.number().isEmpty()) {
            xml.run(clause.number()).tab();
        }
        xml.words(clause.text().heading()).close();
        boolean afterTable = false;
        List<Block> blocks = BodyMarkup.parse(clause.text().body());
        for (int i = 0; i < blocks.size(); i++) {
            boolean leads = i + 1 < blocks.size() && !(blocks.get(i + 1) instanceof Block.Paragraph);
            block(xml, blocks.get(i), afterTable, leads);
            afterTable = blocks.get(i) instanceof Block.Table;
        }
    }

    /** @param leads whether a list or a table comes next, which should not start a page alone */
    private void block(WordXml xml, Block block, boolean afterTable, boolean leads) {
        switch (block) {
            case Block.Paragraph paragraph -> {
                xml.paragraph(afterTable ? "AvkAfterTable" : "BodyText", leads ? Map.of("keepNext", "true") : Map.of());
                xml.words(String.join("\n", paragraph.lines())).close();
            }
            case Block.Bullets bullets -> {
                items(xml, "ListBullet", BULLETS, bullets.items());
            }
            case Block.Numbered items -> {
                items(xml, "ListNumber", newList(items.first()), items.items());
            }
            case Block.Table table -> table(xml, table);
        }
    }

    private static void items(WordXml xml, String style, int list, List<String> items) {
        for (int i = 0; i < items.size(); i++) {
            boolean last = i == items.size() - 1;
            (last ? xml.lastItem(style, list, BELOW_LIST) : xml.item(style, list))
                    .words(items.get(i))
                    .close();
        }
    }

    /** Begin a numbered list, and give the id its items name. */
    int newList(int first) {
        numbered.add(first);
        return FIRST_NUMBERED + numbered.size() - 1;
    }

    /** Start a table of a clause, and give the widths of its columns. */
    static List<Integer> startTable(WordXml xml, Block.Table block) {
        var widths = new ArrayList<Integer>();
        for (double width : Columns.widths(block.header(), block.rows())) {
            widths.add((int) Math.round(width / 100 * (COLUMN - INDENT)));
        }
        table(xml, "AvkTable", INDENT, true, widths);
        return widths;
    }

    private void table(WordXml xml, Block.Table block) {
        List<Integer> widths = startTable(xml, block);
        row(xml, true);
        for (int i = 0; i < widths.size(); i++) {
            cell(xml, widths.get(i), 1)
                    .paragraph("AvkCell", Map.of("keepNext", "true"))
                    .words(block.header().get(i))
                    .close()
                    .close();
        }
        xml.close();
        for (List<String> cells : block.rows()) {
            row(xml, false);
            for (int i = 0; i < widths.size(); i++) {
                cell(xml, widths.get(i), 1)
                        .paragraph("AvkCell")
                        .words(cells.get(i))
                        .close()
                        .close();
            }
            xml.close();
        }
        xml.close();
    }

    void signatures(WordXml xml) {
        xml.item("Heading1", NO_LIST)
                .bookmark(SIGNATURES)
                .tab()
                .run(labels.of("signatures"))
                .close();
        int width = COLUMN - INDENT;
        int half = width / 2;
        for (PartyLine party : content.parties()) {
            table(xml, "AvkSignature", INDENT, false, List.of(half, width - half));
            row(xml, false);
            cell(xml, width, 2);
            xml.paragraph("AvkSignatory")
                    .run(labels.of("signature.for", party.name()))
                    .close();
            xml.paragraph("AvkPartyNumber").run(number(party)).close();
            xml.close().close();
            blanks(xml, half, width - half, "signature.place-and-date", "signature.signature");
            blanks(xml, half, width - half, "signature.name", "signature.title");
            xml.close();
            xml.paragraph("Normal").close(); // without it Word would join the tables
        }
    }

    private void blanks(WordXml xml, int left, int right, String leftLabel, String rightLabel) {
        row(xml, false);
        cell(xml, left, 1)
                .paragraph("AvkBlank")
                .run(labels.of(leftLabel))
                .close()
                .close();
        cell(xml, right, 1)
                .paragraph("AvkBlank")
                .run(labels.of(rightLabel))
                .close()
                .close();
        xml.close();
    }

    static void table(WordXml xml, String style, int indent, boolean hasHeader, List<Integer> widths) {
        xml.open("tbl").open("tblPr").empty("tblStyle", "val", style);
        xml.empty(
                "tblW",
                "w",
                String.valueOf(widths.stream().mapToInt(Integer::intValue).sum()),
                "type",
                "dxa");
        xml.empty("tblInd", "w", String.valueOf(indent), "type", "dxa");
        xml.empty("tblLayout", "type", "fixed");
        xml.empty("tblLook", "val", hasHeader ? "0020" : "0000", "firstRow", hasHeader ? "1" : "0");
        xml.close().open("tblGrid");
        widths.forEach(width -> xml.empty("gridCol", "w", String.valueOf(width)));
        xml.close();
    }

    static void row(WordXml xml, boolean header) {
        xml.open("tr").open("trPr").empty("cantSplit");
        if (header) {
            xml.empty("tblHeader");
        }
        xml.close();
    }

    static WordXml cell(WordXml xml, int width, int columns) {
        xml.open("tc").open("tcPr").empty("tcW", "w", String.valueOf(width), "type", "dxa");
        if (columns > 1) {
            xml.empty("gridSpan", "val", String.valueOf(columns));
        }
        return xml.close();
    }

    // ---- the other parts --------------------------------------------------------------------------------------------

    String header(boolean firstPage) {
        var xml = new WordXml("hdr").paragraph("Header").run(firstPage ? front.basis() : front.title());
        if (content.isDraft()) {
            xml.tab().run("AvkDraft", labels.of("draft.mark"));
        }
        return xml.close().end();
    }

    String footer() {
        var xml = new WordXml("ftr")
                .paragraph("Footer")
                .run(front.status() + " · "
                        + labels.of("code.short", content.code().toString()))
                .tab();
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
        xml.open("abstractNum", "abstractNumId", "0").empty("multiLevelType", "val", "multilevel");
        var pattern = new StringBuilder();
        for (int level = 0; level < LEVELS; level++) {
            pattern.append(level == 0 ? "" : ".").append('%').append(level + 1);
            level(
                    xml,
                    level,
                    "decimal",
                    pattern.toString(),
                    countsItself ? "Heading" + (level + 1) : "",
                    INDENT,
                    INDENT);
        }
        xml.close();
        xml.open("abstractNum", "abstractNumId", "1").empty("multiLevelType", "val", "hybridMultilevel");
        level(xml, 0, "bullet", "•", "", 1247, 340);
        xml.close();
        xml.open("abstractNum", "abstractNumId", "2").empty("multiLevelType", "val", "hybridMultilevel");
        level(xml, 0, "decimal", "%1.", "", 1304, 397);
        xml.close();
        number(xml, HEADINGS, "0").close();
        number(xml, BULLETS, "1").close();
        for (int i = 0; i < numbered.size(); i++) {
            number(xml, FIRST_NUMBERED + i, "2");
            xml.open("lvlOverride", "ilvl", "0")
                    .empty("startOverride", "val", String.valueOf(numbered.get(i)))
                    .close();
            xml.close();
        }
        return xml.end();
    }

    static WordXml number(WordXml xml, int id, String list) {
        return xml.open("num", "numId", String.valueOf(id)).empty("abstractNumId", "val", list);
    }

    static void level(WordXml xml, int level, String format, String text, String style, int indent, int hanging) {
        xml.open("lvl", "ilvl", String.valueOf(level))
                .empty("start", "val", "1")
                .empty("numFmt", "val", format);
        if (!style.isEmpty()) {
            xml.empty("pStyle", "val", style);
        }
        xml.empty("lvlText", "val", text).empty("lvlJc", "val", "left");
        xml.open("pPr")
                .empty("ind", "left", String.valueOf(indent), "hanging", String.valueOf(hanging))
                .close();
        xml.close();
    }

    /** The style sheet in the document's language, its headings tied to the list of their numbers. */
    String styles(String sheet) {
        String styles = sheet.replace("LANGUAGE", content.language().locale().toLanguageTag());
        for (int level = 0; level < LEVELS; level++) {
            styles = styles.replace(
                    "HEADINGNUMBER" + level,
                    countsItself
                            ? "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>"
                                    .formatted(level, HEADINGS)
                            : "");
        }
        return styles;
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
        xml.empty("themeFontLang", "val", content.language().locale().toLanguageTag());
        return xml.end();
    }
}
