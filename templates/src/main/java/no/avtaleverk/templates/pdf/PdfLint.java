package no.avtaleverk.templates.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.document.LanguageGuess;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.pdf.PdfFinding.Rule;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a PDF for what veraPDF lets pass and readers stumble over.
 *
 * <p>It is for documents this product makes: it reads them whole into memory and has no budget.
 */
public final class PdfLint {
    /** From this many pages on a document is not found through without bookmarks. */
    private static final int MANY_PAGES = 4;
    /** Fewer letters tell nothing of the language. */
    private static final int ENOUGH_LETTERS = 400;

    private static final Set<String> SAYS_NOTHING =
            Set.of("her", "klikk her", "trykk her", "les mer", "les meir", "lenke");
    private static final COSName ALT = COSName.getPDFName("Alt");
    private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");
    private static final COSName OBJECT = COSName.getPDFName("OBJR");

    private final PDDocument file;
    private final List<PdfFinding> findings = new ArrayList<>();
    /** The words of each piece of marked content, by page and id. */
    private final Map<COSDictionary, Map<Integer, String>> words = new HashMap<>();

    private final Map<COSDictionary, Integer> numbers = new HashMap<>();
    private final StringBuilder all = new StringBuilder();
    private int heading;

    private PdfLint(PDDocument file) {
        this.file = file;
    }

    /**
     * What is to be mended in a document; empty when nothing is.
     *
     * @throws UncheckedIOException if it is no PDF
     */
    public static List<PdfFinding> check(byte[] pdf) {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            var lint = new PdfLint(file);
            lint.run();
            return List.copyOf(lint.findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() throws IOException {
        int number = 0;
        for (PDPage page : file.getPages()) {
            numbers.put(page.getCOSObject(), ++number);
            read(page, number);
        }
        PDDocumentCatalog catalog = file.getDocumentCatalog();
        document(catalog);
        COSBase tree = catalog.getCOSObject().getDictionaryObject(COSName.STRUCT_TREE_ROOT);
        if (tree instanceof COSDictionary root && root.getDictionaryObject(COSName.K) != null) {
            for (COSBase kid : kids(root)) {
                element(kid, null);
            }
        } else {
            find(Rule.NO_TAGS, 0, "");
        }
    }

    private void find(Rule rule, int page, String detail) {
        findings.add(new PdfFinding(rule, page, detail.strip()));
    }

    // ---- pages

    private void read(PDPage page, int number) throws IOException {
        var extractor = new Extractor(number);
        extractor.processPage(page);
        var texts = new HashMap<Integer, String>();
        for (PDMarkedContent content : extractor.getMarkedContents()) {
            read(content, texts);
        }
        words.put(page.getCOSObject(), texts);
        texts.values().forEach(text -> all.append(text).append('\n'));
        if (!"S".equals(page.getCOSObject().getNameAsString(COSName.getPDFName("Tabs")))
                && !page.getAnnotations().isEmpty()) {
            find(Rule.TAB_ORDER, number, "");
        }
    }

    private static void read(PDMarkedContent content, Map<Integer, String> texts) {
        var text = new StringBuilder();
        for (Object piece : content.getContents()) {
            if (piece instanceof TextPosition letter) {
                text.append(letter.getUnicode());
            } else if (piece instanceof PDMarkedContent inner) {
                read(inner, texts);
            }
        }
        if (content.getMCID() >= 0) {
            texts.merge(content.getMCID(), text.toString(), String::concat);
        }
    }

    /** Sees each letter before those without a meaning are dropped. */
    private final class Extractor extends PDFMarkedContentExtractor {
        private final int page;

        Extractor(int page) throws IOException {
            this.page = page;
            setSuppressDuplicateOverlappingText(false);
        }

        @Override
        protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
            boolean missing = font instanceof PDType0Font composite && composite.codeToGID(code) == 0;
            if (missing || font.toUnicode(code) == null) {
                find(Rule.LETTER_NOT_IN_FONT, page, font.getName());
            }
            super.showGlyph(place, font, code, displacement);
        }
    }

    // ---- the document

    private void document(PDDocumentCatalog catalog) {
        String language = catalog.getLanguage();
        if (!isLanguage(language)) {
            find(Rule.LANGUAGE_OF_DOCUMENT, 0, String.valueOf(language));
        } else {
            wordsIn(language);
        }
        PDViewerPreferences preferences = catalog.getViewerPreferences();
        String title = file.getDocumentInformation().getTitle();
        if (title == null || title.isBlank() || preferences == null || !preferences.displayDocTitle()) {
            find(Rule.TITLE_NOT_SHOWN, 0, title == null ? "" : title);
        }
        if (file.getNumberOfPages() >= MANY_PAGES
                && (catalog.getDocumentOutline() == null
                        || !catalog.getDocumentOutline().hasChildren())) {
            find(Rule.NO_BOOKMARKS, 0, "");
        }
    }

    private void wordsIn(String language) {
        String said = Locale.forLanguageTag(language).getLanguage();
        boolean norwegian = said.equals("nb") || said.equals("nn") || said.equals("no");
        if (norwegian && all.length() >= ENOUGH_LETTERS) {
            Language guessed = LanguageGuess.of(all.toString());
            if (!guessed.code().equals(said)) {
                find(Rule.LANGUAGE_NOT_THAT_OF_THE_WORDS, 0, "%s, words in %s".formatted(language, guessed.code()));
            }
        }
    }

    private static boolean isLanguage(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return false;
        }
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            return Set.of(Locale.getISOLanguages()).contains(language) || language.length() == 3;
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    // ---- the tags

    private void element(COSBase kid, @Nullable COSDictionary inherited) {
        if (!(kid instanceof COSDictionary element) || element.getNameAsString(COSName.S) == null) {
            return;
        }
        COSDictionary page = page(element, inherited);
        int number = page == null ? 0 : numbers.getOrDefault(page, 0);
        String type = element.getNameAsString(COSName.S);
        if (element.containsKey(COSName.LANG) && !isLanguage(element.getString(COSName.LANG))) {
            find(Rule.LANGUAGE_OF_PART, number, String.valueOf(element.getString(COSName.LANG)));
        }
        switch (type) {
            case "Figure", "Formula" -> {
                if (isBlank(element.getString(ALT)) && isBlank(element.getString(ACTUAL_TEXT))) {
                    find(Rule.FIGURE_WITHOUT_TEXT, number, type);
                }
            }
            case "H1", "H2", "H3", "H4", "H5", "H6" -> heading(element, type, page, number);
            case "Table" -> {
                if (!holds(element, "TH") && rows(element) > 1) {
                    find(Rule.TABLE_WITHOUT_HEADERS, number, text(element, page));
                }
            }
            case "TH" -> {
                if (scope(element) == null) {
                    find(Rule.HEADER_WITHOUT_SCOPE, number, text(element, page));
                }
            }
            case "Link" -> link(element, page, number);
            default -> {
                // nothing more is asked of other elements
            }
        }
        for (COSBase below : kids(element)) {
            element(below, page);
        }
    }

    private void heading(COSDictionary element, String type, @Nullable COSDictionary page, int number) {
        int level = type.charAt(1) - '0';
        String text = text(element, page);
        if (text.isBlank()) {
            find(Rule.EMPTY_HEADING, number, type);
        }
        if (level > heading + 1) {
            find(Rule.HEADING_LEVEL_SKIPPED, number, "%s %s".formatted(type, text));
        }
        heading = level;
    }

    private void link(COSDictionary element, @Nullable COSDictionary page, int number) {
        String text = text(element, page);
        boolean described = false;
        for (COSBase kid : kids(element)) {
            if (kid instanceof COSDictionary reference
                    && OBJECT.equals(reference.getCOSName(COSName.TYPE))
                    && reference.getDictionaryObject(COSName.OBJ) instanceof COSDictionary annotation) {
                described |= !isBlank(annotation.getString(COSName.CONTENTS));
            }
        }
        boolean empty = text.isBlank() && isBlank(element.getString(ALT));
        boolean says = !SAYS_NOTHING.contains(text.strip().toLowerCase(Locale.ROOT));
        if (empty || !described || !says) {
            find(Rule.LINK_WITHOUT_TEXT, number, text);
        }
    }

    private static @Nullable String scope(COSDictionary header) {
        COSBase attributes = header.getDictionaryObject(COSName.A);
        for (COSBase each : attributes instanceof COSArray array ? array.toList() : listOf(attributes)) {
            if (each instanceof COSDictionary dictionary && dictionary.containsKey(COSName.getPDFName("Scope"))) {
                return dictionary.getNameAsString(COSName.getPDFName("Scope"));
            }
        }
        return header.getString(COSName.ID); // cells may name their headers instead
    }

    private static boolean holds(COSDictionary element, String type) {
        for (COSBase kid : kids(element)) {
            if (kid instanceof COSDictionary below
                    && (type.equals(below.getNameAsString(COSName.S)) || holds(below, type))) {
                return true;
            }
        }
        return false;
    }

    private static int rows(COSDictionary element) {
        int rows = 0;
        for (COSBase kid : kids(element)) {
            if (kid instanceof COSDictionary below) {
                rows += "TR".equals(below.getNameAsString(COSName.S)) ? 1 : rows(below);
            }
        }
        return rows;
    }

    /** The words of an element and all below it. */
    private String text(COSDictionary element, @Nullable COSDictionary inherited) {
        COSDictionary page = page(element, inherited);
        var text = new StringBuilder();
        for (COSBase kid : kids(element)) {
            if (kid instanceof COSInteger id && page != null) {
                text.append(words.getOrDefault(page, Map.of()).getOrDefault(id.intValue(), ""));
            } else if (kid instanceof COSDictionary below && below.containsKey(COSName.MCID)) {
                text.append(
                        words.getOrDefault(page(below, page), Map.of()).getOrDefault(below.getInt(COSName.MCID), ""));
            } else if (kid instanceof COSDictionary below) {
                text.append(text(below, page));
            }
        }
        return text.toString();
    }

    private static @Nullable COSDictionary page(COSDictionary element, @Nullable COSDictionary inherited) {
        return element.getDictionaryObject(COSName.PG) instanceof COSDictionary own ? own : inherited;
    }

    private static List<? extends COSBase> kids(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray array) {
            var all = new ArrayList<COSBase>();
            for (int i = 0; i < array.size(); i++) {
                COSBase kid = array.getObject(i);
                if (kid != null) {
                    all.add(kid);
                }
            }
            return all;
        }
        return listOf(kids);
    }

    private static List<COSBase> listOf(@Nullable COSBase one) {
        return one == null ? List.of() : List.of(one);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
