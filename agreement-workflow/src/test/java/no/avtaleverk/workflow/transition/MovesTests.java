package no.avtaleverk.workflow.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.agreement.TextState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MovesTests {
    private final Machine<TextState> text = new Machine<>(TextState.class, Move.OF_A_TEXT);
    private final Machine<AgreementState> agreement = new Machine<>(AgreementState.class, Move.OF_AN_AGREEMENT);

    static Stream<Arguments> everyStateOfATextAndStep() {
        return everyPair(TextState.values());
    }

    static Stream<Arguments> everyStateOfAnAgreementAndStep() {
        return everyPair(AgreementState.values());
    }

    private static Stream<Arguments> everyPair(Object[] states) {
        return Arrays.stream(states)
                .flatMap(state -> Arrays.stream(Step.values()).map(step -> Arguments.of(state, step)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyStateOfATextAndStep")
    void theMachineOfATextAllowsExactlyTheMovesInTheTable(TextState from, Step step) {
        holds(text, Move.OF_A_TEXT, from, step);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyStateOfAnAgreementAndStep")
    void theMachineOfAnAgreementAllowsExactlyTheMovesInTheTable(AgreementState from, Step step) {
        holds(agreement, Move.OF_AN_AGREEMENT, from, step);
    }

    private static <S extends Enum<S>> void holds(Machine<S> machine, List<Move<S>> table, S from, Step step) {
        @Nullable
        S expected = table.stream()
                .filter(move -> move.from() == from && move.step() == step)
                .map(Move::to)
                .findFirst()
                .orElse(null);
        var allowed = machine.ask(from, step, check -> List.of());
        assertThat(allowed.to()).isEqualTo(expected);
        assertThat(allowed.faults()).isEmpty();
        var fault = new Refusal.NoClauses();
        var refused = machine.ask(from, step, check -> List.of(fault));
        assertThat(refused.to()).isNull();
        assertThat(refused.faults()).isEqualTo(expected == null ? List.of() : List.of(fault));
    }

    @Test
    void noStateHasTwoRowsForOneStep() {
        assertThat(Move.OF_A_TEXT)
                .extracting(move -> move.from() + " " + move.step())
                .doesNotHaveDuplicates();
        assertThat(Move.OF_AN_AGREEMENT)
                .extracting(move -> move.from() + " " + move.step())
                .doesNotHaveDuplicates();
    }

    @Test
    void aBrokenConditionIsNotTakenForARefusal() {
        assertThatThrownBy(() -> text.ask(TextState.DRAFT, Step.SUBMIT, check -> {
                    throw new IllegalStateException("disk");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk");
    }

    @Test
    void theMovesAreTheOnesTheJuristsApproved() throws IOException {
        assertThat(movesAsText()).isEqualTo(Files.readString(Path.of("src/test/approved/moves.txt")));
    }

    private static String movesAsText() {
        var lines = new StringBuilder("A text (the newest wording of an agreement)\n");
        Move.OF_A_TEXT.forEach(move -> lines.append(line(move)));
        lines.append("\nAn agreement\n");
        Move.OF_AN_AGREEMENT.forEach(move -> lines.append(line(move)));
        return lines.toString();
    }

    private static String line(Move<?> move) {
        return "  %-15s --%s--> %s%s\n"
                .formatted(
                        move.from(),
                        move.step(),
                        move.to(),
                        move.check() == Check.NOTHING
                                ? ""
                                : "   if "
                                        + move.check()
                                                .name()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', ' '));
    }
}
