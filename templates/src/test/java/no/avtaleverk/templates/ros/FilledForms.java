package no.avtaleverk.templates.ros;

import jakarta.xml.bind.JAXBElement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosMarks;
import org.docx4j.TraversalUtil;
import org.docx4j.XmlUtils;
import org.docx4j.finders.ClassFinder;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.w14.CTSdtCheckbox;
import org.docx4j.wml.CTBookmark;
import org.docx4j.wml.ObjectFactory;
import org.docx4j.wml.P;
import org.docx4j.wml.SdtRun;
import org.docx4j.wml.Tc;
import org.docx4j.wml.Text;
import org.docx4j.wml.Tr;

/** Fills in a form as Word and Excel would. */
final class FilledForms {
    private final WordprocessingMLPackage document;
    private final RosContent content;

    FilledForms(byte[] docx, RosContent content) throws Exception {
        this.document = WordprocessingMLPackage.load(new ByteArrayInputStream(docx));
        this.content = content;
    }

    private static <T> List<T> all(Object in, Class<T> type) {
        var finder = new ClassFinder(type);
        new TraversalUtil(in, finder);
        return finder.results.stream().map(type::cast).toList();
    }

    Tr row(String markStart) throws Exception {
        return all(document.getMainDocumentPart().getContents(), Tr.class).stream()
                .filter(row -> all(row, CTBookmark.class).stream()
                        .anyMatch(mark -> mark.getName().startsWith(markStart)))
                .findFirst()
                .orElseThrow();
    }

    Tr line(RosItem item, String area) throws Exception {
        return row("avr_" + RosMarks.lineKey(content.agreement(), item.id(), area));
    }

    static Tc cell(Tr row, int at) {
        return (Tc) XmlUtils.unwrap(row.getContent().get(at));
    }

    /** Tick a box or take its tick away. */
    static void tick(Tc cell, int box, boolean ticked) {
        SdtRun control = all(cell, SdtRun.class).get(box);
        for (Object one : control.getSdtPr().getRPrOrAliasOrLock()) {
            if (XmlUtils.unwrap(one) instanceof CTSdtCheckbox checkbox) {
                checkbox.getChecked().setVal(ticked ? "1" : "0");
            }
        }
        for (Text text : all(control.getSdtContent().getContent(), Text.class)) {
            text.setValue(ticked ? "☒" : "☐");
        }
    }

    /** Grades in the order of the columns; 0 ticks none. */
    void grade(RosItem item, String area, int... grades) throws Exception {
        Tr row = line(item, area);
        for (int column = 0; column < grades.length; column++) {
            for (int box = 0; box < 5; box++) {
                tick(cell(row, column + 1), box, box + 1 == grades[column]);
            }
        }
    }

    static void write(Tc cell, String words) {
        var factory = new ObjectFactory();
        var run = factory.createR();
        var text = factory.createText();
        text.setValue(words);
        run.getContent()
                .add(new JAXBElement<>(
                        new javax.xml.namespace.QName(
                                "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "t"),
                        Text.class,
                        text));
        ((P) XmlUtils.unwrap(cell.getContent().getFirst())).getContent().add(run);
    }

    void reason(RosItem item, String words, boolean notRelevant) throws Exception {
        Tr row = row(RosMarks.reason(content.agreement(), item.id()));
        write(cell(row, 1), words);
        tick(cell(row, 2), 0, notRelevant);
    }

    /** A measure on the likelihood for the first party and role. */
    void measure(RosItem item, String what, String due) throws Exception {
        Tr row = row(RosMarks.measure(content.agreement(), item.id()));
        write(cell(row, 0), what);
        tick(cell(row, 1), 0, true);
        tick(cell(row, 2), 0, true);
        tick(cell(row, 3), 1, true);
        write(cell(row, 4), due);
    }

    void answer(String question, int box, String said) throws Exception {
        Tr row = row("avq_" + RosMarks.questionKey(content.agreement(), question));
        for (int one = 0; one < 4; one++) {
            tick(cell(row, 1), one, one == box);
        }
        write(cell(row, 2), said);
    }

    byte[] saved() throws Exception {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    // ---- a workbook -------------------------------------------------------------------------------------------------

    /** A workbook whose cells are filled in, by writing into the XML of its sheets. */
    static final class Workbook {
        private final Map<String, byte[]> parts = new LinkedHashMap<>();

        Workbook(byte[] xlsx) throws IOException {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    parts.put(entry.getName(), zip.readAllBytes());
                }
            }
        }

        private String part(String name) {
            return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        }

        /** The number of the row on a sheet that holds a mark, 1 for its first. */
        int row(int sheet, String markStart) {
            var strings = new ArrayList<String>();
            var all = Pattern.compile("<si>.*?</si>", Pattern.DOTALL).matcher(part("xl/sharedStrings.xml"));
            while (all.find()) {
                strings.add(all.group().replaceAll("<[^>]+>", ""));
            }
            var cells = Pattern.compile("<c r=\"[A-Z]+([0-9]+)\"[^>]* t=\"s\"[^>]*><v>([0-9]+)</v>")
                    .matcher(part("xl/worksheets/sheet%d.xml".formatted(sheet)));
            while (cells.find()) {
                if (strings.get(Integer.parseInt(cells.group(2))).startsWith(markStart)) {
                    return Integer.parseInt(cells.group(1));
                }
            }
            throw new IllegalArgumentException("No row has " + markStart);
        }

        /** @param value a number is written as one */
        Workbook write(int sheet, String column, int row, String value) {
            String name = "xl/worksheets/sheet%d.xml".formatted(sheet);
            String reference = column + row;
            String cell = value.matches("[0-9]+")
                    ? "<c r=\"%s\"><v>%s</v></c>".formatted(reference, value)
                    : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(reference, value);
            String before = part(name);
            String after =
                    before.replaceFirst("<c r=\"" + reference + "\"[^>]*(/>|>.*?</c>)", Matcher.quoteReplacement(cell));
            if (after.equals(before)) {
                throw new IllegalArgumentException("No cell " + reference);
            }
            parts.put(name, after.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        void empty(int sheet, String column, int row) {
            String name = "xl/worksheets/sheet%d.xml".formatted(sheet);
            String cell = "<c r=\"%s%d\"/>".formatted(column, row);
            parts.put(
                    name,
                    part(name)
                            .replaceFirst("<c r=\"" + column + row + "\"[^>]*(/>|>.*?</c>)", cell)
                            .getBytes(StandardCharsets.UTF_8));
        }

        Workbook without(String namePart) {
            parts.keySet().removeIf(name -> name.contains(namePart));
            return this;
        }

        byte[] saved() throws IOException {
            var out = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        }
    }

    static String letters(RosWorkbook.Column column) {
        return String.valueOf((char) ('A' + List.of(RosWorkbook.Column.values()).indexOf(column)));
    }
}
