package no.avtaleverk.templates.ros;

import java.util.List;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;

/**
 * An analysis that a guide carries out as an example, with the results it comes to.
 *
 * @param scale id of the scale it is graded by
 */
public record WorkedExample(Bilingual name, Bilingual source, String scale, List<Row> rows) {
    public WorkedExample {
        rows = List.copyOf(rows);
    }

    /**
     * An event of the example.
     *
     * @param letter what the guide calls it
     * @param scenario id in the library
     * @param event in the guide's words
     * @param consequence what happens then
     */
    public record Row(
            String letter,
            String scenario,
            String area,
            Bilingual event,
            List<Bilingual> causes,
            Bilingual consequence,
            List<RosScenario.Proposed> measures,
            Result before,
            Result after) {
        public Row {
            causes = List.copyOf(causes);
            measures = List.copyOf(measures);
        }
    }

    /** A grade, and the score and zone that the guide says it gives. */
    public record Result(RosGrade grade, int score, Zone zone) {}
}
