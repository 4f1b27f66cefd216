package no.avtaleverk.model.ros;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.wording.Bilingual;

/**
 * The scales an analysis is made with: what each grade means, which areas of consequence there are, and where the zones begin. An analysis
 * keeps the scale it was made with.
 *
 * @param id of the scale; with {@code edition} never used again for other words
 * @param edition 1 for the first
 * @param likelihoods five, the rarest first
 * @param consequences five names, the mildest first
 * @param yellowFrom lowest score that is yellow
 * @param redFrom lowest score that is red
 * @param neverGreenFrom lowest consequence that is never green, however rare; 6 for none. A rare death is no green risk
 * @param decisionFrom lowest consequence whose remaining risk somebody has to accept in any zone; 6 for none. What is yellow or red always
 *     asks for that decision
 */
public record RosScale(
        String id,
        int edition,
        Bilingual name,
        Bilingual source,
        List<Likelihood> likelihoods,
        List<Bilingual> consequences,
        List<Area> areas,
        List<Bilingual> zones,
        int yellowFrom,
        int redFrom,
        int neverGreenFrom,
        int decisionFrom) {
    /** Most areas of consequence. */
    public static final int MOST_AREAS = 12;

    /** Id of the area of patients, in scales that have it. */
    private static final String PATIENT = "patient";

    private static final int NONE = RosGrade.HIGHEST + 1;

    public RosScale {
        likelihoods = List.copyOf(likelihoods);
        consequences = List.copyOf(consequences);
        areas = List.copyOf(areas);
        zones = List.copyOf(zones);
        if (!id.matches("[0-9a-z-]{1,60}") || edition < 1) {
            throw new IllegalArgumentException("Not the id of a scale: %s, %d".formatted(id, edition));
        }
        if (likelihoods.size() != RosGrade.HIGHEST || consequences.size() != RosGrade.HIGHEST) {
            throw new IllegalArgumentException("A scale has five grades of likelihood and five of consequence");
        }
        if (zones.size() != Zone.values().length) {
            throw new IllegalArgumentException("A scale says what each of the three zones means");
        }
        if (areas.isEmpty() || areas.size() > MOST_AREAS) {
            throw new IllegalArgumentException("A scale has 1 to %d areas".formatted(MOST_AREAS));
        }
        var ids = new HashSet<String>();
        if (!areas.stream().allMatch(area -> ids.add(area.id()))) {
            throw new IllegalArgumentException("A scale has each area once");
        }
        if (yellowFrom < 2 || redFrom <= yellowFrom || redFrom > RosGrade.HIGHEST * RosGrade.HIGHEST) {
            throw new IllegalArgumentException(
                    "Zones follow each other: yellow from %d, red from %d".formatted(yellowFrom, redFrom));
        }
        if (neverGreenFrom < 1 || neverGreenFrom > NONE || decisionFrom < 1 || decisionFrom > NONE) {
            throw new IllegalArgumentException("A setting names a grade of consequence, or 6 for none");
        }
    }

    /**
     * A grade of likelihood.
     *
     * @param meaning how often, in words
     * @param perYear how often, as people read it, such as {@code 2-11}; the highest grade that fits is taken
     */
    public record Likelihood(Bilingual name, Bilingual meaning, String perYear) {}

    /**
     * An area of consequence.
     *
     * @param grades what each grade means in it, the mildest first
     * @param added whether it is one that the model of vedlegg 1 lacks
     */
    public record Area(String id, Bilingual name, List<Bilingual> grades, boolean added) {
        public Area {
            grades = List.copyOf(grades);
            if (!id.matches("[a-z][0-9a-z-]{0,39}")) {
                throw new IllegalArgumentException("Not the id of an area: " + id);
            }
            if (grades.size() != RosGrade.HIGHEST) {
                throw new IllegalArgumentException("An area says what each of five grades means");
            }
        }
    }

    public Optional<Area> area(String area) {
        return areas.stream().filter(one -> one.id().equals(area)).findFirst();
    }

    /** The area for what nothing says the area of: patients, or else the first. */
    public String mainArea() {
        return area(PATIENT).orElse(areas.getFirst()).id();
    }

    /** The mildest grade first: by zone, then by score, then by consequence. */
    public Comparator<RosGrade> byGravity() {
        return Comparator.<RosGrade, Zone>comparing(this::zone)
                .thenComparingInt(RosGrade::score)
                .thenComparingInt(RosGrade::consequence);
    }

    /** The zone of a cell. */
    public Zone zone(RosGrade grade) {
        if (grade.score() >= redFrom) {
            return Zone.RED;
        }
        return grade.score() >= yellowFrom || grade.consequence() >= neverGreenFrom ? Zone.YELLOW : Zone.GREEN;
    }

    /** Whether somebody has to accept what remains. */
    public boolean needsDecision(RosGrade remaining) {
        return zone(remaining) != Zone.GREEN || remaining.consequence() >= decisionFrom;
    }

    /** Whether grades given by the other mean the same: what they are called and how they are read. */
    public boolean isSameAs(RosScale other) {
        return id.equals(other.id) && edition == other.edition;
    }
}
