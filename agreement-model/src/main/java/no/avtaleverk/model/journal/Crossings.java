package no.avtaleverk.model.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.deviation.DeviationNote;
import no.avtaleverk.model.disagreement.DisagreementNote;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.supervision.FindingNote;
import no.avtaleverk.model.termination.NoticeNote;
import no.avtaleverk.model.time.Norway;
import org.jspecify.annotations.Nullable;

/**
 * Finds what crossed between organs in the log of one agreement. An entry is told by itself and those before it alone, so that a journal
 * never changes by what comes later.
 */
public final class Crossings {
    /** Whom the agreements are sent to (hol. § 6-4). */
    public static final String DIRECTORATE = "Helsedirektoratet";

    /** Acts that are letters from one party to another also where no file comes with them. */
    private static final Set<String> LETTERS = Set.of(
            DeviationNote.DeviationReported.class.getSimpleName(),
            DeviationNote.DeviationAnswered.class.getSimpleName(),
            DisagreementNote.DisagreementRaised.class.getSimpleName(),
            DisagreementNote.ViewStated.class.getSimpleName(),
            DisagreementNote.OutcomeAnswered.class.getSimpleName(),
            NoticeNote.WithdrawalAsked.class.getSimpleName(),
            NoticeNote.WithdrawalConsented.class.getSimpleName(),
            NoticeNote.WithdrawalRefused.class.getSimpleName(),
            FindingNote.ReportShared.class.getSimpleName());

    /** A filled-in form, which the other party does not see before it has graded the same. */
    private static final String READ_BACK = RosNote.RosReadBack.class.getSimpleName();

    private final AgreementId agreement;
    private final List<Crossing> found = new ArrayList<>();
    private final Set<PartyId> writing = new TreeSet<>();
    private final Map<Integer, Set<PartyId>> addressed = new HashMap<>();
    private final Map<Integer, Hearing> hearings = new HashMap<>();
    private final Map<Integer, String> titles = new HashMap<>();
    private String title = "";
    private int newest;

    private Crossings(AgreementId agreement) {
        this.agreement = agreement;
    }

    /**
     * Find them.
     *
     * @param log all entries about the agreement, of what is said, signed and followed up as well, in the order of their positions
     */
    public static List<Crossing> of(AgreementId agreement, Collection<AuditEntry> log) {
        var crossings = new Crossings(agreement);
        log.forEach(crossings::look);
        return crossings.found;
    }

    private void look(AuditEntry entry) {
        PartyId from = entry.organisation();
        switch (entry.event()) {
            case AuditEvent.AgreementDrafted e -> drafted(entry, e.title(), e.parties());
            case AuditEvent.VariantDrafted e -> drafted(entry, e.title(), e.parties());
            case AuditEvent.AgreementRegistered e -> {
                title = e.title();
                writing.addAll(e.parties());
                newest = 1;
                titles.put(1, title);
                addressed.put(1, new TreeSet<>(e.parties()));
            }
            case AuditEvent.HeadChanged e -> headChanged(entry, e.after());
            case AuditEvent.TextRedrafted e ->
                add(entry, JournalDocument.DRAFT_SHARED, 0, null, from, writing, List.of());
            case AuditEvent.TextSubmitted e -> {
                newest = e.version();
                titles.put(newest, title);
                addressed.put(newest, new TreeSet<>(writing));
                add(entry, JournalDocument.DRAFT_SUBMITTED, e.version(), null, from, known(e.version()), files(e));
            }
            case AuditEvent.TextReturned e ->
                add(entry, JournalDocument.DRAFT_RETURNED, e.version(), null, from, known(e.version()), List.of());
            case AuditEvent.HearingOpened e -> heard(entry, e.hearing());
            case AuditEvent.HearingAnswered e -> answered(entry, e);
            case AuditEvent.CasePapersHandedOver e ->
                add(
                        entry,
                        JournalDocument.CASE_PAPER,
                        e.version(),
                        null,
                        from,
                        e.papers().keySet(),
                        List.copyOf(e.papers().values()));
            case AuditEvent.ResolutionRecorded e ->
                add(
                        entry,
                        JournalDocument.RESOLUTION,
                        e.resolution().version(),
                        e.resolution().date(),
                        e.resolution().party(),
                        known(e.resolution().version()),
                        files(e.resolution().minutes()));
            case AuditEvent.ResolutionCorrected e ->
                add(
                        entry,
                        JournalDocument.RESOLUTION_CORRECTED,
                        e.after().version(),
                        e.after().date(),
                        e.after().party(),
                        known(e.after().version()),
                        files(e.after().minutes()));
            case AuditEvent.JoiningOffered e -> {
                add(
                        entry,
                        JournalDocument.OFFER_TO_JOIN,
                        e.joining().version(),
                        null,
                        from,
                        Set.of(e.joining().party()),
                        List.of(e.joining().document()));
                addressed
                        .computeIfAbsent(e.joining().version(), number -> new TreeSet<>(writing))
                        .add(e.joining().party());
            }
            case AuditEvent.LeavingRecorded e ->
                add(
                        entry,
                        JournalDocument.LEAVING,
                        e.leaving().version(),
                        e.leaving().decided(),
                        e.leaving().party(),
                        known(e.leaving().version()),
                        List.of());
            case AuditEvent.SigningJobStarted e ->
                add(
                        entry,
                        JournalDocument.SIGNING_REQUEST,
                        e.version(),
                        null,
                        from,
                        e.parties(),
                        List.of(e.document()));
            case AuditEvent.AgreementSigned e ->
                add(
                        entry,
                        JournalDocument.SIGNATURE,
                        e.signature().version(),
                        e.signature().date(),
                        e.signature().party(),
                        known(e.signature().version()),
                        List.copyOf(e.signature().signed().values()));
            case AuditEvent.SigningDeclined e ->
                add(
                        entry,
                        JournalDocument.DECLINED,
                        e.declined().version(),
                        e.declined().date(),
                        e.declined().party(),
                        known(e.declined().version()),
                        List.of());
            case AuditEvent.WordFileReturned e -> {
                if (e.innerOf() == null) {
                    add(entry, JournalDocument.WORD_FILE, 0, null, from, writing, List.of(e.file()));
                }
            }
            case AuditEvent.ReviewOpened e ->
                add(entry, JournalDocument.REVIEW_OPENED, newest, e.date(), from, known(newest), List.of());
            case AuditEvent.ReviewClosed e ->
                add(entry, JournalDocument.REVIEW_CLOSED, newest, e.review().held(), from, known(newest), List.of());
            case AuditEvent.AgreementProlonged e ->
                add(
                        entry,
                        JournalDocument.PROLONGATION,
                        newest,
                        e.prolongation().decided(),
                        from,
                        known(newest),
                        List.of());
            case AuditEvent.NoticeGiven e ->
                add(
                        entry,
                        JournalDocument.NOTICE,
                        newest,
                        e.notice().given(),
                        e.notice().by(),
                        known(newest),
                        List.of());
            case AuditEvent.NoticeWithdrawn e ->
                add(
                        entry,
                        JournalDocument.NOTICE_WITHDRAWN,
                        newest,
                        null,
                        e.notice().by(),
                        known(newest),
                        List.of());
            case AuditEvent.EvidenceRecorded e -> reported(entry, e.evidence());
            case AuditEvent.FollowedUp e -> {
                if (e.innerOf() == null
                        && e.subject().isOfAgreement()
                        && e.subject() != FollowUpSubject.PUBLICATION
                        && !e.act().equals(READ_BACK)
                        && (!e.files().isEmpty() || LETTERS.contains(e.act()))) {
                    add(
                            entry,
                            JournalDocument.FOLLOW_UP,
                            e.subject(),
                            e.act(),
                            newest,
                            null,
                            from,
                            known(newest),
                            List.of(),
                            e.files());
                }
            }
            default -> {}
        }
    }

    private void drafted(AuditEntry entry, String name, Collection<PartyId> parties) {
        title = name;
        writing.addAll(parties);
        add(entry, JournalDocument.DRAFT_SHARED, 0, null, entry.organisation(), parties, List.of());
    }

    /** Those who come to a draft later get it then. */
    private void headChanged(AuditEntry entry, Head after) {
        title = after.title();
        var now = new TreeSet<PartyId>();
        after.parties().stream()
                .filter(party -> party.left() == null)
                .map(AgreementParty::id)
                .forEach(now::add);
        var added = new TreeSet<>(now);
        added.removeAll(writing);
        writing.clear();
        writing.addAll(now);
        add(entry, JournalDocument.DRAFT_SHARED, 0, null, entry.organisation(), added, List.of());
    }

    private void heard(AuditEntry entry, Hearing hearing) {
        hearings.put(hearing.number(), hearing);
        add(
                entry,
                JournalDocument.HEARING,
                null,
                "",
                0,
                hearing.sent(),
                hearing.sender(),
                hearing.asked(),
                hearing.receivers().stream()
                        .filter(receiver -> receiver.party() == null)
                        .map(Hearing.Receiver::name)
                        .toList(),
                List.of());
    }

    private void answered(AuditEntry entry, AuditEvent.HearingAnswered e) {
        Hearing hearing = hearings.get(e.answer().hearing());
        if (hearing == null) {
            return;
        }
        PartyId from = hearing.receiver(e.answer().receiver())
                .map(Hearing.Receiver::party)
                .orElse(null);
        add(
                entry,
                JournalDocument.HEARING_ANSWER,
                null,
                "",
                0,
                e.answer().date(),
                from,
                Set.of(hearing.sender()),
                from == null ? List.of(e.answer().receiver()) : List.of(),
                files(e.answer().file()));
    }

    private void reported(AuditEntry entry, Evidence evidence) {
        boolean submission = evidence.requirement().equals(Evidence.SUBMISSION);
        if (submission || evidence.requirement().equals(Evidence.NOTIFICATION)) {
            Integer version = evidence.version();
            add(
                    entry,
                    submission ? JournalDocument.SUBMISSION : JournalDocument.NOTIFICATION,
                    null,
                    "",
                    version == null ? newest : version,
                    evidence.date(),
                    entry.organisation(),
                    Set.of(),
                    List.of(DIRECTORATE),
                    List.of());
        }
    }

    /** Whom a version was laid before. */
    private Set<PartyId> known(int version) {
        return addressed.getOrDefault(version, writing);
    }

    private static List<Sha256> files(AuditEvent.TextSubmitted submitted) {
        return List.copyOf(submitted.documents().values());
    }

    private static List<Sha256> files(@Nullable Sha256 file) {
        return file == null ? List.of() : List.of(file);
    }

    private void add(
            AuditEntry entry,
            JournalDocument document,
            int version,
            @Nullable LocalDate dated,
            @Nullable PartyId from,
            Collection<PartyId> to,
            List<Sha256> files) {
        add(entry, document, null, "", version, dated, from, to, List.of(), files);
    }

    /** What stays within one organ crosses nothing. */
    private void add(
            AuditEntry entry,
            JournalDocument document,
            @Nullable FollowUpSubject subject,
            String act,
            int version,
            @Nullable LocalDate dated,
            @Nullable PartyId from,
            Collection<PartyId> to,
            List<String> beside,
            List<Sha256> files) {
        var others = new TreeSet<>(to);
        if (from != null) {
            others.remove(from);
        }
        if (others.isEmpty() && beside.isEmpty()) {
            return;
        }
        found.add(new Crossing(
                entry.position(),
                entry.at(),
                dated == null ? LocalDate.ofInstant(entry.at(), Norway.ZONE) : dated,
                document,
                subject,
                act,
                agreement,
                titles.getOrDefault(version, title),
                version,
                from,
                others,
                beside,
                files));
    }
}
