package no.avtaleverk.workflow.persistence;

import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcFiles implements Files {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcFiles(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public Sha256 store(String name, String mediaType, byte[] bytes) {
        Sha256 digest = Sha256.of(bytes);
        writing.executeWithoutResult(status -> jdbc.sql("""
                        insert into stored_file (sha256, name, media_type, content) values (:sha256, :name, :mediaType, :content)
                        on conflict do nothing""")
                .param("sha256", digest.hex())
                .param("name", name)
                .param("mediaType", mediaType)
                .param("content", bytes)
                .update());
        return digest;
    }

    @Override
    public Optional<StoredFile> find(Sha256 digest) {
        return Objects.requireNonNull(reading.execute(
                status -> jdbc.sql("select name, media_type, content from stored_file where sha256 = :sha256")
                        .param("sha256", digest.hex())
                        .query((row, number) -> new StoredFile(
                                digest, row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                        .optional()));
    }
}
