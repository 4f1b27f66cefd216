package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.audit.AuditNote;
import no.avtaleverk.model.audit.AuditNote.Topic;
import no.avtaleverk.model.audit.AuditNote.WorkingNoteWritten;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.audit.AuditDesk;
import no.avtaleverk.workflow.audit.AuditDesk.Item;
import no.avtaleverk.workflow.audit.AuditDesk.Sheet;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.stereotype.Component;

/** What pages and files tell of the samples of a desk. */
@Component
final class AuditSampleLines {
    private final AuditDesk desk;
    private final Viewing viewing;
    private final PageWords words;

    AuditSampleLines(AuditDesk desk, Viewing viewing, PageWords words) {
        this.desk = desk;
        this.viewing = viewing;
        this.words = words;
    }

    /** A line of the sample. */
    record Line(Item item, String title, boolean open, String stratum) {}

    record NoteLine(Noted<AuditNote> noted, Topic topic, String text) {}

    static void requireAuditor(Actor actor) {
        if (!AuditDesk.isFor(actor)) {
            throw new NotFoundException();
        }
    }

    Sheet sheet(String id, Actor actor) {
        requireAuditor(actor);
        return desk.sample(id, actor).orElseThrow(NotFoundException::new);
    }

    /** One for each agreement that was drawn. */
    List<Line> lines(Sheet sheet, Actor actor) {
        return sheet.items().stream().map(item -> line(item, sheet, actor)).toList();
    }

    Line line(Item item, Sheet sheet, Actor actor) {
        Optional<String> title = viewing.view(item.agreement(), actor)
                .map(view -> view.agreement().head().title());
        return new Line(
                item,
                title.orElseGet(() -> words.say("audit.gone")),
                title.isPresent(),
                stratum(item.stratum(), sheet));
    }

    /** A stratum of the sample, in words. */
    String stratum(String stratum, Sheet sheet) {
        if (stratum.isEmpty() || stratum.equals(AuditDesk.SEVERAL) || stratum.equals(AuditDesk.NONE)) {
            return words.say("audit.stratum." + stratum);
        }
        return switch (sheet.sample().stratification()) {
            case TRUST, MUNICIPALITY -> words.party(new PartyId(stratum));
            case MATTER -> words.requirement(new RequirementId(stratum));
            case STATE -> words.capital(AgreementState.valueOf(stratum));
            case NONE -> stratum;
        };
    }

    static List<NoteLine> notes(Item item) {
        var notes = new ArrayList<NoteLine>();
        for (Noted<AuditNote> noted : item.written()) {
            if (noted.note() instanceof WorkingNoteWritten written) {
                notes.add(new NoteLine(noted, written.topic(), written.text()));
            }
        }
        return notes;
    }
}
