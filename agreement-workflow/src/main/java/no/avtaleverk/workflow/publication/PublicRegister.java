package no.avtaleverk.workflow.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.coverage.FoldedWord;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.model.publication.PublicPassages.Passage;
import no.avtaleverk.model.publication.PublicPassages.Place;
import no.avtaleverk.model.publication.PublicPassages.Question;
import no.avtaleverk.model.publication.PublicPassages.Searched;
import no.avtaleverk.model.publication.PublicText;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.Publication.Release;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the public reads of the register. Answers from released versions of what was signed and from nothing else, in types that can
 * hold nothing else: whoever shows these can not show more by mistake.
 */
public final class PublicRegister {
    private static final Logger LOG = LoggerFactory.getLogger(PublicRegister.class);
    private static final Pattern TEXT_CODE = Pattern.compile("([2-9a-z]{7})-([1-9][0-9]{0,5})");
    private static final int MOST_WORDS = 12;
    private static final int EXCERPT = 160;
    private static final int MOST_ALIKE = 10_000;
    /** Characters of texts that are kept, since strangers ask for the same ones again. */
    private static final long KEPT_TEXT = 8_000_000;
    /** Versions of which it is kept what their clauses answer. */
    private static final long KEPT_RECKONED = 2_000;
    /** Entries of the log that are read at a time. */
    private static final int AT_A_TIME = 500;

    private final Agreements agreements;
    private final FollowUps followUps;
    private final History history;
    private final Files files;
    private final DocumentRenderer renderer;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final WithholdingGrounds grounds;
    private final PublicPassages passages;
    private final PublicTexts texts;
    private final FoldedWords folding = new FoldedWords();
    private final PublicEvents events;
    private final Recent<TextKey, PublicText> recent = new Recent<>(KEPT_TEXT);
    private final Recent<TextKey, Reckoned> reckoned = new Recent<>(KEPT_RECKONED);
    private final Map<String, Digests> digests = new ConcurrentHashMap<>();
    /** Where in the code each faulty one was seen to fail, and how: of that the log has told. */
    private final Map<String, Set<String>> faults = new ConcurrentHashMap<>();

    private final Map<String, Entry> found = new HashMap<>();
    private long indexed;
    /** All of it is in the index. */
    private @Nullable Shelf searched;

    private volatile @Nullable Shelf shelf;

    /** @param passages empty, and used by nobody else */
    public PublicRegister(
            Agreements agreements,
            FollowUps followUps,
            History history,
            Files files,
            DocumentRenderer renderer,
            RequirementCatalogue catalogue,
            PartyRegister register,
            WithholdingGrounds grounds,
            PublicPassages passages) {
        this.agreements = agreements;
        this.followUps = followUps;
        this.history = history;
        this.files = files;
        this.renderer = renderer;
        this.catalogue = catalogue;
        this.register = register;
        this.grounds = grounds;
        this.passages = passages;
        this.texts = new PublicTexts(agreements, grounds);
        this.events = new PublicEvents(agreements, followUps, texts);
    }

    // ---- what the public reads --------------------------------------------------------------------------------------

    /** A party as the agreement names it. */
    public record Named(PartyId id, String name) {}

    /**
     * When a version is in force for a kommune.
     *
     * @param until first day it no longer is; absent while it runs on
     */
    public record Time(
            PartyId municipality, LocalDate from, @Nullable LocalDate until) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }

        /** The last day, as people write it. */
        public @Nullable LocalDate last() {
            return until == null ? null : until.minusDays(1);
        }
    }

    /**
     * A signed version that is released.
     *
     * @param code of the text, stable for ever
     * @param parties the kommuner bound by it, and the trusts
     * @param summary what was changed and why
     * @param released when it became public
     * @param whole whether nothing of it is withheld
     * @param grounds keys of the provisions by which something is
     * @param signed kommuner whose signed document everyone may have
     */
    public record Version(
            String code,
            String agreement,
            int number,
            String title,
            AgreementKind kind,
            Language language,
            List<Named> parties,
            List<Time> times,
            String summary,
            Instant released,
            boolean whole,
            Set<String> grounds,
            List<PartyId> signed) {
        public Version {
            parties = List.copyOf(parties);
            times = List.copyOf(times);
            grounds = Set.copyOf(grounds);
            signed = List.copyOf(signed);
        }

        public boolean isInForce(LocalDate day) {
            return times.stream().anyMatch(time -> time.contains(day));
        }

        public List<Named> municipalities() {
            return parties.stream().filter(party -> party.id().isMunicipality()).toList();
        }

        public List<Named> trusts() {
            return parties.stream()
                    .filter(party -> !party.id().isMunicipality())
                    .toList();
        }

        /** First day it was in force for somebody; absent when it never was. */
        public @Nullable LocalDate from() {
            return times.stream().map(Time::from).min(LocalDate::compareTo).orElse(null);
        }
    }

    /**
     * An agreement of which something is public.
     *
     * @param versions newest first
     */
    public record Public(String code, List<Version> versions) {
        public Public {
            versions = List.copyOf(versions);
        }

        public Version newest() {
            return versions.getFirst();
        }

        /** The version in force on a day, the newest when kommuner have different ones. */
        public Optional<Version> inForce(LocalDate day) {
            return versions.stream().filter(version -> version.isInForce(day)).findFirst();
        }

        /** The version in force for one kommune. */
        public Optional<Version> inForce(LocalDate day, Collection<PartyId> names) {
            return versions.stream()
                    .filter(version -> version.times().stream()
                            .anyMatch(time -> names.contains(time.municipality()) && time.contains(day)))
                    .findFirst();
        }

        public boolean hasParty(PartyId party) {
            return versions.stream().anyMatch(version -> version.parties().stream()
                    .anyMatch(one -> one.id().equals(party)));
        }
    }

    /**
     * The words of a version.
     *
     * @param marked the clauses of which something is withheld
     */
    public record Text(Version version, Clauses clauses, Set<ClauseId> marked) {
        public Text {
            marked = Set.copyOf(marked);
        }
    }

    /** What is found at an address. */
    public sealed interface Found<T> {
        record Shown<T>(T value) implements Found<T> {}

        /**
         * It was public and is taken down.
         *
         * @param ask who answers for it
         */
        record Gone<T>(List<Named> ask) implements Found<T> {
            public Gone {
                ask = List.copyOf(ask);
            }
        }

        /** Nothing that is or was public. */
        record Unknown<T>() implements Found<T> {}
    }

    /** A PDF: the document as it was signed, or one of the public text that the product has set. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Document(byte[] bytes, String name, boolean signed) {}

    // ---- asking -----------------------------------------------------------------------------------------------------

    /** Where the agreement with a code is read. */
    public static String place(String code) {
        return "/offentlig/a/" + code;
    }

    /** Whether words of a version are withheld, so that not even a digest of its text is for everyone. */
    public boolean isWithheld(Agreement agreement, AgreementVersion version) {
        Publication publication =
                Publication.of(followUps.read(Publishing.dossier(agreement.id()), PublicationNote.class));
        return !publication.withheld().isEmpty()
                && !texts.of(agreement, version, publication).isWhole();
    }

    /** All of which something is public, by title. */
    public List<Public> all() {
        return shelf().byTitle.all;
    }

    /** Those an organisation is party to; a kommune's also those of the kommuner it was made from. */
    public List<Public> of(PartyId party) {
        return shelf().byTitle.of(names(party));
    }

    /** All of which something is public, by code. */
    public List<Public> byCode() {
        return shelf().byCode.all;
    }

    /** Those an organisation is party to, by code. */
    public List<Public> byCode(PartyId party) {
        return shelf().byCode.of(names(party));
    }

    /** Every public version, by the code of its agreement and its number. */
    public List<Version> versions() {
        return shelf().versions;
    }

    /** How many agreements each trust that has any has in force on a day. */
    public Map<PartyId, Long> trusts(LocalDate day) {
        return Collections.unmodifiableMap(shelf().on(day).trusts);
    }

    /** A party and those it was made from. */
    public Set<PartyId> names(PartyId party) {
        var names = new TreeSet<PartyId>();
        names.add(party);
        if (party.isMunicipality()) {
            names.addAll(register.predecessorsOf(party));
        }
        return names;
    }

    /** @throws FaultyTextException if it can not be shown */
    public Found<Public> agreement(String code) {
        Entry entry = shelf().entries().get(code);
        if (entry == null) {
            return new Found.Unknown<>();
        }
        return entry.sound()
                .<Found<Public>>map(Found.Shown::new)
                .orElseGet(() -> entry.told.isEmpty() ? new Found.Unknown<>() : new Found.Gone<>(entry.trusts));
    }

    /**
     * A public text.
     *
     * @param code of the agreement, a hyphen, and the number of the version
     * @throws FaultyTextException if it can not be made
     */
    public Found<Text> text(String code) {
        Matcher matcher = TEXT_CODE.matcher(code);
        Entry entry = matcher.matches() ? shelf().entries().get(matcher.group(1)) : null;
        return entry == null
                ? new Found.Unknown<>()
                : soundly(code, () -> text(entry, Integer.parseInt(matcher.group(2))));
    }

    /**
     * Make something of a public version. What goes wrong with it is a fault of ours: it is told in the log, once until something of it
     * changes, and is nobody else's business. That nothing can be read at all is no fault of a version, and is thrown as it is.
     *
     * @param code of the version
     * @throws FaultyTextException if it can not be made
     */
    public <T> T soundly(String code, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException
                | IllegalStateException
                | NoSuchElementException
                | DocumentRenderer.UnprintableTextException e) {
            tell(code, e);
            throw new FaultyTextException(code, e);
        }
    }

    private void tell(String code, RuntimeException e) {
        // Not forgotten when another thing can be made of it: asking for both in turn, strangers could fill the log.
        Set<String> known = faults.computeIfAbsent(code, one -> ConcurrentHashMap.newKeySet());
        if (known.add(e.getClass().getName() + " " + place(e))) {
            LOG.error("What is public of {} can not be made, and is left out", code, e);
        }
    }

    /** Where something went wrong in our own code. Its words are no measure: they may be others each time. */
    private static String place(RuntimeException e) {
        return Stream.of(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("no.avtaleverk."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
    }

    /** Once it is another, the log tells again of what can not be made of it. */
    private void forgetFaults(Entry entry) {
        faults.remove(entry.code);
        entry.told.keySet().forEach(number -> faults.remove(entry.code + "-" + number));
    }

    /**
     * All that everyone may know of a version, for a file of it.
     *
     * @throws FaultyTextException if it can not be made
     */
    public Found<PublicEdition> edition(String code) {
        return switch (text(code)) {
            case Found.Shown<Text> found -> soundly(code, () -> edition(found.value()));
            case Found.Gone<Text> gone -> new Found.Gone<>(gone.ask());
            case Found.Unknown<Text> unknown -> new Found.Unknown<>();
        };
    }

    private Found<PublicEdition> edition(Text text) {
        Version version = text.version();
        Entry entry = shelf().entries().get(version.agreement());
        if (entry == null || entry.shown(version.number()).isEmpty()) {
            return new Found.Unknown<>(); // Taken down between two questions.
        }
        Agreement agreement = agreements.find(entry.agreement).orElseThrow();
        Reckoned of = reckoned(entry, version.number());
        var answered = new TreeMap<ClauseId, List<PublicEdition.Answered>>();
        for (Clause clause : text.clauses()) {
            List<PublicEdition.Answered> some = of.answers.getOrDefault(clause.id(), Set.of()).stream()
                    .flatMap(id -> catalogue.find(id).stream())
                    .map(one -> new PublicEdition.Answered(one.id(), one.title()))
                    .toList();
            if (!some.isEmpty()) {
                answered.put(clause.id(), some);
            }
        }
        return new Found.Shown<>(new PublicEdition(
                entry.code,
                version.number(),
                version.kind(),
                version.language(),
                version.title(),
                version.summary(),
                day(version.released()),
                version.parties().stream()
                        .map(one -> member(one, version, agreement))
                        .toList(),
                version.times().stream()
                        .map(time -> new PublicEdition.Force(time.municipality(), time.from(), time.until()))
                        .toList(),
                entry.shown.map(one -> one.versions().reversed()).orElse(List.of()).stream()
                        .map(one -> new PublicEdition.Issue(
                                one.number(),
                                one.language(),
                                day(Objects.requireNonNull(entry.told.get(one.number())))))
                        .toList(),
                entry.told.values().stream()
                        .min(Comparator.naturalOrder())
                        .map(PublicRegister::day)
                        .orElseThrow(),
                text.clauses(),
                text.marked(),
                version.whole(),
                version.grounds().stream()
                        .sorted()
                        .flatMap(key -> grounds.find(key).stream())
                        .toList(),
                answered));
    }

    /** That somebody has signed is told when the document is complete, as on the pages. */
    private PublicEdition.Member member(Named party, Version version, Agreement agreement) {
        AgreementVersion stored = agreement.version(version.number()).orElseThrow();
        List<PartyId> complete = version.municipalities().stream()
                .map(Named::id)
                .filter(one -> agreement.signatures(stored).isComplete(one))
                .toList();
        boolean signed = complete.stream()
                .anyMatch(one -> party.id().isMunicipality()
                        ? one.equals(party.id())
                        : agreement.signatures(stored).isSigned(party.id(), one));
        return new PublicEdition.Member(
                party.id(),
                party.name(),
                register.find(party.id())
                        .flatMap(Party::organisationNumber)
                        .map(OrganisationNumber::digits)
                        .orElse(""),
                signed);
    }

    /**
     * The PDF of a version.
     *
     * @param municipality whose document; absent for the only one
     * @return empty when the kommune has none that everyone may have
     * @throws FaultyTextException if it can not be made
     */
    public Optional<Document> document(String code, @Nullable PartyId municipality) {
        Matcher matcher = TEXT_CODE.matcher(code);
        Entry entry = matcher.matches() ? shelf().entries().get(matcher.group(1)) : null;
        return entry == null
                ? Optional.empty()
                : soundly(code, () -> document(entry, Integer.parseInt(matcher.group(2)), municipality));
    }

    /** What differs between two public texts. */
    public Found<TextDifference> difference(String before, String after) {
        Found<Text> old = text(before);
        Found<Text> young = text(after);
        if (old instanceof Found.Shown<Text> one && young instanceof Found.Shown<Text> other) {
            return new Found.Shown<>(
                    TextDifference.between(one.value().clauses(), other.value().clauses()));
        }
        return new Found.Unknown<>();
    }

    /** A clause of another agreement that is about the same. */
    public record Alike(Version version, Clause clause) {}

    /**
     * The same clause in the agreements of others that are in force: with the same permanent name, as in those built on one standard text;
     * else one that a jurist has confirmed to answer the same.
     */
    public List<Alike> alike(Text text, ClauseId clause, LocalDate day) {
        Shelf now = searched().shelf;
        var own = new Searched(text.version().agreement(), text.version().number());
        Set<RequirementId> requirements = passages.find(Question.named(clause), List.of(own), 1).stream()
                .flatMap(place -> place.answers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Searched, Version> others = new LinkedHashMap<>(now.on(day).inForce);
        others.keySet().removeIf(other -> other.agreement().equals(own.agreement()));
        var found = new ArrayList<Alike>(alike(Question.named(clause), others));
        if (!requirements.isEmpty()) {
            found.forEach(one -> others.remove(searched(one.version())));
            found.addAll(alike(Question.answering(requirements), others));
        }
        found.sort(Comparator.comparing((Alike one) -> one.version().title())
                .thenComparing(one -> one.version().code()));
        return found;
    }

    /** The first clause of each version. */
    private List<Alike> alike(Question question, Map<Searched, Version> among) {
        var found = new LinkedHashMap<Searched, Alike>();
        for (Place place : passages.find(question, List.copyOf(among.keySet()), MOST_ALIKE)) {
            found.computeIfAbsent(
                    place.text(), one -> new Alike(Objects.requireNonNull(among.get(one)), place.clause()));
        }
        return List.copyOf(found.values());
    }

    private static Searched searched(Version version) {
        return new Searched(version.agreement(), version.number());
    }

    // ---- coverage ---------------------------------------------------------------------------------------------------

    /** How it stands with what the law asks for, in words that leave it to supervision what a lack of it means. */
    public enum Cover {
        /** A jurist has confirmed that a clause of a public agreement answers it. */
        ANSWERED,
        /** No public agreement in force has such a clause. */
        NOT_COVERED,
        /** The law did not ask for it on that day. */
        NOT_YET_ASKED
    }

    /** A clause that answers. */
    public record Answering(Version version, ClauseId clause, String number, String heading) {}

    public record Row(Requirement requirement, Cover cover, List<Answering> places) {
        public Row {
            places = List.copyOf(places);
        }
    }

    /**
     * What the public agreements of a kommune in force on a day answer of what the law asks for in them.
     *
     * @param agreements what was counted
     */
    public record Covered(PartyId municipality, LocalDate day, List<Version> agreements, List<Row> rows) {
        public Covered {
            agreements = List.copyOf(agreements);
            rows = List.copyOf(rows);
        }

        public long count(Cover cover) {
            return rows.stream().filter(row -> row.cover() == cover).count();
        }
    }

    /** Whether the public coverage tells of it: what the law asks for in every agreement, to be answered by a clause. */
    public static boolean isLookedFor(Requirement requirement) {
        return requirement.force().isStatutory()
                && requirement.scope().isAnsweredByClause()
                && !requirement.conditional();
    }

    /** @param day date in Norway */
    public Covered coverage(PartyId municipality, LocalDate day) {
        Indexed now = searched();
        Map<PartyId, Counted> known = now.shelf.on(day).coverage;
        Counted counted = known.get(municipality);
        if (counted != null && counted.generation == now.generation) {
            return counted.covered;
        }
        Covered covered = coverage(now.shelf, municipality, day);
        // What was counted while the index was lost is not kept: too little was found in it.
        if (passages.generation() == now.generation) {
            known.put(municipality, new Counted(covered, now.generation));
        }
        return covered;
    }

    /** @param generation of the index it was counted in, and as long as it stands */
    private record Counted(Covered covered, long generation) {}

    private Covered coverage(Shelf now, PartyId municipality, LocalDate day) {
        Set<PartyId> names = names(municipality);
        var counted = new ArrayList<Version>();
        for (Public one : now.byTitle.of(names)) {
            one.inForce(day, names).ifPresent(counted::add);
        }
        counted.sort(Comparator.comparing((Version one) -> one.kind().rank()).thenComparing(Version::title));
        var byText = new LinkedHashMap<Searched, Version>();
        counted.forEach(version -> byText.put(searched(version), version));
        List<Requirement> asked = catalogue.appliedOn(day).stream()
                .filter(PublicRegister::isLookedFor)
                .toList();
        var answers = new HashMap<RequirementId, List<Answering>>();
        Set<RequirementId> ids = asked.stream().map(Requirement::id).collect(Collectors.toSet());
        for (Place place : passages.find(Question.answering(ids), List.copyOf(byText.keySet()), Integer.MAX_VALUE)) {
            var answering = new Answering(
                    Objects.requireNonNull(byText.get(place.text())),
                    place.clause().id(),
                    place.clause().number(),
                    place.clause().text().heading());
            place.answers().forEach(one -> answers.computeIfAbsent(one, id -> new ArrayList<>())
                    .add(answering));
        }
        // What the Act asks for is to be in an agreement; guidelines alone are none.
        boolean hasAgreement = counted.stream().anyMatch(one -> one.kind().isAgreement());
        var rows = new ArrayList<Row>();
        for (Requirement requirement : asked) {
            List<Answering> places = answers.getOrDefault(requirement.id(), List.of());
            rows.add(new Row(
                    requirement,
                    hasAgreement && !places.isEmpty()
                            ? Cover.ANSWERED
                            : requirement.isDemandedOn(day) ? Cover.NOT_COVERED : Cover.NOT_YET_ASKED,
                    places));
        }
        return new Covered(municipality, day, counted, rows);
    }

    /** The kommuner with something public in force on a day, by the names they bear then. */
    public List<PartyId> municipalities(LocalDate day) {
        return shelf().on(day).municipalities;
    }

    // ---- searching --------------------------------------------------------------------------------------------------

    /** @param excerpt the words around the first that was found */
    public record Hit(Version version, ClauseId clause, String number, String heading, String excerpt) {}

    /**
     * Clauses with all the words, in bokmål or nynorsk, of what is public and in force on a day. What is withheld is not searched.
     *
     * @param most how many are listed
     */
    public List<Hit> search(String words, LocalDate day, int most) {
        // What strangers type is not remembered.
        List<String> asked = FoldedWords.WORD
                .matcher(words)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_WORDS)
                .map(FoldedWord::of)
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        Shelf.OfDay now = searched().shelf.on(day);
        Map<Searched, Version> among = now.inForce;
        return passages.find(Question.ofWords(asked), now.texts, most).stream()
                .map(place -> new Hit(
                        Objects.requireNonNull(among.get(place.text())),
                        place.clause().id(),
                        place.clause().number(),
                        place.clause().text().heading(),
                        excerpt(place.clause().text().body(), asked)))
                .toList();
    }

    private String excerpt(String body, List<String> asked) {
        int at = FoldedWords.WORD
                .matcher(body)
                .results()
                .filter(word -> asked.contains(folding.one(word.group())))
                .map(word -> word.start())
                .findFirst()
                .orElse(0);
        int from = Math.max(0, at - EXCERPT / 2);
        int until = Math.min(body.length(), from + EXCERPT);
        // Not within a word, and never half of a letter that takes two places.
        while (from > 0 && !Character.isWhitespace(body.charAt(from - 1))) {
            from--;
        }
        while (until < body.length() && !Character.isWhitespace(body.charAt(until))) {
            until++;
        }
        return (from > 0 ? "… " : "")
                + body.substring(from, until).replaceAll("\\s+", " ").strip()
                + (until < body.length() ? " …" : "");
    }

    // ---- news -------------------------------------------------------------------------------------------------------

    /** The versions released last, newest first. */
    public List<Version> news(int most) {
        List<Version> news = shelf().news;
        return news.subList(0, Math.min(most, news.size()));
    }

    /**
     * The same of one party, as the versions name it.
     *
     * @param party its id; nothing is told of one that there is not
     */
    public List<Version> news(String party, int most) {
        return shelf().byCode.ofParties.getOrDefault(party, List.of()).stream()
                .flatMap(one -> one.versions().stream())
                .filter(version -> version.parties().stream()
                        .anyMatch(one -> one.id().value().equals(party)))
                .sorted(Shelf.NEWEST)
                .limit(most)
                .toList();
    }

    // ---- for those who use it again ---------------------------------------------------------------------------------

    /**
     * A clause as everyone reads it.
     *
     * @param answers what a jurist has confirmed that it answers
     * @param grounds keys of the provisions by which words of it are withheld
     */
    public record PublicClause(Clause clause, Set<RequirementId> answers, Set<String> grounds) {
        public PublicClause {
            answers = Collections.unmodifiableSet(new TreeSet<>(answers));
            grounds = Collections.unmodifiableSet(new TreeSet<>(grounds));
        }
    }

    /** The clauses of a public text; empty when it is no longer public. */
    public List<PublicClause> clauses(Text text) {
        Entry entry = shelf().entries().get(text.version().agreement());
        int number = text.version().number();
        if (entry == null || entry.shown(number).isEmpty()) {
            return List.of();
        }
        Reckoned of = reckoned(entry, number);
        return text.clauses().list().stream()
                .map(clause -> new PublicClause(
                        clause,
                        of.answers.getOrDefault(clause.id(), Set.of()),
                        of.grounds.getOrDefault(clause.id(), Set.of())))
                .toList();
    }

    /** The digest of the clauses of a public text; reckoned once, since strangers ask for it as often as they like. */
    @SuppressWarnings("ReferenceEquality") // another text than the one told now, when it was replaced meanwhile
    public Sha256 digest(Text text) {
        Entry entry = shelf().entries().get(text.version().agreement());
        int number = text.version().number();
        return entry == null
                        || entry.shown(number).isEmpty()
                        || publicText(entry, number).clauses() != text.clauses()
                ? text.clauses().sha256()
                : Optional.ofNullable(digests(entry).get(number))
                        .orElseGet(() -> text.clauses().sha256());
    }

    /** A public version with the digest of its clauses. */
    public record Headed(Version version, Sha256 digest) {}

    /** What is told of a version beside its text, which is not read for it; empty when it is not public, or can not be made. */
    public Optional<Headed> headed(String code) {
        Matcher matcher = TEXT_CODE.matcher(code);
        Entry entry = matcher.matches() ? shelf().entries().get(matcher.group(1)) : null;
        if (entry == null || entry.shown.isEmpty()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(2));
        Sha256 digest = digests(entry).get(number);
        return digest == null ? Optional.empty() : entry.shown(number).map(version -> new Headed(version, digest));
    }

    /** The digests of the clauses of all versions of an entry, kept as long as nothing of it changes. */
    private record Digests(Entry entry, Map<Integer, Sha256> of) {}

    @SuppressWarnings("ReferenceEquality") // what was read again may have other texts
    private Map<Integer, Sha256> digests(Entry entry) {
        Digests known = digests.get(entry.code);
        if (known == null || known.entry != entry) {
            var made = new HashMap<Integer, Sha256>();
            each(
                    entry,
                    (agreement, version, stored, text) ->
                            made.put(version.number(), text.clauses().sha256()));
            known = new Digests(entry, Map.copyOf(made));
            digests.put(entry.code, known);
        }
        return known.of;
    }

    private interface Made {
        void of(Agreement agreement, AgreementVersion version, Clauses stored, PublicText text);
    }

    /** Make the public texts of an entry, the oldest first; what can not be made is told in the log and left out. */
    private void each(Entry entry, Made made) {
        if (entry.shown.isEmpty()) {
            return;
        }
        try {
            Agreement agreement = agreements.find(entry.agreement).orElseThrow();
            for (Version version : entry.shown.get().versions().reversed()) {
                each(entry, agreement, version.number(), made);
            }
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            tell(entry.code, e);
        }
    }

    private void each(Entry entry, Agreement agreement, int number, Made made) {
        try {
            AgreementVersion version = agreement.version(number).orElseThrow();
            Clauses stored = agreements.text(agreement.id(), version.revision());
            made.of(agreement, version, stored, texts.of(agreement, version, stored, entry.publication));
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            tell(entry.code + "-" + number, e);
        }
    }

    /** A digest of all that is told of a version but when it is in force; empty when it is not public, or can not be made. */
    public Optional<Sha256> words(String code) {
        return headed(code).map(headed -> {
            Version version = headed.version();
            return Sha256.of(String.join(
                    "\n",
                    version.title(),
                    version.summary().replace('\n', ' '),
                    version.language().code(),
                    version.kind().name(),
                    version.released().toString(),
                    version.parties().stream()
                            .map(party -> party.id() + " " + party.name())
                            .collect(Collectors.joining("; ")),
                    new TreeSet<>(version.grounds()).toString(),
                    headed.digest().hex()));
        });
    }

    /** Changes whenever anything has been recorded, and so may be told to nobody: it says how much goes on within. */
    public long position() {
        return shelf().position;
    }

    /** Changes whenever something public has, and so is the place of an entry of the log; for nobody either. */
    public long since() {
        return shelf().since;
    }

    /**
     * The last that happened to a version that is or was public.
     *
     * @param sequence its place among all that ever happened to public versions; what happens later gets a higher one
     * @param code of the version
     */
    public record Change(long sequence, PublicChangeKind kind, Instant at, String code, String agreement, int number) {}

    /**
     * What happened last to each version that is or was public, oldest first. A version is in it once: who has followed it to a place and
     * goes on from there is told of every version to which something happened since.
     */
    public List<Change> changes() {
        return shelf().changes();
    }

    /** What is reckoned of a public text and asked for again. */
    private record Reckoned(Map<ClauseId, Set<RequirementId>> answers, Map<ClauseId, Set<String>> grounds) {}

    private Reckoned reckoned(Entry entry, int number) {
        var key = new TextKey(entry, number);
        Reckoned known = reckoned.get(key);
        if (known != null) {
            return known;
        }
        PublicText text = publicText(entry, number);
        Agreement agreement = agreements.find(entry.agreement).orElseThrow();
        AgreementVersion version = agreement.version(number).orElseThrow();
        var answers = new HashMap<ClauseId, Set<RequirementId>>();
        agreement.answersFor(agreements.text(agreement.id(), version.revision())).stream()
                .filter(Answer::confirmed)
                .forEach(answer -> answers.computeIfAbsent(answer.clause(), clause -> new TreeSet<>())
                        .add(answer.requirement()));
        var byClause = new HashMap<ClauseId, Set<String>>();
        text.grounds().forEach(ground -> texts.marked(agreement, version, entry.publication, ground)
                .forEach(clause ->
                        byClause.computeIfAbsent(clause, one -> new TreeSet<>()).add(ground)));
        var made = new Reckoned(answers, byClause);
        reckoned.put(key, made, 1);
        return made;
    }

    // ---- what stands behind -----------------------------------------------------------------------------------------

    /** Read what the log has told of since, so that nobody who asks has to wait for it. */
    public void catchUp() {
        searched();
    }

    /** A list kept in an order, and that of each party in the same. */
    private static final class Kept {
        private final List<Public> all;
        /** By the ids of the parties. */
        private final Map<String, List<Public>> ofParties = new HashMap<>();

        private final Comparator<Public> order;

        Kept(Stream<Public> all, Comparator<Public> order) {
            this.order = order;
            this.all = all.sorted(order).toList();
            this.all.forEach(one -> one.versions().stream()
                    .flatMap(version -> version.parties().stream())
                    .map(party -> party.id().value())
                    .distinct()
                    .forEach(party -> ofParties
                            .computeIfAbsent(party, id -> new ArrayList<>())
                            .add(one)));
            ofParties.replaceAll((party, own) -> List.copyOf(own));
        }

        /** Those any of them is party to. */
        List<Public> of(Set<PartyId> names) {
            List<List<Public>> lists = names.stream()
                    .flatMap(name -> Stream.ofNullable(ofParties.get(name.value())))
                    .toList();
            return lists.size() == 1
                    ? lists.getFirst()
                    : lists.stream()
                            .flatMap(List::stream)
                            .collect(Collectors.toMap(Public::code, one -> one, (one, same) -> one))
                            .values()
                            .stream()
                            .sorted(order)
                            .toList();
        }
    }

    /** What is true from one position of the log on, until something public changes. Nothing that is asked for walks all of it again. */
    private static final class Shelf {
        static final Comparator<Version> NEWEST = Comparator.comparing(Version::released)
                .thenComparing(Version::code)
                .reversed();
        private static final Comparator<Public> BY_TITLE = Comparator.comparing(
                        (Public one) -> one.newest().kind().rank())
                .thenComparing(one -> one.newest().title())
                .thenComparing(Public::code);

        /** Days of which it is kept what is in force. */
        private static final int KEPT_DAYS = 8;

        private final PartyRegister register;
        /** From where in the log on this stands. */
        private final long since;
        /** How far the log has been read. */
        private volatile long position;

        /** By the code of the agreement. */
        private final Map<String, Entry> entries;

        private final Map<AgreementId, String> codes;
        private final Kept byTitle;
        private final Kept byCode;
        private final List<Version> versions;
        private final List<Version> news;
        private final Recent<LocalDate, OfDay> days = new Recent<>(KEPT_DAYS);
        private volatile @Nullable List<Change> changes;

        Shelf(long position, Map<String, Entry> entries, PartyRegister register) {
            this.register = register;
            this.since = position;
            this.position = position;
            this.entries = entries;
            this.codes =
                    entries.values().stream().collect(Collectors.toMap(entry -> entry.agreement, entry -> entry.code));
            this.byTitle = new Kept(shown(), BY_TITLE);
            this.byCode = new Kept(shown(), Comparator.comparing(Public::code));
            this.versions = byCode.all.stream()
                    .flatMap(one -> one.versions().reversed().stream())
                    .toList();
            this.news = versions.stream().sorted(NEWEST).toList();
        }

        private Stream<Public> shown() {
            return entries.values().stream().flatMap(entry -> entry.shown.stream());
        }

        Map<String, Entry> entries() {
            return entries;
        }

        /** What is in force on a day. */
        final class OfDay {
            /** By title. */
            private final Map<Searched, Version> inForce = new LinkedHashMap<>();

            private final List<Searched> texts;
            private final List<PartyId> municipalities;
            private final Map<PartyId, Long> trusts = new TreeMap<>();
            private final Map<PartyId, Counted> coverage = new ConcurrentHashMap<>();

            OfDay(LocalDate day) {
                var bound = new TreeSet<PartyId>();
                for (Public one : byTitle.all) {
                    Optional<Version> version = one.inForce(day);
                    version.ifPresent(found -> inForce.put(PublicRegister.searched(found), found));
                    one.versions().stream()
                            .flatMap(each -> each.times().stream())
                            .filter(time -> time.contains(day))
                            .forEach(time -> bound.addAll(register.bearersOn(time.municipality(), day)));
                    one.versions().stream()
                            .flatMap(each -> each.trusts().stream())
                            .map(Named::id)
                            .distinct()
                            .forEach(trust -> trusts.merge(trust, version.isPresent() ? 1L : 0L, Long::sum));
                }
                this.texts = List.copyOf(inForce.keySet());
                this.municipalities = List.copyOf(bound);
            }
        }

        OfDay on(LocalDate day) {
            OfDay known = days.get(day);
            if (known == null) {
                known = new OfDay(day);
                days.put(day, known, 1);
            }
            return known;
        }

        List<Change> changes() {
            List<Change> known = changes;
            if (known == null) {
                known = lastOfEach();
                changes = known;
            }
            return known;
        }

        private List<Change> lastOfEach() {
            record Happened(Entry entry, PublicEvents.Event event) {}
            List<Happened> happened = entries.values().stream()
                    .flatMap(entry -> entry.events.stream().map(event -> new Happened(entry, event)))
                    .sorted(Comparator.comparing(one -> one.event().position()))
                    .toList();
            var last = new LinkedHashMap<String, Change>();
            long sequence = 0;
            for (Happened one : happened) {
                sequence++;
                if (!one.event().seen()) {
                    continue;
                }
                int number = one.event().number();
                String code = one.entry().code + "-" + number;
                // That it can not be shown does not make it withdrawn.
                boolean shown = one.entry().faulty.contains(number)
                        || one.entry().shown.stream()
                                .flatMap(agreement -> agreement.versions().stream())
                                .anyMatch(version -> version.number() == number);
                last.remove(code);
                last.put(
                        code,
                        new Change(
                                sequence,
                                shown ? one.event().kind() : PublicChangeKind.WITHDRAWN,
                                one.event().at(),
                                code,
                                one.entry().code,
                                number));
            }
            return List.copyOf(last.values());
        }
    }

    private Shelf shelf() {
        long position = history.head().map(AuditEntry::position).orElse(0L);
        Shelf known = shelf;
        if (known != null && known.position >= position) {
            return known;
        }
        synchronized (this) {
            known = shelf;
            if (known == null || known.position < position) {
                known = known == null ? readAll(position) : readOn(known);
                shelf = known;
            }
            return known;
        }
    }

    private Shelf readAll(long position) {
        var entries = new TreeMap<String, Entry>();
        followUps.all(FollowUpSubject.PUBLICATION, null, PublicationNote.class).forEach((about, notes) -> {
            Entry entry = entry(new AgreementId(about), notes, null);
            if (entry != null) {
                // Two agreements never get the same code; were it so, the first keeps it.
                entries.putIfAbsent(entry.code, entry);
            }
        });
        return new Shelf(position, entries, register);
    }

    /** Reads again what the log has told of since, and nothing else. */
    private Shelf readOn(Shelf before) {
        var told = new TreeSet<AgreementId>(Comparator.comparing(AgreementId::value));
        long position = before.position;
        List<AuditEntry> page;
        do {
            page = history.after(position, AT_A_TIME);
            for (AuditEntry entry : page) {
                position = entry.position();
                AgreementId agreement = entry.agreement();
                if (agreement != null) {
                    told.add(agreement);
                } else if (entry.event() instanceof AuditEvent.FollowedUp noted
                        && noted.subject() == FollowUpSubject.PUBLICATION) {
                    told.add(new AgreementId(noted.about()));
                }
            }
        } while (page.size() == AT_A_TIME);
        var changed = new TreeMap<String, Entry>();
        for (AgreementId agreement : told) {
            String code = before.codes.get(agreement);
            Entry was = code == null ? null : before.entries.get(code);
            Entry now = entry(agreement, followUps.read(Publishing.dossier(agreement), PublicationNote.class), was);
            if (now == null) {
                continue;
            }
            if (was == null && !before.entries.containsKey(now.code)) {
                changed.putIfAbsent(now.code, now);
            } else if (was != null && !was.isSame(now)) {
                changed.put(was.code, now);
                forgetFaults(now);
            }
        }
        if (changed.isEmpty()) {
            // Most of what is recorded is nothing to the public, and all lists stand.
            before.position = position;
            return before;
        }
        var entries = new TreeMap<>(before.entries);
        entries.putAll(changed);
        return new Shelf(position, entries, register);
    }

    /** Nothing as long as nothing of it ever was public. */
    private @Nullable Entry entry(AgreementId id, List<Noted<PublicationNote>> notes, @Nullable Entry was) {
        Publication publication = Publication.of(notes);
        Optional<String> code = publication.code();
        var told = new TreeMap<Integer, Instant>();
        for (Release release : publication.releases().values()) {
            Instant first = release.first();
            if (first != null) {
                told.put(release.version(), first);
            }
        }
        if (told.isEmpty() || code.isEmpty()) {
            return null;
        }
        var withheld = new Publication(Map.of(), publication.withholdings(), List.of());
        // What has happened stays what it was, whatever can be read of the agreement today.
        List<PublicEvents.Event> happened =
                was != null && was.noted == notes.size() ? was.events : events.of(id, notes);
        String faultName = code.get() + " (agreement " + id + ")";
        try {
            Entry read = agreements
                    .find(id)
                    .map(agreement -> new Entry(
                            code.get(),
                            id,
                            withheld,
                            shown(code.get(), agreement, publication),
                            told,
                            trusts(agreement, told.keySet()),
                            Sha256.of(agreement.answers().stream()
                                    .filter(Answer::confirmed)
                                    .map(Answer::toString)
                                    .collect(Collectors.joining("\n"))),
                            notes.size(),
                            happened,
                            Set.of()))
                    .orElse(null);
            faults.remove(faultName);
            return read;
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            // One that is faulty must not take all others from the public.
            tell(faultName, e);
            return new Entry(
                    code.get(),
                    id,
                    withheld,
                    Optional.empty(),
                    told,
                    was == null ? List.of() : was.trusts,
                    Sha256.ZERO,
                    notes.size(),
                    happened,
                    released(publication, told.keySet()));
        }
    }

    /** Those that are to be shown, whether or not they can be. What was taken down stays so. */
    private static Set<Integer> released(Publication publication, Set<Integer> told) {
        return told.stream()
                .filter(number ->
                        publication.release(number).filter(Release::isPublic).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of the newest that ever was public: who became party later is nothing that was told. */
    private static List<Named> trusts(Agreement agreement, Set<Integer> told) {
        return agreement.versions().stream()
                .filter(version -> told.contains(version.number()))
                .reduce((earlier, later) -> later)
                .map(version -> named(agreement, version).stream()
                        .filter(party -> !party.id().isMunicipality())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Public> shown(String code, Agreement agreement, Publication publication) {
        var versions = new ArrayList<Version>();
        for (AgreementVersion version : agreement.versions().reversed()) {
            // A vedtak that was set aside may take from a version that it was ever concluded; then it is not shown.
            Optional<Release> release = publication.release(version.number()).filter(Release::isPublic);
            if (release.isPresent() && Publication.isReleasable(agreement, version)) {
                versions.add(version(code, agreement, version, publication, release.get()));
            }
        }
        return versions.isEmpty() ? Optional.empty() : Optional.of(new Public(code, versions));
    }

    private static List<Named> named(Agreement agreement, AgreementVersion version) {
        return PublicTexts.head(agreement, version).parties().stream()
                .map(party -> new Named(party.id(), party.name()))
                .toList();
    }

    private Version version(
            String code, Agreement agreement, AgreementVersion version, Publication publication, Release release) {
        var times = new ArrayList<Time>();
        for (PartyId municipality : agreement.allMunicipalities()) {
            agreement.periodsInForce(municipality).stream()
                    .filter(period -> period.version().number() == version.number())
                    .forEach(period -> times.add(new Time(
                            municipality,
                            period.period().from(),
                            period.period().until())));
        }
        String title = texts.title(version, publication);
        // Where nothing is withheld, the text needs not be read to know so.
        PublicText text = publication.withheld().isEmpty() ? null : texts.of(agreement, version, publication);
        return new Version(
                code + "-" + version.number(),
                code,
                version.number(),
                title,
                agreement.kind(),
                version.head().language(),
                named(agreement, version),
                times,
                texts.line(release.summary(), version, publication),
                Objects.requireNonNull(Objects.requireNonNull(release.decided()).at()),
                text == null || text.isWhole() && title.equals(version.head().title()),
                text == null ? Set.of() : text.grounds(),
                signed(agreement, version, publication));
    }

    /** The kommuner whose document has been signed by all its parties and has nothing withheld. */
    private List<PartyId> signed(Agreement agreement, AgreementVersion version, Publication publication) {
        Map<PartyId, Sha256> documents = agreement.signatures(version).documents();
        return agreement.headOf(version).municipalities().stream()
                .filter(party -> documents.containsKey(party.id())
                        && agreement.signatures(version).isComplete(party.id())
                        && agreement.boundOn(version, party.id()).isPresent()
                        && (!version.isJoint() || isJointAndComplete(agreement, version))
                        && texts.isWhole(agreement, version, party, publication))
                .map(AgreementParty::id)
                .toList();
    }

    /** One document for all names all of them, so that it waits for the last. */
    private static boolean isJointAndComplete(Agreement agreement, AgreementVersion version) {
        return version.head().municipalities().stream()
                .allMatch(party -> agreement.boundOn(version, party.id()).isPresent());
    }

    /**
     * What is told of an agreement, without its texts: of these there is no end, and they are read when they are asked for. Never handed out.
     *
     * @param publication what is withheld, and nothing else
     * @param told the versions that are or were public, and when each first became so
     * @param trusts whom to ask where it is taken down; empty when that could never be read
     * @param answers digest of what jurists have confirmed
     * @param noted how many notes there are on its publication
     * @param events what everyone could see happen to its versions
     * @param faulty the versions that are public and can not be shown, since the agreement can not be read
     */
    private record Entry(
            String code,
            AgreementId agreement,
            Publication publication,
            Optional<Public> shown,
            Map<Integer, Instant> told,
            List<Named> trusts,
            Sha256 answers,
            int noted,
            List<PublicEvents.Event> events,
            Set<Integer> faulty) {
        boolean isSame(Entry other) {
            return equals(other);
        }

        /** @throws FaultyTextException if it is public and faulty */
        Optional<Public> sound() {
            if (!faulty.isEmpty()) {
                throw new FaultyTextException(code, null);
            }
            return shown;
        }

        /** @throws FaultyTextException if the version is public and faulty; not if it was taken down */
        Optional<Version> shown(int number) {
            return (faulty.contains(number) ? sound() : shown)
                    .stream()
                            .flatMap(one -> one.versions().stream())
                            .filter(version -> version.number() == number)
                            .findFirst();
        }
    }

    // ---- texts ------------------------------------------------------------------------------------------------------

    /** A text as it is after what was decided last. */
    private record TextKey(Entry entry, int number) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TextKey key && key.entry == entry && key.number == number;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(entry) * 31 + number;
        }
    }

    private Found<Text> text(Entry entry, int number) {
        Optional<Version> version = entry.shown(number);
        if (version.isPresent()) {
            PublicText text = publicText(entry, number);
            return new Found.Shown<>(new Text(version.get(), text.clauses(), text.marked()));
        }
        return entry.told.containsKey(number) ? new Found.Gone<>(entry.trusts) : new Found.Unknown<>();
    }

    private PublicText publicText(Entry entry, int number) {
        var key = new TextKey(entry, number);
        PublicText known = recent.get(key);
        if (known != null) {
            return known;
        }
        Agreement agreement = agreements.find(entry.agreement).orElseThrow();
        PublicText text = texts.of(agreement, agreement.version(number).orElseThrow(), entry.publication);
        recent.put(
                key,
                text,
                text.clauses().list().stream()
                        .mapToLong(clause -> clause.text().heading().length()
                                + clause.text().body().length())
                        .sum());
        return text;
    }

    /** @param generation of the index that the passages were put into */
    private record Indexed(Shelf shelf, long generation) {}

    /** What stands on the shelf, with the passages of its texts in the index. */
    @SuppressWarnings("ReferenceEquality") // a shelf is another when something public has changed
    private Indexed searched() {
        synchronized (found) {
            long generation = passages.generation();
            if (generation != indexed) {
                found.clear();
                searched = null;
                indexed = generation;
            }
            // Read within, so that what is put is never older than what stands there.
            Shelf now = shelf();
            if (searched == now) {
                return new Indexed(now, generation);
            }
            for (Entry entry : now.entries.values()) {
                if (found.get(entry.code) != entry) {
                    passages.put(entry.code, passages(entry));
                    found.put(entry.code, entry);
                }
            }
            searched = now;
            return new Indexed(now, generation);
        }
    }

    private List<Passage> passages(Entry entry) {
        var made = new PassagesOfVersions(folding);
        each(
                entry,
                (agreement, version, stored, text) ->
                        made.add(version.number(), text.clauses(), agreement.answersFor(stored)));
        return made.all();
    }

    // ---- documents --------------------------------------------------------------------------------------------------

    private Optional<Document> document(Entry entry, int number, @Nullable PartyId municipality) {
        Optional<Version> found = entry.shown(number);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Version version = found.get();
        Agreement agreement = agreements.find(entry.agreement).orElseThrow();
        AgreementVersion stored = agreement.version(number).orElseThrow();
        if (municipality == null && version.signed().size() != 1) {
            return Optional.of(made(entry, version, agreement, stored));
        }
        PartyId whose = municipality == null ? version.signed().getFirst() : municipality;
        if (!version.signed().contains(whose)) {
            return Optional.empty();
        }
        return agreement
                .signatures(stored)
                .document(whose)
                .flatMap(files::find)
                .map(file -> new Document(file.bytes(), name(version, ""), true));
    }

    private Document made(Entry entry, Version version, Agreement agreement, AgreementVersion stored) {
        Head head = PublicTexts.head(agreement, stored);
        boolean nynorsk = version.language() == Language.NYNORSK;
        String edition = nynorsk ? "offentleg utgåve" : "offentlig utgave";
        var clauses = new ArrayList<Clause>();
        clauses.add(new Clause(
                new ClauseId("offentlig-utgave-" + version.number()),
                1,
                "",
                ClauseText.parse(nynorsk ? "Om denne utgåva" : "Om denne utgaven", about(version, nynorsk))));
        clauses.addAll(publicText(entry, version.number()).clauses().list());
        var shown = new Clauses(clauses);
        var content = new DocumentContent(
                agreement.id(),
                agreement.kind(),
                fitting(version.title() + " – " + edition),
                version.language(),
                version.number(),
                shown.sha256(),
                head.parties().stream().map(this::line).toList(),
                head.terms(),
                shown.list(),
                shown,
                version.released());
        return new Document(renderer.render(content, DocumentFormat.PDF), name(version, " " + edition), false);
    }

    private String about(Version version, boolean nynorsk) {
        String withheld = version.whole()
                ? ""
                : nynorsk
                        ? " Delar av avtalen er haldne tilbake etter offentleglova. Det er merkt i teksten kvar det gjeld."
                        : " Deler av avtalen er holdt tilbake etter offentleglova. Det er merket i teksten hvor det gjelder.";
        return (nynorsk
                        ? "Dette er ei offentleg utgåve av ein underskriven avtale. Ho er ikkje sjølve det underskrivne dokumentet."
                        : "Dette er en offentlig utgave av en underskrevet avtale. Den er ikke selve det underskrevne dokumentet.")
                + withheld;
    }

    private DocumentContent.PartyLine line(AgreementParty party) {
        String number = register.find(party.id())
                .flatMap(Party::organisationNumber)
                .map(OrganisationNumber::grouped)
                .orElse("");
        return new DocumentContent.PartyLine(party.name(), number, party.isMunicipality());
    }

    private static String fitting(String title) {
        return title.length() > 300 ? title.substring(0, 300) : title;
    }

    private static String name(Version version, String edition) {
        return version.title().replaceAll("[^\\p{L}\\p{N} .-]", "").strip() + " v" + version.number() + edition
                + ".pdf";
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Norway.ZONE);
    }

    /** The provisions in words. */
    public Optional<WithholdingGrounds.Ground> ground(String key) {
        return grounds.find(key);
    }
}
