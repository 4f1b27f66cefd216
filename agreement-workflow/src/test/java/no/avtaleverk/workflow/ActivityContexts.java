package no.avtaleverk.workflow;

import java.time.Clock;
import java.util.Map;
import no.avtaleverk.model.document.CasePaperRenderer;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.signing.Approval;
import no.avtaleverk.workflow.signing.RemoteSigning;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Wires the activities over a store for tests. */
final class ActivityContexts {
    private ActivityContexts() {}

    static ConfigurableApplicationContext over(String url, String user, String password) {
        return over(url, user, password, ActivityContract.clock());
    }

    static ConfigurableApplicationContext over(String url, String user, String password, Clock clock) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "store",
                        Map.of(
                                "avtaleverk.store.url", url,
                                "avtaleverk.store.user", user,
                                "avtaleverk.store.password", password)));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(RequirementCatalogue.class, () -> ActivityContract.CATALOGUE);
        context.registerBean(PartyRegister.class, () -> ActivityContract.REGISTER);
        context.registerBean(DocumentRenderer.class, () -> (content, format) -> ActivityContract.render(content));
        context.registerBean(
                CasePaperRenderer.class, () -> (content, format) -> ActivityContract.render(content, format));
        context.registerBean(DocumentReader.class, () -> (name, bytes) -> ActivityContract.read(bytes));
        context.registerBean(LineSeals.class);
        context.registerBean(Approval.class, () -> (by, at, language) -> by.name() + " " + at);
        context.registerBean(ReturnedDocuments.class, () -> DiscussingContract.READER);
        context.registerBean(
                Importing.Analysis.class, () -> (document, name, today) -> ActivityContract.analyse(document));
        context.registerBean(TrialService.class, TrialService::new);
        context.registerBean(
                RemoteSigning.Remote.class,
                () -> new RemoteSigning.Remote(
                        context.getBean(TrialService.class),
                        (job, part) -> new SigningProvider.Exits(
                                "https://avtaler.example.no/signing/return/" + job + "/" + part + "?outcome=completed",
                                "https://avtaler.example.no/signing/return/" + job + "/" + part + "?outcome=rejected",
                                "https://avtaler.example.no/signing/return/" + job + "/" + part + "?outcome=failed")));
        context.register(PersistenceConfiguration.class, WorkflowConfiguration.class);
        context.refresh();
        return context;
    }
}
