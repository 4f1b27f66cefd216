package no.avtaleverk.templates.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.templates.pdf.Pagination.Placed;
import no.avtaleverk.templates.pdf.Strip.Area;
import no.avtaleverk.templates.pdf.Strip.Field;
import no.avtaleverk.templates.pdf.Strip.Figure;
import no.avtaleverk.templates.pdf.Strip.Link;
import no.avtaleverk.templates.pdf.Strip.PageNumber;
import no.avtaleverk.templates.pdf.Strip.WebLink;
import no.avtaleverk.templates.pdf.Strip.Words;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/** Puts an agreement onto pages, with contents when there are more than a few, and ties pages, tags and bookmarks together. */
final class Binding {
    private static final float TOP = 27 * Column.MM;
    static final float BOTTOM = 270 * Column.MM;
    private static final float TOP_OF_FIRST = 30 * Column.MM;
    /** Height of what stands on the first page, in points. */
    static final float FIRST_PAGE = BOTTOM - TOP_OF_FIRST;
    /** A text of no more pages than these is found through without a table of contents. */
    private static final int FEW_PAGES = 3;

    /** A place on a page, counted from 0, in points from its top. */
    record Spot(int page, float top) {}

    private final PDDocument file;
    private final Setting setting;
    private final FontUse fonts = new FontUse();
    private final List<List<Placed>> pages = new ArrayList<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, Spot> spots = new HashMap<>();

    Binding(PDDocument file, Setting setting) {
        this.file = file;
        this.setting = setting;
    }

    void bind() throws IOException {
        List<List<Placed>> paginated = setting.pages();
        pages.addAll(paginated);
        spots.putAll(spots(paginated));
        for (int i = 0; i < pages.size(); i++) {
            sheets.add(new Sheet(fonts));
        }
        for (int i = 0; i < pages.size(); i++) {
            paint(i);
        }
        fonts.embed(file);
        for (int i = 0; i < sheets.size(); i++) {
            sheets.get(i).close(file, i);
        }
        tags();
        bookmarks();
        form();
    }

    static List<List<Placed>> paginate(AgreementSetting setting) {
        var pages = new ArrayList<>(Pagination.pages(setting.firstPage().strips(), FIRST_PAGE));
        List<Strip> text = setting.text().strips();
        List<List<Placed>> alone = Pagination.pages(text, BOTTOM - TOP);
        if (alone.size() <= FEW_PAGES) {
            pages.addAll(alone);
            return pages;
        }
        var all = new ArrayList<>(setting.contents().strips());
        text.getFirst().startsPage = setting.contentsFillsPages();
        all.addAll(text);
        pages.addAll(Pagination.pages(all, BOTTOM - TOP));
        return pages;
    }

    /** Where the anchors are. */
    static Map<String, Spot> spots(List<List<Placed>> pages) {
        var spots = new HashMap<String, Spot>();
        for (int i = 0; i < pages.size(); i++) {
            for (Placed placed : pages.get(i)) {
                if (placed.strip().anchor != null) {
                    spots.put(placed.strip().anchor, new Spot(i, top(i) + placed.top()));
                }
            }
        }
        return spots;
    }

    static float top(int page) {
        return page == 0 ? TOP_OF_FIRST : TOP;
    }

    private void paint(int number) {
        Sheet sheet = sheets.get(number);
        for (Strip.Mark mark : setting.margins(number + 1, pages.size())) {
            paint(sheet, mark, 0);
        }
        for (Placed placed : pages.get(number)) {
            for (Strip.Mark mark : placed.strip().marks) {
                paint(sheet, mark, top(number) + placed.top());
            }
        }
    }

    private void paint(Sheet sheet, Strip.Mark mark, float top) {
        switch (mark) {
            case Area area -> sheet.area(area, top);
            case Words words -> sheet.words(words, top);
            case PageNumber number -> pageNumber(sheet, number, top);
            case Link link ->
                sheet.link(
                        link.tag(),
                        destination(link.anchor()),
                        link.says(),
                        link.x(),
                        top + link.y(),
                        link.width(),
                        link.height());
            case WebLink link ->
                sheet.link(
                        link.tag(), link.address(), link.says(), link.x(), top + link.y(), link.width(), link.height());
            case Figure figure -> sheet.figure(figure.tag(), figure.areas(), top);
            case Field field -> sheet.field(file, field, top);
        }
    }

    private void pageNumber(Sheet sheet, PageNumber number, float top) {
        String page = String.valueOf(spot(number.anchor()).page() + 1);
        float x = number.right() - number.face().width(page, number.size());
        float dot = number.face().width(".", number.size()) * 2;
        var dots = new StringBuilder();
        for (float at = x - 2 * dot; at > number.from(); at -= dot) {
            dots.append(". ");
        }
        float wide = number.face().width(dots.toString(), number.size());
        sheet.leaders(
                new Words(
                        null,
                        x - dot - wide,
                        number.baseline(),
                        number.face(),
                        number.size(),
                        AgreementSetting.GREY,
                        dots.toString()),
                top);
        sheet.words(
                new Words(
                        number.tag(), x, number.baseline(), number.face(), number.size(), AgreementSetting.GREY, page),
                top);
    }

    private Spot spot(String anchor) {
        Spot spot = spots.get(anchor);
        if (spot == null) {
            throw new IllegalStateException("Nothing on any page is called " + anchor);
        }
        return spot;
    }

    private COSArray destination(String anchor) {
        Spot spot = spot(anchor);
        var destination = new COSArray();
        destination.add(sheets.get(spot.page()).dictionary());
        destination.add(COSName.getPDFName("XYZ"));
        destination.add(COSInteger.ZERO);
        destination.add(new COSFloat(Sheet.HEIGHT - Math.max(0, spot.top() - 12)));
        destination.add(COSNull.NULL);
        return destination;
    }

    private void tags() {
        Tag document = setting.root();
        document.close();
        var root = new COSDictionary();
        root.setItem(COSName.TYPE, COSName.getPDFName("StructTreeRoot"));
        root.setItem(COSName.K, document.element());
        document.element().setItem(COSName.P, root);
        var numbers = new COSArray();
        int next = 0;
        for (Sheet sheet : sheets) {
            var owners = new COSArray();
            sheet.owners().forEach(tag -> owners.add(tag.element()));
            numbers.add(COSInteger.get(next++));
            numbers.add(owners);
        }
        for (Sheet sheet : sheets) {
            for (Sheet.Owned owned : sheet.owned()) {
                owned.annotation().setInt(COSName.STRUCT_PARENT, next);
                numbers.add(COSInteger.get(next++));
                numbers.add(owned.tag().element());
            }
        }
        var parents = new COSDictionary();
        parents.setItem(COSName.NUMS, numbers);
        root.setItem(COSName.PARENT_TREE, parents);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, next);
        file.getDocumentCatalog().getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, root);
    }

    /** The places to sign, as a form. It stands in the catalog itself, where PDFBox puts it back when one of them is filled in. */
    private void form() {
        var fields = new COSArray();
        sheets.forEach(sheet -> sheet.fields().forEach(fields::add));
        if (fields.size() > 0) {
            var form = new COSDictionary();
            form.setItem(COSName.FIELDS, fields);
            form.setDirect(true);
            file.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
        }
    }

    private void bookmarks() throws IOException {
        var root = new PDDocumentOutline();
        var parents = new ArrayList<PDOutlineNode>();
        for (Setting.Bookmark mark : setting.bookmarks()) {
            while (parents.size() >= mark.depth()) {
                parents.removeLast();
            }
            PDOutlineNode parent = parents.isEmpty() ? root : parents.getLast();
            parents.add(bookmark(parent, mark.title(), mark.anchor()));
        }
        root.openNode();
        file.getDocumentCatalog().setDocumentOutline(root);
    }

    private PDOutlineItem bookmark(PDOutlineNode parent, String name, String anchor) throws IOException {
        var item = new PDOutlineItem();
        item.setTitle(name);
        item.setDestination(PDDestination.create(destination(anchor)));
        parent.addLast(item);
        return item;
    }
}
