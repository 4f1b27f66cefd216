package no.avtaleverk.web.open;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.web.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: after the last that was read. It names that one by a key which never changes, and so holds whatever comes or goes
 * before or after it. The list and what it was narrowed to are held as well, so that it is of use nowhere else. It bears a check against
 * slips of the hand; there is nothing in it that its reader does not know.
 *
 * @param list which one
 * @param narrowed by what the list was narrowed
 * @param after key of the last that was read; empty at the beginning
 */
record Cursor(String list, String narrowed, String after) {
    private static final int CHECK = 6;
    private static final int LONGEST = 400;

    Cursor {
        if ((list + narrowed + after).indexOf('\n') >= 0) {
            throw new IllegalArgumentException("Lines keep the parts of a cursor apart");
        }
    }

    String written() {
        byte[] words = words();
        byte[] all = Arrays.copyOf(check(words), CHECK + words.length);
        System.arraycopy(words, 0, all, CHECK, words.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private byte[] words() {
        return String.join("\n", list, narrowed, after).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] check(byte[] words) {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(words).hex());
        return Arrays.copyOf(digest, CHECK);
    }

    /**
     * Read a cursor as it was given.
     *
     * @throws InvalidRequestException if it is none of this list
     */
    static Cursor read(String list, String written) {
        try {
            if (written.length() <= LONGEST) {
                byte[] all = Base64.getUrlDecoder().decode(written);
                byte[] words = all.length < CHECK ? new byte[0] : Arrays.copyOfRange(all, CHECK, all.length);
                if (all.length > CHECK && MessageDigest.isEqual(check(words), Arrays.copyOf(all, CHECK))) {
                    String text = StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(words))
                            .toString();
                    List<String> parts = List.of(text.split("\n", -1));
                    if (parts.size() == 3 && parts.getFirst().equals(list)) {
                        return new Cursor(list, parts.get(1), parts.get(2));
                    }
                }
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid(written, e);
        }
        throw invalid(written, null);
    }

    private static InvalidRequestException invalid(String written, @Nullable Exception cause) {
        String shown = written.isEmpty() ? "-" : written.length() > 40 ? written.substring(0, 40) + "…" : written;
        var fault = new InvalidRequestException(List.of(new InvalidRequestException.Fault("cursor", shown)));
        if (cause != null) {
            fault.initCause(cause);
        }
        return fault;
    }
}
