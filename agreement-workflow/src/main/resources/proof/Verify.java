// Kontrollerer en bevispakke fra Avtaleverk uten Avtaleverk og uten nett. / Kontrollerer ei bevispakke frå Avtaleverk utan Avtaleverk og
// utan nett. / Verifies an evidence package of Avtaleverk without Avtaleverk and without a network. Needs a JDK 17 or newer, nothing else.
//
//   java Verify.java pakke.zip                                     nb: norsk bokmål, the language of the machine when it is nn or en
//   java Verify.java pakke.zip --language en
//   java Verify.java pakke.zip --head 2026-11-22 4f0c…             a head of the log that you have written down yourself
//
// Exit code: 0 everything holds, 1 something does not, 2 the file can not be read.

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class Verify {
    private static final String MANIFEST = "manifest.txt";
    private static final String ZERO = "0".repeat(64);
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    /** What a package has beside the files that files.txt tells of. */
    private static final Pattern FRAME = Pattern.compile("README\\.txt|Verify\\.java|verify\\.html|(manifest|package|files)\\.txt"
            + "|log/(inclusion|heads|continuation)\\.txt|log/entries/([0-9]{8}|[1-9][0-9]{8,})\\.txt|words/[0-9a-f]{64}\\.txt");

    private static final String VERSION = "([1-9][0-9]{0,5})";
    private static final String PARTY = "((?:kommune|hf|rhf|ideell)-[0-9]+(?:-[0-9]{4})?)";
    private static final String NAME = "[0-9a-f]{8}-[a-z0-9.-]*[a-z0-9]";

    /** What files.txt tells of, by its kind: the first group is the version, the second the party. */
    private static final Map<String, Pattern> KINDS = Map.of(
            "TEXT", Pattern.compile("versions/" + VERSION + "/clauses\\.txt"),
            "READABLE_TEXT", Pattern.compile("versions/" + VERSION + "/text\\.txt"),
            "SET_ANEW", Pattern.compile("versions/" + VERSION + "/sett-paa-nytt\\.pdf"),
            "DOCUMENT", Pattern.compile("versions/" + VERSION + "/avtale-" + PARTY + "(?:-[0-9a-f]{8})?\\.pdf"),
            "ORIGINAL", Pattern.compile("versions/" + VERSION + "/original-" + NAME),
            "SIGNED", Pattern.compile("signatures/" + VERSION + "/" + PARTY + "-[0-9a-f]{8}\\.pdf"),
            "REPORT", Pattern.compile("signatures/" + VERSION + "/" + PARTY + "-[0-9a-f]{8}/[a-z0-9.-]*[a-z0-9]"),
            "SIGNATURE_EVIDENCE", Pattern.compile("signatures/" + VERSION + "/evidence-" + NAME),
            "MINUTES", Pattern.compile("evidence/vedtak-" + NAME));

    /** Made for the package: no entry names them. */
    private static final Set<String> OF_ITSELF = Set.of("READABLE_TEXT", "SET_ANEW", "REPORT");

    /** The entries that say which text a version has. */
    private static final Set<String> SAY_THE_TEXT =
            Set.of("TextSubmitted", "StandardIssued", "TextConcluded", "ResolutionRecorded", "AgreementSigned");

    private final Map<String, byte[]> files;
    private final String language;
    private final List<Step> steps = new ArrayList<>();
    private final TreeMap<Long, String> entries = new TreeMap<>();
    private final Map<Long, String> hashes = new TreeMap<>();
    private final Map<String, String> about = new LinkedHashMap<>();

    private Verify(Map<String, byte[]> files, String language) {
        this.files = files;
        this.language = language;
    }

    /** One thing that was checked: what came of it, and what that means. */
    private static final class Step {
        String key;
        final List<String> faults = new ArrayList<>();
        Object[] values = {};
        List<String> remarks = new ArrayList<>();

        Step(String key) {
            this.key = key;
        }
    }

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String language = Locale.getDefault().getLanguage();
        String day = null;
        String mark = null;
        String name = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--language") && i + 1 < arguments.length) {
                language = arguments[++i];
            } else if (arguments[i].equals("--head") && i + 2 < arguments.length) {
                day = arguments[++i];
                mark = arguments[++i];
            } else {
                name = arguments[i];
            }
        }
        if (!List.of("nb", "nn", "en").contains(language)) {
            language = "nb";
        }
        if (name == null) {
            out.println("java Verify.java package.zip [--language nb|nn|en] [--head YYYY-MM-DD mark]");
            System.exit(2);
        }
        Verify verify;
        try {
            verify = new Verify(read(Path.of(name)), language);
        } catch (IOException | RuntimeException e) {
            out.println(say(language, "unreadable", name, String.valueOf(e.getMessage())));
            System.exit(2);
            return;
        }
        System.exit(verify.run(day, mark, out) ? 0 : 1);
    }

    // ---- zip, with nothing packed -----------------------------------------------------------------------------------

    /**
     * Read a package strictly: one file after the other from the first byte, then the list of them, then the end, and nothing between, before
     * or after. So no other program can find another file under a name, or one that this program does not see.
     */
    private static Map<String, byte[]> read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        var zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - 22;
        if (end < 0 || zip.getInt(end) != 0x06054b50 || zip.getInt(end + 4) != 0 || zip.getShort(end + 20) != 0) {
            throw new IOException("zip");
        }
        int count = zip.getShort(end + 10) & 0xffff;
        int start = zip.getInt(end + 16);
        int at = start;
        int next = 0;
        if (start < 0 || start > end || zip.getInt(end + 12) != end - start || (zip.getShort(end + 8) & 0xffff) != count) {
            throw new IOException("zip");
        }
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            if (at + 46 > end || zip.getInt(at) != 0x02014b50) {
                throw new IOException("zip");
            }
            int length = zip.getShort(at + 28) & 0xffff;
            int size = zip.getInt(at + 20);
            if (at + 46 + length > end) {
                throw new IOException("zip");
            }
            String name = new String(bytes, at + 46, length, StandardCharsets.UTF_8);
            int from = next + 30 + length;
            // The name and the size that stand before the file are the same; neither is packed, hidden, linked or told otherwise of.
            boolean plain = zip.getInt(at + 30) == 0 && zip.getShort(at + 34) == 0 && zip.getInt(at + 38) == 0
                    && zip.getInt(at + 42) == next && size >= 0 && from <= start && size <= start - from
                    && zip.getInt(next) == 0x04034b50 && zip.getShort(next + 28) == 0
                    && (zip.getShort(next + 6) & ~0x800) == 0
                    && Arrays.equals(bytes, next + 6, next + 28, bytes, at + 8, at + 30)
                    && zip.getShort(next + 8) == 0 && zip.getInt(next + 18) == size && zip.getInt(next + 22) == size
                    && Arrays.equals(bytes, next + 30, from, bytes, at + 46, at + 46 + length);
            if (!plain || files.put(name, Arrays.copyOfRange(bytes, from, from + size)) != null) {
                throw new IOException(name);
            }
            next = from + size;
            at += 46 + length;
        }
        if (next != start || at != end) {
            throw new IOException("zip");
        }
        return files;
    }

    private boolean run(String day, String mark, PrintStream out) {
        step("files", this::checkManifest);
        step("log", this::checkLog);
        step("heads", step -> checkHeads(step, day, mark));
        step("texts", this::checkTexts);
        step("vouched", this::checkVouched);
        boolean good = true;
        out.println(say(language, "title", about.getOrDefault("title", "?"), about.getOrDefault("agreement", "?")));
        out.println(say(language, "made", about.getOrDefault("position", "?"), about.getOrDefault("time", "?"), span()));
        out.println();
        for (Step step : steps) {
            boolean holds = step.faults.isEmpty();
            good &= holds;
            out.println((holds ? "[OK]   " : say(language, "wrong")) + say(language, holds ? step.key : step.key.replace(".none", "") + ".wrong", step.values));
            step.faults.forEach(fault -> out.println("         - " + fault));
            step.remarks.forEach(remark -> out.println("         " + remark));
            if (holds) {
                out.println("         " + say(language, step.key + ".means"));
            }
        }
        out.println();
        out.println(say(language, good ? "good" : "bad"));
        byte[] manifest = files.get(MANIFEST);
        out.println(say(language, "mark", manifest == null ? "?" : sha256(manifest)));
        out.println(say(language, "limits"));
        return good;
    }

    private String span() {
        String from = about.getOrDefault("from", "");
        String until = about.getOrDefault("until", "");
        return (from.isEmpty() ? "…" : from) + " – " + (until.isEmpty() ? "…" : until);
    }

    private interface Check {
        void check(Step step) throws Exception;
    }

    private void step(String key, Check check) {
        var step = new Step(key);
        steps.add(step);
        try {
            check.check(step);
        } catch (Exception e) {
            step.faults.add(say(language, "fault.form", String.valueOf(e.getMessage())));
        }
    }

    private byte[] file(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalStateException(name);
        }
        return bytes;
    }

    private List<String> lines(String name) {
        var lines = new ArrayList<>(List.of(new String(file(name), StandardCharsets.UTF_8).split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    // ---- the files --------------------------------------------------------------------------------------------------

    private void checkManifest(Step step) {
        var listed = new TreeSet<String>();
        for (String line : lines(MANIFEST)) {
            if (!line.matches("[0-9a-f]{64}  .+")) {
                throw new IllegalStateException(MANIFEST);
            }
            String digest = line.substring(0, 64);
            String name = line.substring(66);
            listed.add(name);
            byte[] bytes = files.get(name);
            if (bytes == null) {
                step.faults.add(say(language, "fault.gone", name));
            } else if (!sha256(bytes).equals(digest)) {
                step.faults.add(say(language, "fault.changed", name));
            }
        }
        for (String name : files.keySet()) {
            if (!name.equals(MANIFEST) && !listed.contains(name)) {
                step.faults.add(say(language, "fault.added", name));
            }
            if (!FRAME.matcher(name).matches() && KINDS.values().stream().noneMatch(kind -> kind.matcher(name).matches())) {
                step.faults.add(say(language, "fault.path", name));
            }
        }
        step.values = new Object[] {listed.size()};
    }

    // ---- the log ----------------------------------------------------------------------------------------------------

    private void checkLog(Step step) {
        for (String line : lines("package.txt")) {
            String[] parts = line.split("\t", -1);
            about.put(parts[0], parts[1]);
        }
        if (!"avtaleverk-proof-1".equals(about.get("format"))) {
            throw new IllegalStateException("package.txt: format");
        }
        long size = Long.parseLong(about.get("position"));
        byte[] root = bytes(about.get("root"));
        for (String line : lines("log/inclusion.txt")) {
            String[] parts = line.split("\t", -1);
            long position = Long.parseLong(parts[0]);
            if (!includes(size, root, position, bytes(parts[1]), path(parts[2]))) {
                step.faults.add(say(language, "fault.inclusion", "log/inclusion.txt", position));
            }
            hashes.put(position, parts[1]);
        }
        if (size > 0 && !about.get("entry").equals(hashes.get(size))) {
            step.faults.add(say(language, "fault.inclusion", "log/inclusion.txt", size));
        }
        var sequences = new TreeSet<Long>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            if (name.startsWith("log/entries/")) {
                checkEntry(name, file.getValue(), sequences, step);
            }
        }
        if (!String.valueOf(entries.size()).equals(about.get("entries"))) {
            step.faults.add(say(language, "fault.count", "package.txt", about.get("entries"), entries.size()));
        }
        if (entries.isEmpty()) {
            step.faults.add(say(language, "fault.no-entry"));
        }
        String missing = missing(sequences);
        if (!missing.isEmpty()) {
            step.remarks.add(say(language, "withheld", missing));
        }
        step.remarks.add(say(language, "later", sequences.isEmpty() ? 0 : sequences.last()));
        step.values = new Object[] {entries.size(), size};
    }

    /** The changes of the agreement before the last included one that are not here, such as "1–3, 7". */
    private static String missing(TreeSet<Long> sequences) {
        var spans = new ArrayList<String>();
        long next = 1;
        for (long one : sequences) {
            if (one > next) {
                spans.add(one - 1 == next ? String.valueOf(next) : next + "–" + (one - 1));
            }
            next = one + 1;
        }
        return String.join(", ", spans);
    }

    private void checkEntry(String name, byte[] bytes, TreeSet<Long> sequences, Step step) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        long position = Long.parseLong(name.replaceAll("[^0-9]", ""));
        String hash = sha256(bytes);
        entries.put(position, text);
        if (lines.length != 16 || !lines[0].equals("avtaleverk-log-1")) {
            step.faults.add(say(language, "fault.form", name));
            return;
        }
        if (!lines[1].equals(String.valueOf(position))) {
            step.faults.add(say(language, "fault.place", name, lines[1]));
        }
        if (!hash.equals(hashes.get(position))) {
            step.faults.add(say(language, "fault.entry", name));
        }
        String before = position == 1 ? ZERO : hashes.get(position - 1);
        if (!lines[14].equals(before)) {
            step.faults.add(say(language, "fault.neighbour", name));
        }
        if (lines[6].equals(about.get("agreement"))) {
            sequences.add(Long.parseLong(lines[7]));
        } else if (!lines[6].isEmpty()) {
            step.faults.add(say(language, "fault.other", name));
        }
    }

    // ---- the heads --------------------------------------------------------------------------------------------------

    private void checkHeads(Step step, String day, String mark) {
        long size = Long.parseLong(about.get("position"));
        byte[] root = bytes(about.get("root"));
        var proofs = new TreeMap<Long, String>();
        for (String line : lines("log/continuation.txt")) {
            String[] parts = line.split("\t", -1);
            proofs.put(Long.parseLong(parts[0]), parts[1]);
        }
        String previous = ZERO;
        String held = null;
        int count = 0;
        LocalDate asked = day == null ? null : day(day, step);
        String wanted = mark == null ? "" : mark.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (mark != null && !wanted.matches("[0-9a-f]{64}")) {
            step.faults.add(say(language, "fault.mark", mark));
        }
        for (String line : lines("log/heads.txt")) {
            count++;
            String[] parts = line.split("\t", -1);
            String computed = sha256(("avtaleverk-head-1\n" + String.join("\n", Arrays.copyOf(parts, 6)) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            long position = Long.parseLong(parts[1]);
            if (!computed.equals(parts[6]) || !previous.equals(parts[5])) {
                step.faults.add(say(language, "fault.head", "log/heads.txt", parts[0]));
            }
            if (!continues(position, bytes(parts[3]), size, root, path(proofs.getOrDefault(position, "")))) {
                step.faults.add(say(language, "fault.continuation", "log/heads.txt", parts[0]));
            }
            String known = hashes.get(position);
            if (known != null && !known.equals(parts[2])) {
                step.faults.add(say(language, "fault.head", "log/heads.txt", parts[0]));
            }
            previous = parts[6];
            if (asked != null && parts[0].equals(asked.toString())) {
                held = parts[6];
            }
        }
        if (asked != null && step.faults.isEmpty()) {
            if (wanted.equals(held)) {
                step.remarks.add(say(language, "held", day));
            } else if (held == null && !asked.isBefore(LocalDate.ofInstant(Instant.parse(about.get("time")), NORWAY))) {
                step.remarks.add(say(language, "newer", day));
            } else {
                step.faults.add(say(language, held == null ? "fault.not-held" : "fault.held", day));
            }
        }
        step.key = count == 0 ? "heads.none" : step.key;
        step.values = new Object[] {count};
    }

    /** A day as people write it, or as computers do. */
    private LocalDate day(String text, Step step) {
        for (String form : List.of("d.M.uuuu", "uuuu-MM-dd")) {
            try {
                return LocalDate.parse(text.strip(), DateTimeFormatter.ofPattern(form).withResolverStyle(ResolverStyle.STRICT));
            } catch (DateTimeException e) {
                // Then the other.
            }
        }
        step.faults.add(say(language, "fault.day", text));
        return null;
    }

    // ---- the texts --------------------------------------------------------------------------------------------------

    private void checkTexts(Step step) {
        var folders = new TreeSet<String>();
        for (String name : files.keySet()) {
            if (name.startsWith("versions/")) {
                folders.add(name.substring(0, name.indexOf('/', 9) + 1));
            }
        }
        var used = new TreeSet<String>();
        for (String folder : folders) {
            if (files.containsKey(folder + "clauses.txt") && files.containsKey(folder + "text.txt")) {
                checkText(folder + "clauses.txt", folder + "text.txt", used, step);
            } else {
                step.faults.add(say(language, "fault.gone", folder + "clauses.txt, " + folder + "text.txt"));
            }
        }
        for (String name : files.keySet()) {
            if (name.startsWith("words/") && !name.equals("words/" + sha256(files.get(name)) + ".txt")) {
                step.faults.add(say(language, "fault.changed", name));
            } else if (name.startsWith("words/") && !used.contains(name)) {
                step.faults.add(say(language, "fault.added", name));
            }
        }
        step.values = new Object[] {folders.size()};
    }

    private void checkText(String clauses, String text, Set<String> used, Step step) {
        var composed = new StringBuilder();
        for (String line : lines(clauses)) {
            String[] parts = line.split("\t", -1);
            byte[] words = files.get("words/" + parts[2] + ".txt");
            used.add("words/" + parts[2] + ".txt");
            if (words == null) {
                step.faults.add(say(language, "fault.gone", "words/" + parts[2] + ".txt"));
                return;
            }
            composed.append(parts[1]).append(' ').append(new String(words, StandardCharsets.UTF_8)).append("\n\n");
        }
        String shown = new String(file(text), StandardCharsets.UTF_8);
        int body = shown.indexOf("\n----\n");
        if (body < 0 || !shown.substring(body + 6).contentEquals(composed)) {
            step.faults.add(say(language, "fault.text", text));
        }
    }

    // ---- what the log says of the files -----------------------------------------------------------------------------

    private void checkVouched(Step step) {
        int vouched = 0;
        int other = 0;
        var described = new TreeSet<String>();
        var onlyListed = new ArrayList<String>();
        for (String line : lines("files.txt")) {
            String[] parts = line.split("\t", -1);
            String name = parts[0];
            Pattern form = KINDS.get(parts[1]);
            Matcher path = form == null ? null : form.matcher(name);
            if (!described.add(name)) {
                throw new IllegalStateException("files.txt");
            }
            if (!files.containsKey(name)) {
                step.faults.add(say(language, "fault.gone", name));
            } else if (path == null || !path.matches()) {
                step.faults.add(say(language, "fault.kind", name));
            } else if (!parts[2].equals("-")) {
                vouched++;
                String entry = entries.get(Long.parseLong(parts[2]));
                String version = path.groupCount() > 0 ? path.group(1) : "";
                String party = path.groupCount() > 1 ? path.group(2) : "";
                if (entry == null || !names(entry, parts[1], version, party, sha256(files.get(name)))) {
                    step.faults.add(say(language, "fault.vouched", name, parts[2]));
                }
            } else if (!OF_ITSELF.contains(parts[1])) {
                step.faults.add(say(language, "fault.unvouched", name));
            } else {
                other++;
                checkOfItself(name, parts[1], path.group(1), step, onlyListed);
            }
        }
        for (String name : files.keySet()) {
            if (!FRAME.matcher(name).matches() && !described.contains(name)) {
                step.faults.add(say(language, "fault.added", name));
            }
        }
        if (!onlyListed.isEmpty()) {
            step.remarks.add(say(language, "only-listed", String.join(", ", onlyListed)));
        }
        step.values = new Object[] {vouched, other};
    }

    /** A file that no entry names: the clauses of a text are held against the words, of others it is told. */
    private void checkOfItself(String name, String kind, String version, Step step, List<String> onlyListed) {
        if (!kind.equals("READABLE_TEXT")) {
            onlyListed.add(name);
        }
        if (kind.equals("REPORT") && !files.containsKey(name.substring(0, name.lastIndexOf('/')) + ".pdf")) {
            step.faults.add(say(language, "fault.added", name));
        }
        if (kind.equals("SET_ANEW")) {
            entries.forEach((position, entry) -> {
                String[] columns = columns(entry);
                if (columns[9].equals("TextSubmitted") && ofVersion(columns[10], version) && columns[10].contains("\"documents\":{\"")) {
                    step.faults.add(say(language, "fault.anew", name, position));
                }
            });
        }
    }

    /**
     * Whether an entry names a digest as that of this kind of file, for this version and this party. In the body a quotation mark within a
     * text is written with a backslash, so what people wrote never looks like a property.
     */
    private boolean names(String entry, String kind, String version, String party, String sha) {
        String[] columns = columns(entry);
        String type = columns[9];
        String body = columns[10];
        String digest = "\"" + sha + "\"";
        boolean ofVersion = ofVersion(body, version);
        if (!columns[6].equals(about.get("agreement"))) {
            return false;
        }
        switch (kind) {
            case "TEXT":
                return saysTheText(columns, version) && body.contains("\"text\":" + digest)
                        || type.equals("JoiningOffered") && ofVersion && columns[11].equals(sha)
                                && entries.values().stream().noneMatch(other -> saysTheText(columns(other), version));
            case "DOCUMENT":
                return type.equals("TextSubmitted") && ofVersion && body.contains("\"" + party + "\":" + digest)
                        || type.equals("JoiningOffered") && ofVersion && body.contains("\"party\":\"" + party + "\"")
                                && body.contains("\"document\":" + digest);
            case "ORIGINAL":
                return type.equals("AgreementRegistered") && version.equals("1") && body.contains("\"file\":" + digest);
            case "SIGNED":
                return type.equals("AgreementSigned") && ofVersion && body.contains("\"" + party + "\":" + digest)
                        || type.equals("SignaturesExamined") && ofVersion && body.contains("\"municipality\":\"" + party + "\"")
                                && body.contains("\"renewed\":" + digest);
            case "SIGNATURE_EVIDENCE":
                return type.equals("AgreementSigned") && ofVersion
                        && Pattern.compile("\"evidence\":\\[(\"[0-9a-f]{64}\",)*" + digest).matcher(body).find();
            case "MINUTES":
                return (type.equals("ResolutionRecorded") || type.equals("ResolutionCorrected")) && body.contains("\"minutes\":" + digest);
            default:
                return false;
        }
    }

    private static boolean saysTheText(String[] columns, String version) {
        return SAY_THE_TEXT.contains(columns[9]) && ofVersion(columns[10], version)
                || columns[9].equals("AgreementRegistered") && version.equals("1");
    }

    private static boolean ofVersion(String body, String version) {
        return body.contains("\"version\":" + version + ",") || body.contains("\"version\":" + version + "}");
    }

    /** The columns of an entry; one that is no entry, which is a fault already, has empty ones. */
    private static String[] columns(String entry) {
        return Arrays.copyOf((entry + "\n".repeat(16)).split("\n", -1), 16);
    }

    // ---- the tree of hashes (RFC 9162) ------------------------------------------------------------------------------

    private static boolean includes(long size, byte[] root, long position, byte[] entry, List<byte[]> path) {
        if (position < 1 || position > size) {
            return false;
        }
        long index = position - 1;
        long last = size - 1;
        byte[] at = digest(new byte[] {0}, entry);
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                at = digest(new byte[] {1}, beside, at);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                at = digest(new byte[] {1}, at, beside);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(at, root);
    }

    private static boolean continues(long before, byte[] rootBefore, long size, byte[] root, List<byte[]> proof) {
        if (before == size) {
            return proof.isEmpty() && Arrays.equals(rootBefore, root);
        }
        if (before == 0) {
            return proof.isEmpty() && Arrays.equals(rootBefore, digest());
        }
        if (before < 0 || before > size) {
            return false;
        }
        var hashes = new ArrayList<>(proof);
        if (Long.bitCount(before) == 1) {
            hashes.add(0, rootBefore);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        long index = before - 1;
        long last = size - 1;
        while ((index & 1) == 1) {
            index >>= 1;
            last >>= 1;
        }
        byte[] old = hashes.get(0);
        byte[] now = old;
        for (byte[] one : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                old = digest(new byte[] {1}, one, old);
                now = digest(new byte[] {1}, one, now);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                now = digest(new byte[] {1}, now, one);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(old, rootBefore) && Arrays.equals(now, root);
    }

    private static List<byte[]> path(String hashes) {
        return hashes.isEmpty() ? List.of() : Arrays.stream(hashes.split(" ")).map(Verify::bytes).toList();
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(hex, e);
        }
    }

    private static byte[] digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    // ---- words ------------------------------------------------------------------------------------------------------

    /** The words of a key. What comes from the package can neither move the cursor of a terminal nor turn the direction of reading. */
    private static String say(String language, String key, Object... values) {
        String[] all = WORDS.get(key);
        String words = all == null ? key : all[List.of("nb", "nn", "en").indexOf(language)];
        return Pattern.compile("\\{([0-9])\\}").matcher(words).replaceAll(found -> {
            int index = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(index < values.length
                    ? String.valueOf(values[index]).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?")
                    : found.group());
        });
    }

    private static final Map<String, String[]> WORDS = words();

    private static Map<String, String[]> words() {
        var words = new LinkedHashMap<String, String[]>();
        words.put("title", new String[] {"Bevispakke for avtale {1}, som pakken kaller «{0}»", "Bevispakke for avtale {1}, som pakka kallar «{0}»", "Evidence package of the agreement {1}, which the package calls “{0}”"});
        words.put("made", new String[] {"Pakken sier selv: laget av loggen til og med oppføring {0}, skrevet {1}. Tidsrom: {2}", "Pakka seier sjølv: laga av loggen til og med oppføring {0}, skriven {1}. Tidsrom: {2}", "The package itself says: made from the log up to entry {0}, written {1}. Period: {2}"});
        words.put("wrong", new String[] {"[FEIL] ", "[FEIL] ", "[FAIL] "});
        words.put("unreadable", new String[] {"{0} kan ikke leses som en bevispakke: {1}", "{0} kan ikkje lesast som ei bevispakke: {1}", "{0} can not be read as an evidence package: {1}"});
        words.put("files", new String[] {"Filene: hver av de {0} filene i manifest.txt er her med kontrollsummen som står der, og ingen andre filer er her.", "Filene: kvar av dei {0} filene i manifest.txt er her med kontrollsummen som står der, og ingen andre filer er her.", "Files: each of the {0} files in manifest.txt is here with the checksum given there, and no other file is here."});
        words.put("files.means", new String[] {"Det betyr: ingen fil i pakken er endret siden manifestet ble skrevet. Hvem som skrev det, viser det ikke.", "Det tyder: inga fil i pakka er endra sidan manifestet vart skrive. Kven som skreiv det, viser det ikkje.", "It means: no file in the package was changed since the manifest was written. It does not show who wrote it."});
        words.put("files.wrong", new String[] {"Filene er ikke slik manifestet sier:", "Filene er ikkje slik manifestet seier:", "The files are not as the manifest says:"});
        words.put("log", new String[] {"Loggen: {0} oppføringer gir hver sin kontrollsum, viser til oppføringen foran og har plass blant loggens {1} oppføringer.", "Loggen: {0} oppføringar gir kvar sin kontrollsum, viser til oppføringa framfor og har plass mellom dei {1} oppføringane i loggen.", "Log: each of {0} entries gives its checksum, names the entry before it and has its place among the {1} entries of the log."});
        words.put("log.means", new String[] {"Det betyr: ikke et tegn i oppføringene, og ikke rekkefølgen deres, er endret uten at hele loggen er det.", "Det tyder: ikkje eit teikn i oppføringane, og ikkje rekkjefølgja deira, er endra utan at heile loggen er det.", "It means: not a letter of the entries, nor their order, was changed unless the whole log was."});
        words.put("log.wrong", new String[] {"Loggen henger ikke sammen:", "Loggen heng ikkje saman:", "The log does not hold together:"});
        words.put("withheld", new String[] {"Ikke med: endring nr. {0} i avtalen. De kan være utenfor tidsrommet eller ikke for den pakken er laget til; pakken viser ikke hvorfor de mangler.", "Ikkje med: endring nr. {0} i avtalen. Dei kan vere utanfor tidsrommet eller ikkje for den pakka er laga til; pakka viser ikkje kvifor dei manglar.", "Not included: change no. {0} of the agreement. They may be outside the period or not for whom the package was made; the package does not show why they are missing."});
        words.put("later", new String[] {"Endringer etter nr. {0} i avtalen kan mangle: om det er noen, og hvor mange, viser pakken ikke.", "Endringar etter nr. {0} i avtalen kan mangle: om det er nokon, og kor mange, viser ikkje pakka.", "Changes after no. {0} of the agreement may be missing: whether there are any, and how many, the package does not show."});
        words.put("heads", new String[] {"Dagsmerkene: loggen i pakken bygger videre på hvert av {0} dagsmerker som er offentliggjort.", "Dagsmerka: loggen i pakka byggjer vidare på kvart av {0} dagsmerke som er offentleggjorde.", "Daily marks: the log of the package continues each of {0} marks that were published."});
        words.put("heads.means", new String[] {"Det betyr: har du selv skrevet ned et av dem, er loggen verken kuttet eller skrevet om før den dagen.", "Det tyder: har du sjølv skrive ned eitt av dei, er loggen verken kutta eller skriven om før den dagen.", "It means: if you have written one of them down yourself, the log was neither cut off nor rewritten before that day."});
        words.put("heads.wrong", new String[] {"Loggen bygger ikke videre på dagsmerkene:", "Loggen byggjer ikkje vidare på dagsmerka:", "The log does not continue the daily marks:"});
        words.put("heads.none", new String[] {"Dagsmerkene: ingen er med i pakken.", "Dagsmerka: ingen er med i pakka.", "Daily marks: none is in the package."});
        words.put("heads.none.means", new String[] {"Det betyr: ingenting her viser om loggen er laget på nytt. Be om en pakke som er laget etter et dagsmerke du har.", "Det tyder: ingenting her viser om loggen er laga på nytt. Be om ei pakke som er laga etter eit dagsmerke du har.", "It means: nothing here shows whether the log was made anew. Ask for a package made after a mark you hold."});
        words.put("held", new String[] {"Dagsmerket du har for {0}, er med, og loggen bygger videre på det.", "Dagsmerket du har for {0}, er med, og loggen byggjer vidare på det.", "The mark you hold for {0} is among them, and the log continues it."});
        words.put("newer", new String[] {"Dagsmerket du har for {0}, er ikke eldre enn pakken, og kan ikke holdes mot den. Be om en pakke som er laget etter den dagen.", "Dagsmerket du har for {0}, er ikkje eldre enn pakka, og kan ikkje haldast mot ho. Be om ei pakke som er laga etter den dagen.", "The mark you hold for {0} is not older than the package and can not be held against it. Ask for a package made after that day."});
        words.put("texts", new String[] {"Tekstene: punktene i {0} versjoner er satt sammen av nettopp de ordene som versjonens kontrollsum gjelder.", "Tekstene: punkta i {0} versjonar er sette saman av nettopp dei orda som kontrollsummen til versjonen gjeld.", "Texts: the clauses of {0} versions consist of exactly the words their checksum is of."});
        words.put("texts.means", new String[] {"Det betyr: punktene du leser, er de vedtak og underskrifter er bundet til. Tittelen, partene og verdiene øverst i teksten er ikke kontrollert; de står i PDF-en.", "Det tyder: punkta du les, er dei vedtak og underskrifter er bundne til. Tittelen, partane og verdiane øvst i teksten er ikkje kontrollerte; dei står i PDF-en.", "It means: the clauses you read are those that decisions and signatures are bound to. Title, parties and values at the top of the text are not checked; they stand in the PDF."});
        words.put("texts.wrong", new String[] {"Tekstene stemmer ikke:", "Tekstene stemmer ikkje:", "The texts do not agree:"});
        words.put("vouched", new String[] {"Dokumentene: {0} filer er nevnt med kontrollsum i en oppføring i loggen, for den versjonen og den parten de står under. {1} filer er det ikke.", "Dokumenta: {0} filer er nemnde med kontrollsum i ei oppføring i loggen, for den versjonen og den parten dei står under. {1} filer er det ikkje.", "Documents: {0} files are named by their checksum in an entry of the log, for the version and the party they stand under. {1} files are not."});
        words.put("vouched.means", new String[] {"Det betyr: dokumentene som er nevnt, er de samme som da oppføringen ble skrevet. Om en underskrift er gyldig, kontrolleres i det underskrevne dokumentet selv.", "Det tyder: dokumenta som er nemnde, er dei same som då oppføringa vart skriven. Om ei underskrift er gyldig, kontrollerer ein i det underskrivne dokumentet sjølv.", "It means: the documents named are the same as when the entry was written. Whether a signature is valid is to be verified in the signed document itself."});
        words.put("vouched.wrong", new String[] {"Dokumentene er ikke de loggen nevner:", "Dokumenta er ikkje dei loggen nemner:", "The documents are not those the log names:"});
        words.put("only-listed", new String[] {"{0} står bare i manifestet: ingen oppføring nevner dem, så den som laget pakken, kan ha skrevet hva som helst i dem.", "{0} står berre i manifestet: inga oppføring nemner dei, så den som laga pakka, kan ha skrive kva som helst i dei.", "{0} stand in the manifest only: no entry names them, so whoever made the package may have written anything in them."});
        words.put("good", new String[] {"SVAR: Pakken er hel.", "SVAR: Pakka er heil.", "ANSWER: The package is whole."});
        words.put("bad", new String[] {"SVAR: Pakken er IKKE hel. Bruk den ikke som bevis før feilene er forklart.", "SVAR: Pakka er IKKJE heil. Bruk ho ikkje som bevis før feila er forklarte.", "ANSWER: The package is NOT whole. Do not use it as evidence before the faults are explained."});
        words.put("mark", new String[] {"Pakkens merke (kontrollsummen av manifest.txt): {0}", "Merket til pakka (kontrollsummen av manifest.txt): {0}", "Mark of the package (checksum of manifest.txt): {0}"});
        words.put("limits", new String[] {"Dette viser ikke at det som ble skrevet, var sant. Den som eier databasen, kan lage en hel ny logg og en ny pakke; det oppdages av den som har et gammelt dagsmerke eller pakkens merke fra før.", "Dette viser ikkje at det som vart skrive, var sant. Den som eig databasen, kan lage ein heil ny logg og ei ny pakke; det oppdagar den som har eit gammalt dagsmerke eller merket til pakka frå før.", "This does not show that what was written was true. Whoever owns the database can make a whole new log and a new package; that is detected by anyone who has an old daily mark, or the mark of the package from before."});
        words.put("fault.gone", new String[] {"{0} mangler", "{0} manglar", "{0} is missing"});
        words.put("fault.changed", new String[] {"{0} er endret", "{0} er endra", "{0} was changed"});
        words.put("fault.added", new String[] {"{0} er lagt til", "{0} er lagd til", "{0} was added"});
        words.put("fault.form", new String[] {"{0} kan ikke leses", "{0} kan ikkje lesast", "{0} can not be read"});
        words.put("fault.inclusion", new String[] {"{0}: oppføring {1} har ikke plass i loggen", "{0}: oppføring {1} har ikkje plass i loggen", "{0}: entry {1} has no place in the log"});
        words.put("fault.count", new String[] {"{0}: {1} oppføringer skulle vært med, {2} er", "{0}: {1} oppføringar skulle vore med, {2} er", "{0}: {1} entries should be here, {2} are"});
        words.put("fault.place", new String[] {"{0} er oppføring {1}, og står på feil plass", "{0} er oppføring {1}, og står på feil plass", "{0} is entry {1}, and in the wrong place"});
        words.put("fault.entry", new String[] {"{0} gir ikke kontrollsummen som loggen har på den plassen", "{0} gir ikkje kontrollsummen som loggen har på den plassen", "{0} does not give the checksum the log has in that place"});
        words.put("fault.neighbour", new String[] {"{0} viser ikke til oppføringen foran", "{0} viser ikkje til oppføringa framfor", "{0} does not name the entry before it"});
        words.put("fault.other", new String[] {"{0} er om en annen avtale", "{0} er om ein annan avtale", "{0} is about another agreement"});
        words.put("fault.head", new String[] {"{0}: dagsmerket for {1} stemmer ikke", "{0}: dagsmerket for {1} stemmer ikkje", "{0}: the mark of {1} is not right"});
        words.put("fault.continuation", new String[] {"{0}: loggen bygger ikke videre på den som ble offentliggjort {1}", "{0}: loggen byggjer ikkje vidare på den som vart offentleggjord {1}", "{0}: the log does not continue the one published on {1}"});
        words.put("fault.held", new String[] {"Dagsmerket du har for {0}, er et annet enn pakkens: loggen er skrevet om, eller merket er feil avskrevet", "Dagsmerket du har for {0}, er eit anna enn det i pakka: loggen er skriven om, eller merket er feil avskrive", "The mark you hold for {0} is another than that of the package: the log was rewritten, or the mark was copied wrongly"});
        words.put("fault.not-held", new String[] {"Pakken har ikke noe dagsmerke for {0}", "Pakka har ikkje noko dagsmerke for {0}", "The package has no mark for {0}"});
        words.put("fault.text", new String[] {"{0} er ikke satt sammen av ordene i words/", "{0} er ikkje sett saman av orda i words/", "{0} does not consist of the words in words/"});
        words.put("fault.vouched", new String[] {"{0} er ikke nevnt i oppføring {1} i loggen", "{0} er ikkje nemnd i oppføring {1} i loggen", "{0} is not named in entry {1} of the log"});
        words.put("fault.anew", new String[] {"{0} er satt på nytt, men oppføring {1} nevner dokumentene til versjonen", "{0} er sett på nytt, men oppføring {1} nemner dokumenta til versjonen", "{0} is set anew, but entry {1} names the documents of the version"});
        words.put("fault.unvouched", new String[] {"{0} er ikke nevnt i noen oppføring i loggen", "{0} er ikkje nemnd i noka oppføring i loggen", "{0} is not named in any entry of the log"});
        words.put("fault.kind", new String[] {"{0} er ikke det files.txt kaller den", "{0} er ikkje det files.txt kallar ho", "{0} is not what files.txt calls it"});
        words.put("fault.path", new String[] {"{0} hører ikke til i en bevispakke", "{0} høyrer ikkje til i ei bevispakke", "{0} does not belong in an evidence package"});
        words.put("fault.mark", new String[] {"{0} er ikke et merke: 64 tegn, tall og bokstavene a til f", "{0} er ikkje eit merke: 64 teikn, tal og bokstavane a til f", "{0} is not a mark: 64 characters, digits and the letters a to f"});
        words.put("fault.day", new String[] {"{0} er ikke en dag: skriv 22.11.2026 eller 2026-11-22", "{0} er ikkje ein dag: skriv 22.11.2026 eller 2026-11-22", "{0} is not a day: write 22.11.2026 or 2026-11-22"});
        words.put("fault.half", new String[] {"Kontrollen av dagsmerket trenger både dagen og merket", "Kontrollen av dagsmerket treng både dagen og merket", "To check the mark both day and mark are needed"});
        words.put("fault.no-entry", new String[] {"Ingen oppføring i loggen er med, så ingenting i pakken er bevist", "Inga oppføring i loggen er med, så ingenting i pakka er bevist", "No entry of the log is included, so nothing in the package is proven"});
        return Collections.unmodifiableMap(words);
    }
}
