package no.avtaleverk.templates.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.examination.DutySentences;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosItem.Change;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.examination.ExaminationFiles;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import org.junit.jupiter.api.Test;

/** The checklists of the shipped standard texts. */
class RosChecklistsTests {
    private static final RequirementCatalogue CATALOGUE = RequirementFiles.load();
    private static final RosLibrary LIBRARY = RosFiles.library();
    private static final RosScale SCALE = RosFiles.scale();
    private static final RosChecklist CHECKLIST =
            new RosChecklist(CATALOGUE, DutySentences.of(ExaminationFiles.load()));
    private static final List<StandardText> TEXTS = StandardTexts.load().all();
    private static final LocalDate ON = LocalDate.of(2027, 1, 1);

    private record Drafted(Clauses clauses, Head head, List<Answer> answers) {
        RosChecklist.Text text() {
            List<Answer> holding = answers.stream()
                    .filter(answer -> clauses.find(answer.clause())
                            .filter(clause -> clause.sha256().equals(answer.text()))
                            .isPresent())
                    .toList();
            return RosChecklist.Text.of(clauses, head, holding);
        }

        List<RosRow> rows() {
            return CHECKLIST.of(text(), LIBRARY, SCALE, ON);
        }
    }

    private static Drafted drafted(StandardText text, Language language) {
        StandardText.Draft draft = text.start(
                language,
                Map.of("gjelder-fra", "2027-01-01", "full-drift-fra", "2027-06-01", "evalueres-innen", "2028-12-31"));
        var parameters = new HashMap<>(draft.parameters());
        parameters.put("kommune", "Vaksdal kommune");
        parameters.put("helseforetak", "Helse Bergen HF");
        parameters.put("rhf", "Helse Vest RHF");
        var head = new Head(
                draft.title(),
                language,
                List.of(AgreementParty.of(new PartyId("kommune-4628"), "Vaksdal kommune")),
                new Terms(ON, null, EntryIntoForce.EACH_MUNICIPALITY),
                parameters,
                draft.claims(),
                draft.jointMeasure());
        return new Drafted(draft.clauses(), head, draft.answers());
    }

    private static String summary(StandardText text, Language language) {
        List<RosRow> rows = drafted(text, language).rows();
        List<RosRow> events =
                rows.stream().filter(row -> row.kind() == RosRow.Kind.EVENT).toList();
        return "%s %s: %d events, %d barriers, %d raised, %d duties"
                .formatted(
                        text.key(),
                        language.code(),
                        events.size(),
                        events.stream().mapToInt(row -> row.barriers().size()).sum(),
                        events.stream().filter(RosRow::isRaised).count(),
                        rows.size() - events.size());
    }

    /** What is raised on a shipped text has been read: it is answered in another agreement of the set, or is for the parties to say. */
    @Test
    void everyStandardTextBringsTheListThatWasReadAndApproved() throws IOException {
        var lines = new ArrayList<String>();
        for (StandardText text : TEXTS) {
            for (Language language : Language.values()) {
                lines.add(summary(text, language));
            }
            drafted(text, Language.BOKMAL).rows().stream()
                    .filter(RosRow::isRaised)
                    .forEach(row -> lines.add("    " + row.id() + " raised: " + row.unanswered()));
        }
        Files.write(Path.of("target/ros-checklists.txt"), lines);
        assertThat(lines).isEqualTo(Files.readAllLines(Path.of("src/test/approved/ros-checklists.txt")));
    }

    @Test
    void bothWrittenStandardsOfATextBringTheSameEventsAndAsManyDuties() {
        for (StandardText text : TEXTS) {
            assertThat(events(drafted(text, Language.NYNORSK)))
                    .as(text.key())
                    .isEqualTo(events(drafted(text, Language.BOKMAL)));
            assertThat(drafted(text, Language.NYNORSK).rows())
                    .as(text.key())
                    .hasSameSizeAs(drafted(text, Language.BOKMAL).rows());
        }
    }

    private static List<String> events(Drafted drafted) {
        return drafted.rows().stream()
                .filter(row -> row.kind() == RosRow.Kind.EVENT)
                .map(row -> row.id() + row.unanswered())
                .toList();
    }

    @Test
    void everyRequirementAndAreaOfTheLibraryIsKnown() {
        LIBRARY.scenarios().forEach(scenario -> {
            assertThat(scenario.requirements()).as(scenario.id()).allMatch(CATALOGUE::contains);
            assertThat(scenario.areas()).as(scenario.id()).allMatch(area -> SCALE.area(area)
                    .isPresent());
            assertThat(scenario.causes()).as(scenario.id()).hasSizeGreaterThan(1);
            assertThat(scenario.measures()).as(scenario.id()).hasSizeGreaterThan(1);
        });
        assertThat(LIBRARY.scenarios()).hasSizeGreaterThanOrEqualTo(51);
        RosFiles.guide().sections().stream()
                .flatMap(section -> section.questions().stream())
                .forEach(question ->
                        assertThat(question.requirements()).as(question.id()).allMatch(CATALOGUE::contains));
    }

    /** Over ten versions of each text, with clauses reworded, added and dropped, only rows of what was touched change. */
    @Test
    void overTenVersionsOnlyWhatWasTouchedChanges() {
        int same = 0;
        int changed = 0;
        for (StandardText text : TEXTS) {
            var random = new Random(text.key().hashCode());
            Drafted now = drafted(text, Language.BOKMAL);
            var notes = new ArrayList<Noted<RosNote>>();
            List<RosRow> rows = now.rows();
            list(notes, 1, now, rows);
            for (int version = 2; version <= 10; version++) {
                Drafted next = touched(now, random);
                Set<ClauseId> touched = touched(now.clauses(), next.clauses());
                list(notes, version, next, next.rows());
                assertThat(next.rows()).isEqualTo(next.rows());
                RosAnalysis analysis = RosAnalysis.of(notes);
                for (RosItem item : analysis.items()) {
                    boolean rests =
                            item.row().barriers().stream().anyMatch(barrier -> touched.contains(barrier.clause()));
                    if (item.change() == Change.SAME) {
                        assertThat(rests).as(item.id()).isFalse();
                        same++;
                    } else if (item.row().kind() == RosRow.Kind.DUTY && item.change() != Change.GONE) {
                        assertThat(rests).as(item.id()).isTrue();
                        changed++;
                    } else {
                        changed++;
                    }
                }
                now = next;
            }
        }
        assertThat(same).isGreaterThan(changed);
    }

    private static void list(List<Noted<RosNote>> notes, int version, Drafted drafted, List<RosRow> rows) {
        notes.add(new Noted<>(
                new RosListed("", version, version, drafted.clauses().sha256(), LIBRARY.edition(), SCALE, rows),
                version,
                Instant.EPOCH,
                "aud",
                "Aud",
                null));
    }

    private static Drafted touched(Drafted before, Random random) {
        Clauses clauses = before.clauses();
        Clause one = clauses.list().get(random.nextInt(clauses.size()));
        Clauses after =
                switch (random.nextInt(3)) {
                    case 0 ->
                        clauses.replacing(
                                one.id(),
                                ClauseText.parse(
                                        one.text().heading(),
                                        one.text().body() + "\n\nPartene skal melde fra innen "
                                                + (2 + random.nextInt(90)) + " dager."));
                    case 1 ->
                        clauses.inserting(
                                clauses.positionOf(one.id()),
                                new Clause(
                                        new ClauseId("ny-" + random.nextInt(1_000_000)),
                                        one.level(),
                                        "",
                                        ClauseText.parse("Nytt punkt", "Kommunen skal føre en liste.")));
                    default -> clauses.size() > 3 ? clauses.without(one.id()) : clauses;
                };
        return new Drafted(after, before.head(), before.answers());
    }

    private static Set<ClauseId> touched(Clauses before, Clauses after) {
        return after.list().stream()
                .filter(clause -> !before.find(clause.id())
                        .map(Clause::text)
                        .filter(text -> Objects.equals(text, clause.text()))
                        .isPresent())
                .map(Clause::id)
                .collect(Collectors.toSet());
    }
}
