package no.avtaleverk.workflow.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Examination;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.archive.ArchiveExtract.ArchivedAct;
import no.avtaleverk.model.archive.ArchiveExtract.ArchivedKind;
import no.avtaleverk.model.archive.ArchiveExtract.CaseFile;
import no.avtaleverk.model.archive.ArchiveExtract.Correspondent;
import no.avtaleverk.model.archive.ArchiveExtract.Document;
import no.avtaleverk.model.archive.ArchiveExtract.DocumentObject;
import no.avtaleverk.model.archive.ArchiveExtract.Party;
import no.avtaleverk.model.archive.ArchiveExtract.Registration;
import no.avtaleverk.model.archive.ArchiveExtract.Signature;
import no.avtaleverk.model.archive.ArchiveExtract.TitleChange;
import no.avtaleverk.model.archive.ArchiveExtract.Way;
import no.avtaleverk.model.archive.ArchiveExtract.Withheld;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.journal.Crossing;
import no.avtaleverk.model.journal.JournalDocument;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;

/**
 * Tells a case in the terms of Noark 5, from the entries of its log: each that documents something, or by which something crossed between
 * organs, is a registrering. What crossed, as the journal of the organs has it ({@link Crossing}), is a journalpost; its number is the
 * position of the entry, which no other has.
 */
final class CaseFiles {
    private static final String PDF_A = "fmt/479";
    private static final String TEXT = "x-fmt/111";

    private final Files files;
    private final KeptReports reports;
    private final DocumentRenderer renderer;
    private final Function<PartyId, String> numbers;
    private final BiFunction<Agreement, AgreementVersion, Clauses> texts;
    private final Withholdings withholdings;

    /** What is set or written for the archive and stored nowhere else, by path. */
    private final TreeMap<String, byte[]> made = new TreeMap<>();

    /** The stored files a registrering speaks of. */
    private final Set<Sha256> used = new LinkedHashSet<>();

    /**
     * @param numbers organisasjonsnummer in groups of three; empty when not known
     * @param texts the clauses of a version
     */
    CaseFiles(
            Files files,
            KeptReports reports,
            DocumentRenderer renderer,
            Function<PartyId, String> numbers,
            BiFunction<Agreement, AgreementVersion, Clauses> texts,
            Withholdings withholdings) {
        this.withholdings = withholdings;
        this.files = files;
        this.reports = reports;
        this.renderer = renderer;
        this.numbers = numbers;
        this.texts = texts;
    }

    SortedMap<String, byte[]> made() {
        return made;
    }

    Set<Sha256> used() {
        return used;
    }

    /** A UUID that follows from a name. */
    static String systemId(String name) {
        return UUID.nameUUIDFromBytes(("avtaleverk/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * @param entries oldest first, those that are told
     * @param crossings what crossed between organs in all of the log of the case, by which a registrering is a journalpost
     * @param open whether a stored file may be in the archive
     */
    CaseFile of(Agreement agreement, List<AuditEntry> entries, Collection<Crossing> crossings, Predicate<Sha256> open) {
        return new Telling(agreement, crossings, open).tell(entries);
    }

    private final class Telling {
        private final Agreement agreement;
        private final Predicate<Sha256> open;
        private final Map<PartyId, String> names = new LinkedHashMap<>();
        /** Organs that are no parties, as a høring named them. */
        private final Map<PartyId, String> others = new HashMap<>();

        private final Map<Long, Crossing> crossings = new HashMap<>();

        Telling(Agreement agreement, Collection<Crossing> crossings, Predicate<Sha256> open) {
            this.agreement = agreement;
            this.open = open;
            crossings.forEach(crossing -> this.crossings.put(crossing.position(), crossing));
            agreement.versions().forEach(version -> name(version.head()));
            name(agreement.head());
        }

        private void name(Head head) {
            head.parties().forEach(party -> names.put(party.id(), party.name()));
        }

        private String name(@Nullable PartyId party) {
            return party == null ? "Avtaleverk" : names.getOrDefault(party, others.getOrDefault(party, party.value()));
        }

        CaseFile tell(List<AuditEntry> entries) {
            AuditEntry first = entries.getFirst();
            var registrations = new ArrayList<Registration>();
            var changes = new ArrayList<TitleChange>();
            AuditEntry end = null;
            for (AuditEntry entry : entries) {
                if (entry.event() instanceof AuditEvent.HearingOpened opened) {
                    opened.hearing().receivers().forEach(receiver -> {
                        if (receiver.party() != null) {
                            others.putIfAbsent(receiver.party(), receiver.name());
                        }
                    });
                }
                Told told = told(entry);
                if (told != null) {
                    registrations.add(registration(entry, told));
                }
                if (entry.event() instanceof AuditEvent.HeadChanged changed
                        && !changed.before().title().equals(changed.after().title())) {
                    changes.add(new TitleChange(
                            entry.at(),
                            by(entry),
                            changed.before().title(),
                            changed.after().title()));
                }
                if (entry.event() instanceof AuditEvent.AgreementEnded) {
                    end = entry;
                }
            }
            return new CaseFile(
                    agreement.id().value(),
                    agreement.head().language(),
                    agreement.head().title(),
                    withholdings.title(agreement),
                    withholdings.ofTitle(agreement),
                    day(first.at()).getYear(),
                    Math.toIntExact(first.position()),
                    first.at(),
                    by(first),
                    end == null ? null : end.at(),
                    end == null ? "" : by(end),
                    agreement.head().trusts().stream()
                            .findFirst()
                            .map(AgreementParty::name)
                            .orElseGet(() -> name(first.organisation())),
                    by(first),
                    names.entrySet().stream()
                            .map(party -> new Party(
                                    id(party.getKey()),
                                    party.getValue(),
                                    party.getKey().isMunicipality()))
                            .toList(),
                    registrations,
                    changes);
        }

        private String id(PartyId party) {
            String number = numbers.apply(party).replace(" ", "");
            return number.isEmpty() ? party.value() : number;
        }

        /**
         * What an entry documents.
         *
         * @param version whose text the documents hold; 0 when they hold none
         */
        private record Told(ArchivedAct act, String about, List<Document> documents, int version) {
            Told(ArchivedAct act, String about, List<Document> documents) {
                this(act, about, documents, 0);
            }
        }

        /** What an entry documents, or what crossed by it; absent when neither. */
        private @Nullable Told told(AuditEntry entry) {
            boolean crossed = crossings.containsKey(entry.position());
            return switch (entry.event()) {
                case AuditEvent.AgreementDrafted drafted ->
                    new Told(
                            ArchivedAct.DRAFT_MADE,
                            "",
                            documents(
                                    entry,
                                    ArchivedKind.ORIGINAL,
                                    drafted.origin().file()));
                case AuditEvent.AgreementRegistered registered -> {
                    List<Document> documents = version(entry, 1);
                    documents.addAll(documents(
                            entry, ArchivedKind.ORIGINAL, registered.origin().file()));
                    yield new Told(ArchivedAct.AGREEMENT_REGISTERED, "1", documents, 1);
                }
                case AuditEvent.TextSubmitted submitted ->
                    new Told(
                            ArchivedAct.VERSION_SENT,
                            String.valueOf(submitted.version()),
                            version(entry, submitted.version()),
                            submitted.version());
                case AuditEvent.TextReturned returned ->
                    crossed
                            ? new Told(ArchivedAct.VERSION_RETURNED, String.valueOf(returned.version()), List.of())
                            : null;
                case AuditEvent.StandardIssued issued ->
                    new Told(
                            ArchivedAct.STANDARD_ISSUED,
                            String.valueOf(issued.version()),
                            version(entry, issued.version()));
                case AuditEvent.HearingOpened opened ->
                    new Told(
                            ArchivedAct.HEARING_SENT,
                            String.valueOf(opened.hearing().number()),
                            List.of());
                case AuditEvent.HearingAnswered answered ->
                    new Told(
                            ArchivedAct.HEARING_ANSWER,
                            answered.answer().receiver(),
                            documents(
                                    entry,
                                    ArchivedKind.ANSWER,
                                    answered.answer().file()));
                case AuditEvent.ResolutionRecorded recorded ->
                    resolution(entry, ArchivedAct.RESOLUTION, recorded.resolution());
                case AuditEvent.ResolutionCorrected corrected ->
                    resolution(entry, ArchivedAct.RESOLUTION_CORRECTED, corrected.after());
                case AuditEvent.CasePapersMade papers ->
                    papers.papers().stream().anyMatch(paper -> open.test(paper.pdf()))
                            ? new Told(
                                    ArchivedAct.CASE_PAPERS_MADE,
                                    String.valueOf(papers.version()),
                                    papers(entry, papers.papers()))
                            : null;
                case AuditEvent.CasePapersHandedOver handed ->
                    new Told(
                            ArchivedAct.CASE_PAPERS_HANDED_OVER,
                            String.valueOf(handed.version()),
                            handedOver(entry, handed.papers()));
                case AuditEvent.SigningJobStarted started ->
                    crossed
                            ? new Told(
                                    ArchivedAct.SIGNING_REQUEST,
                                    String.valueOf(started.version()),
                                    documents(entry, ArchivedKind.AGREEMENT, started.document()),
                                    started.version())
                            : null;
                case AuditEvent.AgreementSigned signed -> signature(entry, signed.signature());
                case AuditEvent.SigningDeclined declined ->
                    crossed
                            ? new Told(
                                    ArchivedAct.DECLINED,
                                    name(declined.declined().party()),
                                    List.of())
                            : null;
                case AuditEvent.SigningJobContinued continued -> {
                    List<Document> documents = all(entry, ArchivedKind.SIGNATURE_EVIDENCE, continued.files());
                    yield documents.isEmpty()
                            ? null
                            : new Told(
                                    ArchivedAct.SIGNING_SERVICE,
                                    String.valueOf(continued.version()),
                                    documents,
                                    continued.version());
                }
                case AuditEvent.SignaturesExamined examined -> {
                    Examination examination = examined.examination();
                    Sha256 renewed = examination.renewed();
                    yield renewed == null || !open.test(renewed)
                            ? null
                            : new Told(
                                    ArchivedAct.SIGNATURES_EXAMINED,
                                    String.valueOf(examination.version()),
                                    signed(entry, examination.municipality(), renewed),
                                    examination.version());
                }
                case AuditEvent.JoiningOffered offered ->
                    new Told(
                            ArchivedAct.JOINING_OFFERED,
                            String.valueOf(offered.joining().version()),
                            documents(
                                    entry,
                                    ArchivedKind.AGREEMENT,
                                    offered.joining().document()),
                            offered.joining().version());
                case AuditEvent.LeavingRecorded left ->
                    crossed ? new Told(ArchivedAct.LEAVING, name(left.leaving().party()), List.of()) : null;
                case AuditEvent.ReviewOpened opened ->
                    crossed ? new Told(ArchivedAct.REVIEW_OPENED, "", List.of()) : null;
                case AuditEvent.ReviewClosed closed ->
                    crossed ? new Told(ArchivedAct.REVIEW_CLOSED, "", List.of()) : null;
                case AuditEvent.AgreementProlonged prolonged ->
                    crossed ? new Told(ArchivedAct.PROLONGATION, "", List.of()) : null;
                case AuditEvent.NoticeGiven given ->
                    new Told(ArchivedAct.NOTICE, name(given.notice().by()), List.of());
                case AuditEvent.NoticeWithdrawn withdrawn ->
                    crossed
                            ? new Told(
                                    ArchivedAct.NOTICE_WITHDRAWN,
                                    name(withdrawn.notice().by()),
                                    List.of())
                            : null;
                case AuditEvent.EvidenceRecorded recorded ->
                    crossed
                            ? new Told(
                                    recorded.evidence().requirement().equals(Evidence.SUBMISSION)
                                            ? ArchivedAct.SUBMISSION
                                            : ArchivedAct.NOTIFICATION,
                                    recorded.evidence().reference(),
                                    List.of())
                            : null;
                case AuditEvent.MinutesReceived received ->
                    new Told(
                            ArchivedAct.MINUTES_RECEIVED,
                            name(received.party()),
                            documents(entry, ArchivedKind.MINUTES, received.file()));
                case AuditEvent.WordFileReturned returned ->
                    new Told(ArchivedAct.FILE_RETURNED, "", documents(entry, ArchivedKind.ATTACHMENT, returned.file()));
                case AuditEvent.FollowedUp noted -> {
                    List<Document> documents = all(entry, ArchivedKind.ATTACHMENT, noted.files());
                    yield documents.isEmpty() && !crossed ? null : new Told(ArchivedAct.FOLLOW_UP, "", documents);
                }
                default -> crossed ? new Told(ArchivedAct.DRAFT_SHARED, "", List.of()) : null;
            };
        }

        // ---- registreringer -----------------------------------------------------------------------------------------

        private Registration registration(AuditEntry entry, Told told) {
            Withheld withheld = withheld(told.version());
            List<Document> documents = told.documents().stream()
                    .map(document -> holdsTheText(document) ? document.with(withheld) : document)
                    .toList();
            boolean some = documents.stream().anyMatch(document -> document.withheld() != null);
            Crossing crossing = crossings.get(entry.position());
            return new Registration(
                    systemId("entry/" + entry.hash()),
                    told.act(),
                    told.about(),
                    entry.at(),
                    by(entry),
                    crossing == null ? day(entry.at()) : crossing.dated(),
                    crossing == null ? null : way(crossing),
                    crossing == null ? 0 : Math.toIntExact(entry.position()),
                    crossing == null ? List.of() : correspondents(crossing),
                    documents,
                    some ? withheld : null);
        }

        private static boolean holdsTheText(Document document) {
            return switch (document.kind()) {
                case AGREEMENT, AGREEMENT_TEXT, ORIGINAL, SIGNED_AGREEMENT, SIGNATURE_EVIDENCE -> true;
                case SIGNATURE_REPORT, MINUTES, CASE_PAPER, ANSWER, ATTACHMENT -> false;
            };
        }

        private @Nullable Withheld withheld(int number) {
            return agreement
                    .version(number)
                    .filter(version -> version.revision() != 0)
                    .map(version -> withholdings.of(agreement, version, texts.apply(agreement, version)))
                    .orElse(null);
        }

        /** Which way it went, as the parties who keep the agreement together see it: what one of them answers comes in. */
        private static Way way(Crossing crossing) {
            return switch (crossing.document()) {
                case CASE_PAPER -> Way.CASE_PAPER;
                case HEARING_ANSWER,
                        RESOLUTION,
                        RESOLUTION_CORRECTED,
                        SIGNATURE,
                        DECLINED,
                        DRAFT_RETURNED,
                        LEAVING,
                        WORD_FILE -> Way.IN;
                case DRAFT_SHARED,
                        DRAFT_SUBMITTED,
                        HEARING,
                        OFFER_TO_JOIN,
                        SIGNING_REQUEST,
                        REVIEW_OPENED,
                        REVIEW_CLOSED,
                        PROLONGATION,
                        NOTICE,
                        NOTICE_WITHDRAWN,
                        SUBMISSION,
                        NOTIFICATION,
                        FOLLOW_UP -> Way.OUT;
            };
        }

        private List<Correspondent> correspondents(Crossing crossing) {
            var all = new ArrayList<Correspondent>();
            // Who answers a høring from outside the register is the sender, not a receiver beside the others.
            boolean fromOutside = crossing.from() == null && crossing.document() == JournalDocument.HEARING_ANSWER;
            all.add(new Correspondent(
                    false, fromOutside ? String.join(", ", crossing.beside()) : name(crossing.from())));
            crossing.to().forEach(party -> all.add(new Correspondent(true, name(party))));
            if (!fromOutside) {
                crossing.beside().forEach(receiver -> all.add(new Correspondent(true, receiver)));
            }
            return all;
        }

        private Told resolution(AuditEntry entry, ArchivedAct act, Resolution resolution) {
            return new Told(
                    act,
                    name(resolution.party())
                            + (resolution.caseNumber().isEmpty() ? "" : ", " + resolution.caseNumber()),
                    documents(entry, ArchivedKind.MINUTES, resolution.minutes()));
        }

        private Told signature(AuditEntry entry, SignatureRecord signature) {
            var documents = new ArrayList<Document>();
            signature.signed().forEach((party, file) -> {
                if (documents.stream().noneMatch(one -> one.systemId().equals(documentId(entry, file)))) {
                    documents.addAll(signed(entry, party, file));
                }
            });
            documents.addAll(all(entry, ArchivedKind.SIGNATURE_EVIDENCE, signature.evidence()));
            return new Told(ArchivedAct.SIGNATURE, name(signature.party()), documents, signature.version());
        }

        // ---- documents ----------------------------------------------------------------------------------------------

        private List<Document> version(AuditEntry entry, int number) {
            var documents = new ArrayList<Document>();
            AgreementVersion version =
                    agreement.version(number).filter(one -> one.revision() != 0).orElse(null);
            if (version == null) {
                return documents;
            }
            Clauses clauses = texts.apply(agreement, version);
            documents.add(new Document(
                    systemId("text/" + entry.hash()),
                    ArchivedKind.AGREEMENT_TEXT,
                    "",
                    List.of(
                            made(entry, readable(version, clauses), "Lesbar tekst", TEXT, "txt"),
                            made(
                                    entry,
                                    clauses.canonical().getBytes(StandardCharsets.UTF_8),
                                    "Kanonisk form",
                                    TEXT,
                                    "txt")),
                    null));
            var seen = new LinkedHashSet<Sha256>();
            for (Map.Entry<PartyId, Sha256> document : new TreeMap<>(version.documents()).entrySet()) {
                if (seen.add(document.getValue())) {
                    String whose = version.isJoint() ? "" : name(document.getKey());
                    documents.addAll(
                            0, document(entry, ArchivedKind.AGREEMENT, whose, document.getValue(), PDF_A, null));
                }
            }
            if (version.documents().isEmpty()) {
                Head head = version.head();
                byte[] pdf = renderer.render(
                        DocumentContent.of(
                                agreement,
                                head,
                                number,
                                clauses,
                                head.parties().stream().map(this::line).toList(),
                                version.at()),
                        DocumentFormat.PDF);
                documents.addFirst(new Document(
                        systemId("set/" + entry.hash()),
                        ArchivedKind.AGREEMENT,
                        "",
                        List.of(made(entry, pdf, "PDF/A-3a", PDF_A, "pdf")),
                        null));
            }
            return documents;
        }

        private PartyLine line(AgreementParty party) {
            return new PartyLine(party.name(), numbers.apply(party.id()), party.isMunicipality(), party.id());
        }

        private byte[] readable(AgreementVersion version, Clauses clauses) {
            var text = new StringBuilder(version.head().title()).append("\n\n");
            version.head().parties().forEach(party -> text.append(party.name()).append('\n'));
            version.head().parameters().forEach((name, value) -> text.append("{{")
                    .append(name)
                    .append("}} = ")
                    .append(value)
                    .append('\n'));
            text.append('\n');
            for (Clause clause : clauses) {
                text.append(clause.number())
                        .append(' ')
                        .append(clause.text().heading())
                        .append("\n\n")
                        .append(clause.text().body())
                        .append("\n\n");
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        private DocumentObject made(AuditEntry entry, byte[] bytes, String format, String pronom, String ending) {
            Sha256 digest = Sha256.of(bytes);
            String path = "dokumenter/" + digest + "." + ending;
            made.put(path, bytes);
            return new DocumentObject(
                    systemId("object/" + entry.hash() + "/" + digest),
                    path,
                    pronom,
                    format,
                    true,
                    digest,
                    bytes.length,
                    entry.at(),
                    by(entry));
        }

        private List<Document> papers(AuditEntry entry, List<CasePaper> papers) {
            var documents = new ArrayList<Document>();
            for (CasePaper paper : papers) {
                if (open.test(paper.pdf())) {
                    documents.add(paper(entry, name(paper.party()), paper));
                }
            }
            return documents;
        }

        private List<Document> handedOver(AuditEntry entry, Map<PartyId, Sha256> papers) {
            var documents = new ArrayList<Document>();
            new TreeMap<>(papers)
                    .forEach((party, pdf) ->
                            documents.addAll(document(entry, ArchivedKind.CASE_PAPER, name(party), pdf, PDF_A, null)));
            return documents;
        }

        private Document paper(AuditEntry entry, String whose, CasePaper paper) {
            return new Document(
                    documentId(entry, paper.pdf()),
                    ArchivedKind.CASE_PAPER,
                    whose,
                    List.of(object(entry, paper.pdf(), PDF_A), object(entry, paper.docx(), null)),
                    null);
        }

        private List<Document> documents(AuditEntry entry, ArchivedKind kind, @Nullable Sha256 file) {
            return file == null
                    ? List.of()
                    : document(entry, kind, "", file, kind == ArchivedKind.AGREEMENT ? PDF_A : null, null);
        }

        private List<Document> all(AuditEntry entry, ArchivedKind kind, Collection<Sha256> several) {
            return several.stream()
                    .distinct()
                    .flatMap(file -> documents(entry, kind, file).stream())
                    .toList();
        }

        private List<Document> document(
                AuditEntry entry,
                ArchivedKind kind,
                String whose,
                Sha256 file,
                @Nullable String pronom,
                @Nullable Signature signature) {
            return open.test(file)
                    ? List.of(new Document(
                            documentId(entry, file), kind, whose, List.of(object(entry, file, pronom)), signature))
                    : List.of();
        }

        /** A signed document with what the examination of it found. */
        private List<Document> signed(AuditEntry entry, PartyId municipality, Sha256 file) {
            if (!open.test(file)) {
                return List.of();
            }
            var documents = new ArrayList<>(document(
                    entry, ArchivedKind.SIGNED_AGREEMENT, name(municipality), file, PDF_A, examined(entry, file)));
            var found = new ArrayList<DocumentObject>();
            reports.of(file).forEach(report -> found.add(object(entry, Sha256.of(report.content()), null)));
            if (!found.isEmpty()) {
                documents.add(new Document(
                        systemId("reports/" + entry.hash() + "/" + file),
                        ArchivedKind.SIGNATURE_REPORT,
                        name(municipality),
                        found,
                        null));
            }
            return documents;
        }

        /** Told to be verified only by an examination on record. */
        private Signature examined(AuditEntry entry, Sha256 file) {
            return agreement.facts().proceedings().examinations().stream()
                    .filter(one -> one.document().equals(file) && one.verdict().equals("VALID"))
                    .findFirst()
                    .map(one -> new Signature(true, one.date(), "Avtaleverk"))
                    .orElseGet(() -> new Signature(false, day(entry.at()), "Avtaleverk"));
        }

        private DocumentObject object(AuditEntry entry, Sha256 file, @Nullable String pronom) {
            Files.StoredFile stored = files.find(file)
                    .orElseThrow(() -> new IllegalStateException("The file %s is not stored".formatted(file)));
            used.add(file);
            boolean ours = PDF_A.equals(pronom);
            return new DocumentObject(
                    systemId("object/" + entry.hash() + "/" + file),
                    Layout.document(file, stored.mediaType()),
                    pronom == null ? pronom(stored.mediaType()) : pronom,
                    ours ? "PDF/A-3a" : stored.mediaType() + "; " + stored.name(),
                    ours,
                    file,
                    stored.bytes().length,
                    entry.at(),
                    by(entry));
        }
    }

    private static String documentId(AuditEntry entry, Sha256 file) {
        return systemId("document/" + entry.hash() + "/" + file);
    }

    private static String pronom(String mediaType) {
        return switch (Layout.ending(mediaType)) {
            case "txt" -> TEXT;
            case "docx" -> "fmt/412";
            case "xlsx" -> "fmt/214";
            case "xml" -> "fmt/101";
            case "json" -> "fmt/817";
            default -> mediaType;
        };
    }

    private static String by(AuditEntry entry) {
        return entry.userName().isBlank() ? "Avtaleverk" : entry.userName();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Changes.NORWAY);
    }
}
