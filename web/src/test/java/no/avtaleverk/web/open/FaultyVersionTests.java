package no.avtaleverk.web.open;

import static no.avtaleverk.web.Releasing.JONAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.Releasing;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.Publishing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is answered where a public version is asked for that can not be shown by a fault of ours. */
@RunningProduct
@ExtendWith(OutputCaptureExtension.class)
class FaultyVersionTests {
    private static final String OPEN = "/api/v1/open";

    @Autowired
    private ApplicationContext context;

    private final Set<AgreementId> faulty = new HashSet<>();
    private AnnotationConfigApplicationContext doors;
    private MockMvc stranger;

    /** The doors of the public before a register that can be made faulty. */
    @BeforeEach
    void open() throws ClassNotFoundException {
        doors = new AnnotationConfigApplicationContext();
        doors.setParent(context);
        doors.registerBean(
                PublicRegister.class, () -> FaultyRegister.over(context, faulty), bean -> bean.setPrimary(true));
        doors.registerBean(OpenTelling.class, bean -> bean.setPrimary(true));
        List<Class<?>> controllers = List.of(
                OpenDataController.class,
                Class.forName("no.avtaleverk.web.api.AkomaNtosoController"),
                Class.forName("no.avtaleverk.web.page.PublicController"));
        controllers.forEach(one -> doors.registerBean(one, bean -> bean.setPrimary(true)));
        doors.refresh();
        stranger = MockMvcBuilders.standaloneSetup(
                        controllers.stream().map(doors::getBean).toArray())
                .setControllerAdvice(
                        context.getBean(Class.forName("no.avtaleverk.web.page.EveryPage")),
                        context.getBean(Class.forName("no.avtaleverk.web.problem.ProblemAdvice")))
                .build();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private AgreementId released(String title) {
        AgreementId id = Registered.inForce(context, title);
        new Releasing(context).release(id);
        return id;
    }

    private String code(AgreementId id) {
        return new Releasing(context).code(id);
    }

    private MvcResult asked(String address) throws Exception {
        return stranger.perform(get(address)).andReturn();
    }

    @Test
    void isNeitherGoneNorUnknownAndNothingIsToldOfTheFault(CapturedOutput log) throws Exception {
        AgreementId id = released("Feilvarden");
        String code = code(id);
        for (boolean isListed : List.of(true, false)) {
            if (isListed) {
                // Told of before it became faulty, and its text not read.
                assertThat(asked(OPEN + "/changes?limit=500").getResponse().getStatus())
                        .isEqualTo(200);
                faulty.add(id);
            } else {
                close();
                open();
            }
            for (String address : List.of(
                    OPEN + "/versions/" + code + "-1",
                    OPEN + "/versions/" + code + "-1/akoma-ntoso",
                    OPEN + "/versions/" + code + "-1")) {
                MockHttpServletResponse answer = asked(address).getResponse();
                assertThat(answer.getStatus()).as(address).isEqualTo(503);
                assertThat(answer.getContentType()).startsWith("application/problem+json");
                JsonNode problem = JsonMapper.shared().readTree(answer.getContentAsString());
                assertThat(problem.path("type").asString()).isEqualTo("/problems/text-faulty");
                assertThat(problem.path("detail").asString()).isNotBlank();
                assertThat(answer.getContentAsString())
                        .doesNotContain("Too long", "Feilvarden", id.value(), "Exception");
            }
            for (String address : List.of(
                    "/offentlig/t/" + code + "-1",
                    "/offentlig/t/" + code + "-1/pdf",
                    "/offentlig/t/" + code + "-1/mot?med=" + code + "-1",
                    "/offentlig/t/" + code + "-1/punkt/revisjon")) {
                MvcResult page = asked(address);
                assertThat(page.getResponse().getStatus()).as(address).isEqualTo(503);
                assertThat(page.getRequest().getAttribute(ProblemKind.class.getName()))
                        .isEqualTo(ProblemKind.TEXT_FAULTY);
            }
            for (String nothing :
                    List.of(OPEN + "/versions/" + code + "-2", OPEN + "/versions/" + code + "-2/akoma-ntoso")) {
                assertThat(asked(nothing).getResponse().getStatus()).as(nothing).isEqualTo(404);
            }
            String changes = asked(OPEN + "/changes?limit=500").getResponse().getContentAsString();
            assertThat(JsonMapper.shared().readTree(changes).path("changes").valueStream())
                    .filteredOn(one -> one.path("agreement").asString().equals(code))
                    .extracting(one -> one.path("change").asString())
                    .containsExactly("OFFENTLIGGJORT");
        }
        assertThat(asked(OPEN + "/agreements/" + code).getResponse().getStatus())
                .isEqualTo(503);
        // Once of its text, and once of the agreement, by each of the two registers.
        assertThat(log.getAll().lines().filter(line -> line.contains("ERROR") && line.contains(code)))
                .hasSize(2);
        faulty.clear();
        var publishing = context.getBean(Publishing.class);
        assertThat(publishing.note(id, new PublicationNote.ReleaseWithdrawn("1", "Feil"), JONAS))
                .isEmpty();
        assertThat(asked(OPEN + "/versions/" + code + "-1").getResponse().getStatus())
                .isEqualTo(410);
    }
}
