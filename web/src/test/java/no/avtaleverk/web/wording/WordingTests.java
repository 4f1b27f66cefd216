package no.avtaleverk.web.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.web.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTests {
    /** Enums that people never see. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "Check",
            "Way",
            "Look",
            "Shade",
            "RosFileFormat",
            "How",
            "Due",
            "Course",
            "SignerCourse",
            "LastDay",
            "AnalysisStep",
            "ArchivedAct",
            "ArchivedKind",
            "PublicChangeKind");

    private final Wording wording = new Wording(
            RegisterFiles.load(),
            RequirementFiles.load(),
            Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC));

    static Stream<Locale> languages() {
        return Wording.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyValueAndReasonAndEventHasWords(Locale language) {
        var needed = neededKeys();
        assertThat(needed).hasSizeGreaterThan(200);
        Set<String> there = ResourceBundle.getBundle("wording", language).keySet();
        assertThat(there).containsAll(needed);
    }

    /** Of two, the first would be shown in place of the other. */
    @ParameterizedTest
    @MethodSource("languages")
    void aFieldIsNamedInOnePlace(Locale language) {
        assertThat(Stream.of("pages", "examination", "vedtak", "followed")
                        .flatMap(name -> ResourceBundle.getBundle(name, language).keySet().stream())
                        .filter(key -> key.startsWith("field.")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noWordsAreLeftThatNothingNeeds(Locale language) {
        var needed = neededKeys();
        assertThat(ResourceBundle.getBundle("wording", language).keySet())
                .filteredOn(key -> !key.startsWith("verify.")
                        && !key.startsWith("archive-command.")
                        && !key.startsWith("drift.")
                        && !key.startsWith("hearing.")
                        && !key.startsWith("SearchQuery.")
                        && !key.startsWith("Hit."))
                .isSubsetOf(needed);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noWordsAreEmptyOrHoldAPlaceForNothing(Locale language) {
        var bundle = ResourceBundle.getBundle("wording", language);
        for (String key : bundle.keySet()) {
            assertThat(bundle.getString(key)).as(key).isNotBlank();
            assertThat(wording.say(key, language, "a", "b", "c", "d", "e", "f"))
                    .as(key)
                    .doesNotContain("{0}", "{1}", "{2}", "{3}");
        }
    }

    @Test
    void theThreeLanguagesPutTheSameThingsIn() {
        var nb = ResourceBundle.getBundle("wording", Wording.BOKMAL);
        for (Locale language : Wording.LANGUAGES) {
            var other = ResourceBundle.getBundle("wording", language);
            for (String key : nb.keySet()) {
                assertThat(places(other.getString(key)))
                        .as(key + " in " + language)
                        .isEqualTo(places(nb.getString(key)));
            }
        }
    }

    @Test
    void refusalsNamePartiesAndClausesAsPeopleDo() {
        var clause = new Clause(new ClauseId("k-1"), 1, "4.2", ClauseText.parse("Utskriving", "Tekst"));
        assertThat(wording.of(new Refusal.ResolutionMissing(new PartyId("kommune-4628")), Wording.NYNORSK))
                .isEqualTo("Vedtaket til Vaksdal kommune er ikkje registrert.");
        assertThat(wording.of(
                        new Refusal.EmptyClause(clause.id()), new Clauses(java.util.List.of(clause)), Wording.ENGLISH))
                .isEqualTo("The clause “4.2 Utskriving” is empty.");
        assertThat(wording.of(new Refusal.ParameterMissing("kommune"), Wording.BOKMAL))
                .isEqualTo("Det som skal stå for {{kommune}}, er ikke fylt ut.");
    }

    @Test
    void eventsTellWhatHappened() {
        var event = new AuditEvent.ResolutionRecorded(new Resolution(
                new PartyId("kommune-4628"),
                Organ.KOMMUNESTYRE,
                LocalDate.of(2016, 3, 14),
                "26/2016",
                Resolution.Outcome.ADOPTED,
                1,
                Sha256.ZERO,
                ""));
        assertThat(wording.of(event, Wording.BOKMAL))
                .isEqualTo(
                        "Vedtak registrert: kommunestyret i Vaksdal kommune – vedtatt, versjon 1, 14. mars 2016, sak 26/2016");
        assertThat(wording.of(event, Wording.ENGLISH)).contains("14 March 2016", "adopted");
    }

    @Test
    void whatWasHandedOutIsNamedAsPeopleDo() {
        var id = new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab");
        var minutes = new AuditEvent.DocumentHandedOut(id, 2, null, "MINUTES", Sha256.ZERO);
        assertThat(wording.of(minutes, Wording.BOKMAL)).startsWith("Protokoll utlevert: versjon 2");
        var older = new AuditEvent.DocumentHandedOut(id, 0, null, "SOMETHING", Sha256.ZERO);
        assertThat(wording.of(older, Wording.ENGLISH)).startsWith("SOMETHING handed out: the draft");
    }

    @Test
    void aRequirementIsNamedInTheWrittenStandardOfTheReader() {
        var id = new RequirementId("HOL-6-2-04");
        assertThat(wording.title(id, Wording.NYNORSK)).isNotEqualTo(wording.title(id, Wording.BOKMAL));
        assertThat(wording.title(id, Wording.ENGLISH)).isEqualTo(wording.title(id, Wording.BOKMAL));
    }

    @ParameterizedTest
    @CsvSource({"nb, nb", "nn-NO, nn", "no, nb", "nb-NO, nb", "en-GB, en", "en, en", "se, nb", "de, nb"})
    void everyLanguageAskedForGetsTheNearestOfOurs(String asked, String spoken) {
        assertThat(Wording.best(Locale.forLanguageTag(asked)).getLanguage()).isEqualTo(spoken);
    }

    private static Set<String> places(String words) {
        var places = new TreeSet<String>();
        var matcher = java.util.regex.Pattern.compile("\\{[0-9]}").matcher(words);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    private static Set<String> neededKeys() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "no.avtaleverk.model",
                        "no.avtaleverk.workflow",
                        "no.avtaleverk.search",
                        "no.avtaleverk.templates");
        assertThat(classes.size()).isGreaterThan(100);
        var keys = new TreeSet<String>();
        for (JavaClass one : classes) {
            if (one.isEnum()
                    && one.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                    && !NOT_SHOWN.contains(one.getSimpleName())) {
                for (Object constant :
                        java.util.Objects.requireNonNull(one.reflect().getEnumConstants())) {
                    keys.add(Wording.key((Enum<?>) constant));
                }
            }
        }
        classes.stream()
                .filter(one -> one.isAssignableTo(Note.class) && !one.isInterface())
                .forEach(one -> keys.add("Note." + one.getSimpleName()));
        Stream.of(Refusal.class, AuditEvent.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(type -> type != Refusal.PartyMissing.class)
                .forEach(type -> keys.add(Wording.key(type)));
        keys.add("AuditEvent.ProposalTakenIn.word");
        keys.add("AuditEvent.DocumentHandedOut.draft");
        keys.add("AuditEvent.DocumentHandedOut.package");
        Stream.of(
                        "PDF",
                        "DOCX",
                        "ORIGINAL",
                        "REDLINE",
                        "MINUTES",
                        "CASE_PDF",
                        "CASE_DOCX",
                        "STATUS_NOTE_PDF",
                        "STATUS_NOTE_DOCX",
                        "REVIEW_PDF",
                        "REVIEW_DOCX",
                        "SERVICE_PDF",
                        "SERVICE_PROOF",
                        "SIGNATURE_REPORT",
                        "PROOF_PACKAGE",
                        "ARCHIVE",
                        HearingSheet.HANDED_OUT_AS)
                .forEach(format -> keys.add("handed-out." + format));
        for (RosFileFormat format : RosFileFormat.values()) {
            keys.add("handed-out.ROS_" + format);
        }
        keys.add("AuditEvent.SignaturesExamined.renewed");
        keys.add("Refusal.NotSealed.NOT_VALID");
        keys.add("Refusal.NotSealed.BUSY");
        keys.add("approval");
        keys.add("signing.any-way");
        for (Span.Unit unit : Span.Unit.values()) {
            keys.add("Span." + unit + ".one");
            keys.add("Span." + unit + ".many");
        }
        keys.add("Refusal.PartyMissing.municipality");
        keys.add("Refusal.PartyMissing.trust");
        keys.add("AuditEvent.ResolutionRecorded.no-case");
        for (ProblemKind kind : ProblemKind.values()) {
            keys.add("problem." + kind.slug() + ".title");
            keys.add("problem." + kind.slug() + ".detail");
        }
        return keys;
    }

    @Test
    void everyWordAPageAsksForIsThereInEachLanguage() throws IOException {
        var asked = new TreeSet<String>();
        try (Stream<Path> pages = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".html")).toList()) {
                var matcher = Pattern.compile("#\\{([A-Za-z0-9._-]+)[(}]").matcher(Files.readString(page));
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(500);
        for (Locale language : Wording.LANGUAGES) {
            var known = new TreeSet<String>();
            for (Path bundle : bundles(language)) {
                known.addAll(keys(bundle));
            }
            assertThat(known).as(language.toString()).containsAll(asked);
        }
    }

    /** A page whose words choose by a number that is given as text can not be shown. */
    @Test
    void whatWordsChooseByIsGivenAsANumber() throws IOException {
        var chosenBy = new TreeMap<String, Set<Integer>>();
        for (Locale language : Wording.LANGUAGES) {
            for (Path bundle : bundles(language)) {
                for (String line : Files.readAllLines(bundle)) {
                    var choices = Pattern.compile("\\{([0-9]),choice,").matcher(line);
                    while (choices.find()) {
                        chosenBy.computeIfAbsent(line.substring(0, line.indexOf('=')), key -> new TreeSet<>())
                                .add(Integer.parseInt(choices.group(1)));
                    }
                }
            }
        }
        assertThat(chosenBy).hasSizeGreaterThan(50);
        var asText = new TreeSet<String>();
        try (Stream<Path> pages = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".html")).toList()) {
                var asking = Pattern.compile("#\\{([A-Za-z0-9._-]+)\\(((?:\\$\\{[^}]*}|[^})])*)\\)}")
                        .matcher(Files.readString(page));
                while (asking.find()) {
                    List<String> given = Pattern.compile("\\$\\{[^}]*}|#\\{[^}]*}|[^,\\s][^,]*")
                            .matcher(asking.group(2))
                            .results()
                            .map(MatchResult::group)
                            .toList();
                    for (int at : chosenBy.getOrDefault(asking.group(1), Set.of())) {
                        if (at >= given.size() || given.get(at).matches(".*#strings\\..*|\\$\\{words\\..*|'.*")) {
                            asText.add(page.getFileName() + " " + asking.group());
                        }
                    }
                }
            }
        }
        assertThat(asText).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noWordIsSaidTwice(Locale language) throws IOException {
        for (Path bundle : bundles(language)) {
            List<String> keys = keys(bundle);
            assertThat(keys).as(bundle.toString()).doesNotHaveDuplicates();
        }
    }

    private static final Path RESOURCES = Path.of("src/main/resources");

    private static List<Path> bundles(Locale language) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith("_" + language.getLanguage() + ".properties"))
                    .toList();
        }
    }

    private static List<String> keys(Path bundle) throws IOException {
        return Files.readAllLines(bundle).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }
}
