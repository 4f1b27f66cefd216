package no.avtaleverk.workflow.reporting;

import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;

/** Notes every document that leaves the product, and tells an organisation what its own people took. */
public final class HandingOut {
    private static final int SHOWN = 200;

    private final IssuedDocuments documents;
    private final Changes changes;

    public HandingOut(IssuedDocuments documents, Changes changes) {
        this.documents = documents;
        this.changes = changes;
    }

    /**
     * Note that a document was handed out. Comes before the bytes are sent, so that none leaves unnoted.
     *
     * @param version 0 for a draft
     * @param municipality whose document it is; absent for one of all parties
     * @param format such as {@code PDF}
     */
    public void note(
            AgreementId agreement, int version, @Nullable PartyId municipality, String format, Sha256 file, Actor to) {
        documents.handedOut(
                new AuditEvent.DocumentHandedOut(agreement, version, municipality, format, file), to, changes.now());
    }

    /** What people of the reader's organisation, or of those an auditor looks into, were given; newest first. */
    public List<AuditEntry> of(AgreementId agreement, Actor by) {
        return documents.handedOut(agreement, by.readsWorkOf(), SHOWN);
    }
}
