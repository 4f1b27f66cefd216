package no.avtaleverk.templates.reading;

import jakarta.xml.bind.JAXBElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.ReadWarning;
import no.avtaleverk.model.document.DocumentReader.ReadWarning.Kind;
import org.docx4j.XmlUtils;
import org.docx4j.docProps.custom.Properties;
import org.docx4j.model.PropertyResolver;
import org.docx4j.model.listnumbering.Emulator;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.io3.Load3;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.DocPropsCustomPart;
import org.docx4j.openpackaging.parts.WordprocessingML.MainDocumentPart;
import org.docx4j.wml.BooleanDefaultTrue;
import org.docx4j.wml.CTBookmark;
import org.docx4j.wml.CTCustomXmlBlock;
import org.docx4j.wml.ContentAccessor;
import org.docx4j.wml.FldChar;
import org.docx4j.wml.P;
import org.docx4j.wml.PPr;
import org.docx4j.wml.R;
import org.docx4j.wml.RPr;
import org.docx4j.wml.RunDel;
import org.docx4j.wml.RunIns;
import org.docx4j.wml.RunTrackChange;
import org.docx4j.wml.STFldCharType;
import org.docx4j.wml.SdtElement;
import org.docx4j.wml.Style;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.Tc;
import org.docx4j.wml.Text;
import org.docx4j.wml.Tr;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Word document (Office Open XML), read by docx4j after {@link ZipGuard} has let it pass. */
final class DocxFile {
    private static final Logger LOG = LoggerFactory.getLogger(DocxFile.class);

    private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|overskrift)\\s*([1-9])");
    private static final Pattern CONTENTS = Pattern.compile(
            "(?i)(?:toc|innh|inh)\\s*[1-9].*|toc heading|contents.*|innhaldsliste.*|innholdsfortegnelse.*");
    private static final Pattern TITLE = Pattern.compile("(?i)title|tittel");
    private static final String BOOKMARK = "avk_";

    private final WordprocessingMLPackage pkg;
    private final Budget budget;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> mapped = new ArrayList<>();
    private final Map<String, Look> styles = new HashMap<>();
    private final Map<String, @Nullable PPr> numberings = new HashMap<>();
    private final @Nullable PropertyResolver resolver;
    private long characters;
    /** Fields begun and not ended; true for one that makes a table of contents. */
    private final List<Boolean> fields = new ArrayList<>();

    private DocxFile(WordprocessingMLPackage pkg, Budget budget) {
        this.pkg = pkg;
        this.budget = budget;
        this.resolver = resolver(pkg);
    }

    /** What was found in a Word document. */
    record Found(
            List<Block> blocks,
            String title,
            @Nullable AgreementId agreement,
            int version,
            List<ReadWarning> warnings,
            boolean pictures) {}

    static Found read(byte[] bytes, Budget budget) {
        var guard = new ZipGuard(budget);
        guard.check(bytes);
        WordprocessingMLPackage pkg;
        try {
            pkg = (WordprocessingMLPackage) new Load3(guard.store()).get();
        } catch (UnreadableFileException e) {
            throw e;
        } catch (Docx4JException | RuntimeException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "Not a Word document: " + e);
        }
        MainDocumentPart main = pkg.getMainDocumentPart();
        if (main == null) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "No main document part");
        }
        var file = new DocxFile(pkg, budget);
        try {
            file.walk(main.getContent());
        } catch (UnreadableFileException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "The document part can not be read: " + e);
        }
        String name = main.getPartName().getName().substring(1);
        XmlScan.Content content = guard.content(name);
        var warnings = new ArrayList<ReadWarning>();
        warn(warnings, Kind.IMAGES, content.images());
        warn(warnings, Kind.FOOTNOTES, content.footnotes());
        warn(warnings, Kind.COMMENTS, content.comments());
        warn(warnings, Kind.TRACKED_CHANGES, content.trackedChanges());
        warn(warnings, Kind.TEXT_BOXES, content.textBoxes());
        warn(warnings, Kind.TEXT_NOT_MAPPED, file.notMapped(content.paragraphs()));
        warn(warnings, Kind.ATTACHMENTS, guard.attachments());
        warn(warnings, Kind.HEADERS_FOOTERS, guard.headers());
        Map<String, String> properties = file.customProperties();
        return new Found(
                file.blocks,
                file.coreTitle(),
                agreementId(properties.get("agreementId")),
                version(properties.get("agreementVersion")),
                warnings,
                content.images() > 0);
    }

    private static void warn(List<ReadWarning> warnings, Kind kind, int count) {
        if (count > 0) {
            warnings.add(new ReadWarning(kind, count));
        }
    }

    /** Paragraphs with text that the library did not hand over. */
    private int notMapped(List<String> paragraphs) {
        var seen = new HashMap<String, Integer>();
        for (String text : mapped) {
            seen.merge(text, 1, Integer::sum);
        }
        int missing = 0;
        for (String text : paragraphs) {
            Integer left = seen.get(text);
            if (left == null || left == 0) {
                missing++;
            } else {
                seen.put(text, left - 1);
            }
        }
        return missing;
    }

    // ---- blocks

    private void walk(List<?> content) {
        for (Object each : content) {
            budget.checkTime();
            Object one = XmlUtils.unwrap(each);
            if (one == null) {
                continue; // an element the library could not bind
            }
            switch (one) {
                case P paragraph -> add(paragraph, false);
                case Tbl table -> add(table);
                case SdtElement sdt -> {
                    if (sdt.getSdtContent() != null) {
                        walk(sdt.getSdtContent().getContent());
                    }
                }
                case CTCustomXmlBlock custom -> walk(custom.getContent());
                case RunIns inserted -> walk(inserted.getCustomXmlOrSmartTagOrSdt());
                case ContentAccessor container -> walk(container.getContent());
                default -> {
                    // bookmarks, permissions, proofing marks
                }
            }
        }
    }

    private void add(P paragraph, boolean inCell) {
        var text = new ParagraphText();
        boolean contentsBefore = fields.contains(true);
        text.collect(paragraph.getContent(), paragraphLook(paragraph));
        String raw = text.text.toString();
        mapped.addAll(letters(raw));
        characters += raw.length();
        Budget.checkCharacters(characters);
        Budget.checkLines(blocks.size());
        Look look = paragraphLook(paragraph);
        if (look.level > 0) {
            fields.replaceAll(contents -> false); // a table of contents that never ended must not swallow the document
        } else if (contentsBefore || fields.contains(true)) {
            return;
        }
        if (isDeleted(paragraph) && raw.isBlank()) {
            return;
        }
        if (CONTENTS.matcher(look.styleName).matches()) {
            return;
        }
        String words = clean(raw);
        if (text.signatures) {
            blocks.add(new Block(Block.Kind.SIGNATURES, 0, "", words, 0, false, false, null));
            return;
        }
        String number = "";
        boolean bullet = false;
        int depth = 0;
        Emulator.ResultTriple triple = words.isEmpty() ? null : number(paragraph);
        if (triple != null) {
            if (triple.getBullet() != null) {
                bullet = true;
            } else if (triple.getNumString() != null) {
                number = triple.getNumString().strip();
            }
            depth = triple.getIndent() == null || triple.getIndent().getLeft() == null
                    ? 0
                    : triple.getIndent().getLeft().intValue() / 360;
        }
        if (words.isEmpty()) {
            blocks.add(Block.BLANK);
            return;
        }
        float size = text.size(look.size);
        boolean bold = text.isBold();
        Block.Kind kind = Block.Kind.PARAGRAPH;
        int level = 0;
        if (TITLE.matcher(look.styleName).matches()) {
            kind = Block.Kind.TITLE;
        } else if (look.level > 0 || text.known != null) {
            kind = Block.Kind.HEADING;
            level = Math.max(1, look.level);
        } else if (bullet) {
            kind = Block.Kind.BULLET;
            level = depth;
        } else if (!number.isEmpty()) {
            kind = Block.Kind.ITEM;
            level = depth;
        }
        blocks.add(new Block(
                inCell && kind == Block.Kind.TITLE ? Block.Kind.PARAGRAPH : kind,
                level,
                number,
                words,
                size,
                bold,
                false,
                text.known));
    }

    private static List<String> letters(String raw) {
        String letters = XmlScan.letters(raw);
        return letters.isEmpty() ? List.of() : List.of(letters);
    }

    /** A table of one column is a frame around text; one with headings in it is a layout. Both are taken as running text. */
    private void add(Tbl table) {
        var rows = new ArrayList<List<Tc>>();
        collectRows(table.getContent(), rows);
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns <= 1 || holdsHeadings(rows)) {
            for (List<Tc> row : rows) {
                for (Tc cell : row) {
                    walk(cell.getContent());
                }
            }
            return;
        }
        for (List<Tc> row : rows) {
            var line = new StringBuilder("|");
            boolean any = false;
            for (Tc cell : row) {
                String text = cellText(cell);
                any |= !text.isEmpty();
                line.append(' ').append(text).append(" |");
                int span = cell.getTcPr() == null || cell.getTcPr().getGridSpan() == null
                        ? 1
                        : cell.getTcPr().getGridSpan().getVal().intValue();
                for (int i = 1; i < Math.min(span, 50); i++) {
                    line.append("  |");
                }
            }
            if (any) {
                blocks.add(new Block(Block.Kind.ROW, 0, "", line.toString(), 0, false, false, null));
            }
        }
        blocks.add(Block.BLANK);
    }

    private void collectRows(List<?> content, List<List<Tc>> rows) {
        for (Object each : content) {
            budget.checkTime();
            Object one = XmlUtils.unwrap(each);
            if (one instanceof Tr row) {
                var cells = new ArrayList<Tc>();
                collectCells(row.getContent(), cells);
                rows.add(cells);
            } else if (one instanceof SdtElement sdt && sdt.getSdtContent() != null) {
                collectRows(sdt.getSdtContent().getContent(), rows);
            } else if (one instanceof ContentAccessor other) {
                collectRows(other.getContent(), rows);
            }
        }
    }

    private static void collectCells(List<?> content, List<Tc> cells) {
        for (Object each : content) {
            Object one = XmlUtils.unwrap(each);
            if (one instanceof Tc cell) {
                cells.add(cell);
            } else if (one instanceof SdtElement sdt && sdt.getSdtContent() != null) {
                collectCells(sdt.getSdtContent().getContent(), cells);
            } else if (one instanceof ContentAccessor other) {
                collectCells(other.getContent(), cells);
            }
        }
    }

    private boolean holdsHeadings(List<List<Tc>> rows) {
        for (List<Tc> row : rows) {
            for (Tc cell : row) {
                for (Object each : cell.getContent()) {
                    if (XmlUtils.unwrap(each) instanceof P paragraph && paragraphLook(paragraph).level > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private String cellText(Tc cell) {
        int before = blocks.size();
        walk(cell.getContent());
        var text = new StringBuilder();
        for (Block block : blocks.subList(before, blocks.size())) {
            if (block.kind() == Block.Kind.BLANK) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append(block.kind() == Block.Kind.BULLET ? "; " : " ");
            }
            if (block.kind() == Block.Kind.ITEM) {
                text.append(block.number()).append(' ');
            }
            text.append(block.text());
        }
        blocks.subList(before, blocks.size()).clear();
        return text.toString().replace('|', '/').replaceAll("\\s+", " ").strip();
    }

    private static boolean isDeleted(P paragraph) {
        return paragraph.getPPr() != null
                && paragraph.getPPr().getRPr() != null
                && paragraph.getPPr().getRPr().getDel() != null;
    }

    /** The lines that say something, with one blank where there were several. */
    private static String clean(String raw) {
        var lines = new StringBuilder(raw.length());
        var line = new StringBuilder();
        for (int i = 0; i <= raw.length(); i++) {
            char c = i == raw.length() ? '\n' : raw.charAt(i);
            if (c == '\n') {
                String stripped = line.toString().strip();
                if (!stripped.isEmpty()) {
                    lines.append(lines.isEmpty() ? "" : "\n").append(stripped);
                }
                line.setLength(0);
            } else if (c != ' ' && c != '\u00a0' && (c < '\t' || c > '\r')) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return lines.toString();
    }

    // ---- styles and numbers

    /** How a style looks. */
    private record Look(String styleName, int level, boolean bold, float size, boolean numbered) {}

    private static @Nullable PropertyResolver resolver(WordprocessingMLPackage pkg) {
        try {
            return pkg.getMainDocumentPart().getPropertyResolver();
        } catch (RuntimeException e) {
            LOG.debug("No styles in the document", e);
            return null;
        }
    }

    private Look paragraphLook(P paragraph) {
        PPr own = paragraph.getPPr();
        String id =
                own == null || own.getPStyle() == null ? "" : own.getPStyle().getVal();
        Look style = styles.computeIfAbsent(id == null ? "" : id, this::styleLook);
        if (own != null && own.getOutlineLvl() != null && own.getOutlineLvl().getVal() != null) {
            int level = own.getOutlineLvl().getVal().intValue() + 1;
            return new Look(style.styleName, level <= 9 ? level : 0, style.bold, style.size, style.numbered);
        }
        return style;
    }

    private Look styleLook(String id) {
        PropertyResolver properties = resolver;
        if (properties == null) {
            return new Look("", 0, false, 0, true);
        }
        try {
            Style style = id.isEmpty() ? null : properties.getStyle(id);
            String name =
                    style == null || style.getName() == null || style.getName().getVal() == null
                            ? id
                            : style.getName().getVal();
            PPr effective = id.isEmpty() ? properties.getDocumentDefaultPPr() : properties.getEffectivePPr(id);
            int level = 0;
            Matcher heading = HEADING.matcher(name);
            if (heading.matches()) {
                level = Integer.parseInt(heading.group(1));
            } else if (effective != null
                    && effective.getOutlineLvl() != null
                    && effective.getOutlineLvl().getVal() != null
                    && effective.getOutlineLvl().getVal().intValue() < 9
                    && !TITLE.matcher(name).matches()) {
                level = effective.getOutlineLvl().getVal().intValue() + 1;
            }
            RPr letters = id.isEmpty() ? properties.getDocumentDefaultRPr() : properties.getEffectiveRPr(id);
            boolean bold = letters != null && isOn(letters.getB());
            float size = letters == null || letters.getSz() == null
                    ? 0
                    : letters.getSz().getVal().floatValue() / 2;
            boolean numbered = effective != null && effective.getNumPr() != null;
            return new Look(name.strip(), level, bold, size, numbered);
        } catch (RuntimeException e) {
            LOG.debug("The style {} can not be resolved", id, e);
            return new Look(id.toLowerCase(Locale.ROOT), 0, false, 0, true);
        }
    }

    private static boolean isOn(@Nullable BooleanDefaultTrue value) {
        return value != null && value.isVal();
    }

    private Emulator.@Nullable ResultTriple number(P paragraph) {
        PropertyResolver properties = resolver;
        if (properties == null) {
            return null;
        }
        PPr own = paragraph.getPPr();
        if (own == null || own.getNumPr() == null && !paragraphLook(paragraph).numbered) {
            return null;
        }
        try {
            PPr effective = numbering(properties, own);
            if (effective == null
                    || effective.getNumPr() == null
                    || effective.getNumPr().getNumId() == null) {
                return null;
            }
            return Emulator.getNumber(pkg, effective);
        } catch (RuntimeException e) {
            LOG.debug("A paragraph's number can not be made", e);
            return null;
        }
    }

    /** What makes a paragraph's number. The library copies the whole style when asked, so that it is asked once for each. */
    private @Nullable PPr numbering(PropertyResolver properties, PPr own) {
        var list = own.getNumPr();
        if (list != null && list.getNumId() != null && list.getIlvl() != null) {
            return own; // says all by itself
        }
        String key = (own.getPStyle() == null ? "" : own.getPStyle().getVal())
                + (list == null || list.getNumId() == null
                        ? ""
                        : " " + list.getNumId().getVal());
        if (!numberings.containsKey(key)) {
            numberings.put(key, properties.getEffectivePPr(own));
        }
        return numberings.get(key);
    }

    // ---- text of one paragraph

    private final class ParagraphText {
        private final StringBuilder text = new StringBuilder();
        private final Map<Float, Integer> sizes = new HashMap<>();
        private int boldLetters;
        private int letters;
        private boolean signatures;
        private @Nullable ClauseId known;

        void collect(List<?> content, Look look) {
            for (Object each : content) {
                String element = each instanceof JAXBElement<?> wrapped
                        ? wrapped.getName().getLocalPart()
                        : "";
                Object one = XmlUtils.unwrap(each);
                if (one == null || element.equals("moveFrom") || one instanceof RunDel) {
                    continue;
                }
                switch (one) {
                    case R run -> collect(run, look);
                    case RunIns inserted -> collect(inserted.getCustomXmlOrSmartTagOrSdt(), look);
                    case RunTrackChange moved -> collect(moved.getAccOrBarOrBox(), look);
                    case CTBookmark bookmark -> note(bookmark.getName());
                    case SdtElement sdt -> {
                        if (sdt.getSdtContent() != null) {
                            collect(sdt.getSdtContent().getContent(), look);
                        }
                    }
                    case ContentAccessor container -> collect(container.getContent(), look);
                    default -> {
                        // proofing marks, comment ranges
                    }
                }
            }
        }

        private void note(@Nullable String bookmark) {
            if (bookmark == null || !bookmark.startsWith(BOOKMARK) || known != null) {
                return;
            }
            String id = bookmark.substring(BOOKMARK.length()).replace('_', '-').toLowerCase(Locale.ROOT);
            if (id.equals("signatures")) {
                signatures = true;
            } else if (id.matches("[a-z0-9][a-z0-9-]{0,35}")) {
                known = new ClauseId(id);
            }
        }

        private void collect(R run, Look look) {
            int before = text.length();
            for (Object each : run.getContent()) {
                String element = each instanceof JAXBElement<?> wrapped
                        ? wrapped.getName().getLocalPart()
                        : "";
                Object one = XmlUtils.unwrap(each);
                if (element.equals("instrText")) {
                    if (!fields.isEmpty() && one instanceof Text instruction && isContents(instruction.getValue())) {
                        fields.set(fields.size() - 1, true);
                    }
                    continue;
                }
                if (one == null) {
                    continue;
                }
                switch (one) {
                    case Text words -> {
                        if (!element.equals("delText")) {
                            text.append(words.getValue());
                        }
                    }
                    case R.Tab tab -> text.append('\t');
                    case R.NoBreakHyphen hyphen -> text.append('-');
                    case R.Sym symbol -> text.append('\u2022');
                    case org.docx4j.wml.Br lineBreak -> text.append('\n');
                    case R.Cr lineBreak -> text.append('\n');
                    case FldChar mark -> note(mark);
                    default -> {
                        // drawings, references and the like are counted elsewhere
                    }
                }
            }
            int added = text.substring(before).strip().length();
            if (added > 0) {
                RPr own = run.getRPr();
                boolean bold = own != null && own.getB() != null ? isOn(own.getB()) : look.bold || isStrong(own);
                float size = own != null && own.getSz() != null
                        ? own.getSz().getVal().floatValue() / 2
                        : look.size;
                letters += added;
                boldLetters += bold ? added : 0;
                sizes.merge(size, added, Integer::sum);
            }
        }

        private boolean isStrong(@Nullable RPr own) {
            return own != null
                    && own.getRStyle() != null
                    && styles.computeIfAbsent(own.getRStyle().getVal(), DocxFile.this::styleLook).bold;
        }

        private void note(FldChar mark) {
            if (mark.getFldCharType() == STFldCharType.BEGIN) {
                fields.add(false);
            } else if (mark.getFldCharType() == STFldCharType.END && !fields.isEmpty()) {
                fields.removeLast();
            }
        }

        boolean isBold() {
            return letters > 0 && boldLetters >= letters * 0.9;
        }

        float size(float otherwise) {
            return sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(otherwise);
        }
    }

    private static boolean isContents(@Nullable String instruction) {
        return instruction != null
                && instruction.strip().toUpperCase(Locale.ROOT).startsWith("TOC");
    }

    // ---- properties

    private String coreTitle() {
        try {
            String title = pkg.getTitle();
            return title == null ? "" : title.strip();
        } catch (RuntimeException e) {
            LOG.debug("No title in the properties", e);
            return "";
        }
    }

    private Map<String, String> customProperties() {
        var values = new HashMap<String, String>();
        DocPropsCustomPart part = pkg.getDocPropsCustomPart();
        if (part == null) {
            return values;
        }
        try {
            for (Properties.Property property : part.getContents().getProperty()) {
                String value = property.getLpwstr();
                if (value == null && property.getI4() != null) {
                    value = property.getI4().toString();
                }
                if (property.getName() != null && value != null) {
                    values.put(property.getName(), value.strip());
                }
            }
        } catch (Docx4JException | RuntimeException e) {
            LOG.debug("The custom properties can not be read", e);
        }
        return values;
    }

    private static @Nullable AgreementId agreementId(@Nullable String value) {
        return value != null && value.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
                ? new AgreementId(value)
                : null;
    }

    private static int version(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
    }
}
