package no.avtaleverk.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;

/** Agreements of every kommune with its trust, their clauses drawn by a seed from the sentences of the shipped standard texts. */
final class GeneratedAgreements {
    private static final int CLAUSES = 30;
    private static final int EDITS = 5;
    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 10);
    private static final Pattern HEADING = Pattern.compile("heading: \\{nb: \"([^\"]+)\", nn: \"([^\"]+)\"\\}");
    private static final Pattern BLOCK = Pattern.compile("( +)(nb|nn): \\|");

    private final Random random;
    private final Map<Language, Words> words = Map.of(Language.BOKMAL, new Words(), Language.NYNORSK, new Words());
    private final Map<PartyId, Party> parties = new LinkedHashMap<>();
    private final Map<PartyId, PartyId> trusts = new LinkedHashMap<>();
    private final List<PartyId> municipalities = new ArrayList<>();

    /** What the clauses of one written standard are made of. */
    private static final class Words {
        final List<String> headings = new ArrayList<>();
        final List<String> sentences = new ArrayList<>();
        final List<String> words = new ArrayList<>();
    }

    /**
     * @param resources of the module with the authored content, which is read as plain text, since this module must not depend on it
     */
    GeneratedAgreements(Path resources, long seed) throws IOException {
        random = new Random(seed);
        try (Stream<Path> files = Files.list(resources.resolve("agreement"))) {
            for (Path file : files.sorted().toList()) {
                readStandard(Files.readAllLines(file));
            }
        }
        Files.readAllLines(resources.resolve("register/opptaksomrade.csv")).stream()
                .skip(1)
                .forEach(this::readCatchment);
    }

    private void readStandard(List<String> lines) {
        Words into = null;
        int indent = 0;
        var text = new StringBuilder();
        for (String line : lines) {
            if (into != null && (line.isBlank() || line.indexOf(line.strip()) > indent)) {
                text.append(line.strip()).append(' ');
                continue;
            }
            if (into != null) {
                take(text.toString(), into);
                into = null;
                text.setLength(0);
            }
            Matcher block = BLOCK.matcher(line);
            Matcher heading = HEADING.matcher(line);
            if (block.matches()) {
                into = of(block.group(2).equals("nb") ? Language.BOKMAL : Language.NYNORSK);
                indent = block.group(1).length();
            } else if (heading.find()) {
                of(Language.BOKMAL).headings.add(heading.group(1));
                of(Language.NYNORSK).headings.add(heading.group(2));
            }
        }
        if (into != null) {
            take(text.toString(), into);
        }
    }

    private Words of(Language language) {
        return Objects.requireNonNull(words.get(language));
    }

    private static void take(String text, Words into) {
        for (String sentence : text.replace("{{kommune}}", "kommunen").split("(?<=[.:;])\\s+(?=\\p{Lu}|- )")) {
            if (sentence.length() > 20 && !sentence.contains("{{")) {
                into.sentences.add(sentence.strip());
                into.words.addAll(Pattern.compile("[^\\p{L}]+")
                        .splitAsStream(sentence)
                        .filter(word -> word.length() > 5)
                        .toList());
            }
        }
    }

    private void readCatchment(String line) {
        String[] cells = line.split(",", 9);
        var municipality = new PartyId("kommune-" + cells[1]);
        var trust = new PartyId("hf-" + cells[5]);
        var region = new PartyId("rhf-" + cells[7]);
        if (!parties.containsKey(municipality)) {
            municipalities.add(municipality);
        }
        parties.putIfAbsent(
                municipality,
                new Municipality(
                        municipality,
                        List.of(new Municipality.Designation(
                                new MunicipalityNumber(cells[1]),
                                cells[2],
                                cells[2] + " kommune",
                                cells[1].substring(0, 2),
                                Period.from(LocalDate.of(2020, 1, 1)))),
                        Optional.empty(),
                        Optional.empty()));
        parties.putIfAbsent(
                trust, new HealthTrust(trust, cells[6], OrganisationNumber.parse(cells[5]), region, null, null));
        parties.putIfAbsent(
                region,
                new RegionalHealthAuthority(region, "RHF " + cells[7], OrganisationNumber.parse(cells[7]), null, null));
        trusts.putIfAbsent(municipality, trust);
    }

    PartyRegister register() {
        return new PartyRegister(List.copyOf(parties.values()), Map.of(), trusts);
    }

    List<PartyId> municipalities() {
        return municipalities;
    }

    /** Store agreements that have each been drafted, adopted and signed a number of times, with some clauses edited in between. */
    void store(MemoryStore store, int agreements, int versions) {
        for (int i = 0; i < agreements; i++) {
            PartyId municipality = municipalities.get(i % municipalities.size());
            Language language = random.nextBoolean() ? Language.BOKMAL : Language.NYNORSK;
            Agreement agreement = draft(store, municipality, language, "Delavtale " + (1 + i % 13));
            for (int version = 1; version <= versions; version++) {
                LocalDate day = FIRST_DAY.plusYears(version - 1);
                if (version > 1) {
                    agreement = Region.redrafted(store, agreement, day);
                    for (int edit = 0; edit < EDITS; edit++) {
                        agreement = edited(store, agreement, day);
                    }
                }
                agreement = concluded(store, agreement, day);
            }
        }
    }

    private Agreement draft(MemoryStore store, PartyId municipality, Language language, String title) {
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < CLAUSES; i++) {
            clauses.add(Region.clause("k-" + i, any(of(language).headings), body(language)));
        }
        PartyId trust = trustOf(municipality);
        AgreementParty party = AgreementParty.of(municipality, name(municipality));
        var head = new Head(
                title + " " + any(of(language).headings),
                language,
                List.of(party, AgreementParty.of(trust, name(trust))),
                new Terms(FIRST_DAY, null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of("kommune", party.name()),
                Set.of(),
                false);
        // An id from the seed, so that two runs do the same work.
        var id = new AgreementId(new UUID(random.nextLong(), random.nextLong()).toString());
        return store.store(Agreement.draft(
                id,
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head,
                new Clauses(clauses).renumbered(),
                List.of(),
                person(municipality, Role.JURIST),
                Region.noon(FIRST_DAY)));
    }

    private Agreement edited(MemoryStore store, Agreement agreement, LocalDate day) {
        Clause clause = any(agreement.clauses().list());
        PartyId municipality = agreement.head().municipalities().getFirst().id();
        return store.store(agreement.editClause(
                clause.id(),
                clause.sha256(),
                ClauseText.parse(clause.text().heading(), body(agreement.head().language())),
                person(municipality, Role.JURIST),
                Region.noon(day)));
    }

    private Agreement concluded(MemoryStore store, Agreement draft, LocalDate day) {
        Agreement agreement = Region.submitted(store, draft, day);
        AgreementVersion version = agreement.versions().getLast();
        PartyId municipality = agreement.head().municipalities().getFirst().id();
        for (PartyId party : List.of(municipality, trustOf(municipality))) {
            Organ organ = party.equals(municipality) ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD;
            Actor leader = person(party, Role.LEADER);
            agreement = store.store(agreement.recordResolution(
                    new Resolution(
                            party,
                            organ,
                            day,
                            "12/" + day.getYear(),
                            Resolution.Outcome.ADOPTED,
                            version.number(),
                            version.text(),
                            ""),
                    leader,
                    Region.noon(day),
                    day));
            agreement = store.store(agreement.sign(
                    new SignatureRecord(
                            party,
                            leader.name(),
                            "leder",
                            "",
                            day,
                            SignatureRecord.Method.IN_PRODUCT,
                            version.number(),
                            version.text(),
                            Objects.requireNonNull(version.documents().get(municipality))),
                    leader,
                    Region.noon(day),
                    day));
        }
        return store.store(agreement.enter(
                AgreementState.SIGNED,
                TextState.SIGNED,
                new AuditEvent.TextConcluded(version.number(), version.text()),
                Actor.SYSTEM,
                Region.noon(day)));
    }

    /** Two to six sentences, one in three of them with a word from somewhere else. */
    private String body(Language language) {
        Words from = of(language);
        var body = new StringBuilder();
        int sentences = 2 + random.nextInt(5);
        for (int i = 0; i < sentences; i++) {
            String sentence = any(from.sentences);
            if (random.nextInt(3) == 0) {
                String[] parts = sentence.split(" ");
                parts[random.nextInt(parts.length)] = any(from.words);
                sentence = String.join(" ", parts);
            }
            String before = random.nextInt(4) == 0 ? "\n\n" : " ";
            body.append(i == 0 ? "" : before).append(sentence);
        }
        return body.toString();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private PartyId trustOf(PartyId municipality) {
        return Objects.requireNonNull(trusts.get(municipality));
    }

    private String name(PartyId party) {
        return Objects.requireNonNull(parties.get(party)).formalNameOn(FIRST_DAY);
    }

    static Actor person(PartyId party, Role role) {
        return new Actor(role + "." + party.value(), "Kari Nordmann", party, Set.of(role), Set.of());
    }
}
