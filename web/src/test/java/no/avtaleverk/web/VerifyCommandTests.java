package no.avtaleverk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.avtaleverk.model.agreement.History;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@RunningProduct
class VerifyCommandTests {
    @Autowired
    private @Nullable Environment environment;

    @Autowired
    private @Nullable History history;

    /** The store is open in the running product all the while. */
    @Test
    void theLogIsCheckedBesideTheRunningProduct() {
        String url = java.util.Objects.requireNonNull(environment).getRequiredProperty("avtaleverk.store.url");
        var out = new ByteArrayOutputStream();
        int code = VerifyCommand.run(
                new String[] {"verify", "--avtaleverk.store.url=" + url},
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("The log is intact: ")
                .contains(java.util.Objects.requireNonNull(history)
                        .verify()
                        .head()
                        .hex());
    }

    @Test
    void aStoreThatIsNotThereIsNoGoodStore(@TempDir Path folder) {
        var out = new ByteArrayOutputStream();
        int code = VerifyCommand.run(
                new String[] {"verify", "--avtaleverk.store.url=jdbc:sqlite:" + folder.resolve("none.db")},
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("There is no store here: jdbc:sqlite:");
    }
}
