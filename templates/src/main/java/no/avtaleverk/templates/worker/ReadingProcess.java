package no.avtaleverk.templates.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.ReturnReader;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.returning.SentText;
import no.avtaleverk.templates.worker.Frames.Answer;
import no.avtaleverk.templates.worker.Frames.Question;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files in a process of its own, kept warm and used by one caller at a time. A file that takes too long or uses up the
 * process's memory costs that process, which is replaced; nothing else is hurt.
 */
public final class ReadingProcess implements DocumentReader, ReturnReader, AutoCloseable {
    /** Longest reading of a file, without OCR. */
    public static final Duration TIME = Duration.ofSeconds(10);
    /** Memory of the process: the largest agreements need a third of it. */
    public static final int MEGABYTES = 384;

    private static final Logger LOG = LoggerFactory.getLogger(ReadingProcess.class);
    /** Grace on top of the reader's own deadline, so that most slow files are refused by the reader and the process lives. */
    private static final Duration GRACE = Duration.ofMillis(1_500);

    private static final Duration START = Duration.ofSeconds(60);

    private static final Duration LONGEST_SCAN = Duration.ofMinutes(10);
    private static final int MAX_SCANS = 1;

    private final Duration time;
    private final int megabytes;
    private final boolean ocr;
    private final Duration grace;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ExecutorService pipes = Executors.newVirtualThreadPerTaskExecutor();
    /** Processes that read pages from pictures while another one takes the next files. */
    private final Set<Worker> aside = new HashSet<>();

    private final DocxRenderer renderer = new DocxRenderer();

    private @Nullable Worker worker;
    private boolean closed;
    private int started;

    /** The process as the product uses it, with OCR where Tesseract is installed. */
    public ReadingProcess() {
        this(TIME, MEGABYTES, true);
    }

    /**
     * @param time for one reading, without OCR
     * @param megabytes largest heap of the process
     * @param ocr whether scanned pages are read when Tesseract is installed
     */
    public ReadingProcess(Duration time, int megabytes, boolean ocr) {
        this(time, megabytes, ocr, GRACE);
    }

    ReadingProcess(Duration time, int megabytes, boolean ocr, Duration grace) {
        this.time = time;
        this.megabytes = megabytes;
        this.ocr = ocr;
        this.grace = grace;
    }

    /** Start the process ahead of the first file. A failure is shown when a file is read. */
    public void warmUp() {
        turn.lock();
        try {
            if (!closed && worker == null) {
                worker = start();
            }
        } catch (IOException e) {
            LOG.warn("The process that reads files did not start", e);
        } finally {
            turn.unlock();
        }
    }

    /** @throws UncheckedIOException if the process can not be started */
    @Override
    public Reading read(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new Reading.Refused(ReadFault.TOO_BIG, "%d bytes".formatted(bytes.length));
        }
        return inTurn(worker -> ask(worker, name, bytes));
    }

    /** @throws UncheckedIOException if the process can not be started */
    @Override
    public Made origin(String name, byte[] bytes) {
        return returned(new Question(name, true, null), bytes).made();
    }

    /** @throws UncheckedIOException if the process can not be started */
    @Override
    public Return read(String name, byte[] bytes, Sent sent) {
        return returned(new Question(name, true, SentText.of(sent, renderer)), bytes)
                .read();
    }

    private ReturnedLines returned(Question question, byte[] bytes) {
        return bytes.length > MAX_BYTES
                ? ReturnedLines.refused(ReadFault.TOO_BIG, "%d bytes".formatted(bytes.length))
                : inTurn(worker -> askReturned(worker, question, bytes));
    }

    private <T> T inTurn(Function<Worker, T> talk) {
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The reading process is closed");
            }
            Worker now = worker;
            if (now == null || !now.process.isAlive()) {
                if (now != null) {
                    now.end();
                }
                now = start();
                worker = now;
            }
            return talk.apply(now);
        } catch (IOException e) {
            throw new UncheckedIOException("The process that reads files did not start", e);
        } finally {
            turn.unlock();
        }
    }

    private ReturnedLines askReturned(Worker now, Question question, byte[] bytes) {
        try {
            now.within(time.plus(grace), () -> {
                Frames.ask(now.out, question, bytes);
                return null;
            });
            ReturnedLines lines =
                    now.within(time.plus(grace), () -> Frames.answer(now.in)).returned();
            return lines == null ? ReturnedLines.refused(ReadFault.CORRUPT, "No answer") : lines;
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            Reading.Refused refused = spent(now, e);
            return ReturnedLines.refused(refused.fault(), refused.detail());
        }
    }

    private Reading ask(Worker now, String name, byte[] bytes) {
        try {
            now.within(time.plus(grace), () -> {
                Frames.ask(now.out, Question.of(name), bytes);
                return null;
            });
            Answer answer = now.within(time.plus(grace), () -> Frames.answer(now.in));
            return answer.moreMillis() > 0 ? scanned(now, Duration.ofMillis(answer.moreMillis())) : reading(answer);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            return spent(now, e);
        }
    }

    private static Reading reading(Answer answer) {
        if (answer.document() != null) {
            return new Reading.Read(answer.document());
        }
        ReadFault fault = answer.fault();
        return new Reading.Refused(fault == null ? ReadFault.CORRUPT : fault, answer.detail());
    }

    /**
     * Waits for pages read from pictures, which takes minutes. Meanwhile others get a process of their own, unless so many are
     * read already that the machine would suffer.
     */
    private Reading scanned(Worker now, Duration asked)
            throws TimeoutException, ExecutionException, InterruptedException {
        Duration longest = asked.compareTo(LONGEST_SCAN) > 0 ? LONGEST_SCAN : asked;
        if (aside.size() >= MAX_SCANS) {
            return reading(now.within(longest.plus(GRACE), () -> Frames.answer(now.in)));
        }
        worker = null;
        aside.add(now);
        turn.unlock();
        try {
            return reading(now.within(longest.plus(GRACE), () -> Frames.answer(now.in)));
        } finally {
            turn.lock();
            aside.remove(now);
            if (worker == null && !closed) {
                worker = now;
            } else {
                now.end();
            }
        }
    }

    private Reading.Refused spent(Worker now, Exception why) {
        replace(now);
        if (why instanceof ExecutionException) {
            LOG.info("The process that reads files ended while it read one ({})", String.valueOf(why.getCause()));
            return new Reading.Refused(
                    ReadFault.TOO_COMPLEX, "The reading needed more memory than %d MB".formatted(megabytes));
        }
        if (why instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new Reading.Refused(ReadFault.TOO_SLOW, "The reading took longer than %s and was ended".formatted(time));
    }

    /** Ends a process and starts the next one, ready for the next file. */
    private void replace(Worker spent) {
        spent.end();
        if (worker == spent) {
            worker = null;
        }
        if (!closed) {
            CompletableFuture.runAsync(this::warmUp, pipes);
        }
    }

    private Worker start() throws IOException {
        Path temporary = Files.createTempDirectory("avtaleverk-reading");
        List<String> command = JavaCommand.of(
                System.getProperty("java.class.path"),
                ReadingWorker.class.getName(),
                megabytes,
                temporary,
                ocr ? List.of(String.valueOf(time.toMillis()), "ocr") : List.of(String.valueOf(time.toMillis())));
        Process process = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectError(Redirect.DISCARD)
                .start();
        var fresh = new Worker(process, temporary, pipes);
        started++;
        try {
            fresh.within(START, () -> Frames.answer(fresh.in));
            return fresh;
        } catch (TimeoutException | ExecutionException e) {
            fresh.end();
            throw new IOException("The process did not say that it is ready: " + e, e);
        } catch (InterruptedException e) {
            fresh.end();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the process started", e);
        }
    }

    /** How many processes were started so far. */
    int started() {
        return started;
    }

    /** The folder of the running process, in which it writes what it must. */
    Optional<Path> temporary() {
        Worker now = worker;
        return now == null ? Optional.empty() : Optional.of(now.temporary);
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            if (worker != null) {
                worker.end();
                worker = null;
            }
            aside.forEach(Worker::end);
        } finally {
            turn.unlock();
            pipes.shutdownNow();
        }
    }

    /** A process that reads, and its pipes. */
    private static final class Worker {
        final Process process;
        final Path temporary;
        final DataOutputStream out;
        final DataInputStream in;
        final ExecutorService pipes;

        Worker(Process process, Path temporary, ExecutorService pipes) {
            this.process = process;
            this.temporary = temporary;
            this.out = Frames.out(process.getOutputStream());
            this.in = Frames.in(process.getInputStream());
            this.pipes = pipes;
        }

        <T extends @Nullable Object> T within(Duration limit, java.util.concurrent.Callable<T> talk)
                throws TimeoutException, ExecutionException, InterruptedException {
            var future = pipes.submit(talk);
            try {
                return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                future.cancel(true);
            }
        }

        /** Ends the process with all it started, and deletes what it left. */
        void end() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            try (var left = Files.walk(temporary)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException e) {
                LOG.warn("Temporary files of a reading were not deleted", e);
            }
        }
    }
}
