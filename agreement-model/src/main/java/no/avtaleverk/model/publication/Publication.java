package no.avtaleverk.model.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.PublicationNote.LiftingConfirmed;
import no.avtaleverk.model.publication.PublicationNote.LiftingProposed;
import no.avtaleverk.model.publication.PublicationNote.LiftingRejected;
import no.avtaleverk.model.publication.PublicationNote.LinkReported;
import no.avtaleverk.model.publication.PublicationNote.ReleaseAsked;
import no.avtaleverk.model.publication.PublicationNote.ReleaseConfirmed;
import no.avtaleverk.model.publication.PublicationNote.ReleaseDeclined;
import no.avtaleverk.model.publication.PublicationNote.ReleaseRejected;
import no.avtaleverk.model.publication.PublicationNote.ReleaseWithdrawn;
import no.avtaleverk.model.publication.PublicationNote.WithholdingConfirmed;
import no.avtaleverk.model.publication.PublicationNote.WithholdingProposed;
import no.avtaleverk.model.publication.PublicationNote.WithholdingRejected;
import no.avtaleverk.model.time.Norway;
import org.jspecify.annotations.Nullable;

/**
 * What of an agreement is for everyone. The trusts see to it, since each of them is to keep the public informed of its agreements; what is
 * shown and what is withheld is decided by two people of one trust, and one is enough to take something down.
 *
 * @param releases by number of the version
 * @param withholdings by id, in the order they were proposed
 * @param reported oldest first
 */
public record Publication(
        Map<Integer, Release> releases, Map<String, Withholding> withholdings, List<Noted<LinkReported>> reported) {
    /** Longest words of a reason or a part, in characters. */
    public static final int LONGEST = 2000;

    private static final String SIGNS = "23456789abcdefghjkmnpqrstvwxyz";
    private static final int CODE_LENGTH = 7;

    public Publication {
        releases = Map.copyOf(releases);
        withholdings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(withholdings));
        reported = List.copyOf(reported);
    }

    /** Who did something, and when. */
    public record Act(
            Instant at,
            String userId,
            String userName,
            @Nullable PartyId organisation) {
        static Act of(Noted<? extends PublicationNote> noted) {
            return new Act(noted.at(), noted.userId(), noted.userName(), noted.organisation());
        }

        /** Whether a person is another of the same organisation. */
        boolean isSecondedBy(Actor by) {
            return !userId.equals(by.userId()) && isOfOrganisationOf(by);
        }

        boolean isOfOrganisationOf(Actor by) {
            return organisation != null && organisation.equals(by.organisation());
        }
    }

    /** Where a release stands. */
    public enum Standing {
        /** One person wants it, another has to say yes. */
        ASKED,
        RELEASED,
        /** Not released as it was asked for. */
        REJECTED,
        /** It was public, and is not any more. */
        WITHDRAWN,
        /** Not to be released. */
        DECLINED
    }

    /**
     * What was decided of a version.
     *
     * @param code of the agreement; empty when nobody has ever asked to release it
     * @param summary what was changed and why
     * @param asked absent when nobody has asked
     * @param decided the last that was said; absent while another person has to say yes
     * @param first when it became public first; absent when it never was
     * @param reason why it was rejected, withdrawn or declined; empty otherwise
     */
    public record Release(
            int version,
            Standing standing,
            String code,
            String summary,
            @Nullable Act asked,
            @Nullable Act decided,
            @Nullable Instant first,
            String reason) {
        public boolean isPublic() {
            return standing == Standing.RELEASED;
        }

        /** Whether it once was public and is taken down. */
        public boolean isGone() {
            return first != null && !isPublic();
        }

        private Release now(Standing other, Act by, String why) {
            return new Release(
                    version,
                    other,
                    code,
                    summary,
                    asked,
                    by,
                    other == Standing.RELEASED && first == null ? by.at() : first,
                    why);
        }
    }

    /** Where a withholding stands. */
    public enum State {
        PROPOSED,
        REJECTED,
        WITHHELD,
        /** Withheld, and one person wants it shown. */
        LIFTING_PROPOSED,
        LIFTED
    }

    /**
     * Words kept from the public.
     *
     * @param part empty for the whole clause
     * @param ground key of the provision
     * @param reason why it was proposed, for those within
     * @param proposed who wanted it
     * @param decided who made it what it is now; absent while it is only proposed
     * @param lifting who wants it shown; absent when nobody does
     */
    public record Withholding(
            String id,
            ClauseId clause,
            String part,
            String ground,
            String reason,
            State state,
            Act proposed,
            @Nullable Act decided,
            @Nullable Act lifting) {
        /** Whether the public does not read the words. */
        public boolean isWithheld() {
            return state == State.WITHHELD || state == State.LIFTING_PROPOSED;
        }

        /** Whether another person has to say yes or no. */
        public boolean isAwaited() {
            return state == State.PROPOSED || state == State.LIFTING_PROPOSED;
        }

        private Withholding now(State other, @Nullable Act by, @Nullable Act wants) {
            return new Withholding(id, clause, part, ground, reason, other, proposed, by, wants);
        }
    }

    /** What the notes of a dossier tell of. */
    public static Publication of(List<Noted<PublicationNote>> notes) {
        var releases = new LinkedHashMap<Integer, Release>();
        var withholdings = new LinkedHashMap<String, Withholding>();
        var reported = new ArrayList<Noted<LinkReported>>();
        for (Noted<PublicationNote> noted : notes) {
            Act act = Act.of(noted);
            switch (noted.note()) {
                case ReleaseAsked asked -> {
                    int version = Integer.parseInt(asked.item());
                    Release before = releases.get(version);
                    releases.put(
                            version,
                            new Release(
                                    version,
                                    Standing.ASKED,
                                    asked.code(),
                                    asked.summary(),
                                    act,
                                    null,
                                    before == null ? null : before.first(),
                                    ""));
                }
                case ReleaseConfirmed one -> decide(releases, one.item(), Standing.RELEASED, act, "");
                case ReleaseRejected one -> decide(releases, one.item(), Standing.REJECTED, act, one.reason());
                case ReleaseWithdrawn one -> decide(releases, one.item(), Standing.WITHDRAWN, act, one.reason());
                case ReleaseDeclined one -> {
                    int version = Integer.parseInt(one.item());
                    Release before = releases.get(version);
                    releases.put(
                            version,
                            before == null
                                    ? new Release(version, Standing.DECLINED, "", "", null, act, null, one.reason())
                                    : before.now(Standing.DECLINED, act, one.reason()));
                }
                case WithholdingProposed one ->
                    withholdings.put(
                            one.item(),
                            new Withholding(
                                    one.item(),
                                    one.clause(),
                                    one.part(),
                                    one.ground(),
                                    one.reason(),
                                    State.PROPOSED,
                                    act,
                                    null,
                                    null));
                case WithholdingConfirmed one ->
                    withholdings.computeIfPresent(one.item(), (id, was) -> was.now(State.WITHHELD, act, null));
                case WithholdingRejected one ->
                    withholdings.computeIfPresent(one.item(), (id, was) -> was.now(State.REJECTED, act, null));
                case LiftingProposed one ->
                    withholdings.computeIfPresent(
                            one.item(), (id, was) -> was.now(State.LIFTING_PROPOSED, was.decided(), act));
                case LiftingConfirmed one ->
                    withholdings.computeIfPresent(one.item(), (id, was) -> was.now(State.LIFTED, act, was.lifting()));
                case LiftingRejected one ->
                    withholdings.computeIfPresent(
                            one.item(), (id, was) -> was.now(State.WITHHELD, was.decided(), null));
                case LinkReported one ->
                    reported.add(new Noted<>(
                            one, noted.number(), noted.at(), noted.userId(), noted.userName(), noted.organisation()));
            }
        }
        return new Publication(releases, withholdings, reported);
    }

    private static void decide(Map<Integer, Release> releases, String item, Standing to, Act by, String reason) {
        releases.computeIfPresent(Integer.parseInt(item), (version, was) -> was.now(to, by, reason));
    }

    /** What was decided of a version; empty when nothing was. */
    public Optional<Release> release(int version) {
        return Optional.ofNullable(releases.get(version));
    }

    /** The code under which the agreement is found; empty as long as nobody has asked to release a version. */
    public Optional<String> code() {
        return releases.values().stream()
                .map(Release::code)
                .filter(code -> !code.isEmpty())
                .findFirst();
    }

    /** What the public does not read. */
    public List<Withholding> withheld() {
        return withholdings.values().stream().filter(Withholding::isWithheld).toList();
    }

    /** The newest report of a version. */
    public Optional<LinkReported> reported(int version) {
        return reported.stream()
                .map(Noted::note)
                .filter(one -> one.item().equals(String.valueOf(version)))
                .reduce((earlier, later) -> later);
    }

    // ---- codes ------------------------------------------------------------------------------------------------------

    /**
     * The code an agreement gets: made of its id, so that it is the same in every store, and the next one when another has it.
     *
     * @param taken codes of other agreements
     */
    public static String newCode(AgreementId agreement, Collection<String> taken) {
        for (int turn = 0; ; turn++) {
            String digest =
                    Sha256.of("offentlig " + turn + " " + agreement.value()).hex();
            var rest = new java.math.BigInteger(digest, 16);
            var code = new StringBuilder();
            for (int i = 0; i < CODE_LENGTH; i++) {
                java.math.BigInteger[] parts = rest.divideAndRemainder(java.math.BigInteger.valueOf(SIGNS.length()));
                code.append(SIGNS.charAt(parts[1].intValue()));
                rest = parts[0];
            }
            if (!taken.contains(code.toString())) {
                return code.toString();
            }
        }
    }

    // ---- who may ----------------------------------------------------------------------------------------------------

    /**
     * Whether a person sees to what is public: a jurist or coordinator of a trust that is party.
     *
     * @param today date in Norway
     */
    public static boolean maySee(Agreement agreement, Actor by, LocalDate today) {
        PartyId own = by.organisation();
        return own != null
                && !own.isMunicipality()
                && agreement.circles().bound(today).contains(own)
                && by.mayCoordinate(List.of(own));
    }

    /** Whether a person may say the second yes; in the own organisation, and not to what the person wanted. */
    public static boolean mayConfirm(Agreement agreement, @Nullable Act first, Actor by, LocalDate today) {
        return maySee(agreement, by, today) && by.has(Role.COORDINATOR) && first != null && first.isSecondedBy(by);
    }

    /**
     * Whether a person may say no to what was wanted, or undo what was decided: one of the organisation that did it. What one trust wants
     * kept from the public is not for another to show.
     *
     * @param act what was wanted or decided
     */
    public static boolean mayUndo(Agreement agreement, @Nullable Act act, Actor by, LocalDate today) {
        return maySee(agreement, by, today) && act != null && act.isOfOrganisationOf(by);
    }

    /** Whether a version can be released: concluded, and no list of people's names and numbers. */
    public static boolean isReleasable(Agreement agreement, AgreementVersion version) {
        return agreement.kind() != AgreementKind.CONTACT_LIST
                && !agreement.kind().isStandardText()
                && agreement.isConcluded(version);
    }

    /**
     * Rule on a note that takes nothing but itself.
     *
     * @throws IllegalArgumentException for one that takes more, which has a rule of its own
     */
    public Ruling<PublicationNote> rule(PublicationNote note, Agreement agreement, Actor by, LocalDate today) {
        return switch (note) {
            case ReleaseRejected one -> reject(one, agreement, by, today);
            case ReleaseWithdrawn one -> withdraw(one, agreement, by, today);
            case ReleaseDeclined one -> decline(one, agreement, by, today);
            case WithholdingConfirmed one -> confirm(one, agreement, by, today);
            case WithholdingRejected one -> reject(one, agreement, by, today);
            case LiftingProposed one -> proposeLifting(one, agreement, by, today);
            case LiftingConfirmed one -> confirm(one, agreement, by, today);
            case LiftingRejected one -> reject(one, agreement, by, today);
            case ReleaseAsked one -> throw takesMore(one);
            case ReleaseConfirmed one -> throw takesMore(one);
            case WithholdingProposed one -> throw takesMore(one);
            case LinkReported one -> throw takesMore(one);
        };
    }

    private static IllegalArgumentException takesMore(PublicationNote note) {
        return new IllegalArgumentException("More than the note is needed to rule on it: " + note);
    }

    // ---- releasing --------------------------------------------------------------------------------------------------

    /** Ask for a release. */
    public Ruling<PublicationNote> ask(ReleaseAsked asked, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(mayFaults(agreement, by, today));
        faults.addAll(versionFaults(asked.item(), agreement));
        Optional<Release> before = of(asked.item());
        if (before.filter(one -> one.isPublic() || one.standing() == Standing.ASKED)
                .isPresent()) {
            faults.add(new Refusal.DoneBefore(asked.item()));
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, asked.summary()));
        return ruled(asked, faults);
    }

    /**
     * Release it. Refused while a proposal to withhold waits, since what is public once can not be taken back.
     *
     * @param read what the person has seen of the summary; another may have asked anew meanwhile
     */
    public Ruling<PublicationNote> confirm(
            ReleaseConfirmed confirmed, String read, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Optional<Release> asked = of(confirmed.item()).filter(one -> one.standing() == Standing.ASKED);
        if (asked.isEmpty()) {
            faults.addAll(mayFaults(agreement, by, today));
            faults.add(new Refusal.NothingByThatName(confirmed.item()));
        } else {
            faults.addAll(secondFaults(agreement, asked.get().asked(), by, today));
            if (!asked.get().summary().equals(read)) {
                faults.add(new Refusal.NotedMeanwhile());
            }
        }
        faults.addAll(versionFaults(confirmed.item(), agreement));
        if (withholdings.values().stream().anyMatch(one -> one.state() == State.PROPOSED)) {
            faults.add(new Refusal.WithholdingAwaited());
        }
        return ruled(confirmed, faults);
    }

    /** Say no to what was asked, within the trust that asked; for the one who did as well, who takes it back. */
    public Ruling<PublicationNote> reject(ReleaseRejected rejected, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(mayFaults(agreement, by, today));
        Optional<Release> asked = of(rejected.item()).filter(one -> one.standing() == Standing.ASKED);
        if (asked.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(rejected.item()));
        } else if (faults.isEmpty() && !mayUndo(agreement, asked.get().asked(), by, today)) {
            faults.add(new Refusal.NotAllowed());
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, rejected.reason()));
        return ruled(rejected, faults);
    }

    /** Take a version down. */
    public Ruling<PublicationNote> withdraw(ReleaseWithdrawn gone, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(mayFaults(agreement, by, today));
        if (of(gone.item()).filter(Release::isPublic).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(gone.item()));
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, gone.reason()));
        return ruled(gone, faults);
    }

    /** Decide not to release a version; while a release is asked for, within the trust that asked. */
    public Ruling<PublicationNote> decline(ReleaseDeclined declined, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(mayFaults(agreement, by, today));
        boolean ofAnother = of(declined.item())
                .filter(one -> one.standing() == Standing.ASKED && !mayUndo(agreement, one.asked(), by, today))
                .isPresent();
        if ((ofAnother || !by.has(Role.COORDINATOR)) && faults.isEmpty()) {
            faults.add(new Refusal.NotAllowed());
        }
        faults.addAll(versionFaults(declined.item(), agreement));
        if (of(declined.item())
                .filter(one -> one.isPublic() || one.standing() == Standing.DECLINED)
                .isPresent()) {
            faults.add(new Refusal.DoneBefore(declined.item()));
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, declined.reason()));
        return ruled(declined, faults);
    }

    // ---- withholding ------------------------------------------------------------------------------------------------

    /** The id of the next withholding. */
    public String nextWithholding() {
        return "u" + (withholdings.size() + 1);
    }

    /**
     * Propose that words are withheld.
     *
     * @param texts the concluded versions with all values filled in, in which the words must stand
     */
    public Ruling<PublicationNote> propose(
            WithholdingProposed proposed,
            WithholdingGrounds grounds,
            Collection<Clauses> texts,
            Agreement agreement,
            Actor by,
            LocalDate today) {
        var faults = new ArrayList<Refusal>(mayFaults(agreement, by, today));
        if (grounds.find(proposed.ground())
                .filter(WithholdingGrounds.Ground::signed)
                .isEmpty()) {
            faults.add(new Refusal.NothingByThatName(proposed.ground()));
        }
        List<Clause> found = texts.stream()
                .flatMap(text -> text.find(proposed.clause()).stream())
                .toList();
        if (found.isEmpty()) {
            faults.add(new Refusal.UnknownClause(proposed.clause()));
        } else if (!proposed.part().isEmpty()
                && found.stream().noneMatch(clause -> PublicText.stands(clause, proposed.part()))) {
            faults.add(new Refusal.WordsNotInClause(proposed.clause()));
        }
        if (!proposed.part().isEmpty() && PublicText.isTooShort(proposed.part())) {
            faults.add(new Refusal.WithheldWordsTooShort(PublicText.LEAST_LETTERS));
        }
        if (withholdings.values().stream()
                .anyMatch(one -> (one.isWithheld() || one.state() == State.PROPOSED)
                        && one.clause().equals(proposed.clause())
                        && one.part().equals(proposed.part()))) {
            faults.add(new Refusal.DoneBefore(proposed.item()));
        }
        faults.addAll(NoteWords.faults(LONGEST, proposed.part()));
        faults.addAll(NoteWords.requiredFaults(LONGEST, proposed.reason()));
        return ruled(proposed, faults);
    }

    public Ruling<PublicationNote> confirm(WithholdingConfirmed one, Agreement agreement, Actor by, LocalDate today) {
        return seconded(one, State.PROPOSED, Withholding::proposed, agreement, by, today);
    }

    public Ruling<PublicationNote> reject(WithholdingRejected one, Agreement agreement, Actor by, LocalDate today) {
        return refused(one, State.PROPOSED, Withholding::proposed, one.reason(), agreement, by, today);
    }

    /** Propose that what is withheld is shown; for the trust that withheld it. */
    public Ruling<PublicationNote> proposeLifting(
            LiftingProposed lifting, Agreement agreement, Actor by, LocalDate today) {
        return refused(
                lifting,
                State.WITHHELD,
                withholding -> Objects.requireNonNull(withholding.decided()),
                lifting.reason(),
                agreement,
                by,
                today);
    }

    public Ruling<PublicationNote> confirm(LiftingConfirmed one, Agreement agreement, Actor by, LocalDate today) {
        return seconded(
                one,
                State.LIFTING_PROPOSED,
                withholding -> Objects.requireNonNull(withholding.lifting()),
                agreement,
                by,
                today);
    }

    public Ruling<PublicationNote> reject(LiftingRejected one, Agreement agreement, Actor by, LocalDate today) {
        return refused(
                one,
                State.LIFTING_PROPOSED,
                withholding -> Objects.requireNonNull(withholding.lifting()),
                one.reason(),
                agreement,
                by,
                today);
    }

    private Ruling<PublicationNote> seconded(
            PublicationNote note,
            State from,
            Function<Withholding, Act> first,
            Agreement agreement,
            Actor by,
            LocalDate today) {
        Withholding withholding = withholdings.get(note.item());
        if (withholding == null || withholding.state() != from) {
            var faults = new ArrayList<Refusal>(mayFaults(agreement, by, today));
            faults.add(new Refusal.NothingByThatName(note.item()));
            return Ruling.refused(faults);
        }
        return ruled(note, secondFaults(agreement, first.apply(withholding), by, today));
    }

    private Ruling<PublicationNote> refused(
            PublicationNote note,
            State from,
            Function<Withholding, Act> before,
            String reason,
            Agreement agreement,
            Actor by,
            LocalDate today) {
        var faults = new ArrayList<Refusal>(mayFaults(agreement, by, today));
        Withholding withholding = withholdings.get(note.item());
        if (withholding == null || withholding.state() != from) {
            faults.add(new Refusal.NothingByThatName(note.item()));
        } else if (faults.isEmpty() && !mayUndo(agreement, before.apply(withholding), by, today)) {
            faults.add(new Refusal.NotAllowed());
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, reason));
        return ruled(note, faults);
    }

    // ---- links ------------------------------------------------------------------------------------------------------

    /** Note that the link of a released version was sent; the evidence itself is a fact of the agreement. */
    public Ruling<PublicationNote> report(LinkReported link, Agreement agreement, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayReportToDirectorate(agreement.circles().bound(today))
                || !link.region().equals(by.organisation())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (of(link.item()).filter(Release::isPublic).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(link.item()));
        }
        if (link.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(link.on()));
        }
        // A link that was not there could not be sent.
        Release release = of(link.item()).orElse(null);
        Instant first = release == null ? null : release.first();
        if (first != null && link.on().isBefore(LocalDate.ofInstant(first, Norway.ZONE))) {
            faults.add(new Refusal.DatesOutOfOrder(LocalDate.ofInstant(first, Norway.ZONE), link.on()));
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST, link.reference()));
        return ruled(link, faults);
    }

    // ---- what they have in common -----------------------------------------------------------------------------------

    private Optional<Release> of(String item) {
        return item.matches("[0-9]{1,6}") ? release(Integer.parseInt(item)) : Optional.empty();
    }

    private static List<Refusal> versionFaults(String item, Agreement agreement) {
        int number = item.matches("[0-9]{1,6}") ? Integer.parseInt(item) : 0;
        Optional<AgreementVersion> version = agreement.version(number);
        if (version.isEmpty()) {
            return List.of(new Refusal.NoSuchVersion(number));
        }
        return isReleasable(agreement, version.get()) ? List.of() : List.of(new Refusal.NotForThePublic(number));
    }

    private static List<Refusal> mayFaults(Agreement agreement, Actor by, LocalDate today) {
        return maySee(agreement, by, today) ? List.of() : List.of(new Refusal.NotAllowed());
    }

    private static List<Refusal> secondFaults(Agreement agreement, @Nullable Act first, Actor by, LocalDate today) {
        if (mayConfirm(agreement, first, by, today)) {
            return List.of();
        }
        boolean same = first != null && first.userId().equals(by.userId());
        return List.of(same ? new Refusal.AnotherPersonConfirms() : new Refusal.NotAllowed());
    }

    private static Ruling<PublicationNote> ruled(PublicationNote note, List<Refusal> faults) {
        return faults.isEmpty() ? Ruling.made(note) : Ruling.refused(faults);
    }
}
