package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.ReadHistory;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.SearchUnavailableException;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;

/** Opens the search index. It is as it was left: call {@link AgreementIndex#catchUp()} to bring it up to the log. */
public final class SearchIndex {
    private SearchIndex() {}

    /**
     * Open the index in a folder, made when it is not there. Index files that are damaged, or were written by another version of the
     * product, are deleted; the next catch-up makes them anew. Other files in the folder are left alone.
     *
     * @throws SearchUnavailableException if another process holds the index, or the disk fails
     */
    public static AgreementIndex open(
            Path folder,
            ReadAgreements agreements,
            ReadHistory history,
            PartyRegister register,
            RequirementCatalogue catalogue) {
        Norwegian norwegian = Norwegian.load();
        try {
            Files.createDirectories(folder);
            return new LuceneAgreementIndex(
                    new IndexFiles(FSDirectory.open(folder), norwegian.fingerprint()),
                    agreements,
                    history,
                    register,
                    catalogue,
                    norwegian);
        } catch (IOException e) {
            throw new SearchUnavailableException("The folder of the search index can not be opened", e);
        }
    }

    /** An index that lives as long as the process, for tests and trials. */
    public static AgreementIndex inMemory(
            ReadAgreements agreements, ReadHistory history, PartyRegister register, RequirementCatalogue catalogue) {
        return inMemory(agreements, history, register, catalogue, Norwegian.load());
    }

    /** The same with words of one's own making. */
    public static AgreementIndex inMemory(
            ReadAgreements agreements,
            ReadHistory history,
            PartyRegister register,
            RequirementCatalogue catalogue,
            Norwegian norwegian) {
        return new LuceneAgreementIndex(
                new IndexFiles(new ByteBuffersDirectory(), norwegian.fingerprint()),
                agreements,
                history,
                register,
                catalogue,
                norwegian);
    }

    /**
     * An index of public texts, which starts empty whatever lies in the folder.
     *
     * @param folder of its own
     * @throws SearchUnavailableException if another process holds it, or the disk fails
     */
    public static PublicPassages ofPublicTexts(Path folder) {
        try {
            Files.createDirectories(folder);
            return new PassageIndex(FSDirectory.open(folder));
        } catch (IOException e) {
            throw new SearchUnavailableException("The folder of the index of public texts can not be opened", e);
        }
    }

    /** The same for as long as the process lives, for tests and trials. */
    public static PublicPassages ofPublicTextsInMemory() {
        return new PassageIndex(new ByteBuffersDirectory());
    }
}
