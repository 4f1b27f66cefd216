package no.avtaleverk.templates.reading;

import java.util.List;

/** An agreement as an office might have it on file, in our own words, on the case of Vaksdal and Voss sjukehus in 2016. */
final class VaksdalAgreement {
    static final String TITLE = "Tenesteavtale 4 om øyeblikkeleg hjelp døgnopphald";

    record Point(int level, String number, String heading, List<String> paragraphs, List<String> bullets) {}

    static final List<Point> POINTS = List.of(
            new Point(
                    1,
                    "1",
                    "Partar",
                    List.of(
                            "Avtalen er inngått mellom Vaksdal kommune (org.nr. 961 821 967) og Helse Bergen HF (org.nr. 983 974 724).",
                            "Partane er samde om at tilbodet vert lagt til Voss sjukehus."),
                    List.of()),
            new Point(
                    1,
                    "2",
                    "Bakgrunn og føremål",
                    List.of(
                            "Kommunen skal etter helse- og omsorgstenestelova § 3-5 tredje ledd syte for tilbod om døgnopphald for pasientar og brukarar med trong for øyeblikkeleg hjelp.",
                            "Føremålet er å gje pasienten eit like godt eller betre tilbod nær heimen, og å unngå innleggingar i sjukehus som ikkje trengst."),
                    List.of()),
            new Point(1, "3", "Pasientar tilbodet gjeld", List.of(), List.of()),
            new Point(
                    2,
                    "3.1",
                    "Aktuelle pasientar",
                    List.of("Tilbodet gjeld pasientar med avklart diagnose og stabil tilstand. Døme er:"),
                    List.of(
                            "infeksjonar som treng behandling i nokre dagar",
                            "forverring av kjend kronisk sjukdom",
                            "observasjon etter fall")),
            new Point(
                    2,
                    "3.2",
                    "Pasientar som ikkje er aktuelle",
                    List.of(
                            "Pasientar med mistanke om hjerneslag eller hjarteinfarkt, og traume med uavklart alvorsgrad, skal ikkje leggjast inn."),
                    List.of()),
            new Point(
                    1,
                    "4",
                    "Innlegging og legetilsyn",
                    List.of(
                            "Pasienten skal vere vurdert av lege før innlegging. Innleggjande lege skriv innkomstnotat og behandlingsplan.",
                            "Sjukehuset har sjukepleiar til stades heile døgnet. Lege skal kunne vere hos pasienten innan rimeleg tid."),
                    List.of()),
            new Point(
                    1,
                    "5",
                    "Økonomi",
                    List.of("Kommunen betaler 4 200 kroner for kvart døgn. Oppgjeret skjer kvart kvartal."),
                    List.of()),
            new Point(
                    1,
                    "6",
                    "Usemje og misleghald",
                    List.of(
                            "Usemje om avtalen skal fyrst prøvast løyst mellom partane. Blir dei ikkje samde, kan saka leggjast fram for tvisteløysingsnemnda.",
                            "Ved vesentleg misleghald kan den andre parten krevje oppfylling."),
                    List.of()),
            new Point(
                    1,
                    "7",
                    "Avtaletid og oppseiing",
                    List.of(
                            "Avtalen tek til å gjelde 1. april 2016 og gjeld ut 2016.",
                            "Kvar av partane kan seie opp avtalen med eitt års frist."),
                    List.of()));

    static final List<String> SIGNATURES = List.of("Dale, 14.03.2016", "For Vaksdal kommune", "For Helse Bergen HF");

    private VaksdalAgreement() {}

    /** With Word's own headings, numbers made by Word, and a table of contents. */
    static WordFile styled() {
        var file = new WordFile().styled("Tittel", TITLE).paragraph("mellom Vaksdal kommune og Helse Bergen HF");
        for (Point point : POINTS) {
            if (point.level() == 1) {
                file.styled("INNH1", point.number() + "\t" + point.heading() + "\t2");
            }
        }
        for (Point point : POINTS) {
            file.raw(
                    ("<w:p><w:pPr><w:pStyle w:val=\"Overskrift%d\"/><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>%s</w:p>")
                            .formatted(point.level(), point.level() - 1, WordFile.run(point.heading())));
            point.paragraphs().forEach(file::paragraph);
            point.bullets().forEach(bullet -> file.numbered(2, 0, bullet));
        }
        return file;
    }

    /** Without any style: typed numbers in bold. */
    static WordFile typed() {
        var file = new WordFile().bold(TITLE).paragraph("mellom Vaksdal kommune og Helse Bergen HF");
        for (Point point : POINTS) {
            file.bold(point.number() + ". " + point.heading());
            point.paragraphs().forEach(file::paragraph);
            point.bullets().forEach(bullet -> file.paragraph("- " + bullet));
        }
        return file;
    }

    static PdfPages pages() {
        var pages = new PdfPages("Vaksdal kommune - Helse Bergen HF").title(TITLE);
        pages.paragraph("mellom Vaksdal kommune og Helse Bergen HF");
        for (Point point : POINTS) {
            pages.heading(point.number() + " " + point.heading());
            point.paragraphs().forEach(pages::paragraph);
            point.bullets().forEach(pages::bullet);
        }
        SIGNATURES.forEach(pages::paragraph);
        return pages;
    }

    static String plain() {
        var text = new StringBuilder(TITLE.toUpperCase(java.util.Locale.ROOT)).append("\n\n");
        for (Point point : POINTS) {
            text.append(point.number()).append(' ').append(point.heading()).append("\n\n");
            for (String paragraph : point.paragraphs()) {
                text.append(paragraph).append("\n\n");
            }
            for (String bullet : point.bullets()) {
                text.append("- ").append(bullet).append('\n');
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** What a reader should have made of the body of a point. */
    static String body(Point point) {
        var body = new StringBuilder(String.join("\n\n", point.paragraphs()));
        for (int i = 0; i < point.bullets().size(); i++) {
            body.append(i == 0 ? "\n\n" : "\n")
                    .append("- ")
                    .append(point.bullets().get(i));
        }
        return body.toString().strip();
    }
}
