package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Minutes over HTTP: read, confirmed, kept with the vedtak. */
@RunningProduct
class MinutesApiTests {
    private static final String MINUTES = """
            Vaksdal kommune
            Saksprotokoll
            Utval: Kommunestyret
            Møtedato: 18.05.2026
            PS 41/26 %s
            Behandling:
            Framlegget frå kommunedirektøren vart samrøystes vedteke.
            KST - sak 41/26 Vedtak:
            1. Kommunestyret i Vaksdal kommune vedtek avtalen, versjon 1.
            2. Ordføraren får fullmakt til å skrive under.
            """;

    @LocalServerPort
    private int port;

    private String submitted(String title) {
        Client trust = Client.as("jonas.lid", port);
        Reply made = trust.post("/api/v1/agreements", """
                        {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["983974724", "4628"],
                         "clauses": [{"id": "plassar", "heading": "Plassar", "text": "Kommunen har to plassar."}]}
                        """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        Reply submitted = trust.post(path + "/submission", "{\"note\": \"Til vedtak\"}");
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        return path;
    }

    private static byte[] minutes(String title) {
        return MINUTES.formatted(title).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatTheMinutesSayIsProposedConfirmedAndKeptWithTheVedtak() {
        var examples = new Examples();
        String path = submitted("Delavtale om saksprotokollar");
        Client secretary = Client.as("liv.bolstad", port);

        Reply read = secretary.upload(path + "/minutes", "protokoll.txt", minutes("Delavtale om saksprotokollar"));
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        examples.keep("minutes", "", read);
        JsonNode told = read.json();
        assertThat(told.at("/organ/value").asString()).isEqualTo("KOMMUNESTYRE");
        assertThat(told.at("/date/value").asString()).isEqualTo("2026-05-18");
        assertThat(told.at("/caseNumber/value").asString()).isEqualTo("41/26");
        assertThat(told.at("/outcome/value").asString()).isEqualTo("ADOPTED");
        assertThat(told.path("doubts").size()).isZero();
        // Nothing is recorded, and the file belongs to nobody yet.
        String file = told.path("minutes").asString();
        assertThat(secretary.get(path + "/minutes/" + file).status()).isEqualTo(404);

        String vedtak = """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "caseNumber": "41/26", "outcome": "ADOPTED",
                 "text": "%s", "wording": "Samrøystes vedteke.", "minutes": "%s"}""".formatted(told.path("text").asString(), file);
        Reply unknown = secretary.post(path + "/resolutions", vedtak.replace(file, "0".repeat(64)));
        assertThat(unknown.status()).as(unknown.text()).isEqualTo(422);
        assertThat(unknown.text()).contains("minutes-not-received");
        Reply recorded = secretary.post(path + "/resolutions", vedtak);
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);

        Reply kept = Client.as("jonas.lid", port).get(path + "/minutes/" + file);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.bytes()).isEqualTo(minutes("Delavtale om saksprotokollar"));
        assertThat(Client.as("nils.berg", port).get(path + "/minutes/" + file).status())
                .isEqualTo(404);
        assertThat(secretary.get(path + "/log").text()).contains(file);
        examples.check();
    }

    @Test
    void filesThatDoHarmOrHoldANationalIdentityNumberAreNotTaken() {
        String path = submitted("Delavtale om farlege filer");
        Client secretary = Client.as("liv.bolstad", port);

        assertThat(secretary
                        .upload(path + "/minutes", "protokoll.docx", new byte[] {'P', 'K', 3, 4, 0, 0})
                        .status())
                .isIn(415, 422);
        assertThat(secretary
                        .upload(path + "/minutes", "protokoll.exe", new byte[] {'M', 'Z'})
                        .status())
                .isIn(415, 422);
        assertThat(secretary
                        .upload(path + "/minutes", "protokoll.pdf", new byte[0])
                        .status())
                .isIn(400, 415, 422);
        byte[] withNumber = (MINUTES.formatted("Delavtale om farlege filer") + "\nSaka gjeld 13097248022.\n")
                .getBytes(StandardCharsets.UTF_8);
        Reply refused = secretary.upload(path + "/minutes", "protokoll.txt", withNumber);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("national-identity-number-beside");
        assertThat(Client.as("nils.berg", port)
                        .upload(path + "/minutes", "protokoll.txt", minutes("Delavtale om farlege filer"))
                        .status())
                .isEqualTo(404);
        assertThat(Client.as("per.nesse", port)
                        .upload(path + "/minutes", "protokoll.txt", minutes("Delavtale om farlege filer"))
                        .status())
                .isEqualTo(403);
    }
}
