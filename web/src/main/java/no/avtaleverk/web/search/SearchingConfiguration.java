package no.avtaleverk.web.search;

import java.nio.file.Path;
import java.time.Duration;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.web.security.Accounts;
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

    /** Before what gathers letters. Nothing new is found unless the log has something new. */
    @Bean
    @Order(RoundsConfiguration.REMINDS - 1)
    RecurringJob tellingOfSearches(
            SavingSearches saving,
            Accounts accounts,
            History history,
            @Value("${avtaleverk.search.alerts:PT5M}") Duration every) {
        long[] seen = {-1};
        return RecurringJob.every(every, "Telling of what is new in saved searches", () -> {
            long head = history.head().map(AuditEntry::position).orElse(0L);
            if (head != seen[0] && saving.tellOfNews(accounts::reader)) {
                seen[0] = head;
            }
        });
    }
}
