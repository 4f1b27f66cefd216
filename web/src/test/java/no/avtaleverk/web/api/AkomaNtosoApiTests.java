package no.avtaleverk.web.api;

import static no.avtaleverk.web.Releasing.JONAS;
import static no.avtaleverk.web.Releasing.TONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Releasing;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.publication.Publishing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Public versions for machines: what a stranger gets, and what not. */
@RunningProduct
class AkomaNtosoApiTests {
    private static final String SECRET = "Partane har kvar sitt ansvar";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Publishing publishing;

    private Client stranger() {
        return Client.nobody(port);
    }

    private AgreementId signed(String title) {
        return new Writing(port).signed(title);
    }

    private String release(AgreementId id) {
        return new Releasing(context).release(id, "Ny avtale, jf. hol. § 6-2.");
    }

    private Clause duty(AgreementId id) {
        return new Releasing(context).clause(id, "Ansvar");
    }

    private static String address(String version) {
        return "/api/v1/open/versions/" + version + "/akoma-ntoso";
    }

    @Test
    void aReleasedVersionIsReadByAnyMachine() {
        AgreementId id = signed("Maskinavtale");
        String code = release(id);
        Reply reply = stranger().get(address(code + "-1"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/akn+xml");
        assertThat(reply.header("Cache-Control")).isEqualTo("max-age=60, must-revalidate, public");
        assertThat(reply.header("Last-Modified")).isEmpty();
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(reply.text())
                .contains(
                        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">",
                        "/akn/no/doc/delavtale/",
                        code,
                        SECRET,
                        "eId=\"" + duty(id).id() + "\"",
                        "Voss herad",
                        "<ref href=\"https://lovdata.no/lov/2011-06-24-30/§6-2\">",
                        "language=\"nno\"")
                .doesNotContain("Jonas Lid", "Tone Hauge", "siri.giske", id.value());
        // Tagged by a jurist, which confirms it.
        assertThat(reply.text()).contains("refersTo=\"#k_HOL-6-2-01\"");
        assertThat(stranger().get("/offentlig/t/" + code + "-1?sprak=nn").text())
                .contains(address(code + "-1"), "Maskinleseleg tekst (Akoma Ntoso)");
    }

    @Test
    void whoHasTheNewestIsToldSoAndEveryoneGetsTheSame() {
        String code = release(signed("Maskinavtale uendra"));
        Reply first = stranger().get(address(code + "-1"));
        String tag = first.header("ETag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        Reply again = stranger().with("If-None-Match", tag).get(address(code + "-1"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        Reply head = stranger().call("HEAD", address(code + "-1"), null, new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(tag);
        assertThat(head.bytes()).isEmpty();
        assertThat(Client.as("siri.giske", port).get(address(code + "-1")).bytes())
                .isEqualTo(first.bytes());
        assertThat(stranger()
                        .with("Cookie", "avtaleverk-language=en")
                        .with("Accept", "application/json")
                        .get(address(code + "-1"))
                        .bytes())
                .isEqualTo(first.bytes());
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(stranger()
                            .call(method, address(code + "-1"), "application/json", new byte[0])
                            .status())
                    .as(method)
                    .isIn(403, 404, 405);
        }
    }

    @Test
    void nothingUnsignedOrUnreleasedIsReached() {
        var writing = new Writing(port);
        String drafted = writing.draft("Maskinkvern i utkast");
        AgreementId draft = new AgreementId(drafted.substring(drafted.lastIndexOf('/') + 1));
        AgreementId unreleased = signed("Maskinkvern signert");
        AgreementId asked = signed("Maskinkvern føreslått");
        assertThat(publishing.ask(asked, 1, "Maskinkvern for alle", JONAS)).isEmpty();
        for (AgreementId id : List.of(draft, unreleased, asked)) {
            String code = Publication.newCode(id, Set.of());
            for (String version : List.of(code + "-1", code + "-2", code, id.value(), id + "-1")) {
                for (Reply reply : List.of(
                        stranger().get(address(version)),
                        stranger().with("If-None-Match", "*").get(address(version)),
                        Client.as("siri.giske", port).get(address(version)))) {
                    assertThat(reply.status()).as(version).isEqualTo(404);
                    assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
                    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
                    assertThat(reply.text()).doesNotContain("Maskinkvern");
                }
            }
        }
        assertThat(stranger()
                        .with("Accept-Language", "nn")
                        .get(address("2222222-1"))
                        .text())
                .contains("Finst ikkje");
    }

    @Test
    void whatIsWithheldIsMarkedAndNotThere() {
        AgreementId id = signed("Maskinavtale med løyndom");
        String code = release(id);
        assertThat(publishing.withhold(id, duty(id).id(), SECRET, "offl-23-1", "Løynd grunn", JONAS))
                .isEmpty();
        String open = stranger().get(address(code + "-1")).header("ETag");
        assertThat(publishing.note(id, new PublicationNote.WithholdingConfirmed("u1"), TONE))
                .isEmpty();
        Reply reply = stranger().with("If-None-Match", open).get(address(code + "-1"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .contains("<omissis refersTo=\"#g_offl-23-1\">", "status=\"incomplete\"", "offentleglova § 23")
                .doesNotContain(SECRET, "Løynd grunn");
    }

    @Test
    void whatIsTakenDownIsGoneAlsoForWhoHasACopy() {
        AgreementId id = signed("Maskinavtale som blir borte");
        String code = release(id);
        String tag = stranger().get(address(code + "-1")).header("ETag");
        assertThat(publishing.note(id, new PublicationNote.ReleaseWithdrawn("1", "Løynd feil"), JONAS))
                .isEmpty();
        Reply gone = stranger()
                .with("If-None-Match", tag)
                .with("Accept-Language", "nn")
                .get(address(code + "-1"));
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(gone.json().path("type").asString()).isEqualTo("/problems/gone");
        assertThat(gone.text()).contains("Trekt tilbake", "Helse Bergen HF").doesNotContain("Løynd feil", SECRET);
    }

    /** The example of the description is one that was given; what differs from time to time is made the same. */
    @Test
    void theExampleIsAsItIsGiven() throws IOException {
        AgreementId id = signed("Delavtale om oppgåver og ansvar");
        String code = release(id);
        String given = stranger().get(address(code + "-1")).text();
        String seen = given.replace(code, "abc2345")
                .replaceAll("http://(localhost|127\\.0\\.0\\.1):\\d+", "https://avtaler.example.no")
                .replace(duty(id).id().value(), "k-000000000002")
                .replaceAll("k-(?!000000000002)[a-z0-9]{12}", "k-000000000001")
                .replaceAll("20\\d\\d-\\d\\d-\\d\\d(?=[\"/])", "2026-05-20");
        Path target = Path.of("target/examples/akoma-ntoso.response.xml");
        Files.createDirectories(target.getParent());
        Files.writeString(target, seen);
        assertThat(Path.of("src/main/resources/openapi/examples/akoma-ntoso.response.xml"))
                .as("approved example; what was seen is in target/examples")
                .hasContent(seen);
    }
}
