package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** One thing that is documented. */
    sealed interface Entry
            permits Milestone,
                    Hearing,
                    HearingAnswer,
                    RemarkAssessment,
                    SigningPlan,
                    Joining,
                    Leaving,
                    HostArrangement,
                    Examination,
                    CasePaper {}

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

    /** What everyone may know of concluded versions: where they are published, what stands behind them, and that they are kept valid. */
    Proceedings open(Set<Integer> versions) {
        return NONE.with(milestones.stream()
                        .filter(one -> one.stage() == Stage.PUBLICATION)
                        .toList())
                .with(hostArrangements)
                .with(examinations.stream()
                        .filter(one -> versions.contains(one.version()))
                        .toList());
    }

    /** The same with one more thing documented. */
    Proceedings with(Entry one) {
        return with(List.of(one));
    }

    /** The same with more documented. */
    Proceedings with(Collection<? extends Entry> more) {
        return new Proceedings(
                longer(milestones, more, Milestone.class),
                longer(hearings, more, Hearing.class),
                longer(hearingAnswers, more, HearingAnswer.class),
                longer(assessments, more, RemarkAssessment.class),
                longer(signingPlans, more, SigningPlan.class),
                longer(joinings, more, Joining.class),
                longer(leavings, more, Leaving.class),
                longer(hostArrangements, more, HostArrangement.class),
                longer(examinations, more, Examination.class),
                longer(casePapers, more, CasePaper.class));
    }

    Proceedings handingOver(Collection<CasePaper> papers, Instant at) {
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
                casePapers.stream()
                        .map(paper -> papers.contains(paper) ? paper.handedOver(at) : paper)
                        .toList());
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T> List<T> longer(List<T> list, Collection<? extends Entry> more, Class<T> kind) {
        return Stream.concat(
                        list.stream(), more.stream().filter(kind::isInstance).map(kind::cast))
                .toList();
    }
}
