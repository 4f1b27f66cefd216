package no.avtaleverk.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Norwegian compounds: a word that is wider than a phone, in a title or a text, breaks on whichever page it is shown. */
@RunningProduct
@WithBrowser
class LongWordTests {
    private static final String WORD = "samhandlingsansvarsfordelings".repeat(3);

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable ApplicationContext context;

    @ParameterizedTest
    @CsvSource({"marit.tveit, 360", "aud.dale, 360", "odd.skjerven, 360", "marit.tveit, 1280"})
    void noPageIsWiderThanTheScreen(String user, int width, BrowserContext any) {
        String title = "Avtale om " + user + width + " " + WORD;
        AgreementId id = Registered.inForce(Objects.requireNonNull(context), title, "reviderast " + WORD);
        Visitor visitor = Visitor.at(any.browser(), port, width, "nn").as(user);
        List<String> wide = new ArrayList<>();
        Stream.concat(
                        Stream.of(
                                "/",
                                "/tasks",
                                "/agreements",
                                "/search?q=" + WORD,
                                "/search?q=" + user.split("\\.")[0] + "&grouped=true",
                                "/search?q=reviderast",
                                "/calendar",
                                "/journal",
                                "/changes",
                                "/risks",
                                "/reports",
                                "/registration",
                                "/submissions",
                                "/coverage",
                                "/coverage/kommune-4628",
                                "/country",
                                "/board",
                                "/findings",
                                "/notices",
                                "/log",
                                "/law-changes",
                                "/versions",
                                "/parties",
                                "/audit",
                                "/proof",
                                "/history",
                                "/history/register",
                                "/history/sentence?q=" + WORD,
                                "/history/lacks?q=reviderast&without=ingenting",
                                "/history/standard",
                                "/history/unanswered",
                                "/history/alike"),
                        Stream.of(
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
                                        "/signing",
                                        "/upkeep",
                                        "/deviations",
                                        "/discussion",
                                        "/returned",
                                        "/decide",
                                        "/proposal",
                                        "/board")
                                .map(page -> "/agreements/" + id + page))
                .forEach(path -> {
                    visitor.open(path);
                    String by = visitor.beyondTheScreen();
                    if (!by.isEmpty()) {
                        wide.add(path + ": " + by);
                    }
                });
        assertThat(wide).isEmpty();
        visitor.close();
    }
}
