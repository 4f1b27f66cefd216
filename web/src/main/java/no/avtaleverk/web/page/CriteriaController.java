package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.document.CriteriaContent;
import no.avtaleverk.model.document.CriteriaRenderer;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.audit.Criteria;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The requirements of a day as criteria of an audit, as files. */
@Controller
final class CriteriaController {
    private final Criteria criteria;
    private final CriteriaRenderer renderer;
    private final PageWords words;

    CriteriaController(Criteria criteria, CriteriaRenderer renderer, PageWords words) {
        this.criteria = criteria;
        this.renderer = renderer;
        this.words = words;
    }

    /** @param format {@code csv}, {@code docx} or {@code pdf} */
    @GetMapping("/audit/criteria")
    ResponseEntity<byte[]> criteria(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        AuditSampleLines.requireAuditor(actor);
        var form = new Form(fields);
        LocalDate asked = form.date("on");
        LocalDate on = asked == null ? words.today() : asked;
        Language language = form.text("language").equals("nn") ? Language.NYNORSK : Language.BOKMAL;
        CriteriaContent content = criteria.on(on, language);
        String name = (language == Language.NYNORSK ? "revisjonskriterium-" : "revisjonskriterier-") + on + ".";
        DocumentFormat format = Arrays.stream(DocumentFormat.values())
                .filter(one -> one.extension().equals(form.text("format")))
                .findFirst()
                .orElse(null);
        return format == null
                ? AgreementPageController.file(csv(content), name + "csv", SheetFiles.CSV)
                : AgreementPageController.file(
                        renderer.render(content, format), name + format.extension(), format.mediaType());
    }

    private byte[] csv(CriteriaContent content) {
        Language language = content.language();
        List<String> columns = List.of("id", "title", "force", "quote", "source", "from", "until", "edition").stream()
                .map(column -> words.sayIn(language, "audit.criterion-" + column))
                .toList();
        List<List<String>> rows =
                content.criteria().stream().map(one -> row(one, content)).toList();
        return SheetFiles.csv(columns, rows);
    }

    private List<String> row(Requirement one, CriteriaContent content) {
        LocalDate until = one.applies().until();
        return List.of(
                one.id().toString(),
                one.title().in(content.language()),
                words.ofIn(content.language(), one.force()),
                Objects.requireNonNullElse(one.quote(), ""),
                one.source(),
                one.inForceFrom().toString(),
                until == null ? "" : until.minusDays(1).toString(),
                content.edition() + " " + content.catalogue().abbreviated());
    }
}
