package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a text says of its revision, of notice and of its prolongation, given and told over the API. */
@RunningProduct
class OwnTermsApiTests {
    @LocalServerPort
    private int port;

    private String path = "";

    @BeforeEach
    void begin() {
        path = new Writing(port).draft("Eigne vilkår");
    }

    private Reply change(String own) {
        Client siri = Client.as("siri.giske", port);
        String tag = siri.get(path + "/draft").header("ETag");
        return siri.with("If-Match", tag)
                .call(
                        "PATCH",
                        path + "/draft",
                        "application/json",
                        ("{\"validity\":{\"until\":\"2030-01-01\",\"own\":" + own + "}}")
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsGivenIsToldAndKeptUntilSomethingElseIsGiven() {
        Reply changed = change(
                "{\"revision\":{\"every\":{\"amount\":4,\"unit\":\"YEARS\"}},"
                        + "\"notice\":{\"period\":{\"amount\":18,\"unit\":\"MONTHS\"},\"end\":\"END_OF_MONTH\"},"
                        + "\"renewal\":{\"by\":{\"amount\":1,\"unit\":\"YEARS\"},\"noticeBefore\":{\"amount\":6,\"unit\":\"MONTHS\"}}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var own = changed.json().path("validity").path("own");
        assertThat(own.path("notice").path("start").asString()).isEqualTo("RECEIPT");
        assertThat(own.path("notice").path("period").path("amount").asInt()).isEqualTo(18);
        Reply kept = change("null");
        assertThat(kept.json().path("validity").path("own")).isEqualTo(own);
        assertThat(change("{}").json().path("validity").has("own")).isFalse();
    }

    @Test
    void lessThanAYearOfNoticeIsRefusedAndSoIsWhatIsHalfSaid() {
        Reply tooShort = change("{\"notice\":{\"period\":{\"amount\":364,\"unit\":\"DAYS\"}}}");
        assertThat(tooShort.status()).isBetween(400, 422);
        assertThat(tooShort.text()).contains("hol. § 6-5");
        for (String half : new String[] {
            "{\"notice\":{}}",
            "{\"notice\":{\"period\":{\"amount\":0,\"unit\":\"YEARS\"}}}",
            "{\"revision\":{}}",
            "{\"renewal\":{\"by\":{\"amount\":1,\"unit\":\"YEARS\"}}}"
        }) {
            assertThat(change(half).status()).as(half).isEqualTo(400);
        }
    }
}
