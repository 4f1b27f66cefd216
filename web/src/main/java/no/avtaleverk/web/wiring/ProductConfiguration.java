package no.avtaleverk.web.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.document.CasePaperRenderer;
import no.avtaleverk.model.document.CriteriaRenderer;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.document.ImportAnalysis;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.model.document.Redliner;
import no.avtaleverk.model.document.ReturnReader;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.model.document.RosFormReader;
import no.avtaleverk.model.document.RosRenderer;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.StatuteCitations;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicXml;
import no.avtaleverk.model.report.StatusReportRenderer;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.AlikeQuery;
import no.avtaleverk.search.ContrastFound;
import no.avtaleverk.search.ContrastQuery;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SentenceQuery;
import no.avtaleverk.search.Suggestion;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.TextQuestions;
import no.avtaleverk.search.WholeAnswer;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.templates.Documents;
import no.avtaleverk.templates.akn.AkomaNtoso;
import no.avtaleverk.templates.archive.NoarkFormat;
import no.avtaleverk.templates.criteria.CriteriaPapers;
import no.avtaleverk.templates.report.StatusReports;
import no.avtaleverk.templates.ros.RosDocuments;
import no.avtaleverk.templates.ros.RosFormFiles;
import no.avtaleverk.templates.seal.Seals;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.templates.worker.ReadingProcess;
import no.avtaleverk.web.mail.MailConfiguration;
import no.avtaleverk.web.sample.SampleData;
import no.avtaleverk.web.search.SearchingConfiguration;
import no.avtaleverk.web.security.SignInMode;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.AuditConfiguration;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.RegistrationConfiguration;
import no.avtaleverk.workflow.ReportConfiguration;
import no.avtaleverk.workflow.SearchConfiguration;
import no.avtaleverk.workflow.WorkflowConfiguration;
import no.avtaleverk.workflow.calendar.CalendarConfiguration;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.Approval;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the modules together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealProperties.class)
@Import({
    AuditConfiguration.class,
    CalendarConfiguration.class,
    MailConfiguration.class,
    PersistenceConfiguration.class,
    RegistrationConfiguration.class,
    SearchConfiguration.class,
    ReportConfiguration.class,
    SearchingConfiguration.class,
    WorkflowConfiguration.class
})
public class ProductConfiguration {
    /** @param verification where a document is verified, such as {@code https://avtaler.example.no}; printed as a QR code when set */
    @Bean
    DocumentRenderer documentRenderer(@Value("${avtaleverk.verification-address:#{null}}") @Nullable URI verification) {
        return Documents.renderer(verification);
    }

    @Bean
    Seals seals(SealProperties properties, Clock clock) {
        return Seals.open(new HttpWeb(), properties.settings(), clock);
    }

    @Bean
    Sealing sealing(Seals seals) {
        return seals.sealing();
    }

    @Bean
    SignatureValidation signatureValidation(Seals seals) {
        return seals.validation();
    }

    @Bean
    CasePaperRenderer casePaperRenderer() {
        return Documents.casePaperRenderer();
    }

    @Bean
    ReviewRenderer reviewRenderer() {
        return Documents.reviewRenderer();
    }

    @Bean
    ProtocolRenderer protocolRenderer() {
        return Documents.protocolRenderer();
    }

    @Bean
    ArchiveFormat archiveFormat() {
        return new NoarkFormat();
    }

    @Bean
    PublicXml publicXml() {
        return xml();
    }

    /** Citations are found as the search finds them; those that do not name their law are left alone. */
    public static PublicXml xml() {
        Norwegian norwegian = Norwegian.load();
        return new AkomaNtoso(text -> norwegian.citations(text).stream()
                .flatMap(found -> Stream.ofNullable(found.law())
                        .map(law -> new StatuteCitations.Cited(found.start(), found.end(), law, found.section())))
                .toList());
    }

    @Bean
    CriteriaRenderer criteriaRenderer() {
        return new CriteriaPapers();
    }

    @Bean
    StatusReportRenderer statusReportRenderer() {
        return new StatusReports();
    }

    @Bean
    RosRenderer rosRenderer() {
        return new RosDocuments();
    }

    @Bean
    RosFormReader rosFormReader() {
        return new RosFormFiles(Duration.ofSeconds(20));
    }

    @Bean
    Redliner redliner() {
        return Documents.redliner();
    }

    @Bean
    ReadingProcess documentReader() {
        return new ReadingProcess();
    }

    @Bean
    Importing.Analysis importAnalysis(PartyRegister register, RequirementCatalogue catalogue) {
        return (document, fileName, today) -> ImportAnalysis.analyse(document, fileName, register, catalogue, today);
    }

    @Bean
    ReturnedDocuments returnedDocuments(ReturnReader reader, Reviewing reviewing) {
        return new ReadReturns(reader, reviewing);
    }

    /** The words by which a seal tells how the person's approval was recorded. */
    @Bean
    Approval approval(Wording wording) {
        return (by, at, language) ->
                wording.say("approval", language.locale(), by.name(), wording.moment(at, language.locale()));
    }

    @Bean
    AgreementIndex searchIndex(
            @Value("${avtaleverk.search.directory:data/index}") Path folder,
            Agreements agreements,
            History history,
            PartyRegister register,
            RequirementCatalogue catalogue) {
        return SearchIndex.open(folder, agreements, history, register, catalogue);
    }

    /** Whoever has just changed something finds it: each question first takes in what is new in the log. */
    @Bean
    @Primary
    AgreementSearch agreementSearch(AgreementIndex index) {
        return new AgreementSearch() {
            @Override
            public SearchPage find(SearchQuery query) {
                index.catchUp();
                return index.find(query);
            }

            @Override
            public WholeAnswer all(SearchQuery query, int most) {
                index.catchUp();
                return index.all(query, most);
            }

            /** Half a word waits for nothing: what is suggested may be a moment old. */
            @Override
            public List<Suggestion> suggest(String typed, Actor asker, int most) {
                return index.suggest(typed, asker, most);
            }
        };
    }

    /** As {@link #agreementSearch}: what is new in the log is taken in first. */
    @Bean
    @Primary
    TextQuestions textQuestions(AgreementIndex index) {
        return new TextQuestions() {
            @Override
            public SentenceFound sentence(SentenceQuery query) {
                index.catchUp();
                return index.sentence(query);
            }

            @Override
            public ContrastFound contrast(ContrastQuery query) {
                index.catchUp();
                return index.contrast(query);
            }

            @Override
            public List<TextPlace> alike(AlikeQuery query) {
                index.catchUp();
                return index.alike(query);
            }
        };
    }

    /** Fills an empty store before the first request is taken. */
    @Bean
    @Profile(SignInMode.SAMPLE)
    @ConditionalOnProperty(name = "avtaleverk.sample.fill", matchIfMissing = true)
    SmartInitializingSingleton sampleData(
            Agreements agreements,
            History history,
            Files files,
            Imports imports,
            TransactionOperations transactions,
            RequirementCatalogue catalogue,
            PartyRegister register,
            StandardTexts standards,
            DocumentRenderer renderer,
            DocumentReader reader,
            Importing.Analysis analysis,
            Discussions discussions,
            ReturnedDocuments returned,
            Sealing sealing,
            SignatureValidation validation,
            Approval approval,
            Mandates mandates,
            DeviationTerms terms,
            ProtocolRenderer protocols,
            ReceivedMinutes minutes,
            FollowUps followUps,
            IssuedDocuments documents,
            ReviewRenderer reviewRenderer,
            Questionnaire questions,
            Clock clock) {
        return () -> new SampleData(
                        agreements,
                        history,
                        files,
                        imports,
                        transactions,
                        catalogue,
                        register,
                        standards,
                        renderer,
                        reader,
                        analysis,
                        discussions,
                        returned,
                        sealing,
                        validation,
                        approval,
                        mandates,
                        terms,
                        protocols,
                        minutes,
                        followUps,
                        documents,
                        reviewRenderer,
                        questions,
                        LocalDate.ofInstant(clock.instant(), Changes.NORWAY))
                .fill();
    }

    /** Does beforehand, beside the first requests, what would make someone wait: the index, the fonts, the reading process. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> warmUp(
            AgreementIndex index, DocumentRenderer renderer, ReadingProcess reader) {
        return ready -> Thread.ofVirtual().name("warm-up").start(() -> {
            index.catchUp();
            Documents.warmUp(renderer);
            // at the real time whatever the clock of a trial says: keys made in its future are not valid yet
            Seals.warmUp(Clock.systemUTC());
            reader.warmUp();
        });
    }
}
