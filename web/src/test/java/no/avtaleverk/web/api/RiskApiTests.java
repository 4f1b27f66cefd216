package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Amendments of measures and risks over many agreements, over HTTP. */
@RunningProduct
class RiskApiTests {
    private static final LocalDate TODAY = LocalDate.ofInstant(RunningProduct.NOW, Norway.ZONE);
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Actor SIRI = new Actor("siri.giske", "Siri Giske", VOSS, Set.of(Role.JURIST), Set.of());
    private static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());

    @LocalServerPort
    private int port;

    @Autowired
    private AnalysingRisks analysing;

    @Autowired
    private Agreements agreements;

    /** A draft with an analysis in which an event stands red and a measure is late. */
    private String analysed(String title) {
        Reply made = Client.as("siri.giske", port).post("/api/v1/agreements", """
                {"title": "%s", "kind": "SUB_AGREEMENT", "language": "nn", "parties": ["kommune-4621", "983974724"],
                 "clauses": [{"id": "varsel", "heading": "Varsel", "text": "Kommunen skal varsle sjukehuset innan 24 timar."}]}""".formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = made.header("Location");
        var id = new AgreementId(path.substring(path.lastIndexOf('/') + 1));
        Agreement agreement = agreements.find(id).orElseThrow();
        assertThat(analysing.list(id, 0, SIRI)).isEmpty();
        RosItem row = analysing.analysis(agreement, SIRI).items().getFirst();
        String area = row.lines().getFirst().area();
        var grade = new RosGrade(4, 4);
        for (Actor by : List.of(SIRI, TONE)) {
            var score = new RosScored(
                    row.id(), area, Objects.requireNonNull(by.organisation()), grade, null, row.ground(), "");
            assertThat(analysing.note(id, by, (analysis, parties) -> analysis.score(score, parties, by, TODAY)))
                    .isEmpty();
        }
        var agreed = new RosAgreed(row.id(), area, grade, null, row.ground(), "");
        assertThat(analysing.note(id, TONE, (analysis, parties) -> analysis.agree(agreed, parties, TONE, TODAY)))
                .isEmpty();
        var due = LocalDate.of(2026, 2, 1);
        var set = new RosMeasureSet(
                row.id(), "fast-dag", "Fast ringetid kvar dag", Lowers.LIKELIHOOD, VOSS, Role.COORDINATOR, due);
        assertThat(analysing.note(
                        id, SIRI, (analysis, parties) -> analysis.setMeasure(set, parties, SIRI, due.minusDays(30))))
                .isEmpty();
        return path + "/follow-up/ros/rows/" + row.id() + "/measures/fast-dag/proposal";
    }

    @Test
    void aMeasureIsProposedOnceAndByThoseWhoWriteTheDraft() {
        var examples = new Examples();
        String proposal = analysed("Tiltak inn i avtalen");
        String asked = """
                {"after": "varsel", "level": 1, "heading": "Fast ringetid", "text": "Partane har fast ringetid kvar dag.", "reason": "Tiltak frå ROS-analysen"}""";
        Client siri = Client.as("siri.giske", port);
        assertThat(siri.get(proposal).status()).isEqualTo(404);
        assertThat(Client.as("nils.berg", port).post(proposal, asked).status()).isIn(403, 404);
        assertThat(Client.as("tone.hauge", port).post(proposal, asked).status()).isEqualTo(403);
        Reply made = siri.post(proposal, asked);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        examples.keep("measure-proposal", asked, made);
        assertThat(siri.post(proposal, asked).status()).isEqualTo(422);
        assertThat(Client.as("tone.hauge", port)
                        .get(proposal)
                        .json()
                        .path("standing")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(siri.post(proposal, "{\"clause\": \"varsel\", \"text\": \"x\"}")
                        .status())
                .isEqualTo(400);
        examples.check();
    }

    /** Without the events of particular matters, which only analyses of other tests have. */
    private static JsonNode own(Reply answer) {
        var own = (ObjectNode) answer.json().deepCopy();
        var some = own.putArray("events");
        for (JsonNode event : answer.json().path("events")) {
            if (event.path("matter").isMissingNode()) {
                some.add(event);
            }
        }
        return own;
    }

    @Test
    void theOverviewTellsWhatOneMayReadAlone() {
        var examples = new Examples();
        String proposal = analysed("Oversikt over risiko");
        String agreement = proposal.split("/")[4];
        Reply seen = Client.as("tone.hauge", port).get("/api/v1/risks?trust=hf-983974724");
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.text()).contains(agreement).contains("fast-dag");
        examples.keepFields("risks", own(seen));
        Reply outside = Client.as("nils.berg", port).get("/api/v1/risks");
        assertThat(outside.json().path("analyses").asInt()).isZero();
        assertThat(outside.text()).doesNotContain(agreement).doesNotContain("fast-dag");
        Reply whole = Client.as("siri.giske", port).get("/api/v1/risks/municipalities/kommune-4621");
        assertThat(whole.status()).as(whole.text()).isEqualTo(200);
        assertThat(whole.json().path("events").size()).isPositive();
        // Who keeps people and settings reads no analysis, whatever agreements there are.
        assertThat(Client.as("kari.vik", port)
                        .get("/api/v1/risks/municipalities/kommune-4621")
                        .status())
                .isEqualTo(404);
        examples.check();
    }
}
