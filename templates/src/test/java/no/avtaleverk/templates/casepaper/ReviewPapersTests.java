package no.avtaleverk.templates.casepaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.document.CasePaperContent.Changed;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.ReviewContent;
import no.avtaleverk.model.document.ReviewContent.Answered;
import no.avtaleverk.model.document.ReviewContent.Assessed;
import no.avtaleverk.model.document.ReviewContent.Course;
import no.avtaleverk.model.document.ReviewContent.Laid;
import no.avtaleverk.model.document.ReviewContent.Line;
import no.avtaleverk.model.document.ReviewContent.Meeting;
import no.avtaleverk.model.document.ReviewContent.Remark;
import no.avtaleverk.model.document.ReviewContent.Scored;
import no.avtaleverk.model.document.ReviewContent.Task;
import no.avtaleverk.model.document.ReviewContent.TextSince;
import no.avtaleverk.model.document.ReviewContent.Unanswered;
import no.avtaleverk.model.document.ReviewContent.Users;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosStanding;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.model.yearly.YearlyReviews.Mark;
import no.avtaleverk.templates.evaluation.QuestionFiles;
import no.avtaleverk.templates.layout.Paper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewPapersTests {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final Map<Language, List<String>> OTHERS = Map.of(
            Language.NYNORSK, List.of(" ikke ", " hva ", "foretak", "tjenestelov", " gjennomgått", "saksliste"),
            Language.BOKMAL, List.of(" ikkje ", " kva ", "føretak", "tenestelov", " partar", "sakliste"));

    private final ReviewPapers papers = new ReviewPapers();

    static Stream<ReviewContent> all() {
        return Arrays.stream(Language.values())
                .flatMap(language -> Stream.of(full(language, null), full(language, meeting()), bare(language)));
    }

    private static Meeting meeting() {
        return new Meeting(
                DAY,
                "SSU",
                Map.of(AgendaPoint.TEXT, "T1"),
                Arrays.stream(Role.values())
                        .map(role -> new Task("P1", role, "T2", DAY))
                        .toList(),
                Review.Outcome.SMALL_UPDATE,
                "T3",
                List.of("P2"),
                "T10",
                Sha256.of("x"));
    }

    private static ReviewContent full(Language language, @Nullable Meeting meeting) {
        Map<AgendaPoint, List<Line>> lines = new EnumMap<>(AgendaPoint.class);
        for (AgendaPoint point : AgendaPoint.values()) {
            lines.put(
                    point,
                    Arrays.stream(Course.values())
                            .map(course -> new Line(
                                    course,
                                    "4.2",
                                    "P1",
                                    "T4",
                                    course == Course.NEW ? null : DAY,
                                    point == AgendaPoint.RISKS
                                            ? new RosStanding(Zone.RED, 16, course == Course.OPEN, false)
                                            : null))
                            .toList());
        }
        return new ReviewContent(
                language,
                "Delavtale 4",
                2,
                DAY.minusDays(30),
                DAY.minusYears(1),
                DAY,
                Instant.parse("2026-09-14T09:00:00Z"),
                List.of("P1", "P2"),
                Stream.concat(
                                Arrays.stream(Wish.values()).map(wish -> new Answered("P1", wish, "T5", DAY, "N. N.")),
                                Stream.of(new Answered("P2", null, "", null, "")))
                        .toList(),
                Arrays.stream(Mark.values())
                        .flatMap(mark -> Arrays.stream(Assessment.values())
                                .map(how -> new Assessed(
                                        "M",
                                        "P1",
                                        mark,
                                        Assessment.WORKS_WELL,
                                        how,
                                        how == Assessment.WORKS_WELL,
                                        "T6")))
                        .toList(),
                new TextSince(
                        1,
                        2,
                        List.of(new Laid(2, DAY, "T7"), new Laid(3, DAY, "")),
                        List.of(new Changed(
                                "4.2", Changed.How.REWORDED, TextDifference.words("Frist 60 min.", "Frist 30 min.")))),
                List.of(new Unanswered(new Bilingual("K", "K"), "hol. § 6-2", List.of("P1"))),
                lines,
                List.of(new Remark("4.2", "P1", DAY), new Remark("", "", DAY)),
                List.of(
                        new Scored(new Bilingual("Q", "Q"), "P1", 0, 3, "T8"),
                        new Scored(new Bilingual("Q", "Q"), "P2", 3, 4, "T9")),
                List.of(new Users("B", "H", "U"), new Users("B", "H", "")),
                meeting);
    }

    private static ReviewContent bare(Language language) {
        return new ReviewContent(
                language,
                "Delavtale 4",
                1,
                DAY,
                DAY,
                null,
                Instant.parse("2026-09-14T09:00:00Z"),
                List.of("P1", "P2"),
                List.of(new Answered("P1", null, "", null, "")),
                List.of(),
                new TextSince(1, 1, List.of(), List.of()),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static String words(Paper paper) {
        return paper.kind() + "\n" + paper.title() + "\n" + paper.description() + "\n" + paper.blocks();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPlaceForAValueIsFilledAndThePaperIsInOneWrittenStandard(ReviewContent content) {
        String words = words(ReviewComposition.compose(content));
        assertThat(words).doesNotContainPattern("\\{[0-9]}").doesNotContain("null");
        assertThat(words.toLowerCase(Locale.ROOT)).doesNotContain(OTHERS.getOrDefault(content.language(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameContentGivesTheSameBytes(ReviewContent content) {
        for (DocumentFormat format : DocumentFormat.values()) {
            assertThat(papers.render(content, format)).isEqualTo(papers.render(content, format));
        }
    }

    @Test
    void theMinutesNameThePackTheyRestOnAndTheOutcome() {
        assertThat(words(ReviewComposition.compose(full(Language.NYNORSK, meeting()))))
                .contains(Sha256.of("x").hex(), "Mindre oppdatering", "T1", "T2", "T3", "Ikkje svart", "P2", "T10");
    }

    @Test
    void whatIsSilentIsNamedOnce() {
        assertThat(words(ReviewComposition.compose(bare(Language.BOKMAL))))
                .contains("Til disse punktene er det ikke meldt noe siden sist: Tiltak fra tidligere gjennomganger");
    }

    @Test
    void sevenQuestionsAreScoredAsInTheGuide() {
        assertThat(QuestionFiles.load().scored())
                .extracting(question -> question.guide())
                .containsExactly("5", "6", "9", "10", "11", "13", "16");
    }

    @Test
    void aRiskTellsItsZoneAndWhetherItIsAccepted() {
        for (Language language : Language.values()) {
            String red = language == Language.BOKMAL ? "rød" : "raud";
            String open =
                    language == Language.BOKMAL ? "restrisikoen er ikke akseptert" : "restrisikoen er ikkje akseptert";
            assertThat(words(ReviewComposition.compose(full(language, null))))
                    .contains("T4 (" + red + ", 16)")
                    .contains("T4 (" + red + ", 16, " + open + ")");
        }
    }
}
