package no.avtaleverk.workflow.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.variant.Drift;
import no.avtaleverk.workflow.reporting.DriftMatrix.Column;
import no.avtaleverk.workflow.reporting.DriftMatrix.Row;

/** The drift matrix of a standard, built on what the reader may see of each variant: the working text, else the newest concluded one. */
public final class DriftOverview {
    private final Agreements agreements;
    private final Viewing viewing;

    public DriftOverview(Agreements agreements, Viewing viewing) {
        this.agreements = agreements;
        this.viewing = viewing;
    }

    /** The matrix of an agreement others are built on; empty while no version of it may be read by everyone. */
    public Optional<DriftMatrix> matrix(AgreementView standard, Actor by) {
        Agreement agreement = standard.agreement();
        return newestShown(standard).map(newest -> {
            var texts = new HashMap<Long, Clauses>();
            List<Column> columns = viewing.builtOn(agreement.id(), by).stream()
                    .map(variant -> column(standard, variant, newest, texts))
                    .sorted(Comparator.comparing(Column::name)
                            .thenComparing(
                                    column -> column.variant().agreement().id()))
                    .toList();
            return new DriftMatrix(agreement, newest, rows(agreement, newest, columns, texts), columns);
        });
    }

    /** The deviations of one variant, with the words. */
    public record Deviations(LocalVariant.Basis basis, List<InFull> departures) {
        public Deviations {
            departures = List.copyOf(departures);
        }
    }

    /** A clause that departs with its number here, or there when it is left out, and how its words differ. */
    public record InFull(
            Drift.Departure departure,
            String number,
            List<TextDifference.Segment> heading,
            List<TextDifference.Segment> body) {}

    /**
     * How an agreement departs from what it is built on, as far as the reader sees it; empty when it stands by itself. Who may not read
     * the version built on is told which clauses depart and in what way, and no word of it.
     */
    public Optional<Deviations> deviations(AgreementView variant, Actor by) {
        if (variant.agreement().variant() == null) {
            return Optional.empty();
        }
        LocalVariant built = shownVariant(variant);
        Clauses basisText =
                agreements.text(built.basis().agreement(), built.basis().revision());
        Clauses own = shownText(variant);
        Drift drift = Drift.of(basisText, own, built.reasons());
        if (viewing.view(built.basis().agreement(), by)
                .filter(basis -> isShown(basis, built.basis().version()))
                .isEmpty()) {
            return Optional.of(new Deviations(
                    built.basis(),
                    drift.withoutBasis().deviations().values().stream()
                            .map(departure -> new InFull(
                                    departure,
                                    own.find(departure.clause())
                                            .map(Clause::number)
                                            .orElse(""),
                                    List.of(),
                                    List.of()))
                            .toList()));
        }
        return Optional.of(new Deviations(
                built.basis(),
                drift.deviations().values().stream()
                        .map(departure ->
                                inFull(departure, basisText.find(departure.clause()), own.find(departure.clause())))
                        .toList()));
    }

    /** Whether a version is among those the reader sees; one that is not is there as an empty place. */
    private static boolean isShown(AgreementView basis, int version) {
        return basis.agreement()
                .version(version)
                .filter(found -> !found.text().equals(Sha256.ZERO))
                .isPresent();
    }

    private static InFull inFull(Drift.Departure departure, Optional<Clause> before, Optional<Clause> after) {
        return new InFull(
                departure,
                after.or(() -> before).map(Clause::number).orElse(""),
                TextDifference.words(
                        before.map(clause -> clause.text().heading()).orElse(""),
                        after.map(clause -> clause.text().heading()).orElse("")),
                TextDifference.words(
                        before.map(clause -> clause.text().body()).orElse(""),
                        after.map(clause -> clause.text().body()).orElse("")));
    }

    /** What belongs to the text that is shown: a reason being written is for those who write. */
    private static LocalVariant shownVariant(AgreementView variant) {
        Agreement agreement = variant.agreement();
        LocalVariant built = Objects.requireNonNull(agreement.variant());
        return variant.writing()
                ? built
                : built.at(agreement.versions().getLast().number());
    }

    private Clauses shownText(AgreementView variant) {
        Agreement agreement = variant.agreement();
        return variant.inner()
                ? agreement.clauses()
                : viewing.clauses(variant, agreement.versions().getLast());
    }

    /** The newest version everyone may read, or for an insider of an agreement not concluded yet its newest version. */
    private static Optional<AgreementVersion> newestShown(AgreementView standard) {
        List<AgreementVersion> versions = standard.agreement().versions().reversed();
        return versions.stream()
                .filter(standard.agreement()::isOpenToAll)
                .findFirst()
                .or(() -> standard.inner() ? versions.stream().findFirst() : Optional.empty());
    }

    private Column column(
            AgreementView standard, AgreementView variant, AgreementVersion newest, Map<Long, Clauses> texts) {
        Agreement agreement = variant.agreement();
        LocalVariant built = shownVariant(variant);
        int shown = variant.writing() ? 0 : agreement.versions().getLast().number();
        Clauses own = shownText(variant);
        LocalVariant.Basis basis = built.basis();
        Drift drift = Drift.of(text(basis, texts), own, built.reasons());
        return new Column(
                variant,
                agreement.head().municipalities().stream()
                        .map(AgreementParty::name)
                        .collect(Collectors.joining(", ")),
                basis.version(),
                basis.version() >= newest.number(),
                shown,
                isShown(standard, basis.version()) ? drift : drift.withoutBasis());
    }

    private Clauses text(LocalVariant.Basis basis, Map<Long, Clauses> texts) {
        return texts.computeIfAbsent(basis.revision(), revision -> agreements.text(basis.agreement(), revision));
    }

    private List<Row> rows(
            Agreement standard, AgreementVersion newest, List<Column> columns, Map<Long, Clauses> texts) {
        var deviating = new HashMap<ClauseId, Integer>();
        var titles = new LinkedHashMap<ClauseId, String>();
        for (Column column : columns) {
            column.drift().deviations().forEach((clause, departure) -> {
                deviating.merge(clause, 1, Integer::sum);
                titles.merge(clause, departure.title(), (one, other) -> one.equals(other) ? one : departure.heading());
            });
        }
        var rows = new ArrayList<Row>();
        for (Clause clause : text(LocalVariant.Basis.of(standard, newest), texts)) {
            titles.remove(clause.id());
            rows.add(
                    new Row(clause.id(), clause.level(), clause.title(), true, deviating.getOrDefault(clause.id(), 0)));
        }
        titles.forEach(
                (clause, title) -> rows.add(new Row(clause, 1, title, false, deviating.getOrDefault(clause, 0))));
        return rows;
    }
}
