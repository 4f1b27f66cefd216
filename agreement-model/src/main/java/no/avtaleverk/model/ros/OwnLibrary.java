package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosLibraryNote.RosScaleIssued;
import no.avtaleverk.model.ros.RosLibraryNote.RosScenarioKept;
import no.avtaleverk.model.ros.RosLibraryNote.RosScenarioRestored;
import no.avtaleverk.model.ros.RosLibraryNote.RosScenarioRetired;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What a health trust keeps of its own: events, and scales. Each note is an edition, so that any earlier one can be read again.
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
    /** Most causes and most measures of an event. */
    public static final int MOST_LINES = 20;

    /** Most events of its own. */
    public static final int MOST_EVENTS = 500;

    /** Longest words of an event, and of the names in a scale, in characters. */
    public static final int LONGEST_NAME = 300;

    /** Longest words of a cause, a measure, a source or a grade, in characters. */
    public static final int LONGEST_WORDS = 1000;

    /** An event as it stands, and how many times it was written. */
    public record Kept(RosScenario scenario, int edition) {}

    /**
     * What was done to an event.
     *
     * @param scenario as it stood then; absent when it was retired or taken back
     * @param changed what differs from the edition before it, or from the common event; empty for the first of a new event
     */
    public record Edition(
            Noted<RosLibraryNote> noted, @Nullable RosScenario scenario, Set<RosScenario.Part> changed) {
        public Edition {
            changed = Collections.unmodifiableSet(new LinkedHashSet<>(changed));
        }
    }

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
                case RosScenarioRestored one -> retired.remove(one.item());
                case RosScaleIssued one -> scales.add(one.scale());
            }
        }
        return new OwnLibrary(owner, notes.size(), kept, retired, scales, notes);
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** The scale the organisation uses now; absent while it uses the common one. */
    public Optional<RosScale> scale() {
        return scales.isEmpty() ? Optional.empty() : Optional.of(scales.getLast());
    }

    /** The events of its own that are in use. */
    public List<RosScenario> inUse() {
        return kept.entrySet().stream()
                .filter(one -> !retired.containsKey(one.getKey()))
                .map(one -> one.getValue().scenario())
                .toList();
    }

    /** The first day by which an event of its own in use is to be held against practice again; empty while it keeps none. */
    public Optional<LocalDate> reviewBy() {
        return inUse().stream().map(RosScenario::reviewBy).min(LocalDate::compareTo);
    }

    /** All that was done to an event here, oldest first. */
    public List<Edition> editions(String id, RosLibrary common) {
        var editions = new ArrayList<Edition>();
        RosScenario before = common.find(id).orElse(null);
        for (Noted<RosLibraryNote> noted : history) {
            if (!noted.note().item().equals(id) || id.isEmpty()) {
                continue;
            }
            if (noted.note() instanceof RosScenarioKept one) {
                editions.add(new Edition(
                        noted,
                        one.scenario(),
                        before == null ? Set.of() : one.scenario().changedSince(before)));
                before = one.scenario();
            } else {
                editions.add(new Edition(noted, null, Set.of()));
            }
        }
        return editions;
    }

    /** Whether a person may write here: a jurist or coordinator of the trust. A kommune uses the library of its trust. */
    public boolean isWrittenBy(Actor by) {
        return !owner.isMunicipality() && by.mayCoordinate(List.of(owner));
    }

    /** What the ids of events begin with that the organisation has written itself, and those of nobody else. */
    public String prefix() {
        return "E-" + owner.value().substring(owner.value().indexOf('-') + 1) + "-";
    }

    /** An id for an event nobody has written, the same in no other library. */
    public String freeId() {
        int number = 1;
        while (kept.containsKey(prefix() + number)) {
            number++;
        }
        return prefix() + number;
    }

    /**
     * Whether an id may name an event here: one that is kept, one of the common library, or one no other library gives out. So an id is the
     * same event wherever analyses are looked at together.
     */
    public boolean mayBeNamed(String id, RosLibrary common) {
        return kept.containsKey(id) || common.find(id).isPresent() || id.startsWith(prefix());
    }

    // ---- rules ------------------------------------------------------------------------------------------------------

    /** Write an event, or write it anew. An event of the common library may be kept in own words, under its id. */
    public Ruling<RosLibraryNote> keep(
            RosScenario scenario, RosLibrary common, RosScale scale, Actor by, LocalDate today) {
        var faults = new ArrayList<>(rights(by));
        faults.addAll(faults(scenario, scale, today));
        if (!mayBeNamed(scenario.id(), common)) {
            faults.add(new Refusal.NothingByThatName(scenario.id()));
        }
        if (!kept.containsKey(scenario.id()) && kept.size() >= MOST_EVENTS) {
            faults.add(new Refusal.TooMany(MOST_EVENTS));
        }
        boolean same = Optional.ofNullable(kept.get(scenario.id()))
                .filter(one -> one.scenario().equals(scenario) && !retired.containsKey(scenario.id()))
                .isPresent();
        if (!faults.isEmpty()) {
            return Ruling.refused(List.copyOf(new LinkedHashSet<>(faults)));
        }
        return same ? new Ruling.Made<>(List.of()) : Ruling.made(new RosScenarioKept(scenario.id(), scenario));
    }

    /** What stands against the words of an event, whoever writes it. */
    public static List<Refusal> faults(RosScenario scenario, RosScale scale, LocalDate today) {
        var faults = new ArrayList<Refusal>(wordFaults(LONGEST_NAME, List.of(scenario.event())));
        var words = new ArrayList<Bilingual>(scenario.causes());
        words.add(scenario.source());
        scenario.measures().forEach(measure -> words.add(measure.what()));
        faults.addAll(wordFaults(LONGEST_WORDS, words));
        if (scenario.causes().size() > MOST_LINES || scenario.measures().size() > MOST_LINES) {
            faults.add(new Refusal.TooMany(MOST_LINES));
        }
        scenario.areas().stream()
                .filter(area -> scale.area(area).isEmpty())
                .forEach(area -> faults.add(new Refusal.UnknownTerm(area)));
        if (scenario.reviewed().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(scenario.reviewed()));
        }
        return faults;
    }

    /** Say that an event was held against practice and stands as it is. */
    public Ruling<RosLibraryNote> review(
            RosScenario scenario,
            LocalDate on,
            LocalDate reviewBy,
            RosLibrary common,
            RosScale scale,
            Actor by,
            LocalDate today) {
        if (on.isAfter(today)) {
            return Ruling.refused(new Refusal.DateInFuture(on));
        }
        if (!reviewBy.isAfter(on) || reviewBy.isBefore(today)) {
            return Ruling.refused(new Refusal.DatesOutOfOrder(on.isBefore(today) ? today : on, reviewBy));
        }
        return keep(scenario.reviewed(on, reviewBy), common, scale, by, today);
    }

    /** Leave an event out of the checklists made from now on. */
    public Ruling<RosLibraryNote> retire(String id, String reason, RosLibrary all, Actor by) {
        var faults = new ArrayList<>(rights(by));
        if (all.find(id).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(id));
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST_WORDS, reason));
        return faults.isEmpty() ? Ruling.made(new RosScenarioRetired(id, reason)) : Ruling.refused(faults);
    }

    /** Use an event again that was retired. */
    public Ruling<RosLibraryNote> restore(String id, Actor by) {
        var faults = new ArrayList<>(rights(by));
        if (!retired.containsKey(id)) {
            faults.add(new Refusal.NothingByThatName(id));
        }
        return faults.isEmpty() ? Ruling.made(new RosScenarioRestored(id)) : Ruling.refused(faults);
    }

    /** Issue a scale; analyses made before keep theirs. */
    public Ruling<RosLibraryNote> issue(RosScale scale, Actor by) {
        var faults = new ArrayList<>(rights(by));
        var names = new ArrayList<Bilingual>(scale.consequences());
        names.add(scale.name());
        var words = new ArrayList<Bilingual>(scale.zones());
        words.add(scale.source());
        scale.likelihoods().forEach(one -> {
            names.add(one.name());
            names.add(new Bilingual(one.perYear(), one.perYear()));
            words.add(one.meaning());
        });
        scale.areas().forEach(area -> {
            names.add(area.name());
            words.addAll(area.grades());
        });
        faults.addAll(wordFaults(LONGEST_NAME, names));
        faults.addAll(wordFaults(LONGEST_WORDS, words));
        if (!scale.id().equals(owner.value())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (scale.edition() != scales.size() + 1) {
            faults.add(new Refusal.DoneBefore(scale.id()));
        }
        return faults.isEmpty()
                ? Ruling.made(new RosScaleIssued("", scale))
                : Ruling.refused(List.copyOf(new LinkedHashSet<>(faults)));
    }

    private List<Refusal> rights(Actor by) {
        return isWrittenBy(by) ? List.of() : List.of(new Refusal.NotAllowed());
    }

    private static List<Refusal> wordFaults(int longest, List<Bilingual> words) {
        return NoteWords.requiredFaults(
                longest,
                words.stream().flatMap(one -> Stream.of(one.nb(), one.nn())).toArray(String[]::new));
    }
}
