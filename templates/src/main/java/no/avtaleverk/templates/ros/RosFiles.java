package no.avtaleverk.templates.ros;

import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** Reads the common library of events, the common scale, the questions of the guide and its worked example. */
public final class RosFiles {
    private static final String SCENARIOS = "ros/scenarios.yaml";
    private static final String SCALE = "ros/scale.yaml";
    private static final String GUIDE = "ros/guide.yaml";
    private static final String EXAMPLE = "ros/worked-example.yaml";

    private RosFiles() {}

    /**
     * The events. Every change of the file is an edition of its own.
     *
     * @throws AuthoredContentException if the file is not as it must be
     */
    public static RosLibrary library() {
        Entry file = Entry.file(SCENARIOS).allowing("scenarios");
        List<RosScenario> scenarios =
                file.entries("scenarios", "id").stream().map(RosFiles::scenario).toList();
        try {
            return new RosLibrary(Sha256.of(scenarios.toString()).abbreviated(), scenarios);
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(SCENARIOS, e);
        }
    }

    private static RosScenario scenario(Entry entry) {
        entry.allowing(
                "id",
                "matter",
                "event",
                "areas",
                "requirements",
                "causes",
                "measures",
                "source",
                "reviewed",
                "review-by");
        try {
            return new RosScenario(
                    entry.text("id"),
                    entry.optionalText("matter").map(RequirementId::new).orElse(null),
                    entry.bilingual("event"),
                    entry.entries("causes", "nb").stream().map(RosFiles::words).toList(),
                    entry.texts("areas"),
                    requirements(entry),
                    entry.entries("measures", "nb").stream()
                            .map(RosFiles::proposed)
                            .toList(),
                    entry.bilingual("source"),
                    entry.date("reviewed"),
                    entry.date("review-by"));
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(entry.where(), e);
        }
    }

    /**
     * The worked example of the guide's vedlegg 1.
     *
     * @throws AuthoredContentException if the file is not as it must be
     */
    public static WorkedExample example() {
        Entry file = Entry.file(EXAMPLE).allowing("name", "source", "scale", "rows");
        return new WorkedExample(
                file.bilingual("name"),
                file.bilingual("source"),
                file.text("scale"),
                file.entries("rows", "letter").stream().map(RosFiles::row).toList());
    }

    private static WorkedExample.Row row(Entry entry) {
        entry.allowing("scenario", "letter", "area", "event", "causes", "consequence", "measures", "before", "after");
        return new WorkedExample.Row(
                entry.text("letter"),
                entry.text("scenario"),
                entry.text("area"),
                entry.bilingual("event"),
                entry.entries("causes", "nb").stream().map(RosFiles::words).toList(),
                entry.bilingual("consequence"),
                entry.entries("measures", "nb").stream().map(RosFiles::proposed).toList(),
                result(entry.entry("before")),
                result(entry.entry("after")));
    }

    private static WorkedExample.Result result(Entry entry) {
        entry.allowing("likelihood", "consequence", "score", "zone");
        try {
            return new WorkedExample.Result(
                    new RosGrade(entry.number("likelihood"), entry.number("consequence")),
                    entry.number("score"),
                    Zone.valueOf(entry.text("zone").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(entry.where(), e);
        }
    }

    private static RosScenario.Proposed proposed(Entry measure) {
        return new RosScenario.Proposed(
                lowers(measure.allowing("lowers", "nb", "nn")), new Bilingual(measure.text("nb"), measure.text("nn")));
    }

    private static List<RequirementId> requirements(Entry entry) {
        return entry.texts("requirements").stream().map(RequirementId::new).toList();
    }

    private static Lowers lowers(Entry measure) {
        try {
            return Lowers.valueOf(measure.text("lowers").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw measure.fault("'%s' is neither likelihood, consequence nor both".formatted(measure.text("lowers")));
        }
    }

    private static Bilingual words(Entry entry) {
        entry.allowing("nb", "nn");
        return new Bilingual(entry.text("nb"), entry.text("nn"));
    }

    /**
     * The scale of the guide, with the areas and settings it lacks.
     *
     * @throws AuthoredContentException if the file is not as it must be
     */
    public static RosScale scale() {
        Entry file = Entry.file(SCALE).allowing("scales");
        Entry entry = file.entries("scales", "id").getFirst();
        entry.allowing(
                "id",
                "edition",
                "name",
                "source",
                "likelihoods",
                "consequences",
                "areas",
                "zones",
                "never-green-from-consequence",
                "decision-from-consequence");
        List<Entry> zones = entry.entries("zones", "zone");
        try {
            return new RosScale(
                    entry.text("id"),
                    entry.has("edition") ? entry.number("edition") : 1,
                    entry.bilingual("name"),
                    entry.bilingual("source"),
                    entry.entries("likelihoods", "per-year").stream()
                            .map(one -> new RosScale.Likelihood(
                                    one.allowing("name", "meaning", "per-year").bilingual("name"),
                                    one.bilingual("meaning"),
                                    one.text("per-year")))
                            .toList(),
                    entry.entries("consequences", "name").stream()
                            .map(one -> one.allowing("name").bilingual("name"))
                            .toList(),
                    entry.entries("areas", "id").stream().map(RosFiles::area).toList(),
                    zones.stream().map(zone -> zone.bilingual("meaning")).toList(),
                    zones.get(1).number("from"),
                    zones.get(2).number("from"),
                    entry.number("never-green-from-consequence"),
                    entry.number("decision-from-consequence"));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new AuthoredContentException(SCALE, e);
        }
    }

    private static RosScale.Area area(Entry entry) {
        entry.allowing("id", "name", "added", "grades");
        return new RosScale.Area(
                entry.text("id"),
                entry.bilingual("name"),
                entry.entries("grades", "nb").stream().map(RosFiles::words).toList(),
                entry.flag("added"));
    }

    /**
     * The questions.
     *
     * @throws AuthoredContentException if the file is not as it must be
     */
    public static RosGuide guide() {
        Entry file = Entry.file(GUIDE).allowing("sections");
        try {
            return new RosGuide(file.entries("sections", "id").stream()
                    .map(section -> new RosGuide.Section(
                            section.allowing("id", "title", "source", "questions")
                                    .text("id"),
                            section.bilingual("title"),
                            section.bilingual("source"),
                            section.entries("questions", "id").stream()
                                    .map(one -> new RosGuide.Question(
                                            one.allowing("id", "question", "requirements")
                                                    .text("id"),
                                            one.bilingual("question"),
                                            requirements(one)))
                                    .toList()))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(GUIDE, e);
        }
    }
}
