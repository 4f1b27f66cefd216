package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosLibraryNote.RosScaleIssued;
import no.avtaleverk.model.ros.RosLibraryNote.RosScenarioKept;
import no.avtaleverk.model.ros.RosLibraryNote.RosScenarioRetired;
import no.avtaleverk.model.wording.Bilingual;

/**
 * What an organisation keeps of its own: events, and scales. Each note is an edition, so that any earlier one can be read again.
 *
 * @param edition how many times something was changed; 0 when nothing was
 * @param kept by id of the event, in the order they were first kept
 * @param retired events of either library that are no longer used here, with the reason
 * @param scales all editions of its scale, the oldest first
 */
public record OwnLibrary(
        PartyId owner,
        long edition,
        Map<String, Kept> kept,
        Map<String, String> retired,
        List<RosScale> scales,
        List<Noted<RosLibraryNote>> history) {
    /** An event as it stands, and how many times it was written. */
    public record Kept(RosScenario scenario, int edition) {}

    public OwnLibrary {
        kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
        retired = Collections.unmodifiableMap(new LinkedHashMap<>(retired));
        scales = List.copyOf(scales);
        history = List.copyOf(history);
    }

    public static OwnLibrary of(PartyId owner, List<Noted<RosLibraryNote>> notes) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        Map<String, String> retired = new LinkedHashMap<>();
        var scales = new ArrayList<RosScale>();
        for (Noted<RosLibraryNote> noted : notes) {
            switch (noted.note()) {
                case RosScenarioKept one -> {
                    retired.remove(one.item());
                    kept.merge(
                            one.item(),
                            new Kept(one.scenario(), 1),
                            (before, now) -> new Kept(now.scenario(), before.edition() + 1));
                }
                case RosScenarioRetired one -> retired.put(one.item(), one.reason());
                case RosScaleIssued one -> scales.add(one.scale());
            }
        }
        return new OwnLibrary(owner, notes.size(), kept, retired, scales, notes);
    }

    /** The scale the organisation uses now; absent while it uses the common one. */
    public Optional<RosScale> scale() {
        return scales.isEmpty() ? Optional.empty() : Optional.of(scales.getLast());
    }

    /** Write an event, or write it anew. An event of the common library may be kept in own words, under its id. */
    public Ruling<RosLibraryNote> keep(RosScenario scenario, RosScale scale, Actor by) {
        var faults = new ArrayList<>(rights(by));
        var words = new ArrayList<Bilingual>(scenario.causes());
        words.add(scenario.event());
        words.add(scenario.source());
        scenario.measures().forEach(measure -> words.add(measure.what()));
        faults.addAll(wordFaults(words));
        scenario.areas().stream()
                .filter(area -> scale.area(area).isEmpty())
                .forEach(area -> faults.add(new Refusal.UnknownTerm(area)));
        return faults.isEmpty() ? Ruling.made(new RosScenarioKept(scenario.id(), scenario)) : Ruling.refused(faults);
    }

    /** Say that an event was held against practice and stands as it is. */
    public Ruling<RosLibraryNote> review(
            RosScenario scenario, LocalDate on, LocalDate reviewBy, RosScale scale, Actor by, LocalDate today) {
        if (on.isAfter(today)) {
            return Ruling.refused(new Refusal.DateInFuture(on));
        }
        if (!reviewBy.isAfter(on)) {
            return Ruling.refused(new Refusal.DatesOutOfOrder(on, reviewBy));
        }
        return keep(
                new RosScenario(
                        scenario.id(),
                        scenario.matter(),
                        scenario.event(),
                        scenario.causes(),
                        scenario.areas(),
                        scenario.requirements(),
                        scenario.measures(),
                        scenario.source(),
                        on,
                        reviewBy),
                scale,
                by);
    }

    /** Leave an event out of the checklists made from now on. */
    public Ruling<RosLibraryNote> retire(String id, String reason, RosLibrary all, Actor by) {
        var faults = new ArrayList<>(rights(by));
        if (all.find(id).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(id));
        }
        faults.addAll(NoteWords.requiredFaults(reason));
        return faults.isEmpty() ? Ruling.made(new RosScenarioRetired(id, reason)) : Ruling.refused(faults);
    }

    /** Issue a scale; analyses made before keep theirs. */
    public Ruling<RosLibraryNote> issue(RosScale scale, Actor by) {
        var faults = new ArrayList<>(rights(by));
        var words = new ArrayList<Bilingual>(scale.consequences());
        words.add(scale.name());
        words.addAll(scale.zones());
        scale.likelihoods().forEach(one -> {
            words.add(one.name());
            words.add(one.meaning());
            words.add(new Bilingual(one.perYear(), one.perYear()));
        });
        scale.areas().forEach(area -> {
            words.add(area.name());
            words.addAll(area.grades());
        });
        faults.addAll(wordFaults(words));
        if (!scale.id().equals(owner.value()) || scale.edition() != scales.size() + 1) {
            faults.add(new Refusal.DoneBefore(scale.id()));
        }
        return faults.isEmpty() ? Ruling.made(new RosScaleIssued("", scale)) : Ruling.refused(faults);
    }

    private List<Refusal> rights(Actor by) {
        return by.mayCoordinate(List.of(owner)) ? List.of() : List.of(new Refusal.NotAllowed());
    }

    private static List<Refusal> wordFaults(List<Bilingual> words) {
        return NoteWords.requiredFaults(
                words.stream().flatMap(one -> Stream.of(one.nb(), one.nn())).toArray(String[]::new));
    }
}
