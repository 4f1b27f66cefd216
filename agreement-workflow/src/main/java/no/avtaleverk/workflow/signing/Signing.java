package no.avtaleverk.workflow.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Signatures;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority.Right;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SealOrder;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SignatureFields;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.mandate.RightToSign;
import no.avtaleverk.workflow.transition.Concluding;

/** Vedtak and signatures of the parties. When the version's rule for entry into force is met, it is concluded at once. */
public final class Signing {
    private static final int TRIES = 5;

    private final Agreements agreements;
    private final Changes changes;
    private final Concluding concluding;
    private final Files files;
    private final Sealing sealing;
    private final SignatureValidation validation;
    private final Approval approval;
    private final RightToSign rights;
    private final ReceivedMinutes minutes;

    public Signing(
            Agreements agreements,
            Changes changes,
            Concluding concluding,
            Files files,
            Sealing sealing,
            SignatureValidation validation,
            Approval approval,
            RightToSign rights,
            ReceivedMinutes minutes) {
        this.agreements = agreements;
        this.changes = changes;
        this.concluding = concluding;
        this.files = files;
        this.sealing = sealing;
        this.validation = validation;
        this.approval = approval;
        this.rights = rights;
        this.minutes = minutes;
    }

    /** Record a vedtak. */
    public Decision recordResolution(AgreementId id, Resolution resolution, Actor by) {
        LocalDate today = changes.today();
        return thenConclude(id, by, agreement -> {
            var unknown = new ArrayList<>(unknownClauses(agreement, resolution));
            unknown.addAll(minutes.faults(id, resolution));
            return unknown.isEmpty()
                    ? agreement.recordResolution(resolution, by, changes.now(), today)
                    : new Decision.Refused(unknown);
        });
    }

    private List<Refusal> unknownClauses(Agreement agreement, Resolution resolution) {
        if (resolution.clauses().isEmpty()) {
            return List.of();
        }
        return agreement.version(resolution.version()).stream()
                .map(version -> agreements.text(agreement.id(), version.revision()))
                .flatMap(text -> resolution.clauses().stream().filter(clause -> !text.contains(clause)))
                .<Refusal>map(Refusal.UnknownClause::new)
                .toList();
    }

    /**
     * What a person approves.
     *
     * @param text digest of the canonical text the signer was shown
     * @param document digest of the PDF the signer was shown; for a trust, which has one with each kommune, of any of them
     */
    public record Approved(AgreementId agreement, int version, Sha256 text, Sha256 document, PartyId party) {}

    /** Whether a person may sign an agreement for a party today, and by which mandate. */
    public Right right(Agreement agreement, PartyId party, Actor by) {
        return rights.of(agreement, party, by, changes.today());
    }

    /** As {@link #sign(Approved, Actor, IntConsumer)} for those who do not wait to be told. */
    public Decision sign(Approved approved, Actor by) {
        return sign(approved, by, done -> {});
    }

    /**
     * Sign the version: seal every document the party has yet to sign, each with the person's approval in it, and record it. Each is
     * recorded as soon as it is sealed, so that what is told as done is done whatever happens next; after a fault the same is asked
     * again, and goes on where it stopped.
     *
     * @param progress told how many documents are done
     */
    public Decision sign(Approved approved, Actor by, IntConsumer progress) {
        Agreement seen = known(approved.agreement(), by);
        Decision asked = checked(seen, record(approved, by, Map.of()), by);
        if (asked instanceof Decision.Refused) {
            boolean others = seen.version(approved.version())
                    .filter(version -> isTrust(version, approved.party()))
                    .filter(version -> !turnOf(seen, version, approved.party()).isEmpty())
                    .isPresent();
            if (!others || !onlyForSomeDocuments((Decision.Refused) asked)) {
                return asked;
            }
        }
        AgreementVersion version = seen.version(approved.version()).orElseThrow();
        List<PartyId> turn = turnOf(seen, version, approved.party());
        Decision last = Decision.refused(new Refusal.AlreadySigned(approved.party()));
        for (int done = 0; done < turn.size(); done++) {
            last = signOne(approved, turn.get(done), by, done, turn.size());
            if (last instanceof Decision.Refused) {
                return last;
            }
            progress.accept(done + 1);
        }
        return last;
    }

    private static boolean isTrust(AgreementVersion version, PartyId party) {
        return version.head().trusts().stream().map(AgreementParty::id).anyMatch(party::equals);
    }

    /** Whether what stands against signing everything at once does not stand against signing some of the documents. */
    private static boolean onlyForSomeDocuments(Decision.Refused refused) {
        return refused.reasons().stream()
                .allMatch(
                        reason -> reason instanceof Refusal.AlreadySigned || reason instanceof Refusal.OthersSignFirst);
    }

    /** The kommuner whose documents the party can sign now; of a joint document one stands for all. */
    public static List<PartyId> turnOf(Agreement agreement, AgreementVersion version, PartyId party) {
        Signatures signatures = agreement.signatures(version);
        List<PartyId> turn = signatures.lacking(party).stream()
                .filter(municipality -> signatures.document(municipality).isPresent()
                        && signatures.awaited(party, municipality).isEmpty())
                .toList();
        return turn.stream()
                .filter(municipality -> signatures.sharing(municipality).stream()
                        .filter(turn::contains)
                        .findFirst()
                        .filter(municipality::equals)
                        .isPresent())
                .toList();
    }

    /** Sealing takes its time, so it is done before the store is locked; if another signs the same document meanwhile, again. */
    private Decision signOne(Approved approved, PartyId municipality, Actor by, int done, int of) {
        for (int attempt = 1; ; attempt++) {
            Agreement seen = known(approved.agreement(), by);
            AgreementVersion version = seen.version(approved.version()).orElseThrow();
            Sha256 base = seen.signatures(version).document(municipality).orElseThrow();
            Right right = right(seen, approved.party(), by);
            if (right instanceof Right.Lacking lacking) {
                return new Decision.Refused(lacking.reasons());
            }
            String capacity = ((Right.Granted) right).mandate().capacity();
            byte[] sealed;
            try {
                sealed = sealed(seen, version, base, approved, capacity, by);
            } catch (SealingFailedException e) {
                return Decision.refused(new Refusal.NotSealed(e.fault().name(), done, of));
            }
            if (validity(sealed, approved.party()) != Verdict.VALID) {
                return Decision.refused(new Refusal.NotSealed("NOT_VALID", done, of));
            }
            try {
                return thenConclude(approved.agreement(), by, agreement -> {
                    AgreementVersion now = agreement.version(approved.version()).orElseThrow();
                    if (!agreement
                            .signatures(now)
                            .document(municipality)
                            .filter(base::equals)
                            .isPresent()) {
                        throw new SignedMeanwhileException();
                    }
                    Sha256 stored = files.store(
                            "%s-%d.pdf".formatted(agreement.id(), now.number()),
                            DocumentFormat.PDF.mediaType(),
                            sealed);
                    var signed = new TreeMap<PartyId, Sha256>();
                    agreement.signatures(now).sharing(municipality).forEach(one -> signed.put(one, stored));
                    var record = record(approved, by, signed);
                    return checked(agreement, record, by);
                });
            } catch (SignedMeanwhileException e) {
                if (attempt == TRIES) {
                    return Decision.refused(new Refusal.NotSealed("BUSY", done, of));
                }
            }
        }
    }

    private byte[] sealed(
            Agreement agreement, AgreementVersion version, Sha256 base, Approved approved, String capacity, Actor by) {
        byte[] pdf = files.find(base)
                .orElseThrow(() -> new IllegalStateException("The document %s is not stored".formatted(base)))
                .bytes();
        String name = agreement.parties(version).stream()
                .filter(party -> party.id().equals(approved.party()))
                .map(AgreementParty::name)
                .findFirst()
                .orElseThrow();
        Instant now = changes.now();
        return sealing.seal(
                        pdf,
                        new SealOrder(
                                SignatureFields.of(approved.party()),
                                by.name(),
                                capacity,
                                name,
                                approval.of(by, now, version.head().language()),
                                version.head().language()))
                .content();
    }

    /** The worse of the document's verdict and that of the new signature. */
    private Verdict validity(byte[] sealed, PartyId party) {
        ValidationReport report = validation.validate(sealed);
        boolean own = report.in(SignatureFields.of(party))
                .filter(signature -> signature.verdict() == Verdict.VALID)
                .isPresent();
        return own ? report.verdict() : Verdict.INVALID;
    }

    /** What comes of a signature: by the rules of the agreement, and by the mandate of the one who gives it. */
    Decision checked(Agreement agreement, SignatureRecord signature, Actor by) {
        return rights.check(
                agreement, signature, by, record -> agreement.sign(record, by, changes.now(), changes.today()));
    }

    private SignatureRecord record(Approved approved, Actor by, Map<PartyId, Sha256> signed) {
        return new SignatureRecord(
                approved.party(),
                by.name(),
                "",
                "",
                changes.today(),
                SignatureRecord.Method.IN_PRODUCT,
                approved.version(),
                approved.text(),
                approved.document(),
                new LinkedHashMap<>(signed),
                "");
    }

    private Agreement known(AgreementId id, Actor by) {
        Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
        UnknownAgreementException.unlessKnown(agreement, by);
        return agreement;
    }

    private static final class SignedMeanwhileException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Record a signature that was not made here: on paper, or with another service. What it says of itself has been examined before; the
     * mandate of the one who gave it is held against the day it was given.
     */
    public Decision record(AgreementId id, SignatureRecord signature, Actor by) {
        return record(id, agreement -> Optional.of(signature), by);
    }

    /**
     * The same for a signature that goes on from the documents as they are.
     *
     * @param signature made of the agreement as it is while nobody else can change it; empty when others have signed the document since
     *     what is to be recorded was examined
     */
    Decision record(AgreementId id, Function<Agreement, Optional<SignatureRecord>> signature, Actor by) {
        return thenConclude(id, by, agreement -> signature
                .apply(agreement)
                .map(one -> checked(agreement, one, by))
                .orElseGet(() -> Decision.refused(new Refusal.NotTheStoredDocument())));
    }

    /** Set in what order, by when and how a version is signed. */
    public Decision plan(AgreementId id, SigningPlan plan, Actor by) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return agreement.planSigning(plan, by, changes.now(), changes.today());
        });
    }

    /** Decline to sign, as only one may who could have signed today. */
    public Decision decline(AgreementId id, int version, PartyId party, String reason, Actor by) {
        var declined = new Declined(party, by.name(), changes.today(), version, reason);
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return rights.check(
                    agreement, party, by, changes.today(), () -> agreement.decline(declined, by, changes.now()));
        });
    }

    private Decision thenConclude(AgreementId id, Actor by, Function<Agreement, Decision> rule) {
        return concluding.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return rule.apply(agreement);
        });
    }
}
