package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.ImportReport.FoundDate;
import no.avtaleverk.model.document.ImportReport.ProposedClause;
import no.avtaleverk.model.document.ImportReport.ProposedDocument;
import no.avtaleverk.model.document.ImportReport.Suggestion;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.importing.Importing.Confirmed;
import no.avtaleverk.workflow.importing.Importing.ConfirmedClause;
import no.avtaleverk.workflow.importing.Importing.ConfirmedDocument;
import no.avtaleverk.workflow.importing.Importing.Received;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking agreements over from files: receive, look through, confirm or lay aside. */
@Controller
final class ImportPageController {
    private final Importing importing;
    private final PartyRegister register;
    private final Files files;
    private final PageAnswers answers;
    private final PageWords words;

    ImportPageController(
            Importing importing, PartyRegister register, Files files, PageAnswers answers, PageWords words) {
        this.importing = importing;
        this.register = register;
        this.files = files;
        this.answers = answers;
        this.words = words;
    }

    /** What came of one file. */
    record Outcome(
            String name,
            @Nullable ImportReport report,
            @Nullable ReadFault fault) {
        /** Clauses in all documents of the report. */
        public int clauses() {
            return report == null
                    ? 0
                    : report.documents().stream()
                            .mapToInt(d -> d.clauses().size())
                            .sum();
        }

        public long recognised() {
            return report == null
                    ? 0
                    : report.documents().stream()
                            .mapToLong(ProposedDocument::recognised)
                            .sum();
        }
    }

    /** A suggested requirement, checked beforehand when it is the surest of its clause. */
    record SuggestionLine(Suggestion suggestion, boolean checked) {}

    /** A clause of the report, with the words that suggested something marked. */
    record ClauseLine(ProposedClause clause, String key, List<Piece> pieces, List<SuggestionLine> suggestions) {}

    /** A piece of a clause's text. */
    record Piece(String text, boolean matched) {}

    /** A document of the report, doubts first. */
    record DocumentLine(
            int number,
            ProposedDocument document,
            List<ClauseLine> doubtful,
            List<ClauseLine> sound,
            @Nullable LocalDate from,
            @Nullable LocalDate last) {}

    @GetMapping("/import")
    String imports(Actor actor, Model model) {
        if (!actor.has(Role.JURIST) || actor.organisation() == null) {
            return "not-for-you";
        }
        model.addAttribute(
                "reports",
                importing.list(actor).stream()
                        .map(report -> new Outcome(report.fileName(), report, null))
                        .toList());
        return "import";
    }

    /** Files sent by the form, without the script. */
    @PostMapping("/import")
    String receive(@RequestParam("file") List<MultipartFile> sent, Actor actor, Model model) throws IOException {
        var outcomes = new ArrayList<Outcome>();
        for (MultipartFile file : sent) {
            if (!file.isEmpty() || file.getOriginalFilename() != null) {
                outcomes.add(receive(file, actor));
            }
        }
        model.addAttribute("outcomes", outcomes);
        return imports(actor, model);
    }

    /** One file sent by the script, which shows its line. */
    @PostMapping(path = "/import", headers = "X-Upload")
    String receiveOne(@RequestParam("file") MultipartFile file, Actor actor, Model model) throws IOException {
        model.addAttribute("outcome", receive(file, actor));
        return "import :: line";
    }

    private Outcome receive(MultipartFile file, Actor actor) throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return switch (importing.receive(name, file.getBytes(), actor)) {
            case Received.Reported reported -> new Outcome(name, reported.report(), null);
            case Received.Unreadable unreadable -> new Outcome(name, null, unreadable.fault());
            case Received.NotAllowed none -> throw new NotFoundException();
        };
    }

    @GetMapping("/import/{id}")
    String report(@PathVariable String id, Actor actor, Model model) {
        ImportReport report = importing.find(id, actor).orElseThrow(NotFoundException::new);
        var documents = new ArrayList<DocumentLine>();
        for (ProposedDocument document : report.documents()) {
            documents.add(line(documents.size(), document));
        }
        model.addAttribute("report", report);
        model.addAttribute("outcome", new Outcome(report.fileName(), report, null));
        model.addAttribute("documents", documents);
        model.addAttribute(
                "kinds",
                java.util.stream.Stream.of(AgreementKind.values())
                        .filter(kind -> !kind.isStandardText())
                        .toList());
        model.addAttribute("writtenStandards", Language.values());
        model.addAttribute("organs", Organ.values());
        model.addAttribute("resolutionOutcomes", Resolution.Outcome.values());
        model.addAttribute("everyParty", everyParty());
        return "import-report";
    }

    private List<Party> everyParty() {
        return register.all().stream()
                .sorted(Comparator.comparing((Party party) -> !(party instanceof Municipality))
                        .thenComparing(party -> party.formalNameOn(words.today())))
                .toList();
    }

    private static DocumentLine line(int number, ProposedDocument document) {
        List<ClauseLine> all = document.clauses().stream()
                .map(clause -> new ClauseLine(
                        clause, "d" + number + "-" + clause.id(), pieces(clause), suggestions(clause.suggestions())))
                .toList();
        LocalDate until = date(document, FoundDate.Meaning.IN_FORCE_UNTIL);
        return new DocumentLine(
                number,
                document,
                all.stream().filter(line -> !line.clause().doubts().isEmpty()).toList(),
                all.stream().filter(line -> line.clause().doubts().isEmpty()).toList(),
                date(document, FoundDate.Meaning.IN_FORCE_FROM),
                until == null ? null : until.minusDays(1));
    }

    private static List<SuggestionLine> suggestions(List<Suggestion> suggestions) {
        double best = suggestions.stream().mapToDouble(Suggestion::score).max().orElse(0);
        return suggestions.stream()
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed())
                .limit(5)
                .map(one -> new SuggestionLine(one, one.score() >= best))
                .toList();
    }

    private static @Nullable LocalDate date(ProposedDocument document, FoundDate.Meaning meaning) {
        return document.dates().stream()
                .filter(found -> found.meaning() == meaning)
                .map(FoundDate::date)
                .findFirst()
                .orElse(null);
    }

    /** The body cut at the words that suggested a requirement. */
    private static List<Piece> pieces(ProposedClause clause) {
        String body = clause.body();
        String lower = body.toLowerCase(Locale.ROOT);
        List<String> needles = clause.suggestions().stream()
                .flatMap(suggestion -> suggestion.matched().stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        var pieces = new ArrayList<Piece>();
        int read = 0;
        int at = 0;
        while (at < body.length() && lower.length() == body.length()) {
            int here = at;
            String found = needles.stream()
                    .filter(needle -> lower.startsWith(needle, here))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                at++;
            } else {
                if (at > read) {
                    pieces.add(new Piece(body.substring(read, at), false));
                }
                at += found.length();
                pieces.add(new Piece(body.substring(here, at), true));
                read = at;
            }
        }
        if (read < body.length()) {
            pieces.add(new Piece(body.substring(read), false));
        }
        return pieces;
    }

    /** The file as it came. */
    @GetMapping("/import/{id}/original")
    ResponseEntity<byte[]> original(@PathVariable String id, Actor actor) {
        ImportReport report = importing.find(id, actor).orElseThrow(NotFoundException::new);
        Files.StoredFile file = files.find(report.file()).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), report.fileName(), file.mediaType());
    }

    @PostMapping("/import/{id}/discard")
    String discard(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        if (!importing.discard(id, new Form(fields).text("reason"), actor)) {
            throw new NotFoundException();
        }
        return answers.done(flash, "done.discarded", "/import");
    }

    // ---- confirming -------------------------------------------------------------------------------------------------

    @PostMapping("/import/{id}")
    String confirm(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        ImportReport report = importing.find(id, actor).orElseThrow(NotFoundException::new);
        var form = new Form(fields);
        var documents = new ArrayList<ConfirmedDocument>();
        for (int number = 0; number < report.documents().size(); number++) {
            if (form.isChecked("d" + number + "-take")) {
                documents.add(confirmed(number, report.documents().get(number), form));
            }
        }
        if (documents.isEmpty()) {
            form.fault("take", "fault.nothing-taken");
        }
        if (!form.isSound()) {
            return again(id, form, answers.faults(form), actor, model, response);
        }
        return switch (importing.confirm(id, documents, actor)) {
            case Confirmed.Registered registered ->
                answers.done(
                        flash,
                        "done.imported",
                        registered.agreements().size() == 1
                                ? "/agreements/" + registered.agreements().getFirst()
                                : "/agreements");
            case Confirmed.Refused refused ->
                again(id, form, answers.faults(refused.reasons(), AgreementId.random()), actor, model, response);
            case Confirmed.Closed closed -> "redirect:/import/" + id;
            case Confirmed.UnknownImport unknown -> throw new NotFoundException();
        };
    }

    private String again(
            String id, Form form, List<Fault> faults, Actor actor, Model model, HttpServletResponse response) {
        response.setStatus(422);
        model.addAttribute(PageAnswers.FAULTS, faults);
        model.addAttribute(PageAnswers.GIVEN, form.given());
        return report(id, actor, model);
    }

    private ConfirmedDocument confirmed(int number, ProposedDocument proposed, Form form) {
        String d = "d" + number + "-";
        boolean concluded = form.text(d + "as").equals("concluded");
        LocalDate from = concluded ? form.requiredDate(d + "from") : form.date(d + "from");
        LocalDate last = form.date(d + "last");
        if (from != null && last != null && last.isBefore(from)) {
            form.fault(d + "last", "fault.order");
        }
        String title = form.title(d + "title");
        AgreementKind kind = form.value(d + "kind", AgreementKind::valueOf);
        Language language = form.value(d + "language", Language::of);
        boolean sound = form.isSound();
        LocalDate day = proposed.date() == null ? (from == null ? words.today() : from) : proposed.date();
        List<AgreementParty> parties = form.values(d + "party", PartyId::new).stream()
                .distinct()
                .flatMap(party -> register.find(party).stream())
                .map(party -> AgreementParty.of(party.id(), party.formalNameOn(day)))
                .toList();
        var clauses = new ArrayList<ConfirmedClause>();
        for (ProposedClause clause : proposed.clauses()) {
            String c = d + clause.id() + "-";
            if (form.text(c + "skip").isEmpty()) {
                Set<RequirementId> requirements = Set.copyOf(form.values(c + "requirement", RequirementId::new));
                clauses.add(new ConfirmedClause(
                        clause.id(),
                        clause.level(),
                        clause.number(),
                        form.text(c + "heading"),
                        form.text(c + "body"),
                        requirements));
            }
        }
        Facts facts = concluded ? facts(d, parties, form) : Facts.NONE;
        return new ConfirmedDocument(
                number,
                sound ? title : proposed.title(),
                kind == null ? proposed.kind() : kind,
                language == null ? proposed.language() : language,
                parties,
                new Terms(
                        sound ? from : words.today(),
                        sound && last != null ? last.plusDays(1) : null,
                        concluded ? EntryIntoForce.AS_REGISTERED : EntryIntoForce.EACH_MUNICIPALITY),
                form.isChecked(d + "joint"),
                concluded,
                form.isChecked(d + "reviewed"),
                facts,
                clauses,
                form.text(d + "note"));
    }

    /** Historic vedtak and signatures, one row for each party. */
    private static Facts facts(String d, List<AgreementParty> parties, Form form) {
        var resolutions = new ArrayList<Resolution>();
        var signatures = new ArrayList<SignatureRecord>();
        for (AgreementParty party : parties) {
            String p = d + party.id() + "-";
            LocalDate decided = form.date(p + "resolution");
            if (decided != null) {
                Organ organ = form.value(p + "organ", Organ::valueOf);
                Resolution.Outcome outcome = form.value(p + "outcome", Resolution.Outcome::valueOf);
                resolutions.add(new Resolution(
                        party.id(),
                        organ == null ? Organ.OTHER : organ,
                        decided,
                        form.text(p + "case"),
                        outcome == null ? Resolution.Outcome.ADOPTED : outcome,
                        1,
                        Sha256.ZERO,
                        ""));
            }
            LocalDate signed = form.date(p + "signed");
            if (signed != null) {
                signatures.add(new SignatureRecord(
                        party.id(),
                        form.text(p + "signer"),
                        form.text(p + "capacity"),
                        "",
                        signed,
                        SignatureRecord.Method.ON_PAPER,
                        1,
                        Sha256.ZERO,
                        null));
            }
        }
        LocalDate prolonged = form.date(d + "prolonged");
        List<Prolongation> prolongations = prolonged == null
                ? List.of()
                : List.of(new Prolongation(prolonged.plusDays(1), prolonged, form.text(d + "prolonged-source")));
        return new Facts(resolutions, signatures, List.of(), prolongations, List.of(), List.of(), List.of());
    }
}
