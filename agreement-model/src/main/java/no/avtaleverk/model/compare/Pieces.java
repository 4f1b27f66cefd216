package no.avtaleverk.model.compare;

import java.util.Arrays;

/** The words and signs of a text without the blanks between them, each with a number that is the same for the same word. */
final class Pieces {
    final String text;
    /** Number of the word or sign. */
    final int[] code;

    private final int[] start;
    private final int[] end;

    private Pieces(String text, int[] start, int[] end, int[] code) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.code = code;
    }

    int size() {
        return code.length;
    }

    int start(int piece) {
        return start[piece];
    }

    int end(int piece) {
        return end[piece];
    }

    char first(int piece) {
        return text.charAt(start[piece]);
    }

    boolean isWord(int piece) {
        return Words.startsWord(text, start[piece]);
    }

    /** Where the blanks before a piece begin; for the place after the last piece, where the blanks at the end begin. */
    int endBefore(int piece) {
        return piece == 0 ? 0 : end[piece - 1];
    }

    /** Where a piece starts; for the place after the last piece, the end of the text. */
    int startAt(int piece) {
        return piece == code.length ? text.length() : start[piece];
    }

    /** How many line ends stand before a piece; two at either end of the text. */
    int linesBefore(int piece) {
        if (piece == 0 || piece == code.length) {
            return 2;
        }
        int lines = 0;
        for (int i = end[piece - 1]; i < start[piece]; i++) {
            if (text.charAt(i) == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** Numbers for the words of several texts. */
    static final class Vocabulary {
        private int[] table = new int[256];
        private String[] owner = new String[128];
        private int[] from = new int[128];
        private int[] to = new int[128];
        private int[] hash = new int[128];
        private int size;

        int size() {
            return size;
        }

        Pieces read(String text) {
            int room = text.length() / 5 + 8;
            var start = new int[room];
            var end = new int[room];
            var code = new int[room];
            int count = 0;
            for (int at = 0; at < text.length(); ) {
                int next = Words.endOf(text, at);
                char first = text.charAt(at);
                if (first != ' ' && first != '\n') {
                    if (count == room) {
                        room *= 2;
                        start = Arrays.copyOf(start, room);
                        end = Arrays.copyOf(end, room);
                        code = Arrays.copyOf(code, room);
                    }
                    start[count] = at;
                    end[count] = next;
                    code[count++] = number(text, at, next);
                }
                at = next;
            }
            return new Pieces(text, Arrays.copyOf(start, count), Arrays.copyOf(end, count), Arrays.copyOf(code, count));
        }

        private int number(String text, int start, int end) {
            int mixed = 0;
            for (int i = start; i < end; i++) {
                mixed = 31 * mixed + text.charAt(i);
            }
            mixed ^= mixed >>> 15;
            int slot = mixed & (table.length - 1);
            while (table[slot] != 0) {
                int known = table[slot] - 1;
                if (hash[known] == mixed
                        && to[known] - from[known] == end - start
                        && owner[known].regionMatches(from[known], text, start, end - start)) {
                    return known;
                }
                slot = (slot + 1) & (table.length - 1);
            }
            if (size == from.length) {
                grow();
                return number(text, start, end);
            }
            owner[size] = text;
            from[size] = start;
            to[size] = end;
            hash[size] = mixed;
            table[slot] = ++size;
            return size - 1;
        }

        private void grow() {
            int room = size * 2;
            owner = Arrays.copyOf(owner, room);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            hash = Arrays.copyOf(hash, room);
            table = new int[room * 2];
            for (int known = 0; known < size; known++) {
                int slot = hash[known] & (table.length - 1);
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = known + 1;
            }
        }
    }
}
