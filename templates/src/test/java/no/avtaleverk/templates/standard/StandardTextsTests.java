package no.avtaleverk.templates.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.document.LanguageGuess;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.BodyMarkup.Block;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.standard.StandardText.Draft;
import no.avtaleverk.templates.standard.StandardText.Question;
import no.avtaleverk.templates.standard.StandardText.StandardClause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardTextsTests {
    private static final StandardTexts TEXTS = StandardTexts.load();
    private static final RequirementCatalogue CATALOGUE = RequirementFiles.load();

    private static final Pattern NAMED = Pattern.compile("«([^»]+)»");
    private static final Pattern REFERENCE =
            Pattern.compile("(?iu)(punkt(et|a|ene)?|kapittel(et)?|kapit(la|lene))( «[^»]+»,?( (og|eller))?)+");

    /** Words and endings of which the other written standard has its own. */
    private static final Pattern NYNORSK_ONLY = Pattern.compile(
            "(?iu)(?<!\\p{L})(ikkje|frå|ein|eit|eitt|kva|kven|kvar|kvart|korleis|kvifor|noko|nokon|nokre|vere|dei"
                    + "|sjølv|saman|berre|same|mellom anna|fleire|gjeld|heiter|blei|vart|verksemd\\p{L}*"
                    + "|\\p{L}*(sjuke?(hus|pleiar)\\p{L}*|teneste\\p{L}*|usemje\\p{L}*|[a-zæøå]heit(a|er)?|[a-zæøå]{3,}ingane|[a-zæøå]{3,}ingar"
                    + "|[a-zæøå]{3,}(?<!lege)(?<!al)leg|sjonar|sjonane))(?!\\p{L})");

    private static final Pattern BOKMAL_ONLY = Pattern.compile(
            "(?iu)(?<!\\p{L})(ikke|fra|en|et(?! dårleg)|ett|hva|hvem|hver|hvert|hvordan|hvorfor|hvor|hvis|hvilke[nt]?|noe|noen"
                    + "|være|dem|deres|selv|sammen|bare|samme|flere|heter|ble|blitt|jeg|også hvis|virksomhet\\p{L}*"
                    + "|\\p{L}*(syke?(hus|pleier)\\p{L}*|tjeneste\\p{L}*|uenighet\\p{L}*|[a-zæøå]{2,}(?<!n[yY])het(en|er)?|[a-zæøå]{3,}(?<!h)(?<!reb)else[nr]?"
                    + "|[a-zæøå]{2,}(?<!vil)lige?|sjoner|sjonene|[a-zæøå]{3,}inger|[a-zæøå]{3,}ingene))(?!\\p{L})");

    static List<StandardText> everyStandard() {
        return TEXTS.all();
    }

    /** Every standard, in each language, with every combination of choices. */
    static Stream<Case> everyDraft() {
        return TEXTS.all().stream()
                .flatMap(standard -> Stream.of(Language.values()).flatMap(language -> combinations(standard).stream()
                        .map(answers -> new Case(standard, language, answers))));
    }

    record Case(StandardText standard, Language language, Map<String, String> answers) {
        Draft draft() {
            return standard.start(language, answers);
        }

        @Override
        public String toString() {
            return standard.key() + " " + language.code() + " " + answers;
        }
    }

    @Test
    void shipsTheFrameworkAndASubAgreementForEachMatterOfTheStatute() {
        var expected = new ArrayList<>(List.of("overordnet-samarbeidsavtale"));
        IntStream.rangeClosed(1, 13).forEach(nummer -> expected.add("delavtale-" + nummer));
        assertThat(TEXTS.all()).extracting(StandardText::key).containsExactlyElementsOf(expected);
        assertThat(TEXTS.all().getFirst().kind()).isEqualTo(AgreementKind.FRAMEWORK_AGREEMENT);
    }

    @Test
    void everyContentTheStatuteDemandsIsClaimed() {
        var claimed = new TreeSet<RequirementId>();
        TEXTS.all().forEach(standard -> claimed.addAll(standard.claims()));
        assertThat(CATALOGUE.all())
                .filteredOn(requirement -> requirement.force() == Force.STATUTORY_CONTENT)
                .hasSizeGreaterThan(13)
                .allMatch(requirement -> claimed.contains(requirement.id()));
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void everyClaimIsAnsweredInSomeDraft(StandardText standard) {
        assertThat(standard.claims()).isNotEmpty().doesNotHaveDuplicates();
        var kept = new TreeSet<RequirementId>();
        combinations(standard)
                .forEach(answers ->
                        kept.addAll(standard.start(Language.BOKMAL, answers).claims()));
        assertThat(kept).containsExactlyInAnyOrderElementsOf(standard.claims());
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void aClauseAnswersWhatWordsCanAnswerAndConcernsTheRest(StandardText standard) {
        for (StandardClause clause : standard.clauses()) {
            assertThat(clause.answers())
                    .as(clause.id().value())
                    .doesNotHaveDuplicates()
                    .allMatch(CATALOGUE::contains)
                    .noneMatch(requirement -> scope(requirement) == Scope.PROCESS);
            assertThat(clause.concerns())
                    .as(clause.id().value())
                    .doesNotHaveDuplicates()
                    .allMatch(CATALOGUE::contains)
                    .noneMatch(requirement -> scope(requirement) == Scope.CONTENT);
        }
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void aDelavtaleClaimsTheMatterOfItsNumber(StandardText standard) {
        assertThat(standard.key()).matches("overordnet-samarbeidsavtale|delavtale-([1-9]|1[0-3])");
        if (standard.kind() == AgreementKind.SUB_AGREEMENT) {
            int nummer = Integer.parseInt(standard.key().substring("delavtale-".length()));
            assertThat(standard.claims()).contains(new RequirementId("HOL-6-2-%02d".formatted(nummer)));
        }
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void idsAndKeysAreGivenOnce(StandardText standard) {
        assertThat(standard.clauses()).extracting(StandardClause::id).doesNotHaveDuplicates();
        assertThat(standard.questions()).extracting(Question::key).doesNotHaveDuplicates();
    }

    @Test
    void theSameIdIsTheSameClauseInEveryStandard() {
        var seen = new HashMap<ClauseId, StandardClause>();
        for (StandardText standard : TEXTS.all()) {
            for (StandardClause clause : standard.clauses()) {
                StandardClause before = seen.putIfAbsent(clause.id(), clause);
                if (before != null) {
                    assertThat(clause.id().value()).startsWith("felles-");
                    assertThat(clause.text()).isEqualTo(before.text());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void everyParameterIsAskedForOrFollowsFromTheParties(StandardText standard) {
        Set<String> declared = new HashSet<>(StandardText.FROM_THE_PARTIES);
        standard.questions().stream()
                .filter(question -> question.type() != Question.Type.CHOICE)
                .forEach(question -> declared.add(question.key()));
        for (StandardClause clause : standard.clauses()) {
            Set<String> used = used(clause, Language.BOKMAL);
            assertThat(used).as(clause.id().value()).isSubsetOf(declared).isEqualTo(used(clause, Language.NYNORSK));
        }
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void everyQuestionIsPutToUse(StandardText standard) {
        var used = new HashSet<String>();
        for (StandardClause clause : standard.clauses()) {
            used.addAll(used(clause, Language.BOKMAL));
            if (clause.includeWhen() != null) {
                used.add(clause.includeWhen().question());
            }
        }
        assertThat(standard.questions()).extracting(Question::key).isSubsetOf(used);
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void aConditionNamesAQuestionAndOneOfItsOptions(StandardText standard) {
        for (StandardClause clause : standard.clauses()) {
            if (clause.includeWhen() != null) {
                Question question =
                        standard.question(clause.includeWhen().question()).orElseThrow();
                assertThat(question.options())
                        .extracting(StandardText.Option::key)
                        .contains(clause.includeWhen().is());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void theTwoWrittenStandardsHaveTheSameShape(StandardText standard) {
        for (StandardClause clause : standard.clauses()) {
            assertThat(shape(clause.text().nn()))
                    .as(clause.id().value())
                    .isEqualTo(shape(clause.text().nb()));
        }
    }

    /** A point that is referred to by its heading must be in the draft, whatever was chosen. */
    @ParameterizedTest
    @MethodSource("everyDraft")
    void everyPointReferredToIsThere(Case one) {
        Draft draft = one.draft();
        var headings = new HashSet<String>();
        draft.clauses().forEach(clause -> headings.add(clause.text().heading()));
        for (Clause clause : draft.clauses()) {
            var reference = REFERENCE.matcher(clause.text().body());
            while (reference.find()) {
                var named = NAMED.matcher(reference.group());
                while (named.find()) {
                    assertThat(headings).as(clause.id().value()).contains(named.group(1));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void eachWrittenStandardIsPure(StandardText standard) {
        pure(standard.key(), standard.title());
        pure(standard.key(), standard.about());
        for (Question question : standard.questions()) {
            pure(question.key(), question.asks());
            question.options().forEach(option -> pure(question.key(), option.label()));
        }
        for (StandardClause clause : standard.clauses()) {
            String where = standard.key() + ", " + clause.id();
            pure(where, clause.heading());
            pure(where, clause.text());
            if (clause.guidance() != null) {
                pure(where, clause.guidance().text());
            }
            for (Language language : Language.values()) {
                String text = clause.text().in(language);
                if (text.split("\\s+", -1).length > 40) {
                    assertThat(LanguageGuess.of(text)).as(where).isEqualTo(language);
                }
            }
        }
    }

    private static void pure(String where, Bilingual words) {
        assertThat(NYNORSK_ONLY.matcher(own(words.nb())).results().map(MatchResult::group))
                .as("nynorsk in the bokmål of " + where)
                .isEmpty();
        assertThat(BOKMAL_ONLY.matcher(own(words.nn())).results().map(MatchResult::group))
                .as("bokmål in the nynorsk of " + where)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyStandard")
    void levelsNeverSkipOne(StandardText standard) {
        int before = 0;
        for (StandardClause clause : standard.clauses()) {
            assertThat(clause.level()).as(clause.id().value()).isBetween(1, before + 1);
            before = clause.level();
        }
    }

    @ParameterizedTest
    @MethodSource("everyDraft")
    void everyDraftIsWhole(Case one) {
        Draft draft = one.draft();
        assertThat(draft.clauses().list()).isNotEmpty();
        for (int i = 0; i < draft.clauses().size(); i++) {
            Clause clause = draft.clauses().list().get(i);
            assertThat(clause.text().heading()).as(clause.id().value()).isNotBlank();
            assertThat(clause.number()).as(clause.id().value()).matches("[0-9]+(\\.[0-9]+)*");
            boolean hasPoints = i + 1 < draft.clauses().size()
                    && draft.clauses().list().get(i + 1).level() > clause.level();
            assertThat(!clause.text().body().isEmpty() || hasPoints)
                    .as("%s has text or points under it", clause.id())
                    .isTrue();
        }
        for (RequirementId claim : draft.claims()) {
            assertThat(draft.answers()).anyMatch(answer -> answer.requirement().equals(claim));
        }
        for (Answer answer : draft.answers()) {
            assertThat(draft.clauses().find(answer.clause()).orElseThrow().sha256())
                    .isEqualTo(answer.text());
            assertThat(answer.confirmed()).isFalse();
            assertThat(answer.basis()).isEqualTo(Answer.Basis.STANDARD_TEXT);
        }
    }

    @Test
    void theChoiceOfAHostBringsItsClauseAndNumbersAnew() {
        StandardText standard = TEXTS.find("delavtale-4").orElseThrow();
        Draft own = standard.start(Language.BOKMAL, Map.of("drift", "egen"));
        Draft host = standard.start(Language.BOKMAL, Map.of("drift", "vertskommune", "vertskommune", "Voss herad"));
        assertThat(own.clauses().contains(new ClauseId("d4-vertskommune"))).isFalse();
        assertThat(host.clauses().contains(new ClauseId("d4-vertskommune"))).isTrue();
        assertThat(host.parameters()).containsEntry("vertskommune", "Voss herad");
        assertThat(host.clauses()).isEqualTo(host.clauses().renumbered());
    }

    @Test
    void aDateIsWrittenOutAndAnUnansweredOneLeftOpen() {
        StandardText standard = TEXTS.find("delavtale-4").orElseThrow();
        Draft draft = standard.start(Language.NYNORSK, Map.of("gjelder-fra", "2027-01-01"));
        assertThat(draft.parameters())
                .containsEntry("gjelder-fra", "1. januar 2027")
                .doesNotContainKey("full-drift-fra")
                .containsEntry("ohd-plasser", "2");
        assertThat(draft.origin().standard()).isEqualTo(standard.reference());
    }

    @Test
    void aJointMeasureIsDeclaredOnlyWhenItsRequirementsAreClaimed() {
        StandardText standard = TEXTS.find("delavtale-4").orElseThrow();
        Draft with = standard.start(Language.BOKMAL, Map.of("samarbeidstiltak", "ja"));
        Draft without = standard.start(Language.BOKMAL, Map.of("samarbeidstiltak", "nei"));
        var measure = new RequirementId("HOL-6-2-TILTAK-ANSVAR");
        assertThat(with.jointMeasure())
                .isEqualTo(with.claims().contains(measure))
                .isTrue();
        assertThat(without.jointMeasure()).isEqualTo(without.claims().contains(measure));
    }

    @Test
    void aQuestionPutOnlyIntoChosenClausesIsOpenedByTheirChoice() {
        StandardText standard = TEXTS.find("delavtale-4").orElseThrow();
        var host = standard.opening(standard.question("vertskommune").orElseThrow())
                .orElseThrow();
        assertThat(host.by().key()).isEqualTo("drift");
        assertThat(host.when()).extracting(StandardText.Option::key).containsExactly("vertskommune");
        assertThat(standard.opening(standard.question("ohd-plasser").orElseThrow()))
                .isEmpty();
    }

    /** What was typed before the choice was changed is neither held against the drafter nor put into the text. */
    @Test
    void theAnswerToAClosedQuestionIsNotLookedAt() {
        StandardText standard = TEXTS.find("delavtale-5").orElseThrow();
        var closed = Map.of("dag-en", "forskrift", "mottak-timer", "mange");
        assertThat(standard.unfit(closed)).isEmpty();
        assertThat(standard.start(Language.BOKMAL, closed).parameters()).doesNotContainKey("mottak-timer");
        var open = Map.of("dag-en", "frist", "mottak-timer", "mange");
        assertThat(standard.unfit(open)).containsExactly("mottak-timer");
        assertThat(standard.start(Language.BOKMAL, Map.of("dag-en", "frist")).parameters())
                .containsEntry("mottak-timer", "24");
    }

    @ParameterizedTest
    @MethodSource("everyDraft")
    void everyOpenQuestionIsPutToUseInItsDraft(Case one) {
        Draft draft = one.draft();
        assertThat(Parameters.usedIn(draft.clauses()))
                .containsAll(draft.parameters().keySet());
    }

    @Test
    void namesTheAnswersThatDoNotFit() {
        StandardText standard = TEXTS.find("delavtale-4").orElseThrow();
        var answers = Map.of("ohd-plasser", "mange", "gjelder-fra", "i morgen", "drift", "leid", "ohd-sted", "Voss");
        assertThat(standard.unfit(answers)).containsExactly("drift", "gjelder-fra", "ohd-plasser");
        assertThatIllegalArgumentException().isThrownBy(() -> standard.start(Language.BOKMAL, answers));
    }

    /** The words of the author's own: without parameters, quotations and official names. */
    private static String own(String text) {
        return text.replaceAll("\\{\\{.*?}}|«.*?»", "")
                .replace("Norm for informasjonssikkerhet og personvern i helse- og omsorgstjenesten", "");
    }

    private static Scope scope(RequirementId requirement) {
        return CATALOGUE.find(requirement).orElseThrow().scope();
    }

    private static Set<String> used(StandardClause clause, Language language) {
        var names = new TreeSet<>(Parameters.usedIn(clause.heading().in(language)));
        names.addAll(Parameters.usedIn(clause.text().in(language)));
        return names;
    }

    private static List<String> shape(String body) {
        return BodyMarkup.parse(body).stream().map(StandardTextsTests::shape).toList();
    }

    private static String shape(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph ->
                "paragraph of " + paragraph.lines().size();
            case Block.Bullets bullets -> "bullets " + bullets.items().size();
            case Block.Numbered numbered ->
                "numbered " + numbered.first() + " " + numbered.items().size();
            case Block.Table table ->
                "table " + table.header().size() + "x" + table.rows().size();
        };
    }

    private static List<Map<String, String>> combinations(StandardText standard) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Question question : standard.questions()) {
            var extended = new ArrayList<Map<String, String>>();
            for (Map<String, String> combination : combinations) {
                for (StandardText.Option option : question.options()) {
                    var more = new HashMap<>(combination);
                    more.put(question.key(), option.key());
                    extended.add(more);
                }
            }
            combinations = question.options().isEmpty() ? combinations : extended;
        }
        return combinations;
    }
}
