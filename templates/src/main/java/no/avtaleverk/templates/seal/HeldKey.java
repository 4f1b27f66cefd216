package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.login.LoginException;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SealingFailedException.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The key of a seal, in hand for one seal.
 *
 * @param chain from the key's own certificate towards the root
 * @param provider that can use the key; absent when any can
 */
record HeldKey(
        PrivateKey key,
        List<X509Certificate> chain,
        @Nullable Provider provider) {
    /** A library is loaded once for each slot, by library and slot. */
    private static final Map<String, Provider> DEVICES = new ConcurrentHashMap<>();

    /** @throws SealingFailedException if the key can not be had */
    static HeldKey of(SealSettings.Key key, Clock clock) {
        return switch (key) {
            case SealSettings.Key.ThrowAway throwAway -> throwAway(throwAway, clock);
            case SealSettings.Key.Pkcs12 file -> file(file);
            case SealSettings.Key.Pkcs11 device -> device(device);
        };
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    CertificateToken token() {
        return new CertificateToken(certificate());
    }

    List<CertificateToken> tokens() {
        return chain.stream().map(CertificateToken::new).toList();
    }

    /** The digest that is as strong as the key. */
    DigestAlgorithm digest() {
        return encryption() == EncryptionAlgorithm.ECDSA ? DigestAlgorithm.SHA256 : DigestAlgorithm.SHA512;
    }

    private EncryptionAlgorithm encryption() {
        return EncryptionAlgorithm.forKey(certificate().getPublicKey());
    }

    /** @throws SealingFailedException if the device is gone */
    SignatureValue sign(byte[] data) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.getAlgorithm(encryption(), digest());
        try {
            Signature signature = provider == null
                    ? Signature.getInstance(algorithm.getJCEId())
                    : Signature.getInstance(algorithm.getJCEId(), provider);
            signature.initSign(key);
            signature.update(data);
            return new SignatureValue(algorithm, signature.sign());
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SealingFailedException(Fault.KEY_NOT_AVAILABLE, "The key does not sign", e);
        }
    }

    private static HeldKey throwAway(SealSettings.Key.ThrowAway settings, Clock clock) {
        try {
            ThrowAwayAuthority.Entry entry =
                    ThrowAwayAuthority.in(settings.folder(), clock).seal();
            return new HeldKey(entry.key(), entry.chain(), null);
        } catch (UncheckedIOException e) {
            throw new SealingFailedException(Fault.KEY_NOT_AVAILABLE, "No throw-away keys", e);
        }
    }

    private static HeldKey file(SealSettings.Key.Pkcs12 settings) {
        char[] password = settings.password().get();
        try (InputStream in = Files.newInputStream(settings.file())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return entry(store, settings.alias(), password, null);
        } catch (IOException e) {
            throw refused(e, "The file with the key can not be read");
        } catch (GeneralSecurityException e) {
            throw refused(e, "The file holds no key that can be used");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static HeldKey device(SealSettings.Key.Pkcs11 settings) {
        char[] pin = settings.pin().get();
        try {
            Provider provider =
                    DEVICES.computeIfAbsent(settings.library() + "#" + settings.slot(), unused -> provider(settings));
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return entry(store, settings.alias(), pin, provider);
        } catch (IOException | GeneralSecurityException e) {
            throw refused(e, "The device with the key does not answer");
        } catch (ProviderException | InvalidParameterException e) {
            throw new SealingFailedException(Fault.KEY_NOT_AVAILABLE, "The device with the key is not there", e);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static Provider provider(SealSettings.Key.Pkcs11 settings) {
        Provider cryptoki = Security.getProvider("SunPKCS11");
        if (cryptoki == null) {
            throw new SealingFailedException(Fault.KEY_NOT_AVAILABLE, "This Java has no PKCS#11");
        }
        return cryptoki.configure("--name = Avtaleverk%d%nlibrary = %s%nslot = %d%n"
                .formatted(DEVICES.size(), settings.library().toAbsolutePath(), settings.slot()));
    }

    private static HeldKey entry(KeyStore store, @Nullable String alias, char[] password, @Nullable Provider provider)
            throws GeneralSecurityException {
        String name = alias == null ? only(store) : alias;
        Certificate[] chain = store.getCertificateChain(name);
        if (chain == null || !(store.getKey(name, password) instanceof PrivateKey key)) {
            throw new SealingFailedException(Fault.KEY_NOT_AVAILABLE, "No key is called '%s'".formatted(name));
        }
        return new HeldKey(
                key, Arrays.stream(chain).map(X509Certificate.class::cast).toList(), provider);
    }

    private static String only(KeyStore store) throws GeneralSecurityException {
        List<String> keys = Collections.list(store.aliases()).stream()
                .filter(alias -> isKey(store, alias))
                .toList();
        if (keys.size() != 1) {
            throw new SealingFailedException(
                    Fault.KEY_NOT_AVAILABLE, "There are %d keys, and the settings name none".formatted(keys.size()));
        }
        return keys.getFirst();
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A store that was loaded is not", e);
        }
    }

    private static SealingFailedException refused(Exception e, String detail) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecoverableKeyException || cause instanceof LoginException) {
                return new SealingFailedException(Fault.WRONG_PASSWORD, "The password or PIN is wrong", e);
            }
        }
        return new SealingFailedException(Fault.KEY_NOT_AVAILABLE, detail, e);
    }
}
