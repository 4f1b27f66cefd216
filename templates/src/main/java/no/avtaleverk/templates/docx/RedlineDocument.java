package no.avtaleverk.templates.docx;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.LongestRun;
import no.avtaleverk.templates.docx.BodyUnit.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The main part of a document that shows two texts at once, by tracked changes.
 *
 * <p>A paragraph that is only in one text is struck or put in with its own end, so that nothing is left of it. A clause at another
 * place is tracked as moved (moveFrom and moveTo), since Word and LibreOffice both know that and a reader is told more; one that holds
 * a table is struck and put in, since neither program moves the rows of a table. A heading on another level keeps its words, and has
 * its former style tracked beside them.
 */
final class RedlineDocument {
    /** So heavy that many clauses outweigh few, however long. */
    private static final long WHOLE_CLAUSE = 1_000_000_000;

    private final DocumentContent before;
    private final DocumentContent after;
    private final AgreementDocument agreement;
    private final boolean countsItself;
    private final WordXml xml = new WordXml("document");
    private final String author;
    private final String at;
    /** Ids of tracked changes start far from those of bookmarks: one space serves both. */
    private int changes = 100_000;

    private int moves;
    private boolean started;

    /** How the words of a clause are shown at one of its places; empty for words that are not tracked, absent for none. */
    private enum Place {
        /** Both texts, where neither was moved. */
        HERE("", "del", "ins"),
        MOVED_FROM("moveFrom", "del", null),
        MOVED_TO("moveTo", null, "ins"),
        STRUCK("del", "del", null),
        PUT_IN("ins", null, "ins");

        final String same;
        final @Nullable String deleted;
        final @Nullable String inserted;

        Place(String same, @Nullable String deleted, @Nullable String inserted) {
            this.same = same;
            this.deleted = deleted;
            this.inserted = inserted;
        }

        @Nullable
        String of(Operation operation) {
            return switch (operation) {
                case SAME -> same;
                case DELETED -> deleted;
                case INSERTED -> inserted;
            };
        }
    }

    RedlineDocument(DocumentContent before, DocumentContent after, String author, Instant at) {
        this.before = before;
        this.after = after;
        this.countsItself = AgreementDocument.countsItself(before) && AgreementDocument.countsItself(after);
        this.agreement = new AgreementDocument(after, countsItself);
        this.author = author;
        this.at = at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    boolean countsItself() {
        return countsItself;
    }

    AgreementDocument agreement() {
        return agreement;
    }

    /**
     * The main part.
     *
     * @param note what the first line says of the document
     * @param section the properties of its section, as XML
     */
    byte[] body(String note, String section) {
        xml.open("body");
        xml.paragraph("AvkFact").run(note).close();
        agreement.frontPage(xml);
        agreement.contents(xml);
        clauses();
        agreement.signatures(xml);
        return xml.copy(section).close().ended();
    }

    // ---- clauses

    private void clauses() {
        Map<ClauseId, Clause> old = new HashMap<>();
        Map<ClauseId, Integer> places = new HashMap<>();
        before.clauses().forEach(clause -> {
            places.put(clause.id(), old.size());
            old.put(clause.id(), clause);
        });
        Map<ClauseId, Clause> young = new HashMap<>();
        after.clauses().forEach(clause -> young.put(clause.id(), clause));
        Set<ClauseId> here = LongestRun.of(
                before.clauses().stream().map(Clause::id).toList(),
                after.clauses().stream().map(Clause::id).toList(),
                id -> weight(old.get(id), young.get(id)));
        int from = 0;
        for (Clause clause : after.clauses()) {
            Clause was = old.get(clause.id());
            if (was == null) {
                clause(null, clause, Place.PUT_IN);
            } else if (here.contains(clause.id())) {
                int stood = places.getOrDefault(clause.id(), from);
                leave(from, stood, young);
                from = stood + 1;
                clause(was, clause, Place.HERE);
            } else {
                boolean moves = isMoved(was, clause);
                clause(moves ? was : null, clause, moves ? Place.MOVED_TO : Place.PUT_IN);
            }
        }
        leave(from, before.clauses().size(), young);
    }

    /** Set the clauses of the old text that are not at this place in the new one. */
    private void leave(int from, int to, Map<ClauseId, Clause> young) {
        for (Clause clause : before.clauses().subList(from, to)) {
            Clause now = young.get(clause.id());
            boolean moves = now != null && isMoved(clause, now);
            clause(clause, moves ? now : null, moves ? Place.MOVED_FROM : Place.STRUCK);
        }
    }

    /** Of clauses that changed places with each other, those move that can be shown as moved, and the shorter ones. */
    private static long weight(@Nullable Clause was, @Nullable Clause now) {
        return was == null || now == null || isMoved(was, now)
                ? WHOLE_CLAUSE + (now == null ? 0 : now.text().body().length())
                : WHOLE_CLAUSE + WHOLE_CLAUSE / 1_000;
    }

    private static boolean isMoved(Clause was, Clause now) {
        return !holdsTable(was) && !holdsTable(now);
    }

    private static boolean holdsTable(Clause clause) {
        return clause.text().body().indexOf('|') >= 0
                && BodyMarkup.parse(clause.text().body()).stream().anyMatch(Block.Table.class::isInstance);
    }

    private void clause(@Nullable Clause was, @Nullable Clause now, Place place) {
        boolean leaves = place == Place.MOVED_FROM || place == Place.STRUCK;
        Clause shown = leaves ? was : now;
        if (shown == null) {
            throw new IllegalArgumentException("A clause is shown where it stands");
        }
        String range = "";
        if (place == Place.MOVED_FROM || place == Place.MOVED_TO) {
            range = change();
            String name = "avk" + shown.id().value().replace("-", "");
            moves++;
            xml.empty(place.same + "RangeStart", "id", range, "author", author, "date", at, "name", name);
        }
        heading(was, now, shown, place);
        String old = was == null ? "" : was.text().body();
        String young = now == null ? "" : now.text().body();
        for (Pair<BodyUnit> pair : BodyUnit.between(old, young)) {
            unit(pair, place);
        }
        if (!range.isEmpty()) {
            xml.empty(place.same + "RangeEnd", "id", range);
        }
    }

    /** How many clauses are tracked as moved. */
    int moved() {
        return moves / 2;
    }

    private void heading(@Nullable Clause was, @Nullable Clause now, Clause shown, Place place) {
        xml.open("p").open("pPr").empty("pStyle", "val", "Heading" + shown.level());
        if (!started) {
            xml.empty("pageBreakBefore", "val", "true");
            started = true;
        }
        Clause other = place == Place.HERE && was != null && was.level() != shown.level() ? was : null;
        if (other != null) {
            number(shown);
        }
        end(place.same);
        if (other != null) {
            xml.open("pPrChange", "id", change(), "author", author, "date", at).open("pPr");
            xml.empty("pStyle", "val", "Heading" + other.level());
            number(other);
            xml.close().close();
        }
        xml.close();
        boolean moved = place == Place.MOVED_FROM || place == Place.STRUCK && isAlso(shown.id(), after);
        xml.bookmark((moved ? "avo_" : "avk_") + shown.id().value().replace('-', '_'));
        words(was == null ? null : title(was), now == null ? null : title(now), place);
        xml.close();
    }

    /** The level a heading counts on, said beside the style that says it: LibreOffice does not take it back with the style. */
    private void number(Clause clause) {
        if (countsItself) {
            xml.open("numPr").empty("ilvl", "val", String.valueOf(clause.level() - 1));
            xml.empty("numId", "val", String.valueOf(AgreementDocument.HEADINGS))
                    .close();
        }
    }

    private static boolean isAlso(ClauseId id, DocumentContent content) {
        return content.clauses().stream().anyMatch(clause -> clause.id().equals(id));
    }

    private String title(Clause clause) {
        return countsItself || clause.number().isEmpty()
                ? clause.text().heading()
                : clause.number() + "\t" + clause.text().heading();
    }

    // ---- bodies

    private void unit(Pair<BodyUnit> pair, Place place) {
        BodyUnit old = pair.old();
        BodyUnit young = pair.young();
        boolean leaves = place == Place.MOVED_FROM || place == Place.STRUCK;
        boolean arrives = place == Place.MOVED_TO || place == Place.PUT_IN;
        if (old == null && leaves || young == null && arrives) {
            return; // shown at the other place
        }
        BodyUnit shown = young == null || leaves && old != null ? old : young;
        if (shown == null) {
            return;
        }
        String mark = old != null && young != null ? place.same : old == null ? place.inserted : place.deleted;
        if (shown instanceof BodyUnit.Table table) {
            table(
                    old instanceof BodyUnit.Table was ? was.block() : null,
                    young instanceof BodyUnit.Table now ? now.block() : null,
                    table.block(),
                    place);
            return;
        }
        startParagraph(shown);
        end(mark == null ? "" : mark);
        if (place == Place.HERE
                && old instanceof BodyUnit.Paragraph was
                && young instanceof BodyUnit.Paragraph now
                && was.afterTable() != now.afterTable()) {
            xml.open("pPrChange", "id", change(), "author", author, "date", at).open("pPr");
            xml.empty("pStyle", "val", style(was)).close().close();
        }
        xml.close();
        words(old == null ? null : old.text(), young == null ? null : young.text(), place);
        xml.close();
    }

    private void startParagraph(BodyUnit unit) {
        xml.open("p").open("pPr");
        switch (unit) {
            case BodyUnit.Paragraph paragraph -> xml.empty("pStyle", "val", style(paragraph));
            case BodyUnit.Bullet bullet -> item("ListBullet", AgreementDocument.BULLETS);
            case BodyUnit.Item item -> {
                BodyUnit.NumberedList list = item.list();
                if (list.id == 0) {
                    list.id = agreement.newList(list.block.first());
                }
                item("ListNumber", list.id);
            }
            case BodyUnit.Table table -> throw new IllegalArgumentException("A table is no paragraph");
        }
    }

    private static String style(BodyUnit.Paragraph paragraph) {
        return paragraph.afterTable() ? "AvkAfterTable" : "BodyText";
    }

    private void item(String style, int list) {
        xml.empty("pStyle", "val", style);
        xml.open("numPr").empty("ilvl", "val", "0").empty("numId", "val", String.valueOf(list));
        xml.close();
    }

    /** The tracked change a paragraph's own end stands under; it comes last but for {@code pPrChange}. */
    private void end(String mark) {
        if (!mark.isEmpty()) {
            xml.open("rPr").empty(mark, "id", change(), "author", author, "date", at);
            xml.close();
        }
    }

    private String change() {
        return String.valueOf(changes++);
    }

    private void table(Block.@Nullable Table old, Block.@Nullable Table young, Block.Table shown, Place place) {
        List<Integer> widths = AgreementDocument.startTable(xml, shown);
        List<Pair<List<String>>> rows = old != null && young != null ? BodyUnit.rows(old, young) : whole(old, young);
        boolean header = true;
        for (Pair<List<String>> row : rows) {
            row(row, widths, header, place);
            header = false;
        }
        xml.close();
    }

    private static List<Pair<List<String>>> whole(Block.@Nullable Table old, Block.@Nullable Table young) {
        var rows = new ArrayList<Pair<List<String>>>();
        Block.Table table = old == null ? young : old;
        if (table != null) {
            var all = new ArrayList<List<String>>();
            all.add(table.header());
            all.addAll(table.rows());
            all.forEach(row -> rows.add(old == null ? new Pair<>(null, row) : new Pair<>(row, null)));
        }
        return rows;
    }

    private void row(Pair<List<String>> row, List<Integer> widths, boolean header, Place place) {
        List<String> old = row.old();
        List<String> young = row.young();
        String mark = old != null && young != null ? place.same : old == null ? place.inserted : place.deleted;
        xml.open("tr").open("trPr").empty("cantSplit");
        if (header) {
            xml.empty("tblHeader");
        }
        if (mark != null && !mark.isEmpty()) {
            xml.empty(mark, "id", change(), "author", author, "date", at);
        }
        xml.close();
        for (int i = 0; i < widths.size(); i++) {
            AgreementDocument.cell(xml, widths.get(i), 1);
            xml.open("p").open("pPr").empty("pStyle", "val", "AvkCell");
            if (header) {
                xml.empty("keepNext", "val", "true");
            }
            end(mark == null ? "" : mark);
            xml.close();
            words(old == null ? null : old.get(i), young == null ? null : young.get(i), place);
            xml.close().close();
        }
        xml.close();
    }

    // ---- words

    private void words(@Nullable String old, @Nullable String young, Place place) {
        if (old != null && old.equals(young)) {
            words(old, place.same);
        } else if (old != null && young != null) {
            for (Segment segment : TextDifference.words(old, young)) {
                words(segment.text(), place.of(segment.operation()));
            }
        } else if (old != null) {
            words(old, place.deleted);
        } else if (young != null) {
            words(young, place.inserted);
        }
    }

    private void words(String text, @Nullable String mark) {
        if (mark == null || text.isEmpty()) {
            return;
        }
        if (!mark.isEmpty()) {
            xml.open(mark, "id", change(), "author", author, "date", at);
        }
        for (String piece : pieces(text)) {
            switch (piece) {
                case "\n" -> xml.open("r").empty("br").close();
                case "\t" -> xml.tab();
                default -> xml.words(piece, mark.equals("del"));
            }
        }
        if (!mark.isEmpty()) {
            xml.close();
        }
    }

    /** Text, line breaks and tabs apart. */
    private static List<String> pieces(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\t') < 0
                ? List.of(text)
                : Arrays.asList(text.split("(?<=[\\n\\t])|(?=[\\n\\t])"));
    }
}
