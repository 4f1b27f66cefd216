package no.avtaleverk.model.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.coverage.Coverage;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.coverage.CoverageReport.ClauseAnswer;
import no.avtaleverk.model.coverage.CoverageReport.Row;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import org.jspecify.annotations.Nullable;

/**
 * The registration of samarbeidsavtaler (følge-med) on a cut-off date: every kommune there was, with what was in force for it and what
 * that answers. Figures are counts of these lines, so that each figure can be followed down to kommuner, agreements and clauses.
 *
 * @param on the cut-off date (stikkdato), in Norway
 * @param municipalities by number
 * @param demanded the numbers of hol. § 6-2 that the law demands on the date
 */
public record Registration(LocalDate on, List<MunicipalityLine> municipalities, Set<Integer> demanded) {
    static final RequirementId DEVIATIONS = new RequirementId("VEIL-AVVIK");
    static final RequirementId DISAGREEMENTS = new RequirementId("VEIL-TVIST");
    static final RequirementId QUALITY = new RequirementId("VEIL-KVALITET");

    public Registration {
        municipalities = List.copyOf(municipalities);
        demanded = java.util.Collections.unmodifiableSet(new TreeSet<>(demanded));
    }

    private static final String OF_NUMBERS = "HOL-6-2-";

    private static final List<RequirementId> REQUIREMENTS = IntStream.rangeClosed(1, Column.NUMBERS)
            .mapToObj(number -> new RequirementId("%s%02d".formatted(OF_NUMBERS, number)))
            .toList();

    /** The requirement that stands for a number of hol. § 6-2. */
    public static RequirementId requirement(int number) {
        return REQUIREMENTS.get(number - 1);
    }

    /**
     * A count of kommuner.
     *
     * @param counted those that are; none when the column does not apply on the date
     * @param applies whether the law demanded on the date what is counted as lacking
     */
    public record Figure(Column column, boolean applies, List<MunicipalityLine> counted) {
        public Figure {
            counted = List.copyOf(counted);
        }

        public int count() {
            return counted.size();
        }
    }

    /**
     * One figure.
     *
     * @param area a regional authority or a trust; absent for the country
     */
    public Figure figure(Column column, @Nullable PartyId area) {
        boolean applies = column.kind() != Column.Kind.LACKING_NUMBER || demanded.contains(column.number());
        return new Figure(
                column,
                applies,
                applies
                        ? in(area).stream()
                                .filter(line -> line.isCountedIn(column))
                                .toList()
                        : List.of());
    }

    /** All figures of an area, in the order of the columns. */
    public List<Figure> figures(@Nullable PartyId area) {
        return Column.all().stream().map(column -> figure(column, area)).toList();
    }

    /** The kommuner of an area; all of them when it is absent. */
    public List<MunicipalityLine> in(@Nullable PartyId area) {
        return area == null
                ? municipalities
                : municipalities.stream().filter(line -> line.liesIn(area)).toList();
    }

    /** The subjects of agreements outside hol. § 6-2 in an area, each once, in the order of their ids. */
    public Set<String> otherSubjects(@Nullable PartyId area) {
        var subjects = new TreeSet<String>();
        in(area).forEach(line -> line.counted().forEach(agreement -> {
            String subject = agreement.subject();
            if (subject != null) {
                subjects.add(subject);
            }
        }));
        return subjects;
    }

    public Optional<MunicipalityLine> find(PartyId municipality) {
        return municipalities.stream()
                .filter(line -> line.id().equals(municipality))
                .findFirst();
    }

    /** Makes registrations from agreements. */
    public static final class Computation {
        private static final Pattern TITLED = Pattern.compile(
                "(?:delavtale|tjenesteavtale|tenesteavtale)\\s+(?:nr\\.?\\s*)?([0-9]{1,2})\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

        private final RequirementCatalogue looked;
        private final PartyRegister register;
        private final OtherSubjects subjects;

        /** @param catalogue what is looked for is taken from it */
        public Computation(RequirementCatalogue catalogue, PartyRegister register, OtherSubjects subjects) {
            var ids = new HashSet<RequirementId>(List.of(DEVIATIONS, DISAGREEMENTS, QUALITY));
            for (int number = 1; number <= Column.NUMBERS; number++) {
                ids.add(requirement(number));
            }
            this.looked = new RequirementCatalogue(catalogue.all().stream()
                    .filter(requirement -> ids.contains(requirement.id()))
                    .toList());
            this.register = register;
            this.subjects = subjects;
        }

        /** The numbers of hol. § 6-2 that the law demands on a date: nr. 4 from 2016, nr. 12 and 13 from August 2022. */
        public Set<Integer> demandedOn(LocalDate on) {
            var demanded = new TreeSet<Integer>();
            for (int number = 1; number <= Column.NUMBERS; number++) {
                if (looked.find(requirement(number))
                        .filter(requirement -> requirement.isDemandedOn(on))
                        .isPresent()) {
                    demanded.add(number);
                }
            }
            return demanded;
        }

        /** What is looked for, in the order of the Act and then of the guides. */
        public List<Requirement> requirements() {
            return looked.all();
        }

        /**
         * Count on a date.
         *
         * @param agreements all there are
         * @param stored how to read the clauses of a version; asked once for each
         */
        public Registration on(
                LocalDate on,
                Collection<Agreement> agreements,
                BiFunction<Agreement, AgreementVersion, Clauses> stored) {
            var texts = new HashMap<String, Clauses>();
            BiFunction<Agreement, AgreementVersion, Clauses> once = (agreement, version) -> texts.computeIfAbsent(
                    agreement.id() + " " + version.revision(), key -> stored.apply(agreement, version));
            var coverage = new Coverage(looked, register, once);
            Map<PartyId, List<Agreement>> byMunicipality = byMunicipality(agreements);
            Set<Integer> demanded = demandedOn(on);
            var lines = new ArrayList<MunicipalityLine>();
            for (Municipality municipality : register.municipalitiesOn(on)) {
                lines.add(line(municipality, on, byMunicipality, coverage, once, demanded));
            }
            lines.sort(Comparator.comparing(MunicipalityLine::number));
            return new Registration(on, lines, demanded);
        }

        private static Map<PartyId, List<Agreement>> byMunicipality(Collection<Agreement> agreements) {
            var found = new HashMap<PartyId, List<Agreement>>();
            for (Agreement agreement : agreements) {
                if (!agreement.kind().isStandardText()) {
                    agreement.allMunicipalities().forEach(party -> found.computeIfAbsent(
                                    party, one -> new ArrayList<>())
                            .add(agreement));
                }
            }
            return found;
        }

        private MunicipalityLine line(
                Municipality municipality,
                LocalDate on,
                Map<PartyId, List<Agreement>> byMunicipality,
                Coverage coverage,
                BiFunction<Agreement, AgreementVersion, Clauses> texts,
                Set<Integer> demanded) {
            var names = new ArrayList<PartyId>();
            names.add(municipality.id());
            names.addAll(register.predecessorsOf(municipality.id()));
            List<Agreement> own = names.stream()
                    .flatMap(name -> byMunicipality.getOrDefault(name, List.of()).stream())
                    .distinct()
                    .toList();
            CoverageReport report = coverage.report(municipality.id(), on, own);
            var rows = new HashMap<RequirementId, Row>();
            report.rows().forEach(row -> rows.put(row.requirement().id(), row));
            var found = new ArrayList<AgreementLine>();
            var overdue = new HashSet<AgreementId>();
            for (Agreement agreement : own) {
                Coverage.inForce(agreement, names, on).forEach(inForce -> {
                    found.add(agreementLine(agreement, inForce, names, on, texts));
                    LocalDate last = ReviewDates.lastOf(agreement, on);
                    if (agreement.kind().isAgreement() && last != null && !on.isBefore(ReviewDates.overdueFrom(last))) {
                        overdue.add(agreement.id());
                    }
                });
            }
            found.sort(
                    Comparator.<AgreementLine>comparingInt(line -> line.kind().rank())
                            .thenComparing(AgreementLine::title)
                            .thenComparing(AgreementLine::agreement)
                            .thenComparing(AgreementLine::version));
            Set<PartyId> trusts = trusts(municipality.id());
            var regions = new TreeSet<PartyId>();
            trusts.forEach(trust ->
                    register.regionOf(trust).map(RegionalHealthAuthority::id).ifPresent(regions::add));
            return new MunicipalityLine(
                    municipality.id(),
                    municipality.numberOn(on).digits(),
                    municipality.nameOn(on),
                    trusts,
                    regions,
                    found,
                    rows,
                    demanded,
                    namingPanel(rows.get(DISAGREEMENTS), own, texts),
                    overdue);
        }

        /** The areas are those of today. A kommune that is no more lay where those it became lie, unless the register knows better. */
        private Set<PartyId> trusts(PartyId municipality) {
            var trusts = new TreeSet<PartyId>();
            register.trustOf(municipality).ifPresent(trusts::add);
            if (trusts.isEmpty()) {
                register.bearersOn(municipality, LocalDate.MAX)
                        .forEach(bearer -> register.trustOf(bearer).ifPresent(trusts::add));
            }
            return trusts;
        }

        private AgreementLine agreementLine(
                Agreement agreement,
                Agreement.InForce inForce,
                List<PartyId> names,
                LocalDate on,
                BiFunction<Agreement, AgreementVersion, Clauses> texts) {
            AgreementVersion version = inForce.version();
            Set<Integer> numbers = new TreeSet<>();
            LocalDate from = inForce.period().from();
            boolean onANumber = version.head().claims().stream().anyMatch(claim -> isNumbered(number(claim), from))
                    || isTitledByNumber(version.head().title(), inForce.period().from());
            for (Answer answer : agreement.answersFor(texts.apply(agreement, version))) {
                int number = number(answer.requirement());
                onANumber |= isNumbered(number, from);
                // A part of a number, such as one on psychiatry, does not answer the number.
                if (isNumbered(number, on)
                        && answer.confirmed()
                        && requirement(number).equals(answer.requirement())) {
                    numbers.add(number);
                }
            }
            boolean other = agreement.kind().isAgreement()
                    && agreement.kind() != AgreementKind.FRAMEWORK_AGREEMENT
                    && !onANumber;
            List<AgreementParty> parties = agreement.parties(version).stream()
                    .filter(party -> isParty(party, on))
                    .filter(party -> agreement
                            .membership()
                            .joining(party.id(), version)
                            .filter(joining -> !agreement.membership().hasJoined(joining))
                            .isEmpty())
                    .toList();
            return new AgreementLine(
                    inForce.municipality(),
                    agreement.id(),
                    agreement.kind(),
                    version.number(),
                    version.head().title(),
                    parties.stream()
                            .filter(party -> !party.isMunicipality())
                            .map(AgreementParty::id)
                            .toList(),
                    municipalities(parties, names.getFirst(), on),
                    signed(agreement, version, inForce.municipality(), parties),
                    inForce.period(),
                    replaces(agreement, inForce),
                    numbers,
                    other ? subjects.of(version.head().title()).id() : null);
        }

        /** How many kommuner there are on the date among the parties: those that have become one are one, what was divided is all it became. */
        private int municipalities(List<AgreementParty> parties, PartyId counted, LocalDate on) {
            return 1
                    + (int) parties.stream()
                            .filter(AgreementParty::isMunicipality)
                            .flatMap(party -> register.bearersOn(party.id(), on).stream())
                            .filter(bearer -> !bearer.equals(counted))
                            .distinct()
                            .count();
        }

        /** Whether a title names a number there was when the text entered into force, as in {@code Delavtale 10}. */
        private boolean isTitledByNumber(String title, LocalDate from) {
            var named = TITLED.matcher(title);
            if (!named.find()) {
                return false;
            }
            int number = Integer.parseInt(named.group(1));
            return number <= Column.NUMBERS && isNumbered(number, from);
        }

        /** Whether there was such a number on a date. */
        private boolean isNumbered(int number, LocalDate date) {
            return number >= 1
                    && looked.find(requirement(number))
                            .filter(requirement -> requirement.appliesOn(date))
                            .isPresent();
        }

        private static boolean isParty(AgreementParty party, LocalDate on) {
            return (party.joined() == null || !party.joined().isAfter(on))
                    && (party.left() == null || party.left().isAfter(on));
        }

        /** The number a requirement is on, also one on a part of it; 0 when it is on none. */
        private static int number(RequirementId requirement) {
            String id = requirement.value();
            int from = OF_NUMBERS.length();
            if (!id.startsWith(OF_NUMBERS)
                    || id.length() < from + 2
                    || !Character.isDigit(id.charAt(from))
                    || !Character.isDigit(id.charAt(from + 1))) {
                return 0;
            }
            int number = Integer.parseInt(id, from, from + 2, 10);
            return number <= Column.NUMBERS ? number : 0;
        }

        private static @Nullable LocalDate signed(
                Agreement agreement, AgreementVersion version, PartyId municipality, List<AgreementParty> parties) {
            LocalDate last = null;
            for (AgreementParty party : parties) {
                if (party.isMunicipality() && !party.id().equals(municipality)) {
                    continue;
                }
                Optional<SignatureRecord> signature = agreement.signature(party.id(), version, municipality);
                if (signature.isEmpty()) {
                    return null;
                }
                LocalDate day = signature.get().date();
                last = last == null || day.isAfter(last) ? day : last;
            }
            return last;
        }

        /** The version it took over from on the day it entered into force. */
        private static int replaces(Agreement agreement, Agreement.InForce inForce) {
            return agreement.periodsInForce(inForce.municipality()).stream()
                    .filter(before -> before.version().number()
                                    < inForce.version().number()
                            && inForce.period().from().equals(before.period().until()))
                    .mapToInt(before -> before.version().number())
                    .max()
                    .orElse(0);
        }

        private static List<ClauseAnswer> namingPanel(
                @Nullable Row row, List<Agreement> agreements, BiFunction<Agreement, AgreementVersion, Clauses> texts) {
            return row == null
                    ? List.of()
                    : row.clauses().stream()
                            .filter(answer -> answer.confirmed() && namesPanel(answer, agreements, texts))
                            .toList();
        }

        private static boolean namesPanel(
                ClauseAnswer answer,
                List<Agreement> agreements,
                BiFunction<Agreement, AgreementVersion, Clauses> texts) {
            return agreements.stream()
                    .filter(agreement -> agreement.id().equals(answer.agreement()))
                    .flatMap(agreement -> agreement.version(answer.version()).stream()
                            .flatMap(version -> texts.apply(agreement, version).find(answer.clause()).stream()))
                    .anyMatch(clause -> NationalPanel.isNamedIn(
                            clause.text().heading() + "\n" + clause.text().body()));
        }
    }
}
