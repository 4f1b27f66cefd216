package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A file comes in, is reported on, and is in the register when a person has confirmed it. */
@RunningProduct
class ImportApiTests {
    private static final String TEXT = """
            Delavtale 4 mellom Voss herad og Helse Bergen HF

            Avtalen er underteikna 14.03.2025 og gjeld frå 01.04.2025.

            1. Føremål
            Avtalen skal sikre at pasientane får eit heilskapleg tilbod om døgnopphald for øyeblikkeleg hjelp.

            2. Tilbodet i kommunen
            Voss herad har eit døgntilbod for øyeblikkeleg hjelp med to plassar ved Voss sjukehus.

            3. Oppseiing
            Avtalen kan seiast opp med eitt års varsel.
            """;

    @LocalServerPort
    private int port;

    private Client siri = Client.nobody(0);

    @BeforeEach
    void begin() {
        siri = Client.as("siri.giske", port);
    }

    private Reply upload() {
        Reply reply = siri.upload("/api/v1/imports", "delavtale.txt", TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    @Test
    void aFileBecomesAReportAndTheReportADraft() {
        Examples examples = new Examples();
        Reply report = upload();
        examples.keepFields("import", report);
        String where = report.header("Location");
        assertThat(siri.get(where).json()).isEqualTo(report.json());
        JsonNode document = report.json().at("/documents/0");
        assertThat(document.path("language").asString()).isEqualTo("nn");
        assertThat(document.path("clauses").size()).isGreaterThanOrEqualTo(3);
        assertThat(siri.get("/api/v1/imports")
                        .json()
                        .path("imports")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .contains(report.json().path("id").asString());

        Reply confirmed = siri.post(where + "/confirmation");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);
        String path =
                "/api/v1/agreements/" + confirmed.json().at("/agreements/0").asString();
        JsonNode agreement = siri.get(path).json();
        assertThat(agreement.path("text").asString()).isEqualTo("DRAFT");
        assertThat(agreement.at("/origin/fileName").asString()).isEqualTo("delavtale.txt");
        assertThat(siri.get(where).json().path("state").asString()).isEqualTo("CONFIRMED");
        Reply again = siri.post(where + "/confirmation");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("type").asString()).isEqualTo("/problems/import-closed");
        examples.check();
    }

    @Test
    void aConcludedAgreementIsRegisteredWithItsHistory() {
        Examples examples = new Examples();
        String where = upload().header("Location");
        String asked = """
                {"documents": [{
                  "document": 0, "title": "Delavtale 4 Voss 2025", "concluded": true, "reviewed": true,
                  "parties": ["4621", "983974724"],
                  "validity": {"from": "2025-04-01", "until": "2026-01-01"},
                  "resolutions": [{"party": "4621", "organ": "FORMANNSKAP", "date": "2025-03-14", "caseNumber": "26/2025", "outcome": "SUPPORTED"},
                                  {"party": "983974724", "organ": "TRUST_BOARD", "date": "2025-03-20", "outcome": "ADOPTED"}],
                  "signatures": [{"party": "983974724", "signer": "Rune Sandvik", "capacity": "administrerande direktør", "date": "2025-03-21"}],
                  "prolongations": [{"until": "2026-03-01", "decided": "2025-12-10", "source": "Brev 10.12.2025"}],
                  "evidence": [{"requirement": "HOL-6-4-INNSENDING", "date": "2025-04-20", "reference": "25/1234"}],
                  "clauses": [{"number": "1", "heading": "Tilbodet", "text": "To plassar ved Voss sjukehus.", "requirements": ["HOL-6-2-04"]}],
                  "note": "Frå arkivet"
                }]}
                """;
        Reply confirmed = siri.post(where + "/confirmation", asked);
        examples.keep("confirm-import", asked, confirmed);
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);
        String path = confirmed.header("Location");
        JsonNode agreement = siri.get(path).json();
        assertThat(agreement.path("state").asString()).isEqualTo("SIGNED");
        assertThat(agreement.at("/inForce/0/until").asString()).isEqualTo("2026-03-01");
        assertThat(agreement.at("/facts/signatures/0/method").asString()).isEqualTo("ON_PAPER");
        Reply original = siri.get(path + "/versions/1/original");
        assertThat(original.text()).isEqualTo(TEXT);
        assertThat(original.header("Content-Disposition")).contains("delavtale.txt");
        Reply pdf = Client.as("nils.berg", port).get(path + "/versions/1/document.pdf?municipality=4621");
        assertThat(pdf.status()).isEqualTo(200);
        examples.check();
    }

    @Test
    void whatIsWrongWithAConfirmationIsSaidAtOnceAndNothingIsRegistered() {
        String where = upload().header("Location");
        Reply reply = siri.post(where + "/confirmation", """
                {"documents": [{"document": 0, "concluded": true, "parties": ["4621", "983974724"], "validity": {"until": "2026-01-01", "from": "2027-01-01"},
                  "signatures": [{"party": "4621", "signer": "Odd Skjerven", "date": "2099-01-01"}]}]}
                """);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(siri.post(where + "/confirmation", "{\"documents\": [{\"document\": 7}]}")
                        .status())
                .isEqualTo(400);
        assertThat(siri.post(where + "/confirmation", "{\"documents\": []}").status())
                .isEqualTo(400);
        assertThat(siri.get(where).json().path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void anImportIsLaidAsideOnce() {
        String where = upload().header("Location");
        assertThat(siri.delete(where + "?reason=Feil+fil").status()).isEqualTo(204);
        assertThat(siri.delete(where).status()).isEqualTo(409);
    }

    @Test
    void onlyTheOwnOrganisationsJuristsSeeIt() {
        String where = upload().header("Location");
        for (String user : new String[] {"marit.tveit", "odd.skjerven", "per.nesse", "jonas.lid"}) {
            assertThat(Client.as(user, port).get(where).status()).as(user).isEqualTo(404);
        }
        Reply refused = Client.as("odd.skjerven", port)
                .upload("/api/v1/imports", "x.txt", TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void filesThatAreNotTakenAreRefusedWithAReason() {
        unreadable("tom.docx", new byte[0], "empty");
        unreadable("bilete.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, "unknown-format");
        unreadable("avtale.docx", "PK\3\4 not a zip".getBytes(StandardCharsets.ISO_8859_1), "corrupt");
        Reply none = siri.call(
                "POST",
                "/api/v1/imports",
                "multipart/form-data; boundary=x",
                "--x--\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().at("/reasons/0/field").asString()).isEqualTo("file");
    }

    private void unreadable(String name, byte[] bytes, String code) {
        Reply reply = siri.with("Accept-Language", "nn").upload("/api/v1/imports", name, bytes);
        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().path("type").asString()).isEqualTo("/problems/file-not-readable");
        assertThat(reply.json().at("/reasons/0/code").asString()).isEqualTo(code);
        assertThat(reply.json().path("detail").asString()).containsAnyOf("Fila", "Filtypen");
    }

    @Test
    void aFileThatIsTooBigIsStopped() {
        Reply reply = siri.upload("/api/v1/imports", "stor.pdf", new byte[50 * 1024 * 1024 + 1]);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().path("type").asString()).isEqualTo("/problems/too-big");
    }
}
