package no.avtaleverk.templates.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.examination.Examination;
import no.avtaleverk.model.examination.Examined;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.examination.Severity;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StandardTextsExaminationTests {
    private static final Examination EXAMINATION = new Examination(RequirementFiles.load(), ExaminationFiles.load());
    private static final List<StandardText> TEXTS = StandardTexts.load().all();
    private static final List<String> TITLES = TEXTS.stream()
            .flatMap(text -> Stream.of(text.title().nb(), text.title().nn()))
            .toList();

    static Stream<Arguments> everyText() {
        return TEXTS.stream()
                .flatMap(text -> Stream.of(Language.values()).map(language -> Arguments.of(text.key(), language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyText")
    void noShippedTextHasAFault(String key, Language language) {
        assertThat(findings(key, language))
                .filteredOn(finding -> finding.severity() == Severity.FAULT)
                .isEmpty();
    }

    /** Every question and hint on the shipped texts is one we would put before a jurist; a new one is read before it is approved. */
    @Test
    void theRestIsWhatHasBeenReadAndApproved() throws IOException {
        var lines = new ArrayList<String>();
        for (StandardText text : TEXTS) {
            for (Language language : Language.values()) {
                for (Finding finding : findings(text.key(), language)) {
                    lines.add("%s %s %s %s: %s"
                            .formatted(
                                    text.key(),
                                    language.code(),
                                    finding.kind(),
                                    finding.place().clause() == null
                                            ? "-"
                                            : finding.place().clause().value(),
                                    finding.words()));
                }
            }
        }
        Files.write(Path.of("target/examination-of-standards.txt"), lines);
        assertThat(lines).isEqualTo(Files.readAllLines(Path.of("src/test/approved/examination-of-standards.txt")));
    }

    private static List<Finding> findings(String key, Language language) {
        StandardText text =
                TEXTS.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
        var answers = new HashMap<String, String>(
                Map.of("gjelder-fra", "2027-01-01", "full-drift-fra", "2027-06-01", "evalueres-innen", "2028-12-31"));
        for (StandardText.Question question : text.questions()) {
            if (Parameters.isPlaceholder(question.preset().in(language))) {
                answers.put(question.key(), "Bergen");
            }
        }
        StandardText.Draft draft = text.start(language, answers);
        var parameters = new HashMap<>(draft.parameters());
        parameters.put("kommune", "Vaksdal kommune");
        parameters.put("helseforetak", "Helse Bergen HF");
        parameters.put("rhf", "Helse Vest RHF");
        var head = new Head(
                draft.title(),
                language,
                List.of(AgreementParty.of(new PartyId("kommune-4628"), "Vaksdal kommune")),
                new Terms(LocalDate.of(2027, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                parameters,
                draft.claims(),
                draft.jointMeasure());
        return EXAMINATION.of(
                new Examined(text.kind(), head, draft.clauses(), draft.answers(), LocalDate.of(2027, 1, 1), TITLES));
    }
}
