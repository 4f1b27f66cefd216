package no.avtaleverk.templates.ros;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.examination.DutySentences;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosForm;
import no.avtaleverk.model.ros.RosFormCheck;
import no.avtaleverk.model.ros.RosFormFindings;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosGuideText;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.examination.ExaminationFiles;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;

/** The analysis of a shipped standard text, with some of its rows graded. */
final class RosSamples {
    static final PartyId KOMMUNE = new PartyId("kommune-4628");
    static final PartyId TRUST = new PartyId("hf-983974724");
    static final AgreementId AGREEMENT = new AgreementId("6f1c2d3e-0000-4000-8000-000000000004");
    static final LocalDate TODAY = LocalDate.of(2027, 2, 1);
    static final Map<PartyId, String> PARTIES = parties();
    static final Actor AUD = new Actor("aud", "Aud Dale", KOMMUNE, Set.of(Role.COORDINATOR), Set.of());
    static final RosGuide GUIDE = RosFiles.guide();

    private static final RequirementCatalogue CATALOGUE = RequirementFiles.load();
    private static final LocalDate ON = LocalDate.of(2027, 1, 1);

    final List<Noted<RosNote>> notes = new ArrayList<>();
    private final RosGuideText guideText;
    private final Language language;
    private final String title;

    private static Map<PartyId, String> parties() {
        Map<PartyId, String> parties = new LinkedHashMap<>();
        parties.put(KOMMUNE, "Vaksdal kommune");
        parties.put(TRUST, "Helse Bergen HF");
        return parties;
    }

    /** @param key of the standard text */
    RosSamples(String key, Language language) {
        StandardText text = StandardTexts.load().all().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
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
                List.of(AgreementParty.of(KOMMUNE, "Vaksdal kommune"), AgreementParty.of(TRUST, "Helse Bergen HF")),
                new Terms(ON, null, EntryIntoForce.EACH_MUNICIPALITY),
                parameters,
                draft.claims(),
                draft.jointMeasure());
        var of = RosChecklist.Text.of(draft.clauses(), head, draft.answers());
        var checklist = new RosChecklist(CATALOGUE, DutySentences.of(ExaminationFiles.load()));
        this.guideText = RosGuideText.of(GUIDE, draft.clauses(), draft.clauses().filled(head), draft.answers());
        this.language = language;
        this.title = draft.title();
        note(
                new RosListed(
                        "",
                        1,
                        3,
                        draft.clauses().sha256(),
                        RosFiles.library().edition(),
                        RosFiles.scale(),
                        checklist.of(of, RosFiles.library(), RosFiles.scale(), ON)),
                KOMMUNE);
    }

    void note(RosNote note, PartyId by) {
        notes.add(new Noted<>(note, notes.size() + 1, Instant.parse("2027-01-20T09:00:00Z"), "aud", "Aud", by));
    }

    RosAnalysis analysis() {
        return RosAnalysis.of(notes);
    }

    RosItem item(int at) {
        return analysis().items().get(at);
    }

    private void score(RosItem item, PartyId party, RosGrade before, RosGrade after) {
        note(new RosScored(item.id(), item.lines().getFirst().area(), party, before, after, item.ground(), ""), party);
    }

    /** The first row agreed, the second graded by the kommune, the third with a measure, a question answered. */
    RosSamples worked() {
        RosItem first = item(0);
        note(measure(first, "Fast møte hver måned", Lowers.BOTH), KOMMUNE);
        var red = new RosGrade(5, 5);
        var less = new RosGrade(2, 3);
        score(first, KOMMUNE, red, less);
        score(first, TRUST, red, less);
        note(new RosAgreed(first.id(), first.lines().getFirst().area(), red, less, first.ground(), ""), KOMMUNE);
        RosItem second = item(1);
        note(measure(second, "=Opplæring for alle nye", Lowers.LIKELIHOOD), TRUST);
        score(second, KOMMUNE, new RosGrade(3, 5), new RosGrade(1, 5));
        note(
                new RosGuideAnswered(
                        GUIDE.sections().getFirst().questions().getFirst().id(),
                        KOMMUNE,
                        GuideAnswer.PARTLY,
                        "Tall fra 2025",
                        List.of(),
                        guideText.ground(List.of())),
                KOMMUNE);
        return this;
    }

    RosGuideText guideText() {
        return guideText;
    }

    static RosMeasureSet measure(RosItem item, String what, Lowers lowers) {
        return new RosMeasureSet(
                item.id(), "m-" + item.id(), what, lowers, KOMMUNE, Role.COORDINATOR, LocalDate.of(2027, 6, 1));
    }

    RosContent content() {
        Map<RequirementId, String> requirements = new LinkedHashMap<>();
        for (Requirement requirement : CATALOGUE.appliedOn(ON)) {
            requirements.put(requirement.id(), requirement.title().in(language));
        }
        return new RosContent(
                language,
                AGREEMENT,
                title,
                analysis(),
                GUIDE,
                KOMMUNE,
                PARTIES,
                requirements,
                LocalDate.of(2027, 1, 20),
                TODAY,
                Instant.parse("2027-02-01T10:00:00Z"));
    }

    RosFormFindings check(RosForm form) {
        return RosFormCheck.of(
                form, notes, new RosFormCheck.About(AGREEMENT, GUIDE, guideText, PARTIES, KOMMUNE, AUD, TODAY));
    }
}
