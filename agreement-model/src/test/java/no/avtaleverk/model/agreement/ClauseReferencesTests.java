package no.avtaleverk.model.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;

class ClauseReferencesTests {
    private static final ClauseId DEVIATIONS = new ClauseId("d4-avvik");
    private static final ClauseId CHANGE = new ClauseId("d4-endring");
    private static final Head HEAD = new Head(
            "Delavtale 4",
            Language.BOKMAL,
            List.of(),
            new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY),
            Map.of("kommune", "Vaksdal kommune"),
            Set.of(),
            false);

    private final Clauses clauses = new Clauses(List.of(
                    clause(CHANGE, "Endring", "{{kommune}} melder, jf. punkt {{punkt:d4-avvik}}."),
                    clause(DEVIATIONS, "Avvik", "Tekst")))
            .renumbered();

    private static Clause clause(ClauseId id, String heading, String body) {
        return new Clause(id, 1, "", ClauseText.parse(heading, body));
    }

    private static String body(Clauses clauses) {
        return clauses.find(CHANGE).orElseThrow().text().body();
    }

    @Test
    void peopleReadThePresentNumber() {
        assertThat(body(clauses.filled(HEAD))).isEqualTo("Vaksdal kommune melder, jf. punkt 2.");
    }

    @Test
    void theReferenceFollowsWhenTheClauseIsMoved() {
        Clauses moved = clauses.moving(DEVIATIONS, 0, 1);
        assertThat(body(moved)).isEqualTo(body(clauses));
        assertThat(body(moved.filled(HEAD))).isEqualTo("Vaksdal kommune melder, jf. punkt 1.");
    }

    @Test
    void aReferenceIsNoParameter() {
        assertThat(Parameters.missing(clauses, HEAD)).isEmpty();
        assertThat(Parameters.usedIn(body(clauses))).containsExactly("kommune");
    }

    @Test
    void aReferenceToAClauseThatIsGoneStaysAndIsTold() {
        Clauses without = clauses.without(DEVIATIONS);
        assertThat(body(without.filled(HEAD))).contains("{{punkt:d4-avvik}}");
        assertThat(ClauseReferences.dangling(without)).containsExactly(DEVIATIONS);
        assertThat(ClauseReferences.dangling(clauses)).isEmpty();
    }

    @Test
    void whereClausesBearNoNumberTheHeadingIsRead() {
        var unnumbered = new Clauses(clauses.list().stream()
                .map(one -> new Clause(one.id(), one.level(), "", one.text()))
                .toList());
        assertThat(body(unnumbered.filled(HEAD))).endsWith("jf. punkt «Avvik».");
    }
}
