package no.avtaleverk.workflow.proof;

import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;

/** Which entry of the log made which version. */
final class AgreementNumbers {
    private AgreementNumbers() {}

    /** The numbers of the versions an entry made. */
    static List<Integer> madeBy(AuditEntry entry) {
        return switch (entry.event()) {
            case AuditEvent.TextSubmitted submitted -> List.of(submitted.version());
            case AuditEvent.StandardIssued issued -> List.of(issued.version());
            case AuditEvent.AgreementRegistered registered -> List.of(1);
            default -> List.of();
        };
    }

    /** The versions a reader's view holds; those that are not shown are empty places in it. */
    static List<AgreementVersion> shown(Agreement agreement) {
        return agreement.versions().stream()
                .filter(version -> version.revision() != 0)
                .toList();
    }
}
