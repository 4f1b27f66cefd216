package no.avtaleverk.workflow.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
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
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicEdition;
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
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*");
    private static final int MOST_WORDS = 12;
    private static final int EXCERPT = 160;

    private final Agreements agreements;
    private final FollowUps followUps;
    private final History history;
    private final Files files;
    private final DocumentRenderer renderer;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final WithholdingGrounds grounds;
    private final PublicTexts texts;
    private volatile @Nullable Shelf shelf;

    public PublicRegister(
            Agreements agreements,
            FollowUps followUps,
            History history,
            Files files,
            DocumentRenderer renderer,
            RequirementCatalogue catalogue,
            PartyRegister register,
            WithholdingGrounds grounds) {
        this.agreements = agreements;
        this.followUps = followUps;
        this.history = history;
        this.files = files;
        this.renderer = renderer;
        this.catalogue = catalogue;
        this.register = register;
        this.grounds = grounds;
        this.texts = new PublicTexts(agreements, grounds);
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
        return shelf().entries().values().stream()
                .flatMap(entry -> entry.sound().stream())
                .sorted(Comparator.comparing((Public one) -> one.newest().kind().rank())
                        .thenComparing(one -> one.newest().title())
                        .thenComparing(Public::code))
                .toList();
    }

    /** Those an organisation is party to; a kommune's also those of the kommuner it was made from. */
    public List<Public> of(PartyId party) {
        Set<PartyId> names = names(party);
        return all().stream()
                .filter(one -> names.stream().anyMatch(one::hasParty))
                .toList();
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

    public Found<Public> agreement(String code) {
        Entry entry = shelf().entries().get(code);
        if (entry == null) {
            return new Found.Unknown<>();
        }
        return entry.shown()
                .<Found<Public>>map(Found.Shown::new)
                .orElseGet(() -> entry.isGone() ? new Found.Gone<>(entry.trusts()) : new Found.Unknown<>());
    }

    /** @param code of the agreement, a hyphen, and the number of the version */
    public Found<Text> text(String code) {
        Matcher matcher = TEXT_CODE.matcher(code);
        Entry entry = matcher.matches() ? shelf().entries().get(matcher.group(1)) : null;
        return entry == null ? new Found.Unknown<>() : entry.text(Integer.parseInt(matcher.group(2)));
    }

    /** All that everyone may know of a version, for a file of it. */
    public Found<PublicEdition> edition(String code) {
        Matcher matcher = TEXT_CODE.matcher(code);
        Entry entry = matcher.matches() ? shelf().entries().get(matcher.group(1)) : null;
        return entry == null ? new Found.Unknown<>() : entry.edition(Integer.parseInt(matcher.group(2)));
    }

    /**
     * The PDF of a version.
     *
     * @param municipality whose document; absent for the only one
     * @return empty when the kommune has none that everyone may have
     */
    public Optional<Document> document(String code, @Nullable PartyId municipality) {
        Matcher matcher = TEXT_CODE.matcher(code);
        Entry entry = matcher.matches() ? shelf().entries().get(matcher.group(1)) : null;
        return entry == null ? Optional.empty() : entry.document(Integer.parseInt(matcher.group(2)), municipality);
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
        var found = new ArrayList<Alike>();
        Shelf now = shelf();
        Entry own = now.entries().get(text.version().agreement());
        Set<RequirementId> requirements =
                own == null ? Set.of() : own.confirmed(text.version().number(), clause);
        for (Entry entry : now.entries().values()) {
            if (entry.code.equals(text.version().agreement())) {
                continue;
            }
            entry.sound().flatMap(one -> one.inForce(day)).ifPresent(version -> {
                Clauses clauses = entry.publicText(version.number()).clauses();
                clauses.find(clause)
                        .or(() -> clauses.list().stream()
                                .filter(one -> entry.confirmed(version.number(), one.id()).stream()
                                        .anyMatch(requirements::contains))
                                .findFirst())
                        .ifPresent(one -> found.add(new Alike(version, one)));
            });
        }
        found.sort(Comparator.comparing((Alike one) -> one.version().title())
                .thenComparing(one -> one.version().code()));
        return found;
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
    public record Place(Version version, ClauseId clause, String number, String heading) {}

    public record Row(Requirement requirement, Cover cover, List<Place> places) {
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

    /** @param day date in Norway */
    public Covered coverage(PartyId municipality, LocalDate day) {
        Set<PartyId> names = names(municipality);
        var counted = new ArrayList<Version>();
        var owners = new HashMap<String, Entry>();
        for (Entry entry : shelf().entries().values()) {
            entry.sound().flatMap(one -> one.inForce(day, names)).ifPresent(version -> {
                counted.add(version);
                owners.put(version.code(), entry);
            });
        }
        counted.sort(Comparator.comparing((Version one) -> one.kind().rank()).thenComparing(Version::title));
        var rows = new ArrayList<Row>();
        for (Requirement requirement : catalogue.appliedOn(day)) {
            if (!requirement.force().isStatutory()
                    || !requirement.scope().isAnsweredByClause()
                    || requirement.conditional()) {
                continue;
            }
            List<Place> places = counted.stream()
                    .flatMap(version ->
                            Objects.requireNonNull(owners.get(version.code()))
                                    .places(version, requirement.id())
                                    .stream())
                    .toList();
            rows.add(new Row(
                    requirement,
                    !places.isEmpty()
                            ? Cover.ANSWERED
                            : requirement.isDemandedOn(day) ? Cover.NOT_COVERED : Cover.NOT_YET_ASKED,
                    places));
        }
        return new Covered(municipality, day, counted, rows);
    }

    /** The kommuner with something public in force on a day, by the names they bear then. */
    public List<PartyId> municipalities(LocalDate day) {
        var bound = new TreeSet<PartyId>();
        all().forEach(one -> one.versions().forEach(version -> version.times().stream()
                .filter(time -> time.contains(day))
                .forEach(time -> bound.addAll(register.bearersOn(time.municipality(), day)))));
        return List.copyOf(bound);
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
        List<String> asked = folded(words).stream().distinct().limit(MOST_WORDS).toList();
        var hits = new ArrayList<Hit>();
        if (asked.isEmpty()) {
            return hits;
        }
        for (Public one : all()) {
            Optional<Version> version = one.inForce(day);
            Entry entry = shelf().entries().get(one.code());
            if (version.isEmpty() || entry == null) {
                continue;
            }
            for (Searched clause : entry.searched(version.get().number())) {
                if (clause.words().containsAll(asked)) {
                    hits.add(new Hit(
                            version.get(),
                            clause.clause().id(),
                            clause.clause().number(),
                            clause.clause().text().heading(),
                            excerpt(clause.clause().text().body(), asked)));
                    if (hits.size() >= most) {
                        return hits;
                    }
                }
            }
        }
        return hits;
    }

    private static List<String> folded(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> FoldedWord.of(found.group()))
                .toList();
    }

    private static String excerpt(String body, List<String> asked) {
        int at = WORD.matcher(body)
                .results()
                .filter(found -> asked.contains(FoldedWord.of(found.group())))
                .map(found -> found.start())
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
        return all().stream()
                .flatMap(one -> one.versions().stream())
                .sorted(Comparator.comparing(Version::released)
                        .thenComparing(Version::code)
                        .reversed())
                .limit(most)
                .toList();
    }

    // ---- what stands behind -----------------------------------------------------------------------------------------

    /** What was true at one position of the log. */
    private record Shelf(long position, Map<String, Entry> entries) {}

    private record Searched(Clause clause, Set<String> words) {}

    private Shelf shelf() {
        long position = history.head().map(AuditEntry::position).orElse(0L);
        Shelf known = shelf;
        if (known != null && known.position() == position) {
            return known;
        }
        synchronized (this) {
            known = shelf;
            if (known == null || known.position() != position) {
                known = read(position, known);
                shelf = known;
            }
            return known;
        }
    }

    private Shelf read(long position, @Nullable Shelf before) {
        var entries = new TreeMap<String, Entry>();
        followUps.all(FollowUpSubject.PUBLICATION, null, PublicationNote.class).forEach((about, notes) -> {
            Publication publication = Publication.of(notes);
            boolean concerned = publication.releases().values().stream()
                    .anyMatch(release -> release.isPublic() || release.isGone());
            Optional<String> code = publication.code();
            if (concerned && code.isPresent()) {
                agreements.find(new AgreementId(about)).ifPresent(agreement -> {
                    Entry entry = new Entry(code.get(), agreement, publication, notes.size());
                    Entry known = before == null ? null : before.entries().get(code.get());
                    // Two agreements never get the same code; were it so, the first keeps it.
                    entries.putIfAbsent(code.get(), known != null && known.isSame(entry) ? known : entry);
                });
            }
        });
        return new Shelf(position, entries);
    }

    /** An agreement with what was decided of it. Never handed out. */
    private final class Entry {
        private final String code;
        private final Agreement agreement;
        private final Publication publication;
        private final int notes;
        private final Map<Integer, PublicText> publicTexts = new ConcurrentHashMap<>();
        private final Map<Integer, List<Searched>> searched = new ConcurrentHashMap<>();
        private final Map<Integer, List<Answer>> answers = new ConcurrentHashMap<>();
        private volatile @Nullable Optional<Public> shown;

        Entry(String code, Agreement agreement, Publication publication, int notes) {
            this.code = code;
            this.agreement = agreement;
            this.publication = publication;
            this.notes = notes;
        }

        boolean isSame(Entry other) {
            return notes == other.notes && agreement.equals(other.agreement);
        }

        /** A vedtak that was set aside may take from a version that it was ever concluded; then it is not shown. */
        private boolean isPublic(int number) {
            return publication.release(number).filter(Release::isPublic).isPresent()
                    && agreement
                            .version(number)
                            .filter(version -> Publication.isReleasable(agreement, version))
                            .isPresent();
        }

        boolean isGone() {
            return publication.releases().values().stream().anyMatch(release -> release.first() != null);
        }

        List<Named> trusts() {
            // Of the newest that ever was public: who became party later is nothing that was told.
            return agreement.versions().stream()
                    .filter(version -> publication
                            .release(version.number())
                            .filter(release -> release.first() != null)
                            .isPresent())
                    .reduce((earlier, later) -> later)
                    .map(version -> named(version).stream()
                            .filter(party -> !party.id().isMunicipality())
                            .toList())
                    .orElse(List.of());
        }

        Optional<Public> shown() {
            Optional<Public> known = shown;
            if (known == null) {
                List<Version> versions = agreement.versions().reversed().stream()
                        .filter(version -> isPublic(version.number()))
                        .map(this::version)
                        .toList();
                known = versions.isEmpty() ? Optional.empty() : Optional.of(new Public(code, versions));
                shown = known;
            }
            return known;
        }

        /** Nothing where it can not be made: one that is faulty must not take all others from the public. */
        Optional<Public> sound() {
            try {
                return shown();
            } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
                LOG.error("The public text of agreement {} can not be made", agreement.id(), e);
                return Optional.empty();
            }
        }

        private Optional<Version> shown(int number) {
            return shown().stream()
                    .flatMap(one -> one.versions().stream())
                    .filter(version -> version.number() == number)
                    .findFirst();
        }

        Found<Text> text(int number) {
            Optional<Version> version = shown(number);
            if (version.isPresent()) {
                PublicText text = publicText(number);
                return new Found.Shown<>(new Text(version.get(), text.clauses(), text.marked()));
            }
            return publication
                            .release(number)
                            .filter(release -> release.first() != null)
                            .isPresent()
                    ? new Found.Gone<>(trusts())
                    : new Found.Unknown<>();
        }

        PublicText publicText(int number) {
            return publicTexts.computeIfAbsent(
                    number, one -> texts.of(agreement, agreement.version(one).orElseThrow(), publication));
        }

        List<Searched> searched(int number) {
            return searched.computeIfAbsent(number, one -> publicText(one).clauses().list().stream()
                    .map(clause -> new Searched(
                            clause,
                            Set.copyOf(folded(clause.text().heading() + "\n"
                                    + clause.text().body()))))
                    .toList());
        }

        /** What a jurist has confirmed that a clause answers, in the words it has. */
        Set<RequirementId> confirmed(int number, ClauseId clause) {
            return answers(number).stream()
                    .filter(answer -> answer.clause().equals(clause))
                    .map(Answer::requirement)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** All that a jurist has confirmed of a version; read once, since strangers ask for it as often as they like. */
        private List<Answer> answers(int number) {
            return answers.computeIfAbsent(number, one -> agreement
                    .version(one)
                    .map(version -> agreement.answersFor(agreements.text(agreement.id(), version.revision())).stream()
                            .filter(Answer::confirmed)
                            .toList())
                    .orElse(List.of()));
        }

        List<Place> places(Version version, RequirementId requirement) {
            Clauses clauses = publicText(version.number()).clauses();
            return answers(version.number()).stream()
                    .filter(answer -> answer.requirement().equals(requirement))
                    .flatMap(answer -> clauses.find(answer.clause()).stream())
                    .map(clause -> new Place(
                            version, clause.id(), clause.number(), clause.text().heading()))
                    .toList();
        }

        private List<Named> named(AgreementVersion version) {
            return PublicTexts.head(agreement, version).parties().stream()
                    .map(party -> new Named(party.id(), party.name()))
                    .toList();
        }

        private Version version(AgreementVersion version) {
            Release release = publication.release(version.number()).orElseThrow();
            PublicText text = publicText(version.number());
            var times = new ArrayList<Time>();
            for (PartyId municipality : agreement.allMunicipalities()) {
                agreement.periodsInForce(municipality).stream()
                        .filter(period -> period.version().number() == version.number())
                        .forEach(period -> times.add(new Time(
                                municipality,
                                period.period().from(),
                                period.period().until())));
            }
            return new Version(
                    code + "-" + version.number(),
                    code,
                    version.number(),
                    texts.title(version, publication),
                    agreement.kind(),
                    version.head().language(),
                    named(version),
                    times,
                    texts.line(release.summary(), version, publication),
                    Objects.requireNonNull(
                            Objects.requireNonNull(release.decided()).at()),
                    text.isWhole()
                            && texts.title(version, publication)
                                    .equals(version.head().title()),
                    text.grounds(),
                    signed(version));
        }

        /** The kommuner whose document has been signed by all its parties and has nothing withheld. */
        private List<PartyId> signed(AgreementVersion version) {
            Map<PartyId, Sha256> documents = agreement.signatures(version).documents();
            return agreement.headOf(version).municipalities().stream()
                    .filter(party -> documents.containsKey(party.id())
                            && agreement.signatures(version).isComplete(party.id())
                            && agreement.boundOn(version, party.id()).isPresent()
                            && (!version.isJoint() || isJointAndComplete(version))
                            && texts.isWhole(agreement, version, party, publication))
                    .map(AgreementParty::id)
                    .toList();
        }

        /** One document for all names all of them, so that it waits for the last. */
        private boolean isJointAndComplete(AgreementVersion version) {
            return version.head().municipalities().stream()
                    .allMatch(party -> agreement.boundOn(version, party.id()).isPresent());
        }

        Found<PublicEdition> edition(int number) {
            return switch (text(number)) {
                case Found.Shown<Text> found -> new Found.Shown<>(edition(found.value()));
                case Found.Gone<Text> gone -> new Found.Gone<>(gone.ask());
                case Found.Unknown<Text> unknown -> new Found.Unknown<>();
            };
        }

        private PublicEdition edition(Text text) {
            Version version = text.version();
            List<Version> versions =
                    shown().map(one -> one.versions().reversed()).orElse(List.of());
            var answered = new TreeMap<ClauseId, List<PublicEdition.Answered>>();
            for (Clause clause : text.clauses()) {
                List<PublicEdition.Answered> some = confirmed(version.number(), clause.id()).stream()
                        .flatMap(id -> catalogue.find(id).stream())
                        .map(one -> new PublicEdition.Answered(one.id(), one.title()))
                        .toList();
                if (!some.isEmpty()) {
                    answered.put(clause.id(), some);
                }
            }
            return new PublicEdition(
                    code,
                    version.number(),
                    version.kind(),
                    version.language(),
                    version.title(),
                    version.summary(),
                    day(version.released()),
                    version.parties().stream().map(one -> member(one, version)).toList(),
                    version.times().stream()
                            .map(time -> new PublicEdition.Force(time.municipality(), time.from(), time.until()))
                            .toList(),
                    versions.stream()
                            .map(one -> new PublicEdition.Issue(one.number(), one.language(), first(one.number())))
                            .toList(),
                    publication.releases().values().stream()
                            .flatMap(release -> Optional.ofNullable(release.first()).stream())
                            .map(PublicRegister::day)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    text.clauses(),
                    text.marked(),
                    version.whole(),
                    version.grounds().stream()
                            .sorted()
                            .flatMap(key -> grounds.find(key).stream())
                            .toList(),
                    answered);
        }

        private LocalDate first(int number) {
            return day(Objects.requireNonNull(
                    publication.release(number).orElseThrow().first()));
        }

        /** That somebody has signed is told when the document is complete, as on the pages. */
        private PublicEdition.Member member(Named party, Version version) {
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

        Optional<Document> document(int number, @Nullable PartyId municipality) {
            Optional<Version> found = shown(number);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Version version = found.get();
            AgreementVersion stored = agreement.version(number).orElseThrow();
            if (municipality == null && version.signed().size() != 1) {
                return Optional.of(made(version, stored));
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

        private Document made(Version version, AgreementVersion stored) {
            Head head = PublicTexts.head(agreement, stored);
            boolean nynorsk = version.language() == Language.NYNORSK;
            String edition = nynorsk ? "offentleg utgåve" : "offentlig utgave";
            var clauses = new ArrayList<Clause>();
            clauses.add(new Clause(
                    new ClauseId("offentlig-utgave-" + version.number()),
                    1,
                    "",
                    ClauseText.parse(nynorsk ? "Om denne utgåva" : "Om denne utgaven", about(version, nynorsk))));
            clauses.addAll(publicText(version.number()).clauses().list());
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
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Norway.ZONE);
    }

    /** The provisions in words. */
    public Optional<WithholdingGrounds.Ground> ground(String key) {
        return grounds.find(key);
    }
}
