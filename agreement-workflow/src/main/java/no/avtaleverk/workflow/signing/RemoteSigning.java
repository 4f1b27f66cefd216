package no.avtaleverk.workflow.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Signatures;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.signing.SigningEntry.CalledBackBecause;
import no.avtaleverk.model.signing.SigningEntry.KeptBecause;
import no.avtaleverk.model.signing.SigningEntry.Slot;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningJob.SlotState;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.model.signing.SigningProvider.Course;
import no.avtaleverk.model.signing.SigningProvider.SignerCourse;
import no.avtaleverk.model.signing.SigningProvider.Status;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.reporting.HandingOut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signing with a service, where the signer leaves the product and comes back, or does not.
 *
 * <p>A job is stored before anybody is sent away, and what the service has is stored before the service is told so. Whatever stops in
 * between is taken up again by {@link #takeUp()}: nothing here may be needed for a signature not to be lost but the store and the
 * service. Calls to the service are made outside transactions, and what they brought is held against the job as it is then.
 */
public final class RemoteSigning {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteSigning.class);
    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";
    /** Status changes taken in one go, so that a service gone wild does not keep the thread for ever. */
    private static final int MOST_AT_ONCE = 200;

    private final Changes changes;
    private final Agreements agreements;
    private final Signing signing;
    private final SigningJobs jobs;
    private final Files files;
    private final SignatureValidation validation;
    private final TransactionOperations transactions;
    private final HandingOut handingOut;
    private final @Nullable Remote service;
    private final Map<SigningJobId, ServiceTrouble> troubles = new ConcurrentHashMap<>();
    private volatile Instant notBefore = Instant.MIN;
    private volatile @Nullable ServiceTrouble pollTrouble;

    /**
     * A signing service that is set up.
     *
     * @param exits where a signer of a part of a job comes back to
     */
    public record Remote(SigningProvider provider, Exits exits) {}

    /** Makes the addresses of this product a signer comes back to. */
    public interface Exits {
        SigningProvider.Exits of(SigningJobId job, int part);
    }

    /** The answer to a wish to have a document signed. */
    public sealed interface Begun {
        /**
         * The job is stored, whatever the service said.
         *
         * @param trouble why the service has not got it yet; absent when it has
         */
        record Stored(SigningJob job, @Nullable Fault trouble) implements Begun {}

        record Refused(List<Refusal> reasons) implements Begun {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** The answer to who wants to sign. */
    public sealed interface Sent {
        /**
         * The person can go.
         *
         * @param address opens the document at the service, once
         */
        record At(SigningJob job, String address) implements Sent {}

        /** The service can not take the person now. The job stays. */
        record NotNow(SigningJob job, Fault trouble) implements Sent {}

        record Refused(List<Refusal> reasons) implements Sent {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * How a job stands after something was tried.
     *
     * @param trouble what stood in the way; absent when nothing did
     */
    public record Standing(SigningJob job, @Nullable Fault trouble) {}

    public RemoteSigning(
            Changes changes,
            Agreements agreements,
            Signing signing,
            SigningJobs jobs,
            Files files,
            SignatureValidation validation,
            TransactionOperations transactions,
            HandingOut handingOut,
            @Nullable Remote service) {
        this.changes = changes;
        this.agreements = agreements;
        this.signing = signing;
        this.jobs = jobs;
        this.files = files;
        this.validation = validation;
        this.transactions = transactions;
        this.handingOut = handingOut;
        this.service = service;
    }

    /** Whether a service is set up. */
    public boolean isOn() {
        return service != null;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** The jobs of an agreement, oldest first; none for who may not know of it. */
    public List<SigningJob> of(AgreementId id, Actor by) {
        return agreements
                .find(id)
                .filter(agreement -> agreement.circles().isKnownTo(by))
                .map(agreement -> jobs.of(id).stream()
                        .filter(job -> isFor(agreement, job, by))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Find a job.
     *
     * @throws UnknownSigningJobException if there is none, or none the asker may know of
     */
    public SigningJob find(SigningJobId id, Actor by) {
        SigningJob job = jobs.find(id).orElseThrow(() -> new UnknownSigningJobException(id));
        Agreement agreement = agreements.find(job.agreement()).orElseThrow(() -> new UnknownSigningJobException(id));
        if (!isFor(agreement, job, by)) {
            throw new UnknownSigningJobException(id);
        }
        return job;
    }

    private static boolean isFor(Agreement agreement, SigningJob job, Actor by) {
        return agreement
                .version(job.version())
                .filter(version -> by.mayReadDraft(agreement.headOf(version).partyIds()))
                .isPresent();
    }

    /** What stands in the way of a job now. */
    public Optional<ServiceTrouble> trouble(SigningJobId id) {
        return Optional.ofNullable(troubles.get(id)).or(() -> Optional.ofNullable(pollTrouble));
    }

    /** Hand out a file that is stored of a job. It is noted in the log that the person was given it. */
    public Optional<Files.StoredFile> handOut(SigningJobId id, Sha256 digest, Actor by) {
        SigningJob job = find(id, by);
        if (!job.files().contains(digest)) {
            return Optional.empty();
        }
        Optional<Files.StoredFile> file = files.find(digest);
        file.ifPresent(found -> handingOut.note(
                job.agreement(),
                job.version(),
                null,
                found.mediaType().equals(PDF) ? "SERVICE_PDF" : "SERVICE_PROOF",
                digest,
                by));
        return file;
    }

    // ---- beginning --------------------------------------------------------------------------------------------------

    /**
     * Lay a version's document before the signers of some parties. More than the service takes in one job are split into several, with
     * one status.
     *
     * @param document digest of the stored PDF
     * @throws UnknownAgreementException if there is none, or none the asker may know of
     */
    public Begun start(AgreementId id, int version, Sha256 document, List<PartyId> parties, Actor by) {
        if (service == null) {
            return new Begun.Refused(List.of(new Refusal.NoRemoteSigning()));
        }
        int most = service.provider().mostSigners();
        Begun begun = Objects.requireNonNull(transactions.execute(status -> {
            Agreement agreement = agreements.findToChange(id).orElseThrow(() -> new UnknownAgreementException(id));
            UnknownAgreementException.unlessKnown(agreement, by);
            Set<PartyId> signers = new LinkedHashSet<>(parties);
            List<Refusal> faults = startFaults(agreement, version, document, signers, by);
            if (!faults.isEmpty()) {
                return new Begun.Refused(faults);
            }
            AgreementVersion signed = agreement.version(version).orElseThrow();
            var job = SigningJobId.random();
            var started = new SigningEntry.Started(
                    version, signed.head().title(), signed.text(), document, parts(signers, most));
            return new Begun.Stored(jobs.begin(job, id, started, by, changes.now()), null);
        }));
        if (!(begun instanceof Begun.Stored stored)) {
            return begun;
        }
        Standing standing = tried(stored.job(), this::placeAll);
        return new Begun.Stored(standing.job(), standing.trouble());
    }

    private List<Refusal> startFaults(
            Agreement agreement, int number, Sha256 document, Set<PartyId> parties, Actor by) {
        var faults = new ArrayList<Refusal>();
        Optional<AgreementVersion> version = agreement.version(number);
        if (version.isEmpty()) {
            return List.of(new Refusal.NoSuchVersion(number));
        }
        PartyId own = by.organisation();
        if (own == null
                || !by.mayRecordSignature(own)
                || !agreement.headOf(version.get()).hasParty(own)) {
            faults.add(new Refusal.NotAllowed());
        } else if (!agreement.signatures(version.get()).isFor(own, document)) {
            faults.add(new Refusal.OtherDocument(
                    agreement.signatures(version.get()).set().getOrDefault(own, Sha256.ZERO), document));
        }
        if (parties.isEmpty()) {
            faults.add(new Refusal.SignerMissing());
        }
        faults.addAll(agreement.wayFaults(number, SignatureRecord.Method.POSTEN));
        List<SigningJob> open = jobs.of(agreement.id()).stream()
                .filter(job -> job.isOpen() && !job.isCalledBack() && job.version() == number)
                .toList();
        for (PartyId party : parties) {
            if (!agreement.headOf(version.get()).hasParty(party)) {
                faults.add(new Refusal.NotAParty(party));
                continue;
            }
            if (!agreement.versionsToSign(party).contains(version.get())) {
                faults.add(new Refusal.NotTheVersionInReview(number));
            }
            Signatures signatures = agreement.signatures(version.get());
            if (!signatures.isFor(party, document)) {
                Sha256 expected = signatures.set().getOrDefault(party, Sha256.ZERO);
                faults.add(new Refusal.OtherDocument(expected, document));
            }
            if (signatures.bound(party, document).stream()
                    .allMatch(municipality -> signatures.isSigned(party, municipality))) {
                faults.add(new Refusal.AlreadySigned(party));
            }
            if (open.stream()
                    .anyMatch(job ->
                            job.document().equals(document) && job.slotOf(party).isPresent())) {
                faults.add(new Refusal.OutForSigning(party));
            }
        }
        return faults.stream().distinct().toList();
    }

    private static List<List<Slot>> parts(Set<PartyId> parties, int most) {
        var parts = new ArrayList<List<Slot>>();
        var part = new ArrayList<Slot>();
        int number = 0;
        for (PartyId party : parties) {
            if (part.size() == most) {
                parts.add(List.copyOf(part));
                part.clear();
            }
            number++;
            part.add(new Slot("s" + number, party));
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    private SigningJob placeAll(SigningJob job) {
        SigningJob now = job;
        for (int part = 0; part < now.parts(); part++) {
            now = place(now, part);
        }
        return now;
    }

    /** Let the service have a part, if it has not. Killed before the answer is stored, it is done again, and nobody was sent to the first. */
    private SigningJob place(SigningJob job, int part) {
        if (job.placed(part).isPresent() || job.isCalledBack() || !job.isOpen()) {
            return job;
        }
        byte[] pdf = original(job);
        SigningProvider.Placed placed = provider()
                .place(new SigningProvider.Order(
                        reference(job.id(), part),
                        job.title(),
                        pdf,
                        job.slots(part).stream().map(Slot::id).toList(),
                        service().exits().of(job.id(), part)));
        return change(
                job,
                now -> now.placed(part).isPresent() ? List.of() : List.of(new SigningEntry.Placed(part, placed)),
                Actor.SYSTEM);
    }

    private static String reference(SigningJobId job, int part) {
        return job.value() + "/" + part;
    }

    private byte[] original(SigningJob job) {
        return files.find(job.document())
                .orElseThrow(() -> new IllegalStateException("The document " + job.document() + " is not stored"))
                .bytes();
    }

    // ---- signing ----------------------------------------------------------------------------------------------------

    /**
     * Send a person with the right to sign to the service. The right is checked now, by the rules of every signature; and again when
     * the signature comes.
     */
    public Sent send(SigningJobId id, Actor by) {
        SigningJob job = find(id, by);
        PartyId own = by.organisation();
        Optional<Slot> slot = own == null ? Optional.empty() : job.slotOf(own);
        if (slot.isEmpty() || service == null) {
            return new Sent.Refused(
                    List.of(service == null ? new Refusal.NoRemoteSigning() : new Refusal.NotAllowed()));
        }
        Decision asked = asked(job, slot.get(), by);
        if (asked instanceof Decision.Refused refused) {
            return new Sent.Refused(refused.reasons());
        }
        var sent = sentAway(slot.get(), by, ((Decision.Accepted) asked).change().event());
        int part = job.partOf(slot.get().id());
        var address = new String[1];
        Standing standing = tried(job, before -> {
            SigningJob placed = place(before, part);
            String signer = Objects.requireNonNull(
                    placed.placed(part).orElseThrow().signers().get(slot.get().id()));
            String given = provider().address(signer);
            if (!provider().isOwn(given)) {
                throw new SigningServiceException(Fault.UNREADABLE, "an address that is not the service's", null);
            }
            SigningJob after =
                    change(placed, now -> now.isCalledBack() || !now.isOpen() ? List.of() : List.of(sent), by);
            if (!after.isCalledBack() && after.isOpen()) {
                address[0] = given;
            }
            return after;
        });
        if (standing.trouble() != null) {
            return new Sent.NotNow(standing.job(), standing.trouble());
        }
        return address[0] == null
                ? new Sent.Refused(List.of(new Refusal.CalledBack()))
                : new Sent.At(standing.job(), address[0]);
    }

    /** Whether the person may sign now, by the rules of every signature. */
    private Decision asked(SigningJob job, Slot slot, Actor by) {
        if (job.isCalledBack() || !job.isOpen()) {
            return Decision.refused(new Refusal.CalledBack());
        }
        SlotState state = job.state(slot);
        if (state != SlotState.WAITING && state != SlotState.AWAY) {
            return Decision.refused(new Refusal.AlreadySigned(slot.party()));
        }
        Agreement agreement = agreements.find(job.agreement()).orElseThrow();
        var person = new SigningEntry.SentAway(slot.id(), by.userId(), by.name(), "", "");
        return signing.checked(agreement, signature(agreement, job, slot, person, changes.today(), List.of()), by);
    }

    /** The person with the capacity and the right that the mandate gave. */
    private static SigningEntry.SentAway sentAway(Slot slot, Actor by, AuditEvent event) {
        SignatureRecord signature = ((AuditEvent.AgreementSigned) event).signature();
        return new SigningEntry.SentAway(slot.id(), by.userId(), by.name(), signature.capacity(), signature.mandate());
    }

    /**
     * What is recorded. The service makes a file of its own out of the document, so its file is evidence, and the next to sign goes on
     * with the document as it was.
     */
    private static SignatureRecord signature(
            Agreement agreement,
            SigningJob job,
            Slot slot,
            SigningEntry.SentAway person,
            LocalDate date,
            List<Sha256> evidence) {
        return new SignatureRecord(
                slot.party(),
                person.name(),
                person.capacity(),
                person.mandate(),
                date,
                SignatureRecord.Method.POSTEN,
                job.version(),
                job.text(),
                job.document(),
                signedAsItWas(agreement, job.version(), slot.party(), job.document()),
                job.id().value(),
                evidence);
    }

    /** The documents a trust's signature is on, as they are; nothing for a kommune, which has but one. */
    static Map<PartyId, Sha256> signedAsItWas(Agreement agreement, int number, PartyId party, Sha256 document) {
        Signatures signatures = agreement.signatures(agreement.version(number).orElseThrow());
        var signed = new TreeMap<PartyId, Sha256>();
        for (PartyId municipality : signatures.bound(party, document)) {
            if (!municipality.equals(party)) {
                signed.put(municipality, signatures.document(municipality).orElse(document));
            }
        }
        return signed;
    }

    // ---- coming back ------------------------------------------------------------------------------------------------

    /**
     * Take in what the service has of a part, for who comes back from there.
     *
     * @param token given by the service to the person; empty when there is none, and then nothing is asked
     * @throws SigningServiceException with {@link Fault#WRONG_TOKEN}, if the service did not give it for this job
     */
    public Standing comeBack(SigningJobId id, int part, String token, Actor by) {
        SigningJob job = find(id, by);
        if (part < 0 || part >= job.parts()) {
            throw new UnknownSigningJobException(id);
        }
        Optional<SigningProvider.Placed> placed = job.placed(part);
        if (token.isEmpty() || service == null || placed.isEmpty()) {
            return new Standing(job, null);
        }
        return tried(job, before -> {
            Status status = provider().status(placed.get().status(), token);
            if (!status.job().equals(placed.get().job())) {
                throw new SigningServiceException(Fault.WRONG_TOKEN, "a token for another job", null);
            }
            return take(before, part, status);
        });
    }

    /** Try again, now, what is left to do with a job, and examine again what did not hold. */
    public Standing tryAgain(SigningJobId id, Actor by) {
        SigningJob job = find(id, by);
        if (service == null) {
            return new Standing(job, null);
        }
        Standing standing = tried(job, before -> goOn(examineAgain(placeAll(before))));
        if (standing.trouble() == null) {
            poll();
        }
        return new Standing(
                jobs.find(id).orElse(standing.job()),
                trouble(id).map(ServiceTrouble::fault).orElse(null));
    }

    /** Take up everything that is not ended: what was left half done, and what the service has had since. Throws nothing. */
    public void takeUp() {
        if (service == null) {
            return;
        }
        Instant now = changes.now();
        for (SigningJob job : jobs.open()) {
            ServiceTrouble trouble = troubles.get(job.id());
            if (trouble == null || !now.isBefore(trouble.next())) {
                try {
                    tried(job, before -> goOn(placeAll(callBackIfGone(before))));
                } catch (RuntimeException e) {
                    // One job that can not go on keeps no other from it.
                    LOG.error("Signing job {} can not go on", job.id(), e);
                }
            }
        }
        poll();
    }

    private void poll() {
        ServiceTrouble before = pollTrouble;
        if (changes.now().isBefore(notBefore)
                || (before != null && changes.now().isBefore(before.next()))) {
            return;
        }
        try {
            var taken = new HashSet<String>();
            while (taken.size() < MOST_AT_ONCE) {
                SigningProvider.Polled polled = provider().next();
                notBefore = polled.notBefore();
                // Handed out again at once, it was not taken in; another time it may be, and meanwhile it keeps nobody
                // busy.
                if (polled.changed().isEmpty()
                        || !taken.add(polled.changed().get().job())) {
                    break;
                }
                takeChanged(polled.changed().get());
                if (changes.now().isBefore(notBefore)) {
                    break;
                }
            }
            pollTrouble = null;
        } catch (SigningServiceException e) {
            pollTrouble = ServiceTrouble.after(before == null ? 1 : before.attempts() + 1, e.fault(), changes.now());
            LOG.warn("The signing service could not be asked for changes: {}", e.getMessage());
        }
    }

    private void takeChanged(Status status) {
        int slash = status.reference().lastIndexOf('/');
        Optional<SigningJob> job = Optional.empty();
        int part = -1;
        try {
            part = Integer.parseInt(status.reference().substring(slash + 1));
            job = jobs.find(new SigningJobId(status.reference().substring(0, Math.max(slash, 0))));
        } catch (IllegalArgumentException notOurs) {
            LOG.warn("The signing service tells of job {}, which is not ours", status.job());
        }
        if (job.isEmpty() || part < 0 || part >= job.get().parts()) {
            return;
        }
        int number = part;
        boolean current = job.get()
                .placed(part)
                .filter(placed -> placed.job().equals(status.job()))
                .isPresent();
        if (current) {
            tried(job.get(), before -> take(before, number, status));
        } else if (status.confirmation() != null) {
            // Placed twice, because the answer to the first did not reach the store. Nobody was sent there.
            provider().confirm(status.confirmation());
        }
    }

    /** Store what the service has, then decide, then tell the service. */
    private SigningJob take(SigningJob job, int part, Status status) {
        SigningJob now = fetch(job, part, status);
        if (status.course() == Course.IN_PROGRESS && status.confirmation() != null) {
            provider().confirm(status.confirmation());
        }
        now = goOn(now);
        if (now.isConfirmed(part) && !job.isConfirmed(part)) {
            return now;
        }
        if (job.isConfirmed(part) && status.confirmation() != null) {
            // Told again of what is stored: the confirmation did not get there.
            provider().confirm(status.confirmation());
        }
        return now;
    }

    private SigningJob fetch(SigningJob job, int part, Status status) {
        if (job.isFetched(part)) {
            return job;
        }
        boolean done = status.course() != Course.IN_PROGRESS;
        Sha256 pdf = null;
        if (status.course() == Course.COMPLETED) {
            if (status.pdf() == null) {
                throw new SigningServiceException(Fault.NOT_READY, "the signed PDF is not made yet", null);
            }
            pdf = files.store(
                    "signert-%s.pdf".formatted(reference(job.id(), part).replace('/', '-')),
                    PDF,
                    provider().signedPdf(status));
        }
        var evidence = new HashMap<String, SigningEntry.Proof>();
        for (Slot slot : job.slots(part)) {
            Optional<SigningEntry.Proof> before = job.proof(slot.id());
            if (before.isPresent()) {
                evidence.put(slot.id(), before.get());
            } else if (status.signers().get(slot.id()) == SignerCourse.SIGNED
                    && status.evidence().containsKey(slot.id())) {
                SigningProvider.Evidence one = provider().evidence(status, slot.id(), original(job));
                Sha256 file = files.store("underskrift-%s-%s.xml".formatted(job.id(), slot.id()), XML, one.content());
                evidence.put(
                        slot.id(),
                        new SigningEntry.Proof(file, SignerNames.withoutNumbers(one.name()), one.coversOriginal()));
            }
        }
        var courses = new HashMap<>(status.signers());
        courses.keySet().retainAll(job.slots(part).stream().map(Slot::id).toList());
        var since = new HashMap<>(status.since());
        since.keySet().retainAll(courses.keySet());
        var fetched = new SigningEntry.Fetched(part, courses, since, pdf, evidence, status.confirmation(), done);
        return change(
                job,
                now -> now.isFetched(part)
                                || now.fetched(part).filter(fetched::equals).isPresent()
                        ? List.of()
                        : List.of(fetched),
                Actor.SYSTEM);
    }

    // ---- deciding ---------------------------------------------------------------------------------------------------

    /** Do all that can be done with what is stored. */
    private SigningJob goOn(SigningJob job) {
        SigningJob now = job;
        for (int part = 0; part < now.parts(); part++) {
            if (now.isFetched(part)) {
                for (Slot slot : now.undecided(part)) {
                    now = decide(now, part, slot);
                }
                now = confirm(now, part);
            }
        }
        return end(now);
    }

    private SigningJob decide(SigningJob job, int part, Slot slot) {
        SigningEntry.Fetched fetched = job.fetched(part).orElseThrow();
        if (job.isCalledBack()) {
            return keep(job, slot, KeptBecause.TEXT_CALLED_BACK);
        }
        if (fetched.pdf() == null) {
            return keep(job, slot, KeptBecause.NOT_ALL_SIGNED);
        }
        Optional<SigningEntry.SentAway> person = signer(job, slot);
        if (person.isEmpty()) {
            return keep(job, slot, KeptBecause.OTHER_PERSON);
        }
        byte[] pdf = files.find(fetched.pdf()).orElseThrow().bytes();
        ValidationReport report = validation.validate(pdf);
        if (report.obstacle() == Obstacle.TECHNICAL) {
            throw new SigningServiceException(Fault.DOWN, "the signature can not be examined now", null);
        }
        if (report.verdict() != Verdict.VALID || report.changedAfterLastSignature()) {
            return keep(job, slot, KeptBecause.NOT_VALID);
        }
        boolean covers =
                job.proof(slot.id()).filter(SigningEntry.Proof::coversOriginal).isPresent();
        if (!covers) {
            return keep(job, slot, KeptBecause.OTHER_DOCUMENT);
        }
        return record(job, slot, person.get(), fetched.pdf());
    }

    /** Who of those that were sent away has signed: the one whose name is in the certificate; without a name there, the last. */
    private static Optional<SigningEntry.SentAway> signer(SigningJob job, Slot slot) {
        List<SigningEntry.SentAway> people = job.people(slot.id());
        String name = job.proof(slot.id()).map(SigningEntry.Proof::name).orElse("");
        return people.reversed().stream()
                .filter(person -> name.isEmpty() || SignerNames.areOfOne(person.name(), name))
                .findFirst();
    }

    /** The signature on the agreement and the entry that says so, or neither. */
    private SigningJob record(SigningJob read, Slot slot, SigningEntry.SentAway person, Sha256 pdf) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Agreement agreement = agreements.findToChange(read.agreement()).orElseThrow();
            SigningJob job = jobs.findToChange(read.id()).orElseThrow();
            if (job.state(slot) == SlotState.RECORDED) {
                return job;
            }
            var signer = new Actor(person.userId(), person.name(), slot.party(), Set.of(Role.LEADER), Set.of());
            var evidence = new ArrayList<Sha256>();
            evidence.add(pdf);
            job.proof(slot.id()).ifPresent(proof -> evidence.add(proof.file()));
            SignatureRecord signature = signature(agreement, job, slot, person, signedOn(job, slot), evidence);
            return switch (signing.record(job.agreement(), signature, signer)) {
                case Decision.Accepted accepted ->
                    jobs.save(job, new SigningEntry.Recorded(slot.id()), Actor.SYSTEM, changes.now());
                case Decision.Refused refused ->
                    job.state(slot) == SlotState.KEPT
                            ? job
                            : jobs.save(
                                    job,
                                    new SigningEntry.Kept(slot.id(), because(refused.reasons())),
                                    Actor.SYSTEM,
                                    changes.now());
            };
        }));
    }

    /** The day the service says it was signed; never later than today, should its clock be ahead. */
    private LocalDate signedOn(SigningJob job, Slot slot) {
        LocalDate today = changes.today();
        return job.fetched(job.partOf(slot.id()))
                .map(fetched -> fetched.since().get(slot.id()))
                .map(since -> LocalDate.ofInstant(since, Changes.NORWAY))
                .filter(day -> day.isBefore(today))
                .orElse(today);
    }

    private static KeptBecause because(List<Refusal> reasons) {
        for (Refusal reason : reasons) {
            if (reason instanceof Refusal.NotTheVersionInReview
                    || reason instanceof Refusal.NoSuchVersion
                    || reason instanceof Refusal.OtherText) {
                return KeptBecause.TEXT_CALLED_BACK;
            }
            if (reason instanceof Refusal.AlreadySigned) {
                return KeptBecause.SIGNED_ALREADY;
            }
        }
        return KeptBecause.NOT_ALLOWED;
    }

    private SigningJob keep(SigningJob job, Slot slot, KeptBecause reason) {
        return change(
                job,
                now -> now.state(slot) == SlotState.SIGNED
                        ? List.of(new SigningEntry.Kept(slot.id(), reason))
                        : List.of(),
                Actor.SYSTEM);
    }

    private SigningJob confirm(SigningJob job, int part) {
        if (job.isConfirmed(part) || !job.undecided(part).isEmpty()) {
            return job;
        }
        String confirmation = job.fetched(part).orElseThrow().confirmation();
        if (confirmation != null) {
            provider().confirm(confirmation);
        }
        return change(
                job,
                now -> now.isConfirmed(part) ? List.of() : List.of(new SigningEntry.Confirmed(part)),
                Actor.SYSTEM);
    }

    private SigningJob end(SigningJob job) {
        return change(
                job,
                now -> now.ending().isPresent()
                                && isConfirmed(now)
                                && !now.ending().equals(now.outcome())
                        ? List.of(new SigningEntry.Ended(now.ending().orElseThrow()))
                        : List.of(),
                Actor.SYSTEM);
    }

    private static boolean isConfirmed(SigningJob job) {
        for (int part = 0; part < job.parts(); part++) {
            if (!job.isConfirmed(part)) {
                return false;
            }
        }
        return true;
    }

    /** What did not hold may hold when those who keep the settings trust more issuers. */
    private SigningJob examineAgain(SigningJob job) {
        SigningJob now = job;
        for (Slot slot : job.slots()) {
            if (job.kept(slot.id())
                            .filter(reason -> reason == KeptBecause.NOT_VALID)
                            .isPresent()
                    && job.state(slot) == SlotState.KEPT
                    && !job.isCalledBack()) {
                now = decide(now, job.partOf(slot.id()), slot);
            }
        }
        return now;
    }

    // ---- calling back -----------------------------------------------------------------------------------------------

    /** Send nobody more to the service. A signature that still comes is kept and shown, and does not bind. */
    public Standing callBack(SigningJobId id, Actor by) {
        SigningJob job = find(id, by);
        PartyId own = by.organisation();
        if (own == null || !by.mayRecordSignature(own) || !concerns(job, own)) {
            throw new UnknownSigningJobException(id);
        }
        return tried(job, before -> calledBack(before, CalledBackBecause.BY_A_PERSON, by));
    }

    /** Whether an organisation has a say in a job: it is to sign in it, or is a trust of the version, to which every document is. */
    private boolean concerns(SigningJob job, PartyId own) {
        return job.slotOf(own).isPresent()
                || agreements
                        .find(job.agreement())
                        .flatMap(agreement -> agreement.version(job.version()))
                        .filter(version -> version.head().trusts().stream()
                                .anyMatch(trust -> trust.id().equals(own)))
                        .isPresent();
    }

    private SigningJob callBackIfGone(SigningJob job) {
        if (job.isCalledBack()) {
            return job;
        }
        Agreement agreement = agreements.find(job.agreement()).orElseThrow();
        boolean gone = job.slots().stream().noneMatch(slot -> agreement.versionsToSign(slot.party()).stream()
                .anyMatch(version -> version.number() == job.version()));
        return gone ? calledBack(job, CalledBackBecause.TEXT_CALLED_BACK, Actor.SYSTEM) : job;
    }

    private SigningJob calledBack(SigningJob job, CalledBackBecause reason, Actor by) {
        SigningJob now = change(
                job,
                before -> {
                    if (before.isCalledBack() || !before.isOpen()) {
                        return List.of();
                    }
                    // Where nobody has been, nothing more can come.
                    return before.isAnybodyAway()
                            ? List.of(new SigningEntry.CalledBack(reason))
                            : List.of(
                                    new SigningEntry.CalledBack(reason),
                                    new SigningEntry.Ended(SigningOutcome.CALLED_BACK));
                },
                by);
        if (service != null) {
            for (int part = 0; part < now.parts(); part++) {
                now.placed(part).ifPresent(provider()::cancel);
            }
        }
        return now;
    }

    // ---- together ---------------------------------------------------------------------------------------------------

    /** Store what follows from a job as it is stored now, or nothing. */
    private SigningJob change(SigningJob read, Function<SigningJob, List<SigningEntry>> rule, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            SigningJob job = jobs.findToChange(read.id()).orElseThrow();
            for (SigningEntry entry : rule.apply(job)) {
                job = jobs.save(job, entry, by, changes.now());
            }
            return job;
        }));
    }

    /** Do something that may fail at the service, and remember what stood in the way. */
    private Standing tried(SigningJob job, UnaryOperator<SigningJob> work) {
        try {
            SigningJob after = work.apply(job);
            troubles.remove(job.id());
            return new Standing(after, null);
        } catch (SigningServiceException e) {
            if (e.fault() == Fault.WRONG_TOKEN) {
                throw e;
            }
            troubles.compute(
                    job.id(),
                    (id, before) ->
                            ServiceTrouble.after(before == null ? 1 : before.attempts() + 1, e.fault(), changes.now()));
            LOG.warn("The signing service did not take job {} further: {}", job.id(), e.getMessage());
            return new Standing(jobs.find(job.id()).orElse(job), e.fault());
        }
    }

    private Remote service() {
        return Objects.requireNonNull(service);
    }

    private SigningProvider provider() {
        return service().provider();
    }
}
