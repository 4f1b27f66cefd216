package no.avtaleverk.model.document;

import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.ros.RosForm;

/** Reads filled-in checklists: the Word document or the workbook that {@link RosRenderer} made, as an office program has saved it. */
public interface RosFormReader {
    /** Largest file taken, in bytes. */
    int MAX_BYTES = DocumentReader.MAX_BYTES;

    /** @param name as uploaded; its extension and the bytes must agree */
    Reading read(String name, byte[] bytes);

    /** What came of it. */
    sealed interface Reading {
        /** @param words all that is written in it, also where it is not shown */
        record Read(RosForm form, RosFileFormat format, String words) implements Reading {}

        /** A sound file of the kind, and not a checklist of ours. */
        record NoForm() implements Reading {}

        /** @param detail for the log and for support, in English; never shown as the only message */
        record Refused(ReadFault fault, String detail) implements Reading {}
    }
}
