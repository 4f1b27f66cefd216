package no.avtaleverk.templates.seal;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SignatureValidation;

/**
 * Seals documents and examines signatures, with the keys and the trust of one {@link SealSettings}. Safe for use by many at once; worth
 * keeping, since the first examination in a JVM takes seconds.
 *
 * <pre>{@code
 * Seals seals = Seals.open(SealSettings.throwAway(Path.of("data/keys")), Clock.systemUTC());
 * SealedDocument sealed = seals.sealing().seal(pdf, order);
 * ValidationReport report = seals.validation().validate(sealed.content());
 * }</pre>
 */
public final class Seals {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Sealing sealing;
    private final SignatureValidation validation;

    private Seals(Sealing sealing, SignatureValidation validation) {
        this.sealing = sealing;
        this.validation = validation;
    }

    /**
     * Open with settings. Throw-away keys are made now if they are asked for and not there; a key in a file or device is not asked for
     * before the first seal.
     *
     * @throws UncheckedIOException if a trusted root can not be read, or throw-away keys not be made
     */
    public static Seals open(SealSettings settings, Clock clock) {
        var trust = new Trust(settings, clock);
        return new Seals(new DssSealing(settings, trust, clock), new DssValidation(trust, clock, LIMIT));
    }

    public Sealing sealing() {
        return sealing;
    }

    public SignatureValidation validation() {
        return validation;
    }
}
