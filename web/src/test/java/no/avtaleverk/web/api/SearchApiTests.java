package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.search.SavingSearches;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of searching, over the API, as the description shows it; and that nothing of it tells of what one may not see. */
@RunningProduct
class SearchApiTests {
    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    SavingSearches saving;

    private final Examples examples = new Examples();

    @Test
    void aSearchIsSavedChangedAndDeleted() {
        Registered.inForce(context, "Eksempel på lagra søk");
        Client marit = Client.as("marit.tveit", port);
        Reply saved = marit.post("/api/v1/search/saved", """
                {"name": "Revisjon kvart fjerde år", "alert": true,
                 "inquiry": {"q": "\\"kvart fjerde år\\"", "municipalities": ["4628"], "language": "nn", "year": 2025}}""");
        examples.keepFields("saved-search", saved);
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        String path = "/api/v1/search/saved/" + saved.json().path("id").asString();
        Reply renamed = marit.put(path, "{\"name\": \"Revisjon\", \"alert\": false}");
        assertThat(renamed.json().path("name").asString()).isEqualTo("Revisjon");
        assertThat(renamed.json().path("alert").asBoolean()).isFalse();
        assertThat(Client.as("hege.eide", port).get(path).status()).isEqualTo(404);
        assertThat(Client.as("hege.eide", port).get("/api/v1/search/saved").text())
                .isEqualTo("[]");
        assertThat(marit.post("/api/v1/search/saved", "{}").status()).isEqualTo(400);
        assertThat(marit.delete(path).status()).isEqualTo(204);
        assertThat(marit.get(path).status()).isEqualTo(404);
        examples.keepFields("suggestions", marit.get("/api/v1/search/suggestions?q=revid"));
        examples.check();
    }

    /** An answer with the hits of one agreement alone, since other tests beside this one have agreements with the same words. */
    private static JsonNode own(Reply answer, String hits, String title) {
        var own = (ObjectNode) answer.json().deepCopy();
        var some = own.putArray(hits);
        for (JsonNode hit : answer.json().path(hits)) {
            if (hit.path("title").asString().equals(title)) {
                some.add(hit);
            }
        }
        return own;
    }

    @Test
    void aSearchIsFrozenCitedTakenAlongAndAskedForAgain() throws IOException {
        Registered.inForce(context, "Eksempel på frose søk");
        Client marit = Client.as("marit.tveit", port);
        Reply frozen = marit.post("/api/v1/search/frozen", """
                {"title": "Kor ofte det skal reviderast", "inquiry": {"q": "reviderast"}}""");
        examples.keepFields("frozen-search", own(frozen, "hits", "Eksempel på frose søk"));
        assertThat(frozen.status()).as(frozen.text()).isEqualTo(201);
        assertThat(frozen.json().path("whole").asBoolean()).isTrue();
        String path = "/api/v1/search/frozen/" + frozen.json().path("id").asString();
        Reply canonical = marit.get(path + "/result.txt");
        assertThat(Sha256.of(canonical.bytes()).hex())
                .isEqualTo(frozen.json().path("sha256").asString());
        Reply again = MadeAgain.by(marit, path);
        examples.keepFields("frozen-again", again);
        assertThat(again.json().path("same").asBoolean()).isTrue();
        assertThat(again.json().path("since").isEmpty()).isTrue();
        Registered.inForce(context, "Enda eit døme på frose søk");
        Reply later = MadeAgain.by(marit, path);
        assertThat(later.json().path("same").asBoolean()).isTrue();
        assertThat(later.json().path("since").isEmpty()).isFalse();

        Reply csv = marit.get(path + "/hits.csv");
        assertThat(new String(csv.bytes(), StandardCharsets.UTF_8))
                .startsWith("\ufeff")
                .contains(frozen.json().path("sha256").asString());
        Reply hits = marit.get("/api/v1/search/hits.csv?q=reviderast&language=nn&year=2025");
        assertThat(new String(hits.bytes(), StandardCharsets.UTF_8)).contains("Eksempel på frose søk", "«reviderast»");
        Reply workbook = marit.get("/api/v1/search/hits.xlsx?q=reviderast");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()))) {
            assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isNotEmpty();
        }
        assertThat(Client.as("siri.giske", port).get(path).status()).isEqualTo(404);
        assertThat(Client.as("siri.giske", port).post(path + "/again", "").status())
                .isEqualTo(404);
        assertThat(Client.as("siri.giske", port)
                        .get(path + "/again/" + again.json().path("id").asString())
                        .status())
                .isEqualTo(404);
        assertThat(marit.get("/api/v1/search/frozen").json().at("/0").has("whole"))
                .isFalse();
        assertThat(Client.as("siri.giske", port).get(path + "/hits.csv").status())
                .isEqualTo(404);
        assertThat(Client.as("kari.vik", port)
                        .post("/api/v1/search/frozen", "{\"inquiry\": {\"q\": \"x\"}}")
                        .status())
                .isEqualTo(403);
        examples.check();
    }

    @Test
    void aFrozenSearchOfTheLogHasTheEntriesOfAgreementsWithoutAnyVersionWhenItIsAskedAgain() {
        Client marit = Client.as("marit.tveit", port);
        draft("Loggord Skarvøya");
        Reply frozen = marit.post("/api/v1/search/frozen", """
                {"title": "", "inquiry": {"q": "Skarvøya", "kind": "LOG"}}""");
        assertThat(frozen.json().path("hits").isEmpty()).isFalse();
        String path = "/api/v1/search/frozen/" + frozen.json().path("id").asString();
        assertThat(MadeAgain.by(marit, path).json().path("same").asBoolean()).isTrue();
        // What is written since is no matter for what was.
        draft("Enda eit loggord frå Skarvøya");
        Reply later = MadeAgain.by(marit, path);
        assertThat(later.json().path("same").asBoolean()).as(later.text()).isTrue();
        assertThat(later.json().path("since").isEmpty()).isFalse();
    }

    @Test
    void whatIsFrozenBesideADraftWithAnotherHeadIsTheSameWhenItIsAskedAgain() {
        Client marit = Client.as("marit.tveit", port);
        AgreementId id = Registered.inForce(context, "Avtale ved Stordalsfossen");
        var drafting = context.getBean(Drafting.class);
        Agreement redrafted = ((Decision.Accepted)
                        context.getBean(Reviewing.class).redraft(id, "Voss blir med", Registered.JURIST))
                .change()
                .agreement();
        var parties = new ArrayList<>(redrafted.head().parties());
        parties.add(AgreementParty.of(new PartyId("kommune-4621"), "Voss herad"));
        var head = new Head(
                "Kva som reviderast ved Stordalsfossen",
                Language.BOKMAL,
                parties,
                redrafted.head().terms(),
                redrafted.head().parameters(),
                redrafted.head().claims(),
                false);
        assertThat(drafting.changeHead(id, head, redrafted.sequence(), Registered.JURIST))
                .isInstanceOf(Decision.Accepted.class);
        // The clauses of the version stand in the draft as well, and are found by its kommune, its målform and its
        // title.
        for (String inquiry : List.of(
                "{\"q\": \"reviderast\", \"municipalities\": [\"4621\"]}",
                "{\"q\": \"reviderast\", \"language\": \"nb\"}",
                "{\"q\": \"reviderast\"}")) {
            Reply frozen = marit.post("/api/v1/search/frozen", "{\"inquiry\": " + inquiry + "}");
            assertThat(frozen.json().path("hits").valueStream().map(hit -> hit.path("agreementId")
                            .asString()))
                    .as(inquiry)
                    .contains(id.value());
            Reply again = MadeAgain.by(
                    marit, "/api/v1/search/frozen/" + frozen.json().path("id").asString());
            assertThat(again.json().path("same").asBoolean()).as(again.text()).isTrue();
        }
    }

    @Test
    void whatIsNewInASavedSearchIsNewUntilItIsSeen() {
        Client siri = Client.as("siri.giske", port);
        Reply saved = siri.post("/api/v1/search/saved", """
                {"name": "Fjordhesten", "alert": true, "inquiry": {"q": " Fjordhesten "}}""");
        assertThat(saved.json().at("/inquiry/q").asString()).isEqualTo("Fjordhesten");
        String path = "/api/v1/search/saved/" + saved.json().path("id").asString();
        Registered.inForce(context, "Avtale om Fjordhesten");
        saving.tellOfNews(reader -> java.util.Optional.of(reader.reader()));
        assertThat(siri.get(path).json().path("newHits").asInt()).isPositive();
        assertThat(siri.post(path + "/seen", "").status()).isEqualTo(204);
        assertThat(siri.get(path).json().path("newHits").asInt()).isZero();
        Registered.inForce(context, "Enda en avtale om Fjordhesten");
        saving.tellOfNews(reader -> java.util.Optional.of(reader.reader()));
        assertThat(siri.get(path).json().path("newHits").asInt()).isPositive();
        Reply blank = siri.put(path, "{\"name\": \" \", \"alert\": false}");
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.text()).contains("navn").doesNotContain("Begrunnelsen");
        assertThat(siri.get(path).json().path("alert").asBoolean()).isTrue();
    }

    @Test
    void theFileHasTheWholeTextOfEachClause() {
        AgreementId id = Registered.inForce(context, "Avtale om heile teksten");
        Reply file = Client.as("marit.tveit", port).get("/api/v1/search/hits.csv?q=reviderast");
        String csv = new String(file.bytes(), StandardCharsets.UTF_8);
        assertThat(csv).contains("Avtale om heile teksten");
        for (Clause clause :
                context.getBean(Agreements.class).find(id).orElseThrow().clauses()) {
            if (clause.text().body().contains("reviderast")) {
                assertThat(csv).contains(clause.text().body().lines().toList());
            }
        }
    }

    @Test
    void hitsAreGroupedAndFilteredByMalformAndYear() {
        Registered.inForce(context, "Eksempel på gruppering");
        Client marit = Client.as("marit.tveit", port);
        Reply grouped = marit.get("/api/v1/search?q=reviderast&group=CLAUSE&language=nn&year=2025&size=100");
        assertThat(grouped.json().path("groupTotal").asLong()).isPositive();
        // Other tests have agreements with the same words.
        assertThat(grouped.json()
                        .path("groups")
                        .valueStream()
                        .map(group -> group.at("/hits/0"))
                        .filter(hit -> hit.path("title").asString().equals("Eksempel på gruppering"))
                        .map(hit -> hit.at("/versions/0/inForce/0/from").asString()))
                .containsExactly("2025-08-31");
        assertThat(marit.get("/api/v1/search?q=reviderast&language=nb&year=2025")
                        .json()
                        .path("total")
                        .asLong())
                .isZero();
        assertThat(marit.get("/api/v1/search?q=reviderast&language=xx").status())
                .isEqualTo(400);
        Reply periods = marit.get("/api/v1/search?q=reviderast&group=PERIOD&size=100");
        assertThat(periods.json().path("groups").valueStream().map(group -> group.path("from")
                        .asString("")))
                .contains("2025-08-31");
    }

    @Test
    void nothingOfADraftIsToldToOthersByCountsSuggestionsFilesOrAlerts() {
        Client outsider = Client.as("siri.giske", port);
        Client jurist = Client.as("marit.tveit", port);
        Reply before = outsider.get("/api/v1/search?q=hemmeleghald&group=CLAUSE");
        Reply saved = outsider.post(
                "/api/v1/search/saved",
                "{\"name\": \"Hemmeleg\", \"alert\": true, \"inquiry\": {\"q\": \"hemmeleghald\"}}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        draft("Hemmeleghald og løyndom");
        saving.tellOfNews(reader -> java.util.Optional.of(reader.reader()));

        assertThat(jurist.get("/api/v1/search?q=hemmeleghald")
                        .json()
                        .path("total")
                        .asLong())
                .isPositive();
        assertThat(jurist.get("/api/v1/search/suggestions?q=hemmelegh").text()).contains("Hemmeleghald og løyndom");
        assertThat(outsider.get("/api/v1/search?q=hemmeleghald&group=CLAUSE").text())
                .isEqualTo(before.text());
        assertThat(before.json().path("total").asLong()).isZero();
        assertThat(outsider.get("/api/v1/search/suggestions?q=hemmelegh").text())
                .isEqualTo("[]");
        assertThat(new String(
                        outsider.get("/api/v1/search/hits.csv?q=hemmeleghald").bytes(), StandardCharsets.UTF_8))
                .doesNotContain("løyndom");
        assertThat(outsider.get("/api/v1/search/saved").json().at("/0/newHits").asInt())
                .isZero();
    }

    private void draft(String title) {
        var head = new Head(
                title,
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(Registered.VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(new PartyId("hf-983974724"), "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        var clause = new Clause(
                new ClauseId("hemmeleg"), 1, "1", ClauseText.parse("Hemmeleghald", "Her står det om hemmeleghald."));
        Decision drafted = context.getBean(Drafting.class)
                .start(
                        AgreementKind.LOCAL_AGREEMENT,
                        Origin.WRITTEN,
                        head,
                        new Clauses(List.of(clause)),
                        List.of(),
                        Registered.JURIST);
        assertThat(drafted).isInstanceOf(Decision.Accepted.class);
    }
}
