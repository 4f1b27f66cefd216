package no.avtaleverk.web.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.workflow.calendar.Feeding;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.termination.Terminating;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What calendars and news readers fetch without signing in. */
@RunningProduct
class FeedTests {
    private static final PartyId VAKSDAL = Registered.VAKSDAL;
    private static final LocalDate TODAY = LocalDate.ofInstant(RunningProduct.NOW, ZoneOffset.UTC);
    private static final Actor JURIST = Registered.JURIST;
    private static final Actor MAYOR_OF_BERGEN =
            new Actor("nils.berg", "Nils Berg", new PartyId("kommune-4601"), Set.of(Role.LEADER), Set.of());

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable WebApplicationContext context;

    private AgreementId agreement = AgreementId.random();

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context).getBean(type);
    }

    @BeforeEach
    void anAgreementInForce() {
        agreement =
                Registered.inForce(Objects.requireNonNull(context), "Delavtale om fødande; «jordmor», døgnet rundt");
    }

    private Reply days(String secret) {
        return Client.nobody(port).get("/feeds/" + secret + "/calendar.ics");
    }

    private Reply news(String secret) {
        return Client.nobody(port).get("/feeds/" + secret + "/changes.atom");
    }

    private List<ReadEvent> events(Reply reply) throws Exception {
        return ReadEvent.all(reply.text()).stream()
                .filter(event -> event.uid().startsWith(agreement.value()))
                .toList();
    }

    private ReadEvent event(Reply reply, String key) throws Exception {
        return events(reply).stream()
                .filter(event -> event.uid().equals(agreement + "-" + key + "@avtaleverk"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsPublicIsToldOfAtTheAddressOfTheProductAndNotAtTheOneThatWasAsked() {
        var feed = new PublicFeedController(
                bean(PublicRegister.class), Objects.requireNonNull(context), new Site("https://avtaler.example.no/"));
        assertThat(new String(Objects.requireNonNull(feed.atom("").getBody()), StandardCharsets.UTF_8))
                .contains("\"https://avtaler.example.no/offentlig\"")
                .doesNotContain("localhost");
    }

    @Test
    void theDaysOfADutyAreFetchedWithTheWordsTheyRestOn() throws Exception {
        Reply reply = days(bean(Feeding.class).make(JURIST, "nn"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(reply.header("Cache-Control")).contains("private").doesNotContain("public");
        assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
        ReadEvent review = event(reply, "review-1");
        assertThat(review.day()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(review.summary()).isEqualTo("Årleg gjennomgang – Delavtale om fødande; «jordmor», døgnet rundt");
        assertThat(review.description()).contains("Avtalepartene skal årlig gjennomgå avtalen");
        assertThat(event(reply, "revision-1").description()).contains("Avtalen skal reviderast kvart fjerde år.");
        assertThat(event(reply, "revision-1").day()).isEqualTo(LocalDate.of(2029, 8, 31));
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndWhatHasGetsAHigherNumber() throws Exception {
        String secret = bean(Feeding.class).make(JURIST, "nb");
        Reply first = days(secret);
        String tag = first.header("ETag");
        Reply again = Client.nobody(port).with("If-None-Match", tag).get("/feeds/" + secret + "/calendar.ics");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();

        Decision given =
                bean(Terminating.class).giveNotice(agreement, new Notice(VAKSDAL, TODAY, TODAY.plusYears(1)), JURIST);
        assertThat(given).isInstanceOf(Decision.Accepted.class);
        Reply after = Client.nobody(port).with("If-None-Match", tag).get("/feeds/" + secret + "/calendar.ics");
        assertThat(after.status()).isEqualTo(200);
        assertThat(event(after, "review-1").sequence())
                .isGreaterThan(event(first, "review-1").sequence());
        ReadEvent end = event(after, "notice-" + VAKSDAL + "-" + TODAY);
        assertThat(end.day()).isEqualTo(TODAY.plusYears(1).minusDays(1));
    }

    @Test
    void aFeedShowsWhatItsOwnerMaySeeAndNothingElse() throws Exception {
        assertThat(events(days(bean(Feeding.class).make(MAYOR_OF_BERGEN, "nb"))))
                .isEmpty();
        // Who is no longer there has an address that leads nowhere, whatever it once gave.
        var gone = new Actor("not.there", "Not There", VAKSDAL, Set.of(Role.JURIST), Set.of());
        assertThat(days(bean(Feeding.class).make(gone, "nb")).status()).isEqualTo(404);
        // The account is asked: what was stored with the address gives no right.
        var pretending = new Actor("nils.berg", "Nils Berg", VAKSDAL, Set.of(Role.JURIST), Set.of());
        assertThat(events(days(bean(Feeding.class).make(pretending, "nb")))).isEmpty();
    }

    @Test
    void aRevokedOrRenewedAddressLeadsNowhere() {
        Feeding feeding = bean(Feeding.class);
        String first = feeding.make(JURIST, "nb");
        String second = feeding.make(JURIST, "nb");
        assertThat(second).isNotEqualTo(first).matches("[A-Za-z0-9_-]{43}");
        assertThat(days(first).status()).isEqualTo(404);
        assertThat(days(first).bytes()).isEmpty();
        assertThat(news(second).status()).isEqualTo(200);
        feeding.revoke(JURIST);
        assertThat(days(second).status()).isEqualTo(404);
        assertThat(news(second).status()).isEqualTo(404);
    }

    @Test
    void theChangesAreWellFormedAtom() throws Exception {
        Reply reply = news(bean(Feeding.class).make(JURIST, "nn"));
        assertThat(reply.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(reply.bytes()));
        String atom = "http://www.w3.org/2005/Atom";
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo(atom);
        assertThat(feed.getElementsByTagNameNS(atom, "entry").getLength()).isPositive();
        assertThat(reply.text()).contains("Delavtale om fødande; «jordmor», døgnet rundt", "/agreements/" + agreement);
    }

    @Test
    void theAddressIsShownOnceOnThePageAndOnlyThere() throws Exception {
        MockMvc browser = MockMvcBuilders.webAppContextSetup(Objects.requireNonNull(context))
                .apply(springSecurity())
                .build();
        var session = (MockHttpSession) Objects.requireNonNull(browser.perform(
                        post("/sample-sign-in").param("user", "aud.dale").with(csrf()))
                .andReturn()
                .getRequest()
                .getSession(false));
        var made = browser.perform(post("/calendar/feed")
                        .param("act", "make")
                        .session(session)
                        .with(csrf()))
                .andReturn();
        String address = String.valueOf(made.getFlashMap().get("calendarAddress"));
        assertThat(address).matches("http://localhost/feeds/[A-Za-z0-9_-]{43}/calendar\\.ics");
        assertThat(page(browser, session)).contains(address);
        assertThat(page(browser, session)).contains("/calendar/feed").doesNotContain(address.substring(20, 50));
        assertThat(days(address.replaceAll(".*/feeds/|/calendar.ics", "")).status())
                .isEqualTo(200);
    }

    private static String page(MockMvc browser, MockHttpSession session) throws Exception {
        return browser.perform(get("/calendar").session(session))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void whoGuessesIsToldToWait() {
        class Later extends java.time.Clock {
            private Instant now = RunningProduct.NOW;

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public java.time.Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        }
        var clock = new Later();
        var gate = new GuessingGate(clock);
        for (int i = 0; i < 60; i++) {
            assertThat(gate.isTooMuch()).isFalse();
        }
        assertThat(gate.isTooMuch()).isTrue();
        clock.now = clock.now.plus(Duration.ofSeconds(61));
        assertThat(gate.isTooMuch()).isFalse();
    }
}
