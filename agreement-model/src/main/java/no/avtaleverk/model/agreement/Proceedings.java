package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** What is documented of the way from mandate to publication, beside vedtak and signatures. Added to, never changed. */
public record Proceedings(
        List<Milestone> milestones,
        List<Hearing> hearings,
        List<HearingAnswer> hearingAnswers,
        List<RemarkAssessment> assessments,
        List<SigningPlan> signingPlans,
        List<Joining> joinings,
        List<Leaving> leavings,
        List<HostArrangement> hostArrangements,
        List<Examination> examinations,
        List<CasePaper> casePapers) {
    public static final Proceedings NONE = new Proceedings(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of());

    public Proceedings {
        // Lists that are empty, or came later, are absent in what is stored.
        milestones = listed(milestones);
        hearings = listed(hearings);
        hearingAnswers = listed(hearingAnswers);
        assessments = listed(assessments);
        signingPlans = listed(signingPlans);
        joinings = listed(joinings);
        leavings = listed(leavings);
        hostArrangements = listed(hostArrangements);
        examinations = listed(examinations);
        casePapers = listed(casePapers);
    }

    /** The plan that counts for a version. */
    public Optional<SigningPlan> signingPlan(int version) {
        return signingPlans.reversed().stream()
                .filter(plan -> plan.version() == version)
                .findFirst();
    }

    /** The offer to join that counts for a kommune and a version. */
    public Optional<Joining> joining(PartyId party, int version) {
        return joinings.reversed().stream()
                .filter(joining -> joining.party().equals(party) && joining.version() == version)
                .findFirst();
    }

    /** Who has come and gone, for those who know only some versions. */
    public Proceedings membershipOf(Set<Integer> versions) {
        return NONE.with(
                joinings.stream()
                        .filter(joining -> versions.contains(joining.version()))
                        .toList(),
                leavings);
    }

    /** The same with these added. */
    Proceedings with(List<Joining> offers, List<Leaving> leaving) {
        Proceedings more = this;
        for (Joining joining : offers) {
            more = more.with(joining);
        }
        for (Leaving one : leaving) {
            more = more.with(one);
        }
        return more;
    }

    /** The newest paper of each kind that lays a version before each party, in the order they were made. */
    public List<CasePaper> casePapers(int version) {
        var newest = new LinkedHashMap<List<Object>, CasePaper>();
        for (CasePaper paper : casePapers) {
            if (paper.version() == version) {
                List<Object> of = List.of(paper.kind(), paper.party());
                newest.remove(of);
                newest.put(of, paper);
            }
        }
        return List.copyOf(newest.values());
    }

    /** A høring as it stands now. */
    public Optional<Hearing> hearing(int number) {
        return hearings.reversed().stream()
                .filter(hearing -> hearing.number() == number)
                .findFirst();
    }

    /** Every høring as it stands now, oldest first. */
    public List<Hearing> hearingsNow() {
        return hearings.stream()
                .map(Hearing::number)
                .distinct()
                .flatMap(number -> hearing(number).stream())
                .toList();
    }

    /** The answers of a receiver, oldest first; the newest counts. */
    public List<HearingAnswer> answers(int hearing, String receiver) {
        return hearingAnswers.stream()
                .filter(answer ->
                        answer.hearing() == hearing && answer.receiver().equals(receiver))
                .toList();
    }

    /** The answer of a receiver that counts. */
    public Optional<HearingAnswer> answer(int hearing, String receiver) {
        return answers(hearing, receiver).reversed().stream().findFirst();
    }

    /**
     * What became of a remark of a receiver's newest answer. What was said of the same words in an earlier answer holds.
     *
     * @param remark number in the newest answer, 0 first
     */
    public Optional<RemarkAssessment> assessment(int hearing, String receiver, int remark) {
        List<HearingAnswer> answers = answers(hearing, receiver);
        HearingAnswer.Remark words = answers.getLast().remarks().get(remark);
        return assessments.reversed().stream()
                .filter(one -> one.hearing() == hearing && one.receiver().equals(receiver))
                .filter(one -> answers.get(one.answer() - 1)
                        .remarks()
                        .get(one.remark())
                        .equals(words))
                .findFirst();
    }

    /** The newest milestone of a step on or after a day, of a party or of all together. */
    public Optional<Milestone> milestone(Stage stage, @Nullable PartyId party, LocalDate since) {
        return milestones.reversed().stream()
                .filter(one -> one.stage() == stage
                        && Objects.equals(one.party(), party)
                        && !one.date().isBefore(since))
                .findFirst();
    }

    /**
     * What is told to those who know versions only: what was done up to the newest of them, and afterwards with them.
     *
     * @param until the day it was made, in Norway
     * @param revision its edit
     * @param versions numbers of those known
     */
    public Proceedings upTo(LocalDate until, long revision, Set<Integer> versions) {
        Set<Integer> heard = hearings.stream()
                .filter(hearing -> hearing.revision() <= revision)
                .map(Hearing::number)
                .collect(Collectors.toSet());
        return new Proceedings(
                milestones.stream()
                        .filter(one ->
                                one.stage() == Stage.PUBLICATION || !one.date().isAfter(until))
                        .toList(),
                hearings.stream().filter(one -> heard.contains(one.number())).toList(),
                hearingAnswers.stream()
                        .filter(one -> heard.contains(one.hearing()))
                        .toList(),
                assessments.stream()
                        .filter(one -> heard.contains(one.hearing()))
                        .toList(),
                signingPlans.stream()
                        .filter(one -> versions.contains(one.version()))
                        .toList(),
                joinings.stream()
                        .filter(one -> versions.contains(one.version()))
                        .toList(),
                leavings,
                hostArrangements,
                examinations.stream()
                        .filter(one -> versions.contains(one.version()))
                        .toList(),
                casePapers.stream()
                        .filter(one -> versions.contains(one.version()))
                        .toList());
    }

    /** What everyone may know of a concluded agreement: where it is published, and what stands behind it. */
    public Proceedings open() {
        return new Proceedings(
                milestones.stream()
                        .filter(one -> one.stage() == Stage.PUBLICATION)
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                hostArrangements,
                List.of(),
                List.of());
    }

    Proceedings with(Milestone milestone) {
        return new Proceedings(
                plus(milestones, milestone),
                hearings,
                hearingAnswers,
                assessments,
                signingPlans,
                joinings,
                leavings,
                hostArrangements,
                examinations,
                casePapers);
    }

    Proceedings with(Hearing hearing) {
        return new Proceedings(
                milestones,
                plus(hearings, hearing),
                hearingAnswers,
                assessments,
                signingPlans,
                joinings,
                leavings,
                hostArrangements,
                examinations,
                casePapers);
    }

    Proceedings with(HearingAnswer answer) {
        return new Proceedings(
                milestones,
                hearings,
                plus(hearingAnswers, answer),
                assessments,
                signingPlans,
                joinings,
                leavings,
                hostArrangements,
                examinations,
                casePapers);
    }

    Proceedings with(RemarkAssessment assessment) {
        return new Proceedings(
                milestones,
                hearings,
                hearingAnswers,
                plus(assessments, assessment),
                signingPlans,
                joinings,
                leavings,
                hostArrangements,
                examinations,
                casePapers);
    }

    Proceedings with(SigningPlan plan) {
        return new Proceedings(
                milestones,
                hearings,
                hearingAnswers,
                assessments,
                plus(signingPlans, plan),
                joinings,
                leavings,
                hostArrangements,
                examinations,
                casePapers);
    }

    Proceedings with(Joining joining) {
        return new Proceedings(
                milestones,
                hearings,
                hearingAnswers,
                assessments,
                signingPlans,
                plus(joinings, joining),
                leavings,
                hostArrangements,
                examinations,
                casePapers);
    }

    Proceedings with(Leaving leaving) {
        return new Proceedings(
                milestones,
                hearings,
                hearingAnswers,
                assessments,
                signingPlans,
                joinings,
                plus(leavings, leaving),
                hostArrangements,
                examinations,
                casePapers);
    }

    Proceedings with(HostArrangement arrangement) {
        return new Proceedings(
                milestones,
                hearings,
                hearingAnswers,
                assessments,
                signingPlans,
                joinings,
                leavings,
                plus(hostArrangements, arrangement),
                examinations,
                casePapers);
    }

    Proceedings with(Examination examination) {
        return new Proceedings(
                milestones,
                hearings,
                hearingAnswers,
                assessments,
                signingPlans,
                joinings,
                leavings,
                hostArrangements,
                plus(examinations, examination),
                casePapers);
    }

    Proceedings with(Collection<CasePaper> papers) {
        var longer = new ArrayList<>(casePapers);
        longer.addAll(papers);
        return withPapers(longer);
    }

    Proceedings handingOver(Collection<CasePaper> papers, Instant at) {
        return withPapers(casePapers.stream()
                .map(paper -> papers.contains(paper) ? paper.handedOver(at) : paper)
                .toList());
    }

    private Proceedings withPapers(List<CasePaper> papers) {
        return new Proceedings(
                milestones,
                hearings,
                hearingAnswers,
                assessments,
                signingPlans,
                joinings,
                leavings,
                hostArrangements,
                examinations,
                papers);
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
