package no.avtaleverk.templates.protocol;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.document.ProtocolContent;
import no.avtaleverk.model.document.ProtocolContent.Step;
import no.avtaleverk.model.document.ProtocolContent.View;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Facts;
import no.avtaleverk.templates.layout.Paper.Field;
import no.avtaleverk.templates.layout.Paper.Heading;
import no.avtaleverk.templates.layout.Paper.Paragraph;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.layout.Paper.Table;

/** Puts a disagreement into the form of the document that its rung asks for. */
final class Composition {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final ProtocolContent content;
    private final Labels labels;
    private final List<Block> blocks = new ArrayList<>();

    private Composition(ProtocolContent content) {
        this.content = content;
        this.labels = Labels.in(content.language());
    }

    static Paper compose(ProtocolContent content) {
        var composition = new Composition(content);
        composition.facts();
        composition.views();
        composition.tried();
        composition.result();
        composition.end();
        Labels labels = composition.labels;
        String kind = composition.of("kind." + content.rung());
        String parties = labels.list(content.views().stream().map(View::party).toList());
        return new Paper(
                kind,
                content.subject(),
                parties,
                content.language(),
                composition.of("description", kind, parties, content.title()),
                content.title(),
                kind,
                content.made(),
                composition.blocks);
    }

    private String of(String key, String... values) {
        return labels.of("protocol." + key, values);
    }

    private void facts() {
        var facts = new ArrayList<Fact>();
        facts.add(fact("agreement", agreement()));
        facts.add(fact("clause", content.clause()));
        facts.add(fact("since", labels.date(content.since())));
        facts.add(fact("made", labels.date(LocalDate.ofInstant(content.made(), NORWAY))));
        String ladder = content.ladder();
        facts.add(fact("ladder", ladder == null ? of("ladder.none") : ladder));
        blocks.add(new Facts(facts));
        paragraph(of("about." + content.rung()));
        heading("words");
        content.words().lines().filter(line -> !line.isBlank()).forEach(this::paragraph);
    }

    private String agreement() {
        TextCode code = content.code();
        return content.version() == 0 || code == null
                ? content.title()
                : of("agreement.version", content.title(), String.valueOf(content.version()), code.toString());
    }

    private Fact fact(String key, String value) {
        return new Fact(of("fact." + key), List.of(Run.of(value)));
    }

    private void views() {
        heading("views");
        for (View view : content.views()) {
            blocks.add(new Heading(2, view.party()));
            if (view.view().isBlank()) {
                paragraph(of("no-view"));
            }
            view.view().lines().filter(line -> !line.isBlank()).forEach(this::paragraph);
            if (!view.wanted().isBlank()) {
                paragraph(of("wanted", view.wanted()));
            }
        }
    }

    private void tried() {
        heading("tried");
        var rows = new ArrayList<List<List<Run>>>();
        for (Step step : content.steps()) {
            LocalDate concluded = step.concluded();
            rows.add(List.of(
                    cell(of("rung." + step.rung()) + (step.body().isBlank() ? "" : ", " + step.body())),
                    cell(labels.date(step.since())),
                    cell(outcome(step) + (concluded == null ? "" : ", " + labels.date(concluded))),
                    cell(step.said())));
        }
        blocks.add(new Table(
                List.of(of("column.rung"), of("column.since"), of("column.outcome"), of("column.said")),
                List.of(26, 18, 22, 34),
                rows));
    }

    private String outcome(Step step) {
        RungOutcome outcome = step.outcome();
        return outcome == null
                ? of("outcome.none")
                : of("outcome." + outcome) + (step.binding() ? " (" + of("binding") + ")" : "");
    }

    private static List<Run> cell(String text) {
        return List.of(Run.of(text));
    }

    private void result() {
        if (content.rung() == Rung.NATIONAL_PANEL) {
            heading("request");
            paragraph(of("request.about"));
            blocks.add(new Field(of("request.field")));
            blocks.add(new Field(of("contact.field")));
            paragraph(of("anonymous"));
            paragraph(of("advisory"));
        } else if (content.rung() == Rung.LOCAL_BODY) {
            heading("statement");
            blocks.add(new Field(of("statement.field")));
            paragraph(of("advisory"));
        } else {
            heading("next");
            blocks.add(new Field(of("next.field")));
        }
    }

    private void end() {
        paragraph(
                of("copy", labels.list(content.views().stream().map(View::party).toList())));
        if (content.rung() != Rung.NATIONAL_PANEL) {
            heading("signatures");
            var rows = new ArrayList<List<List<Run>>>();
            content.views().forEach(view -> rows.add(List.of(cell(view.party()), List.of(), List.of())));
            blocks.add(new Table(
                    List.of(
                            of("column.party"),
                            labels.of("signature.place-and-date"),
                            labels.of("signature.signature")),
                    List.of(34, 30, 36),
                    rows));
        }
    }

    private void heading(String key) {
        blocks.add(new Heading(1, of("heading." + key)));
    }

    private void paragraph(String text) {
        blocks.add(new Paragraph(text));
    }
}
