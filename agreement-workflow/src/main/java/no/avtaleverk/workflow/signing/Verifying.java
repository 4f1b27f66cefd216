package no.avtaleverk.workflow.signing;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.Proceedings;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import org.jspecify.annotations.Nullable;

/** Says of any PDF whether it is one of ours, by whom and when it was signed, and whether it is the one in the register. */
public final class Verifying {
    private final Agreements agreements;
    private final IssuedDocuments documents;
    private final SignatureValidation validation;

    public Verifying(Agreements agreements, IssuedDocuments documents, SignatureValidation validation) {
        this.agreements = agreements;
        this.documents = documents;
        this.validation = validation;
    }

    /** How a file stands to the register. */
    public enum Standing {
        /** It is the document in the register, with all signatures so far. */
        NEWEST,
        /** It is the document in the register as it was before the last signature. */
        EARLIER,
        /** It begins as a document in the register, but is not one: something was added or changed outside the product. */
        ALTERED,
        /** It is kept with a signature in the register as its evidence, such as the file a signing service made of it. */
        EVIDENCE,
        /** It was set for who asked, of a version or a draft, and is not the document that is signed. */
        COPY,
        /** It is not in the register. */
        UNKNOWN
    }

    /** What a document in the register is. */
    public enum Kind {
        /** As it was set, before anybody signed. */
        SET,
        /** As a signature left it. */
        SIGNED,
        /** With a new archive time-stamp, so that its signatures can still be checked when their certificates have run out. */
        RENEWED,
        /** Evidence of a signature, beside the document. */
        EVIDENCE,
        /** Set for who asked. */
        COPY
    }

    /**
     * A document's place in the register, with no more than the asker may know.
     *
     * @param municipality whose document it is; absent when a version was asked for by its code, and for a copy for all
     * @param kind absent when a version was asked for by its code
     * @param signatures on it in the register, in the order they were recorded
     */
    public record Place(
            Agreement agreement,
            AgreementVersion version,
            @Nullable PartyId municipality,
            @Nullable Kind kind,
            List<SignatureRecord> signatures) {
        public Place {
            signatures = List.copyOf(signatures);
        }

        /** Whether every party of the document has signed. */
        public boolean isComplete() {
            PartyId whose = municipality;
            return whose != null && agreement.signatures(version).isComplete(whose);
        }
    }

    /**
     * What was found of a file.
     *
     * @param places where it belongs, those the asker may know of; empty when there are none
     * @param drafts agreements the asker writes that it is a draft of
     * @param untold whether it belongs to a text that is not concluded and not told of to the asker
     * @param examination of its signatures
     */
    public record Finding(
            Standing standing,
            List<Place> places,
            List<Agreement> drafts,
            boolean untold,
            ValidationReport examination) {
        public Finding {
            places = List.copyOf(places);
            drafts = List.copyOf(drafts);
        }
    }

    /**
     * Look a file up and examine its signatures.
     *
     * @param by who asks, with no right at all when nobody has signed in
     */
    public Finding verify(byte[] pdf, Actor by) {
        ValidationReport report = validation.validate(pdf);
        List<IssuedDocuments.Issued> issued = documents.of(report.document());
        if (issued.isEmpty()) {
            List<IssuedDocuments.Issued> begun = report.signatures().stream()
                    .flatMap(signature -> Optional.ofNullable(signature.shown()).stream())
                    .flatMap(shown -> documents.of(shown).stream())
                    .distinct()
                    .toList();
            return begun.isEmpty() ? copy(report, by) : finding(Standing.ALTERED, begun, report, by);
        }
        boolean newest = issued.stream().anyMatch(one -> isNewest(one, report.document()));
        boolean evidence = issued.stream().allMatch(one -> kind(one, report.document()) == Kind.EVIDENCE);
        return finding(newest ? Standing.NEWEST : evidence ? Standing.EVIDENCE : Standing.EARLIER, issued, report, by);
    }

    private Finding finding(Standing standing, List<IssuedDocuments.Issued> issued, ValidationReport report, Actor by) {
        List<Place> places = issued.stream()
                .flatMap(one -> place(
                        one.agreement(),
                        one.version(),
                        one.municipality(),
                        standing == Standing.ALTERED ? null : kind(one, report.document()),
                        by)
                        .stream())
                .toList();
        return new Finding(standing, places, List.of(), places.size() < issued.size(), report);
    }

    /** What is in no register may have been set for somebody who asked. */
    private Finding copy(ValidationReport report, Actor by) {
        List<AuditEvent.DocumentHandedOut> handed = documents.handedOut(report.document());
        List<Place> places = handed.stream()
                .flatMap(one -> place(one.agreement(), one.version(), one.municipality(), Kind.COPY, by).stream())
                .toList();
        List<Agreement> drafts = handed.stream()
                .filter(one -> one.version() == 0)
                .map(AuditEvent.DocumentHandedOut::agreement)
                .distinct()
                .flatMap(id -> agreements.find(id).stream())
                .filter(agreement -> by.readsAny(agreement.circles().writing()))
                .toList();
        return new Finding(
                handed.isEmpty() ? Standing.UNKNOWN : Standing.COPY,
                places,
                drafts,
                !handed.isEmpty() && places.isEmpty() && drafts.isEmpty(),
                report);
    }

    private Kind kind(IssuedDocuments.Issued issued, Sha256 file) {
        return agreements
                .find(issued.agreement())
                .flatMap(agreement -> agreement
                        .version(issued.version())
                        .map(version -> kind(agreement, version, issued.municipality(), file)))
                .orElse(Kind.COPY);
    }

    private static Kind kind(Agreement agreement, AgreementVersion version, PartyId municipality, Sha256 file) {
        if (file.equals(agreement.signatures(version).set().get(municipality))) {
            return Kind.SET;
        }
        Proceedings proceedings = agreement.facts().proceedings();
        if (proceedings.examinations().stream().anyMatch(one -> file.equals(one.renewed()))) {
            return Kind.RENEWED;
        }
        // A kommune that was offered to join twice has a document of the first offer too.
        if (proceedings.joinings().stream().anyMatch(one -> file.equals(one.document()))) {
            return Kind.SET;
        }
        return agreement.facts().signatures().stream()
                        .anyMatch(one -> one.signed().containsValue(file))
                ? Kind.SIGNED
                : Kind.EVIDENCE;
    }

    private boolean isNewest(IssuedDocuments.Issued one, Sha256 file) {
        return agreements
                .find(one.agreement())
                .flatMap(agreement -> agreement
                        .version(one.version())
                        .flatMap(version -> agreement.signatures(version).document(one.municipality())))
                .filter(file::equals)
                .isPresent();
    }

    /**
     * The versions with a code that the asker may know of.
     *
     * @param withheld whether words of a version are kept from the public. Its code is made of all the words and would let a short secret be
     *     guessed, so that only those who read drafts of it find it.
     */
    public List<Place> find(TextCode code, Actor by, BiPredicate<Agreement, AgreementVersion> withheld) {
        return documents.of(code).stream()
                .flatMap(coded -> place(coded.agreement(), coded.version(), null, null, by).stream())
                .filter(place -> by.mayReadDraft(place.agreement().circles().addressed(place.version()))
                        || !withheld.test(place.agreement(), place.version()))
                .toList();
    }

    private Optional<Place> place(
            AgreementId id, int number, @Nullable PartyId municipality, @Nullable Kind kind, Actor by) {
        return agreements.find(id).flatMap(agreement -> agreement
                .version(number)
                .filter(version -> agreement.isOpenToAll(version)
                        || by.mayReadDraft(agreement.circles().addressed(version)))
                .map(version -> new Place(
                        agreement,
                        version,
                        municipality,
                        kind,
                        agreement.facts().signatures().stream()
                                .filter(signature -> signature.version() == number
                                        && (municipality == null
                                                || (signature.covers(municipality)
                                                        && concerns(agreement, version, signature, municipality))))
                                .toList())));
    }

    /** Whether a signature is on a kommune's document: that kommune's own, or a trust's. */
    private static boolean concerns(
            Agreement agreement, AgreementVersion version, SignatureRecord signature, PartyId municipality) {
        if (agreement.membership().joining(municipality, version).isPresent()) {
            return agreement
                    .signature(signature.party(), version, municipality)
                    .filter(signature::equals)
                    .isPresent();
        }
        return version.isJoint()
                || signature.party().equals(municipality)
                || version.head().trusts().stream().anyMatch(trust -> trust.id().equals(signature.party()));
    }
}
