package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.examination.DutySentences;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.ros.RosRow.Barrier;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * Makes the checklist of a text: the events that threaten what it promises, with the clauses that guard against them, and its duties. The
 * same text, answers, library and scale always give the same list.
 */
public final class RosChecklist {
    private final RequirementCatalogue catalogue;
    private final DutySentences duties;

    public RosChecklist(RequirementCatalogue catalogue, DutySentences duties) {
        this.catalogue = catalogue;
        this.duties = duties;
    }

    /**
     * A text and what its clauses are said to answer.
     *
     * @param stored the clauses as they are kept, by whose digests their words are found again
     * @param values put in for the parameters they name
     * @param shown the same as people read them, values put in
     * @param answers those that hold for the words, confirmed or not
     * @param jointMeasure whether a samarbeidstiltak is agreed, of which hol. § 6-2 second ledd demands more
     */
    public record Text(
            Clauses stored,
            Map<String, String> values,
            Clauses shown,
            Language language,
            List<Answer> answers,
            boolean jointMeasure) {
        public Text {
            values = Map.copyOf(values);
            answers = List.copyOf(answers);
        }

        /** A text with the values of its head. */
        public static Text of(Clauses stored, Head head, List<Answer> answers) {
            return new Text(
                    stored, head.parameters(), stored.filled(head), head.language(), answers, head.jointMeasure());
        }
    }

    /**
     * The rows of one agreement: events of the matters it covers and the common ones, then its duties.
     *
     * @param on the day the requirements are taken from, in Norway
     */
    public List<RosRow> of(Text text, RosLibrary library, RosScale scale, LocalDate on) {
        var rows = new ArrayList<>(events(List.of(text), library, scale, on, false));
        rows.addAll(duties(text, scale));
        return rows;
    }

    /** The rows of all agreements of a kommune together: the events of every matter the law demands, covered or not. */
    public List<RosRow> ofSet(List<Text> texts, RosLibrary library, RosScale scale, LocalDate on) {
        return events(texts, library, scale, on, true);
    }

    /**
     * A row that people added, with the words its clauses have in a text; a clause that is gone guards against nothing. It is looked at in
     * those of its areas that the scale has.
     */
    public static RosRow onText(RosRow row, Text text, RosScale scale) {
        return new RosRow(
                row.id(),
                row.kind(),
                row.matter(),
                row.words(),
                row.causes(),
                areas(row.areas(), scale),
                row.barriers().stream()
                        .flatMap(old -> text.shown().find(old.clause()).stream()
                                .map(clause -> barrier(clause, text, old.requirement())))
                        .toList(),
                row.unanswered(),
                row.proposals(),
                row.source());
    }

    /** The clauses of a text that answer a requirement. */
    public static List<Barrier> barriers(Text text, RequirementId requirement) {
        return barriers(List.of(text)).getOrDefault(requirement, List.of());
    }

    private List<RosRow> events(List<Text> texts, RosLibrary library, RosScale scale, LocalDate on, boolean demanded) {
        Set<RequirementId> answerable = new LinkedHashSet<>();
        Set<RequirementId> statutory = new LinkedHashSet<>();
        boolean joint = texts.stream().anyMatch(Text::jointMeasure);
        for (Requirement requirement : catalogue.appliedOn(on)) {
            boolean content = requirement.scope() == Scope.CONTENT || requirement.scope() == Scope.CONTENT_AND_PROCESS;
            if (content && (joint || !requirement.conditional())) {
                answerable.add(requirement.id());
            }
            if (requirement.isDemandedOn(on)) {
                statutory.add(requirement.id());
            }
        }
        Map<RequirementId, List<Barrier>> barriers = barriers(texts);
        var rows = new ArrayList<RosRow>();
        for (RosScenario scenario : library.scenarios()) {
            RequirementId matter = scenario.matter();
            boolean looked = matter == null
                    ? concerns(scenario, joint)
                    : covers(barriers, matter) || demanded && statutory.contains(matter);
            if (looked) {
                rows.add(new RosRow(
                        scenario.id(),
                        RosRow.Kind.EVENT,
                        matter,
                        scenario.event(),
                        scenario.causes(),
                        areas(scenario.areas(), scale),
                        scenario.requirements().stream()
                                .flatMap(one -> barriers.getOrDefault(one, List.of()).stream())
                                .toList(),
                        scenario.requirements().stream()
                                .filter(one -> answerable.contains(one) && !barriers.containsKey(one))
                                .toList(),
                        scenario.measures(),
                        scenario.source()));
            }
        }
        return rows;
    }

    /** Those of some areas that a scale has; its main one where it has none of them. */
    private static List<String> areas(List<String> areas, RosScale scale) {
        List<String> known =
                areas.stream().filter(area -> scale.area(area).isPresent()).toList();
        return known.isEmpty() ? List.of(scale.mainArea()) : known;
    }

    /** Whether a common event can happen here: one that only what is demanded of a joint measure guards against needs such a measure. */
    private boolean concerns(RosScenario scenario, boolean joint) {
        return joint
                || scenario.requirements().isEmpty()
                || !scenario.requirements().stream().allMatch(one -> catalogue
                        .find(one)
                        .filter(Requirement::conditional)
                        .isPresent());
    }

    /** Whether a text speaks of a matter: some clause answers it, or one of the requirements that spell it out. */
    private static boolean covers(Map<RequirementId, List<Barrier>> barriers, RequirementId matter) {
        return barriers.keySet().stream()
                .anyMatch(one -> one.equals(matter) || one.value().startsWith(matter.value() + "-"));
    }

    private static Map<RequirementId, List<Barrier>> barriers(List<Text> texts) {
        Map<RequirementId, List<Barrier>> all = new LinkedHashMap<>();
        for (Text text : texts) {
            for (Clause clause : text.shown()) {
                text.answers().stream()
                        .filter(answer -> answer.clause().equals(clause.id()))
                        .map(Answer::requirement)
                        .distinct()
                        .forEach(requirement -> all.computeIfAbsent(requirement, one -> new ArrayList<>())
                                .add(barrier(clause, text, requirement)));
            }
        }
        return all;
    }

    private static Barrier barrier(Clause clause, Text text, @Nullable RequirementId requirement) {
        Clause stored = text.stored().find(clause.id()).orElse(clause);
        var values = new TreeMap<String, String>();
        Parameters.usedIn(new Clauses(List.of(stored)))
                .forEach(name -> values.put(name, text.values().getOrDefault(name, Parameters.written(name))));
        return new Barrier(clause.id(), clause.number(), clause.text().heading(), stored.sha256(), values, requirement);
    }

    private List<RosRow> duties(Text text, RosScale scale) {
        Map<String, RosRow> rows = new LinkedHashMap<>();
        for (DutySentences.Duty duty : duties.in(text.shown(), text.language())) {
            String id = dutyId(duty);
            List<String> areas = List.of(scale.mainArea());
            rows.putIfAbsent(
                    id,
                    new RosRow(
                            id,
                            RosRow.Kind.DUTY,
                            null,
                            new Bilingual(duty.sentence(), duty.sentence()),
                            List.of(),
                            areas,
                            List.of(barrier(duty.clause(), text, null)),
                            List.of(),
                            List.of(),
                            new Bilingual("", "")));
        }
        return List.copyOf(rows.values());
    }

    /** By clause and words, so that a duty keeps its row while others come and go around it. */
    private static String dutyId(DutySentences.Duty duty) {
        return "plikt-" + duty.clause().id().value() + "-"
                + Sha256.of(duty.sentence()).abbreviated();
    }
}
