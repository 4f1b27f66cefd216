package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What keeps some people out of a page (WCAG 2.2 A and AA, and good practice). Asked straight in the page: {@link AxeBuilder} opens another
 * tab for each asking, where a page without frames needs none, and brings back all that is in order as well.
 */
final class Axe {
    private static final String SOURCE = AxeBuilder.getAxeScript();

    private static final String VIOLATIONS = """
            async () => {
              const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                resultTypes: ['violations'],
              });
              return found.violations.map((one) => one.id + ' at ' + one.nodes[0].target.join(' '));
            }""";

    private Axe() {}

    /** Each rule that is broken, with the first place where it is. */
    static List<String> violations(Page page) {
        assertThat(page.frames())
                .as("frames of %s, of which only the page itself is asked", page.url())
                .hasSize(1);
        page.evaluate(SOURCE);
        return ((List<?>) page.evaluate(VIOLATIONS))
                .stream().map(String.class::cast).toList();
    }
}
