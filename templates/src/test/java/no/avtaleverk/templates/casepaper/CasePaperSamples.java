package no.avtaleverk.templates.casepaper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer.Position;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.RemarkAssessment.Treatment;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.document.CasePaperContent;
import no.avtaleverk.model.document.CasePaperContent.Act;
import no.avtaleverk.model.document.CasePaperContent.Answered;
import no.avtaleverk.model.document.CasePaperContent.Basis;
import no.avtaleverk.model.document.CasePaperContent.Changed;
import no.avtaleverk.model.document.CasePaperContent.Deadline;
import no.avtaleverk.model.document.CasePaperContent.Departure;
import no.avtaleverk.model.document.CasePaperContent.Due;
import no.avtaleverk.model.document.CasePaperContent.Grave;
import no.avtaleverk.model.document.CasePaperContent.Heard;
import no.avtaleverk.model.document.CasePaperContent.Hearings;
import no.avtaleverk.model.document.CasePaperContent.Previous;
import no.avtaleverk.model.document.CasePaperContent.Risks;
import no.avtaleverk.model.document.CasePaperContent.Standing;
import no.avtaleverk.model.document.CasePaperContent.Unanswered;
import no.avtaleverk.model.ros.RosStanding;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/** What a register may know when a case paper is made. */
public final class CasePaperSamples {
    static final Instant MADE = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String BEFORE =
            "Kommunen tek imot pasientar innan 60 minutt etter melding frå legevakt. Avdelinga har to senger for somatikk. "
                    + "Pasientar med kjend rusliding blir viste til sjukehuset. Partane møtest éin gong i året.";
    private static final String AFTER =
            "Kommunen tek imot pasientar innan 30 minutt etter melding frå legevakt eller AMK. Avdelinga har tre senger for somatikk. "
                    + "Pasientar med psykisk liding eller rusliding kan òg leggjast inn når tilstanden er avklara. Partane møtest éin gong i året.";

    private CasePaperSamples() {}

    /** One of every kind, in both written standards. */
    public static Stream<CasePaperContent> all() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(
                        full(language, true),
                        full(language, false),
                        bare(language, true, "Voss herad"),
                        bare(language, false, "Helse Bergen HF"),
                        note(language, true, "Vaksdal kommune"),
                        note(language, false, "Helse Bergen HF")));
    }

    /** A full one, with something to say under every heading. */
    static CasePaperContent full(Language language, boolean municipal) {
        return content(
                CasePaper.Kind.CASE,
                language,
                municipal,
                municipal ? "Vaksdal kommune" : "Helse Bergen HF",
                new Previous(1, LocalDate.of(2024, 3, 18), "26/2024", false),
                changes(),
                new Basis(
                        "Standard for delavtale 4",
                        3,
                        true,
                        List.of(
                                new Departure(
                                        "3.2 Opningstid",
                                        LocalVariant.Deviation.REWORDED,
                                        "Kommunen har legevakt saman med Voss og treng same opningstid."),
                                new Departure("5 Transport", LocalVariant.Deviation.LEFT_OUT, ""))),
                hearings(),
                List.of(new Act(
                        new Bilingual(
                                "Oversikt over områder med risiko for svikt",
                                "Oversyn over område med risiko for svikt"),
                        LocalDate.of(2026, 9, 1),
                        "ROS-notat, sak 2026/411")));
    }

    /** The first agreement of its kind, with nothing documented of it. */
    static CasePaperContent bare(Language language, boolean municipal, String party) {
        return content(CasePaper.Kind.CASE, language, municipal, party, null, List.of(), null, null, List.of());
    }

    static CasePaperContent note(Language language, boolean municipal, String party) {
        return content(
                CasePaper.Kind.STATUS_NOTE, language, municipal, party, null, List.of(), null, hearings(), List.of());
    }

    private static CasePaperContent content(
            CasePaper.Kind kind,
            Language language,
            boolean municipal,
            String party,
            @Nullable Previous previous,
            List<Changed> changes,
            @Nullable Basis basis,
            @Nullable Hearings hearing,
            List<Act> acts) {
        var standing = new ArrayList<Standing>();
        standing.add(new Standing(
                "Helse Bergen HF",
                false,
                Resolution.Outcome.ADOPTED,
                LocalDate.of(2026, 10, 28),
                "84/26",
                "",
                List.of(),
                null,
                false));
        standing.add(new Standing(
                "Voss herad",
                true,
                Resolution.Outcome.ADOPTED_WITH_CHANGE,
                LocalDate.of(2026, 11, 12),
                "71/26",
                "Siste kulepunkt går ut,\nog fristen blir tre døgn.",
                List.of("4.3 Døgnplassar", "7 Fristar"),
                null,
                false));
        for (int i = 1; i <= 18; i++) {
            standing.add(new Standing("Kommune " + i, true, null, null, "", "", List.of(), null, false));
        }
        return new CasePaperContent(
                kind,
                language,
                municipal,
                party,
                19,
                List.of("Helse Bergen HF", "Haraldsplass Diakonale Sykehus"),
                AgreementKind.SUB_AGREEMENT,
                "Delavtale 4 om øyeblikkeleg hjelp døgnopphald",
                2,
                Sha256.of("Delavtale 4"),
                LocalDate.of(2026, 10, 5),
                "Plassar for psykisk helse og rus er komne inn, og responstida er korta ned.",
                new Terms(LocalDate.of(2027, 1, 1), null, EntryIntoForce.AT_LEAST, 15),
                MADE,
                previous,
                changes,
                basis,
                List.of(
                        new Answered(
                                new Bilingual(
                                        "Beskrivelse av kommunens tilbud om døgnopphold for øyeblikkelig hjelp",
                                        "Skildring av tilbodet kommunen har om døgnopphald for øyeblikkeleg hjelp"),
                                "Helse- og omsorgstjenesteloven § 6-2 første ledd nr. 4",
                                List.of("2 Tilbodet", "3.1 Responstid"),
                                true),
                        new Answered(
                                new Bilingual(
                                        "Retningslinjer for innleggelse i sykehus",
                                        "Retningslinjer for innlegging i sjukehus"),
                                "Helse- og omsorgstjenesteloven § 6-2 første ledd nr. 3",
                                List.of("4 Innlegging"),
                                false)),
                municipal
                        ? List.of(new Unanswered(
                                new Bilingual("Samarbeid om forebygging", "Samarbeid om førebygging"),
                                "Helse- og omsorgstjenesteloven § 6-2 første ledd nr. 10"))
                        : List.of(),
                acts,
                acts,
                hearing,
                standing,
                List.of(
                        new Deadline(Due.HEARING, TODAY.plusDays(8)),
                        new Deadline(Due.REVIEW, LocalDate.of(2027, 3, 18))),
                acts.isEmpty()
                        ? null
                        : new Risks(
                                1,
                                1,
                                40,
                                20,
                                List.of(
                                        new Grave(
                                                new Bilingual(
                                                        "Pasienten er sykere enn forutsatt ved innleggelse",
                                                        "Pasienten er sjukare enn føresett ved innlegging"),
                                                new RosStanding(Zone.RED, 16, true, false)),
                                        new Grave(
                                                new Bilingual("Transporten kommer ikke", "Transporten kjem ikkje"),
                                                new RosStanding(Zone.YELLOW, 8, false, true)))));
    }

    private static List<Changed> changes() {
        return List.of(
                new Changed(
                        "2.4 Psykisk helse og rus", Changed.How.NEW, List.of(new Segment(Operation.INSERTED, AFTER))),
                new Changed("3.1 Responstid", Changed.How.REWORDED, TextDifference.words(BEFORE, AFTER)),
                new Changed("4 Innlegging", Changed.How.MOVED, List.of()),
                new Changed("7 Prøveordning", Changed.How.REMOVED, List.of(new Segment(Operation.DELETED, BEFORE))),
                new Changed("8 Møte", Changed.How.FORMATTED, List.of()));
    }

    private static Hearings hearings() {
        return new Hearings(
                LocalDate.of(2026, 6, 1),
                LocalDate.of(2026, 9, 15),
                24,
                20,
                Map.of(Position.SUPPORTS, 12, Position.SUPPORTS_WITH_REMARKS, 7, Position.AGAINST, 1),
                31,
                Map.of(Treatment.TAKEN_IN, 14, Treatment.NOT_TAKEN_IN, 9, Treatment.NOTED, 6),
                List.of(
                        new Heard("Brukarutvalet i Helse Bergen", Hearing.Kind.USERS, Position.SUPPORTS_WITH_REMARKS),
                        new Heard("Eldrerådet i Vaksdal", Hearing.Kind.COUNCIL, null),
                        new Heard("Fagforbundet", Hearing.Kind.UNION, Position.SUPPORTS)));
    }
}
