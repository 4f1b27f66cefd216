package no.avtaleverk.model.archive;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import org.jspecify.annotations.Nullable;

/** What a register is restored from: the rows and files of an archive whose bytes have been held against their checksums. */
public interface RegisterSource {
    /** The one case it is of; absent for the whole register. */
    @Nullable
    AgreementId agreement();

    /** Of the last entry of the log that counts. */
    long position();

    /** The hash of that entry. */
    Sha256 head();

    /** The digest of the archive file. */
    Sha256 file();

    /** The digest of its manifest. */
    Sha256 mark();

    /** The rows of a table, in order, each a JSON object; none when there are none. */
    void rows(String table, Consumer<String> each);

    /** The bytes of a stored file. */
    byte[] content(Sha256 digest);

    /** The entries of which only the hash is in it. */
    void absent(BiConsumer<Long, Sha256> each);
}
