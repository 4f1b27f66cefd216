package no.avtaleverk.templates.criteria;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.document.CriteriaContent;
import no.avtaleverk.model.document.CriteriaRenderer;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.templates.docx.PaperDocxRenderer;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Facts;
import no.avtaleverk.templates.layout.Paper.Heading;
import no.avtaleverk.templates.layout.Paper.Paragraph;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.pdf.PdfRenderer;

/** Revisjonskriterier as Word and as PDF, in either written standard. Safe for use by many at once. */
public final class CriteriaPapers implements CriteriaRenderer {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final PdfRenderer pdf = new PdfRenderer();
    private final PaperDocxRenderer docx = new PaperDocxRenderer();

    @Override
    public byte[] render(CriteriaContent content, DocumentFormat format) {
        Paper paper = compose(content);
        return switch (format) {
            case PDF -> pdf.render(paper);
            case DOCX -> docx.render(paper);
        };
    }

    private static Paper compose(CriteriaContent content) {
        Labels labels = Labels.in(content.language());
        var blocks = new ArrayList<Block>();
        blocks.add(new Facts(List.of(
                fact(labels, "on", labels.date(content.on())),
                fact(labels, "edition", labels.date(content.edition())),
                fact(labels, "count", String.valueOf(content.criteria().size())),
                fact(labels, "catalogue", content.catalogue().hex()),
                fact(labels, "made", labels.date(LocalDate.ofInstant(content.made(), NORWAY))))));
        blocks.add(new Paragraph(labels.of("criteria.about")));
        for (Requirement one : content.criteria()) {
            blocks.add(new Heading(2, one.id() + " – " + one.title().in(content.language())));
            blocks.add(new Facts(facts(one, content, labels)));
        }
        String kind = labels.of("criteria.kind");
        String title = labels.of("criteria.title", labels.date(content.on()));
        return new Paper(kind, title, "Avtaleverk", content.language(), title, title, kind, content.made(), blocks);
    }

    private static List<Fact> facts(Requirement one, CriteriaContent content, Labels labels) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(
                labels,
                "force",
                labels.of(
                        one.force().isStatutory() && !one.isDemandedOn(content.on())
                                ? "criteria.force.not-yet"
                                : "criteria.force." + one.force().key())));
        String quote = one.quote();
        facts.add(fact(labels, "quote", quote == null ? labels.of("criteria.no-quote") : "«" + quote + "»"));
        facts.add(fact(labels, "source", one.source()));
        facts.add(fact(labels, "from", labels.date(one.inForceFrom())));
        LocalDate until = one.applies().until();
        facts.add(fact(labels, "until", until == null ? labels.of("criteria.open") : labels.date(until.minusDays(1))));
        facts.add(fact(labels, "evidence", one.evidence().in(content.language())));
        facts.add(fact(labels, "checked", labels.of(one.checked() ? "criteria.checked" : "criteria.unchecked")));
        return facts;
    }

    private static Fact fact(Labels labels, String key, String value) {
        return new Fact(labels.of("criteria.fact." + key), List.of(Run.of(value)));
    }
}
