package no.avtaleverk.model.ros;

/**
 * A cell of the matrix.
 *
 * @param likelihood 1 (rarest) to 5
 * @param consequence 1 (mildest) to 5
 */
public record RosGrade(int likelihood, int consequence) {
    /** The highest grade of either. */
    public static final int HIGHEST = 5;

    public RosGrade {
        if (likelihood < 1 || likelihood > HIGHEST || consequence < 1 || consequence > HIGHEST) {
            throw new IllegalArgumentException(
                    "Grades go from 1 to %d: %d, %d".formatted(HIGHEST, likelihood, consequence));
        }
    }

    /** The score: the product of the two, so that 11 and some other numbers never occur. */
    public int score() {
        return likelihood * consequence;
    }
}
