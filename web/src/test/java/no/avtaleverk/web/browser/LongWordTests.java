package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Norwegian compounds: a word that is wider than a phone, in a title or a text, breaks on whichever page it is shown. */
@RunningProduct
@WithBrowser
class LongWordTests {
    private static final String WORD = "samhandlingsansvarsfordelings".repeat(3);

    private static final List<String> PEOPLE = List.of("marit.tveit", "aud.dale", "per.nesse");

    /** What the pages are of an agreement that begin with its address. */
    private static final List<String> OF_AN_AGREEMENT = List.of(
            "",
            "/history",
            "/at?on=2026-01-01",
            "/clauses/revisjon/life",
            "/comparison",
            "/follow-up",
            "/follow-up/activity",
            "/follow-up/delivery",
            "/follow-up/deviation",
            "/follow-up/disagreement",
            "/follow-up/evaluation",
            "/follow-up/law-change",
            "/follow-up/notice",
            "/follow-up/publication",
            "/follow-up/review",
            "/follow-up/ros",
            "/proof",
            "/archive",
            "/case-papers",
            "/resolutions",
            "/parties",
            "/variants",
            "/variants/new",
            "/signatures",
            "/upkeep",
            "/discussion",
            "/returned",
            "/decide",
            "/proposal",
            "/board");

    private static final List<String> OF_ALL = List.of(
            "/",
            "/tasks",
            "/agreements",
            "/search?q=" + WORD,
            "/search?q=reviderast",
            "/search?q=reviderast&group=hit",
            "/search?q=reviderast&group=period",
            "/calendar",
            "/journal",
            "/risks",
            "/reports",
            "/registration",
            "/submissions",
            "/coverage?municipality=4628",
            "/country",
            "/board",
            "/findings",
            "/notices",
            "/log",
            "/law-changes",
            "/audit",
            "/proof",
            "/history",
            "/history/register",
            "/history/sentence?q=" + WORD,
            "/history/lacks?holds=reviderast&lacks=ingenting",
            "/history/standard",
            "/history/unanswered",
            "/history/alike?requirement=HOL-6-2-04");

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext context;

    @ParameterizedTest
    @ValueSource(ints = {Visitor.PHONE, Visitor.DESKTOP})
    void noPageIsWiderThanTheScreen(int width, BrowserContext any) {
        AgreementId agreement = Registered.inForce(
                Objects.requireNonNull(context), "Avtale " + width + " om " + WORD, "reviderast " + WORD);
        List<String> pages = Stream.concat(
                        OF_ALL.stream(), OF_AN_AGREEMENT.stream().map(page -> "/agreements/" + agreement + page))
                .toList();
        var unseen = new LinkedHashSet<>(pages);
        var wide = new ArrayList<String>();
        for (String person : PEOPLE) {
            try (Visitor visitor = Visitor.at(any.browser(), port, width, "nn").as(person)) {
                for (String path : pages) {
                    Response answer = visitor.page().navigate("http://localhost:" + port + path);
                    if (answer.status() == 200) {
                        unseen.remove(path);
                    }
                    String by = visitor.beyondTheScreen();
                    if (!by.isEmpty()) {
                        wide.add(path + " for " + person + ": " + by);
                    }
                }
            }
        }
        assertThat(wide).isEmpty();
        assertThat(unseen).as("pages that none of them may open").isEmpty();
    }
}
