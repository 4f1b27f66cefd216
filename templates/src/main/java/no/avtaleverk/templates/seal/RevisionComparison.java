package no.avtaleverk.templates.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.signing.Alteration;
import no.avtaleverk.templates.seal.ObjectRoles.Role;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * What a later revision of a file did to an earlier one.
 *
 * <p>An update may do four things: fill in one signature field that was empty, add a time-stamp that shows nowhere, add what proves
 * signatures, and write again what is as it was. Since the earlier revision is the beginning of the later one, only objects with another
 * place in the later file can differ, and so only those are looked at.
 */
final class RevisionComparison {
    private static final Set<COSName> FILLED_IN = Set.of(COSName.V, COSName.AP, COSName.F, COSName.TU, COSName.M);
    private static final Set<COSName> FORM_STATE = Set.of(COSName.FIELDS, COSName.SIG_FLAGS);
    private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final int DEEPEST = 64;

    private final COSDocument older;
    private final COSDocument newer;
    private final long length;
    private final ObjectRoles roles;
    private final Set<Alteration> found = EnumSet.noneOf(Alteration.class);
    private final Set<COSObjectKey> settled = new HashSet<>();

    private RevisionComparison(COSDocument older, COSDocument newer, long length, ObjectRoles roles) {
        this.older = older;
        this.newer = newer;
        this.length = length;
        this.roles = roles;
    }

    /**
     * Compare two revisions.
     *
     * @param length of the later one, which its own signature covers
     * @param freed objects the later one declares free, whatever a reader makes of it
     * @param roles of the objects of the earlier one; afterwards of those of the later one
     */
    static Set<Alteration> of(COSDocument older, COSDocument newer, long length, Set<Long> freed, ObjectRoles roles)
            throws IOException {
        var comparison = new RevisionComparison(older, newer, length, roles);
        comparison.run(freed);
        return comparison.found;
    }

    private void run(Set<Long> freed) throws IOException {
        var changed = new LinkedHashSet<COSObjectKey>();
        Map<COSObjectKey, Long> before = older.getXrefTable();
        Map<COSObjectKey, Long> after = newer.getXrefTable();
        var numbers = new HashSet<Long>();
        for (Map.Entry<COSObjectKey, Long> entry : before.entrySet()) {
            numbers.add(entry.getKey().getNumber());
            if (!place(before, entry.getValue()).equals(place(after, after.get(entry.getKey())))) {
                changed.add(entry.getKey());
            }
            if (freed.contains(entry.getKey().getNumber())) {
                changed(entry.getKey());
            }
        }
        for (COSObjectKey key : after.keySet()) {
            if (!before.containsKey(key)) {
                if (numbers.contains(key.getNumber())) {
                    found.add(Alteration.OTHER); // another generation of an object: readers differ on which is meant
                }
                changed(key);
            }
        }
        trailer();
        COSDictionary was = catalog(older);
        COSDictionary is = catalog(newer);
        catalog(was, is);
        pages(was, is, form(was, is), changed);
        for (COSObjectKey key : changed) {
            if (!settled.contains(key)
                    && !same(
                            older.getObjectFromPool(key).getObject(),
                            newer.getObjectFromPool(key).getObject())) {
                changed(key);
            }
        }
        roles.learn(newer, changed);
    }

    /** Where an object stands: in the file, or in a stream of objects that stands there. */
    private static Long place(Map<COSObjectKey, Long> table, @Nullable Long entry) {
        if (entry == null) {
            return Long.MIN_VALUE;
        }
        if (entry >= 0) {
            return entry;
        }
        Long stream = table.get(new COSObjectKey(-entry, 0));
        return stream == null ? entry : -stream;
    }

    /** Name the change of an object, or of one that was referred to and not there. What nothing leads to changes nothing. */
    private void changed(COSObjectKey key) {
        Role role = roles.of(key);
        if (role != null && role.alteration() != null) {
            found.add(role.alteration());
        }
    }

    private void trailer() {
        COSDictionary was = older.getTrailer();
        COSDictionary is = newer.getTrailer();
        if (!same(was.getItem(COSName.ROOT), is.getItem(COSName.ROOT))) {
            found.add(Alteration.OTHER);
        }
        if (!same(was.getItem(COSName.INFO), is.getItem(COSName.INFO))) {
            found.add(Alteration.METADATA);
        }
        if (!same(was.getItem(COSName.ENCRYPT), is.getItem(COSName.ENCRYPT))) {
            found.add(Alteration.OTHER);
        }
    }

    private static COSDictionary catalog(COSDocument document) throws IOException {
        COSDictionary catalog = document.getTrailer().getCOSDictionary(COSName.ROOT);
        if (catalog == null) {
            throw new IOException("A file without a catalog");
        }
        return catalog;
    }

    private void catalog(COSDictionary was, COSDictionary is) {
        settle(older.getTrailer().getItem(COSName.ROOT));
        for (COSName name : union(was, is)) {
            boolean free = name.equals(COSName.ACRO_FORM) || name.equals(DSS) || name.equals(EXTENSIONS);
            if (!free && !same(was.getItem(name), is.getItem(name))) {
                Alteration alteration = ObjectRoles.inCatalog(name).alteration();
                found.add(alteration == null ? Alteration.OTHER : alteration);
            }
        }
    }

    // ---- fields

    /** @return widgets that were added and show nowhere */
    private Set<COSObjectKey> form(COSDictionary wasCatalog, COSDictionary isCatalog) {
        COSDictionary was = wasCatalog.getCOSDictionary(COSName.ACRO_FORM);
        COSDictionary is = isCatalog.getCOSDictionary(COSName.ACRO_FORM);
        settle(wasCatalog.getItem(COSName.ACRO_FORM));
        if (is == null) {
            if (was != null) {
                found.add(Alteration.FORM_FIELD);
            }
            return Set.of();
        }
        COSDictionary before = was == null ? new COSDictionary() : was;
        settle(before.getItem(COSName.FIELDS));
        for (COSName name : union(before, is)) {
            if (!FORM_STATE.contains(name) && !same(before.getItem(name), is.getItem(name))) {
                found.add(name.getName().equals("XFA") ? Alteration.ACTIVE_CONTENT : Alteration.FORM_FIELD);
            }
        }
        List<COSBase> fields = items(before.getCOSArray(COSName.FIELDS));
        List<COSBase> now = items(is.getCOSArray(COSName.FIELDS));
        if (now.size() < fields.size()) {
            found.add(Alteration.FORM_FIELD);
            return Set.of();
        }
        for (int i = 0; i < fields.size(); i++) {
            if (!same(fields.get(i), now.get(i))) {
                found.add(Alteration.FORM_FIELD);
            } else {
                field(fields.get(i), now.get(i));
            }
        }
        var added = new HashSet<COSObjectKey>();
        for (COSBase field : now.subList(fields.size(), now.size())) {
            added(field, added);
        }
        return added;
    }

    private void field(COSBase wasReference, COSBase isReference) {
        if (!(object(wasReference) instanceof COSDictionary was)
                || !(object(isReference) instanceof COSDictionary is)) {
            return;
        }
        boolean filled = COSName.SIG.equals(was.getCOSName(COSName.FT))
                && was.getDictionaryObject(COSName.V) == null
                && isOwnSignature(is.getCOSDictionary(COSName.V));
        settle(wasReference);
        if (!filled) {
            if (!same(was, is)) {
                found.add(Alteration.FORM_FIELD);
            }
            return;
        }
        for (COSName name : union(was, is)) {
            if (!FILLED_IN.contains(name) && !same(was.getItem(name), is.getItem(name))) {
                found.add(Alteration.FORM_FIELD);
            }
        }
    }

    private void added(COSBase reference, Set<COSObjectKey> invisible) {
        boolean signs = object(reference) instanceof COSDictionary field
                && reference instanceof COSObject
                && COSName.SIG.equals(field.getCOSName(COSName.FT))
                && isOwnSignature(field.getCOSDictionary(COSName.V))
                && !field.containsKey(COSName.KIDS)
                && !field.containsKey(COSName.A)
                && !field.containsKey(COSName.AA);
        if (!signs) {
            found.add(Alteration.FORM_FIELD);
        } else if (!isInvisible((COSDictionary) Objects.requireNonNull(object(reference)))) {
            found.add(Alteration.APPEARANCE);
        }
        if (reference instanceof COSObject named) {
            invisible.add(named.getKey());
        }
    }

    /** Whether a signature is the one this revision was made for: it covers the revision to its end. */
    private boolean isOwnSignature(@Nullable COSDictionary signature) {
        COSArray range = signature == null ? null : signature.getCOSArray(COSName.BYTERANGE);
        return range != null
                && range.size() == 4
                && range.get(2) instanceof COSNumber start
                && range.get(3) instanceof COSNumber rest
                && start.longValue() + rest.longValue() == length;
    }

    private static boolean isInvisible(COSDictionary widget) {
        COSArray box = widget.getCOSArray(COSName.RECT);
        if (box == null || box.size() != 4) {
            return box == null;
        }
        float[] corners = box.toFloatArray();
        return corners[0] == corners[2] || corners[1] == corners[3];
    }

    // ---- pages

    private void pages(COSDictionary was, COSDictionary is, Set<COSObjectKey> added, Set<COSObjectKey> changed) {
        List<COSBase> before = leaves(was.getItem(COSName.PAGES));
        List<COSBase> after = leaves(is.getItem(COSName.PAGES));
        if (before.size() != after.size()) {
            found.add(Alteration.PAGES);
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!same(before.get(i), after.get(i))) {
                found.add(Alteration.PAGES);
            } else if (object(before.get(i)) instanceof COSDictionary one
                    && object(after.get(i)) instanceof COSDictionary other) {
                page(one, other, before.get(i), added, changed);
            }
        }
    }

    private void page(
            COSDictionary was,
            COSDictionary is,
            COSBase reference,
            Set<COSObjectKey> added,
            Set<COSObjectKey> changed) {
        COSBase list = was.getItem(COSName.ANNOTS);
        boolean touched = isIn(changed, reference) || isIn(changed, list) || isIn(changed, is.getItem(COSName.ANNOTS));
        if (!touched) {
            return;
        }
        settle(reference);
        settle(list);
        for (COSName name : union(was, is)) {
            if (!name.equals(COSName.ANNOTS) && !same(was.getItem(name), is.getItem(name))) {
                found.add(name.equals(COSName.METADATA) ? Alteration.METADATA : Alteration.PAGE_CONTENT);
            }
        }
        var left = new ArrayList<>(items(is.getCOSArray(COSName.ANNOTS)));
        left.removeIf(one -> isIn(added, one));
        List<COSBase> before = items(was.getCOSArray(COSName.ANNOTS));
        boolean kept = left.size() == before.size();
        for (int i = 0; kept && i < left.size(); i++) {
            kept = same(before.get(i), left.get(i));
        }
        if (!kept) {
            found.add(Alteration.ANNOTATION);
        }
    }

    private static boolean isIn(Set<COSObjectKey> keys, @Nullable COSBase one) {
        return one instanceof COSObject reference && keys.contains(reference.getKey());
    }

    /** The pages in their order. */
    private static List<COSBase> leaves(@Nullable COSBase root) {
        var pages = new ArrayList<COSBase>();
        var seen = new HashSet<COSObjectKey>();
        var nodes = new ArrayDeque<COSBase>();
        if (root != null) {
            nodes.push(root);
        }
        while (!nodes.isEmpty()) {
            COSBase node = nodes.pop();
            if (node instanceof COSObject reference && !seen.add(reference.getKey())) {
                continue;
            }
            if (object(node) instanceof COSDictionary dictionary) {
                COSArray kids = dictionary.getCOSArray(COSName.KIDS);
                if (kids == null) {
                    pages.add(node);
                } else {
                    for (int i = kids.size() - 1; i >= 0; i--) {
                        if (kids.get(i) != null) {
                            nodes.push(kids.get(i));
                        }
                    }
                }
            }
        }
        return pages;
    }

    // ---- objects

    private void settle(@Nullable COSBase reference) {
        if (reference instanceof COSObject named) {
            settled.add(named.getKey());
        }
    }

    private static Set<COSName> union(COSDictionary one, COSDictionary other) {
        var names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private static List<COSBase> items(@Nullable COSArray array) {
        var items = new ArrayList<COSBase>();
        if (array != null) {
            array.forEach(item -> items.add(item == null ? COSNull.NULL : item));
        }
        return items;
    }

    private static @Nullable COSBase object(@Nullable COSBase base) {
        return base instanceof COSObject reference ? reference.getObject() : base;
    }

    /** Whether two values are the same as written; references when they name the same object. */
    private static boolean same(@Nullable COSBase one, @Nullable COSBase other) {
        return same(one, other, 0);
    }

    private static boolean same(@Nullable COSBase one, @Nullable COSBase other, int depth) {
        if (depth > DEEPEST) {
            throw new TooCostlyException("Values in one another, deeper than " + DEEPEST);
        }
        if (isNull(one) || isNull(other)) {
            return isNull(one) && isNull(other);
        }
        if (one instanceof COSObject a && other instanceof COSObject b) {
            return a.getKey().equals(b.getKey());
        }
        if (one instanceof COSNumber a && other instanceof COSNumber b) {
            return Float.compare(a.floatValue(), b.floatValue()) == 0;
        }
        if (one instanceof COSArray a && other instanceof COSArray b) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = same(a.get(i), b.get(i), depth + 1);
            }
            return same;
        }
        if (one instanceof COSDictionary a && other instanceof COSDictionary b) {
            for (COSName name : union(a, b)) {
                if (!same(a.getItem(name), b.getItem(name), depth + 1)) {
                    return false;
                }
            }
            return sameContent(a, b);
        }
        return Objects.equals(one, other);
    }

    private static boolean sameContent(COSDictionary one, COSDictionary other) {
        if (!(one instanceof COSStream a)) {
            return !(other instanceof COSStream);
        }
        if (!(other instanceof COSStream b)) {
            return false;
        }
        try (InputStream first = a.createRawInputStream();
                InputStream second = b.createRawInputStream()) {
            byte[] left = first.readAllBytes();
            return Arrays.equals(left, second.readAllBytes());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isNull(@Nullable COSBase base) {
        return base == null || base instanceof COSNull;
    }
}
