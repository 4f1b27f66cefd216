package no.avtaleverk.workflow.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.ImportReport.ProposedDocument;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;
import org.springframework.transaction.support.TransactionOperations;

/** Taking agreements over from Word, PDF and text files. Nothing enters the register until a person has confirmed the report. */
public final class Importing {
    /** How a document's structure becomes a proposal. */
    public interface Analysis {
        List<ProposedDocument> analyse(ReadDocument document, String fileName, LocalDate today);
    }

    /** What came of a file. */
    public sealed interface Received {
        record Reported(ImportReport report) implements Received {}

        record Unreadable(ReadFault fault) implements Received {}

        record NotAllowed() implements Received {}
    }

    /** What came of a confirmation. */
    public sealed interface Confirmed {
        record Registered(List<AgreementId> agreements) implements Confirmed {}

        /**
         * Nothing was registered.
         *
         * @param document position of the document in the report, 0 first
         */
        record Refused(int document, List<Refusal> reasons) implements Confirmed {}

        record UnknownImport() implements Confirmed {}

        /** Someone has confirmed or discarded it already. */
        record Closed(ImportReport report) implements Confirmed {}
    }

    /** A clause as the person confirmed it. */
    public record ConfirmedClause(
            ClauseId id, int level, String number, String heading, String text, Set<RequirementId> requirements) {}

    /**
     * A document of the report as the person confirmed it.
     *
     * @param document position in the report, 0 first
     * @param concluded whether it is registered as already concluded; a draft otherwise
     * @param reviewed whether a jurist has looked at each requirement; suggestions alone stay unconfirmed
     * @param facts historic vedtak, signatures, prolongations and acts; only for a concluded one
     */
    public record ConfirmedDocument(
            int document,
            String title,
            AgreementKind kind,
            Language language,
            List<AgreementParty> parties,
            Terms terms,
            boolean jointMeasure,
            boolean concluded,
            boolean reviewed,
            Facts facts,
            List<ConfirmedClause> clauses,
            String note) {}

    private final DocumentReader reader;
    private final Analysis analysis;
    private final Imports imports;
    private final Files files;
    private final Agreements agreements;
    private final History history;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final TransactionOperations transactions;
    private final Changes changes;

    public Importing(
            DocumentReader reader,
            Analysis analysis,
            Imports imports,
            Files files,
            Agreements agreements,
            History history,
            RequirementCatalogue catalogue,
            PartyRegister register,
            TransactionOperations transactions,
            Changes changes) {
        this.reader = reader;
        this.analysis = analysis;
        this.imports = imports;
        this.files = files;
        this.agreements = agreements;
        this.history = history;
        this.catalogue = catalogue;
        this.register = register;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Read a file, keep the original, and report what it seems to hold. */
    public Received receive(String fileName, byte[] bytes, Actor by) {
        PartyId organisation = by.organisation();
        if (!by.has(Role.JURIST) || organisation == null) {
            return new Received.NotAllowed();
        }
        return switch (reader.read(fileName, bytes)) {
            case Reading.Refused refused -> new Received.Unreadable(refused.fault());
            case Reading.Read read -> new Received.Reported(report(fileName, bytes, read.document(), organisation, by));
        };
    }

    private ImportReport report(String fileName, byte[] bytes, ReadDocument document, PartyId organisation, Actor by) {
        var proposals = document.withoutText()
                ? List.<ProposedDocument>of()
                : analysis.analyse(document, fileName, changes.today());
        return Objects.requireNonNull(transactions.execute(status -> {
            Sha256 file = files.store(fileName, mediaType(document.format()), bytes);
            var report = new ImportReport(
                    UUID.randomUUID().toString(),
                    fileName,
                    file,
                    bytes.length,
                    document.format(),
                    document.pages(),
                    document.withoutText(),
                    document.readByOcr(),
                    ImportReport.State.OPEN,
                    by.userId(),
                    organisation,
                    changes.now(),
                    proposals,
                    document.warnings(),
                    List.of());
            imports.add(report);
            history.record(new AuditEvent.FileReceived(report.id(), fileName, file, bytes.length), by, changes.now());
            return report;
        }));
    }

    private static String mediaType(DocumentReader.SourceFormat format) {
        return switch (format) {
            case DOCX -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case PDF -> "application/pdf";
            case TEXT -> "text/plain";
        };
    }

    /** A report, if it is of the asker's organisation. */
    public Optional<ImportReport> find(String id, Actor by) {
        return by.has(Role.JURIST)
                ? imports.find(id).filter(report -> report.organisation().equals(by.organisation()))
                : Optional.empty();
    }

    /** The reports of the asker's organisation, newest first. */
    public List<ImportReport> list(Actor by) {
        PartyId organisation = by.organisation();
        return organisation == null || !by.has(Role.JURIST) ? List.of() : imports.of(organisation);
    }

    /** Put the confirmed documents into the register: all of them or, when one is refused, none. */
    public Confirmed confirm(String importId, List<ConfirmedDocument> documents, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<ImportReport> found = find(importId, by);
            if (found.isEmpty()) {
                return new Confirmed.UnknownImport();
            }
            ImportReport report = found.get();
            if (report.state() != ImportReport.State.OPEN) {
                return new Confirmed.Closed(report);
            }
            var made = new ArrayList<AgreementId>();
            for (ConfirmedDocument document : documents) {
                switch (decide(report, document, by)) {
                    case Decision.Accepted accepted -> {
                        agreements.save(accepted.change());
                        made.add(accepted.change().agreement().id());
                    }
                    case Decision.Refused refused -> {
                        status.setRollbackOnly();
                        return new Confirmed.Refused(document.document(), refused.reasons());
                    }
                }
            }
            if (!imports.close(closed(report, ImportReport.State.CONFIRMED, made))) {
                status.setRollbackOnly();
                return new Confirmed.Closed(imports.find(importId).orElse(report));
            }
            return new Confirmed.Registered(made);
        }));
    }

    /** Lay a report aside. The original file stays, as does the log entry that it came. */
    public boolean discard(String importId, String reason, Actor by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<ImportReport> report = find(importId, by);
            if (report.isEmpty() || !imports.close(closed(report.get(), ImportReport.State.DISCARDED, List.of()))) {
                return false;
            }
            history.record(new AuditEvent.ImportDiscarded(importId, reason), by, changes.now());
            return true;
        }));
    }

    private Decision decide(ImportReport report, ConfirmedDocument document, Actor by) {
        var faults = new ArrayList<Refusal>();
        document.parties().stream()
                .filter(party -> register.find(party.id()).isEmpty())
                .forEach(party -> faults.add(new Refusal.UnknownParty(party.id().value())));
        document.clauses().stream()
                .flatMap(clause -> clause.requirements().stream())
                .distinct()
                .filter(requirement -> !catalogue.contains(requirement))
                .forEach(requirement -> faults.add(new Refusal.UnknownRequirement(requirement)));
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        var clauses = new ArrayList<Clause>();
        var answers = new ArrayList<Answer>();
        for (ConfirmedClause confirmed : document.clauses()) {
            var clause = new Clause(
                    confirmed.id(),
                    confirmed.level(),
                    confirmed.number(),
                    ClauseText.parse(confirmed.heading(), confirmed.text()));
            clauses.add(clause);
            for (RequirementId requirement : confirmed.requirements()) {
                answers.add(new Answer(
                        clause.id(),
                        clause.sha256(),
                        requirement,
                        document.reviewed() ? Answer.Basis.JURIST : Answer.Basis.SUGGESTION,
                        document.reviewed()));
            }
        }
        var head = new Head(
                document.title(),
                document.language(),
                document.parties(),
                document.terms(),
                Map.of(),
                Set.of(),
                document.jointMeasure());
        var origin = Origin.file(report.file(), report.fileName());
        return document.concluded()
                ? Agreement.register(
                        AgreementId.random(),
                        document.kind(),
                        origin,
                        head,
                        new Clauses(clauses),
                        answers,
                        document.facts(),
                        document.note(),
                        by,
                        changes.now(),
                        changes.today())
                : Agreement.draft(
                        AgreementId.random(),
                        document.kind(),
                        origin,
                        head,
                        new Clauses(clauses),
                        answers,
                        by,
                        changes.now());
    }

    private static ImportReport closed(ImportReport report, ImportReport.State state, List<AgreementId> made) {
        return new ImportReport(
                report.id(),
                report.fileName(),
                report.file(),
                report.bytes(),
                report.format(),
                report.pages(),
                report.withoutText(),
                report.readByOcr(),
                state,
                report.receivedBy(),
                report.organisation(),
                report.receivedAt(),
                report.documents(),
                report.warnings(),
                made);
    }
}
