package no.avtaleverk.model.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.coverage.RequirementSuggester;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.ImportReport.FoundDate;
import no.avtaleverk.model.document.ImportReport.ProposedClause;
import no.avtaleverk.model.document.ImportReport.ProposedDocument;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/** Says what a document that was read seems to be: which agreements, between whom, from when, and what their clauses answer. */
public final class ImportAnalysis {
    private static final String NAMES =
            "(?:overordn(?:et|a|ede)\\s+(?:samarbeids)?avtale|(?:samarbeids)?rammeavtale|felles\\s+samarbeidsavtale"
                    + "|samarbeidsavtale\\s+del\\s+1|(?:del|tjeneste|teneste|sær)avtale(?:\\s+(?:nr\\.?\\s*)?[0-9]{1,2}[a-d]?)?)";
    /** A heading that starts an agreement of its own. */
    private static final Pattern START =
            Pattern.compile("(?iu)^" + NAMES + "(?:\\s*[-–:.,].*|\\s+(?:om|for|mellom)\\b.*|$)"
                    + "|^(?:del|tjeneste|teneste|sær)avtale\\s+(?:nr\\.?\\s*)?[0-9]{1,2}[a-d]?\\b.*");

    private static final Pattern SUB = Pattern.compile("(?iu)\\b(?:delavtale|tjenesteavtale|tenesteavtale)");
    private static final Pattern FRAMEWORK = Pattern.compile(
            "(?iu)overordn(?:et|a|ede)\\s+(?:samarbeids)?avtale|rammeavtale|felles samarbeidsavtale|hovedavtale|hovudavtale|generell del");
    private static final Pattern LOCAL = Pattern.compile(
            "(?iu)særavtale|lokal(?:e)? (?:samarbeids)?avtale|særskil[td]e? avtale|midlertidig|mellombels|tilleggsavtale");
    private static final Pattern CONTACTS =
            Pattern.compile("(?iu)kontaktliste|telefonliste|kontaktinformasjon|kontaktperson(?:ar|er)\\b");
    private static final Pattern GUIDELINE = Pattern.compile(
            "(?iu)retningslin|prosedyre|samhandlingsrutine|\\brutine(?:r|ar)?\\b|veileder|rettleiar|instruks");
    private static final Pattern AGREEMENT = Pattern.compile("(?iu)avtale");
    private static final Pattern PARTIES = Pattern.compile(
            "(?iu)^(?:avtale)?part(?:er|ar|ene|ane)\\b.*|.*\\b(?:partane|partene) i avtalen.*|underskrift.*|signatur.*|.*avtalepart(?:er|ar|ane|ene).*");
    /** A front with less than this holds names and dates, which the report shows; with more it is text and kept as a clause. */
    private static final int LONG_FRONT_LINE = 90;

    private static volatile @Nullable Prepared prepared;

    private record Prepared(RequirementCatalogue catalogue, RequirementSuggester suggester) {}

    private ImportAnalysis() {}

    /**
     * Analyse a document.
     *
     * @param fileName as uploaded; helps where the document is silent
     * @param today date in Norway; counts as the document's date when it bears none
     * @return one document, or several when the file holds an overordnet avtale and delavtaler
     */
    public static List<ProposedDocument> analyse(
            ReadDocument read,
            String fileName,
            PartyRegister register,
            RequirementCatalogue catalogue,
            LocalDate today) {
        RequirementSuggester suggester = suggester(catalogue);
        List<Section> sections = sections(read, bareName(fileName));
        var documents = new ArrayList<ProposedDocument>();
        Optional<LocalDate> first = Optional.empty();
        for (Section section : sections) {
            ProposedDocument document = document(section, sections, register, suggester, first, today);
            if (documents.isEmpty()) {
                first = Optional.ofNullable(document.date());
            }
            documents.add(document);
        }
        return List.copyOf(documents);
    }

    /** The suggester of the last catalogue asked with, which is the only one there is while the product runs. */
    private static RequirementSuggester suggester(RequirementCatalogue catalogue) {
        Prepared ready = prepared;
        if (ready == null || ready.catalogue() != catalogue) {
            ready = new Prepared(catalogue, new RequirementSuggester(catalogue));
            prepared = ready;
        }
        return ready.suggester();
    }

    /** The part of a file that is one agreement. */
    private record Section(String title, List<String> front, List<ReadClause> clauses) {}

    // ---- which agreements

    private static List<Section> sections(ReadDocument read, String fileName) {
        String title = read.title().isBlank() ? fileName : read.title();
        List<ReadClause> clauses = read.clauses();
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < clauses.size(); i++) {
            if (startsAgreement(clauses, i)) {
                starts.add(i);
            }
        }
        boolean leads = !starts.isEmpty()
                && starts.getFirst() > 1
                && FRAMEWORK.matcher(title).find();
        if (starts.size() + (leads ? 1 : 0) < 2) {
            return List.of(new Section(title, read.front(), clauses));
        }
        var sections = new ArrayList<Section>();
        if (starts.getFirst() > 0) {
            sections.add(new Section(title, read.front(), clauses.subList(0, starts.getFirst())));
        }
        for (int s = 0; s < starts.size(); s++) {
            int from = starts.get(s);
            int to = s + 1 < starts.size() ? starts.get(s + 1) : clauses.size();
            ReadClause start = clauses.get(from);
            String name = (start.number() + " " + start.heading()).strip();
            List<String> front = new ArrayList<>(s == 0 && from == 0 ? read.front() : List.of());
            var own = new ArrayList<ReadClause>();
            if (!start.body().isBlank()) {
                own.add(new ReadClause(1, "", "", start.body(), start.known(), List.of(Doubt.NO_HEADING)));
            }
            own.addAll(lifted(clauses.subList(from + 1, to)));
            sections.add(new Section(name, front, own));
        }
        return List.copyOf(sections);
    }

    /** Whether an agreement starts here: named as one on the outermost level, with clauses of its own after it. */
    private static boolean startsAgreement(List<ReadClause> clauses, int at) {
        ReadClause clause = clauses.get(at);
        String name = (clause.number().matches("[0-9.]*") ? "" : clause.number() + " ") + clause.heading();
        if (clause.level() != 1
                || !clause.number().matches("\\D*")
                || !START.matcher(name.strip()).matches()) {
            return false;
        }
        int own = 0;
        for (int i = at + 1; i < clauses.size() && own < 2; i++) {
            ReadClause next = clauses.get(i);
            if (next.level() == 1
                    && next.number().isEmpty()
                    && START.matcher(next.heading()).matches()) {
                break;
            }
            own++;
        }
        return own >= 2;
    }

    /** The clauses with the outermost of them on level 1. */
    private static List<ReadClause> lifted(List<ReadClause> clauses) {
        int least = clauses.stream().mapToInt(ReadClause::level).min().orElse(1);
        return clauses.stream()
                .map(clause -> new ReadClause(
                        clause.level() - least + 1,
                        clause.number(),
                        clause.heading(),
                        clause.body(),
                        clause.known(),
                        clause.doubts()))
                .toList();
    }

    // ---- one agreement

    private static ProposedDocument document(
            Section section,
            List<Section> all,
            PartyRegister register,
            RequirementSuggester suggester,
            Optional<LocalDate> fileDate,
            LocalDate today) {
        String front = section.title + "\n" + String.join("\n", section.front);
        var text = new StringBuilder(front);
        for (ReadClause clause : section.clauses) {
            text.append("\n\n").append(clause.heading()).append("\n\n").append(clause.body());
        }
        Language language = LanguageGuess.of(text);
        List<FoundDate> dates = DateFinder.in(text.toString(), today);
        Optional<LocalDate> date = DateFinder.documentDate(dates, DateFinder.in(front, today), today)
                .or(() -> fileDate);
        var finder = new PartyFinder(register, date.orElse(today));
        if (!section.equals(all.getFirst())) {
            finder.read(String.join("\n", all.getFirst().front), true);
        }
        finder.read(front, true);
        for (ReadClause clause : section.clauses) {
            finder.read(
                    clause.heading() + "\n" + clause.body(),
                    PARTIES.matcher(clause.heading()).matches());
        }
        LocalDate suggestOn = date.orElse(today);
        var clauses = new ArrayList<ProposedClause>();
        for (ReadClause clause : preamble(section)) {
            clauses.add(proposed(clause, suggester, language, suggestOn));
        }
        for (ReadClause clause : section.clauses) {
            clauses.add(proposed(clause, suggester, language, suggestOn));
        }
        return new ProposedDocument(
                section.title, kind(section, front), language, date.orElse(null), finder.parties(), dates, clauses);
    }

    private static ProposedClause proposed(
            ReadClause clause, RequirementSuggester suggester, Language language, LocalDate on) {
        ClauseText text = ClauseText.parse(clause.heading(), clause.body());
        ClauseId known = clause.known();
        return new ProposedClause(
                known == null ? ClauseId.random() : known,
                Math.clamp(clause.level(), 1, 6),
                clause.number(),
                text.heading(),
                text.body(),
                clause.doubts(),
                suggester.suggest(text, language, on));
    }

    /** Running text before the first clause, which must not get lost. */
    private static List<ReadClause> preamble(Section section) {
        boolean running =
                section.clauses.isEmpty() || section.front.stream().anyMatch(line -> line.length() > LONG_FRONT_LINE);
        if (!running || section.front.isEmpty()) {
            return List.of();
        }
        var clauses = new ArrayList<ReadClause>();
        var body = new StringBuilder();
        for (String line : section.front) {
            if (body.length() + line.length() + 2 > ClauseText.MAX_BODY && !body.isEmpty()) {
                clauses.add(unheaded(body));
                body.setLength(0);
            }
            body.append(body.isEmpty() ? "" : "\n\n").append(line, 0, Math.min(line.length(), ClauseText.MAX_BODY));
        }
        clauses.add(unheaded(body));
        return clauses;
    }

    private static ReadClause unheaded(StringBuilder body) {
        var doubts = EnumSet.of(Doubt.NO_HEADING);
        if (body.length() > 12_000) {
            doubts.add(Doubt.VERY_LONG);
        }
        return new ReadClause(1, "", "", body.toString(), null, List.copyOf(doubts));
    }

    private static AgreementKind kind(Section section, String front) {
        String title = section.title;
        Optional<AgreementKind> byTitle = kind(title);
        if (byTitle.isPresent()) {
            return byTitle.get();
        }
        String start = front.substring(0, Math.min(front.length(), 2_000));
        return kind(start).orElseGet(() -> {
            var headings = new LinkedHashMap<AgreementKind, Integer>();
            for (ReadClause clause : section.clauses) {
                kind(clause.heading()).ifPresent(kind -> headings.merge(kind, 1, Integer::sum));
            }
            return AGREEMENT.matcher(start).find() && headings.containsKey(AgreementKind.SUB_AGREEMENT)
                    ? AgreementKind.SUB_AGREEMENT
                    : AgreementKind.LOCAL_AGREEMENT;
        });
    }

    private static Optional<AgreementKind> kind(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        boolean agreement = AGREEMENT.matcher(title).find();
        if (CONTACTS.matcher(title).find() && !agreement) {
            return Optional.of(AgreementKind.CONTACT_LIST);
        }
        if (GUIDELINE.matcher(title).find() && !agreement) {
            return Optional.of(AgreementKind.GUIDELINE);
        }
        if (FRAMEWORK.matcher(title).find()) {
            return Optional.of(AgreementKind.FRAMEWORK_AGREEMENT);
        }
        if (LOCAL.matcher(title).find()) {
            return Optional.of(AgreementKind.LOCAL_AGREEMENT);
        }
        if (SUB.matcher(title).find()) {
            return Optional.of(AgreementKind.SUB_AGREEMENT);
        }
        if (agreement && lower.contains("samarbeidsavtale") && !lower.contains(" om ")) {
            return Optional.of(AgreementKind.FRAMEWORK_AGREEMENT);
        }
        return agreement && lower.contains(" om ") ? Optional.of(AgreementKind.SUB_AGREEMENT) : Optional.empty();
    }

    private static String bareName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ').strip();
    }
}
