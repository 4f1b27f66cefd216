package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.journal.Crossing;
import no.avtaleverk.model.journal.Journal;
import no.avtaleverk.model.journal.Journal.Direction;
import no.avtaleverk.model.journal.JournalDocument;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.web.wording.Wording;
import org.springframework.stereotype.Component;

/** Entries of a journal in words. */
@Component
final class JournalLines {
    private final Wording wording;
    private final PageWords words;

    JournalLines(Wording wording, PageWords words) {
        this.wording = wording;
        this.words = words;
    }

    /**
     * An entry.
     *
     * @param document what it is
     * @param others who it came from or went to
     */
    record Line(Journal.Entry entry, String document, String others) {}

    List<Line> of(List<Journal.Entry> entries) {
        return entries.stream().map(this::line).toList();
    }

    Line line(Journal.Entry entry) {
        return new Line(entry, document(entry.crossing()), others(entry));
    }

    private String document(Crossing crossing) {
        String what = crossing.document() == JournalDocument.FOLLOW_UP
                ? words.capitalised(wording.ofNote(crossing.act(), PageWords.locale()))
                : words.capital(crossing.document());
        return crossing.version() == 0 ? what : words.say("journal.version", what, crossing.version());
    }

    private String others(Journal.Entry entry) {
        Crossing crossing = entry.crossing();
        var names = new ArrayList<String>();
        if (entry.direction() == Direction.OUT) {
            crossing.to().forEach(to -> names.add(words.party(to, entry.journaled())));
            names.addAll(crossing.beside());
        } else {
            PartyId from = crossing.from();
            names.add(
                    from != null
                            ? words.party(from, entry.journaled())
                            : crossing.beside().isEmpty()
                                    ? words.say("journal.unknown")
                                    : String.join(", ", crossing.beside()));
        }
        return String.join(", ", names);
    }
}
