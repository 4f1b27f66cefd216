package no.avtaleverk.templates.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.templates.returning.SentText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Talk over a pipe: each frame is a length of four bytes, most significant first, and as many bytes of JSON or of a file. */
final class Frames {
    /** Longest answer taken from a worker, which may be in a stranger's hands; the text of the longest document is below it. */
    static final int MAX_ANSWER = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader QUESTION_IN = JSON.readerFor(Question.class);
    private static final ObjectReader ANSWER_IN = JSON.readerFor(Answer.class);
    private static final ObjectWriter OUT = JSON.writer();

    private Frames() {}

    /**
     * What comes before a file.
     *
     * @param returned whether it is a copy of ours that comes back
     * @param sent the text it is held against; absent when only its origin is asked for
     */
    record Question(String name, boolean returned, @Nullable SentText sent) {
        static Question of(String name) {
            return new Question(name, false, null);
        }
    }

    /**
     * What a worker says.
     *
     * @param moreMillis asked for before pages are read from pictures; 0 in the last answer
     */
    record Answer(
            long moreMillis,
            @Nullable ReadDocument document,
            @Nullable ReadFault fault,
            String detail,
            @Nullable ReturnedLines returned) {
        Answer(long moreMillis, @Nullable ReadDocument document, @Nullable ReadFault fault, String detail) {
            this(moreMillis, document, fault, detail, null);
        }

        static Answer of(ReturnedLines returned) {
            return new Answer(0, null, null, "", returned);
        }

        static Answer of(DocumentReader.Reading reading) {
            return switch (reading) {
                case DocumentReader.Reading.Read read -> new Answer(0, read.document(), null, "");
                case DocumentReader.Reading.Refused refused -> new Answer(0, null, refused.fault(), refused.detail());
            };
        }
    }

    static void ask(DataOutputStream out, Question question, byte[] file) throws IOException {
        send(out, OUT.writeValueAsBytes(question));
        send(out, file);
        out.flush();
    }

    static void answer(DataOutputStream out, Answer answer) throws IOException {
        send(out, OUT.writeValueAsBytes(answer));
        out.flush();
    }

    private static void send(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The next question; empty when the asker is gone. */
    static Optional<Question> question(DataInputStream in) throws IOException {
        try {
            return Optional.of(QUESTION_IN.readValue(receive(in, MAX_ANSWER)));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    static byte[] file(DataInputStream in) throws IOException {
        return receive(in, DocumentReader.MAX_BYTES);
    }

    static Answer answer(DataInputStream in) throws IOException {
        return ANSWER_IN.readValue(receive(in, MAX_ANSWER));
    }

    private static byte[] receive(DataInputStream in, int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("A frame of %d bytes".formatted(length));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("A frame was cut off");
        }
        return bytes;
    }

    static DataInputStream in(InputStream stream) {
        return new DataInputStream(new java.io.BufferedInputStream(stream, 1 << 16));
    }

    static DataOutputStream out(OutputStream stream) {
        return new DataOutputStream(new java.io.BufferedOutputStream(stream, 1 << 16));
    }
}
