package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong is answered with problem details, in the asker's language, all of it at once. */
@RunningProduct
class ProblemTests {
    @LocalServerPort
    private int port;

    private Writing writing = new Writing(0);

    @BeforeEach
    void begin() {
        writing = new Writing(port);
    }

    private static void isProblem(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(reply.json().path("title").asString()).isNotBlank();
        assertThat(reply.json().path("detail").asString()).isNotBlank();
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.text()).doesNotContain("Exception", "\tat ", "no.avtaleverk", "org.springframework");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/agreements/xyz | 400 | invalid-value",
                "GET | /api/v1/agreements/00000000-0000-4000-8000-000000000000 | 404 | not-found",
                "GET | /api/v1/agreements?on=01.01.2026 | 400 | invalid-value",
                "GET | /api/v1/agreements?page=-1 | 400 | invalid-value",
                "GET | /api/v1/agreements?size=100000 | 400 | invalid-value",
                "GET | /api/v1/agreements?size=many | 400 | invalid-value",
                "GET | /api/v1/agreements?kind=LETTER | 400 | invalid-value",
                "GET | /api/v1/agreements?municipality=12 | 400 | invalid-value",
                "GET | /api/v1/agreements?municipality=9999 | 400 | invalid-value",
                "GET | /api/v1/coverage | 400 | missing-parameter",
                "GET | /api/v1/coverage?municipality=4628&on=2026-02-30 | 400 | invalid-value",
                "GET | /api/v1/coverage?municipality=4628&on=%2B999999999-01-01 | 400 | invalid-value",
                "GET | /api/v1/agreements?on=1492-10-12 | 400 | invalid-value",
                "GET | /api/v1/coverage?municipality=0000 | 404 | not-found",
                "GET | /api/v1/search?requirement=x | 400 | invalid-value",
                "GET | /api/v1/search?trust=123456789 | 422 | refused",
                "GET | /api/v1/search?size=101 | 400 | invalid-value",
                "GET | /api/v1/parties?on=now | 400 | invalid-value",
                "GET | /api/v1/nowhere | 404 | not-found",
                "GET | /api/v1/imports/nothing | 404 | not-found",
                "DELETE | /api/v1/agreements | 405 | method-not-allowed",
                "PATCH | /api/v1/search | 405 | method-not-allowed",
                "POST | /api/v1/agreements | 415 | unsupported-media-type",
                "POST | /api/v1/imports | 415 | unsupported-media-type",
            })
    void whatCanNotBeUnderstoodOrFoundIsSaidSo(String method, String path, int status, String type) {
        byte[] body = method.equals("POST") ? "x".getBytes(StandardCharsets.UTF_8) : new byte[0];
        Reply reply = writing.siri().call(method, path, method.equals("POST") ? "text/plain" : null, body);
        isProblem(reply, status, type);
        assertThat(reply.json().path("instance").asString()).isEqualTo(path.split("\\?", 2)[0]);
    }

    @Test
    void theMethodsThatCanBeUsedAreNamed() {
        Reply reply = writing.siri().call("DELETE", "/api/v1/agreements", null, new byte[0]);
        assertThat(reply.header("Allow")).contains("GET").contains("POST");
        assertThat(reply.json().path("detail").asString()).contains("DELETE", "GET, POST");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                     | malformed-body",
                "[]                                    | malformed-body",
                "\"x\"                                 | malformed-body",
                "{\"title\": {}}                       | malformed-body",
                "{\"titel\": \"x\"}                    | unknown-field",
                "{\"parties\": [{\"number\": \"1\"}]}  | unknown-field",
                "{\"kind\": \"LETTER\"}                | invalid-value",
                "{\"language\": \"en\"}                | invalid-value",
                "{\"claims\": [\"not a requirement\"]} | invalid-value",
                "{\"validity\": {\"from\": \"soon\"}}  | invalid-value",
                "{\"clauses\": [{\"id\": \"ÆØÅ\"}]}    | invalid-value",
                "{\"clauses\": [{\"level\": 9}], \"title\": \"x\", \"kind\": \"GUIDELINE\", \"language\": \"nb\", \"parties\": [\"4621\", \"983974724\"]} | invalid-value",
                "{}                                    | missing-parameter",
                "{} {}                                 | malformed-body",
            })
    void aBodyThatCanNotBeReadIsSaidSo(String body, String type) {
        isProblem(writing.siri().post("/api/v1/agreements", body), 400, type);
    }

    @Test
    void anUnknownFieldIsNamedWithThoseThatAreKnown() {
        Reply reply =
                writing.siri().with("Accept-Language", "en").post("/api/v1/agreements", "{\"validity\": {\"fom\": 1}}");
        assertThat(reply.json().path("detail").asString())
                .isEqualTo(
                        "There is no field “validity.fom” here. Known fields: entryIntoForce, from, own, quorum, until.");
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        Reply reply = writing.siri().post("/api/v1/agreements", "{\"clauses\": [{\"level\": 7}]}");
        isProblem(reply, 400, "invalid-value");
        assertThat(reply.json().path("reasons").valueStream().map(reason -> reason.path("field")
                        .asString()))
                .containsExactlyInAnyOrder("title", "kind", "language", "parties", "clauses[0].level");
    }

    @Test
    void allThatTheRulesHaveAgainstItIsSaidAtOnce() {
        Reply reply = writing.siri().with("Accept-Language", "nn-NO, en;q=0.5").post("/api/v1/agreements", """
                {"title": "X", "kind": "SUB_AGREEMENT", "language": "nb", "parties": ["9999", "123456785", "Bergen"],
                 "validity": {"from": "2026-01-01", "until": "2025-01-01"}}
                """);
        isProblem(reply, 422, "refused");
        assertThat(reply.header("Content-Language")).isEqualTo("nn");
        assertThat(reply.json().path("reasons").valueStream().map(reason -> reason.path("code")
                        .asString()))
                .containsExactlyInAnyOrder("dates-out-of-order", "unknown-party", "unknown-party", "unknown-party");
        assertThat(reply.json().at("/reasons/0/text").asString())
                .isEqualTo("1. januar 2025 er ikkje etter 1. januar 2026.");
    }

    @Test
    void aDraftThatIsNotReadyIsRefusedWithEveryReason() {
        Reply made = writing.siri().post("/api/v1/agreements", """
                {"title": "Uferdig", "kind": "SUB_AGREEMENT", "language": "nb", "parties": ["4621", "983974724"],
                 "claims": ["HOL-6-2-04"], "clauses": [{"heading": "", "text": ""}, {"heading": "A", "text": "Gjelder {{sted}}."}]}
                """);
        Reply reply = writing.siri().with("Accept-Language", "en").post(made.header("Location") + "/submission");
        isProblem(reply, 422, "refused");
        assertThat(reply.json().path("reasons").valueStream().map(reason -> reason.path("code")
                        .asString()))
                .containsExactlyInAnyOrder("empty-clause", "parameter-missing", "requirement-unanswered");
        assertThat(reply.json().path("detail").asString()).contains("{{sted}}");
        JsonNode draft = writing.read(made.header("Location") + "/draft");
        assertThat(draft.path("standsAgainstSubmission").size()).isEqualTo(3);
    }

    @Test
    void aVedtakOrSignatureOnAnotherTextIsRefused() {
        String path = writing.draft("Feil tekst");
        writing.submitted(path);
        String other = "a".repeat(64);
        Reply resolution = Client.as("odd.skjerven", port).post(path + "/resolutions", """
                        {"organ": "KOMMUNESTYRE", "date": "2026-05-01", "outcome": "ADOPTED", "text": "%s"}
                        """.formatted(other));
        isProblem(resolution, 409, "other-text");
        assertThat(resolution.json().at("/reasons/0/given").asString()).isEqualTo(other);
        Reply signature = Client.as("odd.skjerven", port)
                .post(path + "/signatures", "{\"text\": \"%s\", \"document\": \"%s\"}".formatted(other, other));
        isProblem(signature, 409, "other-text");
        assertThat(signature.json().path("reasons").valueStream().map(reason -> reason.path("code")
                        .asString()))
                .containsExactlyInAnyOrder("other-text", "other-document", "resolution-missing");
    }

    @Test
    void aTextWithTheWrongOrganOrADateToComeIsRefused() {
        String path = writing.draft("Formannskapet");
        String text = writing.submitted(path).path("text").asString();
        Reply reply = Client.as("odd.skjerven", port).post(path + "/resolutions", """
                        {"organ": "FORMANNSKAP", "date": "2027-05-01", "outcome": "ADOPTED", "text": "%s"}
                        """.formatted(text));
        isProblem(reply, 422, "refused");
        assertThat(reply.json().path("reasons").valueStream().map(reason -> reason.path("code")
                        .asString()))
                .contains("wrong-organ", "date-in-future");
    }

    @Test
    void whatIsNotPossibleNowIsAConflict() {
        String path = writing.draft("Ikkje no");
        isProblem(writing.siri().post(path + "/return", "{\"reason\": \"x\"}"), 409, "not-possible-now");
        isProblem(writing.siri().post(path + "/reviews"), 409, "not-possible-now");
        isProblem(writing.siri().post(path + "/withdrawal", "{\"reason\": \" \"}"), 422, "refused");
        writing.submitted(path);
        Reply reply = writing.siri().post(path + "/submission");
        isProblem(reply, 409, "not-possible-now");
        assertThat(reply.json().at("/reasons/0/step").asString()).isEqualTo("SUBMIT");
    }

    @Test
    void aNationalIdentityNumberIsNotStored() {
        String path = writing.draft("Fødselsnummer");
        JsonNode clause = writing.read(path + "/draft").at("/clauses/0");
        Reply reply = writing.siri()
                .with("If-Match", clause.path("sha256").asString())
                .put(
                        path + "/clauses/" + clause.path("id").asString(),
                        "{\"heading\": \"A\", \"text\": \"Kontakt: 13097248022.\"}");
        isProblem(reply, 422, "refused");
        assertThat(reply.json().at("/reasons/0/code").asString()).isEqualTo("national-identity-number");
        assertThat(reply.text()).doesNotContain("13097248022");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        Reply reply = writing.siri().post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nb", "parties": ["4621", "983974724"],
                 "clauses": [{"heading": "A", "text": "%s"}]}
                """.formatted("t".repeat(301), "x".repeat(100_001)));
        isProblem(reply, 422, "refused");
        assertThat(reply.json().path("reasons").size()).isEqualTo(2);
    }

    @Test
    void aBodyThatIsTooBigIsStopped() {
        byte[] big = new byte[6 * 1024 * 1024];
        java.util.Arrays.fill(big, (byte) ' ');
        isProblem(writing.siri().call("POST", "/api/v1/agreements", "application/json", big), 413, "too-big");
    }

    @Test
    void aBodyThatDoesNotTellItsLengthIsStoppedToo() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            String basic = java.util.Base64.getEncoder()
                    .encodeToString("siri.giske:avtaleverk".getBytes(StandardCharsets.UTF_8));
            out.write(("POST /api/v1/agreements HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + basic
                            + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var chunk = new ByteArrayOutputStream();
            chunk.writeBytes("100000\r\n".getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(" ".repeat(0x100000).getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 6; i++) {
                out.write(chunk.toByteArray());
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-big");
        }
    }

    @Test
    void aFormatThatThereIsNotIsSaidSo() {
        String path = writing.draft("Format");
        isProblem(writing.siri().with("Accept", "image/png").get(path + "/draft/document.pdf"), 406, "not-acceptable");
        isProblem(writing.siri().with("Accept", "text/html").get(path), 406, "not-acceptable");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"nb, Finnes ikke", "nn, Finst ikkje", "en, Not found", "de, Finnes ikke", "'en;q=0.2, nn', Finst ikkje"
    })
    void theWordsAreInTheLanguageAskedFor(String language, String title) {
        Reply reply = writing.siri().with("Accept-Language", language).get("/api/v1/nowhere");
        assertThat(reply.json().path("title").asString()).isEqualTo(title);
    }

    @Test
    void theTypeOfAProblemLeadsSomewhere() {
        Reply type = Client.nobody(port).with("Accept-Language", "en").get("/problems/clause-changed-meanwhile");
        assertThat(type.status()).isEqualTo(200);
        assertThat(type.json().path("title").asString()).isEqualTo("The clause has been changed by someone else");
        isProblem(Client.nobody(port).get("/problems/none-such"), 404, "not-found");
    }

    @Test
    void aLetterThatNoFontHasIsNamed() {
        Reply made = writing.siri().post("/api/v1/agreements", """
                {"title": "Teikn", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["4621", "983974724"],
                 "clauses": [{"heading": "Teikn", "text": "Her står 漢."}]}
                """);
        Reply pdf = writing.siri().get(made.header("Location") + "/draft/document.pdf");
        isProblem(pdf, 422, "letter-not-printable");
        assertThat(pdf.json().path("detail").asString()).contains("漢");
        isProblem(writing.siri().post(made.header("Location") + "/submission"), 422, "letter-not-printable");
    }
}
