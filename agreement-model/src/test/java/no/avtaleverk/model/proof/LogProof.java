package no.avtaleverk.model.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;

/** What whoever holds a proof does with it (RFC 9162 sections 2.1.3.2 and 2.1.4.2), written apart from the tree that gives it. */
final class LogProof {
    private LogProof() {}

    /** Whether a log of a size with this root has an entry with this hash at a position. */
    static boolean includes(long size, Sha256 root, long position, Sha256 entry, List<Sha256> path) {
        if (position < 1 || position > size) {
            return false;
        }
        long index = position - 1;
        long last = size - 1;
        byte[] at = hash(new byte[] {0}, bytes(entry));
        for (Sha256 beside : path) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                at = hash(new byte[] {1}, bytes(beside), at);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                at = hash(new byte[] {1}, at, bytes(beside));
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && hex(at).equals(root.hex());
    }

    /** Whether a log with one size and root begins with what a log of another, no larger size and root was. */
    static boolean continues(long before, Sha256 rootBefore, long size, Sha256 root, List<Sha256> proof) {
        if (before == size) {
            return proof.isEmpty() && rootBefore.equals(root);
        }
        if (before == 0) {
            return proof.isEmpty() && rootBefore.equals(Sha256.of(new byte[0]));
        }
        if (before < 0 || before > size) {
            return false;
        }
        var hashes = new ArrayList<>(proof);
        if (Long.bitCount(before) == 1) {
            hashes.addFirst(rootBefore);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        long index = before - 1;
        long last = size - 1;
        while ((index & 1) == 1) {
            index >>= 1;
            last >>= 1;
        }
        byte[] old = bytes(hashes.getFirst());
        byte[] now = old;
        for (Sha256 one : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                old = hash(new byte[] {1}, bytes(one), old);
                now = hash(new byte[] {1}, bytes(one), now);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                now = hash(new byte[] {1}, now, bytes(one));
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && hex(old).equals(rootBefore.hex()) && hex(now).equals(root.hex());
    }

    private static byte[] bytes(Sha256 hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
