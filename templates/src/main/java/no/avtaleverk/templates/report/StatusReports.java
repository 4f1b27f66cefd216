package no.avtaleverk.templates.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.report.StatusReport;
import no.avtaleverk.model.report.StatusReport.AgreementLine;
import no.avtaleverk.model.report.StatusReport.CoverageLine;
import no.avtaleverk.model.report.StatusReport.DutyLine;
import no.avtaleverk.model.report.StatusReport.Risks;
import no.avtaleverk.model.report.StatusReportRenderer;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.templates.docx.PaperDocxRenderer;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Facts;
import no.avtaleverk.templates.layout.Paper.Heading;
import no.avtaleverk.templates.layout.Paper.Items;
import no.avtaleverk.templates.layout.Paper.Paragraph;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.layout.Paper.Table;
import no.avtaleverk.templates.pdf.PdfRenderer;

/** Reports to leaders and kontrollutvalg as tagged PDF and as Word. Safe for use by many at once. */
public final class StatusReports implements StatusReportRenderer {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final PdfRenderer pdf = new PdfRenderer();
    private final PaperDocxRenderer docx = new PaperDocxRenderer();

    @Override
    public byte[] render(StatusReport report, DocumentFormat format) {
        Paper paper = new Composing(report).paper();
        return switch (format) {
            case PDF -> pdf.render(paper);
            case DOCX -> docx.render(paper);
        };
    }

    private static final class Composing {
        private final StatusReport report;
        private final Labels labels;
        private final List<Block> blocks = new ArrayList<>();

        private Composing(StatusReport report) {
            this.report = report;
            this.labels = Labels.in(report.language());
        }

        private Paper paper() {
            String moment = DateTimeFormatter.ofPattern(
                            "d. MMMM uuuu 'kl.' HH.mm.ss", report.language().locale())
                    .format(report.at().atZone(NORWAY));
            blocks.add(new Facts(List.of(
                    fact("organ", report.name()),
                    fact("on", labels.date(report.on())),
                    fact("known", labels.of("report.known", String.valueOf(report.position()), moment)),
                    fact("entry", report.entry().hex()))));
            blocks.add(new Paragraph(labels.of("report.about")));
            agreements();
            coverage();
            followUp();
            risks();
            String kind = labels.of("report.kind");
            String title = labels.of("report.title", report.name(), labels.date(report.on()));
            return new Paper(kind, title, report.name(), report.language(), title, title, kind, report.at(), blocks);
        }

        private void agreements() {
            heading("agreements");
            if (report.agreements().isEmpty()) {
                blocks.add(new Paragraph(labels.of("report.none-in-force")));
            } else {
                blocks.add(new Table(
                        header("agreement", "matters", "since", "days"),
                        List.of(40, 14, 18, 28),
                        report.agreements().stream().map(this::row).toList()));
            }
            if (!report.underway().isEmpty()) {
                blocks.add(new Paragraph(labels.of("report.underway")));
                blocks.add(new Items(
                        false,
                        report.underway().stream()
                                .map(title -> List.of(Run.of(title)))
                                .toList()));
            }
        }

        private List<List<Run>> row(AgreementLine line) {
            String title = line.municipalities() > 1
                    ? labels.of("report.of-municipalities", line.title(), String.valueOf(line.municipalities()))
                    : line.title();
            LocalDate until = line.until();
            String since = labels.of("report.version", String.valueOf(line.version()), labels.date(line.from()));
            return cells(
                    title,
                    numbers(line.matters()),
                    until == null ? since : labels.of("report.until", since, labels.date(until.minusDays(1))),
                    String.join("; ", line.duties().stream().map(this::day).toList()));
        }

        private String day(DutyLine duty) {
            return labels.of(
                    "report.duty." + duty.state(), labels.of("report.duty." + duty.kind()), labels.date(duty.day()));
        }

        private void coverage() {
            heading("coverage");
            blocks.add(new Paragraph(labels.of("report.coverage-about")));
            if (report.unknown() > 0) {
                blocks.add(new Paragraph(labels.of("report.unknown", String.valueOf(report.unknown()))));
            }
            if (!report.coverage().isEmpty()) {
                blocks.add(new Table(
                        header("municipality", "answered", "partly", "missing"),
                        List.of(34, 18, 24, 24),
                        report.coverage().stream().map(this::row).toList()));
            }
        }

        private List<List<Run>> row(CoverageLine line) {
            return cells(
                    line.municipality(),
                    labels.of("report.of", String.valueOf(line.answered()), String.valueOf(line.demanded())),
                    numbers(line.partly()),
                    numbers(line.missing()));
        }

        private void followUp() {
            heading("follow-up");
            if (report.followUp().isEmpty()) {
                blocks.add(new Paragraph(labels.of("report.nothing-open")));
                return;
            }
            blocks.add(new Table(
                    header("agreement", "subject", "open", "late"),
                    List.of(46, 26, 14, 14),
                    report.followUp().stream()
                            .map(line -> cells(
                                    line.agreement(),
                                    labels.of("report.subject." + line.subject()),
                                    String.valueOf(line.open()),
                                    String.valueOf(line.late())))
                            .toList()));
        }

        private void risks() {
            heading("risks");
            Risks risks = report.risks();
            if (risks.zones().isEmpty()) {
                blocks.add(new Paragraph(labels.of("report.no-risks")));
                return;
            }
            blocks.add(new Facts(Stream.concat(
                            Stream.of(Zone.RED, Zone.YELLOW, Zone.GREEN)
                                    .map(zone -> fact(
                                            "zone." + zone,
                                            String.valueOf(risks.zones().getOrDefault(zone, 0)))),
                            Stream.of(fact("unaccepted", String.valueOf(risks.unaccepted()))))
                    .toList()));
            if (!risks.red().isEmpty()) {
                blocks.add(new Paragraph(labels.of("report.red")));
                blocks.add(new Items(
                        false,
                        risks.red().stream()
                                .map(one -> List.of(Run.of(labels.of(
                                        one.awaitsAcceptance() ? "report.red-awaits" : "report.red-one",
                                        one.event(),
                                        one.agreement()))))
                                .toList()));
            }
            if (!risks.late().isEmpty()) {
                blocks.add(new Paragraph(labels.of("report.late-measures")));
                blocks.add(new Items(
                        false,
                        risks.late().stream()
                                .map(one -> List.of(Run.of(labels.of(
                                        "report.late-measure",
                                        one.measure(),
                                        one.agreement(),
                                        labels.date(one.due())))))
                                .toList()));
            }
        }

        private void heading(String key) {
            blocks.add(new Heading(1, labels.of("report.heading." + key)));
        }

        private List<String> header(String... keys) {
            return Stream.of(keys).map(key -> labels.of("report.column." + key)).toList();
        }

        private Fact fact(String key, String value) {
            return new Fact(labels.of("report.fact." + key), List.of(Run.of(value)));
        }

        /** The numbers of hol. § 6-2, in order; a dash when there are none. */
        private static String numbers(List<RequirementId> matters) {
            return matters.isEmpty()
                    ? "–"
                    : String.join(
                            ", ",
                            matters.stream()
                                    .map(RequirementId::value)
                                    .sorted()
                                    .map(id -> id.replaceFirst("HOL-6-2-0?", ""))
                                    .toList());
        }

        private static List<List<Run>> cells(String... texts) {
            return Stream.of(texts)
                    .map(text -> List.of(Run.of(text.isEmpty() ? "–" : text)))
                    .toList();
        }
    }
}
