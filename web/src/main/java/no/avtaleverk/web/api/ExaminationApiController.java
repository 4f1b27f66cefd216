package no.avtaleverk.web.api;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.examination.Mend;
import no.avtaleverk.model.examination.Severity;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.examination.Examining;
import no.avtaleverk.web.examination.FindingWords;
import no.avtaleverk.web.wording.Wording;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The examination (røntgen) of a text. */
@RestController
final class ExaminationApiController {
    private final Access access;
    private final Examining examining;
    private final FindingWords words;
    private final Wording wording;

    ExaminationApiController(Access access, Examining examining, FindingWords words, Wording wording) {
        this.access = access;
        this.examining = examining;
        this.words = words;
        this.wording = wording;
    }

    @GetMapping("/api/v1/agreements/{id}/examination")
    Answers.ExaminationTold draft(@PathVariable AgreementId id, Actor actor, Locale locale) {
        Agreement agreement = access.work(id, actor);
        return told(examining.draft(agreement, actor), locale);
    }

    @GetMapping("/api/v1/agreements/{id}/versions/{number}/examination")
    Answers.ExaminationTold version(
            @PathVariable AgreementId id, @PathVariable int number, Actor actor, Locale locale) {
        var view = access.view(id, actor);
        return told(examining.version(view, access.version(view, number), actor), locale);
    }

    private Answers.ExaminationTold told(List<Finding> findings, Locale locale) {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(
                    severity,
                    findings.stream()
                            .filter(finding -> finding.severity() == severity)
                            .count());
        }
        return new Answers.ExaminationTold(
                counts, findings.stream().map(finding -> told(finding, locale)).toList());
    }

    private Answers.FindingTold told(Finding finding, Locale locale) {
        Mend mend = finding.mend();
        return new Answers.FindingTold(
                finding.key(),
                finding.kind(),
                finding.kind().rule(),
                finding.severity(),
                finding.place().clause(),
                finding.place().part(),
                finding.place().start(),
                finding.place().end(),
                finding.words(),
                finding.data(),
                wording.of(finding.kind(), locale),
                words.says(finding, locale),
                words.advises(finding, locale),
                Wording.in(finding.source(), Wording.best(locale)),
                mend == null
                        ? null
                        : new Answers.MendTold(
                                mend.place().start(), mend.place().end(), mend.words(), mend.replacement()));
    }
}
