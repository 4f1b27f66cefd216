package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** The journal and requests for access over the API; the product's day is 1 June 2026. */
@RunningProduct
class AccessApiTests {
    @LocalServerPort
    private int port;

    private final Examples examples = new Examples();

    @Test
    void aRequestIsRegisteredAndAnsweredWithItsProvision() {
        Client aud = Client.as("aud.dale", port);
        String wanted = """
                {"received": "2026-05-28", "asked": "Utkast til delavtale om følgjeteneste"}""";
        Reply made = aud.post("/api/v1/access-requests", wanted);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        examples.keep("access-request", wanted, made);
        // Thursday 28 May; Friday, then Monday to Thursday.
        assertThat(made.json().path("due").asString()).isEqualTo("2026-06-04");
        assertThat(made.json().path("standing").asString()).isEqualTo("WAITING");
        String path = "/api/v1/access-requests/" + made.json().path("id").asString();

        Reply without = aud.post(path + "/answers", """
                {"on": "2026-06-01", "answer": "REFUSED", "words": "Forhandlingane er ikkje slutt."}""");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("ground-missing");
        Reply narrow = aud.post(path + "/answers", """
                {"on": "2026-06-01", "answer": "REFUSED", "grounds": ["offl-23-1"], "words": "Forhandlingane er ikkje slutt."}""");
        assertThat(narrow.text()).contains("wider-access-not-considered");
        String answer = """
                {"on": "2026-06-01", "answer": "PARTLY_GRANTED", "grounds": ["offl-23-1"], "wider": true, "words": "Forhandlingane er ikkje slutt."}""";
        Reply answered = aud.post(path + "/answers", answer);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        examples.keep("access-answer", answer, answered);
        assertThat(answered.json().at("/answers/0/cited/0").asString()).contains("§ 23 første ledd");
        assertThat(aud.post(path + "/answers", "{\"on\": \"2026-06-01\", \"answer\": \"PERHAPS\"}")
                        .status())
                .isEqualTo(400);

        assertThat(aud.post(
                                "/api/v1/access-requests",
                                "{\"received\": \"2026-05-28\", \"asked\": \"x\", \"entries\": [null]}")
                        .status())
                .isEqualTo(400);
        for (String other : new String[] {"siri.giske", "jonas.lid", "kari.vik", "ingrid.moe"}) {
            assertThat(Client.as(other, port).get(path).status()).as(other).isEqualTo(404);
            assertThat(Client.as(other, port).get("/api/v1/access-requests").text())
                    .doesNotContain("følgjeteneste");
        }
        assertThat(Client.as("per.nesse", port).get(path).status()).isEqualTo(200);
        assertThat(Client.as("per.nesse", port).post(path + "/answers", answer).status())
                .isEqualTo(403);
        examples.check();
    }

    @Test
    void theJournalOfAnOrganTellsOfWhatCrossedAndOnlyToThoseOfTheOrgan() {
        var writing = new Writing(port);
        String path = writing.draft("Journalført utkast");
        writing.submitted(path);
        Reply journal = writing.siri().get("/api/v1/journal?year=2026");
        assertThat(journal.status()).as(journal.text()).isEqualTo(200);
        String id = path.substring(path.lastIndexOf('/') + 1);
        var own = (ObjectNode) journal.json().deepCopy();
        own.withArray("entries")
                .removeIf(entry -> !entry.path("agreement").asString().equals(id));
        assertThat(own.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("direction").asString() + " "
                                + entry.path("document").asString()))
                .containsExactly("OUT DRAFT_SHARED", "OUT DRAFT_SUBMITTED");
        examples.keepFields("journal", own);
        assertThat(Client.as("jonas.lid", port).get("/api/v1/journal?year=2026").text())
                .contains(id);
        assertThat(Client.as("jonas.lid", port)
                        .get("/api/v1/journal?party=4621&year=2026")
                        .status())
                .isEqualTo(404);
        assertThat(writing.siri().get("/api/v1/journal?year=26").status()).isEqualTo(400);
        examples.check();
    }

    @Test
    void anOrganThatIsNoPartyFindsNothingOfADraftInItsJournal() {
        var writing = new Writing(port);
        String path = writing.draft("Skjermkvern mellom to");
        String id = path.substring(path.lastIndexOf('/') + 1);
        // A neighbour who has agreements with the same trust, another kommune, an auditor of the neighbour, and one who
        // keeps accounts.
        for (String near : List.of("marit.tveit", "aud.dale", "nils.berg", "ingrid.moe", "kari.vik")) {
            for (String address : List.of(
                    "/journal",
                    "/journal?year=2026",
                    "/journal.csv?year=2026",
                    "/journal?organ=kommune-4621",
                    "/journal.csv?organ=kommune-4621&year=2026",
                    "/api/v1/journal?year=2026",
                    "/api/v1/journal?party=4621&year=2026")) {
                assertThat(Client.as(near, port).get(address).text())
                        .as("%s %s", near, address)
                        .doesNotContain("Skjermkvern", id);
            }
        }
        for (String party : List.of("siri.giske", "jonas.lid")) {
            assertThat(Client.as(party, port).get("/journal?year=2026").text()).contains("Skjermkvern");
        }
    }
}
