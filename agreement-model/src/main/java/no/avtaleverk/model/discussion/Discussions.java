package no.avtaleverk.model.discussion;

import java.util.List;
import no.avtaleverk.model.agreement.AuditEntry;

/** The stored discussions. Holds no way to keep a statement without the audit entry that stands for it. */
public interface Discussions {
    /** What has been said in a room; nothing, when nobody has said anything. */
    Discussion find(Room room);

    /** Read a discussion that is about to be added to. Within a transaction, others who want to write wait until that has ended. */
    Discussion findToChange(Room room);

    /**
     * Store a statement and its audit entry, or neither.
     *
     * @throws no.avtaleverk.model.agreement.StaleAgreementException if another was stored since the discussion was read
     */
    AuditEntry save(Contribution.Made made);

    /** The entries of the log about a room, oldest first. */
    List<AuditEntry> log(Room room);
}
