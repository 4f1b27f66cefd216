package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** An element of the structure tree (ISO 32000-1, 14.7): what a piece of a page is, for those who do not see it. */
final class Tag {
    private static final COSName STRUCT_ELEM = COSName.getPDFName("StructElem");

    private final String type;
    private final COSDictionary element = new COSDictionary();
    private final List<COSBase> kids = new ArrayList<>();
    private final List<Tag> children = new ArrayList<>();
    private @Nullable COSDictionary page;

    private Tag(String type) {
        this.type = type;
        element.setItem(COSName.TYPE, STRUCT_ELEM);
        element.setName(COSName.S, type);
    }

    static Tag root() {
        return new Tag("Document");
    }

    Tag child(String type) {
        var child = new Tag(type);
        child.element.setItem(COSName.P, element);
        kids.add(child.element);
        children.add(child);
        return child;
    }

    String type() {
        return type;
    }

    COSDictionary element() {
        return element;
    }

    /** A header cell, and whether it heads its column or its row. */
    Tag scope(String scope) {
        return attribute("Table", "Scope", scope);
    }

    /** What it says to those who do not see it. */
    Tag alternative(String words) {
        element.setString(COSName.getPDFName("Alt"), words);
        return this;
    }

    /** Where a figure stands on its page. */
    void placed(PDRectangle box) {
        var attributes = new COSDictionary();
        attributes.setName(COSName.O, "Layout");
        attributes.setName(COSName.getPDFName("Placement"), "Block");
        attributes.setItem(COSName.BBOX, box);
        element.setItem(COSName.A, attributes);
    }

    Tag attribute(String owner, String name, String value) {
        var attributes = new COSDictionary();
        attributes.setName(COSName.O, owner);
        attributes.setName(COSName.getPDFName(name), value);
        element.setItem(COSName.A, attributes);
        return this;
    }

    /** Marked content on a page belongs to this element. */
    void marks(COSDictionary onPage, int id) {
        if (page == null) {
            page = onPage;
            element.setItem(COSName.PG, onPage);
        }
        if (page == onPage) {
            kids.add(COSInteger.get(id));
        } else {
            var reference = new COSDictionary();
            reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
            reference.setItem(COSName.PG, onPage);
            reference.setInt(COSName.MCID, id);
            reference.setDirect(true);
            kids.add(reference);
        }
    }

    /** An annotation belongs to this element. */
    void owns(COSDictionary annotation, COSDictionary onPage) {
        var reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("OBJR"));
        reference.setItem(COSName.OBJ, annotation);
        reference.setItem(COSName.PG, onPage);
        reference.setDirect(true);
        kids.add(reference);
    }

    /** Write the kids, of this element and all below; a section with nothing in it is left out. */
    void close() {
        for (Tag child : children) {
            if (child.kids.isEmpty() && child.type.equals("Sect")) {
                kids.remove(child.element);
            }
        }
        if (kids.size() == 1) {
            element.setItem(COSName.K, kids.getFirst());
        } else if (!kids.isEmpty()) {
            var array = new COSArray(kids);
            array.setDirect(true);
            element.setItem(COSName.K, array);
        }
        children.forEach(Tag::close);
    }
}
