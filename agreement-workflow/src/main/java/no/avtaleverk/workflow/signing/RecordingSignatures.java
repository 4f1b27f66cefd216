package no.avtaleverk.workflow.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Signatures;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SignatureFields;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.ValidationReport.ValidatedSignature;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import org.jspecify.annotations.Nullable;

/** Signatures that were given outside the product: with another service, or on paper. */
public final class RecordingSignatures {
    private static final String PDF = "application/pdf";

    private final Changes changes;
    private final Agreements agreements;
    private final Signing signing;
    private final Files files;
    private final SignatureValidation validation;

    public RecordingSignatures(
            Changes changes, Agreements agreements, Signing signing, Files files, SignatureValidation validation) {
        this.changes = changes;
        this.agreements = agreements;
        this.signing = signing;
        this.files = files;
        this.validation = validation;
    }

    /** What a file that was brought is. */
    public sealed interface Brought {
        /**
         * A signed document of the version; stored, so that a person can say which signature is whose.
         *
         * @param signatures those that are not recorded yet
         */
        record Signed(Sha256 file, List<ValidatedSignature> signatures) implements Brought {
            public Signed {
                signatures = List.copyOf(signatures);
            }
        }

        /**
         * Nothing of it is kept.
         *
         * @param found the signatures in it, for a person to see why
         */
        record Refused(List<Refusal> reasons, List<ValidatedSignature> found) implements Brought {
            public Refused {
                reasons = List.copyOf(reasons);
                found = List.copyOf(found);
            }
        }
    }

    /**
     * Examine a file that was signed with another service. Every file gets an answer within bounded time.
     *
     * @param document digest of the stored PDF that was signed
     * @throws UnknownAgreementException if there is none, or none the asker may know of
     */
    public Brought bring(AgreementId id, int version, Sha256 document, String name, byte[] file, Actor by) {
        Agreement agreement = require(id, by);
        List<Refusal> faults = faults(agreement, version, document, by);
        if (!faults.isEmpty()) {
            return new Brought.Refused(faults, List.of());
        }
        Brought brought = examined(agreement, version, document, party(by), file);
        if (brought instanceof Brought.Signed) {
            files.store(name.isBlank() ? "signert.pdf" : name, PDF, file);
        }
        return brought;
    }

    private Brought examined(Agreement agreement, int version, Sha256 document, PartyId party, byte[] file) {
        ValidationReport report = validation.validate(file);
        if (report.obstacle() != null) {
            return new Brought.Refused(
                    List.of(new Refusal.SignedFileNotExamined(report.obstacle())), report.signatures());
        }
        var faults = new ArrayList<Refusal>();
        if (report.verdict() != Verdict.VALID || report.changedAfterLastSignature()) {
            faults.add(new Refusal.SignedFileNotValid(report.verdict()));
        }
        if (!goesOnFrom(agreement, version, document, report)) {
            faults.add(new Refusal.NotTheStoredDocument());
        }
        if (!faults.isEmpty()) {
            return new Brought.Refused(faults, report.signatures());
        }
        List<ValidatedSignature> open = report.signatures().stream()
                .filter(one -> mayBeOf(one, party) && !isRecorded(agreement, one))
                .toList();
        return open.isEmpty()
                ? new Brought.Refused(List.of(new Refusal.SignatureRecordedAlready()), report.signatures())
                : new Brought.Signed(Sha256.of(file), open);
    }

    /**
     * Whether a file is the newest document, or one of its signatures was put on that: the file as it was shown to that signer has its
     * digest. What was signed before others did, and lacks what they put in, would be a second document.
     */
    private static boolean goesOnFrom(Agreement agreement, int version, Sha256 document, ValidationReport report) {
        Set<Sha256> newest = newest(agreement, version, document);
        return newest.contains(report.document())
                || report.signatures().stream().anyMatch(one -> one.shown() != null && newest.contains(one.shown()));
    }

    /** What has become of a document, for each kommune whose it is. */
    private static Set<Sha256> newest(Agreement agreement, int version, Sha256 document) {
        Signatures signatures = agreement.signatures(agreement.version(version).orElseThrow());
        return signatures.whose(document).stream()
                .map(municipality -> signatures.document(municipality).orElse(document))
                .collect(Collectors.toSet());
    }

    /** A place in the document that was set for another party is not this one's. */
    private static boolean mayBeOf(ValidatedSignature one, PartyId party) {
        return SignatureFields.partyOf(one.field())
                .filter(owner -> !owner.equals(party))
                .isEmpty();
    }

    private static PartyId party(Actor by) {
        return Objects.requireNonNull(by.organisation());
    }

    private static boolean isRecorded(Agreement agreement, ValidatedSignature one) {
        return agreement.facts().signatures().stream()
                .anyMatch(record -> record.original().equals(reference(one)));
    }

    /** How one signature is known again, also when more are added to the file. */
    private static String reference(ValidatedSignature one) {
        return one.revision() == null ? "" : one.revision().hex();
    }

    /**
     * Record a signature of a file that was brought.
     *
     * @param file as {@link Brought.Signed} names it
     * @param order of the signature in the file
     */
    public Decision recordUploaded(AgreementId id, int version, Sha256 document, Sha256 file, int order, Actor by) {
        Agreement agreement = require(id, by);
        List<Refusal> faults = faults(agreement, version, document, by);
        PartyId party = by.organisation();
        Optional<Files.StoredFile> stored = files.find(file);
        if (!faults.isEmpty() || party == null || stored.isEmpty()) {
            return new Decision.Refused(faults.isEmpty() ? List.of(new Refusal.NotTheStoredDocument()) : faults);
        }
        return switch (examined(
                agreement, version, document, party, stored.get().bytes())) {
            case Brought.Refused refused -> new Decision.Refused(refused.reasons());
            case Brought.Signed signed -> {
                Optional<ValidatedSignature> chosen = signed.signatures().stream()
                        .filter(one -> one.order() == order)
                        .findFirst();
                if (chosen.isEmpty()) {
                    yield Decision.refused(new Refusal.NoSuchSignature(order));
                }
                AgreementVersion of = agreement.version(version).orElseThrow();
                Set<Sha256> newest = newest(agreement, version, document);
                var now = new TreeMap<PartyId, Sha256>();
                agreement.signatures(of).whose(document).forEach(municipality -> now.put(municipality, file));
                var signature = new SignatureRecord(
                        party,
                        SignerNames.withoutNumbers(chosen.get().signer()),
                        "",
                        "",
                        day(chosen.get()),
                        SignatureRecord.Method.UPLOADED,
                        version,
                        of.text(),
                        document,
                        now,
                        reference(chosen.get()));
                yield signing.record(
                        id,
                        then -> newest(then, version, document).equals(newest)
                                ? Optional.of(signature)
                                : Optional.empty(),
                        by);
            }
        };
    }

    /** The day it is proven to have been there, else the day it says. */
    private LocalDate day(ValidatedSignature one) {
        Instant at = one.best() != null ? one.best() : one.claimed();
        LocalDate today = changes.today();
        LocalDate day = at == null ? today : LocalDate.ofInstant(at, Changes.NORWAY);
        return day.isAfter(today) ? today : day;
    }

    /**
     * Record a signature on paper.
     *
     * @param document digest of the stored PDF that was printed
     * @param signer name of who signed
     * @param date in Norway
     * @param original where the paper lies
     * @param scan a picture of the paper, which proves nothing by itself; absent when there is none
     */
    public Decision recordPaper(
            AgreementId id,
            int version,
            Sha256 document,
            String signer,
            LocalDate date,
            String original,
            @Nullable Scan scan,
            Actor by) {
        Agreement agreement = require(id, by);
        List<Refusal> faults = faults(agreement, version, document, by);
        if (signer.isBlank()) {
            faults.add(new Refusal.SignerMissing());
        }
        if (original.isBlank()) {
            faults.add(new Refusal.OriginalMissing());
        }
        if (NationalIdentityNumbers.occursIn(signer) || NationalIdentityNumbers.occursIn(original)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        PartyId party = by.organisation();
        if (!faults.isEmpty() || party == null) {
            return new Decision.Refused(faults.stream().distinct().toList());
        }
        return changes.together(() -> {
            List<Sha256> picture =
                    scan == null ? List.of() : List.of(files.store(scan.name(), scan.mediaType(), scan.content()));
            return signing.record(
                    id,
                    stored -> Optional.of(new SignatureRecord(
                            party,
                            signer,
                            "",
                            "",
                            date,
                            SignatureRecord.Method.ON_PAPER,
                            version,
                            stored.version(version).orElseThrow().text(),
                            document,
                            RemoteSigning.signedAsItWas(stored, version, party, document),
                            original,
                            picture)),
                    by);
        });
    }

    /** A picture of a signed paper. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Scan(String name, String mediaType, byte[] content) {}

    private Agreement require(AgreementId id, Actor by) {
        return agreements
                .find(id)
                .filter(agreement -> agreement.circles().isKnownTo(by))
                .orElseThrow(() -> new UnknownAgreementException(id));
    }

    private static List<Refusal> faults(Agreement agreement, int number, Sha256 document, Actor by) {
        var faults = new ArrayList<Refusal>();
        PartyId party = by.organisation();
        if (party == null || !by.mayRecordSignature(party)) {
            faults.add(new Refusal.NotAllowed());
            return faults;
        }
        Optional<AgreementVersion> version = agreement.version(number);
        if (version.isEmpty()) {
            faults.add(new Refusal.NoSuchVersion(number));
        } else if (!agreement.headOf(version.get()).hasParty(party)) {
            faults.add(new Refusal.NotAParty(party));
        } else {
            Signatures signatures = agreement.signatures(version.get());
            if (!signatures.isFor(party, document)) {
                Sha256 expected = signatures.set().getOrDefault(party, Sha256.ZERO);
                faults.add(new Refusal.OtherDocument(expected, document));
            }
        }
        return faults;
    }
}
