package no.avtaleverk.templates.seal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.signing.Alteration;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * What each object of a file is for, so that a change of it can be named. Also objects that are referred to and not there: an update
 * that supplies one changes the document without changing any object.
 */
final class ObjectRoles {
    /** What an object is for. */
    enum Role {
        CATALOG(Alteration.OTHER),
        PAGES(Alteration.PAGES),
        PAGE(Alteration.PAGE_CONTENT),
        CONTENT(Alteration.PAGE_CONTENT),
        ANNOTATION(Alteration.ANNOTATION),
        FORM(Alteration.FORM_FIELD),
        SIGNATURE(Alteration.FORM_FIELD),
        METADATA(Alteration.METADATA),
        STRUCTURE(Alteration.STRUCTURE),
        ATTACHMENT(Alteration.ATTACHMENT),
        ACTION(Alteration.ACTIVE_CONTENT),
        NAMES(Alteration.OTHER),
        /** Certificates, their status and time-stamps: free to be added to. */
        PROOF(null),
        OTHER(Alteration.OTHER);

        private final @Nullable Alteration alteration;

        Role(@Nullable Alteration alteration) {
            this.alteration = alteration;
        }

        /** What it is when such an object is changed; null when it may be. */
        @Nullable
        Alteration alteration() {
            return alteration;
        }
    }

    /** A document has some thousands; more than this is made to cost. */
    private static final int MOST_OBJECTS = 2_000_000;

    private static final COSName AF = COSName.getPDFName("AF");
    private static final COSName XFA = COSName.getPDFName("XFA");

    /** The order matters: an object belongs to the first that leads to it. */
    private static final List<Map.Entry<COSName, Role>> CATALOG = List.of(
            Map.entry(COSName.ACRO_FORM, Role.FORM),
            Map.entry(COSName.getPDFName("OpenAction"), Role.ACTION),
            Map.entry(COSName.AA, Role.ACTION),
            Map.entry(COSName.NAMES, Role.NAMES),
            Map.entry(AF, Role.ATTACHMENT),
            Map.entry(COSName.METADATA, Role.METADATA),
            Map.entry(COSName.getPDFName("OutputIntents"), Role.CONTENT),
            Map.entry(COSName.OCPROPERTIES, Role.CONTENT),
            Map.entry(COSName.STRUCT_TREE_ROOT, Role.STRUCTURE),
            Map.entry(COSName.getPDFName("MarkInfo"), Role.STRUCTURE),
            Map.entry(COSName.LANG, Role.STRUCTURE));

    /** Seen last, so that what is used elsewhere as well is not taken for proof. */
    private static final Set<COSName> PROOFS = Set.of(COSName.getPDFName("DSS"), COSName.getPDFName("Extensions"));

    /** Actions that do something else than lead to a place (ISO 32000-1, 12.6.4). PDF/A forbids them as well. */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "ImportData",
            "SubmitForm",
            "ResetForm",
            "Hide",
            "SetOCGState",
            "Rendition",
            "Sound",
            "Movie",
            "RichMediaExecute",
            "GoTo3DView",
            "Trans");

    private final Map<COSObjectKey, Role> roles = new HashMap<>();
    private boolean active;
    private int visited;

    private record Visit(COSBase object, Role role) {}

    /** The roles in a document's first signed revision. */
    static ObjectRoles of(COSDocument document) {
        var roles = new ObjectRoles();
        roles.walk(document);
        return roles;
    }

    @Nullable
    Role of(COSObjectKey key) {
        return roles.get(key);
    }

    /** Whether an object runs something. */
    boolean active() {
        return active;
    }

    /** Learn the roles of what a later revision added, by way of the objects it changed. */
    void learn(COSDocument document, Set<COSObjectKey> changed) {
        for (COSObjectKey key : changed) {
            Role role = roles.get(key);
            COSBase object = document.getObjectFromPool(key).getObject();
            if (role != null && object != null) {
                visit(object, role, false);
            }
        }
    }

    private void walk(COSDocument document) {
        COSDictionary trailer = document.getTrailer();
        COSDictionary catalog = trailer.getCOSDictionary(COSName.ROOT);
        if (catalog == null) {
            return;
        }
        note(trailer.getItem(COSName.ROOT), Role.CATALOG);
        tree(catalog);
        visit(catalog.getItem(COSName.PAGES), Role.PAGES, true);
        for (Map.Entry<COSName, Role> entry : CATALOG) {
            visit(catalog.getItem(entry.getKey()), entry.getValue(), false);
        }
        visit(trailer.getItem(COSName.INFO), Role.METADATA, false);
        for (COSName name : catalog.keySet()) {
            if (!PROOFS.contains(name)) {
                visit(catalog.getItem(name), Role.OTHER, false);
            }
        }
        PROOFS.forEach(name -> visit(catalog.getItem(name), Role.PROOF, false));
    }

    /** The role of an entry of the catalog. */
    static Role inCatalog(COSName name) {
        if (name.equals(COSName.PAGES)) {
            return Role.PAGES;
        }
        if (PROOFS.contains(name)) {
            return Role.PROOF;
        }
        return CATALOG.stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Role.OTHER);
    }

    /** The pages first, since links lead from one to another. */
    private void tree(COSDictionary catalog) {
        Deque<COSBase> nodes = new ArrayDeque<>();
        push(nodes, catalog.getItem(COSName.PAGES));
        while (!nodes.isEmpty()) {
            COSBase node = nodes.pop();
            COSBase object = node;
            if (node instanceof COSObject reference) {
                object = reference.getObject();
                boolean page = object instanceof COSDictionary dictionary
                        && COSName.PAGE.equals(dictionary.getCOSName(COSName.TYPE));
                if (roles.put(reference.getKey(), page ? Role.PAGE : Role.PAGES) != null) {
                    continue;
                }
            }
            count();
            if (object instanceof COSDictionary dictionary) {
                push(nodes, dictionary.getItem(COSName.KIDS));
            } else if (object instanceof COSArray array) {
                for (COSBase kid : array) {
                    push(nodes, kid);
                }
            }
        }
    }

    private static void push(Deque<COSBase> nodes, @Nullable COSBase node) {
        if (node instanceof COSObject || node instanceof COSDictionary || node instanceof COSArray) {
            nodes.push(node);
        }
    }

    private boolean note(@Nullable COSBase object, Role role) {
        return object instanceof COSObject reference && roles.putIfAbsent(reference.getKey(), role) == null;
    }

    /** @param again whether objects known already are gone through */
    private void visit(@Nullable COSBase start, Role role, boolean again) {
        if (start == null) {
            return;
        }
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(new Visit(start, role));
        var seen = new HashSet<COSObjectKey>();
        while (!visits.isEmpty()) {
            Visit visit = visits.pop();
            COSBase object = visit.object;
            Role here = visit.role;
            if (object instanceof COSObject reference) {
                boolean fresh = note(reference, here);
                here = roles.getOrDefault(reference.getKey(), here);
                boolean page = here == Role.PAGE || here == Role.PAGES;
                if (!fresh && !(again && page && seen.add(reference.getKey()))) {
                    continue;
                }
                object = reference.getObject();
            }
            count();
            if (object instanceof COSDictionary dictionary) {
                dictionary(visits, dictionary, here);
            } else if (object instanceof COSArray array) {
                for (COSBase item : array) {
                    push(visits, item, here);
                }
            }
        }
    }

    private void dictionary(Deque<Visit> visits, COSDictionary dictionary, Role role) {
        String action = dictionary.getNameAsString(COSName.S);
        active |= action != null && ACTIONS.contains(action) && role != Role.STRUCTURE;
        active |= dictionary.containsKey(COSName.JS) || role == Role.FORM && dictionary.containsKey(XFA);
        boolean signature = COSName.SIG.equals(dictionary.getCOSName(COSName.FT));
        for (COSName name : dictionary.keySet()) {
            push(visits, dictionary.getItem(name), within(role, name, signature));
        }
    }

    private static Role within(Role role, COSName name, boolean signature) {
        if (signature && name.equals(COSName.V)) {
            return Role.SIGNATURE;
        }
        if (name.equals(COSName.AA)) {
            return Role.ACTION;
        }
        return switch (role) {
            case CATALOG -> inCatalog(name);
            case PAGE -> {
                if (name.equals(COSName.ANNOTS)) {
                    yield Role.ANNOTATION;
                }
                yield name.equals(COSName.METADATA) ? Role.METADATA : Role.CONTENT;
            }
            case PAGES -> name.equals(COSName.KIDS) ? Role.PAGES : Role.CONTENT;
            case NAMES -> {
                if (name.equals(COSName.JAVA_SCRIPT)) {
                    yield Role.ACTION;
                }
                yield name.equals(COSName.EMBEDDED_FILES) ? Role.ATTACHMENT : Role.NAMES;
            }
            default -> role;
        };
    }

    private static void push(Deque<Visit> visits, @Nullable COSBase object, Role role) {
        if (object instanceof COSObject || object instanceof COSDictionary || object instanceof COSArray) {
            visits.push(new Visit(object, role));
        }
    }

    private void count() {
        if (++visited > MOST_OBJECTS) {
            throw new TooCostlyException("More than %d objects".formatted(MOST_OBJECTS));
        }
    }
}
