package no.avtaleverk.model.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;

/**
 * The tree of hashes over the log (RFC 9162 section 2.1), whose leaves are the hashes of the entries. A chain proves that nothing between
 * two entries was changed only to who has all that stands between; the tree proves it with some twenty hashes, and without the entries.
 *
 * <p>A leaf is the SHA-256 of the byte 0 and the 32 bytes of an entry's hash, a node that of the byte 1 and the two below it.
 */
public final class LogTree {
    private static final int LENGTH = 32;

    /** By height; each holds the nodes of its height one after the other. A last one without a neighbour stands for itself above. */
    private final List<byte[]> levels;

    private final long size;

    private LogTree(List<byte[]> levels, long size) {
        this.levels = levels;
        this.size = size;
    }

    /** How many entries it is over. */
    public long size() {
        return size;
    }

    /** The root over all entries; over none the digest of nothing. */
    public Sha256 root() {
        return size == 0 ? Sha256.of(new byte[0]) : new Sha256(hex(node(levels.size() - 1, 0)));
    }

    /**
     * The hashes that lead from an entry to the root, lowest first.
     *
     * @param position of the entry, 1 for the first
     */
    public List<Sha256> inclusion(long position) {
        if (position < 1 || position > size) {
            throw new IllegalArgumentException("No entry %d among %d".formatted(position, size));
        }
        var path = new ArrayList<Sha256>();
        int index = Math.toIntExact(position - 1);
        for (int height = 0; height < levels.size() - 1; height++) {
            int beside = index ^ 1;
            if (beside < count(height)) {
                path.add(new Sha256(hex(node(height, beside))));
            }
            index >>= 1;
        }
        return path;
    }

    /**
     * The hashes that show that this log begins with what an earlier, shorter one was.
     *
     * @param before size of the earlier one
     */
    public List<Sha256> continuation(long before) {
        if (before < 0 || before > size) {
            throw new IllegalArgumentException("No log of %d within one of %d".formatted(before, size));
        }
        var proof = new ArrayList<Sha256>();
        if (before > 0 && before < size) {
            prove(before, 0, size, true, proof);
        }
        return proof;
    }

    private void prove(long before, long from, long until, boolean whole, List<Sha256> proof) {
        long length = until - from;
        if (before == length) {
            if (!whole) {
                proof.add(range(from, until));
            }
            return;
        }
        long half = Long.highestOneBit(length - 1);
        if (before <= half) {
            prove(before, from, from + half, whole, proof);
            proof.add(range(from + half, until));
        } else {
            prove(before - half, from + half, until, false, proof);
            proof.add(range(from, from + half));
        }
    }

    /** A node over entries from one (0 first) to another, which the tree has: a full one, or one at its edge. */
    private Sha256 range(long from, long until) {
        int height = until - from == 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(until - from - 1);
        return new Sha256(hex(node(height, Math.toIntExact(from >> height))));
    }

    private int count(int height) {
        return levels.get(height).length / LENGTH;
    }

    private byte[] node(int height, int index) {
        return Arrays.copyOfRange(levels.get(height), index * LENGTH, (index + 1) * LENGTH);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    // ---- hashing ----------------------------------------------------------------------------------------------------

    private static byte[] bytes(Sha256 hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    private static byte[] leaf(MessageDigest digest, byte[] entry) {
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    private static byte[] parent(MessageDigest digest, byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    // ---- growing ----------------------------------------------------------------------------------------------------

    /** A tree that grows entry by entry and keeps only what its root needs; of any length, in no memory to speak of. */
    public static final class Growing {
        private final MessageDigest digest = sha256();
        /** The full trees it consists of, largest first. */
        private final List<byte[]> peaks = new ArrayList<>();

        private long size;

        public void add(Sha256 entry) {
            byte[] node = leaf(digest, bytes(entry));
            for (long bit = size; (bit & 1) == 1; bit >>= 1) {
                node = parent(digest, peaks.removeLast(), node);
            }
            peaks.add(node);
            size++;
        }

        public long size() {
            return size;
        }

        public Sha256 root() {
            if (peaks.isEmpty()) {
                return Sha256.of(new byte[0]);
            }
            byte[] root = peaks.getLast();
            for (int i = peaks.size() - 2; i >= 0; i--) {
                root = parent(digest, peaks.get(i), root);
            }
            return new Sha256(hex(root));
        }
    }

    /** Takes in the hashes of the entries in their order; a tree holds 64 bytes for each. */
    public static final class Builder {
        private final MessageDigest digest = sha256();
        private byte[] leaves = new byte[1024 * LENGTH];
        private int size;

        public Builder add(Sha256 entry) {
            if ((size + 1) * LENGTH > leaves.length) {
                leaves = Arrays.copyOf(leaves, Math.multiplyExact(leaves.length, 2));
            }
            System.arraycopy(leaf(digest, bytes(entry)), 0, leaves, size * LENGTH, LENGTH);
            size++;
            return this;
        }

        public LogTree build() {
            var levels = new ArrayList<byte[]>();
            levels.add(Arrays.copyOf(leaves, size * LENGTH));
            while (levels.getLast().length > LENGTH) {
                levels.add(above(levels.getLast()));
            }
            return new LogTree(levels, size);
        }

        private byte[] above(byte[] below) {
            int count = below.length / LENGTH;
            byte[] level = new byte[(count + 1) / 2 * LENGTH];
            for (int i = 0; i < count; i += 2) {
                byte[] left = Arrays.copyOfRange(below, i * LENGTH, (i + 1) * LENGTH);
                byte[] node = i + 1 == count
                        ? left
                        : parent(digest, left, Arrays.copyOfRange(below, (i + 1) * LENGTH, (i + 2) * LENGTH));
                System.arraycopy(node, 0, level, i / 2 * LENGTH, LENGTH);
            }
            return level;
        }
    }
}
