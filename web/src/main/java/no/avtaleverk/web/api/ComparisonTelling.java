package no.avtaleverk.web.api;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.compare.Concordance;
import no.avtaleverk.model.compare.ParallelTexts;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.web.comparison.ComparedText;
import no.avtaleverk.web.comparison.Comparison;
import org.jspecify.annotations.Nullable;

/** Tells what differs between two texts in the form the API answers in. */
final class ComparisonTelling {
    private static final TextDifference NONE = new TextDifference(List.of(), List.of());

    private ComparisonTelling() {}

    static Answers.ComparisonTold ofVersions(AgreementId agreement, int from, int to, Comparison comparison) {
        Answers.TextComparisonTold told = ofTexts(comparison);
        return new Answers.ComparisonTold(
                agreement,
                from,
                to,
                told.left(),
                told.right(),
                told.parallel(),
                told.counts(),
                told.aspects(),
                told.words(),
                told.clauses(),
                told.concordance(),
                told.parameters(),
                told.rows());
    }

    static Answers.TextComparisonTold ofTexts(Comparison comparison) {
        TextDifference difference = comparison.difference() == null ? NONE : comparison.difference();
        List<ParallelTexts.Row> rows = comparison.parallel() == null
                ? List.of()
                : comparison.parallel().rows();
        return new Answers.TextComparisonTold(
                text(comparison.left()),
                text(comparison.right()),
                comparison.parallel() != null,
                counts(TextDifference.Kind.class, difference::count),
                counts(TextDifference.Aspect.class, difference::count),
                new Answers.WordsTold(
                        difference.words(TextDifference.Operation.INSERTED),
                        difference.words(TextDifference.Operation.DELETED)),
                difference.clauses().stream().map(ComparisonTelling::clause).toList(),
                Concordance.of(difference).lines().stream()
                        .map(ComparisonTelling::line)
                        .toList(),
                comparison.parameters().stream()
                        .map(one -> new Answers.ParameterDifferenceTold(one.name(), one.before(), one.after()))
                        .toList(),
                rows.stream().map(ComparisonTelling::row).toList());
    }

    private static <K extends Enum<K>> Map<K, Long> counts(Class<K> type, Function<K, Long> count) {
        var counts = new EnumMap<K, Long>(type);
        for (K constant : type.getEnumConstants()) {
            counts.put(constant, count.apply(constant));
        }
        return counts;
    }

    private static Answers.TextTold text(ComparedText text) {
        return new Answers.TextTold(
                text.reference().written(),
                text.agreement() == null ? null : text.agreement().id(),
                text.version() == null ? null : text.version().number(),
                text.title(),
                text.language());
    }

    private static Answers.ClauseDifferenceTold clause(TextDifference.ClauseDifference one) {
        return new Answers.ClauseDifferenceTold(
                one.id(),
                one.isMatchedByWords() && one.before() != null ? one.before().id() : null,
                one.kind(),
                one.aspects(),
                one.moved(),
                one.movedWith(),
                one.renumbered(),
                one.relevelled(),
                number(one.before()),
                number(one.after()),
                one.references().stream()
                        .map(change -> new Answers.ReferenceChangeTold(change.before(), change.after()))
                        .toList(),
                segments(one.heading()),
                segments(one.body()));
    }

    private static @Nullable String number(@Nullable Clause clause) {
        return clause == null ? null : clause.number();
    }

    static List<Answers.SegmentTold> segments(List<TextDifference.Segment> segments) {
        return segments.stream()
                .map(segment -> new Answers.SegmentTold(segment.operation(), segment.text()))
                .toList();
    }

    private static Answers.ConcordanceTold line(Concordance.Line line) {
        return new Answers.ConcordanceTold(
                line.id(), point(line.before()), point(line.after()), line.aspects(), line.certain());
    }

    private static Answers.@Nullable PointTold point(Concordance.@Nullable Point point) {
        return point == null ? null : new Answers.PointTold(point.number(), point.heading());
    }

    private static Answers.ParallelTold row(ParallelTexts.Row row) {
        return new Answers.ParallelTold(
                clause(row.left(), row.onlyLeft()), clause(row.right(), row.onlyRight()), row.differs(), row.certain());
    }

    private static Answers.@Nullable ParallelClauseTold clause(
            @Nullable Clause clause, List<ParallelTexts.Found> only) {
        return clause == null
                ? null
                : new Answers.ParallelClauseTold(
                        clause.id(),
                        clause.number(),
                        clause.text().heading(),
                        clause.text().body(),
                        only.stream()
                                .map(found -> new Answers.FigureTold(
                                        found.figure().kind(),
                                        found.figure().value(),
                                        found.in(clause.text()),
                                        found.inHeading()))
                                .toList());
    }
}
