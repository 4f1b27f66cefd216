package no.avtaleverk.model.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.document.ImportReport.FoundParty;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parties a text names. A kommune is found by its name only beside a word such as {@code kommune} or {@code herad}, or
 * in a list of parties, since many are called by ordinary words (Os, Hol, Vik, Nes).
 */
final class PartyFinder {
    /** Signs that part names. */
    private static final String SIGNS = ",/:;()|•\n.–-";

    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9])([0-9]{3})[ \\u00a0.]?([0-9]{3})[ \\u00a0.]?([0-9]{3})(?![0-9])");
    /** The word a kommune uses of itself, in both standards and as a genitive. */
    private static final Pattern ONE = Pattern.compile("(?i)kommunen?s?|herads?|bykommunes?|gielda|suohkan|tjïelte");
    /** Several kommuner, whose names come before or after. */
    private static final Pattern SEVERAL = Pattern.compile("(?i)kommun(?:er|ar|ene|ane|enes|anes)");

    /** "avtale mellom …", up to the next sentence: those named there have concluded it. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?isu).*(?:avtal\\p{L}*|inngå\\p{L}*)[^.;]{0,80}\\bmellom\\b[^.;]{0,160}$");

    private static final Pattern SIGNING = Pattern.compile("(?s)(?:^|.*\\n)\\s*For\\s+$");
    private static final int LONGEST_NAME = 4;

    private final PartyRegister register;
    private final LocalDate on;
    /** Kommuner by the first spelling of their name in small letters; several may share one. */
    private final Map<String, List<Municipality>> municipalities = new HashMap<>();
    /** Trusts by their words. */
    private final Map<String, Party> trusts = new HashMap<>();
    /** The first words of the trusts' names. */
    private final Set<String> trustStarts = new HashSet<>();

    private final Map<PartyId, Naming> found = new LinkedHashMap<>();
    private final List<Ambiguous> ambiguous = new ArrayList<>();

    private static final class Naming {
        final String words;
        int times;
        boolean likely;

        Naming(String words) {
            this.words = words;
        }
    }

    private record Ambiguous(List<Municipality> candidates, String words, boolean likely, String around) {}

    /**
     * @param on the document's date; names mean what they meant then
     */
    PartyFinder(PartyRegister register, LocalDate on) {
        this.register = register;
        this.on = on;
        for (Party party : register.all()) {
            switch (party) {
                case Municipality municipality -> {
                    if (municipality.existsOn(on)) {
                        add(municipality, municipality.on(on));
                    }
                }
                default -> addTrust(party);
            }
        }
        // A name that no kommune has on the date may still be one's: documents are dated wrongly and names are kept in
        // use.
        for (Party party : register.all()) {
            if (party instanceof Municipality municipality) {
                for (Municipality.Designation designation : municipality.designations()) {
                    if (spellings(designation.name()).stream().noneMatch(municipalities::containsKey)) {
                        add(municipality, designation);
                    }
                }
            }
        }
    }

    private void add(Municipality municipality, Municipality.Designation designation) {
        for (String spelling : spellings(designation.name())) {
            List<Municipality> sharing = municipalities.computeIfAbsent(spelling, key -> new ArrayList<>());
            if (!sharing.contains(municipality)) {
                sharing.add(municipality);
            }
        }
    }

    /** {@code Kárášjohka - Karasjok} is two names, {@code Våler (Østfold)} is Våler. */
    private static Set<String> spellings(String name) {
        if (name.indexOf('(') < 0 && name.indexOf('/') < 0 && !name.contains(" -") && !name.contains(" –")) {
            return Set.of(name.strip().toLowerCase(Locale.ROOT)); // as nearly all are
        }
        var spellings = new HashSet<String>();
        for (String part : name.replaceAll("\\s*\\([^)]*\\)", "").split("\\s+[-–/]\\s+|\\s*/\\s*")) {
            if (!part.isBlank()) {
                spellings.add(part.strip().toLowerCase(Locale.ROOT));
            }
        }
        return spellings;
    }

    private void addTrust(Party party) {
        String name = party.nameOn(on).toLowerCase(Locale.ROOT);
        String bare = name.replaceAll("\\s+(?:hf|as|rhf)$", "");
        put(name, party);
        put(name.replace("sykehus", "sjukehus"), party);
        put(name.replace("sjukehus", "sykehus"), party);
        // "Helse Vest" alone is the region; "Hemit" and "Pasientreiser" are ordinary words.
        if (bare.contains(" ") && !name.endsWith(" rhf")) {
            put(bare, party);
            put(bare.replace("sykehus", "sjukehus"), party);
        } else if (bare.endsWith("sykehuset")) {
            put(bare, party);
            put(bare.replace("sykehus", "sjukehus"), party);
        }
        if (name.endsWith(" rhf") && !trusts.containsKey(bare)) {
            put(bare, party);
        }
    }

    private void put(String name, Party party) {
        Party other = trusts.get(name);
        if (other == null || !other.existsOn(on) && party.existsOn(on)) {
            trusts.put(name, party);
            int blank = name.indexOf(' ');
            trustStarts.add(blank < 0 ? name : name.substring(0, blank));
        }
    }

    /**
     * Go through a piece of text.
     *
     * @param asParties whether it names the parties: a front page, a clause about the parties, a signature block
     */
    void read(String text, boolean asParties) {
        var words = new ArrayList<Word>();
        tokenise(text, words);
        var taken = new HashSet<Integer>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text;
            char start = Character.toLowerCase(word.charAt(0));
            boolean municipal = word.length() >= 5 && "khbgst".indexOf(start) >= 0;
            if (municipal && ONE.matcher(word).matches() && !taken.contains(i)) {
                backwards(text, words, i, asParties, false, taken);
            } else if (municipal && SEVERAL.matcher(word).matches()) {
                backwards(text, words, i, asParties, true, taken);
                forwards(text, words, i + 1, asParties, taken);
            }
            i = Math.max(i, trust(text, words, i, asParties));
        }
        if (asParties) {
            listed(text, taken);
        }
        if (!holdsNineDigits(text)) {
            return;
        }
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            numbered(number.group(1) + number.group(2) + number.group(3), number.group(), asParties);
        }
    }

    private static boolean holdsNineDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < 9; i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits == 9;
    }

    private record Word(String text, int start, int end) {}

    /** Words with the points and hyphens inside them, and the signs between. Written out, since every letter of a file goes by. */
    private static void tokenise(String text, List<Word> words) {
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (isLetterOrNumber(text, at)) {
                while (end < text.length() && (isLetterOrNumber(text, end) || ".'’".indexOf(text.charAt(end)) >= 0)) {
                    end++;
                }
                while (end + 1 < text.length() && text.charAt(end) == '-' && isLetterOrNumber(text, end + 1)) {
                    end += 2;
                    while (end < text.length() && isLetterOrNumber(text, end)) {
                        end++;
                    }
                }
                words.add(new Word(text.substring(at, end), at, end));
            } else if (SIGNS.indexOf(text.charAt(at)) >= 0) {
                words.add(new Word(text.substring(at, end), at, end));
            }
            at = end;
        }
    }

    private static boolean isLetterOrNumber(String text, int at) {
        char c = text.charAt(at);
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : Character.isLetter(c)
                        || Character.getType(c) >= Character.DECIMAL_DIGIT_NUMBER
                                && Character.getType(c) <= Character.OTHER_NUMBER;
    }

    /** Names right before the word at a place: {@code Vaksdal kommune}, {@code Voss, Vaksdal og Modalen kommunar}. */
    private void backwards(
            String text, List<Word> words, int at, boolean asParties, boolean several, Set<Integer> taken) {
        int end = at;
        boolean first = true;
        while (end > 0) {
            int start = nameBefore(words, end);
            if (start < 0 || taken.contains(start)) {
                return;
            }
            int to = first && !several ? words.get(at).end : words.get(end - 1).end;
            named(text, words, start, end, to, asParties);
            for (int i = start; i < end; i++) {
                taken.add(i);
            }
            if (!several && !first) {
                // "Voss og Vaksdal kommune": only one more.
                return;
            }
            int link = start - 1;
            if (link < 1 || !words.get(link).text.matches("(?i)og|samt|,")) {
                return;
            }
            end = words.get(link).text.equals(",") || link == 0 ? link : link;
            first = false;
            if (!several && !words.get(link).text.equalsIgnoreCase("og")) {
                return;
            }
        }
    }

    /** Where a name that ends before a place starts; -1 when there is none. The longest wins. */
    private int nameBefore(List<Word> words, int end) {
        for (int length = Math.min(LONGEST_NAME, end); length >= 1; length--) {
            int start = end - length;
            if (isName(words, start, end)) {
                return start;
            }
        }
        return -1;
    }

    private boolean isName(List<Word> words, int start, int end) {
        String first = words.get(start).text;
        return Character.isUpperCase(first.codePointAt(0)) && municipalities.containsKey(key(words, start, end));
    }

    private static String key(List<Word> words, int start, int end) {
        var key = new StringBuilder();
        for (int i = start; i < end; i++) {
            key.append(i == start ? "" : " ").append(words.get(i).text);
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    /** Names after {@code kommunane}, parted by commas and "og". */
    private void forwards(String text, List<Word> words, int from, boolean asParties, Set<Integer> taken) {
        int i = from;
        while (i < words.size()) {
            String word = words.get(i).text;
            if (word.matches("(?i)og|samt|,|:|\\n|-|•")) {
                i++;
                continue;
            }
            int end = -1;
            for (int length = Math.min(LONGEST_NAME, words.size() - i); length >= 1; length--) {
                if (isName(words, i, i + length)) {
                    end = i + length;
                    break;
                }
            }
            if (end < 0) {
                return;
            }
            named(text, words, i, end, words.get(end - 1).end, asParties);
            for (int j = i; j < end; j++) {
                taken.add(j);
            }
            i = end;
        }
    }

    /** In a list of parties a line, a cell or an item between commas may be a name and nothing more. */
    private void listed(String text, Set<Integer> taken) {
        int at = 0;
        for (String item : text.split("[\\n,|•;]")) {
            String name = item.replaceAll("^[\\s*•-]+|[\\s.]+$", "").strip();
            List<Municipality> candidates = municipalities.get(name.toLowerCase(Locale.ROOT));
            if (candidates != null
                    && !name.isEmpty()
                    && Character.isUpperCase(name.codePointAt(0))
                    && name.length() > 2) {
                boolean known = found.values().stream().anyMatch(naming -> naming.words.startsWith(name));
                if (!known && !taken.contains(-1)) {
                    note(candidates, name, true, around(text, at, at + item.length()));
                }
            }
            at += item.length() + 1;
        }
    }

    private void named(String text, List<Word> words, int start, int end, int to, boolean asParties) {
        List<Municipality> candidates = municipalities.get(key(words, start, end));
        if (candidates != null) {
            note(
                    candidates,
                    text.substring(words.get(start).start, to).replaceAll("\\s+", " "),
                    asParties || isConcluding(text, words.get(start).start),
                    around(text, words.get(start).start, to));
        }
    }

    /** Whether the words before say that who is named here has concluded or signs the agreement. */
    private static boolean isConcluding(String text, int at) {
        String before = text.substring(Math.max(0, at - 240), at);
        return BETWEEN.matcher(before).matches() || SIGNING.matcher(before).matches();
    }

    private static String around(String text, int start, int end) {
        return text.substring(Math.max(0, start - 40), Math.min(text.length(), end + 40))
                .toLowerCase(Locale.ROOT);
    }

    private void note(List<Municipality> candidates, String words, boolean likely, String around) {
        if (candidates.size() == 1) {
            count(candidates.getFirst().id(), words, likely);
        } else {
            ambiguous.add(new Ambiguous(List.copyOf(candidates), words, likely, around));
        }
    }

    private void count(PartyId id, String words, boolean likely) {
        Naming naming = found.computeIfAbsent(id, key -> new Naming(words));
        naming.times++;
        naming.likely |= likely;
    }

    /** A trust named from this word on; answers its last word, or -1. */
    private int trust(String text, List<Word> words, int at, boolean asParties) {
        String first = words.get(at).text;
        if (!Character.isUpperCase(first.codePointAt(0)) || !mayStartTrust(first.toLowerCase(Locale.ROOT))) {
            return -1;
        }
        for (int length = Math.min(7, words.size() - at); length >= 1; length--) {
            String key = key(words, at, at + length);
            Party party = trusts.get(key);
            if (party == null && key.endsWith("s")) {
                party = trusts.get(withoutGenitive(key));
            }
            if (party == null && key.endsWith(".")) {
                party = trusts.get(key.substring(0, key.length() - 1));
            }
            if (party != null) {
                int start = words.get(at).start;
                int end = words.get(at + length - 1).end;
                count(
                        party.id(),
                        text.substring(start, end).replaceAll("\\s+", " "),
                        asParties || isConcluding(text, start));
                return at + length - 1;
            }
        }
        return -1;
    }

    /** Whether a name may start with a word; one that is the whole name may have an ending. */
    private boolean mayStartTrust(String word) {
        return trustStarts.contains(word)
                || word.endsWith("s") && trustStarts.contains(withoutGenitive(word))
                || word.endsWith(".") && trustStarts.contains(word.substring(0, word.length() - 1));
    }

    private static String withoutGenitive(String name) {
        String bare = name.substring(0, name.length() - 1);
        return !bare.isEmpty() && ".'’".indexOf(bare.charAt(bare.length() - 1)) >= 0
                ? bare.substring(0, bare.length() - 1)
                : bare;
    }

    private void numbered(String digits, String words, boolean asParties) {
        try {
            register.withOrganisationNumber(new OrganisationNumber(digits))
                    .ifPresent(party -> count(party.id(), words, asParties));
        } catch (IllegalArgumentException notANumber) {
            // nine digits of something else
        }
    }

    /** What was found, the likeliest and most often named first. */
    List<FoundParty> parties() {
        settle();
        var parties = new ArrayList<FoundParty>();
        found.forEach((id, naming) -> parties.add(
                new FoundParty(id, register.get(id).formalNameOn(on), naming.words, naming.times, naming.likely)));
        parties.sort(Comparator.comparing(FoundParty::likely)
                .reversed()
                .thenComparing(Comparator.comparingInt(FoundParty::times).reversed())
                .thenComparing(FoundParty::id));
        return List.copyOf(parties);
    }

    /** Two kommuner share a name: the county beside it tells, or the trust the document names. Else both are shown. */
    private void settle() {
        for (Ambiguous naming : ambiguous) {
            Municipality meant = meant(naming);
            if (meant != null) {
                count(meant.id(), naming.words, naming.likely);
            } else {
                for (Municipality candidate : naming.candidates) {
                    count(candidate.id(), naming.words, false);
                }
            }
        }
        ambiguous.clear();
    }

    private @Nullable Municipality meant(Ambiguous naming) {
        var byCounty = naming.candidates.stream()
                .filter(m -> naming.around.contains(m.on(on).county().toLowerCase(Locale.ROOT))
                        || naming.around.contains(m.numberOn(on).digits()))
                .toList();
        if (byCounty.size() == 1) {
            return byCounty.getFirst();
        }
        var byTrust = naming.candidates.stream()
                .filter(m -> trustsOf(m.id()).stream().anyMatch(found::containsKey))
                .toList();
        return byTrust.size() == 1 ? byTrust.getFirst() : null;
    }

    /** The trust of a kommune, or of the kommuner that came out of it. */
    private Set<PartyId> trustsOf(PartyId municipality) {
        var trustsOf = new HashSet<PartyId>();
        register.trustOf(municipality).ifPresent(trustsOf::add);
        for (PartyId successor : register.successorsOf(municipality)) {
            register.trustOf(successor).ifPresent(trustsOf::add);
        }
        return trustsOf;
    }
}
