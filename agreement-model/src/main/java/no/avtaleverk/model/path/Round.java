package no.avtaleverk.model.path;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.Milestone;
import no.avtaleverk.model.agreement.Proceedings;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.time.Norway;
import org.jspecify.annotations.Nullable;

/**
 * The work on one text, from the day the text before it was agreed. Each round has its own mandate, høring and vedtak; a signed text
 * stays in force while the next is on its way.
 */
final class Round {

    private final Agreement agreement;
    private final Proceedings known;
    private final LocalDate today;
    private final @Nullable AgreementVersion version;
    private final @Nullable AgreementVersion decidedOn;
    private final LocalDate since;
    private final List<Hearing> hearings;
    private final boolean past;

    Round(Agreement agreement, LocalDate today) {
        this.agreement = agreement;
        this.known = agreement.facts().proceedings();
        this.today = today;
        AgreementVersion newest = agreement.versions().reversed().stream()
                .filter(one -> !one.text().equals(Sha256.ZERO))
                .findFirst()
                .orElse(null);
        boolean drafting = agreement.text() == TextState.DRAFT;
        boolean newestIsAgreed = newest != null && agreement.isConcluded(newest);
        // A text taken back to be changed keeps what was decided on it in sight.
        this.decidedOn = drafting && newestIsAgreed ? null : newest;
        AgreementVersion own = decidedOn;
        this.version = own != null
                        && (!drafting || own.text().equals(agreement.clauses().sha256()))
                ? own
                : null;
        AgreementVersion before = agreement.versions().reversed().stream()
                .filter(one -> !one.equals(own) && agreement.isConcluded(one))
                .findFirst()
                .orElse(null);
        this.since = before == null ? LocalDate.MIN : agreed(before);
        long edits = before == null ? -1 : before.revision();
        this.hearings = known.hearingsNow().stream()
                .filter(hearing -> hearing.revision() > edits)
                .toList();
        this.past = !drafting && newestIsAgreed;
    }

    private LocalDate agreed(AgreementVersion before) {
        return before.head().municipalities().stream()
                .flatMap(party -> agreement.boundOn(before, party.id()).stream())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.ofInstant(before.at(), Norway.ZONE));
    }

    AgreementPath path() {
        List<AgreementPath.PartyPath> parties = parties().stream().map(this::of).toList();
        var stages = new EnumMap<Stage, Mark>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(stage, whole(stage, parties));
        }
        return new AgreementPath(agreement, version, stages, parties);
    }

    private List<AgreementParty> parties() {
        AgreementVersion shown = version;
        List<AgreementParty> named = shown == null ? agreement.head().parties() : agreement.parties(shown);
        var parties = new ArrayList<AgreementParty>();
        named.stream().filter(party -> !party.isMunicipality()).forEach(parties::add);
        named.stream().filter(AgreementParty::isMunicipality).forEach(parties::add);
        var there = new HashSet<>(parties.stream().map(AgreementParty::id).toList());
        if (shown != null) {
            known.joinings().stream()
                    .filter(joining -> joining.version() == shown.number() && there.add(joining.party()))
                    .forEach(joining -> parties.add(AgreementParty.of(joining.party(), joining.name())));
        }
        parties.removeIf(party -> party.left() != null && !party.left().isAfter(today));
        return parties;
    }

    // ---- one party --------------------------------------------------------------------------------------------------

    private AgreementPath.PartyPath of(AgreementParty party) {
        var marks = new EnumMap<Stage, Mark>(Stage.class);
        for (Stage stage : Stage.values()) {
            marks.put(stage, isNeeded(stage) ? mark(stage, party) : Mark.of(Standing.NOT_NEEDED));
        }
        return new AgreementPath.PartyPath(party, marks);
    }

    private Mark mark(Stage stage, AgreementParty party) {
        return switch (stage) {
            case EMPLOYEE_CONSULTATION ->
                milestone(stage, party).orElseGet(() -> milestone(stage, null)
                        .orElseGet(() -> Mark.of(past ? Standing.UNDOCUMENTED : Standing.MISSING)));
            case HEARING -> hearing(party);
            case TRUST_DECISION -> party.isMunicipality() ? Mark.of(Standing.NOT_NEEDED) : decision(party);
            case MUNICIPAL_DECISION -> party.isMunicipality() ? decision(party) : Mark.of(Standing.NOT_NEEDED);
            case SIGNING -> signing(party);
            case ENTRY_INTO_FORCE -> party.isMunicipality() ? entry(party) : ofMunicipalities(this::entry);
            case SUBMISSION -> party.isMunicipality() ? submission(party) : ofMunicipalities(this::submission);
            default -> Mark.of(Standing.NOT_NEEDED);
        };
    }

    /** A trust has its share in what is done for each kommune. */
    private Mark ofMunicipalities(java.util.function.Function<AgreementParty, Mark> mark) {
        return Mark.together(parties().stream()
                .filter(AgreementParty::isMunicipality)
                .map(mark)
                .toList());
    }

    private Optional<Mark> milestone(Stage stage, @Nullable AgreementParty party) {
        return known.milestone(stage, party == null ? null : party.id(), since)
                .map(one -> Mark.done(one.date(), one.reference()));
    }

    private Mark hearing(AgreementParty party) {
        Mark mark = Mark.of(Standing.NOT_NEEDED);
        for (Hearing hearing : hearings) {
            for (Hearing.Receiver receiver : hearing.receivers()) {
                if (party.id().equals(receiver.party()) && receiver.kind() != Hearing.Kind.COUNCIL) {
                    mark = known.answer(hearing.number(), receiver.name())
                            .map(answer -> Mark.done(answer.date(), ""))
                            .orElseGet(() -> silent(hearing));
                }
            }
        }
        return mark;
    }

    private Mark silent(Hearing hearing) {
        return hearing.isOpen()
                ? Mark.of(hearing.isLate(today) ? Standing.LATE : Standing.MISSING)
                        .by(hearing.deadline())
                : Mark.of(Standing.UNDOCUMENTED);
    }

    private Mark decision(AgreementParty party) {
        AgreementVersion on = decidedOn;
        if (on == null) {
            return Mark.of(Standing.NOT_YET);
        }
        AgreementVersion current = version;
        if (current != null) {
            Optional<Resolution> adoption = agreement.adoption(party.id(), current);
            if (adoption.isPresent()) {
                return Mark.done(adoption.get().date(), adoption.get().caseNumber());
            }
            if (party.left() != null) {
                return Mark.of(Standing.NOT_NEEDED);
            }
        }
        Optional<Resolution> last = agreement.facts().standing().stream()
                .filter(one -> one.party().equals(party.id()) && one.version() == on.number())
                .reduce((first, second) -> second);
        Standing otherwise =
                current == null ? Standing.NOT_YET : on.isRegistered() ? Standing.UNDOCUMENTED : Standing.MISSING;
        return last.map(one -> Mark.of(
                        switch (one.outcome()) {
                            case ADOPTED_WITH_CHANGE -> Standing.CHANGED;
                            case POSTPONED -> Standing.POSTPONED;
                            case REJECTED -> Standing.REFUSED;
                            case SUPPORTED, ADOPTED, SET_ASIDE ->
                                otherwise == Standing.MISSING ? Standing.UNDER_WAY : otherwise;
                        },
                        one.date(),
                        one.caseNumber()))
                .orElseGet(() -> Mark.of(otherwise));
    }

    private Mark signing(AgreementParty party) {
        AgreementVersion on = version;
        if (on == null) {
            return Mark.of(Standing.NOT_YET);
        }
        List<SignatureRecord> own = agreement.facts().signatures().stream()
                .filter(one -> one.party().equals(party.id()) && one.version() == on.number())
                .toList();
        List<AgreementParty> towards = party.isMunicipality()
                ? List.of(party)
                : parties().stream()
                        .filter(AgreementParty::isMunicipality)
                        .filter(one -> one.left() == null
                                || agreement.signature(party.id(), on, one.id()).isPresent())
                        .toList();
        int done = (int) towards.stream()
                .filter(one -> agreement.signature(party.id(), on, one.id()).isPresent())
                .count();
        if (!own.isEmpty()) {
            LocalDate last = own.getLast().date();
            Standing standing = done == towards.size() ? Standing.DONE : Standing.UNDER_WAY;
            return Mark.of(standing, last, "").counting(done, towards.size());
        }
        if (party.left() != null) {
            return Mark.of(Standing.NOT_NEEDED);
        }
        Optional<Declined> declined = agreement.facts().declined().stream()
                .filter(one -> one.party().equals(party.id()) && one.version() == on.number())
                .reduce((first, second) -> second);
        if (declined.isPresent()) {
            return Mark.of(
                    Standing.REFUSED, declined.get().date(), declined.get().reason());
        }
        if (on.isRegistered()) {
            return Mark.of(Standing.UNDOCUMENTED);
        }
        boolean adopted = agreement.adoption(party.id(), on).isPresent();
        return Mark.of(adopted ? Standing.MISSING : Standing.NOT_YET).counting(0, towards.size());
    }

    private Mark entry(AgreementParty municipality) {
        AgreementVersion on = version;
        return on == null
                ? Mark.of(Standing.NOT_YET)
                : agreement.periodsInForce(municipality.id()).stream()
                        .filter(one -> one.version().equals(on))
                        .findFirst()
                        .map(one -> one.period().from().isAfter(today)
                                ? Mark.of(Standing.UNDER_WAY).by(one.period().from())
                                : Mark.done(one.period().from(), ""))
                        .orElseGet(() -> Mark.of(Standing.NOT_YET));
    }

    /** Within a month of the day the kommune and its trusts were bound (hol. § 6-4). */
    private Mark submission(AgreementParty municipality) {
        AgreementVersion on = version;
        if (on == null) {
            return Mark.of(Standing.NOT_YET);
        }
        Optional<SubmissionDuty> duty = agreement.submissionDuties().stream()
                .filter(one ->
                        one.version() == on.number() && one.municipality().equals(municipality.id()))
                .findFirst();
        if (duty.isEmpty()) {
            return Mark.of(Standing.NOT_YET);
        }
        Evidence done = duty.get().done();
        if (done != null) {
            return Mark.done(done.date(), done.reference());
        }
        if (on.isRegistered()) {
            return Mark.of(Standing.UNDOCUMENTED);
        }
        return Mark.of(duty.get().isLate(today) ? Standing.LATE : Standing.MISSING)
                .by(duty.get().deadline());
    }

    // ---- all together -----------------------------------------------------------------------------------------------

    private Mark whole(Stage stage, List<AgreementPath.PartyPath> parties) {
        if (!isNeeded(stage)) {
            return Mark.of(Standing.NOT_NEEDED);
        }
        return switch (stage) {
            case MANDATE, QUALITY_CHECK, RECOMMENDATION -> anyMilestone(stage);
            case DRAFTING -> drafting();
            case HEARING -> hearing();
            case PUBLICATION -> publication();
            case EMPLOYEE_CONSULTATION, TRUST_DECISION, SIGNING -> Mark.together(own(parties, stage));
            case MUNICIPAL_DECISION -> Mark.together(own(parties, stage));
            case ENTRY_INTO_FORCE, SUBMISSION ->
                Mark.together(own(
                        parties.stream()
                                .filter(party -> party.party().isMunicipality())
                                .toList(),
                        stage));
        };
    }

    private static List<Mark> own(List<AgreementPath.PartyPath> parties, Stage stage) {
        return parties.stream()
                .flatMap(party -> Stream.ofNullable(party.marks().get(stage)))
                .toList();
    }

    private Mark anyMilestone(Stage stage) {
        return known.milestones().reversed().stream()
                .filter(one -> one.stage() == stage && !one.date().isBefore(since))
                .findFirst()
                .map(one -> Mark.done(one.date(), one.reference()))
                .orElseGet(() -> Mark.of(past ? Standing.UNDOCUMENTED : Standing.MISSING));
    }

    private Mark drafting() {
        AgreementVersion on = decidedOn;
        if (agreement.text() == TextState.WITHDRAWN) {
            return Mark.of(Standing.REFUSED);
        }
        return agreement.text() == TextState.DRAFT || on == null
                ? Mark.of(Standing.UNDER_WAY)
                : Mark.done(LocalDate.ofInstant(on.at(), Norway.ZONE), Integer.toString(on.number()));
    }

    private Mark hearing() {
        if (hearings.isEmpty()) {
            return Mark.of(past ? Standing.UNDOCUMENTED : Standing.MISSING);
        }
        Hearing last = hearings.getLast();
        List<HearingAnswer> answers = last.receivers().stream()
                .flatMap(receiver -> known.answer(last.number(), receiver.name()).stream())
                .toList();
        int asked = last.receivers().size();
        LocalDate closed = last.closed();
        if (closed != null) {
            return Mark.done(closed, "").counting(answers.size(), asked);
        }
        boolean late = last.isLate(today) && answers.size() < asked;
        return Mark.of(late ? Standing.LATE : Standing.UNDER_WAY)
                .by(last.deadline())
                .counting(answers.size(), asked);
    }

    private Mark publication() {
        AgreementVersion on = version;
        Optional<Milestone> published = known.milestones().reversed().stream()
                .filter(one -> one.stage() == Stage.PUBLICATION
                        && on != null
                        && one.text().equals(on.text()))
                .findFirst();
        boolean inForce = on != null
                && (agreement.kind().isStandardText()
                        || agreement.headOf(on).municipalities().stream()
                                .anyMatch(party -> entry(party).standing() == Standing.DONE));
        return published
                .map(one -> Mark.done(one.date(), one.reference()))
                .orElseGet(() -> Mark.of(inForce ? Standing.MISSING : Standing.NOT_YET));
    }

    /** What is asked of a document of this kind; a text given up asks nothing more. */
    private boolean isNeeded(Stage stage) {
        AgreementKind kind = agreement.kind();
        if (agreement.text() == TextState.WITHDRAWN && !past) {
            return stage == Stage.DRAFTING;
        }
        return switch (stage) {
            case DRAFTING -> true;
            case QUALITY_CHECK, HEARING, RECOMMENDATION -> kind != AgreementKind.CONTACT_LIST;
            case MANDATE, EMPLOYEE_CONSULTATION -> kind.isAgreement();
            case TRUST_DECISION, MUNICIPAL_DECISION, SIGNING, ENTRY_INTO_FORCE -> !kind.isStandardText();
            case SUBMISSION -> kind.isAgreement();
            case PUBLICATION -> kind != AgreementKind.CONTACT_LIST && !kind.isStandardText();
        };
    }
}
