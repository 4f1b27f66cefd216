package no.avtaleverk.templates.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import no.avtaleverk.templates.seal.Revisions.Signed;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Whether bytes are still those that were signed, which is quick to know; who signed them is not asked. */
final class Digests {
    private Digests() {}

    static boolean hold(Signed signed, byte[] pdf) throws IOException {
        try (var in = new ASN1InputStream(signed.cms())) {
            // what follows is the room that was left
            ASN1Primitive first = in.readObject();
            var cms = new CMSSignedData(first.getEncoded());
            if (signed.timeStamp()) {
                var info = new TimeStampToken(cms).getTimeStampInfo();
                byte[] digest = digest(info.getMessageImprintAlgOID(), signed, pdf);
                return MessageDigest.isEqual(digest, info.getMessageImprintDigest());
            }
            for (SignerInformation signer : cms.getSignerInfos()) {
                Attribute attribute = signer.getSignedAttributes() == null
                        ? null
                        : signer.getSignedAttributes().get(CMSAttributes.messageDigest);
                if (attribute == null
                        || !(attribute.getAttrValues().getObjectAt(0) instanceof ASN1OctetString expected)
                        || !MessageDigest.isEqual(
                                expected.getOctets(),
                                digest(signer.getDigestAlgorithmID().getAlgorithm(), signed, pdf))) {
                    return false;
                }
            }
            return cms.getSignerInfos().size() > 0;
        } catch (CMSException | TSPException | IOException | NoSuchAlgorithmException | ClassCastException e) {
            return false;
        }
    }

    private static byte[] digest(ASN1ObjectIdentifier algorithm, Signed signed, byte[] pdf)
            throws NoSuchAlgorithmException, IOException {
        var digest = MessageDigest.getInstance(algorithm.getId());
        try (InputStream in = signed.covered(pdf)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }
}
