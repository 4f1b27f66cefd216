package no.avtaleverk.web.posten;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys made for a test run, with an issuer of their own. */
final class TrialKeys {
    static final String PASSWORD = "prove";
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");

    /** Of all who are issued a certificate: making keys takes its while, and they are told apart by their names and numbers. */
    private static final KeyPair HELD = pair();

    private final KeyPair issuer;
    private final X509Certificate root;
    private int issued;

    /** A key with its certificate. */
    record Issued(PrivateKey key, X509Certificate certificate) {}

    TrialKeys() {
        this.issuer = pair();
        this.root = certificate("CN=Prøverot", issuer, true);
    }

    X509Certificate root() {
        return root;
    }

    Issued issue(String subject) {
        return new Issued(HELD.getPrivate(), certificate(subject, HELD, false));
    }

    /** A person's, with the name as it is. */
    Issued issueTo(String name) {
        String subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build().toString();
        return issue(subject);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String subject, KeyPair pair, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=Prøverot"),
                    BigInteger.valueOf(++issued),
                    Date.from(FROM),
                    Date.from(UNTIL),
                    new X500Name(subject),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PKCS#12 file with one key. */
    Path keyStore(Path folder, Issued one) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("sertifikat.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store(one).store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** A directory with the issuer's certificate. */
    Path trusted(Path folder) throws IOException, GeneralSecurityException {
        Path directory = Files.createDirectories(folder.resolve("trusted"));
        Files.write(directory.resolve("root.cer"), root.getEncoded());
        return directory;
    }

    private KeyStore store(Issued one) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", one.key(), PASSWORD.toCharArray(), new Certificate[] {one.certificate(), root});
        return store;
    }

    /** Lets in who has a certificate of the same issuer. */
    SSLContext context(Issued server) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(server), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", root);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
