package no.avtaleverk.search.lucene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes the documents of an agreement's texts: one for each distinct wording of a clause, with every version it stands in, and one
 * for each distinct title and set of parties.
 *
 * <p>Words of a concluded version are for everybody. When a draft or a version that is not concluded holds the same words, people
 * of the parties get a second document in place of the first, which knows those versions as well; so neither a hit nor a count
 * tells others that a draft exists.
 */
final class TextDocuments {
    private static final Map<AgreementKind, String> KINDS = Map.of(
            AgreementKind.FRAMEWORK_AGREEMENT, "overordnet samarbeidsavtale rammeavtale",
            AgreementKind.SUB_AGREEMENT, "delavtale tjenesteavtale samarbeidsavtale",
            AgreementKind.LOCAL_AGREEMENT, "særavtale lokal avtale samarbeidsavtale",
            AgreementKind.GUIDELINE, "retningslinje",
            AgreementKind.CONTACT_LIST, "kontaktliste vedlegg",
            AgreementKind.STANDARD_TEXT, "standardtekst standardavtale mal");

    private final ReadAgreements agreements;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final Norwegian norwegian;
    private final Map<RequirementId, Set<String>> places = new ConcurrentHashMap<>();

    TextDocuments(
            ReadAgreements agreements, PartyRegister register, RequirementCatalogue catalogue, Norwegian norwegian) {
        this.agreements = agreements;
        this.register = register;
        this.catalogue = catalogue;
        this.norwegian = norwegian;
    }

    /**
     * One text of the agreement: a version, or the working draft as number 0. The number tells them apart.
     *
     * @param parties in the order of the head
     * @param names of the parties, in a row
     */
    private record Text(
            int number,
            Head head,
            List<PartyId> parties,
            String names,
            Clauses clauses,
            boolean concluded,
            Set<PartyId> readers,
            List<Standing.InForce> inForce,
            LocalDate date) {
        Text(
                int number,
                Head head,
                Clauses clauses,
                boolean concluded,
                Set<PartyId> readers,
                List<Standing.InForce> inForce,
                LocalDate date) {
            this(
                    number,
                    head,
                    List.copyOf(head.partyIds()),
                    head.parties().stream().map(AgreementParty::name).collect(Collectors.joining(", ")),
                    clauses,
                    concluded,
                    readers,
                    inForce,
                    date);
        }

        /** @param clause its number there */
        Standing standing(String clause) {
            return new Standing(number, clause, head.title(), parties, inForce);
        }
    }

    /** Words that stand somewhere; no clause means title and parties. */
    private record Wording(@Nullable ClauseId clause, String heading, String text) {}

    /** Where a wording stands, and the digests its clause has there. */
    private static final class Places {
        private final List<Text> texts = new ArrayList<>();
        private final List<Standing> standings = new ArrayList<>();
        private final Set<Sha256> digests = new TreeSet<>();

        Set<Integer> numbers() {
            var numbers = new HashSet<Integer>();
            texts.forEach(text -> numbers.add(text.number));
            return numbers;
        }
    }

    /** What to index of an agreement. The wordings of one clause follow each other, since they have most of their words in common. */
    List<TextDocument> of(Agreement agreement) {
        var wordings = new LinkedHashMap<Wording, Places>();
        var shown = new Shown();
        Set<ClauseId> answering =
                agreement.answers().stream().map(Answer::clause).collect(Collectors.toSet());
        for (Text text : texts(agreement)) {
            var title = new Wording(null, text.head.title(), text.names);
            stand(wordings, title, text, "", null);
            for (Clause clause : text.clauses) {
                stand(
                        wordings,
                        shown.wording(clause, text),
                        text,
                        clause.number(),
                        answering.contains(clause.id()) ? shown.digest(clause) : null);
            }
        }
        var ofClauses = new LinkedHashMap<Optional<ClauseId>, List<Map.Entry<Wording, Places>>>();
        wordings.entrySet().forEach(one -> ofClauses
                .computeIfAbsent(Optional.ofNullable(one.getKey().clause), key -> new ArrayList<>())
                .add(one));
        Set<PartyId> all = agreement.circles().all();
        var settings = new HashMap<Set<Integer>, List<Setting>>();
        var documents = new ArrayList<TextDocument>();
        ofClauses
                .values()
                .forEach(ones -> ones.forEach(one -> {
                    Places places = one.getValue();
                    List<Setting> here = settings.computeIfAbsent(
                            places.numbers(), numbers -> settings(agreement, all, places.texts));
                    here.forEach(setting -> documents.add(document(agreement, one.getKey(), places, setting)));
                }));
        return documents;
    }

    /** Clauses as they are read, each filled in once however many versions it stands in. */
    private static final class Shown {
        private final Map<ClauseText, Sha256> digests = new IdentityHashMap<>();
        private final Map<Map<String, String>, Map<ClauseText, Wording>> wordings = new HashMap<>();

        Sha256 digest(Clause clause) {
            return digests.computeIfAbsent(clause.text(), ClauseText::sha256);
        }

        Wording wording(Clause clause, Text text) {
            Map<ClauseText, Wording> known =
                    wordings.computeIfAbsent(text.head.parameters(), key -> new IdentityHashMap<>());
            Wording wording = known.get(clause.text());
            if (wording == null || !clause.id().equals(wording.clause)) {
                wording = new Wording(
                        clause.id(),
                        Parameters.fill(clause.text().heading(), text.head),
                        Parameters.fill(clause.text().body(), text.head));
                known.put(clause.text(), wording);
            }
            // What it refers to may have another number in the next version.
            String heading = ClauseReferences.shown(wording.heading, text.clauses);
            String body = ClauseReferences.shown(wording.text, text.clauses);
            return heading.equals(wording.heading) && body.equals(wording.text)
                    ? wording
                    : new Wording(clause.id(), heading, body);
        }
    }

    /** One setting for everybody, and one for each circle of organisations that knows more of the texts than that. */
    private static List<Setting> settings(Agreement agreement, Set<PartyId> all, List<Text> texts) {
        var open = new HashSet<Integer>();
        for (Text text : texts) {
            if (text.concluded) {
                open.add(text.number);
            }
        }
        Map<Set<Integer>, Set<PartyId>> circles = new LinkedHashMap<>();
        for (PartyId party : all) {
            if (open.size() == texts.size()) {
                break; // Nobody knows more.
            }
            Set<Integer> known = texts.stream()
                    .filter(text -> text.concluded || text.readers.contains(party))
                    .map(Text::number)
                    .collect(Collectors.toSet());
            if (known.size() > open.size()) {
                circles.computeIfAbsent(known, numbers -> new TreeSet<>()).add(party);
            }
        }
        var settings = new ArrayList<Setting>();
        if (!open.isEmpty()) {
            settings.add(setting(agreement, texts, open, Set.of(Fields.EVERYBODY), replacing(open, circles)));
        }
        circles.forEach((known, circle) -> settings.add(setting(
                agreement,
                texts,
                known,
                circle.stream().map(PartyId::value).collect(Collectors.toSet()),
                replacing(known, circles))));
        return settings;
    }

    /** Those who get another document in place of this one, since they know all its places and more. */
    private static Set<PartyId> replacing(Set<Integer> known, Map<Set<Integer>, Set<PartyId>> circles) {
        var replacing = new TreeSet<PartyId>();
        circles.forEach((others, circle) -> {
            if (others.size() > known.size() && others.containsAll(known)) {
                replacing.addAll(circle);
            }
        });
        return replacing;
    }

    private static void stand(
            Map<Wording, Places> wordings, Wording wording, Text text, String number, @Nullable Sha256 digest) {
        Places places = wordings.computeIfAbsent(wording, key -> new Places());
        places.texts.add(text);
        places.standings.add(text.standing(number));
        if (digest != null) {
            places.digests.add(digest);
        }
    }

    private List<Text> texts(Agreement agreement) {
        var inForce = new LinkedHashMap<Integer, List<Standing.InForce>>();
        for (PartyId municipality : agreement.allMunicipalities()) {
            for (Agreement.InForce period : agreement.periodsInForce(municipality)) {
                inForce.computeIfAbsent(period.version().number(), number -> new ArrayList<>())
                        .add(new Standing.InForce(municipality, period.period()));
            }
        }
        var texts = new ArrayList<Text>();
        boolean workIsNumbered = false;
        Map<Long, Clauses> older = agreements.texts(
                agreement.id(),
                agreement.versions().stream()
                        .map(AgreementVersion::revision)
                        .filter(revision -> revision != agreement.revision())
                        .distinct()
                        .toList());
        for (AgreementVersion version : agreement.versions()) {
            boolean newest = version.revision() == agreement.revision();
            workIsNumbered = workIsNumbered || newest;
            texts.add(new Text(
                    version.number(),
                    agreement.membership().headWithJoined(version),
                    newest ? agreement.clauses() : Objects.requireNonNull(older.get(version.revision())),
                    agreement.isOpenToAll(version),
                    readersOf(agreement, version),
                    inForce.getOrDefault(version.number(), List.of()),
                    version.at().atZone(Norway.ZONE).toLocalDate()));
        }
        if (agreement.text() == TextState.DRAFT || !workIsNumbered) {
            texts.add(new Text(
                    0,
                    agreement.head(),
                    agreement.clauses(),
                    false,
                    agreement.circles().writing(),
                    List.of(),
                    LocalDate.MAX));
        }
        return texts;
    }

    /** Those a version was laid before, and those who write on what came of it. */
    private static Set<PartyId> readersOf(Agreement agreement, AgreementVersion version) {
        var readers = agreement.circles().writing();
        readers.addAll(agreement.circles().addressed(version));
        return readers;
    }

    private static Setting setting(
            Agreement agreement, List<Text> texts, Set<Integer> known, Set<String> readers, Set<PartyId> replacedFor) {
        List<Text> here =
                texts.stream().filter(text -> known.contains(text.number)).toList();
        var standings = new ArrayList<Standing>();
        var parties = new LinkedHashSet<PartyId>();
        var languages = new TreeSet<String>();
        var context = new LinkedHashSet<String>();
        for (Text text : here) {
            standings.add(text.standing(""));
            parties.addAll(text.parties);
            languages.add(text.head.language().code());
            context.add(text.head.title());
            context.add(text.names);
        }
        // What others than the parties see is concluded, whatever the parties are at work with.
        boolean concluded =
                here.stream().allMatch(Text::concluded) && !agreement.kind().isStandardText();
        AgreementState state =
                concluded && agreement.state() == AgreementState.UNSIGNED ? AgreementState.SIGNED : agreement.state();
        var years = new TreeSet<String>();
        for (Standing standing : standings) {
            for (Standing.InForce inForce : standing.inForce()) {
                years.add(Integer.toString(inForce.period().from().getYear()));
            }
        }
        return new Setting(
                Set.copyOf(known),
                readers.stream().sorted().toList(),
                replacedFor.stream().map(PartyId::value).sorted().toList(),
                List.copyOf(parties),
                state,
                List.copyOf(languages),
                List.copyOf(years),
                String.join("\n\n", context),
                Columns.firstRow(parties, state.name(), languages),
                Columns.Days.of(standings, parties));
    }

    private TextDocument document(Agreement agreement, Wording wording, Places places, Setting setting) {
        var standings = new ArrayList<Standing>();
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < places.texts.size(); i++) {
            Text text = places.texts.get(i);
            if (!setting.known().contains(text.number)) {
                continue;
            }
            standings.add(places.standings.get(i));
            if (wording.clause == null) {
                text.head.parties().forEach(party -> names.addAll(otherNames(party, dateOf(text))));
                text.inForce.forEach(
                        one -> names.add(Integer.toString(one.period().from().getYear())));
            }
        }
        if (wording.clause == null) {
            names.add(KINDS.getOrDefault(agreement.kind(), ""));
        }
        Set<RequirementId> requirements = requirements(agreement, wording, places.digests);
        return new TextDocument(
                agreement.id(),
                wording.clause,
                wording.heading,
                wording.text,
                setting,
                new BytesRef(Standing.encode(standings)),
                wording.clause == null ? String.join("\n\n", names) : setting.context(),
                requirements,
                requirements.stream()
                        .flatMap(id -> placesOf(id).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                order(agreement, wording, setting.readers(), standings));
    }

    /** What the clause answers. */
    private static Set<RequirementId> requirements(Agreement agreement, Wording wording, Set<Sha256> digests) {
        var requirements = new TreeSet<RequirementId>();
        for (Answer answer : agreement.answers()) {
            if (answer.clause().equals(wording.clause) && digests.contains(answer.text())) {
                requirements.add(answer.requirement());
            }
        }
        return requirements.isEmpty() ? Set.of() : requirements;
    }

    /** The places in the law a requirement stands for, by which a clause is found that answers it without citing them. */
    private Set<String> placesOf(RequirementId id) {
        return places.computeIfAbsent(id, key -> {
            var names = new TreeSet<String>();
            Optional<Requirement> requirement = catalogue.find(id);
            requirement.ifPresent(
                    r -> norwegian.citations(r.source()).forEach(citation -> names.addAll(citation.names())));
            return names;
        });
    }

    /** Newest text first within an agreement, clauses in their order; the same after a rebuild. */
    private static String order(
            Agreement agreement, Wording wording, Collection<String> readers, List<Standing> standings) {
        Standing last = standings.getLast();
        int version = standings.stream().mapToInt(Standing::version).max().orElse(0);
        String after = Integer.toString(999_999 - version);
        return String.join(
                "\t",
                last.title().toLowerCase(Locale.ROOT),
                agreement.id().value(),
                "0".repeat(Math.max(0, 6 - after.length())) + after,
                wording.clause == null ? "" : padded(last.number()),
                wording.clause == null ? "" : wording.clause.value(),
                // The same words in the same newest version can only be those of two circles.
                String.join(" ", new TreeSet<>(readers)));
    }

    /** 4.10 after 4.9. */
    private static String padded(String number) {
        var padded = new StringBuilder(" ");
        for (String part : number.split("[^\\p{L}\\p{N}]+")) {
            padded.append("0".repeat(Math.max(0, 4 - part.length())))
                    .append(part)
                    .append('.');
        }
        return padded.toString();
    }

    /** The day the names and numbers of the parties are taken from. */
    private static LocalDate dateOf(Text text) {
        return text.inForce.stream()
                .map(one -> one.period().from())
                .min(LocalDate::compareTo)
                .orElse(text.date);
    }

    /** What else the party is or was called: its names through time, numbers, and the kommuner it was made from. */
    private Set<String> otherNames(AgreementParty party, LocalDate date) {
        var names = new LinkedHashSet<String>();
        register.find(party.id()).ifPresent(known -> {
            names.add(known.formalNameOn(date));
            known.organisationNumber().ifPresent(number -> names.add(number.digits()));
            if (known instanceof Municipality municipality) {
                for (Municipality.Designation designation : municipality.designations()) {
                    names.add(designation.name());
                    names.add(designation.number().digits());
                }
            }
        });
        for (PartyId before : register.predecessorsOf(party.id())) {
            register.find(before).ifPresent(known -> names.add(known.nameOn(date)));
        }
        for (PartyId after : register.successorsOf(party.id())) {
            register.find(after).ifPresent(known -> names.add(known.nameOn(LocalDate.MAX)));
        }
        return names;
    }
}
