package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.delivery.Delivery.Occurrence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.delivery.Delivering;
import no.avtaleverk.workflow.delivery.Delivering.Followed;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Component;

/** What is not delivered, beside the clause that says it and before those who lead. */
@Component
final class DeliveryLines {
    private final Delivering delivering;
    private final Viewing viewing;
    private final PageWords words;

    DeliveryLines(Delivering delivering, Viewing viewing, PageWords words) {
        this.delivering = delivering;
        this.viewing = viewing;
        this.words = words;
    }

    /** A delivery beside its clause, with the sign that tells how it stands. */
    record Beside(String href, String what, PageWords.Chip chip) {}

    /** A delivery that did not come. */
    record Late(AgreementId agreement, String title, String href, String what, String owner, Occurrence oldest) {}

    /** The deliveries that are followed, by the clause they stand in; none for those who may not read them. */
    Map<ClauseId, List<Beside>> beside(AgreementView view, Actor actor) {
        var beside = new LinkedHashMap<ClauseId, List<Beside>>();
        if (view.inner()) {
            for (Followed one : delivering.followed(view.agreement(), actor)) {
                if (one.delivery().ended() == null) {
                    beside.computeIfAbsent(one.delivery().clause(), clause -> new ArrayList<>())
                            .add(new Beside(
                                    href(view.agreement(), one),
                                    one.delivery().started().what(),
                                    chip(one)));
                }
            }
        }
        return beside;
    }

    PageWords.Chip chip(Followed one) {
        if (!one.lacking().isEmpty()) {
            Occurrence oldest = one.lacking().getFirst();
            return new PageWords.Chip(
                    words.say("delivery.not-delivered", words.date(oldest.due())), "danger", "warning");
        }
        if (one.isToBeChecked()) {
            return new PageWords.Chip(words.capital(one.clause()), "warning", "question");
        }
        Occurrence next = one.occurrences().getLast();
        return switch (next.standing()) {
            case ACCEPTED -> new PageWords.Chip(words.capital(next.standing()), "success", "check");
            case DELIVERED -> new PageWords.Chip(words.capital(next.standing()), "info", "half");
            default -> new PageWords.Chip(words.say("start.due", words.date(next.due())), "neutral", "clock");
        };
    }

    /** What was to be delivered by or to the person's organisation and is not, of one agreement. */
    List<Late> late(AgreementView view, Actor actor) {
        PartyId own = actor.organisation();
        if (own == null || !view.inner()) {
            return List.of();
        }
        return delivering.followed(view.agreement(), actor).stream()
                .filter(one -> !one.lacking().isEmpty()
                        && (one.delivery().started().owner().equals(own)
                                || one.delivery().isFor(own)))
                .map(one -> new Late(
                        view.agreement().id(),
                        view.agreement().head().title(),
                        href(view.agreement(), one),
                        one.delivery().started().what(),
                        words.party(one.delivery().started().owner()),
                        one.lacking().getFirst()))
                .toList();
    }

    /** The same of all agreements of the organisation. */
    List<Late> late(Actor actor) {
        return viewing.register(actor).stream()
                .flatMap(view -> late(view, actor).stream())
                .sorted(java.util.Comparator.comparing(one -> one.oldest().due()))
                .toList();
    }

    private static String href(Agreement agreement, Followed one) {
        return FollowUpPlace.of(
                agreement.id(), FollowUpSubject.DELIVERY, one.delivery().id());
    }
}
