package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@WithBrowser
class TestBrowserTests {

    private static final String SOUND = """
            <!doctype html><html lang="nb"><head><title>Samarbeidsavtale</title></head>
            <body><main><h1>Døgnopphold for øyeblikkelig hjelp</h1></main></body></html>""";

    @Test
    void rendersAPage(Page page) throws IOException {
        page.setContent(SOUND);
        assertThat(page.innerText("h1")).isEqualTo("Døgnopphold for øyeblikkelig hjelp");
        var picture = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        assertThat(picture.getWidth()).isEqualTo(1280);
    }

    @Test
    void asksForPagesInNorwegian(Page page) {
        assertThat(page.evaluate("navigator.language")).isEqualTo("nb-NO");
    }

    @Test
    void givesEachTestItsOwnCookies(BrowserContext context, Page page) {
        assertThat(page.context()).isSameAs(context);
        assertThat(context.cookies()).isEmpty();
    }

    @Test
    void findsBarriersForPeople(Page page) {
        page.setContent(SOUND);
        assertThat(Axe.violations(page)).isEmpty();
        page.setContent(
                SOUND.replace("<h1>", "<img src='data:,'><p style='color:#aaa;background:#fff'>Avtale</p><h1>"));
        assertThat(Axe.violations(page)).contains("image-alt at img", "color-contrast at p");
    }

    @Test
    void saysWhatWasTriedWhenNoBrowserStarts() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TestBrowser.start(List.of(Path.of("no-such-browser")), false))
                .withMessageContainingAll("CHROME_PATH", "no-such-browser does not start");
        assertThatIllegalStateException()
                .isThrownBy(() -> TestBrowser.start(List.of(), false))
                .withMessageContaining("There is no Chromium");
    }
}
