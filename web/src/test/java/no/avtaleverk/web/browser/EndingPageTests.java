package no.avtaleverk.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.Changes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** From the look at what would happen, by notice, to its withdrawal with the other's consent; on a desk and on a phone. */
@RunningProduct
@WithBrowser
class EndingPageTests {
    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"1280, nb", "360, nn"})
    void noticeIsLookedAtGivenToldAndWithdrawn(int width, String language, BrowserContext any) {
        AgreementId id = Registered.inForce(context, "Oppseiing " + width);
        LocalDate today = context.getBean(Changes.class).today();
        String path = "/agreements/" + id + "/follow-up/notice";
        Visitor aud = Visitor.at(any.browser(), port, width, language).as("aud.dale");
        Page page = aud.open(path);
        assertThat(aud.barriers()).isEmpty();
        page.locator("#received").fill(today.minusYears(30).toString());
        page.locator("form[action$='/preview'] button").click();
        assertThat(page.locator("#faults a")).isVisible();
        assertThat(page.locator("#received")).hasValue(today.minusYears(30).toString());
        page.locator("#faults a").click();
        assertThat(page.locator("#received")).isFocused();
        assertThat(aud.barriers()).isEmpty();
        page.locator("#received").fill(today.toString());
        page.locator("form[action$='/preview'] button").click();
        assertThat(page.locator("svg[role=img]")).isVisible();
        assertThat(page.locator("#away-heading")).isVisible();
        assertThat(aud.barriers()).isEmpty();
        Locator give = page.locator("form[action$='/give']");
        give.locator("[name=decidedOn]").fill(today.minusDays(3).toString());
        give.locator("[name=decisionReference]").fill("sak 81/2026");
        give.locator("[name=reason]").fill("Eigen legevakt");
        if (give.locator("[name=permission]").count() > 0) {
            give.locator("[name=permission]")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        }
        give.locator("button[type=submit]").click();
        assertThat(page.locator("[id^='kommune-4628-']")).containsText("sak 81/2026");
        page.locator("summary", new Page.LocatorOptions().setHasText("trekk"))
                .first()
                .click();
        page.locator("form[action$='/withdrawal'] [name=reason]").fill("Felles legevakt likevel");
        page.locator("form[action$='/withdrawal'] button").click();
        assertThat(page.locator("[id^='kommune-4628-']")).containsText("Felles legevakt likevel");
        assertThat(aud.barriers()).isEmpty();

        Visitor ingrid = Visitor.at(any.browser(), port, width, language).as("ingrid.moe");
        Page region = ingrid.open(path);
        region.locator("form[action$='/directorate'] [name=toldOn]").fill(today.toString());
        region.locator("form[action$='/directorate'] [name=reference]").fill("brev 26/4411");
        region.locator("form[action$='/directorate'] button").click();
        assertThat(region.locator("[id^='kommune-4628-']")).containsText("brev 26/4411");

        Visitor tone = Visitor.at(any.browser(), port, width, language).as("tone.hauge");
        Page trust = tone.open(path);
        assertThat(tone.barriers()).isEmpty();
        Locator answer = trust.locator("form[action$='/answer']").first();
        answer.locator("[name=decidedOn]").fill(today.toString());
        answer.locator("[name=decisionReference]").fill("styresak 90/2026");
        answer.locator("button[value=consent]").click();
        assertThat(trust.locator("#past-heading")).isVisible();
        assertThat(trust.locator("body")).containsText("styresak 90/2026");
        assertThat(tone.barriers()).isEmpty();
        assertThat(tone.open("/law-changes").locator("#edition-2022-08-01")).containsText("102 L");
        assertThat(tone.barriers()).isEmpty();
        tone.open("/agreements/" + id + "/follow-up/law-change");
        assertThat(tone.barriers()).isEmpty();
    }
}
