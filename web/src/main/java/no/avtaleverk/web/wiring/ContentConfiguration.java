package no.avtaleverk.web.wiring;

import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.examination.DutySentences;
import no.avtaleverk.model.examination.Examination;
import no.avtaleverk.model.examination.Vocabulary;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.templates.deviation.DeviationTermFiles;
import no.avtaleverk.templates.evaluation.QuestionFiles;
import no.avtaleverk.templates.examination.ExaminationFiles;
import no.avtaleverk.templates.holiday.NorwegianHolidays;
import no.avtaleverk.templates.law.AmendmentFiles;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.law.WithholdingFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.templates.ros.RosFiles;
import no.avtaleverk.templates.standard.StandardTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The authored content that comes with the product. */
@Configuration(proxyBeanMethods = false)
public class ContentConfiguration {
    @Bean
    RequirementCatalogue requirementCatalogue() {
        return RequirementFiles.load();
    }

    @Bean
    LawHistory lawHistory(RequirementCatalogue catalogue) {
        return AmendmentFiles.load(catalogue);
    }

    @Bean
    WithholdingGrounds withholdingGrounds() {
        return WithholdingFiles.load();
    }

    @Bean
    PartyRegister partyRegister() {
        return RegisterFiles.load();
    }

    @Bean
    Vocabulary vocabulary() {
        return ExaminationFiles.load();
    }

    @Bean
    Examination examination(RequirementCatalogue catalogue, Vocabulary vocabulary) {
        return new Examination(catalogue, vocabulary);
    }

    @Bean
    RosLibrary rosLibrary() {
        return RosFiles.library();
    }

    @Bean
    RosScale rosScale() {
        return RosFiles.scale();
    }

    @Bean
    RosGuide rosGuide() {
        return RosFiles.guide();
    }

    @Bean
    RosChecklist rosChecklist(RequirementCatalogue catalogue, Vocabulary vocabulary) {
        return new RosChecklist(catalogue, DutySentences.of(vocabulary));
    }

    @Bean
    Holidays holidays() {
        return new NorwegianHolidays();
    }

    @Bean
    Questionnaire questionnaire() {
        return QuestionFiles.load();
    }

    @Bean
    StandardTexts standardTexts() {
        return StandardTexts.load();
    }

    @Bean
    DeviationTerms deviationTerms() {
        return DeviationTermFiles.load();
    }
}
