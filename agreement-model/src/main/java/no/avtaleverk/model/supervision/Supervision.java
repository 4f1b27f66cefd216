package no.avtaleverk.model.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.supervision.FindingNote.FindingAnswered;
import no.avtaleverk.model.supervision.FindingNote.FindingClosed;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectChecked;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectPlanned;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureDone;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureSet;
import no.avtaleverk.model.supervision.FindingNote.FindingRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportShared;
import org.jspecify.annotations.Nullable;

/**
 * The reports of tilsyn and revisjon of one dossier, with their findings.
 *
 * @param reports in the order they were registered
 */
public record Supervision(List<Report> reports) {
    public Supervision {
        reports = List.copyOf(reports);
    }

    /** Who looked. */
    public enum Supervisor {
        /** Statsforvalteren, before 2021 fylkesmannen. */
        STATE_GOVERNOR,
        /** Statens helsetilsyn. */
        BOARD_OF_HEALTH,
        /** The kommune's kontrollutvalg and its auditor. */
        CONTROL_COMMITTEE,
        /** The internal audit of the RHF (hfl. § 37 a). */
        REGIONAL_AUDIT,
        OTHER
    }

    public enum Grade {
        /** Avvik: what a law or regulation demands is not fulfilled. */
        DEVIATION,
        /** Merknad. */
        REMARK
    }

    /**
     * A report.
     *
     * @param shared the day it was shared with the parties out of an inner dossier; absent when it was not
     */
    public record Report(
            ReportRegistered registered,
            List<Finding> findings,
            @Nullable LocalDate shared) {
        public Report {
            findings = List.copyOf(findings);
        }

        /** Whether it is followed up here: there is something open, and it was not shared to be followed up elsewhere. */
        public boolean isOpen() {
            return shared == null && findings.stream().anyMatch(Finding::isOpen);
        }
    }

    /** A measure against a finding. */
    public record Measure(FindingMeasureSet set, @Nullable FindingMeasureDone done) {}

    /**
     * A finding, and how far it has come.
     *
     * @param judged how many of the measures were there when it was last looked at whether they work
     */
    public record Finding(
            FindingRegistered registered,
            @Nullable FindingAnswered answered,
            List<Measure> measures,
            @Nullable FindingEffectPlanned planned,
            @Nullable FindingEffectChecked checked,
            @Nullable FindingClosed closed,
            int judged) {
        public Finding {
            measures = List.copyOf(measures);
        }

        public String id() {
            return registered.item();
        }

        public boolean isOpen() {
            return closed == null;
        }

        /** Whether all measures are carried out, and were seen to work. */
        public boolean isMended() {
            return checked != null && checked.works() && areMeasuresDone();
        }

        private boolean areMeasuresDone() {
            return measures.stream().allMatch(one -> one.done() != null);
        }

        /** Whether nobody has said what is to be done: no measure was set, or none after those there were did not work. */
        public boolean lacksMeasure() {
            if (!isOpen() || isMended()) {
                return false;
            }
            boolean toBeAnswered = answered == null && registered.answerBy() != null;
            return checked != null && !checked.works()
                    ? judged == measures.size()
                    : measures.isEmpty() && planned == null && !toBeAnswered;
        }

        /** Whether all measures are carried out, and no day is set to look at whether they work. */
        public boolean lacksEffectDay() {
            boolean isSet = planned != null && checked == null;
            return isOpen() && !isMended() && !lacksMeasure() && !measures.isEmpty() && areMeasuresDone() && !isSet;
        }

        /** The nearest day something is to be done by; absent when nothing waits for a day. */
        public Optional<LocalDate> due() {
            var days = new ArrayList<LocalDate>();
            LocalDate answerBy = registered.answerBy();
            if (isOpen() && answered == null && answerBy != null) {
                days.add(answerBy);
            }
            if (isOpen()) {
                measures.stream()
                        .filter(one -> one.done() == null)
                        .map(one -> one.set().due())
                        .forEach(days::add);
                if (planned != null && checked == null) {
                    days.add(planned.on());
                }
            }
            return days.stream().min(LocalDate::compareTo);
        }

        public boolean isLate(LocalDate today) {
            return due().filter(today::isAfter).isPresent();
        }
    }

    private static final class Telling {
        private final Map<String, ReportRegistered> reports = new LinkedHashMap<>();
        private final Map<String, Finding> findings = new LinkedHashMap<>();
        private final Map<String, LocalDate> shared = new LinkedHashMap<>();

        void change(FindingNote note, UnaryOperator<Finding> how) {
            findings.computeIfPresent(note.item(), (item, finding) -> how.apply(finding));
        }
    }

    /** What the notes of a dossier tell of. */
    public static Supervision of(List<Noted<FindingNote>> notes) {
        var telling = new Telling();
        for (Noted<FindingNote> noted : notes) {
            tell(noted.note(), telling);
        }
        return new Supervision(telling.reports.values().stream()
                .map(report -> new Report(
                        report,
                        telling.findings.values().stream()
                                .filter(one -> one.registered().report().equals(report.item()))
                                .toList(),
                        telling.shared.get(report.item())))
                .toList());
    }

    private static void tell(FindingNote note, Telling telling) {
        switch (note) {
            case ReportRegistered report -> telling.reports.put(report.item(), report);
            case ReportShared shared -> telling.shared.put(shared.item(), shared.on());
            case FindingRegistered finding ->
                telling.findings.put(finding.item(), new Finding(finding, null, List.of(), null, null, null, 0));
            case FindingAnswered answered ->
                telling.change(
                        note,
                        f -> new Finding(
                                f.registered(),
                                answered,
                                f.measures(),
                                f.planned(),
                                f.checked(),
                                f.closed(),
                                f.judged()));
            case FindingMeasureSet set ->
                telling.change(note, f -> {
                    var measures = new ArrayList<>(f.measures());
                    measures.add(new Measure(set, null));
                    return new Finding(
                            f.registered(), f.answered(), measures, f.planned(), f.checked(), f.closed(), f.judged());
                });
            case FindingMeasureDone done ->
                telling.change(
                        note,
                        f -> new Finding(
                                f.registered(),
                                f.answered(),
                                f.measures().stream()
                                        .map(one -> one.set().measure().equals(done.measure())
                                                ? new Measure(one.set(), done)
                                                : one)
                                        .toList(),
                                f.planned(),
                                f.checked(),
                                f.closed(),
                                f.judged()));
            case FindingEffectPlanned planned ->
                telling.change(
                        note,
                        f -> new Finding(
                                f.registered(), f.answered(), f.measures(), planned, null, f.closed(), f.judged()));
            case FindingEffectChecked checked ->
                telling.change(
                        note,
                        f -> new Finding(
                                f.registered(),
                                f.answered(),
                                f.measures(),
                                f.planned(),
                                checked,
                                f.closed(),
                                f.measures().size()));
            case FindingClosed closed ->
                telling.change(
                        note,
                        f -> new Finding(
                                f.registered(),
                                f.answered(),
                                f.measures(),
                                f.planned(),
                                f.checked(),
                                closed,
                                f.judged()));
        }
    }

    public Optional<Report> report(String item) {
        return reports.stream()
                .filter(one -> one.registered().item().equals(item))
                .findFirst();
    }

    public Optional<Finding> finding(String item) {
        return reports.stream()
                .flatMap(report -> report.findings().stream())
                .filter(one -> one.id().equals(item))
                .findFirst();
    }

    private Optional<Report> reportOf(Finding finding) {
        return report(finding.registered().report());
    }

    /**
     * Register a report with its findings. What the parties share may be registered by each of them, as the reports are public; what is
     * inner is about the own organisation.
     *
     * @param bound the parties on that day
     * @param inner whether it is for the own organisation alone
     */
    public Ruling<FindingNote> register(
            ReportRegistered report,
            List<FindingRegistered> findings,
            Collection<PartyId> bound,
            boolean inner,
            Actor by,
            LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(bound) || inner && !report.about().equals(by.organisation())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!bound.contains(report.about())) {
            faults.add(new Refusal.NotAParty(report.about()));
        }
        if (report.date().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(report.date()));
        }
        faults.addAll(NoteWords.requiredFaults(report.authority(), report.title()));
        faults.addAll(NoteWords.faults(report.reference()));
        for (FindingRegistered finding : findings) {
            faults.addAll(unfit(finding, report));
        }
        if (report(report.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(report.item()));
        }
        if (!faults.isEmpty()) {
            return Ruling.refused(faults.stream().distinct().toList());
        }
        var notes = new ArrayList<FindingNote>();
        notes.add(report);
        notes.addAll(findings);
        return new Ruling.Made<>(notes);
    }

    private static List<Refusal> unfit(FindingRegistered finding, ReportRegistered report) {
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(finding.words()));
        faults.addAll(NoteWords.faults(finding.legalBasis()));
        LocalDate answerBy = finding.answerBy();
        if (answerBy != null && answerBy.isBefore(report.date())) {
            faults.add(new Refusal.DatesOutOfOrder(report.date(), answerBy));
        }
        return faults;
    }

    /** Add a finding to a report. */
    public Ruling<FindingNote> add(FindingRegistered finding, Actor by) {
        Optional<Report> report = report(finding.report());
        if (report.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(finding.report()));
        }
        ReportRegistered registered = report.get().registered();
        var faults = new ArrayList<Refusal>(unfit(finding, registered));
        if (!by.mayCoordinate(List.of(registered.about())) || report.get().shared() != null) {
            faults.add(new Refusal.NotAllowed());
        }
        if (finding(finding.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(finding.item()));
        }
        return faults.isEmpty() ? Ruling.made(finding) : Ruling.refused(faults);
    }

    /** Note the answer that was sent; for the party that was looked at. */
    public Ruling<FindingNote> answer(FindingAnswered answered, Actor by, LocalDate today) {
        return about(answered, by, (finding, faults) -> {
            past(answered.on(), today, faults);
            faults.addAll(NoteWords.requiredFaults(answered.words()));
            if (finding.answered() != null) {
                faults.add(new Refusal.DoneBefore(finding.id()));
            }
        });
    }

    /** Set a measure; its owner is a party. */
    public Ruling<FindingNote> measure(FindingMeasureSet set, Collection<PartyId> bound, Actor by) {
        return about(set, by, (finding, faults) -> {
            faults.addAll(NoteWords.requiredFaults(set.words()));
            if (!set.role().hasTasksInParties()) {
                faults.add(new Refusal.RoleWithoutTasks(set.role()));
            }
            if (!bound.contains(set.owner())) {
                faults.add(new Refusal.NotAParty(set.owner()));
            }
        });
    }

    /** Note that a measure is carried out; for the role whose task it is, and those who coordinate in its owner. */
    public Ruling<FindingNote> carryOut(FindingMeasureDone done, Actor by, LocalDate today) {
        Optional<Finding> finding = finding(done.item());
        Optional<Measure> measure = finding.flatMap(one -> one.measures().stream()
                .filter(m -> m.set().measure().equals(done.measure()))
                .findFirst());
        if (finding.isEmpty() || measure.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(done.measure()));
        }
        FindingMeasureSet set = measure.get().set();
        var faults = new ArrayList<Refusal>();
        if (!set.owner().equals(by.organisation()) || !(by.mayCoordinate(List.of(set.owner())) || by.has(set.role()))) {
            faults.add(new Refusal.NotAllowed());
        }
        past(done.on(), today, faults);
        faults.addAll(NoteWords.requiredFaults(done.how()));
        if (measure.get().done() != null || !isFollowedHere(finding.get())) {
            faults.add(new Refusal.DoneBefore(done.measure()));
        }
        return faults.isEmpty() ? Ruling.made(done) : Ruling.refused(faults);
    }

    public Ruling<FindingNote> planEffect(FindingEffectPlanned planned, Actor by) {
        return about(planned, by, (finding, faults) -> {});
    }

    public Ruling<FindingNote> checkEffect(FindingEffectChecked checked, Actor by, LocalDate today) {
        return about(checked, by, (finding, faults) -> {
            past(checked.on(), today, faults);
            faults.addAll(NoteWords.requiredFaults(checked.result()));
        });
    }

    /** Close it: when its measures are seen to work, or with the reason why without. */
    public Ruling<FindingNote> close(FindingClosed closed, Actor by, LocalDate today) {
        return about(closed, by, (finding, faults) -> {
            past(closed.on(), today, faults);
            faults.addAll(NoteWords.requiredFaults(closed.closedBy()));
            String reason = closed.reason() == null ? "" : closed.reason();
            faults.addAll(NoteWords.faults(reason));
            if (reason.isBlank() && !finding.isMended()) {
                faults.add(new Refusal.ClosingReasonMissing());
            }
        });
    }

    /** Stop following a report here, as it is shared with the parties. */
    public Ruling<FindingNote> share(ReportShared shared, Actor by) {
        Optional<Report> report = report(shared.item());
        if (report.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(shared.item()));
        }
        if (!by.mayCoordinate(List.of(report.get().registered().about()))) {
            return Ruling.refused(new Refusal.NotAllowed());
        }
        return report.get().shared() == null
                ? Ruling.made(shared)
                : Ruling.refused(new Refusal.DoneBefore(shared.item()));
    }

    private interface Looking {
        void look(Finding finding, List<Refusal> faults);
    }

    private Ruling<FindingNote> about(FindingNote note, Actor by, Looking rule) {
        Optional<Finding> finding = finding(note.item());
        Optional<Report> report = finding.flatMap(this::reportOf);
        if (finding.isEmpty() || report.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(note.item()));
        }
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(List.of(report.get().registered().about()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!isFollowedHere(finding.get())) {
            faults.add(new Refusal.DoneBefore(note.item()));
        }
        rule.look(finding.get(), faults);
        return faults.isEmpty()
                ? Ruling.made(note)
                : Ruling.refused(faults.stream().distinct().toList());
    }

    private boolean isFollowedHere(Finding finding) {
        return finding.isOpen()
                && reportOf(finding).filter(report -> report.shared() == null).isPresent();
    }

    private static void past(LocalDate on, LocalDate today, List<Refusal> faults) {
        if (on.isAfter(today)) {
            faults.add(new Refusal.DateInFuture(on));
        }
    }
}
