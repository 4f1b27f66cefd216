package no.avtaleverk.workflow.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.Publication.Release;
import no.avtaleverk.model.publication.PublicationNote;
import org.jspecify.annotations.Nullable;

/**
 * What everyone could see happen to the versions of an agreement. What is asked for, proposed or declined happens within and is no event.
 * Whether a note is one follows from those before it alone, so that what came before never changes.
 */
final class PublicEvents {
    private final FollowUps followUps;
    private final PublicTexts texts;

    PublicEvents(FollowUps followUps, PublicTexts texts) {
        this.followUps = followUps;
        this.texts = texts;
    }

    /** @param position in the log */
    record Event(long position, Instant at, int number, PublicChangeKind kind) {}

    /** @param notes the dossier of its publication */
    List<Event> of(Agreement agreement, List<Noted<PublicationNote>> notes) {
        List<Long> positions = followUps.log(agreement.id().value(), null).stream()
                .filter(PublicEvents::isOfPublication)
                .map(AuditEntry::position)
                .toList();
        var events = new ArrayList<Event>();
        Publication before = Publication.of(List.of());
        for (int i = 0; i < notes.size(); i++) {
            Publication after = Publication.of(notes.subList(0, i + 1));
            for (AgreementVersion version : agreement.versions()) {
                PublicChangeKind kind = kind(agreement, version, before, after);
                if (kind != null) {
                    events.add(new Event(positions.get(i), notes.get(i).at(), version.number(), kind));
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

    private @Nullable PublicChangeKind kind(
            Agreement agreement, AgreementVersion version, Publication before, Publication after) {
        boolean was = isPublic(before, version);
        boolean is = isPublic(after, version);
        if (was != is) {
            return is ? PublicChangeKind.RELEASED : PublicChangeKind.WITHDRAWN;
        }
        return is && !before.withheld().equals(after.withheld()) && isAnother(agreement, version, before, after)
                ? PublicChangeKind.REPLACED
                : null;
    }

    private static boolean isPublic(Publication publication, AgreementVersion version) {
        Optional<Release> release = publication.release(version.number());
        return release.filter(Release::isPublic).isPresent();
    }

    private boolean isAnother(Agreement agreement, AgreementVersion version, Publication before, Publication after) {
        String summary = after.release(version.number()).orElseThrow().summary();
        try {
            return !texts.of(agreement, version, before).equals(texts.of(agreement, version, after))
                    || !texts.title(version, before).equals(texts.title(version, after))
                    || !texts.line(summary, version, before).equals(texts.line(summary, version, after));
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            // A text that can not be made is not shown; that it can not must not take all others from the public.
            return true;
        }
    }
}
