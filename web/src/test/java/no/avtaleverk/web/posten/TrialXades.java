package no.avtaleverk.web.posten;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/** A person's signature on a document, in XML. */
final class TrialXades {
    private TrialXades() {}

    static byte[] sign(TrialKeys.Issued signer, byte[] document) {
        try {
            var factory = XMLSignatureFactory.getInstance("DOM");
            var reference = factory.newReference("dokument.pdf", factory.newDigestMethod(DigestMethod.SHA256, null));
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                    List.of(reference));
            var keys = factory.getKeyInfoFactory();
            var key = keys.newKeyInfo(List.of(keys.newX509Data(List.of(signer.certificate()))));
            var file = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
            var context = new DOMSignContext(signer.key(), file);
            context.setURIDereferencer((uri, where) -> new OctetStreamData(new ByteArrayInputStream(document)));
            factory.newXMLSignature(info, key).sign(context);
            var out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(file), new StreamResult(out));
            return out.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
