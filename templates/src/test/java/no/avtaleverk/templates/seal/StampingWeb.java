package no.avtaleverk.templates.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import no.avtaleverk.templates.seal.ThrowAwayAuthority.Entry;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A network on which there is nothing but a time-stamp service (RFC 3161), which can be told to fail. */
final class StampingWeb implements Web {
    static final URI SERVICE = URI.create("https://tidsstempel.example.no/");

    /** How the service answers. */
    enum Mood {
        WELL,
        NOT_AT_ALL,
        WITH_NONSENSE,
        WITH_ANOTHER_TIME_STAMP
    }

    private final Entry key;
    private final Clock clock;
    Mood mood = Mood.WELL;

    StampingWeb(Entry key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public byte[] get(URI address, Duration limit, int mostBytes) throws IOException {
        throw new IOException("There is nothing at " + address);
    }

    @Override
    public byte[] post(URI address, byte[] question, String type, Duration limit, int mostBytes) throws IOException {
        if (!address.equals(SERVICE)) {
            throw new IOException("There is nothing at " + address);
        }
        return switch (mood) {
            case NOT_AT_ALL -> throw new IOException("No answer in time");
            case WITH_NONSENSE -> "<html>Velkommen</html>".getBytes(StandardCharsets.UTF_8);
            case WITH_ANOTHER_TIME_STAMP -> stamped(new TimeStampRequest(question), new byte[32]);
            case WELL -> {
                var asked = new TimeStampRequest(question);
                yield stamped(asked, asked.getMessageImprintDigest());
            }
        };
    }

    private byte[] stamped(TimeStampRequest request, byte[] digest) throws IOException {
        try {
            var tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key.key(), key.certificate()),
                    new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            tokens.addCertificates(new JcaCertStore(key.chain()));
            var answered = new TimeStampRequestGenerator();
            answered.setCertReq(true);
            TimeStampRequest about = answered.generate(request.getMessageImprintAlgOID(), digest, request.getNonce());
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED, Set.of())
                    .generate(about, BigInteger.ONE, Date.from(clock.instant()))
                    .getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
