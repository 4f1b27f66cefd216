package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import tools.jackson.databind.JsonNode;

/** Steps that many tests begin with, done for Voss herad and Helse Bergen, so that Vaksdal's coverage stays one test's own. */
final class Writing {
    private final int port;

    Writing(int port) {
        this.port = port;
    }

    Client siri() {
        return Client.as("siri.giske", port);
    }

    /** A draft with two clauses; gives its path. */
    String draft(String title) {
        Reply made = siri().post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"heading": "Føremål", "text": "Avtalen skal gi pasientane eit heilskapleg tilbod."},
                             {"heading": "Ansvar", "text": "Partane har kvar sitt ansvar.", "requirements": ["HOL-6-2-01"]}]}
                """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.header("Location");
    }

    JsonNode read(String path) {
        Reply read = siri().get(path);
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        return read.json();
    }

    /** Lay the draft before the parties; gives the version. */
    JsonNode submitted(String path) {
        Reply sent = siri().post(path + "/submission");
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        return sent.json().path("versions").valueStream().reduce((a, b) -> b).orElseThrow();
    }

    /** An agreement in force with these two clauses. */
    AgreementId signed(String title) {
        String path = draft(title);
        conclude(path, submitted(path));
        return new AgreementId(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Adopt and sign for both parties. */
    void conclude(String path, JsonNode version) {
        String text = version.path("text").asString();
        String document = version.path("documents").path("kommune-4621").asString();
        for (String leader : new String[] {"odd.skjerven", "rune.sandvik"}) {
            Client client = Client.as(leader, port);
            Reply resolved = client.post(path + "/resolutions", """
                    {"organ": "%s", "date": "2026-05-18", "caseNumber": "1/2026", "outcome": "ADOPTED", "text": "%s"}
                    """.formatted(
                            leader.startsWith("odd") ? "KOMMUNESTYRE" : "TRUST_BOARD", text));
            assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
            Reply signed = client.post(
                    path + "/signatures", "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(text, document));
            assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        }
    }
}
