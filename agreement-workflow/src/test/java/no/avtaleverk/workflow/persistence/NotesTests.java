package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.followup.Note;
import org.junit.jupiter.api.Test;

/** What is stored of the following up is read for ever: the approved lines stand, and each kind of note has one. */
class NotesTests {
    private static final Path APPROVED = Path.of("src/test/approved/notes.jsonl");

    @Test
    void everyApprovedNoteIsReadAndWrittenTheSame() throws IOException {
        for (String line : Files.readAllLines(APPROVED)) {
            assertThat(Json.write(Json.read(line, Note.class), Note.class)).isEqualTo(line);
            Note note = Json.read(line, Note.class);
            Class<? extends Note> kind = Json.NOTES.stream()
                    .filter(one -> one.isInstance(note))
                    .findFirst()
                    .orElseThrow();
            assertThat(Json.read(line, kind)).isEqualTo(note);
        }
    }

    @Test
    void everyKindOfNoteHasAnApprovedLineAndANameOfItsOwn() throws IOException {
        List<Class<?>> approved = Files.readAllLines(APPROVED).stream()
                .<Class<?>>map(line -> Json.read(line, Note.class).getClass())
                .distinct()
                .toList();
        List<Class<?>> kinds = Json.NOTES.stream()
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .toList();
        assertThat(approved).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(Stream.of(kinds).flatMap(List::stream).map(Class::getSimpleName))
                .doesNotHaveDuplicates();
    }
}
