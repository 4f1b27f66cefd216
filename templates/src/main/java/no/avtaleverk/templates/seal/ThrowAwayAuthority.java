package no.avtaleverk.templates.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority in a folder, for trying the product: a root, a key to seal with and one to time-stamp with, made once. What
 * it makes says of itself that it is not for production.
 *
 * <p>The folder holds {@value #KEYS}, the password to it, and a list of certificates that are revoked. Only its owner may read them.
 * Delete the folder and other keys are made; documents sealed with the old ones then lead to a root that nobody trusts.
 */
final class ThrowAwayAuthority {
    /** What stands in the name of every certificate. */
    static final String MARK = "PRØVENØKKEL – ikke til bruk i drift";

    static final String KEYS = "provenokkel.p12";
    private static final String PASSWORD = "provenokkel.passord";
    private static final String REVOKED = "provenokkel.tilbakekalt";

    private static final String ROOT = "rot";
    private static final String SEAL = "segl";
    private static final String STAMP = "tidsstempel";

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final Duration VALID = Duration.ofDays(5 * 365);
    private static final Duration ROOT_VALID = Duration.ofDays(20 * 365);
    private static final Duration LIST_VALID = Duration.ofDays(7);

    private final Path folder;
    private final KeyStore store;
    private final char[] password;

    /** A private key and the certificates that lead from it to the root. */
    record Entry(PrivateKey key, List<X509Certificate> chain) {
        X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    private ThrowAwayAuthority(Path folder, KeyStore store, char[] password) {
        this.folder = folder;
        this.store = store;
        this.password = password;
    }

    /**
     * The authority of a folder, made when the folder has none.
     *
     * @throws UncheckedIOException if the folder can not be read or written
     */
    static ThrowAwayAuthority in(Path folder, Clock clock) {
        return in(folder, clock, VALID);
    }

    /** @param valid how long the keys to seal and to time-stamp with are valid, when they are made now */
    static synchronized ThrowAwayAuthority in(Path folder, Clock clock, Duration valid) {
        try {
            if (!Files.exists(folder.resolve(KEYS))) {
                make(folder, clock, valid);
            }
            char[] password = Files.readString(folder.resolve(PASSWORD)).strip().toCharArray();
            var store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(folder.resolve(KEYS))) {
                store.load(in, password);
            }
            return new ThrowAwayAuthority(folder, store, password);
        } catch (IOException e) {
            throw new UncheckedIOException("No throw-away keys in " + folder, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Every Java platform has PKCS#12 and elliptic curves", e);
        }
    }

    Entry seal() {
        return entry(SEAL);
    }

    Entry stamp() {
        return entry(STAMP);
    }

    X509Certificate root() {
        return entry(ROOT).certificate();
    }

    private Entry entry(String alias) {
        try {
            var chain = Arrays.stream(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Entry((PrivateKey) store.getKey(alias, password), chain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A throw-away key that was read can not be had", e);
        }
    }

    /** Note that a certificate no longer is to be trusted. */
    void revoke(X509Certificate certificate, Instant at) {
        try {
            Path file = folder.resolve(REVOKED);
            String before = Files.exists(file) ? Files.readString(file) : "";
            write(file, (before + certificate.getSerialNumber().toString(16) + " " + at + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list, as new as it is asked for, of what is revoked (RFC 5280). */
    byte[] revocationList(Instant now) {
        try {
            Entry root = entry(ROOT);
            var list = new X509v2CRLBuilder(
                    new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(root.certificate()).getSubject(),
                    Date.from(now));
            list.setNextUpdate(Date.from(now.plus(LIST_VALID)));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(root.certificate()));
            Path file = folder.resolve(REVOKED);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.strip().split(" ");
                    list.addCRLEntry(
                            new BigInteger(parts[0], 16), Date.from(Instant.parse(parts[1])), CRLReason.keyCompromise);
                }
            }
            return list.build(new JcaContentSignerBuilder(ALGORITHM).build(root.key()))
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("A throw-away root can not sign", e);
        }
    }

    // ---- making

    private static void make(Path folder, Clock clock, Duration valid)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Files.createDirectories(folder);
        var random = new SecureRandom();
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);

        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(5));
        KeyPair root = pair();
        X500Name rootName = name("Rot");
        X509Certificate rootCertificate =
                certificate(rootName, rootName, root, root, now, ROOT_VALID, Purpose.AUTHORITY, null);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ROOT, root.getPrivate(), password.toCharArray(), new Certificate[] {rootCertificate});
        for (Purpose purpose : List.of(Purpose.SEAL, Purpose.STAMP)) {
            KeyPair pair = pair();
            X500Name name = name(purpose == Purpose.SEAL ? "Elektronisk segl" : "Tidsstempel");
            X509Certificate certificate = certificate(name, rootName, pair, root, now, valid, purpose, rootCertificate);
            store.setKeyEntry(
                    purpose == Purpose.SEAL ? SEAL : STAMP,
                    pair.getPrivate(),
                    password.toCharArray(),
                    new Certificate[] {certificate, rootCertificate});
        }
        write(folder.resolve(PASSWORD), password + "\n");
        Path file = own(folder.resolve(KEYS + ".ny"));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        move(file, folder.resolve(KEYS));
    }

    private enum Purpose {
        AUTHORITY,
        SEAL,
        STAMP
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X500Name name(String what) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "NO")
                .addRDN(BCStyle.O, "Avtaleverk")
                .addRDN(BCStyle.CN, what + " (" + MARK + ")")
                .build();
    }

    private static X509Certificate certificate(
            X500Name subject,
            X500Name issuer,
            KeyPair pair,
            KeyPair by,
            Instant from,
            Duration valid,
            Purpose purpose,
            @org.jspecify.annotations.Nullable X509Certificate root)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()).setBit(119),
                Date.from(from),
                Date.from(from.plus(valid)),
                subject,
                pair.getPublic());
        var extensions = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                root == null
                        ? extensions.createAuthorityKeyIdentifier(pair.getPublic())
                        : extensions.createAuthorityKeyIdentifier(root));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(purpose == Purpose.AUTHORITY));
        switch (purpose) {
            case AUTHORITY ->
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            case SEAL -> builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation));
            case STAMP -> {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(by.getPrivate())));
    }

    // ---- files

    private static void write(Path file, String words) throws IOException {
        Path fresh = own(file.resolveSibling(file.getFileName() + ".ny"));
        Files.write(fresh, words.getBytes(StandardCharsets.UTF_8));
        move(fresh, file);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** An empty file that only its owner may read, before anything is written to it. */
    private static Path own(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.createFile(file);
    }

    /** Whether a name is one that a product like this gave a key of its own making. */
    static boolean marks(String name) {
        return name.contains("PRØVENØKKEL");
    }

    @Override
    public String toString() {
        return folder + " (root "
                + HexFormat.of().formatHex(root().getSerialNumber().toByteArray()) + ")";
    }
}
