package no.avtaleverk.model.audit;

import no.avtaleverk.model.followup.Note;

/** What is noted of a sample: that it was drawn, and what was found in each agreement of it. */
public sealed interface AuditNote extends Note {
    /** Longest working note, in characters. */
    int MAX_TEXT = 20_000;

    /** What a working note is, after the standard for forvaltningsrevisjon (RSK 001): from the criterion to the conclusion. */
    enum Topic {
        /** What it is held against. */
        CRITERION,
        /** What was seen. */
        FINDING,
        /** What follows when the one is held against the other. */
        ASSESSMENT,
        CONCLUSION
    }

    /** How far the work on an agreement has come. */
    enum Progress {
        NOT_BEGUN,
        AT_WORK,
        DONE
    }

    /**
     * A sample was drawn.
     *
     * @param item empty
     * @param desk whose it is: the organisation of who drew it or, of those who have none in the register, the person
     */
    record SampleDrawn(String item, String desk, String title, Sample sample) implements AuditNote {}

    /** @param item id of the agreement */
    record WorkingNoteWritten(String item, Topic topic, String text) implements AuditNote {}

    /** @param item id of the agreement */
    record ItemProgressed(String item, Progress progress) implements AuditNote {}
}
