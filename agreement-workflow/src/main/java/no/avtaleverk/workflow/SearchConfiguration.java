package no.avtaleverk.workflow;

import java.time.Clock;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.notice.LetterNotifier;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.model.search.SavedSearches;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.frozen.OneAtATime;
import no.avtaleverk.workflow.notice.KnowingPeople;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.search.Freezing;
import no.avtaleverk.workflow.search.SavingSearches;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What people keep of searching. */
@Configuration(proxyBeanMethods = false)
public class SearchConfiguration {
    @Bean
    SavingSearches savingSearches(
            SavedSearches searches,
            Finder finder,
            History history,
            People people,
            KnowingPeople knowing,
            Letters letters,
            Changes changes,
            ObjectProvider<LetterNotifier> notifier) {
        return new SavingSearches(
                searches, finder, history, people, knowing, letters, changes, notifier.getIfAvailable() != null);
    }

    @Bean
    Freezing freezing(
            FollowUps followUps,
            Files files,
            Agreements agreements,
            History history,
            Viewing viewing,
            Finder finder,
            TransactionOperations transactions,
            Changes changes) {
        return new Freezing(followUps, files, agreements, history, viewing, finder, transactions, changes);
    }

    /** One for all that is frozen. */
    @Bean
    OneAtATime makingAgain() {
        return new OneAtATime();
    }

    @Bean
    AskingAgain<Freezing.Again> searchingAgain(Freezing freezing, OneAtATime makingAgain, Clock clock) {
        return new AskingAgain<>(freezing::isOpen, freezing::again, freezing::seen, makingAgain, clock);
    }
}
