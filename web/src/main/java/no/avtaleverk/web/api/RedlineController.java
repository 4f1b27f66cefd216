package no.avtaleverk.web.api;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.Redliner;
import no.avtaleverk.model.document.Redliner.Fault;
import no.avtaleverk.model.document.Redliner.NotCompared;
import no.avtaleverk.model.document.Redliner.Redline;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.comparison.ComparedText;
import no.avtaleverk.web.comparison.ComparedTexts;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.review.Reviewing;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two texts of an agreement as one Word document with tracked changes. */
@RestController
final class RedlineController {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /** Parts of the document that the tracked changes say nothing about. */
    private static final String NOT_COMPARED = "Avtaleverk-Not-Compared";
    /** Those of them in which the texts do differ. */
    private static final String DIFFERENT = "Avtaleverk-Different";

    private final Access access;
    private final ComparedTexts texts;
    private final Reviewing reviewing;
    private final Redliner redliner;
    private final HandingOut handingOut;
    private final Clock clock;

    RedlineController(
            Access access,
            ComparedTexts texts,
            Reviewing reviewing,
            Redliner redliner,
            HandingOut handingOut,
            Clock clock) {
        this.access = access;
        this.texts = texts;
        this.reviewing = reviewing;
        this.redliner = redliner;
        this.handingOut = handingOut;
        this.clock = clock;
    }

    /** The changes bear the name of who made the new version, and its moment; those of a draft the asker's, and now. */
    @GetMapping(path = "/api/v1/agreements/{id}/comparison.docx", produces = DOCX)
    ResponseEntity<byte[]> redline(
            @PathVariable AgreementId id, @RequestParam int from, @RequestParam int to, Actor actor) {
        AgreementView view = access.view(id, actor);
        ComparedText before = texts.find(view, from).orElseThrow(ProblemException::notFound);
        ComparedText after = texts.find(view, to).orElseThrow(ProblemException::notFound);
        AgreementVersion version = after.version();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String author = version == null || version.by().isBlank() ? actor.name() : version.by();
        return switch (redliner.draw(
                content(view, before, now), content(view, after, now), author, version == null ? now : version.at())) {
            case Redline.Drawn drawn -> {
                handingOut.note(id, to, null, "REDLINE", Sha256.of(drawn.file()), actor);
                yield answer(drawn, name(after, from, to));
            }
            case Redline.Unfaithful unfaithful ->
                throw new ProblemException(
                        ProblemKind.REDLINE_NOT_EXACT,
                        unfaithful.faults().stream()
                                .map(Fault::clause)
                                .map(clause -> clause.isEmpty() ? "–" : clause)
                                .distinct()
                                .collect(Collectors.joining(", ")));
        };
    }

    private DocumentContent content(AgreementView view, ComparedText text, Instant now) {
        AgreementVersion version = text.version();
        Head head = version == null ? view.agreement().head() : version.head();
        return DocumentContent.of(
                view.agreement(),
                head,
                version == null ? 0 : version.number(),
                text.clauses(),
                reviewing.lines(head),
                version == null ? now : version.at());
    }

    private static ResponseEntity<byte[]> answer(Redline.Drawn drawn, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(DOCX))
                .eTag(Tag.of(Sha256.of(drawn.file())))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(NOT_COMPARED, names(drawn.notCompared()))
                .header(DIFFERENT, names(drawn.different()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(drawn.file());
    }

    private static String names(Collection<NotCompared> parts) {
        return parts.stream()
                .map(part -> part.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static String name(ComparedText text, int from, int to) {
        String plain = Normalizer.normalize(text.title(), Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "")
                .toLowerCase(Locale.ROOT);
        return "%s-%s-%s.%s"
                .formatted(
                        plain.length() > 80 ? plain.substring(0, 80) : plain,
                        from == 0 ? "utkast" : "v" + from,
                        to == 0 ? "utkast" : "v" + to,
                        DocumentFormat.DOCX.extension());
    }
}
