package no.avtaleverk.web.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Known;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.search.Condition;
import no.avtaleverk.search.ContrastFound;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SideBySide;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.workflow.history.ClauseLife;
import no.avtaleverk.workflow.history.Recalled;
import no.avtaleverk.workflow.history.RegisterLine;
import no.avtaleverk.workflow.history.StandardDepartures;
import no.avtaleverk.workflow.history.UnansweredOverview;
import org.jspecify.annotations.Nullable;

/** What is told of time, absence and difference. */
final class Histories {
    private Histories() {}

    record ClauseLifeTold(AgreementId agreement, ClauseId clause, String title, List<StrandTold> strands) {}

    record StrandTold(
            AgreementId agreement,
            AgreementKind kind,
            String title,
            List<PartyId> municipalities,
            ClauseLife.Kin kin,
            ClauseId clause,
            boolean byWords,
            List<WordingTold> wordings,
            List<ActTold> later) {}

    /** @param versions numbers, 0 for the draft */
    record WordingTold(
            @Nullable String heading,
            @Nullable String text,
            String number,
            List<Integer> versions,
            boolean inherited,
            List<HeldTold> inForce,
            List<Answers.SegmentTold> headingDifference,
            List<Answers.SegmentTold> textDifference,
            List<ActTold> acts) {}

    /** @param until first day it no longer was; absent while it is */
    record HeldTold(
            PartyId municipality, LocalDate from, @Nullable LocalDate until) {}

    record ActTold(
            ClauseLife.Kind kind,
            LocalDate on,
            @Nullable Instant recorded,
            String who,
            @Nullable PartyId organisation,
            String said,
            String reference) {}

    /** @param same in the order they came into force */
    record SentenceTold(int words, boolean cut, List<TextPlaceTold> same, List<NearTold> near) {}

    record NearTold(double likeness, String sentence, TextPlaceTold place) {}

    record TextPlaceTold(AgreementId agreement, ClauseId clause, String heading, List<InVersionTold> versions) {}

    record InVersionTold(int version, String number, String title, List<PartyId> parties, List<HeldTold> inForce) {}

    /** @param inForce texts looked through */
    record LackingTold(
            LocalDate on,
            List<ConditionTold> holds,
            List<ConditionTold> lacks,
            int inForce,
            int holding,
            List<LackingTextTold> texts) {}

    record ConditionTold(Condition.Kind kind, String asked) {}

    /** @param nearly what of that it lacks is there in another form */
    record LackingTextTold(
            AgreementId agreement,
            int version,
            String title,
            List<PartyId> parties,
            List<HeldTold> inForce,
            List<ConditionTold> nearly) {}

    record AlikeTold(LocalDate on, List<AlikeGroupTold> groups) {}

    /** @param share of the words that differ from the wording the others are held against, in per cent */
    record AlikeGroupTold(
            String heading,
            String text,
            int share,
            Set<PartyId> municipalities,
            List<Answers.SegmentTold> headingDifference,
            List<Answers.SegmentTold> textDifference,
            List<TextPlaceTold> places) {}

    record UnansweredTold(LocalDate on, int asked, List<PartyId> municipalities, List<UnansweredRowTold> rows) {}

    /** @param statuses one for each kommune */
    record UnansweredRowTold(
            RequirementId requirement,
            String source,
            boolean demanded,
            long unanswered,
            List<CoverageReport.Status> statuses) {}

    record DeparturesTold(LocalDate on, int version, List<DepartingTold> agreements) {}

    /** @param share of all words of both texts that differ, in per cent */
    record DepartingTold(
            AgreementId agreement,
            int version,
            String title,
            List<PartyId> municipalities,
            int share,
            List<ClauseDepartureTold> clauses,
            List<ClauseId> added) {}

    record ClauseDepartureTold(ClauseId clause, TextDifference.Kind kind, boolean moved, int share) {}

    record RegisterOnTold(LocalDate on, @Nullable LocalDate known, List<RegisterLineTold> lines) {}

    record RegisterLineTold(
            AgreementId agreement, int version, String title, HeldTold inForce, RegisterLine.Knowledge knowledge) {}

    /** @param state absent for who may not know, or when nothing was recorded by then */
    record RecalledTold(
            AgreementId agreement,
            LocalDate on,
            @Nullable LocalDate known,
            boolean wasKnown,
            @Nullable AgreementState state,
            List<HeldVersionTold> inForce,
            List<HeldVersionTold> inForceNow,
            @Nullable Integer version,
            List<RecalledClauseTold> clauses,
            List<RecalledLawTold> law,
            List<LateTold> late) {}

    record HeldVersionTold(int version, HeldTold inForce) {}

    record RecalledClauseTold(ClauseId clause, String number, String heading, String text) {}

    record RecalledLawTold(RequirementId requirement, boolean demanded, List<ClauseId> answeredBy) {}

    record LateTold(long position, String event, LocalDate counts, Instant recorded) {}

    // ---- from the values --------------------------------------------------------------------------------------------

    static ClauseLifeTold told(ClauseLife life) {
        return new ClauseLifeTold(
                life.agreement(),
                life.clause(),
                life.title(),
                life.strands().stream().map(Histories::told).toList());
    }

    private static StrandTold told(ClauseLife.Strand strand) {
        return new StrandTold(
                strand.agreement(),
                strand.kind(),
                strand.title(),
                strand.municipalities(),
                strand.kin(),
                strand.clause(),
                strand.byWords(),
                strand.wordings().stream().map(Histories::told).toList(),
                strand.later().stream().map(Histories::told).toList());
    }

    private static WordingTold told(ClauseLife.Wording wording) {
        ClauseText text = wording.text();
        return new WordingTold(
                text == null ? null : text.heading(),
                text == null ? null : text.body(),
                wording.number(),
                wording.versions(),
                wording.inherited(),
                wording.inForce().stream()
                        .map(one -> new HeldTold(
                                one.municipality(),
                                one.period().from(),
                                one.period().until()))
                        .toList(),
                ComparisonTelling.segments(wording.heading()),
                ComparisonTelling.segments(wording.body()),
                wording.acts().stream().map(Histories::told).toList());
    }

    private static ActTold told(ClauseLife.Act act) {
        return new ActTold(
                act.kind(), act.on(), act.recorded(), act.who(), act.organisation(), act.said(), act.reference());
    }

    static SentenceTold told(SentenceFound found) {
        return new SentenceTold(
                found.words(),
                found.cut(),
                found.same().stream().map(Histories::told).toList(),
                found.near().stream()
                        .map(near -> new NearTold(near.place().likeness(), near.sentence(), told(near.place())))
                        .toList());
    }

    private static TextPlaceTold told(TextPlace place) {
        return new TextPlaceTold(
                place.agreement(),
                place.clause(),
                place.heading(),
                place.versions().stream()
                        .map(version -> new InVersionTold(
                                version.version(),
                                version.number(),
                                version.title(),
                                version.parties(),
                                held(version.inForce())))
                        .toList());
    }

    private static List<HeldTold> held(List<TextPlace.InForce> inForce) {
        return inForce.stream()
                .map(one -> new HeldTold(
                        one.municipality(), one.period().from(), one.period().until()))
                .toList();
    }

    static LackingTold told(LocalDate on, ContrastFound found) {
        return new LackingTold(
                on,
                conditions(found.holds()),
                conditions(found.lacks()),
                found.inForce(),
                found.holding(),
                found.texts().stream()
                        .map(text -> new LackingTextTold(
                                text.agreement(),
                                text.version(),
                                text.title(),
                                text.parties(),
                                held(text.inForce()),
                                conditions(text.nearly())))
                        .toList());
    }

    private static List<ConditionTold> conditions(List<Condition> conditions) {
        return conditions.stream()
                .map(one -> new ConditionTold(one.kind(), one.asked()))
                .toList();
    }

    static AlikeTold told(LocalDate on, SideBySide found) {
        return new AlikeTold(
                on,
                found.groups().stream()
                        .map(group -> new AlikeGroupTold(
                                group.text().heading(),
                                group.text().body(),
                                group.share(),
                                group.municipalities(),
                                ComparisonTelling.segments(group.heading()),
                                ComparisonTelling.segments(group.body()),
                                group.places().stream().map(Histories::told).toList()))
                        .toList());
    }

    static UnansweredTold told(UnansweredOverview.Matrix matrix) {
        return new UnansweredTold(
                matrix.on(),
                matrix.asked(),
                matrix.kommuner().stream().map(one -> one.id()).toList(),
                matrix.rows().stream()
                        .map(row -> new UnansweredRowTold(
                                row.requirement().id(),
                                row.requirement().source(),
                                row.demanded(),
                                row.unanswered(),
                                row.statuses()))
                        .toList());
    }

    static DeparturesTold told(LocalDate on, int version, StandardDepartures.Matrix matrix) {
        return new DeparturesTold(
                on,
                version,
                matrix.columns().stream()
                        .map(column -> new DepartingTold(
                                column.view().agreement().id(),
                                column.version().number(),
                                column.version().head().title(),
                                column.municipalities(),
                                column.share(),
                                matrix.clauses().stream()
                                        .flatMap(clause -> java.util.stream.Stream.ofNullable(
                                                        column.cells().get(clause.id()))
                                                .map(cell -> new ClauseDepartureTold(
                                                        clause.id(), cell.kind(), cell.moved(), cell.share())))
                                        .toList(),
                                column.added().stream().map(Clause::id).toList()))
                        .toList());
    }

    static RegisterOnTold told(LocalDate on, @Nullable LocalDate known, List<RegisterLine> lines) {
        return new RegisterOnTold(
                on,
                known,
                lines.stream()
                        .map(line -> new RegisterLineTold(
                                line.view().agreement().id(),
                                line.inForce().version().number(),
                                line.inForce().version().head().title(),
                                held(line.inForce()),
                                line.knowledge()))
                        .toList());
    }

    private static HeldTold held(Agreement.InForce one) {
        return new HeldTold(
                one.municipality(), one.period().from(), one.period().until());
    }

    /** @param clauses of the version shown, as people read them */
    static RecalledTold told(Recalled recalled, List<Clause> clauses) {
        return new RecalledTold(
                recalled.view().agreement().id(),
                recalled.on(),
                recalled.known(),
                recalled.wasKnown(),
                recalled.state(),
                versions(recalled.inForce()),
                versions(recalled.inForceNow()),
                recalled.version().map(version -> version.number()).orElse(null),
                clauses.stream()
                        .map(clause -> new RecalledClauseTold(
                                clause.id(),
                                clause.number(),
                                clause.text().heading(),
                                clause.text().body()))
                        .toList(),
                recalled.law().stream()
                        .map(one -> new RecalledLawTold(
                                one.requirement().id(),
                                one.demanded(),
                                one.clauses().stream().map(Clause::id).toList()))
                        .toList(),
                recalled.late().stream().map(Histories::told).toList());
    }

    private static List<HeldVersionTold> versions(List<Agreement.InForce> inForce) {
        return inForce.stream()
                .map(one -> new HeldVersionTold(one.version().number(), held(one)))
                .toList();
    }

    private static LateTold told(Known.Late late) {
        AuditEntry entry = late.entry();
        return new LateTold(entry.position(), entry.event().type(), late.counts(), entry.at());
    }
}
