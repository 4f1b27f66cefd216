package no.avtaleverk.workflow.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.document.MinutesAnalysis;
import no.avtaleverk.model.document.MinutesAnalysis.About;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.reporting.HandingOut;
import org.springframework.transaction.support.TransactionOperations;

/** Taking a saksprotokoll in and proposing from it what is to be recorded. Nothing is recorded before a person has confirmed it. */
public final class ReadingMinutes {
    private final DocumentReader reader;
    private final Agreements agreements;
    private final Files files;
    private final ReceivedMinutes received;
    private final TransactionOperations transactions;
    private final Changes changes;
    private final HandingOut handingOut;

    public ReadingMinutes(
            DocumentReader reader,
            Agreements agreements,
            Files files,
            ReceivedMinutes received,
            TransactionOperations transactions,
            Changes changes,
            HandingOut handingOut) {
        this.reader = reader;
        this.agreements = agreements;
        this.files = files;
        this.received = received;
        this.transactions = transactions;
        this.changes = changes;
        this.handingOut = handingOut;
    }

    /** What came of a file. */
    public sealed interface Received {
        /** @param file digest under which the file is kept, to be bound to the vedtak when it is recorded */
        record Proposed(AgreementVersion version, Sha256 file, MinutesAnalysis.Proposal proposal) implements Received {}

        record Unreadable(ReadFault fault) implements Received {}

        /** A scan without any text. */
        record WithoutText() implements Received {}

        record Refused(List<Refusal> reasons) implements Received {}
    }

    /** Read minutes that are to document a vedtak of the person's organisation. */
    public Received receive(AgreementId id, String name, byte[] bytes, Actor by) {
        Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
        PartyId party = by.organisation();
        UnknownAgreementException.unlessKnown(agreement, by);
        if (party == null || !by.mayRecordResolution(party)) {
            return new Received.Refused(List.of(new Refusal.NotAllowed()));
        }
        Optional<AgreementVersion> version = agreement.versionBefore(party);
        if (version.isEmpty()) {
            return new Received.Refused(List.of(new Refusal.NotTheVersionInReview(0)));
        }
        return switch (reader.read(name, bytes)) {
            case Reading.Refused refused -> new Received.Unreadable(refused.fault());
            case Reading.Read read -> proposed(agreement, version.get(), party, name, bytes, read.document(), by);
        };
    }

    private Received proposed(
            Agreement agreement,
            AgreementVersion version,
            PartyId party,
            String name,
            byte[] bytes,
            ReadDocument document,
            Actor by) {
        if (document.withoutText()) {
            return new Received.WithoutText();
        }
        if (NationalIdentityNumbers.occursIn(text(document))) {
            return new Received.Refused(List.of(new Refusal.NationalIdentityNumberBeside()));
        }
        String named = agreement.parties(version).stream()
                .filter(one -> one.id().equals(party))
                .map(one -> one.name())
                .findFirst()
                .orElse(party.value());
        var about = new About(version.head().title(), named, party.isMunicipality(), version.number(), version.code());
        MinutesAnalysis.Proposal proposal = MinutesAnalysis.analyse(document, about, changes.today());
        Sha256 file = Objects.requireNonNull(transactions.execute(status -> {
            Sha256 kept = files.store(name, mediaType(document), bytes);
            received.received(new AuditEvent.MinutesReceived(agreement.id(), party, name, kept), by, changes.now());
            return kept;
        }));
        return new Received.Proposed(version, file, proposal);
    }

    private static String text(ReadDocument document) {
        var parts = new ArrayList<>(document.front());
        parts.add(document.title());
        document.clauses()
                .forEach(clause -> parts.add(clause.number() + " " + clause.heading() + "\n" + clause.body()));
        return String.join("\n", parts);
    }

    private static String mediaType(ReadDocument document) {
        return switch (document.format()) {
            case DOCX -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case PDF -> "application/pdf";
            case TEXT -> "text/plain";
        };
    }

    /**
     * Hand out the minutes that document a vedtak, to those the version it is about was laid before. It is noted in the log that the
     * person was given them.
     */
    public Optional<Files.StoredFile> handOut(AgreementId id, Sha256 file, Actor by) {
        Optional<Agreement> agreement = agreements.find(id);
        Optional<Resolution> vedtak = agreement.flatMap(found -> found.facts().resolutions().stream()
                .filter(one -> file.equals(one.minutes())
                        && found.version(one.version())
                                .filter(version -> by.mayReadDraft(
                                        agreement.get().circles().addressed(version)))
                                .isPresent())
                .findFirst());
        vedtak.ifPresent(one -> handingOut.note(id, one.version(), one.party(), "MINUTES", file, by));
        return vedtak.flatMap(one -> files.find(file));
    }
}
