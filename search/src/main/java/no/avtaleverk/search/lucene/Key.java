package no.avtaleverk.search.lucene;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import no.avtaleverk.model.agreement.AgreementId;

/** Makes the key of a document from all that goes into it: the agreement, what kind it is, and a digest. */
final class Key {
    /** Bytes of the digest that are kept: enough never to meet twice within one agreement. */
    private static final int KEPT = 9;

    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Key add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    Key add(byte[] part) {
        digest.update(part);
        // No text holds it, so no two rows of parts give the same bytes.
        digest.update((byte) 0);
        return this;
    }

    Key add(Collection<String> parts) {
        parts.forEach(this::add);
        digest.update((byte) 1);
        return this;
    }

    String digest() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), KEPT));
    }

    static String prefixOfTexts(AgreementId agreement) {
        return agreement.value() + "/t/";
    }

    static String prefixOfLog(AgreementId agreement) {
        return agreement.value() + "/l/";
    }

    static String ofText(AgreementId agreement, String digest) {
        return prefixOfTexts(agreement) + digest;
    }
}
