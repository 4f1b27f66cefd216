package no.avtaleverk.templates.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SealOrder;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.pdf.PdfRenderer;

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
        return open(new NoWeb(), settings, clock);
    }

    /** The same with a network to ask time-stamp and status services on; without one they are all down. */
    public static Seals open(Web web, SealSettings settings, Clock clock) {
        var trust = new Trust(settings, web, clock);
        return new Seals(new DssSealing(settings, trust, clock), new DssValidation(trust, clock, LIMIT));
    }

    /**
     * Seal and examine a small document with keys that are thrown away at once, so that the first person who signs does not wait
     * some seconds for what is loaded then. Touches neither the keys nor the services of any settings.
     *
     * @throws UncheckedIOException if there is nowhere to put the keys for a moment
     */
    public static void warmUp(Clock clock) {
        var clause = new Clause(new ClauseId("k-1"), 1, "1", ClauseText.parse("A", "a"));
        var party = new PartyLine("A", "", true, new PartyId("kommune-0"));
        var content = new DocumentContent(
                new AgreementId("00000000-0000-0000-0000-000000000000"),
                AgreementKind.SUB_AGREEMENT,
                "A",
                Language.BOKMAL,
                1,
                Sha256.ZERO,
                List.of(party),
                new Terms(null, null, EntryIntoForce.ALL_PARTIES),
                List.of(clause),
                new Clauses(List.of(clause)),
                Instant.EPOCH);
        try {
            Path folder = Files.createTempDirectory("avtaleverk-seals");
            try {
                Seals seals = open(SealSettings.throwAway(folder), clock);
                var order = new SealOrder("signatur-kommune-0", "A", "", "A", "", Language.BOKMAL);
                seals.validation.validate(seals.sealing
                        .seal(new PdfRenderer().render(content), order)
                        .content());
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Sealing sealing() {
        return sealing;
    }

    public SignatureValidation validation() {
        return validation;
    }

    private static final class NoWeb implements Web {
        @Override
        public byte[] get(URI address, Duration limit, int mostBytes) throws IOException {
            throw new IOException("There is no network to reach %s on".formatted(address));
        }

        @Override
        public byte[] post(URI address, byte[] question, String type, Duration limit, int mostBytes)
                throws IOException {
            throw new IOException("There is no network to reach %s on".formatted(address));
        }
    }
}
