package no.avtaleverk.templates.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import no.avtaleverk.templates.reading.BudgetedReader;
import no.avtaleverk.templates.reading.ReturnedFile;
import no.avtaleverk.templates.reading.Tesseract;
import no.avtaleverk.templates.returning.SentText;
import no.avtaleverk.templates.worker.Frames.Answer;
import no.avtaleverk.templates.worker.Frames.Question;

/** Reads one file after the other from standard input until it ends. Started by {@link ReadingProcess}, never by people. */
public final class ReadingWorker {
    private ReadingWorker() {}

    /**
     * @param arguments milliseconds for one reading; {@code ocr} when scanned pages are to be read
     */
    public static void main(String[] arguments) throws IOException {
        // Libraries may print; on the real standard output that would break the frames.
        DataOutputStream out = Frames.out(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        DataInputStream in = Frames.in(new FileInputStream(FileDescriptor.in));
        Duration time = Duration.ofMillis(Long.parseLong(arguments[0]));
        boolean ocr = arguments.length > 1 && arguments[1].equals("ocr");
        Optional<Tesseract> tesseract =
                ocr ? Tesseract.onPath(System.getenv().getOrDefault("PATH", "")) : Optional.empty();
        var reader = new BudgetedReader(time, tesseract, longest -> askForTime(out, longest));
        var returned = new ReturnedFile(time);
        warmUp(reader);
        // Says that it is ready; the start is not part of anybody's time.
        Frames.answer(out, new Answer(0, null, null, "ready"));
        for (Optional<Question> question = Frames.question(in); question.isPresent(); question = Frames.question(in)) {
            Frames.answer(out, answer(question.get(), Frames.file(in), reader, returned));
        }
    }

    private static Answer answer(Question question, byte[] file, BudgetedReader reader, ReturnedFile returned) {
        SentText sent = question.sent();
        if (sent != null) {
            return Answer.of(ReturnedLines.of(returned.read(question.name(), file, sent)));
        }
        return question.returned()
                ? Answer.of(ReturnedLines.of(returned.origin(question.name(), file)))
                : Answer.of(reader.read(question.name(), file));
    }

    private static void askForTime(DataOutputStream out, Duration longest) {
        try {
            Frames.answer(out, new Answer(longest.toMillis(), null, null, "OCR"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library for Word takes seconds to get ready; nobody's file shall wait for that. */
    private static void warmUp(BudgetedReader reader) {
        reader.read("warm-up.docx", WarmUp.document());
    }
}
