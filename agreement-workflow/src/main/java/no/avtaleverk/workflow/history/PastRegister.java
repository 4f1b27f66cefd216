package no.avtaleverk.workflow.history;

import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.ReadHistory;

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

    public ReadHistory history() {
        return store;
    }
}
