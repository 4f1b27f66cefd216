package no.avtaleverk.workflow.reporting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Circles;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.FollowingUp;
import org.jspecify.annotations.Nullable;

/**
 * Reading agreements with the reader's rights applied before anything is handed out. What an outsider gets holds nothing else, so
 * that no page or file can leak by forgetting.
 */
public final class Viewing {
    private final Agreements agreements;
    private final History history;
    private final Discussions discussions;
    private final SigningJobs jobs;
    private final FollowingUp following;

    public Viewing(
            Agreements agreements, History history, Discussions discussions, SigningJobs jobs, FollowingUp following) {
        this.agreements = agreements;
        this.history = history;
        this.discussions = discussions;
        this.jobs = jobs;
        this.following = following;
    }

    /** An agreement, if the reader may know of it. */
    public Optional<AgreementView> view(AgreementId id, Actor by) {
        return agreements.find(id).flatMap(agreement -> view(agreement, by));
    }

    /** All agreements the reader may know of; those of the own organisation first, then by title. */
    public List<AgreementView> register(Actor by) {
        return register(by, agreements.all());
    }

    /** The title of an agreement as it is stored, for those who have a task with it. */
    Optional<String> title(AgreementId id) {
        return agreements.find(id).map(agreement -> agreement.head().title());
    }

    /** Every agreement as it is stored, for those who look on behalf of nobody. */
    List<Agreement> all() {
        return agreements.all();
    }

    /** As {@link #register(Actor)}, of these agreements as they are stored. */
    public List<AgreementView> register(Actor by, List<Agreement> all) {
        return all.stream()
                .flatMap(agreement -> view(agreement, by).stream())
                .sorted(Comparator.comparing((AgreementView view) -> !isOwn(view, by))
                        .thenComparing(view -> view.agreement().head().title())
                        .thenComparing(view -> view.agreement().id()))
                .toList();
    }

    /** The agreements built on a version of this one that the reader may know of, oldest first. */
    public List<AgreementView> builtOn(AgreementId basis, Actor by) {
        return agreements.builtOn(basis).stream()
                .flatMap(agreement -> view(agreement, by).stream())
                .toList();
    }

    private static boolean isOwn(AgreementView view, Actor by) {
        return by.organisation() != null && view.agreement().head().hasParty(by.organisation());
    }

    /** The clauses of a version. */
    public Clauses clauses(AgreementView view, AgreementVersion version) {
        return agreements.text(view.agreement().id(), version.revision());
    }

    /**
     * The text as it stood after an edit, for those who write it.
     *
     * @throws IllegalArgumentException if there is no such revision, or the reader does not write
     */
    public Clauses clauses(AgreementView view, long revision) {
        if (!view.writing()) {
            throw new IllegalArgumentException("Edits between versions are for those who write");
        }
        return agreements.text(view.agreement().id(), revision);
    }

    /** A høring, if the person may read it. */
    public Optional<HeardText> hearing(AgreementId id, int number, Actor by) {
        return agreements.find(id).flatMap(agreement -> agreement.facts().proceedings().hearing(number).stream()
                .flatMap(hearing -> heard(agreement, hearing, by).stream())
                .findFirst());
    }

    /** The open høringer in which the person's organisation was asked, and is to answer for itself. */
    public List<HeardText> asked(Actor by) {
        return agreements.all().stream()
                .flatMap(agreement -> asked(agreement, by).stream())
                .toList();
    }

    List<HeardText> asked(Agreement agreement, Actor by) {
        return agreement.facts().proceedings().hearingsNow().stream()
                .filter(hearing -> hearing.isOpen() && by.mayComment(hearing.asked()))
                .flatMap(hearing -> heard(agreement, hearing, by).stream())
                .toList();
    }

    private Optional<HeardText> heard(Agreement agreement, Hearing hearing, Actor by) {
        // As everything else of it: who reads what was submitted reads the høring of it.
        boolean full = view(agreement, by)
                .filter(view -> view.inner()
                        && view.agreement()
                                .facts()
                                .proceedings()
                                .hearing(hearing.number())
                                .isPresent())
                .isPresent();
        if (!full && !agreement.circles().mayReadHearing(hearing, by)) {
            return Optional.empty();
        }
        Clauses clauses = agreements.text(agreement.id(), hearing.revision());
        List<HeardText.Answered> receivers =
                HeardText.answered(hearing, clauses, agreement.facts().proceedings(), by).stream()
                        .filter(one -> full || isOwn(one.receiver(), by))
                        .toList();
        boolean leads = by.mayCoordinate(agreement.circles().writing());
        return Optional.of(new HeardText(agreement.id(), agreement.kind(), hearing, clauses, receivers, full, leads));
    }

    private static boolean isOwn(Hearing.Receiver receiver, Actor by) {
        PartyId party = receiver.party();
        return party != null && by.readsAny(List.of(party));
    }

    /** The words with a digest. */
    public Optional<ClauseText> words(Sha256 digest) {
        return agreements.words(digest);
    }

    /** The log of an agreement with what is said and followed up of it where the reader may enter; empty if the reader may see none of it. */
    public List<AuditEntry> log(AgreementView view, Actor by) {
        if (!view.inner()) {
            return List.of();
        }
        // Asked of the agreement as it is stored: the reader's view may lack what decides who else reads.
        return agreements.find(view.agreement().id()).stream()
                .flatMap(stored -> log(stored, stored.circles(), by))
                .sorted(Comparator.comparingLong(AuditEntry::position))
                .toList();
    }

    private Stream<AuditEntry> log(Agreement stored, Circles circles, Actor by) {
        return Stream.concat(
                Stream.concat(history.of(stored.id()).stream(), jobs.log(stored.id()).stream())
                        .filter(entry -> circles.mayRead(entry, by)),
                Stream.concat(
                        Room.readableBy(by, stored.id(), circles.writing()).stream()
                                .flatMap(room -> discussions.log(room).stream()),
                        following.log(stored, by).stream()));
    }

    Optional<AgreementView> view(Agreement agreement, Actor by) {
        Circles circles = agreement.circles();
        if (by.readsAny(circles.writing())) {
            return Optional.of(new AgreementView(agreement, true, true));
        }
        if (by.mayReadDraft(circles.writing()) && !agreement.versions().isEmpty()) {
            return Optional.of(new AgreementView(asSubmitted(agreement), true, false));
        }
        List<AgreementVersion> open =
                agreement.versions().stream().filter(agreement::isOpenToAll).toList();
        List<AgreementVersion> known = agreement.versions().stream()
                .filter(version -> open.contains(version) || by.mayReadDraft(circles.addressed(version)))
                .toList();
        if (circles.isKnownTo(by)) {
            return Optional.of(new AgreementView(asKnown(agreement, known, by), true, false));
        }
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new AgreementView(concludedOnly(agreement, open), false, false));
    }

    /**
     * The agreement with the text last submitted in place of what is being written. The number of changes is given as the number of
     * the version, here and below, so that it does not tell how the work goes on.
     */
    private Agreement asSubmitted(Agreement agreement) {
        AgreementVersion last = agreement.versions().getLast();
        Facts facts = agreement.facts();
        if (last.revision() == agreement.revision() && agreement.text() != TextState.DRAFT) {
            return agreement;
        }
        return new Agreement(
                agreement.id(),
                agreement.kind(),
                agreement.origin(),
                last.number(),
                last.revision(),
                agreement.state(),
                agreement.text(),
                agreement.headOf(last),
                agreements.text(agreement.id(), last.revision()),
                agreement.answers(),
                agreement.versions(),
                facts.telling(facts.proceedings().upTo(made(last), last.revision(), numbers(agreement.versions()))),
                variantAt(agreement, last));
    }

    /** The day a version was made, in Norway. */
    private static LocalDate made(AgreementVersion version) {
        return LocalDate.ofInstant(version.at(), Changes.NORWAY);
    }

    /** The agreement as one knows it who no longer writes it: versions laid before the organisation or concluded, and their facts. */
    private Agreement asKnown(Agreement agreement, List<AgreementVersion> known, Actor by) {
        AgreementVersion last = known.getLast();
        Facts facts = agreement.facts();
        Set<Integer> numbers = numbers(known);
        boolean inReview = agreement.versionInReview().filter(last::equals).isPresent();
        return new Agreement(
                agreement.id(),
                agreement.kind(),
                by.mayReadDraft(agreement
                                .circles()
                                .addressed(agreement.versions().getFirst()))
                        ? agreement.origin()
                        : Origin.WRITTEN,
                last.number(),
                last.revision(),
                agreement.state(),
                inReview ? TextState.REVIEW : agreement.isConcluded(last) ? TextState.SIGNED : TextState.WITHDRAWN,
                agreement.headOf(last),
                agreements.text(agreement.id(), last.revision()),
                agreement.answers(),
                withGaps(agreement, known).stream()
                        .map(version -> by.mayReadDraft(agreement.circles().addressed(version))
                                ? version
                                : withoutOriginal(version))
                        .toList(),
                new Facts(
                        about(facts.resolutions(), Resolution::version, numbers),
                        about(facts.signatures(), SignatureRecord::version, numbers),
                        about(facts.declined(), Declined::version, numbers),
                        facts.prolongations(),
                        facts.notices(),
                        facts.reviews(),
                        facts.evidence(),
                        facts.proceedings().upTo(made(last), last.revision(), numbers)),
                variantAt(agreement, last));
    }

    /** What it was built on when a version was made. */
    private static @Nullable LocalVariant variantAt(Agreement agreement, AgreementVersion version) {
        LocalVariant built = agreement.variant();
        return built == null ? null : built.at(version.number());
    }

    private static Set<Integer> numbers(List<AgreementVersion> versions) {
        return versions.stream().map(AgreementVersion::number).collect(java.util.stream.Collectors.toSet());
    }

    private static <T> List<T> about(List<T> facts, ToIntFunction<T> version, Set<Integer> numbers) {
        return facts.stream()
                .filter(fact -> numbers.contains(version.applyAsInt(fact)))
                .toList();
    }

    /** Numbers are positions in the list, so versions that are not shown stay as empty places. */
    private static List<AgreementVersion> withGaps(Agreement agreement, List<AgreementVersion> shown) {
        AgreementVersion last = shown.getLast();
        return agreement.versions().stream()
                .limit(last.number())
                .map(version -> shown.contains(version) ? version : hidden(version, last))
                .toList();
    }

    private static Agreement concludedOnly(Agreement agreement, List<AgreementVersion> concluded) {
        AgreementVersion last = concluded.getLast();
        Set<Integer> numbers = numbers(concluded);
        List<AgreementVersion> kept = withGaps(agreement, concluded).stream()
                .map(Viewing::withoutOriginal)
                .toList();
        boolean standard = agreement.kind().isStandardText();
        LocalVariant built = variantAt(agreement, last);
        Facts facts = agreement.facts();
        var shown = new Facts(
                about(facts.resolutions(), Resolution::version, numbers),
                about(facts.signatures(), SignatureRecord::version, numbers),
                List.of(),
                facts.prolongations(),
                facts.notices().stream().map(Notice::forEveryone).toList(),
                List.of(),
                List.of(),
                agreement.membership().done(numbers));
        return new Agreement(
                agreement.id(),
                agreement.kind(),
                Origin.WRITTEN,
                last.number(),
                last.revision(),
                agreement.state() == AgreementState.UNSIGNED && !standard ? AgreementState.SIGNED : agreement.state(),
                standard ? TextState.ISSUED : TextState.SIGNED,
                last.head(),
                Clauses.NONE,
                agreement.answers(),
                kept,
                shown,
                built == null ? null : built.withoutReasons());
    }

    /** A file may hold more documents than the one that was concluded, so the original is for the parties. */
    private static AgreementVersion withoutOriginal(AgreementVersion version) {
        return new AgreementVersion(
                version.number(),
                version.revision(),
                version.text(),
                version.head(),
                version.documents(),
                null,
                version.at(),
                version.by(),
                version.note());
    }

    private static AgreementVersion hidden(AgreementVersion version, AgreementVersion last) {
        var head = last.head();
        var nobody = new no.avtaleverk.model.agreement.Head(
                head.title(),
                head.language(),
                List.of(),
                new no.avtaleverk.model.agreement.Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
                java.util.Map.of(),
                Set.of(),
                false);
        return new AgreementVersion(
                version.number(),
                0,
                no.avtaleverk.model.agreement.Sha256.ZERO,
                nobody,
                java.util.Map.of(),
                null,
                version.at(),
                "",
                "");
    }
}
