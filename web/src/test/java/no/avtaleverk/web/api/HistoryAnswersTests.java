package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What the pages of time, absence and difference answer, and their tables as files. */
@RunningProduct
class HistoryAnswersTests {
    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext context;

    private final String title = "Avtale " + ClauseId.random().value().replaceAll("[^a-z]", "");
    private @Nullable AgreementId agreement;

    @BeforeEach
    void anAgreementIsInForce() {
        agreement = Registered.inForce(Objects.requireNonNull(context), title);
    }

    private Reply get(String path) {
        return Client.as("marit.tveit", port).get(path + (path.contains("?") ? "&" : "?") + "lang=nb");
    }

    private String page(String path) {
        Reply reply = get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.text();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** The line of a file that tells of the agreement of this test. */
    private String line(String path) {
        Reply file = get(path);
        assertThat(file.status()).as(path).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        return file.text()
                .lines()
                .filter(line -> line.contains(title))
                .findFirst()
                .orElse("");
    }

    /** A standard text with a clause as in the agreement, in other words, and one the agreement lacks. */
    private String standard() {
        Client trust = Client.as("jonas.lid", port);
        Reply made = trust.post("/api/v1/agreements", """
                        {"title": "Standard for %s", "kind": "STANDARD_TEXT", "language": "nn", "parties": ["983974724"],
                         "clauses": [{"id": "revisjon", "heading": "Revisjon", "text": "Avtalen skal reviderast kvart år."},
                                     {"id": "usemje", "heading": "Usemje", "text": "Usemje skal løysast lokalt."}]}
                        """.formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(trust.post(path + "/issue", "{\"note\": \"Første utgåve\"}").status())
                .isEqualTo(200);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    @Test
    void theRegisterOfADayIsAFile() {
        assertThat(line("/history/register.csv?on=2025-10-01&known=2026-05-01&municipality=kommune-4628"))
                .contains("Vaksdal", "2025-08-31", "kom til senere");
    }

    @Test
    void whatHoldsOneThingAndLacksAnotherIsAFile() {
        assertThat(line("/history/lacks.csv?holds=reviderast&lacks=" + encoded("årleg")))
                .contains("Vaksdal", "2025-08-31");
    }

    @Test
    void theWordingsOfAClauseAreAFile() {
        assertThat(line("/history/alike.csv?agreement=" + agreement + "&clause=revisjon"))
                .contains("Vaksdal", "Avtalen skal reviderast kvart fjerde år.");
    }

    @Test
    void whatNobodyAnswersIsAFile() {
        Reply file = get("/history/unanswered.csv?municipality=kommune-4628&on=2025-10-01&requirement=HOL-6-2-04");
        assertThat(file.text().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("Vaksdal", "HOL-6-2-04", "2025-10-01");
    }

    @Test
    void theDifferencesFromAStandardAreAFile() {
        String path = "/history/standard.csv?on=2026-06-01&standard=" + standard();
        assertThat(line(path)).contains("Vaksdal", "Revisjon");
        assertThat(get(path).text().lines().filter(line -> line.contains(title) && line.contains("Usemje")))
                .singleElement()
                .asString()
                .contains("100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/history/register.csv?municipality=kommune-4628",
                "/history/lacks.csv?holds=reviderast",
                "/history/alike.csv?requirement=HOL-6-2-04",
                "/history/unanswered.csv?municipality=kommune-4628",
                "/history/standard.csv?standard=delavtale-4:nn"
            })
    void aFileOfADayThereNeverWasIsNotFound(String path) {
        assertThat(get(path + "&on=2026-06-01").status()).isEqualTo(200);
        assertThat(get(path + "&on=31.02.2024").status()).isEqualTo(404);
    }

    // ---- pages ------------------------------------------------------------------------------------------------------

    @Test
    void theTableOfDifferencesHasARowForEachClauseAndAColumnForEachAgreement() {
        String id = standard();
        String page = page("/history/standard?on=2026-06-01&standard=" + id);
        assertThat(page)
                .contains("Standard for " + title + ", versjon 1", title)
                .contains("/comparison?left=" + id + "%401&amp;right=" + agreement + "%401")
                .contains("/history/standard.csv?");
        assertThat(row(page, "Revisjon")).containsPattern(">\\d+ %<");
        assertThat(row(page, "Usemje")).contains(">–<");
        assertThat(page("/history/standard?on=2026-06-01&only=rows&standard=" + id))
                .contains("Revisjon");
    }

    private static String row(String page, String clause) {
        var row = Pattern.compile("<tr><th scope=\"row\"[^>]*>[^<]*" + clause + "</th>.*?</tr>", Pattern.DOTALL)
                .matcher(page);
        assertThat(row.find()).as(page).isTrue();
        return row.group();
    }

    @Test
    void aStandardIsNotHeldAgainstAnythingBeforeItWasIssued() {
        assertThat(page("/history/standard?on=2026-05-31&standard=" + standard()))
                .contains("«Standardtekst» var ikke utgitt den dagen.")
                .doesNotContain("<table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history/register?on=2026-06-01", "/history/unanswered?on=2026-06-01"})
    void whoChoosesNeitherKommuneNorTrustIsAnsweredForTheirOwn(String path) {
        assertThat(page(path))
                .contains("området til Helse Bergen HF".substring(path.contains("register") ? 12 : 0))
                .containsPattern("<option value=\"hf-983974724\" selected=\"selected\"");
    }

    @Test
    void theRegisterIsNarrowedToTheTrustAskedFor() {
        assertThat(page("/history/register?on=2026-06-01")).contains(title);
        assertThat(page("/history/register?on=2026-06-01&trust=rhf-983658725")).contains(title);
        assertThat(page("/history/register?on=2026-06-01&trust=hf-983974694")).doesNotContain(title);
        assertThat(page("/history/register?on=2026-06-01&trust=hf-983974694&municipality=kommune-4628"))
                .doesNotContain(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/history/register?on=31.02.2024 | «I kraft på dato» må være en dato.",
                "/history/register?known=x | «Slik registeret visste det» må være en dato.",
                "/history/standard?standard=finst-ikkje | «Standardtekst» kan ikke brukes slik det står.",
                "/history/unanswered?municipality=kommune-0000 | «Kommune» kan ikke brukes slik det står.",
                "/history/lacks?holds=&lacks= | «Inneholder» er tomt.",
                "/history/lacks?holds=%20-%20 | «Inneholder» har ingen ord å lete etter.",
                "/history/sentence?q= | «Setningen» må fylles ut.",
                "/history/alike?on=2026-06-01 | «Krav» er ikke valgt."
            })
    void aFaultNamesItsField(String path, String told) {
        assertThat(page(path)).contains(told).doesNotContain("{0}", "??");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/history/unanswered?municipality=kommune-4628&requirement=HOL-6-2-04",
                "/history/lacks?answers=HOL-6-2-04",
                "/history/lacks?holds=avtale&unanswered=HOL-6-2-04"
            })
    void theRequirementThatWasChosenIsShownAgain(String path) {
        assertThat(page(path).split("<option value=\"HOL-6-2-04\" selected=\"selected\"", -1))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/history/lacks?holds=%7Bon%7D+avtale&lacks=%7B",
                "/history/lacks?holds=avtale&%7Ba%3Ab=c&page=%7B2%7D",
                "/search?q=%7Bkind%7D+avtale&%7D%7B=x"
            })
    void bracesInWhatWasTypedAreNoPlaceForAnotherField(String path) {
        assertThat(page(path)).doesNotContainPattern("href=\"[^\"]*(a%3Ab|%7D%7B)");
    }

    @Test
    void anAgreementBearsTheTitleItHadThatDay() {
        String path = "/api/v1/agreements/" + agreement;
        Client marit = Client.as("marit.tveit", port);
        assertThat(marit.post(path + "/redraft", "{\"reason\": \"Ny tittel\"}").status())
                .isEqualTo(200);
        Reply changed = marit.with("If-Match", marit.get(path + "/draft").header("ETag"))
                .call(
                        "PATCH",
                        path + "/draft",
                        "application/json",
                        "{\"title\": \"Heilt anna namn\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(page("/agreements/" + agreement + "/at?on=2025-10-01"))
                .contains("<title>" + title + " slik den gjaldt 1. oktober 2025");
    }

    @Test
    void whereTheWorkStoodIsToldOnlyOfADayTheRegisterIsAskedFor() {
        String work = "Arbeidet med avtalen:";
        assertThat(page("/agreements/" + agreement + "/at?on=2026-06-01")).doesNotContain(work);
        String known = page("/agreements/" + agreement + "/at?on=2026-06-01&known=2026-05-31");
        assertThat(known)
                .contains("Registeret kjente ikke avtalen 31. mai 2026.")
                .doesNotContain(work);
    }
}
