package no.avtaleverk.templates.seal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import no.avtaleverk.model.signing.Level;
import org.jspecify.annotations.Nullable;

/**
 * With what documents are sealed and what is trusted.
 *
 * @param key to seal with
 * @param timeStamps where time-stamps come from
 * @param trustedRoots certificates (DER or PEM) to which those of signatures and time-stamps must lead; the throw-away root is trusted
 *     besides when the key is throw-away
 * @param status where it is told whether a certificate is revoked
 * @param level {@link Level#B_LT} or {@link Level#B_LTA}
 * @param timeLimit for each call to a time-stamp or status service
 */
public record SealSettings(
        Key key, TimeStamps timeStamps, List<Path> trustedRoots, Status status, Level level, Duration timeLimit) {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    public SealSettings {
        trustedRoots = List.copyOf(trustedRoots);
        if (level != Level.B_LT && level != Level.B_LTA) {
            throw new IllegalArgumentException("A seal that cannot be checked later is no proof: " + level);
        }
        if (timeStamps instanceof TimeStamps.ThrowAway && !(key instanceof Key.ThrowAway)) {
            throw new IllegalArgumentException("A key that proves something needs a time-stamp service");
        }
    }

    /** What is used when nothing is set: keys made once, in a folder, that prove nothing to anybody. Asks nobody on the network. */
    public static SealSettings throwAway(Path folder) {
        return new SealSettings(
                new Key.ThrowAway(folder),
                new TimeStamps.ThrowAway(),
                List.of(),
                new Status.Files(List.of()),
                Level.B_LTA,
                TIME_LIMIT);
    }

    /** Where the key is. */
    public sealed interface Key {
        /** Made by the product itself, once, into a folder that only its owner may read. Not for production. */
        record ThrowAway(Path folder) implements Key {}

        /**
         * A PKCS#12 file.
         *
         * @param password asked for at each seal; the array it gives is wiped after use
         * @param alias absent when the file holds one key only
         */
        record Pkcs12(
                Path file,
                Supplier<char[]> password,
                @Nullable String alias) implements Key {}

        /**
         * A device (HSM or card) behind a PKCS#11 library.
         *
         * @param slot number of the slot
         * @param pin asked for at each seal; the array it gives is wiped after use
         * @param alias absent when the device holds one key only
         */
        record Pkcs11(
                Path library,
                int slot,
                Supplier<char[]> pin,
                @Nullable String alias) implements Key {}
    }

    /** Where time-stamps come from. */
    public sealed interface TimeStamps {
        /** From within, by a throw-away key. */
        record ThrowAway() implements TimeStamps {}

        /** From a service (RFC 3161 over HTTP). */
        record Rfc3161(URI address) implements TimeStamps {}
    }

    /** Where it is told whether a certificate is revoked. */
    public sealed interface Status {
        /** At the addresses that certificates name (OCSP, then CRL). */
        record Online() implements Status {}

        /** In lists (CRL) that somebody puts into these files; read anew each time. */
        record Files(List<Path> lists) implements Status {
            public Files {
                lists = List.copyOf(lists);
            }
        }
    }
}
