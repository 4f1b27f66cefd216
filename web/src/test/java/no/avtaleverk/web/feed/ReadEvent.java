package no.avtaleverk.web.feed;

import java.io.IOException;
import java.io.StringReader;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;

/** An event as another program reads it. */
record ReadEvent(String uid, Temporal day, int sequence, String summary, String description) {
    static List<ReadEvent> all(String file) throws IOException, ParserException {
        return new CalendarBuilder()
                .build(new StringReader(file)).<VEvent>getComponents("VEVENT").stream()
                        .map(ReadEvent::of)
                        .toList();
    }

    private static ReadEvent of(VEvent event) {
        return new ReadEvent(
                event.getUid().orElseThrow().getValue(),
                Objects.requireNonNull(event.getDateTimeStart()).getDate(),
                Objects.requireNonNull(event.getSequence()).getSequenceNo(),
                Objects.requireNonNull(event.getSummary()).getValue(),
                Objects.requireNonNull(event.getDescription()).getValue());
    }
}
