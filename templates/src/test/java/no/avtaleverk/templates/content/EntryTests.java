package no.avtaleverk.templates.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class EntryTests {
    @Test
    void namesTheEntryThatLacksWords() {
        var entries = Entry.list("f.yaml", "- {id: \"A-1\", title: {nb: \"x\"}}", "id");
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> entries.getFirst().bilingual("title"))
                .withMessage("f.yaml, A-1, title: 'nn' is missing");
    }

    @Test
    void demandsQuotesAroundADate() {
        var entry = Entry.file("f.yaml", "from: 2020-01-01");
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> entry.date("from"))
                .withMessageContaining("must be text in quotes");
    }

    @Test
    void demandsQuotesAroundTheWordNo() {
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> Entry.file("f.yaml", "no: \"x\""))
                .withMessageContaining("must be a word, in quotes");
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> Entry.file("f.yaml", "a: \"x\"\na: \"y\""))
                .withMessageContaining("duplicate key");
    }

    @Test
    void refusesAKeyNobodyAsksFor() {
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> Entry.file("f.yaml", "a: \"x\"\nforse: \"y\"").allowing("a", "force"))
                .withMessage("f.yaml: unknown keys [forse]");
    }

    @Test
    void makesNoObjectsOfTheFilesChoosing() {
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> Entry.file("f.yaml", "a: !!java.io.File [\"/tmp\"]"));
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> Entry.file("law/none.yaml"))
                .withMessage("law/none.yaml: the file is missing");
    }

    @Test
    void readsNestedListsByName() {
        var entry = Entry.file("f.yaml", "list:\n- {key: \"k\", n: 2}");
        var inner = entry.entries("list", "key").getFirst();
        assertThat(inner.where()).isEqualTo("f.yaml, k");
        assertThat(inner.number("n")).isEqualTo(2);
        assertThat(entry.entries("other", "key")).isEmpty();
    }
}
