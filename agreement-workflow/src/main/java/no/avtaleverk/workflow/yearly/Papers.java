package no.avtaleverk.workflow.yearly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.discussion.Comment;
import no.avtaleverk.model.document.ReviewContent;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.evaluation.Evaluation;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.YearlyNote;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;

/** What the papers of a review say: ids as names, in the language of the agreement. */
final class Papers {
    private final ReviewPack pack;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final Questionnaire questions;

    Papers(ReviewPack pack, RequirementCatalogue catalogue, PartyRegister register, Questionnaire questions) {
        this.pack = pack;
        this.catalogue = catalogue;
        this.register = register;
        this.questions = questions;
    }

    /** @param meeting absent in the pack */
    ReviewContent content(Instant made, ReviewContent.@Nullable Meeting meeting) {
        AgreementVersion before = pack.before();
        AgreementVersion now = pack.now();
        LocalDate last = ReviewDates.lastOf(pack.agreement());
        return new ReviewContent(
                language(),
                pack.agreement().head().title(),
                pack.round().number(),
                pack.round().review().opened(),
                pack.since(),
                last == null ? null : ReviewDates.due(last),
                made,
                pack.parties().stream().map(this::name).toList(),
                pack.parties().stream().map(this::answered).toList(),
                assessed(),
                new ReviewContent.TextSince(
                        before == null ? 0 : before.number(),
                        now == null ? 0 : now.number(),
                        pack.laid().stream()
                                .map(version ->
                                        new ReviewContent.Laid(version.number(), day(version.at()), version.note()))
                                .toList(),
                        pack.changes()),
                pack.unanswered().stream()
                        .map(one -> new ReviewContent.Unanswered(
                                one.requirement().title(),
                                one.requirement().source(),
                                one.municipalities().stream().map(this::name).toList()))
                        .toList(),
                lines(),
                pack.comments().stream()
                        .map(topic -> {
                            Comment opening = topic.opening();
                            PartyId of = opening.author().organisation();
                            return new ReviewContent.Remark(
                                    clause(topic.clause()), of == null ? "" : name(of), day(opening.at()));
                        })
                        .toList(),
                scores(),
                pack.evaluation().users(pack.round().number()).stream()
                        .map(one -> new ReviewContent.Users(one.organisation(), one.how(), one.outcome()))
                        .toList(),
                meeting);
    }

    Language language() {
        return pack.agreement().head().language();
    }

    ReviewContent.Task task(YearlyReviews.Action action) {
        YearlyNote.ActionAgreed agreed = action.agreed();
        return new ReviewContent.Task(name(agreed.party()), agreed.role(), agreed.words(), agreed.due());
    }

    private ReviewContent.Answered answered(PartyId party) {
        Noted<YearlyNote> noted = pack.round().answers().get(party);
        return noted != null && noted.note() instanceof YearlyNote.PartyAnswered answer
                ? new ReviewContent.Answered(
                        name(party), answer.wish(), answer.words(), day(noted.at()), noted.userName())
                : new ReviewContent.Answered(name(party), null, "", null, "");
    }

    /** What stands, of those who have said something this time or the last; what nobody has assessed is not listed. */
    private List<ReviewContent.Assessed> assessed() {
        var assessed = new ArrayList<ReviewContent.Assessed>();
        for (PartyId party : pack.parties()) {
            for (YearlyReviews.Carried one : pack.reviews().carried(pack.round().number(), party, pack.matters())) {
                YearlyNote.MatterAssessed last = one.last();
                YearlyNote.MatterAssessed now = one.now();
                if (last != null || now != null) {
                    assessed.add(new ReviewContent.Assessed(
                            name(one),
                            name(party),
                            one.mark(),
                            last == null ? Assessment.NOT_ASSESSED : last.assessment(),
                            one.stands(),
                            one.isCarriedOver() && one.found() != null,
                            now == null ? (last == null ? "" : last.words()) : now.words()));
                }
            }
        }
        return assessed;
    }

    private String name(YearlyReviews.Carried one) {
        Matter matter = one.matter();
        RequirementId requirement = matter.requirement();
        return requirement == null
                ? one.named()
                : catalogue
                        .find(requirement)
                        .map(found -> found.title().in(language()))
                        .orElse(requirement.value());
    }

    private Map<AgendaPoint, List<ReviewContent.Line>> lines() {
        var lines = new EnumMap<AgendaPoint, List<ReviewContent.Line>>(AgendaPoint.class);
        pack.items().forEach((point, items) -> {
            // How users took part is told with the evaluation itself.
            if (point != AgendaPoint.EVALUATION) {
                for (ReviewItem item : items) {
                    PartyId party = item.party();
                    lines.computeIfAbsent(point, one -> new ArrayList<>())
                            .add(new ReviewContent.Line(
                                    ReviewContent.Course.valueOf(item.standing().name()),
                                    clause(item.clause()),
                                    party == null ? "" : name(party),
                                    item.words(),
                                    item.date()));
                }
            }
        });
        pack.late().forEach((point, todos) -> {
            for (Todo todo : todos) {
                lines.computeIfAbsent(point, one -> new ArrayList<>())
                        .add(new ReviewContent.Line(
                                ReviewContent.Course.LATE, "", name(todo.party()), todo.words(), todo.due()));
            }
        });
        return lines;
    }

    private List<ReviewContent.Scored> scores() {
        var scores = new ArrayList<ReviewContent.Scored>();
        Evaluation evaluation = pack.evaluation();
        int now = pack.round().number();
        for (Questionnaire.Question question : questions.scored()) {
            for (PartyId party : pack.parties()) {
                evaluation
                        .score(now, party, question.id())
                        .ifPresent(score -> scores.add(new ReviewContent.Scored(
                                question.asks().norwegian(),
                                name(party),
                                evaluation
                                        .score(now - 1, party, question.id())
                                        .map(EvaluationNote.ScoreGiven::score)
                                        .orElse(0),
                                score.score(),
                                score.reason())));
            }
        }
        return scores;
    }

    private String clause(@Nullable ClauseId id) {
        return id == null ? "" : pack.text().find(id).map(Clause::title).orElse("");
    }

    String name(PartyId party) {
        return pack.agreement().head().parties().stream()
                .filter(one -> one.id().equals(party))
                .map(AgreementParty::name)
                .findFirst()
                .or(() -> register.find(party).map(one -> one.formalNameOn(pack.today())))
                .orElse(party.value());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Changes.NORWAY);
    }
}
