package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.document.RosFormReader;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosForm;
import no.avtaleverk.model.ros.RosFormFault;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosMarks;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosReadBack;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.AnsweringGuide;
import no.avtaleverk.workflow.ros.RosForms;
import no.avtaleverk.workflow.ros.RosForms.Brought;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** ROS checklists handed out and brought back, on a real store; run on each of them. How files are set and read is tested where that is. */
abstract class RosFormsContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor OF_TRUST = person("tone.hauge", HELSE_BERGEN, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.COORDINATOR);
    private static final Actor AUDITOR =
            new Actor("per.nesse", "per.nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    // ---- a form in lines --------------------------------------------------------------------------------------------

    /** A line with the mark of the form, then one for each row and area: its mark, and the grades it is filled in with. */
    static byte[] written(RosContent content, RosFileFormat format) {
        var lines = new ArrayList<>(List.of(content.mark()));
        for (RosItem item : content.items()) {
            for (RosLine line : item.lines()) {
                String given = RosMarks.given(line, content.party());
                lines.add(RosMarks.line(content.agreement(), item, line.area(), given) + " " + given);
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static RosFormReader.Reading read(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!name.endsWith(".docx")) {
            return new RosFormReader.Reading.Refused(ReadFault.WRONG_EXTENSION, name);
        }
        if (!text.startsWith("avl_")) {
            return new RosFormReader.Reading.NoForm();
        }
        List<String> lines = text.lines().toList();
        String[] made = lines.getFirst().split("_", -1);
        return new RosFormReader.Reading.Read(
                new RosForm(
                        new RosForm.Made(made[1], made[2], made[3]),
                        lines.stream()
                                .filter(line -> line.startsWith("avr_"))
                                .map(RosFormsContract::line)
                                .toList(),
                        List.of(),
                        List.of()),
                RosFileFormat.DOCX,
                text);
    }

    private static RosForm.Line line(String text) {
        String[] parts = text.split("[_ ]", -1);
        return new RosForm.Line(parts[1], parts[2], parts[3], column(parts[4], 0), column(parts[4], 2));
    }

    private static RosForm.Column column(String digits, int at) {
        return new RosForm.Column(ticked(digits.charAt(at)), ticked(digits.charAt(at + 1)), "");
    }

    private static Set<Integer> ticked(char digit) {
        return digit == '0' ? Set.of() : Set.of(digit - '0');
    }

    // ---- the product ------------------------------------------------------------------------------------------------

    abstract ConfigurableApplicationContext context();

    private <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    private RosForms forms() {
        return bean(RosForms.class);
    }

    private AnalysingRisks analysing() {
        return bean(AnalysingRisks.class);
    }

    private Agreement stored(AgreementId id) {
        return bean(Agreements.class).find(id).orElseThrow();
    }

    private AgreementId drafted() {
        var clause = new Clause(
                new ClauseId("varsel"),
                1,
                "1",
                ClauseText.parse("Varsel", "Kommunen skal varsle sjukehuset innan 24 timar."));
        var head = new Head(
                "Delavtale 5",
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        Decision decision = bean(Drafting.class)
                .start(
                        AgreementKind.SUB_AGREEMENT,
                        Origin.WRITTEN,
                        head,
                        new Clauses(List.of(clause)),
                        List.of(),
                        JURIST);
        return ((Decision.Accepted) decision).change().agreement().id();
    }

    private AgreementId listed() {
        AgreementId id = drafted();
        assertThat(analysing().list(id, 0, COORDINATOR)).isEmpty();
        return id;
    }

    private String taken(AgreementId id, Actor by) {
        return new String(
                forms().handOut(stored(id), RosFileFormat.DOCX, by)
                        .orElseThrow()
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    /** A form whose first line is filled in. */
    private static byte[] filled(String form, String grades) {
        return form.replaceFirst("(_[0-9]{4}) [0-9]{4}", "$1 " + grades).getBytes(StandardCharsets.UTF_8);
    }

    private RosLine first(AgreementId id, Actor by) {
        return analysing().analysis(stored(id), by).items().getFirst().lines().getFirst();
    }

    @Test
    void thereIsNothingToHandOutBeforeAListIsMade() {
        AgreementId id = drafted();
        assertThat(forms().isThere(stored(id), COORDINATOR)).isFalse();
        assertThat(forms().handOut(stored(id), RosFileFormat.PDF, COORDINATOR)).isEmpty();
    }

    @Test
    void whatIsHandedOutIsNotedAndKeptFromOutsiders() {
        AgreementId id = listed();
        assertThat(forms().handOut(stored(id), RosFileFormat.XLSX, AUDITOR)).isPresent();
        assertThat(forms().handOut(stored(id), RosFileFormat.PDF, OUTSIDER)).isEmpty();
        taken(id, COORDINATOR);
        assertThat(bean(HandingOut.class).of(id, COORDINATOR))
                .extracting(entry -> ((AuditEvent.DocumentHandedOut) entry.event()).format())
                .containsExactly("ROS_DOCX");
    }

    @Test
    void aFilledInFormIsLookedThroughThenNotedAndKept() {
        AgreementId id = listed();
        byte[] filled = filled(taken(id, COORDINATOR), "4400");
        assertThat(forms().look(stored(id), "ros.docx", filled, COORDINATOR))
                .isInstanceOfSatisfying(
                        Brought.Read.class,
                        read -> assertThat(read.findings().notes()).hasSize(1));
        assertThat(first(id, COORDINATOR).scores()).isEmpty();
        assertThat(forms().take(stored(id), "C:\\Skjema\\ros.docx", filled, false, COORDINATOR))
                .isInstanceOfSatisfying(
                        Brought.Taken.class, taken -> assertThat(taken.notes()).isEqualTo(1));
        assertThat(first(id, COORDINATOR).grades().orElseThrow().before()).isEqualTo(new RosGrade(4, 4));
        List<RosReadBack> readBack =
                bean(FollowUps.class).read(Dossier.shared(FollowUpSubject.ROS, id), RosNote.class).stream()
                        .map(noted -> noted.note())
                        .filter(RosReadBack.class::isInstance)
                        .map(RosReadBack.class::cast)
                        .toList();
        assertThat(readBack).hasSize(1);
        assertThat(readBack.getFirst().file().name()).isEqualTo("ros.docx");
        assertThat(bean(Files.class).find(Sha256.of(filled))).isPresent();
        assertThat(forms().take(stored(id), "ros.docx", filled, false, COORDINATOR))
                .isInstanceOfSatisfying(Brought.Read.class, again -> {
                    assertThat(again.findings().notes()).isEmpty();
                    assertThat(again.findings().faults()).isEmpty();
                });
    }

    @Test
    void nothingIsNotedWhenThereIsAFaultUnlessThePersonWantsTheRest() {
        AgreementId id = listed();
        String form = taken(id, COORDINATOR);
        byte[] filled = (new String(filled(form, "4400"), StandardCharsets.UTF_8)
                        + "\navr_0123456789ab_01234567_0000 1100")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(forms().take(stored(id), "ros.docx", filled, false, COORDINATOR))
                .isInstanceOfSatisfying(
                        Brought.Read.class, read -> assertThat(read.findings().faults())
                                .extracting(RosFormFault::cause)
                                .containsExactly(RosFormFault.Cause.UNKNOWN_ROW));
        assertThat(first(id, COORDINATOR).scores()).isEmpty();
        assertThat(bean(Files.class).find(Sha256.of(filled))).isEmpty();
        assertThat(forms().take(stored(id), "ros.docx", filled, true, COORDINATOR))
                .isInstanceOf(Brought.Taken.class);
        assertThat(first(id, COORDINATOR).scores()).hasSize(1);
    }

    @Test
    void aFormShowsNothingOfTheOthersGradesBeforeThePartyHasGradedItself() {
        AgreementId id = listed();
        assertThat(forms().take(stored(id), "ros.docx", filled(taken(id, COORDINATOR), "5500"), false, COORDINATOR))
                .isInstanceOf(Brought.Taken.class);
        for (Actor by : List.of(OF_TRUST, person("rune.sandvik", HELSE_BERGEN, Role.LEADER))) {
            assertThat(taken(id, by)).doesNotContain("5500");
            assertThat(taken(id, by)).contains(RosMarks.party(HELSE_BERGEN));
        }
        assertThat(taken(id, COORDINATOR)).contains("5500");
    }

    @Test
    void aFormThatWasReadBackIsOpenedByTheOtherPartyWhenItHasGradedItself() {
        AgreementId id = listed();
        byte[] filled = filled(taken(id, COORDINATOR), "4400");
        assertThat(forms().take(stored(id), "ros.docx", filled, false, COORDINATOR))
                .isInstanceOf(Brought.Taken.class);
        Sha256 file = Sha256.of(filled);
        FollowingUp following = bean(FollowingUp.class);
        assertThat(following.isShown(stored(id), file, COORDINATOR)).isTrue();
        assertThat(following.isShown(stored(id), file, MAYOR)).isTrue();
        assertThat(following.isShown(stored(id), file, AUDITOR)).isTrue();
        assertThat(following.isShown(stored(id), file, OF_TRUST)).isFalse();
        assertThat(forms().take(stored(id), "ros.docx", filled(taken(id, OF_TRUST), "3300"), false, OF_TRUST))
                .isInstanceOf(Brought.Taken.class);
        assertThat(following.isShown(stored(id), file, OF_TRUST)).isTrue();
    }

    @Test
    void onlyThoseWhoCoordinateForAPartyBringFormsAndOnlyTheirOwn() {
        AgreementId id = listed();
        byte[] filled = filled(taken(id, COORDINATOR), "4400");
        for (Actor by : List.of(MAYOR, AUDITOR, OUTSIDER)) {
            assertThat(forms().take(stored(id), "ros.docx", filled, true, by))
                    .isEqualTo(new Brought.Refused(List.of(new Refusal.NotAllowed())));
        }
        assertThat(forms().take(stored(id), "ros.docx", filled, true, OF_TRUST))
                .isInstanceOfSatisfying(
                        Brought.Read.class, read -> assertThat(read.findings().faults())
                                .extracting(RosFormFault::cause)
                                .containsExactly(RosFormFault.Cause.OTHER_PARTY));
        AgreementId other = listed();
        assertThat(forms().take(stored(other), "ros.docx", filled, true, COORDINATOR))
                .isInstanceOfSatisfying(
                        Brought.Read.class, read -> assertThat(read.findings().faults())
                                .extracting(RosFormFault::cause)
                                .containsExactly(RosFormFault.Cause.OTHER_AGREEMENT));
        assertThat(forms().look(stored(id), "ros.docx", new byte[] {1}, COORDINATOR))
                .isEqualTo(new Brought.NoForm());
        assertThat(forms().look(stored(id), "ros.exe", filled, COORDINATOR))
                .isEqualTo(new Brought.Refused(List.of(new Refusal.FileNotTaken(ReadFault.WRONG_EXTENSION))));
        byte[] named = (new String(filled, StandardCharsets.UTF_8) + "\n130972 48022").getBytes(StandardCharsets.UTF_8);
        assertThat(forms().look(stored(id), "ros.docx", named, COORDINATOR))
                .isEqualTo(new Brought.Refused(List.of(new Refusal.NationalIdentityNumberBeside())));
    }

    @Test
    void theFormsThatWereReadBackAreShownToTheirOwnPartyAndToThoseOfNone() {
        AgreementId id = listed();
        assertThat(forms().take(stored(id), "ros.docx", filled(taken(id, COORDINATOR), "4400"), false, COORDINATOR))
                .isInstanceOf(Brought.Taken.class);
        for (Actor by : List.of(COORDINATOR, MAYOR, AUDITOR)) {
            assertThat(forms().readBack(stored(id), by))
                    .as(by.userId())
                    .singleElement()
                    .satisfies(form -> {
                        assertThat(form.note().file().name()).isEqualTo("ros.docx");
                        assertThat(form.note().taken()).isEqualTo(1);
                    });
        }
        for (Actor by : List.of(OF_TRUST, OUTSIDER)) {
            assertThat(forms().readBack(stored(id), by)).as(by.userId()).isEmpty();
        }
    }

    // ---- the guide --------------------------------------------------------------------------------------------------

    private AnsweringGuide.Outcome answered(
            AgreementId id, Actor by, GuideAnswer answer, String read, boolean confirmed) {
        var given = new AnsweringGuide.Given("OHD-2.2-01", answer, "", null, read, confirmed);
        return bean(AnsweringGuide.class).answer(stored(id), List.of(given), by);
    }

    private GuideAnswer answer(AgreementId id) {
        return Objects.requireNonNull(Objects.requireNonNull(analysing()
                                .analysis(stored(id), COORDINATOR)
                                .answers()
                                .get("OHD-2.2-01"))
                        .get(VAKSDAL))
                .note()
                .answer();
    }

    @Test
    void anAnswerOfAColleagueIsNotWrittenOver() {
        AgreementId id = listed();
        String none = RosMarks.answered(null);
        assertThat(answered(id, COORDINATOR, GuideAnswer.YES, none, false).noted())
                .isEqualTo(1);
        assertThat(answered(id, JURIST, GuideAnswer.NO, none, false).reasons())
                .containsExactly(new Refusal.NotedMeanwhile());
        assertThat(answer(id)).isEqualTo(GuideAnswer.YES);
        // Who gives the same answer overwrites nothing, and neither does who has changed nothing.
        assertThat(answered(id, JURIST, GuideAnswer.YES, none, false))
                .isEqualTo(new AnsweringGuide.Outcome(List.of(), 0));
        String yes = RosMarks.answered(
                new RosGuideAnswered("OHD-2.2-01", VAKSDAL, GuideAnswer.YES, "", List.of(), Sha256.of("")));
        assertThat(answered(id, JURIST, GuideAnswer.NO, yes, false).noted()).isEqualTo(1);
        assertThat(answered(id, COORDINATOR, GuideAnswer.YES, yes, false))
                .isEqualTo(new AnsweringGuide.Outcome(List.of(), 0));
        assertThat(answer(id)).isEqualTo(GuideAnswer.NO);
        assertThat(answered(id, MAYOR, GuideAnswer.YES, none, true).reasons())
                .containsExactly(new Refusal.NotAllowed());
    }
}
