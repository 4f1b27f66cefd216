package no.avtaleverk.templates.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Fault;
import no.avtaleverk.model.followup.Sheet.Reading;
import org.junit.jupiter.api.Test;

class RosEventFilesTests {
    private static Reading read(String yaml) {
        return RosEventFiles.read("mine.YAML", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Fault> faults(String yaml) {
        assertThat(read(yaml)).isInstanceOf(Reading.Faulty.class);
        return ((Reading.Faulty) read(yaml)).faults();
    }

    @Test
    void theWholeCommonLibraryIsWrittenAndReadAgain() {
        byte[] written = RosEventFiles.yaml(RosFiles.library().scenarios());
        assertThat(RosEventFiles.read("x.yaml", written)).isInstanceOf(Reading.Read.class);
        Sheet sheet = ((Reading.Read) RosEventFiles.read("x.yaml", written)).sheet();
        assertThat(sheet.lines()).hasSize(RosFiles.library().scenarios().size());
        Sheet.Line first = sheet.lines().getFirst();
        assertThat(first.number()).isEqualTo(2);
        assertThat(first.cell("id")).isEqualTo("R-01-1");
        assertThat(first.cell("causes-nb").lines()).hasSize(3);
        assertThat(first.cell("lowers")).isEqualTo("both\nconsequence\nlikelihood");
        assertThat(first.cell("source-nb")).contains("«I noen tilfeller");
    }

    @Test
    void wordsThatYamlWouldTakeForSomethingElseAreWords() {
        Sheet sheet = ((Reading.Read) read("""
                scenarios:
                  - event: {nb: no, nn: "Nei: 1"}
                    areas: [patient, economy]
                    reviewed: 2026-01-02
                """)).sheet();
        assertThat(sheet.lines().getFirst().cells())
                .containsEntry("event-nb", "no")
                .containsEntry("areas", "patient, economy")
                .containsEntry("reviewed", "2026-01-02");
    }

    @Test
    void eachFaultNamesItsLine() {
        assertThat(faults("""
                scenarios:
                  - id: A-1
                    colour: red
                    causes:
                      - nb: "Bare bokmål"
                  - just words
                """))
                .containsExactly(
                        new Fault(3, "colour", Cause.UNKNOWN_COLUMN, ""),
                        new Fault(5, "causes.nn", Cause.MISSING, ""),
                        new Fault(6, "", Cause.NOT_A_TABLE, ""));
    }

    @Test
    void whatIsNoYamlIsSaidAndNothingIsMadeOfIt() {
        assertThat(faults("scenarios: [")).extracting(Fault::cause).containsExactly(Cause.NOT_A_TABLE);
        assertThat(faults("")).extracting(Fault::cause).containsExactly(Cause.EMPTY);
        assertThat(faults("scenarios: []")).extracting(Fault::cause).containsExactly(Cause.EMPTY);
        assertThat(faults("just words")).extracting(Fault::cause).containsExactly(Cause.NOT_A_TABLE);
        assertThat(faults("!!javax.script.ScriptEngineManager [x]")).isNotEmpty();
        assertThat(faults("- &a [*a]")).isNotEmpty();
    }

    /** A file of some megabytes would otherwise come to gigabytes when its lists are put together. */
    @Test
    void wordsThatStandOnceAndArePointedAtAreNotRead() {
        String file = """
                scenarios:
                  - id: &a "%s"
                    areas: [%s]
                """.formatted("x".repeat(1 << 20), "*a, ".repeat(100_000) + "*a");
        assertThat(faults(file)).containsExactly(new Fault(3, "", Cause.NOT_A_TABLE, ""));
        assertThat(faults("""
                scenarios:
                  - &one
                    id: "A-1"
                  - *one
                """)).containsExactly(new Fault(4, "", Cause.NOT_A_TABLE, ""));
    }

    @Test
    void ofAFileFullOfFaultsTheFirstAreTold() {
        assertThat(faults("scenarios:\n" + "  - words\n".repeat(5_000)))
                .hasSize(201)
                .last()
                .isEqualTo(new Fault(202, "", Cause.TOO_MANY_LINES, ""));
        assertThat(faults("- {" + "a, ".repeat(5_000) + "b}")).hasSizeLessThan(300);
    }
}
