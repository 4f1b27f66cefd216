package no.avtaleverk.web.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.RosFormFindings;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.problem.UnreadableUploadException;
import no.avtaleverk.workflow.ros.RosForms;
import no.avtaleverk.workflow.ros.RosForms.Brought;
import no.avtaleverk.workflow.ros.RosForms.HandedOut;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The checklist of a ROS analysis as files, and filled-in forms. */
@RestController
@RequestMapping("/api/v1/agreements/{id}/follow-up/ros")
class RosFilesApiController {
    private final RosForms forms;
    private final Access access;

    RosFilesApiController(RosForms forms, Access access) {
        this.forms = forms;
        this.access = access;
    }

    @GetMapping(path = "/ros.docx", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> docx(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.DOCX, actor);
    }

    @GetMapping(path = "/ros.xlsx", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> xlsx(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.XLSX, actor);
    }

    @GetMapping(path = "/ros.pdf", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.PDF, actor);
    }

    @GetMapping(path = "/ros.csv", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> csv(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.CSV, actor);
    }

    @GetMapping(path = "/ros.json", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> json(@PathVariable AgreementId id, Actor actor) {
        return file(id, RosFileFormat.JSON, actor);
    }

    private ResponseEntity<byte[]> file(AgreementId id, RosFileFormat format, Actor actor) {
        HandedOut file = forms.handOut(access.inner(id, actor), format, actor).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.bytes());
    }

    /** The forms that were read back, newest first. */
    @GetMapping(path = "/forms", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Answers.RosFormReadTold> readBack(@PathVariable AgreementId id, Actor actor) {
        return forms.readBack(access.inner(id, actor), actor).stream()
                .map(one -> new Answers.RosFormReadTold(
                        new Answers.AttachmentTold(
                                one.note().file().digest(), one.note().file().name()),
                        one.note().taken(),
                        one.organisation(),
                        one.userName(),
                        one.at()))
                .toList();
    }

    /**
     * Bring a filled-in form.
     *
     * @param preview whether nothing is to be noted yet
     * @param despiteFaults whether what can be noted is, where some can not
     */
    @PostMapping(
            path = "/forms",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.RosFormTold bring(
            @PathVariable AgreementId id,
            @RequestPart("file") MultipartFile file,
            @RequestParam(defaultValue = "false") boolean preview,
            @RequestParam(defaultValue = "false") boolean despiteFaults,
            Actor actor)
            throws IOException {
        var agreement = access.inner(id, actor);
        String given = file.getOriginalFilename();
        String name = given == null ? "" : given;
        Brought brought = preview
                ? forms.look(agreement, name, file.getBytes(), actor)
                : forms.take(agreement, name, file.getBytes(), despiteFaults, actor);
        return switch (brought) {
            case Brought.Read read -> told(false, read.findings());
            case Brought.Taken taken -> told(true, taken.findings());
            case Brought.NoForm none -> throw new UnreadableUploadException(ReadFault.UNKNOWN_FORMAT);
            case Brought.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    private static Answers.RosFormTold told(boolean noted, RosFormFindings findings) {
        return new Answers.RosFormTold(
                noted,
                findings.notes().stream()
                        .map(note -> new Answers.RosFormNoteTold(note.getClass().getSimpleName(), note.item()))
                        .toList(),
                findings.faults().stream()
                        .map(fault -> new Answers.RosFormFaultTold(
                                fault.cause(),
                                fault.item(),
                                fault.area(),
                                fault.value(),
                                fault.reasons().stream()
                                        .map(reason -> reason.getClass().getSimpleName())
                                        .toList()))
                        .toList(),
                findings.unchanged());
    }
}
