package no.avtaleverk.templates.returning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.document.ReturnedText.Deleted;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.Inserted;
import no.avtaleverk.model.document.ReturnedText.Moved;
import no.avtaleverk.model.document.ReturnedText.Remark;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import no.avtaleverk.model.document.ReturnedText.Reworded;
import no.avtaleverk.model.document.ReturnedText.Unmapped;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.LongestRun;
import no.avtaleverk.templates.docx.DocxRedliner;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.returning.ClauseMatch.Filled;
import no.avtaleverk.templates.tracked.Comment;
import no.avtaleverk.templates.tracked.Foreign;
import no.avtaleverk.templates.tracked.Mark;
import no.avtaleverk.templates.tracked.TrackedDocument;
import no.avtaleverk.templates.tracked.View;
import no.avtaleverk.templates.tracked.View.Range;
import no.avtaleverk.templates.tracked.View.TextClause;
import org.jspecify.annotations.Nullable;

/**
 * Finds what people did to a text.
 *
 * <p>The file with all tracked changes rejected, held against the text sent, shows what was changed with tracking off. The file with
 * them accepted, held against itself with them rejected, shows the rest, and the marks say whose it is.
 */
public final class Returning {
    private static final String DOCUMENT = "word/document.xml";
    private static final Pattern PAGES = pages();
    private static final Pattern DATE = Pattern.compile("[0-9]{1,2}\\. \\p{L}+ [0-9]{4}");
    /** More writers in one clause than this are named together. */
    private static final int MOST_AUTHORS = 8;
    /** So heavy that many clauses outweigh few, however long. */
    private static final long WHOLE_CLAUSE = 1_000_000_000;
    /** Where something stands that is tied to no clause. */
    private static final int AT_THE_END = Integer.MAX_VALUE;

    private final TrackedDocument document;
    private final SentText sent;
    private final Map<ClauseId, Filled> filled = new LinkedHashMap<>();
    private final Predicate<Mark> own;
    private final View.Tells tells;
    private final Seen rejected;
    private final Seen accepted;
    private final Map<String, Seen> seenBy = new HashMap<>();
    private final List<Placed> found = new ArrayList<>();

    /** A view and which of its clauses are which. */
    private record Seen(View view, Map<Integer, ClauseId> ids) {
        @Nullable
        TextClause find(ClauseId id) {
            for (Map.Entry<Integer, ClauseId> entry : ids.entrySet()) {
                if (entry.getValue().equals(id)) {
                    return view.clauses().get(entry.getKey());
                }
            }
            return null;
        }

        /** The clauses of the text sent, in the order of the view. */
        List<ClauseId> order() {
            var order = new ArrayList<ClauseId>();
            for (int i = 0; i < view.clauses().size(); i++) {
                ClauseId id = ids.get(i);
                if (id != null) {
                    order.add(id);
                }
            }
            return order;
        }

        /** The nearest clause of the text sent above a position. */
        @Nullable
        ClauseId above(int position) {
            for (int i = position - 1; i >= 0; i--) {
                ClauseId id = ids.get(i);
                if (id != null) {
                    return id;
                }
            }
            return null;
        }

        Map<Integer, ClauseId> starts() {
            var starts = new HashMap<Integer, ClauseId>();
            ids.forEach((position, id) ->
                    starts.put(ClauseMatch.first(view.clauses().get(position)), id));
            return starts;
        }
    }

    /** A change and the paragraph it starts at. */
    private record Placed(int paragraph, ReturnedChange change) {}

    private Returning(TrackedDocument document, SentText sent) {
        this.document = document;
        this.sent = sent;
        for (Clause clause : sent.clauses()) {
            filled.put(
                    clause.id(),
                    new Filled(
                            clause,
                            ClauseText.parse(new Filling(clause.text().heading(), sent.values()).filled(), "")
                                    .heading(),
                            normal(new Filling(clause.text().body(), sent.values()).filled())));
        }
        this.own = own(document);
        View.Tells plain = new View.Tells(sent.signatures(), Set.of());
        Seen first = see(own, plain, Map.of());
        View.Tells words = new View.Tells(
                sent.signatures(),
                filled.values().stream()
                        .map(Filled::heading)
                        .filter(heading -> !heading.isEmpty())
                        .collect(Collectors.toSet()));
        // Where most headings are lost with their styles, the words of the headings sent tell them.
        Seen second = first.ids().size() * 2 < filled.size() ? see(own, words, Map.of()) : first;
        boolean byWords = second.ids().size() > first.ids().size();
        this.tells = byWords ? words : plain;
        this.rejected = byWords ? second : first;
        this.accepted = see(mark -> true, tells, rejected.starts());
    }

    /** What a document brings back. */
    public static ReturnedText of(TrackedDocument document, SentText sent) {
        var returning = new Returning(document, sent);
        returning.silent();
        returning.tracked();
        returning.remarks();
        returning.unmapped();
        returning.found.sort(Comparator.comparingInt(Placed::paragraph));
        return new ReturnedText(returning.found.stream().map(Placed::change).toList());
    }

    private Seen see(Predicate<Mark> accept, View.Tells with, Map<Integer, ClauseId> known) {
        View view = document.view(accept, with);
        List<TextClause> clauses = view.clauses().stream().map(this::plain).toList();
        var same = new View(view.front(), view.contents(), clauses, view.ranges());
        return new Seen(same, ClauseMatch.of(clauses, List.copyOf(filled.values()), known));
    }

    /** The clause with its marks as this product writes them. */
    private TextClause plain(TextClause clause) {
        return new TextClause(
                clause.ids(),
                clause.level(),
                clause.number(),
                ClauseText.parse(cut(clause.heading(), ClauseText.MAX_HEADING), "")
                        .heading(),
                normal(clause.body()),
                clause.blocks(),
                clause.paragraphs());
    }

    /** Changes this product has drawn itself belong to the text that was sent. */
    private static Predicate<Mark> own(TrackedDocument document) {
        String author = document.properties().getOrDefault(DocxRedliner.REDLINE_AUTHOR, "");
        String at = document.properties().getOrDefault(DocxRedliner.REDLINE_AT, "");
        return mark -> {
            var moment = mark.at();
            return !author.isEmpty()
                    && mark.author().equals(author)
                    && moment != null
                    && moment.toString().equals(at);
        };
    }

    // ---- what was changed with tracking off

    private void silent() {
        List<ClauseId> order = rejected.order();
        Set<ClauseId> there = new HashSet<>(order);
        Set<ClauseId> later = new HashSet<>(accepted.order());
        ClauseId above = null;
        for (Clause clause : sent.clauses()) {
            if (!there.contains(clause.id()) && !later.contains(clause.id())) {
                add(place(above), new Deleted(clause.id(), Hand.UNKNOWN));
            } else {
                above = clause.id();
            }
        }
        List<ClauseId> before =
                sent.clauses().stream().map(Clause::id).filter(there::contains).toList();
        Set<ClauseId> moved = outOfOrder(before, order);
        List<TextClause> clauses = rejected.view().clauses();
        for (int i = 0; i < clauses.size(); i++) {
            TextClause clause = clauses.get(i);
            ClauseId id = rejected.ids().get(i);
            Filled was = id == null ? null : filled.get(id);
            if (was == null) {
                newClause(clause, rejected.above(i));
                continue;
            }
            boolean deeper =
                    clause.level() > 0 && clause.level() != was.clause().level();
            if (moved.contains(id) || deeper) {
                int level = clause.level() > 0 ? clause.level() : was.clause().level();
                add(clause, new Moved(was.clause().id(), rejected.above(i), level, Hand.UNKNOWN));
            }
            if (!isSame(clause, was)) {
                add(clause, new Reworded(was.clause().id(), was.clause().text(), after(was, clause), Hand.UNKNOWN));
            }
        }
    }

    /** A clause that stands there though nobody is marked as having put it in; what was then done to it goes with it. */
    private void newClause(TextClause clause, @Nullable ClauseId above) {
        TextClause now = accepted.view().clauses().stream()
                .filter(one -> ClauseMatch.first(one) == ClauseMatch.first(clause))
                .findFirst()
                .orElse(null);
        if (now != null) {
            add(now, new Inserted(above, Math.max(1, now.level()), text(now), hand(now.paragraphs(), mark -> true)));
        }
    }

    private boolean isSame(TextClause clause, Filled was) {
        return heading(clause, was).equals(was.heading()) && clause.body().equals(was.body());
    }

    /** The heading, without a number that was typed where there was none. */
    private static String heading(TextClause clause, Filled was) {
        return clause.number().isEmpty() && View.withoutNumber(was.heading()).equals(was.heading())
                ? View.withoutNumber(clause.heading())
                : clause.heading();
    }

    private ClauseText after(Filled was, TextClause clause) {
        return stored(was, heading(clause, was), clause.body());
    }

    /** A filled text with its parameters put back. */
    private ClauseText stored(Filled was, String heading, String body) {
        Clause clause = was.clause();
        return ClauseText.parse(
                cut(
                        heading.equals(was.heading())
                                ? clause.text().heading()
                                : new Filling(clause.text().heading(), sent.values()).emptied(heading),
                        ClauseText.MAX_HEADING),
                cut(
                        body.equals(was.body())
                                ? clause.text().body()
                                : relaid(clause.text().body(), body),
                        ClauseText.MAX_BODY));
    }

    /** A reworded body with its parameters put back, and with the blank lines the stored one has where both have words. */
    private String relaid(String stored, String reworded) {
        String normal = normal(stored);
        String emptied = new Filling(normal, sent.values()).emptied(reworded);
        return Merge.of(normal, stored, emptied)
                .filter(relaid -> normal(relaid).equals(normal(emptied)))
                .orElse(emptied);
    }

    // ---- what was tracked

    private void tracked() {
        List<ClauseId> before = rejected.order();
        List<ClauseId> now = accepted.order();
        Set<ClauseId> there = new HashSet<>(now);
        for (ClauseId id : before) {
            TextClause clause = rejected.find(id);
            if (!there.contains(id) && clause != null) {
                add(clause, new Deleted(id, hand(clause.paragraphs(), mark -> !mark.insertion())));
            }
        }
        Set<ClauseId> stood = new HashSet<>(before);
        Set<ClauseId> moved = outOfOrder(
                before.stream().filter(there::contains).toList(),
                now.stream().filter(stood::contains).toList());
        Set<Integer> starts = new HashSet<>();
        rejected.view().clauses().forEach(clause -> starts.add(ClauseMatch.first(clause)));
        List<TextClause> clauses = accepted.view().clauses();
        for (int i = 0; i < clauses.size(); i++) {
            TextClause clause = clauses.get(i);
            ClauseId id = accepted.ids().get(i);
            Filled was = id == null ? null : filled.get(id);
            if (was == null) {
                if (!starts.contains(ClauseMatch.first(clause))) {
                    add(
                            clause,
                            new Inserted(
                                    accepted.above(i),
                                    Math.max(1, clause.level()),
                                    text(clause),
                                    hand(clause.paragraphs(), Mark::insertion)));
                }
                continue;
            }
            TextClause old = rejected.find(was.clause().id());
            if (old == null) {
                continue;
            }
            boolean deeper = clause.level() > 0 && old.level() > 0 && clause.level() != old.level();
            if (moved.contains(was.clause().id()) || deeper) {
                int level = clause.level() > 0 ? clause.level() : was.clause().level();
                Hand hand = hand(clause.paragraphs(), mark -> mark.move() || deeper);
                add(
                        clause,
                        new Moved(
                                was.clause().id(),
                                accepted.above(i),
                                level,
                                hand.isSilent() ? hand(clause.paragraphs(), mark -> true) : hand));
            }
            if (!heading(clause, was).equals(heading(old, was))
                    || !clause.body().equals(old.body())) {
                reworded(was, old, clause);
            }
        }
    }

    /** Each writer's own step where the marks allow it; else one step of them all. */
    private void reworded(Filled was, TextClause old, TextClause now) {
        var paragraphs = new TreeSet<>(old.paragraphs());
        paragraphs.addAll(now.paragraphs());
        Set<Mark> marks = foreignMarks(paragraphs);
        List<String> authors = marks.stream().map(Mark::author).distinct().toList();
        var steps = new LinkedHashMap<String, TextClause>();
        if (authors.size() > 1 && authors.size() <= MOST_AUTHORS && !document.isEntangled(paragraphs)) {
            Optional<String> heading = Optional.of(heading(old, was));
            Optional<String> body = Optional.of(old.body());
            for (String author : authors) {
                TextClause step = seenBy(author).find(was.clause().id());
                if (step != null) {
                    steps.put(author, step);
                    heading = heading.flatMap(one -> Merge.of(heading(old, was), one, heading(step, was)));
                    body = body.flatMap(one -> Merge.of(old.body(), one, step.body()));
                }
            }
            boolean whole = heading.filter(heading(now, was)::equals).isPresent()
                    && body.filter(now.body()::equals).isPresent();
            if (!whole) {
                steps.clear();
            }
        }
        if (steps.isEmpty()) {
            add(now, new Reworded(was.clause().id(), was.clause().text(), step(was, old, now), hand(marks)));
        }
        steps.forEach((author, step) -> {
            if (!heading(step, was).equals(heading(old, was)) || !step.body().equals(old.body())) {
                add(
                        now,
                        new Reworded(
                                was.clause().id(),
                                was.clause().text(),
                                step(was, old, step),
                                hand(paragraphs, mark -> mark.author().equals(author))));
            }
        });
    }

    /** What a tracked step makes of the text sent; what was changed without tracking is left out where it can be. */
    private ClauseText step(Filled was, TextClause old, TextClause now) {
        String heading =
                Merge.of(heading(old, was), was.heading(), heading(now, was)).orElse(heading(now, was));
        String body = Merge.of(old.body(), was.body(), now.body()).orElse(now.body());
        return stored(was, heading, body);
    }

    private Seen seenBy(String author) {
        Seen known = seenBy.get(author);
        if (known == null) {
            var starts = new HashMap<>(accepted.starts());
            starts.putAll(rejected.starts());
            known = see(mark -> own.test(mark) || mark.author().equals(author), tells, starts);
            seenBy.put(author, known);
        }
        return known;
    }

    private Set<Mark> foreignMarks(Collection<Integer> paragraphs) {
        return document.marks(paragraphs).stream()
                .filter(own.negate())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Hand hand(Collection<Integer> paragraphs, Predicate<Mark> wanted) {
        return hand(foreignMarks(paragraphs).stream().filter(wanted).toList());
    }

    private static Hand hand(Collection<Mark> marks) {
        String authors = marks.stream()
                .map(Mark::author)
                .filter(author -> !author.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Hand(
                authors,
                marks.stream()
                        .map(Mark::at)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** Clauses that changed places; of two that changed with each other, the one marked as moved or the shorter one. */
    private Set<ClauseId> outOfOrder(List<ClauseId> before, List<ClauseId> now) {
        var moved = new HashSet<>(now);
        moved.removeAll(LongestRun.of(before, now, id -> {
            TextClause clause = accepted.find(id);
            if (clause == null) {
                return 1;
            }
            boolean marked = foreignMarks(clause.paragraphs()).stream().anyMatch(Mark::move);
            return marked ? 1 : WHOLE_CLAUSE + clause.body().length();
        }));
        return moved;
    }

    // ---- comments

    private void remarks() {
        for (Comment comment : document.comments()) {
            Comment about = comment;
            for (int steps = 0; !about.answers().isEmpty() && steps < 20; steps++) {
                String above = about.answers();
                about = document.comments().stream()
                        .filter(one -> one.id().equals(above))
                        .findFirst()
                        .orElse(comment);
            }
            Hand hand = new Hand(comment.author(), comment.at());
            Seen seen = rejected;
            Range range = rejected.view().ranges().get(about.id());
            if (range == null || rejected.ids().get(range.clause()) == null) {
                Range later = accepted.view().ranges().get(about.id());
                if (later != null) {
                    range = later;
                    seen = accepted;
                }
            }
            ClauseId id = range == null ? null : seen.ids().get(range.clause());
            Filled was = id == null ? null : filled.get(id);
            String quoted = range == null ? "" : range.words().strip();
            if (was == null || range == null) {
                add(AT_THE_END - 1, new Remark(null, 0, 0, quoted, comment.text(), hand));
            } else {
                int[] place = range.start() < 0 ? new int[] {0, 0} : place(was.clause(), quoted, range.start());
                add(
                        seen.view().clauses().get(range.clause()),
                        new Remark(was.clause().id(), place[0], place[1], quoted, comment.text(), hand));
            }
        }
    }

    /** Where words stand in the body as stored, nearest to where they stand in the file; 0 and 0 when they do not. */
    private int[] place(Clause clause, String quoted, int near) {
        var filling = new Filling(clause.text().body(), sent.values());
        String body = filling.filled();
        int[] places = new int[body.length()];
        var letters = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            if (Character.isLetterOrDigit(body.charAt(i))) {
                places[letters.length()] = i;
                letters.append(body.charAt(i));
            }
        }
        String wanted = letters(quoted, true);
        if (wanted.isEmpty()) {
            return new int[] {0, 0};
        }
        int best = -1;
        for (int at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
            if (best < 0 || Math.abs(places[at] - near) < Math.abs(places[best] - near)) {
                best = at;
            }
        }
        return best < 0
                ? new int[] {0, 0}
                : new int[] {
                    filling.stored(places[best], false), filling.stored(places[best + wanted.length() - 1] + 1, true)
                };
    }

    // ---- what is no clause

    private void unmapped() {
        var lines = new HashSet<>(sent.frame());
        for (View view : List.of(rejected.view(), accepted.view())) {
            view.clauses().forEach(clause -> lines.add(clause.heading()));
        }
        filled.values().forEach(one -> lines.add(one.heading()));
        lines.add("");
        Set<String> known = lines.stream().map(Returning::line).collect(Collectors.toSet());
        boolean drawn = document.properties().containsKey(DocxRedliner.REDLINE_AUTHOR);
        String above = "";
        for (String line : accepted.view().front()) {
            boolean printed = !sent.exported().isEmpty()
                    && above.equals(sent.exported())
                    && DATE.matcher(line).matches();
            if (!known.contains(line(line)) && !printed && !(drawn && isNote(line))) {
                add(-1, new Unmapped(DOCUMENT, line));
            }
            above = line;
        }
        // Numbers and pages in a table of contents are of Word's own making.
        Set<String> entries = lines.stream().map(line -> letters(line, false)).collect(Collectors.toSet());
        for (String line : accepted.view().contents()) {
            if (!entries.contains(letters(line, false))) {
                add(-1, new Unmapped(DOCUMENT, line));
            }
        }
        for (Foreign foreign : document.foreign()) {
            if (foreign.text().isEmpty() || !known.contains(line(foreign.text()))) {
                add(AT_THE_END, new Unmapped(foreign.where(), foreign.text()));
            }
        }
        overlong();
    }

    /** What a line around the clauses is known by; the page it stands on is not of it. */
    private static String line(String text) {
        return letters(PAGES.matcher(text).replaceAll(""), true).toLowerCase(Locale.ROOT);
    }

    /** The number of a page and how many there are, as it is printed in any language. */
    private static Pattern pages() {
        return Pattern.compile(Stream.of(Language.values())
                .map(language -> Stream.of(Labels.in(language)
                                .of("page-x-of-y", "\t", "\t")
                                .split("\t", -1))
                        .map(words -> words.isEmpty() ? "" : Pattern.quote(words.strip()))
                        .collect(Collectors.joining("\\s*[0-9]*\\s*")))
                .distinct()
                .collect(Collectors.joining("|")));
    }

    /** What does not fit in the longest clause there can be. */
    private void overlong() {
        for (TextClause clause : document.view(mark -> true, tells).clauses()) {
            String heading = clause.heading();
            if (heading.length() > ClauseText.MAX_HEADING) {
                add(clause, new Unmapped(DOCUMENT, heading.substring(ClauseText.MAX_HEADING)));
            }
            String body = clause.body();
            if (body.length() > ClauseText.MAX_BODY) {
                add(clause, new Unmapped(DOCUMENT, body.substring(ClauseText.MAX_BODY)));
            }
        }
    }

    /** Whether a line is the one that says what a document with drawn changes shows. */
    private static boolean isNote(String line) {
        for (Language language : Language.values()) {
            String note = Labels.in(language).of("redline.note", "\n", "\n");
            if (line.startsWith(note.substring(0, note.indexOf('\n')))) {
                return true;
            }
        }
        return false;
    }

    private static String letters(String text, boolean digits) {
        var letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (digits ? Character.isLetterOrDigit(c) : Character.isLetter(c)) {
                letters.append(c);
            }
        }
        return digits ? letters.toString() : letters.toString().toLowerCase(Locale.ROOT);
    }

    // ---- texts

    private static ClauseText text(TextClause clause) {
        return ClauseText.parse(
                cut(
                        clause.number().isEmpty() ? View.withoutNumber(clause.heading()) : clause.heading(),
                        ClauseText.MAX_HEADING),
                cut(clause.body(), ClauseText.MAX_BODY));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** A body with its marks as this product writes them, whoever wrote it. */
    static String normal(String body) {
        String canonical = ClauseText.parse("", cut(body, ClauseText.MAX_BODY)).body();
        var text = new StringBuilder();
        for (Block block : BodyMarkup.parse(canonical)) {
            text.append(text.isEmpty() ? "" : "\n\n");
            switch (block) {
                case Block.Paragraph paragraph -> text.append(String.join("\n", paragraph.lines()));
                case Block.Bullets bullets -> text.append("- ").append(String.join("\n- ", bullets.items()));
                case Block.Numbered numbered -> {
                    for (int i = 0; i < numbered.items().size(); i++) {
                        text.append(i == 0 ? "" : "\n")
                                .append(numbered.first() + i)
                                .append(". ")
                                .append(numbered.items().get(i));
                    }
                }
                case Block.Table table -> {
                    row(table.header(), text);
                    table.rows().forEach(row -> row(row, text.append('\n')));
                }
            }
        }
        return text.toString();
    }

    private static void row(List<String> cells, StringBuilder text) {
        text.append('|');
        cells.forEach(cell -> text.append(cell.isEmpty() ? " |" : " " + cell + " |"));
    }

    private int place(@Nullable ClauseId above) {
        TextClause clause = above == null ? null : rejected.find(above);
        return clause == null ? -1 : clause.paragraphs().stream().reduce(-1, (a, b) -> b);
    }

    private void add(TextClause at, ReturnedChange change) {
        add(ClauseMatch.first(at), change);
    }

    private void add(int paragraph, ReturnedChange change) {
        found.add(new Placed(paragraph, change));
    }
}
