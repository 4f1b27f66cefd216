package no.avtaleverk.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import no.avtaleverk.model.activity.ActivityFigure;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.FigureAgreed;
import no.avtaleverk.model.activity.ActivityNote.Measure;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.activity.ReportingPeriod.Length;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PictureTests {
    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 3, 1", "3, 3, 3", "4, 4, 4", "1, 40, 1", "10, 40, 1", "11, 40, 2", "40, 40, 4"})
    void fewAreDrawnAsTheyAreAndManyByTheQuarter(int count, int most, int level) {
        assertThat(HeatPicture.level(count, most)).isEqualTo(level);
    }

    @Test
    void countsAreWrittenInTheirCellsAndWordsCanNotBreakThePicture() throws Exception {
        String svg = HeatPicture.of(
                "A \"b\" <c> & d",
                List.of("2025", "2026"),
                List.of(new HeatPicture.Row("4.1 <script>alert(1)</script>", List.of(0, 7))));
        Document picture = parsed(svg);
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(picture.getDocumentElement().getAttribute("aria-label")).isEqualTo("A \"b\" <c> & d");
        assertThat(picture.getDocumentElement().getTextContent()).contains("0", "7", "2026");
    }

    @Test
    void aFigureShowsWhereTheLevelWasNotKeptWhereNoFigureIsAndWhenTheTextChanged() throws Exception {
        var agreed = new FigureAgreed(
                "f-1",
                "Belegg",
                Measure.OCCUPANCY,
                "prosent",
                new ClauseId("k-1"),
                Sha256.ZERO,
                1,
                new BigDecimal("60"),
                Direction.AT_LEAST,
                Length.MONTH,
                new PartyId("kommune-4628"),
                LocalDate.of(2026, 1, 1));
        var figure = new ActivityFigure(
                agreed, null, Map.of(month(1), value(1, "58"), month(2), value(2, "61"), month(5), value(5, "64")));
        Document picture = parsed(LinePicture.of(
                "Belegg over tid",
                figure,
                Map.of(LocalDate.of(2026, 3, 1), 2, LocalDate.of(2020, 1, 1), 1),
                BigDecimal::toPlainString,
                period -> "p" + period.number(),
                version -> "v" + version));
        assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("v2", "p1", "p5")
                .doesNotContain("v1");
    }

    private static ReportingPeriod month(int month) {
        return new ReportingPeriod(Length.MONTH, 2026, month);
    }

    private static ActivityFigure.Value value(int month, String number) {
        return new ActivityFigure.Value(month(month), new BigDecimal(number), "", List.of());
    }
}
