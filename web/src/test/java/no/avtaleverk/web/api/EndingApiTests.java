package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.Changes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@RunningProduct
class EndingApiTests {
    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void aNoticeIsPreviewedGivenAndFallsWithConsent() {
        AgreementId id = Registered.inForce(context, "Delavtale som blir sagt opp");
        String path = "/api/v1/agreements/" + id;
        LocalDate today = context.getBean(Changes.class).today();
        Client aud = Client.as("aud.dale", port);
        Reply preview = aud.get(path + "/follow-up/notice/preview?dispatched=%s&received=%s".formatted(today, today));
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.json().at("/ends").asString())
                .isEqualTo(today.plusYears(1).toString());
        assertThat(preview.json().at("/endsFor/0").asString()).isEqualTo("kommune-4628");
        String letter = """
                {"deliveries": {"hf-983974724": {"dispatched": "%s", "received": "%s"}}, "reason": "Eigen legevakt",
                 "permission": {"clause": "revisjon"},
                 "decision": {"organ": "%s", "on": "%s", "reference": "sak 81/2026"}}""";
        Reply wrong = aud.post(path + "/notices", letter.formatted(today, today, "FORMANNSKAP", today));
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
        assertThat(wrong.json().at("/reasons/0/code").asString()).isEqualTo("wrong-organ");
        Reply given = aud.post(path + "/notices", letter.formatted(today, today, "KOMMUNESTYRE", today));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        String notice = path + "/follow-up/notice/kommune-4628-" + today;
        assertThat(aud.post(notice + "/withdrawal", "{\"reason\": \"Felles legevakt likevel\"}")
                        .status())
                .isEqualTo(200);
        Client tone = Client.as("tone.hauge", port);
        Reply told = tone.post(notice + "/region", "{\"on\": \"%s\", \"reference\": \"brev\"}".formatted(today));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().at("/notices/0/withdrawal/awaited/0").asString()).isEqualTo("hf-983974724");
        Reply fallen = tone.post(
                notice + "/consents",
                "{\"organ\": \"TRUST_BOARD\", \"on\": \"%s\", \"reference\": \"styresak 90/2026\"}".formatted(today));
        assertThat(fallen.status()).as(fallen.text()).isEqualTo(200);
        assertThat(fallen.json().at("/notices/0/running").asBoolean()).isFalse();
        assertThat(fallen.json().at("/fallsAway").isMissingNode()).isTrue();
        assertThat(Client.as("siri.giske", port).get(path + "/follow-up/notice").status())
                .isEqualTo(403);
    }

    @Test
    void whatCameToBeAskedIsToldBetweenTwoDays() {
        Reply changes = Client.as("aud.dale", port).get("/api/v1/law-changes?after=2022-07-31&until=2022-08-01");
        assertThat(changes.status()).as(changes.text()).isEqualTo(200);
        assertThat(changes.text()).contains("HOL-6-2-12-2022-08-01", "HOL-6-2-13-2022-08-01", "2023-07-01");
        assertThat(changes.text()).doesNotContain("HOL-6-2-04");
        AgreementId id = Registered.inForce(context, "Avtale og lovendringar");
        String path = "/api/v1/agreements/" + id + "/follow-up/law-change";
        Client jurist = Client.as("marit.tveit", port);
        assertThat(jurist.get(path).status()).isEqualTo(200);
        Reply nothing = jurist.post(
                path + "/HOL-6-2-12-2022-08-01", "{\"outcome\": \"NO_CHANGE_NEEDED\", \"reason\": \"Står der\"}");
        assertThat(nothing.status()).as(nothing.text()).isEqualTo(422);
    }
}
