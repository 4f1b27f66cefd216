package no.avtaleverk.workflow.termination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.coverage.CoverageReport.Row;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.termination.FallingAway;
import no.avtaleverk.model.termination.FallingAway.Gap;
import no.avtaleverk.model.termination.FallingAway.Progress;
import no.avtaleverk.model.termination.FallingAway.Reference;
import no.avtaleverk.model.termination.FallingAway.Replacement;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;

/** What falls away when an agreement ends: by notice, by the end of its term, or if notice were given today. */
public final class Consequences {
    private final Agreements agreements;
    private final Viewing viewing;
    private final CoverageOverview coverage;
    private final PartyRegister register;

    public Consequences(Agreements agreements, Viewing viewing, CoverageOverview coverage, PartyRegister register) {
        this.agreements = agreements;
        this.viewing = viewing;
        this.coverage = coverage;
        this.register = register;
    }

    /**
     * Look at an agreement that ends.
     *
     * @param ends the first day it is no longer in force, for each kommune it ends for
     * @param named what a party has said is to take its place; absent when nothing is
     * @param by sees only of other agreements what the person may know
     */
    public FallingAway of(
            AgreementId id, Map<PartyId, LocalDate> ends, @Nullable AgreementId named, Actor by, LocalDate today) {
        Agreement agreement = agreements.find(id).orElseThrow();
        var gaps = new ArrayList<Gap>();
        new TreeMap<>(ends).forEach((municipality, end) -> register.bearersOn(municipality, end)
                .forEach(one -> gaps.add(gap(agreement, one, end))));
        List<AgreementView> known = viewing.register(by);
        return new FallingAway(gaps, references(agreement, known, today), replacements(agreement, ends, named, known));
    }

    /** What was answered on the last day with the agreement, and is not on the first day without it. */
    private Gap gap(Agreement agreement, PartyId municipality, LocalDate end) {
        CoverageReport after = coverage.reportWithout(municipality, end, agreement.id());
        Map<Requirement, Status> before = coverage.reportWith(municipality, end.minusDays(1), agreement).rows().stream()
                .collect(Collectors.toMap(Row::requirement, Row::status));
        var unanswered = new ArrayList<Requirement>();
        var uncovered = new ArrayList<Requirement>();
        for (Row row : after.rows()) {
            Status status = before.getOrDefault(row.requirement(), Status.NOT_APPLICABLE);
            boolean said = status == Status.ANSWERED || status == Status.PARTLY;
            if (!said || row.requirement().scope() == Scope.PROCESS) {
                continue;
            }
            if (row.status() == Status.MISSING) {
                unanswered.add(row.requirement());
            } else if (row.status() == Status.NOT_COVERED || row.status() == Status.NOT_YET_DEMANDED) {
                uncovered.add(row.requirement());
            }
        }
        return new Gap(municipality, end, unanswered, uncovered);
    }

    /** Other agreements in force that are built on it, or name it by its title. */
    private List<Reference> references(Agreement agreement, Collection<AgreementView> known, LocalDate today) {
        String title = agreement.head().title().toLowerCase(Locale.ROOT);
        var found = new ArrayList<Reference>();
        for (AgreementView view : known) {
            Agreement other = view.agreement();
            if (other.id().equals(agreement.id()) || other.kind().isStandardText()) {
                continue;
            }
            LocalVariant variant = other.variant();
            if (variant != null && variant.basis().agreement().equals(agreement.id())) {
                found.add(reference(other, ""));
            }
            if (agreement.allMunicipalities().stream().noneMatch(other.allMunicipalities()::contains)) {
                continue;
            }
            Optional<AgreementVersion> version = other.inForceAnywhere(today);
            version.stream()
                    .flatMap(one -> agreements.text(other.id(), one.revision()).list().stream())
                    .filter(clause -> (clause.text().heading() + "\n"
                                    + clause.text().body())
                            .toLowerCase(Locale.ROOT)
                            .contains(title))
                    .map(Clause::number)
                    .forEach(number -> found.add(reference(other, number)));
        }
        return found;
    }

    private static Reference reference(Agreement other, String clause) {
        return new Reference(other.id(), other.head().title(), other.kind(), clause);
    }

    /** What was named, and agreements of the same kind between the same parties that are not as old or not yet agreed. */
    private static List<Replacement> replacements(
            Agreement agreement,
            Map<PartyId, LocalDate> ends,
            @Nullable AgreementId named,
            Collection<AgreementView> known) {
        Set<PartyId> trusts =
                agreement.head().trusts().stream().map(trust -> trust.id()).collect(Collectors.toSet());
        var found = new ArrayList<Replacement>();
        for (AgreementView view : known) {
            Agreement other = view.agreement();
            boolean isNamed = other.id().equals(named);
            boolean sameParties = other.kind() == agreement.kind()
                    && sharesSubject(agreement, other)
                    && other.head().trusts().stream().anyMatch(trust -> trusts.contains(trust.id()))
                    && ends.keySet().stream().anyMatch(other.allMunicipalities()::contains);
            boolean self = other.id().equals(agreement.id());
            if ((isNamed || sameParties || self) && other.state() != AgreementState.ENDED) {
                replacement(other, ends, isNamed, self).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing((Replacement one) -> !one.named())
                .thenComparing(Replacement::progress)
                .thenComparing(Replacement::title));
        return found;
    }

    /** Whether one may come instead of the other: the overordnet avtale, one that claims some of the same requirements, or the same title. */
    private static boolean sharesSubject(Agreement one, Agreement other) {
        return one.kind() == AgreementKind.FRAMEWORK_AGREEMENT
                || one.head().title().equals(other.head().title())
                || one.head().claims().stream().anyMatch(other.head().claims()::contains);
    }

    private static Optional<Replacement> replacement(
            Agreement other, Map<PartyId, LocalDate> ends, boolean named, boolean self) {
        LocalDate first = ends.values().stream().min(LocalDate::compareTo).orElse(LocalDate.MAX);
        if (!self) {
            Optional<Agreement.InForce> after = ends.keySet().stream()
                    .flatMap(municipality -> other.periodsInForce(municipality).stream())
                    .filter(period -> {
                        LocalDate until = period.period().until();
                        return until == null || until.isAfter(first);
                    })
                    .min(Comparator.comparing(period -> period.period().from()));
            if (after.isPresent()) {
                LocalDate from = after.get().period().from();
                return Optional.of(new Replacement(
                        other.id(),
                        other.head().title(),
                        named,
                        from.isAfter(first) ? Progress.CONCLUDED : Progress.IN_FORCE,
                        after.get().version().number(),
                        from));
            }
        }
        return switch (other.text()) {
            case REVIEW ->
                Optional.of(new Replacement(
                        other.id(),
                        other.head().title(),
                        named,
                        Progress.BEFORE_THE_PARTIES,
                        other.versions().getLast().number(),
                        null));
            case DRAFT ->
                Optional.of(new Replacement(other.id(), other.head().title(), named, Progress.DRAFT, 0, null));
            default -> Optional.empty();
        };
    }
}
