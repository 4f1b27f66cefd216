package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;

/** A person at a screen of a certain width, in a browser session of their own. */
final class Visitor implements AutoCloseable {
    static final int DESKTOP = 1280;
    static final int PHONE = 360;

    /** Milliseconds. Setting a PDF for the first time takes its while when all cores are busy. */
    static final int PATIENCE = 90_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private final String base;
    private final BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(String base, BrowserContext context) {
        this.base = base;
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        this.page = listening(context.newPage());
    }

    private Page listening(Page opened) {
        opened.onPageError(complaints::add);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        opened.onDialog(dialog -> dialog.accept());
        // A click ends when the next page begins: nothing is pressed or typed there before its script listens.
        opened.onFrameNavigated(frame -> {
            if (frame == opened.mainFrame()) {
                opened.waitForLoadState();
            }
        });
        return opened;
    }

    /** Open a new tab, after the old one was closed, with the line up again. */
    Page again() {
        context.setOffline(false);
        page = listening(context.newPage());
        return page;
    }

    /** Somebody who has not signed in. */
    static Visitor at(Browser browser, int port, int width, String language) {
        String base = "http://localhost:" + port;
        var context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.equals("en") ? "en-GB" : language + "-NO")
                .setViewportSize(width, 800));
        context.addCookies(List.of(new Cookie("avtaleverk-language", language).setUrl(base)));
        return new Visitor(base, context);
    }

    Page page() {
        return page;
    }

    /** Continue as a sample user, with the one click of the first page. */
    Visitor as(String user) {
        page.navigate(base + "/sign-in");
        page.click("button[name=user][value='" + user + "']");
        assertThat(page.url()).isEqualTo(base + "/");
        return this;
    }

    Page open(String path) {
        page.navigate(base + path);
        return page;
    }

    /** Begin a blank draft in bokmål for the person's own organisation; gives the path of its editor. */
    String blank(String title) {
        open("/agreements/new?from=blank&language=nb");
        page.getByLabel("Tittel").fill(title);
        press("Lag utkastet");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Utkastet er klart");
        return path();
    }

    String path() {
        return page.url().substring(base.length());
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    /** The innermost elements that reach farthest beyond the screen and do not stand in something that scrolls, with what they say. */
    private static final String WIDEST = """
            () => {
              const screen = document.documentElement.clientWidth;
              const right = (one) => one.getBoundingClientRect().right;
              const scrolls = (one) => one !== document.documentElement
                && (getComputedStyle(one).overflowX !== 'visible' || (one.parentElement !== null && scrolls(one.parentElement)));
              const wide = [...document.querySelectorAll('body *')].filter((one) => right(one) > screen + 0.5 && !scrolls(one));
              return wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)))
                .sort((one, other) => right(other) - right(one)).slice(0, 3)
                .map((one) => `${one.parentElement.tagName}.${one.parentElement.className} > ${one.tagName}.${one.className} `
                  + `(${Math.round(right(one))} of ${screen} px: ${one.textContent.trim().slice(0, 60)})`).join(', ');
            }""";

    /** What keeps some people out (WCAG 2.2 A and AA), what the page's script or policy complained of, and text wider than the screen. */
    List<String> barriers() {
        var barriers = new ArrayList<>(complaints);
        // What stands still at the edge of the screen covers a part of whatever happens to be scrolled beneath it.
        page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
        barriers.addAll(Axe.violations(page));
        String wide = beyondTheScreen();
        if (!wide.isEmpty()) {
            barriers.add("the page is wider than the screen, by " + wide);
        }
        return barriers;
    }

    /** What makes the page wider than the screen, empty when it is not. */
    String beyondTheScreen() {
        return Boolean.TRUE.equals(
                        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                ? String.valueOf(page.evaluate(WIDEST))
                : "";
    }

    private static final String BROKEN_DATES = """
            () => {
              const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const broken = [];
              while (texts.nextNode()) {
                for (const date of texts.currentNode.data.matchAll(/\\d{1,2}\\.\\d{1,2}\\.\\d{4}/g)) {
                  const range = document.createRange();
                  range.setStart(texts.currentNode, date.index);
                  range.setEnd(texts.currentNode, date.index + date[0].length);
                  if (range.getClientRects().length > 1) {
                    broken.push(date[0]);
                  }
                }
              }
              return broken;
            }""";

    /** Dates in numbers that are written on more than one line. */
    List<?> brokenDates() {
        return (List<?>) page.evaluate(BROKEN_DATES);
    }

    @Override
    public void close() {
        context.close();
    }
}
