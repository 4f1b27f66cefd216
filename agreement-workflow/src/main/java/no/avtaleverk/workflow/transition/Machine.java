package no.avtaleverk.workflow.transition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import reactor.core.publisher.Mono;

/**
 * A table of moves run by Spring Statemachine, a fresh machine for each question.
 *
 * <p>The library answers "accepted" also when a guard says no, and swallows exceptions of guards. So the verdict goes by whether the
 * action of a transition ran, and guards leave their reasons and faults where they are found again.
 */
final class Machine<S extends Enum<S>> {
    private final Class<S> states;
    private final List<Move<S>> table;

    Machine(Class<S> states, List<Move<S>> table) {
        this.states = states;
        this.table = table;
    }

    /** Whether any row speaks of the step. */
    boolean knows(Step step) {
        return table.stream().anyMatch(move -> move.step() == step);
    }

    /**
     * What came of a question.
     *
     * @param to the new state; absent when the move was not made
     * @param faults why the condition of the row said no; empty when there is no such row
     */
    record Outcome<S>(@Nullable S to, List<Refusal> faults) {}

    Outcome<S> ask(S from, Step step, Function<Check, List<Refusal>> faultsOf) {
        var run = new Run<S>();
        StateMachine<S, Step> machine = build(from, run, faultsOf);
        machine.startReactively().block();
        try {
            machine.sendEvent(Mono.just(MessageBuilder.withPayload(step).build()))
                    .blockLast();
        } finally {
            machine.stopReactively().block();
        }
        if (run.broken != null) {
            throw run.broken;
        }
        return new Outcome<>(run.to, List.copyOf(run.faults));
    }

    private StateMachine<S, Step> build(S from, Run<S> run, Function<Check, List<Refusal>> faultsOf) {
        try {
            StateMachineBuilder.Builder<S, Step> builder = StateMachineBuilder.builder();
            builder.configureConfiguration().withConfiguration().autoStartup(false);
            builder.configureStates().withStates().initial(from).states(EnumSet.allOf(states));
            for (Move<S> move : table) {
                builder.configureTransitions()
                        .withExternal()
                        .source(move.from())
                        .target(move.to())
                        .event(move.step())
                        .guard(context -> run.passes(() -> faultsOf.apply(move.check())))
                        .action(context -> run.to = move.to());
            }
            return builder.build();
        } catch (Exception e) {
            throw new IllegalStateException("The table of moves is no machine", e);
        }
    }

    private static final class Run<S> {
        private @Nullable S to;
        private final List<Refusal> faults = new ArrayList<>();
        private @Nullable RuntimeException broken;

        boolean passes(java.util.function.Supplier<List<Refusal>> check) {
            try {
                List<Refusal> found = check.get();
                faults.addAll(found);
                return found.isEmpty();
            } catch (RuntimeException e) {
                broken = e;
                return false;
            }
        }
    }
}
