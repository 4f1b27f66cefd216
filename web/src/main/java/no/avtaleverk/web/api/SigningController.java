package no.avtaleverk.web.api;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.signing.RecordingSignatures;
import no.avtaleverk.workflow.signing.RecordingSignatures.Brought;
import no.avtaleverk.workflow.signing.RemoteSigning;
import no.avtaleverk.workflow.signing.RemoteSigning.Begun;
import no.avtaleverk.workflow.signing.RemoteSigning.Sent;
import no.avtaleverk.workflow.signing.ServiceTrouble;
import no.avtaleverk.workflow.signing.UnknownSigningJobException;
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

/** Signing with a service, and recording what was signed elsewhere or on paper. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class SigningController {
    private final RemoteSigning signing;
    private final RecordingSignatures recording;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    SigningController(
            RemoteSigning signing,
            RecordingSignatures recording,
            Access access,
            Telling telling,
            PartyRegister register) {
        this.signing = signing;
        this.recording = recording;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping("/signing-jobs")
    Answers.SigningJobsTold jobs(@PathVariable AgreementId id, Actor actor) {
        access.inner(id, actor);
        return new Answers.SigningJobsTold(
                signing.of(id, actor).stream().map(this::told).toList());
    }

    /** Lay a document before the signers of some parties. */
    @PostMapping("/signing-jobs")
    ResponseEntity<Answers.SigningJobTold> start(
            @PathVariable AgreementId id, @RequestBody Requests.NewSigningJob asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        int version = given.required("version", asked.version(), 0);
        Sha256 document = given.required("document", asked.document(), Sha256.ZERO);
        var parties = new ArrayList<PartyId>();
        if (asked.parties() == null) {
            parties.add(given.partyOr("parties", null, actor.organisation()));
        } else {
            asked.parties().forEach(party -> parties.add(given.partyOr("parties", party, null)));
        }
        given.check();
        return switch (signing.start(id, version, document, parties, actor)) {
            case Begun.Stored stored ->
                ResponseEntity.created(URI.create("/api/v1/agreements/" + id + "/signing-jobs"))
                        .body(told(stored.job()));
            case Begun.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    /** Give who signs for the own party an address to do it at. */
    @PostMapping("/signing-jobs/{job}/address")
    Answers.SigningAddressTold address(@PathVariable AgreementId id, @PathVariable SigningJobId job, Actor actor) {
        require(id, job, actor);
        return switch (signing.send(job, actor)) {
            case Sent.At at -> new Answers.SigningAddressTold(at.address());
            case Sent.NotNow later -> throw new ProblemException(ProblemKind.UNAVAILABLE);
            case Sent.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    /** Try now what is left to do. */
    @PostMapping("/signing-jobs/{job}/attempts")
    Answers.SigningJobTold again(@PathVariable AgreementId id, @PathVariable SigningJobId job, Actor actor) {
        require(id, job, actor);
        return told(signing.tryAgain(job, actor).job());
    }

    @DeleteMapping("/signing-jobs/{job}")
    Answers.SigningJobTold callBack(@PathVariable AgreementId id, @PathVariable SigningJobId job, Actor actor) {
        require(id, job, actor);
        return told(signing.callBack(job, actor).job());
    }

    private void require(AgreementId id, SigningJobId job, Actor actor) {
        access.inner(id, actor);
        try {
            if (!signing.find(job, actor).agreement().equals(id)) {
                throw ProblemException.notFound();
            }
        } catch (UnknownSigningJobException e) {
            throw ProblemException.notFound();
        }
    }

    private Answers.SigningJobTold told(SigningJob job) {
        return new Answers.SigningJobTold(
                job.id().value(),
                job.version(),
                job.document(),
                job.state(),
                job.outcome().orElse(null),
                job.parts(),
                job.isOpen()
                        ? signing.trouble(job.id()).map(ServiceTrouble::fault).orElse(null)
                        : null,
                job.slots().stream()
                        .map(slot -> new Answers.SigningSlotTold(
                                slot.party(),
                                job.state(slot),
                                job.state(slot) == SigningJob.SlotState.KEPT
                                        ? job.kept(slot.id()).orElse(null)
                                        : null,
                                job.people(slot.id()).stream()
                                        .map(SigningEntry.SentAway::name)
                                        .reduce((earlier, later) -> later)
                                        .orElse(null)))
                        .toList());
    }

    /** Examine a file that was signed with another service. */
    @PostMapping(path = "/signed-files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Answers.SignedFileTold bring(
            @PathVariable AgreementId id,
            @RequestParam int version,
            @RequestParam Sha256 document,
            @RequestPart("file") MultipartFile file,
            Actor actor)
            throws IOException {
        access.inner(id, actor);
        String name = file.getOriginalFilename();
        return switch (recording.bring(id, version, document, name == null ? "" : name, file.getBytes(), actor)) {
            case Brought.Signed signed ->
                new Answers.SignedFileTold(
                        signed.file(),
                        signed.signatures().stream()
                                .map(one -> new Answers.FoundSignatureTold(
                                        one.order(), one.signer(), one.organisation(), one.issuer()))
                                .toList());
            case Brought.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    /** Record one of the signatures of a file that was examined. */
    @PostMapping("/signatures/elsewhere")
    ResponseEntity<Answers.AgreementTold> recordUploaded(
            @PathVariable AgreementId id, @RequestBody Requests.SignatureElsewhere asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        int version = given.required("version", asked.version(), 0);
        Sha256 document = given.required("document", asked.document(), Sha256.ZERO);
        Sha256 file = given.required("file", asked.file(), Sha256.ZERO);
        int signature = given.required("signature", asked.signature(), 0);
        given.check();
        return access.changed(id, actor, () -> recording.recordUploaded(id, version, document, file, signature, actor));
    }

    @PostMapping("/signatures/paper")
    ResponseEntity<Answers.AgreementTold> recordPaper(
            @PathVariable AgreementId id, @RequestBody Requests.PaperSignature asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        int version = given.required("version", asked.version(), 0);
        Sha256 document = given.required("document", asked.document(), Sha256.ZERO);
        String signer = given.required("signer", asked.signer(), "?");
        LocalDate date = given.required("date", asked.date(), LocalDate.EPOCH);
        String original = given.required("original", asked.original(), "?");
        given.check();
        return access.changed(
                id,
                actor,
                () -> recording.recordPaper(
                        id, version, document, signer.strip(), date, original.strip(), null, actor));
    }
}
