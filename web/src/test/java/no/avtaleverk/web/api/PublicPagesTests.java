package no.avtaleverk.web.api;

import static no.avtaleverk.web.Releasing.JONAS;
import static no.avtaleverk.web.Releasing.TONE;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Releasing;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.publication.Publishing;
import no.avtaleverk.workflow.review.Reviewing;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What a stranger gets, and what an attacker does not. */
@RunningProduct
class PublicPagesTests {
    private static final Actor SIRI =
            new Actor("siri.giske", "Siri Giske", new PartyId("kommune-4621"), Set.of(Role.JURIST), Set.of());
    private static final String SECRET = "Partane har kvar sitt ansvar";

    @LocalServerPort
    private int port;

    @Autowired
    private Agreements agreements;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private WebApplicationContext context;

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

    /** Every open address that could lead to a text. */
    private static List<String> addresses(String code, String clause, String word) {
        return List.of(
                "/offentlig/a/" + code,
                "/offentlig/a/" + code + "?on=2026-05-20",
                "/offentlig/t/" + code + "-1",
                "/offentlig/t/" + code + "-1?sprak=en",
                "/offentlig/t/" + code + "-1?sprak=nb",
                "/offentlig/t/" + code + "-1/pdf",
                "/offentlig/t/" + code + "-1/pdf?kommune=kommune-4621",
                "/offentlig/t/" + code + "-1/mot?med=" + code + "-1",
                "/offentlig/t/" + code + "-1/punkt/" + clause,
                "/offentlig/sok?q=" + word,
                "/offentlig/sok?q=" + word + "&on=2026-05-20&sprak=nn",
                "/offentlig",
                "/offentlig?on=2026-05-20",
                "/offentlig/part/kommune-4621",
                "/offentlig/part/hf-983974724",
                "/offentlig/part/hf-983974724?kommune=kommune-4621",
                "/offentlig/part/rhf-983658725",
                "/offentlig/liste/hf-983974724",
                "/offentlig/liste/kommune-4621",
                "/offentlig/dekning?kommune=kommune-4621",
                "/offentlig/nytt.atom",
                "/offentlig/nytt.atom?part=kommune-4621");
    }

    @Test
    void nothingUnsignedOrUnreleasedIsReachedInAnyWay() {
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

        for (AgreementId id : List.of(id(drafted), id(submitted), unreleased, asked, declined)) {
            String code = Publication.newCode(id, Set.of());
            String clause = clause(id, "Ansvar").id().value();
            for (String address : addresses(code, clause, "l%C3%B8yndkvern")) {
                Reply reply = stranger().get(address);
                assertThat(reply.text()).as(address).doesNotContain("Løyndkvern", id.value());
                if (address.contains(code)) {
                    assertThat(reply.status()).as(address).isEqualTo(404);
                    assertThat(stranger()
                                    .call("HEAD", address, null, new byte[0])
                                    .status())
                            .as(address)
                            .isEqualTo(404);
                    assertThat(stranger()
                                    .with("If-None-Match", "*")
                                    .get(address)
                                    .status())
                            .as(address)
                            .isEqualTo(404);
                }
            }
            // Ids from within open nothing here.
            for (String address : List.of("/offentlig/a/" + id, "/offentlig/t/" + id + "-1", "/offentlig/t/" + id)) {
                assertThat(stranger().get(address).status()).as(address).isEqualTo(404);
            }
        }
    }

    @Test
    void aReleasedTextIsReadByAnyoneInEachLanguageAndBornWithoutCookies() {
        AgreementId id = signed("Opningsavtale");
        String code = release(id);
        for (String language : List.of("nb", "nn", "en")) {
            Reply page = stranger().get("/offentlig/t/" + code + "-1?sprak=" + language);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("<html", "lang=\"" + language + "\"", SECRET, "Ny avtale mellom partane.");
            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(page.header("Cache-Control")).isEqualTo("max-age=60, must-revalidate, public");
            assertThat(page.header("Vary")).contains("Accept-Language");
        }
        Reply pdf = stranger().get("/offentlig/t/" + code + "-1/pdf");
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        var agreement = agreements.find(id).orElseThrow();
        assertThat(Sha256.of(pdf.bytes()))
                .isEqualTo(agreement
                        .signatures(agreement.versions().getFirst())
                        .document(new PartyId("kommune-4621"))
                        .orElseThrow());
        assertThat(stranger()
                        .with("Range", "bytes=0-99")
                        .get("/offentlig/t/" + code + "-1/pdf")
                        .bytes())
                .isEqualTo(pdf.bytes());
        assertThat(stranger().get("/offentlig/nytt.atom").text()).contains("Opningsavtale", code + "-1");
        assertThat(stranger().get("/offentlig/sok?q=opningsavtale").status()).isEqualTo(200);
        // Nothing of who did it or of the work within.
        for (String address : addresses(code, clause(id, "Ansvar").id().value(), "ansvar")) {
            assertThat(stranger().get(address).text())
                    .as(address)
                    .doesNotContain("Jonas Lid", "Tone Hauge", "siri.giske", id.value());
        }
    }

    @Test
    void whatIsWithheldIsNowhereAlsoNotInThePdf() throws IOException {
        AgreementId id = signed("Avtale med løyndom");
        withhold(id, SECRET);
        String code = release(id);
        for (String address : addresses(code, clause(id, "Ansvar").id().value(), "kvar+sitt+ansvar")) {
            Reply reply = stranger().get(address);
            if (address.contains(code)) {
                assertThat(reply.text()).as(address).doesNotContain(SECRET, "Løynd grunn");
            }
        }
        assertThat(stranger().get("/offentlig/sok?q=kvar+sitt+ansvar").text()).doesNotContain(code);
        Reply page = stranger().get("/offentlig/t/" + code + "-1");
        assertThat(page.text().replaceAll("<[^>]*>", "")).contains("offentleglova § 23 første ledd");
        // The signed file of the kommune is not to be had by naming it.
        assertThat(stranger()
                        .get("/offentlig/t/" + code + "-1/pdf?kommune=kommune-4621")
                        .status())
                .isEqualTo(404);
        Reply pdf = stranger().get("/offentlig/t/" + code + "-1/pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(everythingIn(pdf.bytes())).contains("offentleg utgåve").doesNotContain(SECRET, "Løynd grunn");
    }

    /** Text, metadata and every stream of a PDF, attachments among them. */
    private static String everythingIn(byte[] bytes) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            var all = new StringBuilder(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "));
            for (var key : pdf.getDocument().getXrefTable().keySet()) {
                if (pdf.getDocument().getObjectFromPool(key).getObject()
                        instanceof org.apache.pdfbox.cos.COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        all.append("[a picture]");
                    }
                } else {
                    all.append(pdf.getDocument().getObjectFromPool(key).getObject());
                }
            }
            return all.toString();
        }
    }

    @Test
    void whatIsTakenDownIsGoneAlsoForWhoHasACopy() {
        AgreementId id = signed("Avtale som blir borte");
        String code = release(id);
        Map<String, String> tags = new LinkedHashMap<>();
        List<String> addresses = addresses(code, clause(id, "Ansvar").id().value(), "borte").stream()
                .filter(address -> address.contains(code) && !address.contains("?kommune"))
                .toList();
        for (String address : addresses) {
            Reply reply = stranger().get(address);
            assertThat(reply.status()).as(address).isEqualTo(200);
            String tag = reply.header("ETag");
            assertThat(tag).as(address).isNotEmpty();
            assertThat(stranger().with("If-None-Match", tag).get(address).status())
                    .as(address)
                    .isEqualTo(304);
            tags.put(address, tag);
        }
        String feed = stranger().get("/offentlig/nytt.atom").header("ETag");
        assertThat(publishing.note(id, new PublicationNote.ReleaseWithdrawn("1", "Løynd feil"), JONAS))
                .isEmpty();
        for (String address : addresses) {
            Reply reply = stranger()
                    .with("If-None-Match", String.valueOf(tags.get(address)))
                    .get(address);
            assertThat(reply.status()).as(address).isEqualTo(410);
            assertThat(reply.text()).as(address).contains("Helse Bergen HF").doesNotContain("Løynd feil", SECRET);
            assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        }
        Reply after = stranger().with("If-None-Match", feed).get("/offentlig/nytt.atom");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.text()).doesNotContain("Avtale som blir borte");
        assertThat(stranger().get("/offentlig/part/kommune-4621").text()).doesNotContain("Avtale som blir borte");
    }

    @Test
    void nothingChangesForWhoHasASessionAndNothingIsDoneHere() {
        AgreementId id = signed("Avtale for alle like");
        String code = release(id);
        String address = "/offentlig/t/" + code + "-1?sprak=nn";
        byte[] stranger = stranger().get(address).bytes();
        assertThat(Client.as("siri.giske", port).get(address).bytes()).isEqualTo(stranger);
        assertThat(Client.nobody(port)
                        .with("Cookie", "avtaleverk-language=en; avtaleverk-session=0123456789ABCDEF")
                        .get(address)
                        .bytes())
                .isEqualTo(stranger);
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(stranger()
                            .call(method, address, "application/json", new byte[0])
                            .status())
                    .as(method)
                    .isIn(403, 404, 405);
        }
        assertThat(stranger().get("/offentlig/noko/anna").status()).isEqualTo(404);
        assertThat(stranger().get("/offentlig/t/" + code + "-2").status()).isEqualTo(404);
        assertThat(stranger()
                        .get("/offentlig/t/" + code + "-1/punkt/finst-ikkje")
                        .status())
                .isEqualTo(404);
        assertThat(stranger().get("/offentlig/part/tull").status()).isIn(400, 404);
    }

    @Test
    void whatIsNotThereLooksTheSameForAllAndIsKeptByNobody() {
        for (String address : List.of("/offentlig/noko/anna", "/offentlig/part/tull")) {
            Reply reply = stranger().get(address);
            assertThat(reply.status()).as(address).isEqualTo(404);
            assertThat(reply.header("Cache-Control")).as(address).isEqualTo("no-store");
            assertThat(reply.headers().allValues("Set-Cookie")).as(address).isEmpty();
            assertThat(Client.as("siri.giske", port).get(address).bytes())
                    .as(address)
                    .isEqualTo(reply.bytes());
            assertThat(Client.nobody(port)
                            .with("Cookie", "avtaleverk-language=en")
                            .get(address)
                            .bytes())
                    .as(address)
                    .isEqualTo(reply.bytes());
            assertThat(stranger().get(address + "?sprak=en").text()).as(address).contains("lang=\"en\"");
        }
    }

    /** Said on the page itself, which shows today meanwhile; kept by nobody. */
    @Test
    void aDayThatCannotBeReadIsToldAndNotPassedOver() {
        AgreementId id = signed("Feil dag");
        String code = release(id);
        for (String address : List.of(
                "/offentlig",
                "/offentlig/part/kommune-4621",
                "/offentlig/a/" + code,
                "/offentlig/dekning",
                "/offentlig/sok")) {
            for (String day : List.of("2026-13-40", "tull", "%3Cscript%3Ealert(1)%3C/script%3E", "0001-01-01")) {
                Reply reply = stranger().get(address + "?sprak=nn&q=ansvar&on=" + day);
                assertThat(reply.status()).as(address + day).isEqualTo(400);
                assertThat(reply.header("Cache-Control")).as(address).doesNotContain("public");
                assertThat(reply.headers().allValues("Set-Cookie")).as(address).isEmpty();
                assertThat(reply.text())
                        .as(address)
                        .contains("«I kraft på dato» må vere ein dato", "href=\"#on\"", "aria-invalid=\"true\"")
                        .doesNotContain("<script>alert", id.value());
            }
            assertThat(stranger().get(address + "?on=").status()).as(address).isEqualTo(200);
            assertThat(stranger().get(address + "?on=14.03.2026").status())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    /** Also where more is asked than the form of the page holds, and what was typed is not put back. */
    @Test
    void theDayThatCouldNotBeReadIsNotShownAsTodayMarkedAsFaulty() {
        for (String described : List.of("fault-on", "faults")) {
            String more = described.equals("faults") ? "&meir=1" : "";
            String page =
                    stranger().get("/offentlig/dekning?sprak=nn&on=tull" + more).text();
            assertThat(Pattern.compile("<input[^>]*id=\"on\"[^>]*>")
                            .matcher(page)
                            .results()
                            .map(MatchResult::group))
                    .hasSize(1)
                    .allSatisfy(field -> assertThat(field)
                            .contains("aria-invalid=\"true\"", "aria-describedby=\"" + described + "\"")
                            .doesNotContain("value=\"2"));
        }
    }

    /** It has no field for a kommune that a fault could lead to. */
    @Test
    void thePageOfAKommuneDoesNotAskForAnother() {
        assertThat(stranger().get("/offentlig/part/kommune-4621?kommune=tull!").status())
                .isEqualTo(200);
        assertThat(stranger().get("/offentlig/part/hf-983974724?kommune=tull!").status())
                .isEqualTo(400);
    }

    @Test
    void theFeedOfAnOrganisationIsCalledSomethingElseThanThatOfAll() {
        assertThat(stranger().get("/offentlig/part/kommune-4621?sprak=nn").text())
                .contains("Abonner på det som er nytt (Atom)")
                .containsPattern("Abonner på det som er nytt frå Voss herad \\(Atom\\)");
    }

    /** Clauses of many agreements have the same number, heading and title. */
    @Test
    void aHitSaysWhoItsAgreementIsBetween() {
        release(signed("Delavtale med like punkt"));
        assertThat(stranger().get("/offentlig/sok?sprak=nn&q=kvar+sitt+ansvar").text())
                .containsPattern("<p class=\"av-quiet\"><span[^>]*>[^<]*</span>, versjon [0-9]+: [^<]*Helse Bergen HF");
    }

    /** Several agreements have one title; a list of links alone must tell them apart. */
    @Test
    void whatIsNewestIsListedWithWordsOfItsOwnForEachLink() {
        release(signed("Delavtale med vanleg namn"));
        String page = stranger().get("/offentlig?sprak=nn").text();
        assertThat(Pattern.compile("<li><a[^>]*/offentlig/t/[^>]*>(.*?)</a>")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1).replaceAll("<[^>]*>", "")))
                .isNotEmpty()
                .allMatch(link -> link.matches(".+, versjon [0-9]+: .*Helse Bergen HF.*"));
    }

    @Test
    void theCodeOfATextWithSecretsTellsAStrangerNothing() {
        AgreementId id = signed("Kodeavtale med løyndom");
        var code = agreements.find(id).orElseThrow().versions().getFirst().code();
        withhold(id, SECRET);
        assertThat(stranger().get("/v/" + code).text()).doesNotContain("Kodeavtale med løyndom");
        assertThat(Client.as("tone.hauge", port).get("/v/" + code).text()).contains("Kodeavtale med løyndom");
    }

    @Test
    void onlyTheListIsShownWithinOtherPages() {
        Reply list = stranger().get("/offentlig/liste/hf-983974724");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Content-Security-Policy")).contains("frame-ancestors *");
        assertThat(list.header("X-Frame-Options")).isEmpty();
        assertThat(list.text()).doesNotContain("<script");
        for (String address : List.of("/offentlig", "/offentlig/dekning", "/offentlig/sok?q=a")) {
            Reply page = stranger().get(address);
            assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.text()).doesNotContain("<script", "csrf");
        }
    }

    @Test
    void linksAreListedForTheRegionAndOnlyOfWhatIsPublic() {
        AgreementId shown = signed("Lenkjeavtale open");
        AgreementId hidden = signed("Lenkjeavtale lukka");
        String code = release(shown);
        Client ingrid = Client.as("ingrid.moe", port);
        String text = ingrid.get("/submissions/links.txt").text();
        assertThat(text)
                .contains("Lenkjeavtale open", "/offentlig/t/" + code + "-1")
                .doesNotContain("Lenkjeavtale lukka");
        assertThat(ingrid.get("/submissions/links.csv").text()).contains("/offentlig/t/" + code + "-1");
        assertThat(ingrid.get("/submissions/links.xlsx").status()).isEqualTo(200);
        Reply page = ingrid.get("/submissions/links");
        assertThat(page.text()).contains("Lenkjeavtale open", "Lenkjeavtale lukka", hidden + "/follow-up/publication");
        assertThat(stranger().get("/submissions/links").status()).isEqualTo(302);
        assertThat(Client.as("nils.berg", port).get("/submissions/links").text())
                .doesNotContain("Lenkjeavtale");
    }

    @Test
    void whenItFailsTheVisitorIsToldInThePublicLookAndOwnLanguage() throws Exception {
        var pages = MockMvcBuilders.webAppContextSetup(context).build();
        for (int status : List.of(500, 503, 429)) {
            String page = pages.perform(MockMvcRequestBuilders.get("/error")
                            .param("sprak", "nn")
                            .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                            .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/offentlig/sok"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(page)
                    .as("" + status)
                    .contains("lang=\"nn\"", "/offentlig?sprak=nn", "/offentlig/sok?sprak=en")
                    .doesNotContain("href=\"/\"", "href=\"/search", "/sign-in", "<script", "csrf");
        }
        String within = pages.perform(MockMvcRequestBuilders.get("/error")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/agreements"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(within).contains("href=\"/search\"");
    }

    @Test
    void theAddressToEmbedIsThatOfTheListAndLeadsToIt() {
        release(signed("Avtale i ramme"));
        for (String party : List.of("hf-983974724", "kommune-4621")) {
            String page = stranger().get("/offentlig/part/" + party).text();
            String list = "http://localhost:" + port + "/offentlig/liste/" + party;
            assertThat(page).contains("&lt;iframe src=&quot;" + list + "&quot;");
            assertThat(stranger().get("/offentlig/liste/" + party).text()).contains("Avtale i ramme");
        }
    }

    @Test
    void anAddressSaysWhomToAskAndNamesNobodyElse() {
        AgreementId id = signed("Avtale å spørje om");
        String code = release(id);
        assertThat(publishing.note(id, new PublicationNote.ReleaseWithdrawn("1", "Feil"), JONAS))
                .isEmpty();
        for (String address : List.of("/offentlig/a/" + code, "/offentlig/t/" + code + "-1")) {
            Reply gone = stranger().get(address);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.text())
                    .contains("<strong>Helse Bergen HF</strong>")
                    .doesNotContain("Voss herad", "Avtale å spørje om", "Jonas");
        }
    }

    @Test
    void theAgreementsPageLeadsToWhatIsDecidedOnReleasingTheVersion() {
        AgreementId id = signed("Avtale med veg til offentleggjering");
        String link = "/agreements/" + id + "/follow-up/publication#1";
        assertThat(state(id, link)).contains("Ikkje avgjort");
        assertThat(publishing.ask(id, 1, "Ny avtale mellom partane.", JONAS)).isEmpty();
        assertThat(state(id, link)).contains("Ventar på stadfesting");
        assertThat(publishing.confirm(id, 1, "Ny avtale mellom partane.", "https://avtaler.example.no", TONE))
                .isEmpty();
        assertThat(state(id, link)).contains("Offentleg");
        String drafted = new Writing(port).draft("Utkast utan veg");
        assertThat(Client.as("siri.giske", port)
                        .get("/agreements/" + id(drafted))
                        .text())
                .doesNotContain("follow-up/publication#");
    }

    private String state(AgreementId id, String link) {
        String page = Client.as("siri.giske", port)
                .with("Accept-Language", "nn")
                .get("/agreements/" + id)
                .text();
        assertThat(page).contains(link);
        int at = page.indexOf(link);
        return page.substring(at, page.indexOf("</a>", at));
    }

    @Test
    void wordsCanBeWithheldThatStandInAnOlderVersionOnly() {
        var writing = new Writing(port);
        String path = writing.draft("Avtale med eldre punkt");
        writing.conclude(path, writing.submitted(path));
        AgreementId id = id(path);
        Clause old = clause(id, "Ansvar");
        assertThat(reviewing.redraft(id, "Ny gjennomgang", SIRI)).isInstanceOf(Decision.Accepted.class);
        assertThat(drafting.removeClause(id, old.id(), old.sha256(), SIRI)).isInstanceOf(Decision.Accepted.class);
        writing.conclude(path, writing.submitted(path));
        String page = Client.as("jonas.lid", port)
                .get("/agreements/" + id + "/follow-up/publication")
                .text();
        assertThat(page).contains("<option value=\"" + old.id() + "\"");
        assertThat(publishing.withhold(id, old.id(), SECRET, "offl-23-1", "Løynd grunn", JONAS))
                .isEmpty();
    }
}
