package no.avtaleverk.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.evaluation.EvaluationNote.OpenAnswerGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.ScoreGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.UsersInvolved;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.Wish;
import no.avtaleverk.model.yearly.YearlyNote.ActionAgreed;
import no.avtaleverk.model.yearly.YearlyNote.ActionDone;
import no.avtaleverk.model.yearly.YearlyNote.MatterAssessed;
import no.avtaleverk.model.yearly.YearlyNote.PartyAnswered;
import no.avtaleverk.model.yearly.YearlyNote.PointMinuted;
import no.avtaleverk.workflow.evaluation.Evaluating;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.yearly.YearlyReviewing;

/**
 * Three years of yearly reviews of the framework agreement with their evaluation, and the one that is open. The kommuner write nynorsk
 * and the trust bokmål, as people do.
 */
final class SampleReviews {
    /** Scores of the seven questions, in the order they are asked: planning to expectations. */
    private static final Map<Integer, Map<String, List<Integer>>> SCORES = Map.of(
            1,
            Map.of(
                    "aud.dale", List.of(3, 2, 2, 3, 3, 2, 3),
                    "tone.hauge", List.of(4, 4, 4, 4, 3, 2, 3),
                    "gro.hole", List.of(3, 3, 2, 3, 2, 3, 2)),
            2,
            Map.of(
                    "aud.dale", List.of(3, 3, 2, 3, 3, 3, 3),
                    "tone.hauge", List.of(4, 4, 4, 4, 3, 3, 3),
                    "gro.hole", List.of(4, 3, 3, 3, 3, 3, 3)),
            3,
            Map.of(
                    "aud.dale", List.of(4, 4, 3, 3, 4, 3, 4),
                    "tone.hauge", List.of(4, 4, 4, 4, 4, 4, 4),
                    "gro.hole", List.of(4, 4, 4, 3, 3, 4, 3)),
            4,
            Map.of("tone.hauge", List.of(4, 5, 4, 4, 4, 4, 4)));

    private static final Map<String, List<String>> REASONS = Map.of(
            "aud.dale",
            List.of(
                    "Planane kjem i god tid når SSU har sett dei først.",
                    "Vi blir spurde, men ofte seint.",
                    "Helseføretaket har fleire folk til å førebu møta.",
                    "Felles tekst gjer det lettare å lære opp vikarar.",
                    "Det lokale om transport er godt kjent.",
                    "Legevakta kjenner avtalen betre enn heimesjukepleia.",
                    "Færre telefonar om kven som har ansvaret."),
            "tone.hauge",
            List.of(
                    "Møterekka i SSU gir oversikt gjennom året.",
                    "Kommunene deltar i alle arbeidsgruppene.",
                    "Vi opplever at partene hører på hverandre.",
                    "Standardteksten fungerer, men er lang.",
                    "Lokale tilpasninger er få og tydelige.",
                    "Avtalen er gjennomgått på alle klinikker.",
                    "Vi mangler gode tall på effekten."),
            "gro.hole",
            List.of(
                    "Betre etter at fristane vart sette opp i årshjul.",
                    "Vi er med når saka gjeld oss.",
                    "Små kommunar har få til å møte.",
                    "Det felles er greitt å kjenne att.",
                    "Lite er særskilt for oss.",
                    "Tenesteleiarane har gått gjennom avtalen.",
                    "Mykje er innfridd, ikkje alt."));

    private final Agreements agreements;
    private final YearlyReviewing reviewing;
    private final Evaluating evaluating;
    private final Revising revising;
    private final Narrator narrator;
    private final Actor coordinator;
    private final Actor coordinatorOfTrust;
    private final Actor coordinatorOfOsteroy;

    SampleReviews(
            Agreements agreements,
            YearlyReviewing reviewing,
            Evaluating evaluating,
            Revising revising,
            Narrator narrator,
            Actor coordinator,
            Actor coordinatorOfTrust,
            Actor coordinatorOfOsteroy) {
        this.agreements = agreements;
        this.reviewing = reviewing;
        this.evaluating = evaluating;
        this.revising = revising;
        this.narrator = narrator;
        this.coordinator = coordinator;
        this.coordinatorOfTrust = coordinatorOfTrust;
        this.coordinatorOfOsteroy = coordinatorOfOsteroy;
    }

    /** The first one ever: all say that it works, and the users are asked for the first time. */
    void first(AgreementId id, LocalDate held) {
        open(id, held);
        answer(id, 1, coordinator, Wish.NO_CHANGE_NEEDED, "");
        answer(id, 1, coordinatorOfTrust, Wish.NO_CHANGE_NEEDED, "Avtalen er ny. Vi vil se den virke et år til.");
        answer(id, 1, coordinatorOfOsteroy, Wish.NO_CHANGE_NEEDED, "");
        assess(id, 1, coordinator, Assessment.WORKS_WELL, 4, "");
        assess(id, 1, coordinatorOfTrust, Assessment.WORKS_WELL, 4, "");
        evaluate(id, 1);
        involve(
                id,
                1,
                coordinator,
                "Brukarutvalet i Helse Bergen",
                "Fekk avtalen lagd fram i møte 4 og gav innspel til gjennomgangen.",
                "Brukarutvalet får møte i SSU når avtalen er tema.");
        finish(
                id,
                held,
                Review.Outcome.NO_CHANGE,
                "Avtalen er ny og verkar. Ingen av partane ser trong til endring.",
                List.of(
                        new PointMinuted("1", AgendaPoint.ASSESSMENTS, "Partane er samde om at avtalen verkar."),
                        new PointMinuted(
                                "1",
                                AgendaPoint.EVALUATION,
                                "Skårane blir tekne opp att neste år, med dei same spørsmåla.")));
    }

    /** The second: one matter works partly, and a small update is wanted. */
    void second(AgreementId id, LocalDate held) {
        open(id, held);
        answer(
                id,
                2,
                coordinator,
                Wish.SMALL_UPDATE_WANTED,
                "Punktet om involvering i planar må seie kor tidleg utkasta skal leggjast fram.");
        answer(id, 2, coordinatorOfTrust, Wish.NO_CHANGE_NEEDED, "");
        answer(id, 2, coordinatorOfOsteroy, Wish.SMALL_UPDATE_WANTED, "Same som Vaksdal: set ein frist.");
        assess(id, 2, coordinator, Assessment.WORKS_PARTLY, 2, "Planutkast kjem for seint til at vi rekk å svare.");
        evaluate(id, 2);
        involve(
                id,
                2,
                coordinatorOfTrust,
                "Mental Helse Hordaland",
                "Skriftlig innspill om overganger mellom sykehus og kommune.",
                "Tatt med i oppdateringen av punktet om planer.");
        finish(
                id,
                held,
                Review.Outcome.SMALL_UPDATE,
                "Punktet om involvering i planar bør bli tydelegare.",
                List.of(
                        new PointMinuted(
                                "2",
                                AgendaPoint.ASSESSMENTS,
                                "Punktet om planar får ein frist på tolv veker. Helseføretaket lagar utkast."),
                        new PointMinuted("2", AgendaPoint.TEXT, "Ingen andre endringar.")),
                new ActionAgreed(
                        UUID.nameUUIDFromBytes(("utkast " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString(),
                        2,
                        party(coordinatorOfTrust),
                        Role.JURIST,
                        "Lage utkast til ny tekst om involvering i planer",
                        held.plusMonths(5)));
    }

    /** The third: the update works, and one action is left. */
    void third(AgreementId id, LocalDate held) {
        open(id, held);
        String action = UUID.nameUUIDFromBytes(("utkast " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        require(reviewing.finish(
                id, new ActionDone(action, held.minusDays(30), "Ny tekst er vedtatt og i kraft."), coordinatorOfTrust));
        answer(id, 3, coordinator, Wish.NO_CHANGE_NEEDED, "");
        answer(id, 3, coordinatorOfTrust, Wish.NO_CHANGE_NEEDED, "");
        assess(id, 3, coordinator, Assessment.WORKS_WELL, 3, "");
        assess(id, 3, coordinatorOfOsteroy, Assessment.WORKS_PARTLY, 1, "Få av dei tilsette kjenner til fristen.");
        evaluate(id, 3);
        finish(
                id,
                held,
                Review.Outcome.NO_CHANGE,
                "Gjennomgått i SSU. Fristen for planutkast verkar.",
                List.of(new PointMinuted("3", AgendaPoint.TEXT, "Fristen på tolv veker held fram.")),
                new ActionAgreed(
                        UUID.randomUUID().toString(),
                        3,
                        party(coordinator),
                        Role.COORDINATOR,
                        "Gjere fristen for planutkast kjend for alle tenesteleiarar",
                        held.plusMonths(6)));
    }

    /** The fourth has been opened, by the product itself; two have answered. */
    void fourth(AgreementId id, LocalDate opened) {
        narrator.on(opened);
        done(revising.openReviewByItself(id, opened, 8));
        answer(
                id,
                4,
                coordinatorOfTrust,
                Wish.SMALL_UPDATE_WANTED,
                "Punktet om ny folkehelselov bør vises til. Ellers virker avtalen.");
        evaluate(id, 4);
    }

    private void open(AgreementId id, LocalDate held) {
        narrator.on(held.minusDays(20));
        done(revising.openReview(id, coordinator));
        narrator.on(held.minusDays(12));
    }

    private void answer(AgreementId id, int review, Actor by, Wish wish, String words) {
        require(reviewing.answer(id, new PartyAnswered(String.valueOf(review), party(by), wish, words), by));
    }

    /** @param many how many of the first matters the party assesses */
    private void assess(AgreementId id, int review, Actor by, Assessment how, int many, String words) {
        var assessed = new ArrayList<MatterAssessed>();
        for (Matter.Found found :
                reviewing.matters(stored(id)).stream().limit(many).toList()) {
            assessed.add(new MatterAssessed(
                    String.valueOf(review), party(by), found.matter(), found.named(), found.words(), how, words));
        }
        require(reviewing.assess(id, assessed, by));
    }

    private void evaluate(AgreementId id, int review) {
        Map<String, List<Integer>> scores = SCORES.getOrDefault(review, Map.of());
        for (Actor by : List.of(coordinator, coordinatorOfTrust, coordinatorOfOsteroy)) {
            List<Integer> own = scores.getOrDefault(by.userId(), List.of());
            List<String> reasons = REASONS.getOrDefault(by.userId(), List.of());
            var given = new ArrayList<EvaluationNote>();
            var questions = evaluating.questions().scored();
            for (int i = 0; i < own.size() && i < questions.size(); i++) {
                given.add(new ScoreGiven(
                        questions.get(i).id(),
                        review,
                        party(by),
                        evaluating.questions().edition(),
                        own.get(i),
                        reasons.get(i)));
            }
            if (!given.isEmpty()) {
                given.add(new OpenAnswerGiven(
                        "dialogue",
                        review,
                        party(by),
                        evaluating.questions().edition(),
                        by.equals(coordinatorOfTrust)
                                ? "God kontakt mellom ledere, ujevn mellom fagfolk."
                                : "God dialog mellom leiarane. Fagfolka treffer kvarandre for sjeldan."));
                require(evaluating.answer(id, given, by));
            }
        }
    }

    private void involve(AgreementId id, int review, Actor by, String who, String how, String outcome) {
        require(evaluating.answer(
                id,
                List.of(new UsersInvolved(UUID.randomUUID().toString(), review, party(by), who, how, outcome)),
                by));
    }

    private void finish(
            AgreementId id,
            LocalDate held,
            Review.Outcome outcome,
            String reason,
            List<PointMinuted> minutes,
            ActionAgreed... actions) {
        narrator.on(held);
        require(reviewing.hold(
                id,
                held,
                "Samhandlingskoordinatorane i kommunane og Helse Bergen HF, leiaren i SSU, Brukarutvalet i Helse Bergen",
                coordinator));
        minutes.forEach(minuted -> require(reviewing.minute(id, minuted, coordinator)));
        for (ActionAgreed action : actions) {
            require(reviewing.agree(id, action, coordinator));
        }
        require(reviewing.conclude(
                id, outcome, reason, "Dei som ikkje har svara, fekk påminning og møtte.", coordinator));
    }

    private Agreement stored(AgreementId id) {
        return agreements.find(id).orElseThrow();
    }

    private static PartyId party(Actor by) {
        return Objects.requireNonNull(by.organisation());
    }

    private static void require(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new IllegalStateException("The sample story does not hold: " + refusals);
        }
    }

    private static void done(Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            throw new IllegalStateException("The sample story does not hold: " + refused.reasons());
        }
    }
}
