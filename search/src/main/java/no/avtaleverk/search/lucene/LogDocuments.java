package no.avtaleverk.search.lucene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Circles;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.jspecify.annotations.Nullable;

/** Makes one document of each log entry, to be seen by those who may read the log of its agreement. */
final class LogDocuments {

    private final ReadAgreements agreements;
    private final Norwegian norwegian;

    LogDocuments(ReadAgreements agreements, Norwegian norwegian) {
        this.agreements = agreements;
        this.norwegian = norwegian;
    }

    /**
     * Whether an entry belongs in the index. What is said of agreements does not: words of an inner layer would weigh in everyone's
     * results, even where they are not shown; so would the notes of an inner dossier. The steps of a document at a signing service are no words to look for, and who signs for an
     * organisation and who is away is for that one alone.
     */
    static boolean holds(AuditEntry entry) {
        return !(entry.event() instanceof AuditEvent.OfDiscussion
                || entry.event() instanceof AuditEvent.OfSigning
                || entry.event() instanceof AuditEvent.OfMandates
                || entry.event() instanceof AuditEvent.FollowedUp);
    }

    /** What the entries about one agreement have in common, found once for all of them. */
    static final class Subject {
        private final Agreement agreement;
        private final Circles circles;
        private final String title;
        private final Map<Sha256, String> headings = new HashMap<>();

        Subject(Agreement agreement) {
            this.agreement = agreement;
            circles = agreement.circles();
            title = titleOf(agreement);
            agreement
                    .clauses()
                    .forEach(clause ->
                            headings.put(clause.sha256(), clause.text().heading()));
        }

        String title() {
            return title;
        }

        Circles circles() {
            return circles;
        }
    }

    /** An entry and what is indexed of it, before its words are looked at. */
    record LogDocument(
            AuditEntry entry,
            LocalDate day,
            String title,
            SortedSet<PartyId> parties,
            boolean submitted,
            @Nullable ClauseId clause,
            String text,
            String names) {

        /** The agreement, the position, and a digest of all there is to index. */
        String key() {
            var all = new Key().add(title).add(text).add(names).add(submitted ? "submitted" : "");
            parties.forEach(party -> all.add(party.value()));
            requirementsOf(entry.event()).forEach(requirement -> all.add(requirement.value()));
            return Key.ofEntry(entry.agreement(), entry.position(), all.digest());
        }
    }

    /**
     * @param subject what the entry is about; absent for entries about files, and when it is not stored
     */
    LogDocument of(AuditEntry entry, @Nullable Subject subject) {
        LocalDate day = entry.at().atZone(Norway.ZONE).toLocalDate();
        AuditEvent event = entry.event();
        String title = subject == null ? "" : subject.title;
        var parties = new TreeSet<PartyId>();
        if (subject != null) {
            parties.addAll(subject.circles.readersOf(entry));
        } else if (entry.organisation() != null) {
            parties.add(entry.organisation());
        }
        var lines = new ArrayList<String>();
        lines.add(entry.userName());
        ClauseId clause = clauseOf(event);
        if (clause != null) {
            lines.add(clauseTitle(clause, event, subject));
        }
        lines.addAll(details(event));
        lines.removeIf(String::isBlank);
        String date = "%d-%02d-%02d %02d.%02d.%d %d"
                .formatted(
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        day.getDayOfMonth(),
                        day.getMonthValue(),
                        day.getYear(),
                        day.getYear());
        return new LogDocument(
                entry,
                day,
                title,
                parties,
                subject == null || subject.circles.tellsOfSubmitted(entry),
                clause,
                String.join(" · ", lines),
                String.join(
                        "\n\n",
                        event.type() + " " + entry.userId() + " " + date,
                        title,
                        norwegian.logWords(event.type())));
    }

    /**
     * @param looking at the words of the same agreement
     */
    Document document(LogDocument made, Words.Looking looking) {
        var document = new Document();
        AuditEntry entry = made.entry;
        Fields.keyword(document, Fields.KEY, made.key());
        Fields.keyword(document, Fields.KIND, Fields.LOG);
        AgreementId agreement = entry.agreement();
        if (agreement != null) {
            Fields.keyword(document, Fields.LOG_OF, agreement.value());
            Fields.keyword(document, Fields.AGREEMENT, agreement.value());
            Fields.stored(document, Fields.STORED_AGREEMENT, agreement.value());
        }
        made.parties.forEach(party -> Fields.keyword(document, Fields.READERS, party.value()));
        if (made.submitted) {
            made.parties.forEach(party -> Fields.keyword(document, Fields.READERS, Fields.submitted(party)));
        }
        Fields.stored(document, Fields.STORED_HEADING, entry.event().type());
        Fields.stored(document, Fields.STORED_TEXT, made.text);
        document.add(new StoredField(
                Fields.STANDINGS,
                Standing.encode(List.of(new Standing(0, "", made.title, List.copyOf(made.parties), List.of())))));
        document.add(new StoredField(Fields.POSITION, entry.position()));
        document.add(new StoredField(Fields.DAY, made.day.toEpochDay()));
        document.add(new IntPoint(Fields.DAY, Math.toIntExact(made.day.toEpochDay())));
        if (made.clause != null) {
            Fields.stored(document, Fields.CLAUSE, made.clause.value());
        }
        Fields.wordsOfLog(document, looking, looking.at(made.text), looking.at(made.names));
        Fields.parties(document, made.parties);
        Set<RequirementId> requirements = requirementsOf(entry.event());
        requirements.forEach(id -> Fields.keyword(document, Fields.REQUIREMENT, id.value()));
        Columns.add(
                document,
                Columns.firstRow(made.parties, "", List.of()),
                Columns.secondRow(List.of(Integer.toString(made.day.getYear())), requirements));
        Fields.order(document, order(entry.position()));
        return document;
    }

    /** The newest entry first. */
    static String order(long position) {
        return "%019d".formatted(Long.MAX_VALUE - position);
    }

    /** What was agreed or submitted is known by its title to all who read of it; the title of a draft to those alone who write it. */
    private static String titleOf(Agreement agreement) {
        return agreement.versions().reversed().stream()
                .filter(agreement::isConcluded)
                .findFirst()
                .or(() -> agreement.versions().reversed().stream().findFirst())
                .map(version -> version.head().title())
                .orElse(agreement.head().title());
    }

    private String clauseTitle(ClauseId clause, AuditEvent event, @Nullable Subject subject) {
        if (event instanceof AuditEvent.ProposalTakenIn taken) {
            return clauseTitle(clause, taken.edit(), subject);
        }
        Sha256 words =
                switch (event) {
                    case AuditEvent.ClauseEdited e -> e.after();
                    case AuditEvent.ClauseAdded e -> e.text();
                    case AuditEvent.ClauseRemoved e -> e.text();
                    case AuditEvent.AnswerRecorded e -> e.text();
                    case AuditEvent.AnswerWithdrawn e -> e.text();
                    default -> null;
                };
        if (words != null) {
            return subject == null ? heading(words) : subject.headings.computeIfAbsent(words, this::heading);
        }
        return subject == null
                ? ""
                : subject.agreement.clauses().find(clause).map(Clause::title).orElse("");
    }

    private String heading(Sha256 words) {
        return agreements.words(words).map(ClauseText::heading).orElse("");
    }

    private static @Nullable ClauseId clauseOf(AuditEvent event) {
        return switch (event) {
            case AuditEvent.ClauseEdited e -> e.clause();
            case AuditEvent.ClauseAdded e -> e.clause();
            case AuditEvent.ClauseRemoved e -> e.clause();
            case AuditEvent.ClauseMoved e -> e.clause();
            case AuditEvent.DeviationExplained e -> e.clause();
            case AuditEvent.AnswerRecorded e -> e.clause();
            case AuditEvent.AnswerWithdrawn e -> e.clause();
            case AuditEvent.ProposalTakenIn e -> clauseOf(e.edit());
            default -> null;
        };
    }

    private static Set<RequirementId> requirementsOf(AuditEvent event) {
        return switch (event) {
            case AuditEvent.AnswerRecorded e -> Set.of(e.requirement());
            case AuditEvent.AnswerWithdrawn e -> Set.of(e.requirement());
            case AuditEvent.EvidenceRecorded e -> Set.of(e.evidence().requirement());
            case AuditEvent.AnswersConfirmed e -> {
                var all = new TreeSet<RequirementId>();
                e.answers().values().forEach(all::addAll);
                yield all;
            }
            default -> Set.of();
        };
    }

    /** What people wrote or chose, as they did. */
    private static List<String> details(AuditEvent event) {
        Stream<@Nullable Object> details =
                switch (event) {
                    case AuditEvent.AgreementDrafted e ->
                        Stream.of(e.title(), e.origin().standard());
                    case AuditEvent.AgreementRegistered e ->
                        Stream.of(e.title(), e.origin().fileName());
                    case AuditEvent.HeadChanged e -> Stream.of(e.after().title());
                    case AuditEvent.ClauseEdited e -> Stream.of();
                    case AuditEvent.ClauseAdded e -> Stream.of();
                    case AuditEvent.ClauseRemoved e -> Stream.of();
                    case AuditEvent.ClauseMoved e -> Stream.of();
                    case AuditEvent.AnswerRecorded e -> Stream.of(e.requirement());
                    case AuditEvent.AnswerWithdrawn e -> Stream.of(e.requirement());
                    case AuditEvent.AnswersConfirmed e ->
                        Stream.of(e.answers().values().stream()
                                .flatMap(Set::stream)
                                .toArray());
                    case AuditEvent.TextSubmitted e -> Stream.of(e.note());
                    case AuditEvent.TextReturned e -> Stream.of(e.reason());
                    case AuditEvent.TextWithdrawn e -> Stream.of(e.reason());
                    case AuditEvent.TextRedrafted e -> Stream.of(e.reason());
                    case AuditEvent.StandardIssued e -> Stream.of(e.note());
                    case AuditEvent.VariantDrafted e ->
                        Stream.concat(Stream.of(e.title()), e.reasons().values().stream());
                    case AuditEvent.DeviationExplained e -> Stream.of(e.reason());
                    case AuditEvent.StandardTaken e ->
                        e.reasons().values().stream().map(reason -> reason);
                    case AuditEvent.ResolutionRecorded e ->
                        Stream.of(
                                e.resolution().caseNumber(),
                                e.resolution().date(),
                                e.resolution().wording(),
                                e.resolution().change());
                    case AuditEvent.ResolutionCorrected e ->
                        Stream.of(
                                e.after().caseNumber(),
                                e.after().date(),
                                e.after().correction() == null
                                        ? null
                                        : e.after().correction().reason());
                    case AuditEvent.JoiningOffered e ->
                        Stream.of(e.joining().name(), e.joining().reference());
                    case AuditEvent.LeavingRecorded e ->
                        Stream.of(e.leaving().decided(), e.leaving().reference());
                    case AuditEvent.AgreementSigned e ->
                        Stream.of(
                                e.signature().signer(),
                                e.signature().capacity(),
                                e.signature().mandate());
                    case AuditEvent.SigningDeclined e ->
                        Stream.of(e.declined().by(), e.declined().reason());
                    case AuditEvent.TextConcluded e -> Stream.of();
                    case AuditEvent.SigningPlanned e -> Stream.of(e.plan().deadline());
                    case AuditEvent.ReviewOpened e -> Stream.of(e.date());
                    case AuditEvent.ReviewClosed e ->
                        Stream.of(e.review().held(), e.review().note());
                    case AuditEvent.NoticeGiven e ->
                        Stream.of(e.notice().given(), e.notice().ends());
                    case AuditEvent.NoticeWithdrawn e -> Stream.of(e.notice().given());
                    case AuditEvent.AgreementProlonged e ->
                        Stream.of(e.prolongation().until(), e.prolongation().source());
                    case AuditEvent.EvidenceRecorded e ->
                        Stream.of(e.evidence().requirement(), e.evidence().reference());
                    case AuditEvent.CasePapersMade e ->
                        Stream.of(e.papers().stream().map(CasePaper::party).toArray());
                    case AuditEvent.CasePapersHandedOver e ->
                        Stream.of(e.papers().keySet().toArray());
                    case AuditEvent.AgreementEnded e -> Stream.of(e.date(), e.reason());
                    case AuditEvent.MilestoneRecorded e ->
                        Stream.of(
                                e.milestone().date(),
                                e.milestone().reference(),
                                e.milestone().note());
                    case AuditEvent.HearingOpened e -> hearing(e.hearing());
                    case AuditEvent.HearingExtended e -> Stream.of(e.deadline(), e.reason());
                    case AuditEvent.HearingAnswered e ->
                        Stream.concat(
                                Stream.of(e.answer().receiver(), e.answer().date()),
                                e.answer().remarks().stream().map(HearingAnswer.Remark::text));
                    case AuditEvent.RemarkAssessed e ->
                        Stream.of(e.assessment().receiver(), e.assessment().reason());
                    case AuditEvent.HearingClosed e -> Stream.of(e.date());
                    case AuditEvent.HostArrangementLinked e ->
                        Stream.of(
                                e.arrangement().title(),
                                e.arrangement().date(),
                                e.arrangement().reference());
                    case AuditEvent.FileReceived e -> Stream.of(e.fileName(), e.importId());
                    case AuditEvent.ImportDiscarded e -> Stream.of(e.importId(), e.reason());
                    case AuditEvent.SignaturesExamined e ->
                        Stream.of(e.examination().verdict());
                    case AuditEvent.DocumentHandedOut e -> Stream.of(e.format());
                    case AuditEvent.MinutesReceived e -> Stream.of(e.fileName());
                    case AuditEvent.ProposalTakenIn e -> Stream.of(e.giver());
                    case AuditEvent.CommentMade e -> unindexed(e);
                    case AuditEvent.CommentAnswered e -> unindexed(e);
                    case AuditEvent.CommentEdited e -> unindexed(e);
                    case AuditEvent.CommentResolved e -> unindexed(e);
                    case AuditEvent.CommentReopened e -> unindexed(e);
                    case AuditEvent.CommentShared e -> unindexed(e);
                    case AuditEvent.ProposalMade e -> unindexed(e);
                    case AuditEvent.ProposalAccepted e -> unindexed(e);
                    case AuditEvent.ProposalRejected e -> unindexed(e);
                    case AuditEvent.WordFileReturned e -> unindexed(e);
                    case AuditEvent.SigningJobStarted e -> unindexed(e);
                    case AuditEvent.SigningJobContinued e -> unindexed(e);
                    case AuditEvent.SigningJobEnded e -> unindexed(e);
                    case AuditEvent.MandateGranted e -> unindexed(e);
                    case AuditEvent.MandateEnded e -> unindexed(e);
                    case AuditEvent.HolderAway e -> unindexed(e);
                    case AuditEvent.HolderBack e -> unindexed(e);
                    case AuditEvent.FollowedUp e -> unindexed(e);
                };
        return details.filter(Objects::nonNull).map(String::valueOf).toList();
    }

    private static Stream<@Nullable Object> hearing(Hearing hearing) {
        return Stream.concat(
                Stream.of(hearing.deadline(), hearing.letter()),
                hearing.receivers().stream().map(Hearing.Receiver::name));
    }

    private static Stream<@Nullable Object> unindexed(AuditEvent event) {
        throw new IllegalArgumentException("Not in the index: " + event.type());
    }
}
