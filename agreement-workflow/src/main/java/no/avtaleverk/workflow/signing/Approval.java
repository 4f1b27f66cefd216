package no.avtaleverk.workflow.signing;

import java.time.Instant;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.wording.Language;

/** Says in words how a person's approval was recorded; the words become part of what the seal covers. */
@FunctionalInterface
public interface Approval {
    String of(Actor by, Instant at, Language language);
}
