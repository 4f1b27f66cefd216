package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** The dated facts about an agreement, in the order they were recorded. Added to, never changed. */
public record Facts(
        List<Resolution> resolutions,
        List<SignatureRecord> signatures,
        List<Declined> declined,
        List<Prolongation> prolongations,
        List<Notice> notices,
        List<Review> reviews,
        List<Evidence> evidence,
        Proceedings proceedings) {
    public static final Facts NONE =
            new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Proceedings.NONE);

    public Facts {
        resolutions = List.copyOf(resolutions);
        signatures = List.copyOf(signatures);
        declined = List.copyOf(declined);
        prolongations = List.copyOf(prolongations);
        notices = List.copyOf(notices);
        reviews = List.copyOf(reviews);
        evidence = List.copyOf(evidence);
        // Absent in what was stored before there were any.
        proceedings = Objects.requireNonNullElse(proceedings, Proceedings.NONE);
    }

    /** Facts of a time before the way of a text was documented. */
    public Facts(
            List<Resolution> resolutions,
            List<SignatureRecord> signatures,
            List<Declined> declined,
            List<Prolongation> prolongations,
            List<Notice> notices,
            List<Review> reviews,
            List<Evidence> evidence) {
        this(resolutions, signatures, declined, prolongations, notices, reviews, evidence, Proceedings.NONE);
    }

    /** The vedtak that count: those no later entry takes the place of. */
    public List<Resolution> standing() {
        return standing(null);
    }

    /**
     * The vedtak that counted before a day.
     *
     * @param until one set aside on that day or later still counted; absent for all time
     */
    List<Resolution> standing(@Nullable LocalDate until) {
        var gone = new HashSet<Sha256>();
        for (Resolution resolution : resolutions) {
            Resolution.Correction correction = resolution.correction();
            boolean late = resolution.outcome() == Resolution.Outcome.SET_ASIDE
                    && until != null
                    && !resolution.date().isBefore(until);
            if (correction != null && !late) {
                gone.add(correction.of());
            }
        }
        return gone.isEmpty() && until == null
                ? resolutions
                : resolutions.stream()
                        .filter(resolution -> until == null || resolution.date().isBefore(until))
                        .filter(resolution -> gone.isEmpty() || !gone.contains(resolution.sha256()))
                        .toList();
    }

    /** The days on which vedtak were set aside. */
    SortedSet<LocalDate> daysSetAside() {
        var days = new TreeSet<LocalDate>();
        for (Resolution resolution : resolutions) {
            if (resolution.outcome() == Resolution.Outcome.SET_ASIDE) {
                days.add(resolution.date());
            }
        }
        return days;
    }

    /** The first signature of a party on a version; a trust may have more, each for documents of other kommuner. */
    public Optional<SignatureRecord> signature(PartyId party, int version) {
        return signatures.stream()
                .filter(s -> s.party().equals(party) && s.version() == version)
                .findFirst();
    }

    /** The signature of a party on the document of one kommune. */
    public Optional<SignatureRecord> signature(PartyId party, int version, PartyId municipality) {
        return signatures.stream()
                .filter(s -> s.party().equals(party) && s.version() == version && s.covers(municipality))
                .findFirst();
    }

    /** That parties declined a version, and have not signed it after all. */
    public List<Declined> declined(int version) {
        return declined.stream()
                .filter(one -> one.version() == version
                        && signature(one.party(), version).isEmpty())
                .toList();
    }

    /** The day the first party signed a version; the beginning of time when no signature is known. */
    public LocalDate firstSigned(int version) {
        return signatures.stream()
                .filter(signature -> signature.version() == version)
                .map(SignatureRecord::date)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }

    public Optional<Review> openReview() {
        return reviews.stream().filter(Review::isOpen).findFirst();
    }

    /** The same with less told of the way; for those who know a part of it. */
    public Facts telling(Proceedings less) {
        return with(less);
    }

    Facts with(Resolution resolution) {
        return new Facts(
                plus(resolutions, resolution),
                signatures,
                declined,
                prolongations,
                notices,
                reviews,
                evidence,
                proceedings);
    }

    Facts with(SignatureRecord signature) {
        return new Facts(
                resolutions,
                plus(signatures, signature),
                declined,
                prolongations,
                notices,
                reviews,
                evidence,
                proceedings);
    }

    Facts with(Declined refusal) {
        return new Facts(
                resolutions,
                signatures,
                plus(declined, refusal),
                prolongations,
                notices,
                reviews,
                evidence,
                proceedings);
    }

    Facts with(Prolongation prolongation) {
        return new Facts(
                resolutions,
                signatures,
                declined,
                plus(prolongations, prolongation),
                notices,
                reviews,
                evidence,
                proceedings);
    }

    Facts with(Notice notice) {
        return new Facts(
                resolutions,
                signatures,
                declined,
                prolongations,
                plus(notices, notice),
                reviews,
                evidence,
                proceedings);
    }

    Facts withWithdrawn(Notice withdrawn) {
        var now = notices.stream()
                .map(notice -> notice.key().equals(withdrawn.key()) ? withdrawn : notice)
                .toList();
        return new Facts(resolutions, signatures, declined, prolongations, now, reviews, evidence, proceedings);
    }

    Facts withOpened(Review review) {
        return new Facts(
                resolutions,
                signatures,
                declined,
                prolongations,
                notices,
                plus(reviews, review),
                evidence,
                proceedings);
    }

    Facts withClosed(Review review) {
        var closed = reviews.stream().map(r -> r.isOpen() ? review : r).toList();
        return new Facts(resolutions, signatures, declined, prolongations, notices, closed, evidence, proceedings);
    }

    Facts with(Evidence act) {
        return new Facts(
                resolutions, signatures, declined, prolongations, notices, reviews, plus(evidence, act), proceedings);
    }

    Facts with(Proceedings further) {
        return new Facts(resolutions, signatures, declined, prolongations, notices, reviews, evidence, further);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
