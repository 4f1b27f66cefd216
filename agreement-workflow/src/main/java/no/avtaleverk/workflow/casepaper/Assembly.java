package no.avtaleverk.workflow.casepaper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.CasePaper;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Proceedings;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.document.CasePaperContent;
import no.avtaleverk.model.document.CasePaperContent.Act;
import no.avtaleverk.model.document.CasePaperContent.Answered;
import no.avtaleverk.model.document.CasePaperContent.Basis;
import no.avtaleverk.model.document.CasePaperContent.Changed;
import no.avtaleverk.model.document.CasePaperContent.Deadline;
import no.avtaleverk.model.document.CasePaperContent.Departure;
import no.avtaleverk.model.document.CasePaperContent.Due;
import no.avtaleverk.model.document.CasePaperContent.Grave;
import no.avtaleverk.model.document.CasePaperContent.Heard;
import no.avtaleverk.model.document.CasePaperContent.Hearings;
import no.avtaleverk.model.document.CasePaperContent.Previous;
import no.avtaleverk.model.document.CasePaperContent.Risks;
import no.avtaleverk.model.document.CasePaperContent.Standing;
import no.avtaleverk.model.document.CasePaperContent.Unanswered;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosStanding;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import org.jspecify.annotations.Nullable;

/** What the register tells each party of one version. What is the same for all of them is found once. */
final class Assembly {
    /** Acts that document how users took part (hol. § 6-1 third ledd). */
    private static final Set<RequirementId> INVOLVEMENT =
            Set.of(new RequirementId("HOL-6-1-ERFARING"), new RequirementId("HOL-6-1-ORG"));

    /** Acts that document an analysis of risk. */
    private static final Set<RequirementId> RISK =
            Set.of(new RequirementId("FLK-6D-RISIKO"), new RequirementId("VEIL-ROS-PLAN"));

    private final Agreements agreements;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final CoverageOverview coverage;
    private final Agreement agreement;
    private final AgreementVersion version;
    private final Instant made;
    private final LocalDate today;
    private final Clauses text;
    private final List<Answered> answered;
    private final Set<RequirementId> answeredIds;
    private final @Nullable Basis basis;
    private final @Nullable Risks risks;
    private final @Nullable Hearings hearing;
    private final List<Standing> standing;
    private final Map<Integer, Clauses> texts = new TreeMap<>();

    Assembly(
            Agreements agreements,
            PartyRegister register,
            RequirementCatalogue catalogue,
            CoverageOverview coverage,
            Agreement agreement,
            AgreementVersion version,
            RosAnalysis analysis,
            Instant made) {
        this.agreements = agreements;
        this.register = register;
        this.catalogue = catalogue;
        this.coverage = coverage;
        this.agreement = agreement;
        this.version = version;
        this.made = made;
        this.today = LocalDate.ofInstant(made, Changes.NORWAY);
        this.text = text(version);
        List<Answer> answers = agreement.answersFor(text);
        this.answeredIds =
                new TreeSet<>(answers.stream().map(Answer::requirement).toList());
        this.answered = answered(answers);
        this.basis = basis();
        this.risks = risks(analysis, today);
        this.hearing = hearing();
        this.standing = agreement.parties(version).stream().map(this::standing).toList();
    }

    /** What the paper of one party says. */
    CasePaperContent content(CasePaper.Kind kind, AgreementParty party) {
        Optional<AgreementVersion> before = before(party.id());
        return new CasePaperContent(
                kind,
                language(party),
                party.isMunicipality(),
                party.name(),
                agreement.headOf(version).municipalities().size(),
                version.head().trusts().stream().map(AgreementParty::name).toList(),
                agreement.kind(),
                version.head().title(),
                version.number(),
                version.text(),
                LocalDate.ofInstant(version.at(), Changes.NORWAY),
                version.note(),
                version.head().terms(),
                made,
                before.map(one -> previous(party.id(), one)).orElse(null),
                before.map(one -> changes(one, party)).orElse(List.of()),
                basis,
                answered,
                unanswered(party),
                acts(RISK),
                acts(INVOLVEMENT),
                hearing,
                standing,
                deadlines(),
                agreement.circles().bound(today).contains(party.id()) ? risks : null);
    }

    /** The rows that are looked at, of what both sides have graded. */
    private static @Nullable Risks risks(RosAnalysis analysis, LocalDate today) {
        RosScale scale = analysis.scale().orElse(null);
        if (scale == null) {
            return null;
        }
        var counts = new EnumMap<Zone, Integer>(Zone.class);
        var grave = new ArrayList<Grave>();
        int ungraded = 0;
        for (RosItem item : analysis.lookedAt()) {
            Optional<RosStanding> found = item.standing(scale, today);
            if (found.isEmpty()) {
                ungraded++;
                continue;
            }
            RosStanding stands = found.get();
            counts.merge(stands.zone(), 1, Integer::sum);
            if (stands.zone() == Zone.RED || stands.awaitsAcceptance() || stands.awaitsYes()) {
                grave.add(new Grave(item.row().words(), stands));
            }
        }
        grave.sort(
                Comparator.comparingInt((Grave one) -> one.standing().score()).reversed());
        return new Risks(
                counts.getOrDefault(Zone.RED, 0),
                counts.getOrDefault(Zone.YELLOW, 0),
                counts.getOrDefault(Zone.GREEN, 0),
                ungraded,
                grave);
    }

    private Clauses text(AgreementVersion of) {
        return texts.computeIfAbsent(of.number(), number -> agreements.text(agreement.id(), of.revision()));
    }

    /** The written standard the kommune has chosen; a neutral one and a trust get that of the agreement. */
    private Language language(AgreementParty party) {
        return register.find(party.id())
                .filter(Municipality.class::isInstance)
                .map(Municipality.class::cast)
                .flatMap(Municipality::language)
                .orElse(version.head().language());
    }

    // ---- what is new ------------------------------------------------------------------------------------------------

    /** The version the party last adopted before this one or, when no vedtak is documented, that was last in force for it. */
    private Optional<AgreementVersion> before(PartyId party) {
        Optional<AgreementVersion> adopted = lastAdopted(party).flatMap(vedtak -> agreement.version(vedtak.version()));
        Optional<AgreementVersion> registered = agreement.versions().stream()
                .filter(one -> one.number() < version.number()
                        && agreement.headOf(one).hasParty(party)
                        && agreement.isConcluded(one))
                .reduce((first, last) -> last);
        return adopted.isEmpty()
                        || registered
                                .filter(one -> one.number() > adopted.get().number())
                                .isPresent()
                ? registered
                : adopted;
    }

    private Optional<Resolution> lastAdopted(PartyId party) {
        return agreement.facts().standing().stream()
                .filter(vedtak -> vedtak.party().equals(party)
                        && vedtak.version() < version.number()
                        && vedtak.adopts(agreement.kind()))
                .max(Comparator.comparingInt(Resolution::version).thenComparing(Resolution::date));
    }

    private Previous previous(PartyId party, AgreementVersion before) {
        Optional<Resolution> vedtak = agreement.adoption(party, before);
        return new Previous(
                before.number(),
                vedtak.map(Resolution::date).orElse(null),
                vedtak.map(Resolution::caseNumber).orElse(""),
                version.saysTheSameAs(before));
    }

    /** Clause by clause, as the party reads them. */
    private List<Changed> changes(AgreementVersion before, AgreementParty party) {
        return Changed.between(text(before).filled(head(before, party)), text.filled(head(version, party)));
    }

    private static Head head(AgreementVersion of, AgreementParty party) {
        return party.isMunicipality() ? of.head().forMunicipality(party) : of.head();
    }

    private @Nullable Basis basis() {
        LocalVariant variant = agreement.variant();
        if (variant == null) {
            return null;
        }
        LocalVariant then = variant.at(version.number());
        Optional<Agreement> standard = agreements.find(then.basis().agreement());
        if (standard.isEmpty()) {
            return null;
        }
        Clauses own = agreements.text(then.basis().agreement(), then.basis().revision());
        var departures = new ArrayList<Departure>();
        LocalVariant.deviations(own, text)
                .forEach((id, how) -> text.find(id).or(() -> own.find(id)).ifPresent(clause -> {
                    LocalVariant.Reason reason = then.reasons().get(id);
                    departures.add(new Departure(clause.title(), how, reason == null ? "" : reason.text()));
                }));
        String title = standard.get()
                .version(then.basis().version())
                .map(one -> one.head().title())
                .orElse(standard.get().head().title());
        return new Basis(title, then.basis().version(), standard.get().kind().isStandardText(), departures);
    }

    // ---- requirements and acts --------------------------------------------------------------------------------------

    private List<Answered> answered(List<Answer> answers) {
        var rows = new ArrayList<Answered>();
        for (var requirement : catalogue.all()) {
            List<Answer> own = answers.stream()
                    .filter(answer -> answer.requirement().equals(requirement.id()))
                    .toList();
            if (!own.isEmpty()) {
                rows.add(new Answered(
                        requirement.title(),
                        requirement.source(),
                        text.list().stream()
                                .filter(clause -> own.stream()
                                        .anyMatch(answer -> answer.clause().equals(clause.id())))
                                .map(Clause::title)
                                .toList(),
                        own.stream().anyMatch(Answer::confirmed)));
            }
        }
        return rows;
    }

    /** What the Act demands of the content of the agreements taken together, and neither those in force nor this text answers. */
    private List<Unanswered> unanswered(AgreementParty party) {
        if (!agreement.kind().isAgreement()
                || !(register.find(party.id()).orElse(null) instanceof Municipality municipality)) {
            return List.of();
        }
        return coverage.report(municipality, today).rows().stream()
                .filter(row -> row.status() == CoverageReport.Status.MISSING
                        && row.requirement().force() == Force.STATUTORY_CONTENT
                        && !answeredIds.contains(row.requirement().id()))
                .map(row -> new Unanswered(
                        row.requirement().title(), row.requirement().source()))
                .toList();
    }

    private List<Act> acts(Set<RequirementId> requirements) {
        return agreement.facts().evidence().stream()
                .filter(act -> requirements.contains(act.requirement()))
                .flatMap(act -> catalogue.find(act.requirement()).stream()
                        .map(requirement -> new Act(requirement.title(), act.date(), act.reference())))
                .toList();
    }

    // ---- høring -----------------------------------------------------------------------------------------------------

    private @Nullable Hearings hearing() {
        Proceedings proceedings = agreement.facts().proceedings();
        if (proceedings.hearings().isEmpty()) {
            return null;
        }
        Hearing last = proceedings.hearingsNow().getLast();
        var positions = new EnumMap<HearingAnswer.Position, Integer>(HearingAnswer.Position.class);
        var treated = new EnumMap<RemarkAssessment.Treatment, Integer>(RemarkAssessment.Treatment.class);
        var heard = new ArrayList<Heard>();
        int answers = 0;
        int remarks = 0;
        for (Hearing.Receiver receiver : last.receivers()) {
            Optional<HearingAnswer> answer = proceedings.answer(last.number(), receiver.name());
            if (answer.isPresent()) {
                answers++;
                positions.merge(answer.get().position(), 1, Integer::sum);
                int count = answer.get().remarks().size();
                remarks += count;
                for (int remark = 0; remark < count; remark++) {
                    proceedings
                            .assessment(last.number(), receiver.name(), remark)
                            .ifPresent(one -> treated.merge(one.treatment(), 1, Integer::sum));
                }
            }
            switch (receiver.kind()) {
                case USERS, COUNCIL, UNION ->
                    heard.add(new Heard(
                            receiver.name(),
                            receiver.kind(),
                            answer.map(HearingAnswer::position).orElse(null)));
                case MUNICIPALITY, HEALTH_TRUST, OTHER -> {}
            }
        }
        return new Hearings(
                last.sent(), last.deadline(), last.receivers().size(), answers, positions, remarks, treated, heard);
    }

    // ---- status -----------------------------------------------------------------------------------------------------

    private Standing standing(AgreementParty party) {
        Optional<Resolution> vedtak = agreement
                .adoption(party.id(), version)
                .or(() -> agreement.facts().standing().stream()
                        .filter(one -> one.party().equals(party.id()) && one.version() == version.number())
                        .reduce((first, last) -> last));
        return new Standing(
                party.name(),
                party.isMunicipality(),
                vedtak.map(Resolution::outcome).orElse(null),
                vedtak.map(Resolution::date).orElse(null),
                vedtak.map(Resolution::caseNumber).orElse(""),
                vedtak.map(Resolution::change).orElse(""),
                vedtak.map(Resolution::clauses).orElse(List.of()).stream()
                        .flatMap(clause -> text.find(clause).stream())
                        .map(Changed::name)
                        .toList(),
                agreement.signatures(version).lacking(party.id()).isEmpty()
                        ? agreement.facts().signatures().stream()
                                .filter(one -> one.party().equals(party.id()) && one.version() == version.number())
                                .map(SignatureRecord::date)
                                .max(LocalDate::compareTo)
                                .orElse(null)
                        : null,
                agreement.facts().declined().stream()
                        .anyMatch(
                                (Declined one) -> one.party().equals(party.id()) && one.version() == version.number()));
    }

    private List<Deadline> deadlines() {
        var deadlines = new ArrayList<Deadline>();
        Hearings last = hearing;
        if (last != null && !last.deadline().isBefore(today)) {
            deadlines.add(new Deadline(Due.HEARING, last.deadline()));
        }
        agreement.submissionDuties().stream()
                .filter(duty -> duty.version() == version.number() && duty.done() == null)
                .map(SubmissionDuty::deadline)
                .min(LocalDate::compareTo)
                .ifPresent(due -> deadlines.add(new Deadline(Due.SUBMISSION, due)));
        LocalDate reviewed = ReviewDates.lastOf(agreement);
        if (reviewed != null && agreement.kind().isAgreement()) {
            deadlines.add(new Deadline(Due.REVIEW, ReviewDates.due(reviewed)));
        }
        agreement
                .fixedEnd()
                .or(() -> Optional.ofNullable(version.head().terms().until()))
                .ifPresent(end -> deadlines.add(new Deadline(Due.END_OF_TERM, end.minusDays(1))));
        deadlines.sort(Comparator.comparing(Deadline::date));
        return deadlines;
    }
}
