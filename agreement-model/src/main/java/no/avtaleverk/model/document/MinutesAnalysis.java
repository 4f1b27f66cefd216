package no.avtaleverk.model.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.ImportReport.FoundDate;
import org.jspecify.annotations.Nullable;

/**
 * Says what vedtak a saksprotokoll or møtebok seems to hold about one agreement. Everything is a proposal with the words it was read
 * from; a person confirms.
 */
public final class MinutesAnalysis {
    private static final int LONGEST_QUOTE = 160;
    /** A vedtak is not longer; what runs on is something else. */
    private static final int MOST_LINES = 40;

    private static final String NUMBER = "(?<number>[0-9]{1,4}(?:\\.[0-9]{1,2})?/(?:[0-9]{4}|[0-9]{2}))(?![0-9/])";

    /** Where a case starts, such as {@code 26/2016: …}, {@code PS 26/16 …} or {@code Sak 26/2016 …}. */
    private static final Pattern CASE = Pattern.compile(
            "(?iu)^\\|?\\s*(?:sak\\s*:\\s*(?:PS|RS)\\s+|(?:PS|RS|FO|sak|saksnr\\.?|utvalssak|utvalgssak|styresak|(?:KST?|K|FSK?|F|HST)[ -]{1,3}sak|KST|FSK)\\s*[:.]?\\s*(?:nr\\.?\\s*)?)?"
                    + NUMBER + "\\s*[:|.–-]*\\s*(?<title>.*)$");

    private static final Pattern NO_CASE =
            Pattern.compile("(?iu)arkiv|journal|referanse|\\bref\\b|jnr|dok\\.?nr|\\bvedtak\\b|gnr|bnr");

    /** Where a new line starts that a reader of PDF may have put at the end of the one before. */
    private static final Pattern RUN_ON = Pattern.compile(
            "(?u)(?<=-{5}) (?=\\S)|(?<=[.:]) (?=Vedtak:\\s*$)|(?<=[\\S&&[^\\n|]]) (?=(?:"
                    + "\\p{Lu}{1,4} - sak [0-9]{1,4}/[0-9]{2,4} Vedtak:"
                    + "|Vedtak i \\p{L}{3,30}:|Behandling:"
                    + "|(?:Rådmannen|Kommunedirektøren)s? (?:sitt )?(?:framlegg|forslag) til vedtak:"
                    + "|[0-9]{1,4}/[0-9]{4}:? \\p{Lu}{4}"
                    + "|(?:Kommunestyret|Heradsstyret|Bystyret|Formannskapet|\\p{Lu}\\p{L}{3,30}(?:utvalet|utvalget)) [0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}\\s*$))",
            Pattern.MULTILINE);

    private static final Pattern TITLE = Pattern.compile("(?iu)^(?:tittel|sakstittel|emne)\\s*:\\s*(.+)$");

    /** A heading above what was decided, such as {@code LEV - sak 26/2016 Vedtak:} or {@code Kommunestyrets vedtak}. */
    private static final Pattern DECIDED =
            Pattern.compile("(?iu)^(?:[\\p{L}. -]{2,60}?[ -]{1,3})??(?:(?:PS|sak|saksnr\\.?|nr\\.?)?\\s*" + NUMBER
                    + "[\\s:.–-]{0,4})?(?:(?:endelig|endeleg)\\s+)?vedtak"
                    + "(?:\\s+i\\s+[\\p{L} ]{3,40})?\\s*(?:\\([^)]{1,40}\\)\\s*)?(?::\\s*(?<rest>.*))?$");

    private static final Pattern PROPOSED = Pattern.compile(
            "(?iu)(?:\\b(?:framlegg|forslag)\\b[^:]{0,40}\\btil vedtak|\\btilråding\\b[^:]{0,40}|\\binnstilling\\b[^:]{0,40})\\s*:?\\s*$");

    private static final Pattern TREATED =
            Pattern.compile("(?iu)^(?:behandling|handsaming|votering|røysting|avrøysting|saksbehandling)\\b.*");

    /** What no vedtak reaches past. */
    private static final Pattern STOP = Pattern.compile(
            "(?iu)^(?:[-–_=*]{5,}.*|behandling\\b.*|handsaming\\b.*|votering\\b.*|røysting\\b.*|saksopplysning.*|saksutgreiing.*|vedlegg\\s*:?.*|rett utskrift.*|rett utskrift stadfest.*|særutskrift.*|protokolltilførsel.*|protokolltilføring.*|melding om vedtak.*|utskrift .*|møtet (?:ble |vart |blei )?(?:hevet|heva).*|side [0-9]+.*)$");

    private static final Pattern POSTPONED = Pattern.compile(
            "(?iu)\\b(?:saken|saka|behandlingen|handsaminga|avtalen)?\\s*(?:utsettes|utsatt|utsett|utsetjast|vert utsett|blir utsatt|sendes tilbake|sendast tilbake|vert sendt attende)\\b");
    private static final Pattern REJECTED = Pattern.compile(
            "(?iu)\\b(?:vedtar ikke|vedtek ikkje|godkjenner ikke|godkjenner ikkje|godkjennast ikkje|godkjennes ikke|vert ikkje (?:vedteken|vedteke|godkjend)|blir ikke (?:vedtatt|godkjent)|ikke vedtatt|ikkje vedteken?|avvises|avvist|avviser|avslås|avslått|avslår|forkastet|forkasta)\\b");
    private static final Pattern CHANGED = Pattern.compile(
            "(?iu)\\bmed (?:den|denne|følgende|følgjande|fylgjande|desse|disse|slik|slike|ei|en|to|tre) endring(?:a|en|ar|er|ane|ene)?(?:\\s+(?:at|om at))?\\s*[:,]?\\s*(?<change>.*)");
    private static final Pattern NOTED = Pattern.compile(
            "(?iu)\\b(?:tatt|tas|teke|teken|vert tatt|vert teke|takast) til (?:orientering|vitende|etterretning)\\b");
    private static final Pattern SUPPORTED = Pattern.compile(
            "(?iu)\\b(?:slutter seg til|sluttar seg til|tilslutning|tilslutnad|tilrår|anbefaler|tilråding|innstiller|gir sin tilslutning|gjev si tilslutning)\\b");
    private static final Pattern ADOPTED = Pattern.compile(
            "(?iu)\\b(?:vedtar|vedtek|vedtok|vedtas|vedtatt|vedteke|vedteken|vedtakast|godkjenner|godkjennes|godkjennast|godkjent|godkjend|samtykker|inngår|samrøystes|enstemmig|einstemmig)\\b");

    private static final Pattern VERSION = Pattern.compile("(?iu)\\bversjon\\s+(?<version>[0-9]{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("\\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\\b");
    private static final Pattern ORGANISATION =
            Pattern.compile("(?u)\\b\\p{Lu}[\\p{L}-]+(?: (?:og |i )?\\p{Lu}[\\p{L}-]+){0,3} (?:kommune|herad|HF)\\b");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private MinutesAnalysis() {}

    /**
     * What the minutes are read for.
     *
     * @param title of the agreement
     * @param party formal name of the party whose vedtak it is
     * @param municipal whether that is a kommune
     * @param version the one that lies before it
     */
    public record About(String title, String party, boolean municipal, int version, TextCode code) {}

    /**
     * Something read from the minutes.
     *
     * @param quote the words it was read from
     * @param doubtful whether a person should look twice
     */
    public record Found<T>(T value, String quote, boolean doubtful) {}

    /** Why the minutes may be about something else. */
    public enum Doubt {
        /** No case of the file speaks of the agreement by its title. */
        OTHER_CASE,
        /** The party is not named, another organisation is. */
        OTHER_PARTY,
        /** Another version or code is named. */
        OTHER_TEXT,
        /** What was proposed was found, and not what was decided. */
        ONLY_PROPOSED,
        /** Noted, which adopts nothing. */
        ONLY_NOTED
    }

    /**
     * The proposed fields; absent where nothing was found.
     *
     * @param cases how many cases the file holds
     * @param title of the case it was read from; empty when it has none
     */
    public record Proposal(
            int cases,
            String title,
            @Nullable Found<Organ> organ,
            @Nullable Found<LocalDate> date,
            @Nullable Found<String> caseNumber,
            @Nullable Found<Outcome> outcome,
            @Nullable Found<String> wording,
            @Nullable Found<String> change,
            List<Doubt> doubts) {
        public Proposal {
            doubts = List.copyOf(doubts);
        }
    }

    /** A case: its lines, from its heading on. */
    private record Case(String number, String title, List<String> lines) {
        boolean isDecided() {
            return lines.stream()
                    .anyMatch(line -> isDecision(line) || TREATED.matcher(line).matches());
        }
    }

    /** What one organ decided in a case. */
    private record Decided(int from, int heading, int end) {}

    /**
     * Analyse minutes.
     *
     * @param today date in Norway; no meeting is later
     */
    public static Proposal analyse(ReadDocument read, About about, LocalDate today) {
        List<String> lines = lines(read);
        List<Case> cases = cases(lines);
        Case chosen = chosen(cases, about);
        var doubts = new TreeSet<Doubt>();
        if (likeness(chosen, about) < 0.5) {
            doubts.add(Doubt.OTHER_CASE);
        }
        String all = String.join("\n", lines);
        if (!named(all, about.party())) {
            doubts.add(Doubt.OTHER_PARTY);
        }
        if (speaksOfOtherText(String.join("\n", chosen.lines()), about)) {
            doubts.add(Doubt.OTHER_TEXT);
        }
        List<Decided> decisions = decisions(chosen);
        Optional<Decided> decision = decision(chosen, decisions, about, lines, today);
        Found<String> wording = decision.map(one -> wording(chosen, one)).orElse(null);
        if (wording == null) {
            wording = proposed(chosen);
            if (wording != null) {
                doubts.add(Doubt.ONLY_PROPOSED);
            }
        }
        Decided at = decision.orElse(
                new Decided(0, chosen.lines().size(), chosen.lines().size()));
        Found<Organ> organ = organ(chosen, at, lines, about);
        String behandling = treatment(chosen, at);
        Found<Outcome> outcome = outcome(wording, behandling, organ, about);
        if (outcome == null && wording != null && NOTED.matcher(wording.value()).find()) {
            doubts.add(Doubt.ONLY_NOTED);
        }
        Found<String> change = outcome != null && outcome.value() == Outcome.ADOPTED_WITH_CHANGE && wording != null
                ? change(wording.value())
                : null;
        return new Proposal(
                (int) cases.stream().filter(Case::isDecided).count(),
                chosen.title(),
                organ,
                date(chosen, at, lines, today),
                number(chosen, at, lines),
                outcome,
                wording,
                change,
                List.copyOf(doubts));
    }

    // ---- lines and cases --------------------------------------------------------------------------------------------

    /** The text of the file, line by line, numbers put back where the reader took them for those of headings. */
    private static List<String> lines(ReadDocument read) {
        var lines = new ArrayList<String>();
        add(lines, read.title());
        read.front().forEach(line -> add(lines, line));
        for (ReadClause clause : read.clauses()) {
            String number = clause.number();
            String heading = clause.heading();
            boolean slash = !number.isEmpty() && heading.startsWith("/");
            add(lines, number.isEmpty() ? heading : slash ? number + heading : number + " " + heading);
            add(lines, clause.body());
        }
        return lines;
    }

    private static void add(List<String> lines, String text) {
        Arrays.stream(RUN_ON.matcher(text).replaceAll("\n").split("\n", -1))
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
    }

    private static List<Case> cases(List<String> lines) {
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (isStart(lines.get(i))) {
                starts.add(i);
            }
        }
        if (starts.isEmpty()) {
            return List.of(new Case("", "", lines));
        }
        var cases = new ArrayList<Case>();
        for (int s = 0; s < starts.size(); s++) {
            int from = starts.get(s);
            int to = s + 1 < starts.size() ? starts.get(s + 1) : lines.size();
            Matcher match = CASE.matcher(lines.get(from));
            if (match.matches()) {
                String title = title(match.group("title"), lines, from, to);
                cases.add(new Case(match.group("number"), title, lines.subList(from, to)));
            }
        }
        List<Case> decided = cases.stream().filter(Case::isDecided).toList();
        // A list of cases holds none of them; and a file without any treatment is one case, whatever its numbers mean.
        return decided.isEmpty() ? List.of(whole(cases, lines)) : merged(decided, lines);
    }

    private static Case whole(List<Case> cases, List<String> lines) {
        return new Case(cases.getFirst().number(), cases.getFirst().title(), lines);
    }

    /** A file with one case begins with its heading, which may stand above its number. */
    private static List<Case> merged(List<Case> cases, List<String> lines) {
        if (cases.size() > 1) {
            return cases;
        }
        Case only = cases.getFirst();
        return List.of(new Case(only.number(), only.title(), lines));
    }

    private static boolean isStart(String line) {
        return CASE.matcher(line).matches() && !NO_CASE.matcher(line).find() && !isDecision(line);
    }

    /** What stands beside the number, or below it when nothing does. */
    private static String title(String beside, List<String> lines, int from, int to) {
        String title = beside.replace("|", " ").strip();
        if (title.length() > 8 && !organ(title).isPresent()) {
            return title;
        }
        for (String line : lines.subList(from, Math.min(to, from + 8))) {
            Matcher named = TITLE.matcher(line);
            if (named.matches()) {
                return named.group(1);
            }
        }
        return from + 1 < to ? lines.get(from + 1) : title;
    }

    private static Case chosen(List<Case> cases, About about) {
        Case best = cases.getFirst();
        double most = -1;
        for (Case one : cases) {
            double likeness = likeness(one, about);
            if (likeness > most) {
                most = likeness;
                best = one;
            }
        }
        return best;
    }

    /** How many of the title's words the case says, its own title counted first; 1 when it names the code of the text. */
    private static double likeness(Case one, About about) {
        String all = String.join("\n", one.lines());
        if (all.contains(about.code().toString())) {
            return 2;
        }
        Set<String> wanted = words(about.title());
        if (wanted.isEmpty()) {
            return 0;
        }
        double inTitle = share(wanted, words(one.title()));
        double inText = share(wanted, words(all));
        return Math.max(inTitle, inText * 0.9);
    }

    private static double share(Set<String> wanted, Set<String> said) {
        long found = wanted.stream().filter(said::contains).count();
        return (double) found / wanted.size();
    }

    /** The words of a title cut to their stems, so that the two written standards meet; numbers whole. */
    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group())
                .filter(word -> word.length() > 2 || Character.isDigit(word.charAt(0)))
                .map(word -> word.replace("tjeneste", "teneste").replace("overordnet", "overordna"))
                .map(word -> word.length() > 7 ? word.substring(0, 7) : word)
                .filter(word -> !Set.of("mellom", "avtale", "kommune", "for", "med", "til")
                        .contains(word))
                .collect(Collectors.toSet());
    }

    private static boolean named(String text, String party) {
        String plain = text.toLowerCase(Locale.ROOT);
        String wanted = party.toLowerCase(Locale.ROOT);
        if (plain.contains(wanted)) {
            return true;
        }
        String bare = wanted.replaceAll(" (?:kommune|herad|hf)$", "");
        boolean other = ORGANISATION.matcher(text).results().anyMatch(match -> !match.group()
                .toLowerCase(Locale.ROOT)
                .endsWith(" hf"));
        return !other && plain.contains(bare);
    }

    private static boolean speaksOfOtherText(String text, About about) {
        if (text.contains(about.code().toString())) {
            return false;
        }
        Matcher version = VERSION.matcher(text);
        boolean any = false;
        while (version.find()) {
            if (Integer.parseInt(version.group("version")) == about.version()) {
                return false;
            }
            any = true;
        }
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            if (isCode(code.group())) {
                return true;
            }
        }
        return any;
    }

    private static boolean isCode(String signs) {
        try {
            TextCode.parse(signs);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // ---- what was decided -------------------------------------------------------------------------------------------

    private static boolean isDecision(String line) {
        return line.length() < 120
                && DECIDED.matcher(line).matches()
                && !PROPOSED.matcher(line).find()
                && !line.toLowerCase(Locale.ROOT).matches(".*(?:til|sitt|melding om) vedtak\\b.*");
    }

    private static List<Decided> decisions(Case one) {
        var found = new ArrayList<Decided>();
        int from = 0;
        for (int i = 0; i < one.lines().size(); i++) {
            if (isDecision(one.lines().get(i))) {
                int end = end(one, i + 1);
                found.add(new Decided(from, i, end));
                from = end;
            }
        }
        return found;
    }

    private static int end(Case one, int from) {
        int end = from;
        while (end < one.lines().size() && end - from < MOST_LINES) {
            String line = one.lines().get(end);
            boolean ends = STOP.matcher(line).matches()
                    || PROPOSED.matcher(line).matches()
                    || isDecision(line)
                    || isStart(line) && end > from
                    || end > from && isMeeting(line);
            if (ends) {
                break;
            }
            end++;
        }
        return end;
    }

    /** A line that names an organ and the day it met, as over each treatment of a case. */
    private static boolean isMeeting(String line) {
        return line.length() < 80
                && organ(line).isPresent()
                && line.matches("(?u).*\\b[0-9]{1,2}\\.\\s?(?:[0-9]{1,2}\\.|\\p{L}+ )\\s?[0-9]{4}.*")
                && !line.endsWith(".");
    }

    /** Of several, the one of the organ that adopts for the party, else the last. */
    private static Optional<Decided> decision(
            Case one, List<Decided> decisions, About about, List<String> lines, LocalDate today) {
        return decisions.stream()
                .filter(decided -> {
                    Found<Organ> organ = organ(one, decided, lines, about);
                    return organ != null
                            && organ.value() == (about.municipal() ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD);
                })
                .reduce((first, last) -> last)
                .or(() -> decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast()));
    }

    private static @Nullable Found<String> wording(Case one, Decided decided) {
        Matcher heading = DECIDED.matcher(one.lines().get(decided.heading()));
        var words = new ArrayList<String>();
        if (heading.matches()
                && heading.group("rest") != null
                && !heading.group("rest").isBlank()) {
            words.add(heading.group("rest"));
        }
        words.addAll(one.lines().subList(decided.heading() + 1, decided.end()));
        String text = joined(words);
        return text.isEmpty() ? null : new Found<>(text, quote(one.lines().get(decided.heading()) + " " + text), false);
    }

    /** Lines as paragraphs: one that does not start a point runs on from the one before. */
    private static String joined(List<String> lines) {
        var text = new StringBuilder();
        for (String line : lines) {
            boolean point = line.matches("(?u)^(?:[0-9]{1,2}[.)]|[a-zæøå]\\)|[•*–-])\\s.*");
            boolean goesOn = !text.isEmpty()
                    && !point
                    && text.charAt(text.length() - 1) != '.'
                    && text.charAt(text.length() - 1) != ':';
            text.append(text.isEmpty() ? "" : goesOn ? " " : "\n").append(line);
        }
        return text.toString().strip();
    }

    /** What was laid before the organ, when the minutes do not say what came of it in words of their own. */
    private static @Nullable Found<String> proposed(Case one) {
        for (int i = 0; i < one.lines().size(); i++) {
            if (PROPOSED.matcher(one.lines().get(i)).find()
                    && one.lines().get(i).length() < 100) {
                int end = end(one, i + 1);
                String text = joined(one.lines().subList(i + 1, end));
                if (!text.isEmpty()) {
                    return new Found<>(text, quote(one.lines().get(i) + " " + text), true);
                }
            }
        }
        return null;
    }

    /** What was said and voted before the vedtak, its own heading counted. */
    private static String treatment(Case one, Decided decided) {
        int from = decided.from();
        for (int i = decided.from(); i < Math.min(decided.heading(), one.lines().size()); i++) {
            if (TREATED.matcher(one.lines().get(i)).matches()) {
                from = i;
                break;
            }
        }
        int to = Math.min(decided.heading() + 1, one.lines().size());
        return String.join("\n", one.lines().subList(Math.min(from, to), to));
    }

    private static @Nullable Found<Outcome> outcome(
            @Nullable Found<String> wording, String treatment, @Nullable Found<Organ> organ, About about) {
        String words = wording == null ? "" : wording.value();
        boolean sure = wording != null && !wording.doubtful();
        Optional<Found<Outcome>> found = said(POSTPONED, words, Outcome.POSTPONED, !sure)
                .or(() -> said(REJECTED, words, Outcome.REJECTED, !sure))
                .or(() -> said(CHANGED, words, Outcome.ADOPTED_WITH_CHANGE, !sure));
        if (found.isPresent()) {
            return found.get();
        }
        if (NOTED.matcher(words).find() && !ADOPTED.matcher(words).find()) {
            return null;
        }
        boolean adopts = organ != null && organ.value() == (about.municipal() ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD);
        Optional<Found<Outcome>> postponed =
                words.isEmpty() ? said(POSTPONED, treatment, Outcome.POSTPONED, true) : Optional.empty();
        if (postponed.isPresent()) {
            return postponed.get();
        }
        if (!adopts) {
            return said(SUPPORTED, words, Outcome.SUPPORTED, false)
                    .or(() -> said(ADOPTED, words, Outcome.SUPPORTED, true))
                    .or(() -> said(ADOPTED, treatment, Outcome.SUPPORTED, true))
                    .orElse(null);
        }
        // A change may have been put to the vote and not be told of in the vedtak itself.
        boolean amended = Pattern.compile("(?iu)endringsforslag|endringsframlegg|tilleggsforslag|tilleggsframlegg")
                .matcher(treatment)
                .find();
        return said(ADOPTED, words, Outcome.ADOPTED, !sure || amended)
                .or(() -> said(ADOPTED, treatment, Outcome.ADOPTED, !sure || amended))
                .orElse(null);
    }

    private static Optional<Found<Outcome>> said(Pattern pattern, String text, Outcome outcome, boolean doubtful) {
        Matcher match = pattern.matcher(text);
        return match.find()
                ? Optional.of(new Found<>(outcome, around(text, match.start()), doubtful))
                : Optional.empty();
    }

    private static @Nullable Found<String> change(String wording) {
        Matcher match = CHANGED.matcher(wording.replace('\n', ' '));
        if (!match.find() || match.group("change").isBlank()) {
            return null;
        }
        // To where the next point begins.
        String change = match.group("change")
                .split("(?u)\\s(?=[2-9][.)] \\p{Lu})", 2)[0]
                .strip();
        return new Found<>(change, around(wording.replace('\n', ' '), match.start()), false);
    }

    // ---- organ, day, number -----------------------------------------------------------------------------------------

    private static Optional<Organ> organ(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        if (plain.matches("(?s).*\\b(?:kommunestyre|heradsstyre|bystyre)(?:t|ts|sak)?\\b.*")
                || plain.matches("(?s).*\\b(?:kst|k-sak|ks[ -]+sak|hst)\\b.*")) {
            return Optional.of(Organ.KOMMUNESTYRE);
        }
        if (plain.matches("(?s).*\\bformannskap(?:et|ets)?\\b.*")
                || plain.matches("(?s).*\\b(?:fsk|fs|f)[ -]+sak\\b.*")) {
            return Optional.of(Organ.FORMANNSKAP);
        }
        if (plain.matches("(?s).*\\b(?:styresak|styremøte|styret i|styret|føretaksstyret)\\b.*")) {
            return Optional.of(Organ.TRUST_BOARD);
        }
        if (plain.matches("(?s).*\\beldreråd(?:et|ets)?\\b.*")) {
            return Optional.of(Organ.ELDERS_COUNCIL);
        }
        if (plain.matches("(?s).*\\bungdomsråd(?:et|ets)?\\b.*")) {
            return Optional.of(Organ.YOUTH_COUNCIL);
        }
        if (plain.matches("(?s).*\\brådet? for (?:person|menneske|funksjonshem).*")) {
            return Optional.of(Organ.DISABILITY_COUNCIL);
        }
        if (plain.matches("(?s).*\\b(?:hovedutvalg|hovudutval|komit[eé])(?:et|en)?\\b.*")) {
            return Optional.of(Organ.COMMITTEE);
        }
        if (plain.matches("(?s).*(?:utvalet?|utvalget?|\\brådet? for|\\blev[ -]+sak|levekår).*")) {
            return Optional.of(Organ.OTHER);
        }
        return Optional.empty();
    }

    /** Named in the heading of the vedtak, else in the lines before it, the nearest first, else at the top of the file. */
    private static @Nullable Found<Organ> organ(Case one, Decided decided, List<String> lines, About about) {
        for (int i = Math.min(decided.heading(), one.lines().size() - 1); i >= decided.from(); i--) {
            String line = one.lines().get(i);
            boolean heading = i == decided.heading() || isMeeting(line) || line.length() < 60 && !line.endsWith(".");
            Optional<Organ> organ = heading ? organ(line) : Optional.empty();
            if (organ.isPresent()) {
                return fitting(organ.get(), line, false, about);
            }
        }
        for (String line : lines.subList(0, Math.min(lines.size(), 25))) {
            Optional<Organ> organ = line.length() < 90 ? organ(line) : Optional.empty();
            if (organ.isPresent()) {
                return fitting(organ.get(), line, false, about);
            }
        }
        if (decided.heading() < one.lines().size()) {
            String words = String.join(" ", one.lines().subList(decided.heading(), decided.end()));
            Optional<Organ> organ = organ(words);
            if (organ.isPresent()) {
                return fitting(organ.get(), words, true, about);
            }
        }
        return null;
    }

    /** A trust has a board, and a kommune none that is called so. */
    private static @Nullable Found<Organ> fitting(Organ organ, String line, boolean doubtful, About about) {
        if (organ == Organ.OTHER || organ.isMunicipal() == about.municipal()) {
            return new Found<>(organ, quote(line), doubtful);
        }
        return null;
    }

    private static @Nullable Found<LocalDate> date(Case one, Decided decided, List<String> lines, LocalDate today) {
        for (int i = Math.min(decided.heading(), one.lines().size() - 1); i >= decided.from(); i--) {
            String line = one.lines().get(i);
            if (line.length() < 100
                    && (organ(line).isPresent()
                            || line.toLowerCase(Locale.ROOT).contains("møte")
                            || i < 3
                            || i == decided.heading())) {
                Optional<LocalDate> date = day(line, today);
                if (date.isPresent()) {
                    return new Found<>(date.get(), quote(line), false);
                }
            }
        }
        for (String line : lines.subList(0, Math.min(lines.size(), 30))) {
            String plain = line.toLowerCase(Locale.ROOT);
            boolean meeting = plain.contains("møte")
                    || organ(line).isPresent()
                    || plain.startsWith("dato")
                    || line.startsWith("|");
            Optional<LocalDate> date = meeting ? day(line, today) : Optional.empty();
            if (date.isPresent()) {
                return new Found<>(date.get(), quote(line), false);
            }
        }
        for (String line : lines) {
            Optional<LocalDate> date = day(line, today);
            if (date.isPresent()) {
                return new Found<>(date.get(), quote(line), true);
            }
        }
        return null;
    }

    private static Optional<LocalDate> day(String line, LocalDate today) {
        return DateFinder.in(line, today).stream()
                .map(FoundDate::date)
                .filter(date -> !date.isAfter(today))
                .findFirst();
    }

    private static @Nullable Found<String> number(Case one, Decided decided, List<String> lines) {
        if (decided.heading() < one.lines().size()) {
            String heading = one.lines().get(decided.heading());
            Matcher match = DECIDED.matcher(heading);
            if (match.matches() && match.group("number") != null) {
                return new Found<>(match.group("number"), quote(heading), false);
            }
        }
        for (int i = Math.min(decided.heading(), one.lines().size()) - 1; i >= decided.from(); i--) {
            Matcher match = CASE.matcher(one.lines().get(i));
            if (match.matches() && !NO_CASE.matcher(one.lines().get(i)).find()) {
                return new Found<>(match.group("number"), quote(one.lines().get(i)), false);
            }
        }
        if (!one.number().isEmpty()) {
            return new Found<>(one.number(), quote(one.number() + " " + one.title()), false);
        }
        Pattern anywhere = Pattern.compile("(?iu)\\b(?:PS|sak|saksnr\\.?|sak nr\\.?|styresak)\\s*:?\\s*" + NUMBER);
        for (String line : lines) {
            Matcher match = anywhere.matcher(line);
            if (match.find() && !line.toLowerCase(Locale.ROOT).contains("arkiv")) {
                return new Found<>(match.group("number"), quote(line), true);
            }
        }
        return null;
    }

    // ---- quotations -------------------------------------------------------------------------------------------------

    private static String quote(String line) {
        String plain = line.replace('\n', ' ').strip();
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "…";
    }

    private static String around(String text, int at) {
        int from = Math.max(0, at - LONGEST_QUOTE / 3);
        return (from > 0 ? "…" : "") + quote(text.substring(from));
    }
}
