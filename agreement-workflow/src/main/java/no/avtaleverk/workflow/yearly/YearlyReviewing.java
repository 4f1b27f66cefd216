package no.avtaleverk.workflow.yearly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.ReviewContent;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.yearly.Matter;
import no.avtaleverk.model.yearly.YearlyNote;
import no.avtaleverk.model.yearly.YearlyNote.MatterAssessed;
import no.avtaleverk.model.yearly.YearlyNote.MeetingHeld;
import no.avtaleverk.model.yearly.YearlyNote.PartyAnswered;
import no.avtaleverk.model.yearly.YearlyNote.PointMinuted;
import no.avtaleverk.model.yearly.YearlyNote.ReviewConcluded;
import no.avtaleverk.model.yearly.YearlyReviews;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.revision.Revising;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The yearly review (hol. § 6-5) from its opening to its minutes: it opens by itself when it is near, every party answers and assesses,
 * a meeting decides, and what was looked at and decided is kept as documents.
 */
public final class YearlyReviewing {
    private static final Logger LOG = LoggerFactory.getLogger(YearlyReviewing.class);

    /** How often papers are set anew because something was noted while they were being set. */
    private static final int TRIES = 3;

    private final FollowingUp following;
    private final ReviewPacks packs;
    private final Revising revising;
    private final Agreements agreements;
    private final Changes changes;
    private final Files files;
    private final ReviewRenderer renderer;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final Questionnaire questions;
    private final HandingOut handingOut;
    private final int weeks;

    /** @param weeks before the review is due that it opens by itself */
    public YearlyReviewing(
            FollowingUp following,
            ReviewPacks packs,
            Revising revising,
            Agreements agreements,
            Changes changes,
            Files files,
            ReviewRenderer renderer,
            RequirementCatalogue catalogue,
            PartyRegister register,
            Questionnaire questions,
            HandingOut handingOut,
            int weeks) {
        this.following = following;
        this.packs = packs;
        this.revising = revising;
        this.agreements = agreements;
        this.changes = changes;
        this.files = files;
        this.renderer = renderer;
        this.catalogue = catalogue;
        this.register = register;
        this.questions = questions;
        this.handingOut = handingOut;
        this.weeks = weeks;
    }

    /**
     * What came of looking for reviews that are due.
     *
     * @param failed agreements it went wrong for; they are tried again the next time
     */
    public record Opened(List<AgreementId> opened, List<AgreementId> failed) {
        public Opened {
            opened = List.copyOf(opened);
            failed = List.copyOf(failed);
        }
    }

    /** When a review opens by itself that is due on a day. */
    public LocalDate opens(LocalDate due) {
        return due.minusWeeks(weeks);
    }

    /**
     * Open the review of every agreement in force for which it is due within the weeks set, and not open already. Doing it again does
     * nothing; what goes wrong with one agreement keeps no other from being opened.
     *
     * @param today date in Norway
     */
    public Opened openDue(LocalDate today) {
        var opened = new ArrayList<AgreementId>();
        var failed = new ArrayList<AgreementId>();
        for (Agreement agreement : agreements.all()) {
            try {
                if (ReviewDates.opensBy(agreement, today, weeks)
                        && revising.openReviewByItself(agreement.id(), today, weeks) instanceof Decision.Accepted) {
                    opened.add(agreement.id());
                }
            } catch (RuntimeException e) {
                LOG.error("The yearly review of agreement {} was not opened", agreement.id(), e);
                failed.add(agreement.id());
            }
        }
        return new Opened(opened, failed);
    }

    /** The reviews of an agreement as a person may read them. */
    public YearlyReviews reviews(Agreement agreement, Actor by) {
        return YearlyReviews.of(agreement.facts().reviews(), notes(agreement, by));
    }

    /** Everything the review that is open should look at; empty when none is, and for those who may not read what it is gathered from. */
    public Optional<ReviewPack> pack(Agreement agreement, Actor by) {
        if (!following.isOpenTo(agreement, dossier(agreement.id()), by)) {
            return Optional.empty();
        }
        YearlyReviews reviews = reviews(agreement, by);
        return reviews.open().map(round -> packs.gather(agreement, reviews, round, changes.today()));
    }

    /** The matters of the text in force. */
    public List<Matter.Found> matters(Agreement agreement) {
        return matters(agreement, changes.today());
    }

    /** The matters of the text that was in force on a day. */
    public List<Matter.Found> matters(Agreement agreement, LocalDate on) {
        return packs.matters(agreement, on);
    }

    /** The pack as it is now, as a document; empty when there is none. Nothing is kept of it. */
    public Optional<byte[]> draw(Agreement agreement, DocumentFormat format, Actor by) {
        Instant now = changes.now().truncatedTo(ChronoUnit.SECONDS);
        return pack(agreement, by).map(pack -> renderer.render(papers(pack).content(now, null), format));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> answer(AgreementId id, PartyAnswered answer, Actor by) {
        return note(id, by, (agreement, reviews) -> reviews.answer(answer, bound(agreement), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> assess(AgreementId id, List<MatterAssessed> assessed, Actor by) {
        return note(id, by, (agreement, reviews) -> reviews.assess(assessed, bound(agreement), matters(agreement), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> minute(AgreementId id, PointMinuted minuted, Actor by) {
        return note(id, by, (agreement, reviews) -> reviews.minute(minuted, bound(agreement), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> agree(AgreementId id, YearlyNote.ActionAgreed action, Actor by) {
        return note(id, by, (agreement, reviews) -> reviews.agree(action, bound(agreement), by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> finish(AgreementId id, YearlyNote.ActionDone done, Actor by) {
        return note(id, by, (agreement, reviews) -> reviews.finish(done, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> drop(AgreementId id, YearlyNote.ActionDropped dropped, Actor by) {
        return note(id, by, (agreement, reviews) -> reviews.drop(dropped, by));
    }

    /**
     * Note that the meeting was held, and keep the pack as it is now. May be done again until the review is concluded; the last stands.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> hold(AgreementId id, LocalDate held, String participants, Actor by) {
        return withPapers(
                id,
                by,
                "Sakliste",
                (drawn, kept) -> new MeetingHeld(drawn.item(), held, participants, kept.docx(), kept.pdf()),
                drawn -> null,
                (reviews, agreement, note) -> reviews.hold((MeetingHeld) note, bound(agreement), by, changes.today()),
                note -> {});
    }

    /**
     * Finish the review: the fact that it is finished, with its outcome and reason, and the minutes are kept together.
     *
     * @param silence why it is finished though a party has not answered; empty when all have
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> conclude(AgreementId id, Review.Outcome outcome, String reason, String silence, Actor by) {
        return withPapers(
                id,
                by,
                "Referat",
                (drawn, kept) -> new ReviewConcluded(
                        drawn.item(),
                        drawn.held(),
                        outcome,
                        reason,
                        drawn.silent().isEmpty() || silence.isBlank() ? null : silence,
                        kept.docx(),
                        kept.pdf()),
                drawn -> drawn.meeting(outcome, reason, silence),
                (reviews, agreement, note) -> reviews.conclude((ReviewConcluded) note, bound(agreement), by),
                note -> close(id, (ReviewConcluded) note, by));
    }

    /**
     * Finish the review with a note alone, without minutes.
     *
     * @param silence why it is finished though a party has not answered, which is kept with the note; empty when all have
     * @param afterwards whether it may have been held before it was opened here, and is registered as such
     */
    public Decision closeBriefly(
            AgreementId id,
            LocalDate held,
            Review.Outcome outcome,
            String note,
            String silence,
            boolean afterwards,
            Actor by) {
        Optional<Agreement> agreement =
                agreements.find(id).filter(one -> one.circles().isKnownTo(by));
        Optional<YearlyReviews.Round> open =
                agreement.flatMap(one -> reviews(one, by).open());
        if (agreement.isEmpty() || open.isEmpty()) {
            return revising.closeReview(id, held, outcome, note, afterwards, by);
        }
        Set<PartyId> bound = bound(agreement.get());
        List<Refusal> faults = YearlyReviews.silenceFaults(open.get(), bound, silence);
        return faults.isEmpty()
                ? revising.closeReview(
                        id,
                        held,
                        outcome,
                        note.isBlank() || open.get().silent(bound).isEmpty() ? note : note + "\n\n" + silence,
                        afterwards,
                        by)
                : new Decision.Refused(faults);
    }

    /** The same transaction has just read the agreement, and asked the rule of the notes. */
    private void close(AgreementId id, ReviewConcluded concluded, Actor by) {
        if (revising.closeReview(id, concluded.held(), concluded.outcome(), concluded.reason(), by)
                instanceof Decision.Refused refused) {
            throw new IllegalStateException("The review can not be closed: " + refused.reasons());
        }
    }

    /** Hand out a paper that was kept, if the person may read the notes it stands in. It is noted in the log that it was. */
    public Optional<Files.StoredFile> handOut(Agreement agreement, Sha256 digest, Actor by) {
        boolean there = notes(agreement, by).stream()
                .anyMatch(noted -> noted.note().files().contains(digest));
        if (!there) {
            return Optional.empty();
        }
        Optional<Files.StoredFile> file = files.find(digest);
        file.ifPresent(found -> handingOut.note(
                agreement.id(),
                agreement.versions().stream()
                        .filter(agreement::isConcluded)
                        .mapToInt(AgreementVersion::number)
                        .max()
                        .orElse(0),
                null,
                found.mediaType().equals(DocumentFormat.PDF.mediaType()) ? "REVIEW_PDF" : "REVIEW_DOCX",
                digest,
                by));
        return file;
    }

    // ---- papers -----------------------------------------------------------------------------------------------------

    /** What papers are set from. */
    private record Drawn(ReviewPack pack, Papers papers) {
        String item() {
            return String.valueOf(pack.round().number());
        }

        LocalDate held() {
            return pack.round().held().map(MeetingHeld::held).orElse(pack.today());
        }

        List<PartyId> silent() {
            return pack.round().silent(pack.parties());
        }

        ReviewContent.@Nullable Meeting meeting(Review.Outcome outcome, String reason, String silence) {
            return pack.round()
                    .held()
                    .map(held -> new ReviewContent.Meeting(
                            held.held(),
                            held.participants(),
                            pack.round().minutes(),
                            pack.reviews().agreedIn(pack.round().number()).stream()
                                    .map(papers::task)
                                    .toList(),
                            outcome,
                            reason,
                            silent().stream().map(papers::name).toList(),
                            silent().isEmpty() ? "" : silence,
                            held.pdf()))
                    .orElse(null);
        }
    }

    private record Kept(Sha256 docx, Sha256 pdf) {
        /** Before anything is set, to ask the rule at little cost. */
        private static final Kept NOTHING = new Kept(Sha256.ZERO, Sha256.ZERO);
    }

    private interface Rule {
        Ruling<YearlyNote> ask(YearlyReviews reviews, Agreement agreement, YearlyNote note);
    }

    /**
     * Note something with the papers it rests on. They are set outside the transaction, since that takes a while; when something was
     * noted meanwhile, they are set anew, a few times.
     */
    private List<Refusal> withPapers(
            AgreementId id,
            Actor by,
            String name,
            BiFunction<Drawn, Kept, YearlyNote> of,
            Function<Drawn, ReviewContent.@Nullable Meeting> meeting,
            Rule rule,
            Consumer<YearlyNote> then) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Agreement agreement = agreements
                    .find(id)
                    .filter(one -> one.circles().isKnownTo(by))
                    .orElseThrow(() -> new UnknownAgreementException(id));
            List<Noted<YearlyNote>> read = notes(agreement, by);
            YearlyReviews reviews = YearlyReviews.of(agreement.facts().reviews(), read);
            Optional<YearlyReviews.Round> open = reviews.open();
            if (open.isEmpty()) {
                return List.of(new Refusal.NoReviewOpen());
            }
            ReviewPack pack = packs.gather(agreement, reviews, open.get(), changes.today());
            var drawn = new Drawn(pack, papers(pack));
            if (rule.ask(reviews, agreement, of.apply(drawn, Kept.NOTHING)) instanceof Ruling.Refused<YearlyNote> no) {
                return no.reasons();
            }
            Instant now = changes.now().truncatedTo(ChronoUnit.SECONDS);
            ReviewContent content = drawn.papers().content(now, meeting.apply(drawn));
            byte[] docx = renderer.render(content, DocumentFormat.DOCX);
            byte[] pdf = renderer.render(content, DocumentFormat.PDF);
            var stale = new AtomicBoolean();
            List<Refusal> refusals = changes.inOne(() -> {
                // The agreement is locked first, as whoever changes it does, so that nobody waits for another in a
                // ring.
                if (agreements.findToChange(id).isEmpty()) {
                    throw new UnknownAgreementException(id);
                }
                List<Refusal> faults = following.note(dossier(id), YearlyNote.class, by, (current, notes) -> {
                    if (notes.size() != read.size()) {
                        stale.set(true);
                        return new Ruling.Made<>(List.of());
                    }
                    var kept = new Kept(
                            files.store(
                                    fileName(name, content, DocumentFormat.DOCX),
                                    DocumentFormat.DOCX.mediaType(),
                                    docx),
                            files.store(
                                    fileName(name, content, DocumentFormat.PDF), DocumentFormat.PDF.mediaType(), pdf));
                    return rule.ask(YearlyReviews.of(current.facts().reviews(), notes), current, of.apply(drawn, kept));
                });
                if (faults.isEmpty() && !stale.get()) {
                    then.accept(of.apply(drawn, Kept.NOTHING));
                }
                return faults;
            });
            if (!stale.get()) {
                return refusals;
            }
        }
        return List.of(new Refusal.NotedMeanwhile());
    }

    private Papers papers(ReviewPack pack) {
        return new Papers(pack, catalogue, register, questions);
    }

    private static String fileName(String name, ReviewContent content, DocumentFormat format) {
        String title = content.title().replaceAll("[^\\p{L}\\p{N} .-]", "").strip();
        String shorter = title.length() > 80 ? title.substring(0, 80).strip() : title;
        return "%s %d – %s.%s".formatted(name, content.opened().getYear(), shorter, format.extension());
    }

    // ---- notes ------------------------------------------------------------------------------------------------------

    private List<Noted<YearlyNote>> notes(Agreement agreement, Actor by) {
        return following.read(agreement, dossier(agreement.id()), YearlyNote.class, by);
    }

    private List<Refusal> note(
            AgreementId id, Actor by, BiFunction<Agreement, YearlyReviews, Ruling<YearlyNote>> rule) {
        return following.note(
                dossier(id),
                YearlyNote.class,
                by,
                (agreement, notes) ->
                        rule.apply(agreement, YearlyReviews.of(agreement.facts().reviews(), notes)));
    }

    private Set<PartyId> bound(Agreement agreement) {
        return agreement.circles().bound(changes.today());
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.REVIEW, id);
    }
}
