package no.avtaleverk.workflow.yearly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.document.CasePaperContent.Changed;
import no.avtaleverk.model.evaluation.Evaluation;
import no.avtaleverk.model.evaluation.EvaluationNote;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.CoverageOverview;

/** Gathers what a yearly review should look at. */
public final class ReviewPacks {
    private final Agreements agreements;
    private final FollowUps followUps;
    private final Discussions discussions;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final CoverageOverview coverage;
    private final List<FollowedSubject> subjects;

    public ReviewPacks(
            Agreements agreements,
            FollowUps followUps,
            Discussions discussions,
            RequirementCatalogue catalogue,
            PartyRegister register,
            CoverageOverview coverage,
            List<FollowedSubject> subjects) {
        this.agreements = agreements;
        this.followUps = followUps;
        this.discussions = discussions;
        this.catalogue = catalogue;
        this.register = register;
        this.coverage = coverage;
        this.subjects = subjects.stream()
                .sorted(Comparator.comparing(FollowedSubject::subject))
                .toList();
    }

    /**
     * Gather the pack of a review.
     *
     * @param today date in Norway
     */
    ReviewPack gather(Agreement agreement, YearlyReviews reviews, YearlyReviews.Round round, LocalDate today) {
        LocalDate since = since(agreement, round.number());
        Optional<AgreementVersion> before = agreement.inForceAnywhere(since);
        Optional<AgreementVersion> now = inForce(agreement, today);
        Clauses text = now.map(version -> text(agreement, version)).orElse(Clauses.NONE);
        Map<AgendaPoint, List<ReviewItem>> items = items(agreement, since, today);
        return new ReviewPack(
                agreement,
                reviews,
                round,
                since,
                today,
                List.copyOf(agreement.circles().bound(today)),
                before.orElse(null),
                now.orElse(null),
                text,
                laid(agreement, since),
                changes(agreement, before.orElse(null), now.orElse(null)),
                Matter.of(text, agreement.answersFor(text), order()),
                items,
                late(agreement, items, today),
                comments(agreement),
                unanswered(agreement, today),
                Evaluation.of(followUps.read(
                        Dossier.shared(FollowUpSubject.EVALUATION, agreement.id()), EvaluationNote.class)));
    }

    /** The matters of the text in force. */
    List<Matter.Found> matters(Agreement agreement, LocalDate today) {
        Clauses text = inForce(agreement, today)
                .map(version -> text(agreement, version))
                .orElse(Clauses.NONE);
        return Matter.of(text, agreement.answersFor(text), order());
    }

    private List<RequirementId> order() {
        return catalogue.all().stream().map(Requirement::id).toList();
    }

    private static Optional<AgreementVersion> inForce(Agreement agreement, LocalDate today) {
        return agreement.inForceAnywhere(today).or(() -> agreement.versions().reversed().stream()
                .filter(agreement::isConcluded)
                .findFirst());
    }

    private Clauses text(Agreement agreement, AgreementVersion version) {
        return agreements.text(agreement.id(), version.revision()).filled(version.head());
    }

    /** The last review before this one or, before the first, the day the first version entered into force. */
    private static LocalDate since(Agreement agreement, int number) {
        List<Review> reviews = agreement.facts().reviews();
        LocalDate opened = reviews.get(number - 1).opened();
        return reviews.subList(0, number - 1).stream()
                .map(Review::held)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .or(() -> agreement.allMunicipalities().stream()
                        .flatMap(party -> agreement.periodsInForce(party).stream())
                        .map(inForce -> inForce.period().from())
                        .min(LocalDate::compareTo))
                .orElse(opened);
    }

    private static List<AgreementVersion> laid(Agreement agreement, LocalDate since) {
        return agreement.versions().stream()
                .filter(version ->
                        !LocalDate.ofInstant(version.at(), Changes.NORWAY).isBefore(since))
                .toList();
    }

    private List<Changed> changes(
            Agreement agreement,
            @org.jspecify.annotations.Nullable AgreementVersion before,
            @org.jspecify.annotations.Nullable AgreementVersion now) {
        return before == null || now == null || before.number() == now.number()
                ? List.of()
                : Changed.between(text(agreement, before), text(agreement, now));
    }

    private Map<AgendaPoint, List<ReviewItem>> items(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new EnumMap<AgendaPoint, List<ReviewItem>>(AgendaPoint.class);
        for (FollowedSubject subject : subjects) {
            List<ReviewItem> own = subject.forReview(agreement, since, today);
            if (!own.isEmpty()) {
                items.computeIfAbsent(AgendaPoint.of(subject.subject()), point -> new ArrayList<>())
                        .addAll(own);
            }
        }
        return items;
    }

    private Map<AgendaPoint, List<Todo>> late(
            Agreement agreement, Map<AgendaPoint, List<ReviewItem>> items, LocalDate today) {
        var late = new EnumMap<AgendaPoint, List<Todo>>(AgendaPoint.class);
        for (FollowedSubject subject : subjects) {
            AgendaPoint point = AgendaPoint.of(subject.subject());
            List<String> told = items.getOrDefault(point, List.of()).stream()
                    .map(ReviewItem::item)
                    .toList();
            for (Todo todo : subject.todos(agreement, today)) {
                // That the review itself is late, and who has not answered, the pack tells by being there.
                boolean ownRound =
                        subject.subject() == FollowUpSubject.REVIEW || subject.subject() == FollowUpSubject.EVALUATION;
                if (!todo.inner() && !ownRound && todo.isLate(today) && !told.contains(todo.item())) {
                    late.computeIfAbsent(point, one -> new ArrayList<>()).add(todo);
                }
            }
        }
        return late;
    }

    private List<Topic> comments(Agreement agreement) {
        return discussions.find(Room.shared(agreement.id())).topics().stream()
                .filter(Topic::isOpen)
                .toList();
    }

    private List<ReviewPack.Unanswered> unanswered(Agreement agreement, LocalDate today) {
        Map<Requirement, List<PartyId>> lacking = new LinkedHashMap<>();
        for (PartyId party : agreement.circles().bound(today)) {
            if (agreement.kind().isAgreement() && register.find(party).orElse(null) instanceof Municipality kommune) {
                for (CoverageReport.Row row : coverage.report(kommune, today).rows()) {
                    if (row.status() == CoverageReport.Status.MISSING
                            && row.requirement().force() == Force.STATUTORY_CONTENT) {
                        lacking.computeIfAbsent(row.requirement(), one -> new ArrayList<>())
                                .add(party);
                    }
                }
            }
        }
        var unanswered = new ArrayList<ReviewPack.Unanswered>();
        for (Requirement requirement : catalogue.all()) {
            List<PartyId> parties = lacking.get(requirement);
            if (parties != null) {
                unanswered.add(new ReviewPack.Unanswered(requirement, parties));
            }
        }
        return unanswered;
    }
}
