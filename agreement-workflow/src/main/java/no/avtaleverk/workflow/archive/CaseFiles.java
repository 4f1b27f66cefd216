package no.avtaleverk.workflow.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
import no.avtaleverk.model.agreement.Hearing;
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
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;

/**
 * Tells a case in the terms of Noark 5, from the entries of its log: each that documents something, or by which something crossed between
 * parties, is a registrering. What crossed is a journalpost; its number is the position of the entry, which no other has.
 */
final class CaseFiles {
    private static final String PDF_A = "fmt/479";
    private static final String TEXT = "x-fmt/111";
    private static final String DIRECTORATE = "Helsedirektoratet";

    private final Files files;
    private final KeptReports reports;
    private final DocumentRenderer renderer;
    private final Function<PartyId, String> numbers;
    private final BiFunction<Agreement, AgreementVersion, Clauses> texts;

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
            BiFunction<Agreement, AgreementVersion, Clauses> texts) {
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
     * @param open whether a stored file may be in the archive
     */
    CaseFile of(Agreement agreement, List<AuditEntry> entries, Predicate<Sha256> open) {
        return new Telling(agreement, open).tell(entries);
    }

    private final class Telling {
        private final Agreement agreement;
        private final Predicate<Sha256> open;
        private final Map<PartyId, String> names = new LinkedHashMap<>();

        Telling(Agreement agreement, Predicate<Sha256> open) {
            this.agreement = agreement;
            this.open = open;
            agreement.versions().forEach(version -> name(version.head()));
            name(agreement.head());
        }

        private void name(Head head) {
            head.parties().forEach(party -> names.put(party.id(), party.name()));
        }

        private String name(@Nullable PartyId party) {
            return party == null ? "Avtaleverk" : names.getOrDefault(party, party.value());
        }

        CaseFile tell(List<AuditEntry> entries) {
            AuditEntry first = entries.getFirst();
            var registrations = new ArrayList<Registration>();
            var changes = new ArrayList<TitleChange>();
            AuditEntry end = null;
            for (AuditEntry entry : entries) {
                Registration registration = registration(entry);
                if (registration != null) {
                    registrations.add(registration);
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

        private @Nullable Registration registration(AuditEntry entry) {
            return switch (entry.event()) {
                case AuditEvent.AgreementDrafted drafted ->
                    noted(
                            entry,
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
                    yield noted(entry, ArchivedAct.AGREEMENT_REGISTERED, "1", documents);
                }
                case AuditEvent.TextSubmitted submitted ->
                    crossed(
                            entry,
                            ArchivedAct.VERSION_SENT,
                            String.valueOf(submitted.version()),
                            Way.OUT,
                            entry.organisation(),
                            othersThan(entry.organisation()),
                            version(entry, submitted.version()));
                case AuditEvent.StandardIssued issued ->
                    noted(
                            entry,
                            ArchivedAct.STANDARD_ISSUED,
                            String.valueOf(issued.version()),
                            version(entry, issued.version()));
                case AuditEvent.HearingOpened opened ->
                    crossed(
                            entry,
                            ArchivedAct.HEARING_SENT,
                            String.valueOf(opened.hearing().number()),
                            Way.OUT,
                            opened.hearing().sender(),
                            opened.hearing().receivers().stream()
                                    .map(Hearing.Receiver::name)
                                    .toList(),
                            List.of());
                case AuditEvent.HearingAnswered answered ->
                    crossed(
                            entry,
                            ArchivedAct.HEARING_ANSWER,
                            answered.answer().receiver(),
                            Way.IN,
                            answered.answer().receiver(),
                            List.of(),
                            documents(
                                    entry,
                                    ArchivedKind.ANSWER,
                                    answered.answer().file()),
                            answered.answer().date());
                case AuditEvent.ResolutionRecorded recorded -> resolution(entry, recorded.resolution());
                case AuditEvent.ResolutionCorrected corrected -> resolution(entry, corrected.after());
                case AuditEvent.CasePapersMade papers ->
                    papers.papers().stream().anyMatch(paper -> open.test(paper.pdf()))
                            ? noted(
                                    entry,
                                    ArchivedAct.CASE_PAPERS_MADE,
                                    String.valueOf(papers.version()),
                                    papers(entry, papers.papers()))
                            : null;
                case AuditEvent.CasePapersHandedOver handed ->
                    crossed(
                            entry,
                            ArchivedAct.CASE_PAPERS_HANDED_OVER,
                            String.valueOf(handed.version()),
                            Way.CASE_PAPER,
                            entry.organisation(),
                            handed.papers().keySet().stream()
                                    .sorted()
                                    .map(this::name)
                                    .toList(),
                            handedOver(entry, handed.papers()));
                case AuditEvent.AgreementSigned signed -> signature(entry, signed.signature());
                case AuditEvent.SigningJobContinued continued -> {
                    List<Document> documents = all(entry, ArchivedKind.SIGNATURE_EVIDENCE, continued.files());
                    yield documents.isEmpty()
                            ? null
                            : noted(entry, ArchivedAct.SIGNING_SERVICE, String.valueOf(continued.version()), documents);
                }
                case AuditEvent.SignaturesExamined examined -> {
                    Examination examination = examined.examination();
                    Sha256 renewed = examination.renewed();
                    yield renewed == null || !open.test(renewed)
                            ? null
                            : noted(
                                    entry,
                                    ArchivedAct.SIGNATURES_EXAMINED,
                                    String.valueOf(examination.version()),
                                    signed(entry, examination.municipality(), renewed));
                }
                case AuditEvent.JoiningOffered offered ->
                    crossed(
                            entry,
                            ArchivedAct.JOINING_OFFERED,
                            String.valueOf(offered.joining().version()),
                            Way.OUT,
                            entry.organisation(),
                            List.of(name(offered.joining().party())),
                            documents(
                                    entry,
                                    ArchivedKind.AGREEMENT,
                                    offered.joining().document()));
                case AuditEvent.NoticeGiven given ->
                    crossed(
                            entry,
                            ArchivedAct.NOTICE,
                            name(given.notice().by()),
                            Way.OUT,
                            given.notice().by(),
                            othersThan(given.notice().by()),
                            List.of(),
                            given.notice().given());
                case AuditEvent.EvidenceRecorded recorded ->
                    recorded.evidence().requirement().equals(Evidence.SUBMISSION)
                            ? crossed(
                                    entry,
                                    ArchivedAct.SUBMISSION,
                                    recorded.evidence().reference(),
                                    Way.OUT,
                                    entry.organisation(),
                                    List.of(DIRECTORATE),
                                    List.of(),
                                    recorded.evidence().date())
                            : null;
                case AuditEvent.MinutesReceived received ->
                    noted(
                            entry,
                            ArchivedAct.MINUTES_RECEIVED,
                            name(received.party()),
                            documents(entry, ArchivedKind.MINUTES, received.file()));
                case AuditEvent.WordFileReturned returned ->
                    noted(
                            entry,
                            ArchivedAct.FILE_RETURNED,
                            "",
                            documents(entry, ArchivedKind.ATTACHMENT, returned.file()));
                case AuditEvent.FollowedUp noted -> {
                    List<Document> documents = all(entry, ArchivedKind.ATTACHMENT, noted.files());
                    yield documents.isEmpty() ? null : noted(entry, ArchivedAct.FOLLOW_UP, "", documents);
                }
                default -> null;
            };
        }

        // ---- registreringer -----------------------------------------------------------------------------------------

        private Registration noted(AuditEntry entry, ArchivedAct act, String about, List<Document> documents) {
            return new Registration(
                    systemId("entry/" + entry.hash()),
                    act,
                    about,
                    entry.at(),
                    by(entry),
                    day(entry.at()),
                    null,
                    0,
                    List.of(),
                    documents,
                    withheld(entry));
        }

        private Registration crossed(
                AuditEntry entry,
                ArchivedAct act,
                String about,
                Way way,
                @Nullable PartyId sender,
                Collection<String> receivers,
                List<Document> documents) {
            return crossed(entry, act, about, way, name(sender), receivers, documents, day(entry.at()));
        }

        private Registration crossed(
                AuditEntry entry,
                ArchivedAct act,
                String about,
                Way way,
                @Nullable PartyId sender,
                Collection<String> receivers,
                List<Document> documents,
                LocalDate date) {
            return crossed(entry, act, about, way, name(sender), receivers, documents, date);
        }

        private Registration crossed(
                AuditEntry entry,
                ArchivedAct act,
                String about,
                Way way,
                String sender,
                Collection<String> receivers,
                List<Document> documents,
                LocalDate date) {
            var correspondents = new ArrayList<Correspondent>();
            correspondents.add(new Correspondent(false, sender));
            receivers.stream().distinct().forEach(receiver -> correspondents.add(new Correspondent(true, receiver)));
            return new Registration(
                    systemId("entry/" + entry.hash()),
                    act,
                    about,
                    entry.at(),
                    by(entry),
                    date,
                    way,
                    Math.toIntExact(entry.position()),
                    correspondents,
                    documents,
                    withheld(entry));
        }

        /** Where skjerming is told. It is not yet (docs/adr/0028): what is withheld from the public lies in the archive as notes. */
        private @Nullable Withheld withheld(AuditEntry entry) {
            return null;
        }

        private List<String> othersThan(@Nullable PartyId party) {
            return agreement.head().parties().stream()
                    .filter(one -> !one.id().equals(party))
                    .map(AgreementParty::name)
                    .toList();
        }

        private Registration resolution(AuditEntry entry, Resolution resolution) {
            List<Document> documents = documents(entry, ArchivedKind.MINUTES, resolution.minutes());
            return crossed(
                    entry,
                    ArchivedAct.RESOLUTION,
                    name(resolution.party())
                            + (resolution.caseNumber().isEmpty() ? "" : ", " + resolution.caseNumber()),
                    Way.IN,
                    resolution.party(),
                    othersThan(resolution.party()),
                    documents,
                    resolution.date());
        }

        private Registration signature(AuditEntry entry, SignatureRecord signature) {
            var documents = new ArrayList<Document>();
            signature.signed().forEach((party, file) -> {
                if (documents.stream().noneMatch(one -> one.systemId().equals(documentId(entry, file)))) {
                    documents.addAll(signed(entry, party, file));
                }
            });
            documents.addAll(all(entry, ArchivedKind.SIGNATURE_EVIDENCE, signature.evidence()));
            return crossed(
                    entry,
                    ArchivedAct.SIGNATURE,
                    name(signature.party()),
                    Way.IN,
                    signature.party(),
                    othersThan(signature.party()),
                    documents,
                    signature.date());
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
