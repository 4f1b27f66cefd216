package no.avtaleverk.web.posten;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.avtaleverk.model.signing.SigningProvider.Evidence;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads who has signed what from a signature in XML (XAdES, ETSI EN 319 132). */
final class Xades {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final Map<String, String> DIGESTS = Map.of(
            "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
            "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

    private Xades() {}

    /** @throws SigningServiceException if it is no XML */
    static Evidence read(byte[] content, byte[] original) {
        Document document = parse(content);
        return new Evidence(content, covers(document, original), signer(document));
    }

    private static Document parse(byte[] content) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new SigningServiceException(Fault.UNREADABLE, "a signature that is no XML", e);
        }
    }

    /** Whether one of its references is the digest of a document. */
    private static boolean covers(Document document, byte[] original) {
        NodeList references = document.getElementsByTagNameNS(DSIG, "Reference");
        for (int i = 0; i < references.getLength(); i++) {
            var reference = (Element) references.item(i);
            String algorithm = DIGESTS.get(first(reference, "DigestMethod").getAttribute("Algorithm"));
            if (algorithm != null
                    && MessageDigest.isEqual(
                            decoded(first(reference, "DigestValue").getTextContent()), digest(algorithm, original))) {
                return true;
            }
        }
        return false;
    }

    private static Element first(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS(DSIG, name);
        return found.getLength() == 0 ? parent.getOwnerDocument().createElementNS(DSIG, name) : (Element) found.item(0);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] digest(String algorithm, byte[] original) {
        try {
            return MessageDigest.getInstance(algorithm).digest(original);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Common name in the first certificate, which is that of the key that signed; empty when there is none to read. */
    private static String signer(Document document) {
        NodeList certificates = document.getElementsByTagNameNS(DSIG, "X509Certificate");
        if (certificates.getLength() == 0) {
            return "";
        }
        try {
            byte[] encoded = decoded(certificates.item(0).getTextContent());
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return commonName(certificate.getSubjectX500Principal());
        } catch (CertificateException e) {
            return "";
        }
    }

    private static String commonName(X500Principal subject) {
        try {
            return new LdapName(subject.getName())
                    .getRdns().stream()
                            .filter(one -> one.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }
}
