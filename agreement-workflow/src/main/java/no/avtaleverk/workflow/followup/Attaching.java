package no.avtaleverk.workflow.followup;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Ruling;
import org.jspecify.annotations.Nullable;

/** Files that show what a note says: Word, PDF or plain text, read before they are kept. What can not be read of it, such as a scan, a person looks through. */
public final class Attaching {
    private static final int LONGEST_NAME = 150;

    private final DocumentReader reader;
    private final Files files;

    public Attaching(DocumentReader reader, Files files) {
        this.reader = reader;
        this.files = files;
    }

    /** What came of a file. */
    public sealed interface Brought {
        /** It can be kept. */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Sound(Attachment attachment, String mediaType, byte[] bytes) implements Brought {}

        record Refused(List<Refusal> reasons) implements Brought {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Whether all of a file was read, so that all of it was searched. */
    public static boolean isReadWhole(ReadDocument document) {
        return !document.withoutText()
                && !document.readByOcr()
                && document.warnings().isEmpty();
    }

    /** Look through a file that is brought and that nobody has said to have looked through; nothing is kept. */
    public Brought look(String name, byte[] bytes) {
        return look(name, bytes, false);
    }

    /**
     * Look through a file that is brought; nothing is kept.
     *
     * @param seenThrough whether a person says that it shows who no patient is; asked where it can be read in part only
     */
    public Brought look(String name, byte[] bytes, boolean seenThrough) {
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        String kept = plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
        return switch (reader.read(plain, bytes)) {
            case Reading.Refused refused -> new Brought.Refused(List.of(new Refusal.FileNotTaken(refused.fault())));
            case Reading.Read read -> {
                boolean named = NationalIdentityNumbers.occursIn(text(read.document()));
                var faults = new ArrayList<Refusal>(NoteWords.faults(kept));
                if (named && faults.isEmpty()) {
                    faults.add(new Refusal.NationalIdentityNumberBeside());
                }
                if (faults.isEmpty() && !seenThrough && !isReadWhole(read.document())) {
                    faults.add(new Refusal.FileToBeSeenThrough());
                }
                yield faults.isEmpty()
                        ? new Brought.Sound(
                                new Attachment(Sha256.of(bytes), kept.isEmpty() ? "fil" : kept),
                                mediaType(read.document()),
                                bytes)
                        : new Brought.Refused(faults);
            }
        };
    }

    /** Keep a file when the note that speaks of it is to be stored; asked within the transaction that stores it. */
    public <N extends Note> Ruling<N> kept(Brought.@Nullable Sound file, Ruling<N> ruling) {
        if (file != null && ruling instanceof Ruling.Made<N>) {
            files.store(file.attachment().name(), file.mediaType(), file.bytes());
        }
        return ruling;
    }

    private static String text(ReadDocument document) {
        var parts = new ArrayList<>(document.front());
        parts.add(document.title());
        document.clauses()
                .forEach(clause -> parts.add(clause.number() + " " + clause.heading() + "\n" + clause.body()));
        return String.join("\n", parts);
    }

    private static String mediaType(ReadDocument document) {
        return switch (document.format()) {
            case DOCX -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case PDF -> "application/pdf";
            case TEXT -> "text/plain";
        };
    }
}
