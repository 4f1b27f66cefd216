package no.avtaleverk.workflow.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.proof.LogTree;
import no.avtaleverk.model.proof.PublishedHead;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.ValidationReport.ReportFile;
import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;

/**
 * Evidence packages (bevispakker): one zip file with an agreement as the register had it at a place in the log, made so that it is verified
 * without the product. The same place, span and rights give the same bytes in the same release of the product (docs/adr/0023).
 *
 * <p>Nothing in it is packed: programs need no more than the names and the bytes, and no library decides what the file looks like.
 */
public final class ProofPackages {
    /** The name of the format, in {@code package.txt}. */
    public static final String FORMAT = "avtaleverk-proof-1";

    /** The programs and the explanation that each package carries; also handed out by themselves. */
    public static final List<String> PROGRAMS = List.of("README.txt", "Verify.java", "verify.html");

    /** Where the canonical form of an entry has the digest of the text after the change. */
    private static final int TEXT_COLUMN = 11;

    /** The first day of 1980 would be written with the time zone of the machine beside it, and other bytes with it. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Viewing viewing;
    private final History history;
    private final LogProofs proofs;
    private final PublishedHeads heads;
    private final KeptReports reports;
    private final Files files;
    private final DocumentRenderer renderer;
    private final SignatureValidation validation;
    private final Function<Head, List<DocumentContent.PartyLine>> lines;

    /** @param lines the parties as documents name them */
    public ProofPackages(
            Viewing viewing,
            History history,
            LogProofs proofs,
            PublishedHeads heads,
            KeptReports reports,
            Files files,
            DocumentRenderer renderer,
            SignatureValidation validation,
            Function<Head, List<DocumentContent.PartyLine>> lines) {
        this.viewing = viewing;
        this.history = history;
        this.proofs = proofs;
        this.heads = heads;
        this.reports = reports;
        this.files = files;
        this.renderer = renderer;
        this.validation = validation;
        this.lines = lines;
    }

    /**
     * What is to be packed.
     *
     * @param position of the log it is made from
     * @param from first day of the entries, in Norway; absent for from the beginning
     * @param until first day after them; absent for all
     */
    public record Order(
            AgreementView view,
            long position,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Actor by) {
        boolean holds(Instant at) {
            LocalDate day = LocalDate.ofInstant(at, Changes.NORWAY);
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }

        /** What the file is called. */
        public String fileName() {
            return "bevispakke-%s-%d.zip"
                    .formatted(view.agreement().id().value().substring(0, 8), position);
        }
    }

    /**
     * Order a package. Only those who read the log of the agreement are given one, since it is the log that proves.
     *
     * @param position of the log; 0 for the newest entry
     * @return empty when there is no such agreement for the person, or the log is not that long
     */
    public Optional<Order> order(
            AgreementId id, long position, @Nullable LocalDate from, @Nullable LocalDate until, Actor by) {
        long newest = history.head().map(AuditEntry::position).orElse(0L);
        long asOf = position == 0 ? newest : position;
        return asOf < 1 || asOf > newest
                ? Optional.empty()
                : viewing.view(id, by)
                        .filter(AgreementView::inner)
                        .map(view -> new Order(view, asOf, from, until, by))
                        .filter(order -> !entries(order).isEmpty());
    }

    /** The bytes of one of the {@link #PROGRAMS}. */
    public static byte[] program(String name) {
        if (!PROGRAMS.contains(name)) {
            throw new IllegalArgumentException("No such program: " + name);
        }
        try (InputStream in = ProofPackages.class.getResourceAsStream("/proof/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The product lacks its " + name, e);
        }
    }

    /** The entries of the log up to the place, as far as the person may read them, in the whole span of time. */
    private List<AuditEntry> entries(Order order) {
        return viewing.log(order.view(), order.by()).stream()
                .filter(entry -> entry.position() <= order.position())
                .toList();
    }

    /**
     * Write a package.
     *
     * @param out not closed
     * @return the digest of the manifest, which is the mark of the package
     * @throws IllegalStateException if something the log speaks of is not stored
     */
    public Sha256 write(Order order, OutputStream out) throws IOException {
        return new Packing(order, out).pack();
    }

    /**
     * What an examination of the signatures in a document finds: as it was when it was first put into a package, else as it is now.
     *
     * @throws IllegalStateException if there is no such document
     */
    public List<ReportFile> reports(Sha256 document) {
        List<ReportFile> kept = reports.of(document);
        if (!kept.isEmpty()) {
            return kept;
        }
        ValidationReport report = validation.validate(stored(document).bytes());
        var all = new ArrayList<ReportFile>();
        all.add(new ReportFile("summary.txt", "text/plain", summary(report).getBytes(StandardCharsets.UTF_8)));
        all.addAll(report.files());
        // What could not be examined now may be another day, and is then the first report.
        boolean passes = report.obstacle() == Obstacle.TECHNICAL || report.obstacle() == Obstacle.TOO_COSTLY;
        return passes ? all : reports.keep(document, all);
    }

    private static String summary(ValidationReport report) {
        var text = new StringBuilder();
        text.append("document: ").append(report.document()).append('\n');
        text.append("examined: ").append(report.examined()).append('\n');
        text.append("verdict: ").append(report.verdict()).append('\n');
        if (report.obstacle() != null) {
            text.append("obstacle: ").append(report.obstacle()).append('\n');
        }
        text.append("alterations: ").append(report.alterations()).append('\n');
        for (ValidationReport.ValidatedSignature one : report.signatures()) {
            text.append("\nsignature ").append(one.order()).append(": ").append(one.verdict());
            text.append("\n  indication: ").append(one.indication()).append(' ').append(one.subIndication());
            text.append("\n  field: ").append(one.field());
            text.append("\n  signer: ").append(one.signer()).append(", ").append(one.organisation());
            text.append("\n  issuer: ").append(one.issuer());
            text.append("\n  trial key, proves nothing: ").append(one.throwAwayKey());
            text.append("\n  claimed: ")
                    .append(one.claimed())
                    .append(", proven: ")
                    .append(one.best());
            text.append("\n  level: ").append(one.level());
            text.append("\n  reason: ").append(one.reason()).append('\n');
        }
        for (ValidationReport.ArchiveTimeStamp stamp : report.timeStamps()) {
            text.append("\narchive time-stamp: ").append(stamp.at()).append(' ').append(stamp.service());
            text.append(' ').append(stamp.verdict()).append('\n');
        }
        return text.toString();
    }

    private Files.StoredFile stored(Sha256 digest) {
        return files.find(digest)
                .orElseThrow(() -> new IllegalStateException("The file %s is not stored".formatted(digest)));
    }

    /** A file for {@code files.txt}. */
    private record Told(String path, String kind, @Nullable Long entry) {}

    private final class Packing {
        private final Order order;
        private final Agreement agreement;
        private final ZipOutputStream zip;
        private final TreeMap<String, Sha256> manifest = new TreeMap<>();
        private final List<Told> told = new ArrayList<>();
        private final Map<Integer, Long> made = new HashMap<>();
        private final TreeMap<Long, AuditEntry> included = new TreeMap<>();

        Packing(Order order, OutputStream out) {
            this.order = order;
            this.agreement = order.view().agreement();
            this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        }

        Sha256 pack() throws IOException {
            for (String program : PROGRAMS) {
                add(program, program(program));
            }
            List<AgreementVersion> versions = choose();
            LogTree tree = proofs.tree(order.position());
            SortedMap<Long, Sha256> hashes = addLog(tree);
            addHeads(tree);
            var packed = new ArrayList<AgreementVersion>();
            for (AgreementVersion version : versions) {
                Long entry = sayingTheText(version);
                // A text that no entry of the package names proves nothing, and is left out with all that hangs on it.
                if (entry != null) {
                    addVersion(version, entry);
                    packed.add(version);
                }
            }
            for (AuditEntry entry : included.values()) {
                addEvidence(entry, packed);
            }
            addText(
                    "files.txt",
                    told.stream()
                            .map(one -> "%s\t%s\t%s\n"
                                    .formatted(one.path(), one.kind(), one.entry() == null ? "-" : one.entry()))
                            .sorted()
                            .collect(Collectors.joining()));
            addText("package.txt", about(tree, hashes));
            byte[] listed = manifest.entrySet().stream()
                    .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
            put("manifest.txt", listed);
            zip.finish();
            return Sha256.of(listed);
        }

        private String about(LogTree tree, Map<Long, Sha256> hashes) {
            var about = new LinkedHashMap<String, Object>();
            about.put("format", FORMAT);
            about.put("agreement", agreement.id());
            about.put("title", plain(title()));
            about.put("from", order.from() == null ? "" : order.from());
            about.put("until", order.until() == null ? "" : order.until());
            about.put("position", order.position());
            about.put("entry", Objects.requireNonNull(hashes.get(order.position())));
            about.put("root", tree.root());
            about.put("time", history.after(order.position() - 1, 1).getFirst().at());
            about.put("entries", included.size());
            about.put(
                    "reader",
                    order.by().readsDraftsOf().stream().map(PartyId::value).collect(Collectors.joining(" ")));
            return about.entrySet().stream()
                    .map(line -> line.getKey() + "\t" + line.getValue() + "\n")
                    .collect(Collectors.joining());
        }

        /** As it was called then: that of the last version made by then. */
        private String title() {
            return AgreementNumbers.shown(agreement).stream()
                    .filter(version -> made.containsKey(version.number()))
                    .reduce((first, second) -> second)
                    .map(version -> version.head().title())
                    .orElse("");
        }

        // ---- the log ------------------------------------------------------------------------------------------------

        /** Choose the entries of the span, and the versions made or standing in it with the entries that made them. */
        private List<AgreementVersion> choose() {
            for (AuditEntry entry : history.of(agreement.id())) {
                if (entry.position() <= order.position()) {
                    AgreementNumbers.madeBy(entry).forEach(number -> made.putIfAbsent(number, entry.position()));
                }
            }
            Map<Long, AuditEntry> readable = new HashMap<>();
            for (AuditEntry entry : entries(order)) {
                readable.put(entry.position(), entry);
                if (order.holds(entry.at())) {
                    included.put(entry.position(), entry);
                }
            }
            List<AgreementVersion> known = AgreementNumbers.shown(agreement).stream()
                    .filter(version -> made.containsKey(version.number()))
                    .toList();
            var versions = new ArrayList<AgreementVersion>();
            for (int i = 0; i < known.size(); i++) {
                AgreementVersion version = known.get(i);
                boolean begun = order.until() == null || day(version).isBefore(order.until());
                // The one before the span stood until the next was made.
                boolean over = order.from() != null
                        && i + 1 < known.size()
                        && day(known.get(i + 1)).isBefore(order.from());
                if (begun && !over) {
                    versions.add(version);
                    AuditEntry maker = readable.get(made.get(version.number()));
                    if (maker != null) {
                        included.put(maker.position(), maker);
                    }
                }
            }
            return versions;
        }

        private LocalDate day(AgreementVersion version) {
            return LocalDate.ofInstant(version.at(), Changes.NORWAY);
        }

        private SortedMap<Long, Sha256> addLog(LogTree tree) throws IOException {
            for (Map.Entry<Long, String> entry :
                    proofs.canonical(included.keySet()).entrySet()) {
                addText("log/entries/%08d.txt".formatted(entry.getKey()), entry.getValue());
            }
            var positions = new TreeSet<Long>();
            positions.add(order.position());
            for (long position : included.keySet()) {
                positions.add(position);
                if (position > 1) {
                    positions.add(position - 1);
                }
            }
            SortedMap<Long, Sha256> hashes = proofs.hashes(positions);
            var inclusion = new StringBuilder();
            hashes.forEach((position, hash) -> inclusion
                    .append(position)
                    .append('\t')
                    .append(hash)
                    .append('\t')
                    .append(joined(tree.inclusion(position)))
                    .append('\n'));
            addText("log/inclusion.txt", inclusion.toString());
            return hashes;
        }

        private void addHeads(LogTree tree) throws IOException {
            var published = new StringBuilder();
            var continuation = new TreeMap<Long, String>();
            for (PublishedHead head : heads.upTo(order.position())) {
                published
                        .append(head.canonical().lines().skip(1).collect(Collectors.joining("\t")))
                        .append('\t')
                        .append(head.mark())
                        .append('\n');
                if (head.position() > 0 && head.position() < order.position()) {
                    continuation.computeIfAbsent(head.position(), position -> joined(tree.continuation(position)));
                }
            }
            addText("log/heads.txt", published.toString());
            addText(
                    "log/continuation.txt",
                    continuation.entrySet().stream()
                            .map(one -> one.getKey() + "\t" + one.getValue() + "\n")
                            .collect(Collectors.joining()));
        }

        private String joined(Collection<Sha256> hashes) {
            return hashes.stream().map(Sha256::hex).collect(Collectors.joining(" "));
        }

        // ---- versions -----------------------------------------------------------------------------------------------

        private void addVersion(AgreementVersion version, long entry) throws IOException {
            Clauses clauses = viewing.clauses(order.view(), version);
            String folder = "versions/%d/".formatted(version.number());
            var text = new StringBuilder(plain(version.head().title())).append('\n');
            version.head().parties().forEach(party -> text.append(plain(party.name()))
                    .append('\n'));
            version.head().parameters().forEach((name, value) -> text.append("{{")
                    .append(name)
                    .append("}} = ")
                    .append(plain(value))
                    .append('\n'));
            text.append("----\n");
            for (Clause clause : clauses) {
                String words = clause.text().heading() + "\n\n" + clause.text().body();
                text.append(clause.number()).append(' ').append(words).append("\n\n");
                String path = "words/" + clause.sha256() + ".txt";
                if (!manifest.containsKey(path)) {
                    addText(path, words);
                }
            }
            addText(folder + "clauses.txt", clauses.canonical());
            tell(folder + "clauses.txt", "TEXT", entry);
            addText(folder + "text.txt", text.toString());
            tell(folder + "text.txt", "READABLE_TEXT", null);
            for (Map.Entry<PartyId, Sha256> document : new TreeMap<>(version.documents()).entrySet()) {
                Long naming = naming(event -> namesDocument(event, version, document.getKey(), document.getValue()));
                if (naming != null) {
                    addStored(folder + "avtale-" + document.getKey() + ".pdf", "DOCUMENT", document.getValue(), naming);
                }
            }
            if (version.documents().isEmpty()) {
                // As it was then, whoever has joined since.
                Head head = version.head();
                byte[] pdf = renderer.render(
                        DocumentContent.of(agreement, head, version.number(), clauses, lines.apply(head), version.at()),
                        DocumentFormat.PDF);
                add(folder + "sett-paa-nytt.pdf", pdf);
                tell(folder + "sett-paa-nytt.pdf", "SET_ANEW", null);
            }
            Sha256 original = version.original();
            Long naming = original == null
                    ? null
                    : naming(event -> event instanceof AuditEvent.AgreementRegistered registered
                            && version.number() == 1
                            && original.equals(registered.origin().file()));
            if (original != null && naming != null) {
                addStored(folder + "original-" + name(original), "ORIGINAL", original, naming);
            }
        }

        /**
         * The entry that says which text a version has, when one is in the package: the one that made it, or one that decided on it. Of who
         * joins, and reads none of those, the offer, which stands beside the text as it was then.
         */
        private @Nullable Long sayingTheText(AgreementVersion version) {
            Long maker = made.get(version.number());
            if (maker != null && included.containsKey(maker)) {
                return maker;
            }
            Long saying = naming(event -> saysTheText(event, version));
            return saying != null
                    ? saying
                    : naming(
                            event -> event instanceof AuditEvent.JoiningOffered offered
                                    && offered.joining().version() == version.number(),
                            entry -> entry.split("\n", -1)[TEXT_COLUMN].equals(
                                    version.text().hex()));
        }

        private static boolean saysTheText(AuditEvent event, AgreementVersion version) {
            return switch (event) {
                case AuditEvent.TextConcluded concluded ->
                    concluded.version() == version.number() && concluded.text().equals(version.text());
                case AuditEvent.ResolutionRecorded recorded ->
                    recorded.resolution().version() == version.number()
                            && recorded.resolution().text().equals(version.text());
                case AuditEvent.AgreementSigned signed ->
                    signed.signature().version() == version.number()
                            && signed.signature().text().equals(version.text());
                default -> false;
            };
        }

        private static boolean namesDocument(
                AuditEvent event, AgreementVersion version, PartyId party, Sha256 document) {
            return switch (event) {
                case AuditEvent.TextSubmitted submitted ->
                    submitted.version() == version.number()
                            && document.equals(submitted.documents().get(party));
                case AuditEvent.JoiningOffered offered ->
                    offered.joining().version() == version.number()
                            && offered.joining().party().equals(party)
                            && offered.joining().document().equals(document);
                default -> false;
            };
        }

        private @Nullable Long naming(Predicate<AuditEvent> names) {
            return naming(names, entry -> true);
        }

        /** The first entry in the package that says something, by its event and its canonical text. */
        private @Nullable Long naming(Predicate<AuditEvent> names, Predicate<String> alsoSo) {
            return included.values().stream()
                    .filter(entry -> names.test(entry.event()))
                    .map(AuditEntry::position)
                    .filter(position ->
                            alsoSo.test(Objects.requireNonNull(canonical().get(position))))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable SortedMap<Long, String> texts;

        private SortedMap<Long, String> canonical() {
            SortedMap<Long, String> known = texts;
            if (known == null) {
                known = proofs.canonical(included.keySet());
                texts = known;
            }
            return known;
        }

        // ---- evidence -----------------------------------------------------------------------------------------------

        private void addEvidence(AuditEntry entry, List<AgreementVersion> versions) throws IOException {
            Set<Integer> numbers =
                    versions.stream().map(AgreementVersion::number).collect(Collectors.toSet());
            switch (entry.event()) {
                case AuditEvent.AgreementSigned signed -> {
                    int version = signed.signature().version();
                    if (numbers.contains(version)) {
                        for (Map.Entry<PartyId, Sha256> document :
                                signed.signature().signed().entrySet()) {
                            addSigned(version, document.getKey(), document.getValue(), entry);
                        }
                        for (Sha256 evidence : signed.signature().evidence()) {
                            addStored(
                                    "signatures/%d/evidence-%s".formatted(version, name(evidence)),
                                    "SIGNATURE_EVIDENCE",
                                    evidence,
                                    entry.position());
                        }
                    }
                }
                case AuditEvent.SignaturesExamined examined -> {
                    Sha256 renewed = examined.examination().renewed();
                    if (renewed != null
                            && numbers.contains(examined.examination().version())) {
                        addSigned(
                                examined.examination().version(),
                                examined.examination().municipality(),
                                renewed,
                                entry);
                    }
                }
                case AuditEvent.JoiningOffered offered -> {
                    if (numbers.contains(offered.joining().version())) {
                        addStored(
                                "versions/%d/avtale-%s-%s.pdf"
                                        .formatted(
                                                offered.joining().version(),
                                                offered.joining().party(),
                                                offered.joining().document().abbreviated()),
                                "DOCUMENT",
                                offered.joining().document(),
                                entry.position());
                    }
                }
                case AuditEvent.ResolutionRecorded recorded -> addMinutes(recorded.resolution(), entry);
                case AuditEvent.ResolutionCorrected corrected -> addMinutes(corrected.after(), entry);
                default -> {}
            }
        }

        private void addSigned(int version, PartyId municipality, Sha256 document, AuditEntry entry)
                throws IOException {
            String folder = "signatures/%d/%s-%s".formatted(version, municipality, document.abbreviated());
            addStored(folder + ".pdf", "SIGNED", document, entry.position());
            for (ReportFile report : reports(document)) {
                String path = folder + "/" + safe(report.name());
                if (!manifest.containsKey(path)) {
                    add(path, report.content());
                    tell(path, "REPORT", null);
                }
            }
        }

        /** Minutes are for those the version was laid before. */
        private void addMinutes(Resolution resolution, AuditEntry entry) throws IOException {
            Sha256 minutes = resolution.minutes();
            boolean may = minutes != null
                    && agreement
                            .version(resolution.version())
                            .filter(version ->
                                    order.by().mayReadDraft(agreement.circles().addressed(version)))
                            .isPresent();
            if (minutes != null && may) {
                addStored("evidence/vedtak-" + name(minutes), "MINUTES", minutes, entry.position());
            }
        }

        // ---- writing ------------------------------------------------------------------------------------------------

        private String name(Sha256 digest) {
            return digest.abbreviated() + "-" + safe(stored(digest).name());
        }

        private void addStored(String path, String kind, Sha256 digest, @Nullable Long entry) throws IOException {
            if (!manifest.containsKey(path)) {
                add(path, stored(digest).bytes());
                tell(path, kind, entry);
            }
        }

        private void tell(String path, String kind, @Nullable Long entry) {
            told.add(new Told(path, kind, entry));
        }

        private void addText(String path, String text) throws IOException {
            add(path, text.getBytes(StandardCharsets.UTF_8));
        }

        private void add(String path, byte[] bytes) throws IOException {
            if (manifest.put(path, Sha256.of(bytes)) != null) {
                throw new IllegalStateException("Two files would be " + path);
            }
            put(path, bytes);
        }

        private void put(String path, byte[] bytes) throws IOException {
            var crc = new CRC32();
            crc.update(bytes);
            var entry = new ZipEntry(path);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCompressedSize(bytes.length);
            entry.setCrc(crc.getValue());
            entry.setTimeLocal(ALWAYS);
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }
    }

    /** On one line, without what moves a cursor or turns the direction of reading. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cf}", "")
                .replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
    }

    /** A name that every file system takes, and no path. */
    private static String safe(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replace("æ", "ae")
                .replace("ø", "o")
                .replace("å", "a")
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^[-.]+|[-.]+$", "");
        return plain.length() > 80 ? plain.substring(plain.length() - 80) : plain.isEmpty() ? "fil" : plain;
    }
}
