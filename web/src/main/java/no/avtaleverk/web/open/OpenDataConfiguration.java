package no.avtaleverk.web.open;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicXml;
import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.recurring.RecurringJob;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** The file of all that is public: made every night, and at once when there is none or something was taken down or withheld. */
@Configuration(proxyBeanMethods = false)
public class OpenDataConfiguration {
    @Bean
    BulkFile bulkFile(
            PublicRegister register,
            PartyRegister parties,
            RequirementCatalogue catalogue,
            OpenTelling telling,
            JsonMapper json,
            Clock clock,
            ObjectProvider<BulkPart> parts,
            @Value("${avtaleverk.open.directory}") Path folder) {
        return new BulkFile(
                register,
                parties,
                catalogue,
                telling,
                json,
                clock,
                parts.orderedStream().toList(),
                folder.toAbsolutePath().normalize());
    }

    @Bean
    BulkPart akomaNtosoPart(PublicRegister register, PublicXml xml, @Value("${avtaleverk.mail.address:}") String site) {
        return new AkomaNtosoPart(register, xml, site);
    }

    @Bean
    @Order(RoundsConfiguration.EXAMINES)
    RecurringJob makingTheBulkFile(BulkFile bulk, @Value("${avtaleverk.open.bulk-cron:0 40 3 * * *}") String cron) {
        return RecurringJob.at(cron, "Making the file of open data", bulk::makeNightly);
    }

    /** @param every how soon a file that holds what is no longer public is gone from the disk; it is handed out no more at once */
    @Bean
    @Order(RoundsConfiguration.EXAMINES)
    RecurringJob lookingAfterTheBulkFile(BulkFile bulk, @Value("${avtaleverk.open.bulk-look:PT15S}") Duration every) {
        return RecurringJob.every(every, "Looking after the file of open data", bulk::lookAfter);
    }
}
