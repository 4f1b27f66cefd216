package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.proof.PublishingHeads;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The desk of an auditor and the marks of the log, as the description shows them. */
@RunningProduct
class AuditApiTests {
    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    PublishingHeads heads;

    private final Examples examples = new Examples();

    @Test
    void aSampleIsDrawnWorkedOnAndHeldAgainstCriteria() {
        Registered.inForce(context, "Eksempel på utval");
        heads.daily();
        Client per = Client.as("per.nesse", port);
        Reply drawn = per.post("/api/v1/audit/samples", """
                {"title": "Delavtaler 2026", "seed": "kontrollutvalget 14. mars", "stratification": "STATE", "allocation": "EQUAL", "size": 1}""");
        examples.keepFields("audit-sample", drawn);
        assertThat(drawn.status()).as(drawn.text()).isEqualTo(201);
        String path = "/api/v1/audit/samples/" + drawn.json().path("id").asString();
        String item = path + "/items/" + drawn.json().at("/items/0/agreement").asString();
        Reply noted = per.post(
                item + "/notes", "{\"topic\": \"FINDING\", \"text\": \"Avtalen er ikke gjennomgått siden 2022.\"}");
        examples.keepFields("working-note", noted);
        assertThat(noted.status()).as(noted.text()).isEqualTo(201);
        Reply done = per.put(item + "/progress", "{\"progress\": \"DONE\"}");
        assertThat(done.json().path("progress").asString()).isEqualTo("DONE");
        assertThat(done.json().at("/notes/0/by").asString()).isEqualTo("Per Nesse");
        assertThat(per.get(path).json().at("/items/0/progress").asString()).isEqualTo("DONE");
        assertThat(per.get("/api/v1/audit/samples").text())
                .contains(drawn.json().path("id").asString());
        examples.keepFields("audit-criteria", per.get("/api/v1/audit/criteria?on=2026-06-01"));

        assertThat(per.post("/api/v1/audit/samples", "{\"title\": \"\", \"size\": 0}")
                        .status())
                .isEqualTo(400);
        assertThat(per.post(item + "/notes", "{}").status()).isEqualTo(400);

        Client nobody = Client.nobody(port);
        Reply marks = nobody.get("/api/v1/log/heads");
        examples.keepFields("log-heads", marks);
        String mark = marks.json().at("/heads/0/mark").asString();
        String day = marks.json().at("/heads/0/day").asString();
        Reply answer = nobody.get("/api/v1/log/heads/" + day + "/" + mark);
        examples.keepFields("log-head", answer);
        assertThat(answer.json().path("answer").asString()).isEqualTo("CONTINUED");
        examples.check();
    }
}
