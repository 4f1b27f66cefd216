package no.avtaleverk.web.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.MinutesAnalysis.Found;
import no.avtaleverk.model.document.MinutesAnalysis.Proposal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.problem.UnreadableUploadException;
import no.avtaleverk.workflow.minutes.ReadingMinutes;
import no.avtaleverk.workflow.minutes.ReadingMinutes.Received;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The minutes of a council or board, read for the vedtak they hold, and kept with it. */
@RestController
@RequestMapping("/api/v1/agreements/{id}/minutes")
class MinutesController {
    private final ReadingMinutes reading;
    private final Access access;

    MinutesController(ReadingMinutes reading, Access access) {
        this.reading = reading;
        this.access = access;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.MinutesTold read(@PathVariable AgreementId id, @RequestPart("file") MultipartFile file, Actor actor)
            throws IOException {
        access.inner(id, actor);
        String name = file.getOriginalFilename();
        return switch (reading.receive(id, name == null || name.isBlank() ? "file" : name, file.getBytes(), actor)) {
            case Received.Proposed proposed -> told(proposed);
            case Received.Unreadable unreadable -> throw new UnreadableUploadException(unreadable.fault());
            case Received.WithoutText none -> throw new UnreadableUploadException(ReadFault.EMPTY);
            case Received.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    private static Answers.MinutesTold told(Received.Proposed proposed) {
        Proposal proposal = proposed.proposal();
        return new Answers.MinutesTold(
                proposed.file(),
                proposed.version().number(),
                proposed.version().text(),
                proposal.cases(),
                proposal.title(),
                List.copyOf(proposal.doubts()),
                told(proposal.organ()),
                told(proposal.date()),
                told(proposal.caseNumber()),
                told(proposal.outcome()),
                told(proposal.wording()),
                told(proposal.change()));
    }

    private static Answers.@Nullable ReadTold told(@Nullable Found<?> found) {
        return found == null
                ? null
                : new Answers.ReadTold(String.valueOf(found.value()), found.quote(), found.doubtful());
    }

    @GetMapping(path = "/{digest}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> file(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        StoredFile file = reading.handOut(id, digest, actor).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .eTag(Tag.of(digest))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }
}
