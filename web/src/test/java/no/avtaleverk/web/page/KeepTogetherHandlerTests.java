package no.avtaleverk.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class KeepTogetherHandlerTests {
    private static String page(String template, String words) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new KeepingTogether());
        var context = new Context();
        context.setVariables(Map.of("words", words));
        return engine.process(template, context);
    }

    @Test
    void aReferenceStaysOnOneLineInRunningText() {
        assertThat(page(
                        "<p th:text=\"${words}\"></p>",
                        "Helse- og omsorgstjenesteloven § 6-2 første ledd nr. 4, jf. §§ 3-1 og 5"))
                .isEqualTo(
                        "<p>Helse- og omsorgstjenesteloven <span class=\"av-together\">§ 6-2</span> første ledd"
                                + " <span class=\"av-together\">nr. 4</span>, jf. <span class=\"av-together\">§§ 3-1</span> og 5</p>");
        assertThat(page("<h1>Nr. 12</h1>", "")).isEqualTo("<h1><span class=\"av-together\">Nr. 12</span></h1>");
        assertThat(page("<p>a <b lang=\"nb\">§ 4</b></p>", "")).contains("<span class=\"av-together\">§ 4</span>");
        assertThat(page("<p>punktnr. 4 og §</p>", "")).isEqualTo("<p>punktnr. 4 og §</p>");
    }

    @Test
    void whatIsTypedOrAgreedOrDrawnPassesAsItIs() {
        for (String as : new String[] {
            "<textarea th:text=\"${words}\"></textarea>",
            "<select><option th:text=\"${words}\"></option></select>",
            "<title th:text=\"${words}\"></title>",
            "<a class=\"ds-button\" th:text=\"${words}\"></a>",
            "<p title=\"Avtalen\" lang=\"nn\" th:text=\"${words}\"></p>",
            "<article lang=\"nn\"><p>1<br>2</p><p th:text=\"${words}\"></p></article>"
        }) {
            assertThat(page(as, "jf. § 6-2 nr. 4")).as(as).contains("jf. § 6-2 nr. 4");
        }
        assertThat(page("<div th:utext=\"${words}\"></div>", "<svg aria-label=\"§ 6-2\"></svg>"))
                .isEqualTo("<div><svg aria-label=\"§ 6-2\"></svg></div>");
        assertThat(page("<div><p lang=\"nn\">§ 1</p><p>§ 2</p></div>", ""))
                .isEqualTo("<div><p lang=\"nn\">§ 1</p><p><span class=\"av-together\">§ 2</span></p></div>");
    }
}
