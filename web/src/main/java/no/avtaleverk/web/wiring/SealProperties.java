package no.avtaleverk.web.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.templates.seal.SealSettings;
import no.avtaleverk.templates.seal.SealSettings.Key;
import no.avtaleverk.templates.seal.SealSettings.Status;
import no.avtaleverk.templates.seal.SealSettings.TimeStamps;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With what documents are sealed, as an operator sets it. With nothing set, keys are made that prove nothing to anybody.
 *
 * @param throwAway folder of the keys that are made when no other key is set
 * @param keystore a PKCS#12 file
 * @param library a PKCS#11 library, instead of a file
 * @param slot of the device
 * @param password of the file, or PIN of the device
 * @param alias of the key, where there are several
 * @param timeStampService address of an RFC 3161 service; needed with a key that is not throw-away
 * @param trustedRoots certificates (DER or PEM) trusted besides
 * @param revocationLists files with revocation lists (CRL); empty to ask at the addresses certificates name
 * @param level {@code B_LT} or {@code B_LTA}
 * @param timeLimit for each call to a service
 */
@ConfigurationProperties("avtaleverk.seal")
public record SealProperties(
        @DefaultValue("data/keys") Path throwAway,
        @Nullable Path keystore,
        @Nullable Path library,
        @DefaultValue("0") int slot,
        @DefaultValue("") String password,
        @Nullable String alias,
        @Nullable URI timeStampService,
        @DefaultValue List<Path> trustedRoots,
        @DefaultValue List<Path> revocationLists,
        @DefaultValue("B_LTA") Level level,
        @DefaultValue("10s") Duration timeLimit) {

    SealSettings settings() {
        Path file = keystore;
        Path device = library;
        if (file != null && device != null) {
            throw new IllegalArgumentException(
                    "avtaleverk.seal.keystore and avtaleverk.seal.library are two places for one key: set one of them");
        }
        if (file == null && device == null) {
            return SealSettings.throwAway(throwAway);
        }
        URI service = timeStampService;
        if (service == null) {
            throw new IllegalArgumentException(
                    "avtaleverk.seal.time-stamp-service is needed with a key that is not throw-away");
        }
        Key key = file != null
                ? new Key.Pkcs12(file, password::toCharArray, alias)
                : new Key.Pkcs11(java.util.Objects.requireNonNull(device), slot, password::toCharArray, alias);
        return new SealSettings(
                key,
                new TimeStamps.Rfc3161(service),
                trustedRoots,
                revocationLists.isEmpty() ? new Status.Online() : new Status.Files(revocationLists),
                level,
                timeLimit);
    }
}
