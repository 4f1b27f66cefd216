package no.avtaleverk.templates.ros;

import java.util.List;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A checklist for other programs, in the form docs/ros-files.md tells of. Names are never changed; new ones may come. */
final class RosJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMAT = "avtaleverk-ros/1";

    private final RosContent content;

    private RosJson(RosContent content) {
        this.content = content;
    }

    static byte[] of(RosContent content) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new RosJson(content).written());
    }

    private ObjectNode written() {
        ObjectNode all = JSON.createObjectNode();
        all.put("format", FORMAT);
        all.put("language", content.language().code());
        all.put("agreement", content.agreement().value());
        all.put("title", content.title());
        all.put("version", content.list().version());
        all.put("text", content.list().text().hex());
        all.put("library", content.list().library());
        all.put("listed", content.listed().toString());
        all.put("made", content.made().toString());
        var party = content.party();
        if (party != null) {
            all.put("for", party.value());
        }
        ArrayNode parties = all.putArray("parties");
        content.parties()
                .forEach((id, name) -> parties.addObject().put("id", id.value()).put("name", name));
        scale(all.putObject("scale"));
        ArrayNode rows = all.putArray("rows");
        content.analysis().items().forEach(item -> row(rows.addObject(), item));
        ArrayNode guide = all.putArray("guide");
        for (RosGuide.Section section : content.guide().sections()) {
            section.questions().forEach(one -> question(guide.addObject(), section, one));
        }
        return all;
    }

    private void scale(ObjectNode node) {
        RosScale scale = content.scale();
        node.put("id", scale.id());
        node.put("edition", scale.edition());
        node.put("name", scale.name().in(content.language()));
        node.put("source", scale.source().in(content.language()));
        ArrayNode likelihoods = node.putArray("likelihoods");
        scale.likelihoods().forEach(one -> likelihoods
                .addObject()
                .put("name", one.name().in(content.language()))
                .put("meaning", one.meaning().in(content.language()))
                .put("perYear", one.perYear()));
        ArrayNode consequences = node.putArray("consequences");
        scale.consequences().forEach(one -> consequences.add(one.in(content.language())));
        ArrayNode areas = node.putArray("areas");
        for (RosScale.Area area : scale.areas()) {
            ObjectNode one = areas.addObject();
            one.put("id", area.id());
            one.put("name", area.name().in(content.language()));
            one.put("added", area.added());
            ArrayNode grades = one.putArray("grades");
            area.grades().forEach(grade -> grades.add(grade.in(content.language())));
        }
        ObjectNode zones = node.putObject("zones");
        zones.put("yellowFrom", scale.yellowFrom());
        zones.put("redFrom", scale.redFrom());
        zones.put("neverGreenFromConsequence", scale.neverGreenFrom());
        zones.put("decisionFromConsequence", scale.decisionFrom());
        for (Zone zone : Zone.values()) {
            zones.put(
                    zone.name(),
                    scale.zones().get(List.of(Zone.values()).indexOf(zone)).in(content.language()));
        }
    }

    private void row(ObjectNode node, RosItem item) {
        RosRow row = item.row();
        node.put("id", row.id());
        node.put("kind", row.kind().name());
        var matter = row.matter();
        if (matter != null) {
            node.put("matter", matter.value());
        }
        node.put("event", row.words().in(content.language()));
        node.put("change", item.change().name());
        node.put("ground", item.ground().hex());
        ArrayNode causes = node.putArray("causes");
        row.causes().forEach(one -> causes.add(one.in(content.language())));
        ArrayNode barriers = node.putArray("barriers");
        for (RosRow.Barrier barrier : row.barriers()) {
            ObjectNode one = barriers.addObject();
            one.put("clause", barrier.clause().value());
            one.put("number", barrier.number());
            one.put("heading", barrier.heading());
            one.put("text", barrier.text().hex());
            var requirement = barrier.requirement();
            if (requirement != null) {
                one.put("requirement", requirement.value());
            }
        }
        ArrayNode unanswered = node.putArray("unanswered");
        row.unanswered().forEach(one -> unanswered.add(one.value()));
        ArrayNode proposals = node.putArray("proposals");
        row.proposals().forEach(one -> proposals
                .addObject()
                .put("lowers", one.lowers().name())
                .put("what", one.what().in(content.language())));
        ArrayNode lines = node.putArray("areas");
        item.lines().forEach(line -> line(lines.addObject(), line));
        ArrayNode measures = node.putArray("measures");
        item.measures().forEach(one -> measure(measures.addObject(), one));
        ArrayNode deviations = node.putArray("deviations");
        item.deviations().forEach(deviations::add);
        String aside = item.setAside();
        if (aside != null) {
            node.put("setAside", aside);
        }
    }

    private void line(ObjectNode node, RosLine line) {
        node.put("area", line.area());
        node.put("standing", line.standing().name());
        line.grades().ifPresent(grades -> {
            grade(node, "before", grades.before());
            grade(node, "after", grades.after());
        });
        ArrayNode scores = node.putArray("scores");
        line.scores().forEach((party, score) -> {
            ObjectNode one = scores.addObject();
            one.put("party", party.value());
            grade(one, "before", score.note().before());
            grade(one, "after", score.note().after());
            one.put("reason", score.note().reason());
        });
        ArrayNode accepted = node.putArray("accepted");
        line.acceptances().forEach((party, one) -> accepted.addObject()
                .put("party", party.value())
                .put("until", one.note().until().toString())
                .put("reason", one.note().reason()));
    }

    private void grade(ObjectNode node, String when, @Nullable RosGrade grade) {
        if (grade != null) {
            node.putObject(when)
                    .put("likelihood", grade.likelihood())
                    .put("consequence", grade.consequence())
                    .put("score", grade.score())
                    .put("zone", content.scale().zone(grade).name());
        }
    }

    private static void measure(ObjectNode node, Measure measure) {
        node.put("id", measure.set().measure());
        node.put("what", measure.set().what());
        node.put("lowers", measure.set().lowers().name());
        node.put("party", measure.set().party().value());
        node.put("role", measure.set().role().name());
        node.put("due", measure.set().due().toString());
        var moved = measure.moved();
        node.put("status", moved == null ? "SET" : moved.status().name());
    }

    private void question(ObjectNode node, RosGuide.Section section, RosGuide.Question question) {
        node.put("section", section.id());
        node.put("id", question.id());
        node.put("question", question.question().in(content.language()));
        RosGuideAnswered answered = content.answer(question.id());
        if (answered != null) {
            node.put("answer", answered.answer().name());
            node.put("said", answered.said());
            ArrayNode clauses = node.putArray("clauses");
            answered.clauses().forEach(clause -> clauses.add(clause.value()));
        }
    }
}
