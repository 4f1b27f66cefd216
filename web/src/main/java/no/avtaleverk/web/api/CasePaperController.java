package no.avtaleverk.web.api;

import java.nio.charset.StandardCharsets;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.casepaper.CasePapers;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Case papers: made for every party of a version in one run, fetched, handed over. */
@RestController
@RequestMapping("/api/v1/agreements/{id}/versions/{number}/case-papers")
class CasePaperController {
    private final CasePapers papers;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    CasePaperController(CasePapers papers, Access access, Telling telling, PartyRegister register) {
        this.papers = papers;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.CasePapersTold papers(@PathVariable AgreementId id, @PathVariable int number, Actor actor) {
        requireVersion(id, number, actor);
        return told(id, number, actor);
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.CasePapersTold> make(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestBody Requests.NewCasePapers asked,
            Actor actor) {
        requireVersion(id, number, actor);
        return switch (papers.start(id, number, kind(asked), actor)) {
            case CasePapers.Asked.Started started ->
                ResponseEntity.status(HttpStatus.ACCEPTED).body(told(id, number, actor));
            case CasePapers.Asked.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    @PostMapping(path = "/handover", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.CasePapersTold handOver(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestBody Requests.NewCasePapers asked,
            Actor actor) {
        requireVersion(id, number, actor);
        CasePaper.Kind kind = kind(asked);
        access.change(id, actor, () -> papers.handOver(id, number, kind, actor));
        return told(id, number, actor);
    }

    @GetMapping(path = "/{digest}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> file(
            @PathVariable AgreementId id, @PathVariable int number, @PathVariable Sha256 digest, Actor actor) {
        requireVersion(id, number, actor);
        StoredFile file = papers.handOut(id, digest, actor).orElseThrow(ProblemException::notFound);
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

    private void requireVersion(AgreementId id, int number, Actor actor) {
        access.inner(id, actor);
        access.version(access.view(id, actor), number);
    }

    private CasePaper.Kind kind(Requests.NewCasePapers asked) {
        var given = new Given(register, telling.today());
        CasePaper.Kind kind = given.required("kind", asked.kind(), CasePaper.Kind.CASE);
        given.check();
        return kind;
    }

    private Answers.CasePapersTold told(AgreementId id, int number, Actor actor) {
        return new Answers.CasePapersTold(
                number,
                papers.run(id, number, actor)
                        .map(run -> new Answers.CasePaperRunTold(
                                run.kind(),
                                run.state(),
                                run.all(),
                                run.made(),
                                run.started(),
                                run.by(),
                                run.letter().isEmpty() ? null : run.letter(),
                                run.party()))
                        .orElse(null),
                papers.papers(id, number, actor).stream()
                        .map(paper -> new Answers.CasePaperTold(
                                paper.kind(),
                                paper.party(),
                                paper.language(),
                                paper.docx(),
                                paper.pdf(),
                                paper.at(),
                                paper.by(),
                                paper.handedOver()))
                        .toList());
    }
}
