package no.avtaleverk.web.search;

import java.nio.file.Path;
import java.time.Duration;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.web.security.Accounts;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.recurring.RecurringJob;
import no.avtaleverk.workflow.search.SavingSearches;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Where what people keep of searching meets the index. */
@Configuration(proxyBeanMethods = false)
public class SearchingConfiguration {
    @Bean(destroyMethod = "close")
    Finder finder(
            AgreementSearch search,
            Agreements agreements,
            History history,
            PartyRegister register,
            RequirementCatalogue catalogue,
            @Value("${avtaleverk.search.directory:data/index}") Path folder) {
        return new IndexFinder(search, agreements, history, register, catalogue, folder.resolve("as-of"));
    }

    /** What is public has an index of its own, made anew at each start of released texts and of nothing else. */
    @Bean
    PublicPassages publicPassages(@Value("${avtaleverk.search.directory:data/index}") Path folder) {
        return SearchIndex.ofPublicTexts(folder.resolve("public"));
    }

    /** So that no stranger has to wait for it. */
    @Bean
    @Order(RoundsConfiguration.EXAMINES)
    RecurringJob readingWhatIsPublic(PublicRegister register) {
        return RecurringJob.every(Duration.ofMinutes(1), "Reading what is public", register::catchUp);
    }

    /** Before what gathers letters. */
    @Bean
    @Order(RoundsConfiguration.REMINDS - 1)
    RecurringJob tellingOfSearches(
            SavingSearches saving, Accounts accounts, @Value("${avtaleverk.search.alerts:PT5M}") Duration every) {
        return RecurringJob.every(
                every, "Telling of what is new in saved searches", () -> saving.tellOfNews(accounts::reader));
    }
}
