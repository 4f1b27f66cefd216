package no.avtaleverk.workflow.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.Publication.Release;
import no.avtaleverk.model.publication.PublicationNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What everyone could see happen to the versions of an agreement. What is asked for, proposed or declined happens within and is no event.
 * Which events there are, and their order, follows from the notes alone and from those before each: so what came before never changes,
 * even while the agreement can not be read.
 */
final class PublicEvents {
    private static final Logger LOG = LoggerFactory.getLogger(PublicEvents.class);

    private final Agreements agreements;
    private final FollowUps followUps;
    private final PublicTexts texts;

    PublicEvents(Agreements agreements, FollowUps followUps, PublicTexts texts) {
        this.agreements = agreements;
        this.followUps = followUps;
        this.texts = texts;
    }

    /**
     * @param position in the log
     * @param seen whether the version is another one for who reads it; withholding may concern other versions alone
     */
    record Event(long position, Instant at, int number, PublicChangeKind kind, boolean seen) {}

    /** @param notes the dossier of its publication */
    List<Event> of(AgreementId id, List<Noted<PublicationNote>> notes) {
        List<Long> positions = followUps.log(id.value(), null).stream()
                .filter(PublicEvents::isOfPublication)
                .map(AuditEntry::position)
                .toList();
        var events = new ArrayList<Event>();
        Publication before = Publication.of(List.of());
        for (int i = 0; i < notes.size(); i++) {
            Publication after = Publication.of(notes.subList(0, i + 1));
            boolean isOtherWithheld = !before.withheld().equals(after.withheld());
            for (int number : after.releases().keySet().stream().sorted().toList()) {
                boolean was = isPublic(before, number);
                boolean is = isPublic(after, number);
                if (was != is) {
                    PublicChangeKind kind = is ? PublicChangeKind.RELEASED : PublicChangeKind.WITHDRAWN;
                    events.add(new Event(positions.get(i), notes.get(i).at(), number, kind, true));
                } else if (is && isOtherWithheld) {
                    events.add(new Event(
                            positions.get(i),
                            notes.get(i).at(),
                            number,
                            PublicChangeKind.REPLACED,
                            isAnother(id, number, before, after)));
                }
            }
            before = after;
        }
        return List.copyOf(events);
    }

    private static boolean isOfPublication(AuditEntry entry) {
        return entry.event() instanceof AuditEvent.FollowedUp noted
                && noted.subject() == FollowUpSubject.PUBLICATION
                && noted.innerOf() == null;
    }

    private static boolean isPublic(Publication publication, int number) {
        return publication.release(number).filter(Release::isPublic).isPresent();
    }

    private boolean isAnother(AgreementId id, int number, Publication before, Publication after) {
        String summary = after.release(number).orElseThrow().summary();
        try {
            Agreement agreement = agreements.find(id).orElseThrow();
            AgreementVersion version = agreement.version(number).orElseThrow();
            return !texts.of(agreement, version, before).equals(texts.of(agreement, version, after))
                    || !texts.title(version, before).equals(texts.title(version, after))
                    || !texts.line(summary, version, before).equals(texts.line(summary, version, after));
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            LOG.error("The public text of version {} of agreement {} can not be made", number, id, e);
            return true;
        }
    }
}
