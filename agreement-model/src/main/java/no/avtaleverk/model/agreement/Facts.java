package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.party.PartyId;

/** The dated facts about an agreement, in the order they were recorded. Added to, never changed. */
public record Facts(
        List<Resolution> resolutions,
        List<SignatureRecord> signatures,
        List<Declined> declined,
        List<Prolongation> prolongations,
        List<Notice> notices,
        List<Review> reviews,
        List<Evidence> evidence) {
    public static final Facts NONE =
            new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Facts {
        resolutions = List.copyOf(resolutions);
        signatures = List.copyOf(signatures);
        declined = List.copyOf(declined);
        prolongations = List.copyOf(prolongations);
        notices = List.copyOf(notices);
        reviews = List.copyOf(reviews);
        evidence = List.copyOf(evidence);
    }

    /** The vedtak by which a party adopted a version, as the kind of document demands. */
    public Optional<Resolution> adoption(PartyId party, int version, AgreementKind kind) {
        return resolutions.stream()
                .filter(r -> r.party().equals(party) && r.version() == version && r.adopts(kind))
                .findFirst();
    }

    public Optional<SignatureRecord> signature(PartyId party, int version) {
        return signatures.stream()
                .filter(s -> s.party().equals(party) && s.version() == version)
                .findFirst();
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

    Facts with(Resolution resolution) {
        return new Facts(
                plus(resolutions, resolution), signatures, declined, prolongations, notices, reviews, evidence);
    }

    Facts with(SignatureRecord signature) {
        return new Facts(resolutions, plus(signatures, signature), declined, prolongations, notices, reviews, evidence);
    }

    Facts with(Declined refusal) {
        return new Facts(resolutions, signatures, plus(declined, refusal), prolongations, notices, reviews, evidence);
    }

    Facts with(Prolongation prolongation) {
        return new Facts(
                resolutions, signatures, declined, plus(prolongations, prolongation), notices, reviews, evidence);
    }

    Facts with(Notice notice) {
        return new Facts(resolutions, signatures, declined, prolongations, plus(notices, notice), reviews, evidence);
    }

    Facts withOpened(Review review) {
        return new Facts(resolutions, signatures, declined, prolongations, notices, plus(reviews, review), evidence);
    }

    Facts withClosed(Review review) {
        var closed = reviews.stream().map(r -> r.isOpen() ? review : r).toList();
        return new Facts(resolutions, signatures, declined, prolongations, notices, closed, evidence);
    }

    Facts with(Evidence act) {
        return new Facts(resolutions, signatures, declined, prolongations, notices, reviews, plus(evidence, act));
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
