package no.avtaleverk.web.national;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Draws the agreements of the country from a seed and stores them as people would: each kommune with its trust on each of the
 * fourteen standard texts, registered from the archive as of 2012 or 2013, then drafted, edited, submitted, adopted and signed anew
 * about one and a half times a year. A trust has its own words in every fourth clause of a standard, a kommune in every tenth. A new
 * version changes some three clauses, and one in every six goes through a seventh of the text; the other clauses stand unchanged.
 */
final class NationalCorpus {
    /** Versions of an agreement, on the average. */
    static final int VERSIONS_EACH = 20;

    private static final LocalDate FIRST = LocalDate.of(2012, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 1);
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.:;])\\s+(?=\\p{Lu})");
    private static final Pattern LETTERS = Pattern.compile("[^\\p{L}]+");
    /** Kommuner of Møre og Romsdal and Vestland mostly write nynorsk. */
    private static final Set<String> NYNORSK_COUNTIES = Set.of("15", "46");

    private static final List<String> CITED = List.of(
            "helse- og omsorgstjenesteloven § 6-2 nr. 4",
            "helse- og omsorgstjenesteloven § 6-1",
            "hol. § 3-5 tredje ledd",
            "spesialisthelsetjenesteloven § 2-1 e",
            "pasient- og brukerrettighetsloven § 2-5",
            "helse- og omsorgstjenesteloven § 6-2 første ledd nr. 1",
            "psykisk helsevernloven § 4-1",
            "kommuneloven § 5-3",
            "helseberedskapsloven § 2-2");

    private final PartyRegister register;
    private final List<StandardText> standards;
    private final List<Municipality> municipalities;
    private final long seed;
    private final Map<Language, List<String>> sentences = new HashMap<>();
    private final Map<Language, List<String>> words = new HashMap<>();
    private final Map<String, Clauses> ofTrusts = new HashMap<>();

    /** What was drawn; characters of the text of all versions, as people read them, are counted where they are read. */
    record Drawn(int agreements, long versions, long entries) {}

    NationalCorpus(PartyRegister register, List<StandardText> standards, long seed) {
        this.register = register;
        this.standards = standards;
        this.seed = seed;
        this.municipalities = register.municipalitiesOn(LAST).stream()
                .filter(one -> register.trustOf(one.id()).isPresent())
                .toList();
        for (Language language : Language.values()) {
            var all = new ArrayList<String>();
            var some = new ArrayList<String>();
            for (StandardText standard : standards) {
                for (Clause clause : standard.start(language, Map.of()).clauses()) {
                    for (String sentence :
                            SENTENCE_END.split(clause.text().body().replace('\n', ' '))) {
                        if (sentence.length() > 30
                                && sentence.length() < 400
                                && !sentence.contains("{{")
                                && !sentence.contains("|")
                                && !sentence.startsWith("-")) {
                            all.add(sentence.strip());
                            LETTERS.splitAsStream(sentence)
                                    .filter(word -> word.length() > 6)
                                    .forEach(some::add);
                        }
                    }
                }
            }
            sentences.put(language, all);
            words.put(language, some);
        }
    }

    int municipalities() {
        return municipalities.size();
    }

    /** Stores agreements until there are as many versions; one transaction for each agreement, with every entry in the log. */
    Drawn store(long versions, Agreements agreements, Files files, TransactionOperations writing) {
        record Pair(Municipality municipality, StandardText standard) {}
        var pairs = new ArrayList<Pair>();
        for (StandardText standard : standards) {
            municipalities.forEach(municipality -> pairs.add(new Pair(municipality, standard)));
        }
        Collections.shuffle(pairs, new Random(seed));
        Sha256 document =
                files.store("avtale.pdf", "application/pdf", "Avtaledokument".getBytes(StandardCharsets.UTF_8));
        long stored = 0;
        long entries = 0;
        int count = 0;
        for (int i = 0; stored < versions && i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            long left = versions - stored;
            var random = new Random(seed * 1_000_003 + i);
            int each = (int) Math.min(left, VERSIONS_EACH - 6 + random.nextInt(13));
            Agreement last = Objects.requireNonNull(writing.execute(
                    status -> new Story(pair.municipality, pair.standard, random, agreements, document).lived(each)));
            stored += each;
            entries += last.sequence();
            count++;
        }
        return new Drawn(count, stored, entries);
    }

    static Actor person(PartyId party, Role role) {
        String name = role == Role.LEADER ? "Ingrid Solheim" : "Kari Nordmann";
        return new Actor(role + "." + party.value(), name, party, Set.of(role), Set.of());
    }

    /** The life of one agreement. */
    private final class Story {
        private final Municipality municipality;
        private final StandardText standard;
        private final Random random;
        private final Agreements agreements;
        private final Sha256 document;
        private final Language language;
        private final PartyId trust;

        Story(Municipality municipality, StandardText standard, Random random, Agreements agreements, Sha256 document) {
            this.municipality = municipality;
            this.standard = standard;
            this.random = random;
            this.agreements = agreements;
            this.document = document;
            this.trust = register.trustOf(municipality.id()).orElseThrow();
            boolean west = municipality.designations().stream()
                    .anyMatch(one ->
                            NYNORSK_COUNTIES.contains(one.number().digits().substring(0, 2)));
            this.language = random.nextInt(100) < (west ? 85 : 4) ? Language.NYNORSK : Language.BOKMAL;
        }

        Agreement lived(int versions) {
            LocalDate day = FIRST.plusDays(random.nextInt(500));
            long step = Math.max(30, (LAST.toEpochDay() - day.toEpochDay()) / versions);
            Agreement agreement = registered(day);
            for (int version = 2; version <= versions; version++) {
                day = day.plusDays(step * 3 / 4 + random.nextInt((int) Math.max(1, step / 2)));
                agreement = next(agreement, day, version);
            }
            return agreement;
        }

        private Agreement store(Decision decision) {
            return switch (decision) {
                case Decision.Accepted accepted -> store(accepted.change());
                case Decision.Refused refused -> throw new IllegalStateException("Refused: " + refused.reasons());
            };
        }

        private Agreement store(Change change) {
            agreements.save(change);
            return change.agreement();
        }

        private Agreement registered(LocalDate day) {
            StandardText.Draft draft = standard.start(language, Map.of());
            var parties = List.of(
                    AgreementParty.of(municipality.id(), municipality.formalNameOn(LAST)),
                    AgreementParty.of(trust, register.get(trust).formalNameOn(LAST)));
            var parameters = new HashMap<>(draft.parameters());
            parameters.put("kommune", parties.getFirst().name());
            parameters.put("helseforetak", parties.getLast().name());
            register.regionOf(trust).ifPresent(region -> parameters.put("rhf", region.name()));
            var head = new Head(
                    draft.title() + " – " + municipality.nameOn(LAST),
                    language,
                    parties,
                    new Terms(day, null, EntryIntoForce.AS_REGISTERED),
                    parameters,
                    draft.claims(),
                    false);
            Clauses text = ofTrusts.computeIfAbsent(
                    trust + " " + standard.key() + " " + language,
                    key -> local(draft.clauses(), 25, new Random(seed ^ key.hashCode())));
            text = local(text, 10, random);
            return store(Agreement.register(
                    new AgreementId(new UUID(random.nextLong(), random.nextLong()).toString()),
                    standard.kind(),
                    draft.origin(),
                    head,
                    text,
                    List.of(),
                    Facts.NONE,
                    "",
                    person(municipality.id(), Role.JURIST),
                    noon(day),
                    LAST));
        }

        private Agreement next(Agreement before, LocalDate day, int number) {
            Actor jurist = person(municipality.id(), Role.JURIST);
            Agreement agreement = store(before.enter(
                    before.state(),
                    TextState.DRAFT,
                    new AuditEvent.TextRedrafted(
                            language == Language.NYNORSK ? "Årleg gjennomgang" : "Årlig gjennomgang"),
                    jurist,
                    noon(day)));
            List<Clause> clauses = agreement.clauses().list();
            int edits = number % 6 == 0 ? clauses.size() / 7 : 1 + random.nextInt(5);
            for (int edit = 0; edit < edits; edit++) {
                Clause clause = agreement.clauses().list().get(random.nextInt(clauses.size()));
                var changed = ClauseText.parse(
                        clause.text().heading(), changed(clause.text().body(), random, language));
                if (!changed.equals(clause.text())) {
                    agreement = store(agreement.editClause(clause.id(), clause.sha256(), changed, jurist, noon(day)));
                }
            }
            agreement = store(agreement.submitted(
                    agreement.state(), TextState.REVIEW, Map.of(municipality.id(), document), "", jurist, noon(day)));
            AgreementVersion version = agreement.versions().getLast();
            for (PartyId party : List.of(municipality.id(), trust)) {
                Organ organ = party.isMunicipality() ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD;
                Actor leader = person(party, Role.LEADER);
                LocalDate meeting = day.plusDays(1L + random.nextInt(20));
                if (agreement.adoption(party, version).isEmpty()) {
                    agreement = store(agreement.recordResolution(
                            new Resolution(
                                    party,
                                    organ,
                                    meeting,
                                    "%d/%d".formatted(1 + random.nextInt(120), meeting.getYear()),
                                    Resolution.Outcome.ADOPTED,
                                    version.number(),
                                    version.text(),
                                    ""),
                            leader,
                            noon(meeting),
                            meeting));
                }
                agreement = store(agreement.sign(
                        new SignatureRecord(
                                party,
                                leader.name(),
                                party.isMunicipality() ? "ordfører" : "administrerende direktør",
                                "",
                                meeting,
                                SignatureRecord.Method.IN_PRODUCT,
                                version.number(),
                                version.text(),
                                document),
                        leader,
                        noon(meeting),
                        meeting));
            }
            return store(agreement.enter(
                    AgreementState.SIGNED,
                    TextState.SIGNED,
                    new AuditEvent.TextConcluded(version.number(), version.text()),
                    Actor.SYSTEM,
                    noon(day.plusDays(21))));
        }

        private Clauses local(Clauses text, int percent, Random with) {
            return new Clauses(text.list().stream()
                            .map(clause -> with.nextInt(100) >= percent
                                            || clause.text().body().isEmpty()
                                    ? clause
                                    : new Clause(
                                            clause.id(),
                                            clause.level(),
                                            clause.number(),
                                            ClauseText.parse(
                                                    clause.text().heading(),
                                                    changed(clause.text().body(), with, language))))
                            .toList())
                    .renumbered();
        }
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(11, 0).toInstant(ZoneOffset.UTC);
    }

    /** One sentence more or less or otherwise, now and then with a name, a case number or a citation in it. */
    private String changed(String body, Random random, Language language) {
        var parts = new ArrayList<>(List.of(body.split("\n\n")));
        int at = random.nextInt(parts.size());
        String part = parts.get(at);
        boolean list = part.startsWith("- ") || part.startsWith("|") || part.startsWith("1.");
        List<String> all = Objects.requireNonNull(sentences.get(language));
        String added = named(all.get(random.nextInt(all.size())), random, language);
        switch (random.nextInt(4)) {
            case 0 -> {
                if (list) {
                    parts.add(at + 1, added);
                } else {
                    parts.set(at, part + " " + added);
                }
            }
            case 1 -> {
                String[] own = SENTENCE_END.split(part);
                if (list || own.length < 2) {
                    parts.add(at, added);
                } else {
                    own[random.nextInt(own.length)] = added;
                    parts.set(at, String.join(" ", own));
                }
            }
            case 2 -> {
                String[] own = SENTENCE_END.split(part);
                if (!list && own.length > 1 && body.length() > 400) {
                    parts.set(at, String.join(" ", List.of(own).subList(0, own.length - 1)));
                } else {
                    parts.add(added);
                }
            }
            default -> {
                String[] own = part.split(" ");
                List<String> some = Objects.requireNonNull(words.get(language));
                if (own.length > 4 && !list) {
                    own[2 + random.nextInt(own.length - 3)] = some.get(random.nextInt(some.size()));
                    parts.set(at, String.join(" ", own));
                } else {
                    parts.add(added);
                }
            }
        }
        return String.join("\n\n", parts);
    }

    private String named(String sentence, Random random, Language language) {
        String bare = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        Municipality any = municipalities.get(random.nextInt(municipalities.size()));
        return switch (random.nextInt(6)) {
            case 0 -> bare + ", jf. " + CITED.get(random.nextInt(CITED.size())) + ".";
            case 1 -> bare + ", jf. sak %d/%d.".formatted(1000 + random.nextInt(9000), 2012 + random.nextInt(15));
            case 2 -> bare + (language == Language.NYNORSK ? ", saman med " : ", sammen med ") + any.nameOn(LAST) + ".";
            default -> sentence;
        };
    }
}
