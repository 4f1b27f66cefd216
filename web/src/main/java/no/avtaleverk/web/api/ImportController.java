package no.avtaleverk.web.api;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.ImportReport.FoundDate.Meaning;
import no.avtaleverk.model.document.ImportReport.ProposedDocument;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.problem.UnreadableUploadException;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.importing.Importing.Confirmed;
import no.avtaleverk.workflow.importing.Importing.ConfirmedClause;
import no.avtaleverk.workflow.importing.Importing.ConfirmedDocument;
import no.avtaleverk.workflow.importing.Importing.Received;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Taking over agreements from files. Nothing is in the register before a report has been confirmed. */
@RestController
@RequestMapping(path = "/api/v1/imports", produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {
    private static final RequirementId NONE = new RequirementId("X-0");

    private final Importing importing;
    private final Telling telling;
    private final PartyRegister register;

    ImportController(Importing importing, Telling telling, PartyRegister register) {
        this.importing = importing;
        this.telling = telling;
        this.register = register;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Answers.ImportTold> receive(@RequestPart("file") MultipartFile file, Actor actor)
            throws IOException {
        String name = file.getOriginalFilename();
        return switch (importing.receive(name == null || name.isBlank() ? "file" : name, file.getBytes(), actor)) {
            case Received.Reported reported ->
                ResponseEntity.created(URI.create(
                                "/api/v1/imports/" + reported.report().id()))
                        .body(Telling.report(reported.report()));
            case Received.Unreadable unreadable -> throw new UnreadableUploadException(unreadable.fault());
            case Received.NotAllowed refused -> throw notAllowed();
        };
    }

    @GetMapping
    Answers.ImportsTold list(Actor actor) {
        return new Answers.ImportsTold(
                importing.list(actor).stream().map(Telling::summary).toList());
    }

    @GetMapping("/{id}")
    Answers.ImportTold report(@PathVariable String id, Actor actor) {
        return Telling.report(find(id, actor));
    }

    /** Put what the report proposes, or what is given instead, into the register. */
    @PostMapping("/{id}/confirmation")
    ResponseEntity<Answers.ConfirmationTold> confirm(
            @PathVariable String id,
            @RequestBody(required = false) Requests.@Nullable ImportConfirmation asked,
            Actor actor) {
        ImportReport report = find(id, actor);
        requireOpen(report);
        List<ConfirmedDocument> documents = documents(report, asked);
        return switch (importing.confirm(id, documents, actor)) {
            case Confirmed.Registered registered ->
                ResponseEntity.created(URI.create(
                                "/api/v1/agreements/" + registered.agreements().getFirst()))
                        .body(new Answers.ConfirmationTold(registered.agreements()));
            case Confirmed.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
            case Confirmed.UnknownImport unknown -> throw ProblemException.notFound();
            case Confirmed.Closed closed -> throw closed(closed.report());
        };
    }

    /** Lay an import aside; the original file stays. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Actor actor) {
        requireOpen(find(id, actor));
        if (!importing.discard(id, reason.strip(), actor)) {
            throw closed(find(id, actor));
        }
        return ResponseEntity.noContent().build();
    }

    private ImportReport find(String id, Actor actor) {
        return importing.find(id, actor).orElseThrow(ProblemException::notFound);
    }

    private static void requireOpen(ImportReport report) {
        if (report.state() != ImportReport.State.OPEN) {
            throw closed(report);
        }
    }

    private static ProblemException closed(ImportReport report) {
        return new ProblemException(ProblemKind.IMPORT_CLOSED, report.state());
    }

    private static RefusedException notAllowed() {
        return new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
    }

    private List<ConfirmedDocument> documents(ImportReport report, Requests.@Nullable ImportConfirmation asked) {
        List<Requests.DocumentConfirmed> chosen = asked == null ? null : asked.documents();
        var given = new Given(register, telling.today());
        var documents = new ArrayList<ConfirmedDocument>();
        if (chosen == null) {
            for (int i = 0; i < report.documents().size(); i++) {
                documents.add(proposed(i, report.documents().get(i)));
            }
        } else {
            for (int i = 0; i < chosen.size(); i++) {
                String where = "documents[%d].".formatted(i);
                Requests.DocumentConfirmed one = chosen.get(i);
                int position = given.required(where + "document", one.document(), 0);
                if (position < 0 || position >= report.documents().size()) {
                    given.invalid(where + "document", position);
                } else {
                    documents.add(
                            confirmed(given, where, position, report.documents().get(position), one));
                }
            }
        }
        if (documents.isEmpty()) {
            given.missing("documents");
        }
        given.check();
        return documents;
    }

    /** The proposal as it is: a draft with the likely parties, its answers unconfirmed. */
    private static ConfirmedDocument proposed(int position, ProposedDocument document) {
        return new ConfirmedDocument(
                position,
                document.title().isBlank() ? "?" : document.title(),
                document.kind(),
                document.language(),
                parties(document),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                false,
                false,
                false,
                Facts.NONE,
                clauses(document),
                "");
    }

    private static List<AgreementParty> parties(ProposedDocument document) {
        return document.parties().stream()
                .filter(ImportReport.FoundParty::likely)
                .map(party -> AgreementParty.of(party.id(), party.name()))
                .toList();
    }

    private static List<ConfirmedClause> clauses(ProposedDocument document) {
        return document.clauses().stream()
                .map(clause -> new ConfirmedClause(
                        clause.id(),
                        clause.level(),
                        clause.number(),
                        clause.heading(),
                        clause.body(),
                        clause.suggestions().stream()
                                .map(ImportReport.Suggestion::requirement)
                                .collect(Collectors.toUnmodifiableSet())))
                .toList();
    }

    private static ConfirmedDocument confirmed(
            Given given, String where, int position, ProposedDocument document, Requests.DocumentConfirmed one) {
        boolean concluded = Boolean.TRUE.equals(one.concluded());
        Terms terms = terms(given, document, one.validity(), concluded);
        LocalDate on = terms.from() == null ? document.date() : terms.from();
        return new ConfirmedDocument(
                position,
                given.title(where + "title", one.title() == null ? document.title() : one.title()),
                one.kind() == null ? document.kind() : one.kind(),
                one.language() == null ? document.language() : one.language(),
                one.parties() == null ? parties(document) : given.parties(where + "parties", one.parties(), on),
                terms,
                Boolean.TRUE.equals(one.jointMeasure()),
                concluded,
                Boolean.TRUE.equals(one.reviewed()),
                concluded ? facts(given, where, one) : Facts.NONE,
                one.clauses() == null ? clauses(document) : clauses(given, where, one.clauses()),
                Given.text(one.note()));
    }

    private static Terms terms(
            Given given, ProposedDocument document, Requests.@Nullable ValidityGiven validity, boolean concluded) {
        if (!concluded) {
            return given.terms(validity, EntryIntoForce.EACH_MUNICIPALITY);
        }
        LocalDate from = validity == null ? null : validity.from();
        LocalDate until = validity == null ? null : validity.until();
        return given.terms(
                from == null ? found(document, Meaning.IN_FORCE_FROM).orElse(null) : from,
                until == null && validity == null
                        ? found(document, Meaning.IN_FORCE_UNTIL).orElse(null)
                        : until,
                EntryIntoForce.AS_REGISTERED);
    }

    private static Optional<LocalDate> found(ProposedDocument document, Meaning meaning) {
        return document.dates().stream()
                .filter(date -> date.meaning() == meaning)
                .map(ImportReport.FoundDate::date)
                .findFirst();
    }

    private static List<ConfirmedClause> clauses(Given given, String where, List<Requests.ClauseGiven> clauses) {
        Clauses read = given.clauses(where + "clauses", clauses);
        var confirmed = new ArrayList<ConfirmedClause>();
        for (int i = 0; i < Math.min(read.size(), clauses.size()); i++) {
            var clause = read.list().get(i);
            Set<RequirementId> requirements = Given.requirements(clauses.get(i).requirements());
            confirmed.add(new ConfirmedClause(
                    clause.id(),
                    clause.level(),
                    clause.number(),
                    clause.text().heading(),
                    clause.text().body(),
                    requirements));
        }
        return confirmed;
    }

    /** Historic facts. Registering binds them to the version and the text it makes. */
    private static Facts facts(Given given, String where, Requests.DocumentConfirmed one) {
        var resolutions = new ArrayList<Resolution>();
        for (Requests.NewResolution r : listed(one.resolutions())) {
            resolutions.add(new Resolution(
                    given.party(where + "resolutions.party", r.party(), r.date()),
                    given.required(where + "resolutions.organ", r.organ(), Organ.OTHER),
                    given.required(where + "resolutions.date", r.date(), LocalDate.EPOCH),
                    Given.text(r.caseNumber()),
                    r.outcome() == null ? Resolution.Outcome.ADOPTED : r.outcome(),
                    1,
                    Sha256.ZERO,
                    Given.text(r.wording()),
                    Given.text(r.change()),
                    Given.text(r.authority())));
        }
        var signatures = new ArrayList<SignatureRecord>();
        for (Requests.HistoricSignature s : listed(one.signatures())) {
            signatures.add(new SignatureRecord(
                    given.party(where + "signatures.party", s.party(), s.date()),
                    given.required(where + "signatures.signer", s.signer(), "?"),
                    Given.text(s.capacity()),
                    Given.text(s.mandate()),
                    given.required(where + "signatures.date", s.date(), LocalDate.EPOCH),
                    SignatureRecord.Method.ON_PAPER,
                    1,
                    Sha256.ZERO,
                    null));
        }
        return new Facts(
                resolutions,
                signatures,
                List.of(),
                listed(one.prolongations()).stream()
                        .map(p -> new Prolongation(
                                given.required(where + "prolongations.until", p.until(), LocalDate.EPOCH),
                                given.required(where + "prolongations.decided", p.decided(), LocalDate.EPOCH),
                                Given.text(p.source())))
                        .toList(),
                listed(one.notices()).stream().map(n -> notice(given, where, n)).toList(),
                listed(one.reviews()).stream().map(r -> review(given, where, r)).toList(),
                listed(one.evidence()).stream()
                        .map(e -> new Evidence(
                                given.required(where + "evidence.requirement", e.requirement(), NONE),
                                given.required(where + "evidence.date", e.date(), LocalDate.EPOCH),
                                given.required(where + "evidence.reference", e.reference(), "?"),
                                e.means(),
                                e.version(),
                                e.notice()))
                        .toList());
    }

    private static Notice notice(Given given, String where, Requests.NewNotice one) {
        LocalDate day = given.required(where + "notices.given", one.given(), LocalDate.EPOCH);
        return new Notice(
                given.party(where + "notices.party", one.party(), day),
                day,
                one.ends() == null ? day.plusYears(1) : one.ends());
    }

    private static Review review(Given given, String where, Requests.HistoricReview one) {
        LocalDate held = given.required(where + "reviews.held", one.held(), LocalDate.EPOCH);
        return new Review(
                one.opened() == null ? held : one.opened(),
                held,
                one.outcome() == null ? Review.Outcome.NO_CHANGE : one.outcome(),
                Given.text(one.note()));
    }

    private static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
