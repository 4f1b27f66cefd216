package no.avtaleverk.templates.ros;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.document.RosFormReader;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosForm;
import no.avtaleverk.model.ros.RosForm.NewMeasure;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.templates.content.PartXml;
import no.avtaleverk.templates.reading.OfficeParts;
import no.avtaleverk.templates.ros.RosWorkbook.Column;
import no.avtaleverk.templates.ros.TickedTables.Cell;

/** Filled-in checklists, opened with the same guards and budgets as any other file. Safe for use by many at once. */
public final class RosFormFiles implements RosFormReader {
    private static final String DOCUMENT = "word/document.xml";
    private static final Pattern ROW = Pattern.compile("av[bm]_([0-9a-f]{12})");

    private final OfficeParts files;

    /** @param time for one reading */
    public RosFormFiles(Duration time) {
        this.files = new OfficeParts(time, MAX_BYTES);
    }

    @Override
    public Reading read(String name, byte[] bytes) {
        return switch (files.open(name, bytes)) {
            case OfficeParts.Opened.Refused refused -> new Reading.Refused(refused.fault(), refused.detail());
            case OfficeParts.Opened.Parts parts -> read(parts);
        };
    }

    private static Reading read(OfficeParts.Opened.Parts parts) {
        var form = new FormParts();
        try {
            if (parts.workbook()) {
                workbook(parts.xml(), form);
            } else {
                document(parts.xml(), form);
            }
            form.made(property(parts.xml()));
            if (form.isTooMuch()) {
                return new Reading.Refused(ReadFault.TOO_COMPLEX, "More parts than any form has");
            }
            return form.isAnything()
                    ? new Reading.Read(
                            form.done(),
                            parts.workbook() ? RosFileFormat.XLSX : RosFileFormat.DOCX,
                            FileWords.of(parts.xml()))
                    : new Reading.NoForm();
        } catch (SheetCells.TooMuchException e) {
            return new Reading.Refused(ReadFault.TOO_COMPLEX, String.valueOf(e.getMessage()));
        } catch (XMLStreamException e) {
            return new Reading.Refused(ReadFault.CORRUPT, String.valueOf(e.getMessage()));
        }
    }

    /** The mark of the form in the properties of the file; empty when there is none. */
    private static String property(Map<String, byte[]> parts) throws XMLStreamException {
        byte[] part = parts.get("docProps/custom.xml");
        if (part == null) {
            return "";
        }
        XMLStreamReader xml = PartXml.open(part);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("property")
                    && PartXml.attribute(xml, "name").equals(RosDocuments.FORM)) {
                return PartXml.text(xml).strip();
            }
        }
        return "";
    }

    // ---- Word -------------------------------------------------------------------------------------------------------

    private static void document(Map<String, byte[]> parts, FormParts form) throws XMLStreamException {
        byte[] part = parts.get(DOCUMENT);
        if (part == null) {
            throw new XMLStreamException("No " + DOCUMENT);
        }
        for (TickedTables.Row row : TickedTables.of(part)) {
            String mark = row.mark();
            List<Cell> cells = row.cells();
            form.made(mark);
            Matcher line = FormParts.line(mark);
            Matcher question = FormParts.question(mark);
            Matcher about = ROW.matcher(mark);
            if (line.matches() && cells.size() >= 5) {
                form.line(
                        line,
                        FormParts.column(chosen(cells.get(1)), chosen(cells.get(2))),
                        FormParts.column(chosen(cells.get(3)), chosen(cells.get(4))));
            } else if (question.matches() && cells.size() >= 3) {
                form.answer(answer(question, chosen(cells.get(1)), cells.get(2).text()));
            } else if (about.matches() && mark.startsWith("avb_") && cells.size() >= 3) {
                form.reason(about.group(1), cells.get(1).text());
                if (!cells.get(2).ticked().isEmpty()) {
                    form.notRelevant(about.group(1));
                }
            } else if (about.matches() && mark.startsWith("avm_") && cells.size() >= 5) {
                String due = cells.get(4).text();
                form.measure(
                        about.group(1),
                        new NewMeasure(
                                cells.get(0).text(),
                                known(Lowers.class, "lowers", cells.get(1).ticked()),
                                Set.copyOf(cells.get(2).ticked()),
                                known(Role.class, "role", cells.get(3).ticked()),
                                due,
                                FormParts.date(due)));
            }
        }
    }

    /** What is ticked, or else what somebody has written in place of the boxes. */
    private static List<String> chosen(Cell cell) {
        var chosen = new ArrayList<>(cell.ticked());
        if (!cell.text().isEmpty()) {
            chosen.add(cell.text());
        }
        return chosen;
    }

    private static <E extends Enum<E>> Set<E> known(Class<E> type, String prefix, List<String> words) {
        return words.stream()
                .flatMap(word -> RosWords.read(type, prefix, word).stream())
                .collect(Collectors.toSet());
    }

    private static RosForm.Answer answer(Matcher mark, List<String> chosen, String said) {
        String unread = chosen.stream()
                .filter(word -> !word.isBlank())
                .filter(word -> RosWords.read(GuideAnswer.class, "answer", word).isEmpty())
                .collect(Collectors.joining(", "));
        return new RosForm.Answer(
                mark.group(1), mark.group(2), known(GuideAnswer.class, "answer", chosen), said, unread);
    }

    // ---- a workbook -------------------------------------------------------------------------------------------------

    private static void workbook(Map<String, byte[]> parts, FormParts form)
            throws XMLStreamException, SheetCells.TooMuchException {
        for (List<SheetCells.Row> sheet : SheetCells.of(parts)) {
            Map<String, Integer> heads = Map.of();
            for (SheetCells.Row row : sheet) {
                row.cells().values().forEach(cell -> form.made(cell.strip()));
                Optional<Integer> code = row.cells().entrySet().stream()
                        .filter(cell -> RosWords.is("column.code", cell.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
                if (code.isPresent() && row.cells().size() > 2) {
                    heads = heads(row);
                } else if (!heads.isEmpty()) {
                    row(row, heads, form);
                }
            }
        }
    }

    /** The columns by the keys of their heads, since people put in columns of their own. */
    private static Map<String, Integer> heads(SheetCells.Row row) {
        var heads = new HashMap<String, Integer>();
        Set<String> keys = new HashSet<>(Set.of("column.answer", "column.said", "column.code"));
        for (Column column : Column.values()) {
            keys.add(column.key());
        }
        row.cells().forEach((at, words) -> keys.stream()
                .filter(key -> RosWords.is(key, words))
                .forEach(key -> heads.putIfAbsent(key, at)));
        return heads;
    }

    private static void row(SheetCells.Row row, Map<String, Integer> heads, FormParts form) {
        String mark = cell(row, heads, "column.code");
        Matcher line = FormParts.line(mark);
        Matcher question = FormParts.question(mark);
        if (line.matches()) {
            form.line(
                    line,
                    FormParts.column(
                            List.of(cell(row, heads, Column.BEFORE_LIKELIHOOD.key())),
                            List.of(cell(row, heads, Column.BEFORE_CONSEQUENCE.key()))),
                    FormParts.column(
                            List.of(cell(row, heads, Column.AFTER_LIKELIHOOD.key())),
                            List.of(cell(row, heads, Column.AFTER_CONSEQUENCE.key()))));
            about(row, heads, form, line.group(1));
        } else if (question.matches()) {
            form.answer(answer(question, List.of(cell(row, heads, "column.answer")), cell(row, heads, "column.said")));
        }
    }

    private static void about(SheetCells.Row row, Map<String, Integer> heads, FormParts form, String line) {
        form.reason(line, cell(row, heads, Column.REASON.key()));
        if (!cell(row, heads, Column.NOT_RELEVANT.key()).isEmpty()) {
            form.notRelevant(line);
        }
        String party = cell(row, heads, Column.PARTY.key());
        String due = cell(row, heads, Column.DUE.key());
        form.measure(
                line,
                new NewMeasure(
                        cell(row, heads, Column.NEW_MEASURE.key()),
                        known(Lowers.class, "lowers", List.of(cell(row, heads, Column.LOWERS.key()))),
                        party.isEmpty() ? Set.of() : Set.of(party),
                        known(Role.class, "role", List.of(cell(row, heads, Column.ROLE.key()))),
                        due,
                        FormParts.date(due)));
    }

    private static String cell(SheetCells.Row row, Map<String, Integer> heads, String key) {
        Integer at = heads.get(key);
        return at == null ? "" : row.cell(at);
    }
}
