package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Resolution.Correction;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.StandingResolutions.Beside;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** What the councils and boards of the parties have said of an agreement, and the rules for what they may say. */
public final class Resolutions {
    private final Agreement agreement;

    Resolutions(Agreement agreement) {
        this.agreement = agreement;
    }

    /**
     * Where the case of one party stands.
     *
     * @param said what its organs said of the version or of one with the same words, in the order a case goes through them
     * @param adoption the vedtak that counts; absent until there is one
     * @param wish the vedtak to adopt with a change, when that is the last word of the party; absent otherwise
     * @param awaits the organ that is to decide; absent when it has
     */
    public record Course(
            AgreementParty party,
            List<Resolution> said,
            @Nullable Resolution adoption,
            @Nullable Resolution wish,
            @Nullable Organ awaits) {}

    /** Where the case of each party stands, in the order the agreement names them. */
    public List<Course> courses(AgreementVersion version) {
        return agreement.parties(version).stream()
                .map(party -> course(party, version))
                .toList();
    }

    private Course course(AgreementParty party, AgreementVersion version) {
        List<Resolution> said = agreement.facts().standing().stream()
                .filter(one -> one.party().equals(party.id()) && one.outcome() != Outcome.SET_ASIDE)
                .filter(one -> one.version() == version.number()
                        || agreement
                                .version(one.version())
                                .filter(decided ->
                                        decided.number() < version.number() && version.saysTheSameAs(decided))
                                .isPresent())
                .sorted(Comparator.comparing(Resolution::organ).thenComparing(Resolution::date))
                .toList();
        Resolution adoption = agreement.adoption(party.id(), version).orElse(null);
        Resolution wish = adoption == null ? wish(party.id(), version.number()).orElse(null) : null;
        boolean refused =
                said.stream().anyMatch(one -> one.outcome() == Outcome.REJECTED && one.decides(agreement.kind()));
        return new Course(
                party,
                said,
                adoption,
                wish,
                adoption != null || wish != null || refused
                        ? null
                        : agreement.kind().adoptingOrgan(party.isMunicipality()));
    }

    /** The vedtak by which a party wants a version changed, when it is the last it decided of that version. */
    public Optional<Resolution> wish(PartyId party, int version) {
        return agreement.facts().standing().stream()
                .filter(one -> one.party().equals(party) && one.version() == version && one.decides(agreement.kind()))
                .reduce((earlier, later) -> later)
                .filter(one -> one.outcome() == Outcome.ADOPTED_WITH_CHANGE);
    }

    /** Every vedtak that wants a version changed, in the order they were recorded. */
    public List<Resolution> wishes(int version) {
        return agreement.facts().standing().stream()
                .filter(one -> one.version() == version)
                .filter(one -> wish(one.party(), version).filter(one::equals).isPresent())
                .toList();
    }

    /** An entry by its digest. */
    public Optional<Resolution> find(Sha256 digest) {
        return agreement.facts().resolutions().stream()
                .filter(one -> one.sha256().equals(digest))
                .findFirst();
    }

    /** Record what an organ of a party said of a version. */
    public Decision record(Resolution resolution, Actor by, Instant at, LocalDate today) {
        List<Refusal> faults = faults(resolution, by, today);
        boolean decided = !resolution.organ().isAdvisory()
                && agreement
                        .version(resolution.version())
                        .flatMap(version -> agreement.adoption(resolution.party(), version))
                        .isPresent();
        if (decided) {
            faults.add(new Refusal.ResolutionExists(resolution.party()));
        }
        if (resolution.outcome() == Outcome.SET_ASIDE
                || resolution.correction() != null
                || resolution.carried() != null) {
            throw new IllegalArgumentException("Not recorded as a vedtak of its own: " + resolution.outcome());
        }
        return faults.isEmpty()
                ? entered(resolution, new AuditEvent.ResolutionRecorded(resolution), by, at)
                : new Decision.Refused(faults);
    }

    private Decision entered(Resolution resolution, AuditEvent event, Actor by, Instant at) {
        return agreement.changed(agreement.head(), agreement.facts().with(resolution), event, by, at);
    }

    private List<Refusal> faults(Resolution resolution, Actor by, LocalDate today) {
        List<Refusal> faults = recordedFaults(resolution, by, today);
        boolean documented = agreement
                .version(resolution.version())
                .filter(AgreementVersion::isRegistered)
                .isPresent();
        if (!documented && !agreement.liesBefore(resolution.party(), resolution.version())) {
            faults.add(new Refusal.NotTheVersionInReview(resolution.version()));
        }
        return faults;
    }

    /** What is wrong with an entry whatever else has been recorded. */
    private List<Refusal> recordedFaults(Resolution resolution, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        AgreementKind kind = agreement.kind();
        if (!by.mayRecordResolution(resolution.party())) {
            faults.add(new Refusal.NotAllowed());
        }
        agreement.requirePartyAndText(resolution.party(), resolution.version(), resolution.text(), faults);
        boolean municipal = resolution.party().isMunicipality();
        Organ organ = resolution.organ();
        boolean wrong = organ != Organ.OTHER && organ != Organ.SSU && organ.isMunicipal() != municipal;
        boolean adopting =
                resolution.outcome() == Outcome.ADOPTED || resolution.outcome() == Outcome.ADOPTED_WITH_CHANGE;
        if (wrong || adopting && !kind.isAdoptedBy(organ, municipal)) {
            faults.add(new Refusal.WrongOrgan(organ, resolution.party()));
        }
        if (resolution.date().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(resolution.date()));
        }
        if (resolution.outcome() == Outcome.ADOPTED_WITH_CHANGE
                && resolution.change().isBlank()) {
            faults.add(new Refusal.ChangeMissing());
        }
        if (resolution.outcome() == Outcome.REJECTED && resolution.wording().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        boolean alone = organ == Organ.MANAGING_DIRECTOR && kind.adoptingOrgan(false) != Organ.MANAGING_DIRECTOR;
        if (alone && adopting && resolution.authority().isBlank()) {
            faults.add(new Refusal.AuthorityMissing());
        }
        LocalDate again = resolution.postponedTo();
        if (again != null && again.isBefore(resolution.date())) {
            faults.add(new Refusal.DatesOutOfOrder(resolution.date(), again));
        }
        Agreement.requireNoIdentityNumber(
                faults,
                resolution.wording(),
                resolution.caseNumber(),
                resolution.change(),
                resolution.authority(),
                resolution.correction() == null ? "" : resolution.correction().reason());
        return faults;
    }

    // ---- correcting -------------------------------------------------------------------------------------------------

    /**
     * Put another entry in the place of one that was entered wrongly. What was signed on an adoption stands on one: such an entry is
     * corrected to another adoption, and to nothing else.
     *
     * @param of digest of the earlier entry
     * @param instead how it was; of the same party, on the same version
     * @param reason why it is corrected
     */
    public Decision correct(Sha256 of, Resolution instead, String reason, Actor by, Instant at, LocalDate today) {
        Resolution entry = instead.correcting(new Correction(of, Correction.Kind.ENTERED_WRONGLY, reason.strip()));
        List<Refusal> faults = recordedFaults(entry, by, today);
        Optional<Resolution> before = standing(of);
        before.ifPresentOrElse(
                earlier -> {
                    if (!earlier.party().equals(entry.party()) || earlier.version() != entry.version()) {
                        faults.add(new Refusal.UnknownResolution(of));
                    }
                    boolean signed = agreement.facts().signatures().stream()
                            .anyMatch(signature -> signature.party().equals(earlier.party())
                                    && agreement
                                            .version(signature.version())
                                            .flatMap(version -> agreement.adoption(earlier.party(), version))
                                            .filter(earlier::equals)
                                            .isPresent());
                    if (signed && !entry.adopts(agreement.kind())) {
                        faults.add(new Refusal.AlreadySigned(earlier.party()));
                    }
                },
                () -> faults.add(new Refusal.UnknownResolution(of)));
        return corrected(before, entry, reason, faults, by, at);
    }

    /**
     * Record that a vedtak was set aside. It counted until that day; what was in force by it is so no longer, for that party.
     *
     * @param of digest of the vedtak
     * @param on the day it was set aside, in Norway
     * @param caseNumber of the decision that set it aside; empty when not known
     * @param reason who set it aside and why
     */
    public Decision setAside(
            Sha256 of, LocalDate on, String caseNumber, String reason, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Optional<Resolution> before = standing(of).filter(one -> one.outcome() != Outcome.SET_ASIDE);
        if (before.isEmpty()) {
            return Decision.refused(new Refusal.UnknownResolution(of));
        }
        Resolution earlier = before.get();
        var entry = new Resolution(
                        earlier.party(),
                        earlier.organ(),
                        on,
                        caseNumber,
                        Outcome.SET_ASIDE,
                        earlier.version(),
                        earlier.text(),
                        "")
                .correcting(new Correction(of, Correction.Kind.SET_ASIDE, reason.strip()));
        if (!by.mayRecordResolution(earlier.party())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (on.isAfter(today)) {
            faults.add(new Refusal.DateInFuture(on));
        }
        if (on.isBefore(earlier.date())) {
            faults.add(new Refusal.DatesOutOfOrder(earlier.date(), on));
        }
        Agreement.requireNoIdentityNumber(faults, caseNumber, reason);
        return corrected(before, entry, reason, faults, by, at);
    }

    private Optional<Resolution> standing(Sha256 digest) {
        return agreement.facts().standing().stream()
                .filter(one -> one.sha256().equals(digest))
                .findFirst();
    }

    private Decision corrected(
            Optional<Resolution> before, Resolution entry, String reason, List<Refusal> faults, Actor by, Instant at) {
        if (reason.isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        return faults.isEmpty()
                ? entered(entry, new AuditEvent.ResolutionCorrected(before.orElseThrow(), entry), by, at)
                : new Decision.Refused(faults);
    }

    // ---- carrying over ----------------------------------------------------------------------------------------------

    /**
     * Note that a vedtak to adopt with a change is the vedtak on a version that has exactly that change, as a jurist of the party has
     * found by comparing. It is dated as it was made.
     *
     * @param source where the vedtak was made: this agreement, or the one this is built on
     * @param of digest of the vedtak there
     * @param version that has the change
     * @param text digest of the text the jurist has compared
     * @param before the text decided on
     * @param after the text of the version
     * @param confirmed whether the jurist says that it is exactly that change
     */
    public Decision carryOver(
            Agreement source,
            Sha256 of,
            int version,
            Sha256 text,
            Clauses before,
            Clauses after,
            boolean confirmed,
            Actor by,
            Instant at,
            LocalDate today) {
        Optional<Resolution> wish = source.resolutions().standing(of).filter(one -> source.resolutions()
                .wish(one.party(), one.version())
                .filter(one::equals)
                .isPresent());
        if (wish.isEmpty()) {
            return Decision.refused(new Refusal.UnknownResolution(of));
        }
        Resolution decided = wish.get();
        PartyId party = decided.party();
        var carried = new Resolution.Carried(source.id(), decided.version(), of, by.name());
        var entry = new Resolution(
                        party,
                        decided.organ(),
                        decided.date(),
                        decided.caseNumber(),
                        Outcome.ADOPTED,
                        version,
                        text,
                        decided.wording(),
                        "",
                        decided.authority())
                .carriedFrom(carried);
        List<Refusal> faults = faults(entry, by, today);
        if (!by.mayDraft(List.of(party)) && !faults.contains(new Refusal.NotAllowed())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!confirmed) {
            faults.add(new Refusal.NotConfirmed());
        }
        if (agreement
                .version(version)
                .flatMap(one -> agreement.adoption(party, one))
                .isPresent()) {
            faults.add(new Refusal.ResolutionExists(party));
        }
        if (!cameOf(source, decided.version(), version)) {
            faults.add(new Refusal.NotCarriedOver(party));
        }
        List<ClauseId> others = otherThanDecided(decided, before, after);
        if (!others.isEmpty()) {
            faults.add(new Refusal.OtherThanDecided(others));
        }
        Set<Beside> beside = otherwiseBeside(source, decided.version(), version);
        if (!beside.isEmpty()) {
            faults.add(new Refusal.OtherwiseBesideClauses(beside));
        }
        return faults.isEmpty()
                ? entered(entry, new AuditEvent.ResolutionRecorded(entry), by, at)
                : new Decision.Refused(faults);
    }

    /** Whether a version came of the one decided on: a later one of the same agreement, or one that is built on it. */
    private boolean cameOf(Agreement source, int decided, int version) {
        if (source.id().equals(agreement.id())) {
            return decided < version;
        }
        return agreement.variant() != null
                && agreement
                        .variant()
                        .basisOf(version)
                        .filter(basis -> basis.agreement().equals(source.id()) && basis.version() == decided)
                        .isPresent();
    }

    /** The clauses that differ without the vedtak having named them; none when it named none. */
    private static List<ClauseId> otherThanDecided(Resolution decided, Clauses before, Clauses after) {
        if (decided.clauses().isEmpty()) {
            return List.of();
        }
        var named = new TreeSet<>(decided.clauses());
        return LocalVariant.deviations(before, after).keySet().stream()
                .filter(clause -> !named.contains(clause))
                .toList();
    }

    /** What a version says otherwise outside its clauses than the one decided on; a variant has the name of its own kommune in it. */
    private Set<Beside> otherwiseBeside(Agreement source, int decided, int version) {
        Optional<Head> was = source.version(decided).map(AgreementVersion::head);
        Optional<Head> is = agreement.version(version).map(AgreementVersion::head);
        if (was.isEmpty() || is.isEmpty()) {
            return Set.of();
        }
        List<AgreementParty> own = is.get().municipalities();
        if (source.id().equals(agreement.id()) || own.size() != 1) {
            return StandingResolutions.beside(was.get(), is.get());
        }
        Head named = was.get().forMunicipality(own.getFirst());
        Head titled = named.titledFor(own.getFirst());
        return StandingResolutions.beside(is.get().title().equals(titled.title()) ? titled : named, is.get());
    }
}
