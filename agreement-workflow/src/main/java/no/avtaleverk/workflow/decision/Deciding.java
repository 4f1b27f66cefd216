package no.avtaleverk.workflow.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StandingResolutions;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.transition.Concluding;

/** Correcting entries of vedtak, carrying a vedtak over to a text with the change it wanted, and saying which vedtak stand. */
public final class Deciding {
    private final Agreements agreements;
    private final Changes changes;
    private final Concluding concluding;
    private final ReceivedMinutes minutes;

    public Deciding(Agreements agreements, Changes changes, Concluding concluding, ReceivedMinutes minutes) {
        this.agreements = agreements;
        this.changes = changes;
        this.concluding = concluding;
        this.minutes = minutes;
    }

    /** Put another entry in the place of one that was entered wrongly; both stay in the log. */
    public Decision correct(AgreementId id, Sha256 of, Resolution instead, String reason, Actor by) {
        return concluding.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            boolean kept = agreement
                    .resolutions()
                    .find(of)
                    .filter(earlier -> Objects.equals(earlier.minutes(), instead.minutes()))
                    .isPresent();
            List<Refusal> unknown = kept ? List.of() : minutes.faults(id, instead);
            return unknown.isEmpty()
                    ? agreement.resolutions().correct(of, instead, reason, by, changes.now(), changes.today())
                    : new Decision.Refused(unknown);
        });
    }

    /** Record that a vedtak was set aside. */
    public Decision setAside(AgreementId id, Sha256 of, LocalDate on, String caseNumber, String reason, Actor by) {
        return concluding.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return agreement.resolutions().setAside(of, on, caseNumber, reason, by, changes.now(), changes.today());
        });
    }

    /**
     * What a jurist says of a text and a vedtak that wanted it so.
     *
     * @param source the agreement the vedtak was made in: the same, or the one this is built on
     * @param resolution digest of the vedtak there
     * @param version that has the change
     * @param text digest of the text compared
     * @param confirmed whether it is the text decided on with exactly that change
     */
    public record CarryOver(AgreementId source, Sha256 resolution, int version, Sha256 text, boolean confirmed) {}

    /** Note that a vedtak to adopt with a change is the vedtak on a version that has exactly that change. */
    public Decision carryOver(AgreementId id, CarryOver carry, Actor by) {
        return concluding.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            Optional<Agreement> source =
                    carry.source().equals(id) ? Optional.of(agreement) : agreements.find(carry.source());
            Optional<AgreementVersion> version = agreement.version(carry.version());
            Optional<Resolution> wish = source.flatMap(
                            from -> from.resolutions().find(carry.resolution()))
                    .filter(found -> by.mayRecordResolution(found.party()));
            if (source.isEmpty() || version.isEmpty() || wish.isEmpty()) {
                return version.isEmpty()
                        ? Decision.refused(new Refusal.NoSuchVersion(carry.version()))
                        : Decision.refused(new Refusal.UnknownResolution(carry.resolution()));
            }
            AgreementVersion decided =
                    source.get().version(wish.get().version()).orElseThrow();
            return agreement
                    .resolutions()
                    .carryOver(
                            source.get(),
                            carry.resolution(),
                            carry.version(),
                            carry.text(),
                            text(source.get(), decided),
                            text(agreement, version.get()),
                            carry.confirmed(),
                            by,
                            changes.now(),
                            changes.today());
        });
    }

    /**
     * A vedtak with a change that may be carried over to a version.
     *
     * @param source the agreement it was made in
     */
    public record Carriable(Agreement source, Resolution wish) {}

    /** The vedtak with a change that a person's organisation may say is the vedtak on a version; empty when there is none. */
    public Optional<Carriable> carriable(Agreement agreement, AgreementVersion version, Actor by) {
        var own = by.organisation();
        if (own == null || agreement.adoption(own, version).isPresent()) {
            return Optional.empty();
        }
        LocalVariant built = agreement.variant();
        Optional<Carriable> within = agreement.versions().subList(0, version.number() - 1).reversed().stream()
                .flatMap(earlier -> agreement.resolutions().wish(own, earlier.number()).stream())
                .findFirst()
                .map(wish -> new Carriable(agreement, wish));
        return within.or(() -> built == null
                ? Optional.empty()
                : built.basisOf(version.number())
                        .flatMap(basis -> agreements.find(basis.agreement()).flatMap(source -> source.resolutions()
                                .wish(own, basis.version())
                                .map(wish -> new Carriable(source, wish)))));
    }

    /** Which vedtak stand for the newest text as it is being written. */
    public StandingResolutions standing(Agreement agreement) {
        return StandingResolutions.ofDraft(agreement, version -> text(agreement, version));
    }

    /** Which vedtak stand for a version. */
    public StandingResolutions standing(Agreement agreement, AgreementVersion version) {
        return StandingResolutions.of(agreement, version, one -> text(agreement, one));
    }

    private Clauses text(Agreement agreement, AgreementVersion version) {
        return agreements.text(agreement.id(), version.revision());
    }
}
