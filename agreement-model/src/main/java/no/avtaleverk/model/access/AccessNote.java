package no.avtaleverk.model.access;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** What is noted of a request for access (innsynskrav). */
public sealed interface AccessNote extends Note {
    /** What the one who asked was answered. */
    enum Answer {
        /** Access to all of it. */
        GRANTED,
        /** Access to some of it; the rest is withheld by a named place in the law. */
        PARTLY_GRANTED,
        /** Refused by a named place in the law. */
        REFUSED,
        /** There is no such document here; the one who asked was told where to ask, where that is known. */
        NOT_HELD
    }

    /** What came of a complaint. */
    enum Outcome {
        /** The organ gave access itself after all. */
        REVERSED_BY_ORGAN,
        /** The refusal stands. */
        UPHELD,
        /** Whoever decides on complaints gave access to all of it or some. */
        REVERSED
    }

    /** Each request has a dossier of its own. */
    @Override
    default String item() {
        return "";
    }

    /**
     * A request came in.
     *
     * @param organ who was asked
     * @param received the day it reached the organ, in Norway; the clock runs from it
     * @param requester a name, or empty: nobody has to say who they are
     * @param asked what access is asked to, in the words of the request
     * @param entries positions in the log of the entries of the organ's journal it names
     */
    record AccessRequested(PartyId organ, LocalDate received, String requester, String asked, List<Long> entries)
            implements AccessNote {
        public AccessRequested {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The request was answered.
     *
     * @param grounds ids of places in the law; empty unless something was withheld
     * @param wider whether it was considered to give more access than the law demands (meirinnsyn, offentleglova § 11)
     * @param words why, or where to ask instead; may be empty when access was given to all
     * @param file the answer or what was handed out, if kept
     */
    record AccessAnswered(
            LocalDate on,
            Answer answer,
            List<String> grounds,
            boolean wider,
            String words,
            @Nullable Attachment file) implements AccessNote {
        public AccessAnswered {
            grounds = List.copyOf(grounds);
        }

        @Override
        public List<Sha256> files() {
            return file == null ? List.of() : List.of(file.digest());
        }
    }

    /** A complaint came in (offentleglova § 32), on an answer or on silence. */
    record AccessAppealed(LocalDate received, String words) implements AccessNote {}

    /** A complaint was laid before whoever decides on it, since the organ holds on to its answer. */
    record AppealForwarded(LocalDate on, String to) implements AccessNote {}

    record AppealDecided(LocalDate on, Outcome outcome, String words) implements AccessNote {}
}
