package no.avtaleverk.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.LibreOffice.NoLibreOfficeException;
import no.avtaleverk.templates.reading.BudgetedReader;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;

/**
 * Sends every shipped standard text through LibreOffice as a Word file, there and back by way of .odt, and counts what is still
 * there, beside the same file read straight.
 *
 * <p>From the command line: the command of LibreOffice, {@code soffice} when left out. Ends with 1 when a clause id was lost, and
 * with 2 when LibreOffice is not there or did not convert.
 */
final class LibreOfficeHarness {
    /** What came back of a text. */
    private record Kept(int clauses, int ids, int numbers, int headings, int bodies, List<String> remarks) {}

    private final LibreOffice office;
    private final Path folder;
    private final DocumentReader reader = new BudgetedReader(Duration.ofMinutes(1), Optional.empty(), longest -> {});

    private LibreOfficeHarness(LibreOffice office) {
        this.office = office;
        this.folder = office.folder();
    }

    static void main(String[] arguments) throws Exception {
        int exit;
        LibreOffice office = new LibreOffice(arguments.length > 0 ? arguments[0] : "soffice");
        try {
            exit = new LibreOfficeHarness(office).run() ? 0 : 1;
        } catch (NoLibreOfficeException e) {
            System.out.println(e.getMessage());
            exit = 2;
        }
        if (exit == 1) {
            System.out.println("The files are kept in " + office.folder());
        } else {
            office.close();
        }
        System.exit(exit);
    }

    /** Whether every id came back. */
    private boolean run() throws IOException, InterruptedException, NoLibreOfficeException {
        System.out.println(office.version());
        Map<String, DocumentContent> contents = set();
        office.convert("set", "odt", "odt");
        office.convert("odt", "docx", "back");
        System.out.printf("%-40s %-14s %9s %9s %9s %9s%n", "file", "way", "ids", "numbers", "headings", "bodies");
        int lost = 0;
        int all = 0;
        var remarks = new ArrayList<String>();
        for (Map.Entry<String, DocumentContent> file : contents.entrySet()) {
            Kept straight = kept(file, "set");
            Kept back = kept(file, "back");
            print(file.getKey(), "read straight", straight);
            print("", "LibreOffice", back);
            remarks.addAll(back.remarks());
            lost += back.clauses() - back.ids();
            all += back.clauses();
        }
        remarks.forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "%d of %d clause ids came back from LibreOffice (%.3f of what was set), %d lost%n",
                all - lost,
                all,
                (double) (all - lost) / all,
                lost);
        return lost == 0;
    }

    private static void print(String file, String way, Kept kept) {
        System.out.printf(
                "%-40s %-14s %9s %9s %9s %9s%n",
                file,
                way,
                share(kept.ids(), kept),
                share(kept.numbers(), kept),
                share(kept.headings(), kept),
                share(kept.bodies(), kept));
    }

    private static String share(int some, Kept kept) {
        return some + "/" + kept.clauses();
    }

    private Map<String, DocumentContent> set() throws IOException {
        DocumentRenderer renderer = Documents.renderer();
        var contents = new TreeMap<String, DocumentContent>();
        Path set = Files.createDirectory(folder.resolve("set"));
        for (StandardText standard : StandardTexts.load().all()) {
            for (Language language : Language.values()) {
                String name = standard.key() + "-" + language.name().toLowerCase(Locale.ROOT);
                DocumentContent content = Samples.standard(standard.key(), language, 1);
                Files.write(set.resolve(name + ".docx"), renderer.render(content, DocumentFormat.DOCX));
                contents.put(name, content);
            }
        }
        return contents;
    }

    private Kept kept(Map.Entry<String, DocumentContent> file, String from) throws IOException {
        String name = file.getKey() + ".docx";
        Reading reading =
                reader.read(name, Files.readAllBytes(folder.resolve(from).resolve(name)));
        List<Clause> clauses = file.getValue().clauses();
        var back = new HashMap<ClauseId, ReadClause>();
        var remarks = new ArrayList<String>();
        switch (reading) {
            case Reading.Refused refused -> remarks.add(name + " is not taken: " + refused);
            case Reading.Read read ->
                read.document().clauses().forEach(clause -> {
                    ClauseId known = clause.known();
                    if (known != null) {
                        back.putIfAbsent(known, clause);
                    }
                });
        }
        int ids = 0;
        int numbers = 0;
        int headings = 0;
        int bodies = 0;
        for (Clause clause : clauses) {
            ReadClause read = back.get(clause.id());
            if (read == null) {
                remarks.add("%s: %s (%s) is lost".formatted(name, clause.id().value(), clause.title()));
                continue;
            }
            ids++;
            numbers += read.number().equals(clause.number()) ? 1 : 0;
            headings += read.heading().equals(clause.text().heading()) ? 1 : 0;
            if (read.body().equals(clause.text().body())) {
                bodies++;
            } else {
                remarks.add("%s: the body of %s differs at %s"
                        .formatted(
                                name,
                                clause.id().value(),
                                difference(clause.text().body(), read.body())));
            }
        }
        return new Kept(clauses.size(), ids, numbers, headings, bodies, remarks);
    }

    /** The first place two texts differ, with a few letters after it. */
    private static String difference(String set, String read) {
        int at = 0;
        while (at < Math.min(set.length(), read.length()) && set.charAt(at) == read.charAt(at)) {
            at++;
        }
        return "%d: set '%s', read '%s'".formatted(at, some(set, at), some(read, at));
    }

    private static String some(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + 30)).replace("\n", "\\n");
    }
}
