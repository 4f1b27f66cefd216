/** Which step is lawful when: two tables of moves, run by Spring Statemachine, known nowhere else. */
@NullMarked
package no.avtaleverk.workflow.transition;

import org.jspecify.annotations.NullMarked;
