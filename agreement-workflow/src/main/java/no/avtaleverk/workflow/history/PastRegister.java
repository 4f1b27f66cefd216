package no.avtaleverk.workflow.history;

import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.ReadHistory;
import no.avtaleverk.model.agreement.UnknownAnswer;
import no.avtaleverk.model.law.RequirementId;

/** The register and the log as they were when the log stood at a place. They can be read, and nothing else. */
public final class PastRegister {
    private final PastStore store;

    /** @param position of the last entry that counts */
    public PastRegister(ReadAgreements agreements, ReadHistory history, long position) {
        this(agreements, history, position, () -> {});
    }

    /**
     * @param position of the last entry that counts
     * @param reading hears of each agreement that is read
     */
    public PastRegister(ReadAgreements agreements, ReadHistory history, long position, Runnable reading) {
        this.store = new PastStore(agreements, history, position, reading);
    }

    /** Versions, facts, and what was being written then; whoever asks must hold rights against it, as against the register of now. */
    public ReadAgreements agreements() {
        return store;
    }

    /**
     * Answers of which the log does not tell whether a jurist had confirmed them then; they count as not confirmed. They are told whoever
     * asks, so hold rights against them too.
     */
    public List<UnknownAnswer> unknownAnswers() {
        return store.unknownAnswers();
    }

    /** A version that was counted. */
    public record Text(AgreementId agreement, int version) {}

    /**
     * An unknown answer in a version that has the words it is about.
     *
     * @param title of the version
     * @param number of the clause in it
     */
    public record Unknown(UnknownAnswer answer, int version, String title, String number) {}

    /**
     * The unknown answers that could have been counted.
     *
     * @param texts what was counted as in force; the reader may read all of it
     * @param asked what was asked of them
     */
    public List<Unknown> unknownIn(Set<Text> texts, Set<RequirementId> asked) {
        return store.unknownIn(texts, asked);
    }

    public ReadHistory history() {
        return store;
    }
}
