package no.avtaleverk.templates.docx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.Redliner.Fault;
import no.avtaleverk.model.document.Redliner.Side;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.tracked.TrackedDocument;
import no.avtaleverk.templates.tracked.TrackedDocument.MalformedPartException;
import no.avtaleverk.templates.tracked.View;
import no.avtaleverk.templates.tracked.View.TextClause;

/** Reads a finished file again and holds it against the two texts it must hold. */
final class RedlineCheck {
    private static final int MOST = 10;

    private RedlineCheck() {}

    /** Where the file does not hold the texts; none when it does. */
    static List<Fault> faults(byte[] file, DocumentContent before, DocumentContent after) {
        TrackedDocument document;
        try {
            Map<String, byte[]> parts = DocxRenderer.unzip(file);
            document = TrackedDocument.of(parts);
        } catch (IOException | MalformedPartException e) {
            return List.of(new Fault(Side.BEFORE, ""), new Fault(Side.AFTER, ""));
        }
        var faults = new ArrayList<Fault>();
        faults.addAll(faults(document.view(mark -> false, View.Tells.NONE).clauses(), before.clauses(), Side.BEFORE));
        faults.addAll(faults(document.view(mark -> true, View.Tells.NONE).clauses(), after.clauses(), Side.AFTER));
        return faults.size() <= MOST ? faults : List.copyOf(faults.subList(0, MOST));
    }

    private static List<Fault> faults(List<TextClause> read, List<Clause> wanted, Side side) {
        if (read.size() != wanted.size()) {
            return List.of(new Fault(side, ""));
        }
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < read.size(); i++) {
            if (!isSame(read.get(i), wanted.get(i))) {
                faults.add(new Fault(side, wanted.get(i).title()));
            }
        }
        return faults;
    }

    private static boolean isSame(TextClause read, Clause wanted) {
        return !read.ids().isEmpty()
                && read.ids().getFirst().equals(wanted.id().value())
                && read.level() == wanted.level()
                && read.number().equals(wanted.number())
                && read.heading().equals(wanted.text().heading())
                && read.blocks().equals(BodyMarkup.parse(wanted.text().body()));
    }
}
