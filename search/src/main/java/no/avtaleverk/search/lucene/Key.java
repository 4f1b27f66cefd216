package no.avtaleverk.search.lucene;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import no.avtaleverk.model.agreement.AgreementId;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Makes the key of a document from all that goes into it: the agreement, what kind it is, and a digest. */
final class Key {
    /** Bytes of the digest that are kept: enough never to meet twice within one agreement. */
    private static final int KEPT = 9;

    private static final String ABOUT_NONE = "-";

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

    Key add(BytesRef part) {
        digest.update(part.bytes, part.offset, part.length);
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

    /** @param agreement absent for entries that are about none */
    static String prefixOfLog(@Nullable AgreementId agreement) {
        return (agreement == null ? ABOUT_NONE : agreement.value()) + "/l/";
    }

    static String ofEntry(@Nullable AgreementId agreement, long position, String digest) {
        return prefixOfLog(agreement) + Long.toString(position, Character.MAX_RADIX) + "/" + digest;
    }

    static boolean isOfText(String key) {
        return key.startsWith("/t/", key.indexOf('/'));
    }

    /** Where in the log the entry stands that a key is of. */
    static long positionOf(String key) {
        String[] parts = key.split("/", 4);
        return Long.parseLong(parts[2], Character.MAX_RADIX);
    }

    /** The agreement a key is of; empty for an entry that is about none. */
    static String agreementOf(String key) {
        String of = key.substring(0, key.indexOf('/'));
        return of.equals(ABOUT_NONE) ? "" : of;
    }

    static String ofText(AgreementId agreement, String digest) {
        return prefixOfTexts(agreement) + digest;
    }
}
