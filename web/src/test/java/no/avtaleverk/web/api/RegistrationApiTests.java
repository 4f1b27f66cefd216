package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** The registration over the API, as the description shows it. Each test counts on days that no other has an agreement on. */
@RunningProduct
class RegistrationApiTests {
    private static final ClauseId CLAUSE = new ClauseId("innlegging");

    @LocalServerPort
    private int port;

    @Autowired
    ApplicationContext context;

    private final Examples examples = new Examples();

    /** On file, in force for one day, answering nr. 3. */
    static AgreementId inForce(ApplicationContext context, String title, LocalDate day) {
        AgreementId id = AgreementId.random();
        var clauses = new Clauses(
                List.of(new Clause(CLAUSE, 1, "1", ClauseText.parse("Innlegging", "Legen ringer før innlegging."))));
        var answer = new Answer(
                CLAUSE,
                clauses.find(CLAUSE).orElseThrow().sha256(),
                new RequirementId("HOL-6-2-03"),
                Answer.Basis.JURIST,
                true);
        Decision registered = Agreement.register(
                id,
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                new Head(
                        title,
                        Language.NYNORSK,
                        List.of(
                                AgreementParty.of(Registered.VAKSDAL, "Vaksdal kommune"),
                                AgreementParty.of(new PartyId("hf-983974724"), "Helse Bergen HF")),
                        new Terms(day, day.plusDays(1), EntryIntoForce.AS_REGISTERED),
                        Map.of(),
                        Set.of(),
                        false),
                clauses,
                List.of(answer),
                Facts.NONE,
                "",
                Registered.JURIST,
                java.time.Instant.parse("2025-09-01T08:00:00Z"),
                LocalDate.of(2025, 9, 1));
        context.getBean(TransactionOperations.class).executeWithoutResult(status -> context.getBean(Agreements.class)
                .save(((Decision.Accepted) registered).change()));
        return id;
    }

    private static JsonNode figure(Reply reply, String area, String column) {
        for (JsonNode figure : reply.json().path("figures")) {
            if (figure.path("area").asString("").equals(area)
                    && figure.path("column").asString().equals(column)) {
                return figure;
            }
        }
        throw new AssertionError("No figure " + column);
    }

    @Test
    void figuresAreCountedOnADateAndFollowedDown() {
        LocalDate day = LocalDate.of(2013, 2, 3);
        AgreementId id = inForce(context, "Registrert for talet", day);
        Client ingrid = Client.as("ingrid.moe", port);
        Reply figures = ingrid.get("/api/v1/registration?on=2013-02-03&region=983658725");
        examples.keepFields("registration", figures);
        assertThat(figures.status()).as(figures.text()).isEqualTo(200);
        assertThat(figure(figures, "rhf-983658725", "antKommuner").path("count").asInt())
                .isEqualTo(85);
        assertThat(figure(figures, "rhf-983658725", "antMedAvtale")
                        .path("municipalities")
                        .toString())
                .isEqualTo("[\"kommune-4628\"]");
        assertThat(figure(figures, "rhf-983658725", "manglerDelavtale_3")
                        .path("count")
                        .asInt())
                .isEqualTo(84);
        assertThat(figure(figures, "rhf-983658725", "manglerDelavtale_4").has("count"))
                .isFalse();
        assertThat(ingrid.get("/api/v1/registration?on=2013-02-04&region=983658725")
                        .text())
                .doesNotContain("kommune-9999");

        Reply rows = ingrid.get("/api/v1/registration/agreements?on=2013-02-03&region=983658725");
        examples.keepFields("registered-agreements", rows);
        assertThat(rows.json().path("total").asInt()).isEqualTo(1);
        JsonNode row = rows.json().path("agreements").path(0);
        assertThat(row.path("agreement").asString()).isEqualTo(id.value());
        assertThat(row.path("municipalityNumber").asString()).isEqualTo("1251");
        assertThat(row.path("numbers").toString()).isEqualTo("[3]");
        examples.check();
    }

    @Test
    void aRegistrationIsFrozenReportedAndComputedAgain() throws IOException {
        LocalDate day = LocalDate.of(2013, 3, 4);
        inForce(context, "Registrert og frosen", day);
        Client ingrid = Client.as("ingrid.moe", port);
        Reply frozen =
                ingrid.post("/api/v1/registration/frozen", "{\"title\": \"Rapport 2013\", \"on\": \"2013-03-04\"}");
        examples.keepFields("frozen-registration", frozen);
        assertThat(frozen.status()).as(frozen.text()).isEqualTo(201);
        String path = "/api/v1/registration/frozen/" + frozen.json().path("id").asString();
        assertThat(Sha256.of(ingrid.get(path + "/record.txt").bytes()).hex())
                .isEqualTo(frozen.json().path("sha256").asString());
        inForce(context, "Registrert seinare", day);
        assertThat(ingrid.get(path + "/again").status()).isEqualTo(405);
        Reply again = MadeAgain.by(ingrid, path);
        examples.keepFields("registration-again", again);
        assertThat(again.json().path("same").asBoolean()).as(again.text()).isTrue();
        assertThat(again.json().path("sameNow").asBoolean()).isFalse();
        assertThat(again.json().path("unknown").isEmpty()).isTrue();
        assertThat(again.json().path("agreementsRead").asInt()).isPositive();
        // What came of it is for who asked.
        assertThat(Client.as("siri.giske", port)
                        .get(path + "/again/" + again.json().path("id").asString())
                        .status())
                .isEqualTo(404);
        assertThat(Client.as("kari.vik", port).post(path + "/again", "").status())
                .isEqualTo(404);

        String workbook = sheets(ingrid.get(path + "/registration.xlsx"));
        assertThat(workbook)
                .contains("manglerDelavtale_13", "Registrert og frosen", "1251", "stikkdato", "andreTema")
                .contains(frozen.json().path("sha256").asString())
                .doesNotContain("Registrert seinare");
        assertThat(sheets(ingrid.get("/api/v1/registration/registration.xlsx?on=2013-03-04&region=rhf-983658725")))
                .contains("Registrert seinare");
        // What the region reports is read by those it is about.
        assertThat(Client.as("siri.giske", port).get(path).status()).isEqualTo(200);
        assertThat(Client.as("siri.giske", port)
                        .get("/api/v1/registration/frozen")
                        .text())
                .contains(frozen.json().path("id").asString());
        examples.check();
    }

    @Test
    void theCountryIsToldAsTheMatrixShowsIt() {
        inForce(context, "Registrert for landet", LocalDate.of(2013, 5, 6));
        Client per = Client.as("per.nesse", port);
        Reply country = per.get("/api/v1/country?on=2013-05-06&area=hf-983974724");
        examples.keepFields("country", country);
        assertThat(country.status()).as(country.text()).isEqualTo(200);
        assertThat(country.json().path("demanded").toString())
                .doesNotContain("4,")
                .contains("11");
        JsonNode vaksdal = of(country, "kommune-4628");
        assertThat(vaksdal.path("municipalityNumber").asString()).isEqualTo("1251");
        assertThat(vaksdal.path("together").asString()).isEqualTo("PARTLY");
        assertThat(vaksdal.path("numbers").path(2).path("state").asString()).isEqualTo("ANSWERED");
        assertThat(vaksdal.path("numbers").path(3).path("state").asString()).isEqualTo("NOT_YET_REQUIRED");
        assertThat(vaksdal.path("numbers").path(4).path("state").asString()).isEqualTo("MISSING");
        assertThat(vaksdal.path("shownAs").isEmpty()).isTrue();
        JsonNode lindas = of(country, "kommune-1263");
        assertThat(lindas.path("together").asString()).isEqualTo("UNSIGNED");
        assertThat(lindas.path("shownAs").toString()).isEqualTo("[\"kommune-4631\"]");
        assertThat(per.get("/api/v1/country?on=2013-05-06")
                        .json()
                        .path("municipalities")
                        .size())
                .isEqualTo(428);
        // The same as a table, for the same people.
        String csv = per.get("/country.csv?on=2013-05-06&area=hf-983974724").text();
        assertThat(csv.lines().filter(line -> line.contains("1263")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("Alver"));
        assertThat(csv.lines().findFirst().orElseThrow()).contains("Samlet", "Vist på kartet som");
        assertThat(per.get("/api/v1/country?area=x").status()).isEqualTo(400);
        assertThat(per.get("/api/v1/country?on=2011-12-31").status()).isEqualTo(400);
        assertThat(Client.as("kari.vik", port).get("/api/v1/country").status()).isEqualTo(403);
        examples.check();
    }

    private static JsonNode of(Reply country, String municipality) {
        for (JsonNode one : country.json().path("municipalities")) {
            if (one.path("municipality").asString().equals(municipality)) {
                return one;
            }
        }
        throw new AssertionError("No kommune " + municipality);
    }

    private static String sheets(Reply file) throws IOException {
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        var text = new StringBuilder();
        Path kept = Files.createTempFile("registration", ".xlsx");
        try {
            Files.write(kept, file.bytes());
            try (var zip = new ZipFile(kept.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } finally {
            Files.delete(kept);
        }
        return text.toString();
    }

    @Test
    void whatNobodyCanMeanAndWhoMayNotIsSaid() {
        Client ingrid = Client.as("ingrid.moe", port);
        assertThat(ingrid.get("/api/v1/registration?on=2011-12-31").status()).isEqualTo(400);
        assertThat(ingrid.get("/api/v1/registration?on=3011-12-31").status()).isEqualTo(400);
        assertThat(ingrid.get("/api/v1/registration?region=hf-983974724").status())
                .isEqualTo(400);
        assertThat(ingrid.get("/api/v1/registration/agreements?size=0").status())
                .isEqualTo(400);
        assertThat(ingrid.post("/api/v1/registration/frozen", "{}").status()).isEqualTo(400);
        assertThat(ingrid.post("/api/v1/registration/frozen", "{\"on\": \"2099-01-01\"}")
                        .status())
                .isEqualTo(422);
        assertThat(ingrid.get("/api/v1/registration/frozen/x").status()).isEqualTo(404);
        Client kari = Client.as("kari.vik", port);
        assertThat(kari.get("/api/v1/registration").status()).isEqualTo(403);
        assertThat(kari.post("/api/v1/registration/frozen", "{\"on\": \"2013-01-01\"}")
                        .status())
                .isEqualTo(403);
    }
}
