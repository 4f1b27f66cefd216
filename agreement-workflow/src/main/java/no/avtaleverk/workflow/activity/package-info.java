/** Activity figures agreed in a clause, brought by one party and read by all. */
@NullMarked
package no.avtaleverk.workflow.activity;

import org.jspecify.annotations.NullMarked;
