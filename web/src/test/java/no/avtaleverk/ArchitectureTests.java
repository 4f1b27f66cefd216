package no.avtaleverk;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Who may know whom.
 *
 * <p>A rule about classes that are not there holds for ever, so every test says how many it expects at the least, and the log how many it saw.
 */
class ArchitectureTests {

    private static final String MODEL = "no.avtaleverk.model..";
    private static final String WORKFLOW = "no.avtaleverk.workflow..";
    private static final String SEARCH = "no.avtaleverk.search..";
    private static final String TEMPLATES = "no.avtaleverk.templates..";
    private static final String WEB = "no.avtaleverk.web..";

    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.flywaydb.."};
    private static final String[] HTTP = {
        "java.net.http..", "jakarta.servlet..", "org.springframework.http..", "org.springframework.web.."
    };
    private static final String[] LUCENE = {"org.apache.lucene.."};
    private static final String[] DOCUMENT_FORMATS = {"org.apache.pdfbox..", "org.apache.fontbox..", "org.docx4j.."};

    private static final Map<String, Integer> SEEN = new TreeMap<>();

    private static JavaClasses product = new ClassFileImporter().importClasses();

    @BeforeAll
    static void readTheProduct() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("no.avtaleverk");
    }

    @AfterAll
    static void tellWhatWasSeen() {
        LoggerFactory.getLogger(ArchitectureTests.class).info("Saw {} classes: {}", product.size(), SEEN);
    }

    @Test
    void theModelKnowsOnlyTheJdkAndADiffLibrary() {
        var known = resideInAnyPackage("", MODEL, "java..", "org.jspecify..", "com.github.difflib..");
        classes(MODEL, 150).never(dependOnClassesThat(not(known)));
        classes(MODEL, 150).never(dependOnClassesThat(resideInAnyPackage("java.sql..", "java.net.http..")));
    }

    @Test
    void theModelIsToldWhatTheTimeIs() {
        classes(MODEL, 150).never(dependOnClassesThat(equivalentTo(Clock.class)));
    }

    @Test
    void theWorkflowKnowsNoSisterModuleAndNoTechniqueOfTheirs() {
        classes(WORKFLOW, 70).never(dependOnClassesThat(resideInAnyPackage(SEARCH, TEMPLATES, WEB)));
        classes(WORKFLOW, 70).never(dependOnClassesThat(resideInAnyPackage(HTTP)));
        classes(WORKFLOW, 70).never(dependOnClassesThat(resideInAnyPackage(LUCENE)));
        classes(WORKFLOW, 70).never(dependOnClassesThat(resideInAnyPackage(DOCUMENT_FORMATS)));
    }

    @Test
    void searchKnowsNoSisterModuleNoSqlAndNoHttp() {
        classes(SEARCH, 25).never(dependOnClassesThat(resideInAnyPackage(WORKFLOW, TEMPLATES, WEB)));
        classes(SEARCH, 25).never(dependOnClassesThat(resideInAnyPackage(SQL)));
        classes(SEARCH, 25).never(dependOnClassesThat(resideInAnyPackage(HTTP)));
        classes(SEARCH, 25).never(dependOnClassesThat(resideInAnyPackage("org.springframework..")));
    }

    @Test
    void templatesKnowNoSisterModuleNoSqlAndNoHttp() {
        classes(TEMPLATES, 60).never(dependOnClassesThat(resideInAnyPackage(WORKFLOW, SEARCH, WEB)));
        classes(TEMPLATES, 60).never(dependOnClassesThat(resideInAnyPackage(SQL)));
        classes(TEMPLATES, 60).never(dependOnClassesThat(resideInAnyPackage(HTTP)));
        classes(TEMPLATES, 60).never(dependOnClassesThat(resideInAnyPackage("org.springframework..")));
    }

    @Test
    void theWebKnowsNoSqlNoIndexAndNoDocumentFormat() {
        classes(WEB, 25).never(dependOnClassesThat(resideInAnyPackage(SQL)));
        classes(WEB, 25).never(dependOnClassesThat(resideInAnyPackage(LUCENE)));
        classes(WEB, 25).never(dependOnClassesThat(resideInAnyPackage(DOCUMENT_FORMATS)));
    }

    @Test
    void onlyTransitionKnowsTheStateMachine() {
        String transition = "no.avtaleverk.workflow.transition..";
        assertThat(classes(transition, 10).seen.stream()
                        .filter(type -> dependsOnAnyOf(type, "org.springframework.statemachine..")))
                .as("users of the state machine")
                .isNotEmpty();
        classesWhere(not(resideInAPackage(transition)), 250)
                .never(dependOnClassesThat(resideInAPackage("org.springframework.statemachine..")));
    }

    @Test
    void onlyTheActivitiesEnterAState() {
        DescribedPredicate<JavaAccess<?>> enters = accesses(
                "enter a state",
                access -> owner(access).isEquivalentTo(Agreement.class)
                        && Set.of("enter", "submitted", "issued").contains(name(access)));
        var activities = resideInAnyPackage(
                "no.avtaleverk.workflow.drafting..",
                "no.avtaleverk.workflow.review..",
                "no.avtaleverk.workflow.decision..",
                "no.avtaleverk.workflow.signing..",
                "no.avtaleverk.workflow.revision..",
                "no.avtaleverk.workflow.variant..",
                "no.avtaleverk.workflow.transition..");
        assertThat(classesWhere(activities, 7).seen.stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(enters))
                .as("places where a state is entered")
                .isNotEmpty();
        classesWhere(not(activities).and(not(equivalentTo(Agreement.class))), 250)
                .never(accessTargetWhere(enters));
    }

    @Test
    void whatAnswersAPortIsSeenOnlyAsThePort() {
        classesWhere(
                        DescribedPredicate.describe(
                                "answer a port of the model with Spring at hand",
                                type -> resideInAnyPackage(WORKFLOW, WEB).test(type)
                                        && type.getAllRawInterfaces().stream().anyMatch(resideInAPackage(MODEL))),
                        2)
                .never(be("public", type -> type.getModifiers().contains(JavaModifier.PUBLIC)));
    }

    @Test
    void anAdapterPackageShowsItsConfigurationAndItsExceptions() {
        var adapters = resideInAnyPackage(
                "no.avtaleverk.workflow.persistence..", "no.avtaleverk.web.posten..", "no.avtaleverk.web.mail..");
        classesWhere(adapters, 20)
                .never(be(
                        "public without being a configuration or an exception",
                        type -> type.isTopLevelClass()
                                && type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.getSimpleName().endsWith("Configuration")
                                && !type.isAssignableTo(Exception.class)));
    }

    @Test
    void nobodyAsksTheMachineWhatTheTimeIs() {
        DescribedPredicate<JavaAccess<?>> asks = accesses(
                "ask for the time without a Clock",
                access -> owner(access).getPackageName().equals("java.time")
                        && name(access).equals("now")
                        && !access.getTarget().getFullName().endsWith("(java.time.Clock)"),
                access -> owner(access).isEquivalentTo(System.class)
                        && name(access).equals("currentTimeMillis"),
                access -> access.getTarget().getFullName().equals("java.util.Date.<init>()"));
        classesWhere(alwaysTrue().as("are there at all"), 250).never(accessTargetWhere(asks));
        DescribedPredicate<JavaAccess<?>> makes = accesses(
                "make a Clock",
                access -> owner(access).isEquivalentTo(Clock.class)
                        && name(access).startsWith("system"));
        classesWhere(not(DescribedPredicate.describe("are wiring", ArchitectureTests::isWiring)), 250)
                .never(accessTargetWhere(makes));
    }

    /** A program's {@code main} may hand its own output on; all else is told to the log. */
    @Test
    void nobodyPrints() {
        DescribedPredicate<JavaAccess<?>> prints = accesses(
                "print",
                access -> owner(access).isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(name(access)),
                access -> access.getTarget().getFullName().endsWith(".printStackTrace()"));
        classesWhere(
                        DescribedPredicate.describe(
                                "are not programs", type -> type.tryGetMethod("main", String[].class)
                                        .isEmpty()),
                        250)
                .never(accessTargetWhere(prints));
    }

    @Test
    void aNameSaysWhatAClassIs() {
        var empty = List.of("Impl", "Service", "Util", "Utils", "Helper", "Manager", "Dto", "Entity", "Validator");
        classesWhere(alwaysTrue().as("are there at all"), 250)
                .never(be(
                        "named after nothing in particular",
                        type -> empty.stream().anyMatch(type.getSimpleName()::endsWith)
                                || type.getSimpleName().startsWith("Abstract")
                                || type.getSimpleName().startsWith("Default")));
    }

    /** NullAway looks only into packages that are marked, so one forgotten package-info switches it off there. */
    @Test
    void everyPackageIsNullMarked() {
        Set<JavaPackage> packages = product.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .collect(Collectors.toSet());
        assertThat(packages).hasSizeGreaterThan(25);
        assertThat(packages).allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                .as(each.getName())
                .isTrue());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static DescribedPredicate<JavaAccess<?>> accesses(String what, Predicate<JavaAccess<?>>... anyOf) {
        return DescribedPredicate.describe(what, access -> Stream.of(anyOf).anyMatch(one -> one.test(access)));
    }

    private static JavaClass owner(JavaAccess<?> access) {
        return access.getTargetOwner();
    }

    private static String name(JavaAccess<?> access) {
        return access.getTarget().getName();
    }

    private static boolean isWiring(JavaClass type) {
        return type.getName().replaceFirst("[$].*", "").endsWith("Configuration")
                || type.getSimpleName().endsWith("Application");
    }

    private static boolean dependsOnAnyOf(JavaClass type, String packages) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> resideInAPackage(packages).test(dependency.getTargetClass()));
    }

    private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> test) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, test.test(type), type.getName() + " is " + what));
            }
        };
    }

    private static Seen classes(String packages, int atLeast) {
        return classesWhere(resideInAPackage(packages), atLeast);
    }

    private static Seen classesWhere(DescribedPredicate<? super JavaClass> which, int atLeast) {
        JavaClasses seen = product.that(which);
        SEEN.put(which.getDescription(), seen.size());
        assertThat(seen).as("classes that %s", which.getDescription()).hasSizeGreaterThanOrEqualTo(atLeast);
        return new Seen(seen);
    }

    private record Seen(JavaClasses seen) {
        void never(ArchCondition<? super JavaClass> condition) {
            ConditionEvents events = ConditionEvents.Factory.create();
            ArchCondition<JavaClass> forbidden = ArchConditions.never(condition.forSubtype());
            forbidden.init(Set.copyOf(seen));
            seen.forEach(type -> forbidden.check(type, events));
            forbidden.finish(events);
            assertThat(events.getViolating().stream().flatMap(event -> event.getDescriptionLines().stream()))
                    .as("classes that %s", condition.getDescription())
                    .isEmpty();
        }
    }
}
