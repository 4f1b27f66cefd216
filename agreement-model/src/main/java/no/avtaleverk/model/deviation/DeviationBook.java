package no.avtaleverk.model.deviation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.deviation.Deviation.Measure;
import no.avtaleverk.model.deviation.DeviationNote.DeviationAnswered;
import no.avtaleverk.model.deviation.DeviationNote.DeviationCauseNoted;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationEffectChecked;
import no.avtaleverk.model.deviation.DeviationNote.DeviationExplained;
import no.avtaleverk.model.deviation.DeviationNote.DeviationFileAdded;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureDone;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureSet;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReopened;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReported;
import no.avtaleverk.model.deviation.DeviationNote.DeviationToldToParties;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * The deviations of one agreement in one room: the one the parties share, or that of an organisation.
 *
 * @param list in the order they were reported
 * @param innerOf whose room it is; absent for the shared one
 * @param left parties that are bound no longer; what was theirs alone to do, the others who take part do
 */
public record DeviationBook(List<Deviation> list, @Nullable PartyId innerOf, Set<PartyId> left) {
    /** A number in another system: no words, so that no name can stand in it. */
    private static final String REFERENCE = "(?=.*[0-9])[0-9A-ZÆØÅa-zæøå./_-]{1,40}";

    public DeviationBook {
        list = List.copyOf(list);
        left = Set.copyOf(left);
    }

    /** The deviations that the notes of a dossier tell of. */
    public static DeviationBook of(List<Noted<DeviationNote>> notes, @Nullable PartyId innerOf) {
        Map<String, Deviation> all = new LinkedHashMap<>();
        for (Noted<DeviationNote> noted : notes) {
            if (noted.note() instanceof DeviationReported reported) {
                all.put(reported.item(), Deviation.of(reported, noted));
            } else {
                all.computeIfPresent(noted.note().item(), (item, one) -> one.with(noted));
            }
        }
        return new DeviationBook(List.copyOf(all.values()), innerOf, Set.of());
    }

    /** The same, when these are the parties that are bound. */
    public DeviationBook among(Collection<PartyId> bound) {
        var gone = new TreeSet<PartyId>();
        for (Deviation one : list) {
            gone.addAll(one.parties());
        }
        gone.removeAll(bound);
        return new DeviationBook(list, innerOf, gone);
    }

    public Optional<Deviation> find(String item) {
        return list.stream().filter(one -> one.id().equals(item)).findFirst();
    }

    /** How many are open on a clause. */
    public long openOn(ClauseId clause) {
        return list.stream()
                .filter(one -> one.isOpen() && one.reported().clause().equals(clause))
                .count();
    }

    /** How many happened in each year, by clause. */
    public Map<ClauseId, Map<Integer, Integer>> byClauseAndYear() {
        Map<ClauseId, Map<Integer, Integer>> counts = new TreeMap<>();
        for (Deviation one : list) {
            counts.computeIfAbsent(one.reported().clause(), clause -> new TreeMap<>())
                    .merge(one.reported().happened().getYear(), 1, Integer::sum);
        }
        return counts;
    }

    /**
     * Report a deviation.
     *
     * @param parties those who are bound by the agreement
     * @param today date in Norway
     */
    public Ruling<DeviationNote> report(
            DeviationReported reported, DeviationTerms terms, Collection<PartyId> parties, Actor by, LocalDate today) {
        List<Refusal> faults = reportFaults(reported, terms, parties, by, today);
        return faults.isEmpty() ? Ruling.made(reported) : Ruling.refused(faults);
    }

    /** What stands against a report, so that many can be looked at before any is made. */
    public List<Refusal> reportFaults(
            DeviationReported reported, DeviationTerms terms, Collection<PartyId> parties, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!writes(by, List.of(reported.reporter()))) {
            faults.add(new Refusal.NotAllowed());
        }
        PartyId against = reported.against();
        if (against != null && (!parties.contains(against) || against.equals(reported.reporter()))) {
            faults.add(new Refusal.NotAParty(against));
        }
        if (reported.happened().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(reported.happened()));
        }
        if (terms.kind(reported.kind()).isEmpty()) {
            faults.add(new Refusal.UnknownTerm(reported.kind()));
        }
        if (terms.consequence(reported.consequence()).isEmpty()) {
            faults.add(new Refusal.UnknownTerm(reported.consequence()));
        }
        faults.addAll(NoteWords.requiredFaults(reported.what()));
        faults.addAll(referenceFaults(reported.reference()));
        if (find(reported.item()).isPresent() || isReportedAlready(reported)) {
            faults.add(new Refusal.DoneBefore(reported.item()));
        }
        return faults;
    }

    /** Whether the reporter has told of the case with that number before. */
    public boolean isReportedAlready(DeviationReported reported) {
        return !reported.reference().isEmpty()
                && list.stream()
                        .anyMatch(one -> one.reported().reporter().equals(reported.reporter())
                                && one.reported().reference().equals(reported.reference()));
    }

    private static List<Refusal> referenceFaults(String reference) {
        if (reference.isEmpty() || reference.matches(REFERENCE)) {
            return NoteWords.faults(reference);
        }
        var faults = new ArrayList<Refusal>(NoteWords.faults(reference));
        faults.add(new Refusal.ReferenceNoNumber());
        return faults;
    }

    public Ruling<DeviationNote> addFile(DeviationFileAdded file, Actor by) {
        return ruled(file, by, NoteWords.faults(file.name()));
    }

    /** The other party accepts it, does not recognise it, or asks. */
    public Ruling<DeviationNote> answer(DeviationAnswered answered, Actor by) {
        var faults = new ArrayList<Refusal>();
        find(answered.item()).ifPresent(one -> {
            if (!answered.party().equals(one.reported().against()) || !by.mayCoordinate(List.of(answered.party()))) {
                faults.add(new Refusal.NotAllowed());
            }
            if (isBegun(one)) {
                faults.add(new Refusal.DoneBefore(one.id()));
            }
        });
        faults.addAll(
                answered.answer() == DeviationNote.Answer.ACCEPTED
                        ? NoteWords.faults(answered.said())
                        : NoteWords.requiredFaults(answered.said()));
        faults.addAll(referenceFaults(answered.reference()));
        return ruled(answered, by, faults);
    }

    /** The reporter explains what the other party asked about, or did not recognise. */
    public Ruling<DeviationNote> explain(DeviationExplained explained, Actor by) {
        var faults = new ArrayList<Refusal>();
        find(explained.item()).ifPresent(one -> {
            if (!writes(by, List.of(one.reported().reporter()))) {
                faults.add(new Refusal.NotAllowed());
            }
            if (!one.awaitsExplanation()) {
                faults.add(new Refusal.NothingAsked());
            }
        });
        faults.addAll(NoteWords.requiredFaults(explained.said()));
        return ruled(explained, by, faults);
    }

    public Ruling<DeviationNote> noteCause(DeviationCauseNoted cause, DeviationTerms terms, Actor by) {
        var faults = new ArrayList<Refusal>(NoteWords.faults(cause.said()));
        if (terms.cause(cause.cause()).isEmpty()) {
            faults.add(new Refusal.UnknownTerm(cause.cause()));
        }
        return ruled(cause, by, faults);
    }

    /**
     * Set what is to be done, by whom and by when; a party sets it for itself, or asks it of the other. First the other party accepts the
     * deviation, so that nothing is set about what it does not recognise.
     */
    public Ruling<DeviationNote> setMeasure(DeviationMeasureSet set, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(set.role(), set.what()));
        find(set.item()).ifPresent(one -> {
            if (innerOf == null ? !one.concerns(set.party()) : !set.party().equals(innerOf)) {
                faults.add(new Refusal.NotAParty(set.party()));
            }
            if (one.measure(set.measure()).isPresent()) {
                faults.add(new Refusal.DoneBefore(set.measure()));
            }
            if (!isAccepted(one)) {
                faults.add(new Refusal.DeviationNotAccepted());
            }
        });
        if (set.due().isBefore(today)) {
            faults.add(new Refusal.DatesOutOfOrder(today, set.due()));
        }
        return ruled(set, by, faults);
    }

    /** Say that a measure is done; for the party that was to do it. */
    public Ruling<DeviationNote> finishMeasure(DeviationMeasureDone done, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(done.how()));
        find(done.item()).ifPresent(one -> {
            Optional<Measure> measure = one.measure(done.measure());
            if (measure.isEmpty()) {
                faults.add(new Refusal.NothingByThatName(done.measure()));
            } else if (measure.get().done() != null) {
                faults.add(new Refusal.DoneBefore(done.measure()));
            } else if (!actsFor(measure.get().set().party(), one, by)) {
                faults.add(new Refusal.NotAllowed());
            }
            faults.addAll(dateFaults(one.reported().happened(), done.on(), today));
        });
        return ruled(done, by, faults);
    }

    /** Say whether the measures worked, when all are done. */
    public Ruling<DeviationNote> checkEffect(DeviationEffectChecked checked, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(checked.said()));
        find(checked.item()).ifPresent(one -> {
            if (one.measures().isEmpty() || !one.areMeasuresDone()) {
                faults.add(new Refusal.MeasuresNotDone());
            }
            LocalDate since = one.measures().stream()
                    .map(Measure::done)
                    .filter(Objects::nonNull)
                    .map(DeviationMeasureDone::on)
                    .max(LocalDate::compareTo)
                    .orElse(one.reported().happened());
            faults.addAll(dateFaults(since, checked.on(), today));
        });
        return ruled(checked, by, faults);
    }

    /**
     * Close it: when measures were set, only once they are done and have worked. The party it was reported to does not close it; the
     * reporter does, whatever was answered.
     */
    public Ruling<DeviationNote> close(DeviationClosed closed, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(closed.reason()));
        find(closed.item()).ifPresent(one -> {
            if (one.reported().against() != null && !actsFor(one.reported().reporter(), one, by)) {
                faults.add(new Refusal.NotAllowed());
            }
            if (!one.areMeasuresDone()) {
                faults.add(new Refusal.MeasuresNotDone());
            } else if (!one.isPutRight()) {
                faults.add(new Refusal.EffectNotChecked());
            }
            faults.addAll(dateFaults(one.reported().happened(), closed.on(), today));
        });
        return ruled(closed, by, faults);
    }

    public Ruling<DeviationNote> reopen(DeviationReopened reopened, Actor by) {
        Optional<Deviation> found = find(reopened.item());
        if (found.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(reopened.item()));
        }
        var faults = new ArrayList<Refusal>(NoteWords.requiredFaults(reopened.reason()));
        if (found.get().isOpen()) {
            faults.add(new Refusal.DoneBefore(reopened.item()));
        }
        if (!takesPart(found.get(), by)) {
            faults.add(new Refusal.NotAllowed());
        }
        return faults.isEmpty() ? Ruling.made(reopened) : Ruling.refused(faults);
    }

    /** Note in the inner room that a shared one was made from it; only those who may speak for the party share. */
    public Ruling<DeviationNote> tell(DeviationToldToParties told, Actor by) {
        var faults = new ArrayList<Refusal>();
        PartyId owner = innerOf;
        if (owner == null || !by.mayCoordinate(List.of(owner))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (find(told.item()).filter(one -> one.shared() != null).isPresent()) {
            faults.add(new Refusal.DoneBefore(told.item()));
        }
        return ruled(told, by, faults);
    }

    /** Within an organisation those who may read its room write in it; between the parties those who follow the agreement up. */
    private boolean writes(Actor by, Collection<PartyId> parties) {
        return innerOf == null ? by.mayCoordinate(parties) : by.mayComment(List.of(innerOf));
    }

    private boolean takesPart(Deviation one, Actor by) {
        PartyId own = by.organisation();
        return own != null
                && !left.contains(own)
                && (one.concerns(own) || left.containsAll(one.parties()))
                && writes(by, List.of(own));
    }

    /** Whether a person does what a party is to do; when that has left, whoever takes part does. */
    private boolean actsFor(PartyId party, Deviation one, Actor by) {
        return left.contains(party) ? takesPart(one, by) : writes(by, List.of(party));
    }

    private boolean isAccepted(Deviation one) {
        PartyId against = one.reported().against();
        return one.isAccepted() || against != null && left.contains(against);
    }

    /** Whether something is set about what was accepted, so that the answer stands. */
    private static boolean isBegun(Deviation one) {
        return !one.measures().isEmpty() && one.isAccepted();
    }

    // ---- what a person may do, for pages that offer it
    // ------------------------------------------------------------------

    public boolean mayWork(Deviation one, Actor by) {
        return one.isOpen() && takesPart(one, by);
    }

    public boolean mayReopen(Deviation one, Actor by) {
        return !one.isOpen() && takesPart(one, by);
    }

    public boolean mayAnswer(Deviation one, Actor by) {
        PartyId against = one.reported().against();
        return mayWork(one, by) && against != null && by.mayCoordinate(List.of(against)) && !isBegun(one);
    }

    public boolean mayExplain(Deviation one, Actor by) {
        return mayWork(one, by) && writes(by, List.of(one.reported().reporter())) && one.awaitsExplanation();
    }

    public boolean maySetMeasure(Deviation one, Actor by) {
        return mayWork(one, by) && isAccepted(one);
    }

    public boolean mayFinish(Deviation one, Measure measure, Actor by) {
        return mayWork(one, by)
                && measure.done() == null
                && actsFor(measure.set().party(), one, by);
    }

    /** Whether the person may say if what was done helped, and nobody has said so of all of it. */
    public boolean mayCheck(Deviation one, Actor by) {
        return mayWork(one, by)
                && !one.measures().isEmpty()
                && one.areMeasuresDone()
                && one.effect() == null
                && one.standing() != Deviation.Standing.AWAITS_MEASURE;
    }

    public boolean mayClose(Deviation one, Actor by) {
        return mayWork(one, by)
                && one.isPutRight()
                && (one.reported().against() == null || actsFor(one.reported().reporter(), one, by));
    }

    private static List<Refusal> dateFaults(LocalDate since, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return List.of(new Refusal.DateInFuture(on));
        }
        return on.isBefore(since) ? List.of(new Refusal.DatesOutOfOrder(since, on)) : List.of();
    }

    /** What goes for every note on an open deviation, with what stands against this one. */
    private Ruling<DeviationNote> ruled(DeviationNote note, Actor by, List<Refusal> more) {
        Optional<Deviation> found = find(note.item());
        if (found.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(note.item()));
        }
        var faults = new ArrayList<Refusal>();
        if (!takesPart(found.get(), by)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!found.get().isOpen()) {
            faults.add(new Refusal.DeviationClosed());
        }
        more.stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        return faults.isEmpty() ? Ruling.made(note) : Ruling.refused(faults);
    }
}
