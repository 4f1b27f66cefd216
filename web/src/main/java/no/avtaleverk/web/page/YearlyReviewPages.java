package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosStanding;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.YearlyNote;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.yearly.ReviewPack;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The yearly review as its pages show it. */
@Component
final class YearlyReviewPages {
    /** From this many on, those who say the same are counted and not named. */
    private static final int MANY = 4;

    private final PageWords words;

    YearlyReviewPages(PageWords words) {
        this.words = words;
    }

    /** A party and what it has answered; absent while it has not. */
    record PartyRow(
            PartyId id,
            String name,
            boolean own,
            YearlyNote.@Nullable PartyAnswered answer,
            @Nullable Noted<YearlyNote> noted) {}

    /** How many, or who, say the same of a matter. */
    record Voice(Assessment assessment, List<String> parties, int count) {}

    /** What a party has said in words of a matter. */
    record Remark(String party, Assessment assessment, String words, boolean carried) {}

    /**
     * A matter and what is said of it.
     *
     * @param href to the first clause; empty when it is gone
     * @param own what the reader's party said last time and now; absent for those who answer for none
     */
    record MatterRow(
            String id,
            String name,
            String href,
            YearlyReviews.Mark mark,
            List<Voice> voices,
            List<Remark> remarks,
            YearlyReviews.@Nullable Carried own) {}

    /** Something to look at, with where it is followed up. */
    record Row(
            String standing,
            String tone,
            String href,
            String clause,
            String party,
            String words,
            @Nullable LocalDate date,
            RiskLines.@Nullable Line risk) {}

    /** A point of the agenda. */
    record Section(AgendaPoint point, List<Row> rows, String decided) {}

    /** An action point. */
    record ActionRow(YearlyReviews.Action action, String party, boolean own, boolean late) {}

    List<PartyRow> parties(YearlyReviews.Round round, Iterable<PartyId> parties, Actor actor) {
        var rows = new ArrayList<PartyRow>();
        for (PartyId party : parties) {
            rows.add(new PartyRow(
                    party,
                    words.party(party),
                    actor.mayCoordinate(List.of(party)),
                    round.answer(party).orElse(null),
                    round.answers().get(party)));
        }
        return rows;
    }

    List<ActionRow> actions(List<YearlyReviews.Action> actions, Actor actor) {
        return actions.stream()
                .map(action -> new ActionRow(
                        action,
                        words.party(action.agreed().party()),
                        actor.mayCoordinate(List.of(action.agreed().party()))
                                || action.agreed().party().equals(actor.organisation())
                                        && actor.has(action.agreed().role()),
                        action.isLate(words.today())))
                .toList();
    }

    /** The matters of the text, and after them those that are gone for some party. */
    List<MatterRow> matters(ReviewPack pack, Actor actor) {
        Map<String, List<YearlyReviews.Carried>> by = new LinkedHashMap<>();
        Map<String, List<PartyId>> whose = new LinkedHashMap<>();
        for (PartyId party : pack.parties()) {
            for (YearlyReviews.Carried one : pack.reviews().carried(pack.round().number(), party, pack.matters())) {
                by.computeIfAbsent(one.matter().id(), id -> new ArrayList<>()).add(one);
                whose.computeIfAbsent(one.matter().id(), id -> new ArrayList<>())
                        .add(party);
            }
        }
        var rows = new ArrayList<MatterRow>();
        by.forEach((id, all) -> rows.add(row(id, all, whose.getOrDefault(id, List.of()), pack, actor)));
        rows.sort(Comparator.comparing(row -> row.mark() == YearlyReviews.Mark.GONE));
        return rows;
    }

    private MatterRow row(
            String id, List<YearlyReviews.Carried> all, List<PartyId> parties, ReviewPack pack, Actor actor) {
        Map<Assessment, List<String>> said = new EnumMap<>(Assessment.class);
        var remarks = new ArrayList<Remark>();
        YearlyReviews.Carried own = null;
        YearlyReviews.Mark mark = YearlyReviews.Mark.NEW;
        for (int i = 0; i < all.size(); i++) {
            YearlyReviews.Carried one = all.get(i);
            String name = words.party(parties.get(i));
            said.computeIfAbsent(one.stands(), assessment -> new ArrayList<>()).add(name);
            YearlyNote.MatterAssessed last = one.last();
            YearlyNote.MatterAssessed now = one.now();
            YearlyNote.MatterAssessed stands = now == null ? last : now;
            if (stands != null && !stands.words().isBlank()) {
                remarks.add(new Remark(name, stands.assessment(), stands.words(), now == null));
            }
            // New for a party that came to it late; for the matter it is what most have of it.
            mark = one.mark() == YearlyReviews.Mark.NEW ? mark : one.mark();
            if (actor.mayCoordinate(List.of(parties.get(i)))) {
                own = one;
            }
        }
        YearlyReviews.Carried any = all.getFirst();
        Matter.Found found = any.found();
        var voices = new ArrayList<Voice>();
        said.forEach((assessment, names) ->
                voices.add(new Voice(assessment, names.size() < MANY ? names : List.of(), names.size())));
        return new MatterRow(
                id,
                name(any.matter(), any.named()),
                found == null || found.clauses().isEmpty()
                        ? ""
                        : "/agreements/" + pack.agreement().id() + "#"
                                + found.clauses().getFirst(),
                mark,
                voices,
                remarks,
                own);
    }

    /** The requirement, or the heading of the chapter. */
    String name(Matter matter, String named) {
        RequirementId requirement = matter.requirement();
        return requirement == null ? named : words.requirement(requirement);
    }

    List<Section> agenda(ReviewPack pack) {
        var sections = new ArrayList<Section>();
        for (AgendaPoint point : AgendaPoint.values()) {
            if (pack.has(point)) {
                var rows = new ArrayList<Row>();
                pack.items().getOrDefault(point, List.of()).forEach(item -> rows.add(row(item, pack)));
                pack.late().getOrDefault(point, List.of()).forEach(todo -> rows.add(row(todo)));
                sections.add(new Section(point, rows, pack.round().minutes().getOrDefault(point, "")));
            }
        }
        return sections;
    }

    /** The points nothing is told of. */
    List<AgendaPoint> quiet(ReviewPack pack) {
        return Arrays.stream(AgendaPoint.values())
                .filter(point -> !pack.has(point))
                .toList();
    }

    private Row row(ReviewItem item, ReviewPack pack) {
        PartyId party = item.party();
        return new Row(
                words.capital(item.standing()),
                switch (item.standing()) {
                    case LATE -> "danger";
                    case DONE -> "success";
                    case OPEN -> "warning";
                    case NEW, CHANGED -> "info";
                },
                FollowUpPlace.of(pack.agreement().id(), item.subject(), item.item()),
                title(pack.text(), item.clause()),
                party == null ? "" : words.party(party),
                item.words(),
                item.date(),
                risk(item, pack));
    }

    private Row row(Todo todo) {
        String about = words.capital(todo.what()) + (todo.words().isEmpty() ? "" : ": " + todo.words());
        return new Row(
                words.capital(ReviewItem.Standing.LATE),
                "danger",
                FollowUpPlace.of(todo.agreement(), todo.subject(), todo.item()),
                "",
                words.party(todo.party()),
                about,
                todo.due(),
                null);
    }

    /** How a row of the ROS analysis stands; absent for all else. */
    private RiskLines.@Nullable Line risk(ReviewItem item, ReviewPack pack) {
        RosStanding risk = item.risk();
        return risk == null
                ? null
                : new RiskLines.Line(
                        item.item(),
                        RiskLines.href(pack.agreement().id(), item.item()),
                        "",
                        item.words(),
                        pack.agreement().head().language().code(),
                        RiskLines.chip(words, risk.zone(), risk.score()),
                        risk.awaitsAcceptance(),
                        risk.awaitsYes());
    }

    static String title(Clauses text, @Nullable ClauseId clause) {
        return clause == null ? "" : text.find(clause).map(Clause::title).orElse("");
    }

    /** An open comment; its words only for those who may read the room. */
    record CommentRow(String clause, String party, LocalDate on, String words) {}

    List<CommentRow> comments(ReviewPack pack, Actor actor) {
        boolean read = Room.shared(pack.agreement().id())
                .isReadableBy(actor, pack.agreement().circles().writing());
        return pack.comments().stream()
                .map((Topic topic) -> {
                    PartyId of = topic.opening().author().organisation();
                    return new CommentRow(
                            title(pack.text(), topic.clause()),
                            of == null ? "" : words.party(of),
                            LocalDate.ofInstant(topic.opening().at(), Changes.NORWAY),
                            read ? topic.opening().text() : "");
                })
                .toList();
    }
}
