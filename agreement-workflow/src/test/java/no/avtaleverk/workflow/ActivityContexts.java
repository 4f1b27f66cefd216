package no.avtaleverk.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.document.CasePaperRenderer;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.model.document.RosFormReader;
import no.avtaleverk.model.document.RosRenderer;
import no.avtaleverk.model.duty.Reckoning;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.calendar.DutyCalendar;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.mandate.Mandating;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.signing.Approval;
import no.avtaleverk.workflow.signing.RemoteSigning;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Wires the activities over a store for tests. */
final class ActivityContexts {
    private static final DeviationTerms TERMS = new DeviationTerms(
            List.of(new DeviationTerms.Term("other", null, false, "Annet", "Anna", "Other")),
            List.of(new DeviationTerms.Term("other", null, false, "Annet", "Anna", "Other")),
            List.of(new DeviationTerms.Term("delay", null, false, "Forsinket", "Forseinka", "Delayed")));

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
        context.registerBean(LawHistory.class, () -> new LawHistory(ActivityContract.CATALOGUE, List.of()));
        context.registerBean(PartyRegister.class, () -> ActivityContract.REGISTER);
        context.registerBean(DocumentRenderer.class, () -> (content, format) -> ActivityContract.render(content));
        context.registerBean(
                CasePaperRenderer.class, () -> (content, format) -> ActivityContract.render(content, format));
        context.registerBean(ReviewRenderer.class, () -> (content, format) -> ActivityContract.render(content, format));
        context.registerBean(Questionnaire.class, () -> YearlyContract.QUESTIONS);
        context.registerBean(DocumentReader.class, () -> (name, bytes) -> ActivityContract.read(bytes));
        context.registerBean(DeviationTerms.class, () -> TERMS);
        context.registerBean(PublicPassages.class, ListedPassages::new);
        context.registerBean(WithholdingGrounds.class, () -> PublishingContract.GROUNDS);
        context.registerBean(Holidays.class, () -> day -> false);
        context.registerBean(RosLibrary.class, () -> RosContract.LIBRARY);
        context.registerBean(RosScale.class, () -> RosContract.SCALE);
        context.registerBean(RosGuide.class, () -> RosContract.GUIDE);
        context.registerBean(RosChecklist.class, RosContract::checklist);
        context.registerBean(
                ProtocolRenderer.class,
                () -> (content, format) -> (format + "\n" + content).getBytes(StandardCharsets.UTF_8));
        context.registerBean(RosRenderer.class, () -> RosFormsContract::written);
        context.registerBean(RosFormReader.class, () -> RosFormsContract::read);
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
        var mandating = context.getBean(Mandating.class);
        // By the name of the account, which most tests give people, and by the name in certificates and on paper.
        for (String name : List.of("hege.eide", "Hege Marie Eide")) {
            grant(mandating, "kommune-4628", "hege.eide", name, "ordførar", Mandate.Basis.LAW, "61/2023");
        }
        for (String name : List.of("odd.skjerven", "Odd Skjerven")) {
            grant(mandating, "kommune-4621", "odd.skjerven", name, "ordførar", Mandate.Basis.LAW, "70/2023");
        }
        for (String name : List.of("rune.sandvik", "Rune Sandvik")) {
            grant(
                    mandating,
                    "hf-983974724",
                    "rune.sandvik",
                    name,
                    "administrerande direktør",
                    Mandate.Basis.BOARD,
                    "44/2023");
        }
        return context;
    }

    /** The days of persons, with no public holidays. */
    static DutyCalendar calendar(ConfigurableApplicationContext context) {
        return new DutyCalendar(
                context.getBean(Viewing.class),
                List.copyOf(context.getBeansOfType(FollowedSubject.class).values()),
                new Reckoning(day -> false, ActivityContract.CATALOGUE),
                context.getBean(Convening.class),
                context.getBean(Awaiting.class));
    }

    /** Those who sign in the tests may, in the years the tests are about. */
    private static void grant(
            Mandating mandating,
            String party,
            String holder,
            String name,
            String capacity,
            Mandate.Basis basis,
            String reference) {
        var id = new PartyId(party);
        var mandate = new Mandate(
                MandateId.random(),
                id,
                holder,
                name,
                capacity,
                basis,
                reference,
                new Period(LocalDate.of(2023, 10, 17), LocalDate.of(2027, 10, 1)),
                Set.of(),
                null,
                false);
        var administrator = new Actor("kari.vik", "kari.vik", id, Set.of(Role.ADMINISTRATOR), Set.of());
        if (mandating.grant(mandate, administrator) instanceof Authority.Ruling.Refused refused) {
            throw new IllegalStateException("The mandate is refused: " + refused.reasons());
        }
    }
}
