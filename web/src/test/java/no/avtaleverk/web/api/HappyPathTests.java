package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a text sent in to one signed, found and proven, by the API alone. */
@RunningProduct
class HappyPathTests {
    @LocalServerPort
    private int port;

    @Test
    void anAgreementIsWrittenSentDecidedSignedFoundAndProven() {
        Client marit = Client.as("marit.tveit", port);
        Examples examples = new Examples();

        // Written.
        String body = """
                {
                  "title": "Delavtale 4: Øyeblikkelig hjelp døgnopphold",
                  "kind": "SUB_AGREEMENT",
                  "language": "nb",
                  "parties": ["4628", "983974724"],
                  "validity": {"from": "2026-01-01", "until": null, "entryIntoForce": "EACH_MUNICIPALITY"},
                  "claims": ["HOL-6-2-04"],
                  "clauses": [
                    {"level": 1, "heading": "Formål", "text": "Avtalen skal sikre pasientene et helhetlig tilbud."},
                    {"level": 1, "heading": "Tilbudet", "text": "Kommunen tilbyr døgnopphold for øyeblikkelig hjelp ved Voss sjukehus.",
                     "requirements": ["HOL-6-2-04"]}
                  ]
                }
                """;
        Reply made = marit.post("/api/v1/agreements", body);
        examples.keep("create-agreement", body, made);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().path("id").asString();
        String path = "/api/v1/agreements/" + id;
        assertThat(made.header("Location")).isEqualTo(path);
        assertThat(made.json().path("text").asString()).isEqualTo("DRAFT");
        assertThat(made.json().path("parties").path(0).path("name").asString()).isEqualTo("Vaksdal kommune");

        // Edited.
        Reply draft = marit.get(path + "/draft");
        examples.keep("draft", "", draft);
        JsonNode clause = draft.json().path("clauses").path(1);
        assertThat(clause.path("answers").path(0).path("requirement").asString())
                .isEqualTo("HOL-6-2-04");
        String words = """
                {"heading": "Tilbudet", "text": "Kommunen tilbyr fire plasser for øyeblikkelig hjelp ved Voss sjukehus."}
                """;
        Reply edited = marit.with("If-Match", '"' + clause.path("sha256").asString() + '"')
                .put(path + "/clauses/" + clause.path("id").asString(), words);
        examples.keep("edit-clause", words, edited);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().path("answers").path(0).path("confirmed").asBoolean())
                .isFalse();
        Reply confirmed = marit.post(path + "/confirm-answers", "{}");
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);

        // Sent to the parties.
        Reply sent = marit.post(path + "/submission", "{\"note\": \"Til behandling\"}");
        examples.keep("submission", "{\"note\": \"Til behandling\"}", sent);
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(sent.json().path("text").asString()).isEqualTo("REVIEW");
        JsonNode version = sent.json().path("versions").path(0);
        String text = version.path("text").asString();
        String document = version.path("documents").path("kommune-4628").asString();
        assertThat(document).hasSize(64);

        // Decided.
        String vedtak = """
                {"organ": "KOMMUNESTYRE", "date": "2026-05-18", "caseNumber": "26/2026", "outcome": "ADOPTED", "text": "%s"}
                """.formatted(text);
        Reply resolved = Client.as("liv.bolstad", port).post(path + "/resolutions", vedtak);
        examples.keep("resolution", vedtak, resolved);
        assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
        Reply resolvedByTrust = Client.as("tone.hauge", port).post(path + "/resolutions", """
                        {"organ": "TRUST_BOARD", "date": "2026-05-20", "outcome": "ADOPTED", "text": "%s"}
                        """.formatted(text));
        assertThat(resolvedByTrust.status()).as(resolvedByTrust.text()).isEqualTo(200);

        // Signed: what is signed is the PDF that was shown.
        Reply pdf = Client.as("hege.eide", port).get(path + "/versions/1/document.pdf?municipality=4628");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("ETag")).isEqualTo('"' + document + '"');
        assertThat(pdf.header("Content-Disposition")).contains("attachment", "v1.pdf");
        assertThat(new String(pdf.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        String signature = "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(text, document);
        Reply signed = Client.as("hege.eide", port).post(path + "/signatures", signature);
        examples.keep("signature", signature, signed);
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        assertThat(signed.json().at("/facts/signatures/0/capacity").asString()).isEqualTo("ordførar");
        Reply concluded = Client.as("rune.sandvik", port).post(path + "/signatures", signature);
        assertThat(concluded.status()).as(concluded.text()).isEqualTo(200);
        assertThat(concluded.json().path("state").asString()).isEqualTo("SIGNED");
        assertThat(concluded.json().at("/inForce/0/from").asString()).isEqualTo("2026-06-01");

        // Examined, with a report to take away, which is noted.
        String page = "/agreements/" + id + "/signatures";
        Client mayor = Client.as("hege.eide", port);
        Reply report = mayor.get(page + "/1/kommune-4628/etsi-validation-report.xml");
        assertThat(report.status()).isEqualTo(200);
        assertThat(mayor.get(page).text()).contains("Rapport fra kontroll av underskrifter utlevert: versjon 1");

        // Read by anyone, in both formats.
        Reply docx = Client.as("nils.berg", port).get(path + "/versions/1/document.docx");
        assertThat(docx.status()).isEqualTo(200);
        assertThat(docx.header("Content-Type")).startsWith("application/vnd.openxmlformats");
        assertThat(new String(docx.bytes(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        Reply told = Client.as("nils.berg", port).get(path + "/versions/1");
        examples.keep("version", "", told);
        assertThat(told.json().path("clauses").size()).isEqualTo(2);

        // Counted.
        Reply coverage = Client.as("per.nesse", port).get("/api/v1/coverage?municipality=4628&on=2026-06-01");
        examples.keepFields("coverage", coverage);
        assertThat(coverage.status()).isEqualTo(200);
        assertThat(coverage.json()
                        .path("rows")
                        .valueStream()
                        .filter(row -> row.path("requirement").asString().equals("HOL-6-2-04"))
                        .findFirst())
                .hasValueSatisfying(
                        row -> assertThat(row.path("status").asString()).isEqualTo("ANSWERED"));

        // The trust's coordinator, and whoever holds a role there.
        Reply tasks = Client.as("ingrid.moe", port).get("/api/v1/tasks");
        examples.keepFields("tasks", tasks);
        assertThat(tasks.json().path("tasks").valueStream())
                .anyMatch(one -> one.path("kind").asString().equals("REPORT_SUBMISSION")
                        && one.path("about").asString().equals(id));

        // To be sent to Helsedirektoratet within a month.
        Reply submissions = Client.as("ingrid.moe", port).get("/api/v1/submissions");
        examples.keepFields("submissions", submissions);
        assertThat(submissions
                        .json()
                        .path("submissions")
                        .valueStream()
                        .filter(one -> one.path("agreement").asString().equals(id))
                        .findFirst())
                .hasValueSatisfying(one -> {
                    assertThat(one.path("municipality").asString()).isEqualTo("kommune-4628");
                    assertThat(LocalDate.parse(one.path("deadline").asString()))
                            .isEqualTo(LocalDate.parse(one.path("concluded").asString())
                                    .plusMonths(1));
                    assertThat(one.has("done")).isFalse();
                });

        // Found.
        Reply found = Client.as("per.nesse", port)
                .get("/api/v1/search?q=%22tilbyr+fire+plasser%22&on=2026-06-01&municipality=4628");
        examples.keep("search", "", found);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        JsonNode hit = found.json().path("hits").path(0);
        assertThat(hit.path("agreementId").asString()).isEqualTo(id);
        assertThat(hit.path("version").asInt()).isEqualTo(1);
        assertThat(hit.path("clauseId").asString()).isEqualTo(clause.path("id").asString());
        assertThat(hit.path("snippet").asString()).contains("fire plasser");

        // Proven.
        Reply log = Client.as("per.nesse", port).get(path + "/log");
        examples.keep("log", "", log);
        assertThat(log.json().path("entries").valueStream().map(entry -> entry.path("type")
                        .asString()))
                .containsExactly(
                        "AgreementDrafted",
                        "ClauseEdited",
                        "AnswersConfirmed",
                        "TextSubmitted",
                        "ResolutionRecorded",
                        "ResolutionRecorded",
                        "AgreementSigned",
                        "AgreementSigned",
                        "TextConcluded");
        Reply proof = Client.as("per.nesse", port).get("/api/v1/log/verification");
        examples.keep("verification", "", proof);
        assertThat(proof.json().path("intact").asBoolean()).isTrue();
        examples.check();
    }
}
