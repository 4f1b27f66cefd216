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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

public final class Verify {
    private static final String MANIFEST = "manifest.txt";
    private static final String ZERO = "0".repeat(64);

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
        final String key;
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
                mark = arguments[++i].toLowerCase(Locale.ROOT);
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

    private static Map<String, byte[]> read(Path path) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                try (var in = zip.getInputStream(entry)) {
                    if (files.put(entry.getName(), in.readAllBytes()) != null) {
                        throw new IOException("two files are named " + entry.getName());
                    }
                }
            }
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
            out.println((holds ? "[OK]   " : say(language, "wrong")) + say(language, step.key + (holds ? "" : ".wrong"), step.values));
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
        return new String(file(name), StandardCharsets.UTF_8).lines().toList();
    }

    // ---- the files --------------------------------------------------------------------------------------------------

    private void checkManifest(Step step) {
        var listed = new TreeSet<String>();
        for (String line : lines(MANIFEST)) {
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
        var missing = new ArrayList<String>();
        if (!sequences.isEmpty()) {
            for (long one = sequences.first(); one <= sequences.last(); one++) {
                if (!sequences.contains(one)) {
                    missing.add(String.valueOf(one));
                }
            }
        }
        if (!missing.isEmpty()) {
            step.remarks.add(say(language, "withheld", String.join(", ", missing)));
        }
        step.values = new Object[] {entries.size(), size};
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
        String previous = null;
        String held = null;
        int count = 0;
        for (String line : lines("log/heads.txt")) {
            count++;
            String[] parts = line.split("\t", -1);
            String computed = sha256(("avtaleverk-head-1\n" + String.join("\n", Arrays.copyOf(parts, 6)) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            long position = Long.parseLong(parts[1]);
            if (!computed.equals(parts[6]) || previous != null && !previous.equals(parts[5])) {
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
            if (parts[0].equals(day)) {
                held = parts[6];
            }
        }
        if (day != null && mark != null) {
            if (mark.equals(held)) {
                step.remarks.add(say(language, "held", day));
            } else {
                step.faults.add(say(language, held == null ? "fault.not-held" : "fault.held", day));
            }
        }
        step.values = new Object[] {count};
    }

    // ---- the texts --------------------------------------------------------------------------------------------------

    private void checkTexts(Step step) {
        int count = 0;
        for (String name : files.keySet()) {
            if (name.matches("versions/[0-9]+/clauses\\.txt")) {
                count++;
                checkText(name, name.replace("clauses.txt", "text.txt"), step);
            }
        }
        for (String name : files.keySet()) {
            if (name.startsWith("words/") && !name.equals("words/" + sha256(files.get(name)) + ".txt")) {
                step.faults.add(say(language, "fault.changed", name));
            }
        }
        step.values = new Object[] {count};
    }

    private void checkText(String clauses, String text, Step step) {
        var composed = new StringBuilder();
        for (String line : lines(clauses)) {
            String[] parts = line.split("\t", -1);
            byte[] words = files.get("words/" + parts[2] + ".txt");
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
        for (String line : lines("files.txt")) {
            String[] parts = line.split("\t", -1);
            described.add(parts[0]);
            byte[] bytes = files.get(parts[0]);
            if (bytes == null) {
                step.faults.add(say(language, "fault.gone", parts[0]));
            } else if (parts[2].equals("-")) {
                other++;
            } else {
                vouched++;
                String entry = entries.get(Long.parseLong(parts[2]));
                if (entry == null || !entry.contains(sha256(bytes))) {
                    step.faults.add(say(language, "fault.vouched", parts[0], parts[2]));
                }
            }
        }
        for (String name : files.keySet()) {
            boolean told = name.startsWith("versions/") || name.startsWith("signatures/") || name.startsWith("evidence/");
            if (told && !described.contains(name)) {
                step.faults.add(say(language, "fault.added", name));
            }
        }
        step.values = new Object[] {vouched, other};
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
        return HexFormat.of().parseHex(hex);
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

    private static String say(String language, String key, Object... values) {
        String[] all = WORDS.get(key);
        String words = all == null ? key : all[List.of("nb", "nn", "en").indexOf(language)];
        for (int i = 0; i < values.length; i++) {
            words = words.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return words;
    }

    private static final Map<String, String[]> WORDS = words();

    private static Map<String, String[]> words() {
        var words = new LinkedHashMap<String, String[]>();
        words.put("title", new String[] {"Bevispakke: {0} ({1})", "Bevispakke: {0} ({1})", "Evidence package: {0} ({1})"});
        words.put("made", new String[] {"Laget av loggen til og med innslag {0}, skrevet {1}. Tidsrom: {2}", "Laga av loggen til og med innslag {0}, skrive {1}. Tidsrom: {2}", "Made from the log up to entry {0}, written {1}. Period: {2}"});
        words.put("wrong", new String[] {"[FEIL] ", "[FEIL] ", "[FAIL] "});
        words.put("unreadable", new String[] {"{0} kan ikke leses som en bevispakke: {1}", "{0} kan ikkje lesast som ei bevispakke: {1}", "{0} can not be read as an evidence package: {1}"});
        words.put("files", new String[] {"Filene: {0} filer har kontrollsummen som står i manifest.txt. Ingen er lagt til, ingen mangler.", "Filene: {0} filer har kontrollsummen som står i manifest.txt. Ingen er lagde til, ingen manglar.", "Files: {0} files have the checksum given in manifest.txt. None was added, none is missing."});
        words.put("files.means", new String[] {"Det betyr: ingen fil i pakken er endret siden manifestet ble skrevet.", "Det tyder: inga fil i pakka er endra sidan manifestet vart skrive.", "It means: no file in the package was changed since the manifest was written."});
        words.put("files.wrong", new String[] {"Filene er ikke slik manifestet sier:", "Filene er ikkje slik manifestet seier:", "The files are not as the manifest says:"});
        words.put("log", new String[] {"Loggen: {0} innslag har hver sitt kjennemerke, viser til innslaget foran og har plass i loggens {1} innslag.", "Loggen: {0} innslag har kvar sitt kjennemerke, viser til innslaget framfor og har plass i dei {1} innslaga i loggen.", "Log: each of {0} entries gives its hash, names the entry before it and has its place among the {1} entries of the log."});
        words.put("log.means", new String[] {"Det betyr: ikke et tegn i innslagene, og ikke rekkefølgen deres, er endret uten at hele loggen er det.", "Det tyder: ikkje eit teikn i innslaga, og ikkje rekkjefølgja deira, er endra utan at heile loggen er det.", "It means: not a letter of the entries, nor their order, was changed unless the whole log was."});
        words.put("log.wrong", new String[] {"Loggen henger ikke sammen:", "Loggen heng ikkje saman:", "The log does not hold together:"});
        words.put("withheld", new String[] {"Ikke med, fordi de er utenfor tidsrommet eller ikke er for den pakken er laget til: avtalens endring nr. {0}", "Ikkje med, fordi dei er utanfor tidsrommet eller ikkje er for den pakka er laga til: endring nr. {0} i avtalen", "Left out, being outside the period or not for whom the package was made: change no. {0} of the agreement"});
        words.put("heads", new String[] {"Dagsmerkene: loggen i pakken fortsetter hvert av {0} dagsmerker som er offentliggjort.", "Dagsmerka: loggen i pakka held fram frå kvart av {0} dagsmerke som er offentleggjorde.", "Daily marks: the log of the package continues each of {0} marks that were published."});
        words.put("heads.means", new String[] {"Det betyr: har du selv skrevet ned et av dem, er loggen verken kuttet eller skrevet om før den dagen.", "Det tyder: har du sjølv skrive ned eitt av dei, er loggen verken kutta eller skriven om før den dagen.", "It means: if you have written one of them down yourself, the log was neither cut off nor rewritten before that day."});
        words.put("heads.wrong", new String[] {"Loggen fortsetter ikke dagsmerkene:", "Loggen held ikkje fram frå dagsmerka:", "The log does not continue the daily marks:"});
        words.put("held", new String[] {"Dagsmerket du har for {0}, er med, og loggen fortsetter det.", "Dagsmerket du har for {0}, er med, og loggen held fram frå det.", "The mark you hold for {0} is among them, and the log continues it."});
        words.put("texts", new String[] {"Tekstene: {0} versjoner er satt sammen av nettopp de ordene som versjonens kjennemerke gjelder.", "Tekstene: {0} versjonar er sette saman av nettopp dei orda som kjennemerket til versjonen gjeld.", "Texts: {0} versions consist of exactly the words their hash is of."});
        words.put("texts.means", new String[] {"Det betyr: teksten du leser, er teksten vedtak og underskrifter er bundet til. Verdiene som er satt inn, står øverst i hver tekst.", "Det tyder: teksten du les, er teksten vedtak og underskrifter er bundne til. Verdiane som er sette inn, står øvst i kvar tekst.", "It means: the text you read is the one that decisions and signatures are bound to. The values put in stand at the top of each text."});
        words.put("texts.wrong", new String[] {"Tekstene stemmer ikke:", "Tekstene stemmer ikkje:", "The texts do not agree:"});
        words.put("vouched", new String[] {"Dokumentene: {0} filer er nevnt med kontrollsum i et innslag i loggen. {1} er laget for pakken og står bare i manifestet.", "Dokumenta: {0} filer er nemnde med kontrollsum i eit innslag i loggen. {1} er laga for pakka og står berre i manifestet.", "Documents: {0} files are named by their checksum in an entry of the log. {1} were made for the package and stand in the manifest only."});
        words.put("vouched.means", new String[] {"Det betyr: dokumentene er de samme som da innslaget ble skrevet. Om en underskrift er gyldig, står i rapporten ved siden av den.", "Det tyder: dokumenta er dei same som då innslaget vart skrive. Om ei underskrift er gyldig, står i rapporten ved sida av ho.", "It means: the documents are the same as when the entry was written. Whether a signature is valid is told in the report beside it."});
        words.put("vouched.wrong", new String[] {"Dokumentene er ikke de loggen nevner:", "Dokumenta er ikkje dei loggen nemner:", "The documents are not those the log names:"});
        words.put("good", new String[] {"SVAR: Pakken er hel.", "SVAR: Pakka er heil.", "ANSWER: The package is whole."});
        words.put("bad", new String[] {"SVAR: Pakken er IKKE hel. Bruk den ikke som bevis før feilene er forklart.", "SVAR: Pakka er IKKJE heil. Bruk ho ikkje som bevis før feila er forklarte.", "ANSWER: The package is NOT whole. Do not use it as evidence before the faults are explained."});
        words.put("mark", new String[] {"Pakkens merke (kontrollsummen av manifest.txt): {0}", "Merket til pakka (kontrollsummen av manifest.txt): {0}", "Mark of the package (checksum of manifest.txt): {0}"});
        words.put("limits", new String[] {"Dette viser ikke at det som ble skrevet, var sant. Den som eier databasen, kan lage en hel ny logg og en ny pakke; det oppdages av den som har et gammelt dagsmerke eller pakkens merke fra før.", "Dette viser ikkje at det som vart skrive, var sant. Den som eig databasen, kan lage ein heil ny logg og ei ny pakke; det oppdagar den som har eit gammalt dagsmerke eller merket til pakka frå før.", "This does not show that what was written was true. Whoever owns the database can make a whole new log and a new package; that is detected by anyone who has an old daily mark, or the mark of the package from before."});
        words.put("fault.gone", new String[] {"{0} mangler", "{0} manglar", "{0} is missing"});
        words.put("fault.changed", new String[] {"{0} er endret", "{0} er endra", "{0} was changed"});
        words.put("fault.added", new String[] {"{0} er lagt til", "{0} er lagd til", "{0} was added"});
        words.put("fault.form", new String[] {"{0} kan ikke leses", "{0} kan ikkje lesast", "{0} can not be read"});
        words.put("fault.inclusion", new String[] {"{0}: innslag {1} har ikke plass i loggen", "{0}: innslag {1} har ikkje plass i loggen", "{0}: entry {1} has no place in the log"});
        words.put("fault.count", new String[] {"{0}: {1} innslag skulle vært med, {2} er", "{0}: {1} innslag skulle vore med, {2} er", "{0}: {1} entries should be here, {2} are"});
        words.put("fault.place", new String[] {"{0} er innslag {1}, og står på feil plass", "{0} er innslag {1}, og står på feil plass", "{0} is entry {1}, and in the wrong place"});
        words.put("fault.entry", new String[] {"{0} gir ikke kjennemerket som loggen har på den plassen", "{0} gjev ikkje kjennemerket som loggen har på den plassen", "{0} does not give the hash the log has in that place"});
        words.put("fault.neighbour", new String[] {"{0} viser ikke til innslaget foran", "{0} viser ikkje til innslaget framfor", "{0} does not name the entry before it"});
        words.put("fault.other", new String[] {"{0} er om en annen avtale", "{0} er om ein annan avtale", "{0} is about another agreement"});
        words.put("fault.head", new String[] {"{0}: dagsmerket for {1} stemmer ikke", "{0}: dagsmerket for {1} stemmer ikkje", "{0}: the mark of {1} is not right"});
        words.put("fault.continuation", new String[] {"{0}: loggen fortsetter ikke den som ble offentliggjort {1}", "{0}: loggen held ikkje fram frå den som vart offentleggjord {1}", "{0}: the log does not continue the one published on {1}"});
        words.put("fault.held", new String[] {"Dagsmerket du har for {0}, er et annet enn pakkens: loggen er skrevet om, eller merket er feil avskrevet", "Dagsmerket du har for {0}, er eit anna enn det i pakka: loggen er skriven om, eller merket er feil avskrive", "The mark you hold for {0} is another than that of the package: the log was rewritten, or the mark was copied wrongly"});
        words.put("fault.not-held", new String[] {"Pakken har ikke noe dagsmerke for {0}", "Pakka har ikkje noko dagsmerke for {0}", "The package has no mark for {0}"});
        words.put("fault.text", new String[] {"{0} er ikke satt sammen av ordene i words/", "{0} er ikkje sett saman av orda i words/", "{0} does not consist of the words in words/"});
        words.put("fault.vouched", new String[] {"{0} er ikke nevnt i innslag {1} i loggen", "{0} er ikkje nemnd i innslag {1} i loggen", "{0} is not named in entry {1} of the log"});
        return Collections.unmodifiableMap(words);
    }
}
