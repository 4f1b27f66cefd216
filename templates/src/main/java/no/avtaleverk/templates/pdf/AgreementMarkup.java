package no.avtaleverk.templates.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.layout.Columns;
import no.avtaleverk.templates.layout.FrontPage;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.layout.Outline;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An agreement as an XHTML tree, which the style sheet sets. The tree is built node by node, so that no letter of a text can be read
 * as markup.
 */
final class AgreementMarkup {
    /** Deepest heading in the table of contents. */
    private static final int CONTENTS_DEPTH = 2;
    /** More entries run on to a second page, which the text then shares. */
    private static final int ONE_PAGE_OF_CONTENTS = 42;
    /** Longest number that fits in the margin. */
    private static final int HANGING_NUMBER = 8;
    /** From this many parties on, their names are set smaller. */
    private static final int MANY_PARTIES = 5;

    private static final String SIGNATURES = "avk-signatures";

    private final Document document;
    private final DocumentContent content;
    private final Labels labels;
    private final FrontPage front;
    private final List<Outline.Item> outline;

    private AgreementMarkup(Document document, DocumentContent content) {
        this.document = document;
        this.content = content;
        this.labels = Labels.in(content.language());
        this.front = FrontPage.of(content);
        this.outline = Outline.of(content.clauses());
    }

    /** Fill an empty document. */
    static void write(Document document, DocumentContent content, String css) {
        new AgreementMarkup(document, content).write(css);
    }

    private void write(String css) {
        Element html = document.createElement("html");
        html.setAttribute("lang", content.language().locale().toLanguageTag());
        document.appendChild(html);
        Element head = add(html, "head");
        text(add(head, "title"), front.title());
        meta(head, "subject", front.description());
        meta(head, "description", front.description());
        meta(
                head,
                "author",
                labels.list(content.parties().stream().map(PartyLine::name).toList()));
        text(add(head, "style"), style(css));
        bookmarks(add(head, "bookmarks"));
        Element body = add(html, "body");
        margins(body);
        frontPage(body);
        contents(body);
        clauses(body);
        signatures(body);
    }

    private void meta(Element head, String name, String value) {
        Element meta = add(head, "meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", value);
    }

    private void bookmarks(Element root) {
        var parents = new ArrayList<Element>();
        for (Outline.Item item : outline) {
            if (item.depth() > 0) {
                while (parents.size() >= item.depth()) {
                    parents.removeLast();
                }
                Element parent = parents.isEmpty() ? root : parents.getLast();
                parents.add(bookmark(parent, item.clause().title(), anchor(item.clause())));
            }
        }
        bookmark(root, labels.of("signatures"), SIGNATURES);
    }

    private Element bookmark(Element parent, String name, String anchor) {
        Element bookmark = add(parent, "bookmark");
        bookmark.setAttribute("name", name);
        bookmark.setAttribute("href", "#" + anchor);
        return bookmark;
    }

    private void margins(Element body) {
        headLine(box(body, "div", "front-head"), front.basis());
        headLine(box(body, "div", "head"), front.title());
        say(
                body,
                "div",
                "foot",
                front.status() + " · "
                        + labels.of("code.short", content.code().toString()));
    }

    /** The style sheet with the words for page numbers, which only the page itself knows. */
    private String style(String css) {
        return css.replace(
                "PAGE_X_OF_Y", "'" + labels.of("page-x-of-y", "' counter(page) '", "' counter(pages) '") + "'");
    }

    private void headLine(Element head, String words) {
        Element row = box(head, "div", "row");
        say(row, "div", "start", words);
        Element end = box(row, "div", "end");
        if (content.isDraft()) {
            say(end, "span", "draft", labels.of("draft.mark"));
        }
    }

    private void frontPage(Element body) {
        Element page = box(body, "div", content.parties().size() >= MANY_PARTIES ? "front many" : "front");
        say(page, "p", "kind", front.kind());
        say(page, "p", "title", front.title());
        box(page, "div", "rule");
        for (int i = 0; i < front.groups().size(); i++) {
            say(page, "p", "joint", labels.of(i == 0 ? "between" : "and"));
            Element group = box(page, "div", "group");
            for (PartyLine party : front.groups().get(i)) {
                Element block = box(group, "div", "party");
                say(block, "p", "name", party.name());
                if (!party.organisationNumber().isEmpty()) {
                    say(block, "p", "number", labels.of("organisation-number", party.organisationNumber()));
                }
            }
        }
        Element table = box(page, "table", "facts");
        for (FrontPage.Field field : front.fields()) {
            Element row = add(table, "tr");
            say(row, "th", "label", field.label()).setAttribute("scope", "row");
            say(row, "td", field.code() ? "code" : "plain", field.value());
        }
        say(page, "p", "note", front.note());
    }

    private void contents(Element body) {
        long entries = outline.stream().filter(AgreementMarkup::isInContents).count();
        Element contents = box(body, "div", entries > ONE_PAGE_OF_CONTENTS ? "contents long" : "contents");
        text(add(contents, "h1"), labels.of("contents"));
        Element list = add(contents, "ul");
        for (Outline.Item item : outline) {
            if (isInContents(item)) {
                Element entry = box(list, "li", item.depth() == 1 ? "one" : "two");
                Element link = link(entry, anchor(item.clause()), item.clause().title());
                number(link, item.clause());
                words(link, item.clause().text().heading());
            }
        }
        text(link(box(list, "li", "one"), SIGNATURES, labels.of("signatures")), labels.of("signatures"));
    }

    private static boolean isInContents(Outline.Item item) {
        return item.depth() > 0 && item.depth() <= CONTENTS_DEPTH;
    }

    private Element link(Element parent, String anchor, String title) {
        Element link = add(parent, "a");
        link.setAttribute("href", "#" + anchor);
        link.setAttribute("title", labels.of("go-to", title));
        return link;
    }

    /** A chapter's heading shares a box with the first point under it, so that no page ends with the heading alone. */
    private void clauses(Element body) {
        Element whole = box(body, "div", "body");
        for (Outline.Item item : outline) {
            clause(whole, item);
            if (!item.clause().text().body().isEmpty()) {
                whole = box(body, "div", "body");
            }
        }
    }

    private void clause(Element whole, Outline.Item item) {
        Clause clause = item.clause();
        List<Block> blocks = BodyMarkup.parse(clause.text().body());
        boolean runsIn = item.depth() == 0 && !blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph;
        if (!runsIn) {
            Element heading = item.depth() == 0 ? box(whole, "p", "lead") : add(whole, "h" + item.depth());
            heading.setAttribute("id", anchor(clause));
            number(heading, clause);
            words(heading, clause.text().heading());
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Paragraph words) {
                boolean leads = i + 1 < blocks.size() && !(blocks.get(i + 1) instanceof Block.Paragraph);
                Element paragraph = box(whole, "p", leads ? "lead" : "words");
                if (runsIn && i == 0) {
                    paragraph.setAttribute("id", anchor(clause));
                    number(paragraph, clause);
                }
                words(paragraph, String.join("\n", words.lines()));
            } else {
                block(whole, blocks.get(i));
            }
        }
    }

    private void block(Element parent, Block block) {
        switch (block) {
            case Block.Paragraph paragraph -> words(add(parent, "p"), String.join("\n", paragraph.lines()));
            case Block.Bullets bullets -> {
                Element list = add(parent, "ul");
                bullets.items().forEach(item -> item(list, "•", item));
            }
            case Block.Numbered numbered -> {
                Element list = add(parent, "ol");
                int number = numbered.first();
                for (String item : numbered.items()) {
                    item(list, number++ + ".", item);
                }
            }
            case Block.Table table -> table(parent, table.header(), table.rows());
        }
    }

    /** The mark is written as text: one drawn by the style sheet is lost when words are copied, or stands in another place. */
    private void item(Element list, String mark, String words) {
        Element item = add(list, "li");
        say(item, "span", "mark", mark);
        text(item, " ");
        words(item, words);
    }

    private void table(Element parent, List<String> header, List<List<String>> rows) {
        Element table = add(parent, "table");
        for (double width : Columns.widths(header, rows)) {
            add(table, "col").setAttribute("style", String.format(Locale.ROOT, "width: %.1f%%", width));
        }
        List<List<String>> lines = rows;
        if (rows.isEmpty()) {
            lines = List.of(header); // a header needs rows under it (PDF/UA-1, 7.2)
        } else {
            Element top = add(add(table, "thead"), "tr");
            for (String cell : header) {
                Element th = add(top, "th");
                th.setAttribute("scope", "col");
                words(th, cell);
            }
        }
        Element body = add(table, "tbody");
        for (List<String> cells : lines) {
            Element row = add(body, "tr");
            cells.forEach(cell -> words(add(row, "td"), cell));
        }
    }

    private void signatures(Element body) {
        Element section = box(body, "div", "signatures");
        Element heading = add(section, "h1");
        heading.setAttribute("id", SIGNATURES);
        text(heading, labels.of("signatures"));
        for (PartyLine party : content.parties()) {
            Element block = box(section, "div", "signature");
            say(block, "p", "for", labels.of("signature.for", party.name()));
            if (!party.organisationNumber().isEmpty()) {
                say(block, "p", "org", labels.of("organisation-number", party.organisationNumber()));
            }
            blanks(block, "signature.place-and-date", "signature.signature");
            blanks(block, "signature.name", "signature.title");
        }
    }

    /** Two lines to write on, side by side. */
    private void blanks(Element parent, String left, String right) {
        Element line = box(parent, "div", "line");
        say(line, "p", "blank", labels.of(left));
        say(line, "p", "blank right", labels.of(right));
    }

    private void number(Element parent, Clause clause) {
        if (!clause.number().isEmpty()) {
            say(parent, "span", clause.number().length() > HANGING_NUMBER ? "n wide" : "n", clause.number());
            text(parent, " ");
        }
    }

    /** Text with its line breaks kept and its open parameters marked. */
    private void words(Element parent, String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                add(parent, "br");
            }
            for (Outline.Piece piece : Outline.pieces(lines.get(i))) {
                if (piece.open()) {
                    say(parent, "span", "open", piece.text());
                } else {
                    text(parent, piece.text());
                }
            }
        }
    }

    private static String anchor(Clause clause) {
        return "k-" + clause.id().value();
    }

    private Element add(Element parent, String name) {
        Element element = document.createElement(name);
        parent.appendChild(element);
        return element;
    }

    /** Add an element of a class in the style sheet. */
    private Element box(Element parent, String name, String styled) {
        Element element = add(parent, name);
        element.setAttribute("class", styled);
        return element;
    }

    /** Add an element of a class in the style sheet, with words in it. */
    private Element say(Element parent, String name, String styled, String words) {
        Element element = box(parent, name, styled);
        text(element, words);
        return element;
    }

    private void text(Element parent, String text) {
        parent.appendChild(document.createTextNode(text));
    }
}
