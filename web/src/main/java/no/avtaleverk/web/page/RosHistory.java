package no.avtaleverk.web.page;

import java.util.List;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.RosAcceptanceWithdrawn;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAgreementProposed;
import no.avtaleverk.model.ros.RosNote.RosAreaAdded;
import no.avtaleverk.model.ros.RosNote.RosAsideProposed;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureMoved;
import no.avtaleverk.model.ros.RosNote.RosMeasureProposed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosOwnerProposed;
import no.avtaleverk.model.ros.RosNote.RosProposalDeclined;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosScale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was noted of a row, with what it said, so that earlier grades and reasons can still be read. */
@Component
final class RosHistory {
    private final RosPages pages;
    private final PageWords words;

    RosHistory(RosPages pages, PageWords words) {
        this.pages = pages;
        this.words = words;
    }

    /**
     * A note.
     *
     * @param said what it came to; may be empty
     * @param reason in the words of who wrote it; may be empty
     */
    record Line(String what, String said, String reason, String who, String when) {}

    /** @return the last first */
    List<Line> lines(RosItem item, RosScale scale) {
        return item.history().stream()
                .map(noted -> line(noted, item, scale))
                .toList()
                .reversed();
    }

    private Line line(Noted<RosNote> noted, RosItem item, RosScale scale) {
        RosNote note = noted.note();
        PartyId party = noted.organisation();
        return new Line(
                words.capitalised(words.say("Note." + note.getClass().getSimpleName())),
                said(note, item, scale),
                reason(note),
                party == null ? noted.userName() : noted.userName() + ", " + words.party(party),
                words.moment(noted.at()));
    }

    private String said(RosNote note, RosItem item, RosScale scale) {
        return switch (note) {
            case RosScored score -> grades(score.area(), score.before(), score.after(), scale);
            case RosAgreed agreed -> grades(agreed.area(), agreed.before(), agreed.after(), scale);
            case RosAgreementProposed proposed -> grades(proposed.area(), proposed.before(), proposed.after(), scale);
            case RosAgreementConfirmed yes -> grades(yes.area(), yes.before(), yes.after(), scale);
            case RosRiskAccepted accepted ->
                words.say(
                        "ros.history-accepted",
                        pages.areaName(scale, accepted.area()),
                        grade(accepted.remaining()),
                        accepted.capacity(),
                        words.date(accepted.until()));
            case RosAcceptanceWithdrawn withdrawn -> pages.areaName(scale, withdrawn.area());
            case RosAreaAdded added -> pages.areaName(scale, added.area());
            case RosMeasureSet set -> measure(set.what(), set.lowers(), set.party(), set.role(), words.date(set.due()));
            case RosMeasureChanged set ->
                measure(set.what(), set.lowers(), set.party(), set.role(), words.date(set.due()));
            case RosMeasureMoved moved ->
                words.say(
                        "ros.history-moved",
                        named(item, moved.measure()),
                        words.of(moved.status()),
                        words.date(moved.on()));
            case RosMeasureProposed proposed -> named(item, proposed.measure());
            case RosOwnerNamed owner -> words.party(owner.party()) + ", " + words.of(owner.role());
            case RosOwnerProposed owner -> words.party(owner.owner()) + ", " + words.of(owner.role());
            default -> "";
        };
    }

    private static String reason(RosNote note) {
        return switch (note) {
            case RosScored score -> score.reason();
            case RosAgreed agreed -> agreed.minutes();
            case RosAgreementProposed proposed -> proposed.minutes();
            case RosRiskAccepted accepted -> accepted.reason();
            case RosAcceptanceWithdrawn withdrawn -> withdrawn.reason();
            case RosMeasureChanged changed -> changed.reason();
            case RosMeasureMoved moved -> moved.said();
            case RosRowSetAside aside -> aside.reason();
            case RosAsideProposed aside -> aside.reason();
            case RosProposalDeclined declined -> declined.reason();
            default -> "";
        };
    }

    /** Without a zone, since a grade may have been given by another scale than the one that stands. */
    private String grades(String area, RosGrade before, @Nullable RosGrade after, RosScale scale) {
        String name = pages.areaName(scale, area);
        return after == null
                ? words.say("ros.history-grade", name, grade(before))
                : words.say("ros.history-grades", name, grade(before), grade(after));
    }

    private static String grade(RosGrade grade) {
        return grade.likelihood() + " × " + grade.consequence() + " = " + grade.score();
    }

    private String measure(String what, Lowers lowers, PartyId party, Role role, String due) {
        return words.say("ros-files.measure", what, words.of(lowers), words.party(party), words.of(role), due);
    }

    private static String named(RosItem item, String measure) {
        return item.measure(measure).map(one -> one.set().what()).orElse("");
    }
}
