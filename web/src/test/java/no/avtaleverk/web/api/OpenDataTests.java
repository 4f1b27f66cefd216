package no.avtaleverk.web.api;

import static no.avtaleverk.web.Releasing.JONAS;
import static no.avtaleverk.web.Releasing.TONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Releasing;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.open.BulkFile;
import no.avtaleverk.workflow.publication.Publishing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What anyone gets as data, what an attacker does not, and what whoever walks and follows may rely on. */
@RunningProduct
class OpenDataTests {
    private static final String OPEN = "/api/v1/open";
    private static final String SECRET = "Partane har kvar sitt ansvar";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Publishing publishing;

    @Autowired
    private BulkFile bulk;

    private Client stranger() {
        return Client.nobody(port);
    }

    private AgreementId signed(String title) {
        return new Writing(port).signed(title);
    }

    private String release(AgreementId id) {
        return new Releasing(context).release(id);
    }

    private Clause clause(AgreementId id, String heading) {
        return new Releasing(context).clause(id, heading);
    }

    private void withhold(AgreementId id, String part) {
        new Releasing(context).withhold(id, part);
    }

    private static AgreementId id(String path) {
        return new AgreementId(path.substring(path.lastIndexOf('/') + 1));
    }

    private JsonNode json(String address) {
        Reply reply = stranger().get(address);
        assertThat(reply.status()).as(address + " " + reply.text()).isEqualTo(200);
        return reply.json();
    }

    /** Every page of a list, beginning at an address. */
    private List<JsonNode> walk(String address, String list) {
        var all = new ArrayList<JsonNode>();
        String next = address;
        while (next != null) {
            JsonNode page = json(next);
            page.path(list).forEach(all::add);
            next = page.path("next").isString() && page.path("more").asBoolean(true)
                    ? page.path("next").asString()
                    : null;
        }
        return all;
    }

    private static List<String> values(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.path(field).asString()).toList();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private String everythingInTheBulkFile() throws IOException {
        var all = new StringBuilder();
        unpacked(stranger().get(OPEN + "/bulk/open-data.zip").bytes())
                .forEach((name, bytes) -> all.append(name).append(new String(bytes, StandardCharsets.UTF_8)));
        return all.toString();
    }

    /** Every open address that could tell of an agreement. */
    private static List<String> addresses(String code) {
        return List.of(
                OPEN,
                OPEN + "/agreements?limit=500",
                OPEN + "/agreements?limit=500&on=2026-06-01",
                OPEN + "/agreements?limit=500&party=kommune-4621",
                OPEN + "/agreements/" + code,
                OPEN + "/agreements/" + code + "?on=2026-06-01",
                OPEN + "/versions?limit=500",
                OPEN + "/versions?limit=500&on=2026-06-01",
                OPEN + "/versions/" + code + "-1",
                OPEN + "/parties?limit=500",
                OPEN + "/requirements",
                OPEN + "/coverage?limit=50",
                OPEN + "/coverage/kommune-4621",
                OPEN + "/changes?limit=500",
                OPEN + "/catalog",
                OPEN + "/bulk");
    }

    // ---- what does not get out --------------------------------------------------------------------------------------

    @Test
    void nothingUnsignedOrUnreleasedIsReachedInAnyWay() throws IOException {
        var writing = new Writing(port);
        String drafted = writing.draft("Løyndkvern i utkast");
        String submitted = writing.draft("Løyndkvern til handsaming");
        writing.submitted(submitted);
        AgreementId unreleased = signed("Løyndkvern signert");
        AgreementId asked = signed("Løyndkvern føreslått");
        assertThat(publishing.ask(asked, 1, "Løyndkvern for alle", JONAS)).isEmpty();
        AgreementId declined = signed("Løyndkvern avvist");
        assertThat(publishing.note(declined, new PublicationNote.ReleaseDeclined("1", "Løyndkvern"), TONE))
                .isEmpty();
        bulk.make();

        String file = everythingInTheBulkFile();
        for (AgreementId id : List.of(id(drafted), id(submitted), unreleased, asked, declined)) {
            String code = Publication.newCode(id, Set.of());
            assertThat(file).doesNotContain("Løyndkvern", id.value(), code);
            for (String address : addresses(code)) {
                Reply reply = stranger().get(address);
                assertThat(reply.text()).as(address).doesNotContain("Løyndkvern", id.value());
                if (address.contains(code)) {
                    assertThat(reply.status()).as(address).isEqualTo(404);
                    // As what never was anything.
                    assertThat(reply.text().replace(code, "2222222"))
                            .isEqualTo(stranger()
                                    .get(address.replace(code, "2222222"))
                                    .text());
                    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
                    assertThat(stranger()
                                    .call("HEAD", address, null, new byte[0])
                                    .status())
                            .isEqualTo(404);
                    assertThat(stranger()
                                    .with("If-None-Match", "*")
                                    .get(address)
                                    .status())
                            .isEqualTo(404);
                } else {
                    assertThat(reply.status()).as(address).isEqualTo(200);
                    assertThat(reply.text()).as(address).doesNotContain(code);
                }
            }
            for (String address : List.of(
                    "/agreements/" + id, "/versions/" + id + "-1", "/versions/" + id, "/versions/" + code + "-0")) {
                assertThat(stranger().get(OPEN + address).status()).as(address).isEqualTo(404);
            }
        }
    }

    @Test
    void whatIsWithheldIsNowhereAndTheProvisionStandsInItsPlace() throws IOException {
        AgreementId id = signed("Open avtale med løyndom");
        withhold(id, SECRET);
        String code = release(id);
        bulk.make();
        assertThat(everythingInTheBulkFile()).contains(code).doesNotContain("Løynd grunn", id.value());
        for (String address : addresses(code)) {
            assertThat(stranger().get(address).text())
                    .as(address)
                    .doesNotContain("Løynd grunn", "Jonas Lid", id.value());
        }
        JsonNode version = json(OPEN + "/versions/" + code + "-1");
        assertThat(version.toString()).doesNotContain(SECRET).contains("offentleglova § 23 første ledd");
        assertThat(version.path("version").path("whole").asBoolean()).isFalse();
        assertThat(version.path("version").path("withheld").get(0).path("key").asString())
                .isEqualTo("offl-23-1");
        JsonNode clause = version.path("clauses")
                .valueStream()
                .filter(one -> one.path("heading").asString().equals("Ansvar"))
                .findFirst()
                .orElseThrow();
        assertThat(clause.path("withheld").get(0).asString()).isEqualTo("offl-23-1");
        String line = unpacked(stranger().get(OPEN + "/bulk/open-data.zip").bytes()).entrySet().stream()
                .filter(file -> file.getKey().equals("versions.ndjson"))
                .flatMap(file -> new String(file.getValue(), StandardCharsets.UTF_8).lines())
                .filter(one -> one.contains(code))
                .findFirst()
                .orElseThrow();
        assertThat(line).doesNotContain(SECRET);
        // No digest of the whole text, by which a short secret could be guessed.
        assertThat(version.toString())
                .doesNotContain(agreements
                        .find(id)
                        .orElseThrow()
                        .versions()
                        .getFirst()
                        .text()
                        .hex());
    }

    @ParameterizedTest
    @CsvSource({"nb, Dette var offentliggjort", "nn, Dette var offentleggjort", "en, This was public"})
    void whatIsTakenDownIsGoneForWhoHasACopyAndFromEveryFile(String language, String words) throws IOException {
        AgreementId id = signed("Open avtale som forsvinn " + language);
        String code = release(id);
        bulk.make();
        assertThat(everythingInTheBulkFile()).contains(code);
        String file = stranger().get(OPEN + "/bulk/open-data.zip").header("ETag");
        List<String> own = List.of(OPEN + "/versions/" + code + "-1", OPEN + "/agreements/" + code);
        Map<String, String> tags = new LinkedHashMap<>();
        for (String address : own) {
            tags.put(address, stranger().get(address).header("ETag"));
        }
        assertThat(publishing.note(id, new PublicationNote.ReleaseWithdrawn("1", "Løynd feil"), JONAS))
                .isEmpty();
        for (String address : own) {
            Reply reply = stranger()
                    .with("If-None-Match", String.valueOf(tags.get(address)))
                    .with("Accept-Language", language)
                    .get(address);
            assertThat(reply.status()).as(address).isEqualTo(410);
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.json().path("detail").asString()).startsWith(words).contains("Helse Bergen HF");
            assertThat(reply.text()).doesNotContain("Løynd feil", "Open avtale som forsvinn", SECRET);
        }
        // From this moment on, and not when the next one has been made.
        Reply held = stranger().with("If-None-Match", file).get(OPEN + "/bulk/open-data.zip");
        assertThat(held.status()).isEqualTo(503);
        assertThat(held.header("Retry-After")).isNotEmpty();
        assertThat(stranger()
                        .with("Range", "bytes=0-9")
                        .get(OPEN + "/bulk/open-data.zip")
                        .status())
                .isEqualTo(503);
        bulk.lookAfter();
        String anew = everythingInTheBulkFile();
        assertThat(anew).doesNotContain("Open avtale som forsvinn " + language, "Løynd feil");
        assertThat(anew).contains(code + "-1").doesNotContain("\"code\":\"" + code + "\"");
        for (String address : addresses(code)) {
            assertThat(stranger().get(address).text())
                    .as(address)
                    .doesNotContain("Open avtale som forsvinn " + language);
        }
        JsonNode change = walk(OPEN + "/changes?limit=50", "changes").stream()
                .filter(one -> one.path("agreement").asString().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(change.path("change").asString()).isEqualTo("TATT_NED");
        assertThat(change.propertyNames())
                .containsExactlyInAnyOrder("sequence", "change", "at", "version", "agreement", "address");
    }

    @Test
    void nothingChangesForWhoHasASessionAndNothingIsDoneHere() {
        String code = release(signed("Open avtale for alle like"));
        String address = OPEN + "/versions/" + code + "-1";
        Reply reply = stranger().get(address);
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Client.as("siri.giske", port).get(address).bytes()).isEqualTo(reply.bytes());
        assertThat(stranger()
                        .with("Cookie", "avtaleverk-language=en; avtaleverk-session=0123456789ABCDEF")
                        .with("Accept-Language", "en")
                        .get(address)
                        .bytes())
                .isEqualTo(reply.bytes());
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            assertThat(stranger()
                            .call(method, address, "application/json", new byte[0])
                            .status())
                    .as(method)
                    .isIn(403, 404, 405);
        }
        for (String nowhere :
                List.of(OPEN + "/noko", OPEN + "/versions/" + code + "-1/noko", OPEN + "/bulk/anna.zip")) {
            Reply nothing = stranger().with("Cookie", "avtaleverk-language=en").get(nowhere);
            assertThat(nothing.status()).as(nowhere).isEqualTo(404);
            assertThat(nothing.json().path("type").asString()).isEqualTo("/problems/not-found");
            assertThat(nothing.json().path("title").asString()).isEqualTo("Finnes ikke");
            assertThat(nothing.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    // ---- what can be relied on --------------------------------------------------------------------------------------

    @Test
    void aWalkHasOnceWhatWasThereAllTheTimeAndNothingTwice() {
        var stays = new ArrayList<String>();
        var goes = new ArrayList<AgreementId>();
        for (int i = 0; i < 4; i++) {
            stays.add(release(signed("Open vandring " + i)));
            AgreementId other = signed("Open bortgang " + i);
            goes.add(other);
            release(other);
        }
        for (String list : List.of("agreements", "versions")) {
            var seen = new ArrayList<String>();
            String next = OPEN + "/" + list + "?limit=2";
            int page = 0;
            while (next != null) {
                JsonNode read = json(next);
                read.path(list).forEach(one -> seen.add(one.path("code").asString()));
                assertThat(read.path(list).size()).isBetween(0, 2);
                next = read.path("next").isString() ? read.path("next").asString() : null;
                if (page < 3 && !goes.isEmpty() && page % 2 == 0) {
                    AgreementId one = goes.removeFirst();
                    assertThat(publishing.note(one, new PublicationNote.ReleaseWithdrawn("1", "Bort"), JONAS))
                            .isEmpty();
                }
                if (page < 3) {
                    release(signed("Open tilvekst " + list + page));
                }
                page++;
            }
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen)
                    .containsAll(stays.stream()
                            .map(code -> list.equals("versions") ? code + "-1" : code)
                            .toList());
        }
    }

    @Test
    void whoFollowsTheChangesIsToldOfEachThatHappensAndOfNothingElse() {
        String known = release(signed("Open fast avtale"));
        AgreementId id = signed("Open avtale i endring");
        assertThat(values(walk(OPEN + "/changes?limit=3", "changes"), "version"))
                .doesNotHaveDuplicates()
                .contains(known + "-1");
        String next = json(OPEN + "/changes?limit=500").path("next").asString();
        assertThat(publishing.ask(id, 1, "Ny avtale mellom partane.", JONAS)).isEmpty();
        assertThat(json(next).path("changes").size()).isZero();
        assertThat(json(next).path("next").asString()).isEqualTo(next);
        assertThat(publishing.confirm(id, 1, "Ny avtale mellom partane.", "https://avtaler.example.no", TONE))
                .isEmpty();
        next = onlyChange(next, "OFFENTLIGGJORT");
        assertThat(publishing.withhold(id, clause(id, "Ansvar").id(), SECRET, "offl-23-1", "Grunn", JONAS))
                .isEmpty();
        assertThat(json(next).path("changes").size()).isZero();
        assertThat(publishing.note(id, new PublicationNote.WithholdingConfirmed("u1"), TONE))
                .isEmpty();
        next = onlyChange(next, "ERSTATTET");
        assertThat(publishing.note(id, new PublicationNote.ReleaseWithdrawn("1", "Bort"), JONAS))
                .isEmpty();
        next = onlyChange(next, "TATT_NED");
        assertThat(json(next).path("changes").size()).isZero();
    }

    /** The one change after a place; gives the place after it. */
    private String onlyChange(String address, String kind) {
        JsonNode page = json(address);
        assertThat(values(page.path("changes").valueStream().toList(), "change"))
                .containsExactly(kind);
        assertThat(page.path("more").asBoolean()).isFalse();
        return page.path("next").asString();
    }

    @Test
    void aCursorIsOfUseInItsOwnListAlone() {
        release(signed("Open peikar ein"));
        release(signed("Open peikar to"));
        String next = json(OPEN + "/agreements?limit=1").path("next").asString();
        String cursor = next.replaceAll(".*cursor=([^&]+).*", "$1");
        assertThat(stranger().get(OPEN + "/agreements?cursor=" + cursor).status())
                .isEqualTo(200);
        char last = cursor.charAt(cursor.length() - 2);
        String slipped = cursor.substring(0, cursor.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + cursor.charAt(cursor.length() - 1);
        for (String wrong : List.of(
                OPEN + "/agreements?cursor=" + slipped,
                OPEN + "/agreements?cursor=tull",
                OPEN + "/agreements?cursor=",
                OPEN + "/agreements?cursor=" + "A".repeat(1000),
                OPEN + "/agreements?cursor=%F0%9F%98%80",
                OPEN + "/agreements?on=2026-01-01&cursor=" + cursor,
                OPEN + "/agreements?party=kommune-4621&cursor=" + cursor,
                OPEN + "/versions?cursor=" + cursor,
                OPEN + "/changes?cursor=" + cursor,
                OPEN + "/coverage?cursor=" + cursor,
                OPEN + "/parties?cursor=" + cursor)) {
            Reply reply = stranger().with("Accept-Language", "nn").get(wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.json().path("reasons").get(0).path("field").asString())
                    .as(wrong)
                    .isEqualTo("cursor");
            assertThat(reply.header("Content-Language")).isEqualTo("nn");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(stranger()
                        .with("Accept-Language", "en")
                        .get(OPEN + "/agreements?cursor=tull")
                        .json()
                        .path("detail")
                        .asString())
                .isNotEqualTo(stranger()
                        .with("Accept-Language", "nb")
                        .get(OPEN + "/agreements?cursor=tull")
                        .json()
                        .path("detail")
                        .asString());
        // Forged with a right check, it still opens nothing and breaks nothing.
        for (String words : List.of("coverage\n2026-99-99\n", "coverage\n+999999999-01-01\n", "parties\ntull\nx")) {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            byte[] forged = new byte[6 + bytes.length];
            System.arraycopy(HexFormat.of().parseHex(Sha256.of(bytes).hex()), 0, forged, 0, 6);
            System.arraycopy(bytes, 0, forged, 6, bytes.length);
            String list = words.substring(0, words.indexOf('\n'));
            assertThat(stranger()
                            .get(OPEN + "/" + list + "?cursor="
                                    + Base64.getUrlEncoder().withoutPadding().encodeToString(forged))
                            .status())
                    .as(words)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agreements?limit=0",
                "agreements?limit=501",
                "agreements?limit=x",
                "agreements?on=tull",
                "coverage?limit=51",
                "coverage/tull",
                "agreements?party=tull",
                "versions?on=2026-13-01",
                "changes?limit=-1"
            })
    void whatCanNotBeUnderstoodIsSaid(String wrong) {
        Reply reply = stranger().get(OPEN + "/" + wrong);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void tagsAreOfTheBytesThatGoOutPackedOrNot() throws IOException, InterruptedException {
        String code = release(signed("Open avtale med merke"));
        for (String address : List.of(
                OPEN + "/versions/" + code + "-1",
                OPEN + "/agreements/" + code,
                OPEN + "/requirements",
                OPEN + "/catalog")) {
            Reply plain = stranger().get(address);
            assertThat(plain.header("ETag")).as(address).matches("\"[0-9a-f]{40}\"");
            assertThat(plain.header("Cache-Control")).isEqualTo("max-age=60, must-revalidate, public");
            assertThat(String.join(",", plain.headers().allValues("Vary"))).contains("Accept-Encoding");
            assertThat(plain.headers().firstValue("Last-Modified")).isEmpty();
            assertThat(plain.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(plain.header("Content-Length")).isEqualTo(String.valueOf(plain.bytes().length));
            HttpResponse<byte[]> packed = raw(address, "Accept-Encoding", "br, gzip");
            String packedTag = packed.headers().firstValue("ETag").orElseThrow();
            assertThat(packed.headers().firstValue("Content-Encoding"))
                    .as(address)
                    .contains("gzip");
            assertThat(packedTag).isNotEqualTo(plain.header("ETag")).doesNotStartWith("W/");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .isEqualTo(plain.bytes());
            assertThat(stranger()
                            .with("Accept-Encoding", "gzip;q=0")
                            .get(address)
                            .header("ETag"))
                    .isEqualTo(plain.header("ETag"));
            Reply known = stranger()
                    .with("If-None-Match", "\"x\", " + plain.header("ETag"))
                    .get(address);
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.bytes()).isEmpty();
            assertThat(known.header("ETag")).isEqualTo(plain.header("ETag"));
            assertThat(known.header("Cache-Control")).isEqualTo("max-age=60, must-revalidate, public");
            assertThat(raw(address, "Accept-Encoding", "gzip", "If-None-Match", packedTag)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(raw(address, "Accept-Encoding", "gzip", "If-None-Match", plain.header("ETag"))
                            .statusCode())
                    .isEqualTo(200);
            Reply head = stranger().call("HEAD", address, null, new byte[0]);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.bytes()).isEmpty();
            assertThat(head.header("ETag")).isEqualTo(plain.header("ETag"));
            assertThat(head.header("Content-Length")).isEqualTo(plain.header("Content-Length"));
        }
    }

    /** The bytes as they came over the wire. */
    private HttpResponse<byte[]> raw(String address, String... headers) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                            .headers(headers)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void theCatalogueComesInTheFormThatIsAskedFor() {
        Reply turtle = stranger().get(OPEN + "/catalog");
        assertThat(turtle.header("Content-Type")).startsWith("text/turtle");
        assertThat(turtle.text())
                .contains("a dcat:Catalog", "http://publications.europa.eu/resource/authority/licence/NLOD_2_0");
        assertThat(String.join(",", turtle.headers().allValues("Vary")))
                .contains("Accept,")
                .contains("Accept-Encoding");
        Reply json = stranger()
                .with("Accept", "text/html;q=0.5, application/ld+json")
                .get(OPEN + "/catalog");
        assertThat(json.header("Content-Type")).startsWith("application/ld+json");
        assertThat(JSON.readTree(json.bytes()).path("@graph").size()).isGreaterThan(8);
        assertThat(json.header("ETag")).isNotEqualTo(turtle.header("ETag"));
        assertThat(stranger()
                        .with("Accept", "text/turtle;q=0.2, application/ld+json;q=0.1")
                        .get(OPEN + "/catalog")
                        .header("Content-Type"))
                .startsWith("text/turtle");
        assertThat(stranger().with("Accept", "text/html").get(OPEN + "/catalog").status())
                .isEqualTo(406);
        assertThat(stranger().with("Accept", "tull").get(OPEN + "/catalog").status())
                .isEqualTo(406);
    }

    @Test
    void theBulkFileIsHadWholeInPiecesAndProven() throws IOException {
        String code = release(signed("Open avtale i fila"));
        bulk.make();
        String address = OPEN + "/bulk/open-data.zip";
        JsonNode about = json(OPEN + "/bulk");
        Reply whole = stranger().get(address);
        assertThat(whole.header("Content-Type")).isEqualTo("application/zip");
        assertThat(Sha256.of(whole.bytes()).hex())
                .isEqualTo(about.path("sha256").asString());
        assertThat(whole.header("ETag")).isEqualTo("\"" + about.path("sha256").asString() + "\"");
        assertThat(whole.header("Content-Length")).isEqualTo(about.path("bytes").asString());
        assertThat(whole.header("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + Base64.getEncoder()
                                .encodeToString(HexFormat.of()
                                        .parseHex(about.path("sha256").asString()))
                        + ":");
        Reply head = stranger().call("HEAD", address, null, new byte[0]);
        assertThat(head.header("Content-Length")).isEqualTo(whole.header("Content-Length"));
        assertThat(head.bytes()).isEmpty();
        String otherwise = address.replace(".zip", ".zi%70");
        assertThat(stranger().get(otherwise).bytes()).isEqualTo(whole.bytes());
        assertThat(stranger().call("HEAD", otherwise, null, new byte[0]).header("Content-Length"))
                .isEqualTo(whole.header("Content-Length"));
        assertThat(stranger()
                        .with("If-None-Match", whole.header("ETag"))
                        .get(address)
                        .status())
                .isEqualTo(304);
        int length = whole.bytes().length;
        Reply first = stranger().with("Range", "bytes=0-99").get(address);
        assertThat(first.status()).isEqualTo(206);
        assertThat(first.header("Content-Range")).isEqualTo("bytes 0-99/" + length);
        Reply rest = stranger()
                .with("Range", "bytes=100-")
                .with("If-Range", whole.header("ETag"))
                .get(address);
        var joined = new ArrayList<Byte>();
        for (byte one : first.bytes()) {
            joined.add(one);
        }
        for (byte one : rest.bytes()) {
            joined.add(one);
        }
        assertThat(joined).hasSize(length);
        assertThat(joined.get(99)).isEqualTo(whole.bytes()[99]);
        assertThat(joined.get(length - 1)).isEqualTo(whole.bytes()[length - 1]);
        assertThat(stranger().with("Range", "bytes=-10").get(address).header("Content-Range"))
                .isEqualTo("bytes %d-%d/%d".formatted(length - 10, length - 1, length));
        Reply beyond = stranger().with("Range", "bytes=" + length + "-").get(address);
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + length);
        assertThat(stranger()
                        .with("Range", "bytes=5-")
                        .with("If-Range", "\"another\"")
                        .get(address)
                        .status())
                .isEqualTo(200);
        assertThat(stranger().with("Range", "bytes=0-1,5-6").get(address).status())
                .isEqualTo(200);

        Map<String, byte[]> files = unpacked(whole.bytes());
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.path("licence").asString()).isEqualTo("https://data.norge.no/nlod/no/2.0");
        assertThat(manifest.path("asOf").asString()).isEqualTo("2026-06-01T10:00:00Z");
        manifest.path("files").forEach(file -> {
            byte[] bytes = files.getOrDefault(file.path("name").asString(), new byte[0]);
            assertThat(Sha256.of(bytes).hex()).isEqualTo(file.path("sha256").asString());
            assertThat(bytes.length).isEqualTo(file.path("bytes").asInt());
        });
        assertThat(manifest.path("files").size()).isEqualTo(files.size() - 1);
        assertThat(new String(files.get("versions.csv"), StandardCharsets.UTF_8))
                .contains("\"" + code + "-1\"");
        assertThat(new String(files.get("versions.ndjson"), StandardCharsets.UTF_8)
                        .lines()
                        .map(JSON::readTree)
                        .filter(one ->
                                one.path("version").path("code").asString().equals(code + "-1"))
                        .map(one -> one.path("clauses").size()))
                .containsExactly(2);
    }

    @Test
    void eachAnswerIsAsItIsDescribed() {
        AgreementId id = signed("Delavtale 1 om ansvar");
        String code = release(id);
        bulk.make();
        var examples = new Examples();
        examples.keepFields("open-start", stranger().get(OPEN));
        JsonNode agreement = json(OPEN + "/agreements/" + code);
        assertThat(agreement.path("agreement").path("kind").asString()).isEqualTo("DELAVTALE");
        assertThat(agreement.path("agreement").path("language").asString()).isEqualTo("nn");
        assertThat(agreement.path("on").asString()).isEqualTo("2026-06-01");
        examples.keepFields("open-agreement", agreement);
        JsonNode version = json(OPEN + "/versions/" + code + "-1");
        assertThat(version.path("version").path("summary").asString()).isEqualTo("Ny avtale mellom partane.");
        assertThat(version.path("clauses").get(1).path("text").asString()).isEqualTo("Partane har kvar sitt ansvar.");
        assertThat(version.path("clauses").get(1).path("answers").get(0).asString())
                .isEqualTo("HOL-6-2-01");
        examples.keepFields("open-version", version);
        examples.keepFields("open-agreements", only("/agreements?limit=500&on=2026-06-01", "agreements", "code", code));
        examples.keepFields("open-versions", only("/versions?limit=500&on=2026-06-01", "versions", "agreement", code));
        Reply parties = stranger().get(OPEN + "/parties?limit=2");
        assertThat(parties.headers().allValues("Link")).anyMatch(link -> link.contains("rel=\"next\""));
        examples.keepFields("open-parties", parties);
        Reply requirements = stranger().get(OPEN + "/requirements");
        assertThat(requirements.json().path("requirements").valueStream())
                .anyMatch(one -> one.path("id").asString().equals("HOL-6-2-01")
                        && one.path("inCoverage").asBoolean())
                .anyMatch(one -> one.path("id").asString().equals("VEIL-AVVIK")
                        && !one.path("inCoverage").asBoolean(true));
        examples.keepFields("open-requirements", requirements);
        Reply coverage = stranger().get(OPEN + "/coverage/kommune-4621");
        JsonNode answered = coverage.json()
                .path("municipality")
                .path("requirements")
                .valueStream()
                .filter(one -> one.path("requirement").asString().equals("HOL-6-2-01"))
                .findFirst()
                .orElseThrow();
        assertThat(answered.path("state").asString()).isEqualTo("BESVART");
        assertThat(coverage.text()).contains("IKKE_DEKKET").doesNotContainIgnoringCase("brudd");
        examples.keepFields("open-coverage-of", coverage);
        examples.keepFields(
                "open-coverage", only("/coverage?limit=50", "municipalities", "municipality", "kommune-4621"));
        examples.keepFields("open-changes", only("/changes?limit=500", "changes", "agreement", code));
        examples.keepFields("open-bulk", stranger().get(OPEN + "/bulk"));
        examples.check();
    }

    /** A page with that alone which this test has made. */
    private JsonNode only(String address, String list, String field, String value) {
        var page = (ObjectNode) json(OPEN + address).deepCopy();
        List<JsonNode> own = page.path(list)
                .valueStream()
                .filter(one -> one.path(field).asString().equals(value))
                .toList();
        assertThat(own).as(address).isNotEmpty();
        page.putArray(list).addAll(own);
        return page.put("next", OPEN + address.replaceAll("\\?.*", "?cursor=Zm9vYmFyYWdyZWVtZW50cwot"));
    }
}
