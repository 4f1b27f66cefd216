package no.avtaleverk.model.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.coverage.CoverageReport.Act;
import no.avtaleverk.model.coverage.CoverageReport.ClauseAnswer;
import no.avtaleverk.model.coverage.CoverageReport.Counted;
import no.avtaleverk.model.coverage.CoverageReport.Row;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import org.jspecify.annotations.Nullable;

/**
 * Computes coverage over the <em>set</em> of agreements in force for one kommune on one date: the matters of hol. § 6-2 may be
 * spread over an overordnet avtale and many delavtaler, and over the agreements a merged kommune brought with it.
 */
public final class Coverage {
    private static final RequirementId NOTICE_TOLD = new RequirementId("HOL-6-5-VARSEL");

    private static final RequirementId REVIEW = new RequirementId("HOL-6-5-AARLIG");

    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final BiFunction<Agreement, AgreementVersion, Clauses> texts;

    /**
     * @param texts how to read the clauses of a version
     */
    public Coverage(
            RequirementCatalogue catalogue,
            PartyRegister register,
            BiFunction<Agreement, AgreementVersion, Clauses> texts) {
        this.catalogue = catalogue;
        this.register = register;
        this.texts = texts;
    }

    /** @param answers those that hold for the clauses */
    private record Standing(Agreement agreement, Agreement.InForce inForce, Clauses clauses, List<Answer> answers) {
        static Standing of(Agreement agreement, Agreement.InForce inForce, Clauses clauses) {
            return new Standing(agreement, inForce, clauses, agreement.answersFor(clauses));
        }

        AgreementVersion version() {
            return inForce.version();
        }
    }

    /**
     * Report the coverage of a kommune.
     *
     * @param agreements all agreements of the kommune and of the kommuner it was made from
     * @param on date in Norway
     */
    public CoverageReport report(PartyId municipality, LocalDate on, Collection<Agreement> agreements) {
        var names = new ArrayList<PartyId>();
        names.add(municipality);
        names.addAll(register.predecessorsOf(municipality));
        var standing = new ArrayList<Standing>();
        for (Agreement agreement : agreements) {
            inForce(agreement, names, on)
                    .forEach(period ->
                            standing.add(Standing.of(agreement, period, texts.apply(agreement, period.version()))));
        }
        standing.sort(
                Comparator.<Standing>comparingInt(s -> s.agreement().kind().rank())
                        .thenComparing(s -> s.version().head().title()));
        var rows = new ArrayList<Row>();
        for (Requirement requirement : catalogue.appliedOn(on)) {
            rows.add(row(requirement, on, standing));
        }
        return new CoverageReport(
                municipality,
                on,
                standing.stream()
                        .map(s -> new Counted(
                                s.agreement().id(),
                                s.version().head().title(),
                                s.agreement().kind(),
                                s.version().number(),
                                s.inForce().period()))
                        .toList(),
                rows);
    }

    /**
     * What of an agreement is in force for a kommune: one version or, where the kommuner it was made from are bound by different ones,
     * each of these. What it bears from them counts while no version of the same agreement has come into force for itself.
     *
     * @param names the kommune first, then those it was made from
     */
    public static List<Agreement.InForce> inForce(Agreement agreement, List<PartyId> names, LocalDate on) {
        List<Agreement.InForce> own = agreement.periodsInForce(names.getFirst());
        boolean hasOwn = own.stream().anyMatch(period -> !period.period().from().isAfter(on));
        var versions = new HashSet<Integer>();
        return (hasOwn ? own.stream() : names.stream().flatMap(name -> agreement.periodsInForce(name).stream()))
                .filter(period -> period.period().contains(on))
                .filter(period -> versions.add(period.version().number()))
                .toList();
    }

    private Row row(Requirement requirement, LocalDate on, List<Standing> standing) {
        return switch (requirement.scope()) {
            case CONTENT, CONTENT_AND_PROCESS -> contentRow(requirement, on, standing);
            case PROCESS -> processRow(requirement, on, standing);
            case AGREEMENT_SET -> setRow(requirement, standing);
        };
    }

    private static Row contentRow(Requirement requirement, LocalDate on, List<Standing> standing) {
        var clauses = new ArrayList<ClauseAnswer>();
        for (Standing one : standing) {
            for (Answer answer : one.answers()) {
                if (answer.requirement().equals(requirement.id())) {
                    one.clauses()
                            .find(answer.clause())
                            .ifPresent(clause -> clauses.add(new ClauseAnswer(
                                    one.agreement().id(),
                                    one.version().number(),
                                    clause.id(),
                                    clause.number(),
                                    clause.text().heading(),
                                    answer.confirmed())));
                }
            }
        }
        // The Act asks it of the agreement. Guidelines and lists lie under one; alone they are not what was to be
        // concluded.
        boolean counts = !requirement.force().isStatutory() || hasAgreement(standing);
        Status status;
        if (counts && clauses.stream().anyMatch(ClauseAnswer::confirmed)) {
            status = Status.ANSWERED;
        } else if (counts && !clauses.isEmpty()) {
            status = Status.PARTLY;
        } else if (requirement.conditional()
                && standing.stream().noneMatch(s -> s.version().head().jointMeasure())) {
            status = Status.NOT_APPLICABLE;
        } else {
            status = unanswered(requirement, on);
        }
        return new Row(requirement, status, clauses, List.of());
    }

    private static boolean hasAgreement(List<Standing> standing) {
        return standing.stream().anyMatch(one -> one.agreement().kind().isAgreement());
    }

    private static Status unanswered(Requirement requirement, LocalDate on) {
        if (!requirement.force().isStatutory()) {
            return Status.NOT_COVERED;
        }
        if (!requirement.isDemandedOn(on)) {
            return Status.NOT_YET_DEMANDED;
        }
        return requirement.scope() == Scope.PROCESS ? Status.UNDOCUMENTED : Status.MISSING;
    }

    private static Row setRow(Requirement requirement, List<Standing> standing) {
        var acts = new ArrayList<Act>();
        for (Standing one : standing) {
            boolean counts =
                    switch (requirement.id().value()) {
                        case "VEIL-OVERORDNET" -> one.agreement().kind() == AgreementKind.FRAMEWORK_AGREEMENT;
                        case "VEIL-ANDRE" -> one.agreement().kind() == AgreementKind.LOCAL_AGREEMENT;
                        default -> true;
                    };
            if (counts) {
                acts.add(new Act(
                        one.agreement().id(),
                        one.version().number(),
                        one.version().head().title(),
                        true,
                        one.version().head().title()));
            }
        }
        return new Row(requirement, acts.isEmpty() ? Status.NOT_COVERED : Status.ANSWERED, List.of(), acts);
    }

    private static Row processRow(Requirement requirement, LocalDate on, List<Standing> standing) {
        var acts = new ArrayList<Act>();
        boolean applies = false;
        for (Standing one : standing) {
            if (!one.agreement().kind().isAgreement()) {
                continue;
            }
            Optional<Act> act = act(requirement, on, one);
            applies |= act.isPresent();
            act.ifPresent(acts::add);
        }
        Status status;
        if (!hasAgreement(standing) && !requirement.id().equals(NOTICE_TOLD)) {
            status = unanswered(requirement, on);
        } else if (!applies) {
            status = requirement.id().equals(REVIEW) ? Status.NOT_YET_DEMANDED : Status.NOT_APPLICABLE;
        } else if (acts.stream().allMatch(Act::documented)) {
            status = Status.ANSWERED;
        } else if (acts.stream().anyMatch(Act::documented)) {
            status = Status.PARTLY;
        } else {
            status = unanswered(requirement, on);
        }
        return new Row(requirement, status, List.of(), acts);
    }

    /** What documents a requirement of process for one agreement; empty when it does not apply to it. */
    private static Optional<Act> act(Requirement requirement, LocalDate on, Standing one) {
        Agreement agreement = one.agreement();
        AgreementVersion version = one.version();
        PartyId municipality = one.inForce().municipality();
        @Nullable
        String reference =
                switch (requirement.id().value()) {
                    case "HOL-6-1-VEDTAK" ->
                        agreement
                                .adoption(municipality, version)
                                .filter(r -> !r.date().isAfter(on))
                                .map(r -> (r.date() + " " + r.caseNumber()).strip())
                                .orElse("");
                    case "SIGN-KOMMUNE" ->
                        agreement
                                .facts()
                                .signature(municipality, version.number())
                                .filter(signature -> !signature.date().isAfter(on))
                                .map(Coverage::reference)
                                .orElse("");
                    case "SIGN-HF" -> trustSignatures(agreement, version, municipality, on);
                    case "HOL-6-5-AARLIG" -> review(agreement, on);
                    case "HOL-6-5-VARSEL" -> {
                        List<Notice> given = agreement.facts().notices().stream()
                                .filter(notice ->
                                        notice.stands() && !notice.given().isAfter(on))
                                .toList();
                        yield given.isEmpty() ? null : notifications(agreement, given, on);
                    }
                    case "HOL-6-4-INNSENDING" ->
                        evidence(agreement, requirement, agreement.facts().firstSigned(version.number()), on);
                    default -> evidence(agreement, requirement, LocalDate.MIN, on);
                };
        return Optional.ofNullable(reference)
                .map(text ->
                        new Act(agreement.id(), version.number(), version.head().title(), !text.isEmpty(), text));
    }

    /** The last documented act from one date to another, both counted. */
    private static String evidence(Agreement agreement, Requirement requirement, LocalDate from, LocalDate on) {
        return agreement.facts().evidence().stream()
                .filter(e -> e.requirement().equals(requirement.id())
                        && !e.date().isBefore(from)
                        && !e.date().isAfter(on))
                .max(Comparator.comparing(Evidence::date))
                .map(e -> e.date() + " " + e.reference())
                .orElse("");
    }

    /** Every notice takes a notification of its own; empty while one of them lacks it. */
    private static String notifications(Agreement agreement, List<Notice> given, LocalDate on) {
        List<Evidence> told = given.stream()
                .flatMap(notice -> agreement.termination().notification(notice, on).stream())
                .toList();
        return told.size() < given.size()
                ? ""
                : told.stream().map(act -> act.date() + " " + act.reference()).collect(Collectors.joining("; "));
    }

    private static String trustSignatures(
            Agreement agreement, AgreementVersion version, PartyId municipality, LocalDate on) {
        var found = new ArrayList<String>();
        for (AgreementParty trust : version.head().trusts()) {
            Optional<SignatureRecord> signature = agreement
                    .facts()
                    .signature(trust.id(), version.number(), municipality)
                    .filter(one -> !one.date().isAfter(on));
            if (signature.isEmpty()) {
                return "";
            }
            found.add(reference(signature.get()));
        }
        return String.join("; ", found);
    }

    private static String reference(SignatureRecord signature) {
        return signature.date() + " " + signature.signer() + ", " + signature.capacity();
    }

    /** The last review, while the next is not overdue; absent before the first is. */
    private static @Nullable String review(Agreement agreement, LocalDate on) {
        LocalDate last = ReviewDates.lastOf(agreement, on);
        if (last != null && !on.isBefore(ReviewDates.overdueFrom(last))) {
            return "";
        }
        LocalDate held = ReviewDates.lastHeld(agreement, on);
        return held == null ? null : held.toString();
    }
}
