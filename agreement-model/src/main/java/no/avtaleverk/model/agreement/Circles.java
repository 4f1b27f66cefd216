package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Norway;

/**
 * The organisations around an agreement. Parties come and go, so a right follows the text or the act it concerns, never all
 * parties there have been taken together (docs/adr/0007).
 */
public final class Circles {

    private final Agreement agreement;
    /** By number. Each of many kommuner asks for the same, so that it is found once. */
    private final Map<Integer, Set<PartyId>> addressed = new HashMap<>();

    Circles(Agreement agreement) {
        this.agreement = agreement;
    }

    /** Those who write the newest text together: its parties, save those for whom a day of leaving is set. */
    public Set<PartyId> writing() {
        var writing = new TreeSet<PartyId>();
        for (AgreementParty party : agreement.head().parties()) {
            if (party.left() == null) {
                writing.add(party.id());
            }
        }
        return writing;
    }

    /** Those a version was laid before: its parties, save those who had left before it was made, and those offered to join it. */
    public Set<PartyId> addressed(AgreementVersion version) {
        return new TreeSet<>(known(version));
    }

    private Set<PartyId> known(AgreementVersion version) {
        return addressed.computeIfAbsent(version.number(), number -> laidBefore(version));
    }

    private Set<PartyId> laidBefore(AgreementVersion version) {
        LocalDate made = LocalDate.ofInstant(version.at(), Norway.ZONE);
        var parties = new TreeSet<PartyId>();
        for (AgreementParty party : agreement.parties(version)) {
            if (party.left() == null || version.isRegistered() || party.left().isAfter(made)) {
                parties.add(party.id());
            }
        }
        return parties;
    }

    /**
     * Those who have a say in what was agreed: the kommuner some version is, was or is to be in force for, and the trusts of those
     * versions, until the day they leave. As long as nothing is agreed, those who write.
     *
     * @param today date in Norway
     */
    public Set<PartyId> bound(LocalDate today) {
        var bound = new TreeSet<PartyId>();
        for (AgreementVersion version : agreement.versions()) {
            if (agreement.isConcluded(version)) {
                agreement.parties(version).stream()
                        .map(AgreementParty::id)
                        .filter(party -> agreement
                                .membership()
                                .joining(party, version)
                                .filter(joining -> !agreement.membership().hasJoined(joining))
                                .isEmpty())
                        .forEach(bound::add);
            }
        }
        if (bound.isEmpty()) {
            return writing();
        }
        bound.removeIf(party -> hasLeft(party, today));
        return bound;
    }

    /** Those who may document an act: who is bound, who decides on a version now, and who writes the next. */
    public Set<PartyId> concerned(LocalDate today) {
        var concerned = new TreeSet<>(bound(today));
        concerned.addAll(writing());
        agreement.versionInReview().ifPresent(version -> concerned.addAll(addressed(version)));
        return concerned;
    }

    /**
     * Whether a person may read a case paper: who works for the party it is for, and who had it made; when it is handed over, all whom
     * the version was laid before.
     */
    public boolean mayRead(CasePaper paper, Actor by) {
        PartyId maker = paper.organisation();
        return by.readsWorkOf().contains(paper.party())
                || maker != null && by.readsWorkOf().contains(maker)
                || paper.handedOver() != null
                        && agreement
                                .version(paper.version())
                                .filter(version -> by.mayReadDraft(addressed(version)))
                                .isPresent();
    }

    /** Whether a person reads more than the public of it: who writes it, and who reads a version laid before the organisation. */
    public boolean isKnownTo(Actor by) {
        return by.readsAny(writing())
                || agreement.versions().stream().anyMatch(version -> by.mayReadDraft(addressed(version)));
    }

    /** Whether a person may read the text of a høring and answer it: who writes it, and who was asked. */
    public boolean mayReadHearing(Hearing hearing, Actor by) {
        return by.readsAny(writing()) || by.readsAny(hearing.asked());
    }

    /** The versions laid before an organisation, oldest first. */
    public List<AgreementVersion> laidBefore(PartyId party) {
        return agreement.versions().stream()
                .filter(version -> known(version).contains(party))
                .toList();
    }

    /** Everyone who writes the newest text, or had a version laid before them. */
    public Set<PartyId> all() {
        var all = writing();
        agreement.versions().forEach(version -> all.addAll(known(version)));
        return all;
    }

    /**
     * Those who may read a log entry: who writes the newest text all of them; who no longer does, what led to the last version laid
     * before them, and what was done with the versions they know and with the agreement they are bound by.
     */
    public Set<PartyId> readersOf(AuditEntry entry) {
        var readers = writing();
        for (PartyId party : all()) {
            if (!readers.contains(party)) {
                List<AgreementVersion> known = laidBefore(party);
                boolean fromTheStart =
                        known.stream().anyMatch(version -> version.head().hasParty(party));
                if ((fromTheStart && !entry.at().isAfter(known.getLast().at())) || concerns(entry.event(), known)) {
                    readers.add(party);
                }
            }
        }
        return readers;
    }

    /**
     * Whether an entry tells only of what was submitted: what led to the newest version, and what was done with the versions and with
     * the agreement. The RHF reads no more than that of its trusts' agreements.
     */
    public boolean tellsOfSubmitted(AuditEntry entry) {
        List<AgreementVersion> versions = agreement.versions();
        return !versions.isEmpty()
                && (!entry.at().isAfter(versions.getLast().at()) || concerns(entry.event(), versions));
    }

    /** Whether a person may read a log entry. */
    public boolean mayRead(AuditEntry entry, Actor by) {
        Set<PartyId> readers = readersOf(entry);
        return readers.stream().anyMatch(by.readsWorkOf()::contains)
                || (tellsOfSubmitted(entry) && readers.stream().anyMatch(by.readsDraftsOf()::contains));
    }

    private boolean concerns(AuditEvent event, List<AgreementVersion> known) {
        var numbers = new ArrayList<Integer>();
        known.forEach(version -> numbers.add(version.number()));
        return switch (event) {
            case AuditEvent.ResolutionRecorded e ->
                numbers.contains(e.resolution().version());
            case AuditEvent.ResolutionCorrected e -> numbers.contains(e.after().version());
            case AuditEvent.JoiningOffered e -> numbers.contains(e.joining().version());
            case AuditEvent.LeavingRecorded e -> true;
            case AuditEvent.AgreementSigned e -> numbers.contains(e.signature().version());
            case AuditEvent.SigningDeclined e -> numbers.contains(e.declined().version());
            case AuditEvent.OfSigning e -> numbers.contains(e.version());
            case AuditEvent.SignaturesExamined e ->
                numbers.contains(e.examination().version());
            case AuditEvent.SigningPlanned e -> numbers.contains(e.plan().version());
            case AuditEvent.TextConcluded e -> numbers.contains(e.version());
            case AuditEvent.TextReturned e -> numbers.contains(e.version());
            case AuditEvent.CasePapersMade e -> numbers.contains(e.version());
            case AuditEvent.CasePapersHandedOver e -> numbers.contains(e.version());
            case AuditEvent.ReviewOpened e -> true;
            case AuditEvent.ReviewClosed e -> true;
            case AuditEvent.NoticeGiven e -> true;
            case AuditEvent.NoticeWithdrawn e -> true;
            case AuditEvent.AgreementProlonged e -> true;
            case AuditEvent.EvidenceRecorded e -> true;
            case AuditEvent.AgreementEnded e -> true;
            case AuditEvent.HostArrangementLinked e -> true;
            case AuditEvent.MilestoneRecorded e -> e.milestone().stage() == Stage.PUBLICATION;
            case AuditEvent.HearingOpened e -> wasHeard(e.hearing().number(), known);
            case AuditEvent.HearingExtended e -> wasHeard(e.hearing(), known);
            case AuditEvent.HearingAnswered e -> wasHeard(e.answer().hearing(), known);
            case AuditEvent.RemarkAssessed e -> wasHeard(e.assessment().hearing(), known);
            case AuditEvent.HearingClosed e -> wasHeard(e.hearing(), known);
            default -> false;
        };
    }

    /** Whether a høring was of a text that led to one of the versions. */
    private boolean wasHeard(int hearing, List<AgreementVersion> known) {
        return agreement
                .facts()
                .proceedings()
                .hearing(hearing)
                .filter(one -> one.revision() <= known.getLast().revision())
                .isPresent();
    }

    /** By the newest text that names it. */
    private boolean hasLeft(PartyId party, LocalDate today) {
        var heads = new ArrayList<Head>();
        agreement.versions().forEach(version -> heads.add(agreement.headOf(version)));
        heads.add(agreement.head());
        Optional<AgreementParty> last = heads.reversed().stream()
                .flatMap(head -> head.parties().stream())
                .filter(one -> one.id().equals(party))
                .findFirst();
        return last.filter(one -> one.left() != null && !one.left().isAfter(today))
                .isPresent();
    }
}
