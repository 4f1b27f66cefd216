package no.avtaleverk.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.casepaper.CasePapers;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.mandate.Mandating;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.Examining;
import no.avtaleverk.workflow.signing.Signing;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One trust and sixty kommuner from draft to in force: every document, every paper, every vedtak and every seal, with the time each step
 * took. Arguments: how many kommuner (60).
 */
public final class WholeWayHarness {
    private static final PartyId TRUST = new PartyId("hf-983974724");

    private final ConfigurableApplicationContext product;
    private final LocalDate today;
    private long started = System.nanoTime();

    private WholeWayHarness(ConfigurableApplicationContext product) {
        this.product = product;
        this.today = LocalDate.ofInstant(product.getBean(Clock.class).instant(), Changes.NORWAY);
    }

    public static void main(String[] arguments) throws Exception {
        int kommuner = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        Path folder = Files.createTempDirectory("avtaleverk-way");
        try (ConfigurableApplicationContext product = new SpringApplicationBuilder(AvtaleverkApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--avtaleverk.sample.fill=false",
                        "--avtaleverk.store.url=jdbc:sqlite:" + folder.resolve("avtaleverk.db"),
                        "--avtaleverk.search.directory=" + folder.resolve("index"),
                        "--avtaleverk.seal.throw-away=" + folder.resolve("keys"),
                        "--logging.level.root=warn")) {
            new WholeWayHarness(product).run(kommuner);
        }
        System.exit(0);
    }

    private void run(int kommuner) {
        var register = product.getBean(PartyRegister.class);
        List<Municipality> municipalities = register.municipalitiesOn(today).stream()
                .filter(one -> !one.id().value().equals("kommune-0301"))
                .limit(kommuner)
                .toList();
        var parties = new ArrayList<AgreementParty>();
        municipalities.forEach(one -> parties.add(AgreementParty.of(one.id(), one.formalNameOn(today))));
        parties.add(AgreementParty.of(TRUST, register.get(TRUST).formalNameOn(today)));
        Actor jurist = person(TRUST, Role.JURIST);
        step("made ready");

        AgreementId id = drafted(parties, jurist);
        step("drafted from a standard text");
        accepted(product.getBean(Reviewing.class).submit(id, "Til vedtak", jurist));
        AgreementVersion version = agreement(id).versions().getLast();
        step("%d documents set, PDF/A-3a".formatted(version.documents().size()));

        var papers = product.getBean(CasePapers.class);
        accepted(papers.make(id, 1, CasePaper.Kind.CASE, jurist));
        step("%d case papers made, Word and PDF"
                .formatted(papers.papers(id, 1, jurist).size()));

        Signing signing = product.getBean(Signing.class);
        for (AgreementParty party : parties) {
            mandate(party.id());
            accepted(signing.recordResolution(id, vedtak(party.id(), version), person(party.id(), Role.LEADER)));
        }
        step("%d mandates and vedtak recorded".formatted(parties.size()));

        approve(signing, id, version, TRUST);
        step("%d documents sealed by the trust, each examined"
                .formatted(version.documents().size()));
        for (Municipality one : municipalities) {
            approve(signing, id, version, one.id());
        }
        step("%d documents sealed by their kommuner, each examined".formatted(municipalities.size()));

        Agreement done = agreement(id);
        long inForce = municipalities.stream()
                .filter(one -> done.inForce(one.id(), today).isPresent())
                .count();
        System.out.printf("state %s; in force for %d of %d%n", done.state(), inForce, municipalities.size());
        Examining.Round round = product.getBean(Examining.class).yearly();
        System.out.printf("due for the yearly examination today: %d%n", round.examined());
        System.out.printf(
                "the log is intact: %s%n",
                product.getBean(History.class).verify().isIntact());
        step("log verified");
    }

    private AgreementId drafted(List<AgreementParty> parties, Actor jurist) {
        StandardText text =
                product.getBean(StandardTexts.class).find("delavtale-8").orElseThrow();
        Map<String, String> answers = new HashMap<>();
        for (StandardText.Question question : text.questions()) {
            answers.put(question.key(), answer(question));
        }
        StandardText.Draft draft = text.start(Language.BOKMAL, answers);
        var parameters = new HashMap<>(draft.parameters());
        parameters.putAll(Parameters.fromParties(parties, product.getBean(PartyRegister.class)));
        var head = new Head(
                draft.title(),
                Language.BOKMAL,
                parties,
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                parameters,
                draft.claims(),
                draft.jointMeasure());
        var drafting = product.getBean(Drafting.class);
        Agreement agreement = accepted(drafting.start(
                AgreementKind.SUB_AGREEMENT, draft.origin(), head, draft.clauses(), draft.answers(), jurist));
        accepted(drafting.confirmAnswers(agreement.id(), null, jurist));
        return agreement.id();
    }

    private String answer(StandardText.Question question) {
        if (!question.options().isEmpty()) {
            return question.options().getFirst().key();
        }
        String preset = question.preset().in(Language.BOKMAL);
        if (!preset.isBlank() && !Parameters.isPlaceholder(preset)) {
            return preset;
        }
        return List.of("2", today.plusMonths(3).toString(), "Enhet for samhandling").stream()
                .filter(question::fits)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private Resolution vedtak(PartyId party, AgreementVersion version) {
        return new Resolution(
                party,
                party.equals(TRUST) ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE,
                today,
                "41/26",
                Resolution.Outcome.ADOPTED,
                version.number(),
                version.text(),
                "Avtalen vedtas.");
    }

    private void mandate(PartyId party) {
        Actor holder = person(party, Role.LEADER);
        var mandate = new Mandate(
                MandateId.random(),
                party,
                holder.userId(),
                holder.name(),
                party.equals(TRUST) ? "administrerende direktør" : "ordfører",
                party.equals(TRUST) ? Mandate.Basis.BOARD : Mandate.Basis.LAW,
                "sak 61/2023",
                new Period(today.minusYears(1), today.plusYears(3)),
                Set.of(),
                null,
                false);
        if (product.getBean(Mandating.class).grant(mandate, person(party, Role.ADMINISTRATOR))
                instanceof Authority.Ruling.Refused refused) {
            throw new IllegalStateException("Refused: " + refused.reasons());
        }
    }

    private void approve(Signing signing, AgreementId id, AgreementVersion version, PartyId party) {
        Agreement now = agreement(id);
        var documents = now.signatures(version).documents();
        var document =
                documents.getOrDefault(party, documents.values().iterator().next());
        accepted(signing.sign(
                new Signing.Approved(id, version.number(), version.text(), document, party),
                person(party, Role.LEADER)));
    }

    private static Actor person(PartyId organisation, Role role) {
        String name = role.name().toLowerCase(java.util.Locale.ROOT) + " " + organisation;
        return new Actor(name.replace(' ', '.'), name, organisation, Set.of(role), Set.of());
    }

    private Agreement agreement(AgreementId id) {
        return product.getBean(Agreements.class).find(id).orElseThrow();
    }

    private static Agreement accepted(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.change().agreement();
            case Decision.Refused refused -> throw new IllegalStateException("Refused: " + refused.reasons());
        };
    }

    private void step(String what) {
        long now = System.nanoTime();
        System.out.printf("%7.1f s  %s%n", Duration.ofNanos(now - started).toMillis() / 1000.0, what);
        started = now;
    }
}
