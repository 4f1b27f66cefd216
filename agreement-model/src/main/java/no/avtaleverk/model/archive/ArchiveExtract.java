package no.avtaleverk.model.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * What an archive tells of cases, in the terms of Noark 5 (arkiv, mappe, registrering, dokumentbeskrivelse, dokumentobjekt).
 *
 * @param systemId a UUID, as all of that name here
 * @param began when the first entry of the log that it tells of was made
 * @param at when the last entry that counts was made
 * @param position of that entry
 * @param creators arkivskapere: the parties
 * @param log the file with the entries of the log, when it is of one or more cases; absent when it has none
 */
public record ArchiveExtract(
        String systemId,
        Instant began,
        Instant at,
        long position,
        List<Creator> creators,
        List<CaseFile> cases,
        @Nullable LogFile log) {
    public ArchiveExtract {
        creators = List.copyOf(creators);
        cases = List.copyOf(cases);
    }

    /** @param id organisasjonsnummer, or the register's own id where there is none */
    public record Creator(String id, String name) {}

    public record LogFile(String systemId, DocumentObject object) {}

    /**
     * A case (saksmappe).
     *
     * @param openTitle as everyone may read it
     * @param titleGround on what ground words of the title are withheld from the public; absent when none are
     * @param year and number, by which it is called: year of its first entry, and its place among those of the year
     * @param ended when the agreement ended; absent while it goes on
     * @param endedBy who ended it; empty while it goes on
     * @param changes of its title
     */
    public record CaseFile(
            String systemId,
            Language language,
            String title,
            String openTitle,
            @Nullable String titleGround,
            int year,
            int number,
            Instant began,
            String beganBy,
            @Nullable Instant ended,
            String endedBy,
            String unit,
            String responsible,
            List<Party> parties,
            List<Registration> registrations,
            List<TitleChange> changes) {
        public CaseFile {
            parties = List.copyOf(parties);
            registrations = List.copyOf(registrations);
            changes = List.copyOf(changes);
        }
    }

    public record Party(String id, String name, boolean municipality) {}

    public record TitleChange(Instant at, String by, String before, String after) {}

    /** What a registrering is of. */
    public enum ArchivedAct {
        DRAFT_MADE,
        AGREEMENT_REGISTERED,
        VERSION_SENT,
        STANDARD_ISSUED,
        HEARING_SENT,
        HEARING_ANSWER,
        RESOLUTION,
        CASE_PAPERS_MADE,
        CASE_PAPERS_HANDED_OVER,
        SIGNATURE,
        SIGNING_SERVICE,
        SIGNATURES_EXAMINED,
        JOINING_OFFERED,
        NOTICE,
        SUBMISSION,
        MINUTES_RECEIVED,
        FILE_RETURNED,
        FOLLOW_UP,
        DRAFT_SHARED,
        VERSION_RETURNED,
        RESOLUTION_CORRECTED,
        LEAVING,
        SIGNING_REQUEST,
        DECLINED,
        REVIEW_OPENED,
        REVIEW_CLOSED,
        PROLONGATION,
        NOTICE_WITHDRAWN,
        NOTIFICATION
    }

    /** Which way a document of a journal went. */
    public enum Way {
        IN,
        OUT,
        WITHIN,
        CASE_PAPER
    }

    /** @param receiver whether it received; else it sent */
    public record Correspondent(boolean receiver, String name) {}

    /**
     * A registrering; with a number in the journal a journalpost, else an arkivnotat.
     *
     * @param about what it was about, such as the number of a version or a name; empty when there is no more to say
     * @param way absent for what did not cross between parties
     * @param number in the journal of the year; 0 for an arkivnotat
     * @param withheld on what ground some of its documents are withheld from the public; absent when nothing is
     */
    public record Registration(
            String systemId,
            ArchivedAct act,
            String about,
            Instant at,
            String by,
            LocalDate date,
            @Nullable Way way,
            int number,
            List<Correspondent> correspondents,
            List<Document> documents,
            @Nullable Withheld withheld) {
        public Registration {
            correspondents = List.copyOf(correspondents);
            documents = List.copyOf(documents);
        }

        public boolean isInJournal() {
            return way != null;
        }
    }

    /**
     * Skjerming.
     *
     * @param ground the paragraph with ledd and letter, such as {@code offl. § 13 første ledd}
     * @param wholly whether the whole document is withheld; else there is a variant without what is
     */
    public record Withheld(String ground, boolean wholly) {}

    /** What a dokumentbeskrivelse is of. */
    public enum ArchivedKind {
        AGREEMENT,
        AGREEMENT_TEXT,
        ORIGINAL,
        SIGNED_AGREEMENT,
        SIGNATURE_EVIDENCE,
        SIGNATURE_REPORT,
        MINUTES,
        CASE_PAPER,
        ANSWER,
        ATTACHMENT
    }

    /**
     * A dokumentbeskrivelse.
     *
     * @param whose name of the party whose document it is; empty when it is all parties'
     * @param signature whether its signatures hold; absent for what bears none
     * @param withheld on what ground some of it is withheld from the public; absent when nothing is
     */
    public record Document(
            String systemId,
            ArchivedKind kind,
            String whose,
            List<DocumentObject> objects,
            @Nullable Signature signature,
            @Nullable Withheld withheld) {
        public Document {
            objects = List.copyOf(objects);
        }

        /** One of which nothing is withheld. */
        public Document(
                String systemId,
                ArchivedKind kind,
                String whose,
                List<DocumentObject> objects,
                @Nullable Signature signature) {
            this(systemId, kind, whose, objects, signature, null);
        }

        public Document with(@Nullable Withheld other) {
            return new Document(systemId, kind, whose, objects, signature, other);
        }
    }

    /** @param verified whether the product itself examined it when it was put in */
    public record Signature(boolean verified, LocalDate date, String by) {}

    /**
     * A dokumentobjekt.
     *
     * @param path in the archive
     * @param pronom the format by its PRONOM id, such as {@code fmt/479}, or the media type where that says too little
     * @param format in words
     * @param archive whether it is in a format for keeping; else it is as it came
     */
    public record DocumentObject(
            String systemId,
            String path,
            String pronom,
            String format,
            boolean archive,
            Sha256 digest,
            long size,
            Instant at,
            String by) {}
}
