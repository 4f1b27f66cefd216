package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SealingFailedException.Fault;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** A time-stamp service on the web (RFC 3161). */
final class WebTimeStamps implements TSPSource {
    private static final long serialVersionUID = 1L;
    private static final int NONCE_BITS = 64;

    private final transient WebLoader client;
    private final URI address;
    private final SecureRandom random = new SecureRandom();

    WebTimeStamps(WebLoader client, URI address) {
        this.client = client;
        this.address = address;
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        try {
            TimeStampRequest request = generator.generate(
                    new ASN1ObjectIdentifier(algorithm.getOid()), digest, new BigInteger(NONCE_BITS, random));
            var response = new TimeStampResponse(client.post(address.toString(), request.getEncoded()));
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new SealingFailedException(
                        Fault.TIME_STAMP_SERVICE_DOWN, address + " refuses: " + response.getStatusString());
            }
            return new TimestampBinary(response.getTimeStampToken().getEncoded());
        } catch (IOException | TSPException | DSSException e) {
            throw new SealingFailedException(Fault.TIME_STAMP_SERVICE_DOWN, address + " gives no time-stamp", e);
        }
    }
}
