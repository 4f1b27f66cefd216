package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.casepaper.CasePapers;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Case papers over HTTP, from the run to the councils' own people. */
@RunningProduct
class CasePaperApiTests {
    private static final Actor JONAS =
            new Actor("jonas.lid", "Jonas Lid", new PartyId("hf-983974724"), Set.of(Role.JURIST), Set.of());

    @LocalServerPort
    private int port;

    @Autowired
    private PartyRegister register;

    @Autowired
    private CasePapers papers;

    @Autowired
    private Clock clock;

    private Client trust() {
        return Client.as("jonas.lid", port);
    }

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** An agreement that lies with Helse Bergen HF and these kommuner; gives its path. */
    private String submitted(String title, List<String> municipalities) {
        String parties = String.join("\", \"", municipalities);
        Reply made = trust().post("/api/v1/agreements", """
                        {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["983974724", "%s"],
                         "clauses": [{"id": "formaal", "heading": "Føremål", "text": "Avtalen skal gi pasientane eit heilskapleg tilbod."},
                                     {"id": "plassar", "heading": "Plassar", "text": "Kommunen har to plassar. Legen avgjer innlegging."}]}
                        """.formatted(title, parties));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        ok(trust().post(path + "/submission", "{\"note\": \"Til vedtak\"}"));
        return path;
    }

    private static AgreementId id(String path) {
        return new AgreementId(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void theTrustAndSixtyKommunerEachGetAPaperInTheirOwnWrittenStandard() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
        List<Municipality> kommuner = register.municipalitiesOn(today).stream()
                .filter(one -> !one.id().value().equals("kommune-0301"))
                .limit(60)
                .toList();
        String path = submitted(
                "Delavtale for seksti kommunar",
                kommuner.stream().map(one -> one.numberOn(today).digits()).toList());

        Decision made = papers.make(id(path), 1, CasePaper.Kind.CASE, JONAS);

        assertThat(made).isInstanceOf(Decision.Accepted.class);
        List<CasePaper> all = papers.papers(id(path), 1, JONAS);
        assertThat(all).hasSize(61);
        var languages = new ArrayList<Language>();
        for (CasePaper paper : all) {
            Language expected = register.get(paper.party()) instanceof Municipality municipality
                    ? municipality.language().orElse(Language.NYNORSK)
                    : Language.NYNORSK;
            assertThat(paper.language()).as(paper.party().value()).isEqualTo(expected);
            languages.add(expected);
            String text = text(
                    papers.handOut(id(path), paper.pdf(), JONAS).orElseThrow().bytes());
            assertThat(text)
                    .as(paper.party().value())
                    .contains(register.get(paper.party()).formalNameOn(today))
                    .contains(expected == Language.NYNORSK ? "Kva saka gjeld" : "Hva saken gjelder");
            String word = word(
                    papers.handOut(id(path), paper.docx(), JONAS).orElseThrow().bytes());
            assertThat(word).contains(expected == Language.NYNORSK ? "nn-NO" : "nb-NO");
        }
        assertThat(languages).contains(Language.BOKMAL, Language.NYNORSK);
    }

    @Test
    void aRunIsStartedWatchedAndHandedOver() {
        var examples = new Examples();
        String path = submitted("Delavtale om saksframlegg", List.of("4628", "4621"));
        String of = path + "/versions/1/case-papers";
        String wanted = "{\"kind\": \"CASE\"}";
        Reply none = Client.as("tone.hauge", port).get(of);
        assertThat(ok(none).path("papers").size()).isZero();

        Reply asked = trust().post(of, wanted);
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        JsonNode told = ok(trust().get(of));
        while (told.at("/run/state").asString().equals("RUNNING")) {
            told = ok(trust().get(of));
        }
        assertThat(told.at("/run/state").asString()).isEqualTo("DONE");
        assertThat(told.path("papers").size()).isEqualTo(3);
        Reply papersOfTrust = trust().get(of);
        examples.keep("case-papers", "", papersOfTrust);

        // Before they are handed over, a kommune reads its own and nobody else's.
        Client secretary = Client.as("liv.bolstad", port);
        JsonNode own = ok(secretary.get(of)).path("papers");
        assertThat(own.size()).isEqualTo(1);
        assertThat(own.at("/0/party").asString()).isEqualTo("kommune-4628");
        String mine = own.at("/0/pdf").asString();
        assertThat(secretary.get(of + "/" + mine).status()).isEqualTo(200);
        Client voss = Client.as("siri.giske", port);
        assertThat(voss.get(of + "/" + mine).status()).isEqualTo(404);
        assertThat(secretary.post(of, wanted).status()).isEqualTo(403);
        assertThat(secretary.post(of + "/handover", wanted).status()).isEqualTo(403);
        assertThat(Client.as("nils.berg", port).get(of).status()).isEqualTo(404);

        Reply handed = trust().post(of + "/handover", wanted);
        assertThat(ok(handed).at("/papers/0/handedOver").asString()).isNotEmpty();
        assertThat(voss.get(of + "/" + mine).status()).isEqualTo(200);
        assertThat(Client.as("nils.berg", port).get(of + "/" + mine).status()).isEqualTo(404);
        Reply again = trust().post(of + "/handover", wanted);
        assertThat(again.status()).isEqualTo(409);

        assertThat(trust().post(of, "{}").status()).isEqualTo(400);
        assertThat(trust().get(path + "/versions/7/case-papers").status()).isEqualTo(404);
        assertThat(trust().get(path + "/log").text()).contains("CasePapersMade", "CasePapersHandedOver");
        examples.check();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var file = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(file);
        }
    }

    private static String word(byte[] docx) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
