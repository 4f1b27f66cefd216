package no.avtaleverk.workflow.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notification.Kind;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.signing.Signing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells those who are to sign that it is their turn, all parties when one declines or the request is taken back, and reminds before and
 * after the deadline of the plan.
 */
public final class Notifying {
    private static final Logger LOG = LoggerFactory.getLogger(Notifying.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);

    private final Agreements agreements;
    private final Mandates mandates;
    private final Notifications notifications;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final @Nullable Notifier notifier;

    /** @param notifier absent when nobody is reached outside the product */
    public Notifying(
            Agreements agreements,
            Mandates mandates,
            Notifications notifications,
            TransactionOperations transactions,
            Clock clock,
            @Nullable Notifier notifier) {
        this.agreements = agreements;
        this.mandates = mandates;
        this.notifications = notifications;
        this.transactions = transactions;
        this.clock = clock;
        this.notifier = notifier;
    }

    // ---- with the change itself -------------------------------------------------------------------------------------

    /** Tell of a change, in the transaction that stores it. */
    public void after(Change change) {
        Agreement agreement = change.agreement();
        switch (change.event()) {
            case AuditEvent.TextSubmitted submitted -> askWhoseTurnItIs(agreement);
            case AuditEvent.ResolutionRecorded recorded -> askWhoseTurnItIs(agreement);
            case AuditEvent.AgreementSigned signed -> askWhoseTurnItIs(agreement);
            case AuditEvent.SigningPlanned planned -> askWhoseTurnItIs(agreement);
            case AuditEvent.ResolutionCorrected corrected -> askWhoseTurnItIs(agreement);
            case AuditEvent.LeavingRecorded left -> askWhoseTurnItIs(agreement);
            case AuditEvent.JoiningOffered offered -> askWhoseTurnItIs(agreement);
            case AuditEvent.SigningDeclined declined ->
                tellAll(
                        agreement,
                        declined.declined().version(),
                        Kind.SIGNING_DECLINED,
                        declined.declined().party(),
                        declined.declined().reason());
            case AuditEvent.TextReturned returned ->
                tellAll(
                        agreement,
                        returned.version(),
                        Kind.REQUEST_WITHDRAWN,
                        change.by().organisation(),
                        returned.reason());
            default -> {
                // Nobody waits for it.
            }
        }
    }

    /** With a change: those who were asked before are left alone, so that sixty signatures do not ask sixty parties each. */
    private void askWhoseTurnItIs(Agreement agreement) {
        var asked = new HashMap<Integer, Set<PartyId>>();
        turns(agreement, (version, party) -> !asked.computeIfAbsent(
                                version.number(), number -> notifications.asked(agreement.id(), number))
                        .contains(party))
                .forEach(turn -> ask(agreement, turn));
    }

    private void ask(Agreement agreement, Turn turn) {
        String about = "ASKED/" + agreement.id() + "/" + turn.version().number() + "/" + turn.party();
        LocalDate due = deadline(agreement, turn.version());
        // A trust is asked once for those who were party from the start, and once more for each who joins later.
        turn.joiners().stream()
                .map(joiner -> about + "/" + joiner)
                .forEach(topic ->
                        toSigners(agreement, turn.party(), Kind.ASKED_TO_SIGN, topic, turn.version(), due, ""));
        if (turn.joiners().isEmpty()) {
            toSigners(agreement, turn.party(), Kind.ASKED_TO_SIGN, about, turn.version(), due, "");
        }
    }

    /**
     * That a party can sign a version now.
     *
     * @param joiners those whose documents it signs, when these are all of kommuner that join later; else empty
     */
    private record Turn(AgreementVersion version, PartyId party, List<PartyId> joiners) {}

    /** @param whom who is looked at for which version; one that others join is looked at anyway */
    private static List<Turn> turns(Agreement agreement, BiPredicate<AgreementVersion, PartyId> whom) {
        var turns = new ArrayList<Turn>();
        for (PartyId party : agreement.circles().all()) {
            for (AgreementVersion version : agreement.versionsToSign(party)) {
                boolean joins = agreement.membership().open(party).stream()
                        .anyMatch(joining -> joining.version() == version.number());
                if (joins || whom.test(version, party)) {
                    turn(agreement, version, party)
                            .filter(turn -> !turn.joiners().isEmpty() || whom.test(version, party))
                            .ifPresent(turns::add);
                }
            }
        }
        return turns;
    }

    private static Optional<Turn> turn(Agreement agreement, AgreementVersion version, PartyId party) {
        if (!agreement.isAdopted(party, version)) {
            return Optional.empty();
        }
        List<PartyId> documents = Signing.turnOf(agreement, version, party);
        boolean joined = documents.stream()
                .allMatch(one -> !one.equals(party)
                        && agreement.membership().joining(one, version).isPresent());
        return documents.isEmpty()
                ? Optional.empty()
                : Optional.of(new Turn(version, party, joined ? documents : List.of()));
    }

    /** Whether a party has adopted a version, and can sign it now. */
    private static boolean isTurnOf(Agreement agreement, AgreementVersion version, PartyId party) {
        return turn(agreement, version, party).isPresent();
    }

    private static @Nullable LocalDate deadline(Agreement agreement, AgreementVersion version) {
        return agreement
                .facts()
                .proceedings()
                .signingPlan(version.number())
                .map(SigningPlan::deadline)
                .orElse(null);
    }

    /** Tell each who may sign today, and who coordinates when nobody may. */
    private void toSigners(
            Agreement agreement,
            PartyId party,
            Kind kind,
            String topic,
            AgreementVersion version,
            @Nullable LocalDate due,
            String words) {
        List<String> holders = mandates.of(party).effective(today()).stream()
                .filter(mandate -> mandate.covers(agreement.kind()))
                .map(Mandate::holder)
                .distinct()
                .toList();
        for (String holder : holders) {
            tell(new Notification(
                    topic + "/" + holder, kind, agreement.id(), version.number(), party, holder, party, words, due));
        }
        if (holders.isEmpty()) {
            tell(new Notification(
                    "NOBODY/" + topic,
                    Kind.NOBODY_MAY_SIGN,
                    agreement.id(),
                    version.number(),
                    party,
                    null,
                    party,
                    words,
                    due));
        }
    }

    private void tellAll(Agreement agreement, int number, Kind kind, @Nullable PartyId about, String words) {
        Optional<AgreementVersion> version = agreement.version(number);
        for (PartyId party : version.map(agreement.circles()::addressed).orElse(new TreeSet<>())) {
            String topic = kind + "/" + agreement.id() + "/" + agreement.sequence() + "/" + party;
            var receivers = new ArrayList<@Nullable String>();
            receivers.add(null);
            mandates.of(party).effective(today()).stream()
                    .filter(mandate -> mandate.covers(agreement.kind()))
                    .map(Mandate::holder)
                    .distinct()
                    .forEach(receivers::add);
            for (String person : receivers) {
                tell(new Notification(
                        person == null ? topic : topic + "/" + person,
                        kind,
                        agreement.id(),
                        number,
                        party,
                        person,
                        about,
                        words,
                        null));
            }
        }
    }

    private void tell(Notification notification) {
        boolean byMail = notifier != null
                && notification.person() != null
                && mandates.contacts(notification.receiver()).containsKey(notification.person());
        notifications.tell(notification, clock.instant(), byMail);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Changes.NORWAY);
    }

    // ---- as time goes by --------------------------------------------------------------------------------------------

    /**
     * Remind those whose deadline is near or over, and ask those whose turn came without anything being done, such as a deputy whose
     * holder has gone away. May be done as often as one likes: the same is told once.
     */
    public void remind() {
        for (Agreement seen : agreements.all()) {
            try {
                if (!turns(seen, (version, party) -> true).isEmpty()) {
                    transactions.executeWithoutResult(
                            status -> agreements.find(seen.id()).ifPresent(this::remindOf));
                }
            } catch (RuntimeException e) {
                // One agreement whose signers can not be reminded keeps no other from it.
                LOG.error("Nobody could be reminded of agreement {}", seen.id(), e);
            }
        }
    }

    private void remindOf(Agreement agreement) {
        for (Turn turn : turns(agreement, (version, party) -> true)) {
            ask(agreement, turn);
            remindOf(agreement, turn.version(), turn.party());
        }
    }

    private void remindOf(Agreement agreement, AgreementVersion version, PartyId party) {
        LocalDate due = deadline(agreement, version);
        if (due == null) {
            return;
        }
        long left = ChronoUnit.DAYS.between(today(), due);
        Kind kind = left < 0
                ? Kind.DEADLINE_OVER
                : left <= 1 ? Kind.DEADLINE_TOMORROW : left <= 7 ? Kind.DEADLINE_IN_A_WEEK : null;
        if (kind != null) {
            long week = left < 0 ? (-left - 1) / 7 : 0;
            String topic = "%s/%s/%d/%s/%s/%d".formatted(kind, agreement.id(), version.number(), party, due, week);
            toSigners(agreement, party, kind, topic, version, due, "");
        }
    }

    /**
     * Remind the signers of a party by hand; at most once a day.
     *
     * @return what stands against it; empty when it was done
     * @throws UnknownAgreementException if there is none, or none the asker may know of
     */
    public List<Refusal> remindNow(AgreementId id, PartyId party, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
            UnknownAgreementException.unlessKnown(agreement, by);
            if (!by.mayCoordinate(agreement.circles().writing())) {
                return List.of(new Refusal.NotAllowed());
            }
            List<AgreementVersion> versions = agreement.versionsToSign(party);
            if (versions.isEmpty()) {
                return List.of(new Refusal.NotAParty(party));
            }
            Optional<AgreementVersion> turn = versions.stream()
                    .filter(version -> isTurnOf(agreement, version, party))
                    .findFirst();
            if (turn.isEmpty()) {
                return List.of(
                        versions.stream().allMatch(version -> agreement
                                        .signatures(version)
                                        .lacking(party)
                                        .isEmpty())
                                ? new Refusal.AlreadySigned(party)
                                : new Refusal.NotTheirTurn(party));
            }
            AgreementVersion version = turn.get();
            String topic = "REMINDED/%s/%d/%s/%s".formatted(id, version.number(), party, today());
            toSigners(agreement, party, Kind.REMINDED, topic, version, deadline(agreement, version), "");
            return List.of();
        }));
    }

    // ---- by mail ----------------------------------------------------------------------------------------------------

    /** Send the mails that are due. What no longer asks for anything is not sent; what is not accepted is tried again later. */
    public void send() {
        Notifier out = notifier;
        if (out == null) {
            return;
        }
        for (Optional<Told> next = notifications.takeMail(clock.instant());
                next.isPresent();
                next = notifications.takeMail(clock.instant())) {
            send(next.get(), out);
        }
    }

    private void send(Told told, Notifier out) {
        Notification notification = told.notification();
        Optional<Agreement> agreement = agreements.find(notification.agreement());
        Optional<Contact> contact = Optional.ofNullable(notification.person())
                .map(person -> mandates.contacts(notification.receiver()).get(person));
        if (agreement.isEmpty() || contact.isEmpty() || !isStillTrue(agreement.get(), notification)) {
            notifications.mailDone(told.id(), false);
            return;
        }
        try {
            out.send(told, titleOf(agreement.get(), notification.version()), contact.get());
            notifications.mailDone(told.id(), true);
        } catch (Notifier.NotSentException e) {
            Instant next = clock.instant().plus(FIRST_WAIT);
            LOG.warn("A mail was not accepted and is tried again after {}: {}", next, e.getMessage());
            notifications.mailFailed(told.id(), next);
        }
    }

    private static String titleOf(Agreement agreement, int version) {
        return agreement
                .version(version)
                .map(AgreementVersion::head)
                .orElse(agreement.head())
                .title();
    }

    private static boolean isStillTrue(Agreement agreement, Notification notification) {
        return !notification.kind().asksForSignature()
                || agreement.versionsToSign(notification.receiver()).stream()
                        .anyMatch(version -> version.number() == notification.version()
                                && isTurnOf(agreement, version, notification.receiver()));
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** What the person was told, newest first. */
    public List<Told> told(Actor by, int limit) {
        PartyId own = by.organisation();
        return own == null ? List.of() : notifications.of(own, by.userId(), coordinates(by), limit);
    }

    public void seen(Actor by) {
        PartyId own = by.organisation();
        if (own != null) {
            notifications.seen(own, by.userId(), coordinates(by));
        }
    }

    private static boolean coordinates(Actor by) {
        return by.has(Role.JURIST) || by.has(Role.COORDINATOR);
    }
}
